// SPDX-License-Identifier: MIT
// When two requests for a view lead to the same layout, so that one that is there serves
// for both.
#include "commands/kiosk_status.h"

#include <string.h>

static bool
same_staff(const struct staff_look *a, const struct staff_look *b)
{
    return a->pad == b->pad && a->digits == b->digits &&
           a->locked_minutes == b->locked_minutes && a->corners_hit == b->corners_hit &&
           a->clean_s == b->clean_s && a->undo_asked == b->undo_asked &&
           a->clock == b->clock && a->minute == b->minute &&
           a->date.year == b->date.year && a->date.month == b->date.month &&
           a->date.day == b->date.day;
}

// What only some views show: the status, a notice of the loop.
static bool
same_telling(const struct view_request *a, const struct view_request *b)
{
    return a->today == b->today && a->status_number == b->status_number &&
           a->notice.utf8 == b->notice.utf8;
}

static bool
same_look(const struct look *a, const struct look *b)
{
    return a->step == b->step && a->theme == b->theme && a->more_space == b->more_space &&
           a->no_motion == b->no_motion && a->steady_touch == b->steady_touch &&
           a->can_go_back == b->can_go_back && a->drafts == b->drafts &&
           a->slide_paused == b->slide_paused && a->ticks == b->ticks &&
           a->asked == b->asked && a->bar_percent == b->bar_percent &&
           a->night == b->night && a->drawing == b->drawing &&
           same_staff(&a->staff, &b->staff);
}

bool
kiosk_same_view(const struct view_request *a, const struct view_request *b)
{
    const char *page_a = a->page ? a->page : "";
    const char *page_b = b->page ? b->page : "";
    return a->kind == b->kind && a->kind != VIEW_UPDATE && a->content == b->content &&
           strcmp(page_a, page_b) == 0 && same_look(&a->look, &b->look) &&
           same_telling(a, b);
}
