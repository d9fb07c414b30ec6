// SPDX-License-Identifier: MIT
// Placeholders: {clinic_phone} and the like in a text, replaced by what the clinic has
// set. Numbers that appear on many pages are so written once.
#pragma once

#include "base/problem.h"
#include "base/text.h"

#include <stdbool.h>

struct placeholder {
    const char *name;  // "clinic_phone"
    struct text value; // no text: nothing is set
};

struct placeholders {
    const struct placeholder *items;
    size_t count;
};

// The text with all placeholders replaced, owned by the arena; the text itself where it
// has none. Unknown names and names without a value are errors at the text's place; then
// *whole is false.
struct text
placeholders_fill(const struct placeholders *placeholders, struct text text,
                  struct arena *arena, struct problems *problems, bool *whole) MUST_CHECK;
