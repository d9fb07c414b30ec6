// SPDX-License-Identifier: MIT
// Ghosts: short contacts at one spot, floods, and people who are none of that.
#include "visit/ghosts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

// 10 px a mm: a spot is 7 px around its point, a quarantine 20 px.
static const struct panel panel = {"test", 1000, 800, 100, 80, 500};

struct bench {
    struct ghosts ghosts;
    struct contact_rules rules;
    uint64_t now_ms;
};

static struct bench
bench_new(void)
{
    return (struct bench){.rules = contact_rules_default(false), .now_ms = 1000000};
}

enum fate { LEFT_OUT, CANCELLED, PASSED };

// A contact of `length_ms`, `after_ms` after the last. Tells the filter when it was a tap.
static enum fate
contact_of(struct bench *bench, uint64_t after_ms, uint64_t length_ms, int x, int y,
           bool time_known)
{
    bench->now_ms += after_ms;
    struct contact contact = {CONTACT_DOWN, 1, x, y, bench->now_ms, false, time_known};
    const bool down = ghosts_pass(&bench->ghosts, &bench->rules, &panel, &contact);
    bench->now_ms += length_ms;
    contact = (struct contact){CONTACT_UP, 1, x, y, bench->now_ms, false, time_known};
    const bool up = ghosts_pass(&bench->ghosts, &bench->rules, &panel, &contact);
    assert_int_equal(down, up);
    if (!up) {
        return LEFT_OUT;
    }
    const bool real = contact.phase == CONTACT_UP &&
                      (!time_known || length_ms >= bench->rules.min_contact_ms);
    if (real) {
        ghosts_person(&bench->ghosts, &contact);
    }
    return contact.phase == CONTACT_UP ? PASSED : CANCELLED;
}

static enum fate
touch(struct bench *bench, uint64_t after_ms, uint64_t length_ms, int x, int y)
{
    return contact_of(bench, after_ms, length_ms, x, y, true);
}

static unsigned
quarantined(struct bench *bench)
{
    return ghosts_health(&bench->ghosts, bench->now_ms).quarantined;
}

static void
quarantines_the_third_short_contact(void **state)
{
    (void)state;
    struct bench bench = bench_new();
    assert_int_equal(touch(&bench, 12864, 0, 500, 400), PASSED);
    assert_int_equal(touch(&bench, 12864, 0, 506, 400), CANCELLED);
    assert_int_equal(quarantined(&bench), 0);
    assert_int_equal(touch(&bench, 12864, 0, 500, 394), CANCELLED);
    assert_int_equal(quarantined(&bench), 1);
    assert_int_equal(touch(&bench, 12864, 0, 500, 400), LEFT_OUT);
    assert_int_equal(touch(&bench, 1000, 200, 519, 400), LEFT_OUT); // in the disc
    assert_int_equal(touch(&bench, 1000, 200, 521, 400), PASSED);   // beside it
    assert_int_equal(ghosts_health(&bench.ghosts, bench.now_ms).ignored, 5);
    assert_int_equal(ghosts_health(&bench.ghosts, bench.now_ms).last_touch_ms,
                     bench.now_ms);
}

static void
waits_for_a_third_at_a_doubtful_spot(void **state)
{
    (void)state;
    struct bench bench = bench_new();
    assert_int_equal(touch(&bench, 1000, 40, 500, 400), PASSED); // a quick tap
    assert_int_equal(touch(&bench, 1000, 40, 500, 400), CANCELLED);
    assert_int_equal(touch(&bench, 1000, 60, 500, 400), PASSED);  // a finger after all
    assert_int_equal(touch(&bench, 1000, 40, 500, 400), PASSED);  // so it begins anew
    assert_int_equal(touch(&bench, 60000, 40, 500, 400), PASSED); // a minute later too
    assert_int_equal(quarantined(&bench), 0);
    assert_int_equal(touch(&bench, 1000, 40, 508, 400), PASSED); // 0.8 mm away
    assert_int_equal(touch(&bench, 1000, 40, 500, 400), PASSED); // forgotten by the last
}

static void
forgets_a_row_when_a_person_comes_between(void **state)
{
    (void)state;
    struct bench bench = bench_new();
    for (int i = 0; i < 6; i++) {
        (void)touch(&bench, 12864, 0, 500, 400);
        if (i % 2 == 1) {
            ghosts_person(&bench.ghosts, NULL);
        }
    }
    assert_int_equal(quarantined(&bench), 0);
    for (int i = 0; i < 3; i++) {
        (void)touch(&bench, 12864, 0, 500, 400);
    }
    assert_int_equal(touch(&bench, 1000, 200, 100, 100), PASSED);
    assert_int_equal(quarantined(&bench), 1); // a quarantine stays
}

static void
releases_a_spot_that_is_quiet(void **state)
{
    (void)state;
    struct bench bench = bench_new();
    for (int i = 0; i < 4; i++) {
        (void)touch(&bench, 12864, 0, 500, 400);
    }
    for (int i = 0; i < 5; i++) { // a finger there does not hold it
        assert_int_equal(touch(&bench, 100000, 200, 500, 400), LEFT_OUT);
    }
    assert_int_equal(quarantined(&bench), 1);
    assert_int_equal(touch(&bench, 99000, 200, 500, 400), PASSED);
    assert_int_equal(quarantined(&bench), 0);
}

static void
knows_several_spots(void **state)
{
    (void)state;
    struct bench bench = bench_new();
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < GHOST_SPOTS; i++) {
            (void)touch(&bench, 500, 0, 50 * i, 300);
        }
    }
    assert_int_equal(quarantined(&bench), GHOST_SPOTS);
    (void)touch(&bench, 500, 0, 900, 700); // no room: the one quiet longest gives way
    assert_int_equal(quarantined(&bench), GHOST_SPOTS - 1);
}

static void
is_deaf_for_a_while_in_a_flood(void **state)
{
    (void)state;
    struct bench bench = bench_new();
    for (int i = 0; i < 100; i++) { // eight a second, all over the glass, is allowed
        assert_int_equal(touch(&bench, 60, 66, 37 * i % 1000, 91 * i % 800), PASSED);
    }
    bench.now_ms += 5000;
    unsigned passed = 0;
    for (int i = 0; i < 40; i++) {
        passed += touch(&bench, 40, 70, 37 * i % 1000, 91 * i % 800) == PASSED;
    }
    assert_int_equal(passed, GHOST_FLOOD_DOWNS);
    assert_int_equal(touch(&bench, 2900, 100, 5, 5), LEFT_OUT);
    assert_int_equal(touch(&bench, 200, 100, 5, 5), PASSED);
}

static void
lets_those_pass_that_have_no_times(void **state)
{
    (void)state;
    struct bench bench = bench_new();
    for (int i = 0; i < 10; i++) {
        assert_int_equal(contact_of(&bench, 1000, 0, 500, 400, false), PASSED);
    }
    struct contact mouse = {CONTACT_DOWN, 1, 5, 5, bench.now_ms, true, true};
    for (int i = 0; i < 100; i++) {
        mouse.phase = i % 2 == 0 ? CONTACT_DOWN : CONTACT_UP;
        assert_true(ghosts_pass(&bench.ghosts, &bench.rules, &panel, &mouse));
    }
    assert_int_equal(ghosts_health(&bench.ghosts, bench.now_ms).ignored, 0);
}

static void
forgets_fingers_of_a_lost_panel(void **state)
{
    (void)state;
    struct bench bench = bench_new();
    struct contact contact = {CONTACT_DOWN, 1, 5, 5, bench.now_ms, false, true};
    assert_true(ghosts_pass(&bench.ghosts, &bench.rules, &panel, &contact));
    ghosts_forget_fingers(&bench.ghosts);
    contact.phase = CONTACT_UP; // of a finger nobody knows: no ghost
    assert_true(ghosts_pass(&bench.ghosts, &bench.rules, &panel, &contact));
    assert_int_equal(ghosts_health(&bench.ghosts, bench.now_ms).ignored, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quarantines_the_third_short_contact),
        cmocka_unit_test(waits_for_a_third_at_a_doubtful_spot),
        cmocka_unit_test(forgets_a_row_when_a_person_comes_between),
        cmocka_unit_test(releases_a_spot_that_is_quiet),
        cmocka_unit_test(knows_several_spots),
        cmocka_unit_test(is_deaf_for_a_while_in_a_flood),
        cmocka_unit_test(lets_those_pass_that_have_no_times),
        cmocka_unit_test(forgets_fingers_of_a_lost_panel),
    };
    return cmocka_run_group_tests_name("ghosts", tests, NULL, NULL);
}
