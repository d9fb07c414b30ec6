// SPDX-License-Identifier: MIT
// The glossary: which words to know stand in a text. Whole words only, in any case; a form
// that is all capitals ("IM") only in capitals, since in small letters it may be another
// word.
#pragma once

#include "content/library.h"

// Reports words that are there twice.
void
glossary_check(struct reader *reader, const struct term *terms, size_t count);

// Finds the words to know of a page, or of one answer. A page that shows the whole glossary
// has none. What is found lives in `arena`.
void
glossary_match_page(const struct library *library, struct page *page,
                    struct arena *arena);
void
glossary_match_answer(const struct library *library, struct answer *answer,
                      struct arena *arena);
