// SPDX-License-Identifier: MIT
// The paginator: draws the columns that the pieces were cut into, and the chrome around
// them. Frames are drawn around what they hold and their heads are repeated where they
// continue.
#include "layout/columns.h"
#include "layout/views.h"

struct target_area { // where a stack is drawn
    struct builder *builder;
    int x;
    int y;
    int width;
    int height;
};

static int
rule_px(const struct flow *flow)
{
    return 2 * flow->setter->style->outline_px;
}

static void
draw_piece(const struct target_area *to, const struct piece *piece, int y, int frame_item)
{
    struct builder *builder = to->builder;
    int items = (int)builder->item_count, targets = (int)builder->target_count;
    bool over = y + piece->height_px > to->height;
    const unsigned head = FLOW_HEAD | FLOW_KEEP_NEXT;
    for (size_t i = 0; i < piece->item_count; i++) {
        struct item item = piece->items[i];
        item.box.x += to->x;
        item.box.y += to->y + y;
        item.baseline_px += to->y + y;
        item.within = item.within >= 0 ? item.within + items : frame_item;
        item.target = item.target >= 0 ? item.target + targets : -1;
        item.over = item.over || over;
        item.head = item.kind == ITEM_TEXT && (piece->flags & head) == head;
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
draw_stack(const struct target_area *to, const struct flow *flow,
           const struct column *column)
{
    struct stack stack = {.flow = flow, .gap_percent = column->gap_percent};
    struct seat seat = {0};
    int frame_item = -1;
    for (size_t i = column->first; i < column->end; i++) {
        const struct piece *piece = &flow->pieces[i];
        bool leaves = stack.frame && piece->frame != stack.frame;
        seat = columns_push(&stack, i);
        if (leaves)
            close_frame(to, &frame_item, seat.closed_at);
        if (seat.opens)
            frame_item = open_frame(to, flow, piece->frame, seat.frame_y);
        if (seat.continues)
            draw_head(to, piece->frame, seat.head_y, frame_item);
        draw_piece(to, piece, seat.y, frame_item);
        if (i + 1 == column->end && (piece->flags & FLOW_GOES_ON))
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
    int taken = screen == 0 ? columns_header_px(flow) : 0;
    struct target_area to = {builder, full.x, full.y, full.w, full.h};
    if (taken)
        draw_stack(&to, flow,
                   &(struct column){.end = flow->span_count, .gap_percent = 100});
    for (size_t i = 0; i < columns->count; i++) {
        const struct column *column = &columns->items[i];
        if (column->screen != screen)
            continue;
        struct rect rect = area->column[column->index];
        to =
            (struct target_area){builder, rect.x, rect.y + taken, rect.w, rect.h - taken};
        draw_stack(&to, flow, column);
    }
}

struct laid_view
flow_paginate(const struct flow *flow, const struct content_area *area,
              const struct pager *last)
{
    const struct style *style = flow->setter->style;
    struct setter around = *flow->setter;
    const struct view_request *outside = flow->around ? flow->around : flow->request;
    around.hyphens = outside->hyphens;
    struct columns columns = columns_cut(flow, area);
    size_t count = columns_screens(&columns);
    struct screen *screens = arena_array(flow->setter->arena, count, sizeof *screens);
    for (size_t i = 0; i < count; i++) {
        struct builder builder = flow_builder(flow);
        draw_screen(&builder, flow, area, &columns, i);
        size_t flow_count = builder.item_count;
        struct pager pager = *last;
        pager.screen = (int)i;
        pager.screen_count = (int)count;
        chrome_add(&builder, &around, outside, &pager);
        screens[i] = builder_screen(&builder, style->panel.width_px,
                                    style->panel.height_px, view_safe(style));
        screens[i].flow_count = flow_count;
        screens[i].flow = area->column[0];
    }
    return (struct laid_view){.screens = screens, .screen_count = count, .style = *style};
}
