// SPDX-License-Identifier: MIT
// Attract: what the loop between visits shows, in which order, and for how long. How a
// slide looks is layout's business, turning them is visit.c's.
#pragma once

#include "base/attributes.h"
#include "content/model.h"

#include <stdbool.h>
#include <stdint.h>

// What may be in the loop.
struct attract {
    const struct content *content; // NULL: nothing
    bool drafts;                   // drafts count too
    int64_t today;                 // 0 without a trusted clock
};

// One slide: a page, or a notice of the day.
struct attract_slide {
    const struct page *page;
    const struct notice *notice;
};

enum { ATTRACT_SLIDES_MAX = 96 };

// How many slides one round has. Public pages that say something short, those on the menu
// in its order, then the rest by id, and notices. A page comes as often as its
// attract_weight says and a notice twice, spread evenly over the round.
size_t
attract_count(const struct attract *attract) MUST_CHECK;

// A slide, counted round and round; both NULL when there are none.
struct attract_slide
attract_slide(const struct attract *attract, size_t index) MUST_CHECK;

// How long the slide's sentence stands: half a second a word, at least `slide_ms`.
uint64_t
attract_slide_ms(const struct attract_slide *slide, unsigned slide_ms) MUST_CHECK;

// How long one round takes.
uint64_t
attract_round_ms(const struct attract *attract, unsigned slide_ms) MUST_CHECK;
