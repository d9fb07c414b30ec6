// SPDX-License-Identifier: MIT
// One poll over everything that can happen, until the nearest deadline.
#include "platform/wait.h"

#include "platform/doorbells.h"
#include "platform/folders.h"

#include <SDL.h>
#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

enum {
    QUIET_MS = 40,       // a burst of changes is over
    BURST_MAX_MS = 1000, // … or is reported all the same
    // SDL learns of a new device from udev, some time after the device is there.
    DEVICES_SETTLE_MS = 250,
};

static const uint64_t NEVER = UINT64_MAX;

struct waiter {
    sigset_t signals_before;
    int signal_fd;
    int display_fd;
    struct doorbells doorbells;
    uint64_t settled_at_ms; // new devices; NEVER
    struct folders folders;
    uint64_t burst_since_ms; // of changes; NEVER: none
    uint64_t quiet_at_ms;
};

uint64_t
wait_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

bool
wait_readable(int fd, uint64_t deadline_ms)
{
    struct pollfd watched = {.fd = fd, .events = POLLIN};
    for (;;) {
        uint64_t now_ms = wait_now_ms();
        uint64_t left_ms = deadline_ms > now_ms ? deadline_ms - now_ms : 0;
        int ready = poll(&watched, 1, left_ms > INT_MAX ? INT_MAX : (int)left_ms);
        if (ready > 0)
            return true;
        if (ready == 0 && left_ms <= INT_MAX)
            return false;
        if (ready < 0 && errno != EINTR)
            return false;
    }
}

struct waiter *
waiter_new(void)
{
    struct waiter *waiter = calloc(1, sizeof *waiter);
    assert(waiter);
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);
    sigprocmask(SIG_BLOCK, &signals, &waiter->signals_before);
    waiter->signal_fd = signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC);
    assert(waiter->signal_fd >= 0);
    waiter->display_fd = -1;
    waiter->doorbells = doorbells_none();
    waiter->folders = folders_none();
    waiter->settled_at_ms = waiter->burst_since_ms = waiter->quiet_at_ms = NEVER;
    return waiter;
}

void
waiter_watch_input(struct waiter *waiter, int display_fd, bool devices)
{
    waiter->display_fd = display_fd;
    if (devices)
        doorbells_open(&waiter->doorbells, "/dev/input");
}

struct doorbells *
waiter_doorbells(struct waiter *waiter)
{
    return &waiter->doorbells;
}

bool
waiter_watch_folder(struct waiter *waiter, const char *folder)
{
    return folders_watch(&waiter->folders, folder);
}

void
waiter_free(struct waiter *waiter)
{
    if (!waiter)
        return;
    doorbells_close(&waiter->doorbells);
    folders_finish(&waiter->folders);
    close(waiter->signal_fd);
    sigprocmask(SIG_SETMASK, &waiter->signals_before, NULL);
    free(waiter);
}

// ---- waiting ------------------------------------------------------------------------------

// Xlib may have read events while a frame was presented: they are in SDL's reach, and the
// connection is silent. So SDL is asked before every sleep.
static bool
sdl_has_events(struct waiter *waiter)
{
    if (!SDL_WasInit(SDL_INIT_VIDEO))
        return false;
    uint64_t now_ms = wait_now_ms();
    SDL_PumpEvents();
    if (SDL_HasEvents(SDL_FIRSTEVENT, SDL_LASTEVENT))
        return true;
    waiter->doorbells.quiet_ms = now_ms;
    return false;
}

static uint64_t
earlier(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

static int
poll_timeout(const struct waiter *waiter, uint64_t now_ms, uint64_t deadline_ms)
{
    uint64_t at =
        earlier(earlier(deadline_ms, waiter->quiet_at_ms), waiter->settled_at_ms);
    if (at == NEVER)
        return -1;
    uint64_t left = at > now_ms ? at - now_ms : 0;
    return left > INT_MAX ? INT_MAX : (int)left;
}

static unsigned
take_signals(const struct waiter *waiter)
{
    struct signalfd_siginfo signal;
    unsigned news = 0;
    while (read(waiter->signal_fd, &signal, sizeof signal) == (ssize_t)sizeof signal)
        news |= signal.ssi_signo == SIGHUP ? WAIT_RELOAD : WAIT_SIGNAL;
    return news;
}

static void
take_changes(struct waiter *waiter)
{
    if (!folders_changed(&waiter->folders))
        return;
    uint64_t now_ms = wait_now_ms();
    if (waiter->burst_since_ms == NEVER)
        waiter->burst_since_ms = now_ms;
    waiter->quiet_at_ms =
        earlier(now_ms + QUIET_MS, waiter->burst_since_ms + BURST_MAX_MS);
}

enum { AT_SIGNAL, AT_DISPLAY, AT_FOLDERS, AT_DOORBELLS };

static unsigned
take(struct waiter *waiter, const struct pollfd *fds, size_t bell_count)
{
    unsigned news = fds[AT_SIGNAL].revents ? take_signals(waiter) : 0;
    if (fds[AT_FOLDERS].revents)
        take_changes(waiter);
    if (fds[AT_DISPLAY].revents)
        news |= WAIT_INPUT;
    if (fds[AT_DISPLAY].revents & (POLLHUP | POLLERR | POLLNVAL))
        waiter->display_fd = -1; // or it would be reported for ever
    unsigned rung = doorbells_take(&waiter->doorbells, fds + AT_DOORBELLS, bell_count);
    if (rung & DOORBELL_DEVICES)
        waiter->settled_at_ms = wait_now_ms() + DEVICES_SETTLE_MS;
    news |= rung & DOORBELL_GONE ? WAIT_LOST : 0;
    return rung & DOORBELL_RANG ? news | WAIT_INPUT : news;
}

static unsigned
due(struct waiter *waiter, uint64_t now_ms, uint64_t deadline_ms)
{
    unsigned news = now_ms >= deadline_ms ? WAIT_TIME : 0;
    if (now_ms >= waiter->quiet_at_ms) {
        waiter->quiet_at_ms = waiter->burst_since_ms = NEVER;
        news |= WAIT_FILES;
    }
    if (now_ms >= waiter->settled_at_ms) {
        waiter->settled_at_ms = NEVER;
        news |= WAIT_INPUT;
    }
    return news;
}

static unsigned
sleep_once(struct waiter *waiter, uint64_t deadline_ms)
{
    struct pollfd fds[AT_DOORBELLS + DOORBELLS_MAX + 1] = {
        [AT_SIGNAL] = {.fd = waiter->signal_fd, .events = POLLIN},
        [AT_DISPLAY] = {.fd = waiter->display_fd, .events = POLLIN},
        [AT_FOLDERS] = {.fd = waiter->folders.fd, .events = POLLIN},
    };
    size_t bell_count = doorbells_fill(&waiter->doorbells, fds + AT_DOORBELLS);
    int timeout_ms = poll_timeout(waiter, wait_now_ms(), deadline_ms);
    int ready = poll(fds, AT_DOORBELLS + bell_count, timeout_ms);
    waiter->doorbells.quiet_ms = wait_now_ms(); // nothing had come before it slept
    return ready > 0 ? take(waiter, fds, bell_count) : 0;
}

unsigned
waiter_wait(struct waiter *waiter, uint64_t deadline_ms)
{
    unsigned news = 0;
    while (news == 0) {
        if (sdl_has_events(waiter))
            return WAIT_INPUT;
        news = sleep_once(waiter, deadline_ms);
        news |= due(waiter, wait_now_ms(), deadline_ms);
    }
    return news;
}
