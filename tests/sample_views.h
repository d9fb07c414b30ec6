// SPDX-License-Identifier: MIT
// Every view on every panel at every step, with and without drafts, laid out by the fake measure
// from a small fictional content: what the tests of Home, the slides, the sheets and the chrome
// walk through.
#pragma once

#include "content/model.h"
#include "content/words.h"
#include "layout/view.h"

#include <stdbool.h>

struct sample_views {
    struct arena arena; // of what is laid out; reset for each case
    struct words words;
    struct content content;
    struct tile tiles[5];
    struct page pages[5]; // crisis, leaf, long, start, tools
};

// One case of the walk. Zeroed with `views` set is before the first.
struct sample_case {
    struct sample_views *views;
    size_t panel;
    size_t step;
    bool drafts;
    bool begun;
    struct view_request request; // to be completed: kind, page, look
    char name[64];               // "td2-5 at 150 with drafts"
};

void
sample_views_begin(struct sample_views *views);
void
sample_views_end(struct sample_views *views);

// The next of 11 panels x 4 steps x drafts; false after the last.
bool
sample_next(struct sample_case *place) MUST_CHECK;

// A request for one named panel.
struct view_request
sample_request(struct sample_views *views, enum view_kind kind, const char *panel,
               int step) MUST_CHECK;

// The first target of a screen with this action, or NULL.
const struct target *
sample_target(const struct screen *screen, enum action action) MUST_CHECK;

// All text items of a screen, joined by single spaces, in the views' arena.
const char *
sample_text_of(struct sample_views *views, const struct screen *screen) MUST_CHECK;

// All runs of the view that come from a text holding `words`, joined by single spaces.
const char *
sample_runs_of(struct sample_views *views, const struct laid_view *view,
               const char *words) MUST_CHECK;

// What the lints find on the view, one finding a line; "" when nothing.
const char *
sample_findings(struct sample_views *views, const struct laid_view *view,
                const char *name) MUST_CHECK;

// Distance in mm between two rectangles; 0 when they touch or overlap.
double
sample_distance_mm(const struct panel *panel, struct rect a, struct rect b) MUST_CHECK;
