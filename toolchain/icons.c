// SPDX-License-Identifier: MIT
// Build tool: draws the icons of assets/icons as alpha masks, so that the program itself needs
// no SVG reader. Usage: icons OUT_DIR FILE.svg… writes OUT_DIR/NAME.png, 8-bit grey, 192 x 192.
#include <SDL.h>
#include <SDL_image.h>
#include <png.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MASK_PX = 192, PATH_BYTES = 4096 };

struct mask {
    png_byte alpha[MASK_PX * MASK_PX];
};

static bool
mask_draw(struct mask *mask, const char *svg_path)
{
    SDL_RWops *file = SDL_RWFromFile(svg_path, "rb");
    if (!file)
        return false;
    SDL_Surface *drawn = IMG_LoadSizedSVG_RW(file, MASK_PX, MASK_PX);
    SDL_RWclose(file);
    if (!drawn)
        return false;
    SDL_Surface *rgba = SDL_ConvertSurfaceFormat(drawn, SDL_PIXELFORMAT_RGBA32, 0);
    SDL_FreeSurface(drawn);
    if (!rgba)
        return false;
    const unsigned char *pixels = rgba->pixels;
    size_t pitch = (size_t)rgba->pitch;
    bool square = rgba->w == MASK_PX && rgba->h == MASK_PX;
    for (size_t at = 0; square && at < sizeof mask->alpha; at++)
        mask->alpha[at] = pixels[at / MASK_PX * pitch + at % MASK_PX * 4 + 3];
    SDL_FreeSurface(rgba);
    return square || SDL_SetError("the drawing is not square") == 0;
}

static bool
mask_is_blank(const struct mask *mask)
{
    for (size_t at = 0; at < sizeof mask->alpha; at++) {
        if (mask->alpha[at])
            return false;
    }
    return true;
}

static bool
mask_write(const struct mask *mask, const char *png_path)
{
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = MASK_PX,
                       .height = MASK_PX,
                       .format = PNG_FORMAT_GRAY};
    if (png_image_write_to_file(&image, png_path, 0, mask->alpha, MASK_PX, NULL))
        return true;
    fprintf(stderr, "icons: %s: %s\n", png_path, image.message);
    return false;
}

// OUT_DIR/NAME.png for any/folder/NAME.svg; false when it is no .svg or the path is too long.
static bool
mask_path(const char *out_dir, const char *svg_path, char *png_path)
{
    const char *slash = strrchr(svg_path, '/');
    const char *name = slash ? slash + 1 : svg_path;
    const char *dot = strrchr(name, '.');
    if (!dot || dot == name || strcmp(dot, ".svg") != 0)
        return false;
    int len =
        snprintf(png_path, PATH_BYTES, "%s/%.*s.png", out_dir, (int)(dot - name), name);
    return len > 0 && len < PATH_BYTES;
}

static bool
icon_convert(const char *out_dir, const char *svg_path)
{
    static struct mask mask;
    char png_path[PATH_BYTES];
    if (!mask_path(out_dir, svg_path, png_path)) {
        fprintf(stderr, "icons: %s: not the name of an .svg file\n", svg_path);
        return false;
    }
    if (!mask_draw(&mask, svg_path)) {
        fprintf(stderr, "icons: %s: %s\n", svg_path, SDL_GetError());
        return false;
    }
    if (mask_is_blank(&mask)) {
        fprintf(stderr, "icons: %s: nothing is drawn\n", svg_path);
        return false;
    }
    return mask_write(&mask, png_path);
}

int
main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: icons OUT_DIR FILE.svg...\n");
        return 2;
    }
    bool fine = true;
    for (int arg = 2; arg < argc; arg++)
        fine = icon_convert(argv[1], argv[arg]) && fine;
    return fine ? EXIT_SUCCESS : EXIT_FAILURE;
}
