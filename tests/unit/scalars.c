// SPDX-License-Identifier: MIT
// Scalars: the grammar of numbers, flags, dates, ids and the like, on both sides of each
// rule.
#include "content/scalars.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
counts_are_whole_and_short(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool fits;
        unsigned count;
    } cases[] = {
        {"0", true, 0},           {"07", true, 7},   {"999999999", true, 999999999},
        {"1000000000", false, 0}, {"", false, 0},    {"-1", false, 0},
        {"+1", false, 0},         {"1.0", false, 0}, {"1e3", false, 0},
        {" 1", false, 0},         {"0x1", false, 0}, {"１", false, 0},
        {"1_000", false, 0},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        unsigned count = 0;
        bool fits = scalar_count(cases[i].text, &count);
        if (fits != cases[i].fits || count != cases[i].count)
            fail_msg("'%s': %d, %u", cases[i].text, fits, count);
    }
}

static void
numbers_are_decimal(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool fits;
        double number;
    } cases[] = {
        {"0", true, 0},       {"-24", true, -24}, {"0.67", true, 0.67},
        {"-0.5", true, -0.5}, {"+3", true, 3},    {"154.1", true, 154.1},
        {".5", false, 0},     {"5.", false, 0},   {"1e3", false, 0},
        {"nan", false, 0},    {"inf", false, 0},  {"", false, 0},
        {"-", false, 0},      {"--1", false, 0},  {"1.2.3", false, 0},
        {"1,5", false, 0},    {"0x10", false, 0}, {"1234567890123", false, 0},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        double number = 0;
        bool fits = scalar_number(cases[i].text, &number);
        bool same = number >= cases[i].number && number <= cases[i].number;
        if (fits != cases[i].fits || (fits && !same))
            fail_msg("'%s': %d, %f", cases[i].text, fits, number);
    }
}

static void
flags_are_yes_or_no(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool fits, flag;
    } cases[] = {
        {"yes", true, true},    {"no", true, false}, {"true", true, true},
        {"false", true, false}, {"on", true, true},  {"off", true, false},
        {"YES", true, true},    {"No", true, false}, {"y", false, false},
        {"1", false, false},    {"", false, false},  {"yes ", false, false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        bool flag = false;
        assert_int_equal(scalar_flag(cases[i].text, &flag), cases[i].fits);
        assert_int_equal(flag, cases[i].flag);
    }
}

typedef bool
is_function(const char *text, size_t len);

struct grammar_case {
    is_function *is;
    const char *text;
    bool fits;
};

static const struct grammar_case grammar_cases[] = {
    {scalar_is_name, "side-effects", true},
    {scalar_is_name, "K27b", true},
    {scalar_is_name, "2-5", true},
    {scalar_is_name, "", false},
    {scalar_is_name, "-a", false},
    {scalar_is_name, "a b", false},
    {scalar_is_name, "a/b", false},
    {scalar_is_name, "..", false},
    {scalar_is_name, "é", false},
    {scalar_is_date, "2026-01-31", true},
    {scalar_is_date, "2024-02-29", true},
    {scalar_is_date, "2000-02-29", true},
    {scalar_is_date, "2100-02-29", false},
    {scalar_is_date, "2023-02-29", false},
    {scalar_is_date, "2026-04-31", false},
    {scalar_is_date, "2026-13-01", false},
    {scalar_is_date, "2026-00-01", false},
    {scalar_is_date, "2026-01-00", false},
    {scalar_is_date, "2026-1-31", false},
    {scalar_is_date, "26-01-31", false},
    {scalar_is_date, "2026/01/31", false},
    {scalar_is_date, "1899-12-31", false},
    {scalar_is_phone, "911", true},
    {scalar_is_phone, "+1 (555) 555-0100", true},
    {scalar_is_phone, "1", false},
    {scalar_is_phone, "555-CALL", false},
    {scalar_is_phone, "９１１", false},
    {scalar_is_phone, "", false},
    {scalar_is_language, "en", true},
    {scalar_is_language, "fil", true},
    {scalar_is_language, "pt-BR", true},
    {scalar_is_language, "e", false},
    {scalar_is_language, "engl", false},
    {scalar_is_language, "EN", false},
    {scalar_is_language, "pt-br", false},
    {scalar_is_language, "pt_BR", false},
    {scalar_is_language, "pt-BRA", false},
    {scalar_is_language, "../", false},
    {scalar_is_file, "pictures/chair.png", true},
    {scalar_is_file, "pictures/a_b-2.png", true},
    {scalar_is_file, "pictures/.png", false},
    {scalar_is_file, "chair.png", false},
    {scalar_is_file, "pictures/chair.jpg", false},
    {scalar_is_file, "pictures/../chair.png", false},
    {scalar_is_file, "/etc/chair.png", false},
    {scalar_is_file, "file:pictures/a.png", false},
    {scalar_is_file, "pictures/a/b.png", false},
    {scalar_is_file, "pictures/a%n.png", false},
};

static void
grammars_hold(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(grammar_cases); i++) {
        const struct grammar_case *one = &grammar_cases[i];
        if (one->is(one->text, strlen(one->text)) != one->fits)
            fail_msg("case %zu: '%s' should%s fit", i, one->text,
                     one->fits ? "" : " not");
    }
}

static void
white_space_is_squeezed(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"one", "one"},
        {"  one  two ", "one two"},
        {"a\n b\t\tc\r\n", "a b c"},
        {" \n ", ""},
        {"", ""},
        {"a\u00A0 b", "a\u00A0 b"},
        {"one two", "one two"},
        {"a b  c", "a b c"},
        {"a \nb", "a b"},
        {"a\tb c", "a b c"},
        {"a ", "a"},
        {"é é", "é é"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        char text[40];
        size_t len = strlen(cases[i][0]);
        memcpy(text, cases[i][0], len + 1);
        assert_int_equal(scalar_squeeze(text, len), strlen(cases[i][1]));
        assert_string_equal(text, cases[i][1]);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_are_whole_and_short),
        cmocka_unit_test(numbers_are_decimal),
        cmocka_unit_test(flags_are_yes_or_no),
        cmocka_unit_test(grammars_hold),
        cmocka_unit_test(white_space_is_squeezed),
    };
    return cmocka_run_group_tests_name("scalars", tests, NULL, NULL);
}
