// SPDX-License-Identifier: MIT
#include "platform/stick_reader.h"

#include "platform/cage.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { NAME_BYTES = 256 };

struct found {
    int folder;
    size_t count;
    char names[STICK_FILES][NAME_BYTES]; // the last ones by byte, in order
    int files[STICK_FILES];
    bool crowded;
};

// A device that was pulled still answers from memory what it was asked before; only asking
// for its numbers tells.
static enum stick_status
judge(int folder)
{
    struct statvfs disk;
    return fstatvfs(folder, &disk) == 0 ? STICK_UNREADABLE : STICK_PULLED;
}

static bool
is_candidate(const char *name)
{
    static const char ending[] = ".kiosk";
    size_t len = strlen(name);
    return len >= sizeof ending && len < NAME_BYTES && strncmp(name, "._", 2) != 0 &&
           strcasecmp(name + len - (sizeof ending - 1), ending) == 0;
}

static void
take_name(struct found *found, const char *name)
{
    size_t at = 0;
    if (found->count == STICK_FILES) {
        if (strcmp(name, found->names[0]) < 0)
            return;
        memmove(found->names[0], found->names[1], (STICK_FILES - 1) * NAME_BYTES);
        found->count--;
    }
    while (at < found->count && strcmp(found->names[at], name) < 0)
        at++;
    memmove(found->names[at + 1 < STICK_FILES ? at + 1 : at], found->names[at],
            (found->count - at) * NAME_BYTES);
    snprintf(found->names[at], NAME_BYTES, "%s", name);
    found->count++;
}

static enum stick_status
look(struct found *found)
{
    int fd = openat(found->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *listing = fd < 0 ? NULL : fdopendir(fd);
    if (!listing)
        return judge(found->folder);
    int seen = 0;
    for (;; seen++) {
        errno = 0;
        const struct dirent *entry = readdir(listing); // NOLINT(concurrency-mt-unsafe)
        if (!entry || seen == STICK_ENTRIES)
            break;
        if (is_candidate(entry->d_name))
            take_name(found, entry->d_name);
    }
    bool failed = errno != 0;
    found->crowded = seen == STICK_ENTRIES;
    closedir(listing);
    return failed ? judge(found->folder) : STICK_GOOD;
}

// Neither links nor pipes nor devices; opening one must not wait either.
static enum stick_status
open_files(struct found *found, struct stick_listing *listing)
{
    size_t kept = 0;
    for (size_t i = 0; i < found->count; i++) {
        struct stat facts;
        int fd = openat(found->folder, found->names[i],
                        O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
        bool failed = fd < 0 && errno != ELOOP && errno != ENXIO && errno != ENOENT;
        if (fd >= 0 && fstat(fd, &facts) != 0)
            failed = true;
        if (failed)
            return judge(found->folder);
        if (fd < 0)
            continue;
        if (!S_ISREG(facts.st_mode)) {
            close(fd);
            continue;
        }
        listing->sizes[kept] = (uint64_t)facts.st_size;
        found->files[kept++] = fd;
    }
    listing->count = kept;
    return STICK_GOOD;
}

static struct stick_listing
list(struct found *found, const char *folder)
{
    struct stick_listing listing = {.status = STICK_UNREADABLE};
    found->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (found->folder < 0) {
        bool gone =
            errno == EIO || errno == ENODEV || errno == ENXIO || errno == ENOTCONN;
        listing.status = gone ? STICK_PULLED : STICK_UNREADABLE;
        return listing;
    }
    listing.status = look(found);
    if (listing.status == STICK_GOOD)
        listing.status = open_files(found, &listing);
    // an empty listing is what a pulled stick gives as well
    if (listing.status == STICK_GOOD && listing.count == 0) {
        bool there = judge(found->folder) == STICK_UNREADABLE;
        listing.status = !there           ? STICK_PULLED
                         : found->crowded ? STICK_CROWDED
                                          : STICK_GOOD;
    }
    return listing;
}

// ---- serving --------------------------------------------------------------------------

static void
say(int fd, const void *bytes, size_t len)
{
    const uint8_t *at = bytes;
    while (len > 0) {
        ssize_t put = write(fd, at, len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            _exit(1);
        at += put;
        len -= (size_t)put;
    }
}

// false: nobody asks any more.
static bool
hear(int fd, struct stick_question *question)
{
    uint8_t *at = (uint8_t *)question;
    size_t left = sizeof *question;
    while (left > 0) {
        ssize_t got = read(fd, at, left);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        left -= (size_t)got;
    }
    return true;
}

static void
serve(const struct found *found, const struct stick_question *question, int answer)
{
    uint8_t piece[STICK_PIECE];
    ssize_t got = -1;
    do
        got = read(found->files[question->file], piece, question->len);
    while (got < 0 && errno == EINTR);
    struct stick_answer said = {.status = got < 0 ? judge(found->folder) : STICK_GOOD,
                                .len = got < 0 ? 0 : (size_t)got};
    say(answer, &said, sizeof said);
    say(answer, piece, said.len);
}

_Noreturn void
stick_reader_run(const char *folder, int ask, int answer)
{
    struct found found = {.folder = -1};
    struct stick_question question;
    cage_read_only(folder);
    struct stick_listing listing = list(&found, folder);
    say(answer, &listing, sizeof listing);
    while (hear(ask, &question))
        if (question.file < listing.count && question.len <= STICK_PIECE)
            serve(&found, &question, answer);
    _exit(0);
}
