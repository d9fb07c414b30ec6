// SPDX-License-Identifier: MIT
// The floor: the least a kiosk on bare SDL2 and SDL2_ttf can do. A start page with six tiles and
// two dozen pages of about 120 words with a short timeline, text compiled in, every page drawn
// from scratch when it is asked for, nothing cached, asleep in SDL_WaitEvent. It shapes no
// paragraphs, checks no content and knows one language: figures beside it are ratios, not races.
// Usage: sdlfloor FONT_FOLDER WIDTH HEIGHT
#include <SDL.h>
#include <SDL_ttf.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

enum { PAGES = 24, TILES = 6, ITEMS = 6, STEPS = 4, HOME = -1, NOWHERE = -2 };
enum size { SMALL, STRONG, LARGE, HUGE_TITLE, SIZES };

static const char *const titles[] = {"Before you come",   "On the day",
                                     "The check-in desk", "During your visit",
                                     "Going home",        "The days after"};
static const char *const sentences[] = {
    "Please bring the letter we sent you and a list of the medicines you take every day.",
    "Tell us early if you need an interpreter, a quiet room, or help with the stairs at "
    "the door.",
    "Someone you trust may come in with you and stay for as long as you would like them "
    "to.",
    "We will ask your name and date of birth more than once; this is how we keep "
    "everyone safe.",
    "You can change your mind at any time, and nobody will ask you to give a reason for "
    "it.",
    "If you feel unwell while you wait, press the bell beside your chair or call out to "
    "us.",
    "The nurse measures your blood pressure twice, once when you sit down and once "
    "before you go.",
    "Drink water as usual, but leave out coffee and strong tea on the morning of the "
    "visit.",
    "Wear loose sleeves and flat shoes, and leave rings and watches at home if you can.",
    "Your notes stay with us; a short summary is sent to your own doctor within a week.",
    "The way out is marked in blue, and the lift on the left takes you down to the "
    "street.",
    "Call the number on your card when something worries you, by day or by night.",
};
static const char *const step_when[] = {"The day before", "At the door",
                                        "After 40 minutes", "Next day"};
static const char *const step_what[] = {"Sleep well", "Say hello", "Rest a little",
                                        "Back to normal"};
static const Uint32 tints[] = {0x2f5d62, 0x5e3c58, 0x38598b,
                               0x6b4226, 0x3b6b3a, 0x7a3b3b};

struct floor_app {
    SDL_Window *window;
    SDL_Surface *canvas;
    TTF_Font *fonts[SIZES];
    int width, height;
    int page;
};

static SDL_Color
color_of(Uint32 rgb)
{
    return (SDL_Color){(Uint8)(rgb >> 16), (Uint8)(rgb >> 8 & 255), (Uint8)(rgb & 255),
                       255};
}

static void
fill(const struct floor_app *app, SDL_Rect rect, Uint32 rgb)
{
    SDL_Color color = color_of(rgb);
    SDL_FillRect(app->canvas, &rect,
                 SDL_MapRGB(app->canvas->format, color.r, color.g, color.b));
}

// Returns the height of what was drawn.
static int
write_text(const struct floor_app *app, enum size size, const char *text, SDL_Rect at,
           Uint32 rgb)
{
    SDL_Surface *drawn = TTF_RenderUTF8_Blended_Wrapped(app->fonts[size], text,
                                                        color_of(rgb), (Uint32)at.w);
    if (!drawn)
        return 0;
    int height = drawn->h;
    SDL_BlitSurface(drawn, NULL, app->canvas, &at);
    SDL_FreeSurface(drawn);
    return height;
}

static SDL_Rect
tile_rect(const struct floor_app *app, int tile)
{
    int w = (app->width - 4 * 24) / 3;
    int h = (app->height - 80 - 3 * 24) / 2;
    return (SDL_Rect){24 + tile % 3 * (w + 24), 80 + 24 + tile / 3 * (h + 24), w, h};
}

static SDL_Rect
button_rect(const struct floor_app *app, bool next)
{
    return (SDL_Rect){next ? app->width - 224 : 24, app->height - 72, 200, 56};
}

static void
draw_home(const struct floor_app *app)
{
    fill(app, (SDL_Rect){0, 0, app->width, 64}, 0x263238);
    write_text(app, HUGE_TITLE, "Welcome", (SDL_Rect){24, 10, app->width - 48, 0},
               0xffffff);
    for (int i = 0; i < TILES; i++) {
        SDL_Rect rect = tile_rect(app, i);
        fill(app, rect, tints[i]);
        SDL_Rect text = {rect.x + 20, rect.y + rect.h / 2 - 20, rect.w - 40, 0};
        write_text(app, LARGE, titles[i], text, 0xffffff);
    }
}

static void
draw_steps(const struct floor_app *app, Uint32 tint)
{
    int x = app->width - app->width / 3 + 24;
    int gap = (app->height - 200) / STEPS;
    fill(app, (SDL_Rect){x, 100, 4, gap * (STEPS - 1)}, 0x90a4ae);
    for (int i = 0; i < STEPS; i++) {
        int y = 100 + i * gap;
        for (int row = -10; row <= 10; row++) {
            int half = (int)SDL_sqrt(100 - row * row);
            fill(app, (SDL_Rect){x + 2 - half, y + row, 2 * half + 1, 1}, tint);
        }
        SDL_Rect text = {x + 28, y - 16, app->width / 3 - 60, 0};
        text.y += write_text(app, STRONG, step_when[i], text, 0x1c262b);
        write_text(app, SMALL, step_what[i], text, 0x1c262b);
    }
}

static void
draw_page(const struct floor_app *app)
{
    Uint32 tint = tints[app->page % TILES];
    fill(app, (SDL_Rect){0, 0, app->width, 64}, tint);
    write_text(app, HUGE_TITLE, titles[app->page % TILES],
               (SDL_Rect){24, 10, app->width - 48, 0}, 0xffffff);
    int y = 88;
    for (int i = 0; i < ITEMS; i++) {
        const char *text =
            sentences[(size_t)(app->page * 5 + i) % SDL_arraysize(sentences)];
        fill(app, (SDL_Rect){28, y + 8, 8, 8}, tint);
        y +=
            write_text(app, SMALL, text,
                       (SDL_Rect){52, y, app->width - app->width / 3 - 70, 0}, 0x1c262b) +
            12;
    }
    draw_steps(app, tint);
    for (int next = 0; next < 2; next++) {
        SDL_Rect rect = button_rect(app, next);
        fill(app, rect, 0x37474f);
        rect.x += 60;
        rect.y += 12;
        write_text(app, STRONG, next ? "Next" : "Home", rect, 0xffffff);
    }
    char number[24];
    snprintf(number, sizeof number, "%d of %d", app->page + 1, PAGES);
    write_text(app, SMALL, number,
               (SDL_Rect){app->width / 2 - 40, app->height - 60, 200, 0}, 0x1c262b);
}

static void
show(struct floor_app *app)
{
    app->canvas = SDL_GetWindowSurface(app->window);
    if (!app->canvas)
        return;
    fill(app, (SDL_Rect){0, 0, app->width, app->height}, 0xf5f7f8);
    if (app->page == HOME)
        draw_home(app);
    else
        draw_page(app);
    SDL_UpdateWindowSurface(app->window);
}

static int
tapped(const struct floor_app *app, SDL_Point at)
{
    if (app->page == HOME) {
        for (int i = 0; i < TILES; i++) {
            SDL_Rect rect = tile_rect(app, i);
            if (SDL_PointInRect(&at, &rect))
                return i;
        }
        return NOWHERE;
    }
    SDL_Rect home = button_rect(app, false);
    SDL_Rect next = button_rect(app, true);
    if (SDL_PointInRect(&at, &home))
        return HOME;
    return SDL_PointInRect(&at, &next) ? (app->page + 1) % PAGES : NOWHERE;
}

static bool
open_fonts(struct floor_app *app, const char *folder)
{
    static const struct {
        const char *file;
        int px;
    } wanted[SIZES] = {
        [SMALL] = {"NotoSans-Regular.ttf", 20},
        [STRONG] = {"NotoSans-Bold.ttf", 22},
        [LARGE] = {"NotoSans-Bold.ttf", 30},
        [HUGE_TITLE] = {"NotoSans-Bold.ttf", 34},
    };
    for (int i = 0; i < SIZES; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", folder, wanted[i].file);
        app->fonts[i] = TTF_OpenFont(path, wanted[i].px);
        if (!app->fonts[i])
            return false;
    }
    return true;
}

static void
serve(struct floor_app *app)
{
    SDL_Event event;
    while (SDL_WaitEvent(&event) && event.type != SDL_QUIT) {
        int go = NOWHERE;
        if (event.type == SDL_MOUSEBUTTONDOWN)
            go = tapped(app, (SDL_Point){event.button.x, event.button.y});
        else if (event.type == SDL_WINDOWEVENT &&
                 event.window.event == SDL_WINDOWEVENT_EXPOSED)
            go = app->page;
        if (go == NOWHERE)
            continue;
        app->page = go;
        show(app);
    }
}

int
main(int argc, char **argv)
{
    struct floor_app app = {.page = HOME};
    if (argc != 4)
        return 2;
    app.width = (int)strtol(argv[2], NULL, 10);
    app.height = (int)strtol(argv[3], NULL, 10);
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    if (SDL_Init(SDL_INIT_VIDEO) != 0 || TTF_Init() != 0 || !open_fonts(&app, argv[1]) ||
        !(app.window = SDL_CreateWindow("floor", 0, 0, app.width, app.height,
                                        SDL_WINDOW_BORDERLESS))) {
        fprintf(stderr, "sdlfloor: %s\n", SDL_GetError());
        return 1;
    }
    show(&app);
    serve(&app);
    SDL_Quit();
    return 0;
}
