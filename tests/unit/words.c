// SPDX-License-Identifier: MIT
// Words: the file that ships is whole, a file with mistakes is told, and patterns are
// filled.
#include "content/words.h"

#include "folders.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct loaded {
    struct arena arena;
    struct problems problems;
    struct words words;
    bool whole;
};

static void
load_words(struct loaded *loaded, const char *assets, const char *lang)
{
    *loaded = (struct loaded){0};
    loaded->problems.arena = &loaded->arena;
    loaded->whole =
        words_load(assets, lang, &loaded->arena, &loaded->problems, &loaded->words);
}

static void
the_english_words_are_whole(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct loaded loaded;
    load_words(&loaded, folder_of_tests(&arena, "../assets"), "en");
    assert_int_equal(loaded.problems.count, 0);
    assert_true(loaded.whole);
    assert_string_equal(loaded.words.lang.utf8, "en");
    assert_string_equal(loaded.words.endonym.utf8, "English");
    assert_string_equal(loaded.words.word[WORD_HOME].utf8, "Home");
    assert_string_equal(loaded.words.word[WORD_PAGE_OF].utf8, "{a} of {b}");
    for (size_t i = 0; i < WORD_COUNT; i++)
        assert_true(loaded.words.word[i].len > 0);
    arena_finish(&loaded.arena);
    arena_finish(&arena);
}

static void
keys_are_there_once(void **state)
{
    (void)state;
    for (size_t i = 0; i < WORD_COUNT; i++) {
        assert_non_null(words_keys[i]);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(words_keys[i], words_keys[j]);
    }
    assert_string_equal(words_keys[WORD_HOME], "home");
    assert_string_equal(words_keys[WORD_SET_UP], "set_up");
}

// A changed copy of the English words under another folder.
struct changed {
    const char *from; // what is replaced in the file, "" for nothing
    const char *to;
    const char *sentence;
    const char *mend;
};

static const struct changed changes[] = {
    {"  home: Home\n", "", "the program's words lack \"home\"", "add a line for it"},
    {"  home: Home\n", "  hom: Home\n", "the program's words have no \"hom\"",
     "did you mean \"home\"?"},
    {"lang: en", "lang: es", "the language \"es\" is not that of the file's name",
     "rename the file or change lang"},
    {"  home: Home\n", "  home: [Home]\n",
     "\"home\" needs a text, but a list stands here", NULL},
    {"endonym: English\n", "", "the key \"endonym\" is missing in the program's words",
     "add endonym: English"},
    {"schema: 1", "schema: 2",
     "this file is written in format 2, and this Anteroom reads up to 1",
     "update Anteroom, or use the content made for it"},
};

static void
mistakes_are_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(changes); i++) {
        struct arena arena = {0};
        struct loaded loaded;
        size_t len;
        const char *assets = folder_make(&arena);
        const char *english = folder_read(folder_of_tests(&arena, "../assets/words"),
                                          "en.yaml", &arena, &len);
        const char *at = strstr(english, changes[i].from);
        assert_non_null(at);
        const char *text = arena_printf(&arena, "%.*s%s%s", (int)(at - english), english,
                                        changes[i].to, at + strlen(changes[i].from));
        folder_put(assets, "words/en.yaml", text, strlen(text));
        load_words(&loaded, assets, "en");
        folder_remove(assets);
        assert_false(loaded.whole);
        bool found = false;
        for (size_t j = 0; j < loaded.problems.count; j++) {
            const struct problem *problem = &loaded.problems.items[j];
            found = found ||
                    (strcmp(problem->sentence, changes[i].sentence) == 0 &&
                     (!changes[i].mend || strcmp(problem->mend, changes[i].mend) == 0));
        }
        if (!found)
            fail_msg("change %zu: %s", i, loaded.problems.items[0].sentence);
        arena_finish(&loaded.arena);
        arena_finish(&arena);
    }
}

static void
missing_words_are_one_problem(void **state)
{
    (void)state;
    struct loaded loaded;
    load_words(&loaded, "/nowhere", "en");
    assert_false(loaded.whole);
    assert_int_equal(loaded.problems.count, 1);
    assert_string_equal(loaded.problems.items[0].place.path, "/nowhere/words/en.yaml");
    arena_finish(&loaded.arena);
}

struct filled {
    const char *pattern;
    const char *expected;
};

static const struct fill fills[] = {
    {"a", "3"}, {"b", "{a}"}, {"page", "Side effects"}, {"none", ""}};

static const struct filled filled[] = {
    {"{a} of {b}", "3 of {a}"}, // what is put in is not looked at again
    {"Next: {page}", "Next: Side effects"},
    {"{a}{a}", "33"},
    {"[{none}]", "[]"},
    {"{c} stays", "{c} stays"},
    {"{a", "{a"},
    {"a}", "a}"},
    {"{", "{"},
    {"", ""},
    {"plain", "plain"},
};

static void
patterns_are_filled(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(filled); i++) {
        struct text pattern = {
            filled[i].pattern, strlen(filled[i].pattern), {"en.yaml", 4, 2}};
        struct text text = words_fill(&arena, pattern, fills, COUNT_OF(fills));
        assert_string_equal(text.utf8, filled[i].expected);
        assert_int_equal(text.len, strlen(filled[i].expected));
        assert_int_equal(text.place.line, 4);
    }
    assert_int_equal(words_fill(&arena, (struct text){0}, fills, 1).len, 0);
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_english_words_are_whole),
        cmocka_unit_test(keys_are_there_once),
        cmocka_unit_test(mistakes_are_told),
        cmocka_unit_test(missing_words_are_one_problem),
        cmocka_unit_test(patterns_are_filled),
    };
    return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
