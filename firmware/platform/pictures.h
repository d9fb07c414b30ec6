// SPDX-License-Identifier: MIT
// Pictures: icon masks and content pictures, read and scaled to the size they are painted in. The
// cache keeps at most 16 MiB and 192 of them, and remembers what could not be read.
#pragma once

#include "base/files.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pictures;

enum picture_kind {
    PICTURE_ICON,    // assets_folder/icons/NAME.png, one byte a pixel
    PICTURE_CONTENT, // a file of the content, premultiplied RGBA
};

struct picture {
    int width_px; // a content picture keeps its proportions within what was asked for
    int height_px;
    const uint8_t *bytes; // rows without gaps; NULL: it cannot be read
};

struct pictures *
pictures_new(const char *assets_folder, const char *content_folder) MUST_CHECK;

// Forgets the pictures of the old content.
void
pictures_set_content(struct pictures *pictures, const char *content_folder);

// The same for a content that may be in memory, where it has to stay.
void
pictures_set_files(struct pictures *pictures, const struct files *content);

// Owned by the cache, valid until the next call. Why a picture cannot be read is written to
// `sentence` each time it is asked for.
struct picture
pictures_get(struct pictures *pictures, enum picture_kind kind, const char *name,
             int width_px, int height_px, char sentence[static 512]) MUST_CHECK;

void
pictures_free(struct pictures *pictures);
