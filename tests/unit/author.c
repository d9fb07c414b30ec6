// SPDX-License-Identifier: MIT
// The author's side: codes that people compare, and archives of whole blocks.
#include "bundle/author.h"

#include "sample_bundle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void
codes_are_the_first_forty_bits(void **state)
{
    (void)state;
    static const struct {
        uint8_t hash[HASH_BYTES];
        const char *code;
    } cases[] = {
        {{0}, "0000-0000"},
        {{0xff, 0xff, 0xff, 0xff, 0xff, 0}, "ZZZZ-ZZZZ"},
        {{0x08, 0, 0, 0, 0x01, 0xff}, "1000-0001"},
        {{0x00, 0x44, 0x32, 0x14, 0xc7}, "0123-4567"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char code[AUTHOR_CODE_BYTES];
        author_code(cases[i].hash, code);
        assert_string_equal(code, cases[i].code);
    }
    struct secret_key one = sample_key(1), other = sample_key(2);
    struct public_key a = secret_public(&one), b = secret_public(&other);
    char first[AUTHOR_CODE_BYTES], second[AUTHOR_CODE_BYTES];
    author_key_code(&a, first);
    author_key_code(&b, second);
    assert_string_not_equal(first, second);
}

static void
archives_are_whole_blocks(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const size_t sizes[] = {0, 1, 512, 513, 70000};
    char *bytes = arena_alloc(&arena, 70001);
    memset(bytes, 'x', 70000);
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        struct author_archive archive = {.arena = &arena};
        author_add_member(&archive, "a", bytes, sizes[i]);
        author_add_member(&archive, "b", bytes, 1);
        author_end_archive(&archive);
        size_t second = USTAR_BLOCK + (size_t)ustar_padded(sizes[i]);
        assert_int_equal(archive.len, second + 2 * USTAR_BLOCK + USTAR_END_BYTES);
        assert_true(ustar_is_header(archive.bytes, "a", sizes[i]));
        assert_true(ustar_is_header(archive.bytes + second, "b", 1));
        assert_memory_equal(archive.bytes + USTAR_BLOCK, bytes, sizes[i]);
        assert_true(ustar_is_zero(archive.bytes + USTAR_BLOCK + sizes[i],
                                  second - USTAR_BLOCK - sizes[i]));
    }
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_are_the_first_forty_bits),
        cmocka_unit_test(archives_are_whole_blocks),
    };
    return cmocka_run_group_tests_name("author", tests, NULL, NULL);
}
