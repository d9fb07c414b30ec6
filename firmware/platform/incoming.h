// SPDX-License-Identifier: MIT
// Incoming: a bundle on its way into STATE/slots. It is written under a name that nobody
// looks for, and only after all of it has been verified renamed to that of its slot.
#pragma once

#include "base/attributes.h"
#include "base/hash.h"
#include "platform/sealed.h"
#include "platform/slots.h"

#include <stdbool.h>

struct incoming {
    int folder; // STATE/slots
    int fd;     // -1: none
    char name[SLOTS_NAME_BYTES];
    uint64_t len;     // written so far
    struct hash hash; // of that
};

// Takes away what earlier imports left behind, up to 65,536 names.
void
incoming_tidy(int folder);

// Makes a file with room for `bytes`. false with errno set when there is none.
bool
incoming_begin(struct incoming *incoming, int folder, uint64_t bytes) MUST_CHECK;

bool
incoming_add(struct incoming *incoming, const uint8_t *bytes, size_t len) MUST_CHECK;

// Brings it all onto the disk, forgets the system's copy, and begins to read it again into
// sealed memory. false with errno set when any of it failed: nothing is tried again.
bool
incoming_read_back(struct incoming *incoming, struct sealed *copy) MUST_CHECK;

// Whether these are the bytes that were written.
bool
incoming_holds(struct incoming *incoming, const struct sealed *copy) MUST_CHECK;

// Gives it the name of its slot, durably. false with errno set when that failed; then there
// is no such slot.
bool
incoming_install(struct incoming *incoming, uint64_t serial) MUST_CHECK;

// Takes the file away unless it was installed.
void
incoming_drop(struct incoming *incoming);
