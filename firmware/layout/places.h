// SPDX-License-Identifier: MIT
// Places: where the controls around the content stand on a panel at one text step. They depend
// on the words of the controls but never on a page, so that nothing moves from screen to screen.
#pragma once

#include "layout/paragraph.h"
#include "layout/view.h"

enum slot {
    SLOT_HOME,
    SLOT_BACK,
    SLOT_LANGUAGE, // on wide panels, where there is a choice
    SLOT_TEXT,
    SLOT_HELP,
    SLOT_PREV,
    SLOT_NEXT,
};
enum { SLOT_COUNT = SLOT_NEXT + 1 };

enum arrangement {
    ARRANGEMENT_RAILS,     // four slots at the start side, the pager at the end side
    ARRANGEMENT_SIX_RAILS, // three and three, where four would be too small
    ARRANGEMENT_STACK,     // pager row above a bottom bar of four
    ARRANGEMENT_SIX_ROWS,  // two bottom rows of three
    ARRANGEMENT_WIDE, // pager at the bottom end of the content, bar with icons beside words
};

// The controls of a rail have their short words where the full ones make it wider.
enum { PLACES_RAIL_MOST_MM = 26 };

struct places {
    enum arrangement arrangement;
    bool brief;  // the controls have their short words
    bool beside; // icons stand beside the words in the bar, not above them
    struct rect slot[SLOT_COUNT];
    struct rect page_of; // for "3 of 5"
    struct rect banner;  // for the words of the draft banner; empty without drafts
    enum item_role banner_role;
    struct rect frame; // what all controls and the content lie in
    struct rect area;  // for the content
    struct rect open;  // for a content without pager or Back: their room is added
};

struct places
places_find(struct setter *setter, const struct view_request *request) MUST_CHECK;

// Whether Language has a slot of its own.
bool
places_has_language(const struct places *places) MUST_CHECK;

// Between content and the controls around it, and between tiles: far enough to set a target that
// clears the screen apart from one that does not.
int
places_gap_px(const struct style *style) MUST_CHECK;

// Shares `total` with `gap` between `count` neighbours: all the same, but none below its `least`.
void
places_share(int total, int gap, const int *least, size_t count, int *shares);
