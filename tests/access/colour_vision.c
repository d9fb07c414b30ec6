// SPDX-License-Identifier: MIT
// Colour vision (ux 1.1, V9; WCAG 1.4.1): every pair of states of a control is painted in every
// theme and looked at as people with protanopia, deuteranopia and tritanopia see it, and without
// colour at all (Machado, Oliveira and Fernandes 2009, full severity). The two must differ by 20 in
// CIE L*a*b* (1976) on a square millimetre at least, or by something that is no colour: an icon, a
// word, a shape. With REPORT=FOLDER the sheets for human eyes are written there as well.
#include "every_screen.h"
#include "platform/png.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const double LEAST_DIFFERENCE = 20;
static const double LEAST_MM2 = 1;

enum vision { VISION_FULL, VISION_PROTAN, VISION_DEUTAN, VISION_TRITAN, VISION_GREY };
enum { VISION_COUNT = VISION_GREY + 1, CHANNELS = 3, NAME_MOST = 128 };

static const char *const vision_names[] = {"full", "protan", "deutan", "tritan", "grey"};

static const double visions[VISION_COUNT][CHANNELS][CHANNELS] = {
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    {{0.152286, 1.052583, -0.204868},
     {0.114503, 0.786281, 0.099216},
     {-0.003882, -0.048116, 1.051998}},
    {{0.367322, 0.860646, -0.227968},
     {0.280085, 0.672501, 0.047413},
     {-0.011820, 0.042940, 0.968881}},
    {{1.255528, -0.076749, -0.178779},
     {-0.078411, 0.930809, 0.147602},
     {0.004733, 0.691367, 0.303900}},
    {{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}},
};

struct bench {
    struct every_screen every;
    struct arena arena;
    unsigned pairs;
    unsigned by_colour; // pairs that differ by colour in every vision
    unsigned by_cue;    // ... by something else
    unsigned failures;
};

// ---- colours ------------------------------------------------------------------------------------

struct colour {
    double channel[CHANNELS];
};

static struct colour
seen_by(enum vision vision, uint32_t rgb)
{
    struct colour light = {{0}}, seen = {{0}};
    for (int i = 0; i < CHANNELS; i++) {
        double share = (rgb >> (16 - 8 * i) & 0xFF) / 255.0;
        light.channel[i] =
            share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
    }
    for (int row = 0; row < CHANNELS; row++) {
        for (int i = 0; i < CHANNELS; i++)
            seen.channel[row] += visions[vision][row][i] * light.channel[i];
        seen.channel[row] = fmin(fmax(seen.channel[row], 0), 1);
    }
    return seen;
}

static uint32_t
screen_color(struct colour light)
{
    uint32_t rgb = 0;
    for (int i = 0; i < CHANNELS; i++) {
        double c = light.channel[i];
        double share = c <= 0.0031308 ? c * 12.92 : 1.055 * pow(c, 1 / 2.4) - 0.055;
        rgb = rgb << 8 | (uint32_t)lround(255 * share);
    }
    return rgb;
}

static double
lab_part(double ratio)
{
    return ratio > 216.0 / 24389 ? cbrt(ratio) : (24389.0 / 27 * ratio + 16) / 116;
}

static struct colour
lab(struct colour light)
{
    const double *c = light.channel;
    double x = lab_part((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.95047);
    double y = lab_part(0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]);
    double z = lab_part((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.08883);
    return (struct colour){{116 * y - 16, 500 * (x - y), 200 * (y - z)}};
}

static double
difference(enum vision vision, uint32_t a, uint32_t b)
{
    struct colour one = lab(seen_by(vision, a)), two = lab(seen_by(vision, b));
    return hypot(hypot(one.channel[0] - two.channel[0], one.channel[1] - two.channel[1]),
                 one.channel[2] - two.channel[2]);
}

// ---- states -------------------------------------------------------------------------------------

struct state { // of one target of a view
    struct look look;
    int pressed;
    int focus;
};

struct pair {
    const char *name;
    enum view_kind kind;
    const char *page;
    enum action action; // the target whose states they are
    int number;
    struct state states[2];
};

struct seen_state {
    struct laid_view view;
    const struct target *target;
    size_t screen;
    SDL_Surface *surface;
};

static bool
find_target(struct seen_state *seen, const struct pair *pair)
{
    for (size_t k = 0; k < seen->view.screen_count; k++) {
        const struct screen *screen = &seen->view.screens[k];
        for (size_t i = 0; i < screen->target_count; i++) {
            const struct target *target = &screen->targets[i];
            if (target->action != pair->action || target->number != pair->number)
                continue;
            seen->screen = k;
            seen->target = target;
            return true;
        }
    }
    return false;
}

static struct seen_state
see(struct bench *bench, const struct pair *pair, const struct state *state,
    const struct panel *panel, enum theme theme)
{
    const struct options options = {
        .panel = *panel, .step = 100, .theme = (int)theme, .screen = -1};
    const struct exhibit exhibit = {.kind = pair->kind, .page = pair->page};
    struct view_request request = session_exhibit_request(
        &bench->every.session, &options, bench->every.session.edition.main, &exhibit);
    request.look = state->look;
    request.look.step = 100;
    struct seen_state seen = {.view = view_layout(&request, &bench->arena)};
    if (!find_target(&seen, pair))
        fail_msg("there is no target for '%s'", pair->name);
    const struct screen *screen = &seen.view.screens[seen.screen];
    int target = (int)(seen.target - screen->targets);
    const struct paint_state paint = {.theme = theme,
                                      .pressed = state->pressed ? target : -1,
                                      .focus = state->focus ? target : -1};
    seen.surface = surface_for(panel);
    paint_screen(bench->every.painter, screen, &seen.view.style, &paint, seen.surface);
    return seen;
}

// What is on the target besides colours, in one line.
static void
describe(const struct seen_state *seen, char *line, size_t bytes)
{
    const struct screen *screen = &seen->view.screens[seen->screen];
    int target = (int)(seen->target - screen->targets);
    size_t len = 0;
    line[0] = 0;
    for (size_t i = 0; i < screen->item_count; i++) {
        const struct item *item = &screen->items[i];
        if (item->target != target || len + NAME_MOST > bytes)
            continue;
        len += (size_t)snprintf(line + len, bytes - len, "%d %d %d %.*s;",
                                (int)item->kind, item->line_px, item->radius_px,
                                (int)(item->len < 40 ? item->len : 40),
                                item->utf8 ? item->utf8 : "");
    }
}

static bool
has_cue(const struct seen_state *a, const struct seen_state *b)
{
    char one[4096], two[4096];
    describe(a, one, sizeof one);
    describe(b, two, sizeof two);
    return strcmp(one, two) != 0;
}

// In the vision that tells the two apart least: on how many mm2 they differ by enough.
static double
differing_mm2(const struct seen_state *a, const struct seen_state *b,
              const struct panel *panel, enum vision *worst)
{
    double least_mm2 = INFINITY;
    double pixel_mm2 =
        panel->width_mm / panel->width_px * (panel->height_mm / panel->height_px);
    const struct rect room = rect_grown(a->target->shown, panel_px(panel, 1));
    for (int vision = VISION_PROTAN; vision < VISION_COUNT; vision++) {
        double pixels = 0;
        for (int y = room.y < 0 ? 0 : room.y; y < room.y + room.h && y < a->surface->h;
             y++)
            for (int x = room.x < 0 ? 0 : room.x;
                 x < room.x + room.w && x < a->surface->w; x++) {
                uint32_t one = surface_pixel(a->surface, x, y);
                uint32_t two = surface_pixel(b->surface, x, y);
                pixels += one != two &&
                          difference((enum vision)vision, one, two) >= LEAST_DIFFERENCE;
            }
        if (pixels * pixel_mm2 < least_mm2)
            *worst = (enum vision)vision;
        least_mm2 = fmin(least_mm2, pixels * pixel_mm2);
    }
    return least_mm2;
}

static void
compare(struct bench *bench, const struct pair *pair, const struct panel *panel,
        enum theme theme)
{
    struct seen_state a = see(bench, pair, &pair->states[0], panel, theme);
    struct seen_state b = see(bench, pair, &pair->states[1], panel, theme);
    enum vision worst = VISION_FULL;
    double mm2 = differing_mm2(&a, &b, panel, &worst);
    bool cue = has_cue(&a, &b);
    bench->pairs++;
    bench->by_colour += mm2 >= LEAST_MM2;
    bench->by_cue += cue;
    if (mm2 < LEAST_MM2 && !cue && bench->failures++ < 20)
        print_error("%s, %s, %s: the states differ on %.2f mm2 for %s, and by nothing "
                    "else\n",
                    pair->name, panel->name, theme_names[theme], mm2,
                    vision_names[worst]);
    SDL_FreeSurface(a.surface);
    SDL_FreeSurface(b.surface);
    arena_reset(&bench->arena);
}

// The first page of the shipped content with a block of this kind.
static const char *
page_with(const struct bench *bench, enum block_kind kind)
{
    const struct edition *edition = &bench->every.session.edition;
    const struct content *content = edition->languages[edition->main].content;
    for (size_t i = 0; i < content->page_count; i++)
        for (size_t k = 0; k < content->pages[i].body_count; k++)
            if (content->pages[i].body[k].kind == kind)
                return content->pages[i].id.utf8;
    fail_msg("no page has a block of kind %d", (int)kind);
    return NULL;
}

static void
scenario_20_states_without_colour(void **state)
{
    struct bench *bench = *state;
    const char *list = page_with(bench, BLOCK_CHECKLIST),
               *ask = page_with(bench, BLOCK_ASK);
    const enum view_kind text = VIEW_TEXT_SHEET;
    const struct pair pairs[] = {
        {"a switch, off and on",
         text,
         NULL,
         ACTION_MORE_SPACE,
         0,
         {{.pressed = 0}, {.look.more_space = true}}},
        {"No motion, off and on",
         text,
         NULL,
         ACTION_NO_MOTION,
         0,
         {{.pressed = 0}, {.look.no_motion = true}}},
        {"Steady touch, off and on",
         text,
         NULL,
         ACTION_STEADY_TOUCH,
         0,
         {{.pressed = 0}, {.look.steady_touch = true}}},
        {"colours, chosen and not",
         text,
         NULL,
         ACTION_THEME,
         THEME_DARK,
         {{.pressed = 0}, {.look.theme = THEME_DARK}}},
        {"a box, empty and ticked",
         VIEW_PAGE,
         list,
         ACTION_TICK,
         0,
         {{.pressed = 0}, {.look.ticks = 1}}},
        {"a question, not chosen and chosen",
         VIEW_PAGE,
         ask,
         ACTION_ASK,
         0,
         {{.pressed = 0}, {.look.asked = 1}}},
        {"a button, at rest and pressed",
         VIEW_PAGE,
         list,
         ACTION_HOME,
         0,
         {{.pressed = 0}, {.pressed = 1}}},
        {"a filled button, at rest and pressed",
         VIEW_PAGE,
         list,
         ACTION_HELP,
         0,
         {{.pressed = 0}, {.pressed = 1}}},
        {"a button, without and with the ring",
         VIEW_PAGE,
         list,
         ACTION_HOME,
         0,
         {{.pressed = 0}, {.focus = 1}}},
        {"a filled button, without and with the ring",
         VIEW_PAGE,
         list,
         ACTION_HELP,
         0,
         {{.pressed = 0}, {.focus = 1}}},
    };
    static const char *const panels[] = {"td1", "p21"};
    for (size_t i = 0; i < COUNT_OF(pairs) * COUNT_OF(panels); i++) {
        struct panel panel;
        char sentence[512];
        assert_true(
            panel_parse(panels[i % COUNT_OF(panels)], &panel, sentence, sizeof sentence));
        for (int theme = 0; theme < THEME_COUNT; theme++)
            compare(bench, &pairs[i / COUNT_OF(panels)], &panel, (enum theme)theme);
    }
    print_message(
        "measured colour vision: %u pairs of states, %u told apart by colour in "
        "all visions, %u by something else as well; %u by neither\n",
        bench->pairs, bench->by_colour, bench->by_cue, bench->failures);
    figure("vision", "pairs", bench->pairs);
    figure("vision", "by_colour", bench->by_colour);
    figure("vision", "by_cue", bench->by_cue);
    figure("vision", "failures", bench->failures);
    assert_int_equal(bench->failures, 0);
}

// Published pairs for the simulation, and what grey is.
static void
simulates_as_published(void **state)
{
    (void)state;
    assert_int_equal(screen_color(seen_by(VISION_FULL, 0x123456)), 0x123456);
    assert_int_equal(screen_color(seen_by(VISION_PROTAN, 0xFFFFFF)), 0xFFFFFF);
    assert_true(difference(VISION_FULL, 0xFFFFFF, 0x000000) > 99.9);
    assert_true(difference(VISION_GREY, 0xFF0000, 0x9E0000) >
                difference(VISION_GREY, 0xFF0000, 0x7F7F7F));
    // a red and a green that only colour tells apart
    assert_true(difference(VISION_FULL, 0xC04000, 0x6C7A00) > 50);
    assert_true(difference(VISION_DEUTAN, 0xC04000, 0x6C7A00) < 25);
}

// ---- sheets for human eyes ------------------------------------------------------------------------

static void
simulate(SDL_Surface *from, SDL_Surface *to, int x0, int y0, enum vision vision)
{
    for (int y = 0; y < from->h; y++)
        for (int x = 0; x < from->w; x++) {
            uint32_t rgb = screen_color(seen_by(vision, surface_pixel(from, x, y)));
            memcpy((uint8_t *)to->pixels + (size_t)(y0 + y) * (size_t)to->pitch +
                       (size_t)(x0 + x) * sizeof rgb,
                   &rgb, sizeof rgb);
        }
}

// Each view in a row: as it is, and as four kinds of eyes see it.
static void
write_sheet(struct bench *bench, const char *folder, const struct pair *rows,
            size_t count, enum theme theme)
{
    struct panel panel;
    char path[4096], sentence[512];
    assert_true(panel_parse("td1", &panel, sentence, sizeof sentence));
    SDL_Surface *sheet = SDL_CreateRGBSurfaceWithFormat(0, panel.width_px * VISION_COUNT,
                                                        panel.height_px * (int)count, 32,
                                                        SDL_PIXELFORMAT_XRGB8888);
    assert_non_null(sheet);
    for (size_t i = 0; i < count; i++) {
        struct seen_state seen = see(bench, &rows[i], &rows[i].states[0], &panel, theme);
        for (int vision = 0; vision < VISION_COUNT; vision++)
            simulate(seen.surface, sheet, vision * panel.width_px,
                     (int)i * panel.height_px, (enum vision)vision);
        SDL_FreeSurface(seen.surface);
        arena_reset(&bench->arena);
    }
    snprintf(path, sizeof path, "%s/colour-vision-%s.png", folder, theme_names[theme]);
    if (!png_write(path, sheet, sentence, sizeof sentence))
        fail_msg("%s: %s", path, sentence);
    SDL_FreeSurface(sheet);
}

static void
writes_sheets_for_the_report(void **state)
{
    struct bench *bench = *state;
    const char *folder = getenv("REPORT");
    if (!folder || !*folder)
        return;
    const struct pair rows[] = {
        {"Home", VIEW_HOME, NULL, ACTION_HELP, 0, {{.pressed = 0}}},
        {"Text sheet",
         VIEW_TEXT_SHEET,
         NULL,
         ACTION_MORE_SPACE,
         0,
         {{.look.more_space = true}}},
        {"checklist",
         VIEW_PAGE,
         page_with(bench, BLOCK_CHECKLIST),
         ACTION_TICK,
         0,
         {{.look.ticks = 1}}},
        {"risk",
         VIEW_PAGE,
         page_with(bench, BLOCK_RISK),
         ACTION_HELP,
         0,
         {{.pressed = 0}}},
    };
    for (int theme = 0; theme < THEME_COUNT; theme++)
        write_sheet(bench, folder, rows, COUNT_OF(rows), (enum theme)theme);
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
    arena_finish(&bench->arena);
    every_screen_close(&bench->every);
    free(bench);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(simulates_as_published),
        cmocka_unit_test(scenario_20_states_without_colour),
        cmocka_unit_test(writes_sheets_for_the_report),
    };
    return cmocka_run_group_tests_name("colour_vision", tests, set_up, tear_down);
}
