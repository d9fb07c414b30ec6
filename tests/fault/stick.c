// SPDX-License-Identifier: MIT
// A stick that lies: stick FILE MOUNTPOINT LOG [TRICK[=N] ...]. Shows the bytes of FILE as one bundle,
// `update.kiosk`, and writes "PLACE LENGTH" to LOG for every read of it. Tricks, from byte N on:
//   flip      who opens it a second time reads another byte in its middle
//   reread    what is read a second time is another byte
//   eio       reading fails
//   pull      reading fails, and the stick is gone: no names, no numbers of the file system
//   short     the file ends, whatever its size was said to be
//   endless   the file does not end
//   stall     the answer comes after a minute
//   silent    no answer ever comes
//   drip      one byte at a time, N a second
//   gone      no names from the start, and no numbers of the file system
#define FUSE_USE_VERSION 31
#include <errno.h>
#include <fuse3/fuse.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum trick {
    FLIP,
    REREAD,
    EIO_FROM,
    PULL,
    SHORT,
    ENDLESS,
    STALL,
    SILENT,
    DRIP,
    GONE,
    TRICKS
};
static const char *const names[TRICKS] = {"flip",    "reread", "eio",    "pull", "short",
                                          "endless", "stall",  "silent", "drip", "gone"};

enum { STALL_S = 60, SECOND_US = 1000 * 1000 };
static const char bundle[] = "/update.kiosk";

struct stick {
    uint8_t *bytes;
    uint8_t *seen; // one for each byte: was it read?
    size_t len;
    long from[TRICKS]; // -1: not played
    unsigned opens;
    bool pulled;
    FILE *log;
};

static struct stick *
the_stick(void)
{
    return fuse_get_context()->private_data;
}

static bool
plays(const struct stick *stick, enum trick trick, size_t end)
{
    return stick->from[trick] >= 0 && end > (size_t)stick->from[trick];
}

static int
on_getattr(const char *path, struct stat *stat, struct fuse_file_info *file)
{
    (void)file;
    const struct stick *stick = the_stick();
    memset(stat, 0, sizeof *stat);
    if (strcmp(path, "/") == 0)
        *stat = (struct stat){.st_mode = S_IFDIR | 0555, .st_nlink = 2};
    else if (strcmp(path, bundle) == 0 && !stick->pulled)
        *stat = (struct stat){
            .st_mode = S_IFREG | 0444, .st_nlink = 1, .st_size = (off_t)stick->len};
    else
        return -ENOENT;
    return 0;
}

static int
on_readdir(const char *path, void *out, fuse_fill_dir_t fill, off_t at,
           struct fuse_file_info *file, enum fuse_readdir_flags flags)
{
    (void)path;
    (void)at;
    (void)file;
    (void)flags;
    fill(out, ".", NULL, 0, 0);
    fill(out, "..", NULL, 0, 0);
    if (!the_stick()->pulled)
        fill(out, bundle + 1, NULL, 0, 0);
    return 0;
}

static int
on_statfs(const char *path, struct statvfs *disk)
{
    (void)path;
    *disk = (struct statvfs){.f_bsize = 4096, .f_frsize = 4096, .f_blocks = 1 << 16};
    return the_stick()->pulled ? -EIO : 0;
}

static int
on_open(const char *path, struct fuse_file_info *file)
{
    struct stick *stick = the_stick();
    if (strcmp(path, bundle) != 0 || stick->pulled)
        return -ENOENT;
    if ((file->flags & O_ACCMODE) != O_RDONLY)
        return -EROFS;
    file->direct_io = 1;
    file->fh = stick->opens++;
    return 0;
}

// What is read at `at`: the bundle's own byte, or another one.
static uint8_t
byte_at(const struct stick *stick, size_t at, bool again)
{
    if (at >= stick->len)
        return 0;
    bool flipped = stick->from[FLIP] >= 0 && again && at == stick->len / 2;
    bool reread = stick->from[REREAD] >= 0 && stick->seen[at];
    return flipped || reread ? stick->bytes[at] ^ 1 : stick->bytes[at];
}

static void
wait_as_told(const struct stick *stick, size_t end)
{
    if (plays(stick, STALL, end))
        sleep(STALL_S);
    while (plays(stick, SILENT, end))
        pause();
    if (stick->from[DRIP] > 0)
        usleep(SECOND_US / (useconds_t)stick->from[DRIP]);
}

static int
on_read(const char *path, char *out, size_t size, off_t place,
        struct fuse_file_info *file)
{
    (void)path;
    struct stick *stick = the_stick();
    size_t at = (size_t)place;
    size_t end = plays(stick, SHORT, SIZE_MAX) ? (size_t)stick->from[SHORT] : stick->len;
    if (stick->from[ENDLESS] >= 0)
        end = SIZE_MAX;
    if (at >= end)
        return 0;
    size = size < end - at ? size : end - at;
    size = stick->from[DRIP] > 0 ? 1 : size;
    fprintf(stick->log, "%zu %zu\n", at, size);
    fflush(stick->log);
    wait_as_told(stick, at + size);
    stick->pulled = stick->pulled || plays(stick, PULL, at + size);
    if (stick->pulled || plays(stick, EIO_FROM, at + size))
        return -EIO;
    for (size_t i = 0; i < size; i++) {
        out[i] = (char)byte_at(stick, at + i, file->fh > 0);
        if (at + i < stick->len)
            stick->seen[at + i] = 1;
    }
    return (int)size;
}

static bool
read_bundle(struct stick *stick, const char *name)
{
    FILE *file = fopen(name, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        return false;
    stick->len = (size_t)ftell(file);
    rewind(file);
    stick->bytes = malloc(stick->len);
    stick->seen = calloc(stick->len, 1);
    bool whole = stick->bytes && stick->seen &&
                 fread(stick->bytes, 1, stick->len, file) == stick->len;
    fclose(file);
    return whole;
}

static bool
take_trick(struct stick *stick, const char *said)
{
    size_t len = strcspn(said, "=");
    for (size_t i = 0; i < TRICKS; i++)
        if (strlen(names[i]) == len && strncmp(said, names[i], len) == 0) {
            stick->from[i] = said[len] ? strtol(said + len + 1, NULL, 10) : 0;
            return true;
        }
    return false;
}

int
main(int argc, char **argv)
{
    static const struct fuse_operations operations = {
        .getattr = on_getattr,
        .readdir = on_readdir,
        .statfs = on_statfs,
        .open = on_open,
        .read = on_read,
    };
    struct stick stick = {0};
    for (size_t i = 0; i < TRICKS; i++)
        stick.from[i] = -1;
    if (argc < 4 || !read_bundle(&stick, argv[1]))
        return 2;
    stick.log = fopen(argv[3], "w");
    for (int i = 4; i < argc; i++)
        if (!take_trick(&stick, argv[i]))
            return 2;
    stick.pulled = stick.from[GONE] >= 0;
    if (!stick.log)
        return 2;
    char foreground[] = "-f", single[] = "-s", options[] = "-oro,entry_timeout=0";
    char *arguments[] = {argv[0], foreground, single, options, argv[2], NULL};
    int status = fuse_main(5, arguments, &operations, &stick);
    fclose(stick.log);
    free(stick.bytes);
    free(stick.seen);
    return status;
}
