// SPDX-License-Identifier: MIT
// Feed: what the loop of run does besides, on a kiosk that is fed by bundles: swaps to a new
// one when nobody is there, tells how a stick is read, and notes what runs well.
#pragma once

#include "commands/kiosk.h"
#include "commands/supply.h"

struct feed {
    struct supply supply;
    bool on;             // else the content is a folder, and nothing here does anything
    uint64_t good_at_ms; // kiosk time at which what is tried is known to run; 0: it is
};

// Opens the session with the factory's nothing, and begins to choose a content; feed_turn shows
// it. false when not even a notice can be shown.
bool
feed_open(struct feed *feed, struct session *session, const struct options *options,
          bool drafts) MUST_CHECK;

// The display is there: it says that the kiosk is starting.
void
feed_begin(struct feed *feed, struct kiosk *kiosk);

// One pass of the loop, after kiosk_turn said `news`.
void
feed_turn(struct feed *feed, struct kiosk *kiosk, unsigned news);

// The loop ends as it should.
void
feed_end(struct feed *feed);

void
feed_close(struct feed *feed);
