// SPDX-License-Identifier: MIT
// An edition: one reading of a content in all of the clinic's languages, with what
// was found. Each language is a content of its own; where a page lacks in one, it has that
// of the source language.
#pragma once

#include "content/load.h"
#include "content/words.h"
#include "layout/view.h"

struct language {
    const struct content *own; // as its files say; NULL: not read yet, or nothing to show
    const struct content *content; // as visitors see it
    bool read;
    bool broken; // it has mistakes
};

struct edition {
    struct arena arena;
    struct problems problems;
    // The clinic's languages that the program has words for, ordered by code.
    // tongues[i] and languages[i] belong together.
    struct tongue *tongues;
    struct language *languages;
    size_t count;
    size_t source; // index of the language pages are translated from
    // In the language it was asked for:
    size_t main;
    const struct content *content; // NULL: nothing to show
    const struct words *words;     // NULL: not even a notice can be shown
    struct text
        emergency; // the number in clinic.yaml, also where there is nothing to show
    bool whole;    // all languages have been read
    bool by_rules; // translations are checked by whoever checks all rules
    struct files files;
    struct files assets;
    const char *first; // the language it was asked for
    bool listed;       // which languages there are is known
    struct load *load; // of the language that is being read
    size_t loading;
    size_t errors_before;
};

// Reads the files in the language `lang` (NULL: the clinic's first), and what its pages
// fall back to. `by_rules`: translations are not compared, see rules.h. Both sets of files
// must outlive the edition; it must not move until it is whole.
void
edition_read(struct edition *edition, const struct files *files,
             const struct files *assets, const char *lang, bool by_rules);

// The same, but nothing is read yet: edition_read_more does.
void
edition_begin(struct edition *edition, const struct files *files,
              const struct files *assets, const char *lang, bool by_rules);

// Reads other languages for about `budget_ms` milliseconds (0 = to the end). Returns true
// while work is left.
bool
edition_read_more(struct edition *edition, unsigned budget_ms);

// Reads all languages to the end; how many pages visitors may meet that nobody has
// approved, counted in each language.
size_t
edition_count_drafts(struct edition *edition) MUST_CHECK;

// The index of a language of the edition, or that of the main one.
size_t
edition_language(const struct edition *edition, const char *lang) MUST_CHECK;

// Takes out the languages with mistakes: visitors are not offered them. The main one and
// its source must be whole.
void
edition_leave_out_broken(struct edition *edition);

// Moves an edition, so that it can be kept while another is read.
void
edition_move(struct edition *to, struct edition *from);

void
edition_finish(struct edition *edition);

// Prints the problems (errors and warnings) of the edition to standard error.
void
edition_print_problems(const struct edition *edition);
