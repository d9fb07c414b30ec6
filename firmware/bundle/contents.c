// SPDX-License-Identifier: MIT
#include "bundle/contents.h"

struct files
contents_of(const struct bundle *bundle, const uint8_t *bytes, const char *path,
            struct arena *arena)
{
    const struct manifest *manifest = &bundle->manifest;
    struct files_entry *entries =
        arena_array(arena, manifest->file_count + 1, sizeof *entries);
    for (size_t i = 0; i < manifest->file_count; i++)
        entries[i] = (struct files_entry){
            .name = manifest->files[i].name,
            .bytes = (const char *)bytes + verify_file_offset(bundle, i),
            .len = (size_t)manifest->files[i].size,
        };
    return (struct files){path, entries, manifest->file_count};
}
