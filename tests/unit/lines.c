// SPDX-License-Identifier: MIT
// Lines: each thing that can be taken, on both sides of each of its bounds.
#include "bundle/lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void
numbers_have_one_form(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint64_t least, most, number;
        bool good; // the number is taken, whatever is left
        size_t left;
    } cases[] = {
        {"0", 0, 9, 0, true, 0},
        {"1", 1, 9, 1, true, 0},
        {"9", 1, 9, 9, true, 0},
        {"10", 1, 9, 0, false, 0},
        {"0", 1, 9, 0, false, 0},
        {"", 0, 9, 0, false, 0},
        {"-1", 0, 9, 0, false, 2},
        {"+1", 0, 9, 0, false, 2},
        {" 1", 0, 9, 0, false, 2},
        {"01", 0, 9, 0, false, 0},
        {"00", 0, 9, 0, false, 0},
        {"1e3", 0, 9000, 1, true, 2},
        {"12:", 0, 99, 12, true, 1},
        {"12/", 0, 99, 12, true, 1},
        {"9007199254740992", 1, UINT64_C(1) << 53, UINT64_C(1) << 53, true, 0},
        {"9007199254740993", 1, UINT64_C(1) << 53, 0, false, 0},
        {"18446744073709551616", 1, UINT64_C(1) << 53, 1844674407370955, true, 4},
        {"00000000000000000001", 1, 9, 0, false, 4},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct lines lines = lines_of(cases[i].text, strlen(cases[i].text));
        uint64_t number = lines_number(&lines, cases[i].least, cases[i].most);
        if (lines.failed == cases[i].good || number != cases[i].number ||
            (size_t)(lines.end - lines.at) != cases[i].left)
            fail_msg("'%s': %s, %llu", cases[i].text, lines.failed ? "failed" : "taken",
                     (unsigned long long)number);
    }
}

static void
dates_are_days_that_exist(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t date;
    } cases[] = {
        {"2026-11-21", 20261121},
        {"2000-01-01", 20000101},
        {"2999-12-31", 29991231},
        {"1999-12-31", 0},
        {"3000-01-01", 0},
        {"2026-00-10", 0},
        {"2026-13-10", 0},
        {"2026-01-00", 0},
        {"2026-01-31", 20260131},
        {"2026-01-32", 0},
        {"2026-04-30", 20260430},
        {"2026-04-31", 0},
        {"2026-02-28", 20260228},
        {"2026-02-29", 0},
        {"2028-02-29", 20280229},
        {"2100-02-29", 0},
        {"2400-02-29", 24000229},
        {"2026-1-01", 0},
        {"2026-01-1", 0},
        {"2026/01/01", 0},
        {"2026-01:01", 0},
        {"2026-a1-01", 0},
        {"2026-1a-01", 0},
        {"", 0},
        {"2026-", 0},
        {"2026-01-", 0},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct lines lines = lines_of(cases[i].text, strlen(cases[i].text));
        uint32_t date = lines_date(&lines);
        if (date != cases[i].date || lines.failed != (cases[i].date == 0))
            fail_msg("'%s': %u", cases[i].text, date);
    }
}

static void
bytes_come_as_small_digits(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool good;
    } cases[] = {
        {"09af", true},  {"09af1", true}, {"09a", false},  {"", false},
        {"09aF", false}, {"09ag", false}, {"0 af", false}, {"0x9a", false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        uint8_t bytes[2] = {0};
        struct lines lines = lines_of(cases[i].text, strlen(cases[i].text));
        lines_hex(&lines, bytes, 2);
        assert_int_equal(!lines.failed, cases[i].good);
        if (cases[i].good)
            assert_memory_equal(bytes, "\x09\xaf", 2);
    }
}

static void
base64_has_one_form(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t count;
        bool good;
    } cases[] = {
        {"AQID", 3, true},   {"AQI=", 2, true},  {"AQ==", 1, true},
        {"AQIDx", 3, true},  {"AQI", 2, false},  {"AQI", 3, false},
        {"AQJ=", 2, false},  {"AR==", 1, false}, {"AQ=A", 1, false},
        {"AQ=\n", 1, false}, {"A Q=", 1, false}, {"AQI_", 3, false},
        {"====", 1, false},  {"", 1, false},     {"\xff\xff\xff\xff", 3, false},
        {"////", 3, true},   {"AQID", 2, false}, {"AQ==", 2, false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        uint8_t bytes[96] = {0};
        struct lines lines = lines_of(cases[i].text, strlen(cases[i].text));
        lines_base64(&lines, bytes, cases[i].count);
        if (lines.failed == cases[i].good)
            fail_msg("case %zu: '%s'", i, cases[i].text);
    }
    // each single wrong letter of a long one
    char text[129];
    uint8_t bytes[96];
    memset(text, 'A', 128);
    text[128] = '\0';
    for (size_t i = 0; i < 128; i++) {
        text[i] = '\xff';
        struct lines lines = lines_of(text, 128);
        lines_base64(&lines, bytes, 96);
        assert_true(lines.failed);
        text[i] = 'A';
    }
}

static void
a_failure_stays(void **state)
{
    (void)state;
    uint8_t byte = 0;
    struct lines lines = lines_of("ab12", 4);
    assert_true(lines_take(&lines, "a"));
    assert_false(lines_take(&lines, "c"));
    assert_false(lines_take(&lines, "b123"));
    assert_false(lines.failed);
    lines_literal(&lines, "c");
    assert_true(lines.failed);
    assert_false(lines_take(&lines, "b"));
    lines_literal(&lines, "b");
    assert_int_equal(lines_number(&lines, 0, 9), 0);
    lines_hex(&lines, &byte, 1);
    assert_true(lines.failed);
    assert_false(lines_ended(&lines));
    lines = lines_of("", 0);
    assert_true(lines_ended(&lines));
    lines = lines_of("x", 1);
    assert_false(lines_ended(&lines));
    lines_literal(&lines, "x");
    assert_true(lines_ended(&lines));
    lines_literal(&lines, "x");
    assert_false(lines_ended(&lines));
}

static void
printable_ends_where_it_should(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t most, len;
        bool good;
    } cases[] = {
        {"a b~\n", 4, 4, true}, {"a b~\n", 3, 4, false}, {"\n", 0, 0, true},
        {"a\tb", 9, 1, true},   {"a\x7f", 9, 1, true},   {"a\xc3\xa9", 9, 1, true},
        {"abc", 9, 3, true},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct lines lines = lines_of(cases[i].text, strlen(cases[i].text));
        assert_int_equal(lines_printable(&lines, cases[i].most), cases[i].len);
        assert_int_equal(!lines.failed, cases[i].good);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_have_one_form),
        cmocka_unit_test(dates_are_days_that_exist),
        cmocka_unit_test(bytes_come_as_small_digits),
        cmocka_unit_test(base64_has_one_form),
        cmocka_unit_test(a_failure_stays),
        cmocka_unit_test(printable_ends_where_it_should),
    };
    return cmocka_run_group_tests_name("lines", tests, NULL, NULL);
}
