// SPDX-License-Identifier: MIT
// Whole visits as people make them: waking the loop (7), a slow reader (13), one who
// walks away (14), somebody who comes near (15), and a crisis (16).
#include "fake_visit.h"
#include "sample_views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { LINE = 4096 };

// 7: a tap where a Home tile will appear opens Home and nothing else.
static void
scenario_7_waking_opens_home_and_nothing_else(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, NULL);
    const struct screen *home = fake_visit_screen(&fake);
    const size_t count = home->target_count;
    struct rect tiles[64];
    assert_in_range(count, 6, 64);
    for (size_t i = 0; i < count; i++) {
        tiles[i] = home->targets[i].hit;
    }
    fake_visit_finish(&fake);
    for (size_t i = 0; i < count; i++) {
        fake_visit_start(&fake);
        const int x = tiles[i].x + tiles[i].w / 2, y = tiles[i].y + tiles[i].h / 2;
        bool control = false; // the loop's own buttons do what they say
        const struct screen *slide = fake_visit_screen(&fake);
        for (size_t k = 0; k < slide->target_count; k++) {
            control |= rect_has_point(slide->targets[k].hit, x, y);
        }
        fake_visit_tap(&fake, x, y);
        if (!control) {
            fake_visit_is_at(&fake, "home", 0);
            assert_int_equal(fake.visit.history_count, 0);
            fake_visit_pass(&fake, 5000);
            fake_visit_is_at(&fake, "home", 0);
        }
        fake_visit_finish(&fake);
    }
}

// 13: on a 90-word screen nothing happens for 90 s and more; one touch anywhere returns
// to the same screen, fifty times over.
static void
scenario_13_a_slow_reader_is_never_hurried(void **state)
{
    (void)state;
    for (int step = 100; step <= 200; step += 100) {
        struct fake_visit fake;
        fake_visit_start_at(&fake, NULL);
        fake.visit.look.step = step;
        fake_visit_open(&fake, "long");
        fake_visit_press(&fake, ACTION_SCREEN, 1);
        // twice the time for 90 words at 100 or 80 a minute, and half a minute
        const uint64_t least_ms = step == 100 ? 138000 : 165000;
        for (int i = 0; i < 50; i++) {
            const uint64_t since_ms = fake.visit.input_ms;
            fake_visit_pass(&fake, since_ms + least_ms - 1 - fake.now_ms);
            fake_visit_is_at(&fake, "long", 1);
            fake_visit_pass(&fake, 1);
            fake_visit_is_at(&fake, "still-reading", 0);
            fake_visit_tap(&fake, FAKE_VISIT_EMPTY_X, FAKE_VISIT_EMPTY_Y);
            fake_visit_is_at(&fake, "long", 1);
        }
        fake_visit_finish(&fake);
    }
}

// 14: after the sheet's 30 s the loop shows, and nothing is left of the visit.
static void
scenario_14_walking_away_leaves_nothing(void **state)
{
    (void)state;
    struct fake_visit fake;
    char at_start[LINE], after[LINE];
    fake_visit_start(&fake);
    fake_visit_dump(&fake, at_start, sizeof at_start);
    fake_visit_tap(&fake, FAKE_VISIT_EMPTY_X, FAKE_VISIT_EMPTY_Y);
    fake_visit_press(&fake, ACTION_TEXT, -1);
    fake_visit_press(&fake, ACTION_STEP, 200);
    fake_visit_press(&fake, ACTION_THEME, THEME_HC_DARK);
    fake_visit_press(&fake, ACTION_CLOSE, -1);
    fake_visit_open(&fake, "checklist");
    fake_visit_press(&fake, ACTION_TICK, 3);
    fake_visit_key(&fake, VISIT_KEY_TAB); // a ring
    fake_visit_dump(&fake, after, sizeof after);
    assert_string_not_equal(at_start, after);
    const uint64_t since_ms = fake.now_ms;
    while (fake.visit.state != VISIT_ASKING) {
        fake_visit_pass(&fake, 1000);
        assert_true(fake.now_ms < since_ms + 300000);
    }
    fake_visit_pass(&fake, 31000);
    assert_int_equal(fake.visit.state, VISIT_ATTRACT);
    assert_int_equal(fake.wipes, 1);
    fake_visit_dump(&fake, after, sizeof after);
    assert_string_equal(at_start, after);
    fake_visit_finish(&fake);
}

// 15: one tap on Home replaces the text with a neutral screen that names no page which is
// not public, however deep the visitor was.
static void
scenario_15_home_is_one_tap_and_neutral(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, "side-effects");
    fake_visit_press(&fake, ACTION_SCREEN, 1);
    const unsigned changes = fake.changes;
    fake_visit_press(&fake, ACTION_HOME, -1);
    fake_visit_is_at(&fake, "home", 0);
    assert_int_equal(fake.changes, changes + 1); // at once, and nothing is asked
    fake_visit_finish(&fake);

    struct sample_views views;
    sample_views_begin(&views);
    struct view_request request = sample_request(&views, VIEW_PAGE, "td1", 100);
    request.page = "long";
    const struct page *page = content_page(request.content, "long");
    struct laid_view view = view_layout(&request, &views.arena);
    assert_non_null(strstr(sample_text_of(&views, &view.screens[0]), page->title.utf8));
    request.kind = VIEW_HOME;
    request.page = NULL;
    view = view_layout(&request, &views.arena);
    for (size_t i = 0; i < view.screen_count; i++) {
        const char *text = sample_text_of(&views, &view.screens[i]);
        assert_null(strstr(text, page->main_message.utf8));
    }
    sample_views_end(&views);
}

// 16: from every screen Help is one key, sheets, the idle sheet and staff screens too.
static void
scenario_16_help_is_one_key_from_everywhere(void **state)
{
    (void)state;
    static const enum view_kind sheets[] = {
        VIEW_TEXT_SHEET, VIEW_PIN,         VIEW_STAFF,   VIEW_STATUS, VIEW_UPDATES,
        VIEW_DUE,        VIEW_SCREEN_TEST, VIEW_CORNERS, VIEW_CLOCK,  VIEW_CLEAN};
    struct fake_visit fake;
    for (size_t i = 0; i < COUNT_OF(sheets); i++) {
        fake_visit_start_at(&fake, "treatments");
        fake.visit.sheet_open = true;
        fake.visit.sheet = sheets[i];
        fake.visit.staff.inside = true;
        fake_visit_key(&fake, VISIT_KEY_HELP);
        fake_visit_is_at(&fake, "help", 0);
        assert_false(fake.visit.staff.inside);
        fake_visit_finish(&fake);
    }
    fake_visit_start_at(&fake, NULL);
    fake_visit_open(&fake, "withdrawn");
    fake_visit_is_at(&fake, "notice", 0); // in place of the page
    fake_visit_press(&fake, ACTION_HELP, -1);
    fake_visit_is_at(&fake, "help", 0);
    fake_visit_finish(&fake);
    fake_visit_start(&fake);
    fake_visit_key(&fake, VISIT_KEY_HELP);
    fake_visit_is_at(&fake, "help", 0);
    fake_visit_pass(&fake, 110000);
    assert_int_equal(fake.visit.state, VISIT_ASKING);
    fake_visit_press(&fake, ACTION_HELP, -1);
    fake_visit_is_at(&fake, "help", 0);
    fake_visit_finish(&fake);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scenario_7_waking_opens_home_and_nothing_else),
        cmocka_unit_test(scenario_13_a_slow_reader_is_never_hurried),
        cmocka_unit_test(scenario_14_walking_away_leaves_nothing),
        cmocka_unit_test(scenario_15_home_is_one_tap_and_neutral),
        cmocka_unit_test(scenario_16_help_is_one_key_from_everywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
