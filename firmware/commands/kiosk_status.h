// SPDX-License-Identifier: MIT
// The parts of the kiosk's loop that stand by themselves: its clock on the wall, what it
// tells staff of itself and of updates, and which layouts serve again. Private to kiosk.c
// and feed.c.
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

// The settings of visits to the content on show.
struct visit_settings
kiosk_visit_settings(const struct kiosk *kiosk) MUST_CHECK;

// Tells how an update goes, as soon as nobody is there.
void
kiosk_tell_update(struct kiosk *kiosk, const struct update_told *told);

// Prints what is on the panel, when a trace is wanted.
void
kiosk_trace_shown(const struct kiosk *kiosk);
