// SPDX-License-Identifier: MIT
// The process that reads a stick: what it takes for a bundle, how much it looks at, and that
// nothing on a stick makes it wait longer than it may.
#include "platform/stick.h"

#include "base/attributes.h"
#include "folders.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

struct place {
    struct arena arena;
    const char *path;
    struct stick stick;
};

static struct place
begin(void)
{
    struct place place = {0};
    place.path = folder_make(&place.arena);
    return place;
}

static enum stick_status
look(struct place *place)
{
    stick_open(&place->stick, place->path, STICK_STALL_MS, STICK_WHOLE_MS);
    return stick_list(&place->stick);
}

static void
end(struct place *place)
{
    stick_close(&place->stick);
    folder_remove(place->path);
    arena_finish(&place->arena);
}

static void
names_and_kinds_are_chosen(void **state)
{
    (void)state;
    struct place place = begin();
    static const char *const names[] = {
        "a.kiosk",          "B.KIOSK", "._a.kiosk", "a.kiosk.part", ".kiosk",
        "System/x.kiosk",   "kiosk",   "c.kiosk~",  "note.txt",     "\xff\x1b[2J.kiosk",
        "line\nbreak.kiosk"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        folder_put(place.path, names[i], "12345", 5);
    assert_int_equal(
        symlink("a.kiosk", arena_printf(&place.arena, "%s/s.kiosk", place.path)), 0);
    assert_int_equal(mkfifo(arena_printf(&place.arena, "%s/p.kiosk", place.path), 0644),
                     0);
    assert_int_equal(mkdir(arena_printf(&place.arena, "%s/d.kiosk", place.path), 0755),
                     0);
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s/k.kiosk", place.path);
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    assert_int_equal(bind(fd, (const struct sockaddr *)&address, sizeof address), 0);
    close(fd);
    assert_int_equal(look(&place), STICK_GOOD);
    assert_int_equal(place.stick.count, 4);
    for (size_t i = 0; i < place.stick.count; i++)
        assert_int_equal(place.stick.sizes[i], 5);
    end(&place);
}

static void
bytes_come_once_and_in_order(void **state)
{
    (void)state;
    enum { LEN = 3 * STICK_PIECE + 17 };
    struct place place = begin();
    uint8_t *bytes = arena_alloc(&place.arena, LEN),
            *read = arena_alloc(&place.arena, LEN);
    for (size_t i = 0; i < LEN; i++)
        bytes[i] = (uint8_t)(i * 7 >> 3);
    folder_put(place.path, "a.kiosk", bytes, LEN);
    folder_put(place.path, "b.kiosk", "b", 1);
    assert_int_equal(look(&place), STICK_GOOD);
    assert_int_equal(stick_read(&place.stick, 0, read, 5), 5);
    assert_int_equal(stick_read(&place.stick, 1, read + 5, 9), 1);
    assert_int_equal(read[5], 'b');
    assert_int_equal(stick_read(&place.stick, 0, read + 5, LEN), LEN - 5);
    assert_memory_equal(read, bytes, LEN);
    assert_int_equal(stick_read(&place.stick, 0, read, 1), 0);
    end(&place);
}

static void
many_names_are_bounded(void **state)
{
    (void)state;
    struct place place = begin();
    char name[32];
    for (unsigned i = 0; i < STICK_ENTRIES + 50; i++) {
        snprintf(name, sizeof name, "n%u", i);
        folder_put(place.path, name, "", 0);
    }
    assert_int_equal(look(&place), STICK_CROWDED);
    stick_close(&place.stick);
    for (unsigned i = 0; i < STICK_ENTRIES + 50; i++) {
        snprintf(name, sizeof name, "n%u", i);
        folder_drop(place.path, name);
    }
    for (unsigned i = 0; i < 2 * STICK_FILES; i++) {
        snprintf(name, sizeof name, "%02u.kiosk", i * 5 % 16);
        folder_put(place.path, name, "0123456789abcdef", i * 5 % 16);
    }
    assert_int_equal(look(&place), STICK_GOOD);
    assert_int_equal(place.stick.count, STICK_FILES);
    for (unsigned i = 0; i < STICK_FILES; i++) // the last ones by name
        assert_int_equal(place.stick.sizes[i], i + 8);
    end(&place);
}

static void
no_folder_is_no_stick(void **state)
{
    (void)state;
    struct place place = begin();
    folder_put(place.path, "file", "", 0);
    static const char *const names[] = {"file", "nothing"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        stick_open(&place.stick,
                   arena_printf(&place.arena, "%s/%s", place.path, names[i]),
                   STICK_STALL_MS, STICK_WHOLE_MS);
        assert_int_equal(stick_list(&place.stick), STICK_UNREADABLE);
        stick_close(&place.stick);
    }
    assert_int_equal(look(&place), STICK_GOOD);
    assert_int_equal(place.stick.count, 0);
    end(&place);
}

// A reader that does not answer, and one that is gone.
static void
nobody_waits_for_the_reader(void **state)
{
    (void)state;
    struct place place = begin();
    uint8_t byte = 0;
    folder_put(place.path, "a.kiosk", "a", 1);
    stick_open(&place.stick, place.path, 50, STICK_WHOLE_MS);
    assert_int_equal(stick_list(&place.stick), STICK_GOOD);
    assert_int_equal(kill(place.stick.reader, SIGSTOP), 0);
    assert_int_equal(stick_read(&place.stick, 0, &byte, 1), -1);
    assert_int_equal(place.stick.status, STICK_SLOW);
    assert_int_equal(stick_read(&place.stick, 0, &byte, 1), -1);
    stick_close(&place.stick);
    assert_int_equal(look(&place), STICK_GOOD);
    assert_int_equal(kill(place.stick.reader, SIGKILL), 0);
    assert_int_equal(waitpid(place.stick.reader, NULL, 0), place.stick.reader);
    signal(SIGPIPE, SIG_IGN);
    assert_int_equal(stick_read(&place.stick, 0, &byte, 1), -1);
    assert_int_equal(place.stick.status, STICK_UNREADABLE);
    place.stick.reader = -1;
    end(&place);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_kinds_are_chosen),
        cmocka_unit_test(bytes_come_once_and_in_order),
        cmocka_unit_test(many_names_are_bounded),
        cmocka_unit_test(no_folder_is_no_stick),
        cmocka_unit_test(nobody_waits_for_the_reader),
    };
    return cmocka_run_group_tests_name("stick", tests, NULL, NULL);
}
