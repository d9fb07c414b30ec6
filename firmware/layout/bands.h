// SPDX-License-Identifier: MIT
// Bands: lines of text and rows of buttons stacked into screens, for Home, the Text sheet and
// notices. Pages have more to keep together and use flow.h instead.
#pragma once

#include "layout/button.h"
#include "layout/views.h"

struct band {
    int height_px; // least
    int gap_px;    // above it, dropped at the top of a screen
    bool keep_next;
    const struct line *line;      // a line of text, or
    struct item base;             // its role, colours, source
    int x_px;                     // from the start of the area
    const struct button *buttons; // a row of buttons: x from the start of the area, and w
    size_t button_count;
    bool fixed; // the row does not grow
};

struct bands {
    struct setter *setter;
    const struct view_request *request;
    struct rect area;
    int grow_to_px; // rows are made higher, up to this, where a screen has room
    int gap_to_px;  // then the gaps above rows, up to this
    bool sinks;     // what is left of it then stands one part above, two below
    struct band *items;
    size_t count;
    size_t capacity;
};

// The whole content area of the request, all columns together.
struct bands
bands_begin(struct setter *setter, const struct view_request *request) MUST_CHECK;

// The broken lines of a text, or the text to be broken: they stay together where a screen is high
// enough, and with what follows when `keep_next`. Words that stand on the screen count for the
// reading time. A ground other than paper is painted behind them. `base` gives role, colours, language and, for lines, the source.
void
bands_add_lines(struct bands *bands, const struct paragraph *paragraph, struct item base,
                int gap_px, bool keep_next);
void
bands_add_text(struct bands *bands, const struct text *text, struct item base, int gap_px,
               bool keep_next);

// Buttons side by side, `columns` to the full width, in as many rows as needed. A row is as high
// as the highest `shown` in it, and at least `least_px`. The buttons are copied.
void
bands_add_buttons(struct bands *bands, const struct button *buttons, size_t count,
                  size_t columns, int least_px, int gap_px);

// Width of a button when `columns` stand side by side.
int
bands_column_px(const struct bands *bands, size_t columns, int gap_px) MUST_CHECK;

// How many screens it takes.
size_t
bands_screen_count(const struct bands *bands) MUST_CHECK;

// Draws the screens with their chrome.
struct laid_view
bands_lay(const struct bands *bands);
