// SPDX-License-Identifier: MIT
// What this process uses, from /proc: for measuring, never for deciding.
#pragma once

#include "base/attributes.h"

struct usage {
    long resident_kib;
    int open_files;
};

// Zeroes where /proc cannot be read.
struct usage
usage_now(void) MUST_CHECK;
