// SPDX-License-Identifier: MIT
// Characters: what a file and what a scalar may hold, with exact places; all bidi
// controls.
#include "content/characters.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct sample {
    const char *bytes;
    size_t len;
    const char *fault; // part of its name, or NULL where it is fine
    unsigned line, column;
    uint32_t point;
};

#define SAMPLE(bytes) bytes, sizeof(bytes) - 1

static const struct sample files[] = {
    {SAMPLE(""), NULL, 0, 0, 0},
    {SAMPLE("plain\ttext\r\nmore\rlast"), NULL, 0, 0, 0},
    {SAMPLE("\xC3\xA9 \xE2\x80\x9C \xF0\x9F\x8D\x8E"), NULL, 0, 0, 0},
    {SAMPLE("\xEF\xBF\xBD"), NULL, 0, 0, 0}, // the replacement character
    {SAMPLE("a\xC2\xAD"
            "b\xE2\x80\x8D"),
     NULL, 0, 0, 0},                                             // soft hyphen, ZWJ
    {SAMPLE("\xE2\x80\x8E\xE2\x80\x8F\xD8\x9C"), NULL, 0, 0, 0}, // LRM RLM ALM
    {SAMPLE("\xE2\x81\xA6 \xE2\x81\xA9"), NULL, 0, 0, 0},
    {SAMPLE("\xEE\x80\x80"), "private", 1, 1, 0xE000},
    {SAMPLE("\xEF\xA3\xBF"), "private", 1, 1, 0xF8FF},
    {SAMPLE("\xEF\xA4\x80"), NULL, 0, 0, 0}, // U+F900 is a letter
    {SAMPLE("\xF3\xB0\x80\x80"), "private", 1, 1, 0xF0000},
    {SAMPLE("\xF4\x8F\xBF\xBD"), "private", 1, 1, 0x10FFFD},
    {SAMPLE("\xF3\xA0\x80\x81"), "tag", 1, 1, 0xE0001},
    {SAMPLE("\xF3\xA0\x81\xBF"), "tag", 1, 1, 0xE007F},
    {SAMPLE("\xF3\xA0\x84\x80"), NULL, 0, 0, 0}, // a variation selector
    {SAMPLE("a\nb\0c"), "control", 2, 2, 0},
    {SAMPLE("a\r\nb\rc\x01"), "control", 3, 2, 1},
    {SAMPLE("\xC3\xA9\x1B"), "control", 1, 2, 0x1B},
    {SAMPLE("\x7F"), "control", 1, 1, 0x7F},
    {SAMPLE("\xC2\x85"), "control", 1, 1, 0x85},
    {SAMPLE("\xC2\x9F"), "control", 1, 1, 0x9F},
    {SAMPLE("\xC2\xA0"), NULL, 0, 0, 0},
    {SAMPLE("\x0B"), "control", 1, 1, 0x0B},
    {SAMPLE("\xE2\x80\xA8"), "separator", 1, 1, 0x2028},
    {SAMPLE("\xE2\x80\xA9"), "separator", 1, 1, 0x2029},
    {SAMPLE("ab\xEF\xBB\xBF"), "byte order", 1, 3, 0xFEFF},
    {SAMPLE("\xEF\xB7\x90"), "no character", 1, 1, 0xFDD0},
    {SAMPLE("\xEF\xB7\xAF"), "no character", 1, 1, 0xFDEF},
    {SAMPLE("\xEF\xBF\xBE"), "no character", 1, 1, 0xFFFE},
    {SAMPLE("\xEF\xBF\xBF"), "no character", 1, 1, 0xFFFF},
    {SAMPLE("\xF0\x9F\xBF\xBE"), "no character", 1, 1, 0x1FFFE},
    {SAMPLE("\xF4\x8F\xBF\xBF"), "no character", 1, 1, 0x10FFFF},
    {SAMPLE("\xEF\xBF\xB9"), "annotation", 1, 1, 0xFFF9},
    {SAMPLE("ok\n\xE9t\xE9"), "UTF-8", 2, 1, 0}, // Latin-1
    {SAMPLE("\xC0\x80"), "UTF-8", 1, 1, 0},
    {SAMPLE("\xED\xA0\x80"), "UTF-8", 1, 1, 0},
    {SAMPLE("\xED\xA0\xBD\xED\xB8\x80"), "UTF-8", 1, 1, 0}, // a surrogate pair (CESU-8)
    {SAMPLE("\xF8\x88\x80\x80\x80"), "UTF-8", 1, 1, 0},
    {SAMPLE("ab\xE2\x82"), "UTF-8", 1, 3, 0},
    {SAMPLE("\xFF\xFE"
            "a\0"),
     "UTF-16", 1, 1, 0},
    {SAMPLE("\xFE\xFF\0a"), "UTF-16", 1, 1, 0},
    {SAMPLE("a\0b\0"), "UTF-16", 1, 1, 0},
    {SAMPLE("\0a\0b"), "UTF-16", 1, 1, 0},
    {SAMPLE("\0\0\0a"), "UTF-32", 1, 1, 0},
    {SAMPLE("\xFF\xFE\0\0a\0\0\0"), "UTF-32", 1, 1, 0},
};

static void
files_are_scanned(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        const struct sample *file = &files[i];
        char *bytes = malloc(file->len + (file->len == 0));
        struct character_fault fault;
        assert_non_null(bytes);
        memcpy(bytes, file->bytes, file->len);
        bool found = characters_check_file(bytes, file->len, &fault);
        free(bytes);
        if (found != (file->fault != NULL))
            fail_msg("file %zu: found %s", i, found ? fault.name : "nothing");
        if (!found)
            continue;
        if (!strstr(fault.name, file->fault) || fault.line != file->line ||
            fault.column != file->column || fault.point != file->point)
            fail_msg("file %zu: %s at %u:%u, U+%04X", i, fault.name, fault.line,
                     fault.column, (unsigned)fault.point);
        assert_non_null(fault.mend);
    }
}

static const struct sample scalars[] = {
    {SAMPLE("caf\xC3\xA9"), NULL, 0, 0, 0},
    {SAMPLE("one\ntwo"), NULL, 0, 0, 0},
    {SAMPLE("cafe\xCC\x81"), "NFC", 0, 0, 0},
    {SAMPLE("\xE2\x84\xAB"), "NFC", 0, 0, 0},             // the sign for angstrom
    {SAMPLE("\xE1\x84\x80\xE1\x85\xA1"), "NFC", 0, 0, 0}, // Hangul in pieces
    {SAMPLE("\xEA\xB0\x80"), NULL, 0, 0, 0},
    {SAMPLE("a\0b"), "control", 0, 0, 0},
    {SAMPLE("\xE2\x80\xAE"), "override", 0, 0, 0x202E},
    {SAMPLE("\xE2\x81\xA7"
            "abc\xE2\x81\xA9"),
     NULL, 0, 0, 0},
    {SAMPLE("\xE2\x81\xA7\xE2\x81\xA6 \xE2\x81\xA9\xE2\x81\xA9"), NULL, 0, 0, 0},
    {SAMPLE("\xE2\x81\xA8 open"), "isolates", 0, 0, 0},
    {SAMPLE("\xE2\x81\xA9\xE2\x81\xA6"), "isolates", 0, 0, 0},
    {SAMPLE("9\xE2\x80\x8B"
            "11"),
     "number", 0, 0, 0},
    {SAMPLE("9\xC2\xAD"
            "11"),
     "number", 0, 0, 0},
    {SAMPLE("9\xE2\x80\x8B\xE2\x81\xA0"
            "11"),
     "number", 0, 0, 0},
    {SAMPLE("9\xE2\x80\x8B nine"), NULL, 0, 0, 0},
    {SAMPLE("a\xC2\xAD"
            "11"),
     NULL, 0, 0, 0},
    {SAMPLE("\xFF"), "UTF-8", 0, 0, 0},
};

static void
scalars_are_scanned(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(scalars); i++) {
        struct character_fault fault;
        bool found = characters_check_scalar(scalars[i].bytes, scalars[i].len, &fault);
        if (found != (scalars[i].fault != NULL))
            fail_msg("scalar %zu: found %s", i, found ? fault.name : "nothing");
        if (found && !strstr(fault.name, scalars[i].fault))
            fail_msg("scalar %zu: %s", i, fault.name);
    }
}

// All twelve characters with the property Bidi_Control.
static void
direction_controls(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        bool refused;
    } cases[] = {
        {"\xD8\x9C", false},    {"\xE2\x80\x8E", false}, {"\xE2\x80\x8F", false},
        {"\xE2\x80\xAA", true}, {"\xE2\x80\xAB", true},  {"\xE2\x80\xAC", true},
        {"\xE2\x80\xAD", true}, {"\xE2\x80\xAE", true},  {"\xE2\x81\xA6", true},
        {"\xE2\x81\xA7", true}, {"\xE2\x81\xA8", true},  {"\xE2\x81\xA9", true},
    };
    static const char *const around[] = {"%s", "a%sb", "# %s", "1 %s 2"};
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        for (size_t j = 0; j < COUNT_OF(around); j++) {
            char text[20];
            struct character_fault fault;
            size_t before = (size_t)(strchr(around[j], '%') - around[j]);
            memcpy(text, around[j], before);
            char *at = stpcpy(text + before, cases[i].bytes);
            memcpy(at, around[j] + before + 2, strlen(around[j] + before + 2) + 1);
            bool found = characters_check_scalar(text, strlen(text), &fault);
            if (found != cases[i].refused)
                fail_msg("control %zu around %zu: %d", i, j, found);
        }
}

static void
right_to_left_letters(void **state)
{
    (void)state;
    assert_true(characters_right_to_left(SAMPLE("abc \xD7\x90")));
    assert_true(characters_right_to_left(SAMPLE("\xD8\xB9")));
    assert_true(characters_right_to_left(SAMPLE("\xF0\x9E\xA4\x80"))); // Adlam
    assert_false(
        characters_right_to_left(SAMPLE("plain é ж 漢 “” 911 \xF0\x9F\x8D\x8E")));
    assert_false(characters_right_to_left(SAMPLE("")));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_scanned),
        cmocka_unit_test(scalars_are_scanned),
        cmocka_unit_test(direction_controls),
        cmocka_unit_test(right_to_left_letters),
    };
    return cmocka_run_group_tests_name("characters", tests, NULL, NULL);
}
