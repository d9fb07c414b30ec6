// SPDX-License-Identifier: MIT
// Contrast, measured on painted frames (ux 1.1, V1 and V2; WCAG 1.4.6 and 1.4.11). Every screen is
// painted in layers: grounds, then controls and graphics, then icons, then text. What a layer adds
// is held against what lay there before. Only the part of a screen that a text, an icon or a control
// takes is painted, and only the first of those that are painted alike: in all four themes, for the
// usual panels and text steps, or with MATRIX=all for all of them.
#include "painted_parts.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

// The least contrast of text, of body text and labels in the default theme, and of controls,
// icons and graphics.
static const double LEAST_TEXT = 7.0;
static const double LEAST_BODY = 10.0;
static const double LEAST_GRAPHIC = 4.5;
// A pixel belongs to a glyph when the glyph covers more than this share of it.
static const double COVERED = 0.5;

enum layer { LAYER_GROUNDS, LAYER_SHAPES, LAYER_ICONS, LAYER_TEXT };
enum { LAYER_COUNT = LAYER_TEXT + 1 };

struct bench {
    struct every_screen every;
    SDL_Surface *layers[LAYER_COUNT];
    struct parts_seen seen;
    struct screen upto[LAYER_COUNT]; // this screen's items of a layer and those below it
    struct item *items[LAYER_COUNT];
    size_t capacity; // of each
    double least_text;
    double least_body;
    double least_graphic;
    unsigned screens;
    unsigned runs;
    unsigned graphics;
    unsigned parts;       // painted, in each theme
    unsigned long pixels; // of text, painted
    unsigned failures;
};

struct frame { // an item's part of a screen in one theme
    struct bench *bench;
    const struct one_screen *one;
    const struct screen *screen;
    enum theme theme;
    struct rect part;
};

// ---- colours --------------------------------------------------------------------------------

// How much of the pixel the colour covers, seen by the channel that moves most.
static double
coverage(uint32_t before, uint32_t after, uint32_t ink)
{
    int widest = 0, moved = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        int from = (int)(before >> shift & 0xFF), to = (int)(ink >> shift & 0xFF);
        if (abs(to - from) > abs(widest)) {
            widest = to - from;
            moved = (int)(after >> shift & 0xFF) - from;
        }
    }
    return widest == 0 ? 0 : (double)moved / widest;
}

// ---- layers ---------------------------------------------------------------------------------

static enum layer
layer_of(const struct item *item)
{
    if (item->kind == ITEM_TEXT)
        return LAYER_TEXT;
    if (item->kind == ITEM_ICON)
        return LAYER_ICONS;
    return item->role == ROLE_CONTROL || item->role == ROLE_GRAPHIC ? LAYER_SHAPES
                                                                    : LAYER_GROUNDS;
}

static bool
is_upto(const struct item *item, const void *layer)
{
    return layer_of(item) <= *(const enum layer *)layer;
}

// Parts the screen's items into layers.
static void
part_layers(struct bench *bench, const struct screen *screen)
{
    if (bench->capacity < screen->item_count)
        bench->capacity = 2 * screen->item_count;
    for (enum layer layer = LAYER_GROUNDS; layer <= LAYER_TEXT; layer++) {
        struct item *items =
            realloc(bench->items[layer], (bench->capacity + 1) * sizeof *items);
        assert_non_null(items);
        size_t count = 0;
        for (size_t i = 0; i < screen->item_count; i++)
            if (is_upto(&screen->items[i], &layer))
                items[count++] = screen->items[i];
        bench->items[layer] = items;
        bench->upto[layer] = *screen;
        bench->upto[layer].items = items;
        bench->upto[layer].item_count = count;
    }
}

static void
paint_layer(const struct frame *frame, enum layer layer)
{
    struct bench *bench = frame->bench;
    const struct paint_state state = {.theme = frame->theme, .pressed = -1, .focus = -1};
    parts_paint(frame->one, &bench->upto[layer], frame->part, &state,
                bench->layers[layer]);
    if (painter_trouble(frame->one->painter))
        fail_msg("%s: %s", frame->one->name, painter_trouble(frame->one->painter));
}

static struct rect
seen_part(const struct screen *screen, struct rect box)
{
    int right = box.x + box.w, below = box.y + box.h;
    box.x = box.x < 0 ? 0 : box.x;
    box.y = box.y < 0 ? 0 : box.y;
    right = right > screen->width_px ? screen->width_px : right;
    below = below > screen->height_px ? screen->height_px : below;
    return (struct rect){box.x, box.y, right - box.x, below - box.y};
}

// ---- measuring ------------------------------------------------------------------------------

static void
tell(const struct frame *frame, const struct item *item, double measured, double least,
     const char *what)
{
    if (frame->bench->failures++ < 20)
        print_error("%s, %s: %s '%.*s' has %.2f:1, at least %.1f:1 is needed\n",
                    frame->one->name, theme_names[frame->theme], what, (int)item->len,
                    item->utf8 ? item->utf8 : "", measured, least);
}

// The least contrast of the ink against what lies below the pixels it covers; 0 when it covers
// none, so that ink nobody can see fails too.
static double
ink_contrast(const struct frame *frame, const struct item *item, enum layer layer)
{
    const SDL_Surface *before = frame->bench->layers[layer - 1];
    const SDL_Surface *after = frame->bench->layers[layer];
    const uint32_t ink = theme_color(frame->theme, item->fill);
    const struct rect box = frame->part;
    double least = 0;
    uint32_t last = 0;
    unsigned long covered = 0;
    for (int y = box.y; y < box.y + box.h; y++) {
        const uint32_t *under = surface_row(before, y), *over = surface_row(after, y);
        for (int x = box.x; x < box.x + box.w; x++) {
            if (under[x] == over[x])
                continue;
            uint32_t below = under[x] & 0xFFFFFF, above = over[x] & 0xFFFFFF;
            if (above != ink && coverage(below, above, ink) <= COVERED)
                continue;
            covered++;
            if (least > 0 && below == last)
                continue;
            double found = color_contrast(ink, below);
            least = least == 0 ? found : fmin(least, found);
            last = below;
        }
    }
    frame->bench->pixels += layer == LAYER_TEXT ? covered : 0;
    return least;
}

static bool
is_blank(const struct item *item)
{
    for (size_t i = 0; i < item->len; i++)
        if (item->utf8[i] != ' ')
            return false;
    return true;
}

static void
measure_ink(const struct frame *frame, const struct item *item, enum layer layer)
{
    struct bench *bench = frame->bench;
    double found = ink_contrast(frame, item, layer);
    if (layer == LAYER_ICONS) {
        bench->least_graphic = fmin(bench->least_graphic, found);
        if (found < LEAST_GRAPHIC)
            tell(frame, item, found, LEAST_GRAPHIC, "the icon");
        return;
    }
    bool body = frame->theme == THEME_LIGHT &&
                (item->role == ROLE_BODY || item->role == ROLE_LABEL) &&
                (item->ground == COLOR_PAPER || item->ground == COLOR_SURFACE);
    bench->least_text = fmin(bench->least_text, found);
    if (body)
        bench->least_body = fmin(bench->least_body, found);
    if (found < (body ? LEAST_BODY : LEAST_TEXT))
        tell(frame, item, found, body ? LEAST_BODY : LEAST_TEXT, "the text");
}

// A control or a graphic is seen by the pixels in which it stands out from the grounds; they must
// make up at least half of a line of one pixel around it. What lies within another control that
// is itself told apart (a fill behind a label) is seen with that one.
static void
measure_shape(const struct frame *frame, const struct item *item)
{
    struct bench *bench = frame->bench;
    const struct rect box = frame->part;
    long seen = 0, changed = 0;
    double most = 0, found = 1;
    uint32_t last_below = 0, last_above = 0; // whose contrast `found` is
    for (int y = box.y; y < box.y + box.h; y++) {
        for (int x = box.x; x < box.x + box.w; x++) {
            uint32_t below = surface_pixel(bench->layers[LAYER_GROUNDS], x, y);
            uint32_t above = surface_pixel(bench->layers[LAYER_SHAPES], x, y);
            if (below == above)
                continue;
            if (below != last_below || above != last_above)
                found = color_contrast(below, above);
            last_below = below;
            last_above = above;
            changed++;
            seen += found >= LEAST_GRAPHIC;
            most = fmax(most, found);
        }
    }
    if (changed > 0)
        bench->least_graphic = fmin(bench->least_graphic, most);
    if (2 * seen < box.w + box.h)
        tell(frame, item, most, LEAST_GRAPHIC, "the control or graphic");
}

static bool
is_measured(const struct item *item)
{
    switch (layer_of(item)) {
    case LAYER_TEXT:
        return !is_blank(item);
    case LAYER_ICONS:
        return true;
    case LAYER_SHAPES:
        return item->kind == ITEM_BOX;
    case LAYER_GROUNDS:
        return false;
    }
    return false;
}

static void
paint_and_measure(const struct frame *frame, const struct item *item)
{
    enum layer layer = layer_of(item);
    paint_layer(frame, layer - 1);
    paint_layer(frame, layer);
    frame->bench->parts++;
    if (layer == LAYER_SHAPES)
        measure_shape(frame, item);
    else
        measure_ink(frame, item, layer);
}

// In all themes, unless it looks like one that was measured.
static void
measure_item(struct bench *bench, const struct one_screen *one, const struct item *item)
{
    enum layer layer = layer_of(item);
    *(layer == LAYER_TEXT ? &bench->runs : &bench->graphics) += THEME_COUNT;
    struct rect part = seen_part(one->screen, item->box);
    uint64_t own = parts_mix_item((uint64_t)layer, item, part.x, part.y);
    if (!parts_add(&bench->seen, parts_key(one->screen, part, is_upto, &layer, own)))
        return;
    for (int theme = 0; theme < THEME_COUNT; theme++)
        paint_and_measure(
            &(struct frame){bench, one, one->screen, (enum theme)theme, part}, item);
}

// ---- walking --------------------------------------------------------------------------------

static void
make_layers(struct bench *bench, const struct panel *panel)
{
    const SDL_Surface *first = bench->layers[0];
    if (first && first->w == panel->width_px && first->h == panel->height_px)
        return;
    for (int layer = 0; layer < LAYER_COUNT; layer++) {
        SDL_FreeSurface(bench->layers[layer]);
        bench->layers[layer] = surface_for(panel);
    }
}

static void
measure_screen(void *context, const struct one_screen *one)
{
    struct bench *bench = context;
    make_layers(bench, one->panel);
    part_layers(bench, one->screen);
    bench->screens += THEME_COUNT;
    for (size_t i = 0; i < one->screen->item_count; i++)
        if (is_measured(&one->screen->items[i]))
            measure_item(bench, one, &one->screen->items[i]);
}

static void
every_run_and_control_has_its_contrast(void **state)
{
    struct bench *bench = *state;
    every_screen_look(&bench->every, measure_screen, bench);
    print_message("measured contrast: %u screens, %u runs of text, %u controls and "
                  "graphics; %u parts painted, %lu pixels of text; "
                  "least text %.2f, body %.2f, graphic %.2f\n",
                  bench->screens, bench->runs, bench->graphics, bench->parts,
                  bench->pixels, bench->least_text, bench->least_body,
                  bench->least_graphic);
    figure("contrast", "screens", bench->screens);
    figure("contrast", "runs", bench->runs);
    figure("contrast", "pixels", (double)bench->pixels);
    figure("contrast", "failures", bench->failures);
    figure("contrast", "least_text", bench->least_text);
    figure("contrast", "least_body", bench->least_body);
    figure("contrast", "least_graphic", bench->least_graphic);
    assert_true(bench->runs > 1000);
    assert_int_equal(bench->failures, 0);
}

static int
set_up(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    if (!bench)
        return -1;
    bench->least_text = bench->least_body = bench->least_graphic = 21;
    *state = bench;
    return every_screen_open(&bench->every) ? 0 : -1;
}

static int
tear_down(void **state)
{
    struct bench *bench = *state;
    for (int layer = 0; layer < LAYER_COUNT; layer++)
        SDL_FreeSurface(bench->layers[layer]);
    for (int layer = 0; layer < LAYER_COUNT; layer++)
        free(bench->items[layer]);
    parts_finish(&bench->seen);
    every_screen_close(&bench->every);
    free(bench);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_run_and_control_has_its_contrast)};
    return cmocka_run_group_tests_name("contrast", tests, set_up, tear_down);
}
