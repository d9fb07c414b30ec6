// SPDX-License-Identifier: MIT
// Text: strict decoding, counting, the nearest name, and what a terminal may be shown.
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct decoded {
    const char *bytes;
    size_t len;
    uint32_t point;
    size_t taken;
};

static const struct decoded decoded[] = {
    {"a", 1, 'a', 1},
    {"\x7F", 1, 0x7F, 1},
    {"\xC2\x80", 2, 0x80, 2},
    {"\xDF\xBF", 2, 0x7FF, 2},
    {"\xE0\xA0\x80", 3, 0x800, 3},
    {"\xED\x9F\xBF", 3, 0xD7FF, 3},
    {"\xEE\x80\x80", 3, 0xE000, 3},
    {"\xEF\xBF\xBD", 3, 0xFFFD, 3}, // the replacement character itself
    {"\xEF\xBF\xBF", 3, 0xFFFF, 3},
    {"\xF0\x90\x80\x80", 4, 0x10000, 4},
    {"\xF4\x8F\xBF\xBF", 4, 0x10FFFF, 4},
    // not UTF-8: one byte is taken
    {"\x80", 1, 0xFFFD, 1},
    {"\xBF\xBF", 2, 0xFFFD, 1},
    {"\xC0\x80", 2, 0xFFFD, 1},         // overlong NUL
    {"\xC1\xBF", 2, 0xFFFD, 1},         // overlong
    {"\xE0\x80\xAF", 3, 0xFFFD, 1},     // overlong
    {"\xE0\x9F\xBF", 3, 0xFFFD, 1},     // overlong
    {"\xF0\x8F\xBF\xBF", 4, 0xFFFD, 1}, // overlong
    {"\xED\xA0\x80", 3, 0xFFFD, 1},     // surrogate
    {"\xED\xBF\xBF", 3, 0xFFFD, 1},     // surrogate
    {"\xF4\x90\x80\x80", 4, 0xFFFD, 1}, // above U+10FFFF
    {"\xF5\x80\x80\x80", 4, 0xFFFD, 1},
    {"\xFE", 1, 0xFFFD, 1},
    {"\xFF\xFF", 2, 0xFFFD, 1},
    {"\xC3", 1, 0xFFFD, 1}, // cut off
    {"\xE2\x82", 2, 0xFFFD, 1},
    {"\xF0\x9F\x98", 3, 0xFFFD, 1},
    {"\xC3(", 2, 0xFFFD, 1},
    {"\xE2(\xA1", 3, 0xFFFD, 1},
    {"\xF0\x28\x8C\xBC", 4, 0xFFFD, 1},
};

static void
decoding_is_strict(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(decoded); i++) {
        // On the heap and of the exact length, so that a sanitizer sees a byte too many.
        char *bytes = malloc(decoded[i].len);
        size_t taken = 0;
        assert_non_null(bytes);
        memcpy(bytes, decoded[i].bytes, decoded[i].len);
        uint32_t point = text_decode(bytes, decoded[i].len, &taken);
        if (point != decoded[i].point || taken != decoded[i].taken)
            fail_msg("case %zu: U+%04X, %zu taken; expected U+%04X, %zu", i,
                     (unsigned)point, taken, (unsigned)decoded[i].point,
                     decoded[i].taken);
        free(bytes);
    }
}

struct counted {
    const char *text;
    size_t points, graphemes;
    unsigned words;
};

static const struct counted counted[] = {
    {"", 0, 0, 0},
    {"one", 3, 3, 1},
    {"  two  words ", 13, 13, 2},
    {"Call 911 now!", 13, 13, 3},
    {"- ", 2, 2, 0},
    {"1 – 2", 5, 5, 2},
    {"off-label", 9, 9, 1},
    {"don't", 5, 5, 1},
    {"a\u00A0b", 3, 3, 2},
    {"e\u0301", 2, 1, 1},
    {"été", 3, 3, 1},
    {"👩‍👧 ok", 6, 4, 1},
    {"가각", 2, 2, 1},
};

static void
text_is_counted(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(counted); i++) {
        const char *text = counted[i].text;
        size_t len = strlen(text);
        if (text_count_points(text, len) != counted[i].points ||
            text_count_words(text, len) != counted[i].words)
            fail_msg("'%s': %zu points, %u words", text, text_count_points(text, len),
                     text_count_words(text, len));
        assert_int_equal(text_count_graphemes(text, len), counted[i].graphemes);
    }
    char many[3000];
    for (size_t i = 0; i < sizeof many; i += 3)
        memcpy(many + i, "e\xCC\x81", 3);
    assert_int_equal(text_count_graphemes(many, sizeof many), 1000);
    assert_int_equal(text_count_points("\xFF\xFE", 2), 2);
    assert_int_equal(text_count_graphemes("\xFF", 1), 1);
}

struct nearest {
    const char *given;
    const char *meant; // NULL: nothing is near
};

static const char *const names[] = {"title", "main_message", "attract",
                                    "id",    "icon",         "status"};

static const struct nearest nearest[] = {
    {"title", "title"},
    {"titel", "title"},
    {"tittle", "title"},
    {"tile", "title"},
    {"atract", "attract"},
    {"attarct", "attract"},
    {"main_mesage", "main_message"},
    {"main-message", "main_message"},
    {"di", "id"},
    {"icn", "icon"},
    {"", NULL},
    {"colour", NULL},
    {"x", NULL},
    {"zzzzzzzzzzzz", NULL},
    {"statuses", "status"},
    {"statu", "status"},
    {"stat", "status"},
};

static void
the_nearest_name_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(nearest); i++) {
        const char *found = text_nearest(nearest[i].given, names, COUNT_OF(names));
        bool same = found && nearest[i].meant ? strcmp(found, nearest[i].meant) == 0
                                              : found == nearest[i].meant;
        if (!same)
            fail_msg("'%s': found %s", nearest[i].given, found ? found : "nothing");
    }
    char endless[5000];
    memset(endless, 'a', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    assert_null(text_nearest(endless, names, COUNT_OF(names)));
    assert_null(text_nearest("title", names, 0));
}

struct shown {
    const char *bytes;
    size_t len;
    size_t most;
    const char *expected;
};

static const struct shown shown[] = {
    {"plain", 5, 40, "plain"},
    {"été", 5, 40, "été"},
    {"\x1B[31m", 5, 40, "\\x1B[31m"},
    {"a\0b", 3, 40, "a\\x00b"},
    {"\x7F", 1, 40, "\\x7F"},
    {"\xC2\x9B", 2, 40, "\\xC2\\x9B"},
    {"\xFF", 1, 40, "\\xFF"},
    {"\xE2\x80\xAE", 3, 40, "\\xE2\\x80\\xAE"},
    {"\xE2\x80\x8B", 3, 40, "\\xE2\\x80\\x8B"},
    {"%n%s", 4, 40, "%n%s"},
    {"abcdef", 6, 3, "abc…"},
    {"abc", 3, 3, "abc"},
    {"", 0, 3, ""},
    {"abc", 3, 0, "…"},
    {"\xF3\xA0\x81\x81", 4, 9, "\\xF3\\xA0\\x81\\x81"},
};

static void
a_terminal_is_shown_nothing_odd(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(shown); i++)
        assert_string_equal(
            text_printable(&arena, shown[i].bytes, shown[i].len, shown[i].most),
            shown[i].expected);
    arena_finish(&arena);
}

// Every byte at every place of texts of every length, so that all the steps of eight are met.
static void
plain_text_ends_at_the_first_other_byte(void **state)
{
    (void)state;
    char text[28];
    for (size_t len = 0; len < sizeof text; len++)
        for (size_t at = 0; at <= len; at++)
            for (int byte = 0; byte < 256; byte++) {
                memset(text, at % 2 ? ' ' : '~', sizeof text);
                bool plain = byte >= 0x20 && byte < 0x7F;
                text[at] = (char)byte;
                size_t wanted = plain || at == len ? len : at;
                assert_int_equal(text_plain_run(text, len), wanted);
            }
    // What follows a byte that borrows or carries is not looked at twice.
    assert_int_equal(text_plain_run("abc\x7f\x7e\x1f\x20\xff", 8), 3);
    assert_int_equal(text_plain_run("abcdefgh\xff\xff", 10), 8);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decoding_is_strict),
        cmocka_unit_test(text_is_counted),
        cmocka_unit_test(plain_text_ends_at_the_first_other_byte),
        cmocka_unit_test(the_nearest_name_is_found),
        cmocka_unit_test(a_terminal_is_shown_nothing_odd),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
