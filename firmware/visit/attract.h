// SPDX-License-Identifier: MIT
// Attract: which pages the loop between visits shows, in which order, and for how long.
// How a slide looks is layout's business, turning them is visit.c's.
#pragma once

#include "base/attributes.h"
#include "content/model.h"

#include <stdbool.h>
#include <stdint.h>

// The pages that are public, say something short and may be shown: those on the menu in
// its order, then the rest by id. `drafts`: drafts count too.
size_t
attract_count(const struct content *content, bool drafts) MUST_CHECK;

// The page of a slide, counted round and round; NULL when there are none.
const struct page *
attract_page(const struct content *content, bool drafts, size_t slide) MUST_CHECK;

// How long the page's sentence stands: half a second a word, at least `slide_ms`.
uint64_t
attract_slide_ms(const struct page *page, unsigned slide_ms) MUST_CHECK;
