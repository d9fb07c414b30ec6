// SPDX-License-Identifier: MIT
// Stick: the bundles in one folder, read by a process of their own. A dead device can hold
// whoever reads it for ever; that process is then left behind, and the importer goes on.
// Every byte is asked for once, in order.
#pragma once

#include "base/attributes.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum {
    STICK_ENTRIES = 4096, // names looked at
    STICK_FILES = 8,      // bundles looked at
    STICK_PIECE = 16 * 1024,
    STICK_STALL_MS = 20 * 1000, // without a byte
    STICK_WHOLE_MS = 180 * 1000,
};

enum stick_status {
    STICK_GOOD,
    STICK_PULLED,     // the device is gone
    STICK_UNREADABLE, // it cannot be read, or there is no such folder
    STICK_SLOW,       // it does not answer in time
    STICK_CROWDED,    // more names than are looked at, and no bundle among those
};

struct stick {
    enum stick_status status; // stays what it is once it is not good
    size_t count;
    uint64_t sizes[STICK_FILES]; // as the file system tells
    pid_t reader;                // -1: none
    int ask, answer;             // pipes
    unsigned stall_ms;
    uint64_t deadline_ms; // CLOCK_MONOTONIC
};

// Starts the process that reads below `folder`. Names that end with .kiosk and are ordinary
// files count. `whole_ms` and `stall_ms` at most the limits above.
void
stick_open(struct stick *stick, const char *folder, unsigned stall_ms, unsigned whole_ms);

// Waits until the names have been looked at; `count` and `sizes` are known then.
enum stick_status
stick_list(struct stick *stick) MUST_CHECK;

// Reads the next `len` bytes of a file; fewer at its end. -1 when the status is no longer
// good.
ssize_t
stick_read(struct stick *stick, size_t file, uint8_t *bytes, size_t len) MUST_CHECK;

// Ends the process, without waiting for it.
void
stick_close(struct stick *stick);
