// SPDX-License-Identifier: MIT
// Owns the arithmetic of the night.
#include "visit/night.h"

enum { DAY_MINUTES = 1440 };

// Minutes from one to the other, forward round the clock.
static unsigned
ahead(unsigned minute, unsigned other)
{
    return (other + DAY_MINUTES - minute) % DAY_MINUTES;
}

bool
night_is(unsigned minute, unsigned from, unsigned until)
{
    return ahead(from, minute) < ahead(from, until);
}

unsigned
night_changes_in(unsigned minute, unsigned from, unsigned until)
{
    if (from == until) {
        return 0;
    }
    const unsigned next = ahead(minute, night_is(minute, from, until) ? until : from);
    return next > 0 ? next : DAY_MINUTES;
}
