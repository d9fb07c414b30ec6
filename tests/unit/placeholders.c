// SPDX-License-Identifier: MIT
// Placeholders: what is replaced, what stays, and what is told.
#include "content/placeholders.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct placeholder items[] = {
    {"phone", {"555-0100", 8, {0}}},
    {"name", {"{phone}", 7, {0}}}, // a value is not looked at again
    {"empty", {0}},
};

static const struct placeholders placeholders = {items, COUNT_OF(items)};

struct filled {
    const char *text;
    const char *expected;
    const char *sentence; // NULL: nothing is told
};

static const struct filled cases[] = {
    {"plain", "plain", NULL},
    {"Call {phone}.", "Call 555-0100.", NULL},
    {"{phone}", "555-0100", NULL},
    {"{phone}{phone} or {phone}", "555-0100555-0100 or 555-0100", NULL},
    {"{name}", "{phone}", NULL},
    {"{", "{", NULL},
    {"{}", "{}", NULL},
    {"{ phone }", "{ phone }", NULL},
    {"{PHONE}", "{PHONE}", NULL},
    {"{phone", "{phone", NULL},
    {"{{phone}}", "{555-0100}", NULL},
    {"{a_name_that_is_much_too_long_to_be_one}",
     "{a_name_that_is_much_too_long_to_be_one}", NULL},
    {"{fone}", "", "{fone} stands for nothing here"},
    {"a {empty} b", "a  b", "{empty} has no value"},
    {"%s %n {phone}", "%s %n 555-0100", NULL},
};

static void
texts_are_filled(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena arena = {0};
        struct problems problems = {.arena = &arena};
        struct text text = {cases[i].text, strlen(cases[i].text), {"x.yaml", 3, 4}};
        bool whole = true;
        struct text filled =
            placeholders_fill(&placeholders, text, &arena, &problems, &whole);
        assert_string_equal(filled.utf8, cases[i].expected);
        assert_int_equal(filled.len, strlen(cases[i].expected));
        assert_int_equal(filled.place.line, 3);
        assert_int_equal(whole, cases[i].sentence == NULL);
        assert_int_equal(problems.count, cases[i].sentence != NULL);
        if (cases[i].sentence)
            assert_string_equal(problems.items[0].sentence, cases[i].sentence);
        arena_finish(&arena);
    }
}

static void
the_nearest_name_is_offered(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct problems problems = {.arena = &arena};
    bool whole = true;
    struct text filled =
        placeholders_fill(&placeholders, (struct text){"{phon}", 6, {"x.yaml", 1, 1}},
                          &arena, &problems, &whole);
    assert_int_equal(filled.len, 0);
    assert_string_equal(problems.items[0].mend, "did you mean {phone}?");
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_filled),
        cmocka_unit_test(the_nearest_name_is_offered),
    };
    return cmocka_run_group_tests_name("placeholders", tests, NULL, NULL);
}
