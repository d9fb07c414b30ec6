// SPDX-License-Identifier: MIT
// Checklists and questions to ask: rows with a box to tick. The whole row is the target,
// and ticking changes no place: the room for "Done" is always kept.
#include "layout/blocks.h"

#include <string.h>

enum { TEXT_CHARACTERS = 14, TICKS_MOST = 64, LEAST_ROWS_LINES = 5 };

struct tick_row {
    const struct text *item;
    const struct frame *frame;
    struct target does;
    const struct text *done; // beside a ticked box
    bool ticked;
    bool above; // the box stands above the words, where beside it too few would fit
    int pad_px;
    int box_px;
    int done_px; // width of the word
    enum item_role done_role;
    int text_x;
    int text_width;
    int box_height; // of the box with its word, as far as it stands above the words
};

static struct tick_row
tick_row_make(const struct flow *flow, const struct text *item, struct target does,
              enum word done)
{
    const struct style *style = flow->setter->style;
    struct setter *setter = flow->setter;
    int em = style->type[ROLE_BODY].font.em_px;
    int least = panel_px(&style->panel, 7);
    struct tick_row row = {
        .item = item,
        .does = does,
        .done = &flow->request->words->word[done],
        .pad_px = style->unit_px,
        .box_px = em > least ? em : least,
    };
    row.done_role = style->type[ROLE_CAPTION].line_px > style->type[ROLE_LABEL].line_px
                        ? ROLE_LABEL
                        : ROLE_CAPTION;
    row.done_px = paragraph_width(setter, row.done, row.done_role);
    uint64_t ticks =
        does.action == ACTION_ASK ? flow->request->look.asked : flow->request->look.ticks;
    row.ticked = does.number < TICKS_MOST && (ticks >> does.number & 1);
    row.text_x = row.box_px + 2 * row.pad_px;
    row.text_width = flow->width_px - row.text_x - row.done_px - 2 * row.pad_px;
    row.above = flow_characters(setter, row.text_width) < TEXT_CHARACTERS;
    row.box_height = row.box_px;
    if (row.above) {
        row.text_x = row.pad_px;
        row.text_width = flow->width_px - 2 * row.pad_px;
        row.box_height = row.box_px > style->type[row.done_role].line_px
                             ? row.box_px
                             : style->type[row.done_role].line_px;
    }
    return row;
}

static struct item
control(enum item_kind kind, struct rect box)
{
    return (struct item){
        .kind = kind,
        .role = ROLE_CONTROL,
        .box = box,
        .fill = COLOR_SURFACE,
        .ground = COLOR_SURFACE,
        .within = 0,
        .target = 0,
    };
}

static void
add_box(struct flow *flow, struct builder *builder, const struct tick_row *row, int y)
{
    const struct style *style = flow->setter->style;
    struct rect rect = {row->pad_px, y, row->box_px, row->box_px};
    struct item box = control(ITEM_BOX, rect);
    box.fill = row->ticked ? COLOR_ACCENT : COLOR_SURFACE;
    box.line = row->ticked ? COLOR_ACCENT : COLOR_LINE;
    box.line_px = style->outline_px;
    box.radius_px = style->radius_px / 2;
    builder_item(builder, box);
    if (!row->ticked)
        return;
    struct item tick = control(ITEM_ICON, rect_grown(rect, -row->box_px / 8));
    tick.role = ROLE_GRAPHIC;
    tick.fill = COLOR_ON_ACCENT;
    tick.ground = COLOR_ACCENT;
    tick.utf8 = "tick";
    tick.len = strlen(tick.utf8);
    builder_item(builder, tick);
    struct flow_text done = {
        .text = row->done,
        .role = row->done_role,
        .ink = COLOR_ACCENT,
        .ground = COLOR_SURFACE,
        .x_px = row->above ? row->box_px + 2 * row->pad_px
                           : flow->width_px - row->done_px - row->pad_px - 1,
        .width_px = row->done_px + 1,
        .lang = flow->request->words->lang.utf8,
        .own = true,
        .target = 1,
        .within = 1,
    };
    struct paragraph lines = flow_break(flow, &done);
    flow_write(flow, builder, &done, &lines,
               y + (row->box_px - style->type[row->done_role].line_px) / 2);
}

// Height of the row with `line_count` lines of its words; the first part has the box.
static int
part_height(const struct flow *flow, const struct tick_row *row, size_t line_count,
            bool first)
{
    const struct style *style = flow->setter->style;
    int line = style->type[ROLE_BODY].line_px;
    int height = (int)line_count * line;
    if (first && row->above)
        height += row->box_height;
    else if (first && row->box_height > height)
        height = row->box_height;
    height += 2 * row->pad_px;
    return height > style->target_px ? height : style->target_px;
}

static void
add_part(struct flow *flow, const struct tick_row *row, const struct paragraph *lines,
         bool first)
{
    const struct style *style = flow->setter->style;
    int height = part_height(flow, row, lines->line_count, first);
    struct rect rect = {0, 0, flow->width_px, height};
    struct builder builder = flow_builder(flow);
    struct item ground = control(ITEM_BOX, rect);
    ground.line = COLOR_LINE;
    ground.line_px = style->outline_px;
    ground.radius_px = style->radius_px;
    ground.within = -1;
    builder_item(&builder, ground);
    int line = style->type[ROLE_BODY].line_px;
    int words_px = (int)lines->line_count * line;
    int y = (height - words_px + (first && row->above ? row->box_height : 0)) / 2;
    if (first)
        add_box(flow, &builder, row,
                row->above ? row->pad_px : y + (line - row->box_px) / 2);
    unsigned done_words =
        builder.words; // counted with the row whether it is ticked or not
    struct flow_text text = {
        .text = row->item,
        .role = ROLE_BODY,
        .ground = COLOR_SURFACE,
        .x_px = row->text_x,
        .width_px = row->text_width,
        .target = 1,
        .within = 1,
    };
    flow_write(flow, &builder, &text, lines, y);
    builder.words -= done_words;
    struct target target = row->does;
    target.hit = target.shown = rect;
    target.group = GROUP_CONTENT;
    target.label = row->item->utf8;
    target.chosen = row->ticked;
    target.source = row->item;
    builder_target(&builder, target);
    struct piece piece = {
        .height_px = height,
        .gap_px = style->unit_px,
        .flags = first ? 0 : FLOW_KEEP_PREVIOUS,
        .frame = row->frame,
    };
    flow_add(flow, piece, &builder);
}

// A row that is taller than a screen goes on in further parts, each of which ticks it.
static void
add_row(struct flow *flow, const struct tick_row *row, int room_px)
{
    int line = flow->setter->style->type[ROLE_BODY].line_px;
    struct flow_text text = {
        .text = row->item,
        .role = ROLE_BODY,
        .x_px = row->text_x,
        .width_px = row->text_width,
    };
    struct paragraph lines = flow_break(flow, &text);
    size_t at = 0;
    do {
        bool first = at == 0;
        int above = first && row->above ? row->box_height : 0;
        int room = (room_px - above - 2 * row->pad_px) / line;
        size_t most = room > 1 ? (size_t)room : 1, left = lines.line_count - at;
        size_t take = left <= most ? left : most;
        if (left > most && left < 2 * most)
            take = (left + 1) / 2; // rather two halves than a last line on its own
        struct paragraph part = {.lines = lines.lines + at, .line_count = take};
        add_part(flow, row, &part, first);
        at += part.line_count;
    } while (at < lines.line_count);
}

// Opens a heading that is repeated overleaf, unless screens are so low that a row would
// find no room below it; returns the height that is left for rows.
static int
begin_group(struct flow *flow, const struct text *heading, struct frame **frame)
{
    *frame = arena_alloc(flow->setter->arena, sizeof **frame);
    int head_px = flow_add_head(flow, heading, *frame);
    int line_px = flow->setter->style->type[ROLE_BODY].line_px;
    if (flow->height_px - head_px >= LEAST_ROWS_LINES * line_px)
        return flow->height_px - head_px;
    (*frame)->head_count = 0;
    return flow->height_px;
}

void
block_checklist(struct flow *flow, const struct page *page, const struct block *block)
{
    (void)page;
    const struct checklist *list = &block->checklist;
    struct frame *frame = NULL;
    int room = begin_group(flow, &list->when, &frame);
    for (size_t i = 0; i < list->items.count; i++) {
        struct target does = {.action = ACTION_TICK, .number = flow->ticks++};
        if (list->opens && list->opens[i].len > 0)
            does.page = list->opens[i].utf8;
        struct tick_row row = tick_row_make(flow, &list->items.items[i], does, WORD_DONE);
        row.frame = frame;
        add_row(flow, &row, room);
    }
}

// Where all groups stand on one screen the button is wanted once, else below each of them.
static bool
shows_list_button(const struct flow *flow, const struct page *page)
{
    bool last = !page_question(page, (size_t)flow->questions);
    return last || flow->setter->style->panel_class != PANEL_WIDE;
}

void
block_ask(struct flow *flow, const struct page *page, const struct block *block)
{
    const struct words *words = flow->request->words;
    struct frame *frame = NULL;
    int room = begin_group(flow, &block->ask.about, &frame);
    for (size_t i = 0; i < block->ask.questions.count; i++) {
        struct target does = {.action = ACTION_ASK, .number = flow->questions++};
        struct tick_row row =
            tick_row_make(flow, &block->ask.questions.items[i], does, WORD_CHOSEN);
        row.frame = frame;
        add_row(flow, &row, room);
    }
    if (!shows_list_button(flow, page))
        return;
    struct block_button button = {
        .title = &words->word[WORD_SHOW_LIST],
        .icon = "speech-bubble",
        .lang = words->lang.utf8,
        .target = {.action = ACTION_MY_LIST},
    };
    block_links_add(flow, &button, flow->setter->style->paragraph_gap_px);
}
