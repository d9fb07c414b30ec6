// SPDX-License-Identifier: MIT
// Every folder of tests/check is the good content with some files replaced, and the exact
// problems that must be told of it: `expected`. A file `remove` lists what is taken away,
// `link` a link's name and target, `base` a folder to lie on. UPDATE=1 writes `expected` anew.
#include "content/check.h"

#include "content/load.h"
#include "content/rules.h"
#include "folders.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

// Folders of this name break a rule of patient information. They lie over rule-base, which
// keeps all of them.
#define RULE_CASE "/rule-"

// Names in `path` are told without the temporary folder's.
static void
print_without(const char *line, const char *folder, FILE *out)
{
    size_t len = strlen(folder);
    for (const char *at = line; *at;) {
        bool here = strncmp(at, folder, len) == 0;
        if (here && at[len] == '/')
            at += len + 1;
        else if (here)
            at += fprintf(out, "content") > 0 ? len : 0;
        else
            fputc(*at++, out);
    }
}

// The rules' day. All reviews of the good folders are older.
static const char DAY[] = "2026-06-15";

// In every language the clinic has.
static void
check_rules(const char *path, const char *assets, const struct content *content,
            struct problems *problems)
{
    struct rules_folder folder = {.files = files_in_folder(path),
                                  .lang = "en",
                                  .assets = files_in_folder(assets),
                                  .today = DAY};
    size_t count = content ? content->clinic.languages.count : 0;
    if (count == 0)
        rules_check_folder(&folder, problems);
    for (size_t i = 0; i < count; i++) {
        folder.lang = content->clinic.languages.items[i].utf8;
        rules_check_folder(&folder, problems);
    }
}

// Loads and checks the folder; the problems as lines of text. *whole: there is something
// to show. `assets`: the rules are checked too, with the lists of this folder.
static const char *
problems_of(const char *folder, const char *assets, struct arena *kept, bool *whole)
{
    struct arena arena = {0};
    struct problems problems = {.arena = &arena};
    struct load *load = load_new(folder, "en", &arena, &problems);
    while (load_step(load, 1))
        assert_in_range(load_percent(load), 0, 100);
    const struct content *content = load_result(load);
    load_free(load);
    if (content)
        content_check(content, &problems);
    if (assets)
        check_rules(folder, assets, content, &problems);
    problems_sort(&problems);
    char *lines = NULL, *bare = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&lines, &len);
    for (size_t i = 0; i < problems.count; i++)
        problem_print(&problems.items[i], out);
    fclose(out);
    out = open_memstream(&bare, &len);
    print_without(lines, folder, out);
    fclose(out);
    const char *result = arena_copy(kept, bare, len);
    free(lines);
    free(bare);
    *whole = content != NULL;
    arena_finish(&arena);
    return result;
}

static char *
next_word(char **text)
{
    char *word = *text + strspn(*text, " \n");
    size_t len = strcspn(word, " \n");
    *text = word + len + (word[len] != '\0');
    word[len] = '\0';
    return len > 0 ? word : NULL;
}

// Makes the case's content folder from the good one.
static void
build_case(const char *good, const char *overlay, const char *folder, struct arena *arena)
{
    size_t len;
    folder_copy(good, folder);
    if (strstr(overlay, RULE_CASE))
        folder_copy(arena_printf(arena, "%s/../rule-base", good), folder);
    char *base = folder_read(overlay, "base", arena, &len);
    for (char *name = base ? next_word(&base) : NULL; name; name = next_word(&base))
        folder_copy(arena_printf(arena, "%s/../%s", good, name), folder);
    folder_copy(overlay, folder);
    char *removed = folder_read(overlay, "remove", arena, &len);
    char *link = folder_read(overlay, "link", arena, &len);
    folder_drop(folder, "remove");
    folder_drop(folder, "link");
    folder_drop(folder, "base");
    folder_drop(folder, "expected");
    for (char *name = removed ? next_word(&removed) : NULL; name;
         name = next_word(&removed))
        folder_drop(folder, name);
    for (char *name = link ? next_word(&link) : NULL; name; name = next_word(&link)) {
        folder_drop(folder, name);
        assert_int_equal(
            symlink(next_word(&link), arena_printf(arena, "%s/%s", folder, name)), 0);
    }
}

static bool
run_case(const char *cases, const char *name, struct arena *arena)
{
    const char *overlay = arena_printf(arena, "%s/%s", cases, name);
    const char *folder = folder_make(arena);
    size_t len;
    bool whole;
    build_case(arena_printf(arena, "%s/good", cases), overlay, folder, arena);
    const char *assets = strncmp(name, RULE_CASE + 1, strlen(RULE_CASE + 1)) == 0
                             ? arena_printf(arena, "%s/../../assets", cases)
                             : NULL;
    const char *found = problems_of(folder, assets, arena, &whole);
    const char *again = problems_of(folder, assets, arena, &whole);
    folder_remove(folder);
    const char *result =
        arena_printf(arena, "%s%s\n", found, whole ? "usable" : "nothing to show");
    const char *expected = folder_read(overlay, "expected", arena, &len);
    bool same = expected && strcmp(result, expected) == 0 && strcmp(found, again) == 0;
    if (getenv("UPDATE"))
        folder_put(overlay, "expected", result, strlen(result));
    else if (!same)
        print_error("%s: expected\n%sbut found\n%s\n", name,
                    expected ? expected : "(no file)\n", result);
    return same || getenv("UPDATE");
}

static void
every_bad_folder_is_told_exactly(void **state)
{
    (void)state;
    struct arena arena = {0};
    const char *cases = folder_of_tests(&arena, "check");
    const char **names;
    size_t count = folder_list(cases, &arena, &names), failed = 0, run = 0;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], "good") == 0)
            continue;
        run++;
        failed += !run_case(cases, names[i], &arena);
    }
    arena_finish(&arena);
    assert_true(run >= 150);
    assert_int_equal(failed, 0);
}

static void
the_good_folder_has_one_note(void **state)
{
    (void)state;
    struct arena arena = {0};
    bool whole;
    const char *found =
        problems_of(folder_of_tests(&arena, "check/good"), NULL, &arena, &whole);
    assert_string_equal(found,
                        "content: note: 2 pages are drafts that nobody has signed\n");
    assert_true(whole);
    arena_finish(&arena);
}

// ---- content made by hand -------------------------------------------------------------

static struct text
text_of(const char *utf8)
{
    return (struct text){.utf8 = utf8, .len = strlen(utf8), .place = {"x.yaml", 1, 1}};
}

static void
unknown_ids_of_unread_files_are_not_told(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct problems problems = {.arena = &arena};
    const struct text id = text_of("R01");
    const struct page page = {.id = text_of("a"),
                              .kind = PAGE_CRISIS,
                              .status = PAGE_APPROVED,
                              .is_public = true,
                              .main_message = text_of("One."),
                              .facts = {&id, 1},
                              .sources = {&id, 1}};
    struct content content = {.folder = "x", .pages = &page, .page_count = 1};
    content_check(&content, &problems);
    assert_int_equal(problems.count, 0);
    content.sources_known = content.facts_known = true;
    content_check(&content, &problems);
    assert_int_equal(problems.errors, 2);
    arena_finish(&arena);
}

static void
icons_that_are_not_there_are_told(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct problems problems = {.arena = &arena};
    const char *folder = folder_make(&arena);
    const struct files assets = files_in_folder(folder);
    const struct page pages[] = {{.id = text_of("a"), .icon = text_of("drip")},
                                 {.id = text_of("b"), .icon = text_of("dripp")},
                                 {.id = text_of("c")}};
    const struct content content = {.folder = "x", .pages = pages, .page_count = 3};
    content_check_icons(&content, &assets, &problems);
    assert_int_equal(problems.count, 0); // no icons at all: nothing can be said
    folder_put(folder, "icons/drip.png", "", 0);
    content_check_icons(&content, &assets, &problems);
    assert_int_equal(problems.count, 1);
    assert_string_equal(problems.items[0].sentence, "there is no icon \"dripp\"");
    assert_string_equal(problems.items[0].mend, "did you mean \"drip\"?");
    folder_remove(folder);
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_good_folder_has_one_note),
        cmocka_unit_test(every_bad_folder_is_told_exactly),
        cmocka_unit_test(unknown_ids_of_unread_files_are_not_told),
        cmocka_unit_test(icons_that_are_not_there_are_told),
    };
    return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
