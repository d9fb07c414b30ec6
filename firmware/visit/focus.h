// SPDX-License-Identifier: MIT
// Focus: where the ring goes on a screen. By geometry for the arrows, in reading order
// for Tab. Knows rectangles, not what pressing them does.
#pragma once

#include "base/attributes.h"
#include "layout/display_list.h"

// The target `by` places further in reading order, round and round; from -1 the first, or
// backwards the last. -1 when the screen has no targets.
int
focus_next(const struct screen *screen, int from, int by) MUST_CHECK;

// Where the ring begins on a screen that it comes to by itself: the first target of the
// content; Next where there is none; else the first of all, or -1.
int
focus_start(const struct screen *screen) MUST_CHECK;

// The target that lies next in a direction (one of dx, dy is -1 or 1), or `from` when
// there is none; from -1 the first.
int
focus_toward(const struct screen *screen, int from, int dx, int dy) MUST_CHECK;

// As focus_toward, but from the first of a list of content upwards to its last.
int
focus_toward_round(const struct screen *screen, int from, int dx, int dy) MUST_CHECK;

// The places of a group on the screen: its targets, those that lie together as one
// rectangle that touches no target of another group; of GROUP_SCREEN what lies above all
// targets. Fills at most `most`, returns how many.
size_t
focus_group_places(const struct screen *screen, enum target_group group,
                   struct rect *places, size_t most) MUST_CHECK;

// The target that a dedicated key presses, or -1.
int
focus_keyed(const struct screen *screen, enum target_key key) MUST_CHECK;

// The target that does this with this number, or -1.
int
focus_action(const struct screen *screen, enum action action, int number) MUST_CHECK;
