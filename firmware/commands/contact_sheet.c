// SPDX-License-Identifier: MIT
// A picture is kept small until the last screen is there: only then is known how many
// columns make a sheet of a good shape.
#include "commands/contact_sheet.h"

#include "base/arena.h"
#include "layout/paragraph.h"
#include "platform/pdf.h"
#include "platform/png.h"
#include "platform/scale.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Of a picture. A screen across is LONG_PX wide, one upright SHORT_PX.
enum { LONG_PX = 400, SHORT_PX = 240, GAP_PX = 16, CAPTION_PX = 24, COLUMNS_PDF = 3 };

// The caption's letters, as on a panel of 4 px a millimetre.
static const double CAPITAL_MM = 2.5, LINE_EM = 1.3;
static const enum item_role caption_role = ROLE_BODY;

struct thumb {
    SDL_Surface *surface;
    struct text caption;
};

struct contact_sheet {
    struct arena arena;
    const char *path;
    struct painter *painter;
    const struct measure *measure;
    struct style style; // of the first screen, for the captions
    struct pdf *pdf;    // NULL: a picture
    struct thumb *thumbs;
    size_t count;
    size_t capacity;
    int thumb_h; // of the tallest
    int thumb_w; // of the widest
};

struct contact_sheet *
contact_sheet_new(const char *path, struct painter *painter,
                  const struct measure *measure, const char *assets, char *sentence,
                  size_t sentence_bytes)
{
    struct arena arena = {0};
    struct contact_sheet *sheet = arena_alloc(&arena, sizeof *sheet);
    *sheet = (struct contact_sheet){.path = path, .painter = painter, .measure = measure};
    sheet->arena = arena;
    const char *ending = strrchr(path, '.');
    if (!ending || (strcmp(ending, ".png") != 0 && strcmp(ending, ".pdf") != 0))
        snprintf(sentence, sentence_bytes,
                 "'%s' is neither a picture nor a PDF (let its name end with .png or "
                 ".pdf)",
                 path);
    else if (strcmp(ending, ".png") == 0)
        return sheet;
    else if ((sheet->pdf = pdf_new(assets, false, "", sentence, sentence_bytes))) {
        pdf_columns(sheet->pdf, COLUMNS_PDF);
        return sheet;
    }
    arena = sheet->arena;
    arena_finish(&arena);
    return NULL;
}

static SDL_Surface *
new_surface(int width_px, int height_px)
{
    return SDL_CreateRGBSurfaceWithFormat(0, width_px, height_px, 32,
                                          SDL_PIXELFORMAT_XRGB8888);
}

static struct pixels
pixels_of(const SDL_Surface *surface)
{
    return (struct pixels){surface->pixels, surface->w, surface->h, surface->pitch};
}

// The screen small, never larger than it is.
static SDL_Surface *
thumb_of(const SDL_Surface *screen)
{
    int width_px = screen->w > screen->h ? LONG_PX : SHORT_PX;
    if (width_px > screen->w)
        width_px = screen->w;
    SDL_Surface *thumb = new_surface(width_px, screen->h * width_px / screen->w);
    if (thumb) {
        struct pixels from = pixels_of(screen), to = pixels_of(thumb);
        scale_area(&from, &to, 4);
    }
    return thumb;
}

static bool
add_thumb(struct contact_sheet *sheet, const SDL_Surface *screen, const char *caption)
{
    SDL_Surface *surface = thumb_of(screen);
    if (!surface)
        return false;
    arena_grow(&sheet->arena, (void **)&sheet->thumbs, &sheet->capacity, sheet->count,
               sizeof *sheet->thumbs);
    struct thumb *thumb = &sheet->thumbs[sheet->count++];
    size_t len = strlen(caption);
    *thumb = (struct thumb){
        surface, {.utf8 = arena_copy(&sheet->arena, caption, len), .len = len}};
    if (surface->h > sheet->thumb_h)
        sheet->thumb_h = surface->h;
    if (surface->w > sheet->thumb_w)
        sheet->thumb_w = surface->w;
    return true;
}

bool
contact_sheet_add(struct contact_sheet *sheet, const struct screen *screen,
                  const struct style *style, enum theme theme, const char *caption)
{
    struct paint_state state = {.theme = theme, .pressed = -1, .focus = -1};
    SDL_Surface *surface = new_surface(screen->width_px, screen->height_px);
    bool done = surface != NULL;
    if (done)
        paint_screen(sheet->painter, screen, style, &state, surface);
    sheet->style = *style;
    if (done && sheet->pdf)
        pdf_picture(sheet->pdf, surface, caption);
    else if (done)
        done = add_thumb(sheet, surface, caption);
    SDL_FreeSurface(surface);
    return done;
}

// ---- the picture ----------------------------------------------------------------------

struct grid {
    int columns;
    int rows;
    int cell_w;
    int cell_h;
};

// About three wide to two high.
static struct grid
grid_of(const struct contact_sheet *sheet)
{
    struct grid grid = {
        .cell_w = sheet->thumb_w + GAP_PX,
        .cell_h = sheet->thumb_h + CAPTION_PX + GAP_PX,
    };
    int count = (int)sheet->count;
    grid.columns = (int)ceil(sqrt(1.5 * count * grid.cell_h / grid.cell_w));
    if (grid.columns > count)
        grid.columns = count;
    grid.rows = (count + grid.columns - 1) / grid.columns;
    return grid;
}

static SDL_Rect
place_of(const struct contact_sheet *sheet, const struct grid *grid, size_t index)
{
    const SDL_Surface *surface = sheet->thumbs[index].surface;
    int column = (int)index % grid->columns, row = (int)index / grid->columns;
    return (SDL_Rect){GAP_PX + column * grid->cell_w, GAP_PX + row * grid->cell_h,
                      surface->w, surface->h};
}

// Paper and captions, as a screen of their own.
static struct screen
captions_of(struct contact_sheet *sheet, const struct grid *grid, int width_px,
            int height_px)
{
    struct panel *panel = &sheet->style.panel;
    panel->width_px = width_px;
    panel->width_mm = width_px / 4.0;
    panel->height_px = height_px;
    panel->height_mm = height_px / 4.0;
    sheet->style.type[caption_role] =
        style_type(panel, sheet->measure, CAPITAL_MM, false, LINE_EM);
    struct rect all = {0, 0, width_px, height_px};
    struct setter setter = {.arena = &sheet->arena, .style = &sheet->style};
    struct builder builder = {.arena = &sheet->arena};
    struct item base = {.kind = ITEM_TEXT,
                        .role = caption_role,
                        .fill = COLOR_INK,
                        .ground = COLOR_TINT,
                        .within = -1,
                        .target = -1};
    builder_item(&builder, (struct item){.kind = ITEM_BOX,
                                         .role = ROLE_GROUND,
                                         .box = all,
                                         .fill = COLOR_TINT,
                                         .line = COLOR_NONE,
                                         .within = -1,
                                         .target = -1});
    for (size_t i = 0; i < sheet->count; i++) {
        SDL_Rect place = place_of(sheet, grid, i);
        struct paragraph lines = paragraph_break(&setter, &sheet->thumbs[i].caption,
                                                 caption_role, sheet->thumb_w);
        if (lines.line_count > 0)
            paragraph_add_line(&builder, &setter, &lines.lines[0], place.x,
                               place.y + place.h + 2, base);
    }
    return builder_screen(&builder, width_px, height_px, all);
}

static bool
write_picture(struct contact_sheet *sheet, char *sentence, size_t sentence_bytes)
{
    struct grid grid = grid_of(sheet);
    int width_px = grid.columns * grid.cell_w + GAP_PX;
    int height_px = grid.rows * grid.cell_h + GAP_PX;
    SDL_Surface *surface = new_surface(width_px, height_px);
    if (!surface) {
        snprintf(sentence, sentence_bytes,
                 "no memory for a picture of %d x %d px (write a PDF)", width_px,
                 height_px);
        return false;
    }
    struct screen captions = captions_of(sheet, &grid, width_px, height_px);
    struct paint_state state = {.theme = THEME_LIGHT, .pressed = -1, .focus = -1};
    paint_screen(sheet->painter, &captions, &sheet->style, &state, surface);
    for (size_t i = 0; i < sheet->count; i++) {
        SDL_Rect place = place_of(sheet, &grid, i);
        SDL_BlitSurface(sheet->thumbs[i].surface, NULL, surface, &place);
    }
    bool written = png_write(sheet->path, surface, sentence, sentence_bytes);
    SDL_FreeSurface(surface);
    return written;
}

bool
contact_sheet_end(struct contact_sheet *sheet, bool give_up, char *sentence,
                  size_t sentence_bytes)
{
    bool done = !give_up;
    if (sheet->pdf && give_up)
        pdf_free(sheet->pdf);
    else if (sheet->pdf)
        done = pdf_write(sheet->pdf, sheet->path, sentence, sentence_bytes);
    else if (done)
        done = write_picture(sheet, sentence, sentence_bytes);
    for (size_t i = 0; i < sheet->count; i++)
        SDL_FreeSurface(sheet->thumbs[i].surface);
    struct arena arena = sheet->arena;
    arena_finish(&arena);
    return done;
}
