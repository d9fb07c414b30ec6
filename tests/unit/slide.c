// SPDX-License-Identifier: MIT
// Slides of the attract loop: the three controls, Read more and Help, the size of the sentence, and
// what gives way on small panels.
#include "layout/view.h"

#include "sample_views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const enum action actions[] = {ACTION_READ_MORE, ACTION_SLIDE_PREV,
                                      ACTION_SLIDE_PAUSE, ACTION_SLIDE_NEXT, ACTION_HELP};

static void
a_slide_has_its_controls_and_nothing_else(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct sample_case place = {.views = &views};
    while (sample_next(&place)) {
        place.request.kind = VIEW_ATTRACT;
        place.request.page = "leaf";
        struct laid_view view = view_layout(&place.request, &views.arena);
        assert_int_equal(view.screen_count, 1);
        const struct screen *screen = &view.screens[0];
        assert_int_equal(screen->target_count, COUNT_OF(actions));
        for (size_t i = 0; i < COUNT_OF(actions); i++)
            assert_non_null(sample_target(screen, actions[i]));
        const struct target *more = sample_target(screen, ACTION_READ_MORE);
        const struct panel *panel = &place.request.panel;
        assert_true(more->hit.h * panel->height_mm / panel->height_px >= 20.0);
        assert_string_equal(more->page, "leaf");
        assert_string_equal(more->label, "Read more: Side effects");
    }
    sample_views_end(&views);
}

static void
help_is_where_it_always_is(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct sample_case place = {.views = &views};
    while (sample_next(&place)) {
        struct laid_view home = view_layout(&place.request, &views.arena);
        place.request.kind = VIEW_ATTRACT;
        place.request.page = "leaf";
        struct laid_view slide = view_layout(&place.request, &views.arena);
        const struct target *there = sample_target(&home.screens[0], ACTION_HELP);
        const struct target *here = sample_target(&slide.screens[0], ACTION_HELP);
        assert_memory_equal(&there->hit, &here->hit, sizeof here->hit);
    }
    sample_views_end(&views);
}

static double
sentence_mm(const struct laid_view *view)
{
    const struct item *item = &view->screens[0].items[0];
    while (item->role != ROLE_TITLE)
        item++;
    const struct panel *panel = &view->style.panel;
    return item->font.em_px * 0.714 * panel->height_mm / panel->height_px;
}

static const struct {
    const char *panel;
    double distance_m, least_mm;
} distances[] = {
    {"td2", 1.0, 8},  {"p10", 1.5, 12}, {"p15", 1.5, 12},
    {"p21", 1.5, 12}, {"p21", 3.0, 24},
};

static void
the_sentence_is_read_from_across_the_room(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    for (size_t i = 0; i < COUNT_OF(distances); i++) {
        struct view_request request =
            sample_request(&views, VIEW_ATTRACT, distances[i].panel, 100);
        request.page = "leaf";
        request.attract_distance_m = distances[i].distance_m;
        struct laid_view view = view_layout(&request, &views.arena);
        assert_true(sentence_mm(&view) >= distances[i].least_mm);
    }
    sample_views_end(&views);
}

static const struct {
    const char *panel;
    int step;
    const char *page;
    const char *says;     // in it
    const char *says_not; // not in it
} sentences[] = {
    {"p21", 100, "leaf", "Most side effects", "mild"},
    {"p21", 100, "start", "four ways", NULL},                // no sentence of its own
    {"td2-5-landscape", 200, "start", "What it is", "four"}, // no room for the long one
    {"td2-5-landscape", 100, "start", "four ways", NULL},
    {"p21", 100, "leaf", "Touch to start English", NULL},
    {"td1", 100, "leaf", "Touch to start English", NULL},
};

static void
the_best_sentence_that_fits_is_shown(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    for (size_t i = 0; i < COUNT_OF(sentences); i++) {
        struct view_request request =
            sample_request(&views, VIEW_ATTRACT, sentences[i].panel, sentences[i].step);
        request.page = sentences[i].page;
        request.look.drafts = true;
        struct laid_view view = view_layout(&request, &views.arena);
        const char *text = sample_text_of(&views, &view.screens[0]);
        assert_non_null(strstr(text, sentences[i].says));
        if (sentences[i].says_not)
            assert_null(strstr(text, sentences[i].says_not));
        assert_true(view.screens[0].words >= 3);
    }
    sample_views_end(&views);
}

static void
pause_becomes_play(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct view_request request = sample_request(&views, VIEW_ATTRACT, "p21", 100);
    request.page = "leaf";
    struct laid_view view = view_layout(&request, &views.arena);
    assert_string_equal(sample_target(&view.screens[0], ACTION_SLIDE_PAUSE)->label,
                        "Pause");
    request.look.slide_paused = true;
    view = view_layout(&request, &views.arena);
    assert_string_equal(sample_target(&view.screens[0], ACTION_SLIDE_PAUSE)->label,
                        "Play");
    sample_views_end(&views);
}

static bool
has_icon(const struct screen *screen, const char *name)
{
    for (size_t i = 0; i < screen->item_count; i++) {
        if (screen->items[i].kind == ITEM_ICON &&
            strcmp(screen->items[i].utf8, name) == 0)
            return true;
    }
    return false;
}

static void
a_plant_stands_where_there_is_room(void **state)
{
    (void)state;
    static const struct {
        const char *panel;
        bool plant;
    } plants[] = {
        {"p21", true}, {"p15", true}, {"td1", false}, {"td2-5-landscape", false}};
    struct sample_views views;
    sample_views_begin(&views);
    for (size_t i = 0; i < COUNT_OF(plants); i++) {
        struct view_request request =
            sample_request(&views, VIEW_ATTRACT, plants[i].panel, 100);
        request.page = "leaf";
        struct laid_view view = view_layout(&request, &views.arena);
        assert_false(has_icon(&view.screens[0], "plant")); // on every other slide
        request.look.drawing = DRAWING_PLANT;
        view = view_layout(&request, &views.arena);
        assert_int_equal(has_icon(&view.screens[0], "plant"), plants[i].plant);
        request.look.drawing = DRAWING_LANDSCAPE;
        view = view_layout(&request, &views.arena);
        assert_int_equal(has_icon(&view.screens[0], "landscape"), plants[i].plant);
        assert_false(has_icon(&view.screens[0], "plant"));
    }
    sample_views_end(&views);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_slide_has_its_controls_and_nothing_else),
        cmocka_unit_test(help_is_where_it_always_is),
        cmocka_unit_test(the_sentence_is_read_from_across_the_room),
        cmocka_unit_test(the_best_sentence_that_fits_is_shown),
        cmocka_unit_test(pause_becomes_play),
        cmocka_unit_test(a_plant_stands_where_there_is_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
