// SPDX-License-Identifier: MIT
// State records: whole or nothing, for every cut and every flipped bit, and the newer of two.
#include "bundle/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const struct state example = {
    .generation = 0x0102030405060708,
    .numbers = {2026112101, 2026110301, 20261121, 7},
    .hashes = {{1, 2, 3}, {4}, {5}},
};

static void
a_record_reads_back(void **state)
{
    (void)state;
    struct state read;
    uint8_t record[STATE_RECORD_BYTES];
    state_encode(STATE_DISPLAY, &example, record);
    assert_true(state_decode(STATE_DISPLAY, record, sizeof record, &read));
    assert_memory_equal(&read, &example, sizeof read);
    assert_false(state_decode(STATE_IMPORTER, record, sizeof record, &read));
    assert_memory_equal(record, "anteroom-state 1\2\0\0\0\0\0\0\0\x08\7\6\5\4\3\2\1", 32);
}

static void
no_other_record_is_whole(void **state)
{
    (void)state;
    struct state read;
    uint8_t record[STATE_RECORD_BYTES], part[STATE_RECORD_BYTES + 1] = {0};
    state_encode(STATE_IMPORTER, &example, record);
    for (size_t bit = 0; bit < 8 * sizeof record; bit++) {
        record[bit / 8] ^= (uint8_t)(1 << bit % 8);
        assert_false(state_decode(STATE_IMPORTER, record, sizeof record, &read));
        record[bit / 8] ^= (uint8_t)(1 << bit % 8);
    }
    for (size_t len = 0; len < sizeof record; len++) {
        memset(part, 0, sizeof part);
        memcpy(part, record, len);
        assert_false(state_decode(STATE_IMPORTER, record, len, &read));
        // cut within a block that is zero behind, or that still holds an older record
        if (memcmp(part, record, sizeof record) != 0)
            assert_false(state_decode(STATE_IMPORTER, part, sizeof record, &read));
    }
    memcpy(part, record, sizeof record);
    assert_false(state_decode(STATE_IMPORTER, part, sizeof part, &read));
}

static void
the_newer_copy_counts(void **state)
{
    (void)state;
    static const struct {
        bool whole[2];
        uint64_t generation[2];
        int newer;
    } cases[] = {
        {{false, false}, {9, 9}, -1}, {{true, false}, {1, 9}, 0},
        {{false, true}, {9, 1}, 1},   {{true, true}, {1, 2}, 1},
        {{true, true}, {2, 1}, 0},    {{true, true}, {2, 2}, 0},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct state copies[2] = {{.generation = cases[i].generation[0]},
                                        {.generation = cases[i].generation[1]}};
        assert_int_equal(state_newer(cases[i].whole, copies), cases[i].newer);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_reads_back),
        cmocka_unit_test(no_other_record_is_whole),
        cmocka_unit_test(the_newer_copy_counts),
    };
    return cmocka_run_group_tests_name("state", tests, NULL, NULL);
}
