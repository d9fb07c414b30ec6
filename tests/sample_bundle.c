// SPDX-License-Identifier: MIT
#include "sample_bundle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct secret_key
sample_key(uint8_t seed)
{
    uint8_t seeds[crypto_sign_SEEDBYTES], point[PUBLIC_KEY_BYTES];
    struct secret_key key;
    memset(seeds, seed, sizeof seeds);
    memset(key.id, seed, sizeof key.id);
    crypto_sign_seed_keypair(point, key.seed_and_point, seeds);
    return key;
}

void
sample_bundle_begin(struct sample_bundle *sample)
{
    static const struct manifest head = {
        .site = {0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef},
        .serial = 2026112101,
        .min_ok = 2026110301,
        .created = 20261121,
        .review_by = 20270531,
        .needs = 1,
        .file_count = 3,
    };
    static const char *const names[] = {"a.yaml", "en/b.yaml", "pictures/c.png"};
    if (sodium_init() < 0)
        abort();
    *sample = (struct sample_bundle){
        .owner = sample_key(1), .desk = sample_key(2), .stranger = sample_key(3)};
    memcpy(sample->trust.site, head.site, SITE_BYTES);
    sample->trust.version = 7;
    sample->trust.owner = secret_public(&sample->owner);
    sample->trust.desk_count = 1;
    sample->trust.desks[0] = secret_public(&sample->desk);
    sample->manifest = arena_alloc(&sample->arena, sizeof *sample->manifest);
    *sample->manifest = head;
    for (size_t i = 0; i < COUNT_OF(names); i++)
        snprintf(sample->manifest->files[i].name, sizeof head.files[i].name, "%s",
                 names[i]);
    char *large = arena_alloc(&sample->arena, 1501);
    memset(large, 'x', 1500);
    sample->files[0] = "id: a\n";
    sample->files[1] = "";
    sample->files[2] = large;
}

void
sample_bundle_end(struct sample_bundle *sample)
{
    arena_finish(&sample->arena);
}

struct trust_papers
sample_papers(struct sample_bundle *sample, const struct trust *trust,
              const struct secret_key *owner, const struct secret_key *previous)
{
    struct arena *arena = &sample->arena;
    struct author_text text = author_trust(trust, arena);
    struct author_text by_owner = secret_sign(owner, text.bytes, text.len, "t", arena);
    struct author_text by_previous = {NULL, 0};
    if (previous)
        by_previous = secret_sign(previous, text.bytes, text.len, "t", arena);
    return (struct trust_papers){text.bytes,   text.len,          by_owner.bytes,
                                 by_owner.len, by_previous.bytes, by_previous.len};
}

struct author_archive
sample_pack(struct sample_bundle *sample, const struct secret_key *key,
            const struct trust_papers *papers)
{
    struct arena *arena = &sample->arena;
    struct author_archive archive = {.arena = arena};
    struct manifest *manifest = sample->manifest;
    for (size_t i = 0; i < manifest->file_count && i < COUNT_OF(sample->files); i++) {
        manifest->files[i].size = strlen(sample->files[i]);
        hash_bytes(sample->files[i], strlen(sample->files[i]), manifest->files[i].hash);
    }
    struct author_text text = author_manifest(manifest, arena);
    struct author_text minisig = secret_sign(key, text.bytes, text.len, "s", arena);
    author_add_member(&archive, "MANIFEST", text.bytes, text.len);
    author_add_member(&archive, "MANIFEST.minisig", minisig.bytes, minisig.len);
    if (papers) {
        author_add_member(&archive, "TRUST", papers->text, papers->len);
        author_add_member(&archive, "TRUST.minisig", papers->signature,
                          papers->signature_len);
    }
    if (papers && papers->previous)
        author_add_member(&archive, "TRUST.previous.minisig", papers->previous,
                          papers->previous_len);
    for (size_t i = 0; i < manifest->file_count && i < COUNT_OF(sample->files); i++)
        author_add_member(&archive, manifest->files[i].name, sample->files[i],
                          strlen(sample->files[i]));
    author_end_archive(&archive);
    return archive;
}
