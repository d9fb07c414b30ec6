// SPDX-License-Identifier: MIT
// The files of a bundle are found in the memory that was verified, each with its own bytes.
#include "bundle/contents.h"
#include "sample_bundle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void
the_files_of_a_bundle_lie_in_its_bytes(void **state)
{
    (void)state;
    struct sample_bundle sample;
    sample_bundle_begin(&sample);
    struct author_archive archive = sample_pack(&sample, &sample.desk, NULL);
    struct bundle *bundle = arena_alloc(&sample.arena, sizeof *bundle);
    assert_int_equal(verify_head(archive.bytes, archive.len, &sample.trust, bundle),
                     VERDICT_GOOD);
    struct files files = contents_of(bundle, archive.bytes, "sample", &sample.arena);
    assert_int_equal(files.count, sample.manifest->file_count);
    for (size_t i = 0; i < files.count; i++) {
        const struct manifest_file *file = &sample.manifest->files[i];
        const struct files_entry *entry = files_find(&files, file->name);
        assert_non_null(entry);
        assert_int_equal(entry->len, file->size);
        assert_memory_equal(entry->bytes, sample.files[i], entry->len);
        assert_in_range((uintptr_t)entry->bytes, (uintptr_t)archive.bytes,
                        (uintptr_t)archive.bytes + archive.len - entry->len);
    }
    assert_null(files_find(&files, "MANIFEST"));
    sample_bundle_end(&sample);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_files_of_a_bundle_lie_in_its_bytes),
    };
    return cmocka_run_group_tests_name("contents", tests, NULL, NULL);
}
