// SPDX-License-Identifier: MIT
// Any bytes as the files of a bundle, behind a head that is signed: the archive reader and the
// verifier end, and accept the one right archive only. The first byte says where the bytes go.
#include "bundle/verify.h"
#include "sample_bundle.h"

#include <stdlib.h>
#include <string.h>

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static void
check(struct sample_bundle *sample, const struct author_archive *right,
      const uint8_t *bytes, size_t len)
{
    struct bundle *bundle = arena_alloc(&sample->arena, sizeof *bundle);
    size_t head = len < BUNDLE_MAX_HEAD_BYTES ? len : BUNDLE_MAX_HEAD_BYTES;
    enum verdict verdict = verify_head(bytes, head, &sample->trust, bundle);
    struct verify verify = verify_begin(bundle, bytes, len);
    if (verdict == VERDICT_GOOD)
        do
            verdict = verify_step(&verify, 700);
        while (verdict == VERDICT_MORE);
    if (verdict == VERDICT_GOOD &&
        (len != right->len || memcmp(bytes, right->bytes, len) != 0))
        abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct sample_bundle sample;
    if (len == 0)
        return 0;
    sample_bundle_begin(&sample);
    struct author_archive right = sample_pack(&sample, &sample.desk, NULL);
    // a cut of the right archive, in blocks, with the bytes behind it
    size_t kept = (size_t)bytes[0] * USTAR_BLOCK;
    kept = kept < right.len ? kept : right.len;
    uint8_t *mixed = arena_alloc(&sample.arena, kept + len);
    memcpy(mixed, right.bytes, kept);
    memcpy(mixed + kept, bytes + 1, len - 1);
    uint8_t *exact = malloc(kept + len - 1 + (kept + len == 1));
    if (exact) {
        memcpy(exact, mixed, kept + len - 1);
        check(&sample, &right, exact, kept + len - 1);
    }
    free(exact);
    sample_bundle_end(&sample);
    return 0;
}
