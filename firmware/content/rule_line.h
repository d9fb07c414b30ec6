// SPDX-License-Identifier: MIT
// Words for comparing: a text as a row of words without capitals, soft hyphens and marks,
// so that "Cures" and "cures," are the same. A number is a word, and so are %, ¿,
// a quotation mark, a placeholder with its braces, and a dash between numbers.
#pragma once

#include "content/model.h"

struct rule_word {
    const char *utf8;
    size_t len;
    unsigned sentence; // from 0; also ends at ; and :
};

struct rule_line {
    const struct rule_word *words;
    size_t count;
};

// The words of a text, owned by the arena.
struct rule_line
rule_line_of(struct text text, struct arena *arena) MUST_CHECK;

// The words of each text of the list, owned by the arena; as many as the list has.
const struct rule_line *
rule_lines_of(const struct text_list *list, struct arena *arena) MUST_CHECK;

// Where `phrase` first stands at or after word `from`, within one sentence; line->count
// when nowhere. "#" in the phrase stands for any number.
size_t
rule_line_find(const struct rule_line *line, const struct rule_line *phrase,
               size_t from) MUST_CHECK;

// Whether the same words stand in both.
bool
rule_line_equal(const struct rule_line *left, const struct rule_line *right) MUST_CHECK;
