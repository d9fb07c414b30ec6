// SPDX-License-Identifier: MIT
// Breaks: where a text may be broken into lines (UAX #14) and where its graphemes begin
// (UAX #29), both by libunistring. Knows neither widths nor hyphenation patterns.
#pragma once

#include "base/arena.h"
#include "base/attributes.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum break_kind {
    BREAK_NONE,
    BREAK_OPEN, // between words, after hyphens, at U+200B
    BREAK_SOFT, // at U+00AD: a hyphen is painted when it is used
    BREAK_MUST, // a line end in the text, and the end of the text
};

struct break_chance {
    enum break_kind kind;
    size_t end;  // the line ends before this byte; spaces at its end are left out
    size_t next; // the next line begins here
};

// A text made ready for lines. Offsets count in `utf8`, not in what it was made from.
struct breaks {
    const char
        *utf8; // without soft hyphens and zero-width spaces; line ends became spaces
    size_t len;
    const struct break_chance *chances; // ascending; the last is BREAK_MUST at the end
    size_t count;
    const char *starts; // not 0 at the bytes where a grapheme begins
};

// Nothing but spaces gives an empty text without chances. Owned by the arena.
struct breaks
breaks_find(struct arena *arena, const char *utf8, size_t len) MUST_CHECK;

// The rule by itself: writes to kinds[i] what is allowed in front of byte i, for i below
// `len`. The end of the text is not asked about.
void
breaks_mark(struct arena *arena, const char *utf8, size_t len, enum break_kind *kinds);

// U+00AD, U+200B, U+2060 and U+FEFF: they say where lines may break and are never
// painted.
bool
breaks_is_hint(uint32_t code_point) MUST_CHECK;

// A space that vanishes at the end of a line. No-break spaces do not.
bool
breaks_is_space(uint32_t code_point) MUST_CHECK;
