// SPDX-License-Identifier: MIT
// Panels: pixels, millimetres, viewing distance and rotation, from which everything else
// on a screen is derived. The eleven named ones and any other by measure.
#pragma once

#include "base/attributes.h"

#include <stdbool.h>
#include <stddef.h>

// Chosen by millimetres, see panel_class.
enum panel_class { PANEL_RAILS, PANEL_STACK, PANEL_WIDE };

struct panel {
    const char *name; // "td1", or "custom"
    int width_px;     // as the hardware has them, before rotation
    int height_px;
    double width_mm;
    double height_mm;
    int distance_mm; // viewing distance; the "supplier's distance" of EN 301 549 5.1.4
};

// The table of named panels.
extern const struct panel panel_table[];
extern const size_t panel_count;

// Reads a name of the table or WxH@MMxMM@DISTANCE_MM ("800x480@154.1x85.9@500"; pixels
// 200 to 8192, mm 40 to 2000, distance 200 to 3000). On failure returns false and writes
// a sentence that says what was found and what is allowed to `sentence`.
bool
panel_parse(const char *text, struct panel *panel, char *sentence,
            size_t sentence_bytes) MUST_CHECK;

// The panel as a viewer sees it when mounted turned by 0, 90, 180 or 270 degrees: sides
// swapped at 90 and 270.
struct panel
panel_turned(const struct panel *panel, int degrees) MUST_CHECK;

// rails: landscape and lower than 100 mm; stack: narrower than 200 mm; wide: the rest.
enum panel_class
panel_class(const struct panel *panel) MUST_CHECK;

// Compact six: the short side is under 75 mm, so five slots would be too small (ux: 2.4).
bool
panel_is_compact(const struct panel *panel) MUST_CHECK;

// Millimetres to whole pixels, rounded up so that no target falls below its size.
int
panel_px(const struct panel *panel, double mm) MUST_CHECK;

// Pixels to millimetres.
double
panel_mm(const struct panel *panel, int px) MUST_CHECK;

// Minutes of arc that a height in px covers at the viewing distance.
double
panel_arcmin(const struct panel *panel, double height_px) MUST_CHECK;
