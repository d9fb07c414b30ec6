// SPDX-License-Identifier: MIT
// Items are painted in the order of the list over paper. Text, icons and edges are blended onto
// what is already there, so a pressed control's other ground needs no second layout.
#include "platform/paint.h"

#include "platform/pictures.h"
#include "platform/shapes.h"
#include "visit/focus.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum {
    NAME_BYTES = 256,
    TROUBLE_BYTES = 512,
    // Letters may reach this share of an em beyond their run's advance.
    OVERHANG_DIVISOR = 3,
};

static const double FOCUS_MM = 1.0;
static const double FOCUS_RING_MM = 0.5;

struct painter {
    struct fonts *fonts;
    struct shapes *shapes;
    struct pictures *pictures;
    char trouble[TROUBLE_BYTES];
};

struct painting { // one call of paint_screen
    struct painter *painter;
    const struct screen *screen;
    const struct style *style;
    const struct paint_state *state;
    SDL_Surface *surface;
};

struct painter *
painter_new(struct fonts *fonts, const char *assets_folder, const char *content_folder)
{
    struct painter *painter = calloc(1, sizeof *painter);
    assert(painter);
    painter->fonts = fonts;
    painter->shapes = shapes_new();
    painter->pictures = pictures_new(assets_folder, content_folder);
    return painter;
}

void
painter_set_content(struct painter *painter, const struct files *content)
{
    pictures_set_files(painter->pictures, content);
}

const char *
painter_trouble(const struct painter *painter)
{
    return painter->trouble[0] ? painter->trouble : NULL;
}

void
painter_free(struct painter *painter)
{
    if (!painter)
        return;
    shapes_free(painter->shapes);
    pictures_free(painter->pictures);
    free(painter);
}

// ---- colours ------------------------------------------------------------------------------

static unsigned
channel(uint32_t rgb, int shift)
{
    return rgb >> shift & 0xFF;
}

static uint32_t
mixed(uint32_t rgb, uint32_t with, unsigned percent)
{
    uint32_t result = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        unsigned sum =
            channel(rgb, shift) * (100 - percent) + channel(with, shift) * percent;
        result |= (sum + 50) / 100 << shift;
    }
    return result;
}

static unsigned
brightness_of(uint32_t rgb)
{
    return 2 * channel(rgb, 16) + 5 * channel(rgb, 8) + channel(rgb, 0);
}

// A pressed control is darker; one that is nearly black already is lighter instead, or the press
// would not be seen. Text keeps its contrast in all themes: light text lies on dark fills.
static uint32_t
pressed_fill(uint32_t rgb)
{
    const unsigned nearly_black = 8 * 60;
    return brightness_of(rgb) < nearly_black ? mixed(rgb, 0xFFFFFF, 18)
                                             : mixed(rgb, 0x000000, 18);
}

static uint32_t
rgb_of(const struct painting *painting, enum color color)
{
    return theme_color(painting->state->theme, color);
}

static uint32_t
pixel_of(const struct painting *painting, enum color color)
{
    return shapes_pixel(painting->surface, rgb_of(painting, color));
}

// ---- items --------------------------------------------------------------------------------

static bool
is_pressed(const struct painting *painting, const struct item *item)
{
    return item->target >= 0 && item->target == painting->state->pressed;
}

static void
paint_box(const struct painting *painting, const struct item *item)
{
    struct shape shape = {
        .box = item->box,
        .filled = item->fill != COLOR_NONE,
        .fill = pixel_of(painting, item->fill),
        .line = pixel_of(painting, item->line),
        .line_px = item->line != COLOR_NONE ? item->line_px : 0,
        .radius_px = item->radius_px,
    };
    if (is_pressed(painting, item) && item->role == ROLE_CONTROL && shape.filled) {
        uint32_t rgb = pressed_fill(rgb_of(painting, item->fill));
        shape.fill = shapes_pixel(painting->surface, rgb);
    }
    shapes_paint(painting->painter->shapes, painting->surface, &shape);
}

static void
paint_text(const struct painting *painting, const struct item *item)
{
    if (painting->state->without_text)
        return;
    struct fonts_pen pen;
    SDL_Surface *run =
        fonts_raster(painting->painter->fonts, item->font, item->utf8, item->len, &pen);
    if (!run)
        return;
    const struct mask mask = {run->pixels, run->w, run->h, run->pitch};
    shapes_paint_mask(painting->surface, &mask, item->box.x - pen.x,
                      item->baseline_px - pen.y, pixel_of(painting, item->fill));
    SDL_FreeSurface(run);
}

// An empty picture when it cannot be had.
static struct picture
picture_of(const struct painting *painting, const struct item *item,
           enum picture_kind kind)
{
    char name[NAME_BYTES], sentence[512] = "";
    struct painter *painter = painting->painter;
    snprintf(name, sizeof name, "%.*s",
             (int)(item->len < NAME_BYTES ? item->len : NAME_BYTES),
             item->utf8 ? item->utf8 : "");
    struct picture picture =
        pictures_get(painter->pictures, kind, name, item->box.w, item->box.h, sentence);
    if (!picture.bytes && !painter->trouble[0])
        snprintf(painter->trouble, sizeof painter->trouble, "%s", sentence);
    return picture;
}

static void
paint_icon(const struct painting *painting, const struct item *item)
{
    struct picture icon = picture_of(painting, item, PICTURE_ICON);
    const struct mask mask = {icon.bytes, icon.width_px, icon.height_px, icon.width_px};
    if (icon.bytes)
        shapes_paint_mask(painting->surface, &mask, item->box.x, item->box.y,
                          pixel_of(painting, item->fill));
}

static void
paint_picture(const struct painting *painting, const struct item *item)
{
    struct picture picture = picture_of(painting, item, PICTURE_CONTENT);
    if (picture.bytes)
        shapes_paint_picture(painting->surface, picture.bytes, picture.width_px,
                             picture.height_px,
                             item->box.x + (item->box.w - picture.width_px) / 2,
                             item->box.y + (item->box.h - picture.height_px) / 2);
}

static bool
is_clipped_away(const struct painting *painting, const struct item *item)
{
    struct rect box = item->box;
    if (item->kind == ITEM_TEXT)
        box = rect_grown(box, item->font.em_px / OVERHANG_DIVISOR);
    const SDL_Rect *clip = &painting->surface->clip_rect;
    return !rect_overlaps(box, (struct rect){clip->x, clip->y, clip->w, clip->h});
}

static void
paint_items(const struct painting *painting)
{
    static void (*const paint_kind[])(const struct painting *, const struct item *) = {
        [ITEM_BOX] = paint_box,
        [ITEM_TEXT] = paint_text,
        [ITEM_ICON] = paint_icon,
        [ITEM_PICTURE] = paint_picture,
    };
    for (size_t i = 0; i < painting->screen->item_count; i++) {
        const struct item *item = &painting->screen->items[i];
        if (!is_clipped_away(painting, item))
            paint_kind[item->kind](painting, item);
    }
}

// ---- press and focus ----------------------------------------------------------------------

static const struct target *
target_at(const struct painting *painting, int index)
{
    bool known = index >= 0 && (size_t)index < painting->screen->target_count;
    return known ? &painting->screen->targets[index] : NULL;
}

static void
paint_outline(const struct painting *painting, struct rect box, enum color color,
              int line_px, int radius_px)
{
    struct shape shape = {
        .box = box,
        .line = pixel_of(painting, color),
        .line_px = line_px,
        .radius_px = radius_px,
    };
    shapes_paint(painting->painter->shapes, painting->surface, &shape);
}

// The corner radius of a target is that of its control; where it has none, the style's.
static int
radius_of(const struct painting *painting, int index)
{
    for (size_t i = 0; i < painting->screen->item_count; i++) {
        const struct item *item = &painting->screen->items[i];
        if (item->kind == ITEM_BOX && item->role == ROLE_CONTROL && item->target == index)
            return item->radius_px;
    }
    return painting->style->radius_px;
}

// Whether the control is filled with a colour far from paper, as Help and Next are.
static bool
is_strongly_filled(const struct painting *painting, int index)
{
    const int strong = 8 * 96;
    int paper = (int)brightness_of(rgb_of(painting, COLOR_PAPER));
    for (size_t i = 0; i < painting->screen->item_count; i++) {
        const struct item *item = &painting->screen->items[i];
        if (item->kind == ITEM_BOX && item->role == ROLE_CONTROL &&
            item->target == index && item->fill != COLOR_NONE)
            return abs((int)brightness_of(rgb_of(painting, item->fill)) - paper) > strong;
    }
    return false;
}

// A thick outline; ink hardly shows on a strong fill, so that has a line of paper inside it.
static void
paint_press(const struct painting *painting)
{
    const struct style *style = painting->style;
    const int index = painting->state->pressed;
    const struct target *target = target_at(painting, index);
    if (!target)
        return;
    int radius_px = radius_of(painting, index);
    paint_outline(painting, target->shown, COLOR_INK, style->pressed_px, radius_px);
    if (!is_strongly_filled(painting, index))
        return;
    int inner_px = radius_px > style->pressed_px ? radius_px - style->pressed_px : 0;
    paint_outline(painting, rect_grown(target->shown, -style->pressed_px), COLOR_PAPER,
                  style->outline_px, inner_px);
}

// Whether the ring's own colour stands out from paper; else the other of the pair does.
static bool
focus_stands_out(const struct painting *painting)
{
    unsigned paper = brightness_of(rgb_of(painting, COLOR_PAPER));
    unsigned focus = brightness_of(rgb_of(painting, COLOR_FOCUS));
    unsigned other = brightness_of(rgb_of(painting, COLOR_FOCUS_RING));
    return abs((int)focus - (int)paper) > abs((int)other - (int)paper);
}

// Two rings: around the target a broad one in the colour of the pair that stands out from paper,
// which fits into the gap between two targets; on its edge a narrow one in the other colour, for
// dark buttons. At the edge of the screen they lie over the target rather than off the screen.
static void
paint_ring(const struct painting *painting, struct rect box, int radius)
{
    int broad_px = panel_px(&painting->style->panel, FOCUS_MM);
    int narrow_px = panel_px(&painting->style->panel, FOCUS_RING_MM);
    bool focus_broad = focus_stands_out(painting);
    struct rect ring = rect_grown(box, broad_px);
    SDL_Rect wanted = {ring.x, ring.y, ring.w, ring.h}, seen = {0};
    const SDL_Rect whole = {0, 0, painting->screen->width_px,
                            painting->screen->height_px};
    if (!SDL_IntersectRect(&wanted, &whole, &seen))
        return;
    if (SDL_RectEquals(&wanted, &seen))
        radius += broad_px; // else a corner of the target itself would stick out
    ring = (struct rect){seen.x, seen.y, seen.w, seen.h};
    paint_outline(painting, ring, focus_broad ? COLOR_FOCUS : COLOR_FOCUS_RING, broad_px,
                  radius);
    paint_outline(painting, rect_grown(ring, -broad_px),
                  focus_broad ? COLOR_FOCUS_RING : COLOR_FOCUS, narrow_px,
                  radius - broad_px);
}

static void
paint_focus(const struct painting *painting)
{
    enum { PLACES = 16 };
    const struct target *target = target_at(painting, painting->state->focus);
    if (target)
        paint_ring(painting, target->shown, radius_of(painting, painting->state->focus));
    if (painting->state->focus_group == 0)
        return;
    struct rect places[PLACES];
    enum target_group group = (enum target_group)(painting->state->focus_group - 1);
    size_t count = focus_group_places(painting->screen, group, places, PLACES);
    for (size_t i = 0; i < count; i++)
        paint_ring(painting, places[i], painting->style->radius_px);
}

void
paint_screen(struct painter *painter, const struct screen *screen,
             const struct style *style, const struct paint_state *state,
             SDL_Surface *surface)
{
    assert(surface->format->BytesPerPixel == 4);
    const struct painting painting = {
        .painter = painter,
        .screen = screen,
        .style = style,
        .state = state,
        .surface = surface,
    };
    painter->trouble[0] = '\0';
    SDL_FillRect(surface, NULL, pixel_of(&painting, COLOR_PAPER));
    paint_items(&painting);
    paint_press(&painting);
    paint_focus(&painting);
}

void
paint_target(struct painter *painter, const struct screen *screen,
             const struct style *style, const struct paint_state *state, int target,
             SDL_Surface *surface)
{
    assert(target >= 0 && (size_t)target < screen->target_count);
    struct rect shown = screen->targets[target].shown;
    const SDL_Rect clip = {shown.x, shown.y, shown.w, shown.h};
    SDL_SetClipRect(surface, &clip);
    paint_screen(painter, screen, style, state, surface);
    SDL_SetClipRect(surface, NULL);
}
