// SPDX-License-Identifier: MIT
// A visit without a window: hand-made content, screens that are only targets, a clock
// that the test moves. It drives the visit as the kiosk does: what changes is laid out
// again, and the visit is called when it asked to be.
#pragma once

#include "visit/visit.h"

struct fake_visit {
    struct visit visit;
    struct visit_result result; // of the last event, changes of its follow-ups added
    struct content content;
    const struct content *shown_content; // `content`, or NULL
    struct view_request request;         // what is shown
    struct laid_view view;
    int screen;
    struct clock_wall wall; // what the visit is told; the test moves it
    uint64_t now_ms;
    uint64_t wake_at_ms;
    unsigned changes;
    unsigned wipes;
    unsigned wakes; // times the clock called
    struct arena arena;
};

// A place that no target of any screen covers.
enum { FAKE_VISIT_EMPTY_X = 400, FAKE_VISIT_EMPTY_Y = 470 };

// A kiosk that has just started at 1,000,000 ms, with settings by default, drafts shown.
void
fake_visit_start(struct fake_visit *fake);

// Started, and touched: Home is shown, or this page opened from it.
void
fake_visit_start_at(struct fake_visit *fake, const char *page);

void
fake_visit_finish(struct fake_visit *fake);

// Sends one event now and follows it up.
void
fake_visit_send(struct fake_visit *fake, const struct visit_event *event);

// A finger at a place, now.
void
fake_visit_touch(struct fake_visit *fake, enum contact_phase phase, int64_t finger, int x,
                 int y);

// Lets time pass, calling the visit whenever it asked for it.
void
fake_visit_pass(struct fake_visit *fake, uint64_t ms);

// Waits for the lock-out, then down and up after 100 ms.
void
fake_visit_tap(struct fake_visit *fake, int x, int y);

// Taps the middle of the first target with this action; the number matters when it is not
// -1. Fails the test when the screen has none.
void
fake_visit_press(struct fake_visit *fake, enum action action, int number);

// As fake_visit_press for a target that opens this page.
void
fake_visit_open(struct fake_visit *fake, const char *page);

// Waits for the lock-out, then presses a key.
void
fake_visit_key(struct fake_visit *fake, enum visit_key key);

// The shown screen's first target with this action (and number, unless -1), or -1.
int
fake_visit_target(const struct fake_visit *fake, enum action action, int number);

const struct screen *
fake_visit_screen(const struct fake_visit *fake);

// What is shown: "home", "attract", "text", "still-reading", "notice" or the page's id.
const char *
fake_visit_view(const struct fake_visit *fake);

// Fails the test unless this screen of this view is shown.
void
fake_visit_is_at(const struct fake_visit *fake, const char *view, int screen);

// The dump, in a buffer of the caller.
void
fake_visit_dump(const struct fake_visit *fake, char *line, size_t line_bytes);
