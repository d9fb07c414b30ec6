// SPDX-License-Identifier: MIT
// Comparisons: boxes of one size in one order, each with its question in sight.
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

static const struct table_column columns[] = {
    {TEXT("a"), TEXT("Spray")},
    {TEXT("b"), TEXT("Drops")},
    {TEXT("c"), TEXT("Tablet")},
    {TEXT("d"), TEXT("Nothing")},
};
static const struct text cells[] = {
    TEXT("In minutes."),
    TEXT("In minutes, in the eyes only, and not on a day with wind."),
    TEXT("In an hour."),
    {0},
};
static const struct table_row rows[] = {{TEXT("speed"), TEXT("How fast?"), cells},
                                        {TEXT("cost"), TEXT("How much?"), cells}};
static const struct table_row *const row_pointers[] = {&rows[0], &rows[1]};

static struct table
table_of(size_t count)
{
    return (struct table){
        .columns = columns, .column_count = count, .rows = rows, .row_count = 2};
}

static bool
is_option(const struct item *item)
{
    return item->kind == ITEM_BOX && item->role == ROLE_GROUND &&
           item->fill == COLOR_SURFACE;
}

// The boxes of one screen: how many there are, and whether all are of the same size.
struct boxes {
    unsigned count;
    bool same_width;
    bool same_height;
};

static struct boxes
boxes_on(struct sample *sample, const struct laid_view *view, size_t screen)
{
    struct boxes boxes = {0, true, true};
    struct rect first = {0};
    for (size_t k = 0; k < sample_items(sample, view, screen); k++) {
        const struct item *item = &view->screens[screen].items[k];
        if (!is_option(item))
            continue;
        first = boxes.count++ ? first : item->box;
        boxes.same_width = boxes.same_width && item->box.w == first.w;
        boxes.same_height = boxes.same_height && item->box.h == first.h;
    }
    return boxes;
}

static void
boxes_are_equal_and_questions_in_sight(void **state)
{
    (void)state;
    static const char *const panels[] = {"td1", "td2", "p10", "p21"};
    static const int steps[] = {100, 200};
    struct table table = table_of(4);
    const struct block body[] = {
        {.kind = BLOCK_COMPARE, .compare = {&table, row_pointers, 1}}};
    unsigned together = 0;
    for (size_t p = 0; p < COUNT_OF(panels) * COUNT_OF(steps); p++) {
        struct sample sample;
        sample_begin(&sample, panels[p / 2], steps[p % 2]);
        struct laid_view view = sample_lay(&sample, body, 1);
        for (size_t i = 0; i < view.screen_count; i++) {
            struct boxes boxes = boxes_on(&sample, &view, i);
            assert_true(boxes.same_width);
            if (boxes.count == 4) {
                assert_true(boxes.same_height);
                together++;
            }
            if (boxes.count > 0 && steps[p % 2] == 100)
                assert_non_null(
                    strstr(sample_screen_words(&sample, &view, i), "How fast?"));
        }
        const char *words = sample_words(&sample, &view);
        for (size_t i = 0; i < COUNT_OF(columns); i++)
            assert_true(sample_count(words, columns[i].name.utf8) >= 1);
        assert_int_equal(sample_count(words, "with wind."), 1);
        assert_int_equal(sample_count(words, "We do"), 1);
        sample_end(&sample);
    }
    assert_true(together >= 3);
}

static void
side_by_side_where_wide_enough(void **state)
{
    (void)state;
    static const struct {
        const char *panel;
        size_t count;
        unsigned beside; // boxes as high up as the first
    } cases[] = {
        {"p21", 4, 2}, {"p21", 3, 3}, {"p21", 2, 2}, {"td1", 4, 2}, {"td2", 3, 1}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct table table = table_of(cases[i].count);
        const struct block body[] = {
            {.kind = BLOCK_COMPARE, .compare = {&table, row_pointers, 1}}};
        struct sample sample;
        sample_begin(&sample, cases[i].panel, 100);
        struct laid_view view = sample_lay(&sample, body, 1);
        unsigned beside = 0;
        int top = -1;
        for (size_t s = 0; s < view.screen_count; s++) {
            for (size_t k = 0; k < sample_items(&sample, &view, s); k++) {
                const struct item *item = &view.screens[s].items[k];
                if (!is_option(item) || (top >= 0 && item->box.y != top))
                    continue;
                top = item->box.y;
                beside++;
            }
        }
        assert_int_equal(sample_tally(&sample, &view, is_option), cases[i].count);
        assert_int_equal(beside, cases[i].beside);
        sample_end(&sample);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(boxes_are_equal_and_questions_in_sight),
        cmocka_unit_test(side_by_side_where_wide_enough),
    };
    return cmocka_run_group_tests_name("block_compare", tests, NULL, NULL);
}
