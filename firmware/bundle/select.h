// SPDX-License-Identifier: MIT
// Selecting: which installed bundle is shown, and which one may be installed. Pure functions
// of what lies on the disk and of the state records; nothing points to "the current one".
#pragma once

#include "base/attributes.h"
#include "base/hash.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// One installed bundle.
struct slot {
    uint64_t serial; // by its own name if it is not valid
    uint64_t min_ok;
    uint8_t hash[HASH_BYTES]; // of its MANIFEST
    bool valid;               // every byte verifies under the current trust list
    bool crashed;             // has brought the kiosk down too often
    bool rejected;            // undone by staff
};

enum { SELECT_FACTORY = -1 };

struct selection {
    int slot; // index, or SELECT_FACTORY
    bool
        degraded; // a newer one is there but cannot be shown (B1, or B2 with the factory's)
};

// The highest of the numbers that no new bundle may be below: what is stored, and what every
// valid slot says. `stored` is the importer's record or the factory content's own.
uint64_t
select_floor(const struct slot *slots, size_t count, uint64_t stored) MUST_CHECK;
uint64_t
select_min_ok(const struct slot *slots, size_t count, uint64_t stored) MUST_CHECK;

// The slot to show. `min_ok` is that of select_min_ok.
struct selection
select_current(const struct slot *slots, size_t count, uint64_t min_ok) MUST_CHECK;

enum admission {
    ADMIT_INSTALL,
    ADMIT_HELD,  // it is installed already
    ADMIT_OLDER, // below the floor
    ADMIT_TWICE, // other bytes under the serial of the floor: a mistake at signing
    ADMIT_JUMP,  // so far above the floor that it would lock out all to come
};

// What the candidate is up against.
struct admission_floor {
    uint64_t serial; // by select_floor; 0: nothing was ever installed
    uint8_t hash[HASH_BYTES];
    bool held; // the bundle with that serial is there and can be shown
};

// Whether the verified bundle with this serial and hash may be installed.
enum admission
select_admit(uint64_t serial, const uint8_t hash[static HASH_BYTES],
             const struct admission_floor *floor) MUST_CHECK;
