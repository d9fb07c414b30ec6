// SPDX-License-Identifier: MIT
// Home: every tile and Finish appear exactly once, Finish last and apart, the footer says when the
// screen clears, and one screen is enough where it must be.
#include "layout/view.h"

#include "sample_views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct laid_view
lay(struct sample_case *place)
{
    place->request.kind = VIEW_HOME;
    return view_layout(&place->request, &place->views->arena);
}

// Ids of the pages in reading order, "!" for Finish.
static const char *
order(struct arena *arena, const struct laid_view *view)
{
    const char *all = "";
    for (size_t i = 0; i < view->screen_count; i++) {
        for (size_t k = 0; k < view->screens[i].target_count; k++) {
            const struct target *target = &view->screens[i].targets[k];
            if (target->action == ACTION_PAGE)
                all = arena_printf(arena, "%s%s ", all, target->page);
            if (target->action == ACTION_FINISH)
                all = arena_printf(arena, "%s!", all);
        }
    }
    return all;
}

static void
all_tiles_are_there_in_order_and_finish_is_last(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct sample_case place = {.views = &views};
    while (sample_next(&place)) {
        struct laid_view view = lay(&place);
        assert_string_equal(order(&views.arena, &view), "start long leaf tools crisis !");
    }
    sample_views_end(&views);
}

static void
words_are_whole(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct sample_case place = {.views = &views};
    while (sample_next(&place)) {
        struct laid_view view = lay(&place);
        assert_string_equal(sample_runs_of(&views, &view, "would you"),
                            "What would you like to know?");
        assert_string_equal(
            sample_runs_of(&views, &view, "clears itself"),
            "This screen clears itself after about 2 minutes without touch.");
        for (size_t i = 0; i < views.content.menu.tile_count; i++)
            assert_string_equal(sample_runs_of(&views, &view, views.tiles[i].label.utf8),
                                views.tiles[i].label.utf8);
    }
    sample_views_end(&views);
}

static void
finish_is_set_apart(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct sample_case place = {.views = &views};
    while (sample_next(&place)) {
        struct laid_view view = lay(&place);
        const struct screen *screen = &view.screens[0];
        for (size_t i = 1; !sample_target(screen, ACTION_FINISH); i++) {
            assert_true(i < view.screen_count);
            screen = &view.screens[i];
        }
        const struct target *finish = sample_target(screen, ACTION_FINISH);
        assert_true(finish->leaves);
        for (size_t i = 0; i < screen->target_count; i++) {
            if (&screen->targets[i] == finish)
                continue;
            double mm = sample_distance_mm(&place.request.panel, finish->hit,
                                           screen->targets[i].hit);
            assert_true(mm >= 3.0 - 1e-9);
        }
    }
    sample_views_end(&views);
}

static const struct {
    const char *panel;
    int step;
    bool drafts;
    size_t screens;
} counts[] = {
    {"td1", 100, false, 1},           {"td1", 100, true, 1},
    {"td2-landscape", 100, false, 1}, {"td2", 100, false, 1},
    {"p10", 100, false, 1},           {"p15", 150, false, 1},
    {"p21", 200, false, 1},           {"p21-portrait", 200, true, 1},
};

static void
small_text_needs_one_screen(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    for (size_t i = 0; i < COUNT_OF(counts); i++) {
        struct view_request request =
            sample_request(&views, VIEW_HOME, counts[i].panel, counts[i].step);
        request.look.drafts = counts[i].drafts;
        struct laid_view view = view_layout(&request, &views.arena);
        if (view.screen_count != counts[i].screens)
            print_message("%s at %d\n", counts[i].panel, counts[i].step);
        assert_int_equal(view.screen_count, counts[i].screens);
    }
    sample_views_end(&views);
}

static const struct {
    unsigned idle_s, ask_s;
    const char *says;
} times[] = {
    {90, 30, "about 2 minutes"},
    {120, 30, "about 3 minutes"},
    {600, 120, "about 12 minutes"},
};

static void
the_footer_says_the_clinics_minutes(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    for (size_t i = 0; i < COUNT_OF(times); i++) {
        views.content.clinic.idle_s = times[i].idle_s;
        views.content.clinic.ask_s = times[i].ask_s;
        struct view_request request = sample_request(&views, VIEW_HOME, "p21", 100);
        struct laid_view view = view_layout(&request, &views.arena);
        assert_non_null(strstr(sample_text_of(&views, &view.screens[0]), times[i].says));
    }
    sample_views_end(&views);
}

static void
any_number_of_tiles_fits(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    static struct tile many[12];
    for (size_t i = 0; i < COUNT_OF(many); i++)
        many[i] = views.tiles[i % COUNT_OF(views.tiles)];
    views.content.menu.tiles = many;
    for (size_t count = 1; count <= COUNT_OF(many); count++) {
        views.content.menu.tile_count = count;
        struct view_request request = sample_request(&views, VIEW_HOME, "td2-5", 150);
        struct laid_view view = view_layout(&request, &views.arena);
        assert_string_equal(sample_findings(&views, &view, "home"), "");
        size_t tiles = 0;
        for (size_t i = 0; i < view.screen_count; i++) {
            for (size_t k = 0; k < view.screens[i].target_count; k++)
                tiles += view.screens[i].targets[k].action == ACTION_PAGE;
        }
        assert_int_equal(tiles, count);
    }
    sample_views_end(&views);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_tiles_are_there_in_order_and_finish_is_last),
        cmocka_unit_test(words_are_whole),
        cmocka_unit_test(finish_is_set_apart),
        cmocka_unit_test(small_text_needs_one_screen),
        cmocka_unit_test(the_footer_says_the_clinics_minutes),
        cmocka_unit_test(any_number_of_tiles_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
