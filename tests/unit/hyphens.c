// SPDX-License-Identifier: MIT
// Hyphens: points of long words by a small dictionary of our own, in both charsets, and
// by the English one where it is staged.
#include "content/hyphens.h"

#include "folders.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

// The word with its points as hyphens.
static const char *
cut(struct hyphens *hyphens, struct arena *arena, const char *word)
{
    size_t points[32], len = strlen(word), from = 0;
    size_t count = hyphens_points(hyphens, word, len, points, COUNT_OF(points));
    const char *result = "";
    for (size_t i = 0; i < count; i++) {
        assert_true(points[i] > from && points[i] < len);
        result =
            arena_printf(arena, "%s%.*s-", result, (int)(points[i] - from), word + from);
        from = points[i];
    }
    return arena_printf(arena, "%s%s", result, word + from);
}

// Patterns: after every "la", before every "é".
static const char utf8_patterns[] = "UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 3\nla1\n1é\n";
static const char latin1_patterns[] =
    "ISO8859-1\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 3\nla1\n1\xE9\n";

struct sample {
    const char *word;
    const char *expected;
};

static const struct sample samples[] = {
    {"lalalalala", "la-la-la-lala"}, // the last two letters stay together with one more
    {"lalalalal", "lalalalal"},      // nine letters: never cut
    {"LALALALALA", "LA-LA-LA-LALA"}, // patterns are for small letters
    {"oooooéooooo", "ooooo-éooooo"}, // offsets are bytes
    {"éoooooooooo", "éoooooooooo"},  // two letters before a cut
    {"(lalalalala),", "(la-la-la-lala),"},
    {"oooooooooooo", "oooooooooooo"},
    {"lalalalala/lalalalala", "la-la-la-lala/la-la-la-lala"},
    {"1234567890123", "1234567890123"},
    {"\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
     "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"},
};

static void
points_are_byte_offsets_in_either_charset(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t len;
    } dictionaries[] = {
        {utf8_patterns, sizeof utf8_patterns - 1},
        {latin1_patterns, sizeof latin1_patterns - 1},
    };
    for (size_t i = 0; i < COUNT_OF(dictionaries); i++) {
        struct arena arena = {0};
        const char *assets = folder_make(&arena);
        folder_put(assets, "hyphens/xx.dic", dictionaries[i].bytes, dictionaries[i].len);
        struct hyphens *hyphens = hyphens_new(assets, "xx");
        for (size_t j = 0; j < COUNT_OF(samples); j++) {
            const char *found = cut(hyphens, &arena, samples[j].word);
            if (strcmp(found, samples[j].expected) != 0)
                fail_msg("dictionary %zu: %s, expected %s", i, found,
                         samples[j].expected);
        }
        hyphens_free(hyphens);
        folder_remove(assets);
        arena_finish(&arena);
    }
}

static void
no_more_points_than_asked_for(void **state)
{
    (void)state;
    struct arena arena = {0};
    const char *assets = folder_make(&arena);
    folder_put(assets, "hyphens/xx.dic", utf8_patterns, sizeof utf8_patterns - 1);
    struct hyphens *hyphens = hyphens_new(assets, "xx");
    char endless[4000];
    for (size_t i = 0; i < sizeof endless; i += 2)
        memcpy(endless + i, "la", 2);
    size_t *points = malloc(3 * sizeof *points);
    assert_non_null(points);
    assert_int_equal(hyphens_points(hyphens, endless, 10, points, 0), 0);
    assert_int_equal(hyphens_points(hyphens, endless, 12, points, 3), 3);
    assert_int_equal(hyphens_points(hyphens, endless, sizeof endless, points, 3), 3);
    assert_int_equal(points[2], 6);
    free(points);
    hyphens_free(hyphens);
    folder_remove(assets);
    arena_finish(&arena);
}

static void
without_patterns_there_are_no_points(void **state)
{
    (void)state;
    static const char *const files[] = {"", "KOI8-R\nla1\n", "UTF-8\n", "\xFF\xFE\x00"};
    struct arena arena = {0};
    size_t points[4];
    struct hyphens *none = hyphens_new("/nowhere", "en");
    assert_int_equal(hyphens_points(none, "lalalalala", 10, points, 4), 0);
    hyphens_free(none);
    hyphens_free(NULL);
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        const char *assets = folder_make(&arena);
        folder_put(assets, "hyphens/xx.dic", files[i], strlen(files[i]));
        struct hyphens *hyphens = hyphens_new(assets, "xx");
        assert_int_equal(hyphens_points(hyphens, "lalalalala", 10, points, 4), 0);
        hyphens_free(hyphens);
        folder_remove(assets);
    }
    const char *assets = folder_make(&arena);
    folder_put(assets, "hyphens/xx.dic/file", "", 0); // a folder instead of a file
    struct hyphens *hyphens = hyphens_new(assets, "xx");
    assert_int_equal(hyphens_points(hyphens, "lalalalala", 10, points, 4), 0);
    hyphens_free(hyphens);
    folder_remove(assets);
    arena_finish(&arena);
}

static void
english_words(void **state)
{
    (void)state;
    const char *assets = getenv("ANTEROOM_ASSETS");
    struct arena arena = {0};
    size_t len;
    if (!assets || !folder_read(assets, "hyphens/en.dic", &arena, &len)) {
        arena_finish(&arena);
        print_message("SKIPPED: ANTEROOM_ASSETS does not lead to hyphens/en.dic\n");
        skip();
    }
    struct hyphens *hyphens = hyphens_new(assets, "en");
    size_t points[32];
    // Dictionaries differ in how many points they know, not in where one may be.
    size_t count = hyphens_points(hyphens, "responsibility", 14, points, 32);
    assert_in_range(count, 3, 5);
    for (size_t i = 0; i < count; i++)
        assert_true(points[i] == 2 || points[i] == 6 || points[i] == 8 ||
                    points[i] == 11 || points[i] == 9 || points[i] == 10);
    assert_int_equal(hyphens_points(hyphens, "table", 5, points, 32), 0);
    hyphens_free(hyphens);
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_are_byte_offsets_in_either_charset),
        cmocka_unit_test(no_more_points_than_asked_for),
        cmocka_unit_test(without_patterns_there_are_no_points),
        cmocka_unit_test(english_words),
    };
    return cmocka_run_group_tests_name("hyphens", tests, NULL, NULL);
}
