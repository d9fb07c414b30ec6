// SPDX-License-Identifier: MIT
// Rules: what any information for patients has to keep, by the ids of the content policy
// (L01 to L54). One table says of each rule how serious it is, what it asks and where it
// is enforced; `anteroom check --rules` prints it. To add a rule's check, write a
// function of type rule_function in a file of its own, declare it in rules_private.h, and
// name it in the rule's row in rules.c. It looks at rules->content and calls rules_found.
#pragma once

#include "base/problem.h"
#include "content/model.h"
#include "content/rule_book.h"
#include "content/rule_words.h"
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

// One check of one content. Texts are as the files say them: {clinic_phone} stands where
// visitors see the number.
struct rules {
    const struct content *content;
    const struct rule_book *book;  // what the rule files say, in the content's language
    const struct visible *visible; // every text visitors see, in the order they read it
    size_t visible_count;
    const struct rule_line *lines; // the words of each, in the same order
    const char *today; // YYYY-MM-DD; NULL: not known
    struct problems *problems;
    struct arena *arena; // for the check's own use
};

enum { RULE_COUNT = 54 };
extern const struct rule rules_table[RULE_COUNT];

// Checks a content by all rules. `told` gets the findings, and a note for each rule the
// clinic has set otherwise. A mistake in these settings is told as well.
void
rules_check(const struct content *content, const struct rule_book *book,
            struct problems *told);

// Reads the folder anew, with placeholders as they are written, and the rule files of
// both folders, and checks all. Mistakes in rule files are told; those in the content's
// own files have been.
void
rules_check_folder(const char *folder, const char *lang, const char *assets_folder,
                   struct problems *told);

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
