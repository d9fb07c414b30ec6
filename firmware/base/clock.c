// SPDX-License-Identifier: MIT
// Owns the one reading of the monotonic clock.
#include "base/clock.h"

#include <time.h>

uint64_t
clock_now_us(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000U + (uint64_t)now.tv_nsec / 1000U;
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
