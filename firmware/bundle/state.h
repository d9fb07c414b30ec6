// SPDX-License-Identifier: MIT
// State records: a few numbers and hashes that must survive a power cut. Each family keeps
// two copies of 512 bytes; a new generation overwrites the older copy, so that one whole copy
// is always there. Reading and writing the files is slots.h.
#pragma once

#include "base/attributes.h"
#include "base/hash.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { STATE_RECORD_BYTES = 512, STATE_NUMBERS = 6, STATE_HASHES = 3 };

enum state_family {
    STATE_IMPORTER = 1, // what has been installed
    STATE_DISPLAY = 2,  // what has been shown
};

// Places of the numbers and hashes in a record; what is not used is zero.
enum {
    IMPORTER_FLOOR = 0,      // the highest serial ever installed
    IMPORTER_MIN_OK = 1,     // nothing below is ever shown
    IMPORTER_TIME_FLOOR = 2, // YYYYMMDD: today is not before
    IMPORTER_TRUST = 3,      // version of the trust list
    IMPORTER_FLOOR_HASH = 0, // of the bundle with that serial
    DISPLAY_ATTEMPTS = 0,    // starts of the bundle being tried that did not end well
    DISPLAY_TRIED = 0,       // the bundle being tried
    DISPLAY_GOOD = 1,        // the bundle known to run
    DISPLAY_REJECTED = 2,    // the bundle that staff have undone
};

struct state {
    uint64_t generation; // 0: nothing was ever written
    uint64_t numbers[STATE_NUMBERS];
    uint8_t hashes[STATE_HASHES][HASH_BYTES];
};

void
state_encode(enum state_family family, const struct state *state,
             uint8_t record[static STATE_RECORD_BYTES]);

// false when the record is not whole, or of another family or version.
bool
state_decode(enum state_family family, const uint8_t *record, size_t len,
             struct state *state) MUST_CHECK;

// Which of two decoded copies counts: 0 or 1, or -1 when neither is whole. The other one is
// to be overwritten next.
int
state_newer(const bool whole[static 2], const struct state copies[static 2]) MUST_CHECK;
