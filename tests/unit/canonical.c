// SPDX-License-Identifier: MIT
// The canonical form: one way to write each tree, which reads back as the same tree; soft
// hyphens in texts for people only; and the fingerprint that is taken of it.
#include "content/canonical.h"

#include "content/fingerprint.h"
#include "content/hyphens.h"

#include "folders.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct node *
parse(const char *yaml, size_t len, struct arena *arena)
{
    struct problems problems = {.arena = arena};
    struct node_stats stats = {0};
    const struct node *root =
        nodes_parse(&(struct node_input){"x.yaml", yaml, len}, arena, &problems, &stats);
    if (!root)
        fail_msg("%s: %s", yaml, problems.count ? problems.items[0].sentence : "?");
    return root;
}

static const char *
canonical(const char *yaml, const struct canonical_options *options, struct arena *arena)
{
    struct canonical_options none = {0};
    return canonical_write(parse(yaml, strlen(yaml), arena), options ? options : &none,
                           arena)
        .bytes;
}

static void
there_is_one_way_to_write_a_tree(void **state)
{
    (void)state;
    static const struct {
        const char *yaml, *expected;
    } cases[] = {
        {"a: b", "a: \"b\"\n"},
        {"# note\r\na:   'b'  # more\r\n", "a: \"b\"\n"},
        {"a: null\nb: ~\nc:\nd: \"null\"\ne: \"\"\n",
         "a: null\nb: null\nc: null\nd: \"null\"\ne: \"\"\n"},
        {"A b: 1\n\"x: y\": no\n", "\"A b\": \"1\"\n\"x: y\": \"no\"\n"},
        {"a: [1, [2, 3], {b: c, d: []}, {}]",
         "a:\n  - \"1\"\n  - - \"2\"\n    - \"3\"\n  - b: \"c\"\n    d: []\n  - {}\n"},
        {"a: >\n  one\n  two\nb: |\n  one\n  two\n",
         "a: \"one two\\n\"\nb: \"one\\ntwo\\n\"\n"},
        {"a: 'say \"no\" \\ \t.'", "a: \"say \\\"no\\\" \\\\ \\t.\"\n"},
        {"a: exam\xC2\xADple", "a: \"example\"\n"},
        {"- a\n- - b\n", "- \"a\"\n- - \"b\"\n"},
        {"a:\n  b:\n    c: d\n  e: f\n", "a:\n  b:\n    c: \"d\"\n  e: \"f\"\n"},
        {"just words", "\"just words\"\n"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena arena = {0};
        const char *once = canonical(cases[i].yaml, NULL, &arena);
        assert_string_equal(once, cases[i].expected);
        assert_string_equal(canonical(once, NULL, &arena), once);
        arena_finish(&arena);
    }
}

static void
assert_same_tree(const struct node *a, const struct node *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->count, b->count);
    if (a->kind == NODE_SCALAR) {
        assert_int_equal(node_is_null(a), node_is_null(b));
        if (!node_is_null(a))
            assert_string_equal(a->scalar, b->scalar);
    }
    const struct node *left = a->first, *right = b->first;
    for (; left && right; left = left->next, right = right->next) {
        assert_same_tree(left, right);
        if (left->value)
            assert_same_tree(left->value, right->value);
    }
    assert_true(!left && !right);
}

static void
whole_files_read_back_the_same(void **state)
{
    (void)state;
    static const char *const files[] = {"clinic.yaml", "menu.yaml", "facts.yaml",
                                        "sources.yaml", "timelines.yaml"};
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        struct arena arena = {0};
        size_t len = 0;
        const char *folder = folder_of_tests(&arena, "check/good");
        const char *bytes = folder_read(folder, files[i], &arena, &len);
        assert_non_null(bytes);
        const struct node *before = parse(bytes, len, &arena);
        struct canonical_text text =
            canonical_write(before, &(struct canonical_options){0}, &arena);
        assert_same_tree(before, parse(text.bytes, text.len, &arena));
        arena_finish(&arena);
    }
}

static const struct schema_file *
schema_named(const char *name)
{
    for (size_t i = 0; i < SCHEMA_FILE_COUNT; i++)
        if (strcmp(schema_files[i].name, name) == 0)
            return &schema_files[i];
    fail_msg("no schema %s", name);
    return NULL;
}

static void
only_texts_for_people_get_hyphens(void **state)
{
    (void)state;
    static const struct {
        const char *schema, *yaml, *expected;
    } cases[] = {
        {"page",
         "id: responsibility\ntitle: Responsibility\nbody:\n  - use: responsibility\n"
         "  - list: [\"A responsibility {responsibility} of ours\"]\n",
         "id: \"responsibility\"\ntitle: \"Re|spon|si|bil|ity\"\nbody:\n"
         "  - use: \"responsibility\"\n"
         "  - list:\n      - \"A re|spon|si|bil|ity {responsibility} of ours\"\n"},
        {"menu",
         "title: {en: Responsibility, xx: Responsibility}\ntiles:\n"
         "  - {page: responsibility, label: {en: \"A responsibility\"}}\n",
         "title:\n  en: \"Re|spon|si|bil|ity\"\n  xx: \"Responsibility\"\ntiles:\n"
         "  - page: \"responsibility\"\n    label:\n      en: \"A "
         "re|spon|si|bil|ity\"\n"},
    };
    struct canonical_hyphens english = {"en",
                                        hyphens_new(getenv("ANTEROOM_ASSETS"), "en")};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena arena = {0};
        struct canonical_options options = {
            .hyphens = &english,
            .hyphens_count = 1,
            .schema = schema_named(cases[i].schema),
            .lang = i == 0 ? "en" : NULL,
        };
        const char *text = canonical(cases[i].yaml, &options, &arena);
        char *shown = arena_alloc(&arena, strlen(text) + 1);
        for (char *to = shown; *text; text++)
            if (*text == '\xC2' && text[1] == '\xAD')
                *to++ = '|', text++;
            else
                *to++ = *text;
        assert_string_equal(shown, cases[i].expected);
        // and they are gone again where they are not wanted
        assert_string_equal(
            canonical(canonical(cases[i].yaml, &options, &arena), NULL, &arena),
            canonical(cases[i].yaml, NULL, &arena));
        arena_finish(&arena);
    }
    hyphens_free(english.hyphens);
}

static void
fingerprint_of(const char *yaml, const char *path, const uint8_t *rgba,
               uint8_t digest[static HASH_BYTES])
{
    struct arena arena = {0};
    struct fingerprint fingerprint;
    fingerprint_begin(&fingerprint);
    fingerprint_add_file(&fingerprint, path, parse(yaml, strlen(yaml), &arena));
    if (rgba)
        fingerprint_add_picture(&fingerprint, "pictures/a.png", 1, 2, rgba);
    fingerprint_finish(&fingerprint, digest);
    arena_finish(&arena);
}

static void
fingerprints_are_of_words_and_pixels(void **state)
{
    (void)state;
    static const struct {
        const char *yaml, *path;
        bool same;
    } cases[] = {
        {"id: a\nstatus: draft\nlist: [x, y]\n", "a.yaml", true},
        {"# note\nid: 'a'\nstatus: approved\nreviewed_by: {role: nurse}\n"
         "reviewed_on: 2026-01-01\nreview_due: 2026-06-01\napproved_text: \"1-ab\"\n"
         "list:\n- x\n- y\n",
         "a.yaml", true},
        {"id: a\nlist: [x, \"y\xC2\xAD\"]\n", "a.yaml", true},
        {"id: a\nstatus: withdrawn\nlist: [x, y]\n", "a.yaml", false},
        {"id: a\nlist: [x, z]\n", "a.yaml", false},
        {"id: a\nlist: [y, x]\n", "a.yaml", false},
        {"id: a\nlist: [{status: draft}, x, y]\n", "a.yaml", false},
        {"id: a\nlist: [x, y]\n", "b.yaml", false},
    };
    uint8_t first[HASH_BYTES], digest[HASH_BYTES];
    fingerprint_of(cases[0].yaml, cases[0].path, NULL, first);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        fingerprint_of(cases[i].yaml, cases[i].path, NULL, digest);
        assert_int_equal(memcmp(first, digest, HASH_BYTES) == 0, cases[i].same);
    }
    uint8_t pixels[8] = {1, 2, 3, 255, 4, 5, 6, 255}, with[HASH_BYTES];
    fingerprint_of(cases[0].yaml, "a.yaml", pixels, with);
    assert_memory_not_equal(first, with, HASH_BYTES);
    for (size_t i = 0; i < sizeof pixels; i++) {
        pixels[i] ^= 1;
        fingerprint_of(cases[0].yaml, "a.yaml", pixels, digest);
        assert_memory_not_equal(digest, with, HASH_BYTES);
        pixels[i] ^= 1;
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_is_one_way_to_write_a_tree),
        cmocka_unit_test(whole_files_read_back_the_same),
        cmocka_unit_test(only_texts_for_people_get_hyphens),
        cmocka_unit_test(fingerprints_are_of_words_and_pixels),
    };
    return cmocka_run_group_tests_name("canonical", tests, NULL, NULL);
}
