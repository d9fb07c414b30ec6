// SPDX-License-Identifier: MIT
// Finding out how the kiosk is, for the staff screens. Reads a handful of small files of
// the system; nothing is kept and nothing about visitors is known.
#pragma once

#include "layout/status.h"
#include "visit/ghosts.h"

// What of the kiosk itself the status tells.
struct status_facts {
    const char *folder;  // the content is read from it; NULL: it comes in updates
    const char *storage; // where updates are kept
    bool touch_found;
    bool panel_checked;
    struct clock_wall wall;
    struct touch_health touch;
    uint64_t now_ms;     // CLOCK_MONOTONIC
    uint64_t started_ms; // the program
};

// Whether a touch panel or a keyboard is connected.
bool
status_touch_found(void) MUST_CHECK;

struct status
status_collect(const struct status_facts *facts, unsigned number) MUST_CHECK;
