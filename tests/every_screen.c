// SPDX-License-Identifier: MIT
#include "every_screen.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const usual_panels[] = {"td1", "td2", "p21"};
static const int usual_steps[] = {100, 200};
static const int all_steps[] = {100, 125, 150, 200};

struct walk {
    struct every_screen *every;
    one_screen_look *look;
    void *context;
    struct arena arena;
};

bool
every_screen_open(struct every_screen *every)
{
    const struct options options = {.folder = "content", .theme = -1, .screen = -1};
    const char *matrix = getenv("MATRIX");
    *every = (struct every_screen){.matrix = matrix && strcmp(matrix, "all") == 0};
    if (!session_open(&every->session, "test", &options))
        return false;
    session_read_rest(&every->session);
    every->painter =
        painter_new(every->session.fonts, every->session.assets, every->session.folder);
    return every->session.edition.content != NULL;
}

void
every_screen_close(struct every_screen *every)
{
    painter_free(every->painter);
    session_close(&every->session);
}

static void
look_at_view(struct walk *walk, const struct options *options, size_t language,
             const struct exhibit *exhibit)
{
    const struct session *session = &walk->every->session;
    struct view_request request =
        session_exhibit_request(session, options, language, exhibit);
    request.look.drafts = request.look.drafts && !walk->every->approved;
    const struct laid_view view = view_layout(&request, &walk->arena);
    struct one_screen one = {
        .session = session,
        .painter = walk->every->painter,
        .view = &view,
        .kind = exhibit->kind,
        .language = language,
        .panel = &options->panel,
        .step = options->step,
    };
    for (size_t i = 0; i < view.screen_count; i++) {
        one.screen = &view.screens[i];
        snprintf(one.name, sizeof one.name, "%s %zu, %s, %s %d",
                 view_id(request.kind, request.page), i + 1,
                 session->edition.tongues[language].code, options->panel.name,
                 options->step);
        walk->look(walk->context, &one);
    }
    arena_reset(&walk->arena);
}

static void
look_at_panel(struct walk *walk, const struct panel *panel, const int *steps,
              size_t step_count)
{
    const struct edition *edition = &walk->every->session.edition;
    for (size_t language = 0; language < edition->count; language++) {
        struct arena names = {0};
        size_t count = 0;
        const struct exhibit *exhibits =
            session_exhibits(edition->languages[language].content, &names, &count);
        for (size_t step = 0; step < step_count; step++) {
            const struct options options = {
                .panel = *panel, .step = steps[step], .theme = -1, .screen = -1};
            for (size_t i = 0; i < count; i++)
                look_at_view(walk, &options, language, &exhibits[i]);
        }
        arena_finish(&names);
    }
}

void
every_screen_look(struct every_screen *every, one_screen_look *look, void *context)
{
    struct walk walk = {.every = every, .look = look, .context = context};
    for (size_t i = 0; every->matrix && i < panel_count; i++)
        look_at_panel(&walk, &panel_table[i], all_steps, COUNT_OF(all_steps));
    for (size_t i = 0; !every->matrix && i < COUNT_OF(usual_panels); i++) {
        struct panel panel;
        char sentence[512];
        bool known = panel_parse(usual_panels[i], &panel, sentence, sizeof sentence);
        assert(known);
        look_at_panel(&walk, &panel, usual_steps, COUNT_OF(usual_steps));
    }
    arena_finish(&walk.arena);
}

void
figure(const char *bench, const char *name, double value)
{
    printf("figure %s.%s %.10g\n", bench, name, value);
}

static double
linear(uint32_t channel)
{
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

double
color_luminance(uint32_t rgb)
{
    static double table[256];
    if (table[255] == 0)
        for (uint32_t i = 0; i < 256; i++)
            table[i] = linear(i);
    return 0.2126 * table[rgb >> 16 & 0xFF] + 0.7152 * table[rgb >> 8 & 0xFF] +
           0.0722 * table[rgb & 0xFF];
}

double
color_contrast(uint32_t a, uint32_t b)
{
    double one = color_luminance(a), two = color_luminance(b);
    return (fmax(one, two) + 0.05) / (fmin(one, two) + 0.05);
}

SDL_Surface *
surface_for(const struct panel *panel)
{
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(
        0, panel->width_px, panel->height_px, 32, SDL_PIXELFORMAT_XRGB8888);
    assert(surface);
    return surface;
}
