// SPDX-License-Identifier: MIT
// Rule lists: the lists of all rule files that apply to a language, each as one.
#pragma once

#include "content/rule_book.h"

// How soon pages have to be checked again.
struct rule_review {
    struct text_list pages; // ids, as in a scope
    unsigned months;
};

// Terms that do not count for readability, verbs that begin an order, roles that may sign
// a page, roles that may compare a translation beside those, abbreviations that need no words. Owned by the arena.
struct text_list
rule_lists_exempt(const struct rule_book *book, struct arena *arena) MUST_CHECK;
struct text_list
rule_lists_verbs(const struct rule_book *book, struct arena *arena) MUST_CHECK;
struct text_list
rule_lists_roles(const struct rule_book *book, struct arena *arena) MUST_CHECK;
struct text_list
rule_lists_translators(const struct rule_book *book, struct arena *arena) MUST_CHECK;
struct text_list
rule_lists_capitals(const struct rule_book *book, struct arena *arena) MUST_CHECK;

// Months after which the page has to be checked again: the fewest any file asks for, at
// most `most`.
unsigned
rule_lists_review_months(const struct rule_book *book, const struct page *page,
                         unsigned most) MUST_CHECK;
