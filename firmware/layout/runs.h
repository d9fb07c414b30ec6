// SPDX-License-Identifier: MIT
// Runs: which face of the font chain sets which grapheme, and at what size, so that
// capitals of every face are as tall as those of face 0. Lines are paragraph's business.
#pragma once

#include "layout/breaks.h"
#include "layout/measure.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Writes to faces[i] the face of byte i of `text`, the same for all bytes of a grapheme.
// A grapheme goes to the first face that has all of it, and to face 0 when none has.
void
runs_find(const struct measure *measure, bool bold, const struct breaks *text,
          uint8_t *faces);

// `base` (of face 0) in another face, its em chosen so that capital heights match.
struct font
runs_font(const struct measure *measure, struct font base, uint8_t face) MUST_CHECK;

// Number of code points that no face has; the first of them goes to *code_point.
size_t
runs_missing(const struct measure *measure, bool bold, const char *utf8, size_t len,
             uint32_t *code_point) MUST_CHECK;
