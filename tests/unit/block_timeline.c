// SPDX-License-Identifier: MIT
// Timelines: shapes and words of the kinds, routes, open ends, upright and lying.
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

static const struct text nasal[] = {TEXT("nasal")};
static const struct step all_steps[] = {
    {.id = TEXT("A"),
     .start = -2,
     .unit = TIME_HOURS,
     .kind = STEP_RULE,
     .label = TEXT("No food")},
    {.id = TEXT("B"),
     .end = 1,
     .unit = TIME_HOURS,
     .kind = STEP_PLAN,
     .label = TEXT("Sit down")},
    {.id = TEXT("C"),
     .end = 2,
     .unit = TIME_HOURS,
     .kind = STEP_EXPECT,
     .routes = {nasal, 1},
     .label = TEXT("It may tickle")},
    {.id = TEXT("D"),
     .ends = END_NEXT_DAY,
     .unit = TIME_HOURS,
     .kind = STEP_RULE,
     .label = TEXT("No driving")},
};
static const struct track whole = {.id = TEXT("day"),
                                   .anchor = TEXT("the dose starts"),
                                   .steps = all_steps,
                                   .step_count = 4};
static const struct track last_open = {
    .id = TEXT("day"), .steps = all_steps + 1, .step_count = 3};

static bool
is_square(const struct item *item)
{
    return item->kind == ITEM_BOX && item->role == ROLE_GRAPHIC &&
           item->box.w == item->box.h && item->radius_px == 0 && item->line_px > 0;
}

static bool
is_ring(const struct item *item)
{
    return item->kind == ITEM_BOX && item->role == ROLE_GRAPHIC && item->radius_px > 0 &&
           item->fill == COLOR_PAPER;
}

static bool
is_full_dot(const struct item *item)
{
    return item->kind == ITEM_BOX && item->role == ROLE_GRAPHIC && item->radius_px > 0 &&
           item->fill == COLOR_ACCENT;
}

static bool
is_thick_rail(const struct item *item)
{
    return item->kind == ITEM_BOX && item->role == ROLE_GRAPHIC && item->line_px == 0 &&
           item->fill == COLOR_ACCENT;
}

static void
kinds_have_shapes_and_words(void **state)
{
    (void)state;
    static const char *const panels[] = {"td1", "td2-5", "p21"};
    static const int steps[] = {100, 200};
    const struct block body[] = {{.kind = BLOCK_TIMELINE, .timeline = {&whole, {0}}}};
    for (size_t p = 0; p < COUNT_OF(panels) * COUNT_OF(steps); p++) {
        struct sample sample;
        sample_begin(&sample, panels[p / 2], steps[p % 2]);
        struct laid_view view = sample_lay(&sample, body, 1);
        assert_int_equal(sample_tally(&sample, &view, is_square), 2);
        assert_int_equal(sample_tally(&sample, &view, is_ring), 1);
        assert_int_equal(sample_tally(&sample, &view, is_full_dot), 1);
        assert_true(sample_tally(&sample, &view, is_thick_rail) > 0);
        const char *words = sample_words(&sample, &view);
        assert_int_equal(sample_count(words, "You must"), 2);
        assert_int_equal(sample_count(words, "Plan"), 1);
        assert_non_null(strstr(words, "happen"));
        sample_end(&sample);
    }
}

static void
words_come_in_the_order_of_time(void **state)
{
    (void)state;
    const struct block body[] = {{.kind = BLOCK_TIMELINE, .timeline = {&whole, {0}}}};
    struct sample sample;
    sample_begin(&sample, "td1", 100);
    struct laid_view view = sample_lay(&sample, body, 1);
    assert_non_null(
        strstr(sample_words(&sample, &view),
               "From 2 hours before You must No food The dose starts 0 to 1 hour Plan "
               "Sit down 0 to 2 hours May happen It may tickle Until the next day "
               "You must No driving"));
    sample_end(&sample);
}

static void
a_route_shows_its_own_steps_only(void **state)
{
    (void)state;
    static const struct {
        const char *route;
        bool tickles;
    } cases[] = {{"", true}, {"nasal", true}, {"iv", false}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct block body[] = {
            {.kind = BLOCK_TIMELINE, .timeline = {&whole, sample_text(cases[i].route)}}};
        struct sample sample;
        sample_begin(&sample, "td1", 100);
        struct laid_view view = sample_lay(&sample, body, 1);
        const char *words = sample_words(&sample, &view);
        assert_int_equal(strstr(words, "tickle") != NULL, cases[i].tickles);
        assert_non_null(strstr(words, "No driving"));
        sample_end(&sample);
    }
}

static void
few_steps_lie_where_columns_are_wide(void **state)
{
    (void)state;
    static const struct {
        const char *panel;
        int step;
        size_t lines; // on the page
        bool lies;
    } cases[] = {{"p10", 100, 1, true},
                 {"p10", 100, 2, false}, // would be taken for one scale
                 {"td1", 100, 1, false},
                 {"td2", 100, 1, false},
                 {"p10", 200, 1, false}};
    const struct block body[] = {{.kind = BLOCK_TIMELINE, .timeline = {&last_open, {0}}},
                                 {.kind = BLOCK_TIMELINE, .timeline = {&whole, {0}}}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct sample sample;
        sample_begin(&sample, cases[i].panel, cases[i].step);
        struct laid_view view = sample_lay(&sample, body, cases[i].lines);
        const struct item *first = sample_find(&sample, &view, "Sit");
        const struct item *last = sample_find(&sample, &view, "No ");
        assert_non_null(first);
        assert_non_null(last);
        assert_int_equal(first->box.x < last->box.x, cases[i].lies);
        sample_end(&sample);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_have_shapes_and_words),
        cmocka_unit_test(words_come_in_the_order_of_time),
        cmocka_unit_test(a_route_shows_its_own_steps_only),
        cmocka_unit_test(few_steps_lie_where_columns_are_wide),
    };
    return cmocka_run_group_tests_name("block_timeline", tests, NULL, NULL);
}
