// SPDX-License-Identifier: MIT
// Folders: notices changes in folders and all folders below them, by inotify. Tells that something
// changed, not what; when to act on it is wait.c's business.
#pragma once

#include "base/attributes.h"

#include <stdbool.h>
#include <stddef.h>

struct watched_folder {
    int id; // inotify's
    char *path;
};

struct folders {
    int fd; // readable when something changed; -1: nothing is watched
    struct watched_folder *watched;
    size_t count;
    size_t capacity;
};

struct folders
folders_none(void) MUST_CHECK;

// Watches `path` and every folder below it, links not followed. false when it cannot be watched.
bool
folders_watch(struct folders *folders, const char *path) MUST_CHECK;

// Reads the news. true when a visible file or folder changed; new folders are watched from now on.
bool
folders_changed(struct folders *folders) MUST_CHECK;

void
folders_finish(struct folders *folders);
