// SPDX-License-Identifier: MIT
// What the lints share among themselves: the kinds of findings and the way to take note
// of one. Included by layout/lint*.c only.
#pragma once

#include "layout/lint.h"

enum lint_kind {
    LINT_OVER,      // layout itself gave up
    LINT_OUTSIDE,   // out of its box or of the safe area
    LINT_ELIDED,    // "…" that nobody wrote
    LINT_CUT,       // a word that fits no line
    LINT_OVERLAP,   // text on text, text on another target
    LINT_GLYPH,     // no face has it
    LINT_SIZE,      // target below 15 mm, primary below 20 mm
    LINT_GAP,       // targets nearer than 1.2 mm
    LINT_LEAVE_GAP, // leaving and staying targets nearer than 3 mm
    LINT_SMALL,     // letters below their minutes of arc
    LINT_LONG_LINE,
    LINT_SHORT_LINES,
    LINT_LOW,      // letters below 4.8 mm where they must not be
    LINT_ORDER,    // targets out of reading order
    LINT_REACH,    // a target above the reach line
    LINT_HELPLESS, // no Help
    LINT_ORPHAN,   // a heading away from what it is the heading of
    LINT_LONELY,   // a line away from its paragraph
    LINT_PARTED,   // a number away from what it counts
};
enum { LINT_KIND_COUNT = LINT_PARTED + 1 };

struct lint_spot { // what is being looked at
    struct lint *lint;
    const struct laid_view *view;
    const struct lint_case *which;
    const struct screen *screen;
};

// Takes note. `source` says where to point, and may be NULL; findings of one kind at one
// place are one when `about` (a word, a label; copied) is the same.
void
lint_note(const struct lint_spot *spot, enum lint_kind kind, const struct text *source,
          const char *about, const char *format, ...) PRINTF_LIKE(5, 6);

// Keeps the smaller of the two; 0 stands for nothing yet.
void
lint_least(double *least, double found);

// The start of some text, fit for a sentence. Owned by the lint's arena.
const char *
lint_quote(const struct lint_spot *spot, const char *utf8, size_t len) MUST_CHECK;

// The letters of a text item without the empty room above and below that line boxes
// share.
struct rect
lint_letters(const struct item *item) MUST_CHECK;

// The distance of two boxes in mm, measured along each side's own pixels; 0 when they
// touch.
double
lint_distance_mm(const struct panel *panel, struct rect a, struct rect b) MUST_CHECK;

void
lint_boxes(const struct lint_spot *spot);
void
lint_words(const struct lint_spot *spot);
void
lint_targets(const struct lint_spot *spot);
void
lint_order(const struct lint_spot *spot);
void
lint_lines(const struct lint_spot *spot); // over all screens of the view
void
lint_flow(const struct lint_spot *spot); // likewise
