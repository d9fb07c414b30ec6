// SPDX-License-Identifier: MIT
// The MANIFEST of a bundle: which clinic, which serial, which files with which hashes. Its
// signature is the bundle's, so it is parsed only after that has been verified.
#pragma once

#include "base/attributes.h"
#include "base/hash.h"
#include "bundle/limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SITE_BYTES = 8,
    MANIFEST_FORMAT = 1,
    MANIFEST_PROGRAM =
        1, // what `needs` is compared with: rises with the schema of content
};

enum manifest_status {
    MANIFEST_GOOD,
    MANIFEST_BROKEN,
    MANIFEST_NEWER, // of a format this program does not know yet
};

struct manifest_file {
    uint8_t hash[HASH_BYTES];
    uint64_t size;
    char name[BUNDLE_MAX_NAME_BYTES + 1]; // a key to look up by; never a path to open
};

struct manifest {
    uint8_t site[SITE_BYTES];
    uint64_t serial;
    uint64_t min_ok;    // nothing with a smaller serial may be shown any more; <= serial
    uint32_t created;   // YYYYMMDD
    uint32_t review_by; // YYYYMMDD, 0: none
    uint8_t content[HASH_BYTES]; // the content's fingerprint
    unsigned needs;              // the oldest program that can show it
    bool draft;                  // only for kiosks that allow drafts
    size_t file_count;
    struct manifest_file files[BUNDLE_MAX_FILES]; // in the order of their names, by byte
};

// Parses a whole MANIFEST into the caller's struct, which is about 72 KiB large.
enum manifest_status
manifest_parse(const char *text, size_t len, struct manifest *manifest) MUST_CHECK;
