// SPDX-License-Identifier: MIT
// The rules' checks, one function each, for the table in rules.c. Private to the rules.
#pragma once

#include "content/rules.h"

// What the rule files ask under this rule's id.
void
rules_by_book(struct rules *rules, const struct rule *rule);

// One entry of a rule file: struct rule_require, rule_balance, rule_list.
void
rules_check_require(struct rules *rules, const struct rule *rule, const void *entry);
void
rules_check_balance(struct rules *rules, const struct rule *rule, const void *entry);
void
rules_check_list(struct rules *rules, const struct rule *rule, const void *entry);
void
rules_check_keep(struct rules *rules, const struct rule *rule, const void *entry);
void
rules_check_cells(struct rules *rules, const struct rule *rule, const void *entry);
void
rules_check_times(struct rules *rules, const struct rule *rule, const void *entry);

// What rule files ask of translations under this rule's id, text by text.
void
rules_check_agree(struct rules *rules, const struct rule *rule);

// Whether the scope is about this text.
bool
rules_in_scope(const struct rule_scope *scope, const struct visible *visible) MUST_CHECK;

// L06: the region's emergency number and crisis line are whole and checked, and (struct
// rule_region) those of the region.
void
rules_check_crisis(struct rules *rules, const struct rule *rule);
void
rules_check_region_numbers(struct rules *rules, const struct rule *rule,
                           const void *entry);

// L29: brands come in brackets behind the general name, once a page.
void
rules_check_brands(struct rules *rules, const struct rule *rule);

// L30: telephone numbers, addresses of mail and the web.
void
rules_check_contacts(struct rules *rules, const struct rule *rule);

// L33: names whose sums the rule files hold.
void
rules_check_names(struct rules *rules, const struct rule *rule);

// L50: letters of another script than the language's.
void
rules_check_script(struct rules *rules, const struct rule *rule);

// L52: statements about approval that do not say for which region.
void
rules_check_region(struct rules *rules, const struct rule *rule);

// L47, L48, L49: translations.
void
rules_check_translation(struct rules *rules, const struct rule *rule);

// L49: the same, and which role compared them.
void
rules_check_translators(struct rules *rules, const struct rule *rule);

// What a page rests on, and who checked it.
void
rules_check_sources(struct rules *rules, const struct rule *rule);
void
rules_check_reviewers(struct rules *rules, const struct rule *rule);
void
rules_check_review_dates(struct rules *rules, const struct rule *rule);
void
rules_check_review_due(struct rules *rules, const struct rule *rule);
void
rules_check_coverage(struct rules *rules, const struct rule *rule);
void
rules_check_numbers(struct rules *rules, const struct rule *rule);
void
rules_check_pictures(struct rules *rules, const struct rule *rule);
void
rules_check_harm(struct rules *rules, const struct rule *rule);

// How hard it is to read.
void
rules_check_grade(struct rules *rules, const struct rule *rule);
void
rules_check_sentences(struct rules *rules, const struct rule *rule);
void
rules_check_paragraphs(struct rules *rules, const struct rule *rule);
void
rules_check_lists(struct rules *rules, const struct rule *rule);
void
rules_check_messages(struct rules *rules, const struct rule *rule);
void
rules_check_headings(struct rules *rules, const struct rule *rule);
void
rules_check_actions(struct rules *rules, const struct rule *rule);

// L39: abbreviations.
void
rules_check_terms(struct rules *rules, const struct rule *rule);

// The rule with another weight, for what is only near its limit.
struct rule
rules_softer(const struct rule *rule, enum severity severity) MUST_CHECK;

// The sums of a page's texts, without the terms that do not count in .exempt.
struct readability;
void
rules_measure(const struct rules *rules, const struct page *page,
              struct readability *readability);

// Whether a text says the words, as whole words in any case.
bool
rules_says(const struct text *text, const struct text *words) MUST_CHECK;
