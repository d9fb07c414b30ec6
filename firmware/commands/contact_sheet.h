// SPDX-License-Identifier: MIT
// Contact sheets: many screens on one picture, or on the sheets of one PDF, each with its
// name below, to be looked at side by side.
#pragma once

#include "layout/measure.h"
#include "platform/paint.h"

#include <stddef.h>

struct contact_sheet;

// Begins a sheet that will be written to `path`, a PDF or a PNG by its ending. `assets` is the
// folder of the program's fonts. NULL and a sentence on failure. All arguments must outlive it.
struct contact_sheet *
contact_sheet_new(const char *path, struct painter *painter,
                  const struct measure *measure, const char *assets, char *sentence,
                  size_t sentence_bytes) MUST_CHECK;

// Paints the screen and adds it, with a caption of one line. false when there is no memory.
bool
contact_sheet_add(struct contact_sheet *sheet, const struct screen *screen,
                  const struct style *style, enum theme theme,
                  const char *caption) MUST_CHECK;

// Writes the sheet, unless `give_up`, and frees it. false and a sentence on failure.
bool
contact_sheet_end(struct contact_sheet *sheet, bool give_up, char *sentence,
                  size_t sentence_bytes) MUST_CHECK;
