// SPDX-License-Identifier: MIT
// The window under SDL's dummy driver: one matrix for pixels and touch, scaling, presenting by
// surface and by renderer, fades as a list, and sentences where there is no display.
#include "platform/window.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const struct panel small = {"small", 80, 48, 80, 48, 500};

static struct window *
opened(struct window_options options)
{
    char sentence[512] = "";
    options.title = "Test";
    options.panel = small;
    struct window *window = window_open(&options, sentence, sizeof sentence);
    if (!window)
        fail_msg("no window: %s", sentence);
    return window;
}

static uint32_t
pixel(const SDL_Surface *surface, int x, int y)
{
    const char *row = (const char *)surface->pixels + y * surface->pitch;
    return ((const uint32_t *)(const void *)row)[x] & 0xFFFFFF;
}

static void
dot(SDL_Surface *surface, int x, int y, uint32_t rgb)
{
    const SDL_Rect rect = {x, y, 1, 1};
    SDL_FillRect(surface, &rect, rgb);
}

static int
use_dummy(void **state)
{
    (void)state;
    return setenv("SDL_VIDEODRIVER", "dummy", 1);
}

// ---- rotation -----------------------------------------------------------------------------

struct turn_case {
    int rotation;
    int screen_width, screen_height;
    int panel_x, panel_y; // where the screen's top start corner lands
};

static const struct turn_case turns[] = {
    {0, 80, 48, 0, 0},
    {90, 48, 80, 79, 0}, // clockwise: the top left corner is at the top right
    {180, 80, 48, 79, 47},
    {270, 48, 80, 0, 47},
};

static void
turns_pixels_clockwise(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(turns); i++) {
        struct window *window =
            opened((struct window_options){.rotation = turns[i].rotation});
        SDL_Surface *canvas = window_canvas(window);
        assert_int_equal(canvas->w, turns[i].screen_width);
        assert_int_equal(canvas->h, turns[i].screen_height);
        SDL_FillRect(canvas, NULL, 0x202020);
        dot(canvas, 0, 0, 0xFF0000);
        dot(canvas, 1, 0, 0x00FF00);
        assert_true(window_present(window, canvas, true));
        const SDL_Surface *shown = SDL_GetWindowSurface(window_sdl(window));
        assert_int_equal(shown->w, 80);
        assert_int_equal(shown->h, 48);
        assert_int_equal(pixel(shown, turns[i].panel_x, turns[i].panel_y), 0xFF0000);
        int next_x =
            turns[i].panel_x + (turns[i].rotation == 0) - (turns[i].rotation == 180);
        int next_y =
            turns[i].panel_y + (turns[i].rotation == 90) - (turns[i].rotation == 270);
        assert_int_equal(pixel(shown, next_x, next_y), 0x00FF00);
        window_close(window);
    }
}

// Each pixel of the panel leads back to the pixel of the screen that it shows.
static void
touch_and_pixels_agree(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(turns); i++) {
        struct window *window =
            opened((struct window_options){.rotation = turns[i].rotation});
        SDL_Surface *canvas = window_canvas(window);
        for (int y = 0; y < canvas->h; y++)
            for (int x = 0; x < canvas->w; x++)
                dot(canvas, x, y, (uint32_t)(x << 8 | y));
        assert_true(window_present(window, canvas, false));
        const SDL_Surface *shown = SDL_GetWindowSurface(window_sdl(window));
        for (int y = 0; y < 48; y++)
            for (int x = 0; x < 80; x++) {
                int screen_x = -1, screen_y = -1;
                window_to_screen(window, (float)x + 0.5F, (float)y + 0.5F, &screen_x,
                                 &screen_y);
                assert_int_equal(pixel(shown, x, y),
                                 (uint32_t)(screen_x << 8 | screen_y));
            }
        window_close(window);
    }
}

static void
turns_copies_alike(void **state)
{
    (void)state;
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, 48, 80, 32, SDL_PIXELFORMAT_XRGB8888);
    assert_null(window_turned(surface, 0));
    dot(surface, 0, 0, 0xFF0000);
    SDL_Surface *turned = window_turned(surface, 90);
    assert_int_equal(turned->w, 80);
    assert_int_equal(turned->h, 48);
    assert_int_equal(pixel(turned, 79, 0), 0xFF0000);
    SDL_Surface *back = window_turned(turned, 270);
    assert_memory_equal(back->pixels, surface->pixels,
                        (size_t)(surface->pitch * surface->h));
    SDL_FreeSurface(back);
    SDL_FreeSurface(turned);
    SDL_FreeSurface(surface);
}

// ---- size ---------------------------------------------------------------------------------

static void
scales_picture_and_touch(void **state)
{
    (void)state;
    struct window *window = opened((struct window_options){.scale = 0.5});
    int width = 0, height = 0, x = -1, y = -1;
    window_size(window, &width, &height);
    assert_int_equal(width, 40);
    assert_int_equal(height, 24);
    SDL_Surface *canvas = window_canvas(window);
    assert_int_equal(canvas->w, 80);
    const SDL_Rect right = {40, 0, 40, 48};
    SDL_FillRect(canvas, NULL, 0x336699);
    SDL_FillRect(canvas, &right, 0xFF0000);
    assert_true(window_present(window, canvas, false));
    const SDL_Surface *shown = SDL_GetWindowSurface(window_sdl(window));
    assert_int_equal(pixel(shown, 19, 12), 0x336699);
    assert_int_equal(pixel(shown, 20, 12), 0xFF0000);
    window_to_screen(window, 20.0F, 12.0F, &x, &y);
    assert_int_equal(x, 40);
    assert_int_equal(y, 24);
    window_close(window);
}

static void
keeps_touches_at_the_edge_on_the_screen(void **state)
{
    (void)state;
    static const struct {
        float x, y;
        int screen_x, screen_y;
    } cases[] = {{-3, 10, 0, 10},
                 {80, 48, 79, 47},
                 {200, 300, 79, 47},
                 {0, 0, 0, 0},
                 {79.9F, 47.9F, 79, 47}};
    struct window *window = opened((struct window_options){.rotation = 0});
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        int x = -1, y = -1;
        window_to_screen(window, cases[i].x, cases[i].y, &x, &y);
        assert_int_equal(x, cases[i].screen_x);
        assert_int_equal(y, cases[i].screen_y);
    }
    window_close(window);
}

// The dummy desktop has 1024 x 768 px.
static void
fits_a_large_panel_on_the_desktop(void **state)
{
    (void)state;
    char sentence[512] = "";
    const struct window_options options = {
        .title = "Test", .panel = {"large", 1080, 1920, 268, 476, 650}, .scale = 1};
    struct window *window = window_open(&options, sentence, sizeof sentence);
    assert_non_null(window);
    int width = 0, height = 0, x = 0, y = 0;
    window_size(window, &width, &height);
    assert_int_equal(height, 768);
    assert_int_equal(width, 432);
    assert_int_equal(window_canvas(window)->h, 1920);
    window_to_screen(window, 216, 384, &x, &y);
    assert_int_equal(x, 540);
    assert_int_equal(y, 960);
    window_close(window);
}

static void
centres_the_picture_on_a_larger_panel(void **state)
{
    (void)state;
    struct window *window = opened((struct window_options){.fullscreen = true});
    int width = 0, height = 0, x = -1, y = -1;
    window_size(window, &width, &height);
    assert_int_equal(width, 1024);
    SDL_Surface *canvas = window_canvas(window);
    SDL_FillRect(canvas, NULL, 0x336699);
    assert_true(window_present(window, canvas, false));
    const SDL_Surface *shown = SDL_GetWindowSurface(window_sdl(window));
    // 1024 x 614 in the middle of 1024 x 768
    assert_int_equal(pixel(shown, 512, 0), 0x000000);
    assert_int_equal(pixel(shown, 512, 384), 0x336699);
    assert_int_equal(pixel(shown, 0, 78), 0x336699);
    window_to_screen(window, 512, 384, &x, &y);
    assert_int_equal(x, 40);
    assert_int_equal(y, 24);
    assert_int_equal(SDL_ShowCursor(SDL_QUERY), SDL_DISABLE);
    window_close(window);
}

// ---- presenting ---------------------------------------------------------------------------

static void
presents_again_after_the_window_changed(void **state)
{
    (void)state;
    struct window *window = opened((struct window_options){.rotation = 0});
    SDL_Surface *canvas = window_canvas(window);
    SDL_FillRect(canvas, NULL, 0x336699);
    assert_int_equal(window_frames(window), 0);
    assert_true(window_present(window, canvas, true)); // no renderer: a cut
    assert_int_equal(window_frames(window), 1);
    SDL_FillRect(canvas, NULL, 0xFF0000); // painted ahead, not to be seen
    assert_true(window_present_again(window));
    assert_int_equal(pixel(SDL_GetWindowSurface(window_sdl(window)), 40, 24), 0x336699);
    SDL_SetWindowSize(window_sdl(window), 100, 48);
    SDL_PumpEvents();
    assert_true(window_present_again(window));
    assert_int_equal(pixel(SDL_GetWindowSurface(window_sdl(window)), 50, 24), 0x336699);
    assert_false(window_accelerated(window));
    assert_int_equal(window_event_fd(window), -1);
    window_close(window);
}

static void
opens_again_after_closing(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct window *window = opened((struct window_options){.rotation = 90 * i});
        assert_true(window_present(window, window_canvas(window), false));
        window_close(window);
    }
    assert_int_equal(SDL_WasInit(SDL_INIT_VIDEO), 0);
}

// The renderer draws in software here: the same calls as on a GPU.
static void
presents_and_fades_by_renderer(void **state)
{
    (void)state;
    setenv("SDL_RENDER_DRIVER", "software", 1);
    for (size_t i = 0; i < COUNT_OF(turns); i++) {
        struct window *window = opened(
            (struct window_options){.rotation = turns[i].rotation, .accelerated = true});
        assert_true(window_accelerated(window));
        SDL_Surface *canvas = window_canvas(window);
        SDL_FillRect(canvas, NULL, 0x202020);
        const SDL_Rect corner = {0, 0, 8, 8};
        SDL_FillRect(canvas, &corner, 0xFF0000);
        assert_true(window_present(window, canvas, true));
        assert_int_equal(window_frames(window), 1); // nothing to fade from
        assert_true(window_present(window, canvas, false));
        assert_int_equal(window_frames(window), 2);
        uint64_t start_ms = SDL_GetTicks64();
        assert_true(window_present(window, canvas, true));
        assert_in_range(window_frames(window), 4, 2 + WINDOW_FADE_STEPS_MAX);
        assert_true(SDL_GetTicks64() - start_ms < 10 * WINDOW_FADE_MS);
        assert_true(window_present_again(window));
        const SDL_Surface *shown = SDL_GetWindowSurface(window_sdl(window));
        if (shown) { // where the software renderer draws to
            int x = turns[i].panel_x == 0 ? 3 : turns[i].panel_x - 3;
            int y = turns[i].panel_y == 0 ? 3 : turns[i].panel_y - 3;
            assert_int_equal(pixel(shown, x, y), 0xFF0000);
            assert_int_equal(pixel(shown, 40, 24), 0x202020);
        }
        window_close(window);
    }
    unsetenv("SDL_RENDER_DRIVER");
}

static void
lists_the_frames_of_a_fade(void **state)
{
    (void)state;
    static const struct {
        int refresh_hz;
        size_t frames;
    } cases[] = {{60, 12}, {30, 6}, {50, 10}, {144, 28},
                 {0, 12},  {1, 1},  {5, 1},   {1000, 48}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        uint8_t opacities[WINDOW_FADE_STEPS_MAX] = {0};
        size_t frames = window_fade_steps(cases[i].refresh_hz, opacities);
        assert_int_equal(frames, cases[i].frames);
        assert_int_equal(opacities[frames - 1], 255);
        for (size_t step = 1; step < frames; step++)
            assert_true(opacities[step] >= opacities[step - 1]);
        if (frames > 2)
            assert_true(opacities[0] < 64);
    }
}

// ---- starting -----------------------------------------------------------------------------

static void
says_that_there_is_no_display(void **state)
{
    (void)state;
    if (access("/dev/dri", F_OK) == 0)
        skip(); // a display could be opened here
    char sentence[512] = "";
    const struct window_options options = {.title = "Test", .panel = small};
    unsetenv("SDL_VIDEODRIVER");
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    struct window *window = window_open(&options, sentence, sizeof sentence);
    assert_null(window);
    assert_non_null(strstr(sentence, "there is no display"));
    setenv("SDL_VIDEODRIVER", "no-such-driver", 1);
    assert_null(window_open(&options, sentence, sizeof sentence));
    assert_non_null(strstr(sentence, "no-such-driver"));
    assert_int_equal(use_dummy(state), 0);
}

static void
leaves_the_environment_as_it_was(void **state)
{
    (void)state;
    setenv("LC_ALL", "C.UTF-8", 1);
    unsetenv("DBUS_SESSION_BUS_ADDRESS");
    struct window *window = opened((struct window_options){.rotation = 0});
    assert_string_equal(getenv("LC_ALL"), "C.UTF-8");
    assert_null(getenv("DBUS_SESSION_BUS_ADDRESS"));
    assert_false(SDL_IsTextInputActive());
    window_close(window);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(turns_pixels_clockwise),
        cmocka_unit_test(touch_and_pixels_agree),
        cmocka_unit_test(turns_copies_alike),
        cmocka_unit_test(scales_picture_and_touch),
        cmocka_unit_test(keeps_touches_at_the_edge_on_the_screen),
        cmocka_unit_test(fits_a_large_panel_on_the_desktop),
        cmocka_unit_test(centres_the_picture_on_a_larger_panel),
        cmocka_unit_test(presents_again_after_the_window_changed),
        cmocka_unit_test(opens_again_after_closing),
        cmocka_unit_test(presents_and_fades_by_renderer),
        cmocka_unit_test(lists_the_frames_of_a_fade),
        cmocka_unit_test(says_that_there_is_no_display),
        cmocka_unit_test(leaves_the_environment_as_it_was),
    };
    return cmocka_run_group_tests(tests, use_dummy, NULL);
}
