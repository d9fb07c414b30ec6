// SPDX-License-Identifier: MIT
// The schema: every key of every table is read by its own example, missed when it is
// required, suggested when it is mistyped, and refused with a value of the wrong kind.
// The JSON Schema and the manual say the same keys.
#include "content/schema.h"

#include "content/reader.h"
#include "content/words.h"
#include "folders.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

struct reading {
    struct arena arena;
    struct problems problems;
    bool failed;
};

// Reads YAML text by a shape into a buffer that is large enough for any of them.
static void
read_text_by(struct reading *reading, const char *yaml, const struct shape *shape)
{
    static const size_t room = 16384;
    *reading = (struct reading){0};
    reading->problems.arena = &reading->arena;
    struct node_stats stats = {0};
    const struct node_input input = {"x.yaml", yaml, strlen(yaml)};
    const struct node *root =
        nodes_parse(&input, &reading->arena, &reading->problems, &stats);
    if (!root) {
        reading->failed = true;
        return;
    }
    struct reader reader = {
        .arena = &reading->arena, .problems = &reading->problems, .lang = "en"};
    reader_read(&reader, root, shape, arena_alloc(&reading->arena, room));
    reading->failed = reader.failed || reading->problems.errors > 0;
}

// ---- every key, generated -------------------------------------------------------------

enum change { AS_IT_IS, LEFT_OUT, MISTYPED, TWICE, WRONG_KIND };

static const char *
wrong_kind_for(const struct shape *shape)
{
    bool choice = shape->kind == SHAPE_CHOICE;
    const struct shape *scalar = choice ? shape->choices[NODE_SCALAR].shape : NULL;
    if (scalar && scalar->kind == SHAPE_TEXT)
        return "{b: c}";
    bool group = shape->kind == SHAPE_MAPPING || shape->kind == SHAPE_SPOKEN ||
                 shape->kind == SHAPE_CELLS || shape->kind == SHAPE_WORDS;
    bool list = shape->kind == SHAPE_LIST;
    return choice || group || list ? "some text" : "[[a], {b: c}]";
}

static const char *
mistyped(struct arena *arena, const char *name)
{
    // The first letter stays, the last goes; two letters swap places.
    size_t len = strlen(name);
    if (len == 1)
        return arena_printf(arena, "%sx", name);
    if (len == 2)
        return arena_printf(arena, "%c%c", name[1], name[0]);
    return arena_copy(arena, name, len - 1);
}

static void
write_key(FILE *out, struct arena *arena, const struct key *key, enum change change)
{
    if (change == LEFT_OUT)
        return;
    const char *name = change == MISTYPED ? mistyped(arena, key->name) : key->name;
    const char *value = change == WRONG_KIND ? wrong_kind_for(key->shape) : key->example;
    fprintf(out, "%s: %s\n", name, value);
    if (change == TWICE)
        fprintf(out, "%s: %s\n", name, value);
}

// All keys of the mapping by their examples, but the one at `changed` changed.
static char *
write_mapping(struct arena *arena, const struct shape *shape, size_t changed,
              enum change change)
{
    char *yaml = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&yaml, &len);
    for (size_t i = 0; i < shape->key_count; i++)
        write_key(out, arena, &shape->keys[i], i == changed ? change : AS_IT_IS);
    if (shape->key_count == 1 && change == LEFT_OUT)
        fputs("{}\n", out);
    fclose(out);
    return yaml;
}

static bool
told(const struct reading *reading, const char *sentence, const char *mend)
{
    for (size_t i = 0; i < reading->problems.count; i++) {
        const struct problem *problem = &reading->problems.items[i];
        if (strstr(problem->sentence, sentence) &&
            (!mend || (problem->mend && strcmp(problem->mend, mend) == 0)))
            return true;
    }
    return false;
}

static void
explain(const struct shape *shape, const struct key *key, const char *yaml,
        const struct reading *reading)
{
    for (size_t i = 0; i < reading->problems.count; i++)
        problem_print(&reading->problems.items[i], stderr);
    fail_msg("%s, key %s:\n%s", shape->title, key ? key->name : "(all)", yaml);
}

static void
check_change(struct arena *arena, const struct shape *shape, size_t at,
             enum change change)
{
    const struct key *key = &shape->keys[at];
    char *yaml = write_mapping(arena, shape, at, change);
    const char *wrong = mistyped(arena, key->name);
    struct reading reading;
    read_text_by(&reading, yaml, shape);
    bool right = false;
    switch (change) {
    case AS_IT_IS:
        right = !reading.failed;
        break;
    case LEFT_OUT:
        right =
            key->need == KEY_OPTIONAL
                ? !reading.failed
                : reading.problems.errors == 1 &&
                      told(&reading,
                           arena_printf(arena, "the key \"%s\" is missing", key->name),
                           NULL);
        break;
    case MISTYPED:
        right = told(&reading, arena_printf(arena, "\"%s\" is not a key of", wrong),
                     // one letter is near to nothing
                     key->name[1] ? arena_printf(arena, "did you mean \"%s\"?", key->name)
                                  : NULL);
        break;
    case TWICE:
        right = reading.problems.errors == 1 &&
                told(&reading, "is there already, in line", NULL);
        break;
    case WRONG_KIND:
        right = reading.problems.errors >= 1 &&
                reading.problems.items[0].place.line == at + 1;
        break;
    }
    if (!right)
        explain(shape, key, yaml, &reading);
    arena_finish(&reading.arena);
    free(yaml);
}

static void
check_one_key(struct arena *arena, const struct shape *shape)
{
    for (size_t i = 0; i < shape->key_count; i++) {
        const struct key *key = &shape->keys[i];
        struct reading reading;
        const char *yaml = arena_printf(arena, "%s: %s\n", key->name, key->example);
        read_text_by(&reading, yaml, shape);
        if (reading.failed)
            explain(shape, key, yaml, &reading);
        arena_finish(&reading.arena);
        yaml = arena_printf(arena, "%s: %s\n", key->name, wrong_kind_for(key->shape));
        read_text_by(&reading, yaml, shape);
        if (!reading.failed)
            explain(shape, key, yaml, &reading);
        arena_finish(&reading.arena);
    }
}

// Walks all shapes below; the tables have no circles. Returns how many keys were seen.
static size_t
check_shape(struct arena *arena, const struct shape *shape)
{
    size_t keys = 0;
    if (shape->kind == SHAPE_ONE_KEY)
        check_one_key(arena, shape);
    for (size_t i = 0; i < shape->key_count; i++) {
        keys += 1 + check_shape(arena, shape->keys[i].shape);
        for (enum change change = AS_IT_IS;
             shape->kind == SHAPE_MAPPING && change <= WRONG_KIND; change++)
            check_change(arena, shape, i, change);
    }
    if (shape->item)
        keys += check_shape(arena, shape->item);
    for (size_t i = 0; i < COUNT_OF(shape->choices); i++)
        if (shape->choices[i].shape)
            keys += check_shape(arena, shape->choices[i].shape);
    return keys;
}

static void
every_key_is_read_and_missed(void **state)
{
    (void)state;
    struct arena arena = {0};
    size_t keys = 0;
    for (size_t i = 0; i < SCHEMA_FILE_COUNT; i++)
        if (schema_files[i].shape != &schema_words) // 80 words need no examples
            keys += check_shape(&arena, schema_files[i].shape);
    assert_true(keys > 120);
    arena_finish(&arena);
}

// ---- bounds ---------------------------------------------------------------------------

struct bound {
    const struct shape *shape;
    const char *yaml;
    const char *sentence; // NULL: fine
};

static const char *const word_names[] = {"draft", "approved"};
static const char *const number_names[] = {"100", "125"};
static const struct shape word_shape = {
    .kind = SHAPE_WORD, .title = "a status", .names = word_names, .name_count = 2};
static const struct shape listed_shape = {.kind = SHAPE_COUNT,
                                          .title = "a step",
                                          .max = 200,
                                          .names = number_names,
                                          .name_count = 2};
static const struct shape count_shape = {
    .kind = SHAPE_COUNT, .title = "a count", .min = 2, .max = 5};
static const struct shape number_shape = {
    .kind = SHAPE_NUMBER, .title = "a number", .min = -0.5, .max = 1.5};
static const struct shape short_shape = {
    .kind = SHAPE_TEXT, .title = "a text", .min = 2, .max = 4};
static const struct shape list_shape = {.kind = SHAPE_LIST,
                                        .title = "a list",
                                        .min = 1,
                                        .max = 2,
                                        .item = &short_shape,
                                        .item_bytes = sizeof(struct text)};
static const struct shape spoken_shape = {
    .kind = SHAPE_SPOKEN, .title = "texts", .min = 1, .max = 4};
static const struct shape flag_shape = {.kind = SHAPE_FLAG, .title = "yes or no"};

static const struct bound bounds[] = {
    {&word_shape, "draft", NULL},
    {&word_shape, "Draft", "\"Draft\" is not a status"},
    {&listed_shape, "125", NULL},
    {&listed_shape, "101", "\"101\" is not a step"},
    {&count_shape, "2", NULL},
    {&count_shape, "5", NULL},
    {&count_shape, "1", "\"1\" is not a count"},
    {&count_shape, "6", "\"6\" is not a count"},
    {&count_shape, "3.0", "\"3.0\" is not a count"},
    {&number_shape, "-0.5", NULL},
    {&number_shape, "1.5", NULL},
    {&number_shape, "-0.51", "\"-0.51\" is not a number"},
    {&number_shape, "1.6", "\"1.6\" is not a number"},
    {&number_shape, "one", "\"one\" is not a number"},
    {&short_shape, "éé", NULL},
    {&short_shape, "éééé", NULL},
    {&short_shape, "é", "has 1 characters, but at least 2"},
    {&short_shape, "ééééé", "has 5 characters, but at most 4"},
    {&short_shape, "\"  ab  \"", NULL},
    {&short_shape, "\" \"", "is empty"},
    {&short_shape, "", "the file is empty"},
    {&short_shape, "no", NULL},
    {&list_shape, "[ab]", NULL},
    {&list_shape, "[ab, cd]", NULL},
    {&list_shape, "[]", "has 0 entries, but needs at least 1"},
    {&list_shape, "[ab, cd, ef]", "has 3 entries, but may have at most 2"},
    {&spoken_shape, "{en: abcd, es: much longer than that}", NULL},
    {&spoken_shape, "{en: abcde}", "has 5 characters, but at most 4"},
    {&spoken_shape, "{es: abc}", "has no text in the language en"},
    {&flag_shape, "Yes", NULL},
    {&flag_shape, "1", "\"1\" is not yes or no"},
};

static void
bounds_hold_on_both_sides(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(bounds); i++) {
        struct reading reading;
        read_text_by(&reading, bounds[i].yaml, bounds[i].shape);
        const char *found =
            reading.problems.count > 0 ? reading.problems.items[0].sentence : NULL;
        bool right =
            bounds[i].sentence ? found && strstr(found, bounds[i].sentence) : !found;
        if (!right)
            fail_msg("%s: %s", bounds[i].yaml, found ? found : "nothing was told");
        arena_finish(&reading.arena);
    }
}

static void
content_is_never_a_format(void **state)
{
    (void)state;
    struct reading reading;
    read_text_by(&reading, "\"%n%s%x\": \"%n%s\"\nid: \"%n%s\"\n", &schema_page);
    assert_true(told(&reading, "\"%n%s%x\" is not a key of a page", NULL));
    assert_true(told(&reading, "\"id\": \"%n%s\" is not an id", NULL));
    arena_finish(&reading.arena);
}

// ---- what is printed ------------------------------------------------------------------

static char *
print_with(void (*print)(FILE *out), size_t *len)
{
    char *text = NULL;
    FILE *out = open_memstream(&text, len);
    print(out);
    fclose(out);
    return text;
}

static void
the_manual_names_every_key(void **state)
{
    (void)state;
    size_t len;
    char *manual = print_with(schema_man_print, &len);
    static const char *const rows[] = {"\n.It Cm emergency.number\n",
                                       "\n.It Cm tiles[].page\n",
                                       "\n.It Cm risk.n_to\n",
                                       "\n.It Cm links.pages\n",
                                       "\n.It Cm links[].page\n",
                                       "\n.It Cm display.active_mm\n",
                                       "\n.It Cm tracks[].steps[].applies\n",
                                       "\n.Ss Blocks of a body\n"};
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (!strstr(manual, rows[i]))
            fail_msg("the manual lacks %s", rows[i]);
    for (const char *line = manual; line; line = strchr(line + 1, '\n'))
        assert_false(strncmp(line, "\n.\n", 3) == 0);
    free(manual);
}

static void
the_json_schema_accepts_good_files(void **state)
{
    (void)state;
    struct arena arena = {0};
    size_t len;
    const char *folder = folder_make(&arena);
    char *json = print_with(schema_json_print, &len);
    folder_put(folder, "schema.json", json, len);
    free(json);
    const char *command = arena_printf(
        &arena, "python3 %s/schema_check.py %s/schema.json %s %s/../assets/words/en.yaml",
        folder_of_tests(&arena, "."), folder, folder_of_tests(&arena, "check/good"),
        folder_of_tests(&arena, "."));
    int result = system(command);
    folder_remove(folder);
    arena_finish(&arena);
    if (WIFEXITED(result) && (WEXITSTATUS(result) == 77 || WEXITSTATUS(result) == 127)) {
        print_message("SKIPPED: python3 with yaml and jsonschema is not installed\n");
        skip();
    }
    assert_int_equal(result, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_is_read_and_missed),
        cmocka_unit_test(bounds_hold_on_both_sides),
        cmocka_unit_test(content_is_never_a_format),
        cmocka_unit_test(the_manual_names_every_key),
        cmocka_unit_test(the_json_schema_accepts_good_files),
    };
    return cmocka_run_group_tests_name("schema", tests, NULL, NULL);
}
