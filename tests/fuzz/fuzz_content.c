// SPDX-License-Identifier: MIT
// A whole content in memory, as a bundle brings it, in which any bytes stand for one of its
// files: loading ends, and what cannot be used is told.
#include "base/files.h"
#include "content/load.h"
#include "content/model.h"

#include <stdlib.h>
#include <string.h>

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

enum { MOST_FILES = 32, MOST_BYTES = 1 << 20 };

static const struct files *
good_content(void)
{
    static const char *const folders[] = {"", "en", "en/pages", "pictures", NULL};
    static struct arena arena;
    static struct files files;
    if (!files.entries) {
        struct files on_disk = files_in_folder("tests/content/dentist");
        files = files_hold(&on_disk, folders, MOST_BYTES, &arena);
        if (files.count < 3 || files.count > MOST_FILES)
            abort();
    }
    return &files;
}

static size_t
load(const struct files *files, struct arena *arena)
{
    struct problems problems = {.arena = arena};
    struct load *load = load_new_from(files, "en", arena, &problems);
    while (load_step(load, 0))
        continue;
    const struct content *content = load_result(load);
    if (!content ? problems.errors == 0 : content->page_count == 0)
        abort();
    load_free(load);
    return problems.count;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct files_entry entries[MOST_FILES];
    const struct files *good = good_content();
    if (len == 0)
        return 0;
    memcpy(entries, good->entries, good->count * sizeof *entries);
    struct files files = {.path = "a", .entries = entries, .count = good->count};
    struct files_entry *changed = &entries[bytes[0] % good->count];
    // exactly as large, so that a byte read too far is noticed
    char *copy = malloc(len - 1 + (len == 1));
    if (!copy)
        return 0;
    memcpy(copy, bytes + 1, len - 1);
    *changed = (struct files_entry){changed->name, copy, len - 1};
    struct arena arena = {0};
    (void)load(&files, &arena);
    arena_finish(&arena);
    free(copy);
    return 0;
}
