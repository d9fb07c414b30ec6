// SPDX-License-Identifier: MIT
// The focus ring, measured on painted frames (ux 1.1, V10; WCAG 2.4.13): every target is painted
// with and without it. What changes must make up a line of 1 mm around the target; half of that
// must stand out from what was there by 3:1; and all four sides must have it. Targets around which
// a screen is painted alike are measured once in each theme.
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

static const double RING_MM = 1.0;
static const double LEAST_CONTRAST = 3.0;
// Rounded corners take a little off the perimeter.
static const double LEAST_SHARE = 0.9;

enum { REACH_MM = 2 };

struct bench {
    struct every_screen every;
    SDL_Surface *plain;
    SDL_Surface *ringed;
    struct parts_seen seen;
    struct screen edge; // the items of a screen that reach a target's edge
    struct item *items;
    size_t capacity;
    double least_share;
    double least_bright;
    unsigned targets;
    unsigned measured;
    unsigned failures;
};

struct change { // what the ring changed
    double pixels;
    double bright;  // pixels of 3:1 or more
    unsigned sides; // a bit for each side of the target that it reaches
};

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

// Where a ring around the target can be seen.
static struct rect
room_of(const struct one_screen *one, const struct target *target)
{
    struct rect room = rect_grown(target->shown, panel_px(one->panel, REACH_MM));
    const SDL_Rect whole = {0, 0, one->screen->width_px, one->screen->height_px};
    const SDL_Rect wanted = {room.x, room.y, room.w, room.h};
    SDL_Rect seen = {0};
    SDL_IntersectRect(&wanted, &whole, &seen);
    return (struct rect){seen.x, seen.y, seen.w, seen.h};
}

static struct change
compare(const struct bench *bench, struct rect room, struct rect shown)
{
    struct change change = {0};
    for (int y = room.y; y < room.y + room.h; y++) {
        const uint32_t *plain = surface_row(bench->plain, y);
        const uint32_t *ringed = surface_row(bench->ringed, y);
        for (int x = room.x; x < room.x + room.w; x++) {
            if (plain[x] == ringed[x])
                continue;
            uint32_t before = plain[x] & 0xFFFFFF, after = ringed[x] & 0xFFFFFF;
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
    struct change change = compare(bench, room_of(one, target), target->shown);
    double ring_px = panel_px(one->panel, RING_MM);
    double wanted = 2.0 * (target->shown.w + target->shown.h) * ring_px * LEAST_SHARE;
    bench->measured++;
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
paint(const struct one_screen *one, const struct screen *screen, enum theme theme,
      int focus, struct rect room, SDL_Surface *surface)
{
    const struct paint_state state = {.theme = theme, .pressed = -1, .focus = focus};
    parts_paint(one, screen, room, &state, surface);
}

// What lies well within the target is not touched by its ring.
static bool
reaches_edge(const struct item *item, const void *inner)
{
    return !rect_contains(*(const struct rect *)inner, parts_reach(item));
}

static struct rect
inside_of(const struct one_screen *one, const struct target *target)
{
    return rect_grown(target->shown, -panel_px(one->panel, RING_MM));
}

static void
take_edge(struct bench *bench, const struct one_screen *one, const struct target *target)
{
    const struct screen *screen = one->screen;
    const struct rect inner = inside_of(one, target);
    if (bench->capacity < screen->item_count) {
        bench->capacity = 2 * screen->item_count;
        bench->items = realloc(bench->items, bench->capacity * sizeof *bench->items);
        assert_non_null(bench->items);
    }
    bench->edge = *screen;
    bench->edge.items = bench->items;
    bench->edge.item_count = 0;
    for (size_t i = 0; i < screen->item_count; i++)
        if (reaches_edge(&screen->items[i], &inner))
            bench->items[bench->edge.item_count++] = screen->items[i];
}

// The ring has the size that the panel gives it, and keeps off the edges of the screen.
static uint64_t
key_of(const struct one_screen *one, const struct target *target)
{
    const struct rect room = room_of(one, target), shown = target->shown;
    const struct panel *panel = one->panel;
    uint64_t key = parts_mix(0, (uint64_t)panel_px(panel, REACH_MM));
    key = parts_mix(key, (uint64_t)panel_px(panel, RING_MM));
    key = parts_mix(key, (uint64_t)panel_px(panel, RING_MM / 2));
    key = parts_mix(key, (uint64_t)(shown.x - room.x));
    key = parts_mix(key, (uint64_t)(shown.y - room.y));
    key = parts_mix(key, (uint64_t)shown.w);
    key = parts_mix(key, (uint64_t)shown.h);
    const struct rect inner = inside_of(one, target);
    return parts_key(one->screen, room, reaches_edge, &inner, key);
}

static void
measure_screen(void *context, const struct one_screen *one)
{
    struct bench *bench = context;
    fit_surfaces(bench, one->panel);
    for (size_t i = 0; i < one->screen->target_count; i++) {
        const struct target *target = &one->screen->targets[i];
        bench->targets += THEME_COUNT;
        if (!parts_add(&bench->seen, key_of(one, target)))
            continue;
        take_edge(bench, one, target);
        for (int theme = 0; theme < THEME_COUNT; theme++) {
            const struct rect room = room_of(one, target);
            paint(one, &bench->edge, (enum theme)theme, -1, room, bench->plain);
            paint(one, &bench->edge, (enum theme)theme, (int)i, room, bench->ringed);
            judge(bench, one, target, (enum theme)theme);
        }
    }
}

static void
every_target_can_be_seen_to_have_the_focus(void **state)
{
    struct bench *bench = *state;
    every_screen_look(&bench->every, measure_screen, bench);
    print_message(
        "measured focus: %u targets in their themes, %u of them painted; least area "
        "%.2f of a ring of 1 mm, least of it at 3:1 %.2f\n",
        bench->targets, bench->measured, bench->least_share, bench->least_bright);
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
    free(bench->items);
    parts_finish(&bench->seen);
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
