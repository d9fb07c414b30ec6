// SPDX-License-Identifier: MIT
// Panels: the eleven names, measures by hand, turning, layout classes, and the arithmetic
// between mm, px and minutes of arc.
#include "layout/panel.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct named {
    const char *name;
    int width_px, height_px;
    double width_mm, height_mm;
    int distance_mm;
    enum panel_class panel_class;
    bool compact;
};

static const struct named named_panels[] = {
    {"td1", 800, 480, 154.1, 85.9, 500, PANEL_RAILS, false},
    {"td1-portrait", 480, 800, 85.9, 154.1, 500, PANEL_STACK, false},
    {"td2", 720, 1280, 87, 154.5, 500, PANEL_STACK, false},
    {"td2-landscape", 1280, 720, 154.5, 87, 500, PANEL_RAILS, false},
    {"td2-5", 720, 1280, 62, 110.5, 400, PANEL_STACK, true},
    {"td2-5-landscape", 1280, 720, 110.5, 62, 400, PANEL_RAILS, true},
    {"p10", 1280, 800, 217, 136, 550, PANEL_WIDE, false},
    {"p10-portrait", 800, 1280, 136, 217, 550, PANEL_STACK, false},
    {"p15", 1920, 1080, 345, 194, 600, PANEL_WIDE, false},
    {"p21", 1920, 1080, 476, 268, 650, PANEL_WIDE, false},
    {"p21-portrait", 1080, 1920, 268, 476, 650, PANEL_WIDE, false},
};

static bool
near(double is, double wanted, double room)
{
    if (fabs(is - wanted) <= room)
        return true;
    print_message("is %.9g, wanted %.9g\n", is, wanted);
    return false;
}

static struct panel
parsed(const char *text)
{
    struct panel panel = {0};
    char sentence[512] = "";
    if (!panel_parse(text, &panel, sentence, sizeof sentence))
        fail_msg("'%s' was refused: %s", text, sentence);
    return panel;
}

static void
knows_the_named_panels(void **state)
{
    (void)state;
    assert_int_equal(panel_count, COUNT_OF(named_panels));
    for (size_t i = 0; i < COUNT_OF(named_panels); i++) {
        const struct named *wanted = &named_panels[i];
        struct panel panel = parsed(wanted->name);
        assert_string_equal(panel.name, wanted->name);
        assert_int_equal(panel.width_px, wanted->width_px);
        assert_int_equal(panel.height_px, wanted->height_px);
        assert_true(near(panel.width_mm, wanted->width_mm, 1e-9));
        assert_true(near(panel.height_mm, wanted->height_mm, 1e-9));
        assert_int_equal(panel.distance_mm, wanted->distance_mm);
        assert_int_equal(panel_class(&panel), wanted->panel_class);
        assert_int_equal(panel_is_compact(&panel), wanted->compact);
    }
}

static void
reads_measures(void **state)
{
    (void)state;
    struct panel panel = parsed("800x480@154.1x85.9@500");
    assert_string_equal(panel.name, "custom");
    assert_int_equal(panel.width_px, 800);
    assert_int_equal(panel.height_px, 480);
    assert_true(near(panel.width_mm, 154.1, 1e-9));
    assert_true(near(panel.height_mm, 85.9, 1e-9));
    assert_int_equal(panel.distance_mm, 500);
    assert_int_equal(parsed("200x8192@40x2000@3000").height_px, 8192);
}

static const struct {
    const char *text;
    const char *says; // must be in the sentence
} refused[] = {
    {"td22", "did you mean td2?"},
    {"td2-6", "did you mean td2-5?"},
    {"p10-potrait", "did you mean p10-portrait?"},
    {"television", "is not known: use td1, td1-portrait"},
    {"", "is not known"},
    {"199x480@154x86@500", "the width in pixels must be 200 to 8192"},
    {"800x8193@154x86@500", "the height in pixels must be 200 to 8192"},
    {"800x480@39.9x86@500", "the width in mm must be 40 to 2000"},
    {"800x480@154x2000.1@500", "the height in mm must be 40 to 2000"},
    {"800x480@154x86@199", "the viewing distance in mm must be 200 to 3000"},
    {"99999999999999999999x480@154x86@500", "the width in pixels must be"},
    {"800x480", "is not a measure"},
    {"800x480@154x86", "is not a measure"},
    {"800x480@154x86@500mm", "is not a measure"},
    {"800.5x480@154x86@500", "is not a measure"},
    {"800x480@154,1x86@500", "is not a measure"},
    {"800x-480@154x86@500", "is not a measure"},
    {"8\033[2J", "'8?[2J' is not a measure"},
};

static void
refuses_with_a_sentence(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(refused); i++) {
        struct panel panel = {.name = "untouched"};
        char sentence[512] = "";
        assert_false(panel_parse(refused[i].text, &panel, sentence, sizeof sentence));
        assert_string_equal(panel.name, "untouched");
        if (!strstr(sentence, refused[i].says))
            fail_msg("'%s': expected '%s' in '%s'", refused[i].text, refused[i].says,
                     sentence);
    }
}

static void
keeps_to_the_sentence_room(void **state)
{
    (void)state;
    struct panel panel;
    char sentence[32];
    memset(sentence, 'x', sizeof sentence);
    assert_false(panel_parse("nothing like it", &panel, sentence, 16));
    assert_int_equal(strlen(sentence), 15);
    assert_int_equal(sentence[16], 'x');
}

static void
turns(void **state)
{
    (void)state;
    struct panel td1 = parsed("td1");
    static const struct {
        int degrees;
        bool swapped;
    } cases[] = {{0, false}, {90, true}, {180, false}, {270, true}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct panel panel = panel_turned(&td1, cases[i].degrees);
        assert_int_equal(panel.width_px, cases[i].swapped ? 480 : 800);
        assert_int_equal(panel.height_px, cases[i].swapped ? 800 : 480);
        assert_true(near(panel.width_mm, cases[i].swapped ? 85.9 : 154.1, 1e-9));
        assert_int_equal(panel_class(&panel),
                         cases[i].swapped ? PANEL_STACK : PANEL_RAILS);
    }
}

static void
class_limits_are_in_mm(void **state)
{
    (void)state;
    struct panel panel = {.width_px = 1000, .height_px = 500, .distance_mm = 500};
    static const struct {
        double width_mm, height_mm;
        enum panel_class wanted;
    } cases[] = {
        {150, 99.9, PANEL_RAILS}, {150, 100, PANEL_STACK},  {199.9, 100, PANEL_STACK},
        {200, 100, PANEL_WIDE},   {200, 99.9, PANEL_RAILS}, {99, 99, PANEL_STACK},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        panel.width_mm = cases[i].width_mm;
        panel.height_mm = cases[i].height_mm;
        assert_int_equal(panel_class(&panel), cases[i].wanted);
    }
}

static void
lengths_are_never_too_short(void **state)
{
    (void)state;
    for (size_t i = 0; i < panel_count; i++) {
        const struct panel *panel = &panel_table[i];
        for (double mm = 0.35; mm < 40; mm += 0.35) {
            int px = panel_px(panel, mm);
            assert_true(px * panel->width_mm / panel->width_px >= mm - 1e-6);
            assert_true(px * panel->height_mm / panel->height_px >= mm - 1e-6);
            assert_true(panel_mm(panel, px) >= mm - 1e-6);
            assert_true(panel_mm(panel, px - 1) < mm);
        }
    }
    struct panel even = {
        .width_px = 400, .height_px = 200, .width_mm = 200, .height_mm = 100};
    assert_int_equal(panel_px(&even, 15), 30); // no pixel more for a whole product
}

static void
arc_is_seen_from_the_distance(void **state)
{
    (void)state;
    struct panel panel = {.width_px = 1000,
                          .height_px = 1000,
                          .width_mm = 100,
                          .height_mm = 100,
                          .distance_mm = 500};
    // 24 minutes at 500 mm are 3.4907 mm
    assert_true(near(panel_arcmin(&panel, 34.907), 24, 0.001));
    panel.distance_mm = 1000;
    assert_true(near(panel_arcmin(&panel, 34.907), 12, 0.001));
    panel.height_mm = 200; // the same pixels are twice as high
    assert_true(near(panel_arcmin(&panel, 34.907), 24, 0.001));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_the_named_panels),
        cmocka_unit_test(reads_measures),
        cmocka_unit_test(refuses_with_a_sentence),
        cmocka_unit_test(keeps_to_the_sentence_room),
        cmocka_unit_test(turns),
        cmocka_unit_test(class_limits_are_in_mm),
        cmocka_unit_test(lengths_are_never_too_short),
        cmocka_unit_test(arc_is_seen_from_the_distance),
    };
    return cmocka_run_group_tests_name("panel", tests, NULL, NULL);
}
