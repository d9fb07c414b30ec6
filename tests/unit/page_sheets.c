// SPDX-License-Identifier: MIT
// What opens from a page: answers, words to know, the chosen questions, the code for a
// phone. On every panel at every text size nothing is cut, and everything is there.
#include "layout/qr.h"
#include "layout/view.h"

#include "sample_views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define TEXT(literal)                                 \
    {                                                 \
        .utf8 = (literal), .len = sizeof(literal) - 1 \
    }

static const struct term terms[] = {
    {.term = TEXT("Pollen"),
     .means = TEXT("A fine dust from plants."),
     .say = TEXT("POL-en")},
    {.term = TEXT("Hedge"), .means = TEXT("A wall of small trees.")},
};
static const struct term *const both[] = {&terms[0], &terms[1]};
static const struct block answer_body[] = {
    {.kind = BLOCK_TEXT, .text = TEXT("Go out after rain.")},
};
static const struct answer answers[] = {
    {.id = TEXT("tools#1"),
     .question = TEXT("When should I go out?"),
     .body = answer_body,
     .body_count = 1,
     .terms = {both, 1}},
    {.id = TEXT("tools#2"),
     .question = TEXT("Why?"),
     .body = answer_body,
     .body_count = 1},
};
static const struct text questions[] = {TEXT("How long does it last?"),
                                        TEXT("Who can I call?")};
static const struct text more[] = {TEXT("What does it cost?")};
static const struct block body[] = {
    {.kind = BLOCK_FAQ,
     .faq = {.items = answers,
             .count = 2,
             .then = {.page = TEXT("leaf"), .label = TEXT("Ask us")}}},
    {.kind = BLOCK_ASK, .ask = {TEXT("About the day"), {questions, 2}}},
    {.kind = BLOCK_ASK, .ask = {TEXT("About money"), {more, 1}}},
};

static void
begin(struct sample_views *views)
{
    sample_views_begin(views);
    struct page *page = &views->pages[4];
    page->body = body;
    page->body_count = COUNT_OF(body);
    page->terms = (struct term_list){both, 2};
    page->take_home = (struct text)TEXT("Shut the windows at night. Sample Clinic");
    static const struct {
        enum word word;
        struct text text;
    } words[] = {{WORD_SHOW_LIST, TEXT("Show my list")},
                 {WORD_WORDS_HERE, TEXT("Words here")},
                 {WORD_TAKE_HOME, TEXT("Take it home")},
                 {WORD_LIST_EMPTY, TEXT("Nothing chosen yet.")},
                 {WORD_SAY, TEXT("Say: {a}")}};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        views->words.word[words[i].word] = words[i].text;
}

// All words of the view, screen after screen.
static const char *
words_of(struct sample_views *views, const struct laid_view *view)
{
    const char *all = "";
    for (size_t i = 0; i < view->screen_count; i++)
        all = arena_printf(&views->arena, "%s %s", all,
                           sample_text_of(views, &view->screens[i]));
    return all;
}

static size_t
count_of(const struct laid_view *view, enum action action, int number)
{
    size_t count = 0;
    for (size_t i = 0; i < view->screen_count; i++)
        for (size_t k = 0; k < view->screens[i].target_count; k++)
            count += view->screens[i].targets[k].action == action &&
                     (number < 0 || view->screens[i].targets[k].number == number);
    return count;
}

static const struct {
    enum view_kind kind;
    const char *page;
    const char *word; // stands on it
} opened[] = {
    {VIEW_PAGE, "tools", "Why?"},         {VIEW_ANSWER, "tools#1", "rain."},
    {VIEW_WORDS_SHEET, "tools", "Hedge"}, {VIEW_WORDS_SHEET, "tools#1", "Pollen"},
    {VIEW_LIST_SHEET, "tools", "cost?"},  {VIEW_FULL_SHEET, "tools", "Show"},
    {VIEW_HOME_SHEET, "tools", "Sample"},
};

static void
nothing_is_cut_anywhere(void **state)
{
    (void)state;
    struct sample_views views;
    begin(&views);
    for (struct sample_case place = {.views = &views}; sample_next(&place);) {
        for (size_t i = 0; i < COUNT_OF(opened); i++) {
            struct view_request request = place.request;
            request.kind = opened[i].kind;
            request.page = opened[i].page;
            request.look.asked = 6;
            request.look.can_go_back = true;
            struct laid_view view = view_layout(&request, &views.arena);
            assert_string_equal(sample_findings(&views, &view, place.name), "");
            if (!strstr(words_of(&views, &view), opened[i].word))
                fail_msg("%s: no \"%s\"", place.name, opened[i].word);
            assert_int_equal(count_of(&view, ACTION_HELP, -1), view.screen_count);
        }
    }
    sample_views_end(&views);
}

static struct laid_view
lay(struct sample_views *views, enum view_kind kind, const char *page, uint64_t asked)
{
    struct view_request request = sample_request(views, kind, "td2", 100);
    request.page = page;
    request.look.asked = asked;
    return view_layout(&request, &views->arena);
}

static void
pages_offer_what_they_have(void **state)
{
    (void)state;
    struct sample_views views;
    begin(&views);
    struct laid_view page = lay(&views, VIEW_PAGE, "tools", 2);
    assert_int_equal(count_of(&page, ACTION_ANSWER, -1), 2);
    assert_int_equal(count_of(&page, ACTION_WORDS, -1), 1);
    assert_int_equal(count_of(&page, ACTION_TAKE_HOME, -1), 1);
    assert_int_equal(count_of(&page, ACTION_MY_LIST, -1), 2); // below each group
    for (int i = 0; i < 3; i++)
        assert_int_equal(count_of(&page, ACTION_ASK, i), 1); // numbers go on
    for (size_t i = 0; i < page.screen_count; i++)
        for (size_t k = 0; k < page.screens[i].target_count; k++)
            if (page.screens[i].targets[k].action == ACTION_ASK)
                assert_int_equal(page.screens[i].targets[k].chosen,
                                 page.screens[i].targets[k].number == 1);
    struct laid_view leaf = lay(&views, VIEW_PAGE, "leaf", 0);
    assert_int_equal(count_of(&leaf, ACTION_WORDS, -1), 0);
    assert_int_equal(count_of(&leaf, ACTION_TAKE_HOME, -1), 0);
    struct laid_view answer = lay(&views, VIEW_ANSWER, "tools#2", 0);
    assert_int_equal(count_of(&answer, ACTION_WORDS, -1), 0);
    assert_int_equal(count_of(&answer, ACTION_PAGE, -1), 1);
    sample_views_end(&views);
}

// On a wide screen that holds all of it an answer opens below its question, and the open question
// closes it; on a low one it has a screen of its own, which leads on to the next.
static void
answers_open_in_place_where_there_is_room(void **state)
{
    (void)state;
    static const struct {
        const char *panel;
        bool in_place;
    } cases[] = {{"p21", true}, {"td1", false}, {"td2", false}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct sample_views views;
        begin(&views);
        views.pages[4].body_count = 1;
        struct view_request request =
            sample_request(&views, VIEW_ANSWER, cases[i].panel, 100);
        request.page = "tools#1";
        struct laid_view view = view_layout(&request, &views.arena);
        const char *words = words_of(&views, &view);
        assert_non_null(strstr(words, "Go out after rain."));
        assert_non_null(strstr(words, "Why?")); // in the list, or as what comes next
        assert_int_equal(count_of(&view, ACTION_ANSWER, -1), 1);
        assert_int_equal(count_of(&view, ACTION_BACK, -1), cases[i].in_place ? 1 : 0);
        if (cases[i].in_place)
            assert_int_equal(view.screen_count, 1);
        sample_views_end(&views);
    }
}

static void
the_list_has_what_was_chosen(void **state)
{
    (void)state;
    struct sample_views views;
    begin(&views);
    struct laid_view list = lay(&views, VIEW_LIST_SHEET, "tools", 5);
    const char *words = words_of(&views, &list);
    assert_non_null(strstr(words, "How long does it last?"));
    assert_non_null(strstr(words, "What does it cost?"));
    assert_null(strstr(words, "Who can I call?"));
    list = lay(&views, VIEW_LIST_SHEET, "tools", 0);
    assert_non_null(strstr(words_of(&views, &list), "Nothing chosen yet."));
    struct laid_view sheet = lay(&views, VIEW_WORDS_SHEET, "tools#1", 0);
    words = words_of(&views, &sheet);
    assert_non_null(strstr(words, "Say: POL-en"));
    assert_null(strstr(words, "Hedge")); // only the answer's own
    sample_views_end(&views);
}

// ---- the code -------------------------------------------------------------------------

static void
the_code_can_be_read_from_300_mm(void **state)
{
    (void)state;
    struct sample_views views;
    begin(&views);
    for (struct sample_case place = {.views = &views}; sample_next(&place);) {
        struct view_request request = place.request;
        request.kind = VIEW_HOME_SHEET;
        request.page = "tools";
        struct laid_view view = view_layout(&request, &views.arena);
        struct rect ground = {0}, dark = {0};
        size_t codes = 0;
        for (size_t i = 0; i < view.screen_count; i++) {
            for (size_t k = 0; k < view.screens[i].item_count; k++) {
                const struct item *item = &view.screens[i].items[k];
                if (item->fill == COLOR_CODE_PAPER) {
                    ground = item->box;
                    dark = (struct rect){0};
                    codes++;
                } else if (item->fill == COLOR_CODE) {
                    assert_true(rect_contains(ground, item->box));
                    dark = dark.h ? dark : item->box;
                    assert_int_equal(item->box.h, dark.h); // whole, equal modules
                    assert_int_equal(item->box.w % dark.h, 0);
                    assert_int_equal((item->box.x - ground.x) % dark.h, 0);
                }
            }
        }
        assert_int_equal(codes, 1);
        assert_true(panel_mm(&request.panel, dark.h) >= 0.75);
        assert_true(dark.x - ground.x >= 4 * dark.h); // the quiet zone
        assert_true(dark.y - ground.y >= 4 * dark.h);
        assert_int_equal(ground.w, ground.h);
    }
    sample_views_end(&views);
}

// Modules of 0.75 mm where they fit, of 0.6 mm only where asked for and needed.
static void
a_tight_code_is_smaller_but_no_more_than_it_must(void **state)
{
    (void)state;
    struct panel panel;
    char sentence[256];
    assert_true(panel_parse("td2-5", &panel, sentence, sizeof sentence));
    const struct qr qr = {.width = 49};
    const int modules = 49 + 8;
    const int usual_px = qr_side_px(&qr, &panel, 1, false);
    assert_true(panel_mm(&panel, usual_px) >= 0.75 * modules);
    assert_int_equal(qr_side_px(&qr, &panel, usual_px, true), usual_px);
    const int tight_px = qr_side_px(&qr, &panel, usual_px - 1, true);
    assert_in_range(tight_px, 1, usual_px - 1);
    const int least_px = qr_side_px(&qr, &panel, 1, true);
    assert_true(panel_mm(&panel, least_px) >= 0.6 * modules);
    assert_in_range(least_px, 1, tight_px);
    assert_int_equal(least_px % modules, 0);
}

static void
a_code_has_its_three_corners(void **state)
{
    (void)state;
    static const char finder[7][8] = {"1111111", "1000001", "1011101", "1011101",
                                      "1011101", "1000001", "1111111"};
    struct arena arena = {0};
    const struct text text = TEXT("Rest today.");
    struct qr qr = qr_make(&arena, &text);
    assert_int_equal(qr.width, 21); // the smallest
    const int corners[3][2] = {{0, 0}, {14, 0}, {0, 14}};
    for (size_t c = 0; c < 3; c++)
        for (int y = 0; y < 7; y++)
            for (int x = 0; x < 7; x++)
                assert_int_equal(
                    qr.modules[(corners[c][1] + y) * 21 + corners[c][0] + x] & 1,
                    finder[y][x] - '0');
    char *longest = arena_alloc(&arena, 4001);
    memset(longest, 'a', 4000);
    const struct text too_long = {.utf8 = longest, .len = 4000};
    assert_int_equal(qr_make(&arena, &too_long).width, 0);
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_cut_anywhere),
        cmocka_unit_test(pages_offer_what_they_have),
        cmocka_unit_test(answers_open_in_place_where_there_is_room),
        cmocka_unit_test(the_list_has_what_was_chosen),
        cmocka_unit_test(the_code_can_be_read_from_300_mm),
        cmocka_unit_test(a_tight_code_is_smaller_but_no_more_than_it_must),
        cmocka_unit_test(a_code_has_its_three_corners),
    };
    return cmocka_run_group_tests_name("page_sheets", tests, NULL, NULL);
}
