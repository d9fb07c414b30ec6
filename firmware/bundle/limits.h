// SPDX-License-Identifier: MIT
// Limits of a bundle and of its way from a stick into the kiosk. Every number that bounds
// hostile bytes stands here, and each has a test on both sides. What the content inside may
// hold is content/limits.h.
#pragma once

#include <stdint.h>

// Serials are whole numbers that every program and every spreadsheet can hold.
#define BUNDLE_MAX_SERIAL (UINT64_C(1) << 53)

enum {
    BUNDLE_MAX_BYTES = 64 * 1024 * 1024,
    BUNDLE_MAX_MANIFEST_BYTES = 64 * 1024,
    BUNDLE_MAX_SIGNATURE_BYTES = 2 * 1024,
    BUNDLE_MAX_COMMENT_BYTES = 512, // either comment of a signature
    BUNDLE_MAX_TRUST_BYTES = 1024,
    BUNDLE_MAX_FILES = 512,
    BUNDLE_MAX_FILE_BYTES = 16 * 1024 * 1024,
    BUNDLE_MAX_NAME_BYTES = 99, // a file's path in the content folder
    BUNDLE_MAX_PART_BYTES = 40, // between two slashes
    BUNDLE_MAX_PARTS = 4,
    BUNDLE_MAX_DESK_KEYS = 4,
    BUNDLE_MAX_NEEDS = 999,           // versions of the program
    BUNDLE_MAX_VERSION = 1000 * 1000, // of the trust list
    // A bundle further above the last one than this is a mistake or an attack: serials are
    // dates, and this is a thousand years.
    BUNDLE_MAX_JUMP = 1000 * 1000 * 1000,
    // All that comes before the first file: four or five small members, each with a header
    // and rounded up to 512 bytes.
    BUNDLE_MAX_HEAD_BYTES = BUNDLE_MAX_MANIFEST_BYTES + 3 * BUNDLE_MAX_SIGNATURE_BYTES +
                            BUNDLE_MAX_TRUST_BYTES + 5 * 512 + 512,
    // A content is given up after it has brought the kiosk down this often.
    SLOT_MAX_ATTEMPTS = 3,
};
