// SPDX-License-Identifier: MIT
// Nodes: the tree and its places, each limit on both sides, and attacks, which must be
// refused with one problem after a bounded number of events.
#include "content/nodes.h"

#include "base/clock.h"
#include "content/limits.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct parsed {
    struct arena arena;
    struct problems problems;
    struct node_stats stats;
    const struct node *root;
};

static void
parse(struct parsed *parsed, const char *bytes, size_t len)
{
    *parsed = (struct parsed){0};
    parsed->problems.arena = &parsed->arena;
    parsed->root = nodes_parse(&(struct node_input){"x.yaml", bytes, len}, &parsed->arena,
                               &parsed->problems, &parsed->stats);
}

static void
places_are_exact(void **state)
{
    (void)state;
    static const char yaml[] =
        "a: one\nb:\n  - \"é\": [x, 'y']\n    c: |\n      text\nd:\n";
    struct parsed parsed;
    parse(&parsed, yaml, sizeof yaml - 1);
    assert_non_null(parsed.root);
    assert_int_equal(parsed.root->kind, NODE_MAPPING);
    assert_int_equal(parsed.root->count, 3);
    const struct node *a = node_value(parsed.root, "a");
    assert_string_equal(a->scalar, "one");
    assert_true(a->plain);
    assert_int_equal(a->place.line, 1);
    assert_int_equal(a->place.column, 4);
    const struct node *b = node_value(parsed.root, "b");
    assert_int_equal(b->kind, NODE_LIST);
    const struct node *list = node_value(b->first, "é");
    assert_int_equal(list->count, 2);
    assert_int_equal(list->place.line, 3);
    assert_int_equal(list->place.column, 10); // in characters, not bytes
    assert_false(list->first->next->plain);
    assert_string_equal(node_value(b->first, "c")->scalar, "text\n");
    assert_true(node_is_null(node_value(parsed.root, "d")));
    assert_null(node_value(parsed.root, "e"));
    assert_null(node_value(a, "a"));
    assert_null(node_value(NULL, "a"));
    arena_finish(&parsed.arena);
}

static void
plain_words_stay_text(void **state)
{
    (void)state;
    static const struct {
        const char *yaml;
        const char *text;
        bool null;
    } cases[] = {
        {"yes", "yes", false},
        {"no", "no", false},
        {"on", "on", false},
        {"07", "07", false},
        {"1e3", "1e3", false},
        {"0x1F", "0x1F", false},
        {"2026-01-31", "2026-01-31", false},
        {"null", "null", true},
        {"~", "~", true},
        {"\"null\"", "null", false},
        {"'~'", "~", false},
        {"''", "", false},
        {"1_000", "1_000", false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct parsed parsed;
        parse(&parsed, cases[i].yaml, strlen(cases[i].yaml));
        assert_non_null(parsed.root);
        assert_string_equal(parsed.root->scalar, cases[i].text);
        assert_int_equal(node_is_null(parsed.root), cases[i].null);
        arena_finish(&parsed.arena);
    }
}

// The same content, however an editor saved it.
static void
encodings_do_not_matter(void **state)
{
    (void)state;
    static const char *const same[] = {
        "a: one\nb: [x, y]\n",
        "a: one\r\nb: [x, y]\r\n",
        "\xEF\xBB\xBF"
        "a: one\nb: [x, y]\n",
        "a: one   \nb: [x, y] \n\n\n",
        "a: one\nb: [x, y]",
        "---\na: one\nb: [x,\ty]\n...\n",
        "# comment\na: one # comment\nb: [x, y]\n",
    };
    for (size_t i = 0; i < COUNT_OF(same); i++) {
        struct parsed parsed;
        parse(&parsed, same[i], strlen(same[i]));
        assert_non_null(parsed.root);
        assert_int_equal(parsed.problems.count, 0);
        assert_string_equal(node_value(parsed.root, "a")->scalar, "one");
        assert_string_equal(node_value(parsed.root, "b")->first->next->scalar, "y");
        arena_finish(&parsed.arena);
    }
}

static void
other_encodings_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t len;
    } cases[] = {
        {"a\0:\0 \0b\0\n\0", 10},
        {"\0a\0:\0 \0b\0\n", 10},
        {"\xFF\xFE"
         "a\0:\0 \0b\0\n\0",
         12},
        {"\xFE\xFF\0a\0:\0 \0b\0\n", 12},
        {"a: \xC0\x80\n", 6},         // more bytes than needed
        {"a: \xED\xA0\x80\n", 7},     // half a pair
        {"a: \xF5\x80\x80\x80\n", 8}, // above the last character
        {"a: caf\xE9\n", 8},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct parsed parsed;
        parse(&parsed, cases[i].bytes, cases[i].len);
        if (parsed.root || parsed.problems.count != 1)
            fail_msg("case %zu: %zu problems", i, parsed.problems.count);
        arena_finish(&parsed.arena);
    }
}

static void
an_escaped_character_is_looked_at(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool good;
    } cases[] = {
        {"a: \"b\\u00E9c\"\n", true}, {"a: \"b\\0c\"\n", false},
        {"a: \"b\\u0000\"\n", false}, {"a: \"\\x07\"\n", false},
        {"a: \"\\u202E\"\n", false},  {"a: \"\\uFFFE\"\n", false},
        {"\"a\\0\": b\n", false},     {"a: \"\\e[2J\"\n", false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct parsed parsed;
        parse(&parsed, cases[i].text, strlen(cases[i].text));
        if ((parsed.root != NULL) != cases[i].good)
            fail_msg("%s: %s", cases[i].text, parsed.root ? "taken" : "refused");
        arena_finish(&parsed.arena);
    }
}

// ---- limits ---------------------------------------------------------------------------

// One problem with these words, or none where `words` is NULL.
static void
assert_told(const struct parsed *parsed, const char *name, const char *words)
{
    if (!words) {
        if (parsed->problems.count != 0 || !parsed->root)
            fail_msg("%s was refused: %s", name, parsed->problems.items[0].sentence);
        return;
    }
    if (parsed->root)
        fail_msg("%s was not refused", name);
    if (parsed->problems.count != 1)
        fail_msg("%s: %zu problems", name, parsed->problems.count);
    if (!strstr(parsed->problems.items[0].sentence, words))
        fail_msg("%s: %s", name, parsed->problems.items[0].sentence);
}

static char *
repeat(const char *before, const char *unit, size_t count, const char *after, size_t *len)
{
    size_t unit_len = strlen(unit);
    *len = strlen(before) + unit_len * count + strlen(after);
    char *bytes = malloc(*len + 1);
    assert_non_null(bytes);
    char *at = stpcpy(bytes, before);
    for (size_t i = 0; i < count; i++, at += unit_len)
        memcpy(at, unit, unit_len);
    memcpy(at, after, strlen(after) + 1);
    return bytes;
}

struct limit {
    const char *name;
    const char *before, *unit, *after;
    size_t most; // units that are still fine
    const char *words;
};

static const struct limit limits[] = {
    {"depth", "", "[", "", LIMIT_DEPTH, "inside each other"},
    {"scalar", "\"", "x", "\"", LIMIT_SCALAR_BYTES, "longer than 16 KiB"},
    // Stream, document and list, each with start and end, are six events.
    {"events", "[", "x,", "]", LIMIT_EVENTS - 6, "too much in this file"},
    {"bytes", "a: b #", "x", "", LIMIT_YAML_BYTES - 6, "larger than 512 KiB"},
};

static void
each_limit_holds_to_the_unit(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(limits); i++)
        for (size_t over = 0; over < 2; over++) {
            const struct limit *limit = &limits[i];
            struct parsed parsed;
            size_t len;
            const char *closed = strcmp(limit->name, "depth") != 0 ? limit->after
                                 : over                            ? "]]]]]]]]]]]]]"
                                                                   : "]]]]]]]]]]]]";
            char *bytes =
                repeat(limit->before, limit->unit, limit->most + over, closed, &len);
            parse(&parsed, bytes, len);
            assert_told(&parsed, limit->name, over ? limit->words : NULL);
            arena_finish(&parsed.arena);
            free(bytes);
        }
}

static void
totals_hold_over_files(void **state)
{
    (void)state;
    static const struct {
        struct node_stats before;
        const char *words;
    } cases[] = {
        {{LIMIT_YAML_TOTAL_BYTES - 4, 0}, NULL},
        {{LIMIT_YAML_TOTAL_BYTES - 3, 0}, "2 MiB"},
        // Eight events: stream, document and mapping, a key and a value.
        {{0, LIMIT_EVENTS_TOTAL - 8}, NULL},
        {{0, LIMIT_EVENTS_TOTAL - 7}, "too much"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct parsed parsed = {.stats = cases[i].before};
        parsed.problems.arena = &parsed.arena;
        parsed.root = nodes_parse(&(struct node_input){"x.yaml", "a: b", 4},
                                  &parsed.arena, &parsed.problems, &parsed.stats);
        assert_told(&parsed, "total", cases[i].words);
        arena_finish(&parsed.arena);
    }
}

// ---- attacks --------------------------------------------------------------------------

struct attack {
    const char *name;
    const char *before, *unit, *after;
    size_t count;
    size_t most_events;
    const char *words;
};

static const struct attack attacks[] = {
    {"brackets", "", "[", "", 200000, 20, "inside each other"},
    {"braces", "", "{a: ", "", 20000, 40, "inside each other"},
    {"dashes", "", "- ", "", 10000, 20, "inside each other"},
    {"questions", "", "? ", "", 10000, 40, ""},
    {"alias bomb", "a: &a [x, x]\nb: ", "[*a, *a],", "\n", 1000, 20, "anchor"},
    {"alias", "", "*a ", "", 1, 10, "reference"},
    {"huge comment", "a: b #", "x", "", 30 << 20, 0, "larger than 512 KiB"},
    {"huge key", "", "k", ": x", 2 << 20, 0, "larger than 512 KiB"},
    {"long key", "", "k", ": x", 2000, 10, ""},
    {"many keys", "a: {", "k: x, ", "}", 60000, LIMIT_EVENTS + 1, "too much"},
    {"endless quote", "a: \"", "x", "", 400000, 10, "never closed"},
    {"tags", "!!", "x", " y", 100, 10, "tag"},
    {"commas", "[", ",", "]", 100000, 10, "missing"},
    {"colons", "", ": ", "", 20000, 60, ""},
    {"documents", "", "---\na\n", "", 20000, 20, "second document"},
    {"tabs", "a:\n", "\t", "b: c", 100000, 20, "tab"},
};

static void
attacks_are_refused_early(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(attacks); i++) {
        const struct attack *attack = &attacks[i];
        struct parsed parsed;
        size_t len;
        char *bytes =
            repeat(attack->before, attack->unit, attack->count, attack->after, &len);
        uint64_t start_us = clock_now_us();
        parse(&parsed, bytes, len);
        uint64_t took_us = clock_now_us() - start_us;
        assert_told(&parsed, attack->name, attack->words);
        if (parsed.stats.events > attack->most_events)
            fail_msg("%s: %zu events", attack->name, parsed.stats.events);
        assert_true(parsed.stats.bytes <= LIMIT_YAML_BYTES);
        if (parsed.arena.taken_bytes > (8u << 20))
            fail_msg("%s: took %zu bytes", attack->name, parsed.arena.taken_bytes);
        // Far more than it takes: 0.5 s here would be minutes without the limits.
        if (took_us > 2000000)
            fail_msg("%s: took %lu ms", attack->name, (unsigned long)(took_us / 1000));
        arena_finish(&parsed.arena);
        free(bytes);
    }
}

static void
duplicates_are_found_in_small_and_large_mappings(void **state)
{
    (void)state;
    static const size_t sizes[] = {2, 24, 25, 26, 2000};
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        struct arena arena = {0};
        const char *yaml = "k0: x\n";
        char *bytes = arena_array(&arena, sizes[i] * 12 + 1, 1),
             *at = stpcpy(bytes, yaml);
        for (size_t j = 1; j + 1 < sizes[i]; j++)
            at += snprintf(at, 12, "k%zu: x\n", j);
        at = stpcpy(at, "k0: y\n");
        struct parsed parsed;
        parse(&parsed, bytes, (size_t)(at - bytes));
        assert_int_equal(parsed.problems.count, 1);
        assert_string_equal(parsed.problems.items[0].sentence,
                            "the key \"k0\" is there already, in line 1");
        assert_int_equal(parsed.problems.items[0].place.line, sizes[i]);
        assert_string_equal(node_value(parsed.root, "k0")->scalar, "x");
        arena_finish(&parsed.arena);
        arena_finish(&arena);
    }
}

// Every byte sequence gives a tree or a problem, and never both nothing.
static void
garbage_gives_a_tree_or_a_problem(void **state)
{
    (void)state;
    static const char pieces[][8] = {
        "a",  ": ",       "- ",   "\n", "  ",    "[",  "]",     "{",           "}",
        "\"", "'",        ",",    "#",  "&x ",   "*x", "!t ",   "|\n",         "> ",
        "\t", "\xC3\xA9", "\xFF", "%",  "---\n", "? ", "\\x41", "\xE2\x80\xAE"};
    uint32_t random = 12345;
    for (int round = 0; round < 20000; round++) {
        char bytes[200];
        size_t len = 0;
        for (int i = 0; i < 12; i++) {
            random = random * 1664525u + 1013904223u;
            const char *piece = pieces[(random >> 16) % COUNT_OF(pieces)];
            memcpy(bytes + len, piece, strlen(piece));
            len += strlen(piece);
        }
        struct parsed parsed;
        parse(&parsed, bytes, len);
        if (!parsed.root && parsed.problems.errors == 0)
            fail_msg("nothing was said of: %.*s", (int)len, bytes);
        for (size_t i = 0; i < parsed.problems.count; i++)
            assert_non_null(parsed.problems.items[i].sentence);
        arena_finish(&parsed.arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_are_exact),
        cmocka_unit_test(plain_words_stay_text),
        cmocka_unit_test(encodings_do_not_matter),
        cmocka_unit_test(other_encodings_are_refused),
        cmocka_unit_test(an_escaped_character_is_looked_at),
        cmocka_unit_test(each_limit_holds_to_the_unit),
        cmocka_unit_test(totals_hold_over_files),
        cmocka_unit_test(attacks_are_refused_early),
        cmocka_unit_test(duplicates_are_found_in_small_and_large_mappings),
        cmocka_unit_test(garbage_gives_a_tree_or_a_problem),
    };
    return cmocka_run_group_tests_name("nodes", tests, NULL, NULL);
}
