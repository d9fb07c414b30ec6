// SPDX-License-Identifier: MIT
// Night: the hours in which the loop rests on a dark screen. Pure arithmetic on minutes
// of the day; whether the clock is believed is visit.c's business.
#pragma once

#include "base/attributes.h"

#include <stdbool.h>

// Whether it is night at a minute of the day. `from` belongs to the night, `until` does
// not; the night may go over midnight; where both are the same there is none.
bool
night_is(unsigned minute, unsigned from, unsigned until) MUST_CHECK;

// After how many minutes, at least one, it next begins or ends; 0 where there is none.
unsigned
night_changes_in(unsigned minute, unsigned from, unsigned until) MUST_CHECK;
