// SPDX-License-Identifier: MIT
#include "bundle/trust.h"

#include <string.h>

static bool
same_id(const struct public_key *key, const uint8_t id[static KEY_ID_BYTES])
{
    return memcmp(key->id, id, KEY_ID_BYTES) == 0;
}

const struct public_key *
trust_desk(const struct trust *trust, const uint8_t id[static KEY_ID_BYTES])
{
    for (size_t i = 0; i < trust->desk_count; i++)
        if (same_id(&trust->desks[i], id))
            return &trust->desks[i];
    return NULL;
}

// Every key has an id of its own.
static void
take_desks(struct lines *lines, struct trust *trust)
{
    uint64_t count = lines_number(lines, 1, BUNDLE_MAX_DESK_KEYS);
    lines_literal(lines, "\n");
    trust->desk_count = 0;
    for (uint64_t i = 0; i < count; i++) {
        struct public_key *desk = &trust->desks[i];
        lines_literal(lines, "desk ");
        signature_take_key(lines, desk);
        lines_literal(lines, "\n");
        if (same_id(&trust->owner, desk->id) || trust_desk(trust, desk->id))
            lines->failed = true;
        trust->desk_count++;
    }
}

bool
trust_parse(const char *text, size_t len, struct trust *trust)
{
    struct lines lines = lines_of(text, len);
    lines_literal(&lines, "kiosk-trust 1\nsite ");
    lines_hex(&lines, trust->site, SITE_BYTES);
    lines_literal(&lines, "\nversion ");
    trust->version = lines_number(&lines, 1, BUNDLE_MAX_VERSION);
    lines_literal(&lines, "\nfloor-reset ");
    trust->floor_reset = lines_number(&lines, 0, BUNDLE_MAX_SERIAL);
    lines_literal(&lines, "\nowner ");
    signature_take_key(&lines, &trust->owner);
    lines_literal(&lines, "\ndesks ");
    take_desks(&lines, trust);
    lines_literal(&lines, "end\n");
    return len <= BUNDLE_MAX_TRUST_BYTES && lines_ended(&lines);
}

static bool
is_signed(const struct trust_papers *papers, const char *text, size_t len,
          const struct public_key *owner)
{
    struct signature signature;
    return signature_parse(text, len, &signature) &&
           signature_verify(&signature, owner, papers->text, papers->len);
}

bool
trust_open(const struct trust_papers *papers, struct trust *trust)
{
    return trust_parse(papers->text, papers->len, trust) &&
           is_signed(papers, papers->signature, papers->signature_len, &trust->owner);
}

bool
trust_follow(const struct trust *current, const struct trust_papers *papers,
             struct trust *next)
{
    if (!trust_open(papers, next) || next->version != current->version + 1 ||
        memcmp(next->site, current->site, SITE_BYTES) != 0)
        return false;
    if (papers->previous_len > 0)
        return is_signed(papers, papers->previous, papers->previous_len, &current->owner);
    return memcmp(&next->owner, &current->owner, sizeof next->owner) == 0;
}
