// SPDX-License-Identifier: MIT
// Any bytes as a MANIFEST: what is accepted is written again as the same bytes.
#include "sample_bundle.h"

#include <stdlib.h>
#include <string.h>

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct arena arena = {0};
    struct manifest *manifest = arena_alloc(&arena, sizeof *manifest);
    if (manifest_parse((const char *)bytes, len, manifest) == MANIFEST_GOOD) {
        struct author_text text = author_manifest(manifest, &arena);
        if (text.len != len || memcmp(text.bytes, bytes, len) != 0)
            abort();
    }
    arena_finish(&arena);
    return 0;
}
