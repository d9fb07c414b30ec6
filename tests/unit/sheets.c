// SPDX-License-Identifier: MIT
// The Text sheet: every choice once, the chosen ones marked twice, nothing moved by choosing.
#include "layout/view.h"

#include "sample_views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    enum action action;
    int number;
} choices[] = {
    {ACTION_STEP, 100},
    {ACTION_STEP, 125},
    {ACTION_STEP, 150},
    {ACTION_STEP, 200},
    {ACTION_THEME, THEME_LIGHT},
    {ACTION_THEME, THEME_DARK},
    {ACTION_THEME, THEME_HC_DARK},
    {ACTION_THEME, THEME_HC_LIGHT},
    {ACTION_MORE_SPACE, 0},
    {ACTION_NO_MOTION, 0},
    {ACTION_STEADY_TOUCH, 0},
    {ACTION_TAKE_TIME, 0},
};

// The choice among all screens, and how often it is there.
static const struct target *
find(const struct laid_view *view, size_t choice, const struct screen **on, size_t *times)
{
    const struct target *found = NULL;
    *times = 0;
    for (size_t i = 0; i < view->screen_count; i++) {
        for (size_t k = 0; k < view->screens[i].target_count; k++) {
            const struct target *target = &view->screens[i].targets[k];
            if (target->action != choices[choice].action ||
                target->number != choices[choice].number)
                continue;
            found = target;
            *on = &view->screens[i];
            ++*times;
        }
    }
    return found;
}

static bool
has_tick(const struct screen *screen, const struct target *target)
{
    int index = (int)(target - screen->targets);
    for (size_t i = 0; i < screen->item_count; i++) {
        const struct item *item = &screen->items[i];
        if (item->kind == ITEM_ICON && item->target == index &&
            strcmp(item->utf8, "tick") == 0)
            return true;
    }
    return false;
}

static int
outline(const struct screen *screen, const struct target *target)
{
    int index = (int)(target - screen->targets);
    for (size_t i = 0; i < screen->item_count; i++) {
        if (screen->items[i].kind == ITEM_BOX && screen->items[i].target == index)
            return screen->items[i].line_px;
    }
    return -1;
}

static void
every_choice_is_there_once_and_marked(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct sample_case place = {.views = &views};
    while (sample_next(&place)) {
        place.request.kind = VIEW_TEXT_SHEET;
        place.request.look.theme = THEME_HC_DARK;
        place.request.look.no_motion = true;
        struct laid_view view = view_layout(&place.request, &views.arena);
        for (size_t i = 0; i < COUNT_OF(choices); i++) {
            const struct screen *screen = NULL;
            size_t times = 0;
            const struct target *target = find(&view, i, &screen, &times);
            assert_int_equal(times, 1);
            bool chosen = (choices[i].action == ACTION_STEP &&
                           choices[i].number == place.request.look.step) ||
                          (choices[i].action == ACTION_THEME &&
                           choices[i].number == THEME_HC_DARK) ||
                          choices[i].action == ACTION_NO_MOTION;
            assert_int_equal(target->chosen, chosen);
            assert_int_equal(has_tick(screen, target), chosen);
            assert_int_equal(outline(screen, target),
                             chosen ? view.style.pressed_px : view.style.outline_px);
        }
    }
    sample_views_end(&views);
}

static void
a_switch_says_its_state(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct view_request request = sample_request(&views, VIEW_TEXT_SHEET, "p21", 100);
    request.look.steady_touch = true;
    struct laid_view view = view_layout(&request, &views.arena);
    const struct screen *screen = &view.screens[0];
    assert_string_equal(sample_target(screen, ACTION_STEADY_TOUCH)->label,
                        "Steady touch: On");
    assert_string_equal(sample_target(screen, ACTION_MORE_SPACE)->label,
                        "More space: Off");
    assert_non_null(strstr(sample_text_of(&views, screen), "Steady touch On"));
    assert_non_null(strstr(sample_text_of(&views, screen), "100\u00a0% Chosen"));
    sample_views_end(&views);
}

static void
choosing_moves_nothing(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct sample_case place = {.views = &views};
    while (sample_next(&place)) {
        place.request.kind = VIEW_TEXT_SHEET;
        struct laid_view before = view_layout(&place.request, &views.arena);
        place.request.look.theme = THEME_DARK;
        place.request.look.no_motion = true;
        place.request.look.steady_touch = true;
        struct laid_view after = view_layout(&place.request, &views.arena);
        assert_int_equal(before.screen_count, after.screen_count);
        for (size_t i = 0; i < before.screen_count; i++) {
            assert_int_equal(before.screens[i].target_count,
                             after.screens[i].target_count);
            for (size_t k = 0; k < before.screens[i].target_count; k++)
                assert_memory_equal(&before.screens[i].targets[k].hit,
                                    &after.screens[i].targets[k].hit,
                                    sizeof(struct rect));
        }
    }
    sample_views_end(&views);
}

static void
every_screen_can_be_closed(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct sample_case place = {.views = &views};
    while (sample_next(&place)) {
        place.request.kind = VIEW_TEXT_SHEET;
        struct laid_view view = view_layout(&place.request, &views.arena);
        for (size_t i = 0; i < view.screen_count; i++) {
            const struct target *close = sample_target(&view.screens[i], ACTION_CLOSE);
            assert_non_null(close);
            assert_string_equal(close->label, "Close");
            assert_non_null(sample_target(&view.screens[i], ACTION_HELP));
            assert_non_null(sample_target(&view.screens[i], ACTION_HOME));
        }
    }
    sample_views_end(&views);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_choice_is_there_once_and_marked),
        cmocka_unit_test(a_switch_says_its_state),
        cmocka_unit_test(choosing_moves_nothing),
        cmocka_unit_test(every_screen_can_be_closed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
