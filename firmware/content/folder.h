// SPDX-License-Identifier: MIT
// Folder: which files a content holds, on the disk found without following any link, or in
// memory. Names that mean nothing here are problems, so that a mistyped file name is not a
// page that silently lacks.
#pragma once

#include "base/files.h"
#include "base/problem.h"
#include "content/schema.h"

#include <stdbool.h>

enum folder_place {
    FOLDER_ROOT,
    FOLDER_PICTURES,
    FOLDER_LANG, // the folder of the language that is loaded
    FOLDER_TABLES,
    FOLDER_PAGES,
    FOLDER_RULES,
};
enum { FOLDER_PLACE_COUNT = FOLDER_RULES + 1 };

struct folder_file {
    enum folder_place where;
    const char *name; // in its folder
    const char *path; // for messages: begins with the folder's path
    const struct schema_file *schema;
};

struct folder {
    const char *path;            // without slashes at the end
    struct files held;           // entries: NULL where it is on the disk
    int fds[FOLDER_PLACE_COUNT]; // on the disk; -1: not there
    bool there[FOLDER_PLACE_COUNT];
    const struct folder_file *files; // YAML files, in the order they have to be read
    size_t file_count;
    size_t picture_count;
};

// Opens the folder and looks through it. false when there is nothing that could be read.
// What is in memory has to stay there as long as the folder is read.
bool
folder_open(struct folder *folder, const struct files *files, const char *lang,
            struct arena *arena, struct problems *problems) MUST_CHECK;

// Reads one of its files.
struct file
folder_read_file(const struct folder *folder, const struct folder_file *file,
                 size_t max_bytes, struct arena *arena) MUST_CHECK;

// Reads the first bytes of "pictures/NAME.png".
struct file
folder_read_picture(const struct folder *folder, const char *name, size_t max_bytes,
                    struct arena *arena) MUST_CHECK;

void
folder_close(struct folder *folder);

// The schema of the file at `path` in a content folder ("en/pages/about.yaml"), or NULL. Says
// which language the file is of: the name of its first folder, owned by the arena, or NULL.
const struct schema_file *
folder_schema(const char *path, const char **lang, struct arena *arena);

// Names that are no content wherever they stand: notes for people, the texts as they were
// approved, what editors leave.
bool
folder_ignores(const char *name) MUST_CHECK;
