// SPDX-License-Identifier: MIT
// Shapes: exact bands, smooth and symmetric corners, round dots, outlines of exact width, masks
// and pictures within the clip.
#include "platform/shapes.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SIDE = 64, PAPER = 0xFFFFFF, INK = 0x000000, FILL = 0x06424A, LINE = 0x7D1215 };

struct canvas {
    SDL_Surface *surface;
    struct shapes *shapes;
};

static int
open_canvas(void **state)
{
    static struct canvas canvas;
    canvas.surface =
        SDL_CreateRGBSurfaceWithFormat(0, SIDE, SIDE, 32, SDL_PIXELFORMAT_XRGB8888);
    canvas.shapes = shapes_new();
    SDL_FillRect(canvas.surface, NULL, PAPER);
    *state = &canvas;
    return 0;
}

static int
close_canvas(void **state)
{
    struct canvas *canvas = *state;
    SDL_FreeSurface(canvas->surface);
    shapes_free(canvas->shapes);
    return 0;
}

static uint32_t
pixel(const struct canvas *canvas, int x, int y)
{
    const char *row = (const char *)canvas->surface->pixels + y * canvas->surface->pitch;
    return ((const uint32_t *)(const void *)row)[x] & 0xFFFFFF;
}

static void
paint(struct canvas *canvas, struct shape shape)
{
    SDL_FillRect(canvas->surface, NULL, PAPER);
    shapes_paint(canvas->shapes, canvas->surface, &shape);
}

struct box_case {
    struct rect box;
    int line_px;
    int radius_px;
    bool filled;
};

// Along its middle lines a box is exact whatever its corners are.
static void
paints_exact_middles(void **state)
{
    static const struct box_case cases[] = {
        {{5, 7, 40, 30}, 0, 0, true},  {{5, 7, 40, 30}, 3, 0, true},
        {{5, 7, 40, 30}, 3, 8, true},  {{5, 7, 40, 30}, 3, 8, false},
        {{5, 7, 41, 31}, 1, 15, true}, {{0, 0, 64, 64}, 4, 9, true},
        {{9, 9, 33, 9}, 2, 40, true},  {{9, 9, 9, 33}, 2, 4, false},
        {{9, 9, 20, 20}, 6, 2, true},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct box_case *c = &cases[i];
        paint(*state,
              (struct shape){c->box, c->filled, FILL, LINE, c->line_px, c->radius_px});
        int y = c->box.y + c->box.h / 2;
        for (int x = 0; x < SIDE; x++) {
            int from_left = x - c->box.x, from_right = c->box.x + c->box.w - 1 - x;
            int depth = from_left < from_right ? from_left : from_right;
            uint32_t wanted = depth < 0            ? PAPER
                              : depth < c->line_px ? LINE
                              : c->filled          ? FILL
                                                   : PAPER;
            if (pixel(*state, x, y) != wanted)
                fail_msg("case %zu: %06X at %d,%d, not %06X", i, pixel(*state, x, y), x,
                         y, wanted);
        }
    }
}

static void
rounds_all_corners_alike(void **state)
{
    paint(*state, (struct shape){{4, 6, 40, 32}, true, INK, 0, 0, 10});
    assert_int_equal(pixel(*state, 4, 6), PAPER);
    assert_int_equal(pixel(*state, 4 + 10, 6), INK);
    assert_int_equal(pixel(*state, 4, 6 + 10), INK);
    int between = 0;
    for (int y = 0; y < 10; y++)
        for (int x = 0; x < 10; x++) {
            uint32_t one = pixel(*state, 4 + x, 6 + y);
            between += one != INK && one != PAPER;
            assert_int_equal(one, pixel(*state, 4 + 39 - x, 6 + y));
            assert_int_equal(one, pixel(*state, 4 + x, 6 + 31 - y));
            assert_int_equal(one, pixel(*state, 4 + 39 - x, 6 + 31 - y));
            // across the diagonal but for rounding
            assert_in_range((pixel(*state, 4 + y, 6 + x) & 0xFF) + 3 - (one & 0xFF), 0,
                            6);
        }
    assert_true(between >= 8);
}

// What a dot covers is the disc's area; an outline covers the ring's.
static void
paints_round_dots(void **state)
{
    for (int diameter = 4; diameter <= 60; diameter++) {
        for (int line = 0; line <= 2; line += 2) {
            struct shape dot = {
                {1, 2, diameter, diameter}, line == 0, INK, INK, line, diameter / 2};
            paint(*state, dot);
            double covered = 0, radius = diameter / 2.0, inner = radius - line;
            for (int y = 0; y < SIDE; y++)
                for (int x = 0; x < SIDE; x++)
                    covered += (255 - (double)(pixel(*state, x, y) & 0xFF)) / 255;
            double area = acos(-1) * (radius * radius - (line > 0 ? inner * inner : 0));
            if (fabs(covered - area) > 0.02 * area + 1)
                fail_msg("dot of %d px, line %d: %g px covered, not %g", diameter, line,
                         covered, area);
        }
    }
}

static void
stays_within_the_clip(void **state)
{
    struct canvas *canvas = *state;
    const SDL_Rect clip = {20, 21, 15, 16};
    static const struct rect boxes[] = {
        {18, 19, 30, 30}, {-5, -6, 50, 50}, {22, 22, 6, 6}};
    for (size_t i = 0; i < COUNT_OF(boxes); i++) {
        struct shape shape = {boxes[i], true, FILL, LINE, 3, 12};
        static uint32_t whole[SIDE][SIDE];
        paint(canvas, shape);
        for (int y = 0; y < SIDE; y++)
            for (int x = 0; x < SIDE; x++)
                whole[y][x] = pixel(canvas, x, y);
        SDL_FillRect(canvas->surface, NULL, PAPER);
        SDL_SetClipRect(canvas->surface, &clip);
        shapes_paint(canvas->shapes, canvas->surface, &shape);
        SDL_SetClipRect(canvas->surface, NULL);
        for (int y = 0; y < SIDE; y++)
            for (int x = 0; x < SIDE; x++) {
                const SDL_Point point = {x, y};
                uint32_t wanted = SDL_PointInRect(&point, &clip) ? whole[y][x] : PAPER;
                assert_int_equal(pixel(canvas, x, y), wanted);
            }
    }
}

static void
paints_masks(void **state)
{
    struct canvas *canvas = *state;
    uint8_t bytes[3][24] = {{0}};
    bytes[1][0] = 255;
    bytes[1][9] = 128;
    bytes[1][23] = 255;
    const struct mask mask = {bytes[0], 23, 3, 24};
    for (int x = -12; x <= SIDE; x++) {
        SDL_FillRect(canvas->surface, NULL, PAPER);
        shapes_paint_mask(canvas->surface, &mask, x, 10, INK);
        for (int at = 0; at < SIDE; at++) {
            uint32_t seen = pixel(canvas, at, 11);
            if (at == x)
                assert_int_equal(seen, INK);
            else if (at == x + 9)
                assert_in_range(seen & 0xFF, 126, 128);
            else
                assert_int_equal(seen, PAPER);
            assert_int_equal(pixel(canvas, at, 10), PAPER);
            assert_int_equal(pixel(canvas, at, 12), PAPER);
        }
    }
}

static void
lays_pictures_over(void **state)
{
    struct canvas *canvas = *state;
    static const uint8_t rgba[2][8] = {{10, 20, 30, 255, 0, 0, 0, 0},
                                       {60, 0, 0, 128, 1, 2, 3, 255}};
    SDL_FillRect(canvas->surface, NULL, 0x808080);
    shapes_paint_picture(canvas->surface, rgba[0], 2, 2, 3, 4);
    assert_int_equal(pixel(canvas, 3, 4), 0x0A141E);
    assert_int_equal(pixel(canvas, 4, 4), 0x808080);
    assert_in_range(pixel(canvas, 3, 5) >> 16, 60 + 62, 60 + 64);
    assert_in_range(pixel(canvas, 3, 5) & 0xFF, 62, 64);
    assert_int_equal(pixel(canvas, 4, 5), 0x010203);
    shapes_paint_picture(canvas->surface, rgba[0], 2, 2, -1, -1);
    assert_int_equal(pixel(canvas, 0, 0), 0x010203);
    shapes_paint_picture(canvas->surface, rgba[0], 2, 2, SIDE - 1, SIDE - 1);
    assert_int_equal(pixel(canvas, SIDE - 1, SIDE - 1), 0x0A141E);
}

// More diameters than are kept, and the first one still looks the same.
static void
keeps_discs_within_bounds(void **state)
{
    struct canvas *canvas = *state;
    const struct shape first = {{2, 2, 21, 21}, true, INK, 0, 0, 10};
    static uint32_t before[SIDE];
    paint(canvas, first);
    for (int x = 0; x < SIDE; x++)
        before[x] = pixel(canvas, x, 3);
    for (int diameter = 2; diameter < 400; diameter++)
        paint(canvas,
              (struct shape){{0, 0, diameter, diameter}, true, INK, 0, 0, diameter});
    paint(canvas, first);
    for (int x = 0; x < SIDE; x++)
        assert_int_equal(pixel(canvas, x, 3), before[x]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paints_exact_middles),
        cmocka_unit_test(rounds_all_corners_alike),
        cmocka_unit_test(paints_round_dots),
        cmocka_unit_test(stays_within_the_clip),
        cmocka_unit_test(paints_masks),
        cmocka_unit_test(lays_pictures_over),
        cmocka_unit_test(keeps_discs_within_bounds),
    };
    return cmocka_run_group_tests(tests, open_canvas, close_canvas);
}
