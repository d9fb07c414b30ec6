// SPDX-License-Identifier: MIT
// Made pages: pages that the program makes and no content holds, laid out as pages are.
// Private to the layout floor.
#pragma once

#include "layout/blocks.h"
#include "layout/views.h"

// A page, and rows to press below everything else.
struct made {
    const struct page *page; // title, main_message, lang, body; lives with the layout
    const struct term_list *terms; // its words to know; NULL: the page's own
    bool listed;                   // in the menu or on another page: Prev leads there
    const struct block_button *buttons;
    size_t button_count;
};

struct laid_view
made_layout(const struct view_request *request, const struct made *made,
            struct arena *arena) MUST_CHECK;
