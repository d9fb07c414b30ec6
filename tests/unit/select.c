// SPDX-License-Identifier: MIT
// Selecting: every combination of what can be wrong with two slots, against the rule said in
// other words; and the table of what may be installed.
#include "bundle/select.h"

#include "bundle/limits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

// The flaws of a slot as bits.
enum { INVALID = 1, CRASHED = 2, REJECTED = 4, FLAWS = 8 };

static struct slot
slot_of(uint64_t serial, uint64_t min_ok, unsigned flaws)
{
    return (struct slot){
        .serial = serial,
        .min_ok = min_ok,
        .valid = (flaws & INVALID) == 0,
        .crashed = (flaws & CRASHED) != 0,
        .rejected = (flaws & REJECTED) != 0,
    };
}

static void
the_newest_that_can_be_is_shown(void **state)
{
    (void)state;
    for (unsigned i = 0; i < FLAWS * FLAWS * 2 * 2; i++) {
        unsigned old_flaws = i % FLAWS, new_flaws = i / FLAWS % FLAWS;
        bool withdrawn = i / FLAWS / FLAWS % 2, swapped = i / FLAWS / FLAWS / 2;
        const struct slot old = slot_of(10, 5, old_flaws);
        const struct slot new = slot_of(20, withdrawn ? 20 : 5, new_flaws);
        const struct slot slots[] = {swapped ? new : old, swapped ? old : new};
        uint64_t min_ok = select_min_ok(slots, 2, 1);
        struct selection selection = select_current(slots, 2, min_ok);
        // what an invalid bundle says about withdrawing is not believed
        bool old_gone = old_flaws != 0 || (withdrawn && !(new_flaws & INVALID));
        uint64_t expected = new_flaws == 0 ? 20 : old_gone ? 0 : 10;
        uint64_t shown =
            selection.slot == SELECT_FACTORY ? 0 : slots[selection.slot].serial;
        bool degraded = (expected < 20 && !(new_flaws & REJECTED)) ||
                        (expected < 10 && !(old_flaws & REJECTED));
        if (shown != expected || selection.degraded != degraded)
            fail_msg("old %u new %u withdrawn %d: shown %d, degraded %d", old_flaws,
                     new_flaws, withdrawn, (int)shown, selection.degraded);
    }
}

static void
without_slots_the_factory_content_is_shown(void **state)
{
    (void)state;
    struct selection selection = select_current(NULL, 0, 0);
    assert_int_equal(selection.slot, SELECT_FACTORY);
    assert_false(selection.degraded);
    const struct slot slots[] = {slot_of(9, 1, 0), slot_of(10, 1, 0), slot_of(11, 1, 0)};
    assert_int_equal(select_current(slots, 3, 12).slot, SELECT_FACTORY);
    assert_true(select_current(slots, 3, 12).degraded);
    assert_int_equal(select_current(slots, 3, 11).slot, 2);
}

static void
floors_never_fall(void **state)
{
    (void)state;
    const struct slot slots[] = {slot_of(10, 3, 0), slot_of(20, 8, REJECTED),
                                 slot_of(30, 30, INVALID), slot_of(15, 9, CRASHED)};
    assert_int_equal(select_floor(slots, 4, 0), 20);
    assert_int_equal(select_floor(slots, 4, 20), 20);
    assert_int_equal(select_floor(slots, 4, 21), 21);
    assert_int_equal(select_floor(slots, 0, 7), 7);
    assert_int_equal(select_min_ok(slots, 4, 0), 9);
    assert_int_equal(select_min_ok(slots, 4, 10), 10);
    assert_int_equal(select_min_ok(slots, 0, 0), 0);
}

static void
only_newer_bundles_are_admitted(void **state)
{
    (void)state;
    static const struct {
        uint64_t serial, floor;
        bool same, held;
        enum admission admission;
    } cases[] = {
        {101, 100, false, true, ADMIT_INSTALL},
        {100, 100, true, true, ADMIT_HELD},
        {100, 100, true, false, ADMIT_INSTALL}, // lost or crashed: the stick mends it
        {100, 100, false, true, ADMIT_TWICE},
        {100, 100, false, false, ADMIT_TWICE},
        {99, 100, true, true, ADMIT_OLDER},
        {1, 100, false, false, ADMIT_OLDER},
        {100 + BUNDLE_MAX_JUMP, 100, false, true, ADMIT_INSTALL},
        {101 + BUNDLE_MAX_JUMP, 100, false, true, ADMIT_JUMP},
        {BUNDLE_MAX_SERIAL, 100, false, true, ADMIT_JUMP},
        {BUNDLE_MAX_SERIAL, 0, false, false, ADMIT_INSTALL},
        {1, 0, false, false, ADMIT_INSTALL},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        uint8_t hash[HASH_BYTES] = {0};
        struct admission_floor floor = {.serial = cases[i].floor, .held = cases[i].held};
        floor.hash[31] = !cases[i].same;
        if (select_admit(cases[i].serial, hash, &floor) != cases[i].admission)
            fail_msg("case %zu", i);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_newest_that_can_be_is_shown),
        cmocka_unit_test(without_slots_the_factory_content_is_shown),
        cmocka_unit_test(floors_never_fall),
        cmocka_unit_test(only_newer_bundles_are_admitted),
    };
    return cmocka_run_group_tests_name("select", tests, NULL, NULL);
}
