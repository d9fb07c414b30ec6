// SPDX-License-Identifier: MIT
// Time words: when a step of a timeline happens, in words made from its numbers, so that
// no page writes a time that its data does not have.
#pragma once

#include "content/model.h"
#include "content/words.h"

// "1 to 24 hours", "From 30 minutes before", "At least 2 hours, after the last spray".
// Shares of an hour are told in minutes. Owned by the arena.
struct text
time_words(struct arena *arena, const struct words *words,
           const struct step *step) MUST_CHECK;
