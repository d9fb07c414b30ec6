// SPDX-License-Identifier: MIT
// The strip below the preview's panel: what is shown, the keys, and the problems in plain
// words.
#pragma once

#include "base/problem.h"
#include "layout/lint.h"
#include "layout/view.h"

struct strip_request {
    const struct laid_view *view;
    struct lint_case which; // its place is the content folder
    const char *slide;      // the page a slide of the attract loop speaks of, or NULL
    int screen;
    enum theme theme;
    const struct problems *problems; // of the last reading
    bool broken;                     // the last reading is not what is shown
    int height_px;
    const struct measure *measure;
};

// Height in px that a strip takes below this panel.
int
strip_height(const struct panel *panel) MUST_CHECK;

// The strip as a screen of the panel's width, in the arena.
struct screen
strip_layout(const struct strip_request *request, struct arena *arena) MUST_CHECK;
