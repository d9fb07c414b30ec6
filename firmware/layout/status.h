// SPDX-License-Identifier: MIT
// Status: how the kiosk is, as the commands find out and the staff screens tell. Nothing
// in it says anything about a visitor.
#pragma once

#include "base/clock.h"

#include <stdbool.h>
#include <stddef.h>

// How the program came to be running.
enum status_start {
    STATUS_WITH_KIOSK, // soon after the computer was switched on
    STATUS_AGAIN,      // while it was on: it was started again
};

struct status {
    unsigned number;      // changes with what is told, so that layouts are not kept
    const char *version;  // of the program
    const char *folder;   // the content is read from it; NULL: it came in an update
    const char *serial;   // of the update that is installed, or NULL
    const char *made_on;  // its date, or NULL
    const char *signer;   // whose key signed it, or NULL
    const char *code;     // the 8 characters that the clinic's computer printed, or NULL
    const char *previous; // what Undo would bring back, or NULL
    struct clock_wall wall;
    bool touch_found;         // a touch panel or keyboard is connected
    bool touched;             // `touched_minutes` is known
    unsigned touched_minutes; // since the last touch that counted
    unsigned ghosts_ignored;  // contacts that no finger made
    unsigned ghosts_spots;    // places that are ignored now
    bool panel_checked;       // the pages were checked on this panel
    bool warm;                // `celsius` is known
    int celsius;              // of the processor
    bool measured;            // `free_mib` is known
    unsigned free_mib;        // where updates are kept
    enum status_start start;
    unsigned up_minutes; // since the program started
};
