// SPDX-License-Identifier: MIT
// Coverage: which page says which fact, in each language; what is missing, what was left
// out and why; and how much of each document that claims came from is shown.
#pragma once

#include "content/model.h"

#include <stdio.h>

// Prints the table of one content, loaded once for each language; the facts are those of
// the first. Returns whether every fact that must appear does in every language, and none
// that was left out is named anywhere.
bool
coverage_print(const struct content *const *contents, size_t count, FILE *out);
