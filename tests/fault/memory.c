// SPDX-License-Identifier: MIT
// Memory that runs out: loaded before a program (LD_PRELOAD), lets its Nth allocation fail, and with
// FAULT_MEMORY_EVER all later ones too. FAULT_MEMORY_AT=N; without it only counts. With
// FAULT_MEMORY_COUNT the number of allocations is written to that file at the end. A process that is
// made by another one goes on counting where that one was.
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

void *
__libc_malloc(size_t bytes);
void *
__libc_calloc(size_t count, size_t bytes);
void *
__libc_realloc(void *old, size_t bytes);

static long taken;
static int begun; // not while libraries are loaded: some never come back then

static long
wanted(const char *name)
{
    const char *said = getenv(name);
    return said ? strtol(said, NULL, 10) : 0;
}

static int
fails(void)
{
    static long at = -1, ever = 0;
    if (!begun)
        return 0;
    if (at < 0) {
        at = wanted("FAULT_MEMORY_AT");
        ever = wanted("FAULT_MEMORY_EVER");
    }
    taken++;
    if (at == 0 || (ever ? taken < at : taken != at))
        return 0;
    errno = ENOMEM;
    return 1;
}

void *
malloc(size_t bytes)
{
    return fails() ? NULL : __libc_malloc(bytes);
}

void *
calloc(size_t count, size_t bytes)
{
    return fails() ? NULL : __libc_calloc(count, bytes);
}

void *
realloc(void *old, size_t bytes)
{
    return fails() ? NULL : __libc_realloc(old, bytes);
}

static int count_fd = -1;

// Opened at the start: later the program may have given up opening files.
__attribute__((constructor)) static void
begin(void)
{
    const char *name = getenv("FAULT_MEMORY_COUNT");
    begun = 1;
    if (name)
        count_fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

__attribute__((destructor)) static void
tell(void)
{
    char digits[24];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + taken % 10);
    while ((taken /= 10) > 0);
    if (count_fd >= 0 && write(count_fd, digits + at, sizeof digits - at) < 0)
        _exit(1);
}
