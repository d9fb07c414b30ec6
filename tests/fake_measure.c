// SPDX-License-Identifier: MIT
// Widths in hundredths of an em: letters 55 (bold 60), spaces 26, narrow letters 30,
// marks 0. Face 0 has Latin, Greek, Cyrillic and punctuation, face 1 arrows and symbols.
#include "fake_measure.h"

#include "base/attributes.h"
#include "base/text.h"

#include <string.h>
#include <unictype.h>

struct range {
    uint8_t face;
    uint32_t first, last;
};

static const struct range glyphs[] = {
    {0, 0x0020, 0x058F}, {0, 0x2000, 0x206F}, {0, 0x20A0, 0x20BF},
    {1, 0x2190, 0x21FF}, {1, 0x2600, 0x27BF},
};

static bool
has_glyph(void *context, uint8_t face, bool bold, uint32_t code_point)
{
    (void)context;
    (void)bold;
    for (size_t i = 0; i < COUNT_OF(glyphs); i++) {
        const struct range *range = &glyphs[i];
        if (range->face == face && code_point >= range->first &&
            code_point <= range->last)
            return true;
    }
    return false;
}

static int
hundredths(uint32_t code_point, bool bold)
{
    if (code_point == ' ' || code_point == 0xA0)
        return 26;
    if (code_point < 0x7F && strchr("iljtf.,:;!'|", (int)code_point))
        return 30;
    if (code_point >= 0x300 && uc_is_general_category_withtable(
                                   code_point, UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Cf))
        return 0;
    return bold ? 60 : 55;
}

static int
up(int value_in_hundredths)
{
    return (value_in_hundredths + 99) / 100;
}

static int
width_px(void *context, struct font font, const char *utf8, size_t len)
{
    (void)context;
    int sum = 0;
    for (size_t i = 0, taken = 1; i < len; i += taken)
        sum += hundredths(text_decode(utf8 + i, len - i, &taken), font.bold);
    return up(sum * font.em_px);
}

static int
ascent_px(void *context, struct font font)
{
    (void)context;
    return (1069 * font.em_px + 999) / 1000;
}

static int
descent_px(void *context, struct font font)
{
    (void)context;
    return (293 * font.em_px + 999) / 1000;
}

static double
capital_em(void *context, uint8_t face, bool bold)
{
    (void)context;
    (void)face;
    (void)bold;
    return 0.714;
}

struct measure *
fake_measure(void)
{
    static struct measure measure = {
        .face_count = 2,
        .width_px = width_px,
        .ascent_px = ascent_px,
        .descent_px = descent_px,
        .capital_em = capital_em,
        .has_glyph = has_glyph,
    };
    return &measure;
}
