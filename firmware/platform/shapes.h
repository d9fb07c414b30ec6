// SPDX-License-Identifier: MIT
// Shapes: boxes with round corners, dots and coverage masks, painted with smooth edges onto a
// 32-bit surface within its clip. Discs are computed once a diameter.
#pragma once

#include "base/attributes.h"
#include "layout/display_list.h"

#include <SDL.h>
#include <stdbool.h>
#include <stdint.h>

struct shapes;

struct shapes *
shapes_new(void) MUST_CHECK;

void
shapes_free(struct shapes *shapes);

// A colour as a pixel of the surface.
uint32_t
shapes_pixel(const SDL_Surface *surface, uint32_t rgb) MUST_CHECK;

struct shape {
    struct rect box;
    bool filled;
    uint32_t fill; // pixel
    uint32_t line; // pixel, used when line_px > 0; the outline lies inside the box
    int line_px;
    int radius_px; // half the shorter side or more: a dot or a pill
};

void
shapes_paint(struct shapes *shapes, SDL_Surface *surface, const struct shape *shape);

// 8 bits a pixel: how much of it is covered.
struct mask {
    const uint8_t *bytes;
    int width_px;
    int height_px;
    int pitch_bytes;
};

// Colours what the mask covers, its top start corner at x, y.
void
shapes_paint_mask(SDL_Surface *surface, const struct mask *mask, int x, int y,
                  uint32_t pixel);

// Lays premultiplied RGBA bytes over the surface, their top start corner at x, y.
void
shapes_paint_picture(SDL_Surface *surface, const uint8_t *rgba, int width_px,
                     int height_px, int x, int y);
