// SPDX-License-Identifier: MIT
// Fonts: the chain of Noto faces through SDL2_ttf, as a `struct measure` for layout and as
// rasterised runs for paint. One TTF_Font per face, weight and size; widths are cached.
#pragma once

#include "base/attributes.h"
#include "layout/measure.h"

#include <SDL.h>
#include <stdbool.h>
#include <stdint.h>

struct fonts;

// Opens the faces under assets_folder/fonts. NULL and one sentence in `sentence` (what is missing,
// what to do) when they are not there.
struct fonts *
fonts_open(const char *assets_folder, char *sentence, size_t sentence_bytes) MUST_CHECK;

// The callbacks for layout; valid until fonts_close.
const struct measure *
fonts_measure(struct fonts *fonts) MUST_CHECK;

// Where a rasterised run's pen starts: column `x` of the surface is the pen, row `y` is the
// baseline (the first row below letters that stand on it).
struct fonts_pen {
    int x, y;
};

// The run rasterised, owned by the caller: 8 bits a pixel, each the share of the pixel that ink
// covers (0 to 255; its palette runs from black to white). NULL for a run without width.
SDL_Surface *
fonts_raster(struct fonts *fonts, struct font font, const char *utf8, size_t len,
             struct fonts_pen *pen) MUST_CHECK;

void
fonts_close(struct fonts *fonts);
