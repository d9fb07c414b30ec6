// SPDX-License-Identifier: MIT
// An arena: memory that is handed out piece by piece and given back all at once.
// Loaded content owns one, each laid-out view owns one. Not for anything that outlives its owner.
#pragma once

#include "base/attributes.h"

#include <stddef.h>

struct arena_block;

// A zeroed struct is an empty arena.
struct arena {
    struct arena_block *first; // newest block
    size_t taken_bytes;        // total taken from the system
};

// Returns zeroed memory of `size_bytes`, aligned for any type, owned by the arena. Never NULL:
// when the system has no memory left the program says so and ends; the service starts it again.
void *
arena_alloc(struct arena *arena, size_t size_bytes) MUST_CHECK;

// As arena_alloc for `count` elements; the product is checked for overflow.
void *
arena_array(struct arena *arena, size_t count, size_t element_bytes) MUST_CHECK;

// Copies `len` bytes and adds a NUL. The copy is aligned for bytes only.
char *
arena_copy(struct arena *arena, const char *bytes, size_t len) MUST_CHECK;

// Formats like printf into the arena.
char *
arena_printf(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3) MUST_CHECK;

// Grows the array at *items (capacity in *capacity, both may be 0) so that one more element fits
// after `count`. It grows where it is when nothing was taken after it; else the old array stays
// in the arena.
void
arena_grow(struct arena *arena, void **items, size_t *capacity, size_t count,
           size_t element_bytes);

// Gives everything back but keeps one block for the next use; pointers into the arena die.
void
arena_reset(struct arena *arena);

// Gives everything back. NULL and zeroed arenas are fine.
void
arena_finish(struct arena *arena);
