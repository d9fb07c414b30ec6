// SPDX-License-Identifier: MIT
// News: when the panel tells how an update goes. At once while the loop plays, after the
// visit otherwise; a result for 8 s, and whatever sticks come and go, never again before
// 30 s are over. What is told is not known here.
#pragma once

#include "base/attributes.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    NEWS_RESULT_MS = 8000,   // how long a result stands
    NEWS_APART_MS = 30000,   // from the end of one telling to the next
    NEWS_STALLED_MS = 30000, // a reading that nothing more is heard of has failed
    NEWS_MOST_MS = 200000,   // of one telling: longer than any stick may take
};

struct news {
    bool waiting; // something is to be told
    bool reading; // it is not a result yet
    bool shown;
    bool later;         // something was heard while a result stood; it is told next
    bool later_reading; // … and is no result yet
    uint64_t began_ms;  // to be shown
    uint64_t heard_ms;  // when it last changed
    uint64_t until_ms;  // a result on show
    uint64_t next_ms;   // nothing new is told before
};

// Something was heard of a stick: it is being read, or there is a result.
void
news_hear(struct news *news, bool reading, uint64_t now_ms);

// Lets time act. `idle`: nobody is there. Returns whether what is shown changes.
bool
news_pass(struct news *news, bool idle, uint64_t now_ms) MUST_CHECK;

// Somebody came, or has seen it.
void
news_end(struct news *news, uint64_t now_ms);

// Whether a reading has gone on without a word for too long.
bool
news_stalled(const struct news *news, uint64_t now_ms) MUST_CHECK;

// When news_pass has something to do; UINT64_MAX: never.
uint64_t
news_wake_ms(const struct news *news, bool idle, uint64_t now_ms) MUST_CHECK;
