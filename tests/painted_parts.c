// SPDX-License-Identifier: MIT
#include "painted_parts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 1 << 16, OVERHANG_DIVISOR = 2 }; // no letter reaches further

uint64_t
parts_mix(uint64_t key, uint64_t value)
{
    key = (key ^ value) + 0x9E3779B97F4A7C15U; // splitmix64
    key = (key ^ key >> 30) * 0xBF58476D1CE4E5B9U;
    key = (key ^ key >> 27) * 0x94D049BB133111EBU;
    return key ^ key >> 31;
}

static uint64_t
mix_int(uint64_t key, int value)
{
    return parts_mix(key, (uint64_t)(int64_t)value);
}

static uint64_t
mix_rect(uint64_t key, struct rect rect, int x, int y)
{
    key = mix_int(key, rect.x - x);
    key = mix_int(key, rect.y - y);
    key = mix_int(key, rect.w);
    return mix_int(key, rect.h);
}

static uint64_t
mix_bytes(uint64_t key, const char *bytes, size_t len)
{
    key = parts_mix(key, len);
    for (size_t at = 0; at < len; at += sizeof(uint64_t)) {
        uint64_t chunk = 0;
        memcpy(&chunk, bytes + at, len - at < sizeof chunk ? len - at : sizeof chunk);
        key = parts_mix(key, chunk);
    }
    return key;
}

uint64_t
parts_mix_item(uint64_t key, const struct item *item, int x, int y)
{
    key = mix_int(key, (int)item->kind);
    key = mix_int(key, (int)item->role);
    key = mix_rect(key, item->box, x, y);
    key = mix_int(key, (int)item->fill);
    key = mix_int(key, (int)item->ground);
    key = mix_int(key, (int)item->line);
    key = mix_int(key, item->line_px);
    key = mix_int(key, item->radius_px);
    if (item->kind == ITEM_BOX)
        return key;
    key = mix_int(key, item->font.face);
    key = mix_int(key, item->font.bold);
    key = mix_int(key, item->font.em_px);
    key = mix_int(key, item->baseline_px - y);
    return mix_bytes(key, item->utf8 ? item->utf8 : "", item->utf8 ? item->len : 0);
}

struct rect
parts_reach(const struct item *item)
{
    return item->kind == ITEM_TEXT
               ? rect_grown(item->box, item->font.em_px / OVERHANG_DIVISOR)
               : item->box;
}

// A filled box that reaches beyond the part on all sides, with its outline and its corners, is one
// even ground, wherever it ends.
static bool
is_even_ground(const struct item *item, struct rect part)
{
    if (item->kind != ITEM_BOX || item->fill == COLOR_NONE)
        return false;
    int edge_px = 1 + (item->radius_px > item->line_px ? item->radius_px : item->line_px);
    return rect_contains(item->box, rect_grown(part, edge_px));
}

static int
at_most(int most, int value)
{
    return value < most ? value : most;
}

uint64_t
parts_key(const struct screen *screen, struct rect part, parts_filter *counts,
          const void *argument, uint64_t seed)
{
    uint64_t key = mix_rect(seed, part, part.x, part.y);
    key = mix_int(key, at_most(0, part.x));
    key = mix_int(key, at_most(0, part.y));
    key = mix_int(key, at_most(0, screen->width_px - part.x - part.w));
    key = mix_int(key, at_most(0, screen->height_px - part.y - part.h));
    for (size_t i = 0; i < screen->item_count; i++) {
        const struct item *item = &screen->items[i];
        if (!rect_overlaps(parts_reach(item), part) ||
            (counts && !counts(item, argument)))
            continue;
        if (is_even_ground(item, part))
            key = mix_int(mix_int(key, -1), (int)item->fill);
        else
            key = parts_mix_item(key, item, part.x, part.y);
    }
    return key ? key : 1;
}

static uint64_t *
place_of(const struct parts_seen *seen, uint64_t key)
{
    size_t at = (size_t)key & (seen->capacity - 1);
    while (seen->keys[at] != 0 && seen->keys[at] != key)
        at = (at + 1) & (seen->capacity - 1);
    return &seen->keys[at];
}

static void
grow(struct parts_seen *seen)
{
    struct parts_seen larger = {
        .capacity = seen->capacity ? 2 * seen->capacity : FIRST_CAPACITY,
        .count = seen->count,
    };
    larger.keys = calloc(larger.capacity, sizeof *larger.keys);
    assert(larger.keys);
    for (size_t i = 0; i < seen->capacity; i++)
        if (seen->keys[i] != 0)
            *place_of(&larger, seen->keys[i]) = seen->keys[i];
    free(seen->keys);
    *seen = larger;
}

bool
parts_add(struct parts_seen *seen, uint64_t key)
{
    if (2 * (seen->count + 1) > seen->capacity)
        grow(seen);
    uint64_t *place = place_of(seen, key);
    if (*place == key)
        return false;
    *place = key;
    seen->count++;
    return true;
}

void
parts_finish(struct parts_seen *seen)
{
    free(seen->keys);
    *seen = (struct parts_seen){0};
}

void
parts_paint(const struct one_screen *one, const struct screen *screen, struct rect part,
            const struct paint_state *state, SDL_Surface *surface)
{
    const SDL_Rect clip = {part.x, part.y, part.w, part.h};
    SDL_SetClipRect(surface, &clip);
    paint_screen(one->painter, screen, &one->view->style, state, surface);
    SDL_SetClipRect(surface, NULL);
}
