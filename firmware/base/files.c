// SPDX-License-Identifier: MIT
#include "base/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

enum { NAMES = 256 };

struct files
files_in_folder(const char *path)
{
    return (struct files){.path = path};
}

// ---- one file -------------------------------------------------------------------------

static int
by_name(const void *left, const void *right)
{
    return strcmp(((const struct files_entry *)left)->name,
                  ((const struct files_entry *)right)->name);
}

const struct files_entry *
files_find(const struct files *files, const char *name)
{
    const struct files_entry wanted = {.name = name};
    if (!files->entries || files->count == 0)
        return NULL;
    return bsearch(&wanted, files->entries, files->count, sizeof wanted, by_name);
}

static struct file
read_held(const struct files *files, const char *name, size_t max_bytes, bool start_only,
          struct arena *arena)
{
    const struct files_entry *entry = files_find(files, name);
    if (!entry)
        return (struct file){.status = FILE_MISSING, .error = ENOENT};
    if (entry->len > max_bytes && !start_only)
        return (struct file){.status = FILE_TOO_LARGE};
    size_t len = entry->len > max_bytes ? max_bytes : entry->len;
    return (struct file){
        .bytes = arena_copy(arena, entry->bytes, len), .len = len, .status = FILE_READ};
}

static const char *
path_of(const struct files *files, const char *name, struct arena *arena)
{
    return arena_printf(arena, "%s/%s", files->path, name);
}

struct file
files_read(const struct files *files, const char *name, size_t max_bytes,
           struct arena *arena)
{
    if (files->entries)
        return read_held(files, name, max_bytes, false, arena);
    return file_read(AT_FDCWD, path_of(files, name, arena), max_bytes, arena);
}

struct file
files_read_start(const struct files *files, const char *name, size_t max_bytes,
                 struct arena *arena)
{
    if (files->entries)
        return read_held(files, name, max_bytes, true, arena);
    return file_read_start(AT_FDCWD, path_of(files, name, arena), max_bytes, arena);
}

// ---- lists ----------------------------------------------------------------------------

static int
by_text(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static bool
is_wanted(const char *name, const char *ending)
{
    size_t len = strlen(name), ending_len = strlen(ending);
    return name[0] != '.' && len > ending_len &&
           strcmp(name + len - ending_len, ending) == 0;
}

static void
list_held(const struct files *files, const char *folder, const char *ending, size_t most,
          struct files_names *names)
{
    size_t len = strlen(folder);
    for (size_t i = 0; i < files->count && names->count < most; i++) {
        const char *name = files->entries[i].name;
        bool below = strncmp(name, folder, len) == 0 && (len == 0 || name[len] == '/');
        const char *rest = below ? name + len + (len > 0) : "/";
        if (!strchr(rest, '/') && is_wanted(rest, ending))
            names->items[names->count++] = name;
    }
}

static void
list_disk(const struct files *files, const char *folder, const char *ending, size_t most,
          struct files_names *names, struct arena *arena)
{
    DIR *listing = opendir(path_of(files, folder, arena));
    while (listing && names->count < most) {
        // readdir keeps its state in the listing, and a listing is never shared.
        const struct dirent *entry = readdir(listing); // NOLINT(concurrency-mt-unsafe)
        if (!entry)
            break;
        if (is_wanted(entry->d_name, ending))
            names->items[names->count++] =
                *folder ? arena_printf(arena, "%s/%s", folder, entry->d_name)
                        : arena_copy(arena, entry->d_name, strlen(entry->d_name));
    }
    if (listing)
        closedir(listing);
}

struct files_names
files_list(const struct files *files, const char *folder, const char *ending, size_t most,
           struct arena *arena)
{
    // NOLINTNEXTLINE(bugprone-sizeof-expression): an array of pointers is meant
    struct files_names names = {.items = arena_array(arena, most, sizeof *names.items)};
    if (files->entries)
        list_held(files, folder, ending, most, &names);
    else
        list_disk(files, folder, ending, most, &names, arena);
    if (names.count > 1)
        // NOLINTNEXTLINE(bugprone-sizeof-expression): an array of pointers is meant
        qsort(names.items, names.count, sizeof *names.items, by_text);
    return names;
}

struct files
files_hold(const struct files *files, const char *const *folders, size_t max_bytes,
           struct arena *arena)
{
    struct files_entry *entries = NULL;
    struct files held = {.path = files->path};
    size_t capacity = 0;
    arena_grow(arena, (void **)&entries, &capacity, 0, sizeof *entries);
    for (size_t i = 0; folders[i]; i++) {
        struct files_names names = files_list(files, folders[i], "", NAMES, arena);
        for (size_t k = 0; k < names.count; k++) {
            struct file file = files_read(files, names.items[k], max_bytes, arena);
            if (file.status != FILE_READ)
                continue;
            arena_grow(arena, (void **)&entries, &capacity, held.count, sizeof *entries);
            entries[held.count++] =
                (struct files_entry){names.items[k], file.bytes, file.len};
        }
    }
    if (held.count > 1)
        qsort(entries, held.count, sizeof *entries, by_name);
    held.entries = entries;
    return held;
}
