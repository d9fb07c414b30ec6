// SPDX-License-Identifier: MIT
// Paint: a display list in a theme's colours onto a surface, on the CPU, the same pixels on every
// driver. Knows nothing of windows or visits.
#pragma once

#include "base/files.h"
#include "layout/display_list.h"
#include "layout/style.h"
#include "platform/fonts.h"

#include <SDL.h>

struct painter;

// Icons come from assets_folder/icons/NAME.png, pictures from content_folder. NULL never.
struct painter *
painter_new(struct fonts *fonts, const char *assets_folder,
            const char *content_folder) MUST_CHECK;

// A new content: pictures of the old one are forgotten.
void
painter_set_content(struct painter *painter, const struct files *content);

struct paint_state {
    enum theme theme;
    int pressed;       // target shown as pressed, or -1
    int focus;         // target with the focus ring, or -1
    int focus_group;   // target group with rings around its targets, + 1; 0: none
    bool without_text; // leaves text out: the first pass of the contrast test
};

// Paints the screen onto `surface` (32 bit, as large as the screen), or that part of it which the
// surface's clip leaves. Parts that cannot be painted (an icon that is missing) are left out; the
// first such failure's sentence is returned by painter_trouble.
void
paint_screen(struct painter *painter, const struct screen *screen,
             const struct style *style, const struct paint_state *state,
             SDL_Surface *surface);

// Paints only what lies in the rectangle of one target, for a press to show at once.
void
paint_target(struct painter *painter, const struct screen *screen,
             const struct style *style, const struct paint_state *state, int target,
             SDL_Surface *surface);

// NULL, or what the last paint had to leave out.
const char *
painter_trouble(const struct painter *painter) MUST_CHECK;

void
painter_free(struct painter *painter);
