// SPDX-License-Identifier: MIT
// Signatures: the files that minisign(1) writes and reads, in the one form we accept:
// prehashed ("ED": Ed25519 of BLAKE2b-512), four lines, printable ASCII, canonical base64.
// Comments are bounded and checked, and never shown or acted upon.
#pragma once

#include "base/attributes.h"
#include "bundle/lines.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    KEY_ID_BYTES = 8,
    PUBLIC_KEY_BYTES = 32,
    PUBLIC_KEY_RAW_BYTES = 2 + KEY_ID_BYTES + PUBLIC_KEY_BYTES, // "Ed", id, key
    SIGNATURE_BYTES = 64,
    SIGNATURE_RAW_BYTES = 2 + KEY_ID_BYTES + SIGNATURE_BYTES, // "ED", id, signature
};

struct public_key {
    uint8_t id[KEY_ID_BYTES];
    uint8_t point[PUBLIC_KEY_BYTES];
};

struct signature {
    uint8_t key_id[KEY_ID_BYTES];
    uint8_t of_message[SIGNATURE_BYTES];
    uint8_t
        of_comment[SIGNATURE_BYTES]; // of the above with the trusted comment behind it
    const char *comment;             // in the text that was parsed
    size_t comment_len;
};

// Takes a public key in base64, as in the second line of a minisign key file.
void
signature_take_key(struct lines *lines, struct public_key *key);

// Reads a whole signature file. false when it is anything but the one form.
bool
signature_parse(const char *text, size_t len, struct signature *signature) MUST_CHECK;

// Whether the owner of `key` signed this message and the trusted comment.
bool
signature_verify(const struct signature *signature, const struct public_key *key,
                 const void *message, size_t len) MUST_CHECK;
