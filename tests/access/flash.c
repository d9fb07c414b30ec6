// SPDX-License-Identifier: MIT
// Flashes (ux 1.3, M6 and M7; WCAG 2.3.2 and 2.3.3): all frames of the change from each screen to
// the next one of the tour, as a display of 60 Hz gets them. No part of the glass may turn
// from growing lighter to growing darker, or back, more than once in a change, where black and
// white swap places; a change lasts 200 ms at most and a second passes before the loop's next.
#include "every_screen.h"
#include "platform/window.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

// A change of luminance that counts, as a share of white (WCAG 2.2, "general flash").
static const double LEAST_SWING = 0.1;
enum { TILE_PX = 40, REFRESH_HZ = 60, POINTS = 5 };

struct bench {
    struct every_screen every;
    SDL_Surface *before;
    SDL_Surface *after;
    unsigned changes;
    unsigned tiles;
    unsigned reversals;
    unsigned most; // of one tile in one change
};

static uint32_t
blended(uint32_t under, uint32_t over, uint8_t opacity)
{
    uint32_t result = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        uint32_t a = under >> shift & 0xFF, b = over >> shift & 0xFF;
        result |= (a * (255U - opacity) + b * opacity + 127U) / 255U << shift;
    }
    return result;
}

// Luminance of a tile, by points spread over it.
static double
tile_luminance(const struct bench *bench, int left, int top, uint8_t opacity)
{
    double sum = 0;
    for (int i = 0; i < POINTS * POINTS; i++) {
        int x = left + i % POINTS * TILE_PX / POINTS;
        int y = top + i / POINTS * TILE_PX / POINTS;
        sum += color_luminance(blended(surface_pixel(bench->before, x, y),
                                       surface_pixel(bench->after, x, y), opacity));
    }
    return sum / (POINTS * POINTS);
}

// How often the tile turns from growing lighter to growing darker or back, where both the way
// there and the way back are swings that count.
static unsigned
reversals(const struct bench *bench, int left, int top, const uint8_t *opacities,
          size_t count)
{
    double low = tile_luminance(bench, left, top, 0), high = low;
    int direction = 0;
    unsigned found = 0;
    for (size_t i = 0; i < count; i++) {
        double now = tile_luminance(bench, left, top, opacities[i]);
        high = fmax(high, now);
        low = fmin(low, now);
        int heading = now - low >= LEAST_SWING ? 1 : high - now >= LEAST_SWING ? -1 : 0;
        if (heading == 0)
            continue;
        found += direction != 0 && heading != direction;
        direction = heading;
        low = high = now;
    }
    return found;
}

static void
look_at_change(struct bench *bench)
{
    uint8_t opacities[WINDOW_FADE_STEPS_MAX] = {0};
    size_t count = window_fade_steps(REFRESH_HZ, opacities);
    bench->changes++;
    for (int top = 0; top + TILE_PX <= bench->after->h; top += TILE_PX)
        for (int left = 0; left + TILE_PX <= bench->after->w; left += TILE_PX) {
            bench->tiles++;
            unsigned found = reversals(bench, left, top, opacities, count);
            bench->reversals += found;
            bench->most = found > bench->most ? found : bench->most;
        }
}

static void
take_screen(void *context, const struct one_screen *one)
{
    struct bench *bench = context;
    const struct paint_state state = {.theme = THEME_LIGHT, .pressed = -1, .focus = -1};
    if (one->step != 100 || one->language != 0 ||
        (!bench->every.matrix && strcmp(one->panel->name, "td1") != 0))
        return;
    SDL_Surface *next = surface_for(one->panel);
    paint_screen(one->painter, one->screen, &one->view->style, &state, next);
    SDL_FreeSurface(bench->before);
    bench->before = bench->after;
    bench->after = next;
    if (bench->before && bench->before->w == next->w && bench->before->h == next->h)
        look_at_change(bench);
}

static void
no_change_of_screen_flashes(void **state)
{
    struct bench *bench = *state;
    every_screen_look(&bench->every, take_screen, bench);
    print_message(
        "measured flashes: %u changes of screen, %u tiles, %u with one reversal "
        "of luminance, none with more than %u\n",
        bench->changes, bench->tiles, bench->reversals, bench->most);
    figure("flash", "changes", bench->changes);
    figure("flash", "most_reversals", bench->most);
    assert_true(bench->changes > 100);
    assert_true(bench->most <= 1);
}

static void
a_change_ends_within_200_ms(void **state)
{
    (void)state;
    static const int rates_hz[] = {0, 24, 30, 50, 60, 75, 120, 144, 240, 1000};
    double longest_ms = 0;
    for (size_t i = 0; i < COUNT_OF(rates_hz); i++) {
        uint8_t opacities[WINDOW_FADE_STEPS_MAX] = {0};
        size_t count = window_fade_steps(rates_hz[i], opacities);
        int hz = rates_hz[i] > 0 ? rates_hz[i] : REFRESH_HZ;
        assert_in_range(count, 1, WINDOW_FADE_STEPS_MAX);
        assert_true((double)count * 1000 / hz <= WINDOW_FADE_MS + 0.5);
        longest_ms = fmax(longest_ms, (double)count * 1000 / hz);
        assert_int_equal(opacities[count - 1], 255);
        for (size_t k = 1; k < count; k++)
            assert_true(opacities[k] >= opacities[k - 1]);
    }
    figure("flash", "longest_change_ms", longest_ms);
}

static int
set_up(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    *state = bench;
    return bench && every_screen_open(&bench->every) ? 0 : -1;
}

static int
tear_down(void **state)
{
    struct bench *bench = *state;
    SDL_FreeSurface(bench->before);
    SDL_FreeSurface(bench->after);
    every_screen_close(&bench->every);
    free(bench);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_change_of_screen_flashes),
                                       cmocka_unit_test(a_change_ends_within_200_ms)};
    return cmocka_run_group_tests_name("flash", tests, set_up, tear_down);
}
