// SPDX-License-Identifier: MIT
// Files: read whole with a bound, and written so that a power cut leaves the old or the
// new one. Only ordinary files are read; links, pipes and devices never, so that no file
// can block or lead elsewhere.
#pragma once

#include "base/arena.h"
#include "base/attributes.h"

#include <stdbool.h>
#include <stddef.h>

enum file_status {
    FILE_READ,        // all of it was read
    FILE_MISSING,     // there is none
    FILE_NOT_REGULAR, // a link, a folder, a pipe or a device
    FILE_TOO_LARGE,   // more than the bound
    FILE_UNREADABLE,  // no permission, or the disk failed
};

struct file {
    const char *bytes; // `len` bytes and a NUL, owned by the arena; NULL unless FILE_READ
    size_t len;
    enum file_status status;
    int error; // errno where the system said one, else 0
};

// Reads the file `path` (from the open folder `folder`, or AT_FDCWD), at most
// `max_bytes`.
struct file
file_read(int folder, const char *path, size_t max_bytes, struct arena *arena) MUST_CHECK;

// As file_read, but only the first `max_bytes` are read and a longer file is fine.
struct file
file_read_start(int folder, const char *path, size_t max_bytes,
                struct arena *arena) MUST_CHECK;

// What a status other than FILE_READ means, lower case and without a full stop.
const char *
file_status_sentence(const struct file *file) MUST_CHECK;

// Writes `path` durably: a new file beside it, synced, renamed over it, and the folder
// synced. false with errno set when any of this failed; `path` is then as it was.
bool
file_write(const char *path, const void *bytes, size_t len) MUST_CHECK;

// As file_write, but nobody else may read the file.
bool
file_write_private(const char *path, const void *bytes, size_t len) MUST_CHECK;

// Whether the disk gives these bytes back: the system's copy of the file is dropped first,
// where it can be.
bool
file_holds(const char *path, const void *bytes, size_t len) MUST_CHECK;
