// SPDX-License-Identifier: MIT
// Shots: a screen painted without any display and written as a PNG.
#pragma once

#include "platform/paint.h"

// Paints the screen, turns it as the hardware is mounted (0, 90, 180 or 270 degrees) and writes it
// to `path`. false and one sentence when that cannot be done.
bool
shot_write(struct painter *painter, const struct screen *screen,
           const struct style *style, const struct paint_state *state, int rotation,
           const char *path, char *sentence, size_t sentence_bytes) MUST_CHECK;
