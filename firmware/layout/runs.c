// SPDX-License-Identifier: MIT
// SDL_ttf paints what a face lacks as a box and knows no other face, so the chain is
// walked here, whole grapheme by whole grapheme: half a cluster in another face would not
// be shaped together.
#include "layout/runs.h"

#include "base/text.h"

#include <math.h>
#include <string.h>
#include <unictype.h>

// Code points that shape others and need no glyph of their own.
static bool
needs_glyph(uint32_t code_point)
{
    if (code_point < 0x7F)
        return code_point > ' ';
    return !breaks_is_hint(code_point) && !breaks_is_space(code_point) &&
           !uc_is_property_default_ignorable_code_point(code_point);
}

static bool
face_has(const struct measure *measure, uint8_t face, bool bold, const char *utf8,
         size_t len)
{
    for (size_t i = 0, taken = 1; i < len; i += taken) {
        uint32_t code_point = text_decode(utf8 + i, len - i, &taken);
        if (needs_glyph(code_point) &&
            !measure->has_glyph(measure->context, face, bold, code_point))
            return false;
    }
    return true;
}

static uint8_t
face_for(const struct measure *measure, bool bold, const char *utf8, size_t len)
{
    for (int face = 0; face < measure->face_count; face++)
        if (face_has(measure, (uint8_t)face, bold, utf8, len))
            return (uint8_t)face;
    return 0;
}

void
runs_find(const struct measure *measure, bool bold, const struct breaks *text,
          uint8_t *faces)
{
    for (size_t start = 0, end = 1; start < text->len; start = end) {
        for (end = start + 1; end < text->len && !text->starts[end];)
            end++;
        uint8_t face = face_for(measure, bold, text->utf8 + start, end - start);
        memset(faces + start, face, end - start);
    }
}

struct font
runs_font(const struct measure *measure, struct font base, uint8_t face)
{
    if (face == base.face)
        return base;
    double wanted = measure->capital_em(measure->context, base.face, base.bold);
    double has = measure->capital_em(measure->context, face, base.bold);
    struct font font = {.face = face, .bold = base.bold, .em_px = base.em_px};
    if (wanted > 0 && has > 0) {
        const double slack = 1e-9;
        font.em_px = (uint16_t)fmin(ceil(base.em_px * wanted / has - slack), UINT16_MAX);
    }
    return font;
}

size_t
runs_missing(const struct measure *measure, bool bold, const char *utf8, size_t len,
             uint32_t *code_point)
{
    size_t missing = 0;
    for (size_t i = 0, taken = 1; i < len; i += taken) {
        uint32_t found = text_decode(utf8 + i, len - i, &taken);
        if (!needs_glyph(found))
            continue;
        bool has = false;
        for (int face = 0; face < measure->face_count && !has; face++)
            has = measure->has_glyph(measure->context, (uint8_t)face, bold, found);
        if (!has && missing++ == 0)
            *code_point = found;
    }
    return missing;
}
