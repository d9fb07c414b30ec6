// SPDX-License-Identifier: MIT
// A rounded box is four quarters of a disc with straight bands between them; its outline is what
// the outer disc covers and the inner one does not. The quarters are kept, the least recently
// used one makes room.
#include "platform/shapes.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { QUARTERS = 64, SLICES = 16, QUARTER_MAX_PX = 512 };

struct quarter {
    int diameter_px; // 0: free
    uint64_t used;
    uint8_t *cover; // side * side, side = diameter / 2, the top left quarter
};

struct shapes {
    struct quarter quarters[QUARTERS];
    uint64_t uses;
};

struct shapes *
shapes_new(void)
{
    struct shapes *shapes = calloc(1, sizeof *shapes);
    assert(shapes);
    return shapes;
}

void
shapes_free(struct shapes *shapes)
{
    if (!shapes)
        return;
    for (size_t i = 0; i < QUARTERS; i++)
        free(shapes->quarters[i].cover);
    free(shapes);
}

// ---- pixels -------------------------------------------------------------------------------

uint32_t
shapes_pixel(const SDL_Surface *surface, uint32_t rgb)
{
    return SDL_MapRGB(surface->format, (uint8_t)(rgb >> 16), (uint8_t)(rgb >> 8),
                      (uint8_t)rgb);
}

static const uint64_t even = 0x00FF00FF00FF00FF;

// The four bytes two bytes apart, so that one multiplication is for all.
static inline uint64_t
spread(uint32_t pixel)
{
    return (pixel | (uint64_t)pixel << 24) & even;
}

// `cover` of 255 gives exactly `over`. The four bytes are treated alike, whatever their order.
static inline uint32_t
blended(uint32_t under, uint32_t over, uint32_t cover)
{
    uint32_t share = cover + (cover >> 7);
    uint64_t mixed = spread(under) * (256 - share) + spread(over) * share;
    mixed = mixed >> 8 & even;
    return (uint32_t)mixed | (uint32_t)(mixed >> 24);
}

static uint32_t *
row_at(SDL_Surface *surface, int y)
{
    return (void *)((uint8_t *)surface->pixels + (ptrdiff_t)y * surface->pitch);
}

// ---- discs --------------------------------------------------------------------------------

// What a horizontal slice at `dy` from the centre covers of the pixels left of it.
static void
add_slice(double *cover, int side, double radius, double dy)
{
    double half = radius * radius - dy * dy;
    double left = radius - sqrt(half > 0 ? half : 0);
    for (int x = 0; x < side; x++) {
        double part = x + 1 - left;
        cover[x] += part <= 0 ? 0 : part >= 1 ? 1 : part;
    }
}

static void
fill_quarter(uint8_t *cover, int diameter)
{
    int side = diameter / 2;
    double radius = diameter / 2.0;
    double sums[QUARTER_MAX_PX];
    for (int y = 0; y < side; y++) {
        memset(sums, 0, (size_t)side * sizeof *sums);
        for (int slice = 0; slice < SLICES; slice++)
            add_slice(sums, side, radius, radius - y - (slice + 0.5) / (int)SLICES);
        for (int x = 0; x < side; x++)
            *cover++ = (uint8_t)(sums[x] * 255 / (int)SLICES + 0.5);
    }
}

static const uint8_t *
quarter_of(struct shapes *shapes, int diameter)
{
    struct quarter *oldest = &shapes->quarters[0];
    for (size_t i = 0; i < QUARTERS; i++) {
        struct quarter *quarter = &shapes->quarters[i];
        if (quarter->diameter_px == diameter) {
            quarter->used = ++shapes->uses;
            return quarter->cover;
        }
        if (quarter->used < oldest->used)
            oldest = quarter;
    }
    free(oldest->cover);
    size_t side = (size_t)diameter / 2;
    *oldest = (struct quarter){
        .diameter_px = diameter,
        .used = ++shapes->uses,
        .cover = malloc(side * side),
    };
    assert(oldest->cover);
    fill_quarter(oldest->cover, diameter);
    return oldest->cover;
}

// ---- boxes --------------------------------------------------------------------------------

static void
fill(SDL_Surface *surface, int x, int y, int w, int h, uint32_t pixel)
{
    SDL_Rect rect = {x, y, w, h};
    if (w > 0 && h > 0)
        SDL_FillRect(surface, &rect, pixel);
}

struct corner {
    const struct shape *shape;
    int side;       // of the square that is painted
    int outer_side; // of the quarters; 0: a plain corner
    int inner_side;
    const uint8_t *outer;
    const uint8_t *inner;
};

static uint32_t
cover_at(const uint8_t *quarter, int side, int x, int y)
{
    if (x < 0 || y < 0)
        return 0;
    return quarter && x < side && y < side ? quarter[y * side + x] : 255;
}

// How much of a pixel the two colours cover, the line's first.
struct covers {
    uint32_t line;
    uint32_t fill;
};

static struct covers
covers_at(const struct corner *corner, int x, int y)
{
    const struct shape *shape = corner->shape;
    int line = shape->line_px;
    uint32_t outer = cover_at(corner->outer, corner->outer_side, x, y);
    if (outer == 0 || line == 0)
        return (struct covers){.fill = outer};
    uint32_t inner = cover_at(corner->inner, corner->inner_side, x - line, y - line);
    if (!shape->filled)
        return (struct covers){.line = outer > inner ? outer - inner : 0};
    return (struct covers){.line = inner < 255 ? outer : 0, .fill = inner};
}

static void
cover_pixel(SDL_Surface *surface, int x, int y, const struct shape *shape,
            struct covers covers)
{
    const SDL_Rect *clip = &surface->clip_rect;
    if (x < clip->x || y < clip->y || x >= clip->x + clip->w || y >= clip->y + clip->h)
        return;
    uint32_t *pixel = row_at(surface, y) + x;
    if (covers.line > 0)
        *pixel = blended(*pixel, shape->line, covers.line);
    if (covers.fill > 0)
        *pixel = blended(*pixel, shape->fill, covers.fill);
}

// The four corners are one, mirrored.
static void
paint_corners(SDL_Surface *surface, const struct corner *corner)
{
    const struct rect *box = &corner->shape->box;
    for (int y = 0; y < corner->side; y++) {
        int top = box->y + y, bottom = box->y + box->h - 1 - y;
        for (int x = 0; x < corner->side; x++) {
            int left = box->x + x, right = box->x + box->w - 1 - x;
            struct covers covers = covers_at(corner, x, y);
            if (covers.line == 0 && covers.fill == 0)
                continue;
            cover_pixel(surface, left, top, corner->shape, covers);
            cover_pixel(surface, right, top, corner->shape, covers);
            cover_pixel(surface, left, bottom, corner->shape, covers);
            cover_pixel(surface, right, bottom, corner->shape, covers);
        }
    }
}

static void
paint_bands(SDL_Surface *surface, const struct shape *shape, int side)
{
    struct rect box = shape->box;
    int line = shape->line_px;
    int across = box.w - 2 * side, down = box.h - 2 * side;
    if (line > 0) {
        fill(surface, box.x + side, box.y, across, line, shape->line);
        fill(surface, box.x + side, box.y + box.h - line, across, line, shape->line);
        fill(surface, box.x, box.y + side, line, down, shape->line);
        fill(surface, box.x + box.w - line, box.y + side, line, down, shape->line);
    }
    if (shape->filled) {
        int band = side - line;
        fill(surface, box.x + side, box.y + line, across, band, shape->fill);
        fill(surface, box.x + side, box.y + box.h - side, across, band, shape->fill);
        fill(surface, box.x + line, box.y + side, box.w - 2 * line, down, shape->fill);
    }
}

void
shapes_paint(struct shapes *shapes, SDL_Surface *surface, const struct shape *given)
{
    assert(surface->format->BytesPerPixel == 4);
    struct shape shape = *given;
    int shorter = shape.box.w < shape.box.h ? shape.box.w : shape.box.h;
    if (shorter <= 0 || (!shape.filled && shape.line_px <= 0))
        return;
    if (shape.line_px > shorter / 2)
        shape.line_px = shorter / 2;
    int diameter = 2 * shape.radius_px >= shorter - 1 ? shorter : 2 * shape.radius_px;
    if (shape.radius_px <= 0)
        diameter = 0;
    if (diameter > 2 * QUARTER_MAX_PX)
        diameter = 2 * QUARTER_MAX_PX;
    struct corner corner = {.shape = &shape, .outer_side = diameter / 2};
    corner.side = corner.outer_side > shape.line_px ? corner.outer_side : shape.line_px;
    if (diameter > 1)
        corner.outer = quarter_of(shapes, diameter);
    int inner = diameter - 2 * shape.line_px;
    if (inner > 1) {
        corner.inner_side = inner / 2;
        corner.inner = quarter_of(shapes, inner);
    }
    paint_bands(surface, &shape, corner.side);
    paint_corners(surface, &corner);
}

// ---- masks and pictures -------------------------------------------------------------------

// The part of a w x h picture at x, y that lies within the clip, in the picture's own pixels.
static SDL_Rect
visible_part(const SDL_Surface *surface, int x, int y, int w, int h)
{
    SDL_Rect placed = {x, y, w, h}, part = {0};
    if (!SDL_IntersectRect(&placed, &surface->clip_rect, &part))
        return (SDL_Rect){0};
    part.x -= x;
    part.y -= y;
    return part;
}

// Most of a line of text is nothing: it is stepped over in eights.
static void
paint_mask_row(uint32_t *to, const uint8_t *cover, int count, uint32_t pixel)
{
    int x = 0;
    for (; x + 8 <= count; x += 8) {
        uint64_t eight = 0;
        memcpy(&eight, cover + x, sizeof eight);
        if (eight == 0)
            continue;
        if (eight == UINT64_MAX) {
            SDL_memset4(to + x, pixel, 8);
            continue;
        }
        for (int i = x; i < x + 8; i++)
            to[i] = blended(to[i], pixel, cover[i]);
    }
    for (; x < count; x++)
        to[x] = blended(to[x], pixel, cover[x]);
}

void
shapes_paint_mask(SDL_Surface *surface, const struct mask *mask, int x, int y,
                  uint32_t pixel)
{
    assert(surface->format->BytesPerPixel == 4);
    SDL_Rect part = visible_part(surface, x, y, mask->width_px, mask->height_px);
    for (int row = part.y; row < part.y + part.h; row++)
        paint_mask_row(row_at(surface, y + row) + x + part.x,
                       mask->bytes + (ptrdiff_t)row * mask->pitch_bytes + part.x, part.w,
                       pixel);
}

static uint32_t
over(uint32_t under, const uint8_t *rgba, const SDL_PixelFormat *format)
{
    uint32_t ink = (uint32_t)rgba[0] << format->Rshift |
                   (uint32_t)rgba[1] << format->Gshift |
                   (uint32_t)rgba[2] << format->Bshift;
    if (rgba[3] == 255)
        return ink | format->Amask;
    return ink + blended(under, 0, rgba[3]);
}

void
shapes_paint_picture(SDL_Surface *surface, const uint8_t *rgba, int width_px,
                     int height_px, int x, int y)
{
    assert(surface->format->BytesPerPixel == 4);
    SDL_Rect part = visible_part(surface, x, y, width_px, height_px);
    for (int row = part.y; row < part.y + part.h; row++) {
        const uint8_t *from = rgba + ((ptrdiff_t)row * width_px + part.x) * 4;
        uint32_t *to = row_at(surface, y + row) + x + part.x;
        for (int column = 0; column < part.w; column++, from += 4)
            to[column] = over(to[column], from, surface->format);
    }
}
