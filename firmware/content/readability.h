// SPDX-License-Identifier: MIT
// Readability: words, sentences and syllables of a text and the figures made from them:
// Flesch-Kincaid and SMOG for English, INFLESZ for Spanish, Amstad's Flesch for German.
// Counts are added text by text; a text's end ends its sentence, so headings and entries
// of a list are sentences of their own.
#pragma once

#include "content/model.h"
#include "content/syllables.h"

struct readability_sums {
    unsigned words;
    unsigned sentences;
    unsigned syllables;
    unsigned long_words; // of three syllables or more
};

struct readability {
    struct readability_sums raw;
    struct readability_sums exempt; // without the exempt terms
    unsigned longest;               // words of the longest sentence
};

// A sentence within a text.
struct readability_sentence {
    const char *utf8;
    size_t len;
    unsigned words;
};

// Takes the next sentence from `*rest` (`*len` bytes are left of it). A full stop in a
// decimal or after an abbreviation ends none. Returns false when no words are left.
bool
readability_next(const char **rest, size_t *len,
                 struct readability_sentence *sentence) MUST_CHECK;

// Takes the next word, without the marks around it. Returns false at the end.
bool
readability_next_word(const char **rest, size_t *len, const char **word,
                      size_t *word_len) MUST_CHECK;

// Adds a text. `exempt` are terms of the subject that cannot be said otherwise ("therapist"
// stands for "Therapist" and "therapists" too); they are left out of the exempt sums. A
// sentence of exempt terms only is left out whole.
void
readability_add(struct readability *readability, enum syllables_language language,
                const struct text_list *exempt, const char *utf8, size_t len);

// Grade of a US school by Flesch and Kincaid (1975); 0 without words.
double
readability_grade(const struct readability_sums *sums) MUST_CHECK;

// SMOG grade by McLaughlin (1969).
double
readability_smog(const struct readability_sums *sums) MUST_CHECK;

// Reading ease, 0 (hard) to 100 and more (easy): Flesch (1948), for Spanish Szigriszt
// (1993) as the INFLESZ scale reads it, for German Amstad (1978).
double
readability_ease(enum syllables_language language,
                 const struct readability_sums *sums) MUST_CHECK;
