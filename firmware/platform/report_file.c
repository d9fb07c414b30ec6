// SPDX-License-Identifier: MIT
#include "platform/report_file.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static const char name[] = "report";
static const char beside[] = ".report.new";

bool
report_file_read(int folder, struct report *report)
{
    struct arena arena = {0};
    struct file file = file_read(folder, name, REPORT_MAX_BYTES, &arena);
    bool read = file.status == FILE_READ && report_decode(file.bytes, file.len, report);
    arena_finish(&arena);
    return read;
}

bool
report_file_write(int folder, const struct report *report)
{
    char text[REPORT_MAX_BYTES];
    size_t len = report_encode(report, text);
    if (unlinkat(folder, beside, 0) != 0 && errno != ENOENT)
        return false;
    int fd = openat(folder, beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                    0644);
    if (fd < 0)
        return false;
    bool written = write(fd, text, len) == (ssize_t)len;
    written = close(fd) == 0 && written;
    if (written && renameat(folder, beside, folder, name) == 0)
        return true;
    unlinkat(folder, beside, 0);
    return false;
}
