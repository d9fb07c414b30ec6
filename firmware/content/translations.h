// SPDX-License-Identifier: MIT
// Translations: how the pages of one language stand to those of the language they were
// translated from, and what visitors are shown where a page lacks or is out of date.
#pragma once

#include "base/files.h"
#include "base/problem.h"
#include "content/model.h"

#include <stdio.h>

// The first of the languages that the content's clinic.yaml names; NULL when it cannot be
// read, which the load will tell. Owned by the arena.
const char *
translations_first_language(const struct files *content, struct arena *arena) MUST_CHECK;

enum translation_state {
    TRANSLATION_OK,      // up to date; approved or the source itself
    TRANSLATION_DRAFT,   // up to date, but nobody has approved it
    TRANSLATION_STALE,   // of an older version than the source's
    TRANSLATION_MISSING, // no such page, or it has mistakes
};
enum { TRANSLATION_STATE_COUNT = TRANSLATION_MISSING + 1 };

// How the page of this id stands in `own`, which may be the source itself.
enum translation_state
translation_state(const struct content *own, const struct content *source,
                  const char *id) MUST_CHECK;

// What visitors are shown in the language of `own`: its pages and, where one lacks, is out
// of date or was withdrawn at the source, the source's page, whose lang says so. Lives in
// `arena` and points into both. *partial: some pages are the source's.
const struct content *
translations_merge(const struct content *own, const struct content *source,
                   struct arena *arena, bool *partial) MUST_CHECK;

// Marks of a page's words: four digits for what stands at its head and four for each
// block, such as "1f2e-03c4". Soft hyphens do not count. Owned by the arena.
const char *
translations_hash(const struct page *page, struct arena *arena) MUST_CHECK;

// Compares every page of `own` with the page it was translated from (L47, L48, L49) and
// adds what it finds. `running`: what makes no difference to visitors is left out, and a
// page older than its source is no error, since they are shown the source's.
void
translations_check(const struct content *own, const struct content *source, bool running,
                   struct problems *problems);

// Prints the matrix: a line a page, a column a language. contents[0] is the source.
void
translations_print(const struct content *const *contents, size_t count, FILE *out);
