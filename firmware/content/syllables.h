// SPDX-License-Identifier: MIT
// Syllables: how many a word has, by rules and a short list of exceptions for English, by
// the rules of spelling for Spanish and German. Good to a few in a hundred words, which
// is what figures over a whole page need.
#pragma once

#include "base/attributes.h"

#include <stddef.h>

enum syllables_language {
    SYLLABLES_ENGLISH,
    SYLLABLES_SPANISH,
    SYLLABLES_GERMAN,
    SYLLABLES_UNKNOWN, // one is counted for each run of vowels
};

// The language of a code such as "en" or "es-MX".
enum syllables_language
syllables_language_of(const char *lang) MUST_CHECK;

// Syllables of one word (`len` bytes of UTF-8), at least 1. A number is one syllable, an
// abbreviation in capitals has one for each letter, parts joined by hyphens are added.
unsigned
syllables_count(enum syllables_language language, const char *word,
                size_t len) MUST_CHECK;
