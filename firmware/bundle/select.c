// SPDX-License-Identifier: MIT
#include "bundle/select.h"

#include "bundle/limits.h"

#include <string.h>

static uint64_t
larger(uint64_t a, uint64_t b)
{
    return a > b ? a : b;
}

uint64_t
select_floor(const struct slot *slots, size_t count, uint64_t stored)
{
    for (size_t i = 0; i < count; i++)
        stored = larger(stored, slots[i].valid ? slots[i].serial : 0);
    return stored;
}

uint64_t
select_min_ok(const struct slot *slots, size_t count, uint64_t stored)
{
    for (size_t i = 0; i < count; i++)
        stored = larger(stored, slots[i].valid ? slots[i].min_ok : 0);
    return stored;
}

static bool
can_be_shown(const struct slot *slot, uint64_t min_ok)
{
    return slot->valid && !slot->crashed && !slot->rejected && slot->serial >= min_ok;
}

struct selection
select_current(const struct slot *slots, size_t count, uint64_t min_ok)
{
    struct selection selection = {.slot = SELECT_FACTORY};
    uint64_t shown = 0;
    for (size_t i = 0; i < count; i++) {
        if (can_be_shown(&slots[i], min_ok) && slots[i].serial > shown) {
            selection.slot = (int)i;
            shown = slots[i].serial;
        }
    }
    // what staff have undone is not missed
    for (size_t i = 0; i < count; i++)
        if (slots[i].serial > shown && !slots[i].rejected)
            selection.degraded = true;
    return selection;
}

enum admission
select_admit(uint64_t serial, const uint8_t hash[static HASH_BYTES],
             const struct admission_floor *floor)
{
    if (serial < floor->serial)
        return ADMIT_OLDER;
    if (serial == floor->serial) {
        if (memcmp(hash, floor->hash, HASH_BYTES) != 0)
            return ADMIT_TWICE;
        return floor->held ? ADMIT_HELD : ADMIT_INSTALL;
    }
    bool first = floor->serial == 0;
    return !first && serial - floor->serial > BUNDLE_MAX_JUMP ? ADMIT_JUMP
                                                              : ADMIT_INSTALL;
}
