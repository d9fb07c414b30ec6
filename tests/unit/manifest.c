// SPDX-License-Identifier: MIT
// MANIFEST: what is written reads back, and every other spelling is refused, each limit on
// both sides.
#include "bundle/manifest.h"

#include "sample_bundle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define TITLE "kiosk-content 1\n"
#define SITE "site 5f2c9a0e41d7b386\n"
#define SERIAL "serial 2026112101\n"
#define CREATED "created 2026-11-21\n"
#define MIN_OK "min-ok 2026110301\n"
#define REVIEW "review-by 2027-05-31\n"
#define REST "content " HASH "\nneeds 1\ndraft no\n"
#define FRONT TITLE SITE SERIAL CREATED MIN_OK REVIEW
#define ONE FRONT "files 1\n" REST "file " HASH " 7 "
#define TEN "abcdefghij"
#define FORTY TEN TEN TEN TEN

static struct manifest *
manifest_room(struct arena *arena)
{
    return arena_alloc(arena, sizeof(struct manifest));
}

static void
what_is_written_reads_back(void **state)
{
    (void)state;
    struct sample_bundle sample;
    sample_bundle_begin(&sample);
    (void)sample_pack(&sample, &sample.desk, NULL);
    for (unsigned form = 0; form < 4; form++) {
        sample.manifest->draft = (form & 1) != 0;
        sample.manifest->review_by = form & 2 ? 0 : 20270531;
        struct author_text text = author_manifest(sample.manifest, &sample.arena);
        struct manifest *read = manifest_room(&sample.arena);
        assert_int_equal(manifest_parse(text.bytes, text.len, read), MANIFEST_GOOD);
        assert_memory_equal(read, sample.manifest, sizeof *read);
        for (size_t len = 0; len < text.len; len++)
            assert_int_not_equal(manifest_parse(text.bytes, len, read), MANIFEST_GOOD);
    }
    sample_bundle_end(&sample);
}

static void
there_is_one_spelling(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum manifest_status status;
    } cases[] = {
        {ONE "a\nend\n", MANIFEST_GOOD},
        {"", MANIFEST_BROKEN},
        {ONE "a\nend", MANIFEST_BROKEN},
        {ONE "a\nend\n\n", MANIFEST_BROKEN},
        {ONE "a\nend\r\n", MANIFEST_BROKEN},
        {ONE "a \nend\n", MANIFEST_BROKEN},
        {" " ONE "a\nend\n", MANIFEST_BROKEN},
        {"\xEF\xBB\xBF" ONE "a\nend\n", MANIFEST_BROKEN},
        {"kiosk-content 2\nwhatever", MANIFEST_NEWER},
        {"kiosk-content 999\n", MANIFEST_NEWER},
        {"kiosk-content 1000\n", MANIFEST_BROKEN},
        {"kiosk-content 0\n", MANIFEST_BROKEN},
        {"kiosk-content 01\n", MANIFEST_BROKEN},
        {"kiosk-contents 2\n", MANIFEST_BROKEN},
        // order, missing, twice
        {TITLE SERIAL SITE CREATED MIN_OK REVIEW "files 1\n" REST "file " HASH
                                                 " 7 a\nend\n",
         MANIFEST_BROKEN},
        {TITLE SITE CREATED MIN_OK REVIEW "files 1\n" REST "file " HASH " 7 a\nend\n",
         MANIFEST_BROKEN},
        {TITLE SITE SERIAL SERIAL CREATED MIN_OK REVIEW "files 1\n" REST "file " HASH
                                                        " 7 a\nend\n",
         MANIFEST_BROKEN},
        // values
        {TITLE "site 5f2c9a0e41d7b38\n" SERIAL CREATED MIN_OK REVIEW "files 1\n" REST
               "file " HASH " 7 a\nend\n",
         MANIFEST_BROKEN},
        {TITLE SITE "serial 0\n" CREATED "min-ok 1\n" REVIEW "files 1\n" REST "file " HASH
                    " 7 a\nend\n",
         MANIFEST_BROKEN},
        {TITLE SITE "serial 9007199254740992\n" CREATED "min-ok 9007199254740992\n" REVIEW
                    "files 1\n" REST "file " HASH " 7 a\nend\n",
         MANIFEST_GOOD},
        {TITLE SITE "serial 9007199254740993\n" CREATED MIN_OK REVIEW "files 1\n" REST
                    "file " HASH " 7 a\nend\n",
         MANIFEST_BROKEN},
        {TITLE SITE "serial 5\n" CREATED "min-ok 5\n" REVIEW "files 1\n" REST "file " HASH
                    " 7 a\nend\n",
         MANIFEST_GOOD},
        {TITLE SITE "serial 5\n" CREATED "min-ok 6\n" REVIEW "files 1\n" REST "file " HASH
                    " 7 a\nend\n",
         MANIFEST_BROKEN},
        {TITLE SITE "serial 5\n" CREATED "min-ok 0\n" REVIEW "files 1\n" REST "file " HASH
                    " 7 a\nend\n",
         MANIFEST_BROKEN},
        {TITLE SITE SERIAL "created 2026-02-30\n" MIN_OK REVIEW "files 1\n" REST
                           "file " HASH " 7 a\nend\n",
         MANIFEST_BROKEN},
        {TITLE SITE SERIAL CREATED MIN_OK "review-by never\n"
                                          "files 1\n" REST "file " HASH " 7 a\nend\n",
         MANIFEST_BROKEN},
        {FRONT "files 0\n" REST "end\n", MANIFEST_BROKEN},
        {FRONT "files 513\n" REST "end\n", MANIFEST_BROKEN},
        {FRONT "files 2\n" REST "file " HASH " 7 a\nend\n", MANIFEST_BROKEN},
        {FRONT "files 1\ncontent " HASH "\nneeds 999\ndraft yes\nfile " HASH
               " 7 a\nend\n",
         MANIFEST_GOOD},
        {FRONT "files 1\ncontent " HASH "\nneeds 1000\ndraft no\nfile " HASH
               " 7 a\nend\n",
         MANIFEST_BROKEN},
        {FRONT "files 1\ncontent " HASH "\nneeds 0\ndraft no\nfile " HASH " 7 a\nend\n",
         MANIFEST_BROKEN},
        {FRONT "files 1\ncontent " HASH "\nneeds 1\ndraft maybe\nfile " HASH
               " 7 a\nend\n",
         MANIFEST_BROKEN},
        {FRONT "files 1\n" REST "file " HASH " 16777216 a\nend\n", MANIFEST_GOOD},
        {FRONT "files 1\n" REST "file " HASH " 16777217 a\nend\n", MANIFEST_BROKEN},
        {FRONT "files 1\n" REST "file " HASH " 0 a\nend\n", MANIFEST_GOOD},
        {FRONT "files 1\n" REST "file " HASH " -1 a\nend\n", MANIFEST_BROKEN},
        // order of names
        {FRONT "files 2\n" REST "file " HASH " 7 a\nfile " HASH " 7 b\nend\n",
         MANIFEST_GOOD},
        {FRONT "files 2\n" REST "file " HASH " 7 a\nfile " HASH " 7 a\nend\n",
         MANIFEST_BROKEN},
        {FRONT "files 2\n" REST "file " HASH " 7 b\nfile " HASH " 7 a\nend\n",
         MANIFEST_BROKEN},
    };
    struct arena arena = {0};
    struct manifest *manifest = manifest_room(&arena);
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        if (manifest_parse(cases[i].text, strlen(cases[i].text), manifest) !=
            cases[i].status)
            fail_msg("case %zu is not %d:\n%s", i, (int)cases[i].status, cases[i].text);
    arena_finish(&arena);
}

static void
names_are_plain(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        bool good;
    } cases[] = {
        {"a", true},
        {"0", true},
        {"a.b_c-9", true},
        {"a/b/c/d", true},
        {"a/b/c/d/e", false},
        {"", false},
        {"/", false},
        {"/a", false},
        {"a/", false},
        {"a//b", false},
        {".", false},
        {"..", false},
        {"../a", false},
        {"a/../b", false},
        {"a/.b", false},
        {"-a", false},
        {"_a", false},
        {"A", false},
        {"a b", false},
        {"a\\b", false},
        {"a\tb", false},
        {"\xC3\xA9", false},
        {FORTY, true},
        {FORTY "a", false},
        {FORTY "/" FORTY "/abcdefghijklmnopq", true},   // 99 bytes
        {FORTY "/" FORTY "/abcdefghijklmnopqr", false}, // 100
    };
    struct arena arena = {0};
    struct manifest *manifest = manifest_room(&arena);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *text = arena_printf(&arena, ONE "%s\nend\n", cases[i].name);
        bool good = manifest_parse(text, strlen(text), manifest) == MANIFEST_GOOD;
        if (good != cases[i].good)
            fail_msg("'%s'", cases[i].name);
        if (good)
            assert_string_equal(manifest->files[0].name, cases[i].name);
    }
    static const char with_nul[] = ONE "a\0b\nend\n";
    assert_int_equal(manifest_parse(with_nul, sizeof with_nul - 1, manifest),
                     MANIFEST_BROKEN);
    arena_finish(&arena);
}

// As many files as allowed, and one more; as many bytes as allowed, and one more.
static void
the_manifest_itself_is_bounded(void **state)
{
    (void)state;
    struct sample_bundle sample;
    sample_bundle_begin(&sample);
    struct manifest *manifest = sample.manifest, *read = manifest_room(&sample.arena);
    manifest->file_count = BUNDLE_MAX_FILES;
    for (size_t i = 0; i < BUNDLE_MAX_FILES; i++)
        snprintf(manifest->files[i].name, sizeof manifest->files[i].name,
                 "aaaaaaaaaaaaaaaa/f%03zu", i);
    struct author_text text = author_manifest(manifest, &sample.arena);
    assert_int_equal(manifest_parse(text.bytes, text.len, read), MANIFEST_GOOD);
    assert_int_equal(read->file_count, BUNDLE_MAX_FILES);
    // longer names until the text has exactly the bytes allowed
    for (size_t i = 0, len = text.len; len < BUNDLE_MAX_MANIFEST_BYTES; i++)
        for (size_t k = 4; k < BUNDLE_MAX_PART_BYTES && len < BUNDLE_MAX_MANIFEST_BYTES;
             k++, len++)
            manifest->files[i].name[17 + k] = 'x';
    text = author_manifest(manifest, &sample.arena);
    assert_int_equal(text.len, BUNDLE_MAX_MANIFEST_BYTES);
    assert_int_equal(manifest_parse(text.bytes, text.len, read), MANIFEST_GOOD);
    manifest->files[511].name[17 + 4] = 'x';
    text = author_manifest(manifest, &sample.arena);
    assert_int_equal(text.len, BUNDLE_MAX_MANIFEST_BYTES + 1);
    assert_int_equal(manifest_parse(text.bytes, text.len, read), MANIFEST_BROKEN);
    sample_bundle_end(&sample);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_reads_back),
        cmocka_unit_test(there_is_one_spelling),
        cmocka_unit_test(names_are_plain),
        cmocka_unit_test(the_manifest_itself_is_bounded),
    };
    return cmocka_run_group_tests_name("manifest", tests, NULL, NULL);
}
