// SPDX-License-Identifier: MIT
// Buttons: an outlined box with an icon and words that is one target. Words are never cut short:
// what does not fit goes without the small note, then without the icon.
#pragma once

#include "layout/paragraph.h"

enum button_form {
    BUTTON_STACKED, // icon above the words, all centred
    BUTTON_BESIDE,  // icons before and behind the words, all centred
    BUTTON_ROW,     // icon at the start, words from the start, another icon at the end
    BUTTON_TILE,    // as stacked, with a large icon
};
enum { BUTTON_FORM_COUNT = BUTTON_TILE + 1 };

struct button {
    struct rect shown;        // also what is touched
    const char *icon;         // name in assets/icons, or NULL
    const char *end_icon;     // behind the words, or NULL; not on stacked ones
    const struct text *label; // NULL: an icon alone, spoken by target.label
    const struct text *note;  // a line in small type below the label, or NULL
    const char *lang;
    struct target target; // what it does; the rest of it is set when added
    enum button_form form;
    int icon_most_px; // so that neighbours have icons of one size; 0: as large as fits
    bool keep_icon;   // it carries meaning: never left out
    bool narrow;      // a row with a smaller icon, so that its words keep room
    bool small;       // the label in the type of captions
    bool large;       // … in that of headings
    bool accent;      // filled
    bool chosen;      // thick outline and tint
};

// Adds the button; returns the index of its target.
int
button_add(struct builder *builder, const struct setter *setter,
           const struct button *button);

// Least height at the width of `shown` with everything on it, at least a target's. *whole is
// false when a word fits no line.
int
button_height(const struct setter *setter, const struct button *button, bool *whole);

// Lines of the label at the width of `shown`.
size_t
button_line_count(const struct setter *setter, const struct button *button) MUST_CHECK;

// Size of the icon that button_add would draw above the words; 0 when there is none.
int
button_icon_px(const struct setter *setter, const struct button *button) MUST_CHECK;

// Width the words need on one line, with the space beside them.
int
button_label_px(struct setter *setter, const struct text *label);

// True when the label fits into `shown` without being cut.
bool
button_fits(const struct setter *setter, const struct button *button) MUST_CHECK;

// Smallest space between the outline and the words at the sides.
int
button_inset_px(const struct style *style) MUST_CHECK;

// The space beside the words that a slot made for them has.
int
button_margin_px(const struct style *style) MUST_CHECK;

// Height of a line of short text: on a button, in a banner, a question of a few words.
int
button_line_px(const struct style *style, enum item_role role) MUST_CHECK;

// Adds a text at the middle of `place`, on one line or more; what overflows is marked.
void
button_add_caption(struct builder *builder, const struct setter *setter,
                   struct rect place, const struct text *text, struct item base);
