// SPDX-License-Identifier: MIT
// Characters: which ones a content file may hold. Refuses what a reader of the file
// cannot see (controls, direction overrides, tag characters) and what no font can show.
#pragma once

#include "base/attributes.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// One refused character: where it is and why.
struct character_fault {
    size_t offset;      // byte
    unsigned line;      // from 1
    unsigned column;    // from 1, in characters
    bool one_character; // the fault is the character `point`, not the whole
    uint32_t point;
    const char *name; // "a direction override", "not UTF-8"
    const char *mend;
};

// Finds the first character of a whole file that may not be there. A byte order mark at
// the start must be cut off before. false when the file is fine.
bool
characters_check_file(const char *bytes, size_t len,
                      struct character_fault *fault) MUST_CHECK;

// The same for one scalar, where escapes such as "\0" have become characters; also
// direction isolates that are not closed, text that is not in NFC, and invisible
// characters between digits. Line breaks are fine. `fault->line` and `column` are not
// set.
bool
characters_check_scalar(const char *bytes, size_t len,
                        struct character_fault *fault) MUST_CHECK;

// True when the text holds a letter of a right-to-left script.
bool
characters_right_to_left(const char *utf8, size_t len) MUST_CHECK;
