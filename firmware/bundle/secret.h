// SPDX-License-Identifier: MIT
// Secret keys: making them, keeping them in files that minisign(1) reads too, and signing
// with them. Only on the clinic's own computer; a kiosk has none.
#pragma once

#include "base/arena.h"
#include "bundle/author.h"
#include "bundle/signature.h"

enum { SECRET_KEY_BYTES = 64, SECRET_TEXT_BYTES = 213, SECRET_COST_MIB = 256 };

struct secret_key {
    uint8_t id[KEY_ID_BYTES];
    uint8_t seed_and_point[SECRET_KEY_BYTES];
};

// Makes a new key from the system's random numbers.
void
secret_new(struct secret_key *secret);

// The public half.
struct public_key
secret_public(const struct secret_key *secret) MUST_CHECK;

// The key as one line of base64 with a NUL, locked with the password, or open when it is
// empty. Locking takes about a second and SECRET_COST_MIB of memory; false when that is not
// there.
bool
secret_lock(const struct secret_key *secret, const char *password,
            char text[static SECRET_TEXT_BYTES]) MUST_CHECK;

enum secret_status {
    SECRET_OPEN,
    SECRET_LOCKED, // the password is missing or wrong
    SECRET_BROKEN, // this is no secret key
    SECRET_NO_MEMORY,
};

// Reads a key file: the line alone, or below a line with a comment, as minisign writes it.
enum secret_status
secret_open(const char *text, size_t len, const char *password,
            struct secret_key *secret) MUST_CHECK;

// Whether the key in this file has a password.
bool
secret_has_password(const char *text, size_t len) MUST_CHECK;

// A signature file for the message. `comment` is printable ASCII of at most 512 bytes.
struct author_text
secret_sign(const struct secret_key *secret, const void *message, size_t len,
            const char *comment, struct arena *arena) MUST_CHECK;

// Overwrites the key in memory.
void
secret_forget(struct secret_key *secret);
