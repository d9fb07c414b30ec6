// SPDX-License-Identifier: MIT
#include "visit/news.h"

void
news_hear(struct news *news, bool reading, uint64_t now_ms)
{
    news->waiting = true;
    news->heard_ms = now_ms;
    if (news->shown && !news->reading) {
        news->later = true;
        news->later_reading = reading;
        return;
    }
    news->reading = reading;
    news->until_ms = now_ms + NEWS_RESULT_MS;
}

bool
news_stalled(const struct news *news, uint64_t now_ms)
{
    return news->waiting && news->reading && now_ms >= news->heard_ms + NEWS_STALLED_MS;
}

void
news_end(struct news *news, uint64_t now_ms)
{
    if (!news->shown) {
        return;
    }
    news->shown = false;
    news->waiting = news->reading || news->later; // a result is still to come
    news->reading = news->later ? news->later_reading : news->reading;
    news->later = false;
    news->next_ms = now_ms + NEWS_APART_MS;
}

bool
news_pass(struct news *news, bool idle, uint64_t now_ms)
{
    const bool before = news->shown;
    const bool stalled = news_stalled(news, now_ms);
    if (stalled) {
        news_hear(news, false, now_ms); // it is told as one that could not be read
    }
    const uint64_t ends_ms =
        news->reading ? news->began_ms + NEWS_MOST_MS : news->until_ms;
    if (news->shown && (!idle || now_ms >= ends_ms)) {
        news_end(news, now_ms);
    }
    if (news->waiting && !news->shown && idle && now_ms >= news->next_ms) {
        news->shown = true;
        news->began_ms = now_ms;
        news->until_ms = now_ms + NEWS_RESULT_MS;
    }
    return news->shown != before || (stalled && news->shown);
}

uint64_t
news_wake_ms(const struct news *news, bool idle, uint64_t now_ms)
{
    if (!news->waiting) {
        return UINT64_MAX;
    }
    if (news->shown && !news->reading) {
        return news->until_ms;
    }
    uint64_t stalls_ms = news->reading ? news->heard_ms + NEWS_STALLED_MS : UINT64_MAX;
    if (news->shown && news->began_ms + NEWS_MOST_MS < stalls_ms) {
        stalls_ms = news->began_ms + NEWS_MOST_MS;
    }
    if (news->shown || !idle) {
        return stalls_ms;
    }
    const uint64_t begins_ms = news->next_ms > now_ms ? news->next_ms : now_ms;
    return begins_ms < stalls_ms ? begins_ms : stalls_ms;
}
