// SPDX-License-Identifier: MIT
// The kiosk: window, visit, layouts and painting tied together; the loop of run and
// preview. It shows what the visit asks for and paints ahead what will most likely be
// asked for next.
#pragma once

#include "commands/session.h"
#include "commands/status.h"
#include "platform/paint.h"
#include "platform/wait.h"
#include "platform/window.h"
#include "visit/visit.h"

struct kiosk_layout { // one laid-out view
    bool used;
    struct view_request request;
    struct arena arena;
    struct laid_view view;
};

struct kiosk_options {
    const char *title;
    struct panel panel; // as the hardware has it
    int rotation;
    bool fullscreen;
    bool drafts;
    bool trace;
    unsigned speed;
    int strip_px;       // height of the strip below the panel (preview), or 0
    bool offers_broken; // preview: languages with mistakes are shown as well
    bool never_idle;    // preview: nobody is asked whether they still read
    const char *state;  // where updates are kept; NULL: the content is a folder
    struct device device;
};

struct kiosk {
    struct kiosk_options options;
    struct session *session;
    struct waiter *waiter;
    struct window *window;
    struct painter *painter;
    size_t language;               // of the session's edition; what is shown is in it
    const struct content *content; // NULL: the notice "being set up"
    struct visit visit;
    struct kiosk_layout layouts[2];
    int shown; // which layout is on the panel
    int shown_screen;
    bool ahead; // the canvas holds layouts[ahead_layout], ahead_screen
    int ahead_layout;
    int ahead_screen;
    int painted_pressed; // as the frame on show has them: index + 1
    bool painted_ring;
    const struct screen *strip; // what the preview shows below, or NULL
    bool hurries;               // the caller has work left: kiosk_turn does not sleep
    struct arena frame_arena;   // the composed screen of panel and strip
    unsigned ghost_spots;       // quarantined spots of the touch panel that were told
    struct clock_wall wall;     // as last read
    uint64_t wall_read_ms;      // real time; 0: not yet
    bool clock_set_by_staff;    // since the program started
    uint32_t time_floor;        // YYYYMMDD: it is not earlier; 0: not known
    uint64_t call_at_ms;        // kiosk time by which kiosk_turn returns; 0: any
    struct status status;       // as the staff screens were last told
    unsigned kept_news;         // what kiosk_turn will return: it came at another time
    bool starting;              // what will be shown is not known yet
    bool ended;                 // by a signal, before there was a display
    uint64_t started_ms;        // real time
    uint64_t wake_at_ms;        // kiosk time
    uint64_t layout_ns;         // totals, for measuring
    uint64_t paint_ns;
};

enum kiosk_news {
    KIOSK_QUIT = 1,
    KIOSK_FILES = 2,  // the watched folder changed
    KIOSK_RELOAD = 4, // SIGHUP
    KIOSK_TYPED = 8,  // *typed is a key that the visit does not use
    KIOSK_SHOWN = 16, // another screen is on the panel
    KIOSK_LOST = 32,  // the display is gone
    KIOSK_UNDO = 64,  // staff take back the update
};

// Opens the window and shows the session's edition. On failure prints one sentence; close
// it all the same.
bool
kiosk_open(struct kiosk *kiosk, struct session *session,
           const struct kiosk_options *options) MUST_CHECK;

// Sleeps until something happens unless it hurries, acts on it, returns KIOSK_… bits.
unsigned
kiosk_turn(struct kiosk *kiosk, int *typed);

// Shows the session's edition from now on, which was read anew: the visitor's page, if it
// is still there; without content the notice. The old edition may be freed afterwards.
// With a strip the caller shows it, by kiosk_show.
void
kiosk_set_content(struct kiosk *kiosk);

// Lays out what the visit asks for, without showing it: see `shown`, `shown_screen`.
void
kiosk_lay_out(struct kiosk *kiosk);

// Lays out and presents it. With a strip (preview) the loop only reports KIOSK_SHOWN, and
// the caller renews the strip and calls this.
void
kiosk_show(struct kiosk *kiosk);

// Kiosk time now: real time, or faster.
uint64_t
kiosk_now(const struct kiosk *kiosk) MUST_CHECK;

// Another panel, in a new window.
bool
kiosk_set_panel(struct kiosk *kiosk, const struct panel *panel, int strip_px) MUST_CHECK;

// Prints one line of the trace, with the time since the start, when a trace is wanted.
void
kiosk_trace(const struct kiosk *kiosk, const char *format, ...) PRINTF_LIKE(2, 3);

void
kiosk_close(struct kiosk *kiosk);
