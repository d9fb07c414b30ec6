// SPDX-License-Identifier: MIT
// Fonts: widths, capital heights and glyphs of the real faces, exact baselines and pens of
// rasterised runs, and the cache of open sizes.
#include "platform/fonts.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *
assets(void)
{
    const char *folder = getenv("ANTEROOM_ASSETS");
    return folder ? folder : "build/assets";
}

static int
open_fonts(void **state)
{
    char sentence[512] = "";
    *state = fonts_open(assets(), sentence, sizeof sentence);
    if (!*state)
        print_message("%s\n", sentence);
    return *state ? 0 : -1;
}

static int
close_fonts(void **state)
{
    fonts_close(*state);
    return 0;
}

static int
width(struct fonts *fonts, struct font font, const char *text)
{
    const struct measure *measure = fonts_measure(fonts);
    return measure->width_px(measure->context, font, text, strlen(text));
}

static void
says_which_font_is_missing(void **state)
{
    (void)state;
    char sentence[512] = "";
    assert_null(fonts_open("/nonexistent", sentence, sizeof sentence));
    assert_non_null(strstr(sentence, "NotoSans-Regular.ttf"));
    assert_non_null(strstr(sentence, "/nonexistent/fonts"));
    assert_non_null(strstr(sentence, "ANTEROOM_ASSETS"));
}

static void
measures_whole_runs(void **state)
{
    const struct font body = {.em_px = 40}, bold = {.em_px = 40, .bold = true};
    const struct font large = {.em_px = 80};
    assert_int_equal(width(*state, body, ""), 0);
    assert_true(width(*state, body, "AV") <
                width(*state, body, "A") + width(*state, body, "V"));
    assert_true(width(*state, bold, "dizzy") > width(*state, body, "dizzy"));
    int small_width = width(*state, body, "Side effects"),
        large_width = width(*state, large, "Side effects");
    assert_in_range(large_width, 2 * small_width - 3, 2 * small_width + 3);
    assert_true(width(*state, body, "a ") > width(*state, body, "a"));
}

// Only the first bytes belong to the run, and a second question gets the first one's answer.
static void
measures_the_given_bytes_only(void **state)
{
    const struct measure *measure = fonts_measure(*state);
    const struct font body = {.em_px = 28};
    int word = measure->width_px(measure->context, body, "tablets and more", 7);
    assert_int_equal(word, width(*state, body, "tablets"));
    assert_int_equal(measure->width_px(measure->context, body, "tablets, then", 7), word);
}

static void
knows_heights(void **state)
{
    const struct measure *measure = fonts_measure(*state);
    assert_int_equal(measure->face_count, 4);
    const struct font body = {.em_px = 100};
    assert_int_equal(measure->ascent_px(measure->context, body), 107);
    assert_int_equal(measure->descent_px(measure->context, body), 30);
    for (uint8_t face = 0; face < 4; face++)
        for (int bold = 0; bold < 2; bold++) {
            double capital = measure->capital_em(measure->context, face, bold != 0);
            if (fabs(capital - 0.714) > 0.02)
                fail_msg("face %d bold %d: capital height %g em", face, bold, capital);
        }
}

// What layout counts with is what SDL_ttf paints with.
static void
computes_heights_that_are_painted(void **state)
{
    const struct measure *measure = fonts_measure(*state);
    for (uint16_t em = 12; em < 120; em = (uint16_t)(em + 7)) {
        const struct font font = {.em_px = em, .bold = em % 2 == 0};
        struct fonts_pen pen;
        SDL_Surface *run = fonts_raster(*state, font, "H", 1, &pen);
        assert_non_null(run);
        assert_int_equal(measure->ascent_px(measure->context, font), pen.y);
        int below = run->h - pen.y;
        assert_in_range(measure->descent_px(measure->context, font), below, below + 1);
        SDL_FreeSurface(run);
    }
}

struct glyph_case {
    uint32_t code_point;
    int first_face; // -1: none
};

static void
knows_which_face_has_a_glyph(void **state)
{
    static const struct glyph_case cases[] = {
        {'A', 0},    {0x1EBF, 0}, {0x0416, 0},    {0x2192, 1},
        {0x2713, 2}, {0x2211, 3}, {0x10FFFD, -1},
    };
    const struct measure *measure = fonts_measure(*state);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int first = -1;
        for (int face = measure->face_count - 1; face >= 0; face--)
            if (measure->has_glyph(measure->context, (uint8_t)face, false,
                                   cases[i].code_point))
                first = face;
        if (first != cases[i].first_face)
            fail_msg("U+%04X: first face %d, not %d", cases[i].code_point, first,
                     cases[i].first_face);
    }
}

static const uint8_t *
row(const SDL_Surface *surface, int y)
{
    return (const uint8_t *)surface->pixels + (ptrdiff_t)y * surface->pitch;
}

static int
ink_in_row(const SDL_Surface *surface, int y, int from_x, int to_x)
{
    int ink = 0;
    for (int x = from_x; x < to_x; x++)
        ink += row(surface, y)[x];
    return ink;
}

struct baseline_case {
    const char *text; // begins with a capital that stands on the baseline
};

static void
rasters_on_the_baseline(void **state)
{
    static const struct baseline_case cases[] = {
        {"H"}, {"Hg"}, {"H\u1EAE"}, {"HA\u030A\u0301\u0301"}, {"Hg\u0323\u0323"},
    };
    const struct font font = {.em_px = 50};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fonts_pen pen;
        SDL_Surface *run =
            fonts_raster(*state, font, cases[i].text, strlen(cases[i].text), &pen);
        assert_non_null(run);
        int stem = 10; // px that hold H's left stem and nothing else
        assert_in_range(pen.y, 30, run->h - 1);
        if (ink_in_row(run, pen.y - 1, 0, stem) == 0 ||
            ink_in_row(run, pen.y, 0, stem) != 0)
            fail_msg("'%s': the baseline is not at %d of %d rows", cases[i].text, pen.y,
                     run->h);
        int top = pen.y - 36; // 0.714 em, rounded up
        if (ink_in_row(run, top, 0, stem) == 0 || ink_in_row(run, top - 1, 0, stem) != 0)
            fail_msg("'%s': H does not begin in row %d", cases[i].text, top);
        SDL_FreeSurface(run);
    }
}

// "j" reaches left of its pen, "H" does not.
static void
tells_where_the_pen_starts(void **state)
{
    const struct font font = {.em_px = 100};
    struct fonts_pen pen;
    SDL_Surface *run = fonts_raster(*state, font, "H", 1, &pen);
    assert_non_null(run);
    assert_int_equal(pen.x, 0);
    SDL_FreeSurface(run);
    run = fonts_raster(*state, font, "j", 1, &pen);
    assert_non_null(run);
    assert_in_range(pen.x, 1, 20);
    int left = 0;
    for (int y = 0; y < run->h; y++)
        left += row(run, y)[0];
    assert_true(left > 0);
    SDL_FreeSurface(run);
}

static void
rasters_coverage_from_nothing_to_full(void **state)
{
    struct fonts_pen pen;
    SDL_Surface *run =
        fonts_raster(*state, (struct font){.em_px = 60, .bold = true}, "l", 1, &pen);
    assert_non_null(run);
    assert_int_equal(run->format->BytesPerPixel, 1);
    int full = 0, none = 0;
    for (int y = 0; y < run->h; y++)
        for (int x = 0; x < run->w; x++) {
            full += row(run, y)[x] == 255;
            none += row(run, y)[x] == 0;
        }
    assert_true(full > 100 && none > 100);
    SDL_FreeSurface(run);
    assert_null(fonts_raster(*state, (struct font){.em_px = 60}, "", 0, &pen));
}

static void
forgets_old_sizes_without_harm(void **state)
{
    int before = width(*state, (struct font){.em_px = 20}, "unchanged");
    for (uint16_t em = 21; em < 121; em++) {
        struct fonts_pen pen;
        SDL_Surface *run = fonts_raster(*state, (struct font){.em_px = em}, "x", 1, &pen);
        assert_non_null(run);
        SDL_FreeSurface(run);
    }
    struct fonts_pen pen;
    SDL_Surface *run =
        fonts_raster(*state, (struct font){.em_px = 20}, "unchanged", 9, &pen);
    assert_non_null(run);
    assert_int_equal(run->w, before);
    SDL_FreeSurface(run);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_which_font_is_missing),
        cmocka_unit_test(measures_whole_runs),
        cmocka_unit_test(measures_the_given_bytes_only),
        cmocka_unit_test(knows_heights),
        cmocka_unit_test(computes_heights_that_are_painted),
        cmocka_unit_test(knows_which_face_has_a_glyph),
        cmocka_unit_test(rasters_on_the_baseline),
        cmocka_unit_test(tells_where_the_pen_starts),
        cmocka_unit_test(rasters_coverage_from_nothing_to_full),
        cmocka_unit_test(forgets_old_sizes_without_harm),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
