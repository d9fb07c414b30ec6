// SPDX-License-Identifier: MIT
// Idle: its times at their edges; then the flow of a visit that nobody touches, from the
// question to the wipe.
#include "fake_visit.h"

#include "visit/idle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { LINE = 4096, EMPTY_X = FAKE_VISIT_EMPTY_X, EMPTY_Y = FAKE_VISIT_EMPTY_Y };

static void
gives_time_to_read(void **state)
{
    (void)state;
    static const struct {
        unsigned words;
        int step;
        unsigned idle_ms;
        uint64_t limit_ms;
    } cases[] = {
        {0, 100, 90000, 90000},  // never less than the clinic's time
        {50, 100, 90000, 90000}, // 2 x 30 s + 30 s: just that
        {51, 100, 90000, 91200},
        {70, 100, 90000, 114000}, // 42 s of reading
        {90, 100, 90000, 138000},
        {90, 200, 90000, 165000}, // 80 words a minute
        {90, 150, 90000, 150000}, // 90 between
        {90, 125, 90000, 143684}, // 95
        {70, 100, 300000, 300000},
        {90, 0, 90000, 138000}, // a size that is none counts as the nearest
        {90, 900, 90000, 165000},
        {1000000, 100, 90000, 1200030000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const uint64_t limit_ms =
            idle_limit_ms(cases[i].words, cases[i].step, cases[i].idle_ms);
        if (limit_ms != cases[i].limit_ms) {
            fail_msg("case %zu: %llu ms, wanted %llu", i, (unsigned long long)limit_ms,
                     (unsigned long long)cases[i].limit_ms);
        }
    }
}

static void
empties_the_bar_by_seconds(void **state)
{
    (void)state;
    static const struct {
        uint64_t asked_ms;
        unsigned ask_ms, percent;
        uint64_t next_ms;
    } cases[] = {
        {0, 30000, 100, 1000},         {999, 30000, 100, 1000},
        {1000, 30000, 96, 2000},       {15000, 30000, 50, 16000},
        {29000, 30000, 3, 30000},      {29999, 30000, 3, 30000},
        {30000, 30000, 0, UINT64_MAX}, {90000, 30000, 0, UINT64_MAX},
        {20000, 20500, 2, 21000},      {0, 0, 0, UINT64_MAX},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(idle_bar_percent(cases[i].asked_ms, cases[i].ask_ms),
                         cases[i].percent);
        assert_true(idle_bar_next_ms(cases[i].asked_ms, cases[i].ask_ms) ==
                    cases[i].next_ms);
    }
}

static void
asks_and_goes_on(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, "long");
    fake_visit_press(&fake, ACTION_SCREEN, 1);
    for (int i = 0; i < 50; i++) {
        const unsigned wakes = fake.wakes;
        fake_visit_pass(&fake, 137999); // 90 words: 2 x 54 s + 30 s
        fake_visit_is_at(&fake, "long", 1);
        assert_int_equal(fake.wakes, wakes);
        fake_visit_pass(&fake, 1);
        fake_visit_is_at(&fake, "still-reading", 0);
        assert_int_equal(fake.wakes, wakes + 1); // a still page has one deadline
        if (i % 2 == 0) {
            fake_visit_tap(&fake, EMPTY_X, EMPTY_Y);
        } else {
            fake_visit_press(&fake, ACTION_KEEP_READING, -1);
        }
        fake_visit_is_at(&fake, "long", 1);
    }
    assert_int_equal(fake.wipes, 0);
    fake_visit_finish(&fake);
}

static void
takes_any_touch_for_keep_reading(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, "long");
    const struct {
        int x, y, to_x, to_y;
        uint64_t early_ms; // how soon after the sheet came
    } touches[] = {
        {EMPTY_X, EMPTY_Y, EMPTY_X, EMPTY_Y, 5000},
        {20, 200, 700, 210, 5000},  // a swipe
        {150, 390, 700, 60, 5000},  // off Finish: changed their mind
        {150, 390, 150, 390, 100},  // Finish, but the sheet was not there when they aimed
        {450, 280, 450, 280, 5000}, // a place that does nothing else
    };
    for (size_t i = 0; i < COUNT_OF(touches); i++) {
        fake_visit_pass(&fake, 138000);
        fake_visit_pass(&fake, touches[i].early_ms);
        fake_visit_is_at(&fake, "still-reading", 0);
        fake_visit_touch(&fake, CONTACT_DOWN, 1, touches[i].x, touches[i].y);
        fake_visit_pass(&fake, 100);
        fake_visit_touch(&fake, CONTACT_MOVE, 1, touches[i].to_x, touches[i].to_y);
        fake_visit_touch(&fake, CONTACT_UP, 1, touches[i].to_x, touches[i].to_y);
        fake_visit_is_at(&fake, "long", 0);
    }
    assert_int_equal(fake.wipes, 0);
    fake_visit_finish(&fake);
}

static void
obeys_the_buttons_of_the_sheet(void **state)
{
    (void)state;
    static const struct {
        enum action action;
        const char *view;
        unsigned wipes;
    } cases[] = {{ACTION_FINISH, "attract", 1},
                 {ACTION_HELP, "help", 0},
                 {ACTION_TAKE_TIME, "long", 0}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fake_visit fake;
        fake_visit_start_at(&fake, "long");
        fake_visit_pass(&fake, 138000);
        fake_visit_press(&fake, cases[i].action, -1);
        fake_visit_is_at(&fake, cases[i].view, 0);
        assert_int_equal(fake.wipes, cases[i].wipes);
        if (cases[i].action == ACTION_TAKE_TIME) {
            assert_int_equal(fake.wake_at_ms, fake.now_ms + 1200000);
        }
        fake_visit_finish(&fake);
    }
}

static void
moves_the_bar_once_a_second(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, "long");
    fake_visit_pass(&fake, 138000);
    assert_int_equal(fake.request.look.bar_percent, 100);
    const unsigned wakes = fake.wakes;
    for (unsigned second = 1; second < 30; second++) {
        fake_visit_pass(&fake, 1000);
        assert_int_equal(fake.request.look.bar_percent, (30 - second) * 100 / 30);
        assert_int_equal(fake.wakes, wakes + second);
        assert_false(fake.result.changed);
        assert_true(fake.result.repaint);
    }
    fake_visit_pass(&fake, 999);
    fake_visit_is_at(&fake, "still-reading", 0);
    fake_visit_pass(&fake, 1);
    fake_visit_is_at(&fake, "attract", 0);
    fake_visit_finish(&fake);
}

static void
leaves_no_trace(void **state)
{
    (void)state;
    char at_start[LINE], during[LINE], after[LINE];
    struct fake_visit fake;
    fake_visit_start(&fake);
    fake_visit_dump(&fake, at_start, sizeof at_start);
    fake_visit_tap(&fake, EMPTY_X, EMPTY_Y);
    fake_visit_open(&fake, "checklist");
    fake_visit_press(&fake, ACTION_TICK, 2);
    fake_visit_press(&fake, ACTION_TEXT, -1);
    fake_visit_press(&fake, ACTION_STEP, 200);
    fake_visit_press(&fake, ACTION_THEME, THEME_HC_DARK);
    fake_visit_press(&fake, ACTION_SCREEN, 1);
    fake_visit_press(&fake, ACTION_MORE_SPACE, -1);
    fake_visit_press(&fake, ACTION_NO_MOTION, -1);
    fake_visit_press(&fake, ACTION_STEADY_TOUCH, -1);
    fake_visit_key(&fake, VISIT_KEY_TAB);
    fake_visit_dump(&fake, during, sizeof during);
    assert_string_not_equal(at_start, during);
    fake_visit_pass(&fake, 90000 + 30000 + 30000);
    assert_int_equal(fake.wipes, 1);
    fake_visit_dump(&fake, after, sizeof after);
    assert_string_equal(at_start, after);
    const struct visit_spot none = {0};
    for (int i = 0; i < VISIT_HISTORY; i++) {
        assert_memory_equal(&fake.visit.history[i], &none, sizeof none);
    }
    fake_visit_finish(&fake);
}

static void
waits_for_a_finger_on_the_glass(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, "long");
    fake_visit_pass(&fake, 137990);
    fake_visit_touch(&fake, CONTACT_DOWN, 1, 750, 300); // Next, at the last moment
    fake_visit_pass(&fake, 1500);
    fake_visit_is_at(&fake, "long", 0);
    fake_visit_touch(&fake, CONTACT_UP, 1, 750, 300);
    fake_visit_is_at(&fake, "long", 1);
    fake_visit_pass(&fake, 138000 + 29990);
    fake_visit_touch(&fake, CONTACT_DOWN, 1, EMPTY_X, EMPTY_Y);
    fake_visit_pass(&fake, 1000);
    fake_visit_touch(&fake, CONTACT_UP, 1, EMPTY_X, EMPTY_Y);
    fake_visit_is_at(&fake, "long", 1);
    fake_visit_touch(&fake, CONTACT_DOWN, 1, EMPTY_X, EMPTY_Y); // a leaf falls and stays
    fake_visit_pass(&fake, 138000 + 30000 + 11000);
    fake_visit_is_at(&fake, "attract", 0);
    fake_visit_finish(&fake);
}

static void
lets_go_of_what_lies_still(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, "long");
    fake_visit_pass(&fake, 1000);
    fake_visit_touch(&fake, CONTACT_DOWN, 1, 750, 300);
    assert_true(fake.visit.pressed != 0);
    fake_visit_pass(&fake, 9999);
    assert_true(fake.visit.pressed != 0);
    fake_visit_pass(&fake, 1);
    assert_int_equal(fake.visit.pressed, 0);
    assert_true(fake.result.repaint);
    fake_visit_touch(&fake, CONTACT_UP, 1, 750, 300);
    fake_visit_is_at(&fake, "long", 0);
    fake_visit_finish(&fake);
}

// A panel that reports a touch of no length at one point every 12.864 s.
static void
is_not_kept_awake_by_ghosts(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, "long");
    const uint64_t due_ms = fake.now_ms + 138000;
    uint64_t asked_ms = 0;
    for (int i = 0; i < 140; i++) { // half an hour
        fake_visit_pass(&fake, 12864);
        fake_visit_touch(&fake, CONTACT_DOWN, 1, 750, 300);
        fake_visit_touch(&fake, CONTACT_UP, 1, 750, 300);
        asked_ms = asked_ms == 0 && fake.visit.ask_since_ms != 0 ? fake.visit.ask_since_ms
                                                                 : asked_ms;
    }
    assert_in_range(asked_ms, due_ms, due_ms + 1000);
    assert_int_equal(fake.wipes, 1);
    fake_visit_is_at(&fake, "attract", 0);
    fake_visit_finish(&fake);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_time_to_read),
        cmocka_unit_test(empties_the_bar_by_seconds),
        cmocka_unit_test(asks_and_goes_on),
        cmocka_unit_test(takes_any_touch_for_keep_reading),
        cmocka_unit_test(obeys_the_buttons_of_the_sheet),
        cmocka_unit_test(moves_the_bar_once_a_second),
        cmocka_unit_test(leaves_no_trace),
        cmocka_unit_test(waits_for_a_finger_on_the_glass),
        cmocka_unit_test(lets_go_of_what_lies_still),
        cmocka_unit_test(is_not_kept_awake_by_ghosts),
    };
    return cmocka_run_group_tests_name("idle", tests, NULL, NULL);
}
