// SPDX-License-Identifier: MIT
// Style: every size by its minutes of arc on every panel, spacing in mm, and the contrast
// of every pair of colours that is ever painted one on the other.
#include "layout/style.h"

#include "fake_measure.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const int steps[] = {100, 125, 150, 200};

static struct panel
named(const char *name)
{
    struct panel panel = {0};
    char sentence[256];
    assert_true(panel_parse(name, &panel, sentence, sizeof sentence));
    return panel;
}

// Arc of the capitals of a role.
static double
arcmin(const struct style *style, enum item_role role)
{
    const struct type *type = &style->type[role];
    return panel_arcmin(&style->panel, type->font.em_px * 0.714);
}

// The table of ux 4.1 for text of 24 minutes; labels stop at 42.
static const struct {
    enum item_role role;
    bool bold;
    double minutes[4];
} scale[] = {
    {ROLE_TITLE, true, {38.4, 43.5, 46.8, 56.64}},
    {ROLE_HEADING, true, {31.2, 36.6, 41.4, 52.32}},
    {ROLE_LEAD, true, {27.6, 33.3, 38.88, 50.4}},
    {ROLE_BODY, false, {24, 30, 36, 48}},
    {ROLE_CAPTION, true, {20.4, 25.5, 36, 48}},
    {ROLE_LABEL, true, {24, 30, 36, 42}},
};

static void
sizes_keep_their_arc(void **state)
{
    (void)state;
    for (size_t p = 0; p < panel_count; p++) {
        for (size_t s = 0; s < COUNT_OF(steps); s++) {
            struct style style =
                style_make(&panel_table[p], steps[s], false, 15, fake_measure());
            double px_arcmin = panel_arcmin(&style.panel, 0.714);
            for (size_t r = 0; r < COUNT_OF(scale); r++) {
                double is = arcmin(&style, scale[r].role);
                // tan is not quite straight, hence 0.01; never more than one em pixel
                // above
                assert_true(is >= scale[r].minutes[s] - 0.01);
                assert_true(is < scale[r].minutes[s] + px_arcmin + 0.01);
                assert_int_equal(style.type[scale[r].role].font.bold, scale[r].bold);
                assert_true(is >= 20);
                assert_true(steps[s] < 200 || is >= 42);
            }
        }
    }
}

static void
em_follows_the_face(void **state)
{
    (void)state;
    struct panel td1 = named("td1");
    // 3.4907 mm of capitals / 0.714 em * 480 px / 85.9 mm = 27.32 px
    struct style style = style_make(&td1, 100, false, 15, fake_measure());
    assert_int_equal(style.type[ROLE_BODY].font.em_px, 28);
    assert_int_equal(style.type[ROLE_BODY].font.face, 0);
    assert_int_equal(style.type[ROLE_BODY].line_px, 42);
    assert_int_equal(style.type[ROLE_BODY].ascent_px, 30);
    assert_int_equal(style.type[ROLE_BODY].descent_px, 9);
    assert_int_equal(style.type[ROLE_TITLE].font.em_px, 44);
    assert_int_equal(style.type[ROLE_TITLE].line_px, 53); // 1.2 em
    assert_int_equal(style.paragraph_gap_px, 26);         // 0.9 em
}

static const struct {
    int step;
    bool more_space;
    double line_em;
} line_heights[] = {
    {100, false, 1.5}, {125, false, 1.5}, {150, false, 1.5}, {200, false, 1.35},
    {100, true, 1.8},  {125, true, 1.8},  {150, true, 1.8},  {200, true, 1.5},
};

static void
lines_and_gaps_take_their_space(void **state)
{
    (void)state;
    struct panel panel = named("p10");
    for (size_t i = 0; i < COUNT_OF(line_heights); i++) {
        struct style style = style_make(&panel, line_heights[i].step,
                                        line_heights[i].more_space, 15, fake_measure());
        int em_px = style.type[ROLE_BODY].font.em_px;
        assert_int_equal(style.type[ROLE_BODY].line_px,
                         (int)ceil(em_px * line_heights[i].line_em - 1e-9));
        double gap_em = line_heights[i].more_space ? 1.2 : 0.9;
        assert_int_equal(style.paragraph_gap_px, (int)ceil(em_px * gap_em));
    }
}

static const struct {
    const char *panel;
    unsigned min_target_mm;
    int unit_px, target_px, primary_px, outline_px;
} spacing[] = {
    {"td1", 15, 7, 84, 112, 2},  {"td2-5", 15, 14, 175, 233, 5},
    {"p21", 15, 9, 61, 81, 2},   {"p21", 18, 9, 73, 81, 2},
    {"p21", 25, 9, 101, 101, 2}, {"p21", 5, 9, 61, 81, 2}, // never below 15 mm
};

static void
spacing_is_in_mm(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(spacing); i++) {
        struct panel panel = named(spacing[i].panel);
        struct style style =
            style_make(&panel, 100, false, spacing[i].min_target_mm, fake_measure());
        assert_int_equal(style.unit_px, spacing[i].unit_px);
        assert_int_equal(style.target_px, spacing[i].target_px);
        assert_int_equal(style.primary_px, spacing[i].primary_px);
        assert_int_equal(style.outline_px, spacing[i].outline_px);
        assert_true(style.pressed_px > style.outline_px);
    }
}

static double
channel(uint32_t value)
{
    double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double
luminance(uint32_t color)
{
    return 0.2126 * channel(color >> 16 & 255) + 0.7152 * channel(color >> 8 & 255) +
           0.0722 * channel(color & 255);
}

// WCAG 2 contrast of two colours of a theme.
static double
contrast(enum theme theme, enum color ink, enum color ground)
{
    double a = luminance(theme_color(theme, ink)),
           b = luminance(theme_color(theme, ground));
    return (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
}

static const struct {
    enum color ink, ground;
    double least;
} pairs[] = {
    {COLOR_INK, COLOR_PAPER, 10},
    {COLOR_INK, COLOR_SURFACE, 10},
    {COLOR_INK, COLOR_TINT, 10},
    {COLOR_INK2, COLOR_PAPER, 7},
    {COLOR_INK2, COLOR_SURFACE, 7},
    {COLOR_INK2, COLOR_TINT, 7},
    {COLOR_ACCENT, COLOR_PAPER, 7},
    {COLOR_ACCENT, COLOR_SURFACE, 7},
    {COLOR_ACCENT, COLOR_TINT, 7},
    {COLOR_ON_ACCENT, COLOR_ACCENT, 10},
    {COLOR_LINE, COLOR_PAPER, 4.5},
    {COLOR_LINE, COLOR_SURFACE, 4.5},
    {COLOR_LINE, COLOR_TINT, 4.5},
    {COLOR_INFO, COLOR_PAPER, 7},
    {COLOR_INFO, COLOR_SURFACE, 7},
    {COLOR_INFO, COLOR_INFO_PALE, 4.5},
    {COLOR_ON_INFO, COLOR_INFO, 10},
    {COLOR_ON_INFO_PALE, COLOR_INFO_PALE, 10},
    {COLOR_URGENT, COLOR_PAPER, 7},
    {COLOR_URGENT, COLOR_SURFACE, 7},
    {COLOR_URGENT, COLOR_URGENT_PALE, 4.5},
    {COLOR_ON_URGENT, COLOR_URGENT, 10},
    {COLOR_ON_URGENT_PALE, COLOR_URGENT_PALE, 10},
    {COLOR_EMERGENCY, COLOR_PAPER, 7},
    {COLOR_ON_EMERGENCY, COLOR_EMERGENCY, 7},
    {COLOR_ON_EMERGENCY_BODY, COLOR_EMERGENCY_BODY, 10},
    {COLOR_ON_CAUTION, COLOR_CAUTION, 7},
    {COLOR_FOCUS, COLOR_FOCUS_RING, 8.9},
    {COLOR_CODE, COLOR_CODE_PAPER, 20},
};

static void
colours_can_be_told_apart(void **state)
{
    (void)state;
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        for (size_t i = 0; i < COUNT_OF(pairs); i++) {
            double is = contrast((enum theme)theme, pairs[i].ink, pairs[i].ground);
            if (is < pairs[i].least)
                fail_msg("%s: colour %d on %d has %.2f, wanted %.2f", theme_names[theme],
                         (int)pairs[i].ink, (int)pairs[i].ground, is, pairs[i].least);
        }
    }
    // the sum itself, by the figures that everybody knows
    assert_float_equal(contrast(THEME_HC_LIGHT, COLOR_INK, COLOR_PAPER), 21, 0.001);
    assert_float_equal(contrast(THEME_LIGHT, COLOR_LINE, COLOR_TINT), 4.8, 0.05);
}

static void
every_token_is_in_a_pair(void **state)
{
    (void)state;
    bool seen[COLOR_COUNT] = {[COLOR_NONE] = true};
    for (size_t i = 0; i < COUNT_OF(pairs); i++)
        seen[pairs[i].ink] = seen[pairs[i].ground] = true;
    for (size_t i = 0; i < COLOR_COUNT; i++)
        assert_true(seen[i]);
    for (size_t i = 0; i < THEME_COUNT; i++)
        assert_non_null(theme_names[i]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sizes_keep_their_arc),
        cmocka_unit_test(em_follows_the_face),
        cmocka_unit_test(lines_and_gaps_take_their_space),
        cmocka_unit_test(spacing_is_in_mm),
        cmocka_unit_test(colours_can_be_told_apart),
        cmocka_unit_test(every_token_is_in_a_pair),
    };
    return cmocka_run_group_tests_name("style", tests, NULL, NULL);
}
