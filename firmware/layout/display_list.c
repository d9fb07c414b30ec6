// SPDX-License-Identifier: MIT
#include "layout/display_list.h"

int
builder_item(struct builder *builder, struct item item)
{
    arena_grow(builder->arena, (void **)&builder->items, &builder->item_capacity,
               builder->item_count, sizeof item);
    builder->items[builder->item_count] = item;
    return (int)builder->item_count++;
}

int
builder_target(struct builder *builder, struct target target)
{
    arena_grow(builder->arena, (void **)&builder->targets, &builder->target_capacity,
               builder->target_count, sizeof target);
    builder->targets[builder->target_count] = target;
    return (int)builder->target_count++;
}

struct screen
builder_screen(const struct builder *builder, int width_px, int height_px,
               struct rect safe)
{
    return (struct screen){
        .width_px = width_px,
        .height_px = height_px,
        .safe = safe,
        .items = builder->items,
        .item_count = builder->item_count,
        .targets = builder->targets,
        .target_count = builder->target_count,
        .words = builder->words,
    };
}

bool
rect_contains(struct rect outer, struct rect inner)
{
    return inner.x >= outer.x && inner.y >= outer.y &&
           inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

bool
rect_overlaps(struct rect a, struct rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

bool
rect_has_point(struct rect rect, int x, int y)
{
    return x >= rect.x && y >= rect.y && x < rect.x + rect.w && y < rect.y + rect.h;
}

struct rect
rect_grown(struct rect rect, int px)
{
    return (struct rect){rect.x - px, rect.y - px, rect.w + 2 * px, rect.h + 2 * px};
}
