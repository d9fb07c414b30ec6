// SPDX-License-Identifier: MIT
// Screen lists: whether a page puts more lists on one screen than people take in (L38).
// How many stand together is known only once the page is laid out.
#pragma once

#include "base/problem.h"
#include "layout/view.h"

enum { SCREEN_LISTS_MOST = 3, SCREEN_LISTS_CASES = 200 };

struct screen_lists_case {
    const struct page *page;
    const struct content *content; // whose clinic says how serious it is
    struct place place;            // of the first list that is one too many
    size_t lists;                  // on the fullest screen
    int step;                      // where that screen is
    const char *panel;
    size_t more; // further sizes and panels with too many
};

struct screen_lists {
    struct screen_lists_case cases[SCREEN_LISTS_CASES];
    size_t count;
};

// Looks at one laid-out page of `content`. A page that is borrowed from another language
// is looked at there.
void
screen_lists_look(struct screen_lists *lists, const struct content *content,
                  const struct page *page, const struct laid_view *view,
                  const char *panel);

// Adds what was found, once a page.
void
screen_lists_report(const struct screen_lists *lists, struct problems *problems);
