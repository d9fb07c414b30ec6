// SPDX-License-Identifier: MIT
// The kernel serves openers in the order of opening, so SDL's copy of an event is there before
// ours rings. A device that cannot be opened yet, because udev has not given it its group, is
// tried again when its attributes change.
#include "platform/doorbells.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

struct doorbells
doorbells_none(void)
{
    return (struct doorbells){.news_fd = -1};
}

static bool
is_open(const struct doorbells *doorbells, const char *name)
{
    for (size_t i = 0; i < doorbells->count; i++)
        if (strcmp(doorbells->bells[i].name, name) == 0)
            return true;
    return false;
}

static void
open_bell(struct doorbells *doorbells, const char *name)
{
    char path[PATH_MAX];
    size_t len = strlen(name);
    if (strncmp(name, "event", 5) != 0 || len >= DOORBELL_NAME_BYTES ||
        doorbells->count == DOORBELLS_MAX || is_open(doorbells, name))
        return;
    int path_len = snprintf(path, sizeof path, "%s/%s", doorbells->folder, name);
    bool fits = path_len > 0 && (size_t)path_len < sizeof path;
    int fd = fits ? open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC) : -1;
    if (fd < 0)
        return;
    struct doorbell *bell = &doorbells->bells[doorbells->count++];
    bell->fd = fd;
    finger_device_open(&bell->device, fd);
    memcpy(bell->name, name, len + 1);
}

static void
open_bells(struct doorbells *doorbells)
{
    DIR *folder = opendir(doorbells->folder);
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry;
         entry = readdir(folder))
        open_bell(doorbells, entry->d_name);
    if (folder)
        closedir(folder);
}

void
doorbells_open(struct doorbells *doorbells, const char *folder)
{
    doorbells->folder = folder;
    if (doorbells->news_fd < 0) {
        doorbells->news_fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
        if (doorbells->news_fd >= 0 &&
            inotify_add_watch(doorbells->news_fd, folder,
                              IN_CREATE | IN_ATTRIB | IN_ONLYDIR) < 0) {
            close(doorbells->news_fd);
            doorbells->news_fd = -1;
        }
    }
    open_bells(doorbells);
}

size_t
doorbells_fill(const struct doorbells *doorbells, struct pollfd *fds)
{
    for (size_t i = 0; i < doorbells->count; i++)
        fds[i] = (struct pollfd){.fd = doorbells->bells[i].fd, .events = POLLIN};
    fds[doorbells->count] = (struct pollfd){.fd = doorbells->news_fd, .events = POLLIN};
    return doorbells->count + 1;
}

// Returns false at the end of the file, so to speak: the device is gone.
static bool
drain_news(int fd)
{
    char buf[4096];
    ssize_t len = 0;
    do
        len = read(fd, buf, sizeof buf);
    while (len > 0 || (len < 0 && errno == EINTR));
    return len < 0 && errno == EAGAIN;
}

static bool
drain(struct doorbell *bell, struct fingers *fingers)
{
    struct input_event events[64];
    ssize_t len = 0;
    do {
        len = read(bell->fd, events, sizeof events);
        if (len > 0)
            finger_device_take(&bell->device, events, (size_t)len / sizeof *events,
                               fingers);
    } while (len > 0 || (len < 0 && errno == EINTR));
    return len < 0 && errno == EAGAIN;
}

void
doorbells_read(struct doorbells *doorbells)
{
    for (size_t i = 0; i < doorbells->count; i++)
        (void)drain(&doorbells->bells[i], &doorbells->fingers);
}

unsigned
doorbells_take(struct doorbells *doorbells, const struct pollfd *fds, size_t count)
{
    unsigned news = 0;
    // From the end, so that a closed bell's place is taken by one that was dealt with.
    for (size_t i = count - 1; i-- > 0;) {
        if (fds[i].revents == 0)
            continue;
        news |= DOORBELL_RANG;
        if (drain(&doorbells->bells[i], &doorbells->fingers) &&
            (fds[i].revents & (POLLHUP | POLLERR | POLLNVAL)) == 0)
            continue;
        close(fds[i].fd);
        news |= DOORBELL_GONE;
        fingers_forget(&doorbells->fingers);
        doorbells->bells[i] = doorbells->bells[--doorbells->count];
    }
    if (fds[count - 1].revents != 0) {
        (void)drain_news(fds[count - 1].fd);
        open_bells(doorbells);
        news |= DOORBELL_DEVICES;
    }
    return news;
}

void
doorbells_close(struct doorbells *doorbells)
{
    for (size_t i = 0; i < doorbells->count; i++)
        close(doorbells->bells[i].fd);
    if (doorbells->news_fd >= 0)
        close(doorbells->news_fd);
    *doorbells = doorbells_none();
}
