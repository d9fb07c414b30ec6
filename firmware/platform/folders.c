// SPDX-License-Identifier: MIT
// Editors save by writing beside and renaming, and leave hidden and backup files around: those
// are no changes of the content, the renaming is.
#include "platform/folders.h"

#include <assert.h>
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    DEPTH_MAX = 16,
    WATCHED_MAX = 4096,
    NEWS = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO |
           IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR,
};

struct folders
folders_none(void)
{
    return (struct folders){.fd = -1};
}

static void
remember(struct folders *folders, int id, const char *path)
{
    for (size_t i = 0; i < folders->count; i++)
        if (folders->watched[i].id == id)
            return;
    if (folders->count == folders->capacity) {
        size_t capacity = folders->capacity * 2 + 16;
        void *grown = realloc(folders->watched, capacity * sizeof *folders->watched);
        assert(grown);
        folders->watched = grown;
        folders->capacity = capacity;
    }
    char *copy = strdup(path);
    assert(copy);
    folders->watched[folders->count++] = (struct watched_folder){.id = id, .path = copy};
}

static bool
is_folder(const char *path)
{
    struct stat facts;
    return lstat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

static bool
watch_tree(struct folders *folders, const char *path, int depth)
{
    int id = depth < DEPTH_MAX && folders->count < WATCHED_MAX
                 ? inotify_add_watch(folders->fd, path, NEWS)
                 : -1;
    if (id < 0)
        return false;
    remember(folders, id, path);
    DIR *folder = opendir(path);
    for (struct dirent *entry = folder ? readdir(folder) : NULL; entry;
         entry = readdir(folder)) {
        char below[PATH_MAX];
        int len = snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
        if (entry->d_name[0] != '.' && len > 0 && (size_t)len < sizeof below &&
            is_folder(below))
            // A folder that is gone again before it could be watched is no failure.
            (void)watch_tree(folders, below, depth + 1);
    }
    if (folder)
        closedir(folder);
    return true;
}

bool
folders_watch(struct folders *folders, const char *path)
{
    if (folders->fd < 0)
        folders->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    return folders->fd >= 0 && watch_tree(folders, path, 0);
}

static const struct watched_folder *
watched_by_id(const struct folders *folders, int id)
{
    for (size_t i = 0; i < folders->count; i++)
        if (folders->watched[i].id == id)
            return &folders->watched[i];
    return NULL;
}

static void
forget(struct folders *folders, int id)
{
    for (size_t i = 0; i < folders->count; i++) {
        if (folders->watched[i].id == id) {
            free(folders->watched[i].path);
            folders->watched[i] = folders->watched[--folders->count];
            return;
        }
    }
}

static bool
is_visible(const struct inotify_event *event)
{
    if (event->len == 0)
        return true;
    size_t len = strnlen(event->name, event->len);
    return len > 0 && event->name[0] != '.' && event->name[len - 1] != '~';
}

static void
watch_new_folder(struct folders *folders, const struct inotify_event *event)
{
    const struct watched_folder *parent = watched_by_id(folders, event->wd);
    char path[PATH_MAX];
    int len =
        parent ? snprintf(path, sizeof path, "%s/%s", parent->path, event->name) : -1;
    if (len > 0 && (size_t)len < sizeof path)
        (void)watch_tree(folders, path, 1);
}

static bool
take(struct folders *folders, const struct inotify_event *event)
{
    if (event->mask & IN_IGNORED) {
        forget(folders, event->wd);
        return false;
    }
    if (!is_visible(event))
        return false;
    if ((event->mask & IN_ISDIR) && (event->mask & (IN_CREATE | IN_MOVED_TO)))
        watch_new_folder(folders, event);
    return true;
}

bool
folders_changed(struct folders *folders)
{
    _Alignas(struct inotify_event) char buf[4096];
    bool changed = false;
    ssize_t len = 0;
    while ((len = read(folders->fd, buf, sizeof buf)) > 0) {
        for (ssize_t at = 0; at < len;) {
            const struct inotify_event *event = (const void *)(buf + at);
            changed |= take(folders, event);
            at += (ssize_t)(sizeof *event + event->len);
        }
    }
    return changed;
}

void
folders_finish(struct folders *folders)
{
    for (size_t i = 0; i < folders->count; i++)
        free(folders->watched[i].path);
    free(folders->watched);
    if (folders->fd >= 0)
        close(folders->fd);
    *folders = folders_none();
}
