// SPDX-License-Identifier: MIT
// Approving: writes into pages that they were approved, by which role and until when, or
// that they are withdrawn, and keeps the text as it was approved in the folder approvals.
#pragma once

#include "base/arena.h"
#include "base/attributes.h"

struct options;
struct page;
struct rule_book;
struct session;

// Does what options->approve or options->withdraw says; prints a line a page. Returns the
// exit code.
int
approve_pages(struct session *session, const struct options *options) MUST_CHECK;

// The last day on which a page that is checked on `today` has to be checked again
// (YYYY-MM-DD), owned by the arena.
const char *
approve_last_day(const struct rule_book *book, const struct page *page, const char *today,
                 struct arena *arena) MUST_CHECK;

// Today on the desk's clock, YYYY-MM-DD, owned by the arena.
const char *
approve_today(struct arena *arena) MUST_CHECK;

// The text of a page as it was approved, or NULL when it was not kept or is not the one
// that the page's mark is of. Owned by the arena.
const char *
approve_kept_text(const char *folder, const struct page *page,
                  struct arena *arena) MUST_CHECK;
