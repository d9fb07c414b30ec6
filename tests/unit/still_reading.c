// SPDX-License-Identifier: MIT
// The idle sheet: always one screen with the way on, the way out set apart, and Help in its place.
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
    place->request.kind = VIEW_STILL_READING;
    return view_layout(&place->request, &place->views->arena);
}

static void
all_answers_are_on_one_screen(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct sample_case place = {.views = &views};
    while (sample_next(&place)) {
        struct laid_view view = lay(&place);
        assert_int_equal(view.screen_count, 1);
        const struct screen *screen = &view.screens[0];
        assert_true(sample_target(screen, ACTION_KEEP_READING)->primary);
        assert_non_null(sample_target(screen, ACTION_HELP));
        bool largest = place.request.look.step == 200;
        if (!largest) // at 200 % it may have to be looked for on the Text sheet
            assert_non_null(sample_target(screen, ACTION_TAKE_TIME));
        assert_non_null(
            strstr(sample_text_of(&views, screen), "will clear in about half a minute."));
    }
    sample_views_end(&views);
}

static void
finish_is_far_from_the_others(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct sample_case place = {.views = &views};
    while (sample_next(&place)) {
        struct laid_view view = lay(&place);
        const struct screen *screen = &view.screens[0];
        const struct target *finish = sample_target(screen, ACTION_FINISH);
        assert_true(finish->leaves);
        for (size_t i = 0; i < screen->target_count; i++) {
            const struct target *other = &screen->targets[i];
            double mm = sample_distance_mm(&place.request.panel, finish->hit, other->hit);
            assert_true(other == finish ||
                        mm >= (other->action == ACTION_HELP ? 3 : 10) - 1e-9);
        }
    }
    sample_views_end(&views);
}

static int
bar_width(const struct screen *screen)
{
    for (size_t i = 0; i < screen->item_count; i++) {
        const struct item *item = &screen->items[i];
        if (item->kind == ITEM_BOX && item->role == ROLE_GRAPHIC &&
            item->fill == COLOR_ACCENT)
            return item->box.w;
    }
    return 0;
}

static void
the_bar_empties_and_nothing_else_changes(void **state)
{
    (void)state;
    static const unsigned percents[] = {100, 60, 1, 0};
    struct sample_views views;
    sample_views_begin(&views);
    struct view_request request = sample_request(&views, VIEW_STILL_READING, "td1", 100);
    int last_px = request.panel.width_px;
    const char *text = NULL;
    for (size_t i = 0; i < COUNT_OF(percents); i++) {
        request.look.bar_percent = percents[i];
        struct laid_view view = view_layout(&request, &views.arena);
        int bar_px = bar_width(&view.screens[0]);
        assert_true(bar_px < last_px);
        last_px = bar_px;
        const char *now = sample_text_of(&views, &view.screens[0]);
        assert_string_equal(text ? text : now, now);
        text = now;
    }
    assert_int_equal(last_px, 0);
    sample_views_end(&views);
}

// Who was tapping Next when the sheet came must not wipe the screen.
static void
finish_is_not_where_next_was(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct sample_case place = {.views = &views};
    while (sample_next(&place)) {
        place.request.kind = VIEW_PAGE;
        place.request.page = "long";
        struct laid_view page = view_layout(&place.request, &views.arena);
        struct laid_view sheet = lay(&place);
        const struct target *finish = sample_target(&sheet.screens[0], ACTION_FINISH);
        for (size_t i = 0; i < page.screens[0].target_count; i++) {
            const struct target *target = &page.screens[0].targets[i];
            if (target->key != KEYED_NEXT)
                continue;
            if (rect_overlaps(target->hit, finish->hit))
                print_message("%s\n", place.name);
            assert_false(rect_overlaps(target->hit, finish->hit));
        }
    }
    sample_views_end(&views);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_answers_are_on_one_screen),
        cmocka_unit_test(finish_is_far_from_the_others),
        cmocka_unit_test(the_bar_empties_and_nothing_else_changes),
        cmocka_unit_test(finish_is_not_where_next_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
