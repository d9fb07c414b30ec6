// SPDX-License-Identifier: MIT
#include "platform/incoming.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { ENTRIES_MAX = 65536 };

static const char prefix[] = ".incoming.";

void
incoming_tidy(int folder)
{
    int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *listing = fd < 0 ? NULL : fdopendir(fd);
    if (!listing && fd >= 0)
        close(fd);
    for (int seen = 0; listing && seen < ENTRIES_MAX; seen++) {
        const struct dirent *entry = readdir(listing); // NOLINT(concurrency-mt-unsafe)
        if (!entry)
            break;
        if (strncmp(entry->d_name, prefix, sizeof prefix - 1) != 0)
            continue;
        if (unlinkat(folder, entry->d_name, 0) != 0 && errno == EISDIR)
            (void)unlinkat(folder, entry->d_name, AT_REMOVEDIR);
    }
    if (listing)
        closedir(listing);
}

// Where the file system cannot set room aside, it is only asked whether there is any.
static bool
make_room(int fd, uint64_t bytes)
{
    struct statvfs disk;
    int failed = -1;
    do
        failed = fallocate(fd, FALLOC_FL_KEEP_SIZE, 0, (off_t)bytes);
    while (failed != 0 && errno == EINTR);
    if (failed == 0)
        return true;
    if (errno != EOPNOTSUPP && errno != ENOSYS)
        return false;
    if (fstatvfs(fd, &disk) != 0)
        return false;
    errno = ENOSPC;
    return disk.f_bavail > bytes / (disk.f_frsize ? disk.f_frsize : 1);
}

bool
incoming_begin(struct incoming *incoming, int folder, uint64_t bytes)
{
    uint64_t random = 0;
    *incoming = (struct incoming){.folder = folder, .fd = -1};
    hash_begin(&incoming->hash);
    randombytes_buf(&random, sizeof random);
    snprintf(incoming->name, sizeof incoming->name, "%s%016" PRIx64, prefix, random);
    incoming->fd = openat(folder, incoming->name,
                          O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0640);
    if (incoming->fd < 0)
        return false;
    if (make_room(incoming->fd, bytes))
        return true;
    int error = errno;
    incoming_drop(incoming);
    errno = error;
    return false;
}

bool
incoming_add(struct incoming *incoming, const uint8_t *bytes, size_t len)
{
    hash_add(&incoming->hash, bytes, len);
    incoming->len += len;
    while (len > 0) {
        ssize_t put = write(incoming->fd, bytes, len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes += put;
        len -= (size_t)put;
    }
    return true;
}

bool
incoming_read_back(struct incoming *incoming, struct sealed *copy)
{
    if (fsync(incoming->fd) != 0 ||
        posix_fadvise(incoming->fd, 0, 0, POSIX_FADV_DONTNEED) != 0)
        return false;
    int fd = openat(incoming->folder, incoming->name,
                    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    return fd >= 0 && sealed_begin(copy, fd, incoming->len);
}

bool
incoming_holds(struct incoming *incoming, const struct sealed *copy)
{
    uint8_t written[HASH_BYTES], read[HASH_BYTES];
    hash_finish(&incoming->hash, written);
    hash_bytes(copy->bytes, (size_t)copy->len, read);
    return memcmp(written, read, HASH_BYTES) == 0;
}

bool
incoming_install(struct incoming *incoming, uint64_t serial)
{
    char name[SLOTS_NAME_BYTES];
    slots_name(serial, name);
    int fd = incoming->fd;
    incoming->fd = -1;
    bool installed = close(fd) == 0 && renameat(incoming->folder, incoming->name,
                                                incoming->folder, name) == 0;
    if (installed && fsync(incoming->folder) == 0)
        return true;
    int error = errno;
    (void)unlinkat(incoming->folder, installed ? name : incoming->name, 0);
    errno = error;
    return false;
}

void
incoming_drop(struct incoming *incoming)
{
    if (incoming->fd < 0)
        return;
    close(incoming->fd);
    incoming->fd = -1;
    (void)unlinkat(incoming->folder, incoming->name, 0);
}
