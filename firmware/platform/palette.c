// SPDX-License-Identifier: MIT
// Owns counting colors and choosing the most frequent ones.
#include "platform/palette.h"

#include <png.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
    COLORS = 16,     // 4 bits a pixel
    SLOTS = 1 << 14, // of the table of colors; a screen has some hundreds
    MOST_FOUND = SLOTS / 2,
};

struct slot {
    uint32_t rgb;
    uint32_t count; // pixels; 0: the slot is free
    uint8_t index;  // of the nearest color of the palette
};

struct palette {
    struct slot *slots;
    size_t found;
    uint32_t colors[COLORS];
    size_t color_count;
};

struct bytes {
    struct arena *arena;
    uint8_t *items;
    size_t len;
    size_t capacity;
};

static uint32_t
pixel_at(const SDL_Surface *surface, int x, int y)
{
    uint32_t pixel = 0;
    const uint8_t *row =
        (const uint8_t *)surface->pixels + (size_t)y * (size_t)surface->pitch;
    memcpy(&pixel, row + 4 * (size_t)x, sizeof pixel);
    return pixel & 0xffffffU;
}

static struct slot *
slot_of(const struct palette *palette, uint32_t rgb)
{
    size_t at = rgb * 2654435761U % SLOTS;
    while (palette->slots[at].count > 0 && palette->slots[at].rgb != rgb)
        at = (at + 1) % SLOTS;
    return &palette->slots[at];
}

static bool
count_colors(struct palette *palette, const SDL_Surface *surface)
{
    for (int y = 0; y < surface->h; y++)
        for (int x = 0; x < surface->w; x++) {
            uint32_t rgb = pixel_at(surface, x, y);
            struct slot *slot = slot_of(palette, rgb);
            palette->found += slot->count == 0;
            if (palette->found > MOST_FOUND)
                return false;
            slot->rgb = rgb;
            slot->count++;
        }
    return true;
}

static int
by_count(const void *left, const void *right)
{
    const struct slot *a = left, *b = right;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return (a->rgb > b->rgb) - (a->rgb < b->rgb);
}

static unsigned
distance(uint32_t a, uint32_t b)
{
    unsigned sum = 0;
    for (unsigned shift = 0; shift < 24; shift += 8) {
        int apart = (int)(a >> shift & 0xff) - (int)(b >> shift & 0xff);
        sum += (unsigned)(apart * apart);
    }
    return sum;
}

// Photographs have most of their pixels in colors that are not frequent.
static bool
choose_colors(struct palette *palette, const SDL_Surface *surface, struct arena *arena)
{
    struct slot *sorted = arena_array(arena, SLOTS, sizeof *sorted);
    uint64_t covered = 0, all = (uint64_t)surface->w * (uint64_t)surface->h;
    memcpy(sorted, palette->slots, SLOTS * sizeof *sorted);
    qsort(sorted, SLOTS, sizeof *sorted, by_count);
    for (size_t i = 0; i < COLORS && sorted[i].count > 0; i++) {
        palette->colors[palette->color_count++] = sorted[i].rgb;
        covered += sorted[i].count;
    }
    for (size_t i = 0; i < SLOTS; i++)
        for (size_t k = 0; k < palette->color_count && palette->slots[i].count > 0; k++) {
            struct slot *slot = &palette->slots[i];
            if (distance(slot->rgb, palette->colors[k]) <
                distance(slot->rgb, palette->colors[slot->index]))
                slot->index = (uint8_t)k;
        }
    return covered * 100 >= all * 90;
}

// ---- the file -------------------------------------------------------------------------

static void
take_bytes(png_structp png, png_bytep data, size_t len)
{
    struct bytes *bytes = png_get_io_ptr(png);
    for (size_t i = 0; i < len; i++) {
        arena_grow(bytes->arena, (void **)&bytes->items, &bytes->capacity, bytes->len, 1);
        bytes->items[bytes->len++] = data[i];
    }
}

static void
flush_nothing(png_structp png)
{
    (void)png;
}

static void
write_rows(png_structp png, const struct palette *palette, const SDL_Surface *surface,
           uint8_t *row)
{
    for (int y = 0; y < surface->h; y++) {
        for (int x = 0; x < surface->w; x++)
            row[x] = slot_of(palette, pixel_at(surface, x, y))->index;
        png_write_row(png, row);
    }
}

static bool
write_png(const struct palette *palette, const SDL_Surface *surface, struct bytes *bytes,
          uint8_t *row)
{
    png_color colors[COLORS];
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    for (size_t i = 0; i < palette->color_count; i++)
        colors[i] = (png_color){.red = (png_byte)(palette->colors[i] >> 16),
                                .green = (png_byte)(palette->colors[i] >> 8),
                                .blue = (png_byte)palette->colors[i]};
    if (!info || setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
        return false;
    }
    png_set_write_fn(png, bytes, take_bytes, flush_nothing);
    png_set_compression_level(png, 1); // it is packed anew in the document
    png_set_filter(png, 0, PNG_FILTER_NONE);
    png_set_IHDR(png, info, (png_uint_32)surface->w, (png_uint_32)surface->h, 4,
                 PNG_COLOR_TYPE_PALETTE, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_set_PLTE(png, info, colors, (int)palette->color_count);
    png_write_info(png, info);
    png_set_packing(png);
    write_rows(png, palette, surface, row);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return true;
}

const uint8_t *
palette_png(const SDL_Surface *surface, struct arena *arena, size_t *len)
{
    struct arena passing = {0};
    struct palette palette = {0};
    struct bytes bytes = {.arena = arena};
    palette.slots = arena_array(&passing, SLOTS, sizeof *palette.slots);
    uint8_t *row = arena_array(&passing, (size_t)surface->w, 1);
    bool good = count_colors(&palette, surface) &&
                choose_colors(&palette, surface, &passing) &&
                write_png(&palette, surface, &bytes, row);
    arena_finish(&passing);
    *len = good ? bytes.len : 0;
    return good ? bytes.items : NULL;
}
