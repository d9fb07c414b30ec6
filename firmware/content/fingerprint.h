// SPDX-License-Identifier: MIT
// The fingerprint of a content: SHA-256 over the canonical text of its files and the pixels
// of its pictures. Comments, indentation, soft hyphens, how a picture is packed and whether
// a page is approved do not change it; every word and every pixel does.
#pragma once

#include "base/hash.h"
#include "content/nodes.h"

struct fingerprint {
    struct hash hash;
    char last[128]; // the path of the file added last
};

void
fingerprint_begin(struct fingerprint *fingerprint);

// Adds one YAML file. Paths are those in the content folder ("en/pages/about.yaml"), below
// 128 bytes; files and pictures are added in the order of their paths, byte by byte.
void
fingerprint_add_file(struct fingerprint *fingerprint, const char *path,
                     const struct node *root);

// Adds one picture as rows without gaps of red, green, blue and alpha, one byte each.
void
fingerprint_add_picture(struct fingerprint *fingerprint, const char *path,
                        unsigned width_px, unsigned height_px, const uint8_t *rgba);

void
fingerprint_finish(struct fingerprint *fingerprint, uint8_t digest[static HASH_BYTES]);
