// SPDX-License-Identifier: MIT
// Ghosts: touches that no finger made. Some panels report short contacts at one fixed
// point, or hundreds when they are wet. This filter stands before the tap rules and takes
// such contacts away, so that they press nothing and do not keep a page open.
#pragma once

#include "layout/panel.h"
#include "visit/contact.h"

enum {
    GHOST_SPOTS = 16,       // places remembered at a time
    GHOST_FLOOD_DOWNS = 16, // in 2 s, and no more: 8 a second
};

// How well the touch panel is, for the status screen.
struct touch_health {
    uint64_t last_touch_ms; // CLOCK_MONOTONIC of the last touch that counted; 0: none yet
    unsigned ignored;       // contacts taken for ghosts since the start
    unsigned quarantined;   // spots that are ignored now
};

// Zeroed is the state at start. Treat as private, but for `health`.
struct ghosts {
    struct {
        int x, y;         // px; where the first short contact was
        unsigned seen;    // short contacts there; 0: the place is free
        uint64_t last_ms; // the last of them
        bool quarantined;
    } spot[GHOST_SPOTS];
    struct {
        bool down;
        bool dropped; // came down in quarantine or in a flood: all of it is ignored
        int64_t id;
        int x, y;
        uint64_t since_ms;
    } finger[CONTACT_FINGERS];
    uint64_t downs_ms[GHOST_FLOOD_DOWNS]; // of the last contacts, the oldest at `next`
    unsigned next;
    uint64_t deaf_until_ms;
    struct touch_health health;
};

// Takes one contact before contact_step does. Returns false when it must be left out;
// may make an UP a CANCEL. A mouse passes always, a contact without known times is never
// taken for a short one.
bool
ghosts_pass(struct ghosts *ghosts, const struct contact_rules *rules,
            const struct panel *panel, struct contact *contact) MUST_CHECK;

// A person did something: what short contacts came before were not a row of their own.
// `contact` is the touch that did it, or NULL for a key.
void
ghosts_person(struct ghosts *ghosts, const struct contact *contact);

// The panel went away: the fingers on it are forgotten, the spots are not.
void
ghosts_forget_fingers(struct ghosts *ghosts);

// The counts as they are at `now_ms`; spots that have been quiet for 10 minutes are
// released.
struct touch_health
ghosts_health(struct ghosts *ghosts, uint64_t now_ms) MUST_CHECK;
