// SPDX-License-Identifier: MIT
// Pictures: scaling by area, icons and content pictures from their folders, what is refused, and
// a cache that stays bounded.
#include "platform/pictures.h"

#include "platform/png.h"
#include "platform/scale.h"

#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/anteroom-pictures-XXXXXX";

static const char *
assets(void)
{
    const char *set = getenv("ANTEROOM_ASSETS");
    return set ? set : "build/assets";
}

// halves.png: 40 x 20, left half red, right half blue.
static int
make_folder(void **state)
{
    (void)state;
    char path[128], sentence[512] = "";
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/halves.png", folder);
    SDL_Surface *surface =
        SDL_CreateRGBSurfaceWithFormat(0, 40, 20, 32, SDL_PIXELFORMAT_XRGB8888);
    const SDL_Rect right = {20, 0, 20, 20};
    SDL_FillRect(surface, NULL, 0xFF0000);
    SDL_FillRect(surface, &right, 0x0000FF);
    bool written = png_write(path, surface, sentence, sizeof sentence);
    SDL_FreeSurface(surface);
    return written ? 0 : -1;
}

static int
remove_folder(void **state)
{
    (void)state;
    char path[128];
    snprintf(path, sizeof path, "%s/halves.png", folder);
    unlink(path);
    return rmdir(folder);
}

// ---- scaling ------------------------------------------------------------------------------

struct size_case {
    int from_width, from_height, to_width, to_height;
};

static void
keeps_an_even_colour(void **state)
{
    (void)state;
    static const struct size_case cases[] = {
        {7, 5, 3, 2},     {192, 192, 46, 46}, {3, 2, 7, 5},
        {10, 10, 10, 10}, {100, 1, 1, 100},   {1, 1, 9, 9},
    };
    static uint8_t from[192 * 192], to[192 * 192];
    memset(from, 201, sizeof from);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct size_case *c = &cases[i];
        memset(to, 0, sizeof to);
        const struct pixels source = {from, c->from_width, c->from_height, c->from_width};
        struct pixels result = {to, c->to_width, c->to_height, c->to_width};
        scale_area(&source, &result, 1);
        int count = c->to_width * c->to_height;
        for (int at = 0; at < count; at++)
            if (to[at] != 201)
                fail_msg("case %zu: %d at %d", i, to[at], at);
        assert_int_equal(to[count], 0);
    }
}

static void
averages_what_a_pixel_covers(void **state)
{
    (void)state;
    uint8_t from[2][4] = {{0, 100, 200, 40}, {20, 80, 0, 40}}, to[2] = {0};
    const struct pixels source = {from[0], 4, 2, 4};
    struct pixels result = {to, 2, 1, 2};
    scale_area(&source, &result, 1);
    assert_int_equal(to[0], 50);
    assert_int_equal(to[1], 70);
    uint8_t row[3] = {0, 90, 255}, halves[2] = {0};
    const struct pixels odd = {row, 3, 1, 3};
    struct pixels pair = {halves, 2, 1, 2};
    scale_area(&odd, &pair, 1);
    assert_int_equal(halves[0], 30); // (0 + 90 / 2) / 1.5
    assert_int_equal(halves[1], 200);
}

static void
keeps_channels_apart(void **state)
{
    (void)state;
    const uint8_t wanted[4] = {10, 100, 40, 250};
    uint8_t from[8] = {0, 100, 80, 250, 20, 100, 0, 250}, to[4] = {0};
    const struct pixels source = {from, 2, 1, 8};
    struct pixels result = {to, 1, 1, 4};
    scale_area(&source, &result, 4);
    assert_memory_equal(to, wanted, sizeof to);
}

// ---- the cache ----------------------------------------------------------------------------

static void
reads_icons_as_masks(void **state)
{
    (void)state;
    char sentence[512] = "";
    struct pictures *pictures = pictures_new(assets(), folder);
    struct picture icon = pictures_get(pictures, PICTURE_ICON, "home", 48, 48, sentence);
    assert_non_null(icon.bytes);
    assert_string_equal(sentence, "");
    assert_int_equal(icon.width_px, 48);
    assert_int_equal(icon.height_px, 48);
    size_t covered = 0;
    for (size_t i = 0; i < 48 * 48; i++)
        covered += icon.bytes[i] > 200;
    assert_in_range(covered, 100, 48 * 48 / 2);
    assert_int_equal(icon.bytes[0], 0);
    struct picture again = pictures_get(pictures, PICTURE_ICON, "home", 48, 48, sentence);
    assert_ptr_equal(again.bytes, icon.bytes);
    pictures_free(pictures);
}

static void
keeps_a_pictures_proportions(void **state)
{
    (void)state;
    static const struct {
        int asked_width, asked_height, width, height;
    } cases[] = {{80, 80, 80, 40}, {80, 10, 20, 10}, {10, 100, 10, 5}, {1, 1, 1, 1}};
    char sentence[512] = "";
    struct pictures *pictures = pictures_new(assets(), folder);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct picture picture =
            pictures_get(pictures, PICTURE_CONTENT, "halves.png", cases[i].asked_width,
                         cases[i].asked_height, sentence);
        assert_non_null(picture.bytes);
        assert_int_equal(picture.width_px, cases[i].width);
        assert_int_equal(picture.height_px, cases[i].height);
        const uint8_t *last =
            picture.bytes + (picture.width_px * picture.height_px - 1) * 4;
        if (picture.width_px > 1) {
            assert_int_equal(picture.bytes[0], 255);
            assert_int_equal(picture.bytes[3], 255);
            assert_int_equal(last[0], 0);
            assert_int_equal(last[2], 255);
        }
    }
    pictures_free(pictures);
}

static void
says_why_there_is_no_picture(void **state)
{
    (void)state;
    static const struct {
        enum picture_kind kind;
        const char *name, *part;
    } cases[] = {
        {PICTURE_ICON, "no-such-icon", "no-such-icon.png cannot be read"},
        {PICTURE_CONTENT, "no-such.png", "no-such.png cannot be read"},
        {PICTURE_CONTENT, "../halves.png", "outside its folder"},
        {PICTURE_CONTENT, "a/../../halves.png", "outside its folder"},
        {PICTURE_CONTENT, "/etc/hostname", "outside its folder"},
        {PICTURE_ICON, "../icons/home", "outside its folder"},
        {PICTURE_CONTENT, "", "no usable name"},
    };
    struct pictures *pictures = pictures_new(assets(), folder);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        for (int again = 0; again < 2; again++) {
            char sentence[512] = "";
            struct picture picture =
                pictures_get(pictures, cases[i].kind, cases[i].name, 20, 20, sentence);
            assert_null(picture.bytes);
            if (!strstr(sentence, cases[i].part))
                fail_msg("'%s' does not say '%s'", sentence, cases[i].part);
        }
    }
    pictures_free(pictures);
}

// A new content may have another picture of the same name, or none.
static void
forgets_the_old_contents_pictures(void **state)
{
    (void)state;
    char sentence[512] = "";
    struct pictures *pictures = pictures_new(assets(), folder);
    assert_non_null(
        pictures_get(pictures, PICTURE_CONTENT, "halves.png", 40, 20, sentence).bytes);
    pictures_set_content(pictures, "/nonexistent");
    assert_null(
        pictures_get(pictures, PICTURE_CONTENT, "halves.png", 40, 20, sentence).bytes);
    pictures_set_content(pictures, folder);
    assert_non_null(
        pictures_get(pictures, PICTURE_CONTENT, "halves.png", 40, 20, sentence).bytes);
    pictures_free(pictures);
}

// Pictures of a content in memory come from there, and from nowhere else.
static void
reads_pictures_from_memory(void **state)
{
    (void)state;
    char sentence[512] = "";
    struct arena arena = {0};
    struct files disk = files_in_folder(folder);
    struct file file = files_read(&disk, "halves.png", 100000, &arena);
    assert_int_equal(file.status, FILE_READ);
    const struct files_entry entries[] = {{"pictures/held.png", file.bytes, file.len}};
    const struct files held = {folder, entries, 1};
    struct pictures *pictures = pictures_new(assets(), folder);
    pictures_set_files(pictures, &held);
    assert_null(
        pictures_get(pictures, PICTURE_CONTENT, "halves.png", 40, 20, sentence).bytes);
    assert_non_null(strstr(sentence, "no such picture"));
    assert_non_null(
        pictures_get(pictures, PICTURE_CONTENT, "pictures/held.png", 40, 20, sentence)
            .bytes);
    pictures_set_files(pictures, &disk);
    assert_non_null(
        pictures_get(pictures, PICTURE_CONTENT, "halves.png", 40, 20, sentence).bytes);
    pictures_free(pictures);
    arena_finish(&arena);
}

// Heap and mappings: glibc gives large pictures a mapping of their own.
static size_t
bytes_in_use(void)
{
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

static void
stays_within_16_mib(void **state)
{
    (void)state;
    char sentence[512] = "";
    struct pictures *pictures = pictures_new(assets(), folder);
    size_t before = bytes_in_use();
    for (int i = 0; i < 60; i++) { // 60 MB in all
        struct picture picture =
            pictures_get(pictures, PICTURE_CONTENT, "halves.png", 700 + i, 700, sentence);
        assert_non_null(picture.bytes);
        assert_int_equal(picture.width_px, 700 + i);
    }
    for (int i = 1; i < 400; i++) // more than there are places
        assert_non_null(
            pictures_get(pictures, PICTURE_CONTENT, "halves.png", i, 20, sentence).bytes);
    assert_true(bytes_in_use() < before + 17 * 1024 * 1024);
    pictures_free(pictures);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_an_even_colour),
        cmocka_unit_test(averages_what_a_pixel_covers),
        cmocka_unit_test(keeps_channels_apart),
        cmocka_unit_test(reads_icons_as_masks),
        cmocka_unit_test(keeps_a_pictures_proportions),
        cmocka_unit_test(says_why_there_is_no_picture),
        cmocka_unit_test(forgets_the_old_contents_pictures),
        cmocka_unit_test(reads_pictures_from_memory),
        cmocka_unit_test(stays_within_16_mib),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
