// SPDX-License-Identifier: MIT
// The few macros the house allows: compiler attributes and the element count.
#pragma once

#define MUST_CHECK __attribute__((__warn_unused_result__))
#define PRINTF_LIKE(string, first) __attribute__((__format__(__printf__, string, first)))
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))
