// SPDX-License-Identifier: MIT
// Files: bounds, what is no ordinary file, and writing that leaves the old file or the
// new one.
#include "base/file.h"

#include "folders.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct place_of_test {
    struct arena arena;
    const char *folder;
    int fd;
};

static struct place_of_test
begin(void)
{
    struct place_of_test place = {0};
    place.folder = folder_make(&place.arena);
    place.fd = open(place.folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_true(place.fd >= 0);
    return place;
}

static void
end(struct place_of_test *place)
{
    close(place->fd);
    folder_remove(place->folder);
    arena_finish(&place->arena);
}

static void
a_file_is_read_up_to_its_bound(void **state)
{
    (void)state;
    static const struct {
        size_t size, bound;
        enum file_status status;
    } cases[] = {
        {0, 0, FILE_READ},
        {0, 10, FILE_READ},
        {10, 10, FILE_READ},
        {11, 10, FILE_TOO_LARGE},
        {100000, 10, FILE_TOO_LARGE},
        {100000, 100000, FILE_READ},
    };
    struct place_of_test place = begin();
    char *bytes = arena_array(&place.arena, 100000, 1);
    memset(bytes, 'x', 100000);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        folder_put(place.folder, "file", bytes, cases[i].size);
        struct file file = file_read(place.fd, "file", cases[i].bound, &place.arena);
        assert_int_equal(file.status, cases[i].status);
        assert_int_equal(file.bytes != NULL, file.status == FILE_READ);
        if (file.status != FILE_READ)
            continue;
        assert_int_equal(file.len, cases[i].size);
        assert_memory_equal(file.bytes, bytes, file.len);
        assert_int_equal(file.bytes[file.len], '\0');
    }
    end(&place);
}

static void
a_start_is_cut_off(void **state)
{
    (void)state;
    struct place_of_test place = begin();
    folder_put(place.folder, "file", "0123456789", 10);
    struct file file = file_read_start(place.fd, "file", 4, &place.arena);
    assert_int_equal(file.status, FILE_READ);
    assert_string_equal(file.bytes, "0123");
    file = file_read_start(place.fd, "file", 40, &place.arena);
    assert_string_equal(file.bytes, "0123456789");
    end(&place);
}

static void
only_ordinary_files_are_read(void **state)
{
    (void)state;
    struct place_of_test place = begin();
    folder_put(place.folder, "file", "x", 1);
    folder_put(place.folder, "folder/file", "x", 1);
    assert_int_equal(symlinkat("file", place.fd, "link"), 0);
    assert_int_equal(mkfifoat(place.fd, "pipe", 0600), 0);
    static const struct {
        const char *name;
        enum file_status status;
    } cases[] = {
        {"file", FILE_READ},
        {"none", FILE_MISSING},
        {"file/none", FILE_MISSING},
        {"link", FILE_NOT_REGULAR},
        {"pipe", FILE_NOT_REGULAR},
        {"folder", FILE_NOT_REGULAR},
        {"/dev/null", FILE_NOT_REGULAR},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct file file = file_read(place.fd, cases[i].name, 100, &place.arena);
        if (file.status != cases[i].status)
            fail_msg("%s: %s", cases[i].name, file_status_sentence(&file));
        assert_non_null(file_status_sentence(&file));
    }
    end(&place);
}

static void
no_permission_is_told(void **state)
{
    (void)state;
    if (geteuid() == 0)
        skip(); // root may read everything
    struct place_of_test place = begin();
    folder_put(place.folder, "file", "x", 1);
    assert_int_equal(fchmodat(place.fd, "file", 0, 0), 0);
    struct file file = file_read(place.fd, "file", 100, &place.arena);
    assert_int_equal(file.status, FILE_UNREADABLE);
    assert_string_equal(file_status_sentence(&file),
                        "there is no permission to read the file");
    end(&place);
}

static void
writing_replaces_the_whole_file(void **state)
{
    (void)state;
    struct place_of_test place = begin();
    const char *path = arena_printf(&place.arena, "%s/file", place.folder);
    assert_true(file_write(path, "one", 3));
    assert_true(file_write(path, "seven", 5));
    struct file file = file_read(AT_FDCWD, path, 100, &place.arena);
    assert_string_equal(file.bytes, "seven");
    const char **names;
    assert_int_equal(folder_list(place.folder, &place.arena, &names),
                     1); // nothing left beside it
    end(&place);
}

static void
failed_writing_leaves_the_old_file(void **state)
{
    (void)state;
    struct place_of_test place = begin();
    const char *folder = arena_printf(&place.arena, "%s/folder", place.folder);
    const char *nowhere = arena_printf(&place.arena, "%s/none/file", place.folder);
    folder_put(place.folder, "folder/file", "x", 1);
    errno = 0;
    assert_false(file_write(folder, "y", 1)); // a folder cannot be replaced
    assert_true(errno != 0);
    assert_false(file_write(nowhere, "y", 1));
    assert_int_equal(errno, ENOENT);
    const char **names;
    assert_int_equal(folder_list(place.folder, &place.arena, &names), 1);
    end(&place);
}

static void
a_link_is_replaced_not_followed(void **state)
{
    (void)state;
    struct place_of_test place = begin();
    folder_put(place.folder, "target", "old", 3);
    assert_int_equal(symlinkat("target", place.fd, "link"), 0);
    assert_true(
        file_write(arena_printf(&place.arena, "%s/link", place.folder), "new", 3));
    struct file target = file_read(place.fd, "target", 100, &place.arena);
    struct file link = file_read(place.fd, "link", 100, &place.arena);
    assert_string_equal(target.bytes, "old");
    assert_string_equal(link.bytes, "new");
    end(&place);
}

static void
private_files_are_private_and_read_back(void **state)
{
    (void)state;
    struct place_of_test place = begin();
    struct stat facts;
    const char *path = arena_printf(&place.arena, "%s/file", place.folder);
    assert_true(file_write_private(path, "secret", 6));
    assert_int_equal(stat(path, &facts), 0);
    assert_int_equal(facts.st_mode & 0777, 0600);
    assert_true(file_holds(path, "secret", 6));
    assert_false(file_holds(path, "secreT", 6));
    assert_false(file_holds(path, "secret", 5));
    assert_false(file_holds(path, "secrets", 7));
    assert_true(file_write_private(path, "", 0));
    assert_true(file_holds(path, "", 0));
    assert_false(file_holds(arena_printf(&place.arena, "%s/none", place.folder), "", 0));
    end(&place);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_read_up_to_its_bound),
        cmocka_unit_test(a_start_is_cut_off),
        cmocka_unit_test(only_ordinary_files_are_read),
        cmocka_unit_test(no_permission_is_told),
        cmocka_unit_test(writing_replaces_the_whole_file),
        cmocka_unit_test(failed_writing_leaves_the_old_file),
        cmocka_unit_test(a_link_is_replaced_not_followed),
        cmocka_unit_test(private_files_are_private_and_read_back),
    };
    return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
