// SPDX-License-Identifier: MIT
// Every rule that check can report has folders in tests/check that break it and nothing
// else, and lie on a folder that breaks none. That what is expected there is also found,
// tests/unit/check.c proves.
#include "content/rules.h"
#include "folders.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

// What no content folder can break by itself.
static const struct {
    const char *id;
    const char *why;
} elsewhere[] = {
    {"L05", "it takes a clock that moves on: the tests of visits wait for it"},
    {"L07", "it takes a wrong clock: the tests of visits set one"},
    {"L08", "check only counts drafts; tests/cli/pack.sh has one refused"},
    {"L11", "the format has no key for it: tests/check/key-unknown"},
    {"L23", "no content can take Help away: tests/unit/lint.c does"},
};

static bool
is_elsewhere(const char *id)
{
    for (size_t i = 0; i < COUNT_OF(elsewhere); i++)
        if (strcmp(elsewhere[i].id, id) == 0)
            return true;
    return false;
}

struct cases {
    struct arena arena;
    const char *folder;
    const char **names;
    size_t count;
};

static void
open_cases(struct cases *cases)
{
    *cases = (struct cases){0};
    cases->folder = folder_of_tests(&cases->arena, "check");
    cases->count = folder_list(cases->folder, &cases->arena, &cases->names);
}

// The rule of a folder "rule-L26-hype", or NULL.
static const struct rule *
rule_of(struct cases *cases, const char *name)
{
    static const char start[] = "rule-L";
    if (strncmp(name, start, sizeof start - 1) != 0)
        return NULL;
    const char *id = name + sizeof start - 2;
    const struct rule *rule =
        rules_named(arena_copy(&cases->arena, id, strcspn(id, "-")));
    if (!rule)
        fail_msg("%s: there is no such rule", name);
    return rule;
}

// Counts what a folder expects by the rule, and the errors and warnings by others.
static unsigned
count_found(struct cases *cases, const char *name, const char *id, unsigned *by_rule)
{
    size_t len = 0;
    const char *folder = arena_printf(&cases->arena, "%s/%s", cases->folder, name);
    char *line = folder_read(folder, "expected", &cases->arena, &len);
    const char *ending = arena_printf(&cases->arena, "[%s]", id);
    unsigned others = 0;
    *by_rule = 0;
    if (!line)
        fail_msg("%s expects nothing", name);
    while (line && *line) {
        size_t end = strcspn(line, "\n");
        char *next = line + end + (line[end] != '\0');
        line[end] = '\0';
        size_t tail = strlen(ending);
        bool own = end > tail && strcmp(line + end - tail, ending) == 0;
        *by_rule += own;
        others += !own && (strstr(line, ": error: ") || strstr(line, ": warning: "));
        line = next;
    }
    return others;
}

static void
every_rule_has_a_folder_that_breaks_it(void **state)
{
    (void)state;
    struct cases cases;
    open_cases(&cases);
    for (size_t i = 0; i < RULE_COUNT; i++) {
        bool has = false;
        for (size_t k = 0; k < cases.count; k++)
            has = has || rule_of(&cases, cases.names[k]) == &rules_table[i];
        if (has == is_elsewhere(rules_table[i].id))
            fail_msg("%s %s", rules_table[i].id,
                     has ? "has a folder after all" : "has no folder");
    }
    arena_finish(&cases.arena);
}

static void
a_folder_breaks_its_rule_and_no_other(void **state)
{
    (void)state;
    struct cases cases;
    open_cases(&cases);
    unsigned tried = 0;
    for (size_t i = 0; i < cases.count; i++) {
        const struct rule *rule = rule_of(&cases, cases.names[i]);
        unsigned by_rule = 0;
        if (!rule)
            continue;
        unsigned others = count_found(&cases, cases.names[i], rule->id, &by_rule);
        if (by_rule == 0 || others > 0)
            fail_msg("%s: %u findings are by %s, %u by others", cases.names[i], by_rule,
                     rule->id, others);
        tried++;
    }
    assert_true(tried >= 60);
    arena_finish(&cases.arena);
}

// What the folders lie on is the same content with the mistake mended.
static void
the_folders_lie_on_mended_ones(void **state)
{
    (void)state;
    static const char *const bases[] = {
        "rule-base", "rule-languages", "rule-review-of-today",
        "rule-abbreviation-spelled-out", "rule-compared-by-a-fact"};
    struct cases cases;
    open_cases(&cases);
    for (size_t i = 0; i < COUNT_OF(bases); i++) {
        unsigned by_rule = 0;
        assert_int_equal(count_found(&cases, bases[i], "L00", &by_rule), 0);
    }
    arena_finish(&cases.arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_has_a_folder_that_breaks_it),
        cmocka_unit_test(a_folder_breaks_its_rule_and_no_other),
        cmocka_unit_test(the_folders_lie_on_mended_ones),
    };
    return cmocka_run_group_tests_name("rule_cases", tests, NULL, NULL);
}
