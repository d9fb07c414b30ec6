// SPDX-License-Identifier: MIT
// The staff PIN: what one is, that only the right one opens, and that no other hash is
// worked out.
#include "base/pin.h"

#include "base/attributes.h"
#include "base/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void
has_four_to_six_digits(void **state)
{
    (void)state;
    static const struct {
        const char *pin;
        bool valid;
    } pins[] = {
        {"", false},      {"123", false},     {"1234", true},  {"12345", true},
        {"123456", true}, {"1234567", false}, {"12a4", false}, {" 1234", false},
        {"-123", false},  {"1234\n", false},
    };
    for (size_t i = 0; i < COUNT_OF(pins); i++) {
        assert_int_equal(pin_is_valid(pins[i].pin), pins[i].valid);
    }
}

static void
only_the_right_one_matches(void **state)
{
    (void)state;
    char hash[PIN_HASH_BYTES], again[PIN_HASH_BYTES];
    assert_true(pin_hash("2468", hash));
    assert_true(pin_hash("2468", again));
    assert_string_not_equal(hash, again); // salted
    assert_null(strstr(hash, "2468"));
    assert_true(pin_matches("2468", hash));
    assert_true(pin_matches("2468", again));
    assert_false(pin_matches("2469", hash));
    assert_false(pin_matches("24680", hash));
    assert_false(pin_matches("", hash));
}

// A hash with other limits could stop the screen for seconds, so it is not even tried.
static void
other_hashes_are_refused(void **state)
{
    (void)state;
    static const char *const hashes[] = {
        "",
        "2468",
        "$argon2id$v=19$m=1048576,t=9,p=1$c29tZXNhbHRzb21lc2E$"
        "aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g",
        "$argon2i$v=19$m=4096,t=2,p=1$c29tZXNhbHRzb21lc2E$"
        "aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g",
    };
    char longest[400];
    for (size_t i = 0; i < COUNT_OF(hashes); i++) {
        assert_false(pin_hash_is_ours(hashes[i]));
        assert_false(pin_matches("2468", hashes[i]));
    }
    memset(longest, 'a', sizeof longest);
    longest[sizeof longest - 1] = '\0';
    assert_false(pin_hash_is_ours(longest));
    assert_true(pin_hash("0000", longest));
    assert_true(pin_hash_is_ours(longest));
}

// For the comment in base/pin.c: how long a screen stands still while a PIN is looked at.
static void
tells_how_long_it_takes(void **state)
{
    (void)state;
    enum { TRIES = 9 };
    char hash[PIN_HASH_BYTES];
    uint64_t least_us = UINT64_MAX;
    assert_true(pin_hash("2468", hash));
    for (int i = 0; i < TRIES; i++) {
        const uint64_t start_us = clock_now_us();
        assert_true(pin_matches("2468", hash));
        const uint64_t took_us = clock_now_us() - start_us;
        least_us = took_us < least_us ? took_us : least_us;
    }
    printf("pin_matches_us %llu (the best of %d)\n", (unsigned long long)least_us, TRIES);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_four_to_six_digits),
        cmocka_unit_test(only_the_right_one_matches),
        cmocka_unit_test(other_hashes_are_refused),
        cmocka_unit_test(tells_how_long_it_takes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
