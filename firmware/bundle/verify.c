// SPDX-License-Identifier: MIT
#include "bundle/verify.h"

#include "bundle/ustar.h"

#include <string.h>

// ---- the head -------------------------------------------------------------------------

struct head {
    const uint8_t *bytes;
    size_t len;
    size_t at;
    bool cut; // a member begins as it should, but the bytes end within it
};

struct member {
    const char *text;
    size_t len;
};

// Takes the member `name` if it is next.
static bool
take_member(struct head *head, const char *name, uint64_t most, struct member *member)
{
    uint64_t size = 0;
    const uint8_t *header = head->bytes + head->at;
    if (head->len - head->at < USTAR_BLOCK || !ustar_take_size(header, name, most, &size))
        return false;
    size_t padded = (size_t)ustar_padded(size);
    const uint8_t *body = header + USTAR_BLOCK;
    head->cut = head->len - head->at - USTAR_BLOCK < padded;
    if (head->cut || !ustar_is_zero(body + size, padded - (size_t)size))
        return false;
    *member = (struct member){(const char *)body, (size_t)size};
    head->at += USTAR_BLOCK + padded;
    return true;
}

// The papers of a trust list, if there are any; false when they are not all there.
static bool
take_papers(struct head *head, struct trust_papers *papers)
{
    struct member list, signature, previous = {0};
    *papers = (struct trust_papers){0};
    if (!take_member(head, "TRUST", BUNDLE_MAX_TRUST_BYTES, &list))
        return !head->cut;
    if (!take_member(head, "TRUST.minisig", BUNDLE_MAX_SIGNATURE_BYTES, &signature))
        return false;
    (void)take_member(head, "TRUST.previous.minisig", BUNDLE_MAX_SIGNATURE_BYTES,
                      &previous);
    *papers = (struct trust_papers){list.text,     list.len,      signature.text,
                                    signature.len, previous.text, previous.len};
    return true;
}

static bool
is_signed(struct bundle *bundle, struct member text, struct member minisig)
{
    struct signature signature;
    if (!signature_parse(minisig.text, minisig.len, &signature))
        return false;
    const struct public_key *desk = trust_desk(&bundle->trust, signature.key_id);
    if (!desk || !signature_verify(&signature, desk, text.text, text.len))
        return false;
    bundle->desk = *desk;
    return true;
}

static enum verdict
judge_manifest(struct member text, struct bundle *bundle)
{
    struct manifest *manifest = &bundle->manifest;
    enum manifest_status status = manifest_parse(text.text, text.len, manifest);
    if (status != MANIFEST_GOOD)
        return status == MANIFEST_NEWER ? VERDICT_NEWER : VERDICT_DAMAGED;
    if (memcmp(manifest->site, bundle->trust.site, SITE_BYTES) != 0)
        return VERDICT_SITE;
    hash_bytes(text.text, text.len, bundle->hash);
    bundle->bytes =
        verify_file_offset(bundle, manifest->file_count) - USTAR_BLOCK + USTAR_END_BYTES;
    if (bundle->bytes > BUNDLE_MAX_BYTES)
        return VERDICT_DAMAGED;
    return manifest->needs > MANIFEST_PROGRAM ? VERDICT_NEWER : VERDICT_GOOD;
}

// `installed`: the list it brings is passed over.
static enum verdict
judge_head(struct head head, bool installed, const struct trust *trust,
           struct bundle *bundle)
{
    struct member text, minisig;
    bool whole =
        take_member(&head, "MANIFEST", BUNDLE_MAX_MANIFEST_BYTES, &text) &&
        take_member(&head, "MANIFEST.minisig", BUNDLE_MAX_SIGNATURE_BYTES, &minisig) &&
        take_papers(&head, &bundle->papers);
    if (!whole)
        return head.cut ? VERDICT_DAMAGED : VERDICT_UNSIGNED;
    bundle->trust = *trust;
    bundle->brings_trust = bundle->papers.text && !installed;
    if (bundle->brings_trust && !trust_follow(trust, &bundle->papers, &bundle->trust))
        return VERDICT_UNSIGNED;
    if (!is_signed(bundle, text, minisig))
        return VERDICT_UNSIGNED;
    bundle->head_bytes = head.at;
    return judge_manifest(text, bundle);
}

enum verdict
verify_head(const uint8_t *bytes, size_t len, const struct trust *trust,
            struct bundle *bundle)
{
    struct head head = {.bytes = bytes, .len = len};
    return judge_head(head, false, trust, bundle);
}

enum verdict
verify_installed_head(const uint8_t *bytes, size_t len, const struct trust *trust,
                      struct bundle *bundle)
{
    struct head head = {.bytes = bytes, .len = len};
    return judge_head(head, true, trust, bundle);
}

uint64_t
verify_file_offset(const struct bundle *bundle, size_t file)
{
    uint64_t at = bundle->head_bytes + USTAR_BLOCK;
    for (size_t i = 0; i < file; i++)
        at += ustar_padded(bundle->manifest.files[i].size) + USTAR_BLOCK;
    return at;
}

// ---- the whole ------------------------------------------------------------------------

struct verify
verify_begin(const struct bundle *bundle, const uint8_t *bytes, uint64_t len)
{
    return (struct verify){
        .bundle = bundle,
        .bytes = bytes,
        .len = len,
        .at = bundle->head_bytes,
    };
}

static bool
begin_file(struct verify *verify)
{
    const struct manifest_file *file = &verify->bundle->manifest.files[verify->file];
    const uint8_t *header = verify->bytes + verify->at;
    verify->at += USTAR_BLOCK;
    verify->left = file->size;
    hash_begin(&verify->hash);
    return ustar_is_header(header, file->name, file->size);
}

static bool
end_file(struct verify *verify)
{
    const struct manifest_file *file = &verify->bundle->manifest.files[verify->file];
    uint8_t digest[HASH_BYTES];
    size_t padding = (size_t)(ustar_padded(file->size) - file->size);
    const uint8_t *behind = verify->bytes + verify->at;
    hash_finish(&verify->hash, digest);
    verify->at += padding;
    verify->file++;
    return memcmp(digest, file->hash, HASH_BYTES) == 0 && ustar_is_zero(behind, padding);
}

// Each step hashes a piece of one file; `left` is 0 between files.
enum verdict
verify_step(struct verify *verify, uint64_t budget)
{
    const struct bundle *bundle = verify->bundle;
    // With this every offset below lies within the bytes.
    if (verify->len != bundle->bytes)
        return VERDICT_DAMAGED;
    if (verify->file == bundle->manifest.file_count) {
        bool zero = ustar_is_zero(verify->bytes + verify->at, USTAR_END_BYTES);
        return zero ? VERDICT_GOOD : VERDICT_DAMAGED;
    }
    if (verify->left == 0 && !begin_file(verify))
        return VERDICT_DAMAGED;
    uint64_t piece = verify->left < budget ? verify->left : budget;
    hash_add(&verify->hash, verify->bytes + verify->at, (size_t)piece);
    verify->at += piece;
    verify->left -= piece;
    if (verify->left == 0 && !end_file(verify))
        return VERDICT_DAMAGED;
    return VERDICT_MORE;
}
