// SPDX-License-Identifier: MIT
// A list is two files. The signature is written first, so that a list that is there has its
// signature beside it, whenever the power is cut.
#include "platform/trust_file.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { ENTRIES_MAX = 64, NAME_BYTES = 32 };

static const char first_name[] = "TRUST";

// The version in a name TRUST.N; 0 for the first list, which does not say; false for other
// names.
static bool
version_of(const char *name, uint64_t *version)
{
    *version = 0;
    size_t stem = sizeof first_name - 1;
    if (strncmp(name, first_name, stem) != 0)
        return false;
    if (!name[stem])
        return true;
    struct lines lines = lines_of(name + stem, strlen(name + stem));
    lines_literal(&lines, ".");
    *version = lines_number(&lines, 1, BUNDLE_MAX_VERSION);
    return lines_ended(&lines);
}

static bool
read_list(int folder, const char *name, struct trust *trust)
{
    char beside[NAME_BYTES + sizeof ".minisig"];
    struct arena arena = {0};
    snprintf(beside, sizeof beside, "%s.minisig", name);
    struct file text = file_read(folder, name, BUNDLE_MAX_TRUST_BYTES, &arena);
    struct file minisig = file_read(folder, beside, BUNDLE_MAX_SIGNATURE_BYTES, &arena);
    struct trust_papers papers = {
        .text = text.bytes,
        .len = text.len,
        .signature = minisig.bytes,
        .signature_len = minisig.len,
    };
    bool read = text.status == FILE_READ && minisig.status == FILE_READ &&
                trust_open(&papers, trust);
    arena_finish(&arena);
    return read;
}

// Calls `visit` for each list in the folder, at most ENTRIES_MAX names.
static void
each_list(int folder, void (*visit)(int folder, const char *name, void *context),
          void *context)
{
    int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *listing = fd < 0 ? NULL : fdopendir(fd);
    if (!listing && fd >= 0)
        close(fd);
    for (int seen = 0; listing && seen < ENTRIES_MAX; seen++) {
        const struct dirent *entry = readdir(listing); // NOLINT(concurrency-mt-unsafe)
        uint64_t version = 0;
        if (!entry)
            break;
        if (strlen(entry->d_name) < NAME_BYTES && version_of(entry->d_name, &version))
            visit(folder, entry->d_name, context);
    }
    if (listing)
        closedir(listing);
}

struct highest {
    struct trust trust;
    bool found;
};

static void
take_highest(int folder, const char *name, void *context)
{
    struct highest *highest = context;
    struct trust trust;
    if (read_list(folder, name, &trust) &&
        (!highest->found || trust.version > highest->trust.version))
        *highest = (struct highest){trust, true};
}

bool
trust_file_read(int folder, uint64_t least, struct trust *trust)
{
    struct highest highest = {0};
    each_list(folder, take_highest, &highest);
    *trust = highest.trust;
    return highest.found && trust->version >= least;
}

// ---- writing --------------------------------------------------------------------------

static bool
put(int fd, const char *bytes, size_t len)
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
    return fsync(fd) == 0;
}

// Under a name that nobody reads until it is renamed.
static bool
put_file(int folder, const char *name, const char *bytes, size_t len)
{
    static const char incoming[] = ".incoming.trust";
    if (unlinkat(folder, incoming, 0) != 0 && errno != ENOENT)
        return false;
    int fd = openat(folder, incoming,
                    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (fd < 0)
        return false;
    bool written = put(fd, bytes, len);
    int error = errno;
    written = close(fd) == 0 && written;
    if (written && renameat(folder, incoming, folder, name) == 0)
        return fsync(folder) == 0;
    error = written ? errno : error;
    unlinkat(folder, incoming, 0);
    errno = error;
    return false;
}

struct outdated {
    uint64_t version; // that counts now
};

// First the list, then its signature: what is left over is never a list.
static void
remove_older(int folder, const char *name, void *context)
{
    const struct outdated *outdated = context;
    char beside[NAME_BYTES + sizeof ".minisig"];
    uint64_t version = 0;
    if (!version_of(name, &version) || version >= outdated->version)
        return;
    snprintf(beside, sizeof beside, "%s.minisig", name);
    (void)unlinkat(folder, name, 0);
    (void)unlinkat(folder, beside, 0);
}

bool
trust_file_write(int folder, const struct trust_papers *papers, const struct trust *trust)
{
    char name[NAME_BYTES], beside[NAME_BYTES + sizeof ".minisig"];
    snprintf(name, sizeof name, "%s.%" PRIu64, first_name, trust->version);
    snprintf(beside, sizeof beside, "%s.minisig", name);
    if (!put_file(folder, beside, papers->signature, papers->signature_len) ||
        !put_file(folder, name, papers->text, papers->len))
        return false;
    struct outdated outdated = {trust->version};
    each_list(folder, remove_older, &outdated);
    return fsync(folder) == 0;
}
