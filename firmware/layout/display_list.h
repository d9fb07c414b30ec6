// SPDX-License-Identifier: MIT
// The display list: one screen as boxes, text runs, icons, pictures and targets, in px of the
// panel as the viewer sees it. No SDL and no theme in it: colours are tokens, so themes do not
// change layout. Painting reads it, hit-testing reads it, the lints and `dump` read it.
#pragma once

#include "base/arena.h"
#include "base/text.h"
#include "layout/measure.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rect {
    int x, y, w, h;
};

// Colour tokens of ux 4.3. COLOR_NONE paints nothing.
enum color {
    COLOR_NONE,
    COLOR_PAPER,
    COLOR_SURFACE,
    COLOR_TINT,
    COLOR_INK,
    COLOR_INK2,
    COLOR_ACCENT,
    COLOR_ON_ACCENT,
    COLOR_LINE,
    COLOR_INFO,
    COLOR_ON_INFO,
    COLOR_INFO_PALE,
    COLOR_ON_INFO_PALE,
    COLOR_URGENT,
    COLOR_ON_URGENT,
    COLOR_URGENT_PALE,
    COLOR_ON_URGENT_PALE,
    COLOR_EMERGENCY,
    COLOR_ON_EMERGENCY,
    COLOR_EMERGENCY_BODY,
    COLOR_ON_EMERGENCY_BODY,
    COLOR_CAUTION,
    COLOR_ON_CAUTION,
    COLOR_FOCUS,
    COLOR_FOCUS_RING,
    COLOR_CODE, // dark modules of a code, and the ground below them: the same in all
    COLOR_CODE_PAPER, // themes, since phones read dark on light only
};
enum { COLOR_COUNT = COLOR_CODE_PAPER + 1 };

enum item_kind { ITEM_BOX, ITEM_TEXT, ITEM_ICON, ITEM_PICTURE };

// What it is for; the lints have limits by role.
enum item_role {
    ROLE_TITLE,
    ROLE_HEADING,
    ROLE_LEAD, // key numbers, main message, care-card headings
    ROLE_BODY,
    ROLE_CAPTION, // page count, footer, draft banner
    ROLE_LABEL,   // words on a control
    ROLE_GROUND,  // boxes behind things
    ROLE_CONTROL, // outline or fill of a target
    ROLE_GRAPHIC, // dots, rails, icons that carry meaning
};
enum { TEXT_ROLE_COUNT = ROLE_LABEL + 1 };

struct item {
    enum item_kind kind;
    enum item_role role;
    struct rect box; // text: advance width, from ascent to descent around the baseline
    enum color fill; // box: ground; text and icon: the ink
    enum color
        ground;      // text and icon: what lies behind, so that it can be painted opaque
    enum color line; // box: outline
    int line_px;
    int radius_px;    // box: corner radius; w/2 makes a dot
    struct font font; // text
    int baseline_px;  // text: y of the baseline
    int room_px;      // text: the width that its line was broken for; 0: not broken
    const char *utf8; // text: the run; picture: file; icon: name
    size_t len;
    const char *lang; // text
    const struct text
        *source; // text: where its words come from; NULL for figures made here
    int within;  // index of the box it must lie in, or -1 for the safe area
    int target;  // index of the target it is part of, or -1
    bool cut;    // text: a word fits no line and was cut between graphemes
    bool head;   // text: a heading of what follows it
    bool over;   // text: taller or wider than its place; the lint reports it
};

// What touching a target does. The argument's meaning is given behind each.
enum action {
    ACTION_NONE,
    ACTION_HOME,
    ACTION_BACK,
    ACTION_HELP,
    ACTION_TEXT,      // open the Text sheet
    ACTION_LANGUAGES, // open the language sheet
    ACTION_LANGUAGE,  // page: the code of the language to go on in
    ACTION_PAGE,      // page: open it
    ACTION_SCREEN,    // number: show this screen of the same view
    ACTION_NEXT_PAGE, // page: open it from the last screen's Next
    ACTION_FINISH,    // wipe now
    ACTION_KEEP_READING,
    ACTION_TAKE_TIME,
    ACTION_CLOSE, // close the sheet
    ACTION_STEP,  // number: 100, 125, 150 or 200
    ACTION_THEME, // number: enum theme
    ACTION_MORE_SPACE,
    ACTION_NO_MOTION,
    ACTION_STEADY_TOUCH,
    ACTION_TICK, // number: which box on the page, counted from 0; page: opened, or NULL
    ACTION_SLIDE_PREV,
    ACTION_SLIDE_PAUSE,
    ACTION_SLIDE_NEXT,
    ACTION_READ_MORE,   // page: the one on show in the attract loop
    ACTION_ANSWER,      // page: id of the answer to open
    ACTION_ASK,         // number: which question to ask of the page, counted from 0
    ACTION_MY_LIST,     // open the sheet with the chosen questions
    ACTION_WORDS,       // open the sheet with the words to know
    ACTION_TAKE_HOME,   // open the sheet with the code for a phone
    ACTION_STAFF,       // the PIN pad
    ACTION_PAD,         // number: 0 to 9 or enum pad_key
    ACTION_STAFF_SHEET, // number: the enum view_kind to open behind the PIN
    ACTION_CLOCK_FIELD, // number: enum clock_field, plus CLOCK_FIELD_COUNT for less
    ACTION_CLOCK_SET,   // set the clock to what the fields say
    ACTION_CORNER,      // number: which square of the corner test
    ACTION_UNDO,        // take back the update on show; asks once
};
enum { ACTION_COUNT = ACTION_UNDO + 1 };

// GROUP_SCREEN has no targets: it is the screen itself, which in the loop means Home.
enum target_group { GROUP_CONTENT, GROUP_PAGER, GROUP_RAIL, GROUP_SCREEN };
enum target_key {
    KEYED_NONE,
    KEYED_PREV,
    KEYED_NEXT,
    KEYED_HOME,
    KEYED_BACK,
    KEYED_HELP,
    KEYED_TEXT,
};

struct target {
    struct rect hit;   // at least 15 x 15 mm
    struct rect shown; // the visible button, for the press outline and the focus ring
    enum action action;
    const char *page; // arguments
    int number;
    enum target_group group;
    enum target_key key; // which dedicated key presses it
    const char *label;   // spoken and dumped
    bool primary;        // 20 mm in one direction
    bool leaves;         // leads away or clears: 3 mm from "safe" targets
    bool chosen;         // a setting that is on
    const struct text *source;
};

struct screen {
    int width_px;
    int height_px;
    struct rect safe; // 2 units from every edge
    const struct item *items;
    size_t item_count;
    size_t flow_count; // the first items that were cut into columns; 0 on most views
    struct rect flow;  // the first of those columns, as high as it could be
    const struct target *targets; // reading order: content, pager, rail
    size_t target_count;
    unsigned words; // body words on it, for the reading time
};

// Builds one screen in an arena.
struct builder {
    struct arena *arena;
    struct item *items;
    size_t item_count;
    size_t item_capacity;
    struct target *targets;
    size_t target_count;
    size_t target_capacity;
    unsigned words;
};

// Each returns the index of what was added. `within` and `target` in the item may be -1.
int
builder_item(struct builder *builder, struct item item);
int
builder_target(struct builder *builder, struct target target);

// Freezes the builder into a screen of this size.
struct screen
builder_screen(const struct builder *builder, int width_px, int height_px,
               struct rect safe);

bool
rect_contains(struct rect outer, struct rect inner) MUST_CHECK;
bool
rect_overlaps(struct rect a, struct rect b) MUST_CHECK;
bool
rect_has_point(struct rect rect, int x, int y) MUST_CHECK;
// Grown by `px` on every side (shrunk when negative).
struct rect
rect_grown(struct rect rect, int px) MUST_CHECK;
