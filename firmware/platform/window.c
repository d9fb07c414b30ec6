// SPDX-License-Identifier: MIT
// Two ways to the display. On a desktop the CPU's picture is copied into the window's surface,
// which keeps it. Where the display is a GPU's own (KMSDRM), it becomes a texture, and the GPU
// turns, scales and fades it; the texture keeps it. So one canvas is enough, and free again as
// soon as it was presented.
#include "platform/window.h"

#include "platform/scale.h"
#include "platform/video.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

// The canvas has the format of a usual window surface, so that presenting is a plain copy.
enum { CANVAS_FORMAT = SDL_PIXELFORMAT_XRGB8888 };

struct window {
    SDL_Window *sdl;
    int rotation;
    int panel_w, panel_h; // the hardware's px
    SDL_Rect place;       // of the panel's picture in the window
    SDL_Surface *canvas;
    void *canvas_pixels; // mapped
    size_t canvas_bytes;
    SDL_Surface *turned;    // panel-sized, when there is a rotation
    SDL_Surface *scaled;    // of the size of `place`, when it is not the panel's
    SDL_Surface *surface;   // the window's own, SDL's property
    SDL_Renderer *renderer; // NULL: the surface is used
    SDL_Texture *textures[2];
    int shown_texture;
    int refresh_hz;
    uint64_t frames;
    bool lost;
};

// ---- turning ------------------------------------------------------------------------------

// Where the pixel of the turned picture at `x`, `y` comes from; `to_…` is the turned one's size.
static void
turn_back(int rotation, int to_width, int to_height, int x, int y, int *from_x,
          int *from_y)
{
    *from_x = rotation == 90    ? y
              : rotation == 180 ? to_width - 1 - x
              : rotation == 270 ? to_height - 1 - y
                                : x;
    *from_y = rotation == 90    ? to_width - 1 - x
              : rotation == 180 ? to_height - 1 - y
              : rotation == 270 ? x
                                : y;
}

static uint32_t *
pixels_of(SDL_Surface *surface)
{
    return surface->pixels;
}

static void
turn_into(SDL_Surface *from, SDL_Surface *to, int rotation)
{
    ptrdiff_t from_row = from->pitch / 4, to_row = to->pitch / 4;
    ptrdiff_t step = rotation == 90 ? -from_row : rotation == 270 ? from_row : -1;
    for (int y = 0; y < to->h; y++) {
        int first_x = 0, first_y = 0;
        turn_back(rotation, to->w, to->h, 0, y, &first_x, &first_y);
        const uint32_t *source = pixels_of(from) + first_y * from_row + first_x;
        uint32_t *row = pixels_of(to) + y * to_row;
        for (int x = 0; x < to->w; x++)
            row[x] = source[x * step];
    }
}

SDL_Surface *
window_turned(SDL_Surface *surface, int rotation)
{
    assert(surface->format->BytesPerPixel == 4);
    if (rotation == 0)
        return NULL;
    bool sideways = rotation == 90 || rotation == 270;
    SDL_Surface *turned = SDL_CreateRGBSurfaceWithFormat(
        0, sideways ? surface->h : surface->w, sideways ? surface->w : surface->h, 32,
        surface->format->format);
    if (turned)
        turn_into(surface, turned, rotation);
    return turned;
}

// ---- places -------------------------------------------------------------------------------

// The largest picture of the panel's proportions in the middle of a window of this size. One
// pixel more or less, which scaling down to a desktop may give, is not worth a border.
static void
place_picture(struct window *window, int width, int height)
{
    double share =
        fmin((double)width / window->panel_w, (double)height / window->panel_h);
    int w = (int)lround(window->panel_w * share),
        h = (int)lround(window->panel_h * share);
    w = abs(w - width) <= 1 ? width : w;
    h = abs(h - height) <= 1 ? height : h;
    window->place = (SDL_Rect){(width - w) / 2, (height - h) / 2, w, h};
}

static int
clamped(double position, int size)
{
    return position < 0 ? 0 : position >= size ? size - 1 : (int)position;
}

void
window_to_screen(const struct window *window, float x, float y, int *screen_x,
                 int *screen_y)
{
    const SDL_Rect *place = &window->place;
    double across = ((double)x - place->x) / place->w,
           down = ((double)y - place->y) / place->h;
    int panel_x = clamped(across * window->panel_w, window->panel_w);
    int panel_y = clamped(down * window->panel_h, window->panel_h);
    turn_back(window->rotation, window->panel_w, window->panel_h, panel_x, panel_y,
              screen_x, screen_y);
}

// ---- the window's surface -----------------------------------------------------------------

static SDL_Surface *
new_surface(int width, int height)
{
    return SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, CANVAS_FORMAT);
}

// The canvas is painted whole at once, so all of its memory is taken at once: page by page it is
// a thousand faults, a good part of the start.
static SDL_Surface *
new_canvas(struct window *window, int width, int height)
{
    size_t row_bytes = (size_t)width * 4, bytes = row_bytes * (size_t)height;
    void *pixels = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    if (pixels == MAP_FAILED)
        return NULL;
    window->canvas_pixels = pixels;
    window->canvas_bytes = bytes;
    return SDL_CreateRGBSurfaceWithFormatFrom(pixels, width, height, 32, (int)row_bytes,
                                              CANVAS_FORMAT);
}

// SDL throws its surface away when the window changes. false when there is none to be had.
static bool
fetch_surface(struct window *window)
{
    window->surface = SDL_GetWindowSurface(window->sdl);
    if (!window->surface)
        return false;
    SDL_SetSurfaceBlendMode(window->surface, SDL_BLENDMODE_NONE);
    place_picture(window, window->surface->w, window->surface->h);
    return true;
}

static SDL_Surface *
scaled(struct window *window, SDL_Surface *picture)
{
    const SDL_Rect *place = &window->place;
    if (place->w == picture->w && place->h == picture->h)
        return picture;
    if (window->scaled &&
        (window->scaled->w != place->w || window->scaled->h != place->h)) {
        SDL_FreeSurface(window->scaled);
        window->scaled = NULL;
    }
    if (!window->scaled)
        window->scaled = new_surface(place->w, place->h);
    if (!window->scaled)
        return picture;
    const struct pixels from = {picture->pixels, picture->w, picture->h, picture->pitch};
    struct pixels to = {window->scaled->pixels, place->w, place->h,
                        window->scaled->pitch};
    scale_area(&from, &to, 4);
    return window->scaled;
}

static bool
update_surface(struct window *window)
{
    window->frames++;
    return SDL_UpdateWindowSurface(window->sdl) == 0;
}

static bool
present_surface(struct window *window, SDL_Surface *frame)
{
    if (!fetch_surface(window))
        return false;
    SDL_Surface *picture = frame;
    if (window->rotation != 0) {
        turn_into(frame, window->turned, window->rotation);
        picture = window->turned;
    }
    picture = scaled(window, picture);
    SDL_Rect at = window->place;
    if (at.w != window->surface->w || at.h != window->surface->h)
        SDL_FillRect(window->surface, NULL, 0);
    return SDL_BlitSurface(picture, NULL, window->surface, &at) == 0 &&
           update_surface(window);
}

// After the window changed SDL refuses the surface we hold, but has not freed it yet: the last
// frame is carried over to the new one.
static bool
replace_surface(struct window *window)
{
    SDL_Surface *last = window->surface ? SDL_DuplicateSurface(window->surface) : NULL;
    SDL_Rect old_place = window->place;
    if (!fetch_surface(window)) {
        SDL_FreeSurface(last);
        return false;
    }
    SDL_FillRect(window->surface, NULL, 0);
    SDL_Rect at = {window->place.x - old_place.x, window->place.y - old_place.y, 0, 0};
    if (last)
        SDL_BlitSurface(last, NULL, window->surface, &at);
    SDL_FreeSurface(last);
    return update_surface(window);
}

// ---- the renderer -------------------------------------------------------------------------

static bool
draw_texture(struct window *window, SDL_Texture *texture, uint8_t opacity)
{
    bool sideways = window->rotation == 90 || window->rotation == 270;
    const SDL_Rect *place = &window->place;
    // SDL turns about the middle of the rectangle, so it is given as it is before the turn.
    float w = (float)(sideways ? place->h : place->w),
          h = (float)(sideways ? place->w : place->h);
    SDL_FRect at = {
        .x = (float)place->x + ((float)place->w - w) / 2,
        .y = (float)place->y + ((float)place->h - h) / 2,
        .w = w,
        .h = h,
    };
    SDL_SetTextureBlendMode(texture,
                            opacity < 255 ? SDL_BLENDMODE_BLEND : SDL_BLENDMODE_NONE);
    SDL_SetTextureAlphaMod(texture, opacity);
    return SDL_RenderCopyExF(window->renderer, texture, NULL, &at, window->rotation, NULL,
                             SDL_FLIP_NONE) == 0;
}

// The back buffer's content is undefined after each present, so every frame is drawn whole.
static bool
show_textures(struct window *window, SDL_Texture *under, SDL_Texture *over,
              uint8_t opacity)
{
    SDL_SetRenderDrawColor(window->renderer, 0, 0, 0, 255);
    bool drawn = SDL_RenderClear(window->renderer) == 0;
    if (opacity < 255)
        drawn = drawn && draw_texture(window, under, 255);
    drawn = drawn && draw_texture(window, over, opacity);
    SDL_RenderPresent(window->renderer);
    window->frames++;
    return drawn;
}

size_t
window_fade_steps(int refresh_hz, uint8_t opacities[static WINDOW_FADE_STEPS_MAX])
{
    int count = WINDOW_FADE_MS * (refresh_hz > 0 ? refresh_hz : 60) / 1000;
    count = count < 1 ? 1 : count > WINDOW_FADE_STEPS_MAX ? WINDOW_FADE_STEPS_MAX : count;
    for (int i = 0; i < count; i++) {
        double part = (double)(i + 1) / count;
        double eased = part * part * (3 - 2 * part);
        opacities[i] = (uint8_t)lround(255 * eased);
    }
    return (size_t)count;
}

// Presenting waits for the display. A display that is slower than it says skips steps, so that
// a fade never lasts longer.
static bool
fade_to(struct window *window, SDL_Texture *under, SDL_Texture *over)
{
    uint8_t opacities[WINDOW_FADE_STEPS_MAX] = {0};
    size_t count = window_fade_steps(window->refresh_hz, opacities);
    uint64_t start_ms = SDL_GetTicks64();
    bool shown = true;
    for (size_t step = 0; shown && step + 1 < count; step++) {
        uint64_t passed_ms = SDL_GetTicks64() - start_ms;
        size_t due = (size_t)(passed_ms * count / WINDOW_FADE_MS);
        if (due + 1 >= count)
            break;
        step = due > step ? due : step;
        shown = show_textures(window, under, over, opacities[step]);
    }
    return shown && show_textures(window, under, over, 255);
}

static bool
present_texture(struct window *window, const SDL_Surface *frame, bool fade)
{
    SDL_Texture *last = window->textures[window->shown_texture];
    SDL_Texture *next = window->textures[!window->shown_texture];
    if (SDL_UpdateTexture(next, NULL, frame->pixels, frame->pitch) != 0)
        return false;
    fade = fade && window->frames > 0;
    window->shown_texture = !window->shown_texture;
    return fade ? fade_to(window, last, next) : show_textures(window, last, next, 255);
}

static bool
open_renderer(struct window *window, char *sentence, size_t sentence_bytes)
{
    window->renderer = SDL_CreateRenderer(window->sdl, -1, SDL_RENDERER_PRESENTVSYNC);
    int width = 0, height = 0;
    if (!window->renderer ||
        SDL_GetRendererOutputSize(window->renderer, &width, &height) != 0) {
        snprintf(
            sentence, sentence_bytes,
            "the display cannot be drawn on: %s (install libgles2, libegl1, libgbm1 and "
            "libgl1-mesa-dri)",
            SDL_GetError());
        return false;
    }
    place_picture(window, width, height);
    SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "linear");
    for (int i = 0; i < 2; i++) {
        window->textures[i] =
            SDL_CreateTexture(window->renderer, CANVAS_FORMAT, SDL_TEXTUREACCESS_STATIC,
                              window->canvas->w, window->canvas->h);
        if (!window->textures[i]) {
            snprintf(sentence, sentence_bytes,
                     "the graphics memory cannot hold a picture of %dx%d: %s (use a "
                     "smaller panel)",
                     window->canvas->w, window->canvas->h, SDL_GetError());
            return false;
        }
    }
    SDL_DisplayMode mode;
    if (SDL_GetWindowDisplayMode(window->sdl, &mode) == 0)
        window->refresh_hz = mode.refresh_rate;
    return true;
}

// Some drivers report success and draw nothing but the clear colour. So a white picture is drawn
// on black and read back before anybody is told that the display works.
static bool
renderer_draws(struct window *window)
{
    uint32_t pixel = 0;
    const SDL_Rect middle = {window->place.x + window->place.w / 2,
                             window->place.y + window->place.h / 2, 1, 1};
    SDL_FillRect(window->canvas, NULL, SDL_MapRGB(window->canvas->format, 255, 255, 255));
    SDL_UpdateTexture(window->textures[0], NULL, window->canvas->pixels,
                      window->canvas->pitch);
    SDL_SetRenderDrawColor(window->renderer, 0, 0, 0, 255);
    SDL_RenderClear(window->renderer);
    bool drawn =
        draw_texture(window, window->textures[0], 255) &&
        SDL_RenderReadPixels(window->renderer, &middle, CANVAS_FORMAT, &pixel, 4) == 0;
    SDL_FillRect(window->canvas, NULL, 0);
    return drawn && (pixel & 0xFFFFFF) == 0xFFFFFF;
}

// ---- open and close -----------------------------------------------------------------------

// A window's size: the panel's true size where the monitor's is known, and never larger than the
// desktop leaves room for.
static void
choose_size(const struct window_options *options, int *width, int *height)
{
    double across = options->scale, down = options->scale;
    if (options->scale <= 0)
        video_true_scale(&options->panel, &across, &down);
    double w = options->panel.width_px * across, h = options->panel.height_px * down;
    SDL_Rect room = {0};
    if (SDL_GetDisplayUsableBounds(0, &room) == 0 && room.w > 0 && room.h > 0) {
        double share = fmin(1, fmin(room.w / w, room.h / h));
        w *= share;
        h *= share;
    }
    *width = (int)fmax(1, round(w));
    *height = (int)fmax(1, round(h));
}

// On X11 a window is made first and then, unless nobody would do it, asked to fill the screen.
static SDL_Window *
open_fullscreen(const struct window_options *options)
{
    bool x11 = video_is_x11();
    SDL_Rect all = {SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                    options->panel.width_px, options->panel.height_px};
    if (x11)
        SDL_GetDisplayBounds(0, &all);
    SDL_Window *sdl = SDL_CreateWindow(options->title, all.x, all.y, all.w, all.h,
                                       x11 ? SDL_WINDOW_HIDDEN | SDL_WINDOW_BORDERLESS
                                           : SDL_WINDOW_FULLSCREEN_DESKTOP);
    if (!sdl || !x11)
        return sdl;
    if (!video_is_unmanaged(sdl))
        SDL_SetWindowFullscreen(sdl, SDL_WINDOW_FULLSCREEN_DESKTOP);
    SDL_ShowWindow(sdl);
    return sdl;
}

static bool
open_sdl_window(struct window *window, const struct window_options *options,
                char *sentence, size_t sentence_bytes)
{
    int width = options->panel.width_px, height = options->panel.height_px;
    if (!options->fullscreen)
        choose_size(options, &width, &height);
    window->sdl = options->fullscreen
                      ? open_fullscreen(options)
                      : SDL_CreateWindow(options->title, SDL_WINDOWPOS_CENTERED,
                                         SDL_WINDOWPOS_CENTERED, width, height, 0);
    if (!window->sdl)
        snprintf(sentence, sentence_bytes, "no window can be opened: %s", SDL_GetError());
    return window->sdl != NULL;
}

static bool
open_all(struct window *window, const struct window_options *options, char *sentence,
         size_t sentence_bytes)
{
    struct panel seen = panel_turned(&options->panel, options->rotation);
    window->canvas = new_canvas(window, seen.width_px, seen.height_px);
    if (options->rotation != 0)
        window->turned = new_surface(window->panel_w, window->panel_h);
    if (!window->canvas || (options->rotation != 0 && !window->turned)) {
        snprintf(sentence, sentence_bytes, "there is no memory for a screen of %dx%d",
                 seen.width_px, seen.height_px);
        return false;
    }
    if (!open_sdl_window(window, options, sentence, sentence_bytes))
        return false;
    video_watch(window->sdl, &window->lost);
    if (options->fullscreen)
        SDL_ShowCursor(SDL_DISABLE);
    if (!options->accelerated && !video_needs_renderer()) {
        if (fetch_surface(window))
            return true;
        snprintf(sentence, sentence_bytes, "the window cannot be drawn on: %s",
                 SDL_GetError());
        return false;
    }
    if (!open_renderer(window, sentence, sentence_bytes))
        return false;
    if (renderer_draws(window))
        return true;
    snprintf(sentence, sentence_bytes,
             "the graphics driver draws nothing (install libgles2 and "
             "libgl1-mesa-dri, or try another SDL_RENDER_DRIVER)");
    return false;
}

struct window *
window_open(const struct window_options *options, char *sentence, size_t sentence_bytes)
{
    if (!video_start(options->fullscreen, sentence, sentence_bytes))
        return NULL;
    struct window *window = calloc(1, sizeof *window);
    assert(window);
    window->rotation = options->rotation;
    window->panel_w = options->panel.width_px;
    window->panel_h = options->panel.height_px;
    if (open_all(window, options, sentence, sentence_bytes))
        return window;
    window_close(window);
    return NULL;
}

void
window_close(struct window *window)
{
    if (!window || window->lost) // SDL would wait for ever for an answer of the display
        return;
    for (int i = 0; i < 2; i++)
        if (window->textures[i])
            SDL_DestroyTexture(window->textures[i]);
    if (window->renderer)
        SDL_DestroyRenderer(window->renderer);
    if (window->sdl)
        SDL_DestroyWindow(window->sdl);
    SDL_FreeSurface(window->canvas);
    if (window->canvas_pixels)
        munmap(window->canvas_pixels, window->canvas_bytes);
    SDL_FreeSurface(window->turned);
    SDL_FreeSurface(window->scaled);
    video_stop(); // the display may still tell the window that it is gone
    free(window);
}

// ---- use ----------------------------------------------------------------------------------

SDL_Surface *
window_canvas(struct window *window)
{
    return window->canvas;
}

bool
window_present(struct window *window, SDL_Surface *frame, bool fade)
{
    assert(frame->w == window->canvas->w && frame->h == window->canvas->h);
    bool shown = window->renderer ? present_texture(window, frame, fade)
                                  : present_surface(window, frame);
    window->lost |= !shown;
    return shown && !window->lost;
}

SDL_Surface *
window_live(struct window *window)
{
    if (window->renderer || window->rotation != 0 || window->frames == 0)
        return NULL;
    // SDL makes another surface when the window changed; that one shows nothing yet.
    const SDL_Surface *canvas = window->canvas;
    SDL_Surface *live = SDL_GetWindowSurface(window->sdl);
    bool same = live && live == window->surface && live->w == canvas->w &&
                live->h == canvas->h && live->format->format == canvas->format->format;
    return same ? live : NULL;
}

bool
window_present_again(struct window *window)
{
    SDL_Texture *shown = window->textures[window->shown_texture];
    if (window->renderer)
        return show_textures(window, shown, shown, 255);
    return update_surface(window) || replace_surface(window);
}

bool
window_lost(const struct window *window)
{
    return window->lost;
}

uint64_t
window_frames(const struct window *window)
{
    return window->frames;
}

bool
window_accelerated(const struct window *window)
{
    return window->renderer != NULL;
}

void
window_size(const struct window *window, int *width, int *height)
{
    SDL_GetWindowSize(window->sdl, width, height);
}

int
window_event_fd(const struct window *window)
{
    return video_event_fd(window->sdl);
}

SDL_Window *
window_sdl(const struct window *window)
{
    return window->sdl;
}
