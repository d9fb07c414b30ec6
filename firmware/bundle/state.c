// SPDX-License-Identifier: MIT
// A record: title (16 bytes), family, generation, numbers (8 bytes each, least significant
// first), hashes, zeros, and BLAKE2b-256 of all that in the last 32 bytes.
#include "bundle/state.h"

#include <sodium.h>
#include <string.h>

enum { TITLE_BYTES = 16, WORD = 8, SUM_AT = STATE_RECORD_BYTES - HASH_BYTES };
static const char title[TITLE_BYTES + 1] = "anteroom-state 1";

static uint8_t *
put_word(uint8_t *at, uint64_t word)
{
    for (size_t i = 0; i < WORD; i++)
        at[i] = (uint8_t)(word >> 8 * i);
    return at + WORD;
}

static const uint8_t *
take_word(const uint8_t *at, uint64_t *word)
{
    *word = 0;
    for (size_t i = 0; i < WORD; i++)
        *word |= (uint64_t)at[i] << 8 * i;
    return at + WORD;
}

void
state_encode(enum state_family family, const struct state *state,
             uint8_t record[static STATE_RECORD_BYTES])
{
    memset(record, 0, STATE_RECORD_BYTES);
    memcpy(record, title, TITLE_BYTES);
    uint8_t *at = put_word(record + TITLE_BYTES, family);
    at = put_word(at, state->generation);
    for (size_t i = 0; i < STATE_NUMBERS; i++)
        at = put_word(at, state->numbers[i]);
    memcpy(at, state->hashes, sizeof state->hashes);
    crypto_generichash(record + SUM_AT, HASH_BYTES, record, SUM_AT, NULL, 0);
}

bool
state_decode(enum state_family family, const uint8_t *record, size_t len,
             struct state *state)
{
    uint8_t again[STATE_RECORD_BYTES];
    if (len != STATE_RECORD_BYTES)
        return false;
    const uint8_t *at = take_word(record + TITLE_BYTES + WORD, &state->generation);
    for (size_t i = 0; i < STATE_NUMBERS; i++)
        at = take_word(at, &state->numbers[i]);
    memcpy(state->hashes, at, sizeof state->hashes);
    // whatever was in it: only the record that would be written is whole
    state_encode(family, state, again);
    return memcmp(again, record, STATE_RECORD_BYTES) == 0;
}

int
state_newer(const bool whole[static 2], const struct state copies[static 2])
{
    if (!whole[0] && !whole[1])
        return -1;
    if (!whole[0])
        return 1;
    return whole[1] && copies[1].generation > copies[0].generation;
}
