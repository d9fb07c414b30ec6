// SPDX-License-Identifier: MIT
// Owns the rules by which dates act on pages and notices.
#include "content/due.h"

#include "base/calendar.h"

#include <string.h>

enum page_age
due_age(const struct page *page, int64_t today)
{
    int64_t due = calendar_parse(page->review_due.utf8);
    if (page->kind == PAGE_CRISIS || due == 0 || today == 0)
        return PAGE_AGE_GOOD;
    if (today > due + DUE_GRACE_DAYS)
        return PAGE_AGE_EXPIRED;
    if (today > due)
        return PAGE_AGE_DUE;
    return today + DUE_SOON_DAYS >= due ? PAGE_AGE_SOON : PAGE_AGE_GOOD;
}

static bool
is_dated(const struct notice *notice)
{
    return notice->from.len > 0 || notice->until.len > 0;
}

static bool
shows(const struct notice *notice, int64_t today)
{
    int64_t from = calendar_parse(notice->from.utf8);
    int64_t until = calendar_parse(notice->until.utf8);
    if (today == 0)
        return !is_dated(notice);
    return (from == 0 || today >= from) && (until == 0 || today <= until);
}

const struct notice *
due_notice(const struct content *content, int64_t today, size_t index)
{
    for (size_t i = 0; i < content->notice_count; i++)
        if (shows(&content->notices[i], today) && index-- == 0)
            return &content->notices[i];
    return NULL;
}

size_t
due_notice_count(const struct content *content, int64_t today)
{
    size_t count = 0;
    for (size_t i = 0; i < content->notice_count; i++)
        count += shows(&content->notices[i], today);
    return count;
}

size_t
due_notices_waiting(const struct content *content, int64_t today)
{
    size_t count = 0;
    for (size_t i = 0; i < content->notice_count && today == 0; i++)
        count += is_dated(&content->notices[i]);
    return count;
}

unsigned
due_minute(const struct text *clock)
{
    const char *c = clock->utf8;
    if (clock->len != 5)
        return 0;
    return (unsigned)((c[0] - '0') * 600 + (c[1] - '0') * 60 + (c[3] - '0') * 10 +
                      (c[4] - '0'));
}

void
due_take_notices(struct reader *reader, const struct schema_list *list,
                 struct content *content)
{
    const struct notice *notices = list->items;
    content->notices = notices;
    content->notice_count = list->count;
    for (size_t i = 0; i < content->notice_count; i++)
        if (notices[i].from.utf8 && notices[i].until.utf8 &&
            strcmp(notices[i].until.utf8, notices[i].from.utf8) < 0)
            reader_fail(reader, notices[i].until.place, "swap the two days",
                        "this notice ends before it begins");
}
