// SPDX-License-Identifier: MIT
// Chrome: the controls around the content in the three layout classes (ux 2.4, 4.5): rails with
// Home, Back, Text, Help and the pager; a bottom bar and a pager row; the wide bar. Same places
// on every screen. Also the draft banner.
#pragma once

#include "layout/paragraph.h"
#include "layout/view.h"

struct pager {
    int screen; // 0-based
    int screen_count;
    const char *next_page;         // page the last screen's Next opens, or NULL
    const struct text *next_title; // its title, for "Next: …"
    const char *contents;          // page the first screen's Prev opens, "home", or NULL
};

// The place left for content below the note that a page is not in the visitor's language.
// It does not depend on the screen number. Columns beyond the
// first exist on wide panels only.
struct content_area {
    struct rect column[2];
    int column_count;
};

struct content_area
chrome_area(struct setter *setter, const struct view_request *request) MUST_CHECK;

// Adds the controls of one screen to the builder (call after the content, so that reading order
// is content, pager, rail). A view without a pager gives NULL for it.
void
chrome_add(struct builder *builder, struct setter *setter,
           const struct view_request *request, const struct pager *pager);
