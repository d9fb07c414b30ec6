// SPDX-License-Identifier: MIT
// Owns every reading of a clock, and the judgement whether the date can be believed.
#include "base/clock.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

enum { AGREES_S = 120, SECONDS_PER_MINUTE = 60 };

// 1 November 2026: this program did not exist before.
static const int64_t FLOOR_S = 1793491200;

uint64_t
clock_now_us(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000U + (uint64_t)now.tv_nsec / 1000U;
}

int64_t
clock_wall_ahead_ms(void)
{
    struct timespec wall = {0};
    clock_gettime(CLOCK_REALTIME, &wall);
    int64_t wall_ms = (int64_t)wall.tv_sec * 1000 + wall.tv_nsec / 1000000;
    return wall_ms - (int64_t)(clock_now_us() / 1000);
}

uint64_t
clock_up_s(void)
{
    struct timespec up = {0};
    (void)clock_gettime(CLOCK_BOOTTIME, &up);
    return (uint64_t)up.tv_sec;
}

uint32_t
clock_date(void)
{
    struct timespec now;
    struct tm parts = {0};
    clock_gettime(CLOCK_REALTIME, &now);
    localtime_r(&now.tv_sec, &parts);
    return (uint32_t)((parts.tm_year + 1900) * 10000 + (parts.tm_mon + 1) * 100 +
                      parts.tm_mday);
}

enum clock_trust
clock_judge(const struct clock_facts *facts)
{
    int64_t floor_s = facts->floor_s > FLOOR_S ? facts->floor_s : FLOOR_S;
    if (facts->now_s < floor_s)
        return CLOCK_UNTRUSTED;
    if (facts->set_by_staff)
        return CLOCK_SET_BY_STAFF;
    if (facts->synchronised)
        return CLOCK_BY_NETWORK;
    int64_t apart_s = facts->now_s - facts->battery_s;
    bool agrees = apart_s < AGREES_S && apart_s > -AGREES_S;
    return facts->battery_s >= floor_s && agrees ? CLOCK_BY_BATTERY : CLOCK_UNTRUSTED;
}

// The kernel's own view of the clock with a battery.
static int64_t
read_battery_s(void)
{
    char digits[32] = "";
    int fd = open("/sys/class/rtc/rtc0/since_epoch", O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return 0;
    ssize_t len = read(fd, digits, sizeof digits - 1);
    (void)close(fd);
    return len > 0 ? strtoll(digits, NULL, 10) : 0;
}

// A day before, since the day may have begun earlier where the update was made.
static int64_t
begin_of_day_s(uint32_t day)
{
    enum { SECONDS_PER_DAY = 86400 };
    struct calendar_date date = {(int)(day / 10000), (int)(day / 100 % 100),
                                 (int)(day % 100)};
    int64_t days = calendar_day(date);
    return day == 0 ? 0 : (days - 1) * SECONDS_PER_DAY;
}

struct clock_facts
clock_facts_now(bool set_by_staff, uint32_t floor)
{
    struct timespec now = {0};
    struct timex state = {0};
    clock_gettime(CLOCK_REALTIME, &now);
    int health = adjtimex(&state);
    return (struct clock_facts){
        .now_s = now.tv_sec,
        .battery_s = read_battery_s(),
        .synchronised = health >= 0 && health != TIME_ERROR,
        .set_by_staff = set_by_staff,
        .floor_s = begin_of_day_s(floor),
    };
}

struct clock_wall
clock_wall_now(bool set_by_staff, uint32_t floor)
{
    struct clock_facts facts = clock_facts_now(set_by_staff, floor);
    time_t now = (time_t)facts.now_s;
    struct tm local = {0};
    if (!localtime_r(&now, &local))
        return (struct clock_wall){0};
    struct calendar_date date = {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
    return (struct clock_wall){
        .trust = clock_judge(&facts),
        .day = calendar_day(date),
        .minute = (unsigned)(local.tm_hour * 60 + local.tm_min),
    };
}

int64_t
clock_today(const struct clock_wall *wall)
{
    return wall->trust == CLOCK_UNTRUSTED ? 0 : wall->day;
}

bool
clock_set_wall(struct calendar_date date, unsigned minute)
{
    struct tm local = {
        .tm_year = date.year - 1900,
        .tm_mon = date.month - 1,
        .tm_mday = date.day,
        .tm_hour = (int)minute / SECONDS_PER_MINUTE,
        .tm_min = (int)minute % SECONDS_PER_MINUTE,
        .tm_isdst = -1,
    };
    const struct timespec then = {.tv_sec = mktime(&local)};
    return clock_settime(CLOCK_REALTIME, &then) == 0;
}
