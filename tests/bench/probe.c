// SPDX-License-Identifier: MIT
// Watches what an X display really shows and taps on it. Asleep until the server reports damage,
// so it costs the programs under test nothing while they work.
//
// On standard output, times in nanoseconds of CLOCK_MONOTONIC:
//   frame TIME HASH    the picture changed (the time at which the change was seen)
//   tap TIME           just before a press was sent
// On standard input: "tap X Y", "watch 0|1" (stop or go on reading the picture), "hash", "quit".
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xdamage.h>

#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <time.h>
#include <unistd.h>

struct probe {
    Display *display;
    Window root;
    Damage damage;
    int damage_event;
    XShmSegmentInfo segment;
    XImage *image;
    uint64_t last_hash;
    bool watching;
};

static long long
now_ns(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static bool
open_picture(struct probe *probe)
{
    XWindowAttributes screen;
    if (!XGetWindowAttributes(probe->display, probe->root, &screen))
        return false;
    probe->image = XShmCreateImage(probe->display, screen.visual, (unsigned)screen.depth,
                                   ZPixmap, NULL, &probe->segment, (unsigned)screen.width,
                                   (unsigned)screen.height);
    if (!probe->image || probe->image->bits_per_pixel != 32)
        return false;
    size_t size = (size_t)probe->image->bytes_per_line * (size_t)probe->image->height;
    probe->segment.shmid = shmget(IPC_PRIVATE, size, IPC_CREAT | 0600);
    if (probe->segment.shmid < 0)
        return false;
    probe->segment.shmaddr = probe->image->data = shmat(probe->segment.shmid, NULL, 0);
    probe->segment.readOnly = False;
    bool attached = XShmAttach(probe->display, &probe->segment);
    XSync(probe->display, False);
    shmctl(probe->segment.shmid, IPC_RMID, NULL);
    return attached;
}

static bool
open_probe(struct probe *probe)
{
    int first_error = 0;
    probe->display = XOpenDisplay(NULL);
    if (!probe->display)
        return false;
    probe->root = DefaultRootWindow(probe->display);
    if (!XDamageQueryExtension(probe->display, &probe->damage_event, &first_error))
        return false;
    probe->damage = XDamageCreate(probe->display, probe->root, XDamageReportNonEmpty);
    probe->watching = true;
    return open_picture(probe);
}

// FNV-1a over four lanes of pixels; only equality matters.
static uint64_t
picture_hash(struct probe *probe)
{
    XShmGetImage(probe->display, probe->root, probe->image, 0, 0, AllPlanes);
    const uint64_t prime = 1099511628211U;
    const uint64_t color_bits = 0x00ffffff00ffffffU;
    uint64_t lane[4] = {14695981039346656037U, 1, 2, 3};
    size_t bytes = (size_t)probe->image->bytes_per_line * (size_t)probe->image->height;
    for (size_t at = 0; at + 32 <= bytes; at += 32) {
        uint64_t pixels[4];
        memcpy(pixels, probe->image->data + at, sizeof pixels);
        for (int i = 0; i < 4; i++)
            lane[i] = (lane[i] ^ (pixels[i] & color_bits)) * prime;
    }
    return lane[0] ^ lane[1] * 3 ^ lane[2] * 5 ^ lane[3] * 7;
}

static void
look(struct probe *probe, bool always)
{
    uint64_t hash = picture_hash(probe);
    if (hash == probe->last_hash && !always)
        return;
    probe->last_hash = hash;
    printf("frame %lld %016llx\n", now_ns(), (unsigned long long)hash);
}

static void
tap(struct probe *probe, int x, int y)
{
    XTestFakeMotionEvent(probe->display, -1, x, y, CurrentTime);
    XSync(probe->display, False);
    printf("tap %lld\n", now_ns());
    XTestFakeButtonEvent(probe->display, 1, True, CurrentTime);
    XTestFakeButtonEvent(probe->display, 1, False, CurrentTime);
    XFlush(probe->display);
}

// Returns false when the probe is to end.
static bool
obey(struct probe *probe, const char *line)
{
    int x = 0;
    int y = 0;
    if (sscanf(line, "tap %d %d", &x, &y) == 2)
        tap(probe, x, y);
    else if (sscanf(line, "watch %d", &x) == 1)
        probe->watching = x != 0;
    else if (strncmp(line, "hash", 4) == 0)
        look(probe, true);
    else
        return false;
    return true;
}

static void
take_damage(struct probe *probe)
{
    bool damaged = false;
    while (XPending(probe->display)) {
        XEvent event;
        XNextEvent(probe->display, &event);
        damaged |= event.type == probe->damage_event + XDamageNotify;
    }
    if (!damaged)
        return;
    XDamageSubtract(probe->display, probe->damage, None, None);
    if (probe->watching)
        look(probe, false);
}

int
main(void)
{
    struct probe probe = {0};
    if (!open_probe(&probe)) {
        fputs("probe: needs an X display of 32 bits a pixel with Damage, XTest and "
              "MIT-SHM\n",
              stderr);
        return 1;
    }
    setvbuf(stdout, NULL, _IOLBF, 0);
    setvbuf(stdin, NULL, _IONBF, 0);
    puts("ready");
    struct pollfd waits[] = {
        {.fd = ConnectionNumber(probe.display), .events = POLLIN},
        {.fd = STDIN_FILENO, .events = POLLIN},
    };
    char line[256];
    for (;;) {
        take_damage(&probe);
        XFlush(probe.display);
        if (poll(waits, 2, XPending(probe.display) ? 0 : -1) < 0)
            return 1;
        if (waits[1].revents && (!fgets(line, sizeof line, stdin) || !obey(&probe, line)))
            return 0;
    }
}
