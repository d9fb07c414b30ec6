// SPDX-License-Identifier: MIT
// Staff: the PIN pad and the screens behind it, as sheets that lead back to the staff
// menu. Private to visit/.
#pragma once

#include "visit/turn.h"

// Whether a sheet is one of the staff's, and whether it stands behind the PIN.
bool
staff_is_sheet(enum view_kind sheet) MUST_CHECK;

// Opens the PIN pad.
void
staff_open(struct turn *turn);

// Opens one of the screens behind the PIN; does nothing for who is not inside.
void
staff_show(struct turn *turn, enum view_kind sheet);

// Leaves a staff sheet: for the menu, or from the menu and the PIN pad for what lay below.
void
staff_close(struct turn *turn);

// A key of the pad: 0 to 9, or enum pad_key.
void
staff_press_pad(struct turn *turn, int key);

// One field of the date up or down: enum clock_field, plus CLOCK_FIELD_COUNT for down.
void
staff_press_field(struct turn *turn, int field);

// Asks for the clock to be set.
void
staff_set_clock(struct turn *turn);

// Asks whether the update is to be taken back, then asks for it.
void
staff_undo(struct turn *turn);

// The square of this number was hit; only the one that is shown counts.
void
staff_hit_corner(struct turn *turn, int corner);

// When something of the staff's changes by itself; UINT64_MAX when nothing does.
uint64_t
staff_wake_at_ms(const struct turn *turn) MUST_CHECK;

// Lets time act: the lock and the cleaning count down and end.
void
staff_pass_time(struct turn *turn);
