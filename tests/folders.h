// SPDX-License-Identifier: MIT
// Folders for tests: a temporary one, copies of whole folders, files with given bytes.
// Everything asserts that it worked.
#pragma once

#include "base/arena.h"

#include <stddef.h>

// Makes an empty temporary folder and returns its path, owned by the arena.
const char *
folder_make(struct arena *arena);

// Removes a folder and all below it.
void
folder_remove(const char *path);

// Copies all files below `from` over what is at `to`.
void
folder_copy(const char *from, const char *to);

// Writes folder/name, making the folders it needs.
void
folder_put(const char *folder, const char *name, const void *bytes, size_t len);

// Removes folder/name, a file or a folder, if it is there.
void
folder_drop(const char *folder, const char *name);

// Names of what is in `folder`, in order, without those that begin with a dot.
size_t
folder_list(const char *folder, struct arena *arena, const char ***names);

// The folder tests/NAME of the source tree: $TESTS, else tests/ below the current folder.
const char *
folder_of_tests(struct arena *arena, const char *name);

// A file's bytes and a NUL, or NULL when there is none.
char *
folder_read(const char *folder, const char *name, struct arena *arena, size_t *len);
