// SPDX-License-Identifier: MIT
#include "bundle/signature.h"

#include "bundle/limits.h"

#include <sodium.h>
#include <string.h>

enum { PREHASH_BYTES = 64 };

void
signature_take_key(struct lines *lines, struct public_key *key)
{
    uint8_t raw[PUBLIC_KEY_RAW_BYTES];
    lines_base64(lines, raw, sizeof raw);
    if (memcmp(raw, "Ed", 2) != 0)
        lines->failed = true;
    memcpy(key->id, raw + 2, KEY_ID_BYTES);
    memcpy(key->point, raw + 2 + KEY_ID_BYTES, PUBLIC_KEY_BYTES);
}

bool
signature_parse(const char *text, size_t len, struct signature *signature)
{
    uint8_t raw[SIGNATURE_RAW_BYTES];
    if (len > BUNDLE_MAX_SIGNATURE_BYTES)
        return false;
    struct lines lines = lines_of(text, len);
    lines_literal(&lines, "untrusted comment: ");
    lines_printable(&lines, BUNDLE_MAX_COMMENT_BYTES);
    lines_literal(&lines, "\n");
    lines_base64(&lines, raw, sizeof raw);
    lines_literal(&lines, "\ntrusted comment: ");
    signature->comment = lines.at;
    signature->comment_len = lines_printable(&lines, BUNDLE_MAX_COMMENT_BYTES);
    lines_literal(&lines, "\n");
    lines_base64(&lines, signature->of_comment, SIGNATURE_BYTES);
    lines_literal(&lines, "\n");
    memcpy(signature->key_id, raw + 2, KEY_ID_BYTES);
    memcpy(signature->of_message, raw + 2 + KEY_ID_BYTES, SIGNATURE_BYTES);
    return lines_ended(&lines) && memcmp(raw, "ED", 2) == 0;
}

bool
signature_verify(const struct signature *signature, const struct public_key *key,
                 const void *message, size_t len)
{
    uint8_t prehash[PREHASH_BYTES];
    uint8_t commented[SIGNATURE_BYTES + BUNDLE_MAX_COMMENT_BYTES];
    if (memcmp(signature->key_id, key->id, KEY_ID_BYTES) != 0)
        return false;
    crypto_generichash(prehash, sizeof prehash, message, len, NULL, 0);
    if (crypto_sign_verify_detached(signature->of_message, prehash, sizeof prehash,
                                    key->point) != 0)
        return false;
    memcpy(commented, signature->of_message, SIGNATURE_BYTES);
    memcpy(commented + SIGNATURE_BYTES, signature->comment, signature->comment_len);
    return crypto_sign_verify_detached(signature->of_comment, commented,
                                       SIGNATURE_BYTES + signature->comment_len,
                                       key->point) == 0;
}
