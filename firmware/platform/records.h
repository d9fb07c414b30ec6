// SPDX-License-Identifier: MIT
// Records: the files of the two families of state (bundle/state.h), two copies each. The
// older copy is overwritten, so that a power cut leaves at least one whole.
#pragma once

#include "base/attributes.h"
#include "bundle/state.h"

#include <stdbool.h>

enum records_found {
    RECORDS_NONE,  // nothing was ever written, or nothing whole is left
    RECORDS_WHOLE, // both copies, or the only one there ever was
    RECORDS_HALF,  // one copy was there and is not whole
};

// Reads the newer whole copy from the open folder into `state`; zeroes where there is none.
enum records_found
records_read(int folder, enum state_family family, struct state *state) MUST_CHECK;

// Writes the values of `state` as the next generation, durably. false with errno set when
// that failed; the newer copy is as it was then.
bool
records_write(int folder, enum state_family family, struct state *state) MUST_CHECK;
