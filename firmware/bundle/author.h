// SPDX-License-Identifier: MIT
// The author's side of a bundle: writes what manifest.h and trust.h read, puts members one
// after the other, and tells codes that people compare by eye. Never used by an import.
#pragma once

#include "base/arena.h"
#include "bundle/trust.h"
#include "bundle/ustar.h"

// Text owned by the arena.
struct author_text {
    const char *bytes;
    size_t len;
};

// The MANIFEST of these values, which must be within their limits.
struct author_text
author_manifest(const struct manifest *manifest, struct arena *arena) MUST_CHECK;

// The TRUST of these values.
struct author_text
author_trust(const struct trust *trust, struct arena *arena) MUST_CHECK;

// An archive that grows; `bytes` is owned by the arena.
struct author_archive {
    struct arena *arena;
    uint8_t *bytes;
    size_t len;
    size_t capacity;
};

void
author_add_member(struct author_archive *archive, const char *name, const void *bytes,
                  size_t len);

// Puts the zeros at the end.
void
author_end_archive(struct author_archive *archive);

enum { AUTHOR_CODE_BYTES = 10 }; // "7F3K-92QX" and a NUL

// The first 40 bits of a hash in Crockford's base 32, eight letters with a dash between.
void
author_code(const uint8_t hash[static HASH_BYTES], char code[static AUTHOR_CODE_BYTES]);

// The same of a public key.
void
author_key_code(const struct public_key *key, char code[static AUTHOR_CODE_BYTES]);

enum { AUTHOR_KEY_TEXT_BYTES = 57 };

// A public key as the second line of a minisign key file, with a NUL.
void
author_key_text(const struct public_key *key, char text[static AUTHOR_KEY_TEXT_BYTES]);
