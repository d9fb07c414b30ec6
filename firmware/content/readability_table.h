// SPDX-License-Identifier: MIT
// The table of how hard each page is to read, for people who write them.
#pragma once

#include "content/model.h"
#include "content/rule_book.h"

#include <stdio.h>

// Prints a line a page: words, sentences, the longest sentence, and the figures of the
// content's language: school grade with and without the exempt terms and SMOG for
// English, INFLESZ for Spanish, Amstad's figure for German.
void
readability_table_print(const struct content *content, const struct rule_book *book,
                        FILE *out);
