// SPDX-License-Identifier: MIT
// Headings, paragraphs and bullets.
#include "layout/blocks.h"

enum { NARROW_CHARACTERS = 25 };

void
block_text_heading(struct flow *flow, const struct page *page, const struct block *block)
{
    (void)page;
    flow_add_text(flow, &(struct flow_text){
                            .text = &block->heading,
                            .role = ROLE_HEADING,
                            .gap_px = flow->setter->style->paragraph_gap_px * 4 / 3,
                            .flags = FLOW_KEEP_NEXT | FLOW_HEAD,
                            .together = true,
                        });
}

void
block_text_paragraph(struct flow *flow, const struct page *page,
                     const struct block *block)
{
    (void)page;
    flow_add_text(flow, &(struct flow_text){
                            .text = &block->text,
                            .role = ROLE_BODY,
                            .gap_px = flow->setter->style->paragraph_gap_px,
                        });
}

static void
put_bullet(struct flow *flow, size_t index, const struct flow_text *base)
{
    int em = flow->setter->style->type[base->role].font.em_px;
    int size = em * 3 / 10 > 4 ? em * 3 / 10 : 4;
    int middle = flow_letter_middle(&flow->pieces[index]);
    flow_put(flow, index,
             (struct item){
                 .kind = ITEM_BOX,
                 .role = ROLE_GRAPHIC,
                 .box = {base->x_px + em / 8, middle - size / 2, size, size},
                 .fill = base->ink == COLOR_NONE ? COLOR_ACCENT : base->ink,
                 .ground = base->ground,
                 .radius_px = size / 2,
                 .within = -1,
                 .target = -1,
             },
             false);
}

void
block_text_bullets(struct flow *flow, const struct text_list *items,
                   const struct flow_text *base)
{
    const struct style *style = flow->setter->style;
    bool narrow = flow_characters(flow->setter, flow->width_px) < NARROW_CHARACTERS;
    int indent = style->type[base->role].font.em_px * (narrow ? 13 : 16) / 20;
    bool lone = false;
    for (size_t i = 0; i < items->count; i++) {
        struct flow_text text = *base;
        text.text = &items->items[i];
        text.x_px += indent;
        text.width_px -= base->width_px ? indent : 0;
        text.gap_px = i == 0 ? base->gap_px : style->paragraph_gap_px / 3;
        text.flags = i == 0 ? base->flags : 0;
        size_t first = flow->count;
        size_t lines = flow_add_text(flow, &text);
        if (!lines)
            continue;
        put_bullet(flow, first, base);
        // A short first or last bullet keeps a neighbour, like the lines of a paragraph.
        if ((lines == 1 && i > 0 && i + 1 == items->count) || (i == 1 && lone))
            flow->pieces[first].flags |= FLOW_KEEP_PREVIOUS | FLOW_WISH;
        lone = i == 0 && lines == 1;
    }
}

void
block_text_list(struct flow *flow, const struct page *page, const struct block *block)
{
    (void)page;
    block_text_bullets(flow, &block->list,
                       &(struct flow_text){
                           .role = ROLE_BODY,
                           .gap_px = flow->setter->style->paragraph_gap_px * 2 / 3,
                       });
}
