// SPDX-License-Identifier: MIT
// Contrast, measured on painted frames (ux 1.1, V1 and V2; WCAG 1.4.6 and 1.4.11). Every screen is
// painted in layers: grounds, then controls and graphics, then icons, then text. What a layer adds
// is held against what lay there before. `make test` paints every screen in the default theme and,
// in the others, and in further languages, every screen that brings a new pair of colours;
// MATRIX=all paints everything.
#include "every_screen.h"

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
enum { LAYER_COUNT = LAYER_TEXT + 1, PAIRS = COLOR_COUNT * COLOR_COUNT };

struct bench {
    struct every_screen every;
    SDL_Surface *layers[LAYER_COUNT];
    bool known[THEME_COUNT][PAIRS]; // pairs of colours that were measured already
    double least_text;
    double least_body;
    double least_graphic;
    unsigned screens;
    unsigned runs;
    unsigned graphics;
    unsigned failures;
};

struct frame { // one screen in one theme
    struct bench *bench;
    const struct one_screen *one;
    const struct screen *screen;
    enum theme theme;
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

static void
paint_layers(const struct frame *frame)
{
    struct bench *bench = frame->bench;
    struct screen part = *frame->screen;
    struct item *items = calloc(frame->screen->item_count + 1, sizeof *items);
    struct paint_state state = {.theme = frame->theme, .pressed = -1, .focus = -1};
    assert_non_null(items);
    part.items = items;
    for (int layer = 0; layer < LAYER_COUNT; layer++) {
        part.item_count = 0;
        for (size_t i = 0; i < frame->screen->item_count; i++)
            if ((int)layer_of(&frame->screen->items[i]) <= layer)
                items[part.item_count++] = frame->screen->items[i];
        paint_screen(frame->one->painter, &part, &frame->one->view->style, &state,
                     bench->layers[layer]);
        if (painter_trouble(frame->one->painter))
            fail_msg("%s: %s", frame->one->name, painter_trouble(frame->one->painter));
    }
    free(items);
}

static struct rect
seen_part(const struct frame *frame, struct rect box)
{
    int right = box.x + box.w, below = box.y + box.h;
    box.x = box.x < 0 ? 0 : box.x;
    box.y = box.y < 0 ? 0 : box.y;
    right = right > frame->screen->width_px ? frame->screen->width_px : right;
    below = below > frame->screen->height_px ? frame->screen->height_px : below;
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
    const struct rect box = seen_part(frame, item->box);
    double least = 0;
    uint32_t last = 0;
    for (int y = box.y; y < box.y + box.h; y++) {
        for (int x = box.x; x < box.x + box.w; x++) {
            uint32_t below = surface_pixel(before, x, y),
                     above = surface_pixel(after, x, y);
            if (below == above || (least > 0 && below == last) ||
                coverage(below, above, ink) <= COVERED)
                continue;
            double found = color_contrast(ink, below);
            least = least == 0 ? found : fmin(least, found);
            last = below;
        }
    }
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
    if (layer == LAYER_TEXT && is_blank(item))
        return;
    double found = ink_contrast(frame, item, layer);
    if (layer == LAYER_ICONS) {
        bench->graphics++;
        bench->least_graphic = fmin(bench->least_graphic, found);
        if (found < LEAST_GRAPHIC)
            tell(frame, item, found, LEAST_GRAPHIC, "the icon");
        return;
    }
    bool body = frame->theme == THEME_LIGHT &&
                (item->role == ROLE_BODY || item->role == ROLE_LABEL) &&
                (item->ground == COLOR_PAPER || item->ground == COLOR_SURFACE);
    bench->runs++;
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
    const struct rect box = seen_part(frame, item->box);
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
    bench->graphics++;
    if (changed > 0)
        bench->least_graphic = fmin(bench->least_graphic, most);
    if (2 * seen < box.w + box.h)
        tell(frame, item, most, LEAST_GRAPHIC, "the control or graphic");
}

static void
measure_item(const struct frame *frame, const struct item *item)
{
    enum layer layer = layer_of(item);
    if (layer == LAYER_TEXT || layer == LAYER_ICONS)
        measure_ink(frame, item, layer);
    else if (layer == LAYER_SHAPES && item->kind == ITEM_BOX)
        measure_shape(frame, item);
}

// Whether the screen has a pair of colours that this theme has not been measured with. The colours
// of a screen do not depend on its language, so only the first is painted in full.
static bool
brings_news(struct bench *bench, const struct one_screen *one, enum theme theme)
{
    const struct screen *screen = one->screen;
    bool news = bench->every.matrix || (theme == THEME_LIGHT && one->language == 0);
    for (size_t i = 0; i < screen->item_count; i++) {
        const struct item *item = &screen->items[i];
        enum color over = item->kind == ITEM_BOX ? item->line : item->fill;
        enum color under = item->kind == ITEM_BOX ? item->fill : item->ground;
        bool *known = &bench->known[theme][over * COLOR_COUNT + under];
        news = news || !*known;
        *known = true;
    }
    return news;
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
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        const struct frame frame = {bench, one, one->screen, (enum theme)theme};
        if (!brings_news(bench, one, frame.theme))
            continue;
        paint_layers(&frame);
        bench->screens++;
        for (size_t i = 0; i < one->screen->item_count; i++)
            measure_item(&frame, &one->screen->items[i]);
    }
}

static void
every_run_and_control_has_its_contrast(void **state)
{
    struct bench *bench = *state;
    every_screen_look(&bench->every, measure_screen, bench);
    print_message("measured contrast: %u screens, %u runs of text, %u controls and "
                  "graphics; least text %.2f, body %.2f, graphic %.2f\n",
                  bench->screens, bench->runs, bench->graphics, bench->least_text,
                  bench->least_body, bench->least_graphic);
    figure("contrast", "screens", bench->screens);
    figure("contrast", "runs", bench->runs);
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
