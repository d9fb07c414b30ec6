// SPDX-License-Identifier: MIT
// Numbers: the figures in a text in a form that can be compared, whatever the words
// around them: "30 in 100" and "30 de cada 100" are the same, "24 hours" and "24 horas"
// too, "24 hours" and "24 minutes" are not.
#pragma once

#include "base/attributes.h"

#include <stdbool.h>
#include <stddef.h>

enum number_unit {
    NUMBER_COUNT, // of people, sessions, …; also a year
    NUMBER_MINUTES,
    NUMBER_HOURS,
    NUMBER_DAYS,
    NUMBER_WEEKS,
    NUMBER_MONTHS,
    NUMBER_YEARS,
    NUMBER_SHARE, // of `of`: "30 in 100"
};

struct number {
    double value;
    enum number_unit unit;
    unsigned of;   // of a share: 100, 1000
    size_t at;     // byte where it begins in the text
    size_t length; // bytes of its digits
};

// Takes the next number from `at` on. A range gives both its ends in the unit of the
// second. Digits inside of words ("T15b", "GABA-A2") are none. Returns false at the end.
bool
numbers_next(const char *utf8, size_t len, size_t *at, struct number *number) MUST_CHECK;

// Whether two numbers say the same: value and unit, hours and minutes and days and weeks
// not exchanged.
bool
numbers_equal(const struct number *left, const struct number *right) MUST_CHECK;

// The number as a message may show it: "24 hours", "30 in 100". `room` of 40 is enough.
void
numbers_print(const struct number *number, char *shown, size_t room);
