// SPDX-License-Identifier: MIT
// Fact rows: a label above its text, or beside it where the column is wide, with a thin
// line between rows. A row without text says that nobody knows.
#include "layout/blocks.h"

enum { SIDE_CHARACTERS = 45, TOGETHER_LINES = 4 };

struct row_texts {
    struct flow_text label;
    struct flow_text text;
};

static struct row_texts
row_texts(const struct flow *flow, const struct row *row)
{
    const struct words *words = flow->request->words;
    bool unknown = row->text.len == 0;
    return (struct row_texts){
        .label = {.text = &row->label, .role = ROLE_LEAD, .together = true},
        .text = {.text = unknown ? &words->word[WORD_UNKNOWN] : &row->text,
                 .role = ROLE_BODY,
                 .ink = unknown ? COLOR_INK2 : COLOR_INK,
                 .lang = unknown ? words->lang.utf8 : NULL,
                 .own = unknown},
    };
}

static void
add_stacked(struct flow *flow, struct row_texts texts)
{
    texts.label.flags = FLOW_KEEP_NEXT | FLOW_HEAD;
    flow_add_text(flow, &texts.label);
    flow_add_text(flow, &texts.text);
}

static void
write_line(struct flow *flow, struct builder *builder, const struct flow_text *text,
           const struct paragraph *lines, size_t line)
{
    if (line >= lines->line_count)
        return;
    struct paragraph one = {.lines = &lines->lines[line], .line_count = 1};
    size_t first = builder->item_count;
    flow_write(flow, builder, text, &one, 0);
    flow_level(builder, 0, first);
}

static void
add_side_by_side(struct flow *flow, struct row_texts texts)
{
    const struct style *style = flow->setter->style;
    texts.label.width_px = flow->width_px * 3 / 10;
    texts.text.x_px = texts.label.width_px + 2 * style->unit_px;
    struct paragraph label = flow_break(flow, &texts.label);
    struct paragraph text = flow_break(flow, &texts.text);
    size_t count =
        label.line_count > text.line_count ? label.line_count : text.line_count;
    for (size_t i = 0; i < count; i++) {
        struct builder builder = flow_builder(flow);
        write_line(flow, &builder, &texts.label, &label, i);
        write_line(flow, &builder, &texts.text, &text, i);
        bool labelled = i < label.line_count;
        struct piece piece = {.height_px =
                                  style->type[labelled ? ROLE_LEAD : ROLE_BODY].line_px};
        bool last = i + 1 == count, whole = labelled || count <= TOGETHER_LINES;
        if (i > 0 && (whole || i == 1 || last))
            piece.flags |= FLOW_KEEP_PREVIOUS | (last ? FLOW_LAST : 0u);
        if (!last && (whole || i == 0 || i + 2 == count))
            piece.flags |= FLOW_KEEP_NEXT | (i == 0 ? FLOW_FIRST : 0u);
        flow_add(flow, piece, &builder);
    }
}

// The line lies in the last piece of the row above it, so that a screen may end with it
// but never begins with it.
static void
close_row(struct flow *flow, size_t index)
{
    const struct style *style = flow->setter->style;
    struct piece *piece = &flow->pieces[index];
    int line = style->outline_px > 2 ? style->outline_px / 2 : 1;
    int pad = flow_is_low(flow) ? style->unit_px / 2 : style->unit_px;
    struct item rule = {
        .kind = ITEM_BOX,
        .role = ROLE_GROUND,
        .box = {0, piece->height_px + pad, flow->width_px, line},
        .fill = COLOR_LINE,
        .within = -1,
        .target = -1,
    };
    piece->height_px += pad + line;
    flow_put(flow, index, rule, true);
}

void
block_rows_add(struct flow *flow, const struct row *rows, size_t count, int gap_px)
{
    const struct style *style = flow->setter->style;
    bool wide = style->panel_class == PANEL_WIDE &&
                flow_characters(flow->setter, flow->width_px) >= SIDE_CHARACTERS;
    for (size_t i = 0; i < count; i++) {
        struct row_texts texts = row_texts(flow, &rows[i]);
        size_t first = flow->count;
        if (wide)
            add_side_by_side(flow, texts);
        else
            add_stacked(flow, texts);
        if (flow->count == first)
            continue;
        flow->pieces[first].gap_px = i == 0 ? gap_px : style->unit_px;
        if (i + 1 < count)
            close_row(flow, flow->count - 1);
    }
}

void
block_rows(struct flow *flow, const struct page *page, const struct block *block)
{
    (void)page;
    block_rows_add(flow, block->rows.items, block->rows.count,
                   flow->setter->style->paragraph_gap_px);
}
