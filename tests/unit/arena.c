// SPDX-License-Identifier: MIT
// Arenas: alignment, zeroed memory, growth, and giving back.
#include "base/arena.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static bool
is_zero(const unsigned char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (bytes[i] != 0)
            return false;
    return true;
}

static void
memory_is_aligned_zeroed_and_apart(void **state)
{
    (void)state;
    static const size_t sizes[] = {0, 1, 7, 16, 33, 4096, 40000, 200000};
    struct arena arena = {0};
    unsigned char *last = NULL;
    for (int round = 0; round < 50; round++)
        for (size_t i = 0; i < COUNT_OF(sizes); i++) {
            unsigned char *memory = arena_alloc(&arena, sizes[i]);
            assert_non_null(memory);
            assert_int_equal((uintptr_t)memory % alignof(max_align_t), 0);
            assert_true(is_zero(memory, sizes[i]));
            assert_true(memory != last);
            memset(memory, 0xA5, sizes[i]);
            last = sizes[i] > 0 ? memory : NULL;
        }
    assert_true(arena.taken_bytes >= 50 * 244000);
    arena_finish(&arena);
    assert_null(arena.first);
    assert_int_equal(arena.taken_bytes, 0);
}

static void
reset_memory_is_zeroed_and_reused(void **state)
{
    (void)state;
    struct arena arena = {0};
    arena_reset(&arena);
    assert_null(arena.first);
    for (int round = 0; round < 100; round++) {
        unsigned char *memory = arena_alloc(&arena, 20000);
        assert_true(is_zero(memory, 20000));
        memset(memory, 0xA5, 20000);
        arena_reset(&arena);
        assert_true(arena.taken_bytes <= 64 * 1024);
    }
    arena_finish(&arena);
}

static void
texts_are_copied_and_formatted(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(arena_copy(&arena, "abcdef", 3), "abc");
    assert_string_equal(arena_copy(&arena, NULL, 0), "");
    assert_string_equal(arena_printf(&arena, "%s %d", "page", 7), "page 7");
    const char *longer = arena_printf(&arena, "%070000d", 1);
    assert_int_equal(strlen(longer), 70000);
    arena_finish(&arena);
}

static void
growing_keeps_what_was_there(void **state)
{
    (void)state;
    struct arena arena = {0};
    int *items = NULL;
    size_t capacity = 0;
    for (size_t count = 0; count < 1000; count++) {
        arena_grow(&arena, (void **)&items, &capacity, count, sizeof *items);
        assert_true(capacity > count);
        items[count] = (int)count;
    }
    for (int i = 0; i < 1000; i++)
        assert_int_equal(items[i], i);
    arena_finish(&arena);
}

static void
the_newest_array_grows_where_it_is(void **state)
{
    (void)state;
    struct arena arena = {0};
    int *items = NULL;
    size_t capacity = 0;
    arena_grow(&arena, (void **)&items, &capacity, 0, sizeof *items);
    const int *before = items;
    items[capacity - 1] = 7;
    arena_grow(&arena, (void **)&items, &capacity, capacity, sizeof *items);
    assert_ptr_equal(items, before);
    assert_int_equal(items[capacity / 2 - 1], 7);
    assert_true(is_zero((const unsigned char *)(items + capacity / 2),
                        capacity / 2 * sizeof *items));
    char *after = arena_copy(&arena, "x", 1);
    assert_true(after >= (const char *)(items + capacity));
    arena_grow(&arena, (void **)&items, &capacity, capacity, sizeof *items);
    assert_ptr_not_equal(items, before);
    assert_int_equal(items[capacity / 4 - 1], 7);
    assert_string_equal(after, "x");
    // Larger than what is left of the block.
    for (int i = 0; i < 12; i++)
        arena_grow(&arena, (void **)&items, &capacity, capacity, sizeof *items);
    assert_int_equal(items[15], 7);
    items[capacity - 1] = 8;
    arena_finish(&arena);
}

static void
copies_leave_what_follows_aligned(void **state)
{
    (void)state;
    struct arena arena = {0};
    char *first = arena_copy(&arena, "abc", 3), *second = arena_copy(&arena, "de", 2);
    assert_ptr_equal(second, first + 4);
    const void *memory = arena_alloc(&arena, 8);
    assert_int_equal((uintptr_t)memory % alignof(max_align_t), 0);
    assert_string_equal(first, "abc");
    assert_string_equal(second, "de");
    arena_finish(&arena);
}

static void
nothing_can_be_finished(void **state)
{
    (void)state;
    struct arena arena = {0};
    arena_finish(&arena);
    arena_finish(NULL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_aligned_zeroed_and_apart),
        cmocka_unit_test(reset_memory_is_zeroed_and_reused),
        cmocka_unit_test(texts_are_copied_and_formatted),
        cmocka_unit_test(growing_keeps_what_was_there),
        cmocka_unit_test(the_newest_array_grows_where_it_is),
        cmocka_unit_test(copies_leave_what_follows_aligned),
        cmocka_unit_test(nothing_can_be_finished),
    };
    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
