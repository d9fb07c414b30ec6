// SPDX-License-Identifier: MIT
// The layout of a key file is minisign's: "Ed", "Sc" or two zeros, "B2", salt, operations,
// memory, then id, key and checksum, which scrypt's output is laid over.
#include "bundle/secret.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

enum {
    SALT_BYTES = 32,
    WORD = 8,
    HIDDEN_BYTES = KEY_ID_BYTES + SECRET_KEY_BYTES + HASH_BYTES,
    RAW_BYTES = 6 + SALT_BYTES + 2 * WORD + HIDDEN_BYTES,
    VARIANT = sodium_base64_VARIANT_ORIGINAL,
    PREHASH_BYTES = 64,
    FIRST_BYTES = 93,
};
#define COST_OPERATIONS (UINT64_C(1) << 24)
#define COST_BYTES ((UINT64_C(1) << 20) * SECRET_COST_MIB)
// What a foreign key file may ask for: as much as minisign itself ever does.
#define MOST_OPERATIONS (UINT64_C(1) << 25)
#define MOST_BYTES (UINT64_C(1) << 30)

_Static_assert(SECRET_TEXT_BYTES == sodium_base64_ENCODED_LEN(RAW_BYTES, VARIANT),
               "the line of base64");

struct raw {
    uint8_t bytes[RAW_BYTES];
};

static uint8_t *
salt_of(struct raw *raw)
{
    return raw->bytes + 6;
}

static uint8_t *
hidden_of(struct raw *raw)
{
    return raw->bytes + RAW_BYTES - HIDDEN_BYTES;
}

static void
put_word(uint8_t *at, uint64_t word)
{
    for (size_t i = 0; i < WORD; i++)
        at[i] = (uint8_t)(word >> 8 * i);
}

static uint64_t
take_word(const uint8_t *at)
{
    uint64_t word = 0;
    for (size_t i = 0; i < WORD; i++)
        word |= (uint64_t)at[i] << 8 * i;
    return word;
}

void
secret_new(struct secret_key *secret)
{
    uint8_t point[PUBLIC_KEY_BYTES];
    crypto_sign_keypair(point, secret->seed_and_point);
    randombytes_buf(secret->id, sizeof secret->id);
}

struct public_key
secret_public(const struct secret_key *secret)
{
    struct public_key key;
    memcpy(key.id, secret->id, KEY_ID_BYTES);
    memcpy(key.point, secret->seed_and_point + PUBLIC_KEY_BYTES, PUBLIC_KEY_BYTES);
    return key;
}

static void
checksum(const struct secret_key *secret, uint8_t sum[static HASH_BYTES])
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, HASH_BYTES);
    crypto_generichash_update(&state, (const uint8_t *)"Ed", 2);
    crypto_generichash_update(&state, secret->id, KEY_ID_BYTES);
    crypto_generichash_update(&state, secret->seed_and_point, SECRET_KEY_BYTES);
    crypto_generichash_final(&state, sum, HASH_BYTES);
}

// Lays scrypt's output over the hidden part: locks what is open and opens what is locked.
static bool
turn_lock(struct raw *raw, const char *password)
{
    uint8_t stream[HIDDEN_BYTES];
    uint64_t operations = take_word(salt_of(raw) + SALT_BYTES);
    uint64_t memory = take_word(salt_of(raw) + SALT_BYTES + WORD);
    bool done = operations <= MOST_OPERATIONS && memory <= MOST_BYTES &&
                crypto_pwhash_scryptsalsa208sha256(stream, sizeof stream, password,
                                                   strlen(password), salt_of(raw),
                                                   operations, (size_t)memory) == 0;
    for (size_t i = 0; done && i < HIDDEN_BYTES; i++)
        hidden_of(raw)[i] ^= stream[i];
    sodium_memzero(stream, sizeof stream);
    return done;
}

bool
secret_lock(const struct secret_key *secret, const char *password,
            char text[static SECRET_TEXT_BYTES])
{
    struct raw raw = {{'E', 'd', 0, 0, 'B', '2'}};
    uint8_t *hidden = hidden_of(&raw);
    bool locked = true;
    memcpy(hidden, secret->id, KEY_ID_BYTES);
    memcpy(hidden + KEY_ID_BYTES, secret->seed_and_point, SECRET_KEY_BYTES);
    checksum(secret, hidden + KEY_ID_BYTES + SECRET_KEY_BYTES);
    if (*password) {
        memcpy(raw.bytes + 2, "Sc", 2);
        randombytes_buf(salt_of(&raw), SALT_BYTES);
        put_word(salt_of(&raw) + SALT_BYTES, COST_OPERATIONS);
        put_word(salt_of(&raw) + SALT_BYTES + WORD, COST_BYTES);
        locked = turn_lock(&raw, password);
    }
    sodium_bin2base64(text, SECRET_TEXT_BYTES, raw.bytes, RAW_BYTES, VARIANT);
    sodium_memzero(&raw, sizeof raw);
    return locked;
}

// The bytes of the line that holds the key.
static bool
take_raw(const char *text, size_t len, struct raw *raw)
{
    const char *end = memchr(text, '\n', len);
    bool commented = len > 9 && memcmp(text, "untrusted", 9) == 0 && end;
    struct lines lines = lines_of(text, len);
    lines.at = commented ? end + 1 : text;
    // in two pieces of whole groups of three bytes: lines_base64 takes at most 96
    lines_base64(&lines, raw->bytes, FIRST_BYTES);
    lines_base64(&lines, raw->bytes + FIRST_BYTES, RAW_BYTES - FIRST_BYTES);
    bool ended = lines_take(&lines, "\r\n") || lines_take(&lines, "\n");
    (void)ended; // a line typed from paper may lack its end
    return lines_ended(&lines) && memcmp(raw->bytes, "Ed", 2) == 0 &&
           memcmp(raw->bytes + 4, "B2", 2) == 0;
}

bool
secret_has_password(const char *text, size_t len)
{
    struct raw raw;
    bool has = take_raw(text, len, &raw) && memcmp(raw.bytes + 2, "Sc", 2) == 0;
    sodium_memzero(&raw, sizeof raw);
    return has;
}

enum secret_status
secret_open(const char *text, size_t len, const char *password, struct secret_key *secret)
{
    struct raw raw;
    uint8_t sum[HASH_BYTES];
    enum secret_status status = SECRET_OPEN;
    if (!take_raw(text, len, &raw))
        return SECRET_BROKEN;
    bool locked = memcmp(raw.bytes + 2, "Sc", 2) == 0;
    if (locked && !*password)
        status = SECRET_LOCKED;
    else if (locked && !turn_lock(&raw, password))
        status = SECRET_NO_MEMORY;
    const uint8_t *hidden = hidden_of(&raw);
    memcpy(secret->id, hidden, KEY_ID_BYTES);
    memcpy(secret->seed_and_point, hidden + KEY_ID_BYTES, SECRET_KEY_BYTES);
    checksum(secret, sum);
    const uint8_t *stored = hidden + KEY_ID_BYTES + SECRET_KEY_BYTES;
    // minisign leaves the checksum of a key without a password zero
    bool right = memcmp(sum, stored, HASH_BYTES) == 0 ||
                 (!locked && sodium_is_zero(stored, HASH_BYTES));
    if (status == SECRET_OPEN && !right)
        status = locked ? SECRET_LOCKED : SECRET_BROKEN;
    if (status != SECRET_OPEN)
        secret_forget(secret);
    sodium_memzero(&raw, sizeof raw);
    return status;
}

struct author_text
secret_sign(const struct secret_key *secret, const void *message, size_t len,
            const char *comment, struct arena *arena)
{
    uint8_t raw[SIGNATURE_RAW_BYTES] = {'E', 'D'}, prehash[PREHASH_BYTES];
    uint8_t of_comment[SIGNATURE_BYTES];
    char first[sodium_base64_ENCODED_LEN(SIGNATURE_RAW_BYTES, VARIANT)];
    char second[sodium_base64_ENCODED_LEN(SIGNATURE_BYTES, VARIANT)];
    size_t comment_len = strlen(comment);
    uint8_t *commented = arena_alloc(arena, SIGNATURE_BYTES + comment_len);
    memcpy(raw + 2, secret->id, KEY_ID_BYTES);
    crypto_generichash(prehash, sizeof prehash, message, len, NULL, 0);
    crypto_sign_detached(raw + 2 + KEY_ID_BYTES, NULL, prehash, sizeof prehash,
                         secret->seed_and_point);
    memcpy(commented, raw + 2 + KEY_ID_BYTES, SIGNATURE_BYTES);
    // NOLINTNEXTLINE(bugprone-not-null-terminated-result): bytes to be signed, not a string
    memcpy(commented + SIGNATURE_BYTES, comment, comment_len);
    crypto_sign_detached(of_comment, NULL, commented, SIGNATURE_BYTES + comment_len,
                         secret->seed_and_point);
    sodium_bin2base64(first, sizeof first, raw, sizeof raw, VARIANT);
    sodium_bin2base64(second, sizeof second, of_comment, sizeof of_comment, VARIANT);
    const char *text =
        arena_printf(arena,
                     "untrusted comment: signature of an Anteroom bundle\n%s\n"
                     "trusted comment: %s\n%s\n",
                     first, comment, second);
    return (struct author_text){text, strlen(text)};
}

void
secret_forget(struct secret_key *secret)
{
    sodium_memzero(secret, sizeof *secret);
}
