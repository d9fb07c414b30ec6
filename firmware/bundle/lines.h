// SPDX-License-Identifier: MIT
// Lines: a cursor over strict ASCII text (MANIFEST, TRUST, signatures) that takes exactly
// what it is asked for. The first thing that is not there fails the cursor for good, so a
// whole grammar is written as one straight line of calls and judged once, at its end.
#pragma once

#include "base/attributes.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct lines {
    const char *at;
    const char *end;
    bool failed;
};

struct lines
lines_of(const char *text, size_t len) MUST_CHECK;

// Takes `literal` if it is next; a failed cursor has nothing next.
bool
lines_take(struct lines *lines, const char *literal) MUST_CHECK;

// Takes `literal` or fails.
void
lines_literal(struct lines *lines, const char *literal);

// A whole number without sign, without needless zeros, from `least` to `most`, which have at
// most 16 digits. 0 when it fails.
uint64_t
lines_number(struct lines *lines, uint64_t least, uint64_t most) MUST_CHECK;

// A day that exists, YYYY-MM-DD from the year 2000 to 2999, as the number YYYYMMDD. 0 when it
// fails.
uint32_t
lines_date(struct lines *lines) MUST_CHECK;

// `count` bytes as twice as many small hexadecimal digits.
void
lines_hex(struct lines *lines, uint8_t *bytes, size_t count);

// `count` (at most 96) bytes in base64, written the one canonical way.
void
lines_base64(struct lines *lines, uint8_t *bytes, size_t count);

// Printable ASCII up to the end of the line, which is not taken; at most `most` bytes.
// Returns how many.
size_t
lines_printable(struct lines *lines, size_t most);

// True when nothing failed and nothing is left.
bool
lines_ended(const struct lines *lines) MUST_CHECK;
