// SPDX-License-Identifier: MIT
// Every screen of the shipped content, for tests that look at whole screens: every view in every
// language, on the usual panels at the usual text steps, or with MATRIX=all on all of them at all.
#pragma once

#include "commands/session.h"
#include "platform/paint.h"

struct one_screen {
    const struct session *session;
    struct painter *painter;
    const struct laid_view *view;
    const struct screen *screen;
    enum view_kind kind;
    size_t language; // index into the session's edition
    const struct panel *panel;
    int step;
    char name[128]; // "faq 2, es, td1 100"
};

typedef void
one_screen_look(void *context, const struct one_screen *one);

struct every_screen {
    struct session session;
    struct painter *painter;
    bool matrix;   // MATRIX=all
    bool approved; // without the banner of drafts, which takes height
};

// Opens the shipped content in all languages. false after saying why not.
bool
every_screen_open(struct every_screen *every) MUST_CHECK;

void
every_screen_close(struct every_screen *every);

// Lays out and looks at each screen in turn. What it is given lives until `look` returns.
void
every_screen_look(struct every_screen *every, one_screen_look *look, void *context);

// Prints a measured figure on a line of its own, "figure contrast.least_text 7.04", for the report.
void
figure(const char *bench, const char *name, double value);

// WCAG 2.2: relative luminance of 0xRRGGBB, 0 to 1, and the contrast of two colours, 1 to 21.
double
color_luminance(uint32_t rgb) MUST_CHECK;
double
color_contrast(uint32_t a, uint32_t b) MUST_CHECK;

// A row of pixels of a 32-bit surface, and 0xRRGGBB of one of them. Here, since whole screens are
// read by them.
static inline const uint32_t *
surface_row(const SDL_Surface *surface, int y)
{
    const char *row = (const char *)surface->pixels + (size_t)y * (size_t)surface->pitch;
    return (const uint32_t *)(const void *)row;
}

static inline uint32_t
surface_pixel(const SDL_Surface *surface, int x, int y)
{
    return surface_row(surface, y)[x] & 0xFFFFFF;
}

// A surface to paint screens of this panel on. Never NULL.
SDL_Surface *
surface_for(const struct panel *panel) MUST_CHECK;
