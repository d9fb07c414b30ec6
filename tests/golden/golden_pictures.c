// SPDX-License-Identifier: MIT
// Golden pictures: a dozen screens of the shipped content as they are painted with the real faces.
// Compared within 3 of 255 a channel on the one Debian release whose fonts made them, skipped
// loudly elsewhere. UPDATE=1 paints them anew: look at each.
#include "content/load.h"
#include "content/words.h"
#include "layout/view.h"
#include "platform/fonts.h"
#include "platform/png.h"
#include "platform/shot.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { TOLERANCE = 3 };
static const char release[] = "12."; // of Debian, whose fonts-noto-core made the pictures

static const struct golden {
    const char *name;
    enum view_kind kind;
    const char *page;
    int screen;
    const char *panel;
    int rotation;
    int step;
    enum theme theme;
} goldens[] = {
    {"home-td1-100-light", VIEW_HOME, NULL, 0, "td1", 0, 100, THEME_LIGHT},
    {"home-td2-100-dark", VIEW_HOME, NULL, 0, "td2", 0, 100, THEME_DARK},
    {"home-p21-100-light", VIEW_HOME, NULL, 0, "p21", 0, 100, THEME_LIGHT},
    {"home-td2-5-200-light", VIEW_HOME, NULL, 0, "td2-5", 0, 200, THEME_LIGHT},
    {"attract-td1-100-light", VIEW_ATTRACT, "aftercare", 0, "td1", 0, 100, THEME_LIGHT},
    {"effect-dizzy-td1-100-light", VIEW_PAGE, "effect-dizzy", 0, "td1", 0, 100,
     THEME_LIGHT},
    {"effect-dizzy-p21-100-light", VIEW_PAGE, "effect-dizzy", 0, "p21", 0, 100,
     THEME_LIGHT},
    {"timeline-day-nasal-td2-100-light", VIEW_PAGE, "timeline-day-nasal", 0, "td2", 0,
     100, THEME_LIGHT},
    {"crisis-td1-200-hc-dark", VIEW_PAGE, "crisis", 0, "td1", 0, 200, THEME_HC_DARK},
    {"aftercare-td1-90-100-hc-light", VIEW_PAGE, "aftercare", 1, "td1", 90, 100,
     THEME_HC_LIGHT},
    {"text-sheet-td1-100-light", VIEW_TEXT_SHEET, NULL, 0, "td1", 0, 100, THEME_LIGHT},
    {"still-reading-td2-150-dark", VIEW_STILL_READING, NULL, 0, "td2", 0, 150,
     THEME_DARK},
};

struct fixture {
    struct arena arena;
    struct problems problems;
    const struct content *content;
    struct words words;
    struct hyphens *hyphens;
    struct fonts *fonts;
    struct painter *painter;
};

static bool
paint_golden(const struct fixture *fixture, const struct golden *golden, const char *path)
{
    struct arena arena = {0};
    struct panel panel;
    char sentence[512] = "";
    assert_true(panel_parse(golden->panel, &panel, sentence, sizeof sentence));
    struct view_request request = {
        .kind = golden->kind,
        .page = golden->page,
        .content = fixture->content,
        .words = &fixture->words,
        .panel = panel_turned(&panel, golden->rotation),
        .attract_distance_m = 1.5,
        .min_target_mm = 15,
        .look = {.step = golden->step,
                 .theme = golden->theme,
                 .can_go_back = true,
                 .drafts = true,
                 .bar_percent = 100},
        .measure = fonts_measure(fixture->fonts),
        .hyphens = fixture->hyphens,
    };
    struct laid_view view = view_layout(&request, &arena);
    struct paint_state state = {.theme = golden->theme, .pressed = -1, .focus = -1};
    assert_in_range(golden->screen, 0, view.screen_count - 1);
    bool written =
        shot_write(fixture->painter, &view.screens[golden->screen], &view.style, &state,
                   golden->rotation, path, sentence, sizeof sentence);
    if (!written)
        print_error("%s: %s\n", path, sentence);
    arena_finish(&arena);
    return written;
}

static const uint8_t *
pixel_row(const SDL_Surface *surface, int y)
{
    return (const uint8_t *)surface->pixels + (size_t)y * (size_t)surface->pitch;
}

// Pixels that differ by more than the tolerance in any channel, or -1 when the sizes differ.
static long
differing_pixels(SDL_Surface *a, SDL_Surface *b)
{
    long count = 0;
    if (a->w != b->w || a->h != b->h ||
        a->format->BytesPerPixel != b->format->BytesPerPixel)
        return -1;
    int bytes = a->format->BytesPerPixel;
    for (int y = 0; y < a->h; y++) {
        const uint8_t *row_a = pixel_row(a, y), *row_b = pixel_row(b, y);
        for (int x = 0; x < a->w; x++) {
            bool differs = false;
            for (int c = 0; c < bytes; c++)
                differs = differs ||
                          abs(row_a[x * bytes + c] - row_b[x * bytes + c]) > TOLERANCE;
            count += differs;
        }
    }
    return count;
}

static bool
golden_holds(const struct fixture *fixture, const struct golden *golden)
{
    char want_path[PATH_MAX], got_path[PATH_MAX], sentence[512] = "";
    const char *temporary = getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp";
    snprintf(want_path, sizeof want_path, "tests/golden/pictures/%s.png", golden->name);
    snprintf(got_path, sizeof got_path, "%s/anteroom-%ld-%s.png", temporary,
             (long)getpid(), golden->name);
    if (getenv("UPDATE") && !paint_golden(fixture, golden, want_path))
        return false;
    if (!paint_golden(fixture, golden, got_path))
        return false;
    SDL_Surface *want = png_read(want_path, PNG_PICTURE, sentence, sizeof sentence);
    SDL_Surface *got = png_read(got_path, PNG_PICTURE, sentence, sizeof sentence);
    long differing = want && got ? differing_pixels(want, got) : -1;
    if (!want)
        print_error("%s is missing (make it with: make goldens, and look at it)\n",
                    want_path);
    else if (differing != 0)
        print_error("%s: %ld pixels changed, see %s\n", want_path, differing, got_path);
    if (differing == 0)
        unlink(got_path);
    SDL_FreeSurface(want);
    SDL_FreeSurface(got);
    return differing == 0;
}

static bool
on_named_release(void)
{
    char version[32] = "";
    FILE *file = fopen("/etc/debian_version", "re");
    if (!file)
        return false;
    bool named = fgets(version, sizeof version, file) != NULL &&
                 strncmp(version, release, strlen(release)) == 0;
    fclose(file);
    return named;
}

static void
pictures_are_as_they_were(void **state)
{
    int changed = 0;
    if (!on_named_release()) {
        print_message(
            "SKIPPED: the golden pictures were painted on Debian %sx with its fonts\n",
            release);
        skip();
    }
    for (size_t i = 0; i < COUNT_OF(goldens); i++)
        changed += !golden_holds(*state, &goldens[i]);
    assert_int_equal(changed, 0);
}

static int
set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    const char *assets = getenv("ANTEROOM_ASSETS");
    char sentence[512] = "";
    if (!fixture || !assets)
        return -1;
    fixture->problems.arena = &fixture->arena;
    bool words =
        words_load(assets, "en", &fixture->arena, &fixture->problems, &fixture->words);
    struct load *load = load_new("content", "en", &fixture->arena, &fixture->problems);
    load_say_not_yet(load, &fixture->words.word[WORD_NOT_YET]);
    while (load_step(load, 0))
        continue;
    fixture->content = load_result(load);
    load_free(load);
    fixture->hyphens = hyphens_new(assets, "en");
    fixture->fonts = fonts_open(assets, sentence, sizeof sentence);
    *state = fixture;
    if (!fixture->fonts || !fixture->content || !words)
        return -1;
    fixture->painter = painter_new(fixture->fonts, assets, "content");
    return 0;
}

static int
tear_down(void **state)
{
    struct fixture *fixture = *state;
    painter_free(fixture->painter);
    fonts_close(fixture->fonts);
    hyphens_free(fixture->hyphens);
    arena_finish(&fixture->arena);
    free(fixture);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(pictures_are_as_they_were)};
    return cmocka_run_group_tests_name("golden_pictures", tests, set_up, tear_down);
}
