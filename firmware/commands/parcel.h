// SPDX-License-Identifier: MIT
// A parcel: all files of a content folder as a bundle carries them (canonical text with soft
// hyphens, pictures packed anew), in the order of their paths, with what they say about the
// whole: fingerprint, drafts, the first review that is due.
#pragma once

#include "base/arena.h"
#include "base/attributes.h"
#include "base/hash.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct parcel_file {
    const char *path; // in the folder
    const char *bytes;
    size_t len;
};

struct parcel {
    struct parcel_file *files; // owned by the arena, as all of it
    size_t count;
    size_t bytes; // of all files
    uint8_t fingerprint[HASH_BYTES];
    size_t drafts;      // pages that nobody has approved
    uint32_t review_by; // YYYYMMDD of the first review that is due, 0: none
};

// Reads the folder. Prints a sentence for each file that cannot be packed, and returns false.
// `assets` is where the hyphenation patterns lie; `command` is named in the sentences.
bool
parcel_open(struct parcel *parcel, const char *folder, const char *assets,
            const char *command, struct arena *arena) MUST_CHECK;
