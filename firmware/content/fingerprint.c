// SPDX-License-Identifier: MIT
// Owns what goes into a fingerprint: for each file "text" or "picture", its path, its length
// and its bytes, so that no two contents give the same sequence.
#include "content/fingerprint.h"

#include "base/arena.h"
#include "content/canonical.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

void
fingerprint_begin(struct fingerprint *fingerprint)
{
    static const char title[] = "anteroom content 1\n";
    *fingerprint = (struct fingerprint){0};
    hash_begin(&fingerprint->hash);
    hash_add(&fingerprint->hash, title, sizeof title - 1);
}

static void
add_path(struct fingerprint *fingerprint, const char *kind, const char *path)
{
    char *last = fingerprint->last;
    assert(strcmp(last, path) < 0 && strlen(path) < sizeof fingerprint->last);
    snprintf(last, sizeof fingerprint->last, "%s", path);
    hash_add(&fingerprint->hash, kind, strlen(kind));
    hash_add(&fingerprint->hash, path, strlen(path));
}

static void
add_number(struct fingerprint *fingerprint, uint64_t number)
{
    char text[32];
    int len = snprintf(text, sizeof text, " %" PRIu64, number);
    hash_add(&fingerprint->hash, text, (size_t)len);
}

void
fingerprint_add_file(struct fingerprint *fingerprint, const char *path,
                     const struct node *root)
{
    struct arena arena = {0};
    struct canonical_options options = {.without_approval = true};
    struct canonical_text text = canonical_write(root, &options, &arena);
    add_path(fingerprint, "text ", path);
    add_number(fingerprint, text.len);
    hash_add(&fingerprint->hash, "\n", 1);
    hash_add(&fingerprint->hash, text.bytes, text.len);
    arena_finish(&arena);
}

void
fingerprint_add_picture(struct fingerprint *fingerprint, const char *path,
                        unsigned width_px, unsigned height_px, const uint8_t *rgba)
{
    add_path(fingerprint, "picture ", path);
    add_number(fingerprint, width_px);
    add_number(fingerprint, height_px);
    hash_add(&fingerprint->hash, "\n", 1);
    hash_add(&fingerprint->hash, rgba, (size_t)4 * width_px * height_px);
}

void
fingerprint_finish(struct fingerprint *fingerprint, uint8_t digest[static HASH_BYTES])
{
    hash_finish(&fingerprint->hash, digest);
}
