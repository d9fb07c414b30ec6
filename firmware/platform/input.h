// SPDX-License-Identifier: MIT
// Input: SDL's events as contacts, keys and window news. One finger makes one contact on every
// driver; positions are px of the screen as the viewer sees it.
#pragma once

#include "content/key_names.h"
#include "platform/doorbells.h"
#include "platform/window.h"
#include "visit/visit.h"

#include <SDL.h>

enum input_kind {
    INPUT_CONTACT,
    INPUT_KEY,     // a key of the visit
    INPUT_TYPED,   // another printable key, for the preview
    INPUT_EXPOSED, // the window must be shown again
    INPUT_QUIT,
};

struct input {
    enum input_kind kind;
    struct contact contact;
    enum visit_key key;
    int typed; // ASCII, lower case; with Shift upper case
};

// Where input comes from.
struct input_source {
    struct window *window;
    struct doorbells *doorbells; // what the kernel says of fingers; NULL: only SDL knows
    const struct key_map *keys;  // what keys do on this kiosk; NULL: what they usually do
};

// Takes the next of SDL's pending events that means anything. false when there are no more.
// `now_ms` stamps what SDL does not.
bool
input_next(const struct input_source *source, uint64_t now_ms,
           struct input *input) MUST_CHECK;

// The code of a key that device.yaml can name; SDLK_UNKNOWN for none.
SDL_Keycode
input_key_code(const char *name) MUST_CHECK;
