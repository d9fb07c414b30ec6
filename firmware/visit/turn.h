// SPDX-License-Identifier: MIT
// A turn: one call of visit_step, and the moves between screens that actions and keys are
// made of. Private to visit/.
#pragma once

#include "visit/attract.h"
#include "visit/visit.h"

struct turn {
    struct visit *visit;
    const struct visit_shown *shown;
    const struct visit_event *event;
    uint64_t now_ms;
    bool moved; // another screen is shown, not only the same one laid out again
    struct visit_result result;
};

// The tap rules that hold: the kiosk's, stricter with Steady touch.
struct contact_rules
turn_rules(const struct visit *visit) MUST_CHECK;

// What may be in the attract loop now.
struct attract
turn_loop(const struct visit *visit, const struct content *content) MUST_CHECK;

// Whether the loop rests now.
bool
turn_is_night(const struct visit *visit) MUST_CHECK;

// When the night next begins or ends; UINT64_MAX where there is none or no time is trusted.
uint64_t
turn_night_changes_ms(const struct turn *turn) MUST_CHECK;

// The screen that is shown; one without targets when there is none.
const struct screen *
turn_screen(const struct turn *turn) MUST_CHECK;

// Another screen will be shown: taps wait for the lock-out and for all fingers to lift.
void
turn_change(struct turn *turn);

// The same screen will be laid out again: a box ticked, a setting changed.
void
turn_relay(struct turn *turn);

// From the attract loop or the idle sheet to reading. What was shown there has to go.
void
turn_wake(struct turn *turn);

void
turn_open_home(struct turn *turn);

// Opens a page, and remembers where the visitor was. "home" and no id at all are Home.
void
turn_open_page(struct turn *turn, const char *page);

// Opens an answer of a page by its id, the same way.
void
turn_open_answer(struct turn *turn, const char *answer);

// One level back; Home when there is nothing to go back to.
void
turn_go_back(struct turn *turn);

// Lays a sheet over the spot, in place of one that is open. A sheet is never gone back to.
void
turn_open_sheet(struct turn *turn, enum view_kind sheet);

// Shows the spot again. Nothing happens to it where no sheet is open.
void
turn_close_sheet(struct turn *turn);

// Puts the ring on a target of the screen; -1 takes it away.
void
turn_focus(struct turn *turn, const struct screen *screen, int target);

// Sets when the slide on show ends.
void
turn_time_slide(struct turn *turn);

// Whether the slide on show had been there long enough for a press at this time to mean
// it.
bool
turn_slide_stood(const struct visit *visit, uint64_t at_ms) MUST_CHECK;

// Shows the slide `by` places further.
void
turn_slide(struct turn *turn, int by);

// The visit's language is that of the content it is given.
void
turn_take_lang(struct turn *turn);

// Forgets all of the visitor and begins the attract loop. Fingers stay known.
void
turn_begin(struct turn *turn);

// turn_begin at the end of a visit.
void
turn_wipe(struct turn *turn);
