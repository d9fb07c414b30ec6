// SPDX-License-Identifier: MIT
// A disk that keeps other bytes than it was given: loaded before a program (LD_PRELOAD), flips a bit in
// the FAULT_LIES_AT-th write to a file whose path has FAULT_LIES_IN in it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

// Smaller writes are let be: who makes them may be allowed no call but the write itself.
enum { LEAST = 512, MOST = 1 << 16 };

static int
is_meant(int fd)
{
    const char *in = getenv("FAULT_LIES_IN");
    char link[64], path[512];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t len = readlink(link, path, sizeof path - 1);
    if (!in || len < 0)
        return 0;
    path[len] = '\0';
    return strstr(path, in) != NULL;
}

ssize_t
write(int fd, const void *bytes, size_t len)
{
    static long writes;
    static char lie[MOST];
    const char *at = getenv("FAULT_LIES_AT");
    if (at && len >= LEAST && len <= sizeof lie && is_meant(fd) &&
        ++writes == strtol(at, NULL, 10)) {
        memcpy(lie, bytes, len);
        lie[len / 2] ^= 1;
        bytes = lie;
    }
    return syscall(SYS_write, fd, bytes, len);
}
