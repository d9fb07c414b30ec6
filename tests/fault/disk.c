// SPDX-License-Identifier: MIT
// A disk that remembers how it was written: disk IMAGE LOG MOUNTPOINT. Shows one file, `disk`, with the
// bytes of IMAGE in memory, and `mark`. LOG gets a record for each write (W, place, length, bytes),
// each flush (F) and each text written to `mark` (M); numbers are 8 bytes, as the machine has them.
// From LOG a test makes every state a power cut could have left.
#define FUSE_USE_VERSION 31
#include <errno.h>
#include <fuse3/fuse.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct disk {
    char *bytes;
    size_t len;
    FILE *log;
};

static struct disk *
the_disk(void)
{
    return fuse_get_context()->private_data;
}

static void
record(char kind, uint64_t at, const void *bytes, uint64_t len)
{
    FILE *log = the_disk()->log;
    fputc(kind, log);
    fwrite(&at, sizeof at, 1, log);
    fwrite(&len, sizeof len, 1, log);
    if (len > 0)
        fwrite(bytes, 1, len, log);
    fflush(log);
}

static int
on_getattr(const char *path, struct stat *stat, struct fuse_file_info *file)
{
    (void)file;
    memset(stat, 0, sizeof *stat);
    bool disk = strcmp(path, "/disk") == 0;
    if (strcmp(path, "/") == 0)
        *stat = (struct stat){.st_mode = S_IFDIR | 0755, .st_nlink = 2};
    else if (disk || strcmp(path, "/mark") == 0)
        *stat = (struct stat){.st_mode = S_IFREG | 0600,
                              .st_nlink = 1,
                              .st_size = disk ? (off_t)the_disk()->len : 0};
    else
        return -ENOENT;
    return 0;
}

// What is written is seen at once, and in the order it was sent.
static int
on_open(const char *path, struct fuse_file_info *file)
{
    (void)path;
    file->direct_io = 1;
    return 0;
}

static int
on_read(const char *path, char *out, size_t size, off_t at, struct fuse_file_info *file)
{
    (void)file;
    const struct disk *disk = the_disk();
    if (strcmp(path, "/disk") != 0 || (size_t)at >= disk->len)
        return 0;
    size_t left = disk->len - (size_t)at;
    size = size < left ? size : left;
    memcpy(out, disk->bytes + at, size);
    return (int)size;
}

static int
on_write(const char *path, const char *in, size_t size, off_t at,
         struct fuse_file_info *file)
{
    (void)file;
    const struct disk *disk = the_disk();
    if (strcmp(path, "/mark") == 0) {
        record('M', 0, in, size);
        return (int)size;
    }
    if ((size_t)at > disk->len || size > disk->len - (size_t)at)
        return -ENOSPC;
    memcpy(disk->bytes + at, in, size);
    record('W', (uint64_t)at, in, size);
    return (int)size;
}

static int
on_fsync(const char *path, int data_only, struct fuse_file_info *file)
{
    (void)data_only;
    (void)file;
    if (strcmp(path, "/disk") == 0)
        record('F', 0, NULL, 0);
    return 0;
}

static int
on_truncate(const char *path, off_t size, struct fuse_file_info *file)
{
    (void)path;
    (void)size;
    (void)file;
    return 0;
}

// Without this the file system would punch holes that the log does not know of.
static int
on_fallocate(const char *path, int mode, off_t at, off_t len, struct fuse_file_info *file)
{
    (void)path;
    (void)mode;
    (void)at;
    (void)len;
    (void)file;
    return -EOPNOTSUPP;
}

static bool
read_image(struct disk *disk, const char *name)
{
    FILE *file = fopen(name, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        return false;
    disk->len = (size_t)ftell(file);
    rewind(file);
    disk->bytes = malloc(disk->len);
    bool whole = disk->bytes && fread(disk->bytes, 1, disk->len, file) == disk->len;
    fclose(file);
    return whole;
}

int
main(int argc, char **argv)
{
    static const struct fuse_operations operations = {
        .getattr = on_getattr,
        .open = on_open,
        .read = on_read,
        .write = on_write,
        .fsync = on_fsync,
        .truncate = on_truncate,
        .fallocate = on_fallocate,
    };
    struct disk disk = {0};
    if (argc != 4 || !read_image(&disk, argv[1]))
        return 2;
    disk.log = fopen(argv[2], "wb");
    if (!disk.log)
        return 2;
    char foreground[] = "-f", single[] = "-s";
    char *arguments[] = {argv[0], foreground, single, argv[3], NULL};
    int status = fuse_main(4, arguments, &operations, &disk);
    fclose(disk.log);
    free(disk.bytes);
    return status;
}
