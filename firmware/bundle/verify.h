// SPDX-License-Identifier: MIT
// Verifying a bundle: first its head (MANIFEST, signature, trust list), from its first bytes
// alone; then every byte of it, in steps. Works on memory that nobody else can change; where
// the bytes come from is the caller's business.
#pragma once

#include "bundle/manifest.h"
#include "bundle/trust.h"

enum verdict {
    VERDICT_GOOD,
    VERDICT_MORE,     // good so far; call again
    VERDICT_UNSIGNED, // no bundle, or not from a desk that is trusted: no more is said
    VERDICT_SITE,     // of another clinic
    VERDICT_NEWER,    // for a newer program
    VERDICT_DAMAGED,  // signed, but cut short, too long, or with other bytes
};

// What the head of a bundle says. About 75 KiB: on the heap, not on the stack.
struct bundle {
    struct manifest manifest;
    uint8_t hash[HASH_BYTES];   // SHA-256 of MANIFEST: the bundle's name among bundles
    struct trust trust;         // the list in force once this bundle is installed
    struct public_key desk;     // who signed it
    bool brings_trust;          // it is a new one
    struct trust_papers papers; // of that, in the bytes that were verified
    size_t head_bytes;          // where the first file's header begins
    uint64_t bytes;             // of the whole bundle, exactly
};

// Verifies the first `len` bytes: all of the bundle, or BUNDLE_MAX_HEAD_BYTES of it.
// VERDICT_MORE is not among the answers.
enum verdict
verify_head(const uint8_t *bytes, size_t len, const struct trust *trust,
            struct bundle *bundle) MUST_CHECK;

// The same of a bundle that has been installed: the list it brought was taken then or is
// passed over, and only `trust` decides whose signature counts. VERDICT_MORE is not among
// the answers.
enum verdict
verify_installed_head(const uint8_t *bytes, size_t len, const struct trust *trust,
                      struct bundle *bundle) MUST_CHECK;

// The place of a file's first byte in the bundle.
uint64_t
verify_file_offset(const struct bundle *bundle, size_t file) MUST_CHECK;

struct verify {
    const struct bundle *bundle;
    const uint8_t *bytes;
    uint64_t len;
    uint64_t at;
    uint64_t left; // of the file that is being hashed
    size_t file;
    struct hash hash;
};

// Begins to verify the whole bundle, of which `bundle` is the head.
struct verify
verify_begin(const struct bundle *bundle, const uint8_t *bytes, uint64_t len) MUST_CHECK;

// Hashes at most `budget` (at least 1) bytes. VERDICT_MORE, VERDICT_DAMAGED or VERDICT_GOOD.
enum verdict
verify_step(struct verify *verify, uint64_t budget) MUST_CHECK;
