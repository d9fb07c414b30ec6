// SPDX-License-Identifier: MIT
// The archive: headers as GNU tar makes them, and no other byte in them.
#include "bundle/ustar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const uint64_t sizes[] = {0, 1, 511, 512, 513, 7, 8, 64, 8589934591};

static void
a_header_is_as_posix_has_it(void **state)
{
    (void)state;
    // made by GNU tar 1.34 for an empty file "a"
    static const struct {
        size_t at;
        const char *bytes;
        size_t len;
    } fields[] = {
        {0, "a\0", 2},
        {100,
         "0000644\0"
         "0000000\0"
         "0000000\0"
         "00000000000\0"
         "00000000000\0",
         48},
        {148,
         "007336\0 "
         "0",
         9},
        {257,
         "ustar\0"
         "00",
         8},
        {329,
         "0000000\0"
         "0000000\0",
         16},
    };
    uint8_t header[USTAR_BLOCK];
    ustar_header("a", 0, header);
    for (size_t i = 0; i < COUNT_OF(fields); i++)
        assert_memory_equal(header + fields[i].at, fields[i].bytes, fields[i].len);
}

static void
only_that_header_is_taken(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        uint8_t header[USTAR_BLOCK];
        uint64_t size = 0;
        ustar_header("en/pages/a.yaml", sizes[i], header);
        assert_true(ustar_is_header(header, "en/pages/a.yaml", sizes[i]));
        assert_false(ustar_is_header(header, "en/pages/a.yam", sizes[i]));
        assert_false(ustar_is_header(header, "en/pages/a.yaml", sizes[i] + 1));
        assert_true(ustar_take_size(header, "en/pages/a.yaml", sizes[i], &size));
        assert_int_equal(size, sizes[i]);
        if (sizes[i] > 0)
            assert_false(ustar_take_size(header, "en/pages/a.yaml", sizes[i] - 1, &size));
        for (size_t bit = 0; bit < 8 * USTAR_BLOCK; bit++) {
            header[bit / 8] ^= (uint8_t)(1 << bit % 8);
            assert_false(ustar_is_header(header, "en/pages/a.yaml", sizes[i]));
            assert_false(ustar_take_size(header, "en/pages/a.yaml", UINT64_MAX, &size));
            header[bit / 8] ^= (uint8_t)(1 << bit % 8);
        }
    }
}

static void
padding_fills_blocks(void **state)
{
    (void)state;
    static const uint64_t padded[] = {0, 512, 512, 512, 1024, 512, 512, 512, 8589934592};
    for (size_t i = 0; i < COUNT_OF(sizes); i++)
        assert_int_equal(ustar_padded(sizes[i]), padded[i]);
    uint8_t bytes[600] = {0};
    assert_true(ustar_is_zero(bytes, 0));
    assert_true(ustar_is_zero(bytes, sizeof bytes));
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = 0x80;
        assert_false(ustar_is_zero(bytes, sizeof bytes));
        assert_true(ustar_is_zero(bytes, i));
        bytes[i] = 0;
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_header_is_as_posix_has_it),
        cmocka_unit_test(only_that_header_is_taken),
        cmocka_unit_test(padding_fills_blocks),
    };
    return cmocka_run_group_tests_name("ustar", tests, NULL, NULL);
}
