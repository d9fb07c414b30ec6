// SPDX-License-Identifier: MIT
// Status: how the kiosk is, as the commands find out and the staff screens tell. Nothing
// in it says anything about a visitor.
#pragma once

#include "base/clock.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// How the program came to be running.
enum status_start {
    STATUS_WITH_KIOSK, // soon after the computer was switched on
    STATUS_AGAIN,      // while it was on: it was started again
};

// How an update from a stick goes; the codes of the manual behind them.
enum update_news {
    UPDATE_NONE,
    UPDATE_READING,
    UPDATE_OK,
    UPDATE_OK0,
    UPDATE_U1,
    UPDATE_U2,
    UPDATE_U3,
    UPDATE_U4,
    UPDATE_U5,
    UPDATE_U6,
    UPDATE_U7,
    UPDATE_U8,
    UPDATE_NEWER, // the rest are U7 too
    UPDATE_DRAFT,
    UPDATE_TWICE,
    UPDATE_JUMP,
};
enum { UPDATE_NEWS_COUNT = UPDATE_JUMP + 1 };

struct update_told {
    enum update_news news;
    unsigned percent; // UPDATE_READING
    char serial[24];  // empty: not told
    char code8[10];   // "7F3K-92QX"; empty: none
    char page[41];    // UPDATE_U7: the page with the mistake; empty: not one page
};

// What is wrong with what is installed.
enum status_fault {
    STATUS_FINE,
    STATUS_B1, // the newest update cannot be shown, an older one is
    STATUS_B2, // none can be shown
    STATUS_B3, // nothing can be verified
    STATUS_B4, // the disk cannot be read or written
};

enum status_undo { STATUS_NO_UNDO, STATUS_UNDONE, STATUS_UNDO_FAILED };
enum { STATUS_RESULTS = 5, STATUS_RESULT_BYTES = 48 };

struct status {
    unsigned number;      // changes with what is told, so that layouts are not kept
    const char *version;  // of the program
    const char *folder;   // the content is read from it; NULL: it came in an update
    const char *serial;   // of the update that is installed, or NULL
    const char *made_on;  // its date, or NULL
    const char *signer;   // whose key signed it, or NULL
    const char *code;     // the 8 characters that the clinic's computer printed, or NULL
    const char *previous; // what Undo would bring back, or NULL
    uint32_t created;     // YYYYMMDD, the day of `made_on`; 0: not known
    enum status_fault fault;
    struct update_told update;
    enum status_undo undo; // how the last one went
    // The last results of sticks, the newest first: "2026-11-21 14:05 OK 2026112101"
    char results[STATUS_RESULTS][STATUS_RESULT_BYTES];
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
