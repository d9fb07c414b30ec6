// SPDX-License-Identifier: MIT
// Timelines: a rail with a node a step, time words beside it, never to scale. The kind of
// a step is told by the node's shape and in words. Upright, or lying where few steps fit
// a wide column.
#include "layout/blocks.h"
#include "layout/time_words.h"

#include <string.h>
#include <unicase.h>
#include <unistr.h>

enum { LYING_STEPS = 5, LYING_CHARACTERS = 12 };

struct step_look {
    enum word word;
    enum color fill;
    bool round;
};

static const struct step_look step_looks[] = {
    [STEP_RULE] = {WORD_STEP_RULE, COLOR_ACCENT, false},
    [STEP_EXPECT] = {WORD_STEP_EXPECT, COLOR_PAPER, true},
    [STEP_PLAN] = {WORD_STEP_PLAN, COLOR_ACCENT, true},
};

struct stop { // a step, or the track's anchor where `step` is NULL
    const struct step *step;
    const struct text *time;
};

struct line_up { // the stops of one timeline and their measures
    const struct stop *stops;
    size_t count;
    int node_px;
    int rail_px;
    int middle_px; // of the rail, from the start of the column
    int text_px;   // where the words begin
};

static bool
applies(const struct step *step, const struct text *route)
{
    if (!route->len || !step->routes.count)
        return true;
    for (size_t i = 0; i < step->routes.count; i++) {
        if (strcmp(step->routes.items[i].utf8, route->utf8) == 0)
            return true;
    }
    return false;
}

static bool
is_thick(const struct step *step)
{
    return step && step->kind == STEP_RULE &&
           (step->ends == END_OPEN || step->ends == END_MINIMUM ||
            step->ends == END_NEXT_DAY);
}

// "the dose starts" stands alone here: with a capital.
static const struct text *
capitalised(struct arena *arena, const struct text *text)
{
    struct text *result = arena_alloc(arena, sizeof *result);
    *result = *text;
    ucs4_t first;
    int taken = u8_mbtouc(&first, (const uint8_t *)text->utf8, text->len);
    uint8_t capital[6];
    int len = u8_uctomb(capital, uc_totitle(first), sizeof capital);
    if (taken <= 0 || len <= 0)
        return result;
    result->utf8 =
        arena_printf(arena, "%.*s%s", len, (const char *)capital, text->utf8 + taken);
    result->len = strlen(result->utf8);
    return result;
}

static const struct text *
time_of(const struct flow *flow, const struct step *step)
{
    struct text *time = arena_alloc(flow->setter->arena, sizeof *time);
    *time = time_words(flow->setter->arena, flow->request->words, step);
    time->place = step->label.place;
    return time;
}

// The steps of the route, and the anchor they are counted from before the first that is
// not earlier.
static struct line_up
line_up_make(const struct flow *flow, const struct block *block)
{
    const struct track *track = block->timeline.track;
    const struct style *style = flow->setter->style;
    struct arena *arena = flow->setter->arena;
    int em = style->type[ROLE_BODY].font.em_px;
    struct stop *stops = arena_array(arena, track->step_count + 1, sizeof *stops);
    struct line_up up = {
        .stops = stops,
        .node_px = em * 3 / 5,
        .rail_px = style->outline_px,
        .middle_px = em * 3 / 10 + 1,
        .text_px = em * 6 / 5,
    };
    bool anchored = track->anchor.len == 0;
    for (size_t i = 0; i < track->step_count; i++) {
        const struct step *step = &track->steps[i];
        if (!applies(step, &block->timeline.route))
            continue;
        bool early = step->start < 0 ||
                     (step->start_by_clinic && step->end <= 0 && step->ends == END_AT);
        if (!anchored && !early) {
            stops[up.count++] = (struct stop){NULL, capitalised(arena, &track->anchor)};
            anchored = true;
        }
        stops[up.count++] = (struct stop){step, time_of(flow, step)};
    }
    return up;
}

static struct item
rail_item(const struct line_up *up, const struct step *step, int from, int to)
{
    int thick = is_thick(step) ? 4 * up->rail_px : up->rail_px;
    return (struct item){
        .kind = ITEM_BOX,
        .role = ROLE_GRAPHIC,
        .box = {up->middle_px - thick / 2, from, thick, to - from},
        .fill = is_thick(step) ? COLOR_ACCENT : COLOR_LINE,
        .ground = COLOR_PAPER,
        .within = -1,
        .target = -1,
    };
}

// Square: you must. Ring: may happen. Dot: plan. A bar across the rail: the anchor.
static struct item
node_item(const struct line_up *up, const struct step *step, int x, int y)
{
    int size = up->node_px;
    struct item item = {
        .kind = ITEM_BOX,
        .role = ROLE_GRAPHIC,
        .box = {x - size / 2, y - size / 2, size, size},
        .fill = COLOR_ACCENT,
        .ground = COLOR_PAPER,
        .line = COLOR_ACCENT,
        .line_px = up->rail_px,
        .within = -1,
        .target = -1,
    };
    if (!step) {
        item.box.h = 2 * up->rail_px;
        item.box.y = y - up->rail_px;
        return item;
    }
    item.fill = step_looks[step->kind].fill;
    item.radius_px = step_looks[step->kind].round ? size / 2 : 0;
    return item;
}

static struct flow_text
time_text(const struct line_up *up, const struct stop *stop)
{
    return (struct flow_text){
        .text = stop->time,
        .role = ROLE_LEAD,
        .ink = stop->step ? COLOR_INK : COLOR_ACCENT,
        .x_px = up->text_px,
        .flags = FLOW_HEAD | (stop->step ? FLOW_KEEP_NEXT : 0u),
        .together = true,
    };
}

static struct flow_text
kind_text(const struct flow *flow, const struct line_up *up, const struct step *step)
{
    const struct words *words = flow->request->words;
    return (struct flow_text){
        .text = &words->word[step_looks[step->kind].word],
        .role = ROLE_CAPTION,
        .ink = COLOR_INK2,
        .x_px = up->text_px,
        .flags = FLOW_KEEP_NEXT | FLOW_KEEP_PREVIOUS | FLOW_HEAD,
        .lang = words->lang.utf8,
        .own = true,
        .together = true,
    };
}

// Behind the time words where it fits, else on a line of its own below them.
static void
add_kind(struct flow *flow, const struct line_up *up, const struct step *step,
         size_t first)
{
    struct flow_text text = kind_text(flow, up, step);
    struct piece *last = &flow->pieces[flow->count - 1];
    const struct item *words = &last->items[last->item_count - 1];
    int em = flow->setter->style->type[ROLE_BODY].font.em_px;
    int end = words->box.x + words->box.w + em;
    int width = paragraph_width(flow->setter, text.text, text.role);
    if (flow->count > first + 1 || end + width > flow->width_px) {
        flow_add_text(flow, &text);
        return;
    }
    struct builder builder = flow_builder(flow);
    for (size_t i = 0; i < last->item_count; i++)
        builder_item(&builder, last->items[i]);
    text.x_px = end;
    text.width_px = width + 1;
    struct paragraph lines = flow_break(flow, &text);
    size_t mark = builder.item_count;
    flow_write(flow, &builder, &text, &lines, 0);
    flow_level(&builder, 0, mark);
    last->items = builder.items;
    last->item_count = builder.item_count;
    last->words += builder.words;
}

static void
put_rails(struct flow *flow, const struct line_up *up, size_t index, size_t first)
{
    const struct step *step = up->stops[index].step;
    bool ends = index + 1 == up->count;
    bool open = step && step->ends != END_AT && step->ends != END_CLINIC;
    int node_y = flow_letter_middle(&flow->pieces[first]);
    for (size_t i = first; i < flow->count; i++) {
        int height = flow->pieces[i].height_px;
        int from = i == first ? node_y : 0;
        if (!ends || open)
            flow_put(flow, i, rail_item(up, step, from, height), true);
    }
    if (index > 0)
        flow_put(flow, first, rail_item(up, up->stops[index - 1].step, 0, node_y), true);
    if (!ends)
        flow->pieces[flow->count - 1].flags |= FLOW_GOES_ON;
    flow_put(flow, first, node_item(up, step, up->middle_px, node_y), false);
}

static void
add_stop(struct flow *flow, const struct line_up *up, size_t index)
{
    const struct style *style = flow->setter->style;
    const struct stop *stop = &up->stops[index];
    size_t first = flow->count;
    struct flow_text time = time_text(up, stop);
    if (!flow_add_text(flow, &time))
        return;
    if (stop->step) {
        add_kind(flow, up, stop->step, first);
        flow_add_text(flow, &(struct flow_text){
                                .text = &stop->step->label,
                                .role = ROLE_BODY,
                                .x_px = up->text_px,
                                .together = true,
                            });
    }
    // The way to the next node belongs to the last piece: a gap would leave a hole in the
    // rail.
    if (index + 1 < up->count)
        flow->pieces[flow->count - 1].height_px +=
            flow_is_low(flow) ? style->unit_px : style->paragraph_gap_px * 2 / 5;
    put_rails(flow, up, index, first);
    if (index == 0)
        flow->pieces[first].gap_px = style->paragraph_gap_px;
}

// ---- lying --------------------------------------------------------------------------------

// The words of one stop in its column, from `y` down.
static int
write_stop(struct flow *flow, struct builder *builder, const struct line_up *up,
           size_t index, struct rect cell)
{
    const struct stop *stop = &up->stops[index];
    struct flow_text texts[3] = {time_text(up, stop)};
    size_t count = 1;
    if (stop->step) {
        texts[count++] = kind_text(flow, up, stop->step);
        texts[count++] =
            (struct flow_text){.text = &stop->step->label, .role = ROLE_BODY};
    }
    int y = cell.y;
    for (size_t i = 0; i < count; i++) {
        texts[i].x_px = cell.x;
        texts[i].width_px = cell.w;
        struct paragraph lines = flow_break(flow, &texts[i]);
        y = flow_write(flow, builder, &texts[i], &lines, y);
    }
    return y;
}

static void
put_lying_rail(struct builder *builder, const struct line_up *up, size_t index, int pitch)
{
    const struct step *step = up->stops[index].step;
    int y = up->node_px / 2 + 1, x = (int)index * pitch + up->node_px / 2;
    bool open = step && step->ends != END_AT && step->ends != END_CLINIC;
    int end = index + 1 < up->count ? x + pitch : x + (open ? pitch / 2 : 0);
    int thick = is_thick(step) ? 4 * up->rail_px : up->rail_px;
    struct item rail = rail_item(up, step, 0, 0);
    rail.box = (struct rect){x, y - thick / 2, end - x, thick};
    if (end > x)
        builder_item(builder, rail);
}

// Of the headings above it, which stand on its screen.
static int
headings_px(const struct flow *flow)
{
    int height_px = 0;
    for (size_t i = flow->count; i-- > 0 && (flow->pieces[i].flags & FLOW_HEAD);)
        height_px += flow->pieces[i].height_px;
    return height_px > 0 ? height_px + flow->setter->style->paragraph_gap_px : 0;
}

static bool
add_lying(struct flow *flow, const struct line_up *up)
{
    const struct style *style = flow->setter->style;
    int pitch = up->count ? flow->width_px / (int)up->count : 0;
    int width = pitch - style->type[ROLE_BODY].font.em_px;
    if (style->panel_class != PANEL_WIDE || up->count < 2 || up->count > LYING_STEPS ||
        flow_characters(flow->setter, width) < LYING_CHARACTERS)
        return false;
    struct builder builder = flow_builder(flow);
    for (size_t i = 0; i < up->count; i++)
        put_lying_rail(&builder, up, i, pitch);
    int bottom = 0;
    for (size_t i = 0; i < up->count; i++) {
        int x = (int)i * pitch;
        builder_item(&builder, node_item(up, up->stops[i].step, x + up->node_px / 2,
                                         up->node_px / 2 + 1));
        struct rect cell = {x, up->node_px + style->unit_px, width, 0};
        int y = write_stop(flow, &builder, up, i, cell);
        bottom = y > bottom ? y : bottom;
    }
    if (bottom + headings_px(flow) > flow->height_px)
        return false;
    flow_add(flow, (struct piece){.height_px = bottom, .gap_px = style->paragraph_gap_px},
             &builder);
    return true;
}

// Lines that lie one below the other are taken for one scale, on which an hour would stand where
// weeks do.
static bool
is_compared(const struct page *page)
{
    size_t count = 0;
    for (size_t i = 0; i < page->body_count; i++)
        count += page->body[i].kind == BLOCK_TIMELINE;
    return count > 1;
}

void
block_timeline(struct flow *flow, const struct page *page, const struct block *block)
{
    if (!block->timeline.track)
        return;
    struct line_up up = line_up_make(flow, block);
    if (!is_compared(page) && add_lying(flow, &up))
        return;
    for (size_t i = 0; i < up.count; i++)
        add_stop(flow, &up, i);
}
