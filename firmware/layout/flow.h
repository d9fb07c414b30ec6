// SPDX-License-Identifier: MIT
// Flow: blocks become pieces, the smallest things that are never split (a line of text, a row
// of dots), and the paginator stacks pieces into screens.
#pragma once

#include "layout/chrome.h"
// KEEP_… hold a piece to its neighbour. A chain of them that is taller than a screen is
// cut all the same: rather inside a paragraph (both flags meet there) than behind a
// heading (only NEXT), and inside a heading (HEAD) only when there is no other place. WHOLE:
// nor to save a screen. WISH: to save one. GOES_ON: the graphics run to the column's end.
enum { FLOW_KEEP_NEXT = 1, FLOW_KEEP_PREVIOUS = 2, FLOW_HEAD = 16, FLOW_GOES_ON = 32 };
enum { FLOW_COLUMN_START = 4, FLOW_SCREEN_START = 8, FLOW_WHOLE = 64, FLOW_WISH = 128 };
enum { FLOW_FIRST = 256, FLOW_INNER = 512, FLOW_LAST = 1024 }; // lines of a paragraph
// A care card, or any box drawn around consecutive pieces; its head is repeated on each
// screen that the card continues on. Without colours it only carries a head.
struct frame {
    enum color fill;
    enum color line;
    int radius_px;
    int inset_px;             // space between outline and pieces, above and below
    bool double_rule;         // urgent: a second rule at the top
    const struct piece *head; // repeated when the frame continues, or NULL
    size_t head_count;
};

struct piece {
    int height_px;
    int gap_px;                // above it, dropped at the top of a screen
    unsigned flags;            // FLOW_KEEP_…
    const struct frame *frame; // NULL outside frames
    const struct item *items;  // boxes relative to the piece's top start corner
    size_t item_count;
    const struct target *targets; // likewise; items' `target` indexes these
    size_t target_count;
    unsigned words;
};

struct flow {
    struct setter *setter;
    const struct view_request *request; // with words in the page's language
    const struct view_request *around;  // what the controls are for; NULL: the same
    int width_px;                       // of a column
    int height_px;                      // of a column on a screen without a title
    const char *lang;                   // of the page
    struct piece *pieces;
    size_t count, capacity;
    size_t span_count;    // the first pieces, which stand above all columns
    int ticks, questions; // boxes of checklists and questions to ask so far
};

// A text to be set somewhere in a column.
struct flow_text {
    const struct text *text;
    enum item_role role;
    enum color ink;
    enum color ground;
    int x_px;       // from the start of the column
    int width_px;   // 0 = up to the column's end
    int gap_px;     // above the first line
    unsigned flags; // KEEP_NEXT for the last line, HEAD for all, others for the first
    const struct frame *frame;
    const char *lang;   // NULL = the page's
    bool own;           // a word of the program: no source to point to
    bool together;      // all lines on one screen
    int target, within; // flow_write only: the items' fields, counted from 1; 0 = none
};

struct paragraph
flow_break(const struct flow *flow, const struct flow_text *text) MUST_CHECK;

// Appends one piece a line; returns how many.
size_t
flow_add_text(struct flow *flow, const struct flow_text *text);

// Lets `frame` repeat the pieces from `first` on where it continues, or a heading that is
// appended, unless that would fill more than half a screen. Returns its height there.
int
flow_set_head(struct flow *flow, size_t first, struct frame *frame);
int
flow_add_head(struct flow *flow, const struct text *heading, struct frame *frame);

// Adds lines to a piece that is being built, from `y_px` down; returns the y below them.
int
flow_write(struct flow *flow, struct builder *builder, const struct flow_text *text,
           const struct paragraph *lines, int y_px);

// Moves the text items from `first` on to the baseline of the text item `level`.
void
flow_level(struct builder *builder, size_t level, size_t first);
struct builder
flow_builder(const struct flow *flow) MUST_CHECK;

// Appends a piece; returns its index.
size_t
flow_add(struct flow *flow, struct piece piece, const struct builder *builder);

// Adds a box or an icon to an appended piece: behind its items, or above them.
void
flow_put(struct flow *flow, size_t index, struct item item, bool behind);

// y of the middle of the small letters of a piece's first text, where bullets belong.
int
flow_letter_middle(const struct piece *piece) MUST_CHECK;

bool // whether columns have so few lines that every one counts
flow_is_low(const struct flow *flow) MUST_CHECK;

// Width of `count` characters of body text, and how many fit a width.
int
flow_characters_px(const struct setter *setter, int count) MUST_CHECK;
int
flow_characters(const struct setter *setter, int width_px) MUST_CHECK;

// Appends the pieces of one block, by a table over enum block_kind.
void
flow_block(struct flow *flow, const struct page *page, const struct block *block);

struct laid_view // stacks the pieces into screens and adds the chrome to each
flow_paginate(const struct flow *flow, const struct content_area *area,
              const struct pager *last);
