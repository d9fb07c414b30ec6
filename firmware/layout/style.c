// SPDX-License-Identifier: MIT
// The table of the four themes, the type scale and the spacing of one panel at one text
// step, all computed from mm and minutes of arc.
#include "layout/style.h"

#include <assert.h>
#include <math.h>

const char *const theme_names[THEME_COUNT] = {
    [THEME_LIGHT] = "light",
    [THEME_DARK] = "dark",
    [THEME_HC_DARK] = "hc-dark",
    [THEME_HC_LIGHT] = "hc-light",
};

static const uint32_t theme_table[COLOR_COUNT][THEME_COUNT] = {
    // light, dark, hc-dark, hc-light
    [COLOR_NONE] = {0x000000, 0x000000, 0x000000, 0x000000},
    [COLOR_PAPER] = {0xF6F3EC, 0x10181C, 0x000000, 0xFFFFFF},
    [COLOR_SURFACE] = {0xFFFFFF, 0x1A252B, 0x000000, 0xFFFFFF},
    [COLOR_TINT] = {0xE3EDEB, 0x20343A, 0x1C1C1C, 0xF0F0F0},
    [COLOR_INK] = {0x1B272E, 0xF1EFE8, 0xFFFFFF, 0x000000},
    [COLOR_INK2] = {0x2B363D, 0xD3DADD, 0xFFFFFF, 0x000000},
    [COLOR_ACCENT] = {0x06424A, 0x9BE0DB, 0xFFE14D, 0x000000},
    [COLOR_ON_ACCENT] = {0xFFFFFF, 0x0B1B1D, 0x000000, 0xFFFFFF},
    [COLOR_LINE] = {0x5A6971, 0x93A5AF, 0xFFFFFF, 0x000000},
    [COLOR_INFO] = {0x0A3A6E, 0xA9CBF2, 0xA9D8FF, 0x002B80},
    [COLOR_ON_INFO] = {0xFFFFFF, 0x0B1B1D, 0x000000, 0xFFFFFF},
    [COLOR_INFO_PALE] = {0xE6EEF7, 0x16283A, 0x000000, 0xFFFFFF},
    [COLOR_ON_INFO_PALE] = {0x1B272E, 0xF1EFE8, 0xFFFFFF, 0x000000},
    [COLOR_URGENT] = {0x7D1215, 0xFFB4A8, 0xFFB4A8, 0x7A0000},
    [COLOR_ON_URGENT] = {0xFFFFFF, 0x0B1B1D, 0x000000, 0xFFFFFF},
    [COLOR_URGENT_PALE] = {0xFBEAE8, 0x361D1C, 0x000000, 0xFFFFFF},
    [COLOR_ON_URGENT_PALE] = {0x1B272E, 0xF1EFE8, 0xFFFFFF, 0x000000},
    [COLOR_EMERGENCY] = {0x5E0B0F, 0xFF9A8C, 0xFFFFFF, 0x5A0000},
    [COLOR_ON_EMERGENCY] = {0xFFFFFF, 0x0B1B1D, 0x000000, 0xFFFFFF},
    [COLOR_EMERGENCY_BODY] = {0x1F1A1A, 0x4A1013, 0x3D0000, 0x000000},
    [COLOR_ON_EMERGENCY_BODY] = {0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF},
    [COLOR_CAUTION] = {0xFFE9A8, 0x3D3209, 0xFFE14D, 0xFFE14D},
    [COLOR_ON_CAUTION] = {0x1B272E, 0xFFE9A8, 0x000000, 0x000000},
    [COLOR_FOCUS] = {0xFFD23F, 0xFFD23F, 0x00E5FF, 0x0033CC},
    [COLOR_FOCUS_RING] = {0x1B272E, 0x10181C, 0x000000, 0xFFFFFF},
    [COLOR_CODE] = {0x000000, 0x000000, 0x000000, 0x000000},
    [COLOR_CODE_PAPER] = {0xFFFFFF, 0xFFFFFF, 0xFFFFFF, 0xFFFFFF},
};

uint32_t
theme_color(enum theme theme, enum color color)
{
    assert((unsigned)theme < THEME_COUNT && (unsigned)color < COLOR_COUNT);
    return theme_table[color][theme];
}

static const double BODY_ARCMIN = 24;
static const double LABEL_MOST_ARCMIN = 42;
static const double SMALL_PANEL_BELOW_MM = 100;

enum { STEP_COUNT = 4, LARGEST = STEP_COUNT - 1 };
static const int steps[STEP_COUNT] = {100, 125, 150, 200};

// A role's size as a share of body text at each step. Shares shrink towards 1 as text
// grows: without that the titles are the first to fit nowhere. Bold lines are short and
// lie closer than those of body text, so that each stays one shape.
struct scale_row {
    double share[STEP_COUNT];
    bool bold;
    double line_em;   // 0: as body text
    double spaced_em; // likewise, with more space
};

static const struct scale_row scale[TEXT_ROLE_COUNT] = {
    [ROLE_TITLE] = {{1.60, 1.45, 1.30, 1.18}, true, 1.2, 1.2},
    [ROLE_HEADING] = {{1.30, 1.22, 1.15, 1.09}, true, 1.25, 0},
    [ROLE_LEAD] = {{1.15, 1.11, 1.08, 1.05}, true, 1.25, 0},
    [ROLE_BODY] = {{1, 1, 1, 1}, false, 0, 0},
    [ROLE_CAPTION] = {{0.85, 0.85, 1, 1}, true, 1.35, 0},
    [ROLE_LABEL] = {{1, 1, 1, 1}, true, 1.2, 1.2},
};

static const double body_line_em[STEP_COUNT] = {1.5, 1.5, 1.5, 1.35};
static const double spaced_line_em[STEP_COUNT] = {1.8, 1.8, 1.8, 1.5};
static const double PARAGRAPH_GAP_EM = 0.9;
static const double SPACED_GAP_EM = 1.2;

static size_t
step_index(int step)
{
    size_t i = 0;
    while (i < STEP_COUNT - 1 && steps[i] != step)
        i++;
    assert(steps[i] == step);
    return i;
}

static double
mm_of_arc(const struct panel *panel, double minutes)
{
    return panel->distance_mm * tan(minutes / 60 * 3.14159265358979323846 / 180);
}

struct type
style_type(const struct panel *panel, const struct measure *measure, double cap_mm,
           bool bold, double line_em)
{
    double capital_em = measure->capital_em(measure->context, 0, bold);
    assert(capital_em > 0);
    double px_per_mm = panel->height_px / panel->height_mm;
    const double slack = 1e-9;
    double em_px = fmin(ceil(cap_mm / capital_em * px_per_mm - slack), UINT16_MAX);
    struct font font = {.face = 0, .bold = bold, .em_px = (uint16_t)em_px};
    return (struct type){
        .font = font,
        .line_px = (int)ceil(font.em_px * line_em - slack),
        .ascent_px = measure->ascent_px(measure->context, font),
        .descent_px = measure->descent_px(measure->context, font),
    };
}

static void
fill_types(struct style *style, size_t index, bool more_space)
{
    double line_em = more_space ? spaced_line_em[index] : body_line_em[index];
    double body_mm = mm_of_arc(&style->panel, BODY_ARCMIN) * steps[index] / 100;
    for (size_t role = 0; role < TEXT_ROLE_COUNT; role++) {
        const struct scale_row *row = &scale[role];
        double cap_mm = body_mm * row->share[index];
        if (role == ROLE_LABEL && index == LARGEST)
            cap_mm = fmin(cap_mm, mm_of_arc(&style->panel, LABEL_MOST_ARCMIN));
        double own_em = more_space ? row->spaced_em : row->line_em;
        style->type[role] = style_type(&style->panel, style->measure, cap_mm, row->bold,
                                       own_em > 0 ? own_em : line_em);
    }
}

static int
at_least(int least, int value)
{
    return value > least ? value : least;
}

struct style
style_make(const struct panel *panel, int step, bool more_space, unsigned min_target_mm,
           const struct measure *measure)
{
    bool small = fmin(panel->width_mm, panel->height_mm) < SMALL_PANEL_BELOW_MM;
    struct style style = {
        .panel = *panel,
        .panel_class = panel_class(panel),
        .compact = panel_is_compact(panel),
        .step = step,
        .unit_px = panel_px(panel, small ? 1.2 : 2.0),
        .target_px = panel_px(panel, min_target_mm > 15 ? min_target_mm : 15),
        .primary_px = panel_px(panel, min_target_mm > 20 ? min_target_mm : 20),
        .radius_px = panel_px(panel, small ? 1.6 : 2.0),
        .outline_px = at_least(2, panel_px(panel, 0.35)),
        .pressed_px = at_least(3, panel_px(panel, 0.7)),
        .measure = measure,
    };
    fill_types(&style, step_index(step), more_space);
    int em_px = style.type[ROLE_BODY].font.em_px;
    style.paragraph_gap_px =
        (int)ceil(em_px * (more_space ? SPACED_GAP_EM : PARAGRAPH_GAP_EM));
    style.tight = !more_space;
    return style;
}
