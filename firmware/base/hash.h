// SPDX-License-Identifier: MIT
// Hashes: SHA-256 of bytes that come piece by piece, and bytes as hexadecimal digits. Which
// bytes are hashed, and what a hash proves, is the caller's business.
#pragma once

#include "base/attributes.h"

#include <sodium.h>
#include <stddef.h>
#include <stdint.h>

enum { HASH_BYTES = 32, HASH_HEX_BYTES = 2 * HASH_BYTES + 1 };

struct hash {
    crypto_hash_sha256_state state;
};

void
hash_begin(struct hash *hash);

void
hash_add(struct hash *hash, const void *bytes, size_t len);

// Ends the hash; begin it anew for another.
void
hash_finish(struct hash *hash, uint8_t digest[static HASH_BYTES]);

// The three above in one.
void
hash_bytes(const void *bytes, size_t len, uint8_t digest[static HASH_BYTES]);

// Writes 2 * `len` small digits and a NUL to `hex`.
void
hash_to_hex(const uint8_t *bytes, size_t len, char *hex);
