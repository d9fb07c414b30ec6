// SPDX-License-Identifier: MIT
// Any bytes as a TRUST list: what is accepted is written again as the same bytes.
#include "sample_bundle.h"

#include <stdlib.h>
#include <string.h>

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct arena arena = {0};
    struct trust trust;
    if (trust_parse((const char *)bytes, len, &trust)) {
        struct author_text text = author_trust(&trust, &arena);
        if (text.len != len || memcmp(text.bytes, bytes, len) != 0)
            abort();
    }
    arena_finish(&arena);
    return 0;
}
