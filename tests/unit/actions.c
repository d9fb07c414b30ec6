// SPDX-License-Identifier: MIT
// Actions: what each target does when it is tapped, and that wrong arguments do nothing.
#include "fake_visit.h"

#include "visit/actions.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void
goes_back_the_way_it_came(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, NULL);
    assert_int_equal(fake_visit_target(&fake, ACTION_BACK, -1), -1); // no Back at Home
    fake_visit_open(&fake, "treatments");
    fake_visit_press(&fake, ACTION_SCREEN, 1);
    fake_visit_is_at(&fake, "treatments", 1);
    fake_visit_press(&fake, ACTION_SCREEN, 0);
    fake_visit_open(&fake, "side-effects");
    fake_visit_press(&fake, ACTION_SCREEN, 1);
    fake_visit_press(&fake, ACTION_NEXT_PAGE, -1);
    fake_visit_is_at(&fake, "aftercare", 0);
    fake_visit_press(&fake, ACTION_BACK, -1);
    fake_visit_is_at(&fake, "side-effects", 1); // where it was left
    fake_visit_press(&fake, ACTION_BACK, -1);
    fake_visit_is_at(&fake, "treatments", 0);
    fake_visit_press(&fake, ACTION_BACK, -1);
    fake_visit_is_at(&fake, "home", 0);
    assert_int_equal(fake.visit.history_count, 0);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(fake.visit.history[i].page[0], '\0');
    }
    fake_visit_finish(&fake);
}

static void
forgets_the_way_at_home(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, NULL);
    fake_visit_open(&fake, "treatments");
    fake_visit_open(&fake, "side-effects");
    assert_int_equal(fake.visit.history_count, 2);
    fake_visit_press(&fake, ACTION_HOME, -1);
    fake_visit_is_at(&fake, "home", 0);
    assert_int_equal(fake.visit.history_count, 0);
    assert_int_equal(fake.visit.history[1].page[0], '\0'); // not only counted out
    fake_visit_finish(&fake);
}

static void
keeps_a_long_way_bounded(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, NULL);
    fake_visit_open(&fake, "treatments");
    for (int i = 0; i < 2 * VISIT_HISTORY; i++) {
        fake_visit_press(&fake, ACTION_HELP, -1);
        fake_visit_is_at(&fake, "help", 0);
        fake_visit_press(&fake, ACTION_HOME, -1);
        fake_visit_open(&fake, "treatments");
        assert_in_range(fake.visit.history_count, 1, VISIT_HISTORY);
    }
    for (int i = 0; i < 3 * VISIT_HISTORY; i++) { // there and on, never Home
        struct turn turn = {.visit = &fake.visit,
                            .shown = &(struct visit_shown){.content = &fake.content}};
        char id[16];
        (void)snprintf(id, sizeof id, "p%d", i);
        turn_open_page(&turn, id);
        assert_in_range(fake.visit.history_count, 1, VISIT_HISTORY);
    }
    assert_int_equal(fake.visit.history_count, VISIT_HISTORY);
    assert_int_equal(fake.visit.history[0].kind,
                     VIEW_HOME); // Back ends at Home all the same
    for (int i = 1; i < VISIT_HISTORY; i++) {
        char id[16];
        (void)snprintf(id, sizeof id, "p%d", 2 * VISIT_HISTORY + i - 1);
        assert_string_equal(fake.visit.history[i].page, id); // the latest, in order
    }
    fake_visit_finish(&fake);
}

static void
opens_the_page_that_is_open_only_once(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, NULL);
    fake_visit_press(&fake, ACTION_HELP, -1);
    fake_visit_press(&fake, ACTION_SCREEN, 1);
    fake_visit_press(&fake, ACTION_HELP, -1);
    fake_visit_is_at(&fake, "help", 0);
    assert_int_equal(fake.visit.history_count, 1);
    fake_visit_finish(&fake);
}

static void
changes_settings_on_the_sheet(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, NULL);
    fake_visit_open(&fake, "long");
    fake_visit_press(&fake, ACTION_TEXT, -1);
    fake_visit_is_at(&fake, "text", 0);
    fake_visit_press(&fake, ACTION_STEP, 200);
    assert_int_equal(fake.request.look.step, 200);
    assert_true(fake.result.changed);
    fake_visit_is_at(&fake, "text", 0);
    fake_visit_press(&fake, ACTION_THEME, THEME_HC_DARK);
    assert_int_equal(fake.request.look.theme, THEME_HC_DARK);
    fake_visit_press(&fake, ACTION_SCREEN, 1);
    fake_visit_is_at(&fake, "text", 1);
    fake_visit_press(&fake, ACTION_MORE_SPACE, -1);
    fake_visit_press(&fake, ACTION_NO_MOTION, -1);
    fake_visit_press(&fake, ACTION_STEADY_TOUCH, -1);
    assert_true(fake.request.look.more_space && fake.request.look.no_motion);
    assert_true(fake.request.look.steady_touch);
    fake_visit_is_at(&fake, "text", 1);
    fake_visit_pass(&fake, 1000);
    fake_visit_touch(&fake, CONTACT_DOWN, 1, 200, 60); // 100 ms: no tap for Steady touch
    fake_visit_pass(&fake, 100);
    fake_visit_touch(&fake, CONTACT_UP, 1, 200, 60);
    assert_true(fake.request.look.more_space);
    fake_visit_key(&fake, VISIT_KEY_ESCAPE);
    fake_visit_is_at(&fake, "long", 0);
    assert_int_equal(fake.request.look.step, 200);
    fake_visit_finish(&fake);
}

static void
leaves_the_sheet_by_every_door(void **state)
{
    (void)state;
    static const struct {
        enum action action;
        const char *view;
    } doors[] = {
        {ACTION_CLOSE, "treatments"},
        {ACTION_BACK, "treatments"},
        {ACTION_HOME, "home"},
        {ACTION_HELP, "help"},
    };
    for (size_t i = 0; i < COUNT_OF(doors); i++) {
        struct fake_visit fake;
        fake_visit_start_at(&fake, NULL);
        fake_visit_open(&fake, "treatments");
        fake_visit_press(&fake, ACTION_TEXT, -1);
        fake_visit_press(&fake, doors[i].action, -1);
        fake_visit_is_at(&fake, doors[i].view, 0);
        assert_false(fake.visit.sheet_open);
        fake_visit_finish(&fake);
    }
    struct fake_visit fake;
    fake_visit_start_at(&fake, NULL);
    fake_visit_press(&fake, ACTION_TEXT, -1);
    fake_visit_key(&fake, VISIT_KEY_HELP);
    fake_visit_is_at(&fake, "help", 0);
    assert_false(fake.visit.sheet_open);
    fake_visit_finish(&fake);
}

static void
finds_the_place_at_another_size(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, NULL);
    fake_visit_open(&fake, "long");
    for (int i = 1; i < 4; i++) {
        fake_visit_press(&fake, ACTION_SCREEN, i);
    }
    fake_visit_press(&fake, ACTION_TEXT, -1);
    fake_visit_press(&fake, ACTION_STEP, 200);
    fake_visit_press(&fake, ACTION_CLOSE, -1);
    fake_visit_is_at(&fake, "long", 9); // three fifths of 15 screens
    fake_visit_press(&fake, ACTION_TEXT, -1);
    fake_visit_press(&fake, ACTION_STEP, 100);
    fake_visit_press(&fake, ACTION_CLOSE, -1);
    fake_visit_is_at(&fake, "long", 3);
    fake_visit_finish(&fake);
}

static void
ticks_boxes_until_the_page_is_left(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, NULL);
    fake_visit_open(&fake, "checklist");
    fake_visit_press(&fake, ACTION_TICK, 0);
    fake_visit_press(&fake, ACTION_TICK, 3);
    assert_int_equal(fake.request.look.ticks, 0x9);
    fake_visit_press(&fake, ACTION_TICK, 0);
    assert_int_equal(fake.request.look.ticks, 0x8);
    fake_visit_press(&fake, ACTION_TEXT, -1);
    fake_visit_press(&fake, ACTION_CLOSE, -1);
    assert_int_equal(fake.request.look.ticks, 0x8); // the sheet is not another page
    fake_visit_press(&fake, ACTION_SCREEN, 1);
    fake_visit_press(&fake, ACTION_SCREEN, 0);
    assert_int_equal(fake.request.look.ticks, 0x8);
    fake_visit_press(&fake, ACTION_HELP, -1);
    fake_visit_press(&fake, ACTION_BACK, -1);
    fake_visit_is_at(&fake, "checklist", 0);
    assert_int_equal(fake.request.look.ticks, 0);
    fake_visit_finish(&fake);
}

static void
finishes_at_once(void **state)
{
    (void)state;
    char at_start[2048], after[2048];
    struct fake_visit fake;
    fake_visit_start(&fake);
    fake_visit_dump(&fake, at_start, sizeof at_start);
    fake_visit_tap(&fake, FAKE_VISIT_EMPTY_X, FAKE_VISIT_EMPTY_Y);
    fake_visit_dump(&fake, after, sizeof after);
    assert_string_not_equal(at_start, after);
    fake_visit_press(&fake, ACTION_FINISH, -1);
    assert_int_equal(fake.wipes, 1);
    fake_visit_dump(&fake, after, sizeof after);
    assert_string_equal(at_start, after);
    fake_visit_is_at(&fake, "attract", 0);
    fake_visit_finish(&fake);
}

static void
takes_time_from_the_sheet(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, NULL);
    fake_visit_press(&fake, ACTION_TEXT, -1);
    fake_visit_press(&fake, ACTION_SCREEN, 1);
    fake_visit_press(&fake, ACTION_TAKE_TIME, -1);
    fake_visit_is_at(&fake, "home", 0);
    const uint64_t since_ms = fake.now_ms;
    assert_int_equal(fake.wake_at_ms, since_ms + 20 * 60 * 1000);
    fake_visit_finish(&fake);
}

static void
does_nothing_with_wrong_arguments(void **state)
{
    (void)state;
    static const struct target wrong[] = {
        {.action = ACTION_NONE},
        {.action = ACTION_SCREEN, .number = -1},
        {.action = ACTION_SCREEN, .number = 99},
        {.action = ACTION_STEP, .number = 110},
        {.action = ACTION_THEME, .number = THEME_COUNT},
        {.action = ACTION_THEME, .number = -1},
        {.action = ACTION_TICK, .number = 64},
        {.action = ACTION_TICK, .number = -1},
    };
    struct fake_visit fake;
    fake_visit_start_at(&fake, NULL);
    fake_visit_open(&fake, "long");
    char before[2048], after[2048];
    fake_visit_dump(&fake, before, sizeof before);
    const struct visit_shown shown = {fake.shown_content, &fake.view, fake.screen, {0}};
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        struct turn turn = {.visit = &fake.visit, .shown = &shown, .now_ms = fake.now_ms};
        actions_press(&turn, &wrong[i]);
        assert_false(turn.result.changed);
    }
    fake_visit_dump(&fake, after, sizeof after);
    assert_string_equal(before, after);
    fake_visit_finish(&fake);
}

static void
opens_a_page_without_an_id_as_home(void **state)
{
    (void)state;
    static const char *const ids[] = {NULL, "", "home"};
    for (size_t i = 0; i < COUNT_OF(ids); i++) {
        struct fake_visit fake;
        fake_visit_start_at(&fake, NULL);
        fake_visit_open(&fake, "long");
        const struct visit_shown shown = {
            fake.shown_content, &fake.view, fake.screen, {0}};
        struct turn turn = {.visit = &fake.visit, .shown = &shown, .now_ms = fake.now_ms};
        turn_open_page(&turn, ids[i]);
        assert_int_equal(fake.visit.spot.kind, VIEW_HOME);
        assert_true(turn.result.changed);
        fake_visit_finish(&fake);
    }
}

// From the sheet another language is shown, at the same place; the rest of the visit is
// as it was. The kiosk gives the content of the visit's language from then on.
static void
goes_on_in_another_language(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, NULL);
    fake_visit_open(&fake, "long");
    fake_visit_press(&fake, ACTION_SCREEN, 1);
    fake_visit_press(&fake, ACTION_TEXT, -1);
    fake_visit_press(&fake, ACTION_LANGUAGES, -1);
    fake_visit_is_at(&fake, "languages", 0);
    const int xx = fake_visit_target(&fake, ACTION_LANGUAGE, -1) + 2;
    const struct target *offered = fake_visit_screen(&fake)->targets;
    struct turn turn = {.visit = &fake.visit,
                        .shown = &(struct visit_shown){.content = &fake.content}};
    actions_press(&turn, &offered[xx]); // not one of the clinic's
    assert_string_equal(fake.visit.lang, "en");
    assert_true(fake.visit.sheet_open);
    actions_press(&turn, &offered[xx - 1]);
    assert_string_equal(fake.visit.lang, "es");
    assert_true(turn.result.changed);
    assert_false(fake.visit.sheet_open);
    assert_string_equal(fake.visit.spot.page, "long");
    assert_int_equal(fake.visit.spot.screen, 1);
    assert_int_equal(fake.visit.history_count, 1);
    turn_wipe(&turn);
    assert_string_equal(fake.visit.lang, "en");
    fake_visit_finish(&fake);
}

// A visit begins in the device's language, also when the last one ended in another.
static void
begins_in_the_language_of_the_device(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, NULL);
    struct turn turn = {.visit = &fake.visit,
                        .shown = &(struct visit_shown){.content = &fake.content}};
    (void)snprintf(fake.visit.settings.lang, sizeof fake.visit.settings.lang, "es");
    turn_wipe(&turn);
    assert_string_equal(fake.visit.lang, "es");
    fake_visit_finish(&fake);
}

static void
opens_answers_and_comes_back_to_the_list(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, "tools");
    fake_visit_press(&fake, ACTION_SCREEN, 1);
    fake_visit_press(&fake, ACTION_ANSWER, -1);
    assert_int_equal(fake.request.kind, VIEW_ANSWER);
    assert_string_equal(fake.request.page, "tools#1");
    const int deep = fake.visit.history_count;
    struct visit_spot *spot = &fake.visit.spot;
    (void)snprintf(spot->page, sizeof spot->page,
                   "tools#9"); // as if another had been open
    const struct visit_shown before = {&fake.content, &fake.view, fake.screen, {0}};
    struct turn next = {.visit = &fake.visit, .shown = &before, .now_ms = fake.now_ms};
    turn_open_answer(&next, "tools#1");
    assert_int_equal(fake.visit.history_count,
                     deep); // Back does not lead through answers
    fake_visit_press(&fake, ACTION_BACK, -1);
    fake_visit_is_at(&fake, "tools", 1); // the screen it was opened from
    const struct target nowhere = {.action = ACTION_ANSWER, .page = "tools#2"};
    const struct target none = {.action = ACTION_ANSWER};
    const struct visit_shown shown = {&fake.content, &fake.view, fake.screen, {0}};
    struct turn turn = {.visit = &fake.visit, .shown = &shown, .now_ms = fake.now_ms};
    actions_press(&turn, &nowhere); // there is no such answer
    actions_press(&turn, &none);
    assert_false(turn.result.changed);
    fake_visit_finish(&fake);
}

static void
ask(struct fake_visit *fake, int number)
{
    fake_visit_press(fake, ACTION_ASK, number);
}

static void
chooses_up_to_five_questions(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, "tools");
    for (int i = 0; i < 5; i++) {
        ask(&fake, i);
    }
    assert_int_equal(fake.visit.look.asked, 0x1f);
    ask(&fake, 5); // says so, and changes nothing
    assert_int_equal(fake.request.kind, VIEW_FULL_SHEET);
    assert_string_equal(fake.request.page, "tools");
    assert_int_equal(fake.visit.look.asked, 0x1f);
    fake_visit_press(&fake, ACTION_MY_LIST, -1);
    assert_int_equal(fake.request.kind, VIEW_LIST_SHEET);
    fake_visit_press(&fake, ACTION_BACK, -1);
    fake_visit_is_at(&fake, "tools", 0);
    ask(&fake, 0); // let go: there is room again
    ask(&fake, 5);
    assert_int_equal(fake.visit.look.asked, 0x3e);
    fake_visit_press(&fake, ACTION_HELP, -1);
    fake_visit_press(&fake, ACTION_BACK, -1);
    assert_int_equal(fake.visit.look.asked, 0x3e); // Help takes nothing away
    fake_visit_press(&fake, ACTION_HOME, -1);
    fake_visit_press(&fake, ACTION_FINISH, -1);
    assert_int_equal(fake.visit.look.asked, 0);
    fake_visit_finish(&fake);
}

static void
opens_help_from_a_line_at_once(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, "tools");
    fake_visit_press(&fake, ACTION_TICK, -1);
    fake_visit_is_at(&fake, "help", 0);
    fake_visit_press(&fake, ACTION_BACK, -1);
    fake_visit_is_at(&fake, "tools", 0);
    assert_int_equal(fake.visit.look.ticks, 0); // no tick is left to be seen
    fake_visit_finish(&fake);
}

static void
lays_the_sheets_of_a_page_over_it(void **state)
{
    (void)state;
    static const struct {
        enum action action;
        enum view_kind kind;
    } sheets[] = {{ACTION_WORDS, VIEW_WORDS_SHEET}, {ACTION_TAKE_HOME, VIEW_HOME_SHEET}};
    for (size_t i = 0; i < COUNT_OF(sheets); i++) {
        struct fake_visit fake;
        fake_visit_start_at(&fake, "tools");
        fake_visit_press(&fake, sheets[i].action, -1);
        assert_int_equal(fake.request.kind, sheets[i].kind);
        assert_string_equal(fake.request.page, "tools");
        fake_visit_key(&fake, VISIT_KEY_ESCAPE);
        fake_visit_is_at(&fake, "tools", 0);
        fake_visit_press(&fake, sheets[i].action, -1);
        fake_visit_press(&fake, ACTION_HELP, -1);
        fake_visit_is_at(&fake, "help", 0);
        fake_visit_finish(&fake);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goes_back_the_way_it_came),
        cmocka_unit_test(forgets_the_way_at_home),
        cmocka_unit_test(keeps_a_long_way_bounded),
        cmocka_unit_test(opens_the_page_that_is_open_only_once),
        cmocka_unit_test(changes_settings_on_the_sheet),
        cmocka_unit_test(leaves_the_sheet_by_every_door),
        cmocka_unit_test(goes_on_in_another_language),
        cmocka_unit_test(begins_in_the_language_of_the_device),
        cmocka_unit_test(finds_the_place_at_another_size),
        cmocka_unit_test(ticks_boxes_until_the_page_is_left),
        cmocka_unit_test(finishes_at_once),
        cmocka_unit_test(takes_time_from_the_sheet),
        cmocka_unit_test(does_nothing_with_wrong_arguments),
        cmocka_unit_test(opens_a_page_without_an_id_as_home),
        cmocka_unit_test(opens_answers_and_comes_back_to_the_list),
        cmocka_unit_test(chooses_up_to_five_questions),
        cmocka_unit_test(opens_help_from_a_line_at_once),
        cmocka_unit_test(lays_the_sheets_of_a_page_over_it),
    };
    return cmocka_run_group_tests_name("actions", tests, NULL, NULL);
}
