// SPDX-License-Identifier: MIT
// Keys: every key in every state, the ring's life, and that the keyboard alone is enough.
#include "fake_visit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static enum visit_key
key_of(char letter)
{
    static const char letters[] = "^v<>!";
    static const enum visit_key keys[] = {VISIT_KEY_PAGE_UP, VISIT_KEY_PAGE_DOWN,
                                          VISIT_KEY_LEFT, VISIT_KEY_RIGHT,
                                          VISIT_KEY_ENTER};
    const char *at = strchr(letters, letter);
    assert_non_null(at);
    return keys[at - letters];
}

static void
press_digit(struct fake_visit *fake, int digit)
{
    const struct visit_event event = {
        .kind = VISIT_KEY, .key = VISIT_KEY_DIGIT, .digit = digit};
    fake_visit_pass(fake, 1000);
    fake_visit_send(fake, &event);
}

static void
turn_pages(void **state)
{
    (void)state;
    static const struct {
        const char *keys; // v and ^ are the page keys, ! is Enter
        const char *view;
        int screen;
    } cases[] =
        {
            {"v", "side-effects", 1},
            {">", "side-effects", 1},
            {"!", "side-effects", 1},
            {"v^", "side-effects", 0},
            {"v<", "side-effects", 0},
            {"vv", "aftercare", 0},
            {"v!>", "aftercare", 1},
            {"v!vv", "aftercare", 1}, // nothing after it: never round
            {"^", "home", 0},         // Contents
        };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fake_visit fake;
        fake_visit_start_at(&fake, "side-effects");
        for (const char *key = cases[i].keys; *key != '\0'; key++) {
            fake_visit_key(&fake, key_of(*key));
        }
        if (strcmp(fake_visit_view(&fake), cases[i].view) != 0 ||
            fake.screen != cases[i].screen) {
            fail_msg("%s: at %s %d, wanted %s %d", cases[i].keys, fake_visit_view(&fake),
                     fake.screen, cases[i].view, cases[i].screen);
        }
        fake_visit_finish(&fake);
    }
}

// The choices of a page are counted over all its screens; a number there is none of does
// nothing, and nothing is opened yet.
static void
go_to_a_choice_by_its_number(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, NULL);
    fake_visit_key(&fake, VISIT_KEY_TAB);
    fake_visit_key(&fake, VISIT_KEY_ENTER);
    const struct laid_view *view = &fake.view;
    int choice = 0;
    for (size_t screen = 0; screen < view->screen_count; screen++) {
        for (size_t i = 0; i < view->screens[screen].target_count; i++) {
            if (view->screens[screen].targets[i].group != GROUP_CONTENT) {
                continue;
            }
            press_digit(&fake, ++choice);
            assert_int_equal(fake.screen, screen);
            assert_int_equal(fake.visit.focus, i + 1);
        }
    }
    assert_in_range(choice, 1, 8);
    const struct visit before = fake.visit;
    press_digit(&fake, 9);
    assert_int_equal(fake.visit.focus, before.focus);
    assert_int_equal(fake.screen, before.spot.screen);
    fake_visit_finish(&fake);
}

static void
work_everywhere(void **state)
{
    (void)state;
    static const struct {
        const char *page; // NULL: Home
        bool sheet;
        enum visit_key key;
        const char *view;
    } cases[] = {
        {"long", false, VISIT_KEY_HOME, "home"},
        {"long", false, VISIT_KEY_HELP, "help"},
        {"long", false, VISIT_KEY_ESCAPE, "home"},
        {"long", true, VISIT_KEY_HOME, "home"},
        {"long", true, VISIT_KEY_HELP, "help"},
        {"long", true, VISIT_KEY_ESCAPE, "long"},
        {NULL, false, VISIT_KEY_HOME, "home"},
        {NULL, false, VISIT_KEY_HELP, "help"},
        {NULL, false, VISIT_KEY_ESCAPE, "home"},
        {NULL, true, VISIT_KEY_ESCAPE, "home"},
        {NULL, false, VISIT_KEY_NONE, "home"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fake_visit fake;
        fake_visit_start_at(&fake, cases[i].page);
        if (cases[i].sheet) {
            fake_visit_press(&fake, ACTION_TEXT, -1);
        }
        fake_visit_key(&fake, cases[i].key);
        assert_string_equal(fake_visit_view(&fake), cases[i].view);
        fake_visit_finish(&fake);
    }
}

static void
wake_the_loop_to_home(void **state)
{
    (void)state;
    for (int key = VISIT_KEY_UP; key <= VISIT_KEY_HELP; key++) {
        struct fake_visit fake;
        if (key == VISIT_KEY_TAB || key == VISIT_KEY_BACK_TAB) {
            continue;
        }
        fake_visit_start(&fake);
        fake_visit_key(&fake, (enum visit_key)key);
        assert_string_equal(fake_visit_view(&fake),
                            key == VISIT_KEY_HELP ? "help" : "home");
        assert_int_equal(fake.visit.state, VISIT_READING);
        assert_int_not_equal(fake.visit.focus, 0); // a key woke it, so the ring is there
        fake_visit_finish(&fake);
    }
}

// The loop's own buttons are within reach of Tab; the ring goes when nobody is there.
static void
walk_the_loop_by_tab(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start(&fake);
    for (int i = 0; i < 3; i++) {
        fake_visit_key(&fake, VISIT_KEY_TAB);
    }
    assert_string_equal(fake_visit_view(&fake), "attract");
    fake_visit_key(&fake, VISIT_KEY_ENTER); // Read more, Prev, Pause
    assert_true(fake.visit.look.slide_paused);
    fake_visit_pass(&fake, 290000);
    assert_int_equal(fake.visit.focus, 3);
    fake_visit_pass(&fake, 60000);
    assert_int_equal(fake.visit.focus, 0);
    fake_visit_key(&fake, VISIT_KEY_ENTER);
    assert_string_equal(fake_visit_view(&fake), "home");
    fake_visit_finish(&fake);
}

static void
answer_still_reading(void **state)
{
    (void)state;
    for (int key = VISIT_KEY_UP; key <= VISIT_KEY_HELP; key++) {
        struct fake_visit fake;
        fake_visit_start_at(&fake, "treatments");
        fake_visit_key(&fake, VISIT_KEY_PAGE_DOWN);
        fake_visit_pass(&fake, 100000);
        assert_string_equal(fake_visit_view(&fake), "still-reading");
        fake_visit_key(&fake, (enum visit_key)key);
        if (key == VISIT_KEY_TAB || key == VISIT_KEY_BACK_TAB) {
            assert_string_equal(fake_visit_view(&fake), "still-reading");
            assert_int_equal(fake.request.look.bar_percent, 100); // the full time again
            fake_visit_pass(&fake, 29000);
            assert_int_equal(fake.visit.state, VISIT_ASKING);
        } else {
            assert_string_equal(fake_visit_view(&fake),
                                key == VISIT_KEY_HELP ? "help" : "treatments");
            assert_int_equal(fake.screen, key == VISIT_KEY_HELP ? 0 : 1);
        }
        fake_visit_finish(&fake);
    }
}

static void
reach_the_buttons_of_still_reading(void **state)
{
    (void)state;
    static const struct {
        enum action action;
        const char *view;
    } buttons[] = {
        {ACTION_KEEP_READING, "long"},
        {ACTION_TAKE_TIME, "long"},
        {ACTION_HELP, "help"},
        {ACTION_FINISH, "attract"},
    };
    for (size_t i = 0; i < COUNT_OF(buttons); i++) {
        struct fake_visit fake;
        fake_visit_start_at(&fake, "long");
        fake_visit_pass(&fake, 140000);
        assert_int_equal(fake.visit.state, VISIT_ASKING);
        for (int tabs = 0; tabs < 8 && fake.visit.focus_action != buttons[i].action;
             tabs++) {
            fake_visit_key(&fake, VISIT_KEY_TAB);
        }
        assert_int_equal(fake.visit.focus_action, buttons[i].action);
        fake_visit_key(&fake, VISIT_KEY_ENTER);
        assert_string_equal(fake_visit_view(&fake), buttons[i].view);
        assert_int_equal(fake.visit.hold_until_ms != 0,
                         buttons[i].action == ACTION_TAKE_TIME);
        fake_visit_finish(&fake);
    }
}

static void
walk_still_reading_by_arrows_once_there_is_a_ring(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, "long");
    fake_visit_pass(&fake, 140000);
    fake_visit_key(&fake, VISIT_KEY_BACK_TAB);
    assert_int_equal(fake.visit.focus_action, ACTION_FINISH); // the last
    fake_visit_key(&fake, VISIT_KEY_UP);
    assert_int_equal(fake.visit.focus_action, ACTION_HELP);
    fake_visit_key(&fake, VISIT_KEY_UP);
    assert_int_equal(fake.visit.focus_action, ACTION_KEEP_READING);
    fake_visit_key(&fake, VISIT_KEY_ESCAPE);
    assert_string_equal(fake_visit_view(&fake), "long");
    fake_visit_finish(&fake);
}

static void
show_a_ring_until_a_touch(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, "checklist");
    assert_int_equal(fake.visit.focus, 0);
    fake_visit_key(&fake, VISIT_KEY_DOWN);
    assert_int_equal(fake.visit.focus, 1); // the first in reading order
    assert_true(fake.result.repaint);
    assert_false(fake.result.changed);
    fake_visit_key(&fake,
                   VISIT_KEY_RIGHT); // with the ring: to the neighbour, not the next page
    assert_string_equal(fake_visit_view(&fake), "checklist");
    assert_int_equal(fake.visit.focus_number, 1);
    fake_visit_key(&fake, VISIT_KEY_ENTER);
    assert_int_equal(fake.request.look.ticks, 2);
    assert_int_equal(fake.visit.focus_number, 1); // it stays where it was
    fake_visit_tap(&fake, FAKE_VISIT_EMPTY_X, FAKE_VISIT_EMPTY_Y);
    assert_int_equal(fake.visit.focus, 0);
    fake_visit_finish(&fake);
}

static void
take_the_ring_along_to_the_next_page(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, NULL);
    fake_visit_key(&fake, VISIT_KEY_TAB);
    fake_visit_key(&fake, VISIT_KEY_ENTER);
    fake_visit_is_at(&fake, "treatments", 0);
    assert_int_equal(fake.visit.focus, 1); // where its content begins
    fake_visit_key(&fake, VISIT_KEY_PAGE_DOWN);
    fake_visit_is_at(&fake, "treatments", 1);
    assert_int_equal(fake.visit.focus, 1);
    fake_visit_key(&fake, VISIT_KEY_HOME);
    assert_int_equal(fake.visit.focus, 1);
    fake_visit_open(&fake, "long"); // by touch
    assert_int_equal(fake.visit.focus, 0);
    fake_visit_finish(&fake);
}

static void
turn_to_the_last_screen(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, "long");
    fake_visit_key(&fake, VISIT_KEY_LAST);
    fake_visit_is_at(&fake, "long", 4);
    fake_visit_key(&fake, VISIT_KEY_LAST); // there is no further
    fake_visit_is_at(&fake, "long", 4);
    fake_visit_press(&fake, ACTION_TEXT, -1);
    fake_visit_key(&fake, VISIT_KEY_LAST);
    fake_visit_is_at(&fake, "text", 1);
    fake_visit_finish(&fake);
}

static void
keep_the_ring_on_next(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, "long");
    while (fake.visit.focus_action != ACTION_SCREEN) {
        fake_visit_key(&fake, VISIT_KEY_TAB);
    }
    fake_visit_key(&fake, VISIT_KEY_ENTER);
    fake_visit_key(&fake, VISIT_KEY_ENTER);
    fake_visit_key(&fake, VISIT_KEY_ENTER);
    assert_int_equal(fake.screen, 3);
    assert_int_equal(fake.visit.focus - 1, fake_visit_target(&fake, ACTION_SCREEN, 4));
    fake_visit_key(&fake, VISIT_KEY_UP); // on Prev, it stays on Prev
    fake_visit_key(&fake, VISIT_KEY_ENTER);
    fake_visit_key(&fake, VISIT_KEY_ENTER);
    assert_int_equal(fake.screen, 1);
    fake_visit_finish(&fake);
}

static void
keep_the_ring_on_a_setting(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, "long");
    fake_visit_press(&fake, ACTION_TEXT, -1);
    while (fake.visit.focus_action != ACTION_STEP || fake.visit.focus_number != 150) {
        fake_visit_key(&fake, VISIT_KEY_TAB);
    }
    fake_visit_key(&fake, VISIT_KEY_ENTER);
    assert_int_equal(fake.request.look.step, 150);
    assert_int_equal(fake.visit.focus - 1, fake_visit_target(&fake, ACTION_STEP, 150));
    fake_visit_key(&fake, VISIT_KEY_ESCAPE);
    assert_int_equal(fake.visit.focus, 2); // another screen: on Next, it has no buttons
    fake_visit_finish(&fake);
}

static void
drop_a_ring_whose_target_is_gone(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, "checklist");
    fake_visit_key(&fake, VISIT_KEY_TAB);
    fake.visit.focus =
        9; // as if the screen had been laid out with fewer buttons before it
    fake_visit_key(&fake, VISIT_KEY_NONE);
    assert_int_equal(fake.visit.focus, 1); // found again by what it does
    fake.visit.focus_action = ACTION_SLIDE_NEXT;
    fake_visit_key(&fake, VISIT_KEY_NONE);
    assert_int_equal(fake.visit.focus, 0);
    fake_visit_finish(&fake);
}

static void
are_filtered(void **state)
{
    (void)state;
    static const struct visit_event next = {.kind = VISIT_KEY,
                                            .key = VISIT_KEY_PAGE_DOWN};
    static const struct visit_event tab = {.kind = VISIT_KEY, .key = VISIT_KEY_TAB};
    struct fake_visit fake;
    fake_visit_start_at(&fake, "long");
    fake_visit_pass(&fake, 1000);
    fake_visit_send(&fake, &next);
    assert_int_equal(fake.screen, 1);
    fake_visit_pass(&fake, 349);
    fake_visit_send(&fake, &next); // within the lock-out
    assert_int_equal(fake.screen, 1);
    fake_visit_pass(&fake, 1);
    fake_visit_send(&fake, &next);
    assert_int_equal(fake.screen, 2);
    fake_visit_pass(&fake, 1000);
    fake_visit_send(&fake, &tab);
    fake_visit_pass(&fake, 149);
    fake_visit_send(&fake, &tab); // chatter
    assert_int_equal(fake.visit.focus, 1);
    fake_visit_pass(&fake, 1);
    fake_visit_send(&fake, &tab);
    assert_int_equal(fake.visit.focus, 2);
    fake_visit_finish(&fake);
}

// Every target of a screen by Tab alone, and by arrows alone.
static void
reach_every_target(void **state)
{
    (void)state;
    static const char *const pages[] = {NULL, "checklist", "treatments", "long"};
    for (size_t i = 0; i < COUNT_OF(pages); i++) {
        struct fake_visit fake;
        fake_visit_start_at(&fake, pages[i]);
        const size_t count = fake_visit_screen(&fake)->target_count;
        uint32_t by_tab = 0, by_arrows = 0, seed = 7;
        for (size_t tabs = 0; tabs < count; tabs++) {
            fake_visit_key(&fake, VISIT_KEY_TAB);
            by_tab |= 1U << (fake.visit.focus - 1);
        }
        for (int walk = 0; walk < 2000; walk++) { // a drunkard finds every open door
            seed = seed * 1664525 + 1013904223;
            fake_visit_key(&fake, (enum visit_key)(VISIT_KEY_UP + (seed >> 16) % 4));
            by_arrows |= 1U << (fake.visit.focus - 1);
        }
        assert_int_equal(by_tab, (1U << count) - 1);
        assert_int_equal(by_arrows, (1U << count) - 1);
        fake_visit_finish(&fake);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(turn_pages),
        cmocka_unit_test(go_to_a_choice_by_its_number),
        cmocka_unit_test(work_everywhere),
        cmocka_unit_test(wake_the_loop_to_home),
        cmocka_unit_test(walk_the_loop_by_tab),
        cmocka_unit_test(answer_still_reading),
        cmocka_unit_test(reach_the_buttons_of_still_reading),
        cmocka_unit_test(walk_still_reading_by_arrows_once_there_is_a_ring),
        cmocka_unit_test(show_a_ring_until_a_touch),
        cmocka_unit_test(take_the_ring_along_to_the_next_page),
        cmocka_unit_test(turn_to_the_last_screen),
        cmocka_unit_test(keep_the_ring_on_next),
        cmocka_unit_test(keep_the_ring_on_a_setting),
        cmocka_unit_test(drop_a_ring_whose_target_is_gone),
        cmocka_unit_test(are_filtered),
        cmocka_unit_test(reach_every_target),
    };
    return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
