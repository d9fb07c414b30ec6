// SPDX-License-Identifier: MIT
// Paint: a hand-made screen in every theme: what is painted where, how a press and the focus
// show, what a clip leaves alone, and that painting again changes nothing and keeps nothing.
#include "platform/paint.h"

#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { PLAIN, CORNER, BARE, TARGETS };

struct scene {
    struct fonts *fonts;
    struct painter *painter;
    struct style style;
    struct arena arena;
    struct builder builder;
    struct screen screen;
    SDL_Surface *surface;
    SDL_Surface *other;
};

static void
add_target(struct builder *builder, struct rect shown, bool with_box)
{
    int target = builder_target(builder, (struct target){.hit = shown, .shown = shown});
    struct item box = {
        .kind = ITEM_BOX,
        .role = ROLE_CONTROL,
        .box = shown,
        .fill = COLOR_SURFACE,
        .line = COLOR_LINE,
        .line_px = 2,
        .radius_px = 8,
        .within = -1,
        .target = target,
    };
    if (with_box)
        builder_item(builder, box);
}

static void
add_words(struct scene *scene, const char *words, int x, int baseline, int target)
{
    const struct font font = {.em_px = 28};
    const struct measure *measure = fonts_measure(scene->fonts);
    int width = measure->width_px(measure->context, font, words, strlen(words));
    builder_item(&scene->builder, (struct item){
                                      .kind = ITEM_TEXT,
                                      .role = ROLE_BODY,
                                      .box = {x, baseline - 30, width, 39},
                                      .fill = COLOR_INK,
                                      .ground = target < 0 ? COLOR_PAPER : COLOR_SURFACE,
                                      .font = font,
                                      .baseline_px = baseline,
                                      .utf8 = words,
                                      .len = strlen(words),
                                      .within = -1,
                                      .target = target,
                                  });
}

static void
add_icon(struct scene *scene, const char *name, struct rect box)
{
    builder_item(&scene->builder, (struct item){
                                      .kind = ITEM_ICON,
                                      .role = ROLE_GRAPHIC,
                                      .box = box,
                                      .fill = COLOR_ACCENT,
                                      .ground = COLOR_PAPER,
                                      .utf8 = name,
                                      .len = strlen(name),
                                      .within = -1,
                                      .target = -1,
                                  });
}

static int
open_scene(void **state)
{
    static struct scene scene;
    char sentence[512] = "";
    const char *assets = getenv("ANTEROOM_ASSETS");
    assets = assets ? assets : "build/assets";
    struct panel panel;
    scene.fonts = fonts_open(assets, sentence, sizeof sentence);
    if (!scene.fonts || !panel_parse("td1", &panel, sentence, sizeof sentence)) {
        print_message("%s\n", sentence);
        return -1;
    }
    scene.painter = painter_new(scene.fonts, assets, "/nonexistent");
    scene.style = style_make(&panel, 100, false, 15, fonts_measure(scene.fonts));
    scene.builder.arena = &scene.arena;
    add_target(&scene.builder, (struct rect){100, 100, 200, 80}, true);
    add_target(&scene.builder, (struct rect){720, 400, 80, 80}, true);
    add_target(&scene.builder, (struct rect){100, 300, 200, 80}, false);
    add_words(&scene, "About 40 minutes", 20, 60, -1);
    add_words(&scene, "Help", 140, 150, PLAIN);
    add_icon(&scene, "home", (struct rect){400, 100, 48, 48});
    scene.screen = builder_screen(&scene.builder, panel.width_px, panel.height_px,
                                  (struct rect){12, 12, 776, 456});
    scene.surface =
        SDL_CreateRGBSurfaceWithFormat(0, 800, 480, 32, SDL_PIXELFORMAT_XRGB8888);
    scene.other =
        SDL_CreateRGBSurfaceWithFormat(0, 800, 480, 32, SDL_PIXELFORMAT_XRGB8888);
    *state = &scene;
    return 0;
}

static int
close_scene(void **state)
{
    struct scene *scene = *state;
    SDL_FreeSurface(scene->surface);
    SDL_FreeSurface(scene->other);
    painter_free(scene->painter);
    fonts_close(scene->fonts);
    arena_finish(&scene->arena);
    return 0;
}

static const struct paint_state plain = {.pressed = -1, .focus = -1};

static void
paint(struct scene *scene, SDL_Surface *surface, struct paint_state paint_state)
{
    paint_screen(scene->painter, &scene->screen, &scene->style, &paint_state, surface);
}

static uint32_t
pixel(const SDL_Surface *surface, int x, int y)
{
    const char *row = (const char *)surface->pixels + y * surface->pitch;
    return ((const uint32_t *)(const void *)row)[x] & 0xFFFFFF;
}

static size_t
count(const SDL_Surface *surface, struct rect rect, uint32_t rgb)
{
    size_t found = 0;
    for (int y = rect.y; y < rect.y + rect.h; y++)
        for (int x = rect.x; x < rect.x + rect.w; x++)
            found += pixel(surface, x, y) == rgb;
    return found;
}

// The bounds of what differs; w = 0: nothing does.
static struct rect
difference(const SDL_Surface *a, const SDL_Surface *b)
{
    int left = a->w, top = a->h, right = 0, bottom = 0;
    for (int y = 0; y < a->h; y++)
        for (int x = 0; x < a->w; x++)
            if (pixel(a, x, y) != pixel(b, x, y)) {
                left = x < left ? x : left;
                right = x + 1 > right ? x + 1 : right;
                top = y < top ? y : top;
                bottom = y + 1;
            }
    return right > 0 ? (struct rect){left, top, right - left, bottom - top}
                     : (struct rect){0};
}

static void
paints_every_theme(void **state)
{
    struct scene *scene = *state;
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        enum theme of = (enum theme)theme;
        uint32_t paper = theme_color(of, COLOR_PAPER), ink = theme_color(of, COLOR_INK);
        paint(scene, scene->surface,
              (struct paint_state){.theme = of, .pressed = -1, .focus = -1});
        assert_null(painter_trouble(scene->painter));
        assert_int_equal(pixel(scene->surface, 0, 0), paper);
        assert_int_equal(pixel(scene->surface, 799, 479), theme_color(of, COLOR_PAPER));
        assert_int_equal(pixel(scene->surface, 200, 101), theme_color(of, COLOR_LINE));
        assert_int_equal(pixel(scene->surface, 200, 103), theme_color(of, COLOR_SURFACE));
        assert_true(count(scene->surface, (struct rect){20, 30, 240, 39}, ink) > 300);
        assert_true(count(scene->surface, (struct rect){140, 120, 60, 39}, ink) > 60);
        assert_true(count(scene->surface, (struct rect){400, 100, 48, 48},
                          theme_color(of, COLOR_ACCENT)) > 100);
    }
}

static void
leaves_text_out_when_told(void **state)
{
    struct scene *scene = *state;
    struct paint_state without = plain;
    without.without_text = true;
    paint(scene, scene->surface, without);
    struct rect words = {20, 30, 240, 39};
    assert_int_equal(count(scene->surface, words, theme_color(THEME_LIGHT, COLOR_PAPER)),
                     240 * 39);
    paint(scene, scene->surface, plain);
    assert_true(count(scene->surface, words, theme_color(THEME_LIGHT, COLOR_PAPER)) <
                240 * 39);
}

static void
shows_a_press_on_the_whole_control(void **state)
{
    struct scene *scene = *state;
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        for (int target = 0; target < TARGETS; target++) {
            struct paint_state pressed = {
                .theme = (enum theme)theme, .pressed = target, .focus = -1};
            struct paint_state not = pressed;
            not .pressed = -1;
            paint(scene, scene->surface, not );
            paint(scene, scene->other, pressed);
            struct rect shown = scene->screen.targets[target].shown;
            struct rect changed = difference(scene->surface, scene->other);
            if (changed.w == 0 || !rect_contains(shown, changed))
                fail_msg("theme %d, target %d: %d,%d %dx%d changed", theme, target,
                         changed.x, changed.y, changed.w, changed.h);
            // the outline, and where there is a fill, the middle too
            int line = scene->style.pressed_px;
            assert_int_equal(pixel(scene->other, shown.x + line - 1, shown.y + 40),
                             theme_color((enum theme)theme, COLOR_INK));
            bool fills = target != BARE;
            assert_int_equal(pixel(scene->surface, shown.x + 20, shown.y + 10) !=
                                 pixel(scene->other, shown.x + 20, shown.y + 10),
                             fills);
        }
    }
}

static void
rings_the_focus_within_the_screen(void **state)
{
    struct scene *scene = *state;
    uint32_t narrow = theme_color(THEME_LIGHT, COLOR_FOCUS);
    uint32_t broad = theme_color(THEME_LIGHT, COLOR_FOCUS_RING);
    int broad_px = panel_px(&scene->style.panel, 1.0),
        narrow_px = panel_px(&scene->style.panel, 0.5);
    struct paint_state focused = plain;
    focused.focus = PLAIN;
    paint(scene, scene->surface, plain);
    paint(scene, scene->other, focused);
    for (int away = 1; away <= broad_px; away++)
        assert_int_equal(pixel(scene->other, 100 - away, 140), broad);
    for (int within = 0; within < narrow_px; within++)
        assert_int_equal(pixel(scene->other, 100 + within, 140), narrow);
    assert_int_equal(pixel(scene->other, 100 - broad_px - 1, 140),
                     pixel(scene->surface, 90, 140));
    assert_int_equal(pixel(scene->other, 100 + narrow_px, 140),
                     pixel(scene->surface, 100 + narrow_px, 140));
    focused.focus = CORNER; // at the screen's corner: both rings are still all there
    paint(scene, scene->other, focused);
    assert_int_equal(pixel(scene->other, 799, 440), broad);
    assert_int_equal(pixel(scene->other, 799 - broad_px, 440), narrow);
    assert_int_equal(pixel(scene->other, 760, 479), broad);
    assert_int_equal(pixel(scene->other, 760, 479 - broad_px), narrow);
}

static void
the_broad_ring_stands_out_in_each_theme(void **state)
{
    struct scene *scene = *state;
    static const enum color broad[THEME_COUNT] = {
        [THEME_LIGHT] = COLOR_FOCUS_RING,
        [THEME_DARK] = COLOR_FOCUS,
        [THEME_HC_DARK] = COLOR_FOCUS,
        [THEME_HC_LIGHT] = COLOR_FOCUS,
    };
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        struct paint_state focused = {
            .theme = (enum theme)theme, .pressed = -1, .focus = PLAIN};
        paint(scene, scene->other, focused);
        assert_int_equal(pixel(scene->other, 99, 140),
                         theme_color((enum theme)theme, broad[theme]));
    }
}

static void
ignores_targets_that_are_not_there(void **state)
{
    struct scene *scene = *state;
    paint(scene, scene->surface, plain);
    paint(scene, scene->other, (struct paint_state){.pressed = TARGETS, .focus = 99});
    assert_int_equal(difference(scene->surface, scene->other).w, 0);
}

static void
leaves_alone_what_the_clip_excludes(void **state)
{
    struct scene *scene = *state;
    const SDL_Rect clip = {90, 45, 160, 80};
    struct rect inside = {clip.x, clip.y, clip.w, clip.h};
    paint(scene, scene->surface, plain);
    SDL_FillRect(scene->other, NULL, 0x123456);
    SDL_SetClipRect(scene->other, &clip);
    paint(scene, scene->other, plain);
    SDL_SetClipRect(scene->other, NULL);
    for (int y = 0; y < 480; y++)
        for (int x = 0; x < 800; x++)
            assert_int_equal(pixel(scene->other, x, y), rect_has_point(inside, x, y)
                                                            ? pixel(scene->surface, x, y)
                                                            : 0x123456);
}

static size_t
bytes_in_use(void)
{
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

static void
paints_the_same_again_and_keeps_nothing(void **state)
{
    struct scene *scene = *state;
    paint(scene, scene->surface, plain);
    size_t before = bytes_in_use();
    for (int i = 0; i < 20; i++)
        paint(scene, scene->other, plain);
    assert_int_equal(bytes_in_use(), before);
    assert_int_equal(difference(scene->surface, scene->other).w, 0);
}

static void
tells_what_it_left_out(void **state)
{
    struct scene *scene = *state;
    struct screen screen = scene->screen;
    struct item items[] = {
        {.kind = ITEM_ICON,
         .box = {10, 10, 30, 30},
         .fill = COLOR_INK,
         .utf8 = "none-such",
         .len = 9,
         .target = -1},
        {.kind = ITEM_PICTURE,
         .box = {50, 10, 30, 30},
         .utf8 = "p.png",
         .len = 5,
         .target = -1},
        {.kind = ITEM_BOX, .box = {90, 10, 30, 30}, .fill = COLOR_INK, .target = -1},
    };
    screen.items = items;
    screen.item_count = COUNT_OF(items);
    paint_screen(scene->painter, &screen, &scene->style, &plain, scene->surface);
    assert_non_null(painter_trouble(scene->painter));
    assert_non_null(strstr(painter_trouble(scene->painter), "none-such"));
    assert_int_equal(pixel(scene->surface, 100, 20), theme_color(THEME_LIGHT, COLOR_INK));
    paint(scene, scene->surface, plain);
    assert_null(painter_trouble(scene->painter));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paints_every_theme),
        cmocka_unit_test(leaves_text_out_when_told),
        cmocka_unit_test(shows_a_press_on_the_whole_control),
        cmocka_unit_test(rings_the_focus_within_the_screen),
        cmocka_unit_test(the_broad_ring_stands_out_in_each_theme),
        cmocka_unit_test(ignores_targets_that_are_not_there),
        cmocka_unit_test(leaves_alone_what_the_clip_excludes),
        cmocka_unit_test(paints_the_same_again_and_keeps_nothing),
        cmocka_unit_test(tells_what_it_left_out),
    };
    return cmocka_run_group_tests(tests, open_scene, close_scene);
}
