// SPDX-License-Identifier: MIT
// The window: SDL's start, one window in true size or full screen, rotation, presenting frames
// and fading between them. Painting is paint.h's, events are input.h's.
#pragma once

#include "base/attributes.h"
#include "layout/panel.h"

#include <SDL.h>
#include <stdbool.h>
#include <stdint.h>

struct window;

struct window_options {
    const char *title;
    struct panel panel; // as the hardware has it
    int rotation; // 0, 90, 180, 270: how far the picture is turned clockwise on the panel
    bool
        fullscreen; // a device; otherwise a window of true size where the monitor's mm are known
    double scale; // of a window, screen px a panel px; 0: true size
    bool
        accelerated; // present by SDL's renderer also where the display does not ask for it
};

// Starts SDL's video and opens the window. NULL and one sentence (no display, no driver) on failure.
struct window *
window_open(const struct window_options *options, char *sentence,
            size_t sentence_bytes) MUST_CHECK;

// The surface of the size the viewer sees (panel turned by the rotation) to paint the next frame on,
// owned by the window. What was presented lives on in the display: it may be painted over at once.
SDL_Surface *
window_canvas(struct window *window) MUST_CHECK;

// Shows `frame` (of canvas size); with `fade`, cross-fades from the last frame over at most 200 ms
// where the renderer is accelerated. Blocks at most for a fade. false when the display is lost.
bool
window_present(struct window *window, SDL_Surface *frame, bool fade) MUST_CHECK;

// The frame on show itself, where it can be painted on in place (a window that neither turns nor
// scales it): paint a part of it and call window_present_again. NULL elsewhere.
SDL_Surface *
window_live(struct window *window) MUST_CHECK;

// Presents the last frame again (after an expose).
bool
window_present_again(struct window *window) MUST_CHECK;

// The display is gone: X11's server ended, or a GPU takes no more frames. Such a window
// cannot be closed, only left to the end of the program.
bool
window_lost(const struct window *window) MUST_CHECK;

// Frames handed to the display so far.
uint64_t
window_frames(const struct window *window) MUST_CHECK;

bool
window_accelerated(const struct window *window) MUST_CHECK;

enum { WINDOW_FADE_MS = 200, WINDOW_FADE_STEPS_MAX = 48 };

// The frames of a fade on a display of `refresh_hz`: how opaque the new picture is in each, 255
// in the last. Returns their number, 1 to WINDOW_FADE_STEPS_MAX.
size_t
window_fade_steps(int refresh_hz,
                  uint8_t opacities[static WINDOW_FADE_STEPS_MAX]) MUST_CHECK;

// A copy of `surface` (32 bit) turned clockwise by 90, 180 or 270 degrees, owned by the caller.
// NULL for 0 degrees, where there is nothing to turn.
SDL_Surface *
window_turned(SDL_Surface *surface, int rotation) MUST_CHECK;

// Position in the window (SDL's units) -> px of the screen as the viewer sees it; positions beside
// the picture give its nearest px.
void
window_to_screen(const struct window *window, float x, float y, int *screen_x,
                 int *screen_y);

// The window's size in SDL's units.
void
window_size(const struct window *window, int *width, int *height);

// A file descriptor that becomes readable when the display has events (X11, Wayland), or -1.
int
window_event_fd(const struct window *window) MUST_CHECK;

SDL_Window *
window_sdl(const struct window *window) MUST_CHECK;

void
window_close(struct window *window);
