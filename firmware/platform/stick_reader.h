// SPDX-License-Identifier: MIT
// The process that reads a stick: finds the bundles in a folder, and gives their bytes when
// it is asked for them. The only code that touches a stick's files.
#pragma once

#include "platform/stick.h"

// What the process says first.
struct stick_listing {
    enum stick_status status;
    size_t count;
    uint64_t sizes[STICK_FILES];
};

// What it is asked, and what it answers: `len` bytes follow, 0 at the end of the file.
struct stick_question {
    size_t file;
    size_t len; // at most STICK_PIECE
};
struct stick_answer {
    enum stick_status status;
    size_t len;
};

// Serves the questions that come from `ask` until it is closed, then ends the process.
_Noreturn void
stick_reader_run(const char *folder, int ask, int answer);
