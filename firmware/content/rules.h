// SPDX-License-Identifier: MIT
// Rules: what any information for patients has to keep, by the ids of the content policy
// (L01 to L54). One table says of each rule how serious it is, what it asks and where it
// is enforced; `anteroom check --rules` prints it. To add a rule's check, write a
// function of type rule_function in a file of its own, declare it in rules_private.h, and
// name it in the rule's row in rules.c. It looks at rules->content and calls rules_found.
#pragma once

#include "base/files.h"
#include "base/problem.h"
#include "content/model.h"
#include "content/rule_book.h"
#include "content/rule_line.h"
#include "content/visible.h"

#include <stdio.h>

struct rules;
struct rule;

typedef void
rule_function(struct rules *rules, const struct rule *rule);

struct rule {
    const char *id;         // "L26"
    enum severity severity; // unless the clinic says otherwise
    bool safety;            // a clinic cannot lower it
    const char *where;      // the part of the program that enforces it
    const char *asks;       // one sentence without a full stop
    rule_function *check;   // NULL: rule files alone, or another part, do it
};

// What the rules are about. Texts are as the files say them: {clinic_phone} stands where
// visitors see the number.
struct rules_subject {
    const struct content *content;
    const struct content *source; // what it is a translation of; NULL: of nothing
    const struct rule_book *book; // what the rule files say, in the content's language
    const char *today;            // YYYY-MM-DD; NULL: not known
};

// One check of one subject.
struct rules {
    const struct content *content;
    const struct content *source;
    const struct rule_book *book;
    const char *today;
    const struct visible *visible; // every text visitors see, in the order they read it
    size_t visible_count;
    const struct rule_line *lines; // the words of each, in the same order
    struct problems *problems;
    struct arena *arena; // for the check's own use
};

enum { RULE_COUNT = 54 };
extern const struct rule rules_table[RULE_COUNT];

// Checks a content by all rules. `told` gets the findings, and a note for each rule the
// clinic has set otherwise. A mistake in these settings is told as well.
void
rules_check(const struct rules_subject *subject, struct problems *told);

// A content folder in one of its languages.
struct rules_folder {
    struct files files;
    const char *lang;
    struct files assets; // the program's own
    const char *today;   // YYYY-MM-DD; NULL: not known
};

// Reads the folder anew, with placeholders as they are written, and the rule files of
// both folders, and checks all, translations against their source too. Mistakes in rule
// files are told; those in the content's own files have been.
void
rules_check_folder(const struct rules_folder *folder, struct problems *told);

// How serious the clinic takes `rule` at the place, which may be a page of its own.
enum rule_level
rules_level(const struct clinic *clinic, const struct rule *rule,
            struct place place) MUST_CHECK;

// Adds a finding of `rule`, as serious as the clinic has set, with the rule's id behind
// it. `mend` may be NULL. Nothing is added when the clinic has switched the rule off.
void
rules_found(struct rules *rules, const struct rule *rule, struct place place,
            const char *mend, const char *format, ...) PRINTF_LIKE(5, 6);

// The rule with this id, or NULL.
const struct rule *
rules_named(const char *id) MUST_CHECK;

// Prints the table, a line a rule.
void
rules_print(FILE *out);
