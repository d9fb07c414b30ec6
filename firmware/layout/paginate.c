// SPDX-License-Identifier: MIT
// The paginator: pieces are stacked into columns, columns into screens, without leaving a
// heading, or one line of a paragraph, behind. Frames are drawn around what they hold and
// their heads are repeated where they continue.
#include "layout/flow.h"
#include "layout/views.h"

struct column { // pieces that stand in one column of one screen
    size_t first;
    size_t end;
    size_t screen;
    int index;
};

struct columns {
    struct column *items;
    size_t count;
    size_t capacity;
};

struct stack { // a column while it is being filled
    const struct flow *flow;
    const struct frame *frame; // the open one
    int y_px;                  // below the last piece
    bool filled;
};

struct seat {       // where a piece comes to stand, from the column's top
    bool opens;     // a frame opens above it
    bool continues; // and continues from the screen before
    int frame_y;
    int head_y;
    int y;
    int bottom;    // with the frame closed below it
    int closed_at; // where the frame before it ended
};

struct target_area { // where a stack is drawn
    struct builder *builder;
    int x;
    int y;
    int width;
    int height;
};

static int
at_least(int least, int value)
{
    return value > least ? value : least;
}

static int
rule_px(const struct flow *flow)
{
    return 2 * flow->setter->style->outline_px;
}

static int
frame_above(const struct flow *flow, const struct frame *frame)
{
    return frame->inset_px + (frame->double_rule ? 2 * rule_px(flow) : 0);
}

static int
frame_below(const struct frame *frame)
{
    return frame ? frame->inset_px : 0;
}

static int
head_height(const struct frame *frame)
{
    int height = 0;
    for (size_t i = 0; i < frame->head_count; i++)
        height += frame->head[i].height_px + (i ? frame->head[i].gap_px : 0);
    return height;
}

static int
below_head(const struct flow *flow, const struct piece *piece)
{
    int least = flow->setter->style->unit_px;
    return piece->gap_px > least ? piece->gap_px : least;
}

enum { HEADING_GAP_PERCENT = 40, TIGHT_GAP_PERCENT = 60 };

// A heading belongs to what follows: it stands closer to that than to what is above it.
static int
gap_above(const struct flow *flow, size_t index)
{
    const struct style *style = flow->setter->style;
    int gap_px = flow->pieces[index].gap_px;
    if (flow->gap_percent && gap_px > style->unit_px)
        gap_px = at_least(style->unit_px, gap_px * flow->gap_percent / 100);
    int close_px = style->paragraph_gap_px * HEADING_GAP_PERCENT / 100;
    bool headed = index > 0 && (flow->pieces[index - 1].flags & FLOW_HEAD);
    return headed && gap_px > close_px ? close_px : gap_px;
}

static struct seat
stack_push(struct stack *stack, size_t index)
{
    const struct flow *flow = stack->flow;
    const struct piece *piece = &flow->pieces[index];
    bool opens = piece->frame && piece->frame != stack->frame;
    bool continues = opens && index > 0 && flow->pieces[index - 1].frame == piece->frame;
    struct seat seat = {.opens = opens, .continues = continues};
    int y = stack->y_px;
    if (stack->frame && piece->frame != stack->frame)
        y += frame_below(stack->frame);
    seat.closed_at = y;
    if (stack->filled)
        y += gap_above(flow, index);
    if (opens) {
        seat.frame_y = y;
        y += frame_above(flow, piece->frame);
        seat.head_y = y;
        if (continues && piece->frame->head_count)
            y += head_height(piece->frame) + below_head(flow, piece);
    }
    seat.y = y;
    stack->y_px = y + piece->height_px;
    stack->frame = piece->frame;
    stack->filled = true;
    seat.bottom = stack->y_px + frame_below(piece->frame);
    return seat;
}

// ---- where to cut -------------------------------------------------------------------------

enum { CUT_FREE, CUT_PARAGRAPH, CUT_LONELY, CUT_HEADING, CUT_HEAD, CUT_WORST };

// What is lost by a new screen before the piece at `index`.
static int
cut_cost(const struct flow *flow, size_t index)
{
    unsigned before = flow->pieces[index - 1].flags, after = flow->pieces[index].flags;
    bool next = before & FLOW_KEEP_NEXT, previous = after & FLOW_KEEP_PREVIOUS;
    if (!next && !previous)
        return CUT_FREE;
    if (next && previous && (before & after & FLOW_HEAD))
        return CUT_HEAD;
    if (!next || !previous || (before & FLOW_HEAD))
        return CUT_HEADING;
    // With one line alone on either side, or with more on both.
    bool lonely = !(before & FLOW_KEEP_PREVIOUS) || !(after & FLOW_KEEP_NEXT);
    return lonely ? CUT_LONELY : CUT_PARAGRAPH;
}

// The last of the best places to cut after `first` and not behind `last`.
static size_t
best_cut(const struct flow *flow, size_t first, size_t last, int *cost)
{
    size_t best = last;
    *cost = CUT_WORST;
    for (size_t i = last; i > first && *cost > CUT_FREE; i--) {
        int here = cut_cost(flow, i);
        if (here < *cost) {
            *cost = here;
            best = i;
        }
    }
    return best;
}

static bool
starts_anew(const struct flow *flow, size_t index, bool may_change_column)
{
    unsigned flags = flow->pieces[index].flags;
    return (flags & FLOW_SCREEN_START) ||
           (may_change_column && (flags & FLOW_COLUMN_START));
}

// The piece with which a chain of kept pieces up to `index` begins, a heading before its
// card.
static size_t
kept_from(const struct flow *flow, size_t first, size_t index)
{
    while (index > first && cut_cost(flow, index) > CUT_FREE)
        index--;
    return index;
}

// The end of a column that begins with the piece `first`. A `whole` column takes at least
// that piece; a lower one, beside or below a title, takes nothing rather than cut it
// badly.
static size_t
column_end(const struct flow *flow, size_t first, int height_px, bool whole,
           bool may_change)
{
    struct stack stack = {.flow = flow};
    size_t i = first;
    for (; i < flow->count; i++) {
        if (i > first && starts_anew(flow, i, may_change) &&
            kept_from(flow, first, i) > first)
            return kept_from(flow, first, i);
        struct seat seat = stack_push(&stack, i);
        if (seat.bottom > height_px && (i > first || !whole))
            break;
    }
    if (i == flow->count || i == first)
        return i;
    int cost;
    size_t cut = best_cut(flow, first, i, &cost);
    return cost > CUT_FREE && !whole ? first : cut;
}

static int
stack_height(const struct flow *flow, size_t first, size_t end)
{
    struct stack stack = {.flow = flow};
    int height = 0;
    for (size_t i = first; i < end; i++)
        height = stack_push(&stack, i).bottom;
    return height;
}

// Of what stands above all columns, with the gap below it.
static int
header_height(const struct flow *flow)
{
    if (!flow->span_count)
        return 0;
    return stack_height(flow, 0, flow->span_count) +
           flow->setter->style->paragraph_gap_px;
}

static void
columns_add(struct columns *columns, const struct flow *flow, struct column column)
{
    arena_grow(flow->setter->arena, (void **)&columns->items, &columns->capacity,
               columns->count, sizeof column);
    columns->items[columns->count++] = column;
}

static struct columns
cut_columns(const struct flow *flow, const struct content_area *area)
{
    struct columns columns = {0};
    int spanned = header_height(flow);
    size_t first = flow->span_count;
    for (size_t screen = 0; first < flow->count || screen == 0; screen++) {
        int taken = screen == 0 ? spanned : 0;
        size_t screen_first = first;
        for (int k = 0; k < area->column_count && first < flow->count; k++) {
            if (first > screen_first && (flow->pieces[first].flags & FLOW_SCREEN_START))
                break;
            size_t end = column_end(flow, first, area->column[k].h - taken, taken == 0,
                                    k + 1 < area->column_count);
            columns_add(&columns, flow, (struct column){first, end, screen, k});
            first = end;
        }
    }
    return columns;
}

// The last screen should not hold one short line when the one before can give it some
// more.
static void
mend_last(struct columns *columns, const struct flow *flow,
          const struct content_area *area)
{
    if (columns->count < 2 || area->column_count > 1)
        return;
    struct column *before = &columns->items[columns->count - 2];
    struct column *last = before + 1;
    int line = flow->setter->style->type[ROLE_BODY].line_px;
    if (starts_anew(flow, last->first, false) ||
        stack_height(flow, last->first, last->end) >= 2 * line)
        return;
    int cost;
    if (before->first + 1 >= last->first)
        return;
    size_t cut = best_cut(flow, before->first, last->first - 1, &cost);
    if (cost > CUT_FREE || stack_height(flow, cut, last->end) > area->column[0].h ||
        stack_height(flow, before->first, cut) * 2 < area->column[0].h)
        return;
    before->end = cut;
    last->first = cut;
}

static size_t
screens_of(const struct columns *columns)
{
    return columns->count ? columns->items[columns->count - 1].screen + 1 : 1;
}

// Gaps shrink on the whole page where that saves a screen.
static struct columns
fewest_screens(struct flow *flow, const struct content_area *area)
{
    struct columns columns = cut_columns(flow, area);
    if (screens_of(&columns) > 1 && flow->setter->style->tight) {
        flow->gap_percent = TIGHT_GAP_PERCENT;
        struct columns tight = cut_columns(flow, area);
        if (screens_of(&tight) < screens_of(&columns))
            columns = tight;
        else
            flow->gap_percent = 0;
    }
    mend_last(&columns, flow, area);
    return columns;
}

// ---- drawing ------------------------------------------------------------------------------

static void
draw_piece(const struct target_area *to, const struct piece *piece, int y, int frame_item)
{
    struct builder *builder = to->builder;
    int items = (int)builder->item_count, targets = (int)builder->target_count;
    bool over = y + piece->height_px > to->height;
    for (size_t i = 0; i < piece->item_count; i++) {
        struct item item = piece->items[i];
        item.box.x += to->x;
        item.box.y += to->y + y;
        item.baseline_px += to->y + y;
        item.within = item.within >= 0 ? item.within + items : frame_item;
        item.target = item.target >= 0 ? item.target + targets : -1;
        item.over = item.over || over;
        builder_item(builder, item);
    }
    for (size_t i = 0; i < piece->target_count; i++) {
        struct target target = piece->targets[i];
        target.hit.x += to->x;
        target.hit.y += to->y + y;
        target.shown.x += to->x;
        target.shown.y += to->y + y;
        builder_target(builder, target);
    }
    builder->words += piece->words;
}

// Adds the frame's boxes; the height follows when it is closed. Returns the box, or -1.
static int
open_frame(const struct target_area *to, const struct flow *flow,
           const struct frame *frame, int y)
{
    if (frame->fill == COLOR_NONE && frame->line == COLOR_NONE)
        return -1;
    struct item box = {
        .kind = ITEM_BOX,
        .role = ROLE_GROUND,
        .box = {to->x, to->y + y, to->width, rule_px(flow)},
        .fill = frame->line,
        .within = -1,
        .target = -1,
    };
    if (frame->double_rule) {
        builder_item(to->builder, box);
        box.box.y += 2 * rule_px(flow);
    }
    box.fill = frame->fill;
    box.line = frame->line;
    box.line_px = flow->setter->style->outline_px;
    box.radius_px = frame->radius_px;
    return builder_item(to->builder, box);
}

static void
draw_head(const struct target_area *to, const struct frame *frame, int y, int frame_item)
{
    for (size_t i = 0; i < frame->head_count; i++) {
        y += i ? frame->head[i].gap_px : 0;
        draw_piece(to, &frame->head[i], y, frame_item);
        y += frame->head[i].height_px;
    }
}

static void
close_frame(const struct target_area *to, int *frame_item, int y)
{
    if (*frame_item < 0)
        return;
    struct item *box = &to->builder->items[*frame_item];
    box->box.h = to->y + y - box->box.y;
    box->over = y > to->height;
    *frame_item = -1;
}

// A rail whose next node is on another screen must not end in the air.
static void
draw_onward(const struct target_area *to, const struct piece *piece, int y)
{
    for (size_t i = 0; i < piece->item_count; i++) {
        struct item rail = piece->items[i];
        int end = y + rail.box.y + rail.box.h;
        if (rail.kind != ITEM_BOX || rail.role != ROLE_GRAPHIC ||
            rail.box.y + rail.box.h != piece->height_px || end >= to->height)
            continue;
        rail.box.x += to->x;
        rail.box.y = to->y + end;
        rail.box.h = to->height - end;
        builder_item(to->builder, rail);
    }
}

static void
draw_stack(const struct target_area *to, const struct flow *flow, size_t first,
           size_t end)
{
    struct stack stack = {.flow = flow};
    struct seat seat = {0};
    int frame_item = -1;
    for (size_t i = first; i < end; i++) {
        const struct piece *piece = &flow->pieces[i];
        bool leaves = stack.frame && piece->frame != stack.frame;
        seat = stack_push(&stack, i);
        if (leaves)
            close_frame(to, &frame_item, seat.closed_at);
        if (seat.opens)
            frame_item = open_frame(to, flow, piece->frame, seat.frame_y);
        if (seat.continues)
            draw_head(to, piece->frame, seat.head_y, frame_item);
        draw_piece(to, piece, seat.y, frame_item);
        if (i + 1 == end && (piece->flags & FLOW_GOES_ON))
            draw_onward(to, piece, seat.y);
    }
    close_frame(to, &frame_item, seat.bottom);
}

static void
draw_screen(struct builder *builder, const struct flow *flow,
            const struct content_area *area, const struct columns *columns, size_t screen)
{
    struct rect full = area->column[0];
    if (area->column_count > 1)
        full.w = area->column[1].x + area->column[1].w - full.x;
    int taken = screen == 0 ? header_height(flow) : 0;
    struct target_area to = {builder, full.x, full.y, full.w, full.h};
    if (taken)
        draw_stack(&to, flow, 0, flow->span_count);
    for (size_t i = 0; i < columns->count; i++) {
        const struct column *column = &columns->items[i];
        if (column->screen != screen || column->first == column->end)
            continue;
        struct rect rect = area->column[column->index];
        to =
            (struct target_area){builder, rect.x, rect.y + taken, rect.w, rect.h - taken};
        draw_stack(&to, flow, column->first, column->end);
    }
}

struct laid_view
flow_paginate(const struct flow *given, const struct content_area *area,
              const struct pager *last)
{
    struct flow own = *given;
    const struct flow *flow = &own;
    const struct style *style = flow->setter->style;
    struct setter around = *flow->setter;
    const struct view_request *outside = flow->around ? flow->around : flow->request;
    around.hyphens = outside->hyphens;
    struct columns columns = fewest_screens(&own, area);
    size_t count = screens_of(&columns);
    struct screen *screens = arena_array(flow->setter->arena, count, sizeof *screens);
    for (size_t i = 0; i < count; i++) {
        struct builder builder = flow_builder(flow);
        draw_screen(&builder, flow, area, &columns, i);
        struct pager pager = *last;
        pager.screen = (int)i;
        pager.screen_count = (int)count;
        chrome_add(&builder, &around, outside, &pager);
        screens[i] = builder_screen(&builder, style->panel.width_px,
                                    style->panel.height_px, view_safe(style));
    }
    return (struct laid_view){.screens = screens, .screen_count = count, .style = *style};
}
