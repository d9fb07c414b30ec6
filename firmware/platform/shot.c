// SPDX-License-Identifier: MIT
#include "platform/shot.h"

#include "platform/png.h"
#include "platform/window.h"

#include <stdio.h>

bool
shot_write(struct painter *painter, const struct screen *screen,
           const struct style *style, const struct paint_state *state, int rotation,
           const char *path, char *sentence, size_t sentence_bytes)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(
        0, screen->width_px, screen->height_px, 32, SDL_PIXELFORMAT_XRGB8888);
    if (!surface) {
        snprintf(sentence, sentence_bytes,
                 "no memory for a picture of %dx%d (use a smaller panel)",
                 screen->width_px, screen->height_px);
        return false;
    }
    paint_screen(painter, screen, style, state, surface);
    SDL_Surface *turned = window_turned(surface, rotation);
    bool written = png_write(path, turned ? turned : surface, sentence, sentence_bytes);
    SDL_FreeSurface(turned);
    SDL_FreeSurface(surface);
    return written;
}
