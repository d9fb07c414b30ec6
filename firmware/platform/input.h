// SPDX-License-Identifier: MIT
// Input: SDL's events as contacts, keys and window news. One finger makes one contact on every
// driver; positions are px of the screen as the viewer sees it.
#pragma once

#include "platform/window.h"
#include "visit/visit.h"

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

// Takes the next of SDL's pending events that means anything. false when there are no more.
// `now_ms` stamps what SDL does not.
bool
input_next(struct window *window, uint64_t now_ms, struct input *input) MUST_CHECK;
