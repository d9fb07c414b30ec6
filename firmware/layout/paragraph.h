// SPDX-License-Identifier: MIT
// Paragraphs: a text broken into lines of runs that fit a width. UAX #14 breaks by
// libunistring, soft hyphens and hyphenation only where a word fits no line of its own, a
// cut between graphemes as the last resort; runs by the font chain, each measured whole.
#pragma once

#include "base/arena.h"
#include "base/text.h"
#include "content/hyphens.h"
#include "layout/display_list.h"
#include "layout/style.h"

// A line never has more characters than this, however wide the panel: the eye loses the
// way back.
enum { PARAGRAPH_CHARACTERS_MAX = 70 };

struct run {
    struct font font;
    const char *utf8; // in the arena; without hints, with a hyphen where one is painted
    size_t len;
    int x_px; // from the start of the line
    int width_px;
};

struct line {
    const struct run *runs;
    size_t run_count;
    int width_px;
    int room_px; // the width it was broken for
    bool cut; // a word was cut between graphemes because it fits no line and has no break
};

struct paragraph {
    const struct line *lines;
    size_t line_count;
    int width_px; // of the widest line
};

// What breaking needs; lives as long as the layout of one view.
struct setter {
    struct arena *arena;
    const struct style *style;
    struct hyphens *hyphens; // may be NULL
};

// Breaks `text` in the type of `role` into lines of at most `width_px`. Never fails: what
// fits nowhere is cut and marked. A text without visible characters has no lines.
struct paragraph
paragraph_break(struct setter *setter, const struct text *text, enum item_role role,
                int width_px) MUST_CHECK;

// Width of the text on one unbroken line.
int
paragraph_width(struct setter *setter, const struct text *text,
                enum item_role role) MUST_CHECK;

// Adds a line's runs as text items: x, y is the top start corner of the line box; `base`
// gives role, fill, ground, source, lang, within and target.
void
paragraph_add_line(struct builder *builder, const struct setter *setter,
                   const struct line *line, int x, int y, struct item base);
