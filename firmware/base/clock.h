// SPDX-License-Identifier: MIT
// The clock for work in slices: how long has this taken? What happens when in a visit is
// never asked here; there, time is an argument.
#pragma once

#include "base/attributes.h"

#include <stdint.h>

// Microseconds of CLOCK_MONOTONIC.
uint64_t
clock_now_us(void) MUST_CHECK;

// The day on the wall as YYYYMMDD, in the machine's time zone, whoever may have set it: for
// the desk, where somebody looks at it.
uint32_t
clock_date(void) MUST_CHECK;
