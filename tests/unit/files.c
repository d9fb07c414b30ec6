// SPDX-License-Identifier: MIT
// Files on the disk and the same in memory: whoever reads them finds no difference.
#include "base/files.h"

#include "content/hyphens.h"
#include "content/load.h"
#include "content/rules.h"
#include "content/words.h"
#include "folders.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST_BYTES = 16 * 1024 * 1024 };

static const char *const content_folders[] = {
    "",          "pictures",  "rules",    "en",         "en/pages",
    "en/tables", "de",        "de/pages", "de/tables",  "es",
    "es/pages",  "es/tables", "unknown",  "en/unknown", NULL,
};

static void
one_file_reads_the_same(void **state)
{
    (void)state;
    struct arena arena = {0};
    const char *path = folder_make(&arena);
    folder_put(path, "a.yaml", "one", 3);
    folder_put(path, "en/b.yaml", "", 0);
    folder_put(path, "en/.hidden", "x", 1);
    static const char *const folders[] = {"", "en", "nowhere", NULL};
    struct files disk = files_in_folder(path);
    struct files held = files_hold(&disk, folders, MOST_BYTES, &arena);
    const struct files *both[] = {&disk, &held};
    assert_int_equal(held.count, 2);
    for (size_t i = 0; i < COUNT_OF(both); i++) {
        struct file file = files_read(both[i], "a.yaml", 3, &arena);
        assert_int_equal(file.status, FILE_READ);
        assert_string_equal(file.bytes, "one");
        assert_int_equal(files_read(both[i], "a.yaml", 2, &arena).status, FILE_TOO_LARGE);
        file = files_read_start(both[i], "a.yaml", 2, &arena);
        assert_int_equal(file.status, FILE_READ);
        assert_string_equal(file.bytes, "on");
        file = files_read(both[i], "en/b.yaml", 10, &arena);
        assert_int_equal(file.status, FILE_READ);
        assert_int_equal(file.len, 0);
        assert_int_equal(files_read(both[i], "en/c.yaml", 10, &arena).status,
                         FILE_MISSING);
        struct files_names names = files_list(both[i], "en", ".yaml", 9, &arena);
        assert_int_equal(names.count, 1);
        assert_string_equal(names.items[0], "en/b.yaml");
        assert_int_equal(files_list(both[i], "", ".yaml", 9, &arena).count, 1);
        assert_int_equal(files_list(both[i], "e", ".yaml", 9, &arena).count, 0);
    }
    assert_non_null(files_find(&held, "en/b.yaml"));
    assert_null(files_find(&held, "en"));
    assert_null(files_find(&disk, "a.yaml"));
    folder_remove(path);
    arena_finish(&arena);
}

// No name in memory leads to the disk, wherever it points.
static void
names_in_memory_are_no_paths(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const struct files_entry entries[] = {{"a.yaml", "one", 3}};
    const struct files held = {"/etc", entries, 1};
    assert_int_equal(files_read(&held, "passwd", 100000, &arena).status, FILE_MISSING);
    assert_int_equal(files_read(&held, "../etc/passwd", 100000, &arena).status,
                     FILE_MISSING);
    assert_int_equal(files_list(&held, "", "", 100, &arena).count, 1);
    arena_finish(&arena);
}

static const struct content *
load_whole(const struct files *files, const char *lang, struct arena *arena,
           struct problems *problems)
{
    *problems = (struct problems){.arena = arena};
    struct load *load = load_new_from(files, lang, arena, problems);
    load_keep_texts(load);
    while (load_step(load, 1))
        continue;
    const struct content *content = load_found(load);
    load_free(load);
    return content;
}

// The sentences, without the folder in front of the path.
static void
assert_same_problems(const struct problems *one, const struct problems *other)
{
    assert_int_equal(one->count, other->count);
    for (size_t i = 0; i < one->count; i++) {
        const struct problem *a = &one->items[i], *b = &other->items[i];
        assert_string_equal(a->sentence, b->sentence);
        assert_string_equal(a->mend ? a->mend : "", b->mend ? b->mend : "");
        assert_string_equal(a->place.path ? a->place.path : "",
                            b->place.path ? b->place.path : "");
        assert_int_equal(a->place.line, b->place.line);
    }
}

static void
assert_reads_the_same(const char *path, const char *lang)
{
    struct arena arena = {0};
    struct problems problems[2];
    struct files disk = files_in_folder(path);
    struct files held = files_hold(&disk, content_folders, MOST_BYTES, &arena);
    const struct content *one = load_whole(&disk, lang, &arena, &problems[0]);
    const struct content *other = load_whole(&held, lang, &arena, &problems[1]);
    problems_sort(&problems[0]);
    problems_sort(&problems[1]);
    assert_same_problems(&problems[0], &problems[1]);
    assert_int_equal(one->page_count, other->page_count);
    for (size_t i = 0; i < one->page_count; i++) {
        assert_string_equal(one->pages[i].id.utf8, other->pages[i].id.utf8);
        assert_string_equal(one->pages[i].signed_text, other->pages[i].signed_text);
    }
    assert_int_equal(one->menu.tile_count, other->menu.tile_count);
    assert_int_equal(one->source_count, other->source_count);
    assert_int_equal(one->term_count, other->term_count);
    assert_int_equal(one->notice_count, other->notice_count);
    arena_finish(&arena);
}

static void
a_content_in_memory_loads_the_same(void **state)
{
    (void)state;
    static const char *const names[] = {"good", "file-misspelt", "picture-not-png"};
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const char *name = arena_printf(&arena, "check/%s", names[i]);
        assert_reads_the_same(folder_of_tests(&arena, name), "en");
    }
    assert_reads_the_same("content", "en");
    assert_reads_the_same("content", "es");
    arena_finish(&arena);
}

static void
assets_in_memory_are_the_same(void **state)
{
    (void)state;
    static const char *const folders[] = {"words", "rules", "hyphens", "icons", NULL};
    struct arena arena = {0};
    struct problems problems = {.arena = &arena};
    const char *path = getenv("ANTEROOM_ASSETS");
    struct files disk = files_in_folder(path ? path : "assets");
    struct files held = files_hold(&disk, folders, MOST_BYTES, &arena);
    struct words one, other;
    assert_true(words_load_from(&disk, "de", &arena, &problems, &one));
    assert_true(words_load_from(&held, "de", &arena, &problems, &other));
    for (size_t i = 0; i < WORD_COUNT; i++)
        assert_string_equal(one.word[i].utf8, other.word[i].utf8);
    struct problems found[2] = {{.arena = &arena}, {.arena = &arena}};
    struct rules_folder folder = {
        .files = files_in_folder("content"), .lang = "en", .assets = disk};
    rules_check_folder(&folder, &found[0]);
    folder.assets = held;
    folder.files = files_hold(&folder.files, content_folders, MOST_BYTES, &arena);
    rules_check_folder(&folder, &found[1]);
    assert_same_problems(&found[0], &found[1]);
    static const char word[] = "hypersensitivity";
    size_t points[2][8], counts[2];
    const struct files *both[] = {&disk, &held};
    for (size_t i = 0; i < 2; i++) {
        struct hyphens *hyphens = hyphens_new_from(both[i], "en");
        counts[i] = hyphens_points(hyphens, word, sizeof word - 1, points[i], 8);
        hyphens_free(hyphens);
    }
    assert_int_equal(counts[0], counts[1]);
    assert_memory_equal(points[0], points[1], counts[0] * sizeof points[0][0]);
    assert_true(counts[0] > 0);
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_file_reads_the_same),
        cmocka_unit_test(names_in_memory_are_no_paths),
        cmocka_unit_test(a_content_in_memory_loads_the_same),
        cmocka_unit_test(assets_in_memory_are_the_same),
    };
    return cmocka_run_group_tests_name("files", tests, NULL, NULL);
}
