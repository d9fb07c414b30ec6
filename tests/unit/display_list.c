// SPDX-License-Identifier: MIT
// The display list: the builder's indices and the arithmetic of boxes.
#include "layout/display_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void
builder_counts_what_it_adds(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct builder builder = {.arena = &arena, .words = 12};
    for (int i = 0; i < 300; i++) {
        assert_int_equal(builder_item(&builder, (struct item){.line_px = i}), i);
        assert_int_equal(builder_target(&builder, (struct target){.number = i}), i);
    }
    struct rect safe = {5, 6, 70, 80};
    struct screen screen = builder_screen(&builder, 100, 200, safe);
    assert_int_equal(screen.item_count, 300);
    assert_int_equal(screen.target_count, 300);
    for (int i = 0; i < 300; i++) {
        assert_int_equal(screen.items[i].line_px, i);
        assert_int_equal(screen.targets[i].number, i);
    }
    assert_int_equal(screen.width_px, 100);
    assert_int_equal(screen.height_px, 200);
    assert_int_equal(screen.safe.h, 80);
    assert_int_equal(screen.words, 12);
    arena_finish(&arena);
}

static const struct {
    struct rect a, b;
    bool contains, overlaps;
} pairs[] = {
    {{0, 0, 10, 10}, {0, 0, 10, 10}, true, true},
    {{0, 0, 10, 10}, {1, 1, 8, 8}, true, true},
    {{1, 1, 8, 8}, {0, 0, 10, 10}, false, true},
    {{0, 0, 10, 10}, {1, 1, 10, 8}, false, true},
    {{0, 0, 10, 10}, {1, 1, 8, 10}, false, true},
    {{0, 0, 10, 10}, {-1, 1, 8, 8}, false, true},
    {{0, 0, 10, 10}, {1, -1, 8, 8}, false, true},
    {{0, 0, 10, 10}, {10, 0, 5, 5}, false, false},
    {{0, 0, 10, 10}, {0, 10, 5, 5}, false, false},
    {{0, 0, 10, 10}, {-5, 0, 5, 5}, false, false},
    {{0, 0, 10, 10}, {0, -5, 5, 5}, false, false},
    {{0, 0, 10, 10}, {9, 9, 5, 5}, false, true},
};

static void
boxes_contain_and_overlap(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(pairs); i++) {
        assert_int_equal(rect_contains(pairs[i].a, pairs[i].b), pairs[i].contains);
        assert_int_equal(rect_overlaps(pairs[i].a, pairs[i].b), pairs[i].overlaps);
        assert_int_equal(rect_overlaps(pairs[i].b, pairs[i].a), pairs[i].overlaps);
    }
}

static const struct {
    int x, y;
    bool inside;
} points[] = {
    {10, 20, true},  {39, 59, true},  {9, 20, false},
    {10, 19, false}, {40, 59, false}, {39, 60, false},
};

static void
boxes_have_points(void **state)
{
    (void)state;
    struct rect rect = {10, 20, 30, 40};
    for (size_t i = 0; i < COUNT_OF(points); i++)
        assert_int_equal(rect_has_point(rect, points[i].x, points[i].y),
                         points[i].inside);
}

static void
boxes_grow_and_shrink(void **state)
{
    (void)state;
    struct rect grown = rect_grown((struct rect){10, 20, 30, 40}, 3);
    assert_int_equal(grown.x, 7);
    assert_int_equal(grown.y, 17);
    assert_int_equal(grown.w, 36);
    assert_int_equal(grown.h, 46);
    struct rect back = rect_grown(grown, -3);
    assert_int_equal(back.x, 10);
    assert_int_equal(back.h, 40);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(builder_counts_what_it_adds),
        cmocka_unit_test(boxes_contain_and_overlap),
        cmocka_unit_test(boxes_have_points),
        cmocka_unit_test(boxes_grow_and_shrink),
    };
    return cmocka_run_group_tests_name("display_list", tests, NULL, NULL);
}
