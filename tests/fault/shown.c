// SPDX-License-Identifier: MIT
// What a kiosk would show if it started now: shown STATE. Prints the serial of the bundle (0: none) and
// what is wrong as a whole: fine, B1 to B4.
#include "platform/slots.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>

int
main(int argc, char **argv)
{
    static const char *const healths[] = {[SLOTS_FINE] = "fine",
                                          [SLOTS_B1] = "B1",
                                          [SLOTS_B2] = "B2",
                                          [SLOTS_B3] = "B3",
                                          [SLOTS_B4] = "B4"};
    static struct slots slots;
    if (argc != 2 || sodium_init() < 0)
        return 2;
    slots_begin(&slots, argv[1], true);
    while (slots_step(&slots, 1 << 20))
        continue;
    uint64_t serial = slots.selection.slot == SELECT_FACTORY
                          ? 0
                          : slots.slots[slots.selection.slot].serial;
    printf("%" PRIu64 " %s\n", serial, healths[slots.health]);
    slots_finish(&slots);
    return 0;
}
