// SPDX-License-Identifier: MIT
// What the kiosk tells staff of itself, and the clock they set.
#include "commands/kiosk_status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

// The wall clock is looked at once a second at most: a touch has other things to wait for.
void
kiosk_read_wall(struct kiosk *kiosk)
{
    enum { FRESH_MS = 1000 };
    uint64_t now_ms = wait_now_ms();
    if (kiosk->wall_read_ms != 0 && now_ms < kiosk->wall_read_ms + FRESH_MS)
        return;
    kiosk->wall = clock_wall_now(kiosk->clock_set_by_staff, kiosk->time_floor);
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
    const struct status before = kiosk->status;
    const struct status_facts facts = {
        .folder = kiosk->options.state ? NULL : kiosk->session->folder,
        .storage = kiosk->options.state ? kiosk->options.state : kiosk->session->folder,
        .touch_found = !kiosk->options.fullscreen || status_touch_found(),
        .panel_checked = panel_is_checked(kiosk),
        .wall = kiosk->wall,
        .touch = ghosts_health(&kiosk->visit.ghosts, kiosk_now(kiosk)),
        .now_ms = wait_now_ms(),
        .started_ms = kiosk->started_ms,
    };
    kiosk->status = status_collect(&facts, before.number + 1);
    kiosk->status.serial = before.serial;
    kiosk->status.made_on = before.made_on;
    kiosk->status.signer = before.signer;
    kiosk->status.code = before.code;
    kiosk->status.previous = before.previous;
    kiosk->status.created = before.created;
    kiosk->status.fault = before.fault;
    kiosk->status.update = before.update;
    kiosk->status.undo = before.undo;
    memcpy(kiosk->status.results, before.results, sizeof before.results);
}

// ---- the trace --------------------------------------------------------------------------

void
kiosk_trace(const struct kiosk *kiosk, const char *format, ...)
{
    if (!kiosk->options.trace)
        return;
    va_list args;
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    printf(" t=%llu\n", (unsigned long long)(wait_now_ms() - kiosk->started_ms));
    fflush(stdout);
}

static const char *
state_name(enum visit_state state)
{
    static const char *const names[] = {
        [VISIT_ATTRACT] = "attract",
        [VISIT_READING] = "reading",
        [VISIT_ASKING] = "asking",
    };
    return names[state];
}

void
kiosk_trace_shown(const struct kiosk *kiosk)
{
    const struct kiosk_layout *layout = &kiosk->layouts[kiosk->shown];
    const struct view_request *request = &layout->request;
    kiosk_trace(kiosk, "shown view=%s page=%s screen=%d/%zu lang=%s state=%s",
                view_id(request->kind, request->page),
                request->page ? request->page : "-", kiosk->shown_screen + 1,
                layout->view.screen_count,
                request->content ? request->content->lang.utf8 : "-",
                state_name(kiosk->visit.state));
}
