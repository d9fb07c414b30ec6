// SPDX-License-Identifier: MIT
// Parts of screens, for tests that measure pixels: what a part looks like depends only on the items
// that reach into it. A part whose items lie in it as in one that was measured before is painted
// alike in each theme, so that a hundred thousand screens need not be painted whole.
#pragma once

#include "every_screen.h"

// Which parts were there before. A zeroed struct is empty.
struct parts_seen {
    uint64_t *keys; // 0: free
    size_t count;
    size_t capacity; // a power of two
};

// Whether the item counts in what is measured. NULL for all.
typedef bool
parts_filter(const struct item *item, const void *argument);

// The key of `part`: the same for the same `seed` and the same items in the same places of it, and
// where the screen ends in it. Never 0.
uint64_t
parts_key(const struct screen *screen, struct rect part, parts_filter *counts,
          const void *argument, uint64_t seed) MUST_CHECK;

// One more value of a key.
uint64_t
parts_mix(uint64_t key, uint64_t value) MUST_CHECK;

// Where an item's paint may reach: letters beyond their line.
struct rect
parts_reach(const struct item *item) MUST_CHECK;

// An item's own look and its place from x, y on.
uint64_t
parts_mix_item(uint64_t key, const struct item *item, int x, int y) MUST_CHECK;

// True once for each key.
bool
parts_add(struct parts_seen *seen, uint64_t key);

void
parts_finish(struct parts_seen *seen);

// Paints only this part of the screen onto a surface as large as the screen.
void
parts_paint(const struct one_screen *one, const struct screen *screen, struct rect part,
            const struct paint_state *state, SDL_Surface *surface);
