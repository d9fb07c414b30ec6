// SPDX-License-Identifier: MIT
// libpng reports errors by longjmp. Everything that has to live across one is in a struct that
// the caller owns, so that no local variable is read after the jump.
#include "platform/png.h"

#include "base/arena.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <png.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SIDE_MAX_PX = 2048,
    FILE_MAX_BYTES =
        16 * 1024 * 1024, // four times what the largest picture needs uncompressed
    CHUNK_MAX_BYTES = 1024 * 1024,
    CHUNKS_MAX = 64,
};

struct sentence {
    char *text;
    size_t bytes;
};

struct reading {
    const char *path;
    enum png_profile profile;
    const char *bytes;
    size_t len;
    size_t taken;
    struct sentence sentence;
    png_structp png;
    png_infop info;
    SDL_Surface *surface;
};

struct writing {
    SDL_Surface *surface; // 24 bit RGB or 32 bit RGBA
    png_structp png;
    png_infop info;
    char *bytes;
    size_t len;
    size_t capacity;
};

static void
say(struct sentence sentence, const char *format, ...) PRINTF_LIKE(2, 3);

static void
say(struct sentence sentence, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(sentence.text, sentence.bytes, format, args);
    va_end(args);
}

// ---- reading ------------------------------------------------------------------------------

static void
on_read_error(png_structp png, png_const_charp message)
{
    const struct reading *reading = png_get_error_ptr(png);
    say(reading->sentence, "%s is damaged: %s (export it again as PNG)", reading->path,
        message);
    png_longjmp(png, 1);
}

static void
on_warning(png_structp png, png_const_charp message)
{
    // What libpng can live with we can, too: it is about chunks that are not used.
    (void)png;
    (void)message;
}

static void
on_read(png_structp png, png_bytep bytes, size_t len)
{
    struct reading *reading = png_get_io_ptr(png);
    if (len > reading->len - reading->taken)
        png_error(png, "the file ends too early");
    memcpy(bytes, reading->bytes + reading->taken, len);
    reading->taken += len;
}

static bool
fits_profile(struct reading *reading)
{
    png_uint_32 width = 0, height = 0;
    int depth = 0, color = 0, interlace = 0;
    if (reading->profile == PNG_ANY)
        return true;
    png_get_IHDR(reading->png, reading->info, &width, &height, &depth, &color, &interlace,
                 NULL, NULL);
    bool mask = reading->profile == PNG_MASK;
    bool color_ok = mask ? color == PNG_COLOR_TYPE_GRAY
                         : color == PNG_COLOR_TYPE_RGB || color == PNG_COLOR_TYPE_RGBA;
    if (depth == 8 && color_ok && interlace == PNG_INTERLACE_NONE)
        return true;
    say(reading->sentence,
        "%s has %d bits, colour type %d%s; %s (export it again as PNG)", reading->path,
        depth, color, interlace != PNG_INTERLACE_NONE ? ", interlaced" : "",
        mask ? "a mask has 8 bits, colour type 0, and is not interlaced"
             : "a picture has 8 bits, colour type 2 or 6, and is not interlaced");
    return false;
}

// Palettes, greys, 1 to 16 bits and a transparent colour become 8 bits of red, green and blue,
// with alpha if need be.
static void
convert_any(struct reading *reading)
{
    png_set_expand(reading->png);
    png_set_scale_16(reading->png);
    png_set_gray_to_rgb(reading->png);
}

static uint32_t
format_of(png_byte color)
{
    if (color == PNG_COLOR_TYPE_GRAY)
        return SDL_PIXELFORMAT_INDEX8;
    return color == PNG_COLOR_TYPE_RGB ? SDL_PIXELFORMAT_RGB24 : SDL_PIXELFORMAT_RGBA32;
}

static void
read_rows(struct reading *reading)
{
    png_structp png = reading->png;
    png_read_info(png, reading->info);
    if (!fits_profile(reading))
        return;
    if (reading->profile == PNG_ANY)
        convert_any(reading);
    int passes = png_set_interlace_handling(png);
    png_read_update_info(png, reading->info);
    int width = (int)png_get_image_width(png, reading->info);
    int height = (int)png_get_image_height(png, reading->info);
    uint32_t format = format_of(png_get_color_type(png, reading->info));
    reading->surface = SDL_CreateRGBSurfaceWithFormat(0, width, height,
                                                      SDL_BITSPERPIXEL(format), format);
    if (!reading->surface)
        png_error(png, "there is no memory for it");
    for (int pass = 0; pass < passes; pass++) {
        uint8_t *row = reading->surface->pixels;
        for (int y = 0; y < height; y++, row += reading->surface->pitch)
            png_read_row(png, row, NULL);
    }
    png_read_end(png, NULL);
}

static uint32_t
big_endian(const char *bytes)
{
    const uint8_t *b = (const uint8_t *)bytes;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

// libpng would only say "Invalid IHDR data".
static bool
fits_size(const struct reading *reading)
{
    enum { WIDTH_AT = 16, HEIGHT_AT = 20, HEADER_BYTES = 24 };
    if (reading->len < HEADER_BYTES ||
        png_sig_cmp((png_const_bytep)reading->bytes, 0, 8) != 0) {
        say(reading->sentence, "%s is not a PNG file (export it as PNG)", reading->path);
        return false;
    }
    uint32_t width = big_endian(reading->bytes + WIDTH_AT);
    uint32_t height = big_endian(reading->bytes + HEIGHT_AT);
    if (width <= SIDE_MAX_PX && height <= SIDE_MAX_PX)
        return true;
    say(reading->sentence,
        "%s is %u x %u px; at most %d x %d are allowed (make it smaller)", reading->path,
        width, height, SIDE_MAX_PX, SIDE_MAX_PX);
    return false;
}

// Returns false when libpng gave up.
static bool
read_guarded(struct reading *reading)
{
    if (setjmp(png_jmpbuf(reading->png)))
        return false;
    png_set_user_limits(reading->png, SIDE_MAX_PX, SIDE_MAX_PX);
    png_set_chunk_malloc_max(reading->png, CHUNK_MAX_BYTES);
    png_set_chunk_cache_max(reading->png, CHUNKS_MAX);
    png_set_read_fn(reading->png, reading, on_read);
    read_rows(reading);
    return true;
}

static void
decode(struct reading *reading)
{
    reading->png =
        png_create_read_struct(PNG_LIBPNG_VER_STRING, reading, on_read_error, on_warning);
    reading->info = reading->png ? png_create_info_struct(reading->png) : NULL;
    if (!reading->info) {
        say(reading->sentence, "%s: there is no memory to read it", reading->path);
    } else if (!read_guarded(reading)) {
        SDL_FreeSurface(reading->surface);
        reading->surface = NULL;
    }
    png_destroy_read_struct(&reading->png, &reading->info, NULL);
}

SDL_Surface *
png_decode(const char *name, const void *bytes, size_t len, enum png_profile profile,
           char *sentence, size_t sentence_bytes)
{
    struct reading reading = {
        .path = name,
        .profile = profile,
        .bytes = bytes,
        .len = len,
        .sentence = {sentence, sentence_bytes},
    };
    if (fits_size(&reading))
        decode(&reading);
    return reading.surface;
}

SDL_Surface *
png_read(const char *path, enum png_profile profile, char *sentence,
         size_t sentence_bytes)
{
    struct arena arena = {0};
    SDL_Surface *surface = NULL;
    struct file file = file_read(AT_FDCWD, path, FILE_MAX_BYTES, &arena);
    if (file.status == FILE_READ)
        surface =
            png_decode(path, file.bytes, file.len, profile, sentence, sentence_bytes);
    else
        snprintf(sentence, sentence_bytes, "%s cannot be read: %s", path,
                 file_status_sentence(&file));
    arena_finish(&arena);
    return surface;
}

// ---- writing ------------------------------------------------------------------------------

static void
on_write(png_structp png, png_bytep bytes, size_t len)
{
    struct writing *writing = png_get_io_ptr(png);
    if (len > writing->capacity - writing->len) {
        size_t wanted = writing->capacity * 2 + len;
        char *grown = realloc(writing->bytes, wanted);
        if (!grown)
            png_error(png, "no memory");
        writing->bytes = grown;
        writing->capacity = wanted;
    }
    memcpy(writing->bytes + writing->len, bytes, len);
    writing->len += len;
}

static void
on_flush(png_structp png)
{
    (void)png; // the bytes are in memory
}

static void
on_write_error(png_structp png, png_const_charp message)
{
    (void)message;
    png_longjmp(png, 1);
}

static bool
encode_guarded(struct writing *writing)
{
    png_structp png = writing->png;
    const SDL_Surface *surface = writing->surface;
    if (setjmp(png_jmpbuf(png)))
        return false;
    png_set_write_fn(png, writing, on_write, on_flush);
    png_set_IHDR(png, writing->info, (png_uint_32)surface->w, (png_uint_32)surface->h, 8,
                 surface->format->Amask ? PNG_COLOR_TYPE_RGBA : PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    // Flat colours compress best without a filter, and fastest.
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_compression_level(png, 6);
    png_write_info(png, writing->info);
    const uint8_t *row = surface->pixels;
    for (int y = 0; y < surface->h; y++, row += surface->pitch)
        png_write_row(png, row);
    png_write_end(png, NULL);
    return true;
}

static bool
encode(struct writing *writing)
{
    bool done = false;
    writing->png =
        png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, on_write_error, on_warning);
    writing->info = writing->png ? png_create_info_struct(writing->png) : NULL;
    if (writing->info)
        done = encode_guarded(writing);
    png_destroy_write_struct(&writing->png, &writing->info);
    return done;
}

bool
png_write(const char *path, SDL_Surface *surface, char *sentence, size_t sentence_bytes)
{
    struct writing writing = {
        .surface = SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_RGB24, 0),
    };
    bool done = writing.surface && encode(&writing);
    if (!done) {
        snprintf(sentence, sentence_bytes, "%s: there is no memory to make the picture",
                 path);
    } else if (!file_write(path, writing.bytes, writing.len)) {
        snprintf(sentence, sentence_bytes, "%s cannot be written: %s", path,
                 strerror(errno));
        done = false;
    }
    free(writing.bytes);
    SDL_FreeSurface(writing.surface);
    return done;
}

// ---- for a bundle -------------------------------------------------------------------------

// Whether a pixel lets anything through; a picture that is opaque everywhere needs no alpha.
static bool
has_alpha(const struct png_picture *picture)
{
    size_t pixels = (size_t)picture->width_px * picture->height_px;
    for (size_t i = 0; i < pixels; i++)
        if (picture->rgba[4 * i + 3] != 0xFF)
            return true;
    return false;
}

static bool
take_pixels(struct png_picture *picture, SDL_Surface *surface)
{
    size_t row = (size_t)4 * picture->width_px;
    picture->rgba = calloc(picture->height_px + (size_t)1, row + 1);
    for (size_t y = 0; picture->rgba && y < picture->height_px; y++)
        memcpy(picture->rgba + y * row,
               (const uint8_t *)surface->pixels + y * (size_t)surface->pitch, row);
    return picture->rgba != NULL;
}

static bool
pack_pixels(struct png_picture *picture, SDL_Surface *surface)
{
    bool alpha = has_alpha(picture);
    uint32_t format = alpha ? SDL_PIXELFORMAT_RGBA32 : SDL_PIXELFORMAT_RGB24;
    struct writing writing = {.surface = SDL_ConvertSurfaceFormat(surface, format, 0)};
    bool done = writing.surface && encode(&writing);
    picture->file = writing.bytes;
    picture->file_len = writing.len;
    SDL_FreeSurface(writing.surface);
    return done;
}

bool
png_normalise(const char *path, struct png_picture *picture, char *sentence,
              size_t sentence_bytes)
{
    *picture = (struct png_picture){0};
    SDL_Surface *read = png_read(path, PNG_ANY, sentence, sentence_bytes);
    if (!read)
        return false;
    SDL_Surface *surface = SDL_ConvertSurfaceFormat(read, SDL_PIXELFORMAT_RGBA32, 0);
    picture->width_px = (unsigned)read->w;
    picture->height_px = (unsigned)read->h;
    bool done = surface && take_pixels(picture, surface) && pack_pixels(picture, surface);
    if (!done)
        snprintf(sentence, sentence_bytes, "%s: there is no memory to pack it", path);
    SDL_FreeSurface(surface);
    SDL_FreeSurface(read);
    return done;
}

void
png_release(struct png_picture *picture)
{
    free(picture->rgba);
    free(picture->file);
    *picture = (struct png_picture){0};
}
