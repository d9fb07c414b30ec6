// SPDX-License-Identifier: MIT
// Every face file is mapped once and shared by the sizes opened from it. SDL_ttf keeps one glyph
// cache a TTF_Font and empties it when the size changes, so each size is a TTF_Font of its own; as
// text steps and panels could open any number of them, the least recently used one makes room.
#include "platform/fonts.h"

#include "base/text.h"

#include <SDL_ttf.h>
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    FACE_COUNT = 4,
    // HarfBuzz keeps copies of tables, 170 KiB a TTF_Font. A screen uses six sizes at most, and
    // some of the symbol faces.
    OPEN_FONTS = 12,
    WIDTHS = 4096, // a power of two
    // The faces' own unit is a thousandth of the em, so at this size heights are exact.
    PROBE_EM_PX = 1000,
};

static const double NOTO_CAPITAL_EM = 0.714;

// The symbol faces without a bold weight lend their regular one.
static const char *const face_files[FACE_COUNT][2] = {
    {"NotoSans-Regular.ttf", "NotoSans-Bold.ttf"},
    {"NotoSansSymbols-Regular.ttf", "NotoSansSymbols-Bold.ttf"},
    {"NotoSansSymbols2-Regular.ttf", NULL},
    {"NotoSansMath-Regular.ttf", NULL},
};

struct face {
    void *bytes; // mapped
    size_t size_bytes;
    double capital_em;   // 0: not measured yet
    int probe_ascent_px; // at PROBE_EM_PX
    int probe_height_px;
    TTF_Font *probe; // answers for glyphs when no size is open
};

struct open_font {
    struct font font;
    TTF_Font *ttf; // NULL: free
    uint64_t used;
};

struct width {
    uint64_t hash; // 0: free
    int px;
};

struct fonts {
    struct measure measure;
    struct face faces[FACE_COUNT][2];
    struct open_font open[OPEN_FONTS];
    uint64_t uses;
    struct width widths[WIDTHS];
    char *scratch; // SDL_ttf wants a NUL behind every run
    size_t scratch_bytes;
};

static struct face *
face_of(struct fonts *fonts, uint8_t face, bool bold)
{
    assert(face < FACE_COUNT);
    return &fonts->faces[face][bold && face_files[face][1]];
}

static TTF_Font *
open_ttf(const struct face *face, int em_px)
{
    SDL_RWops *memory = SDL_RWFromConstMem(face->bytes, (int)face->size_bytes);
    TTF_Font *ttf = memory ? TTF_OpenFontRW(memory, 1, em_px) : NULL;
    if (!ttf) {
        fprintf(
            stderr,
            "anteroom: error: a font cannot be opened: %s (install the fonts again)\n",
            TTF_GetError());
        abort();
    }
    // Without hinting a run is the same on every FreeType, and its widths grow with its size.
    TTF_SetFontHinting(ttf, TTF_HINTING_NONE);
    TTF_SetFontKerning(ttf, 1);
    TTF_SetFontDirection(ttf, TTF_DIRECTION_LTR);
    TTF_SetFontScriptName(ttf, "Latn");
    return ttf;
}

static TTF_Font *
ttf_of(struct fonts *fonts, struct font font)
{
    font.bold = font.bold && face_files[font.face][1];
    struct open_font *oldest = &fonts->open[0];
    for (size_t i = 0; i < OPEN_FONTS; i++) {
        struct open_font *open = &fonts->open[i];
        if (open->ttf && open->font.face == font.face && open->font.bold == font.bold &&
            open->font.em_px == font.em_px) {
            open->used = ++fonts->uses;
            return open->ttf;
        }
        if (open->used < oldest->used)
            oldest = open;
    }
    if (oldest->ttf)
        TTF_CloseFont(oldest->ttf);
    *oldest = (struct open_font){
        .font = font,
        .ttf = open_ttf(face_of(fonts, font.face, font.bold), font.em_px),
        .used = ++fonts->uses,
    };
    return oldest->ttf;
}

static const char *
terminated(struct fonts *fonts, const char *utf8, size_t len)
{
    if (len >= fonts->scratch_bytes) {
        char *grown = realloc(fonts->scratch, len + 256);
        assert(grown);
        fonts->scratch = grown;
        fonts->scratch_bytes = len + 256;
    }
    if (len > 0)
        memcpy(fonts->scratch, utf8, len);
    fonts->scratch[len] = '\0';
    return fonts->scratch;
}

static uint64_t
run_hash(struct font font, const char *utf8, size_t len)
{
    const uint64_t prime = 0x100000001b3; // FNV-1a
    uint64_t hash = 0xcbf29ce484222325;
    hash = (hash ^ font.face) * prime;
    hash = (hash ^ font.bold) * prime;
    hash = (hash ^ font.em_px) * prime;
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)utf8[i]) * prime;
    hash ^= hash >> 32;
    return hash != 0 ? hash : 1;
}

static int
width_px(void *context, struct font font, const char *utf8, size_t len)
{
    struct fonts *fonts = context;
    if (len == 0)
        return 0;
    uint64_t hash = run_hash(font, utf8, len);
    struct width *width = &fonts->widths[hash % WIDTHS];
    if (width->hash != hash) {
        int px = 0;
        if (TTF_SizeUTF8(ttf_of(fonts, font), terminated(fonts, utf8, len), &px, NULL) !=
            0)
            px = 0;
        *width = (struct width){.hash = hash, .px = px};
    }
    return width->px;
}

// Heights are asked for many sizes that are never used, and an open size is dear: they are
// measured once and computed.
static const struct face *
measured_face(void *context, uint8_t index, bool bold)
{
    struct face *face = face_of(context, index, bold);
    if (face->capital_em > 0)
        return face;
    TTF_Font *ttf = open_ttf(face, PROBE_EM_PX);
    int top = 0;
    if (!TTF_GlyphIsProvided32(ttf, 'H') ||
        TTF_GlyphMetrics32(ttf, 'H', NULL, NULL, NULL, &top, NULL) != 0)
        top = 0;
    face->capital_em = top > 0 ? (double)top / (int)PROBE_EM_PX : NOTO_CAPITAL_EM;
    face->probe_ascent_px = TTF_FontAscent(ttf);
    face->probe_height_px = TTF_FontHeight(ttf);
    TTF_CloseFont(ttf);
    return face;
}

static int
at_size(int probe_px, int em_px)
{
    return (probe_px * em_px + PROBE_EM_PX - 1) / PROBE_EM_PX;
}

static int
ascent_px(void *context, struct font font)
{
    return at_size(measured_face(context, font.face, font.bold)->probe_ascent_px,
                   font.em_px);
}

static int
descent_px(void *context, struct font font)
{
    const struct face *face = measured_face(context, font.face, font.bold);
    return at_size(face->probe_height_px - face->probe_ascent_px, font.em_px);
}

static double
capital_em(void *context, uint8_t index, bool bold)
{
    return measured_face(context, index, bold)->capital_em;
}

// Any size of a face answers for its glyphs: one that is open, if there is one.
static TTF_Font *
any_size(struct fonts *fonts, uint8_t face, bool bold)
{
    bold = bold && face_files[face][1];
    for (size_t i = 0; i < OPEN_FONTS; i++) {
        const struct open_font *open = &fonts->open[i];
        if (open->ttf && open->font.face == face && open->font.bold == bold)
            return open->ttf;
    }
    struct face *found = face_of(fonts, face, bold);
    if (!found->probe)
        found->probe = open_ttf(found, PROBE_EM_PX);
    return found->probe;
}

static bool
has_glyph(void *context, uint8_t face, bool bold, uint32_t code_point)
{
    return TTF_GlyphIsProvided32(any_size(context, face, bold), code_point) != 0;
}

static bool
map_face(struct face *face, const char *assets_folder, const char *name, char *sentence,
         size_t sentence_bytes)
{
    char path[PATH_MAX];
    int len = snprintf(path, sizeof path, "%s/fonts/%s", assets_folder, name);
    int fd = len > 0 && (size_t)len < sizeof path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    struct stat file;
    if (fd >= 0 && fstat(fd, &file) == 0 && S_ISREG(file.st_mode) && file.st_size > 0 &&
        file.st_size <= INT_MAX) {
        face->size_bytes = (size_t)file.st_size;
        face->bytes = mmap(NULL, face->size_bytes, PROT_READ, MAP_PRIVATE, fd, 0);
        if (face->bytes == MAP_FAILED)
            face->bytes = NULL;
    }
    if (fd >= 0)
        close(fd);
    if (!face->bytes)
        snprintf(
            sentence, sentence_bytes,
            "the font %s cannot be read in %s/fonts (install anteroom again, or run make "
            "build, or set ANTEROOM_ASSETS)",
            name, assets_folder);
    return face->bytes != NULL;
}

struct fonts *
fonts_open(const char *assets_folder, char *sentence, size_t sentence_bytes)
{
    if (TTF_Init() != 0) {
        snprintf(sentence, sentence_bytes, "fonts cannot be used: %s", TTF_GetError());
        return NULL;
    }
    struct fonts *fonts = calloc(1, sizeof *fonts);
    assert(fonts);
    fonts->measure = (struct measure){
        .context = fonts,
        .face_count = FACE_COUNT,
        .width_px = width_px,
        .ascent_px = ascent_px,
        .descent_px = descent_px,
        .capital_em = capital_em,
        .has_glyph = has_glyph,
    };
    for (size_t i = 0; i < FACE_COUNT; i++)
        for (size_t bold = 0; bold < 2; bold++)
            if (face_files[i][bold] &&
                !map_face(&fonts->faces[i][bold], assets_folder, face_files[i][bold],
                          sentence, sentence_bytes)) {
                fonts_close(fonts);
                return NULL;
            }
    return fonts;
}

const struct measure *
fonts_measure(struct fonts *fonts)
{
    return &fonts->measure;
}

static bool
row_has_ink(const SDL_Surface *surface, int row)
{
    const uint8_t *pixels = (const uint8_t *)surface->pixels + row * surface->pitch;
    for (int x = 0; x < surface->w; x++)
        if (pixels[x] != 0)
            return true;
    return false;
}

SDL_Surface *
fonts_raster(struct fonts *fonts, struct font font, const char *utf8, size_t len,
             struct fonts_pen *pen)
{
    *pen = (struct fonts_pen){0};
    if (len == 0)
        return NULL;
    const SDL_Color black = {0, 0, 0, 255}, white = {255, 255, 255, 255};
    TTF_Font *ttf = ttf_of(fonts, font);
    SDL_Surface *surface =
        TTF_RenderUTF8_Shaded(ttf, terminated(fonts, utf8, len), white, black);
    if (!surface)
        return NULL;
    // SDL_ttf moves a run right by what its first letter reaches left of the pen, and down by
    // what its highest mark reaches above the ascent; it tells neither.
    size_t taken = 0;
    int left = 0;
    if (TTF_GlyphMetrics32(ttf, text_decode(utf8, len, &taken), &left, NULL, NULL, NULL,
                           NULL) == 0 &&
        left < 0)
        pen->x = -left;
    pen->y = TTF_FontAscent(ttf);
    int excess = surface->h - TTF_FontHeight(ttf);
    if (excess > 0 && row_has_ink(surface, 0))
        pen->y += excess;
    return surface;
}

void
fonts_close(struct fonts *fonts)
{
    if (!fonts)
        return;
    for (size_t i = 0; i < OPEN_FONTS; i++)
        if (fonts->open[i].ttf)
            TTF_CloseFont(fonts->open[i].ttf);
    for (size_t i = 0; i < FACE_COUNT; i++) {
        for (size_t bold = 0; bold < 2; bold++) {
            struct face *face = &fonts->faces[i][bold];
            if (face->probe)
                TTF_CloseFont(face->probe);
            if (face->bytes)
                munmap(face->bytes, face->size_bytes);
        }
    }
    free(fonts->scratch);
    free(fonts);
    TTF_Quit();
}
