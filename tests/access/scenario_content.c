// SPDX-License-Identifier: MIT
// Acceptance scenarios that ask something of the shipped pages as they are laid out: emergency
// cards on the smallest panel (17), the way to one's own language (18), risk figures (22).
#include "every_screen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { FIRST_STEP = 100, LARGEST_STEP = 200, TEXT_MOST = 4096, DOTS_MOST = 64 };

struct bench {
    struct every_screen every;
    struct arena arena;
    unsigned cards;
    unsigned split;    // screens that a card goes on to between two bullets
    unsigned too_long; // bullets that fit no screen
    unsigned arrays;
};

static const struct content *
content_of(const struct bench *bench, size_t language)
{
    return bench->every.session.edition.languages[language].content;
}

static struct laid_view
lay(struct bench *bench, size_t language, enum view_kind kind, const char *page,
    const char *panel, int step)
{
    struct options options = {.step = step, .theme = -1, .screen = -1};
    char sentence[512];
    assert_true(panel_parse(panel, &options.panel, sentence, sizeof sentence));
    const struct exhibit exhibit = {.kind = kind, .page = page};
    struct view_request request =
        session_exhibit_request(&bench->every.session, &options, language, &exhibit);
    request.look.drafts = false; // as visitors will see it once it is signed
    return view_layout(&request, &bench->arena);
}

// ---- 17: an emergency card goes on between bullets --------------------------------------------

// Letters only: lines end at spaces and hyphens, which are not what is compared.
static size_t
add_letters(char *into, size_t len, const char *utf8, size_t utf8_len)
{
    static const char soft_hyphen[] = "\u00ad", hyphen[] = "\u2010";
    for (size_t i = 0; i < utf8_len && len + 1 < TEXT_MOST; i++) {
        if (utf8_len - i >= 2 && memcmp(utf8 + i, soft_hyphen, 2) == 0)
            i++;
        else if (utf8_len - i >= 3 && memcmp(utf8 + i, hyphen, 3) == 0)
            i += 2;
        else if (utf8[i] != ' ' && utf8[i] != '-')
            into[len++] = utf8[i];
    }
    into[len] = 0;
    return len;
}

static bool
has_text(const struct screen *screen, const struct text *text)
{
    for (size_t i = 0; i < screen->item_count; i++)
        if (screen->items[i].kind == ITEM_TEXT && screen->items[i].source == text)
            return true;
    return false;
}

// A line of it in the type of such headings, or in that of those that are repeated, which name no
// source.
static bool
has_heading(const struct screen *screen, const struct text *text)
{
    for (size_t i = 0; i < screen->item_count; i++) {
        const struct item *item = &screen->items[i];
        if (item->kind == ITEM_TEXT &&
            (item->role == ROLE_LEAD || item->role == ROLE_LABEL) &&
            memmem(text->utf8, text->len, item->utf8, item->len))
            return true;
    }
    return false;
}

struct span { // the screens that a text is on
    size_t first;
    size_t last;
};

// Every letter of the text is there once.
static struct span
whole(const struct laid_view *view, const struct text *text)
{
    char shown[TEXT_MOST] = "", wanted[TEXT_MOST] = "";
    struct span span = {view->screen_count, 0};
    size_t len = 0;
    for (size_t k = 0; k < view->screen_count; k++) {
        const struct screen *screen = &view->screens[k];
        if (!has_text(screen, text))
            continue;
        span.first = k < span.first ? k : span.first;
        span.last = k;
        for (size_t i = 0; i < screen->item_count; i++)
            if (screen->items[i].kind == ITEM_TEXT && screen->items[i].source == text)
                len =
                    add_letters(shown, len, screen->items[i].utf8, screen->items[i].len);
    }
    add_letters(wanted, 0, text->utf8, text->len);
    assert_string_equal(shown, wanted);
    return span;
}

// All bullets in their order, none taken apart that fits a screen (one that does not has its first
// screen to itself), and the heading, or its level in a word, on each of the screens.
static void
check_card(struct bench *bench, const struct laid_view *view, const struct care *care,
           const struct text *spoken)
{
    struct span before = {0};
    for (size_t i = 0; i < care->items.count; i++) {
        const struct span span = whole(view, &care->items.items[i]);
        assert_true(span.first >= before.last);
        if (span.last > span.first) {
            assert_true(i == 0 || span.first > before.last);
            bench->too_long++;
        }
        for (size_t at = span.first; at <= span.last; at++)
            if (!has_heading(&view->screens[at], &care->heading) &&
                !has_heading(&view->screens[at], spoken))
                fail_msg("%s: screen %zu of %zu has '%s' without its heading",
                         care->heading.utf8, at + 1, view->screen_count,
                         care->items.items[i].utf8);
        bench->split += i > 0 && span.first > before.last;
        before = span;
    }
    bench->cards++;
}

static void
scenario_17_emergency_card(void **state)
{
    struct bench *bench = *state;
    const struct edition *edition = &bench->every.session.edition;
    for (size_t language = 0; language < edition->count; language++) {
        const struct content *content = content_of(bench, language);
        const struct text *spoken =
            &edition->tongues[language].words->word[WORD_CARE_EMERGENCY];
        for (size_t i = 0; i < content->page_count; i++) {
            const struct page *page = &content->pages[i];
            const struct laid_view view =
                lay(bench, language, VIEW_PAGE, page->id.utf8, "td2-5", LARGEST_STEP);
            for (size_t k = 0; k < page->body_count; k++)
                if (page->body[k].kind == BLOCK_CARE &&
                    page->body[k].care.level == CARE_EMERGENCY)
                    check_card(bench, &view, &page->body[k].care, spoken);
            arena_reset(&bench->arena);
        }
    }
    print_message(
        "measured emergency cards: %u go on between bullets %u times, %u bullets "
        "are longer than a screen\n",
        bench->cards, bench->split, bench->too_long);
    figure("cards", "emergency", bench->cards);
    figure("cards", "split", bench->split);
    figure("cards", "bullets_too_long", bench->too_long);
    assert_true(bench->cards >= 10 && bench->split >= 1);
}

// ---- 18: to one's own language in two touches, by its own name ---------------------------------

// Flags, and the letters and tags that they are made of.
static bool
is_flag(uint32_t code)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {{0x1F1E6, 0x1F1FF}, {0x1F3F3, 0x1F3F4}, {0x1F38C, 0x1F38C},
                  {0x1F6A9, 0x1F6A9}, {0x2690, 0x2691},   {0xE0020, 0xE007F}};
    for (size_t i = 0; i < COUNT_OF(ranges); i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    return false;
}

static void
has_no_flag(const struct screen *screen)
{
    for (size_t i = 0; i < screen->item_count; i++) {
        const struct item *item = &screen->items[i];
        assert_false(item->kind == ITEM_PICTURE);
        assert_false(item->kind == ITEM_ICON && strstr(item->utf8, "flag"));
        size_t taken = 1;
        for (size_t at = 0; item->kind == ITEM_TEXT && at < item->len; at += taken)
            assert_false(is_flag(text_decode(item->utf8 + at, item->len - at, &taken)));
    }
}

static const struct target *
target_for(const struct screen *screen, enum action action, const char *page)
{
    for (size_t i = 0; i < screen->target_count; i++) {
        const struct target *target = &screen->targets[i];
        if (target->action == action &&
            (!page || (target->page && strcmp(target->page, page) == 0)))
            return target;
    }
    return NULL;
}

// On the first screen of Home each other language stands under its own name; where there is no
// room for all of them, the sheet that has them all is offered.
static void
offers(struct bench *bench, const char *panel, int step, size_t from, size_t to)
{
    const struct edition *edition = &bench->every.session.edition;
    const struct tongue *tongue = &edition->tongues[to];
    const struct text *endonym = &tongue->words->endonym;
    const struct laid_view home = lay(bench, from, VIEW_HOME, NULL, panel, step);
    const struct laid_view sheet = lay(bench, from, VIEW_LANGUAGES, NULL, panel, step);
    const struct target *target = target_for(home.screens, ACTION_LANGUAGE, tongue->code);
    has_no_flag(home.screens);
    has_no_flag(sheet.screens);
    if (edition->count == 2 && step == FIRST_STEP) // that every visit begins at
        assert_non_null(target);
    assert_true(target || target_for(home.screens, ACTION_LANGUAGES, NULL));
    if (target)
        assert_true(has_text(home.screens, endonym));
    target = target_for(sheet.screens, ACTION_LANGUAGE, tongue->code);
    assert_non_null(target);
    assert_memory_equal(target->label, endonym->utf8, endonym->len);
    assert_true(has_text(sheet.screens, endonym));
    arena_reset(&bench->arena);
}

static void
scenario_18_own_language_by_its_own_name(void **state)
{
    static const char *const panels[] = {"td1", "td2", "p21", "td2-5"};
    struct bench *bench = *state;
    const size_t count = bench->every.session.edition.count;
    assert_true(count >= 2);
    for (size_t p = 0; p < COUNT_OF(panels); p++)
        for (int step = FIRST_STEP; step <= LARGEST_STEP; step += 100)
            for (size_t pair = 0; pair < count * count; pair++)
                if (pair / count != pair % count)
                    offers(bench, panels[p], step, pair / count, pair % count);
}

// ---- 22: risks -----------------------------------------------------------------------------------

static bool
has_number(const char *words, unsigned number)
{
    char digits[16];
    snprintf(digits, sizeof digits, "%u", number);
    size_t len = strlen(digits);
    for (const char *at = strstr(words, digits); at; at = strstr(at + 1, digits)) {
        bool begins = at == words || at[-1] < '0' || at[-1] > '9';
        if (begins && (at[len] < '0' || at[len] > '9'))
            return true;
    }
    return false;
}

// The words for an array say how many, of how many, and how many are not.
static void
says_all(const struct item *ground, const struct risk *risk)
{
    char plain[TEXT_MOST];
    size_t len = 0;
    for (size_t i = 0; i < ground->len && len + 1 < sizeof plain; i++) {
        bool mark = i > 0 && i + 1 < ground->len &&
                    (ground->utf8[i] == ',' || ground->utf8[i] == '.') &&
                    ground->utf8[i - 1] >= '0' && ground->utf8[i - 1] <= '9' &&
                    ground->utf8[i + 1] >= '0' && ground->utf8[i + 1] <= '9';
        if (!mark)
            plain[len++] = ground->utf8[i];
    }
    plain[len] = 0;
    assert_true(has_number(plain, risk->n));
    assert_true(has_number(plain, risk->of));
    assert_true(has_number(plain, risk->of - risk->n));
}

static bool
is_dot(const struct item *item, size_t ground)
{
    return item->kind == ITEM_BOX && item->role == ROLE_GRAPHIC &&
           item->within == (int)ground && item->box.w == item->box.h;
}

// As many dots as people, those affected filled and first.
static void
check_array(struct bench *bench, const struct screen *screen, size_t ground,
            const struct risk *risk)
{
    unsigned dots = 0, filled = 0;
    for (size_t i = ground + 1; i < screen->item_count; i++) {
        if (!is_dot(&screen->items[i], ground))
            continue;
        if (screen->items[i].fill == COLOR_ACCENT) {
            assert_int_equal(filled, dots);
            filled++;
        }
        dots++;
    }
    assert_int_equal(filled, risk->n);
    assert_int_equal(dots, risk->of);
    says_all(&screen->items[ground], risk);
    bench->arrays++;
}

static bool
has_figure(const struct risk *risk)
{
    return risk->certainty != RISK_UNKNOWN && risk->n > 0;
}

// The risks of a page, in its order, have one denominator and their arrays say what they say.
static void
check_risks(struct bench *bench, const struct page *page, const struct laid_view *view)
{
    const struct risk *risks[DOTS_MOST];
    size_t count = 0, next = 0;
    for (size_t i = 0; i < page->body_count; i++)
        if (page->body[i].kind == BLOCK_RISK && has_figure(&page->body[i].risk))
            risks[count++] = &page->body[i].risk;
    for (size_t i = 0; i < count; i++) {
        assert_true(risks[i]->of == 100 || risks[i]->of == 1000);
        assert_int_equal(risks[i]->of, risks[0]->of);
    }
    for (size_t k = 0; k < view->screen_count; k++) {
        const struct screen *screen = &view->screens[k];
        for (size_t i = 0; i + 1 < screen->item_count; i++)
            if (screen->items[i].kind == ITEM_BOX && screen->items[i].utf8 &&
                is_dot(&screen->items[i + 1], i)) {
                assert_true(next < count);
                check_array(bench, screen, i, risks[next++]);
            }
    }
    // a thousand dots do not find room everywhere; a hundred do
    if (count > 0 && risks[0]->of == 100)
        assert_int_equal(next, count);
}

static void
scenario_22_risk_numbers(void **state)
{
    static const char *const panels[] = {"td1", "td2", "td2-5", "p21"};
    struct bench *bench = *state;
    const struct edition *edition = &bench->every.session.edition;
    for (size_t language = 0; language < edition->count; language++) {
        const struct content *content = content_of(bench, language);
        for (size_t i = 0; i < content->page_count * COUNT_OF(panels); i++) {
            const struct page *page = &content->pages[i / COUNT_OF(panels)];
            for (int step = FIRST_STEP; step <= LARGEST_STEP; step += 100) {
                const struct laid_view view =
                    lay(bench, language, VIEW_PAGE, page->id.utf8,
                        panels[i % COUNT_OF(panels)], step);
                check_risks(bench, page, &view);
                arena_reset(&bench->arena);
            }
        }
    }
    print_message("measured risks: %u arrays of dots\n", bench->arrays);
    figure("risks", "arrays", bench->arrays);
    assert_true(bench->arrays >= 20);
}

static int
set_up(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    *state = bench;
    return bench && every_screen_open(&bench->every) ? 0 : -1;
}

static int
tear_down(void **state)
{
    struct bench *bench = *state;
    arena_finish(&bench->arena);
    every_screen_close(&bench->every);
    free(bench);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scenario_17_emergency_card),
        cmocka_unit_test(scenario_18_own_language_by_its_own_name),
        cmocka_unit_test(scenario_22_risk_numbers),
    };
    return cmocka_run_group_tests_name("scenario_content", tests, set_up, tear_down);
}
