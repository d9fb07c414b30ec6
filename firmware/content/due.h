// SPDX-License-Identifier: MIT
// Due: what the day changes. Pages that must be checked again, notices that come and go,
// the night. A day of 0 means that no clock is trusted: then no date acts.
#pragma once

#include "base/attributes.h"
#include "content/model.h"
#include "content/reader.h"

#include <stdint.h>

enum page_age {
    PAGE_AGE_GOOD,
    PAGE_AGE_SOON,    // due within 30 days: staff are told
    PAGE_AGE_DUE,     // past its day: it says so
    PAGE_AGE_EXPIRED, // 90 days past: replaced by a sentence
};

enum { DUE_SOON_DAYS = 30, DUE_GRACE_DAYS = 90 };

// Help never expires; a page without a day is always good.
enum page_age
due_age(const struct page *page, int64_t today) MUST_CHECK;

// How many notices show on that day; `index` counts through them. With no trusted clock
// only those without dates show: one that nobody can take away would send people to a
// closed door. NULL past the last.
size_t
due_notice_count(const struct content *content, int64_t today) MUST_CHECK;
const struct notice *
due_notice(const struct content *content, int64_t today, size_t index) MUST_CHECK;

// How many notices only wait for a clock that is set.
size_t
due_notices_waiting(const struct content *content, int64_t today) MUST_CHECK;

// Keeps the notices that were read, and complains about those that end before they begin.
void
due_take_notices(struct reader *reader, const struct schema_list *list,
                 struct content *content);

// The minute of the day of a text such as 22:30.
unsigned
due_minute(const struct text *clock) MUST_CHECK;
