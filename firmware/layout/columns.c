// SPDX-License-Identifier: MIT
// Every place where a column could end has its costs, and so has every column and screen.
// From the last piece to the first, the cheapest way on is found for each piece that might
// begin a column.
#include "layout/columns.h"

#include <assert.h>
#include <limits.h>

static int
at_least(int least, int value)
{
    return value > least ? value : least;
}

// ---- stacking -----------------------------------------------------------------------------

static int
frame_above(const struct flow *flow, const struct frame *frame)
{
    int rule_px = 2 * flow->setter->style->outline_px;
    return frame->inset_px + (frame->double_rule ? 2 * rule_px : 0);
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
    return at_least(flow->setter->style->unit_px, piece->gap_px);
}

enum { HEADING_GAP_PERCENT = 40, ALL_OF_GAPS = 100 };

static int
shrunk(const struct stack *stack, int gap_px)
{
    int unit_px = stack->flow->setter->style->unit_px;
    return gap_px > unit_px ? at_least(unit_px, gap_px * stack->gap_percent / 100)
                            : gap_px;
}

// A heading belongs to what follows: it stands closer to that than to what is above it.
static int
gap_above(const struct stack *stack, size_t index)
{
    const struct flow *flow = stack->flow;
    int gap_px = flow->pieces[index].gap_px;
    int close_px = flow->setter->style->paragraph_gap_px * HEADING_GAP_PERCENT / 100;
    bool headed = index > 0 && (flow->pieces[index - 1].flags & FLOW_HEAD);
    return shrunk(stack, headed && gap_px > close_px ? close_px : gap_px);
}

struct seat
columns_push(struct stack *stack, size_t index)
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
        y += gap_above(stack, index);
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

static int
stack_height(const struct flow *flow, size_t first, size_t end)
{
    struct stack stack = {.flow = flow, .gap_percent = ALL_OF_GAPS};
    int height = 0;
    for (size_t i = first; i < end; i++)
        height = columns_push(&stack, i).bottom;
    return height;
}

int
columns_header_px(const struct flow *flow)
{
    if (!flow->span_count)
        return 0;
    return stack_height(flow, 0, flow->span_count) +
           flow->setter->style->paragraph_gap_px;
}

// ---- what a cut costs ---------------------------------------------------------------------

// In hundredths of a screen. Below one: worth it where it saves a screen.
enum {
    COST_TIGHT = 2,     // a column with less of its gaps
    COST_COLUMN = 1,    // a column more on a screen
    COST_SHORT_END = 4, // little on the last screen
    COST_PARAGRAPH = 30,
    COST_WISH = 70,
    COST_SCREEN = 100,
    COST_ALONE = 200, // one line alone on a screen, with others before and behind
    COST_WHOLE = 300,
    COST_HEADING = 900, // left at the foot of a screen
    COST_LONELY = 1500, // one line parted from its paragraph
    COST_HEAD = 2000,   // a heading is cut itself
    COST_OVER = 50000,  // a piece taller than its column
};

// What is lost by a new column before the piece at `index`.
static int
cut_cost(const struct flow *flow, size_t index)
{
    unsigned before = flow->pieces[index - 1].flags, after = flow->pieces[index].flags;
    bool next = before & FLOW_KEEP_NEXT, previous = after & FLOW_KEEP_PREVIOUS;
    if (!next && !previous)
        return 0;
    if (next && previous && (before & after & FLOW_HEAD))
        return COST_HEAD;
    bool wish = (after & FLOW_WISH) && !(after & FLOW_WHOLE);
    if (before & FLOW_HEAD)
        return COST_HEADING;
    if (!next || !previous)
        return wish ? COST_WISH : COST_HEADING;
    // With one line alone on either side, or with more on both.
    bool lonely = (before & FLOW_FIRST) || (after & FLOW_LAST) ||
                  !(before & FLOW_KEEP_PREVIOUS) || !(after & FLOW_KEEP_NEXT);
    int whole = (after & FLOW_WHOLE) ? COST_WHOLE : 0;
    return whole + (lonely ? COST_LONELY : wish ? COST_WISH : COST_PARAGRAPH);
}

// The piece with which a chain of kept pieces up to `index` begins, a heading before its
// card.
static size_t
kept_from(const struct flow *flow, size_t first, size_t index)
{
    while (index > first && cut_cost(flow, index) > 0)
        index--;
    return index;
}

// ---- the cheapest way ---------------------------------------------------------------------

struct way { // from a piece that begins a column to the end of the flow
    int cost;
    size_t end; // of that column
    int gap_percent;
};

struct plan {
    const struct flow *flow;
    const struct content_area *area;
    int lowered_px; // the columns of the first screen, by what stands above them
    int most_percent, least_percent; // of the gaps
    struct way *way[2];              // by column, then by piece
    struct way *lowered; // likewise, for the second column of the first screen
};

struct opening { // a column to be filled
    size_t first;
    int index;
    int height_px;
    bool lowered; // below a title: it takes nothing rather than cut anything
};

// Where the column must end for what begins anew with the piece at `index`: there, or with the
// heading before it; its first piece where it need not end.
static size_t
ends_before(const struct plan *plan, const struct opening *open, size_t index)
{
    unsigned anew = FLOW_SCREEN_START;
    if (open->index + 1 < plan->area->column_count)
        anew |= FLOW_COLUMN_START;
    if (index == open->first || !(plan->flow->pieces[index].flags & anew))
        return open->first;
    return kept_from(plan->flow, open->first, index);
}

// How many pieces fit, with so much of the gaps.
static size_t
fitting_end(const struct plan *plan, const struct opening *open, int gap_percent)
{
    struct stack stack = {.flow = plan->flow, .gap_percent = gap_percent};
    size_t end = open->first;
    for (; end < plan->flow->count; end++) {
        size_t anew = ends_before(plan, open, end);
        if (anew > open->first)
            return anew;
        if (columns_push(&stack, end).bottom > open->height_px)
            break;
    }
    return end;
}

// Whether the next column is on another screen.
static bool
turns(const struct plan *plan, const struct opening *open, size_t end)
{
    bool last = open->index + 1 == plan->area->column_count;
    return last || (end > open->first && end < plan->flow->count &&
                    (plan->flow->pieces[end].flags & FLOW_SCREEN_START));
}

static int
cost_on(const struct plan *plan, const struct opening *open, size_t end)
{
    if (end == plan->flow->count)
        return 0;
    bool screen = turns(plan, open, end);
    const struct way *next = screen          ? plan->way[0]
                             : open->lowered ? plan->lowered
                                             : plan->way[open->index + 1];
    assert(next); // ways are found from the last piece to the first
    return (screen ? COST_SCREEN : COST_COLUMN) + next[end].cost;
}

static int
end_cost(const struct plan *plan, const struct opening *open, size_t end)
{
    const struct flow *flow = plan->flow;
    bool alone = end == open->first + 1 && (flow->pieces[open->first].flags & FLOW_INNER);
    if (end < flow->count && end > open->first)
        return cut_cost(flow, end) + (alone ? COST_ALONE : 0);
    if (end < flow->count)
        return 0;
    int least_px = 2 * flow->setter->style->type[ROLE_BODY].line_px;
    bool little = plan->area->column_count == 1 && open->first > flow->span_count &&
                  !(flow->pieces[open->first].flags & FLOW_SCREEN_START) &&
                  stack_height(flow, open->first, end) < least_px;
    return little ? COST_SHORT_END : 0;
}

// Of equal ways the one that fills this column most.
static struct way
best_way(const struct plan *plan, const struct opening *open)
{
    size_t loose = fitting_end(plan, open, plan->most_percent);
    size_t tight = fitting_end(plan, open, plan->least_percent);
    size_t least = open->lowered ? open->first : open->first + 1;
    size_t most = tight > least ? tight : least;
    struct way best = {.cost = INT_MAX};
    for (size_t end = most + 1; end-- > least;) {
        int cut = end_cost(plan, open, end);
        if (open->lowered && end < plan->flow->count && cut > 0)
            continue;
        struct way way = {cut + cost_on(plan, open, end), end, plan->most_percent};
        if (end > tight) {
            way.cost += COST_OVER;
        } else if (end > loose) {
            way.cost += COST_TIGHT;
            way.gap_percent = plan->least_percent;
        }
        if (way.cost < best.cost)
            best = way;
    }
    return best;
}

static struct opening
opening_at(const struct plan *plan, size_t first, int index, bool lowered)
{
    int taken_px = lowered ? plan->lowered_px : 0;
    return (struct opening){first, index, plan->area->column[index].h - taken_px,
                            lowered};
}

static void
find_ways(struct plan *plan)
{
    size_t count = plan->flow->count;
    int columns = plan->area->column_count;
    struct arena *arena = plan->flow->setter->arena;
    for (int k = 0; k < columns; k++)
        plan->way[k] = arena_array(arena, count + 1, sizeof *plan->way[k]);
    plan->lowered = arena_array(arena, count + 1, sizeof *plan->lowered);
    for (size_t first = count; first-- > plan->flow->span_count;) {
        for (int k = columns; k-- > 0;) {
            struct opening open = opening_at(plan, first, k, false);
            plan->way[k][first] = best_way(plan, &open);
        }
        struct opening open = opening_at(plan, first, columns - 1, true);
        if (plan->lowered_px && columns > 1)
            plan->lowered[first] = best_way(plan, &open);
    }
}

static void
add_column(struct columns *columns, const struct flow *flow, struct column column)
{
    if (column.end == column.first)
        return;
    arena_grow(flow->setter->arena, (void **)&columns->items, &columns->capacity,
               columns->count, sizeof column);
    columns->items[columns->count++] = column;
}

static struct columns
follow_ways(const struct plan *plan)
{
    struct columns columns = {0};
    struct opening open =
        opening_at(plan, plan->flow->span_count, 0, plan->lowered_px > 0);
    for (size_t screen = 0; open.first < plan->flow->count;) {
        struct way way = best_way(plan, &open);
        add_column(&columns, plan->flow,
                   (struct column){.first = open.first,
                                   .end = way.end,
                                   .screen = screen,
                                   .index = open.index,
                                   .gap_percent = way.gap_percent});
        bool turned = turns(plan, &open, way.end);
        screen += turned;
        open = opening_at(plan, way.end, turned ? 0 : open.index + 1,
                          open.lowered && !turned);
    }
    return columns;
}

static struct columns
cut_with(const struct flow *flow, const struct content_area *area, int most_percent,
         int least_percent)
{
    struct plan plan = {.flow = flow,
                        .area = area,
                        .lowered_px = columns_header_px(flow),
                        .most_percent = most_percent,
                        .least_percent = least_percent};
    find_ways(&plan);
    return follow_ways(&plan);
}

size_t
columns_screens(const struct columns *columns)
{
    return columns->count ? columns->items[columns->count - 1].screen + 1 : 1;
}

enum { TIGHT_PERCENT = 60 };

// Gaps shrink where that saves a screen; on all columns alike where two stand side by side.
struct columns
columns_cut(const struct flow *flow, const struct content_area *area)
{
    bool tight = flow->setter->style->tight;
    if (area->column_count == 1)
        return cut_with(flow, area, ALL_OF_GAPS, tight ? TIGHT_PERCENT : ALL_OF_GAPS);
    struct columns columns = cut_with(flow, area, ALL_OF_GAPS, ALL_OF_GAPS);
    if (!tight || columns_screens(&columns) == 1)
        return columns;
    struct columns fewer = cut_with(flow, area, TIGHT_PERCENT, TIGHT_PERCENT);
    return columns_screens(&fewer) < columns_screens(&columns) ? fewer : columns;
}
