// SPDX-License-Identifier: MIT
// Video: how SDL is started so that it opens nothing but the display, and what it knows about it.
// Used by window.c.
#pragma once

#include "base/attributes.h"
#include "layout/panel.h"

#include <SDL.h>
#include <stdbool.h>
#include <stddef.h>

// Starts SDL's video. false and one sentence when there is no display.
bool
video_start(bool fullscreen, char *sentence, size_t sentence_bytes) MUST_CHECK;

void
video_stop(void);

// The display takes frames only from a GPU.
bool
video_needs_renderer(void) MUST_CHECK;

// Desktop px a panel px that make the panel appear in its true size; 1 where the monitor's size
// is not known.
void
video_true_scale(const struct panel *panel, double *across, double *down);

bool
video_is_x11(void) MUST_CHECK;

// Nobody manages the windows of this X display: nobody makes a window fill the screen either, and
// SDL would wait a tenth of a second for it. false on any other display.
bool
video_is_unmanaged(SDL_Window *window) MUST_CHECK;

// Lets an X11 display that goes set *lost, where Xlib would end the program. `lost` must live
// until video_stop.
void
video_watch(SDL_Window *window, bool *lost);

// A file descriptor that becomes readable when the display has events, or -1.
int
video_event_fd(SDL_Window *window) MUST_CHECK;
