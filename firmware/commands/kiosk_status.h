// SPDX-License-Identifier: MIT
// The parts of the kiosk's loop that stand by themselves: its clock on the wall, what it
// tells staff of itself, and which layouts serve again. Private to kiosk.c.
#pragma once

#include "commands/kiosk.h"

// Reads the clock on the wall, at most once a second.
void
kiosk_read_wall(struct kiosk *kiosk);

// Sets the system's clock as the visit wished, and tells the visit how it went.
void
kiosk_set_clock(struct kiosk *kiosk, const struct visit_result *result);

// Finds out anew how the kiosk is, for a staff screen that opens.
void
kiosk_renew_status(struct kiosk *kiosk);

// Whether two requests lead to the same layout.
bool
kiosk_same_view(const struct view_request *a, const struct view_request *b) MUST_CHECK;
