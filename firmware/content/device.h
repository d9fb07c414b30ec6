// SPDX-License-Identifier: MIT
// One kiosk's own settings: device.yaml, read by the content's reader and tables. Never
// part of a bundle. Lengths in mm; what the panel looks like is layout/panel.h's
// business.
#pragma once

#include "base/problem.h"
#include "base/text.h"
#include "content/key_names.h"

#include <stdbool.h>

struct device {
    struct text panel;      // display.panel: a panel's name, or no text
    double active_width_mm; // display.active_mm; 0 when the file gives none
    double active_height_mm;
    unsigned viewing_distance_mm; // 0 when not given
    double attract_distance_m;    // 1.5 by default
    unsigned rotation;            // 0, 90, 180 or 270
    unsigned min_target_mm;       // 15 or more
    unsigned reach_top_mm;        // 0 = no limit
    struct text language;         // defaults.language
    unsigned text_step;           // defaults.text_step: 100, 125, 150 or 200
    struct text theme;            // defaults.theme
    bool no_motion;               // defaults.motion: none
    bool allow_drafts;
    unsigned lockout_ms;     // input: 200 to 1,000, 350 by default
    unsigned min_contact_ms; // 0 to 100, 30 by default
    unsigned stuck_s;        // 5 to 30, 10 by default
    unsigned same_key_ms;    // 0 to 1,000, 150 by default
    unsigned scan_ms;        // 800 to 5,000; 0 = no scanning
    bool two_switch;
    struct key_map keys;
    struct text staff_pin; // the hash that `anteroom pin` wrote, or no text
};

// The settings of a kiosk without a device.yaml.
struct device
device_default(void);

// Reads `path`. false and problems when it cannot be used.
bool
device_load(const char *path, struct arena *arena, struct problems *problems,
            struct device *device) MUST_CHECK;
