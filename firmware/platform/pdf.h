// SPDX-License-Identifier: MIT
// PDF by libharu: sheets of text and pictures for A4 or Letter, filled from top to bottom.
// The same calls give the same bytes: no date and no name of a machine goes in.
#pragma once

#include "base/attributes.h"

#include <SDL.h>
#include <stdbool.h>
#include <stddef.h>

struct pdf;

// Opens an empty document with the fonts of assets_folder/fonts, which are embedded.
// `footer` stands at the bottom of every sheet, with its number, and must outlive the
// document. NULL and a sentence on failure.
struct pdf *
pdf_new(const char *assets_folder, bool letter, const char *footer, char *sentence,
        size_t sentence_bytes) MUST_CHECK;

// Begins a new sheet.
void
pdf_next_sheet(struct pdf *pdf);

// Begins one unless `height` points are left on this one.
void
pdf_need(struct pdf *pdf, double height);

// Leaves `height` points free.
void
pdf_space(struct pdf *pdf, double height);

// A paragraph in UTF-8 of `size` points, broken into lines.
void
pdf_text(struct pdf *pdf, const char *utf8, double size, bool bold);

// How many pictures stand side by side from now on, at least 1; 2 at first.
void
pdf_columns(struct pdf *pdf, unsigned columns);

// A picture of a screen, with a caption below.
void
pdf_picture(struct pdf *pdf, SDL_Surface *surface, const char *caption);

// Ends a row of pictures that is not full.
void
pdf_end_row(struct pdf *pdf);

// A row of empty boxes with what belongs into each above it.
void
pdf_boxes(struct pdf *pdf, const char *const *labels, size_t count);

// Writes the document durably, and frees it. false and a sentence on failure.
bool
pdf_write(struct pdf *pdf, const char *path, char *sentence,
          size_t sentence_bytes) MUST_CHECK;

// Frees it unwritten.
void
pdf_free(struct pdf *pdf);
