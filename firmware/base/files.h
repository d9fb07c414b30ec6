// SPDX-License-Identifier: MIT
// Files: a set of files by their names, in a folder on the disk or in memory. What reads
// through it does not know which, so a content that was verified in memory is read from
// there, and no name in it ever becomes a path.
#pragma once

#include "base/file.h"

struct files_entry {
    const char *name; // "en/pages/about.yaml"
    const char *bytes;
    size_t len;
};

struct files {
    const char *path; // of the folder; in memory, what messages call it
    // In memory: sorted by name, byte by byte, each once; not owned. NULL: on the disk.
    const struct files_entry *entries;
    size_t count;
};

struct files
files_in_folder(const char *path) MUST_CHECK;

// The one of that name in memory, or NULL.
const struct files_entry *
files_find(const struct files *files, const char *name) MUST_CHECK;

// As file_read and file_read_start.
struct file
files_read(const struct files *files, const char *name, size_t max_bytes,
           struct arena *arena) MUST_CHECK;
struct file
files_read_start(const struct files *files, const char *name, size_t max_bytes,
                 struct arena *arena) MUST_CHECK;

struct files_names {
    const char **items; // "rules/words.yaml", sorted
    size_t count;
};

// Up to `most` names of files that lie in this folder of it ("" itself) and have this ending. Names
// that begin with a dot are left out.
struct files_names
files_list(const struct files *files, const char *folder, const char *ending, size_t most,
           struct arena *arena) MUST_CHECK;

// The same files in memory: those of at most `max_bytes` that lie in the folders named (a
// list ended by NULL). The arena owns all of it.
struct files
files_hold(const struct files *files, const char *const *folders, size_t max_bytes,
           struct arena *arena) MUST_CHECK;
