// SPDX-License-Identifier: MIT
// Keys: what the dozen keys of a visit do, from a keyboard, a keypad or two switches.
// Private to visit/.
#pragma once

#include "visit/turn.h"

// Takes a key press that the filter let through.
void
keys_press(struct turn *turn, enum visit_key key);
