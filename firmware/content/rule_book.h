// SPDX-License-Identifier: MIT
// The rule book: what the rule files say, in one language. assets/rules holds the lists
// for any patient information, always applied; the folder rules of a content adds those
// of its subject and can take nothing away.
#pragma once

#include "base/files.h"
#include "base/problem.h"
#include "content/model.h"

#include <stdbool.h>

// Which texts an entry is about. Empty lists: all.
struct rule_scope {
    struct text_list pages; // ids; "effect-*" is every id that begins so
    const unsigned *kinds;  // enum page_kind
    size_t kind_count;
    const unsigned *roles; // enum visible_role
    size_t role_count;
};

// Words that must not stand there.
struct rule_deny {
    struct text rule; // "L26"
    struct rule_scope scope;
    struct text_list words;    // "#" stands for any number
    struct text_list except;   // where a word is part of these, it is fine
    struct text_list with;     // only when one of these comes before it in the sentence
    struct text_list starting; // fine when the sentence begins with one of these
    bool compares;             // fine on pages that name a supported fact which compares
    struct text what;          // after `the word "cure"`
    struct text mend;
};

// What pages must have: one of the block, the heading, the words and all of the links.
struct rule_require {
    struct text rule;
    struct rule_scope scope;
    struct text block; // id of a shared block
    bool first_screen; // on the first screen, on the first two where text is very large
    struct text_list shorter; // or one of these words on the first screen
    struct text_list headings;
    struct text_list words;
    struct text_list links; // page ids
    bool one;               // one page that has it is enough
    struct text what;       // "does not say …"
    struct text mend;
};

// Words that must be followed by others within so many sentences.
struct rule_follow {
    struct text rule;
    struct rule_scope scope;
    struct text_list words;
    struct text_list except;
    struct text_list with;
    unsigned within;
    struct text_list by;
    struct text what;
    struct text mend;
};

// A section that needs another as large.
struct rule_balance {
    struct text rule;
    struct text_list headings;
    struct text_list against;
    struct text what;
    struct text mend;
};

// A list that has the same words in the same order wherever it is.
struct rule_list {
    struct text rule;
    struct text_list pages; // that must have it
    struct text_list items;
    struct text what;
    struct text mend;
};

struct rule_brand {
    struct text name, generic;
};

struct rule_entries {
    const void *items;
    size_t count;
};

struct rule_file {
    struct text lang;                                       // no text: of any language
    struct rule_entries deny;                               // struct rule_deny
    struct rule_entries require;                            // struct rule_require
    struct rule_entries follow;                             // struct rule_follow
    struct rule_entries balance;                            // struct rule_balance
    struct rule_entries lists;                              // struct rule_list
    struct rule_entries agree, keep, cells, times, numbers; // see rule_keeps.h
    struct rule_entries brands;                             // struct rule_brand
    struct text_list names;    // SHA-256 of names that must not appear, in hex
    struct text_list approval; // words of a statement about approval, see L52
    struct text_list exempt, verbs, roles, translators, capitals; // see rule_lists.h
    struct rule_entries reviews;                                  // struct rule_review
};

struct rule_book { // all files that apply to one language, the general ones first
    struct text lang;
    const struct rule_file *files;
    size_t file_count;
};

// Reads rules/*.yaml of both. Files of another language are left out. Mistakes are told;
// false when there were any.
bool
rule_book_load(const struct files *assets, const struct files *content, const char *lang,
               struct arena *arena, struct problems *problems,
               struct rule_book *book) MUST_CHECK;

// Whether the scope is about this page (NULL: the menu).
bool
rule_scope_has(const struct rule_scope *scope, const struct page *page) MUST_CHECK;
