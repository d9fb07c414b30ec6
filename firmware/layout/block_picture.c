// SPDX-License-Identifier: MIT
// Pictures: as wide as the column allows, never larger than they are on the screen's
// height, with the caption below. What the picture shows in words stays in its source,
// for the dump.
#include "layout/blocks.h"

static struct rect
scaled(const struct flow *flow, const struct picture *picture, int caption_px)
{
    long w = (long)picture->width_px, h = (long)picture->height_px;
    long width = flow->width_px, height = flow->height_px - caption_px;
    if (height < flow->height_px / 3)
        height = flow->height_px / 3;
    if (width * h > height * w)
        width = height * w / h;
    else
        height = width * h / w;
    return (struct rect){0, 0, width > 0 ? (int)width : 1, height > 0 ? (int)height : 1};
}

void
block_picture(struct flow *flow, const struct page *page, const struct block *block)
{
    (void)page;
    const struct style *style = flow->setter->style;
    const struct picture *picture = &block->picture;
    if (!picture->width_px || !picture->height_px)
        return;
    struct flow_text caption = {
        .text = &picture->caption,
        .role = ROLE_CAPTION,
        .ink = COLOR_INK2,
        .gap_px = style->unit_px,
        .together = true,
    };
    struct paragraph lines = flow_break(flow, &caption);
    int caption_px =
        (int)lines.line_count * style->type[ROLE_CAPTION].line_px + style->unit_px;
    struct builder builder = flow_builder(flow);
    struct rect box = scaled(flow, picture, lines.line_count ? caption_px : 0);
    builder_item(&builder, (struct item){
                               .kind = ITEM_PICTURE,
                               .role = ROLE_GRAPHIC,
                               .box = box,
                               .ground = COLOR_PAPER,
                               .utf8 = picture->file.utf8,
                               .len = picture->file.len,
                               .source = &picture->alt,
                               .within = -1,
                               .target = -1,
                           });
    struct piece piece = {
        .height_px = box.h,
        .gap_px = style->paragraph_gap_px,
        .flags = lines.line_count ? FLOW_KEEP_NEXT : 0,
    };
    flow_add(flow, piece, &builder);
    flow_add_text(flow, &caption);
}
