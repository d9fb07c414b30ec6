// SPDX-License-Identifier: MIT
// Owns reading and writing of whole files.
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// Reads until `size` bytes are there or the file ends.
static bool
read_fully(int fd, char *bytes, size_t size, size_t *len)
{
    *len = 0;
    while (*len < size) {
        ssize_t got = read(fd, bytes + *len, size - *len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0)
            return true;
        *len += (size_t)got;
    }
    return true;
}

static struct file
failed(enum file_status status, int error)
{
    return (struct file){.status = status, .error = error};
}

static struct file
open_failed(int error)
{
    if (error == ENOENT || error == ENOTDIR)
        return failed(FILE_MISSING, error);
    // ELOOP: a link, by O_NOFOLLOW. ENXIO: a socket, or a device without a driver.
    bool other_kind = error == ELOOP || error == ENXIO;
    return failed(other_kind ? FILE_NOT_REGULAR : FILE_UNREADABLE, error);
}

// Reads at most `max_bytes` of an open file. One byte more is asked for, since a file may
// grow after fstat.
static struct file
read_open(int fd, size_t max_bytes, bool start_only, struct arena *arena)
{
    struct stat facts;
    if (fstat(fd, &facts) != 0)
        return failed(FILE_UNREADABLE, errno);
    if (!S_ISREG(facts.st_mode))
        return failed(FILE_NOT_REGULAR, 0);
    bool larger = facts.st_size < 0 || (uintmax_t)facts.st_size > max_bytes;
    if (larger && !start_only)
        return failed(FILE_TOO_LARGE, 0);
    size_t room = larger ? max_bytes : (size_t)facts.st_size;
    char *bytes = arena_array(arena, room + 2, 1);
    size_t len = 0;
    if (!read_fully(fd, bytes, room + 1, &len))
        return failed(FILE_UNREADABLE, errno);
    if (len > room && !start_only)
        return failed(FILE_TOO_LARGE, 0);
    len = len > room ? room : len;
    bytes[len] = '\0';
    return (struct file){.bytes = bytes, .len = len, .status = FILE_READ};
}

static struct file
read_path(int folder, const char *path, size_t max_bytes, bool start_only,
          struct arena *arena)
{
    // O_NONBLOCK: opening a pipe must not wait for a writer.
    int fd =
        openat(folder, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0)
        return open_failed(errno);
    struct file file = read_open(fd, max_bytes, start_only, arena);
    close(fd);
    return file;
}

struct file
file_read(int folder, const char *path, size_t max_bytes, struct arena *arena)
{
    return read_path(folder, path, max_bytes, false, arena);
}

struct file
file_read_start(int folder, const char *path, size_t max_bytes, struct arena *arena)
{
    return read_path(folder, path, max_bytes, true, arena);
}

const char *
file_status_sentence(const struct file *file)
{
    static const char *const sentences[] = {
        [FILE_READ] = "the file was read",
        [FILE_MISSING] = "the file is not there",
        [FILE_NOT_REGULAR] = "this is not an ordinary file",
        [FILE_TOO_LARGE] = "the file is too large",
        [FILE_UNREADABLE] = "the file cannot be read",
    };
    if (file->status == FILE_UNREADABLE && file->error == EACCES)
        return "there is no permission to read the file";
    return sentences[file->status];
}

static bool
write_fully(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t put = write(fd, bytes, len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes += put;
        len -= (size_t)put;
    }
    return true;
}

// A rename is durable only once its folder is synced.
static bool
sync_folder_of(const char *path)
{
    char folder[4096];
    const char *slash = strrchr(path, '/');
    size_t len = slash ? (size_t)(slash - path) : 0;
    if (len >= sizeof folder) {
        errno = ENAMETOOLONG;
        return false;
    }
    memcpy(folder, path, len);
    folder[len] = '\0';
    const char *name = len > 0 ? folder : slash ? "/" : ".";
    int fd = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool synced = fsync(fd) == 0;
    int error = errno;
    close(fd);
    errno = error;
    return synced;
}

static bool
write_new(const char *path, const void *bytes, size_t len, mode_t mode)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (fd < 0)
        return false;
    bool written = write_fully(fd, bytes, len) && fsync(fd) == 0;
    int error = errno;
    bool closed = close(fd) == 0;
    if (!written)
        errno = error;
    return written && closed;
}

static bool
write_beside(const char *path, const void *bytes, size_t len, mode_t mode)
{
    char beside[4096];
    int size = snprintf(beside, sizeof beside, "%s.%ld.new", path, (long)getpid());
    if (size < 0 || (size_t)size >= sizeof beside) {
        errno = ENAMETOOLONG;
        return false;
    }
    if (unlink(beside) != 0 && errno != ENOENT)
        return false;
    if (write_new(beside, bytes, len, mode) && rename(beside, path) == 0)
        return sync_folder_of(path);
    int error = errno;
    unlink(beside);
    errno = error;
    return false;
}

bool
file_write(const char *path, const void *bytes, size_t len)
{
    return write_beside(path, bytes, len, 0644);
}

bool
file_write_private(const char *path, const void *bytes, size_t len)
{
    return write_beside(path, bytes, len, 0600);
}

bool
file_holds(const char *path, const void *bytes, size_t len)
{
    struct arena arena = {0};
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd >= 0) {
        (void)posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
        close(fd);
    }
    struct file file = file_read(AT_FDCWD, path, len, &arena);
    bool same = file.status == FILE_READ && file.len == len &&
                (len == 0 || memcmp(file.bytes, bytes, len) == 0);
    arena_finish(&arena);
    return same;
}
