// SPDX-License-Identifier: MIT
// PNG: what is written is read back, the same picture gives the same bytes, and everything
// outside the profile is refused with a sentence that names the file.
#include "platform/png.h"

#include <png.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/anteroom-png-XXXXXX";
static char path[64];

static int
make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/p.png", folder);
    return 0;
}

static int
remove_folder(void **state)
{
    (void)state;
    unlink(path);
    return rmdir(folder);
}

static SDL_Surface *
sample(void)
{
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, 31, 17, 32, SDL_PIXELFORMAT_XRGB8888);
    assert_non_null(surface);
    for (int y = 0; y < surface->h; y++)
        for (int x = 0; x < surface->w; x++) {
            SDL_Rect rect = {x, y, 1, 1};
            SDL_FillRect(surface, &rect, (uint32_t)(x << 19 | y << 11 | (x ^ y)));
        }
    return surface;
}

static size_t
read_bytes(char *bytes, size_t size)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t len = fread(bytes, 1, size, file);
    fclose(file);
    return len;
}

static void
write_bytes(const char *bytes, size_t len)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    fclose(file);
}

static void
reads_back_what_it_wrote(void **state)
{
    (void)state;
    char sentence[512] = "";
    SDL_Surface *surface = sample();
    assert_true(png_write(path, surface, sentence, sizeof sentence));
    SDL_Surface *read = png_read(path, PNG_PICTURE, sentence, sizeof sentence);
    assert_non_null(read);
    SDL_Surface *same = SDL_ConvertSurfaceFormat(read, SDL_PIXELFORMAT_XRGB8888, 0);
    assert_int_equal(same->w, surface->w);
    assert_int_equal(same->h, surface->h);
    for (int y = 0; y < surface->h; y++) {
        const uint32_t *a =
            (const void *)((const char *)surface->pixels + y * surface->pitch);
        const uint32_t *b = (const void *)((const char *)same->pixels + y * same->pitch);
        for (int x = 0; x < surface->w; x++)
            assert_int_equal(a[x] & 0xFFFFFF, b[x] & 0xFFFFFF);
    }
    SDL_FreeSurface(same);
    SDL_FreeSurface(read);
    SDL_FreeSurface(surface);
}

static void
writes_the_same_bytes_for_the_same_picture(void **state)
{
    (void)state;
    static char first[65536], second[65536];
    char sentence[512] = "";
    SDL_Surface *surface = sample();
    assert_true(png_write(path, surface, sentence, sizeof sentence));
    size_t first_len = read_bytes(first, sizeof first);
    assert_true(png_write(path, surface, sentence, sizeof sentence));
    size_t second_len = read_bytes(second, sizeof second);
    assert_int_equal(first_len, second_len);
    assert_memory_equal(first, second, first_len);
    SDL_FreeSurface(surface);
}

static void
says_why_it_cannot_write(void **state)
{
    (void)state;
    char sentence[512] = "";
    SDL_Surface *surface = sample();
    assert_false(png_write("/nonexistent/p.png", surface, sentence, sizeof sentence));
    assert_non_null(strstr(sentence, "/nonexistent/p.png cannot be written: "));
    SDL_FreeSurface(surface);
}

// A 4 x 4 PNG of any kind.
static void
write_kind(int depth, int color, int interlace)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_init_io(png, file);
    png_set_IHDR(png, info, 4, 4, depth, color, interlace, 0, 0);
    const png_color palette[2] = {{1, 2, 3}, {4, 5, 6}};
    if (color == PNG_COLOR_TYPE_PALETTE)
        png_set_PLTE(png, info, palette, 2);
    png_write_info(png, info);
    png_byte bytes[4 * 8] = {0};
    memset(bytes, color == PNG_COLOR_TYPE_PALETTE ? 1 : 0x55, sizeof bytes);
    png_bytep rows[4] = {bytes, bytes, bytes, bytes};
    png_write_image(png, rows);
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
    fclose(file);
}

struct kind {
    int depth, color, interlace;
    bool picture, mask; // is it one?
    uint8_t first;      // red of the first pixel, as any picture
};

static void
reads_the_profile_only(void **state)
{
    (void)state;
    static const struct kind kinds[] = {
        {8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, true, false, 0x55},
        {8, PNG_COLOR_TYPE_RGBA, PNG_INTERLACE_NONE, true, false, 0x55},
        {8, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, false, true, 0x55},
        {8, PNG_COLOR_TYPE_GRAY_ALPHA, PNG_INTERLACE_NONE, false, false, 0x55},
        {8, PNG_COLOR_TYPE_PALETTE, PNG_INTERLACE_NONE, false, false, 4},
        {16, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, false, false, 0x55},
        {16, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, false, false, 0x55},
        {1, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, false, false, 0},
        {2, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, false, false, 0x55},
        {8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_ADAM7, false, false, 0x55},
        {8, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_ADAM7, false, false, 0x55},
    };
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        const struct kind *kind = &kinds[i];
        const bool wanted[] = {
            [PNG_PICTURE] = kind->picture, [PNG_MASK] = kind->mask, [PNG_ANY] = true};
        write_kind(kind->depth, kind->color, kind->interlace);
        for (enum png_profile profile = PNG_PICTURE; profile <= PNG_ANY; profile++) {
            char sentence[512] = "";
            SDL_Surface *read = png_read(path, profile, sentence, sizeof sentence);
            if ((read != NULL) != wanted[profile])
                fail_msg("%d bits, colour type %d, profile %u: %s", kind->depth,
                         kind->color, profile, read ? "read" : sentence);
            if (!read)
                assert_non_null(strstr(sentence, path));
            else
                assert_int_equal(*(const uint8_t *)read->pixels, kind->first);
            SDL_FreeSurface(read);
        }
    }
}

static void
assert_refused(const char *part)
{
    char sentence[512] = "";
    SDL_Surface *read = png_read(path, PNG_PICTURE, sentence, sizeof sentence);
    assert_null(read);
    if (!strstr(sentence, part))
        fail_msg("'%s' does not say '%s'", sentence, part);
}

static void
refuses_what_is_too_large_before_decoding(void **state)
{
    (void)state;
    static char bytes[65536];
    write_kind(8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE);
    size_t len = read_bytes(bytes, sizeof bytes);
    const char size[8] = {0, 0, (char)0xEA, 0x60,
                          0, 0, (char)0xEA, 0x60}; // 60,000 x 60,000
    memcpy(bytes + 16, size, sizeof size);
    write_bytes(bytes, len);
    assert_refused("60000 x 60000 px; at most 2048 x 2048");
}

static void
refuses_damaged_files(void **state)
{
    (void)state;
    static char bytes[65536];
    write_kind(8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE);
    size_t len = read_bytes(bytes, sizeof bytes);
    for (size_t cut = 0; cut < len - 12; cut++) {
        char sentence[512] = "";
        write_bytes(bytes, cut);
        SDL_Surface *read = png_read(path, PNG_PICTURE, sentence, sizeof sentence);
        if (read || !sentence[0])
            fail_msg("cut to %zu of %zu bytes: %s", cut, len,
                     read ? "read" : "no sentence");
    }
    bytes[45] ^= 0x40; // within IDAT
    write_bytes(bytes, len);
    assert_refused("is damaged");
    write_bytes("GIF89a, not a PNG at all", 24);
    assert_refused("is not a PNG file");
    unlink(path);
    assert_refused("cannot be read");
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_refused("cannot be read");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_back_what_it_wrote),
        cmocka_unit_test(writes_the_same_bytes_for_the_same_picture),
        cmocka_unit_test(says_why_it_cannot_write),
        cmocka_unit_test(reads_the_profile_only),
        cmocka_unit_test(refuses_what_is_too_large_before_decoding),
        cmocka_unit_test(refuses_damaged_files),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
