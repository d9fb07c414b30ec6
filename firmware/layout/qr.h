// SPDX-License-Identifier: MIT
// QR codes: a text as a square of dark and light modules, made here from words that are in
// the content. Nothing is sent: the visitor's phone reads it off the glass.
#pragma once

#include "layout/display_list.h"
#include "layout/panel.h"

struct qr {
    int width; // modules a side, without the quiet zone; 0: the text is too long
    const unsigned char *modules; // width * width, bit 0 set where dark
};

// The code for this text, with a fifth of it to spare for glare and scratches. Owned by the
// arena.
struct qr
qr_make(struct arena *arena, const struct text *text) MUST_CHECK;

// Side in px of the code with its quiet zone when it should take at most `most_px`. A
// module is 0.75 to 1.2 mm wide, or from 0.6 mm on where `tight`, and whole px; where even the
// smallest is too large for `most_px` the side is larger than that.
int
qr_side_px(const struct qr *qr, const struct panel *panel, int most_px,
           bool tight) MUST_CHECK;

// Draws it with its quiet zone from the corner x, y on, `side_px` wide as above.
void
qr_add(struct builder *builder, const struct qr *qr, int x, int y, int side_px);
