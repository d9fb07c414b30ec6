// SPDX-License-Identifier: MIT
// Chrome: the same controls at the same places on every screen, the pager's first and last screen,
// the draft banner, and the line that people can reach.
#include "layout/chrome.h"

#include "layout/views.h"
#include "sample_views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct target *
keyed(const struct screen *screen, enum target_key key)
{
    for (size_t i = 0; i < screen->target_count; i++) {
        if (screen->targets[i].key == key)
            return &screen->targets[i];
    }
    return NULL;
}

static const struct target *
must_be_keyed(const struct screen *screen, enum target_key key)
{
    const struct target *target = keyed(screen, key);
    if (!target) {
        fail_msg("nothing has key %d", (int)key);
        abort(); // never reached: fail_msg jumps
    }
    return target;
}

static struct laid_view
lay_page(struct sample_case *place, const char *page)
{
    place->request.kind = VIEW_PAGE;
    place->request.page = page;
    place->request.look.can_go_back = true;
    return view_layout(&place->request, &place->views->arena);
}

static const enum target_key control_keys[] = {KEYED_HOME, KEYED_BACK, KEYED_TEXT,
                                               KEYED_HELP, KEYED_PREV, KEYED_NEXT};

// Each control that a screen has must be where it was `seen` before.
static void
check_same_places(const struct screen *screen, struct rect *seen)
{
    for (size_t i = 0; i < COUNT_OF(control_keys); i++) {
        const struct target *target = keyed(screen, control_keys[i]);
        if (!target)
            continue;
        if (seen[i].w > 0)
            assert_memory_equal(&seen[i], &target->hit, sizeof target->hit);
        seen[i] = target->hit;
    }
}

static void
controls_never_move(void **state)
{
    (void)state;
    static const char *const names[] = {"long", "leaf", "tools"};
    struct sample_views views;
    sample_views_begin(&views);
    struct sample_case place = {.views = &views};
    while (sample_next(&place)) {
        struct rect seen[COUNT_OF(control_keys)] = {0};
        for (size_t page = 0; page < COUNT_OF(names); page++) {
            struct laid_view view = lay_page(&place, names[page]);
            for (size_t i = 0; i < view.screen_count; i++)
                check_same_places(&view.screens[i], seen);
        }
        for (size_t i = 0; i < COUNT_OF(seen); i++)
            assert_true(seen[i].w > 0);
    }
    sample_views_end(&views);
}

static void
targets_are_large_and_apart(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct sample_case place = {.views = &views};
    while (sample_next(&place)) {
        struct laid_view view = lay_page(&place, "long");
        const struct panel *panel = &place.request.panel;
        const struct screen *screen = &view.screens[0];
        for (size_t i = 0; i < screen->target_count; i++) {
            const struct target *target = &screen->targets[i];
            double w_mm = target->hit.w * panel->width_mm / panel->width_px;
            double h_mm = target->hit.h * panel->height_mm / panel->height_px;
            assert_true(w_mm >= 15.0 && h_mm >= 15.0);
            assert_true(!target->primary || w_mm >= 20.0 || h_mm >= 20.0);
            assert_true(rect_contains(screen->safe, target->hit));
            for (size_t k = 0; k < i; k++)
                assert_true(sample_distance_mm(panel, target->hit,
                                               screen->targets[k].hit) >= 1.2 - 1e-9);
        }
        assert_true(must_be_keyed(screen, KEYED_HELP)->primary);
        assert_true(must_be_keyed(screen, KEYED_NEXT)->primary);
    }
    sample_views_end(&views);
}

static void
reading_order_is_pager_then_rail_with_help_last(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct sample_case place = {.views = &views};
    while (sample_next(&place)) {
        struct laid_view view = lay_page(&place, "long");
        const struct screen *screen = &view.screens[0];
        for (size_t i = 1; i < screen->target_count; i++)
            assert_true(screen->targets[i].group >= screen->targets[i - 1].group);
        assert_int_equal(screen->targets[screen->target_count - 1].action, ACTION_HELP);
    }
    sample_views_end(&views);
}

static void
check_pager(const struct laid_view *view)
{
    for (size_t i = 0; i < view->screen_count; i++) {
        const struct screen *screen = &view->screens[i];
        const struct target *prev = must_be_keyed(screen, KEYED_PREV);
        const struct target *next = must_be_keyed(screen, KEYED_NEXT);
        if (i == 0) {
            assert_int_equal(prev->action, ACTION_HOME);
            assert_string_equal(prev->label, "Con\u00adtents");
        } else {
            assert_int_equal(prev->action, ACTION_SCREEN);
            assert_int_equal(prev->number, (int)i - 1);
        }
        if (i + 1 < view->screen_count) {
            assert_int_equal(next->action, ACTION_SCREEN);
            assert_int_equal(next->number, (int)i + 1);
        } else {
            assert_int_equal(next->action, ACTION_NEXT_PAGE);
            assert_string_equal(next->page, "tools");
            assert_string_equal(next->label, "Next: Aftercare");
        }
    }
}

static void
the_pager_leads_from_contents_to_the_next_page(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct sample_case place = {.views = &views};
    while (sample_next(&place)) {
        struct laid_view view = lay_page(&place, "long");
        check_pager(&view);
    }
    sample_views_end(&views);
}

static void
contents_is_the_parent(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct view_request request = sample_request(&views, VIEW_PAGE, "p10", 100);
    request.page = "leaf";
    struct laid_view view = view_layout(&request, &views.arena);
    const struct target *prev = must_be_keyed(&view.screens[0], KEYED_PREV);
    assert_int_equal(prev->action, ACTION_PAGE);
    assert_string_equal(prev->page, "start");
    sample_views_end(&views);
}

static void
what_leads_nowhere_is_not_drawn(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct view_request request = sample_request(&views, VIEW_PAGE, "p10", 100);
    request.page = "crisis"; // one screen, no next page
    struct laid_view view = view_layout(&request, &views.arena);
    assert_int_equal(view.screen_count, 1);
    assert_null(keyed(&view.screens[0], KEYED_PREV));
    assert_null(keyed(&view.screens[0], KEYED_NEXT));
    assert_null(keyed(&view.screens[0], KEYED_BACK));
    request.page = "tools"; // the last screen of all
    view = view_layout(&request, &views.arena);
    assert_null(keyed(&view.screens[view.screen_count - 1], KEYED_NEXT));
    request.look.can_go_back = true;
    view = view_layout(&request, &views.arena);
    assert_int_equal(must_be_keyed(&view.screens[0], KEYED_BACK)->action, ACTION_BACK);
    sample_views_end(&views);
}

static void
every_screen_counts_and_warns_of_drafts(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct sample_case place = {.views = &views};
    while (sample_next(&place)) {
        struct laid_view view = lay_page(&place, "long");
        for (size_t i = 0; i < view.screen_count && view.screen_count > 1; i++) {
            const char *text = sample_text_of(&views, &view.screens[i]);
            const char *full =
                arena_printf(&views.arena, "%zu of %zu", i + 1, view.screen_count);
            const char *brief =
                arena_printf(&views.arena, "%zu/%zu", i + 1, view.screen_count);
            assert_true(strstr(text, full) || strstr(text, brief));
            assert_int_equal(strstr(text, "Draft, not") != NULL, place.drafts);
        }
    }
    sample_views_end(&views);
}

static void
nothing_to_touch_is_out_of_reach(void **state)
{
    (void)state;
    static const enum view_kind kinds[] = {VIEW_HOME, VIEW_PAGE, VIEW_TEXT_SHEET,
                                           VIEW_STILL_READING, VIEW_ATTRACT};
    struct sample_views views;
    sample_views_begin(&views);
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        struct view_request request =
            sample_request(&views, kinds[i], "p21-portrait", 100);
        request.page = "leaf";
        request.reach_top_mm = 200;
        struct laid_view view = view_layout(&request, &views.arena);
        int line_px = request.panel.height_px - panel_px(&request.panel, 200);
        bool higher = false;
        for (size_t k = 0; k < view.screens[0].target_count; k++)
            assert_true(view.screens[0].targets[k].hit.y >= line_px);
        request.reach_top_mm = 0;
        view = view_layout(&request, &views.arena);
        for (size_t k = 0; k < view.screens[0].target_count; k++)
            higher = higher || view.screens[0].targets[k].hit.y < line_px;
        if (kinds[i] == VIEW_HOME)
            assert_true(higher);
    }
    sample_views_end(&views);
}

static void
only_wide_panels_have_two_columns(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct sample_case place = {.views = &views};
    while (sample_next(&place)) {
        struct setter setter = view_setter(&place.request, &views.arena);
        struct content_area area = chrome_area(&setter, &place.request);
        bool wide = setter.style->panel_class == PANEL_WIDE;
        assert_int_equal(area.column_count, wide ? 2 : 1);
        if (wide)
            assert_false(rect_overlaps(area.column[0], area.column[1]));
    }
    sample_views_end(&views);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(controls_never_move),
        cmocka_unit_test(targets_are_large_and_apart),
        cmocka_unit_test(reading_order_is_pager_then_rail_with_help_last),
        cmocka_unit_test(the_pager_leads_from_contents_to_the_next_page),
        cmocka_unit_test(contents_is_the_parent),
        cmocka_unit_test(what_leads_nowhere_is_not_drawn),
        cmocka_unit_test(every_screen_counts_and_warns_of_drafts),
        cmocka_unit_test(nothing_to_touch_is_out_of_reach),
        cmocka_unit_test(only_wide_panels_have_two_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
