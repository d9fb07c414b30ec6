// SPDX-License-Identifier: MIT
// Palettes: a painted screen as a PNG of few colors, which takes a quarter of the room. The
// colors of areas and of letters are exact; rare ones between them become the nearest.
#pragma once

#include "base/arena.h"

#include <SDL.h>
#include <stdint.h>

// The surface (32 bit, XRGB) as a PNG of at most 16 colors, owned by the arena. NULL when
// it has too many colors for that, as photographs have.
const uint8_t *
palette_png(const SDL_Surface *surface, struct arena *arena, size_t *len) MUST_CHECK;
