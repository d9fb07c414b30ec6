// SPDX-License-Identifier: MIT
// Checklists: numbers over the page, ticking that moves nothing, rows taller than a screen.
#include "sample_page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define TEXT(literal)                                 \
    {                                                 \
        .utf8 = (literal), .len = sizeof(literal) - 1 \
    }

static const struct text today[] = {TEXT("Drink water."), TEXT("Rest for a while.")};
static const struct text tonight[] = {
    TEXT("Close the window."),
    TEXT("Put a light in the hall, so that you find the way to the kitchen and back "
         "again without "
         "falling over the dog, the cat, or the shoes that somebody left there "
         "yesterday."),
};
static const struct block body[] = {
    {.kind = BLOCK_CHECKLIST, .checklist = {.when = TEXT("Today"), .items = {today, 2}}},
    {.kind = BLOCK_CHECKLIST,
     .checklist = {.when = TEXT("Tonight"), .items = {tonight, 2}}},
};

static void
numbers_count_over_the_page(void **state)
{
    (void)state;
    static const char *const panels[] = {"td1", "td2-5", "p21"};
    static const int steps[] = {100, 200};
    const char *const labels[] = {today[0].utf8, today[1].utf8, tonight[0].utf8,
                                  tonight[1].utf8};
    for (size_t p = 0; p < COUNT_OF(panels) * COUNT_OF(steps); p++) {
        struct sample sample;
        sample_begin(&sample, panels[p / 2], steps[p % 2]);
        struct laid_view view = sample_lay(&sample, body, 2);
        int number = -1;
        for (size_t i = 0; i < view.screen_count; i++) {
            for (size_t k = 0; k < view.screens[i].target_count; k++) {
                const struct target *target = &view.screens[i].targets[k];
                if (target->action != ACTION_TICK)
                    continue;
                assert_in_range(target->number - number, 0, 1);
                number = target->number;
                assert_string_equal(target->label, labels[number]);
                assert_true(target->hit.h >= view.style.target_px);
                assert_false(target->chosen);
            }
        }
        assert_int_equal(number, 3);
        sample_end(&sample);
    }
}

// Items without those that only a ticked row has.
static size_t
steady_items(struct sample *sample, const struct laid_view *view, size_t screen,
             struct rect *boxes)
{
    size_t count = 0;
    for (size_t i = 0; i < sample_items(sample, view, screen); i++) {
        const struct item *item = &view->screens[screen].items[i];
        bool done = item->kind == ITEM_TEXT && item->len == 4 &&
                    memcmp(item->utf8, "Done", 4) == 0;
        if (item->kind != ITEM_ICON && !done)
            boxes[count++] = item->box;
    }
    return count;
}

static void
ticking_moves_nothing(void **state)
{
    (void)state;
    static const char *const panels[] = {"td1", "td2-5", "p21"};
    static const int steps[] = {100, 200};
    for (size_t p = 0; p < COUNT_OF(panels) * COUNT_OF(steps); p++) {
        struct sample sample;
        sample_begin(&sample, panels[p / 2], steps[p % 2]);
        struct laid_view plain = sample_lay(&sample, body, 2);
        sample.look.ticks = 0xF;
        struct laid_view ticked = sample_lay(&sample, body, 2);
        assert_int_equal(plain.screen_count, ticked.screen_count);
        for (size_t i = 0; i < plain.screen_count; i++) {
            struct rect before[200], after[200];
            size_t count = steady_items(&sample, &plain, i, before);
            assert_int_equal(count, steady_items(&sample, &ticked, i, after));
            assert_memory_equal(before, after, count * sizeof before[0]);
            assert_int_equal(plain.screens[i].words, ticked.screens[i].words);
        }
        assert_int_equal(sample_count(sample_words(&sample, &plain), "Done"), 0);
        assert_int_equal(sample_count(sample_words(&sample, &ticked), "Done"), 4);
        sample_end(&sample);
    }
}

static void
a_tick_shows_on_its_own_row_only(void **state)
{
    (void)state;
    struct sample sample;
    sample_begin(&sample, "p21", 100);
    sample.look.ticks = 1 << 2;
    struct laid_view view = sample_lay(&sample, body, 2);
    unsigned ticks = 0, chosen = 0;
    for (size_t i = 0; i < view.screen_count; i++) {
        for (size_t k = 0; k < sample_items(&sample, &view, i); k++) {
            const struct item *item = &view.screens[i].items[k];
            if (item->kind != ITEM_ICON || strcmp(item->utf8, "tick") != 0)
                continue;
            ticks++;
            assert_int_equal(view.screens[i].targets[item->target].number, 2);
        }
        for (size_t k = 0; k < view.screens[i].target_count; k++)
            chosen += view.screens[i].targets[k].chosen;
    }
    assert_int_equal(ticks, 1);
    assert_int_equal(chosen, 1);
    assert_int_equal(sample_count(sample_words(&sample, &view), "Done"), 1);
    sample_end(&sample);
}

static void
a_row_taller_than_a_screen_goes_on(void **state)
{
    (void)state;
    struct sample sample;
    sample_begin(&sample, "td2-5", 200);
    struct laid_view view = sample_lay(&sample, body, 2);
    unsigned parts = 0;
    for (size_t i = 0; i < view.screen_count; i++) {
        for (size_t k = 0; k < view.screens[i].target_count; k++)
            parts += view.screens[i].targets[k].action == ACTION_TICK &&
                     view.screens[i].targets[k].number == 3;
        for (size_t k = 0; k < sample_items(&sample, &view, i); k++)
            assert_false(view.screens[i].items[k].over);
    }
    assert_true(parts >= 2);
    const char *words = sample_words(&sample, &view);
    assert_non_null(strstr(words, "yesterday."));
    assert_int_equal(sample_count(words, "Tonight"), 1); // no room to repeat it
    sample_end(&sample);
}

static void
a_heading_is_repeated_where_rows_go_on(void **state)
{
    (void)state;
    static const struct text many[] = {TEXT("One."), TEXT("Two."),  TEXT("Three."),
                                       TEXT("Four"), TEXT("Five."), TEXT("Six.")};
    const struct block list = {
        .kind = BLOCK_CHECKLIST,
        .checklist = {.when = TEXT("Tonight"), .items = {many, 6}}};
    struct sample sample;
    sample_begin(&sample, "td1", 100);
    struct laid_view view = sample_lay(&sample, &list, 1);
    assert_true(sample_count(sample_words(&sample, &view), "Tonight") >= 2);
    sample_end(&sample);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_count_over_the_page),
        cmocka_unit_test(ticking_moves_nothing),
        cmocka_unit_test(a_tick_shows_on_its_own_row_only),
        cmocka_unit_test(a_row_taller_than_a_screen_goes_on),
        cmocka_unit_test(a_heading_is_repeated_where_rows_go_on),
    };
    return cmocka_run_group_tests_name("block_checklist", tests, NULL, NULL);
}
