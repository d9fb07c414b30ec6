// SPDX-License-Identifier: MIT
// Any bytes as a signature file: reading ends, and only the one known signature verifies.
#include "minisign_example.h"
#include "sample_bundle.h"

#include <stdlib.h>
#include <string.h>

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct signature signature;
    struct public_key key;
    struct lines lines = lines_of(minisign_key, strlen(minisign_key));
    const char *signed_part = strchr(minisign_signature, '\n');
    size_t signed_len = strlen(signed_part);
    signature_take_key(&lines, &key);
    if (!signature_parse((const char *)bytes, len, &signature) ||
        !signature_verify(&signature, &key, "hello\n", 6))
        return 0;
    // only the first line, the untrusted comment, may differ
    if (len < signed_len ||
        memcmp(bytes + len - signed_len, signed_part, signed_len) != 0)
        abort();
    return 0;
}
