// SPDX-License-Identifier: MIT
// The layout lints (ux 1.7): overflow, elision, overlap, missing glyphs, target sizes and
// gaps in mm, minutes of arc, characters per line. They read display lists only. The same
// fault is usually found at several sizes and panels; it is told once, with the first
// case's name and the number of further ones.
#pragma once

#include "base/problem.h"
#include "layout/view.h"

struct lint_case {     // names what was laid out, for the sentences
    const char *view;  // view_id
    const char *panel; // "td1"
    const char *lang;
    struct place place;    // where to point when an item has no source of its own
    bool needs_help;       // Help must be on it: all but the attract loop
    unsigned reach_top_mm; // no target above this height; 0 = no limit
};

struct lint_finding;

// The extremes of everything that was looked at; 0 where there was nothing to measure.
struct lint_figures {
    unsigned screens;
    unsigned runs; // of text
    unsigned targets;
    double least_target_mm;  // the shorter side of a touch area
    double least_primary_mm; // the longer side of a primary one
    double least_gap_mm;
    double least_leave_gap_mm;
    double least_arcmin; // of capitals
    double least_arcmin_at_200;
    double least_capital_mm;    // where 4.8 mm are asked for
    double fewest_per_line;     // characters of body text a line has room for, of a view
    double fewest_per_line_200; // ... at the largest step
    double most_per_line;       // of any line
};

// Collects over many cases. A zeroed struct with an arena is an empty lint; everything it
// keeps is copied there, so the arena of the views may be reset between two cases.
struct lint {
    struct arena *arena;
    struct lint_finding *items;
    size_t count;
    size_t capacity;
    unsigned cases; // looked at so far
    struct lint_figures figures;
};

// Takes note of what is wrong with every screen of the view.
void
lint_view(struct lint *lint, const struct laid_view *view, const struct lint_case *which);

// Adds one problem for each finding, at the place where its words are written, and
// empties the lint.
void
lint_finish(struct lint *lint, struct problems *problems);
