// SPDX-License-Identifier: MIT
// What rule files hold of a content's own words, times and numbers to call, so that a slip
// is found: what a translation has in common with its source, what pages and tables must
// not lose, time tables, and the numbers of each region.
#pragma once

#include "content/rule_book.h"

// Words that a text has as often as the text it was translated from, counted in sentences.
struct rule_agree {
    struct text rule;
    struct rule_scope scope;
    struct text from; // the source's language
    struct text what; // "at least", as messages name it
    struct text_list words;
    struct text_list except; // where a word is part of these, it does not count
    struct text_list source; // what it is in the source's language
    struct text_list source_except;
    bool sentences;  // as many sentences, but for texts with an exception
    bool figures;    // the same figures, text by text
    bool translated; // and not the very same words
};

// Words that pages must not lose.
struct rule_keep {
    struct text rule;
    struct rule_scope scope;
    struct text_list says; // each of them
    unsigned texts;        // in how many texts of the page at least, 1 by default
};

// Words that the cells of a table's row must not lose, so that none change places.
struct rule_cells {
    struct text rule, table, row;
    struct text_list says; // one for each column, in their order
};

// The numbers to call in a region.
struct rule_region {
    struct text rule;
    struct text_list regions;   // as clinic.yaml names it: "GB", "UK"
    struct text_list emergency; // its emergency numbers
    struct text_list crisis;    // numbers of its crisis lines
};

// A step of timelines.yaml, a second time.
struct rule_times {
    struct text rule, step;
    struct text is; // "rule, 0 to at least 24 hours, iv im"
};
