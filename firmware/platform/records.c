// SPDX-License-Identifier: MIT
#include "platform/records.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static const char *const names[][2] = {
    [STATE_IMPORTER] = {"importer.0", "importer.1"},
    [STATE_DISPLAY] = {"display.0", "display.1"},
};

struct pair {
    bool whole[2];
    bool there[2];
    struct state copies[2];
};

static struct pair
read_pair(int folder, enum state_family family)
{
    struct pair pair = {0};
    struct arena arena = {0};
    for (size_t i = 0; i < 2; i++) {
        struct file file =
            file_read(folder, names[family][i], STATE_RECORD_BYTES, &arena);
        pair.there[i] = file.status != FILE_MISSING;
        pair.whole[i] =
            file.status == FILE_READ &&
            state_decode(family, (const uint8_t *)file.bytes, file.len, &pair.copies[i]);
    }
    arena_finish(&arena);
    return pair;
}

enum records_found
records_read(int folder, enum state_family family, struct state *state)
{
    struct pair pair = read_pair(folder, family);
    int newer = state_newer(pair.whole, pair.copies);
    *state = (struct state){0};
    if (newer < 0)
        return RECORDS_NONE;
    *state = pair.copies[newer];
    bool other_lost = pair.there[!newer] && !pair.whole[!newer];
    return other_lost ? RECORDS_HALF : RECORDS_WHOLE;
}

static bool
put(int fd, const uint8_t *bytes, size_t len)
{
    for (size_t at = 0; at < len;) {
        ssize_t written = pwrite(fd, bytes + at, len - at, (off_t)at);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        at += (size_t)written;
    }
    return ftruncate(fd, (off_t)len) == 0 && fdatasync(fd) == 0;
}

bool
records_write(int folder, enum state_family family, struct state *state)
{
    uint8_t record[STATE_RECORD_BYTES];
    struct pair pair = read_pair(folder, family);
    int newer = state_newer(pair.whole, pair.copies);
    int older = newer < 0 ? 0 : !newer;
    state->generation = newer < 0 ? 1 : pair.copies[newer].generation + 1;
    state_encode(family, state, record);
    int fd = openat(folder, names[family][older],
                    O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0640);
    if (fd < 0)
        return false;
    bool written = put(fd, record, sizeof record);
    int error = errno;
    written = close(fd) == 0 && written;
    errno = error;
    // a new name is durable only with its folder
    return written && (pair.there[older] || fsync(folder) == 0);
}
