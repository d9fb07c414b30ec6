// SPDX-License-Identifier: MIT
#include "folders.h"

#include "base/file.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *
folder_make(struct arena *arena)
{
    const char *base = getenv("TMPDIR");
    char *path = arena_printf(arena, "%s/anteroom-test-XXXXXX", base ? base : "/tmp");
    assert(mkdtemp(path));
    return path;
}

static int
by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static size_t
list_all(const char *folder, struct arena *arena, const char ***names)
{
    DIR *listing = opendir(folder);
    size_t count = 0, capacity = 0;
    *names = NULL;
    assert(listing);
    for (struct dirent *entry = readdir(listing); entry; entry = readdir(listing)) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        void *items = (void *)(*names);
        arena_grow(arena, &items, &capacity, count, sizeof **names);
        *names = items;
        (*names)[count++] = arena_copy(arena, entry->d_name, strlen(entry->d_name));
    }
    closedir(listing);
    if (count > 1)
        qsort((void *)(*names), count, sizeof **names, by_name);
    return count;
}

size_t
folder_list(const char *folder, struct arena *arena, const char ***names)
{
    size_t count = list_all(folder, arena, names), kept = 0;
    for (size_t i = 0; i < count; i++)
        if ((*names)[i][0] != '.')
            (*names)[kept++] = (*names)[i];
    return kept;
}

void
folder_drop(const char *folder, const char *name)
{
    struct arena arena = {0};
    const char *path = arena_printf(&arena, "%s/%s", folder, name);
    struct stat facts;
    if (lstat(path, &facts) == 0) {
        const char **names;
        size_t count = S_ISDIR(facts.st_mode) ? list_all(path, &arena, &names) : 0;
        for (size_t i = 0; i < count; i++)
            folder_drop(path, names[i]);
        assert(S_ISDIR(facts.st_mode) ? rmdir(path) == 0 : unlink(path) == 0);
    }
    arena_finish(&arena);
}

void
folder_remove(const char *path)
{
    struct arena arena = {0};
    const char **names;
    size_t count = list_all(path, &arena, &names);
    for (size_t i = 0; i < count; i++)
        folder_drop(path, names[i]);
    assert(rmdir(path) == 0);
    arena_finish(&arena);
}

static void
make_parents(const char *folder, const char *name, struct arena *arena)
{
    for (const char *slash = strchr(name, '/'); slash; slash = strchr(slash + 1, '/')) {
        const char *path =
            arena_printf(arena, "%s/%.*s", folder, (int)(slash - name), name);
        assert(mkdir(path, 0755) == 0 || errno == EEXIST);
    }
}

void
folder_put(const char *folder, const char *name, const void *bytes, size_t len)
{
    struct arena arena = {0};
    make_parents(folder, name, &arena);
    const char *path = arena_printf(&arena, "%s/%s", folder, name);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    assert(fd >= 0);
    const char *at = bytes;
    while (len > 0) {
        ssize_t put = write(fd, at, len);
        assert(put > 0);
        at += put;
        len -= (size_t)put;
    }
    assert(close(fd) == 0);
    arena_finish(&arena);
}

char *
folder_read(const char *folder, const char *name, struct arena *arena, size_t *len)
{
    const char *path = arena_printf(arena, "%s/%s", folder, name);
    struct file file = file_read(AT_FDCWD, path, (size_t)64 << 20, arena);
    *len = file.len;
    return file.status == FILE_READ ? arena_copy(arena, file.bytes, file.len) : NULL;
}

void
folder_copy(const char *from, const char *to)
{
    struct arena arena = {0};
    const char **names;
    size_t count = list_all(from, &arena, &names);
    assert(mkdir(to, 0755) == 0 || errno == EEXIST);
    for (size_t i = 0; i < count; i++) {
        const char *path = arena_printf(&arena, "%s/%s", from, names[i]);
        const char *copy = arena_printf(&arena, "%s/%s", to, names[i]);
        struct stat facts;
        assert(lstat(path, &facts) == 0);
        if (S_ISDIR(facts.st_mode)) {
            folder_copy(path, copy);
            continue;
        }
        size_t len;
        const char *bytes = folder_read(from, names[i], &arena, &len);
        assert(bytes);
        folder_put(to, names[i], bytes, len);
    }
    arena_finish(&arena);
}

const char *
folder_of_tests(struct arena *arena, const char *name)
{
    const char *tests = getenv("TESTS");
    return arena_printf(arena, "%s/%s", tests ? tests : "tests", name);
}
