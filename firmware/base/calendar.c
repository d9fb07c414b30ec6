// SPDX-License-Identifier: MIT
// Owns the arithmetic of the Gregorian calendar, in whole days.
#include "base/calendar.h"

#include <stdio.h>
#include <string.h>

enum { DAYS_PER_YEAR = 365, MONTHS = 12, DATE_LEN = 10 };

static bool
is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int
calendar_month_days(int year, int month)
{
    static const int days[MONTHS] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > MONTHS)
        return 0;
    return days[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

// Days before 1 January of a year, counted from the year 1.
static int64_t
days_before(int year)
{
    int64_t past = (int64_t)year - 1;
    return past * DAYS_PER_YEAR + past / 4 - past / 100 + past / 400;
}

int64_t
calendar_day(struct calendar_date date)
{
    int64_t day = days_before(date.year) - days_before(1970) + date.day - 1;
    for (int month = 1; month < date.month; month++)
        day += calendar_month_days(date.year, month);
    return day;
}

struct calendar_date
calendar_date(int64_t day)
{
    struct calendar_date date = {.year = (int)(1970 + day / (DAYS_PER_YEAR + 1)),
                                 .month = 1};
    while (calendar_day((struct calendar_date){date.year + 1, 1, 1}) <= day)
        date.year++;
    int left = (int)(day - calendar_day((struct calendar_date){date.year, 1, 1}));
    while (left >= calendar_month_days(date.year, date.month))
        left -= calendar_month_days(date.year, date.month++);
    date.day = left + 1;
    return date;
}

int64_t
calendar_parse(const char *text)
{
    struct calendar_date date = {0};
    static const char pattern[] = "dddd-dd-dd";
    int *parts[] = {&date.year, &date.month, &date.day};
    if (!text || strlen(text) != DATE_LEN)
        return 0;
    for (size_t i = 0, part = 0; i < DATE_LEN; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        if (digit != (pattern[i] == 'd') || (!digit && text[i] != '-'))
            return 0;
        if (digit)
            *parts[part] = *parts[part] * 10 + (text[i] - '0');
        else
            part++;
    }
    bool exists = date.year >= 1970 && date.day >= 1 &&
                  date.day <= calendar_month_days(date.year, date.month);
    return exists ? calendar_day(date) : 0;
}
