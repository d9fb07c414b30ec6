// SPDX-License-Identifier: MIT
// Options: the command line as one table. Each command names the options it takes;
// parsing, `--help` and the sentences for mistakes come from the same rows.
#pragma once

#include "base/attributes.h"
#include "layout/panel.h"
#include "layout/style.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PANELS_MAX = 16, NAMES_MAX = 4 };

// Which options a command takes.
enum option_bit {
    OPTION_PANEL = 1 << 0,
    OPTION_ROTATE = 1 << 1,
    OPTION_STEP = 1 << 2,
    OPTION_THEME = 1 << 3,
    OPTION_LANG = 1 << 4,
    OPTION_PAGE = 1 << 5,
    OPTION_SCREEN = 1 << 6,
    OPTION_OUT = 1 << 7,
    OPTION_PANELS = 1 << 8,
    OPTION_CHECK = 1 << 9, // those that only check takes
    OPTION_DEVICE = 1 << 10,
    OPTION_WINDOW = 1 << 11,
    OPTION_DRAFTS = 1 << 12,
    OPTION_TRACE = 1 << 13,
    OPTION_SPEED = 1 << 14,
    OPTION_TURNS = 1 << 15,
    OPTION_STATE = 1 << 16,  // where the kiosk keeps its bundles, and tells of imports
    OPTION_IMPORT = 1 << 17, // those that only import takes
    OPTION_JSON = 1 << 18,
    OPTION_KEY = 1 << 20,
    OPTION_SERIAL = 1 << 21,
    OPTION_MIN_OK = 1 << 22,
    OPTION_WITH_TRUST = 1 << 23,
    OPTION_NO_PASSWORD = 1 << 24,
    OPTION_NAMES = 1 << 25,  // several words instead of one folder
    OPTION_REVIEW = 1 << 26, // those that only review takes
    OPTION_NEW = 1 << 27,    // those that only new takes
    OPTION_AFTER = 1 << 29,
    OPTION_SHEET = 1 << 30,
};

struct options {
    char **arguments;   // all that the program was started with
    const char *folder; // the positional argument, or NULL
    struct panel panel; // as the hardware has it; td1 unless given
    int rotation;
    int step;         // 0 = not given
    int theme;        // enum theme, -1 = not given
    const char *lang; // NULL = the content's first language
    const char *page; // a view id or "all"
    int screen;       // 0-based, -1 = all
    const char *out;
    const char *sheet;               // --sheet: one file for all screens, or NULL
    struct panel panels[PANELS_MAX]; // --panels
    size_t panel_count;
    bool schema;
    bool rules;
    bool translations;
    bool coverage;
    bool readability;
    bool no_layout; // check the words only
    bool with_trust;
    bool no_password;
    bool window;
    bool allow_drafts;
    bool trace;
    const char *device;
    unsigned speed; // how many times faster than the real clock, 1 by default
    unsigned turns; // --turns: turn this many pages as fast as possible, then end
    const char *names[NAMES_MAX]; // OPTION_NAMES: all positional arguments
    size_t name_count;
    const char *key;     // --key: a file with a secret key
    uint64_t serial;     // 0 = not given
    uint64_t after;      // 0 = not given
    uint64_t min_ok;     // 0 = not given
    const char *approve; // --approve: a page's id, or "all"
    const char *withdraw;
    const char *role; // of who signs
    const char *translation_role;
    const char *until;    // YYYY-MM-DD
    const char *langs;    // --lang: codes with commas between
    const char *name;     // --name: the clinic's
    const char *template; // --template: what a new folder begins with
    const char *state;    // --state: the kiosk's bundles and what it remembers
    const char *run;      // --run: where it is told how an import goes
    unsigned deadline_ms; // --deadline-ms: for a stick; UINT_MAX unless given
    bool list;
    bool json;
    bool letter; // the paper is US Letter, not A4
    bool help;
    unsigned given; // option_bit values of what was on the command line
    uint64_t seen;  // a bit a row of the table of options
};

// Reads argv after the command's name. `taken` are option_bit values. On a mistake prints
// one sentence to standard error and returns false: exit with 2.
bool
options_parse(struct options *options, const char *command, unsigned taken, int argc,
              char **argv) MUST_CHECK;

// Prints the options of `taken`, one a line.
void
options_print(unsigned taken);
