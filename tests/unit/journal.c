// SPDX-License-Identifier: MIT
// The journal keeps its bound, its order and its form, whatever is done to its files.
#include "platform/journal.h"

#include "folders.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

struct place {
    struct arena arena;
    const char *path;
    int folder;
};

static struct place
begin(void)
{
    struct place place = {0};
    place.path = folder_make(&place.arena);
    place.folder = open(place.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_true(place.folder >= 0);
    return place;
}

static void
end(struct place *place)
{
    close(place->folder);
    folder_remove(place->path);
    arena_finish(&place->arena);
}

static void
add(const struct place *place, enum report_code code, uint64_t serial)
{
    struct journal_entry entry = {.code = code, .serial = serial};
    if (serial > 0)
        memcpy(entry.code8, "7F3K-92QX", sizeof entry.code8);
    assert_true(journal_add(place->folder, &entry));
}

static void
the_last_entries_come_first(void **state)
{
    (void)state;
    struct place place = begin();
    struct journal_entry last[3];
    assert_int_equal(journal_last(place.folder, last, 3), 0);
    add(&place, REPORT_U2, 0);
    assert_int_equal(journal_last(place.folder, last, 3), 1);
    for (uint64_t serial = 1; serial <= 4; serial++)
        add(&place, REPORT_OK, serial);
    assert_int_equal(journal_last(place.folder, last, 3), 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(last[i].sequence, 5 - i);
        assert_int_equal(last[i].serial, 4 - i);
        assert_int_equal(last[i].code, REPORT_OK);
        assert_string_equal(last[i].code8, "7F3K-92QX");
        assert_true(strlen(last[i].boot) > 0);
    }
    end(&place);
}

static void
two_files_hold_at_most_128_kib(void **state)
{
    (void)state;
    struct place place = begin();
    struct stat facts;
    struct journal_entry last[5];
    char *full = arena_alloc(&place.arena, JOURNAL_FILE_BYTES);
    memset(full, '\n', JOURNAL_FILE_BYTES);
    for (size_t room = 0; room < 200; room++) {
        folder_put(place.path, "log", full, JOURNAL_FILE_BYTES - room);
        add(&place, REPORT_OK, 1);
        assert_int_equal(fstatat(place.folder, "log", &facts, 0), 0);
        assert_true(facts.st_size <= JOURNAL_FILE_BYTES);
        assert_int_equal(journal_last(place.folder, last, 5) > 0, 1);
    }
    const char **names = NULL;
    assert_int_equal(folder_list(place.path, &place.arena, &names), 2);
    // a turned file does not lose the order
    folder_drop(place.path, "log.old");
    folder_put(place.path, "log", "", 0);
    add(&place, REPORT_U1, 8);
    assert_int_equal(renameat(place.folder, "log", place.folder, "log.old"), 0);
    add(&place, REPORT_U2, 0);
    assert_int_equal(journal_last(place.folder, last, 5), 2);
    assert_int_equal(last[0].sequence, 2);
    assert_int_equal(last[1].code, REPORT_U1);
    end(&place);
}

static void
what_is_no_entry_is_passed_over(void **state)
{
    (void)state;
    struct place place = begin();
    struct journal_entry last[9];
    static const char lines[] = "1 0a1b2c3d 7 OK plain 2026112101 7F3K-92QX\n"
                                "\n"
                                "2 0a1b2c3d 7 ok plain 1 7F3K-92QX\n"
                                "x 0a1b2c3d 7 OK plain 1 7F3K-92QX\n"
                                "3 0a1b2c3d 7 OK plain 1 7F3K-92QX more\n"
                                "4 0a1b2c3d 7 OK plain -1 7F3K-92QX\n"
                                "5 0a1b2c3d4 7 OK plain 1 7F3K-92QX\n"
                                "6 0a1b2c3d 7 OK plain 1 \x1b[2J\n"
                                "7 0a1b2c3d 9 U6 plain 0 -\n"
                                "8 0a1b2c3d 9 U6 pla";
    folder_put(place.path, "log", lines, sizeof lines - 1);
    assert_int_equal(journal_last(place.folder, last, 9), 2);
    assert_int_equal(last[0].sequence, 7);
    assert_int_equal(last[0].code8[0], '\0');
    assert_int_equal(last[1].sequence, 1);
    folder_drop(place.path, "log");
    assert_int_equal(symlinkat("/etc/passwd", place.folder, "log"), 0);
    assert_int_equal(journal_last(place.folder, last, 9), 0);
    struct journal_entry entry = {.code = REPORT_OK};
    assert_false(journal_add(place.folder, &entry));
    end(&place);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_entries_come_first),
        cmocka_unit_test(two_files_hold_at_most_128_kib),
        cmocka_unit_test(what_is_no_entry_is_passed_over),
    };
    return cmocka_run_group_tests_name("journal", tests, NULL, NULL);
}
