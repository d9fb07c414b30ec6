// SPDX-License-Identifier: MIT
// Pages with every kind of block, on panels of all three layout classes and at all steps:
// nothing leaves its column, nothing is lost, said twice or out of order, and nothing
// stands alone.
#include "sample_page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const panels[] = {"td1", "td2", "td2-5", "td2-5-landscape",
                                     "p10", "p21"};
static const int all_steps[] = {100, 125, 150, 200};

// Fills the first screen of the smallest panel at 200 % with drafts.
#define MESSAGE "Tell staff now. In real danger, call 911."

typedef void
case_function(struct sample *sample, const struct laid_view *view);

static void
for_all(case_function *check)
{
    size_t count;
    const struct block *body = sample_body(&count);
    for (size_t p = 0; p < COUNT_OF(panels); p++) {
        for (size_t s = 0; s < COUNT_OF(all_steps); s++) {
            struct sample sample;
            sample_begin(&sample, panels[p], all_steps[s]);
            struct laid_view view = sample_lay(&sample, body, count);
            check(&sample, &view);
            sample_end(&sample);
        }
    }
}

static const char *
name(const struct sample *sample, size_t screen)
{
    static char text[80];
    snprintf(text, sizeof text, "%s at %d, screen %zu", sample->panel.name, sample->step,
             screen + 1);
    return text;
}

// Letters may reach a little over their line box at the column's edges.
static int
slack(const struct laid_view *view, const struct item *item)
{
    if (item->kind != ITEM_TEXT)
        return 0;
    const struct type *type = &view->style.type[item->role];
    int over = (type->ascent_px + type->descent_px - type->line_px) / 2;
    return (over > 0 ? over : 0) + 2;
}

static bool
in_columns(struct sample *sample, const struct laid_view *view, const struct item *item)
{
    struct content_area area = sample_area(sample);
    struct rect full = area.column[0];
    if (area.column_count > 1)
        full.w = area.column[1].x + area.column[1].w - full.x;
    int over = slack(view, item);
    full.y -= over;
    full.h += 2 * over;
    return rect_contains(full, item->box);
}

static void
check_inside(struct sample *sample, const struct laid_view *view)
{
    for (size_t i = 0; i < view->screen_count; i++) {
        size_t count = sample_items(sample, view, i);
        for (size_t k = 0; k < count; k++) {
            const struct item *item = &view->screens[i].items[k];
            if (item->over || !in_columns(sample, view, item))
                fail_msg("%s: an item of kind %d at %d,%d %dx%d ('%.*s')%s",
                         name(sample, i), item->kind, item->box.x, item->box.y,
                         item->box.w, item->box.h, (int)item->len, item->utf8,
                         item->over ? " is over" : " is outside");
        }
    }
}

static void
nothing_leaves_its_column(void **state)
{
    (void)state;
    for_all(check_inside);
}

static void
check_within(struct sample *sample, const struct laid_view *view)
{
    for (size_t i = 0; i < view->screen_count; i++) {
        const struct screen *screen = &view->screens[i];
        size_t count = sample_items(sample, view, i);
        for (size_t k = 0; k < count; k++) {
            const struct item *item = &screen->items[k];
            assert_true(item->target < (int)screen->target_count);
            assert_true(item->within < (int)screen->item_count);
            if (item->within < 0)
                continue;
            struct rect outer = screen->items[item->within].box;
            if (!rect_contains(rect_grown(outer, slack(view, item)), item->box))
                fail_msg("%s: '%.*s' at %d,%d %dx%d leaves its box %d,%d %dx%d",
                         name(sample, i), (int)item->len, item->utf8, item->box.x,
                         item->box.y, item->box.w, item->box.h, outer.x, outer.y, outer.w,
                         outer.h);
        }
    }
}

static void
everything_lies_in_its_box(void **state)
{
    (void)state;
    for_all(check_within);
}

// Baselines of one screen's text from top to bottom in reading order never overlap within
// a column.
static void
check_no_overlap(struct sample *sample, const struct laid_view *view)
{
    for (size_t i = 0; i < view->screen_count; i++) {
        const struct item *items = view->screens[i].items;
        size_t count = sample_items(sample, view, i);
        for (size_t a = 0; a < count; a++) {
            for (size_t b = a + 1; b < count; b++) {
                if (items[a].kind != ITEM_TEXT || items[b].kind != ITEM_TEXT)
                    continue;
                struct rect one = rect_grown(items[a].box, -slack(view, &items[a]) - 1);
                struct rect two = rect_grown(items[b].box, -slack(view, &items[b]) - 1);
                if (rect_overlaps(one, two))
                    fail_msg("%s: '%.*s' lies on '%.*s'", name(sample, i),
                             (int)items[a].len, items[a].utf8, (int)items[b].len,
                             items[b].utf8);
            }
        }
    }
}

static void
no_text_lies_on_another(void **state)
{
    (void)state;
    for_all(check_no_overlap);
}

// Each begins its text; hyphens may come in where a long word is taken apart, so only
// short words.
static const char *const in_order[] = {
    "A walk",       "Grass",      "Go out after", "the paths", "What to",   "short",
    "last one",     "How long",   "How far",      "We do",     "How steep", "Flat.",
    "Tell us",      "your nose",  "you feel",     "Call for",  "a wasp",    "hives run",
    "Take the pen", "About 30",   "70 in 100",    "From 2",    "No",        "0 to",
    "30",           "Until",      "How fast",     "How",       "Wash your", "Hang",
    "Back to",      "The meadow",
};

static void
check_order(struct sample *sample, const struct laid_view *view)
{
    const char *words = sample_words(sample, view);
    const char *at = words;
    for (size_t i = 0; i < COUNT_OF(in_order); i++) {
        const char *first_word = in_order[i];
        size_t len = strcspn(first_word, " ");
        const char *found = strstr(at, first_word);
        if (!found) { // cut between its two words by a line
            char one[40];
            snprintf(one, sizeof one, "%.*s", (int)len, first_word);
            found = strstr(at, one);
        }
        if (!found)
            fail_msg("%s: '%s' is missing or out of order in: %s", name(sample, 0),
                     first_word, words);
        at = found ? found + len : at;
    }
}

static void
all_words_appear_in_order(void **state)
{
    (void)state;
    for_all(check_order);
}

static void
check_card(struct sample *sample, const struct laid_view *view)
{
    const char *words = sample_words(sample, view);
    assert_int_equal(sample_count(words, "a wasp"), 1);
    assert_int_equal(sample_count(words, "hives"), 1);
    assert_int_equal(sample_count(words, "faint"), 1);
    assert_int_equal(sample_count(words, "Grass is"), 1);
    // Bullets of the card that stand on a screen without its head would not be
    // understood.
    static const char *const bullets[] = {"a wasp", "tongue", "enough",
                                          "chest",  "faint",  "hives"};
    for (size_t i = 0; i < view->screen_count; i++) {
        const char *screen = sample_screen_words(sample, view, i);
        for (size_t k = 0; k < COUNT_OF(bullets); k++) {
            const char *head = strstr(screen, "Call");
            head = head ? head : strstr(screen, "Emergency:");
            const char *bullet = strstr(screen, bullets[k]);
            if (bullet && (!head || head > bullet))
                fail_msg("%s: '%s' stands without its heading", name(sample, i),
                         bullets[k]);
        }
    }
}

static void
care_cards_keep_their_head_and_lose_no_bullet(void **state)
{
    (void)state;
    for_all(check_card);
}

static void
check_titles(struct sample *sample, const struct laid_view *view)
{
    const char *first = sample_screen_words(sample, view, 0);
    assert_ptr_equal(strstr(first, "Hay"), first);
    for (size_t i = 1; i < view->screen_count; i++)
        assert_null(strstr(sample_screen_words(sample, view, i), "walk outside"));
    for (size_t i = 0; i < view->screen_count; i++) {
        if (i + 1 < view->screen_count && !*sample_screen_words(sample, view, i))
            fail_msg("%s is empty", name(sample, i));
    }
}

static void
the_title_stands_on_the_first_screen_only(void **state)
{
    (void)state;
    for_all(check_titles);
}

static void
check_targets(struct sample *sample, const struct laid_view *view)
{
    int target_px = view->style.target_px;
    unsigned ticks = 0, links = 0;
    for (size_t i = 0; i < view->screen_count; i++) {
        for (size_t k = 0; k < view->screens[i].target_count; k++) {
            const struct target *target = &view->screens[i].targets[k];
            if (target->group != GROUP_CONTENT)
                continue;
            if (target->hit.w < target_px || target->hit.h < target_px)
                fail_msg("%s: '%s' is %dx%d px, %d px needed", name(sample, i),
                         target->label, target->hit.w, target->hit.h, target_px);
            ticks |= target->action == ACTION_TICK ? 1u << target->number : 0u;
            links += target->action == ACTION_PAGE;
        }
    }
    assert_int_equal(ticks, 3);
    assert_int_equal(links, 2);
}

static void
rows_are_large_enough_to_touch(void **state)
{
    (void)state;
    for_all(check_targets);
}

static void
two_columns_only_where_both_are_readable(void **state)
{
    (void)state;
    static const struct {
        const char *panel;
        int step;
        bool two;
    } cases[] = {
        {"p21", 100, true}, {"p15", 100, true}, {"p10", 200, false}, {"p21", 200, false}};
    size_t count;
    const struct block *body = sample_body(&count);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct sample sample;
        sample_begin(&sample, cases[i].panel, cases[i].step);
        struct laid_view view = sample_lay(&sample, body, count);
        struct content_area area = sample_area(&sample);
        bool two = false;
        for (size_t k = 0; k < sample_items(&sample, &view, 0); k++)
            two = two || view.screens[0].items[k].box.x >= area.column[1].x;
        if (area.column_count < 2 || two != cases[i].two)
            fail_msg("%s at %d has %s columns", cases[i].panel, cases[i].step,
                     two ? "two" : "one");
        sample_end(&sample);
    }
}

static void
reading_time_counts_body_words(void **state)
{
    (void)state;
    static const struct block body[] = {
        {.kind = BLOCK_TEXT, .text = {.utf8 = "One two three four.", .len = 19}},
    };
    struct sample sample;
    sample_begin(&sample, "p21", 100);
    struct laid_view view = sample_lay(&sample, body, 1);
    assert_int_equal(view.screen_count, 1);
    // Caption 2, title 3, main message 6, text 4.
    assert_int_equal(view.screens[0].words, 15);
    sample_end(&sample);
}

// Where the title and the main message of Help do not both fit, it is the title that goes.
static void
help_gives_up_its_title_before_its_message(void **state)
{
    (void)state;
    static const struct {
        const char *panel;
        int step;
        enum page_kind kind;
        const char *title;
        bool titled;  // the title stands on the first screen
        bool message; // and the whole main message
    } cases[] = {
        {"td2", 100, PAGE_CRISIS, "Get help now", true, true},
        {"td2-5", 100, PAGE_CRISIS, "Get help now", true, true},
        {"td2-5", 200, PAGE_CRISIS, "Get help", false, true},
        {"td2-5", 200, PAGE_CLAIM, "Get help", true, false},
    };
    static const struct block body[] = {
        {.kind = BLOCK_TEXT, .text = {.utf8 = "Ask.", .len = 4}},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct sample sample;
        sample_begin(&sample, cases[i].panel, cases[i].step);
        sample.look.drafts = true;
        struct page *page = &sample.pages[2];
        page->kind = cases[i].kind;
        page->parent = (struct text){0};
        page->title = sample_text(cases[i].title);
        page->main_message = sample_text(MESSAGE);
        struct laid_view view = sample_lay(&sample, body, 1);
        const char *words = sample_screen_words(&sample, &view, 0);
        if ((strstr(words, cases[i].title) != NULL) != cases[i].titled ||
            (strstr(words, MESSAGE) != NULL) != cases[i].message)
            fail_msg("%s at %d, kind %d: the first screen says '%s'", cases[i].panel,
                     cases[i].step, cases[i].kind, words);
        sample_end(&sample);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_leaves_its_column),
        cmocka_unit_test(everything_lies_in_its_box),
        cmocka_unit_test(no_text_lies_on_another),
        cmocka_unit_test(all_words_appear_in_order),
        cmocka_unit_test(care_cards_keep_their_head_and_lose_no_bullet),
        cmocka_unit_test(the_title_stands_on_the_first_screen_only),
        cmocka_unit_test(rows_are_large_enough_to_touch),
        cmocka_unit_test(two_columns_only_where_both_are_readable),
        cmocka_unit_test(reading_time_counts_body_words),
        cmocka_unit_test(help_gives_up_its_title_before_its_message),
    };
    return cmocka_run_group_tests_name("pages", tests, NULL, NULL);
}
