// SPDX-License-Identifier: MIT
// How layout asks for the width of text without knowing fonts. platform/fonts.c answers
// with SDL2_ttf, tests answer with a fake face whose widths are the same on every
// machine.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A face of the chain at one size. Face 0 is Noto Sans; higher ones are the fallbacks.
struct font {
    uint8_t face;
    bool bold;
    uint16_t em_px;
};

struct measure {
    void *context;
    int face_count;
    // Width in px of the whole run, shaped. Never a sum of parts.
    int (*width_px)(void *context, struct font font, const char *utf8, size_t len);
    // Height in px from baseline to the top of the tallest letters, and below the
    // baseline.
    int (*ascent_px)(void *context, struct font font);
    int (*descent_px)(void *context, struct font font);
    // Capital height of the face as a share of the em (0.714 for Noto Sans).
    double (*capital_em)(void *context, uint8_t face, bool bold);
    bool (*has_glyph)(void *context, uint8_t face, bool bold, uint32_t code_point);
};
