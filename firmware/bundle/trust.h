// SPDX-License-Identifier: MIT
// Trust: whom a kiosk believes. The owner's key may change the list, the desk keys may
// publish content. The list is signed by the owner it names; the next one must have exactly
// the next version, and a new owner needs the old owner's signature too.
#pragma once

#include "bundle/manifest.h"
#include "bundle/signature.h"

struct trust {
    uint8_t site[SITE_BYTES];
    uint64_t version;
    uint64_t
        floor_reset; // the serial the floor goes down to when this list comes; 0: none
    struct public_key owner;
    size_t desk_count;
    struct public_key desks[BUNDLE_MAX_DESK_KEYS];
};

// The files of a list, as they lie on the kiosk or in a bundle.
struct trust_papers {
    const char *text; // TRUST
    size_t len;
    const char *signature; // TRUST.minisig, by the owner named in TRUST
    size_t signature_len;
    const char *previous; // TRUST.previous.minisig, by the owner before
    size_t previous_len;  // 0: there is none, and the owner stays
};

// Parses a TRUST file without regard to signatures.
bool
trust_parse(const char *text, size_t len, struct trust *trust) MUST_CHECK;

// Reads the list a kiosk holds: parses it and verifies its owner's signature.
bool
trust_open(const struct trust_papers *papers, struct trust *trust) MUST_CHECK;

// Reads the list that is to follow `current`. false when it may not.
bool
trust_follow(const struct trust *current, const struct trust_papers *papers,
             struct trust *next) MUST_CHECK;

// The desk key with this id, or NULL. The owner publishes nothing.
const struct public_key *
trust_desk(const struct trust *trust, const uint8_t id[static KEY_ID_BYTES]) MUST_CHECK;
