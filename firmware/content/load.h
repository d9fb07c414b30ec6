// SPDX-License-Identifier: MIT
// Loading: a content folder becomes a `struct content`, with every mistake found in one
// pass. A stepper: the caller decides how long each go may take. It reads files and
// decides nothing about screens.
#pragma once

#include "base/files.h"
#include "base/problem.h"
#include "content/model.h"

#include <stdbool.h>

struct load;

// Begins to load `folder` in language `lang` ("en"). The result and all its strings will
// live in `arena`, findings go to `problems` (which must outlive the load). Never NULL.
struct load *
load_new(const char *folder, const char *lang, struct arena *arena,
         struct problems *problems) MUST_CHECK;

// The same of files that may be in memory, where they have to stay until load_free.
struct load *
load_new_from(const struct files *files, const char *lang, struct arena *arena,
              struct problems *problems) MUST_CHECK;

// Placeholders such as {clinic_phone} stay as the files have them. Before the first step.
void
load_leave_bare(struct load *load);

// What {reviewed_role}, {reviewed_on} and {review_due} say on a page that nobody has
// checked, in the language that is loaded; a dash unless told. `not_yet` must outlive the
// load. Before the first step.
void
load_say_not_yet(struct load *load, const struct text *not_yet);

// Has each page keep its text as approvals see it (signed_text). Before the first step.
void
load_keep_texts(struct load *load);

// Works for about `budget_ms` milliseconds (0 = to the end). Returns true while work is
// left.
bool
load_step(struct load *load, unsigned budget_ms) MUST_CHECK;

// The content, or NULL when there were errors that leave nothing to show. Findings of
// severity error that concern single pages still give a content with the pages that are
// whole.
const struct content *
load_result(const struct load *load) MUST_CHECK;

// All that could be read, even where load_result is NULL: anything in it may lack. Never
// NULL.
const struct content *
load_found(const struct load *load) MUST_CHECK;

// Share done, 0 to 100.
unsigned
load_percent(const struct load *load) MUST_CHECK;

void
load_free(struct load *load);
