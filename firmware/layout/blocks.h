// SPDX-License-Identifier: MIT
// Blocks: one function a kind of block, each appends its pieces to the flow. Only
// flow_block's table calls them.
#pragma once

#include "layout/flow.h"

void
block_text_heading(struct flow *flow, const struct page *page, const struct block *block);
void
block_text_paragraph(struct flow *flow, const struct page *page,
                     const struct block *block);
void
block_text_list(struct flow *flow, const struct page *page, const struct block *block);
void
block_rows(struct flow *flow, const struct page *page, const struct block *block);
void
block_care(struct flow *flow, const struct page *page, const struct block *block);
void
block_risk(struct flow *flow, const struct page *page, const struct block *block);
void
block_timeline(struct flow *flow, const struct page *page, const struct block *block);
void
block_compare(struct flow *flow, const struct page *page, const struct block *block);
void
block_checklist(struct flow *flow, const struct page *page, const struct block *block);
void
block_links(struct flow *flow, const struct page *page, const struct block *block);
void
block_picture(struct flow *flow, const struct page *page, const struct block *block);
void
block_faq(struct flow *flow, const struct page *page, const struct block *block);
void
block_ask(struct flow *flow, const struct page *page, const struct block *block);
void
block_glossary(struct flow *flow, const struct page *page, const struct block *block);

// A row that is one button, as links are.
struct block_button {
    const struct text *title;
    const char *icon; // before the title where there is room, or NULL
    const char *lang; // of the title; NULL: the page's
    bool open;        // what it opens stands below it: tint, thick outline, arrow down
    struct target target; // action and arguments; the rest is set here
};

// The link that every answer ends with; nothing where it leads nowhere.
void
block_faq_then(struct flow *flow, const struct link *then);

void
block_links_add(struct flow *flow, const struct block_button *button, int gap_px);

// Rows of a label and its text, the first one `gap_px` below what stands above.
void
block_rows_add(struct flow *flow, const struct row *rows, size_t count, int gap_px);

// Words to know, each with what it means.
void
block_glossary_terms(struct flow *flow, const struct term_list *terms);

// The bullets of a list, for lists inside other blocks. `base` gives role, colours, place
// and frame. Bullets stay whole when `base->together`.
void
block_text_bullets(struct flow *flow, const struct text_list *items,
                   const struct flow_text *base);

// "About 30 in 100", or the words for a figure nobody knows. Owned by the flow's arena.
struct text
block_risk_short(const struct flow *flow, const struct risk *risk) MUST_CHECK;
