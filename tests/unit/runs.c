// SPDX-License-Identifier: MIT
// Runs: which face gets which grapheme, capital heights that match, and what no face has.
#include "layout/runs.h"

#include "fake_measure.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

// Expected: the face of every byte.
static const struct {
    const char *name, *text, *faces;
} cases[] = {
    {"plain", "abc", "000"},
    {"arrow", "a\u2192b", "01110"},
    {"two symbols join", "\u2192\u2713", "111111"},
    {"space between symbols", "\u2192 \u2713", "1110111"},
    {"nobody has it", "a\u4e00", "0000"},
    {"accent stays with its letter", "e\u0301", "000"},
    {"symbol with a mark that its face lacks", "\u2192\u0301", "00000"},
    {"variation selector needs no glyph", "\u2713\ufe0f", "111111"},
    {"no-break space", "1\u00a0", "000"},
};

static void
finds_faces(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct breaks text = breaks_find(&arena, cases[i].text, strlen(cases[i].text));
        uint8_t faces[32];
        char is[33] = "";
        runs_find(fake_measure(), false, &text, faces);
        for (size_t at = 0; at < text.len; at++)
            is[at] = (char)('0' + faces[at]);
        if (strcmp(is, cases[i].faces) != 0)
            fail_msg("%s: is %s, wanted %s", cases[i].name, is, cases[i].faces);
    }
    arena_finish(&arena);
}

static double
uneven_capitals(void *context, uint8_t face, bool bold)
{
    static const double regular[] = {0.714, 0.5, 0.9, 0};
    (void)context;
    return regular[face] + (bold && face == 0 ? 0.01 : 0);
}

static const struct {
    uint8_t face;
    bool bold;
    uint16_t em_px, wanted_px;
} capitals[] = {
    {0, false, 40, 40},       {1, false, 40, 58}, // 40 * 0.714 / 0.5 = 57.1
    {2, false, 40, 32},                           // 31.7
    {1, true, 40, 58},                            // 57.9
    {3, false, 40, 40},                           // a face that does not say
    {1, false, 65000, 65535},
};

static void
capital_heights_match(void **state)
{
    (void)state;
    struct measure measure = *fake_measure();
    measure.capital_em = uneven_capitals;
    for (size_t i = 0; i < COUNT_OF(capitals); i++) {
        struct font base = {.bold = capitals[i].bold, .em_px = capitals[i].em_px};
        struct font font = runs_font(&measure, base, capitals[i].face);
        assert_int_equal(font.face, capitals[i].face);
        assert_int_equal(font.bold, capitals[i].bold);
        assert_int_equal(font.em_px, capitals[i].wanted_px);
    }
}

static const struct {
    const char *text;
    size_t missing;
    uint32_t first;
} lacking[] = {
    {"plain \u2192 text", 0, 0},
    {"a\u4e00b\u4e01", 2, 0x4E00},
    {"soft\u00adhyphen\u200b\ufeff \u00a0\u200d", 0, 0},
    {"\u0e01", 1, 0x0E01},
    {"bad \xff byte", 1, 0xFFFD},
    {"", 0, 0},
};

static void
counts_what_no_face_has(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(lacking); i++) {
        uint32_t first = 0;
        size_t missing = runs_missing(fake_measure(), false, lacking[i].text,
                                      strlen(lacking[i].text), &first);
        assert_int_equal(missing, lacking[i].missing);
        assert_int_equal(first, lacking[i].first);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_faces),
        cmocka_unit_test(capital_heights_match),
        cmocka_unit_test(counts_what_no_face_has),
    };
    return cmocka_run_group_tests_name("runs", tests, NULL, NULL);
}
