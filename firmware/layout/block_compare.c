// SPDX-License-Identifier: MIT
// Comparisons: one question after the other, the answers of all options below it in boxes
// of one size and in one order, without a colour that ranks them.
#include "layout/blocks.h"

enum { CELL_CHARACTERS = 18, BESIDE_CHARACTERS = 32, NAME_PERCENT = 60 };

struct options { // the answers to one question
    const struct flow *flow;
    const struct table *table;
    const struct table_row *row;
    const struct frame *group; // repeats the question
    int per_line;
    bool beside;   // the answer stands beside the name, not below it
    int name_px;   // of the longest name, where the answer stands beside it
    int width_px;  // of a box
    int height_px; // of the tallest box, and so of all
    int pad_px;
};

static struct flow_text
name_text(const struct options *options, size_t column)
{
    int width = options->width_px - 2 * options->pad_px;
    return (struct flow_text){
        .text = &options->table->columns[column].name,
        .role = ROLE_LEAD,
        .ground = COLOR_SURFACE,
        .x_px = options->pad_px,
        .width_px = options->beside ? options->name_px : width,
        .flags = FLOW_KEEP_NEXT | FLOW_HEAD,
        .together = true,
    };
}

static struct flow_text
answer_text(const struct options *options, size_t column)
{
    const struct words *words = options->flow->request->words;
    const struct text *cell = &options->row->cells[column];
    bool unknown = cell->len == 0;
    int x =
        options->pad_px + (options->beside ? options->name_px + 2 * options->pad_px : 0);
    return (struct flow_text){
        .text = unknown ? &words->word[WORD_UNKNOWN] : cell,
        .role = ROLE_BODY,
        .ink = unknown ? COLOR_INK2 : COLOR_INK,
        .ground = COLOR_SURFACE,
        .x_px = x,
        .width_px = options->width_px - x - options->pad_px,
        .lang = unknown ? words->lang.utf8 : NULL,
        .own = unknown,
    };
}

static int
box_height(const struct options *options, size_t column)
{
    const struct style *style = options->flow->setter->style;
    struct flow_text name = name_text(options, column),
                     answer = answer_text(options, column);
    struct paragraph names = flow_break(options->flow, &name);
    struct paragraph answers = flow_break(options->flow, &answer);
    int lead = style->type[ROLE_LEAD].line_px, body = style->type[ROLE_BODY].line_px;
    int name_px = (int)names.line_count * lead,
        answer_px = (int)answers.line_count * body;
    // Beside the name, the first line of the answer stands on the name's baseline.
    answer_px += options->beside ? lead - body : 0;
    int height = name_px + answer_px;
    if (options->beside)
        height = name_px > answer_px ? name_px : answer_px;
    return height + 2 * options->pad_px;
}

// The tallest of the boxes from `first` on, `count` at most.
static int
tallest_box(const struct options *options, size_t first, size_t count)
{
    int tallest = 0;
    for (size_t i = first; i < options->table->column_count && i < first + count; i++) {
        int height = box_height(options, i);
        tallest = height > tallest ? height : tallest;
    }
    return tallest;
}

// Four options stand two by two and three side by side where the boxes are wide enough to
// read, so that one look takes them all in; elsewhere they are stacked.
static int
boxes_per_line(const struct flow *flow, size_t count)
{
    int per_line = count == 4 ? 2 : (int)count;
    if (per_line < 2 || per_line > 3)
        return 1;
    int width = flow->width_px / per_line;
    return flow_characters(flow->setter, width) >= CELL_CHARACTERS ? per_line : 1;
}

// Width of the longest name, but not much more than half of the box.
static int
longest_name(const struct options *options)
{
    int most = (options->width_px - 2 * options->pad_px) * NAME_PERCENT / 100,
        longest = 0;
    for (size_t i = 0; i < options->table->column_count; i++) {
        int name_px = paragraph_width(options->flow->setter,
                                      &options->table->columns[i].name, ROLE_LEAD);
        longest = name_px > longest ? name_px : longest;
    }
    return longest < most ? longest : most;
}

static struct options
options_make(const struct flow *flow, const struct table *table,
             const struct table_row *row, const struct frame *group, int per_line)
{
    const struct style *style = flow->setter->style;
    struct options options = {
        .flow = flow,
        .table = table,
        .row = row,
        .group = group,
        .per_line = per_line,
        .width_px = (flow->width_px - (per_line - 1) * style->unit_px) / per_line,
        .pad_px = style->unit_px + style->unit_px / 2,
    };
    options.height_px = tallest_box(&options, 0, table->column_count);
    struct options beside = options;
    beside.beside = true;
    beside.name_px = longest_name(&options);
    beside.height_px = tallest_box(&beside, 0, table->column_count);
    bool wide = flow_characters(flow->setter, options.width_px) >= BESIDE_CHARACTERS;
    return wide && beside.height_px < options.height_px ? beside : options;
}

static void
write_box(struct flow *flow, struct builder *builder, const struct options *options,
          size_t column, int x)
{
    const struct style *style = flow->setter->style;
    int ground =
        builder_item(builder, (struct item){
                                  .kind = ITEM_BOX,
                                  .role = ROLE_GROUND,
                                  .box = {x, 0, options->width_px, options->height_px},
                                  .fill = COLOR_SURFACE,
                                  .line = COLOR_LINE,
                                  .line_px = style->outline_px,
                                  .radius_px = style->radius_px,
                                  .within = -1,
                                  .target = -1,
                              });
    struct flow_text name = name_text(options, column),
                     answer = answer_text(options, column);
    name.x_px += x;
    answer.x_px += x;
    name.within = answer.within = ground + 1;
    struct paragraph names = flow_break(flow, &name), answers = flow_break(flow, &answer);
    int below = flow_write(flow, builder, &name, &names, options->pad_px);
    size_t first = builder->item_count;
    flow_write(flow, builder, &answer, &answers,
               options->beside ? options->pad_px : below);
    if (options->beside)
        flow_level(builder, (size_t)ground + 1, first);
}

// One line of boxes.
static void
add_boxes(struct flow *flow, const struct options *options, size_t first, unsigned flags)
{
    const struct style *style = flow->setter->style;
    size_t count = options->table->column_count, step = (size_t)options->per_line;
    struct builder builder = flow_builder(flow);
    for (size_t i = first; i < count && i < first + step; i++)
        write_box(flow, &builder, options, i,
                  (int)(i - first) * (options->width_px + style->unit_px));
    struct piece piece = {
        .height_px = options->height_px,
        .gap_px = style->unit_px,
        .flags = flags,
        .frame = options->group,
    };
    flow_add(flow, piece, &builder);
}

// An answer too tall for a screen: in a frame that may go on, with its name repeated.
static void
add_frame(struct flow *flow, const struct options *options, size_t column)
{
    const struct style *style = flow->setter->style;
    struct frame *frame = arena_alloc(flow->setter->arena, sizeof *frame);
    *frame = (struct frame){
        .fill = COLOR_SURFACE,
        .line = COLOR_LINE,
        .radius_px = style->radius_px,
        .inset_px = options->pad_px,
    };
    struct flow_text name = name_text(options, column),
                     answer = answer_text(options, column);
    name.frame = answer.frame = frame;
    name.gap_px = style->unit_px;
    size_t first = flow->count;
    flow_add_text(flow, &name);
    flow_set_head(flow, first, frame);
    flow_add_text(flow, &answer);
}

// All boxes are of one size and on one screen.
static void
add_together(struct flow *flow, const struct options *options)
{
    size_t count = options->table->column_count, step = (size_t)options->per_line;
    for (size_t i = 0; i < count; i += step) {
        unsigned next = i + step < count ? FLOW_KEEP_NEXT : 0;
        unsigned previous = i > 0 ? FLOW_KEEP_PREVIOUS | FLOW_WHOLE : 0;
        add_boxes(flow, options, i, next | previous);
    }
}

// Where they don't fit a screen each line of boxes is as tall as it must be, below the question
// where that fits.
static void
add_apart(struct flow *flow, const struct options *options, int head_px)
{
    size_t count = options->table->column_count, step = (size_t)options->per_line;
    for (size_t i = 0; i < count; i += step) {
        struct options line = *options;
        line.height_px = tallest_box(options, i, step);
        int room_px = flow->height_px - head_px - flow->setter->style->unit_px;
        if (line.height_px > room_px)
            line.group = NULL;
        if (line.height_px <= (i == 0 ? room_px : flow->height_px)) {
            add_boxes(flow, &line, i, 0);
            continue;
        }
        line.beside = false;
        line.width_px = flow->width_px;
        for (size_t k = i; k < count && k < i + step; k++)
            add_frame(flow, &line, k);
    }
}

// On low screens the answers stand below each other without boxes, which would cost them a line
// on every screen.
static void
add_rows(struct flow *flow, const struct options *options)
{
    size_t count = options->table->column_count;
    struct row *rows = arena_array(flow->setter->arena, count, sizeof *rows);
    for (size_t i = 0; i < count; i++)
        rows[i] = (struct row){.label = options->table->columns[i].name,
                               .text = options->row->cells[i]};
    block_rows_add(flow, rows, count, flow->setter->style->unit_px);
}

// A question that fills more than a screen begins on one of its own, except the first.
static void
add_question(struct flow *flow, const struct table *table, const struct table_row *row,
             bool first_one)
{
    const struct style *style = flow->setter->style;
    struct frame *group = arena_alloc(flow->setter->arena, sizeof *group);
    size_t first = flow->count;
    int head = flow_add_head(flow, &row->question, group);
    int per_line = boxes_per_line(flow, table->column_count);
    struct options options = options_make(flow, table, row, group, per_line);
    // Boxes over the whole width are lower: the first ones stand below the question then.
    if (per_line > 1 && head + options.height_px + style->unit_px > flow->height_px)
        options = options_make(flow, table, row, group, 1);
    size_t step = (size_t)options.per_line;
    int lines = (int)((table->column_count + step - 1) / step);
    if (head + lines * (options.height_px + style->unit_px) <= flow->height_px) {
        add_together(flow, &options);
        return;
    }
    if (step == 1 && flow_is_low(flow))
        add_rows(flow, &options);
    else
        add_apart(flow, &options, head);
    if (!first_one && step == 1)
        flow->pieces[first].flags |= FLOW_SCREEN_START;
}

void
block_compare(struct flow *flow, const struct page *page, const struct block *block)
{
    (void)page;
    const struct table *table = block->compare.table;
    for (size_t i = 0; table && i < block->compare.row_count; i++)
        add_question(flow, table, block->compare.rows[i], i == 0);
}
