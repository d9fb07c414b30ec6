// SPDX-License-Identifier: MIT
// Idle: how long a screen may rest before "Still reading?", and how full that sheet's bar
// is. Pure arithmetic; when to ask is visit.c's business.
#pragma once

#include "base/attributes.h"

#include <stdint.h>

// How long a screen of so many words stays untouched before the question: twice the time
// a slow reader needs plus half a minute, but at least `idle_ms`.
uint64_t
idle_limit_ms(unsigned words, int step, unsigned idle_ms) MUST_CHECK;

// The bar after `asked_ms` of `ask_ms`, in percent; it moves once a second.
unsigned
idle_bar_percent(uint64_t asked_ms, unsigned ask_ms) MUST_CHECK;

// After how long of the asking the bar moves next; UINT64_MAX at its end.
uint64_t
idle_bar_next_ms(uint64_t asked_ms, unsigned ask_ms) MUST_CHECK;
