// SPDX-License-Identifier: MIT
// Only the scaled result of a picture is kept. A name that leads out of its folder is refused
// here too, whatever the content's checks said.
#include "platform/pictures.h"

#include "platform/png.h"
#include "platform/scale.h"

#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    KEPT = 192,
    KEPT_BYTES = 16 * 1024 * 1024,
    NAME_BYTES = 128,
    SENTENCE_BYTES = 512,
};

struct kept {
    char name[NAME_BYTES]; // empty: free
    enum picture_kind kind;
    int asked_width_px;
    int asked_height_px;
    uint64_t used;
    struct picture picture;
    uint8_t *bytes;
    size_t size_bytes;
    char *trouble; // why there are no bytes
};

struct pictures {
    char *assets_folder;
    char *content_folder;
    struct files held; // entries: NULL where the content is that folder
    struct kept kept[KEPT];
    size_t size_bytes;
    uint64_t uses;
};

struct pictures *
pictures_new(const char *assets_folder, const char *content_folder)
{
    struct pictures *pictures = calloc(1, sizeof *pictures);
    assert(pictures);
    pictures->assets_folder = strdup(assets_folder);
    pictures->content_folder = strdup(content_folder);
    assert(pictures->assets_folder && pictures->content_folder);
    return pictures;
}

static void
drop(struct pictures *pictures, struct kept *kept)
{
    pictures->size_bytes -= kept->size_bytes;
    free(kept->bytes);
    free(kept->trouble);
    *kept = (struct kept){0};
}

void
pictures_set_content(struct pictures *pictures, const char *content_folder)
{
    for (size_t i = 0; i < KEPT; i++)
        if (pictures->kept[i].kind == PICTURE_CONTENT)
            drop(pictures, &pictures->kept[i]);
    char *folder = strdup(content_folder);
    assert(folder);
    free(pictures->content_folder);
    pictures->content_folder = folder;
    pictures->held = (struct files){0};
}

void
pictures_set_files(struct pictures *pictures, const struct files *content)
{
    pictures_set_content(pictures, content->path);
    pictures->held = *content;
}

static bool
leads_out(const char *name)
{
    size_t len = strlen(name);
    return name[0] == '/' || strcmp(name, "..") == 0 || strncmp(name, "../", 3) == 0 ||
           strstr(name, "/../") || (len >= 3 && strcmp(name + len - 3, "/..") == 0);
}

static SDL_Surface *
read_held(const struct pictures *pictures, const char *name, char *sentence)
{
    const struct files_entry *entry = files_find(&pictures->held, name);
    if (entry)
        return png_decode(name, entry->bytes, entry->len, PNG_PICTURE, sentence,
                          SENTENCE_BYTES);
    snprintf(sentence, SENTENCE_BYTES, "%s: the content has no such picture", name);
    return NULL;
}

static SDL_Surface *
read_named(const struct pictures *pictures, enum picture_kind kind, const char *name,
           char *sentence)
{
    char path[PATH_MAX];
    if (kind == PICTURE_CONTENT && pictures->held.entries)
        return read_held(pictures, name, sentence);
    if (leads_out(name)) {
        snprintf(sentence, SENTENCE_BYTES,
                 "the picture %s lies outside its folder (move it in)", name);
        return NULL;
    }
    int len = kind == PICTURE_ICON
                  ? snprintf(path, sizeof path, "%s/icons/%s.png",
                             pictures->assets_folder, name)
                  : snprintf(path, sizeof path, "%s/%s", pictures->content_folder, name);
    if (len < 0 || (size_t)len >= sizeof path) {
        snprintf(sentence, SENTENCE_BYTES, "the picture %s has too long a name", name);
        return NULL;
    }
    return png_read(path, kind == PICTURE_ICON ? PNG_MASK : PNG_ANY, sentence,
                    SENTENCE_BYTES);
}

static SDL_Surface *
read_source(const struct pictures *pictures, enum picture_kind kind, const char *name,
            char *sentence)
{
    SDL_Surface *read = read_named(pictures, kind, name, sentence);
    if (!read || kind == PICTURE_ICON)
        return read;
    SDL_Surface *rgba = SDL_ConvertSurfaceFormat(read, SDL_PIXELFORMAT_RGBA32, 0);
    SDL_FreeSurface(read);
    return rgba;
}

// So that the colour of what cannot be seen does not bleed into what can.
static void
premultiply(SDL_Surface *rgba)
{
    for (int y = 0; y < rgba->h; y++) {
        uint8_t *pixel = (uint8_t *)rgba->pixels + (ptrdiff_t)y * rgba->pitch;
        for (int x = 0; x < rgba->w; x++, pixel += 4)
            for (int i = 0; i < 3; i++)
                pixel[i] = (uint8_t)((pixel[i] * pixel[3] + 127) / 255);
    }
}

// The largest size with the source's proportions.
static void
fit(struct picture *picture, const SDL_Surface *source)
{
    int64_t across = (int64_t)picture->width_px * source->h;
    int64_t down = (int64_t)picture->height_px * source->w;
    if (across > down)
        picture->width_px = (int)(down / source->h);
    else
        picture->height_px = (int)(across / source->w);
    picture->width_px += picture->width_px == 0;
    picture->height_px += picture->height_px == 0;
}

static void
read_into(const struct pictures *pictures, struct kept *kept)
{
    char sentence[SENTENCE_BYTES] = "";
    SDL_Surface *source = read_source(pictures, kept->kind, kept->name, sentence);
    if (!source) {
        kept->trouble =
            strdup(sentence[0] ? sentence : "there is no memory for a picture");
        assert(kept->trouble);
        return;
    }
    int channels = 1;
    if (kept->kind == PICTURE_CONTENT) {
        channels = 4;
        premultiply(source);
        fit(&kept->picture, source);
    }
    struct pixels from = {source->pixels, source->w, source->h, source->pitch};
    int width = kept->picture.width_px, height = kept->picture.height_px;
    kept->size_bytes = (size_t)width * (size_t)height * (size_t)channels;
    kept->bytes = malloc(kept->size_bytes);
    assert(kept->bytes);
    struct pixels to = {kept->bytes, width, height, width * channels};
    scale_area(&from, &to, channels);
    kept->picture.bytes = kept->bytes;
    SDL_FreeSurface(source);
}

static struct kept *
find(struct pictures *pictures, enum picture_kind kind, const char *name, int width_px,
     int height_px)
{
    for (size_t i = 0; i < KEPT; i++) {
        struct kept *kept = &pictures->kept[i];
        if (kept->kind == kind && kept->asked_width_px == width_px &&
            kept->asked_height_px == height_px && strcmp(kept->name, name) == 0)
            return kept;
    }
    return NULL;
}

// A free place: the least recently used pictures go until there is one, and room for `bytes`.
static struct kept *
make_room(struct pictures *pictures, size_t bytes)
{
    for (;;) {
        struct kept *free_place = NULL, *oldest = NULL;
        for (size_t i = 0; i < KEPT; i++) {
            struct kept *kept = &pictures->kept[i];
            if (!kept->name[0])
                free_place = kept;
            else if (!oldest || kept->used < oldest->used)
                oldest = kept;
        }
        bool room =
            pictures->size_bytes == 0 || pictures->size_bytes + bytes <= KEPT_BYTES;
        if (free_place && room)
            return free_place;
        assert(oldest);
        drop(pictures, oldest);
    }
}

struct picture
pictures_get(struct pictures *pictures, enum picture_kind kind, const char *name,
             int width_px, int height_px, char sentence[static 512])
{
    if (!name[0] || strlen(name) >= NAME_BYTES || width_px <= 0 || height_px <= 0) {
        snprintf(sentence, SENTENCE_BYTES,
                 "the picture '%.40s' has no usable name or size", name);
        return (struct picture){0};
    }
    struct kept *kept = find(pictures, kind, name, width_px, height_px);
    if (!kept) {
        size_t most =
            (size_t)width_px * (size_t)height_px * (kind == PICTURE_ICON ? 1 : 4);
        kept = make_room(pictures, most);
        *kept = (struct kept){
            .kind = kind,
            .asked_width_px = width_px,
            .asked_height_px = height_px,
            .picture = {.width_px = width_px, .height_px = height_px},
        };
        snprintf(kept->name, sizeof kept->name, "%s", name);
        read_into(pictures, kept);
        pictures->size_bytes += kept->size_bytes;
    }
    kept->used = ++pictures->uses;
    if (kept->trouble)
        snprintf(sentence, SENTENCE_BYTES, "%s", kept->trouble);
    return kept->picture;
}

void
pictures_free(struct pictures *pictures)
{
    if (!pictures)
        return;
    for (size_t i = 0; i < KEPT; i++)
        drop(pictures, &pictures->kept[i]);
    free(pictures->assets_folder);
    free(pictures->content_folder);
    free(pictures);
}
