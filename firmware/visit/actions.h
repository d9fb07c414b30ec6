// SPDX-License-Identifier: MIT
// Actions: what pressing a target does, by finger or key. Private to visit/.
#pragma once

#include "visit/turn.h"

// Presses a target. In the attract loop everything that is not one of its own controls
// means Home; on the idle sheet everything that is not set apart means "keep reading".
void
actions_press(struct turn *turn, const struct target *target);

// As a target without arguments.
void
actions_do(struct turn *turn, enum action action);

// Whether pressing it does what it says in the state the visit is in, so that it may look
// pressed.
bool
actions_meant(const struct visit *visit, const struct target *target) MUST_CHECK;
