// SPDX-License-Identifier: MIT
// Style: the type scale by minutes of arc, the spacing unit, and the four themes (ux 4).
// One style belongs to one panel at one text step.
#pragma once

#include "layout/display_list.h"
#include "layout/measure.h"
#include "layout/panel.h"

#include <stdint.h>

enum theme { THEME_LIGHT, THEME_DARK, THEME_HC_DARK, THEME_HC_LIGHT };
enum { THEME_COUNT = THEME_HC_LIGHT + 1 };

// "light", "dark", "hc-dark", "hc-light".
extern const char *const theme_names[THEME_COUNT];

// 0xRRGGBB of a token in a theme.
uint32_t
theme_color(enum theme theme, enum color color) MUST_CHECK;

struct type { // one row of the type scale
    struct font font;
    int line_px;   // line height
    int ascent_px; // of the face at this size
    int descent_px;
};

struct style {
    struct panel panel; // as the viewer sees it
    enum panel_class panel_class;
    bool compact;
    int step;       // 100, 125, 150 or 200
    int unit_px;    // u: 1.2 mm on small panels, 2 mm on large ones
    int target_px;  // 15 mm, or more if the device asks for it
    int primary_px; // 20 mm
    int radius_px;
    int outline_px; // 0.35 mm, at least 2 px
    int pressed_px; // 0.7 mm
    int paragraph_gap_px;
    bool tight; // gaps may shrink where that saves a screen
    struct type type[TEXT_ROLE_COUNT];
    const struct measure *measure;
};

// The type whose capitals are at least `cap_mm` high, with lines of `line_em`. The
// style's own roles are made by it; the attract loop asks for sizes of its own.
struct type
style_type(const struct panel *panel, const struct measure *measure, double cap_mm,
           bool bold, double line_em) MUST_CHECK;

// step: 100, 125, 150 or 200. more_space restores 1.5 em lines at 200 % and widens gaps.
// `panel` must already be turned. min_target_mm: 15 or more.
struct style
style_make(const struct panel *panel, int step, bool more_space, unsigned min_target_mm,
           const struct measure *measure) MUST_CHECK;

// A still drawing in the attract loop: every other slide has one.
enum drawing { DRAWING_NONE, DRAWING_PLANT, DRAWING_LANDSCAPE };
