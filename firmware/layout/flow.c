// SPDX-License-Identifier: MIT
// The helpers that blocks make pieces with, and the table of the blocks.
#include "layout/flow.h"

#include "base/text.h"
#include "layout/blocks.h"

#include <assert.h>
#include <string.h>

enum { HEAD_SHARE = 2 }; // a repeated head takes at most half a screen
enum { LOW_LINES = 7 };

static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz ";

typedef void
flow_function(struct flow *, const struct page *, const struct block *);

static flow_function *const flow_functions[BLOCK_KIND_COUNT] = {
    [BLOCK_HEADING] = block_text_heading,
    [BLOCK_TEXT] = block_text_paragraph,
    [BLOCK_LIST] = block_text_list,
    [BLOCK_ROWS] = block_rows,
    [BLOCK_CARE] = block_care,
    [BLOCK_RISK] = block_risk,
    [BLOCK_TIMELINE] = block_timeline,
    [BLOCK_COMPARE] = block_compare,
    [BLOCK_CHECKLIST] = block_checklist,
    [BLOCK_LINKS] = block_links,
    [BLOCK_PICTURE] = block_picture,
    [BLOCK_FAQ] = block_faq,
    [BLOCK_ASK] = block_ask,
    [BLOCK_GLOSSARY] = block_glossary,
};

static int
alphabet_px(const struct setter *setter)
{
    const struct measure *measure = setter->style->measure;
    int width = measure->width_px(measure->context, setter->style->type[ROLE_BODY].font,
                                  alphabet, sizeof alphabet - 1);
    return width > 0 ? width : 1;
}

int
flow_characters_px(const struct setter *setter, int count)
{
    return alphabet_px(setter) * count / (int)(sizeof alphabet - 1);
}

int
flow_characters(const struct setter *setter, int width_px)
{
    return width_px * (int)(sizeof alphabet - 1) / alphabet_px(setter);
}

struct paragraph
flow_break(const struct flow *flow, const struct flow_text *text)
{
    int width = text->width_px ? text->width_px : flow->width_px - text->x_px;
    return paragraph_break(flow->setter, text->text, text->role, width > 0 ? width : 1);
}

bool
flow_is_low(const struct flow *flow)
{
    return flow->height_px < LOW_LINES * flow->setter->style->type[ROLE_BODY].line_px;
}

static struct item
text_item(const struct flow *flow, const struct flow_text *text)
{
    return (struct item){
        .kind = ITEM_TEXT,
        .role = text->role,
        .fill = text->ink == COLOR_NONE ? COLOR_INK : text->ink,
        .ground = text->ground == COLOR_NONE ? COLOR_PAPER : text->ground,
        .lang = text->lang ? text->lang : flow->lang,
        .source = text->own ? NULL : text->text,
        .within = text->within - 1,
        .target = text->target - 1,
    };
}

static unsigned
line_words(const struct line *line)
{
    unsigned words = 0;
    for (size_t i = 0; i < line->run_count; i++)
        words += text_count_words(line->runs[i].utf8, line->runs[i].len);
    return words;
}

struct builder
flow_builder(const struct flow *flow)
{
    return (struct builder){.arena = flow->setter->arena};
}

size_t
flow_add(struct flow *flow, struct piece piece, const struct builder *builder)
{
    arena_grow(flow->setter->arena, (void **)&flow->pieces, &flow->capacity, flow->count,
               sizeof piece);
    piece.items = builder->items;
    piece.item_count = builder->item_count;
    piece.targets = builder->targets;
    piece.target_count = builder->target_count;
    piece.words = builder->words;
    flow->pieces[flow->count] = piece;
    return flow->count++;
}

// Neither the first nor the last line of a paragraph stands alone on a screen.
static unsigned
line_flags(const struct flow_text *text, size_t line, size_t line_count)
{
    unsigned flags = 0;
    bool first = line == 0, last = line + 1 == line_count;
    if (!last && (text->together || first || line + 2 == line_count))
        flags |= FLOW_KEEP_NEXT;
    if (!first && (text->together || last || line == 1))
        flags |= FLOW_KEEP_PREVIOUS;
    if (line_count > 1)
        flags |= first ? FLOW_FIRST : last ? FLOW_LAST : FLOW_INNER;
    if (!first && text->together)
        flags |= FLOW_WISH;
    if (first)
        flags |= text->flags & ~(unsigned)FLOW_KEEP_NEXT;
    if (last)
        flags |= text->flags & FLOW_KEEP_NEXT;
    return flags | (text->flags & FLOW_HEAD);
}

size_t
flow_add_text(struct flow *flow, const struct flow_text *text)
{
    struct paragraph lines = flow_break(flow, text);
    for (size_t i = 0; i < lines.line_count; i++) {
        struct builder builder = flow_builder(flow);
        paragraph_add_line(&builder, flow->setter, &lines.lines[i], text->x_px, 0,
                           text_item(flow, text));
        builder.words = line_words(&lines.lines[i]);
        struct piece piece = {
            .height_px = flow->setter->style->type[text->role].line_px,
            .gap_px = i == 0 ? text->gap_px : 0,
            .flags = line_flags(text, i, lines.line_count),
            .frame = text->frame,
        };
        flow_add(flow, piece, &builder);
    }
    return lines.line_count;
}

int
flow_set_head(struct flow *flow, size_t first, struct frame *frame)
{
    int height = 0;
    size_t count = flow->count - first;
    for (size_t i = first; i < flow->count; i++)
        height += flow->pieces[i].height_px;
    if (count == 0 || height * HEAD_SHARE > flow->height_px)
        return 0;
    struct piece *head = arena_array(flow->setter->arena, count, sizeof *head);
    memcpy(head, flow->pieces + first, count * sizeof *head);
    head[0].gap_px = 0;
    for (size_t i = 0; i < count; i++)
        head[i].words = 0; // read already
    frame->head = head;
    frame->head_count = count;
    return height;
}

int
flow_add_head(struct flow *flow, const struct text *heading, struct frame *frame)
{
    const struct style *style = flow->setter->style;
    size_t first = flow->count;
    flow_add_text(flow, &(struct flow_text){
                            .text = heading,
                            .role = ROLE_HEADING,
                            .gap_px = style->paragraph_gap_px * 4 / 3,
                            .flags = FLOW_KEEP_NEXT | FLOW_HEAD,
                            .frame = frame,
                            .together = true,
                        });
    int height = flow_set_head(flow, first, frame);
    return height ? height + style->unit_px : 0;
}

int
flow_write(struct flow *flow, struct builder *builder, const struct flow_text *text,
           const struct paragraph *lines, int y_px)
{
    for (size_t i = 0; i < lines->line_count; i++) {
        paragraph_add_line(builder, flow->setter, &lines->lines[i], text->x_px, y_px,
                           text_item(flow, text));
        builder->words += line_words(&lines->lines[i]);
        y_px += flow->setter->style->type[text->role].line_px;
    }
    return y_px;
}

void
flow_level(struct builder *builder, size_t level, size_t first)
{
    if (level >= first || first >= builder->item_count)
        return;
    int down = builder->items[level].baseline_px - builder->items[first].baseline_px;
    for (size_t i = first; i < builder->item_count; i++) {
        builder->items[i].box.y += down;
        builder->items[i].baseline_px += down;
    }
}

void
flow_put(struct flow *flow, size_t index, struct item item, bool behind)
{
    struct piece *piece = &flow->pieces[index];
    struct item *items =
        arena_array(flow->setter->arena, piece->item_count + 1, sizeof *items);
    size_t shift = behind ? 1 : 0;
    if (piece->item_count)
        memcpy(items + shift, piece->items, piece->item_count * sizeof *items);
    items[behind ? 0 : piece->item_count] = item;
    for (size_t i = shift; behind && i <= piece->item_count; i++) {
        if (items[i].within >= 0)
            items[i].within++;
    }
    piece->items = items;
    piece->item_count++;
}

int
flow_letter_middle(const struct piece *piece)
{
    for (size_t i = 0; i < piece->item_count; i++) {
        const struct item *item = &piece->items[i];
        if (item->kind == ITEM_TEXT)
            return item->baseline_px - item->font.em_px * 27 / 100;
    }
    return piece->height_px / 2;
}

void
flow_block(struct flow *flow, const struct page *page, const struct block *block)
{
    assert((unsigned)block->kind < BLOCK_KIND_COUNT);
    flow_functions[block->kind](flow, page, block);
}
