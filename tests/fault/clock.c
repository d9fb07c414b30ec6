// SPDX-License-Identifier: MIT
// A clock that is wrong: loaded before a program (LD_PRELOAD), gives FAULT_CLOCK_AT seconds since 1970 as
// the time of day, and with FAULT_CLOCK_LEAP that much more at every second look. Clocks that only
// count are as ever.
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long
wanted(const char *name)
{
    const char *said = getenv(name);
    return said ? strtol(said, NULL, 10) : 0;
}

static long
now_s(void)
{
    static int looks;
    return wanted("FAULT_CLOCK_AT") + (looks++ % 2) * wanted("FAULT_CLOCK_LEAP");
}

int
clock_gettime(clockid_t clock, struct timespec *time)
{
    if (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)
        return (int)syscall(SYS_clock_gettime, clock, time);
    *time = (struct timespec){.tv_sec = now_s()};
    return 0;
}

int
gettimeofday(struct timeval *restrict time, void *restrict zone)
{
    (void)zone;
    *time = (struct timeval){.tv_sec = now_s()};
    return 0;
}

time_t
time(time_t *at)
{
    time_t now = now_s();
    if (at)
        *at = now;
    return now;
}
