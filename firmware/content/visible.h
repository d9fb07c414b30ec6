// SPDX-License-Identifier: MIT
// Visible: every text of a content that visitors see, one after the other in the order
// they are read, each with what it is and where it stands.
#pragma once

#include "content/model.h"

enum visible_role {
    VISIBLE_TITLE,   // a page's title, the question on Home
    VISIBLE_MESSAGE, // a main message or a sentence of the waiting room
    VISIBLE_HEADING, // of a section, a card or a group to tick
    VISIBLE_TEXT,    // a paragraph or the text of a row
    VISIBLE_ITEM,    // an entry of a list
    VISIBLE_LABEL,   // what a row or a column is about
    VISIBLE_BUTTON,  // words on a button
    VISIBLE_PICTURE, // a caption or the words for a picture
};
enum { VISIBLE_ROLE_COUNT = VISIBLE_PICTURE + 1 };

struct visible {
    struct text text;
    enum visible_role role;
    const struct page *page;   // NULL: the menu
    const struct block *block; // NULL: not in a body
};

// All of them, page by page, then the menu. Withdrawn pages are left out. Owned by the
// arena.
const struct visible *
visible_texts(const struct content *content, struct arena *arena,
              size_t *count) MUST_CHECK;
