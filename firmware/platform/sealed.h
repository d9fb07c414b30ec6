// SPDX-License-Identifier: MIT
// Sealed memory: a copy of a file's bytes that nobody can change any more, not even we. What
// is verified, checked and shown is always such a copy, never the file.
#pragma once

#include "base/attributes.h"

#include <stdbool.h>
#include <stdint.h>

struct sealed {
    int fd;               // of the memory; -1: none
    int from;             // the file that is being copied; -1: none
    const uint8_t *bytes; // `len` of them, once sealed; else NULL
    uint64_t len;
    uint64_t at; // copied so far
};

struct sealed
sealed_none(void) MUST_CHECK;

// Begins to copy the first `len` bytes (at least 1) of an open file, which it takes over.
// false with errno set when there is no memory.
bool
sealed_begin(struct sealed *sealed, int from, uint64_t len) MUST_CHECK;

enum sealed_status {
    SEALED_MORE,   // call again
    SEALED_DONE,   // `bytes` are there
    SEALED_FAILED, // the file cannot be read, is shorter or longer, or there is no memory
};

// Copies at most `budget` bytes; after the last one the memory is sealed.
enum sealed_status
sealed_step(struct sealed *sealed, uint64_t budget) MUST_CHECK;

// Whether the kernel says that the memory behind `fd` cannot change.
bool
sealed_holds(const struct sealed *sealed) MUST_CHECK;

// Gives the memory back. Fine with none.
void
sealed_finish(struct sealed *sealed);
