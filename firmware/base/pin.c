// SPDX-License-Identifier: MIT
// The limits are far below what a password needs. A PIN of six digits has a million
// values, which no limit protects once the hash is stolen, and the kiosk works the hash
// out between two frames: two passes over 4 MiB take 4 ms on a desk computer, as
// tests/unit/pin.c measures, so a computer twenty times slower still stays under the tenth
// of a second a screen may stand still. Wrong tries are counted by the visit.
#include "base/pin.h"

#include <sodium.h>
#include <string.h>

enum { PASSES = 2, MEMORY_BYTES = 4 * 1024 * 1024 };

_Static_assert(PIN_HASH_BYTES >= crypto_pwhash_STRBYTES, "room for a hash");

bool
pin_is_valid(const char *pin)
{
    size_t len = strlen(pin);
    return len >= PIN_LEAST && len <= PIN_MOST && strspn(pin, "0123456789") == len;
}

bool
pin_hash(const char *pin, char hash[PIN_HASH_BYTES])
{
    memset(hash, 0, PIN_HASH_BYTES);
    return sodium_init() >= 0 &&
           crypto_pwhash_str_alg(hash, pin, strlen(pin), PASSES, MEMORY_BYTES,
                                 crypto_pwhash_ALG_ARGON2ID13) == 0;
}

bool
pin_hash_is_ours(const char *hash)
{
    char padded[PIN_HASH_BYTES] = {0};
    size_t len = strlen(hash);
    if (len >= sizeof padded || sodium_init() < 0)
        return false;
    memcpy(padded, hash, len);
    return strncmp(hash, "$argon2id$", strlen("$argon2id$")) == 0 &&
           crypto_pwhash_str_needs_rehash(padded, PASSES, MEMORY_BYTES) == 0;
}

bool
pin_matches(const char *pin, const char *hash)
{
    char padded[PIN_HASH_BYTES] = {0};
    if (!pin_is_valid(pin) || !pin_hash_is_ours(hash))
        return false;
    memcpy(padded, hash, strlen(hash));
    return crypto_pwhash_str_verify(padded, pin, strlen(pin)) == 0;
}
