// SPDX-License-Identifier: MIT
// Any bytes as two copies of a state record: what is taken for whole is written again as the
// same bytes, and of two the newer one counts.
#include "bundle/state.h"

#include <stdlib.h>
#include <string.h>

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

// `bytes` with a right sum when `mend` says so: random bytes never have one.
static bool
decode(const uint8_t *bytes, size_t len, bool mend, struct state *state)
{
    uint8_t record[STATE_RECORD_BYTES], again[STATE_RECORD_BYTES];
    enum state_family family = len % 2 == 0 ? STATE_IMPORTER : STATE_DISPLAY;
    memset(record, 0, sizeof record);
    memcpy(record, bytes, len < sizeof record ? len : sizeof record);
    if (mend) {
        struct state of_bytes;
        memcpy(&of_bytes, record, sizeof of_bytes);
        state_encode(family, &of_bytes, record);
    }
    size_t given = mend || len > sizeof record ? sizeof record : len;
    bool whole = state_decode(family, record, given, state);
    if (mend && !whole)
        abort();
    if (!whole)
        return false;
    state_encode(family, state, again);
    if (memcmp(again, record, sizeof record) != 0)
        abort();
    return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct state copies[2];
    if (len < 2)
        return 0;
    size_t half = (len - 1) / 2;
    bool whole[2] = {
        decode(bytes + 1, half, bytes[0] & 1, &copies[0]),
        decode(bytes + 1 + half, len - 1 - half, bytes[0] & 2, &copies[1]),
    };
    int newer = state_newer(whole, copies);
    if (newer < 0 ? whole[0] || whole[1] : !whole[newer])
        abort();
    if (whole[0] && whole[1] && copies[newer].generation < copies[!newer].generation)
        abort();
    return 0;
}
