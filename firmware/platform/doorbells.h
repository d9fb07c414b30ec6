// SPDX-License-Identifier: MIT
// Doorbells: a second opening of every input device, to be woken by it and to learn when fingers
// really came and went. SDL reads the device itself. The kernel gives every opener a queue of
// its own.
#pragma once

#include "base/attributes.h"
#include "platform/fingers.h"

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>

enum { DOORBELLS_MAX = 32, DOORBELL_NAME_BYTES = 32 };

struct doorbell {
    int fd;
    char name[DOORBELL_NAME_BYTES];
    struct finger_device device;
};

struct doorbells {
    const char *folder; // /dev/input, or a test's
    int news_fd;        // inotify on the folder; -1: closed
    struct doorbell bells[DOORBELLS_MAX];
    size_t count;
    struct fingers fingers; // of all devices
    uint64_t quiet_ms; // until then SDL had no event: one that it stamps later by at most
                       // DOORBELL_LATE_MS is stamped well enough
};

enum { DOORBELL_LATE_MS = 50 };

struct doorbells
doorbells_none(void) MUST_CHECK;

// Opens what may be opened of folder/event*, and notices later devices. A missing folder is fine.
void
doorbells_open(struct doorbells *doorbells, const char *folder);

// Fills at most DOORBELLS_MAX + 1 entries for poll, returns how many.
size_t
doorbells_fill(const struct doorbells *doorbells, struct pollfd *fds);

enum { DOORBELL_RANG = 1, DOORBELL_DEVICES = 2, DOORBELL_GONE = 4 };

// Reads what has come since, without waiting: SDL may have been sooner.
void
doorbells_read(struct doorbells *doorbells);

// Drains what rang, closes devices that went, opens new ones. `fds` as filled, after poll. Returns
// DOORBELL_… bits.
unsigned
doorbells_take(struct doorbells *doorbells, const struct pollfd *fds, size_t count);

void
doorbells_close(struct doorbells *doorbells);
