// SPDX-License-Identifier: MIT
// Scanning: a visit with one switch, and one with two.
#include "fake_visit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { SCAN_MS = 1500 };

static void
start(struct fake_visit *fake)
{
    fake_visit_start(fake);
    fake->visit.settings.scan_ms = SCAN_MS;
}

static void
press(struct fake_visit *fake)
{
    const struct visit_event event = {.kind = VISIT_KEY, .key = VISIT_KEY_ENTER};
    fake_visit_send(fake, &event);
}

// From the loop to Home: the first press begins the scanning there, with the screen itself.
static void
wake(struct fake_visit *fake)
{
    fake_visit_pass(fake, 1000);
    press(fake);
    assert_string_equal(fake_visit_view(fake), "attract");
    assert_int_equal(fake->visit.focus_group, GROUP_SCREEN + 1);
    fake_visit_pass(fake, 500);
    press(fake);
    assert_string_equal(fake_visit_view(fake), "home");
}

// Waits until the ring is on the group, then presses.
static void
take_group(struct fake_visit *fake, enum target_group group)
{
    for (int i = 0; fake->visit.focus_group != (int)group + 1; i++) {
        assert_true(i < 4);
        fake_visit_pass(fake, SCAN_MS);
    }
    fake_visit_pass(fake, SCAN_MS / 2);
    press(fake);
}

static void
take_target(struct fake_visit *fake, enum target_group group, enum action action,
            const char *page)
{
    take_group(fake, group);
    for (int i = 0;; i++) {
        assert_true(i < 20);
        assert_true(fake->visit.focus > 0);
        const struct target *target =
            &fake_visit_screen(fake)->targets[fake->visit.focus - 1];
        assert_int_equal(target->group, group);
        if (target->action == action &&
            (page == NULL || strcmp(target->page, page) == 0)) {
            break;
        }
        fake_visit_pass(fake, SCAN_MS);
    }
    fake_visit_pass(fake, SCAN_MS / 2);
    press(fake);
}

static void
goes_through_groups_then_items(void **state)
{
    (void)state;
    struct fake_visit fake;
    start(&fake);
    wake(&fake);
    take_target(&fake, GROUP_CONTENT, ACTION_PAGE, "side-effects");
    fake_visit_is_at(&fake, "side-effects", 0);
    assert_int_equal(fake.visit.focus_group,
                     GROUP_PAGER + 1); // there is no content group
    take_target(&fake, GROUP_PAGER, ACTION_SCREEN, NULL);
    fake_visit_is_at(&fake, "side-effects", 1);
    take_target(&fake, GROUP_RAIL, ACTION_HELP, NULL);
    fake_visit_is_at(&fake, "help", 0);
    take_target(&fake, GROUP_RAIL, ACTION_TEXT, NULL);
    fake_visit_is_at(&fake, "text", 0);
    take_target(&fake, GROUP_CONTENT, ACTION_STEP, NULL);
    fake_visit_is_at(&fake, "text", 0);
    take_target(&fake, GROUP_CONTENT, ACTION_CLOSE, NULL);
    fake_visit_is_at(&fake, "help", 0);
    fake_visit_finish(&fake);
}

// What the loop offers is within reach, the slide waits while the ring goes round, and goes on
// when it has stopped.
static void
reaches_the_buttons_of_the_loop(void **state)
{
    (void)state;
    static const struct {
        enum action action;
        enum target_group group;
        const char *view;
    } cases[] = {
        {ACTION_READ_MORE, GROUP_CONTENT, "treatments"},
        {ACTION_SLIDE_NEXT, GROUP_PAGER, "attract"},
        {ACTION_SLIDE_PAUSE, GROUP_PAGER, "attract"},
        {ACTION_HELP, GROUP_RAIL, "help"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fake_visit fake;
        start(&fake);
        fake_visit_pass(&fake, 7000);
        press(&fake);
        if (cases[i].group == GROUP_PAGER) {
            take_target(&fake, cases[i].group, cases[i].action, NULL);
        } else {
            take_group(&fake, cases[i].group); // there is only this one
        }
        assert_string_equal(fake_visit_view(&fake), cases[i].view);
        assert_int_equal(fake.visit.slide, cases[i].action == ACTION_SLIDE_NEXT);
        assert_int_equal(fake.visit.look.slide_paused,
                         cases[i].action == ACTION_SLIDE_PAUSE);
        fake_visit_finish(&fake);
    }
    struct fake_visit fake;
    start(&fake);
    fake_visit_pass(&fake, 7000);
    press(&fake);
    fake_visit_pass(&fake, 3 * 4 * SCAN_MS - 1); // the screen itself and three groups
    assert_int_equal(fake.visit.slide, 0);
    fake_visit_pass(&fake, 1);
    assert_int_equal(fake.visit.focus_group, 0);
    assert_int_equal(fake.visit.slide, 1);
    fake_visit_finish(&fake);
}

static void
stops_after_three_rounds(void **state)
{
    (void)state;
    struct fake_visit fake;
    start(&fake);
    wake(&fake);
    fake_visit_pass(&fake, 3 * 2 * SCAN_MS - 1); // Home has content and rail
    assert_int_not_equal(fake.visit.focus_group, 0);
    fake_visit_pass(&fake, 1);
    assert_int_equal(fake.visit.focus_group, 0);
    press(&fake);
    assert_int_equal(fake.visit.focus_group, GROUP_CONTENT + 1);
    fake_visit_pass(&fake, 500);
    press(&fake);
    assert_int_equal(fake.visit.focus, 1);
    fake_visit_pass(&fake, 3 * 8 * SCAN_MS); // seven tiles and Finish
    assert_int_equal(fake.visit.focus, 0);
    fake_visit_is_at(&fake, "home", 0);
    fake_visit_finish(&fake);
}

// A ring that moves by itself is nobody's input.
static void
keeps_the_idle_rules(void **state)
{
    (void)state;
    struct fake_visit fake;
    start(&fake);
    wake(&fake);
    take_target(&fake, GROUP_CONTENT, ACTION_PAGE, "long");
    fake_visit_pass(&fake, 137999);
    assert_string_equal(fake_visit_view(&fake), "long");
    fake_visit_pass(&fake, 1);
    assert_string_equal(fake_visit_view(&fake), "still-reading");
    assert_int_equal(fake.visit.focus_group, GROUP_CONTENT + 1); // scanned as well
    take_target(&fake, GROUP_CONTENT, ACTION_KEEP_READING, NULL);
    assert_string_equal(fake_visit_view(&fake), "long");
    fake_visit_pass(&fake, 138000 + 29999); // long after the scanning stopped
    press(&fake);
    assert_string_equal(fake_visit_view(&fake), "long");
    fake_visit_pass(&fake, 138000 + 30000);
    assert_string_equal(fake_visit_view(&fake), "attract");
    assert_false(fake.visit.ring_stays);
    fake_visit_finish(&fake);
}

static void
ends_with_a_finger_or_another_key(void **state)
{
    (void)state;
    struct fake_visit fake;
    start(&fake);
    wake(&fake);
    fake_visit_tap(&fake, FAKE_VISIT_EMPTY_X, FAKE_VISIT_EMPTY_Y);
    assert_int_equal(fake.visit.focus_group, 0);
    fake_visit_press(&fake, ACTION_TEXT, -1);
    assert_int_equal(fake.visit.focus_group, 0);
    fake_visit_pass(&fake, 1000);
    press(&fake);
    assert_int_equal(fake.visit.focus_group, GROUP_CONTENT + 1);
    fake_visit_key(&fake, VISIT_KEY_TAB);
    assert_int_equal(fake.visit.focus_group, 0);
    assert_int_equal(fake.visit.focus, 1);
    fake_visit_finish(&fake);
}

static void
shows_the_ring_always_with_two_switches(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start(&fake);
    fake.visit.settings.two_switch = true;
    fake_visit_key(&fake, VISIT_KEY_ENTER);
    assert_string_equal(fake_visit_view(&fake), "home");
    assert_int_equal(fake.visit.focus, 1);
    for (int i = 0; i < 3; i++) {
        fake_visit_key(&fake, VISIT_KEY_TAB);
    }
    fake_visit_key(&fake, VISIT_KEY_ENTER);
    fake_visit_is_at(&fake, "long", 0);
    assert_int_equal(fake.visit.focus, 2);
    fake_visit_key(&fake, VISIT_KEY_ENTER); // Next, and the ring stays on Next
    fake_visit_key(&fake, VISIT_KEY_ENTER);
    fake_visit_is_at(&fake, "long", 2);
    fake_visit_tap(&fake, FAKE_VISIT_EMPTY_X, FAKE_VISIT_EMPTY_Y);
    assert_int_equal(fake.visit.focus, 0);
    fake_visit_key(&fake, VISIT_KEY_ENTER); // nothing that is not marked
    fake_visit_is_at(&fake, "long", 2);
    assert_int_equal(fake.visit.focus, 1);
    fake_visit_finish(&fake);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goes_through_groups_then_items),
        cmocka_unit_test(reaches_the_buttons_of_the_loop),
        cmocka_unit_test(stops_after_three_rounds),
        cmocka_unit_test(keeps_the_idle_rules),
        cmocka_unit_test(ends_with_a_finger_or_another_key),
        cmocka_unit_test(shows_the_ring_always_with_two_switches),
    };
    return cmocka_run_group_tests_name("scan", tests, NULL, NULL);
}
