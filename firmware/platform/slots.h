// SPDX-License-Identifier: MIT
// Slots: the bundles that a kiosk holds, in STATE/slots, and which of them is shown. Each is
// verified anew, from a sealed copy of its file, in steps. Nothing is written here but the
// mark of what staff undo.
//   STATE/slots/SERIAL.kiosk   bundles, 16 digits
//   STATE/trust/               the trust list, see trust_file.h
//   STATE/state/importer.0 .1  what the importer remembers, see records.h
//   STATE/display/display.0 .1 what the display remembers
#pragma once

#include "bundle/select.h"
#include "bundle/state.h"
#include "bundle/ustar.h"
#include "bundle/verify.h"
#include "platform/sealed.h"

enum { SLOTS_MAX = 8, SLOTS_NAME_BYTES = 32 };

// What is wrong as a whole; the codes of the screens.
enum slots_health {
    SLOTS_FINE,
    SLOTS_B1, // the newest cannot be shown, an older one is
    SLOTS_B2, // there was one, and none can be shown
    SLOTS_B3, // no trust list: nothing can be verified
    SLOTS_B4, // the disk cannot be read, or not be written
};

// What the head of a slot says; zeroes where it is not valid.
struct slots_facts {
    char name[SLOTS_NAME_BYTES]; // in STATE/slots
    uint32_t created;            // YYYYMMDD
    uint64_t bytes;
    struct public_key desk; // who signed it
    bool draft;
};

// A trust list with its signature, copied.
struct slots_papers {
    char text[BUNDLE_MAX_TRUST_BYTES];
    size_t len;
    char signature[BUNDLE_MAX_SIGNATURE_BYTES];
    size_t signature_len;
};

struct slots {
    int folder; // STATE/slots; -1: not there
    int trust_folder, importer_folder, display_folder;
    bool trusted;
    struct trust trust;    // that counts, if trusted
    struct state importer; // zeroes: nothing known
    struct state display;
    bool importer_half, display_half; // one of the two copies is not whole
    bool storage_fault;               // the disk cannot be read, or takes nothing
    bool drafts_allowed;
    size_t count;
    struct slot slots[SLOTS_MAX]; // highest serial first
    struct slots_facts facts[SLOTS_MAX];
    // Once slots_step has ended:
    uint64_t floor; // no new bundle is below
    uint64_t min_ok;
    uint32_t time_floor; // YYYYMMDD: the day is not before; 0: not known
    struct selection selection;
    enum slots_health health;
    // A list that a slot brought and that is not in STATE/trust yet: the power was cut. It
    // counts all the same; slots_settle writes it.
    bool brought;
    struct slots_papers papers;
    struct sealed chosen;  // the bytes of the selected slot, if any
    struct bundle *bundle; // its head; NULL: none
    // While stepping:
    size_t next;
    struct sealed reading;
    struct verify verify;
    struct bundle *candidate;
    bool verifying;
    bool judged;
};

// Looks at what is there. Never fails: what cannot be read is not there. `drafts`: bundles
// that hold drafts may be shown. Must not move until slots_finish.
void
slots_begin(struct slots *slots, const char *state, bool drafts);

// Verifies what is there: at most about `budget` bytes. Returns true while work is left.
bool
slots_step(struct slots *slots, uint64_t budget) MUST_CHECK;

// Marks the selected bundle as undone, so that the one before is selected the next time.
enum slots_undone {
    SLOTS_UNDONE,
    SLOTS_NO_OLDER, // there is no older one that may be shown
    SLOTS_NOT_WRITTEN,
};

enum slots_undone
slots_undo(struct slots *slots) MUST_CHECK;

// Whether slots_undo would find an older one.
bool
slots_can_undo(const struct slots *slots) MUST_CHECK;

// Brings the disk in order after a power cut, for the importer: writes a list that was
// brought, and a copy of its record that is not whole. false when that failed.
bool
slots_settle(struct slots *slots) MUST_CHECK;

void
slots_finish(struct slots *slots);

// The chosen bytes and their head, from now on the caller's: sealed_finish and free.
void
slots_take(struct slots *slots, struct sealed *bytes, struct bundle **bundle);

// The name of a slot's file.
void
slots_name(uint64_t serial, char name[static SLOTS_NAME_BYTES]);
