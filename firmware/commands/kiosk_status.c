// SPDX-License-Identifier: MIT
// What the kiosk tells staff of itself, and the clock they set.
#include "commands/kiosk_status.h"

#include <string.h>

// The wall clock is looked at once a second at most: a touch has other things to wait for.
void
kiosk_read_wall(struct kiosk *kiosk)
{
    enum { FRESH_MS = 1000 };
    uint64_t now_ms = wait_now_ms();
    if (kiosk->wall_read_ms != 0 && now_ms < kiosk->wall_read_ms + FRESH_MS)
        return;
    kiosk->wall = clock_wall_now(kiosk->clock_set_by_staff);
    kiosk->wall_read_ms = now_ms;
}

// Sets the system's clock as staff asked, and lets the visit tell them how it went. Only
// a kiosk does that: a desktop's clock is not this program's.
void
kiosk_set_clock(struct kiosk *kiosk, const struct visit_result *result)
{
    bool done = kiosk->options.fullscreen &&
                clock_set_wall(result->wish_date, result->wish_minute);
    kiosk->clock_set_by_staff |= done;
    kiosk->wall_read_ms = 0;
    kiosk_read_wall(kiosk);
    kiosk->visit.wall = kiosk->wall;
    visit_clock_set(&kiosk->visit, done);
}

// ---- status ---------------------------------------------------------------------------

static bool
panel_is_checked(const struct kiosk *kiosk)
{
    const struct text_list *panels = &kiosk->content->clinic.panels;
    const char *name = kiosk->options.panel.name;
    for (size_t i = 0; name && i < panels->count; i++)
        if (strcmp(panels->items[i].utf8, name) == 0)
            return kiosk->options.device.active_width_mm <= 0;
    return false;
}

// Staff screens tell how the kiosk is when they are opened.
void
kiosk_renew_status(struct kiosk *kiosk)
{
    if (!kiosk->content || !kiosk->visit.sheet_open)
        return;
    const struct status_facts facts = {
        .folder = kiosk->session->folder,
        .touch_found = !kiosk->options.fullscreen || status_touch_found(),
        .panel_checked = panel_is_checked(kiosk),
        .wall = kiosk->wall,
        .touch = ghosts_health(&kiosk->visit.ghosts, kiosk_now(kiosk)),
        .now_ms = wait_now_ms(),
        .started_ms = kiosk->started_ms,
    };
    kiosk->status = status_collect(&facts, kiosk->status.number + 1);
}
