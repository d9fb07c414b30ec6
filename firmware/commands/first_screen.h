// SPDX-License-Identifier: MIT
// First screen: whether the blocks that rule files want at the very beginning of a page
// are there on every panel: on the first screen, on the first two where text is very
// large.
#pragma once

#include "content/rule_book.h"
#include "layout/view.h"

enum { FIRST_SCREEN_CASES = 200 };

struct first_screen_case {
    const struct page *page;
    const struct rule_require *require;
    int step;
    const char *panel;
    size_t more; // cases like it
};

struct first_screen {
    struct rule_book book;
    struct first_screen_case cases[FIRST_SCREEN_CASES];
    size_t count;
};

// Looks at one laid-out page. `arena` is for the call's own use.
void
first_screen_look(struct first_screen *first, const struct page *page,
                  const struct laid_view *view, const char *panel, struct arena *arena);

// Adds what was found, once a page.
void
first_screen_report(const struct first_screen *first, struct problems *problems);
