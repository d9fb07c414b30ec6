// SPDX-License-Identifier: MIT
// The focus ring, measured on painted frames (ux 1.1, V10; WCAG 2.4.13): every target is painted
// with and without it. What changes must make up a line of 1 mm around the target; half of that
// must stand out from what was there by 3:1; and all four sides must have it.
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

static const double RING_MM = 1.0;
static const double LEAST_CONTRAST = 3.0;
// Rounded corners take a little off the perimeter.
static const double LEAST_SHARE = 0.9;

enum { SEEN_MOST = 1 << 14, REACH_MM = 2 };

// A target in a place and a theme that has been measured: rails are the same on most screens.
struct seen {
    const struct panel *panel;
    int step;
    struct rect shown;
    enum theme theme;
};

struct bench {
    struct every_screen every;
    SDL_Surface *plain;
    SDL_Surface *ringed;
    struct seen seen[SEEN_MOST];
    size_t seen_count;
    double least_share;
    double least_bright;
    unsigned targets;
    unsigned failures;
};

struct change { // what the ring changed
    double pixels;
    double bright;  // pixels of 3:1 or more
    unsigned sides; // a bit for each side of the target that it reaches
};

static bool
is_seen(struct bench *bench, const struct seen *wanted)
{
    for (size_t i = bench->seen_count; i > 0; i--)
        if (memcmp(&bench->seen[i - 1], wanted, sizeof *wanted) == 0)
            return true;
    if (bench->seen_count < SEEN_MOST)
        bench->seen[bench->seen_count++] = *wanted;
    return false;
}

static void
fit_surfaces(struct bench *bench, const struct panel *panel)
{
    if (bench->plain && bench->plain->w == panel->width_px &&
        bench->plain->h == panel->height_px)
        return;
    SDL_FreeSurface(bench->plain);
    SDL_FreeSurface(bench->ringed);
    bench->plain = surface_for(panel);
    bench->ringed = surface_for(panel);
}

static unsigned
side_of(struct rect shown, int x, int y)
{
    int away[] = {abs(x - shown.x), abs(shown.x + shown.w - x), abs(y - shown.y),
                  abs(shown.y + shown.h - y)};
    unsigned nearest = 0;
    for (unsigned i = 1; i < COUNT_OF(away); i++)
        nearest = away[i] < away[nearest] ? i : nearest;
    return 1U << nearest;
}

static struct change
compare(const struct bench *bench, const struct one_screen *one, struct rect shown)
{
    struct change change = {0};
    struct rect room = rect_grown(shown, panel_px(one->panel, REACH_MM));
    for (int y = room.y < 0 ? 0 : room.y;
         y < room.y + room.h && y < one->screen->height_px; y++) {
        for (int x = room.x < 0 ? 0 : room.x;
             x < room.x + room.w && x < one->screen->width_px; x++) {
            uint32_t before = surface_pixel(bench->plain, x, y);
            uint32_t after = surface_pixel(bench->ringed, x, y);
            if (before == after)
                continue;
            change.pixels++;
            change.bright += color_contrast(before, after) >= LEAST_CONTRAST;
            change.sides |= side_of(shown, x, y);
        }
    }
    return change;
}

static void
judge(struct bench *bench, const struct one_screen *one, const struct target *target,
      enum theme theme)
{
    struct change change = compare(bench, one, target->shown);
    double ring_px = panel_px(one->panel, RING_MM);
    double wanted = 2.0 * (target->shown.w + target->shown.h) * ring_px * LEAST_SHARE;
    bench->targets++;
    bench->least_share = fmin(bench->least_share, change.pixels / wanted);
    bench->least_bright = fmin(bench->least_bright, change.bright / wanted);
    if (change.pixels >= wanted && change.bright >= wanted / 2 && change.sides == 0xF)
        return;
    if (bench->failures++ < 20)
        print_error(
            "%s, %s: the ring of '%s' has %.0f%% of its area, %.0f%% of it bright, "
            "sides %x\n",
            one->name, theme_names[theme], target->label, 100 * change.pixels / wanted,
            100 * change.bright / wanted, change.sides);
}

static void
paint(const struct one_screen *one, enum theme theme, int focus, SDL_Surface *surface)
{
    const struct paint_state state = {.theme = theme, .pressed = -1, .focus = focus};
    paint_screen(one->painter, one->screen, &one->view->style, &state, surface);
}

static void
measure_theme(struct bench *bench, const struct one_screen *one, enum theme theme)
{
    bool painted = false;
    for (size_t i = 0; i < one->screen->target_count; i++) {
        const struct target *target = &one->screen->targets[i];
        struct seen seen;
        memset(&seen, 0, sizeof seen);
        seen.panel = one->panel;
        seen.step = one->step;
        seen.shown = target->shown;
        seen.theme = theme;
        if (is_seen(bench, &seen))
            continue;
        if (!painted)
            paint(one, theme, -1, bench->plain);
        painted = true;
        paint(one, theme, (int)i, bench->ringed);
        judge(bench, one, target, theme);
    }
}

static void
measure_screen(void *context, const struct one_screen *one)
{
    struct bench *bench = context;
    fit_surfaces(bench, one->panel);
    for (int theme = 0; theme < THEME_COUNT; theme++)
        measure_theme(bench, one, (enum theme)theme);
}

static void
every_target_can_be_seen_to_have_the_focus(void **state)
{
    struct bench *bench = *state;
    every_screen_look(&bench->every, measure_screen, bench);
    print_message(
        "measured focus: %u targets in their places and themes; least area %.2f "
        "of a ring of 1 mm, least of it at 3:1 %.2f\n",
        bench->targets, bench->least_share, bench->least_bright);
    figure("focus", "targets", bench->targets);
    figure("focus", "failures", bench->failures);
    figure("focus", "least_area", bench->least_share);
    figure("focus", "least_bright", bench->least_bright);
    assert_true(bench->targets > 100);
    assert_int_equal(bench->failures, 0);
}

static int
set_up(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    if (!bench)
        return -1;
    bench->least_share = bench->least_bright = 100;
    *state = bench;
    return every_screen_open(&bench->every) ? 0 : -1;
}

static int
tear_down(void **state)
{
    struct bench *bench = *state;
    SDL_FreeSurface(bench->plain);
    SDL_FreeSurface(bench->ringed);
    every_screen_close(&bench->every);
    free(bench);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_target_can_be_seen_to_have_the_focus)};
    return cmocka_run_group_tests_name("focus_ring", tests, set_up, tear_down);
}
