// SPDX-License-Identifier: MIT
// The clocks. One for work in slices: how long has this taken? One for the day and the
// time on the wall, and whether they are to be believed: a small computer without a
// battery wakes up with yesterday's time. What happens when in a visit is never asked
// here; there, time is an argument.
#pragma once

#include "base/attributes.h"
#include "base/calendar.h"

#include <stdbool.h>
#include <stdint.h>

// Microseconds of CLOCK_MONOTONIC.
uint64_t
clock_now_us(void) MUST_CHECK;

// How far the time of day is ahead of that, in ms: for devices that stamp by it.
int64_t
clock_wall_ahead_ms(void) MUST_CHECK;

// Seconds since the computer was started, those asleep included.
uint64_t
clock_up_s(void) MUST_CHECK;

// The day on the wall as YYYYMMDD, in the machine's time zone, whoever may have set it: for
// the desk, where somebody looks at it.
uint32_t
clock_date(void) MUST_CHECK;

// Why the date is believed. Dates act only then: no page is taken away, no notice shown
// or hidden and no night begun by a clock that nobody vouches for.
enum clock_trust {
    CLOCK_UNTRUSTED,
    CLOCK_BY_BATTERY,  // a clock with a battery runs and agrees
    CLOCK_BY_NETWORK,  // the system is told the time by others
    CLOCK_SET_BY_STAFF // since the kiosk was switched on
};

// What is known about the time, in seconds since 1970.
struct clock_facts {
    int64_t now_s;
    int64_t battery_s; // what the clock with a battery says; 0: there is none, or not set
    bool synchronised; // the kernel says so
    bool set_by_staff;
    int64_t floor_s; // it is not earlier, as an update of that day was accepted; 0: none
};

// Judges the facts. A time before this program was made, or before the floor, is never
// believed.
enum clock_trust
clock_judge(const struct clock_facts *facts) MUST_CHECK;

// The facts of this machine. `floor` is a day as YYYYMMDD, or 0.
struct clock_facts
clock_facts_now(bool set_by_staff, uint32_t floor) MUST_CHECK;

// The time on the wall, in the machine's time zone. Zeroed: not trusted.
struct clock_wall {
    enum clock_trust trust;
    int64_t day;     // as calendar_day
    unsigned minute; // of the day, 0 to 1439
};

struct clock_wall
clock_wall_now(bool set_by_staff, uint32_t floor) MUST_CHECK;

// The day where it is trusted, else 0: what anything that acts by date is given.
int64_t
clock_today(const struct clock_wall *wall) MUST_CHECK;

// Sets the system's clock to this day and minute. false with errno set when it is not
// allowed.
bool
clock_set_wall(struct calendar_date date, unsigned minute) MUST_CHECK;
