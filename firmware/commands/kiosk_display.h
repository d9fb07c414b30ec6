// SPDX-License-Identifier: MIT
// The kiosk and its display, which may come late, go and come back. Used by kiosk.c and
// run.c.
#pragma once

#include "commands/kiosk.h"

// Opens the window that the options ask for; one sentence says why not.
bool
kiosk_open_window(struct kiosk *kiosk, char *sentence, size_t sentence_bytes) MUST_CHECK;

// The same, told on stderr. A device's display is waited for: it is tried again after 1 s,
// 2 s, … 30 s, until there is one. false with `ended` set when a signal came first; else
// false where there is no display to wait for.
bool
kiosk_find_display(struct kiosk *kiosk) MUST_CHECK;

// The display went: after a second the program starts again in its own place, with these
// arguments and a new visit, and waits for a display. Returns only when a signal came first
// (true), or when it cannot be started (false).
bool
kiosk_start_again(struct kiosk *kiosk, char *const *arguments) MUST_CHECK;
