// SPDX-License-Identifier: MIT
// Approval: what somebody signs when a page is approved. A page is approved for the text it
// had then; the mark of that text stands in the page, so that a change of any word a
// visitor reads on it (its own, those of shared blocks, tables and timelines) makes it a
// draft again. Who may sign, and for how long, is the rules' business.
#pragma once

#include "content/model.h"

enum { APPROVAL_MARK_BYTES = 5 + 32 + 1 }; // "3-" and 32 digits

// All that visitors read on the page, a line each, in the order of the screens. Without
// soft hyphens, and as the files say it: a load fills in no placeholders for this.
// Owned by the arena.
const char *
approval_text(const struct page *page, struct arena *arena) MUST_CHECK;

// The mark of such a text in a version of the page.
void
approval_mark(const char *text, unsigned version, char mark[static APPROVAL_MARK_BYTES]);

// How a page that says `status: approved` stands: `text` is its text now.
enum page_approval
approval_of(const struct page *page, const char *text) MUST_CHECK;

// The version that was approved, or 0 when the mark is none.
unsigned
approval_version(const struct page *page) MUST_CHECK;
