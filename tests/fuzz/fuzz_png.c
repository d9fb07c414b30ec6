// SPDX-License-Identifier: MIT
// Any bytes as a picture, as they are or with the right sum behind each chunk: what is decoded
// is of the profile and within its bounds, what is not has a sentence.
#include "platform/png.h"

#include <stdlib.h>
#include <string.h>

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

enum { SIGNATURE = 8, AROUND_CHUNK = 12, TYPE_BYTES = 4 };

static uint32_t
sum_of(const uint8_t *bytes, size_t len)
{
    uint32_t sum = UINT32_MAX;
    for (size_t i = 0; i < len; i++) {
        sum ^= bytes[i];
        for (int bit = 0; bit < 8; bit++)
            sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320U : 0);
    }
    return ~sum;
}

static void
put_big(uint8_t *at, uint32_t number)
{
    for (int i = 0; i < 4; i++)
        at[i] = (uint8_t)(number >> (24 - 8 * i));
}

// Gives every chunk that lies within the bytes its sum.
static void
mend_sums(uint8_t *bytes, size_t len)
{
    for (size_t at = SIGNATURE; len - at >= AROUND_CHUNK && at < len;) {
        uint8_t *chunk = bytes + at;
        size_t size = (size_t)chunk[0] << 24 | (size_t)chunk[1] << 16 |
                      (size_t)chunk[2] << 8 | chunk[3];
        if (size > len - at - AROUND_CHUNK)
            return;
        put_big(chunk + TYPE_BYTES + 4 + size,
                sum_of(chunk + TYPE_BYTES, TYPE_BYTES + size));
        at += AROUND_CHUNK + size;
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static const uint8_t signature[SIGNATURE] = {0x89, 'P',  'N',  'G',
                                                 '\r', '\n', 0x1A, '\n'};
    if (len < 1)
        return 0;
    uint8_t *copy = malloc(len + SIGNATURE);
    if (!copy)
        return 0;
    bool mask = bytes[0] & 1, mended = bytes[0] & 2;
    memcpy(copy, signature, SIGNATURE);
    memcpy(copy + SIGNATURE, bytes + 1, len - 1);
    const uint8_t *given = mended ? copy : copy + SIGNATURE;
    size_t given_len = mended ? len - 1 + SIGNATURE : len - 1;
    if (mended)
        mend_sums(copy, given_len);
    char sentence[512] = "";
    SDL_Surface *picture =
        png_decode("a", given, given_len, mask, sentence, sizeof sentence);
    if (!picture && !sentence[0])
        abort();
    if (picture &&
        (picture->w < 1 || picture->h < 1 || picture->w > 2048 || picture->h > 2048))
        abort();
    SDL_FreeSurface(picture);
    free(copy);
    return 0;
}
