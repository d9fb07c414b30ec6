// SPDX-License-Identifier: MIT
#include "base/hash.h"

void
hash_begin(struct hash *hash)
{
    crypto_hash_sha256_init(&hash->state);
}

void
hash_add(struct hash *hash, const void *bytes, size_t len)
{
    crypto_hash_sha256_update(&hash->state, bytes, len);
}

void
hash_finish(struct hash *hash, uint8_t digest[static HASH_BYTES])
{
    crypto_hash_sha256_final(&hash->state, digest);
}

void
hash_bytes(const void *bytes, size_t len, uint8_t digest[static HASH_BYTES])
{
    crypto_hash_sha256(digest, bytes, len);
}

void
hash_to_hex(const uint8_t *bytes, size_t len, char *hex)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < len; i++) {
        *hex++ = digits[bytes[i] >> 4];
        *hex++ = digits[bytes[i] & 15];
    }
    *hex = '\0';
}
