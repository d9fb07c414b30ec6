// SPDX-License-Identifier: MIT
// Columns: where the pieces of a flow are cut into columns and screens. Of all ways to cut
// them it takes the one that loses least, so that a screen may stay lower in order that a
// later one does not begin with a last line. Draws nothing; paginate.c does.
#pragma once

#include "layout/flow.h"

struct column { // pieces that stand in one column of one screen
    size_t first;
    size_t end;
    size_t screen;
    int index;
    int gap_percent; // how much is left of the gaps that may shrink
};

struct columns {
    struct column *items;
    size_t count;
    size_t capacity;
};

struct stack { // a column while it is being filled; begins with flow and gap_percent
    const struct flow *flow;
    int gap_percent;
    const struct frame *frame; // the open one
    int y_px;                  // below the last piece
    bool filled;
};

struct seat {       // where a piece comes to stand, from the column's top
    bool opens;     // a frame opens above it
    bool continues; // and continues from the screen before
    int frame_y;
    int head_y;
    int y;
    int bottom;    // with the frame closed below it
    int closed_at; // where the frame before it ended
};

// Puts the piece at `index` on the stack.
struct seat
columns_push(struct stack *stack, size_t index);

// Of what stands above all columns of the first screen, with the gap below it.
int
columns_header_px(const struct flow *flow) MUST_CHECK;

// Cuts the whole flow. Columns without pieces are left out.
struct columns
columns_cut(const struct flow *flow, const struct content_area *area) MUST_CHECK;

// How many screens they take; one at least.
size_t
columns_screens(const struct columns *columns) MUST_CHECK;
