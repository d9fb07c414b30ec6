// SPDX-License-Identifier: MIT
// Places: sharing space among neighbours, and the arrangements of the controls.
#include "layout/places.h"

#include "layout/views.h"
#include "sample_views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static const struct {
    int total, gap;
    int least[4];
    size_t count;
    int shares[4];
} sharings[] = {
    {100, 0, {0, 0, 0, 0}, 4, {25, 25, 25, 25}},
    {103, 1, {10, 10, 10, 10}, 4, {25, 25, 25, 25}},
    {100, 0, {10, 10, 10, 40}, 4, {20, 20, 20, 40}},
    {100,
     0,
     {45, 10, 10, 30},
     4,
     {45, 12, 13, 30}}, // the second limit shows after the first
    {10, 0, {0, 0, 0}, 3, {3, 3, 4}},
    {90, 5, {60, 60}, 2, {43, 42}}, // too little: both give
    {50, 9, {0}, 1, {50}},
};

static void
shares_are_equal_but_never_too_small(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(sharings); i++) {
        int shares[4] = {0};
        places_share(sharings[i].total, sharings[i].gap, sharings[i].least,
                     sharings[i].count, shares);
        int sum = sharings[i].gap * (int)(sharings[i].count - 1);
        for (size_t k = 0; k < sharings[i].count; k++) {
            assert_int_equal(shares[k], sharings[i].shares[k]);
            sum += shares[k];
        }
        assert_int_equal(sum, sharings[i].total);
    }
}

static const struct {
    const char *panel;
    int step;
    enum arrangement arrangement;
} arrangements[] = {
    {"td1", 100, ARRANGEMENT_RAILS},
    {"td2-landscape", 200, ARRANGEMENT_RAILS},
    {"td2-5-landscape", 100, ARRANGEMENT_SIX_RAILS},
    {"td2-5", 100, ARRANGEMENT_SIX_ROWS},
    {"td2", 100, ARRANGEMENT_STACK},
    {"td2", 200, ARRANGEMENT_SIX_ROWS}, // four large words fit no row
    {"p10-portrait", 200, ARRANGEMENT_STACK},
    {"p10", 100, ARRANGEMENT_WIDE},
    {"p21-portrait", 200, ARRANGEMENT_WIDE},
};

static void
panels_have_their_arrangement(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    for (size_t i = 0; i < COUNT_OF(arrangements); i++) {
        struct view_request request = sample_request(
            &views, VIEW_HOME, arrangements[i].panel, arrangements[i].step);
        struct setter setter = view_setter(&request, &views.arena);
        struct places places = places_find(&setter, &request);
        if (places.arrangement != arrangements[i].arrangement)
            print_message("%s at %d\n", arrangements[i].panel, arrangements[i].step);
        assert_int_equal(places.arrangement, arrangements[i].arrangement);
    }
    sample_views_end(&views);
}

// The places must not depend on what is shown: only on panel, step and whether drafts show.
static void
places_do_not_depend_on_the_view(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct sample_case place = {.views = &views};
    while (sample_next(&place)) {
        struct setter setter = view_setter(&place.request, &views.arena);
        struct places home = places_find(&setter, &place.request);
        place.request.kind = VIEW_PAGE;
        place.request.page = "leaf";
        place.request.look.can_go_back = true;
        place.request.look.ticks = 5;
        struct places page = places_find(&setter, &place.request);
        assert_memory_equal(home.slot, page.slot, sizeof home.slot);
        assert_memory_equal(&home.area, &page.area, sizeof home.area);
        for (size_t a = 0; a < SLOT_COUNT; a++) {
            if (a == SLOT_LANGUAGE)
                continue; // no choice of languages, no slot
            assert_true(rect_contains(home.frame, home.slot[a]));
            assert_false(rect_overlaps(home.area, home.slot[a]));
            for (size_t b = 0; b < a; b++)
                assert_false(rect_overlaps(home.slot[a], home.slot[b]));
        }
        assert_true(home.area.w > 0 && home.area.h > 0);
        assert_true(rect_contains(home.frame, home.area));
        assert_int_equal(home.banner.h > 0, place.drafts);
        if (place.drafts)
            assert_false(rect_overlaps(home.banner, home.frame));
    }
    sample_views_end(&views);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_are_equal_but_never_too_small),
        cmocka_unit_test(panels_have_their_arrangement),
        cmocka_unit_test(places_do_not_depend_on_the_view),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
