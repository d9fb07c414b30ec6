// SPDX-License-Identifier: MIT
// Edits: values change, and no other byte does.
#include "content/edit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct edit sign[] = {
    {"status", NULL, "approved", NULL},
    {"by", "role", "head nurse", "status"},
    {"on", NULL, "2026-11-22", "by"},
    {"mark", NULL, "3-ab", "on"},
};

static const struct {
    const char *name, *before, *after;
} cases[] = {
    {"plain values, comments and order",
     "# head\nid: a  # its name\nstatus: draft   # for now\nby: null\non: ~\nmark: null\n"
     "body:\n  - text: \"x: y\" # last\n",
     "# head\nid: a  # its name\nstatus: approved   # for now\nby: {role: \"head "
     "nurse\"}\n"
     "on: \"2026-11-22\"\nmark: \"3-ab\"\nbody:\n  - text: \"x: y\" # last\n"},
    {"keys that are not there", "status: draft # why\n\n# body\nbody: [a]\n",
     "status: approved # why\nby: {role: \"head nurse\"}\non: \"2026-11-22\"\n"
     "mark: \"3-ab\"\n\n# body\nbody: [a]\n"},
    {"CRLF", "id: a\r\nstatus: draft\r\nby:\r\non: null\r\nbody: x\r\n",
     "id: a\r\nstatus: approved\r\nby: {role: \"head nurse\"}\r\non: \"2026-11-22\"\r\n"
     "mark: \"3-ab\"\r\nbody: x\r\n"},
    {"a mapping in block style keeps its comment",
     "by:\n    # who\n    role: dentist # signs\n    more: 1\nstatus: 'draft'\non: "
     "\"1\"\n"
     "mark:   # none\nz: 1\n",
     "by:\n    # who\n    role: \"head nurse\" # signs\n    more: 1\nstatus: approved\n"
     "on: \"2026-11-22\"\nmark: \"3-ab\"   # none\nz: 1\n"},
    {"a mapping in flow style keeps its other keys",
     "status: draft\nby: {more: [1, 2], role: x}\non: |\n  2025\n  01\nmark: >-\n  a\nz: "
     "1\n",
     "status: approved\nby: {more: [1, 2], role: \"head nurse\"}\non: \"2026-11-22\"\n"
     "mark: \"3-ab\"\nz: 1\n"},
    {"all in braces", "{id: a, status: draft, body: [1]}",
     "{id: a, status: approved, by: {role: \"head nurse\"}, on: \"2026-11-22\", mark: "
     "\"3-ab\", body: [1]}"},
    {"the last line has no end", "id: a\nstatus: draft",
     "id: a\nstatus: approved\nby: {role: \"head nurse\"}\non: \"2026-11-22\"\nmark: "
     "\"3-ab\""},
    {"letters of several bytes, a mark at the start, indented keys",
     "\xEF\xBB\xBF  id: \"ñ – 𝄞 é\" # ü\n  status: draft\n  by: {}\n  on: \"é\" # ö\n  "
     "z: ü\n",
     "\xEF\xBB\xBF  id: \"ñ – 𝄞 é\" # ü\n  status: approved\n  by: {role: \"head "
     "nurse\"}\n"
     "  on: \"2026-11-22\" # ö\n  mark: \"3-ab\"\n  z: ü\n"},
    {"a body before the head, with keys of the same names",
     "body:\n  - status: draft\n    by: {role: z}\n    # end\n\nstatus: draft\nby: "
     "null\n",
     "body:\n  - status: draft\n    by: {role: z}\n    # end\n\nstatus: approved\n"
     "by: {role: \"head nurse\"}\non: \"2026-11-22\"\nmark: \"3-ab\"\n"},
    {"a list in block style stays behind its key",
     "on: 1\nlist:\n- a\n- b\nstatus: draft\nby: [x]\nmark:\n  - y\n  - z\nend: 1\n",
     "on: \"2026-11-22\"\nlist:\n- a\n- b\nstatus: approved\nby: {role: \"head nurse\"}\n"
     "mark:\n  \"3-ab\"\nend: 1\n"},
};

static void
values_change_and_no_other_byte(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena arena = {0};
        struct edit_result result = {0};
        const struct node_input input = {"x.yaml", cases[i].before,
                                         strlen(cases[i].before)};
        if (!edit_apply(&input, sign, COUNT_OF(sign), &arena, &result))
            fail_msg("%s: refused", cases[i].name);
        const char *made = arena_copy(&arena, result.bytes, result.len);
        if (strcmp(made, cases[i].after) != 0)
            fail_msg("%s:\n%s\nexpected\n%s", cases[i].name, made, cases[i].after);
        // Once more changes nothing.
        const struct node_input again = {"x.yaml", result.bytes, result.len};
        assert_true(edit_apply(&again, sign, COUNT_OF(sign), &arena, &result));
        assert_int_equal(result.len, again.len);
        assert_memory_equal(result.bytes, again.bytes, again.len);
        arena_finish(&arena);
    }
}

static void
what_cannot_be_edited_is_refused(void **state)
{
    (void)state;
    static const char *const files[] = {
        "",
        "just words",
        "- status: draft\n",
        "status: draft\nstatus: draft\n",
        "status: [draft\n",
        "id: a\n" /* nowhere to put it */,
    };
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        struct arena arena = {0};
        struct edit_result result = {0};
        const struct node_input input = {"x.yaml", files[i], strlen(files[i])};
        if (edit_apply(&input, sign, COUNT_OF(sign), &arena, &result))
            fail_msg("taken: %s", files[i]);
        assert_null(result.bytes);
        arena_finish(&arena);
    }
}

static void
quotes_are_escaped(void **state)
{
    (void)state;
    static const struct {
        const char *value, *expected;
    } values[] = {{"a \"b\" \\c", "k: \"a \\\"b\\\" \\\\c\"\n"},
                  {"null", "k: \"null\"\n"},
                  {"nurse", "k: nurse\n"},
                  {"", "k: \"\"\n"},
                  {"Ärztin", "k: \"Ärztin\"\n"}};
    for (size_t i = 0; i < COUNT_OF(values); i++) {
        struct arena arena = {0};
        struct edit_result result = {0};
        const struct edit edit = {"k", NULL, values[i].value, NULL};
        const struct node_input input = {"x.yaml", "k: 1\n", 5};
        assert_true(edit_apply(&input, &edit, 1, &arena, &result));
        assert_string_equal(arena_copy(&arena, result.bytes, result.len),
                            values[i].expected);
        arena_finish(&arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_change_and_no_other_byte),
        cmocka_unit_test(what_cannot_be_edited_is_refused),
        cmocka_unit_test(quotes_are_escaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
