// SPDX-License-Identifier: MIT
// Staff look: what the staff screens show of the visit, as the visit fills it and layout
// reads it.
#pragma once

#include "base/calendar.h"

#include <stdbool.h>

enum pad_state { PAD_ENTER, PAD_WRONG, PAD_LOCKED, PAD_NO_PIN };
enum pad_key { PAD_KEY_DELETE = 10, PAD_KEY_OK = 11 };
enum clock_field { CLOCK_YEAR, CLOCK_MONTH, CLOCK_DAY, CLOCK_HOUR, CLOCK_MINUTE };
enum { CLOCK_FIELD_COUNT = CLOCK_MINUTE + 1, STAFF_CORNERS = 4 };
enum staff_clock { STAFF_CLOCK_OPEN, STAFF_CLOCK_DONE, STAFF_CLOCK_DENIED };

// What staff screens show of the visit.
struct staff_look {
    enum pad_state pad;
    unsigned digits; // typed so far
    unsigned locked_minutes;
    unsigned corners_hit; // of STAFF_CORNERS
    unsigned clean_s;     // seconds until touch works again
    bool undo_asked;      // whether the update is really to be taken back
    enum staff_clock clock;
    struct calendar_date date; // the fields of VIEW_CLOCK
    unsigned minute;           // of the day
};
