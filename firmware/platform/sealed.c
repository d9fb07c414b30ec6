// SPDX-License-Identifier: MIT
#include "platform/sealed.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
    PIECE = 16 * 1024,
    SEALS = F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL,
};

struct sealed
sealed_none(void)
{
    return (struct sealed){.fd = -1, .from = -1};
}

static void
close_source(struct sealed *sealed)
{
    if (sealed->from >= 0)
        close(sealed->from);
    sealed->from = -1;
}

bool
sealed_begin(struct sealed *sealed, int from, uint64_t len)
{
    *sealed = sealed_none();
    sealed->from = from;
    sealed->len = len;
    sealed->fd = memfd_create("bundle", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (sealed->fd >= 0)
        return true;
    close_source(sealed);
    return false;
}

// Written, not stored through a mapping: a lack of memory is an error, not a signal.
static bool
put(int fd, const uint8_t *bytes, size_t len)
{
    while (len > 0) {
        ssize_t written = write(fd, bytes, len);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        len -= (size_t)written;
    }
    return true;
}

// The bytes that are next, at most `most`. -1: it cannot be read.
static ssize_t
take(const struct sealed *sealed, uint8_t *piece, size_t most)
{
    ssize_t got = -1;
    do
        got = pread(sealed->from, piece, most, (off_t)sealed->at);
    while (got < 0 && errno == EINTR);
    return got;
}

static enum sealed_status
seal(struct sealed *sealed)
{
    uint8_t more = 0;
    bool ends = take(sealed, &more, 1) == 0;
    close_source(sealed);
    if (!ends || fcntl(sealed->fd, F_ADD_SEALS, SEALS) != 0)
        return SEALED_FAILED;
    void *bytes = mmap(NULL, (size_t)sealed->len, PROT_READ, MAP_SHARED, sealed->fd, 0);
    if (bytes == MAP_FAILED)
        return SEALED_FAILED;
    sealed->bytes = bytes;
    return SEALED_DONE;
}

enum sealed_status
sealed_step(struct sealed *sealed, uint64_t budget)
{
    uint8_t piece[PIECE];
    uint64_t end = sealed->len - sealed->at < budget ? sealed->len : sealed->at + budget;
    while (sealed->at < end) {
        size_t most = end - sealed->at < PIECE ? (size_t)(end - sealed->at) : PIECE;
        ssize_t got = take(sealed, piece, most);
        if (got <= 0 || !put(sealed->fd, piece, (size_t)got))
            return SEALED_FAILED;
        sealed->at += (uint64_t)got;
    }
    return sealed->at < sealed->len ? SEALED_MORE : seal(sealed);
}

bool
sealed_holds(const struct sealed *sealed)
{
    return sealed->bytes && fcntl(sealed->fd, F_GET_SEALS) == SEALS;
}

void
sealed_finish(struct sealed *sealed)
{
    close_source(sealed);
    if (sealed->bytes) {
        // the mapping is ours, though we only read it
        union {
            const uint8_t *bytes;
            void *mapping;
        } own = {.bytes = sealed->bytes};
        munmap(own.mapping, (size_t)sealed->len);
    }
    if (sealed->fd >= 0)
        close(sealed->fd);
    *sealed = sealed_none();
}
