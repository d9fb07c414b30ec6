// SPDX-License-Identifier: MIT
// Waiting: the only place that sleeps. Polls the input devices ("doorbells"), the display's
// connection, signals and watched folders until something happens or a deadline comes. SDL's own
// wait polls at 1 ms on KMSDRM and dummy, so it is never used.
#pragma once

#include "base/attributes.h"

#include <stdbool.h>
#include <stdint.h>

struct doorbells;
struct waiter;

enum {
    WAIT_INPUT = 1,
    WAIT_SIGNAL = 2,
    WAIT_FILES = 4,
    WAIT_TIME = 8,
    WAIT_RELOAD = 16,
    WAIT_LOST = 32
};

// Blocks SIGTERM, SIGINT and SIGHUP and takes them by signalfd. Call before SDL starts.
struct waiter *
waiter_new(void) MUST_CHECK;

// Adds the display's descriptor (-1: none) and a second open of every /dev/input/event* when
// `devices`; new devices are noticed.
void
waiter_watch_input(struct waiter *waiter, int display_fd, bool devices);

// The input devices, for input_next. They live as long as the waiter.
struct doorbells *
waiter_doorbells(struct waiter *waiter) MUST_CHECK;

// Watches a folder and all below it for changes; WAIT_FILES is reported once a burst of changes
// has been quiet for 40 ms. Folders made later are watched too.
bool
waiter_watch_folder(struct waiter *waiter, const char *folder) MUST_CHECK;

// Sleeps until something happens or `deadline_ms` (CLOCK_MONOTONIC) has come. Returns WAIT_… bits:
// SIGTERM and SIGINT give WAIT_SIGNAL, SIGHUP gives WAIT_RELOAD; WAIT_LOST: an input device went.
unsigned
waiter_wait(struct waiter *waiter, uint64_t deadline_ms);

// Sleeps until something can be read from `fd`, its other end is closed, or `deadline_ms`
// (CLOCK_MONOTONIC) has come: false.
bool
wait_readable(int fd, uint64_t deadline_ms) MUST_CHECK;

// Milliseconds of CLOCK_MONOTONIC.
uint64_t
wait_now_ms(void) MUST_CHECK;

void
waiter_free(struct waiter *waiter);
