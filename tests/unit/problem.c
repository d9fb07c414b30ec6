// SPDX-License-Identifier: MIT
// Problems: how they are written, ordered, kept once, and bounded.
#include "base/problem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct printed {
    struct problem problem;
    const char *line;
};

static const struct printed printed[] = {
    {{SEVERITY_ERROR,
      {"a.yaml", 3, 7},
      "\"titel\" is not a key",
      "did you mean \"title\"?",
      NULL},
     "a.yaml:3:7: error: \"titel\" is not a key (did you mean \"title\"?)\n"},
    {{SEVERITY_WARNING, {"a.yaml", 1, 1}, "too long", NULL, NULL},
     "a.yaml:1:1: warning: too long\n"},
    {{SEVERITY_NOTE, {"content", 0, 0}, "2 drafts", NULL, NULL},
     "content: note: 2 drafts\n"},
    {{SEVERITY_ERROR, {"a.yaml", 1, 1}, "too long", "shorten it", "L36"},
     "a.yaml:1:1: error: too long (shorten it) [L36]\n"},
};

static void
a_problem_is_one_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(printed); i++) {
        char *line = NULL;
        size_t len = 0;
        FILE *out = open_memstream(&line, &len);
        problem_print(&printed[i].problem, out);
        fclose(out);
        assert_string_equal(line, printed[i].line);
        free(line);
    }
}

static void
the_same_is_kept_once(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct problems problems = {.arena = &arena};
    char path[] = "a.yaml";
    for (int i = 0; i < 3; i++)
        problem_add(&problems, SEVERITY_ERROR, (struct place){path, 1, 1}, NULL, "%s",
                    "wrong");
    problem_add(&problems, SEVERITY_WARNING, (struct place){path, 1, 1}, NULL, "wrong");
    problem_add(&problems, SEVERITY_ERROR, (struct place){path, 1, 2}, NULL, "wrong");
    problem_add(&problems, SEVERITY_ERROR, (struct place){path, 1, 1}, NULL, "bad");
    problem_add(&problems, SEVERITY_NOTE, (struct place){NULL, 0, 0}, NULL, "no path");
    path[0] = 'x'; // the list has its own copy
    assert_int_equal(problems.count, 5);
    assert_int_equal(problems.errors, 3);
    assert_int_equal(problems.warnings, 1);
    assert_string_equal(problems.items[0].place.path, "a.yaml");
    arena_finish(&arena);
}

static void
they_are_ordered_by_place(void **state)
{
    (void)state;
    static const struct place places[] = {{"b.yaml", 1, 1},
                                          {"a.yaml", 2, 1},
                                          {"a.yaml", 1, 9},
                                          {"a.yaml", 1, 2},
                                          {"a.yaml", 0, 0}};
    struct arena arena = {0};
    struct problems problems = {.arena = &arena};
    problems_sort(&problems);
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        problem_add(&problems, SEVERITY_NOTE, places[i], NULL, "x");
        problem_add(&problems, SEVERITY_ERROR, places[i], NULL, "x");
    }
    problems_sort(&problems);
    for (size_t i = 0; i < problems.count; i++) {
        const struct place *expected = &places[COUNT_OF(places) - 1 - i / 2];
        assert_string_equal(problems.items[i].place.path, expected->path);
        assert_int_equal(problems.items[i].place.line, expected->line);
        assert_int_equal(problems.items[i].place.column, expected->column);
        assert_int_equal(problems.items[i].severity,
                         i % 2 ? SEVERITY_NOTE : SEVERITY_ERROR);
    }
    arena_finish(&arena);
}

static void
a_thousand_are_kept_and_all_are_counted(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct problems problems = {.arena = &arena};
    for (unsigned i = 1; i <= 1200; i++)
        problem_add(&problems, SEVERITY_ERROR, (struct place){"a", i, 1}, NULL, "wrong");
    assert_int_equal(problems.count, 1000);
    assert_int_equal(problems.errors, 1200);
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_problem_is_one_line),
        cmocka_unit_test(the_same_is_kept_once),
        cmocka_unit_test(they_are_ordered_by_place),
        cmocka_unit_test(a_thousand_are_kept_and_all_are_counted),
    };
    return cmocka_run_group_tests_name("problem", tests, NULL, NULL);
}
