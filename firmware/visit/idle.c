// SPDX-License-Identifier: MIT
// Idle times: slow, second-language reading at 100 words a minute at 100 % and 80 at
// 200 %, where pages must be turned more often.
#include "visit/idle.h"

enum { BAR_STEP_MS = 1000, MINUTE_MS = 60000, SPARE_MS = 30000 };

uint64_t
idle_limit_ms(unsigned words, int step, unsigned idle_ms)
{
    const int over = step < 100 ? 0 : step > 200 ? 100 : step - 100;
    const uint64_t words_per_minute = 100 - (uint64_t)over / 5;
    const uint64_t reading_ms = (uint64_t)words * MINUTE_MS / words_per_minute;
    const uint64_t limit_ms = 2 * reading_ms + SPARE_MS;
    return limit_ms > idle_ms ? limit_ms : idle_ms;
}

unsigned
idle_bar_percent(uint64_t asked_ms, unsigned ask_ms)
{
    const uint64_t whole_ms = asked_ms - asked_ms % BAR_STEP_MS;
    if (whole_ms >= ask_ms) {
        return 0;
    }
    return (unsigned)((ask_ms - whole_ms) * 100 / ask_ms);
}

uint64_t
idle_bar_next_ms(uint64_t asked_ms, unsigned ask_ms)
{
    const uint64_t next_ms = asked_ms - asked_ms % BAR_STEP_MS + BAR_STEP_MS;
    return asked_ms >= ask_ms ? UINT64_MAX : next_ms;
}
