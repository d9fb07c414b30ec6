// SPDX-License-Identifier: MIT
// Any bytes as what a touch panel and its kernel may say: fingers that never lift, far away or
// twice at a time, and keys between them. There is always a screen, and when people have gone
// the visit is as it was at its start.
#include "fake_visit.h"
#include "platform/fingers.h"

#include <linux/input.h>
#include <stdlib.h>
#include <string.h>

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

enum { RECORD = 6, QUARTER_HOUR_MS = 15 * 60 * 1000 };

static unsigned
word(const uint8_t *at)
{
    return at[0] | (unsigned)at[1] << 8;
}

// The kernel's events, six bytes each.
static void
play_events(const uint8_t *bytes, size_t len)
{
    struct fingers fingers = {0};
    struct finger_device device = {.several = len % 2 == 0};
    for (size_t at = 0; at + RECORD <= len; at += RECORD) {
        struct input_event event = {
            .type = bytes[at] % 4,
            .code = (uint16_t)(bytes[at] & 0x80 ? ABS_MT_SLOT + bytes[at + 1] % 16
                                                : word(bytes + at + 1)),
            .value = (int)(word(bytes + at + 3) << 16 | bytes[at + 5]),
        };
        finger_device_take(&device, &event, 1, &fingers);
        if (fingers.count > FINGER_EDGES)
            abort();
    }
    fingers_forget(&fingers);
}

static void
play_visit(const uint8_t *bytes, size_t len)
{
    struct fake_visit fake;
    fake_visit_start(&fake);
    for (size_t at = 0; at + RECORD <= len; at += RECORD) {
        const uint8_t *record = bytes + at;
        int x = (int)(word(record + 1) % 1000) - 100, y = (int)record[3] * 3 - 100;
        if (record[0] & 0x40) {
            const struct visit_event event = {.kind = VISIT_KEY,
                                              .key = record[1] % (VISIT_KEY_STAFF + 1)};
            fake_visit_send(&fake, &event);
        } else {
            fake_visit_touch(&fake, record[0] % 4, record[0] >> 2 & 3, x, y);
        }
        fake_visit_pass(&fake, (uint64_t)word(record + 4) % 3000);
        if (!fake_visit_screen(&fake) || !fake_visit_view(&fake))
            abort();
    }
    fake_visit_pass(&fake, QUARTER_HOUR_MS);
    if (strcmp(fake_visit_view(&fake), "attract") != 0)
        abort();
    fake_visit_finish(&fake);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    if (len == 0)
        return 0;
    if (bytes[0] & 1)
        play_events(bytes + 1, len - 1);
    else
        play_visit(bytes + 1, len - 1);
    return 0;
}
