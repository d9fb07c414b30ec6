// SPDX-License-Identifier: MIT
// Scanning: a whole visit with one switch. The ring goes round the groups of a screen by
// itself (content, pager, rail); a press takes the group, then one of its targets. In the
// loop the screen itself comes first and means Home, so that pressing twice gets there;
// the slide rests meanwhile. Private to visit/.
#pragma once

#include "visit/turn.h"

// The switch was pressed. False when the press belongs to nothing that is scanned and has
// its plain meaning.
bool
scan_press(struct turn *turn) MUST_CHECK;

// Another key or a finger takes over.
void
scan_end(struct turn *turn);

// Once a new screen is laid out: scanning begins there when the last press was the
// switch's; for a ring that stays, it is put where reading begins: the first target of
// the content, or Next where there is only text.
void
scan_settle(struct turn *turn);

// Moves the ring on when its time has come.
void
scan_take_time(struct turn *turn);

// When scan_take_time has something to do; UINT64_MAX while nothing is scanned.
uint64_t
scan_wake_ms(const struct visit *visit) MUST_CHECK;
