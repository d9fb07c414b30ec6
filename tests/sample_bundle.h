// SPDX-License-Identifier: MIT
// Keys, a trust list and a small bundle for tests: the same ones each time.
#pragma once

#include "bundle/author.h"
#include "bundle/secret.h"

struct sample_bundle {
    struct arena arena;
    struct secret_key owner, desk, stranger;
    struct trust trust;        // version 7, site 0123456789abcdef
    struct manifest *manifest; // three files: a.yaml, en/b.yaml (empty), pictures/c.png
    const char *files[3];
};

void
sample_bundle_begin(struct sample_bundle *sample);

void
sample_bundle_end(struct sample_bundle *sample);

// The key made from one byte.
struct secret_key
sample_key(uint8_t seed);

// A copy of the trust list with this version, signed by `owner` (and `previous`, if any).
struct trust_papers
sample_papers(struct sample_bundle *sample, const struct trust *trust,
              const struct secret_key *owner, const struct secret_key *previous);

// The bundle of the manifest and files, signed with `key`; with `papers`, if any. The
// hashes and sizes in the manifest are set from the files.
struct author_archive
sample_pack(struct sample_bundle *sample, const struct secret_key *key,
            const struct trust_papers *papers);
