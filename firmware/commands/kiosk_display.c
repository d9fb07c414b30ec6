// SPDX-License-Identifier: MIT
// The kiosk and its display: which window it needs, what becomes of a visit when the
// display goes, and the wait for one that is not there yet or not any more.
#include "commands/kiosk_display.h"

#include <stdio.h>
#include <unistd.h>

enum { FIRST_PAUSE_MS = 1000, LONGEST_PAUSE_MS = 30000 };

bool
kiosk_open_window(struct kiosk *kiosk, char *sentence, size_t sentence_bytes)
{
    struct window_options options = {
        .title = kiosk->options.title,
        .panel = kiosk->options.panel,
        .rotation = kiosk->options.rotation,
        .fullscreen = kiosk->options.fullscreen,
    };
    struct panel *panel = &options.panel;
    panel->height_mm *=
        (double)(panel->height_px + kiosk->options.strip_px) / panel->height_px;
    panel->height_px += kiosk->options.strip_px;
    kiosk->window = window_open(&options, sentence, sentence_bytes);
    if (!kiosk->window)
        return false;
    waiter_watch_input(kiosk->waiter, window_event_fd(kiosk->window),
                       kiosk->options.fullscreen);
    return true;
}

static void
tell(const struct kiosk *kiosk, const char *what, const char *sentence)
{
    fprintf(stderr, "anteroom %s: %s: %s\n", kiosk->session->command, what, sentence);
}

// false when a signal ended the kiosk meanwhile. Pages to be read anew wait.
static bool
pause_until(struct kiosk *kiosk, uint64_t deadline_ms)
{
    while (wait_now_ms() < deadline_ms) {
        unsigned woken = waiter_wait(kiosk->waiter, deadline_ms);
        if (woken & WAIT_SIGNAL)
            return false;
        if (woken & WAIT_RELOAD)
            kiosk->kept_news |= KIOSK_RELOAD;
    }
    return true;
}

static bool
await_window(struct kiosk *kiosk)
{
    char sentence[512] = "";
    uint64_t pause_ms = FIRST_PAUSE_MS;
    waiter_watch_input(kiosk->waiter, -1, false);
    do {
        if (!pause_until(kiosk, wait_now_ms() + pause_ms))
            return false;
        pause_ms = 2 * pause_ms < LONGEST_PAUSE_MS ? 2 * pause_ms : LONGEST_PAUSE_MS;
    } while (!kiosk_open_window(kiosk, sentence, sizeof sentence));
    tell(kiosk, "note", "the display is there");
    return true;
}

bool
kiosk_find_display(struct kiosk *kiosk)
{
    char sentence[512] = "";
    if (kiosk_open_window(kiosk, sentence, sizeof sentence))
        return true;
    tell(kiosk, "error", sentence);
    if (!kiosk->options.fullscreen)
        return false;
    tell(kiosk, "note", "it is tried again until there is a display");
    kiosk->ended = !await_window(kiosk);
    return !kiosk->ended;
}

// Neither SDL nor Xlib can take leave of an X server that is gone, so the program begins
// anew in its place: the visit is wiped, and what waits for a display is there already.
bool
kiosk_start_again(struct kiosk *kiosk, char *const *arguments)
{
    tell(
        kiosk, "error",
        "the display is gone, and the visit is over (it is tried again until the display "
        "is back)");
    if (!pause_until(kiosk, wait_now_ms() + FIRST_PAUSE_MS))
        return true;
    execv("/proc/self/exe", arguments);
    tell(kiosk, "error", "the program cannot be started again (start it by hand)");
    return false;
}
