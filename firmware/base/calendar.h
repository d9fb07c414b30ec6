// SPDX-License-Identifier: MIT
// The calendar: days as numbers, so that dates can be compared and counted on. Days count
// from 1 January 1970; day 0 and below stand for "no date known".
#pragma once

#include "base/attributes.h"

#include <stdbool.h>
#include <stdint.h>

struct calendar_date {
    int year;
    int month; // 1 to 12
    int day;   // 1 to 31
};

enum { CALENDAR_FIRST_YEAR = 2000, CALENDAR_LAST_YEAR = 2099 };

// The number of a date that exists.
int64_t
calendar_day(struct calendar_date date) MUST_CHECK;

struct calendar_date
calendar_date(int64_t day) MUST_CHECK;

// 28 to 31.
int
calendar_month_days(int year, int month) MUST_CHECK;

// The day of a text such as 2026-01-31; 0 where it is no such date (NULL is none).
int64_t
calendar_parse(const char *text) MUST_CHECK;
