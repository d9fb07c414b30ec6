// SPDX-License-Identifier: MIT
// PNG files by libpng, row by row with limits: content pictures and icon masks in, pictures of
// screens out.
#pragma once

#include "base/attributes.h"

#include <SDL.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What is read; at most 2048 x 2048 pixels of it.
enum png_profile {
    PNG_PICTURE, // as bundles carry it: 8 bits, colour type 2 or 6, not interlaced
    PNG_MASK,    // 8 bits of grey, not interlaced
    PNG_ANY,     // on the desk: any PNG, which becomes 8 bits of RGB or RGBA
};

// Reads a file. NULL and a sentence when it is nothing of the profile.
SDL_Surface *
png_read(const char *path, enum png_profile profile, char *sentence,
         size_t sentence_bytes) MUST_CHECK;

// The same of bytes in memory; `name` is what the sentence calls them.
SDL_Surface *
png_decode(const char *name, const void *bytes, size_t len, enum png_profile profile,
           char *sentence, size_t sentence_bytes) MUST_CHECK;

// Writes the surface as an RGB PNG to `path` (temp file, then rename). false and a sentence on failure.
bool
png_write(const char *path, SDL_Surface *surface, char *sentence,
          size_t sentence_bytes) MUST_CHECK;

// A picture as a bundle carries it. Release with png_release.
struct png_picture {
    unsigned width_px;
    unsigned height_px;
    uint8_t *rgba; // rows without gaps
    char *file;    // a PNG of the profile with nothing but the picture in it
    size_t file_len;
};

// Reads any picture and packs it anew, the same pixels always to the same bytes.
bool
png_normalise(const char *path, struct png_picture *picture, char *sentence,
              size_t sentence_bytes) MUST_CHECK;

void
png_release(struct png_picture *picture);
