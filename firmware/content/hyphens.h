// SPDX-License-Identifier: MIT
// Hyphenation points of single words by libhyphen's patterns. Opened only when a word
// fits no line, since most screens need none.
#pragma once

#include "base/files.h"

#include <stdbool.h>
#include <stddef.h>

struct hyphens;

// Remembers where the patterns of `lang` lie (assets_folder/hyphens/<lang>.dic); reads
// nothing yet. Never NULL; a language without patterns has no points.
struct hyphens *
hyphens_new(const char *assets_folder, const char *lang) MUST_CHECK;

// The same of assets that may be in memory, where they have to stay.
struct hyphens *
hyphens_new_from(const struct files *assets, const char *lang) MUST_CHECK;

// Fills `points` with the byte offsets (ascending, up to `max`) at which the word of
// `len` bytes may be cut with a hyphen. Words of 9 letters or fewer have none.
size_t
hyphens_points(struct hyphens *hyphens, const char *word, size_t len, size_t *points,
               size_t max) MUST_CHECK;

void
hyphens_free(struct hyphens *hyphens);
