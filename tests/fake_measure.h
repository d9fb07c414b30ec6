// SPDX-License-Identifier: MIT
// A fake `struct measure`: two faces whose widths are whole hundredths of the em, so that
// layout gives the same numbers on every machine. Needs no font file and no SDL.
#pragma once

#include "layout/measure.h"

// One that lives for ever; its context is NULL.
struct measure *
fake_measure(void);
