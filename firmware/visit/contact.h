// SPDX-License-Identifier: MIT
// Contacts: fingers and the mouse become taps. No gesture exists. Knows targets, not
// pages; times come with the contacts.
#pragma once

#include "base/attributes.h"
#include "layout/display_list.h"
#include "layout/panel.h"

#include <stdbool.h>
#include <stdint.h>

enum contact_phase { CONTACT_DOWN, CONTACT_MOVE, CONTACT_UP, CONTACT_CANCEL };

struct contact {
    enum contact_phase phase;
    int64_t finger;   // the same from down to up
    int x, y;         // px as the viewer sees it; an UP without position repeats the last
    uint64_t time_ms; // CLOCK_MONOTONIC, when it happened
    bool mouse;       // a mouse: no shortest contact time
    bool time_known;  // false: skip the shortest contact time
};

struct contact_rules {
    unsigned min_contact_ms; // 30; Steady touch 150
    unsigned lockout_ms;     // 350; Steady touch 800
    unsigned stuck_ms;       // 10,000
    unsigned same_key_ms;    // 150
    double slop_mm;          // 4; Steady touch 6
};

struct contact_rules
contact_rules_default(bool steady_touch) MUST_CHECK;

// The rules a kiosk is set to, for a hand that is steady or not: Steady touch makes them
// stricter, never laxer.
struct contact_rules
contact_rules_for(const struct contact_rules *set, bool steady_touch) MUST_CHECK;

enum { CONTACT_FINGERS = 10 };

// Zeroed is the state at start. Treat as private.
struct contacts {
    struct {
        bool down;
        bool palm; // a second finger, or one that lay too long: ignored till lifted
        int64_t id;
        int x, y;           // where it is
        int rest_x, rest_y; // where it was when it last moved
        uint64_t since_ms;
        uint64_t moved_ms;
    } finger[CONTACT_FINGERS];
    int primary; // index + 1, 0 = none
    int aimed;   // target the primary finger came down on, index + 1
    int pressed; // the same while the finger is on it, else 0
    bool armed;  // false from a screen change until all fingers are lifted
    uint64_t locked_until_ms;
    int last_key; // 0 = none yet
    uint64_t last_key_ms;
};

enum contact_result {
    CONTACT_NOTHING,     // ignored; does not count as input
    CONTACT_INPUT,       // a person is there, but nothing is pressed
    CONTACT_PRESSED,     // *target is pressed now (show it)
    CONTACT_RELEASED,    // slid off or cancelled: nothing is pressed now
    CONTACT_TAP,         // *target was tapped
    CONTACT_TAP_OUTSIDE, // a whole tap that met no target
};

// Takes one contact. `screen` is what is shown; *target is set for PRESSED and TAP.
enum contact_result
contact_step(struct contacts *contacts, const struct contact_rules *rules,
             const struct panel *panel, const struct screen *screen,
             const struct contact *contact, int *target);

// The touch panel went away or came back: no finger is on it.
void
contact_forget_fingers(struct contacts *contacts);

// The screen changed: what is pressed is forgotten, and nothing can be pressed until the
// lock-out has passed and all fingers are lifted.
void
contact_screen_changed(struct contacts *contacts, const struct contact_rules *rules,
                       uint64_t now_ms);

// What the finger came down on is gone, but nothing new can be pressed by mistake:
// lifting it is then a tap outside. For a slide that changes by itself.
void
contact_forget(struct contacts *contacts);

// A primary finger that lies still for stuck_ms loses its place. True when a press ended.
bool
contact_settle(struct contacts *contacts, const struct contact_rules *rules,
               uint64_t now_ms);

// When contact_settle has something to do; UINT64_MAX while no finger is on the glass.
uint64_t
contact_settle_at_ms(const struct contacts *contacts,
                     const struct contact_rules *rules) MUST_CHECK;

// Until when a finger on the glass keeps the screen from changing by itself; 0 without
// one. Never longer than stuck_ms, so dirt cannot hold a screen.
uint64_t
contact_held_until_ms(const struct contacts *contacts,
                      const struct contact_rules *rules) MUST_CHECK;

// True when a key press may act: not within the lock-out, not the same key within
// same_key_ms. A press that may act is remembered, so ask once a press; visit_step does.
bool
contact_key_allowed(struct contacts *contacts, const struct contact_rules *rules, int key,
                    uint64_t now_ms) MUST_CHECK;
