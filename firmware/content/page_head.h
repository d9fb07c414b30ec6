// SPDX-License-Identifier: MIT
// The head of a page: what its metadata must say beyond what the schema's tables know, and
// what texts on the page may say of its review.
#pragma once

#include "content/reader.h"

struct page;

// Looks at what was read of a page's head, and at `root`, its file. `lang` is the language
// that is loaded.
void
page_head_check(struct reader *reader, const char *lang, const struct page *page,
                const struct node *root);

// Whether the file says `status: approved`.
bool
page_head_is_approved(const struct node *root) MUST_CHECK;

enum { PAGE_HEAD_PLACEHOLDERS = 3 };

// What {reviewed_role}, {reviewed_on} and {review_due} mean on the page; `not_yet` where
// its approval does not hold. Values live as long as the nodes.
void
page_head_placeholders(const struct node *root, bool holds, const struct text *not_yet,
                       struct text values[static PAGE_HEAD_PLACEHOLDERS]);
