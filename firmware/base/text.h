// SPDX-License-Identifier: MIT
// Text: NFC UTF-8 with the place it was written, and what every floor needs to do with
// it. Line breaking is layout's business, YAML is content's.
#pragma once

#include "base/arena.h"
#include "base/problem.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A piece of content or of the program's own words. `utf8` is NUL-terminated, valid NFC
// UTF-8 of `len` bytes; a zeroed struct is "no text".
struct text {
    const char *utf8;
    size_t len;
    struct place place;
};

// Decodes the code point at `utf8` (`len` bytes left, at least 1) and says how many bytes
// it took. Returns U+FFFD and takes 1 byte where the bytes are not UTF-8.
uint32_t
text_decode(const char *utf8, size_t len, size_t *taken);

// Number of bytes at the start that are printable ASCII, which most text is to its end.
size_t
text_plain_run(const char *utf8, size_t len) MUST_CHECK;

// Number of code points; of grapheme clusters (UAX #29).
size_t
text_count_points(const char *utf8, size_t len) MUST_CHECK;
size_t
text_count_graphemes(const char *utf8, size_t len) MUST_CHECK;

// Number of words as a reader counts them: runs between spaces that hold a letter or a
// digit.
unsigned
text_count_words(const char *utf8, size_t len) MUST_CHECK;

// The nearest of `names` to `name` by edits (insert, delete, replace, swap neighbours),
// or NULL when none is near enough to be what was meant.
const char *
text_nearest(const char *name, const char *const *names, size_t name_count) MUST_CHECK;

// A copy that is fit for a terminal: control characters and bytes that are not UTF-8
// become \xNN, and more than `max_points` characters become "…" at the end. Owned by the
// arena.
const char *
text_printable(struct arena *arena, const char *bytes, size_t len,
               size_t max_points) MUST_CHECK;
