// SPDX-License-Identifier: MIT
// Two copies of a record: whichever is damaged, and however, the other one counts and is
// the one that stays.
#include "platform/records.h"

#include "folders.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
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
put_floor(const struct place *place, uint64_t floor)
{
    struct state state = {.numbers = {floor}};
    assert_true(records_write(place->folder, STATE_IMPORTER, &state));
}

static uint64_t
floor_of(const struct place *place, enum records_found expected)
{
    struct state state;
    assert_int_equal(records_read(place->folder, STATE_IMPORTER, &state), expected);
    return state.numbers[IMPORTER_FLOOR];
}

static void
the_newer_copy_counts_and_the_older_is_overwritten(void **state)
{
    (void)state;
    struct place place = begin();
    assert_int_equal(floor_of(&place, RECORDS_NONE), 0);
    for (uint64_t floor = 1; floor <= 5; floor++) {
        put_floor(&place, floor);
        assert_int_equal(floor_of(&place, RECORDS_WHOLE), floor);
    }
    struct state display;
    assert_int_equal(records_read(place.folder, STATE_DISPLAY, &display), RECORDS_NONE);
    end(&place);
}

// After 7 and 8 were written the copies are .0 with 7 and .1 with 8.
static void
damage_leaves_the_other(void **state)
{
    (void)state;
    struct place place = begin();
    put_floor(&place, 7);
    put_floor(&place, 8);
    size_t len = 0;
    char *newer = folder_read(place.path, "importer.1", &place.arena, &len);
    assert_int_equal(len, STATE_RECORD_BYTES);
    for (size_t cut = 0; cut < len; cut++) {
        folder_put(place.path, "importer.1", newer, cut);
        assert_int_equal(floor_of(&place, RECORDS_HALF), 7);
    }
    for (size_t bit = 0; bit < 8 * len; bit++) {
        newer[bit / 8] ^= (char)(1 << bit % 8);
        folder_put(place.path, "importer.1", newer, len);
        assert_int_equal(floor_of(&place, RECORDS_HALF), 7);
        newer[bit / 8] ^= (char)(1 << bit % 8);
    }
    // what is written next goes over the damaged one
    put_floor(&place, 9);
    assert_int_equal(floor_of(&place, RECORDS_WHOLE), 9);
    folder_drop(place.path, "importer.1");
    assert_int_equal(floor_of(&place, RECORDS_WHOLE), 7);
    folder_put(place.path, "importer.0", "", 0);
    assert_int_equal(floor_of(&place, RECORDS_NONE), 0);
    put_floor(&place, 10);
    assert_int_equal(floor_of(&place, RECORDS_WHOLE), 10);
    end(&place);
}

static void
links_are_not_followed(void **state)
{
    (void)state;
    struct place place = begin();
    put_floor(&place, 7);
    folder_put(place.path, "elsewhere", "untouched", 9);
    assert_int_equal(symlinkat("elsewhere", place.folder, "importer.1"), 0);
    struct state next = {.numbers = {8}};
    assert_false(records_write(place.folder, STATE_IMPORTER, &next));
    size_t len = 0;
    const char *elsewhere = folder_read(place.path, "elsewhere", &place.arena, &len);
    assert_int_equal(len, 9);
    assert_memory_equal(elsewhere, "untouched", 9);
    assert_int_equal(floor_of(&place, RECORDS_HALF), 7);
    end(&place);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_newer_copy_counts_and_the_older_is_overwritten),
        cmocka_unit_test(damage_leaves_the_other),
        cmocka_unit_test(links_are_not_followed),
    };
    return cmocka_run_group_tests_name("records", tests, NULL, NULL);
}
