// SPDX-License-Identifier: MIT
// What pages and the sheets that are set like pages share: the columns to fill, and a
// header above all of them. Private to the layout floor.
#pragma once

#include "layout/flow.h"

struct pages_canvas {
    struct flow flow;
    struct content_area area;
};

// An empty flow into the columns for this request, in the language `lang`.
struct pages_canvas
pages_canvas(struct setter *setter, const struct view_request *request,
             const char *lang) MUST_CHECK;

// What is added to the flow between the two stands above all columns.
void
pages_open_header(struct pages_canvas *canvas);
void
pages_close_header(struct pages_canvas *canvas);

// One of the program's own texts, all its lines on one screen.
void
pages_add_word(struct flow *flow, enum word word, enum item_role role, unsigned flags);
