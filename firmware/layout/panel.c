// SPDX-License-Identifier: MIT
// The named panels, the reader of measures, and the only place where millimetres, pixels
// and minutes of arc are turned into each other.
#include "layout/panel.h"

#include "base/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const struct panel panel_table[] = {
    {"td1", 800, 480, 154.1, 85.9, 500},
    {"td1-portrait", 480, 800, 85.9, 154.1, 500},
    {"td2", 720, 1280, 87, 154.5, 500},
    {"td2-landscape", 1280, 720, 154.5, 87, 500},
    {"td2-5", 720, 1280, 62, 110.5, 400},
    {"td2-5-landscape", 1280, 720, 110.5, 62, 400},
    {"p10", 1280, 800, 217, 136, 550},
    {"p10-portrait", 800, 1280, 136, 217, 550},
    {"p15", 1920, 1080, 345, 194, 600},
    {"p21", 1920, 1080, 476, 268, 650},
    {"p21-portrait", 1080, 1920, 268, 476, 650},
};
const size_t panel_count = COUNT_OF(panel_table);

static const double RAILS_BELOW_MM = 100;
static const double STACK_BELOW_MM = 200;
static const double COMPACT_BELOW_MM = 75;

// One number of a measure, what it is called in a sentence, and what must follow it.
struct measure_part {
    const char *name;
    double least, most;
    bool whole;
    char after; // the separator behind it, 0 at the end
};

enum { PARTS = 5, SHOWN_BYTES = 48 };

static const struct measure_part measure_parts[PARTS] = {
    {"the width in pixels", 200, 8192, true, 'x'},
    {"the height in pixels", 200, 8192, true, '@'},
    {"the width in mm", 40, 2000, false, 'x'},
    {"the height in mm", 40, 2000, false, '@'},
    {"the viewing distance in mm", 200, 3000, true, 0},
};

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Reads "154.1" without the locale's say in what a decimal point is. NULL when it is no
// number.
static const char *
read_number(const char *text, bool whole, double *number)
{
    if (!is_digit(*text))
        return NULL;
    double value = 0;
    for (; is_digit(*text); text++)
        value = value * 10 + (*text - '0');
    if (*text == '.' && !whole) {
        double share = 0.1;
        for (text++; is_digit(*text); text++) {
            value += (*text - '0') * share;
            share /= 10;
        }
    }
    *number = value;
    return text;
}

// What was typed, short and fit for a terminal.
static void
show(const char *text, char shown[SHOWN_BYTES])
{
    size_t len = 0;
    for (; text[len] != '\0' && len + 1 < SHOWN_BYTES; len++)
        shown[len] = text[len] >= ' ' && text[len] <= '~' ? text[len] : '?';
    shown[len] = '\0';
}

static bool
read_measure(const char *text, struct panel *panel, char *sentence, size_t sentence_bytes)
{
    char shown[SHOWN_BYTES];
    show(text, shown);
    double numbers[PARTS] = {0};
    const char *rest = text;
    for (size_t i = 0; i < PARTS; i++) {
        const struct measure_part *part = &measure_parts[i];
        rest = read_number(rest, part->whole, &numbers[i]);
        if (!rest || *rest != part->after) {
            snprintf(
                sentence, sentence_bytes,
                "panel '%s' is not a measure: write WxH@MMxMM@DISTANCE_MM, for example "
                "800x480@154.1x85.9@500",
                shown);
            return false;
        }
        if (numbers[i] < part->least || numbers[i] > part->most) {
            snprintf(sentence, sentence_bytes, "panel '%s': %s must be %g to %g", shown,
                     part->name, part->least, part->most);
            return false;
        }
        rest += part->after != 0;
    }
    *panel = (struct panel){
        .name = "custom",
        .width_px = (int)numbers[0],
        .height_px = (int)numbers[1],
        .width_mm = numbers[2],
        .height_mm = numbers[3],
        .distance_mm = (int)numbers[4],
    };
    return true;
}

static void
say_unknown(const char *text, char *sentence, size_t sentence_bytes)
{
    const char *names[COUNT_OF(panel_table)];
    char list[256] = "";
    size_t len = 0;
    for (size_t i = 0; i < panel_count; i++) {
        names[i] = panel_table[i].name;
        int taken =
            snprintf(list + len, sizeof list - len, "%s%s", i > 0 ? ", " : "", names[i]);
        len += taken > 0 && (size_t)taken < sizeof list - len ? (size_t)taken : 0;
    }
    char shown[SHOWN_BYTES];
    show(text, shown);
    const char *nearest = text_nearest(text, names, panel_count);
    snprintf(sentence, sentence_bytes,
             "panel '%s' is not known%s%s%s: use %s, or WxH@MMxMM@DISTANCE_MM", shown,
             nearest ? " (did you mean " : "", nearest ? nearest : "",
             nearest ? "?)" : "", list);
}

bool
panel_parse(const char *text, struct panel *panel, char *sentence, size_t sentence_bytes)
{
    for (size_t i = 0; i < panel_count; i++) {
        if (strcmp(text, panel_table[i].name) == 0) {
            *panel = panel_table[i];
            return true;
        }
    }
    if (is_digit(text[0]))
        return read_measure(text, panel, sentence, sentence_bytes);
    say_unknown(text, sentence, sentence_bytes);
    return false;
}

struct panel
panel_turned(const struct panel *panel, int degrees)
{
    struct panel turned = *panel;
    if (degrees == 90 || degrees == 270) {
        turned.width_px = panel->height_px;
        turned.height_px = panel->width_px;
        turned.width_mm = panel->height_mm;
        turned.height_mm = panel->width_mm;
    }
    return turned;
}

enum panel_class
panel_class(const struct panel *panel)
{
    if (panel->width_mm > panel->height_mm && panel->height_mm < RAILS_BELOW_MM)
        return PANEL_RAILS;
    return panel->width_mm < STACK_BELOW_MM ? PANEL_STACK : PANEL_WIDE;
}

bool
panel_is_compact(const struct panel *panel)
{
    return fmin(panel->width_mm, panel->height_mm) < COMPACT_BELOW_MM;
}

// Pixels are not quite square on some panels (td1: 5.2 by 5.6 a mm). Lengths that may lie
// either way take the denser side, so that none is too short in the other.
static double
densest_px_per_mm(const struct panel *panel)
{
    return fmax(panel->width_px / panel->width_mm, panel->height_px / panel->height_mm);
}

int
panel_px(const struct panel *panel, double mm)
{
    const double slack = 1e-9; // 15 mm at 2 px a mm is 30 px, not 31
    return (int)ceil(mm * densest_px_per_mm(panel) - slack);
}

double
panel_mm(const struct panel *panel, int px)
{
    return px / densest_px_per_mm(panel);
}

double
panel_arcmin(const struct panel *panel, double height_px)
{
    const double minutes_a_radian = 60.0 * 180.0 / 3.14159265358979323846;
    double height_mm = height_px * panel->height_mm / panel->height_px;
    return atan(height_mm / panel->distance_mm) * minutes_a_radian;
}
