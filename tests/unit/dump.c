// SPDX-License-Identifier: MIT
// The dump: the exact lines of a small view, and JSON that stays JSON whatever the text.
#include "layout/dump.h"

#include "fake_measure.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct item items[] = {
    {
        .kind = ITEM_BOX,
        .role = ROLE_CONTROL,
        .box = {100, 200, 300, 150},
        .fill = COLOR_SURFACE,
        .line = COLOR_LINE,
        .line_px = 4,
        .radius_px = 16,
        .within = -1,
        .target = 0,
    },
    {
        .kind = ITEM_TEXT,
        .role = ROLE_LABEL,
        .box = {120, 246, 90, 69},
        .fill = COLOR_INK,
        .ground = COLOR_SURFACE,
        .font = {.bold = true, .em_px = 50},
        .baseline_px = 300,
        .utf8 = "Say \"n\u00e9\"\\",
        .len = 10,
        .lang = "en",
        .within = 0,
        .target = 0,
        .cut = true,
    },
    {
        .kind = ITEM_ICON,
        .role = ROLE_GRAPHIC,
        .box = {300, 220, 60, 60},
        .fill = COLOR_ACCENT,
        .utf8 = "next",
        .len = 4,
        .within = -1,
        .target = -1,
    },
};

static const struct target targets[] = {
    {
        .hit = {94, 200, 306, 150},
        .shown = {100, 200, 300, 150},
        .action = ACTION_PAGE,
        .page = "aftercare",
        .group = GROUP_PAGER,
        .key = KEYED_NEXT,
        .label = "Next",
        .primary = true,
    },
};

static const char first_screen[] =
    "{\"id\": \"1.s0\", \"kind\": \"screen\", \"page\": \"a\", \"lang\": \"en\", "
    "\"panel\": \"td1\", \"step\": 100, \"theme\": \"light\", \"screen\": 1, "
    "\"screens\": 2, \"words\": 3, \"rect_px\": [0, 0, 1000, 500], "
    "\"rect_mm\": [0.00, 0.00, 100.00, 100.00], \"safe_px\": [24, 24, 952, 452], "
    "\"safe_mm\": [2.40, 4.80, 95.20, 90.40]},\n"
    "{\"id\": \"1.i0\", \"kind\": \"box\", \"role\": \"control\", "
    "\"rect_px\": [100, 200, 300, 150], \"rect_mm\": [10.00, 40.00, 30.00, 30.00], "
    "\"fill\": \"#FFFFFF\", \"line\": \"#5A6971\", \"line_px\": 4, \"radius_px\": 16, "
    "\"target\": \"1.t0\"},\n"
    "{\"id\": \"1.i1\", \"kind\": \"text\", \"role\": \"label\", "
    "\"rect_px\": [120, 246, 90, 69], \"rect_mm\": [12.00, 49.20, 9.00, 13.80], "
    "\"text\": \"Say \\\"n\u00e9\\\"\\\\\", \"lang\": \"en\", \"baseline_px\": 300, "
    "\"font\": {\"face\": 0, \"bold\": true, \"em_px\": 50}, \"cap_mm\": 7.14, "
    "\"arcmin\": 49.09, \"fg\": \"#1B272E\", \"bg\": \"#FFFFFF\", \"within\": \"1.i0\", "
    "\"target\": \"1.t0\", \"cut\": true},\n"
    "{\"id\": \"1.i2\", \"kind\": \"icon\", \"role\": \"graphic\", "
    "\"rect_px\": [300, 220, 60, 60], \"rect_mm\": [30.00, 44.00, 6.00, 12.00], "
    "\"file\": \"next\", \"fg\": \"#06424A\"},\n"
    "{\"id\": \"1.t0\", \"kind\": \"target\", \"label\": \"Next\", "
    "\"rect_px\": [94, 200, 306, 150], \"rect_mm\": [9.40, 40.00, 30.60, 30.00], "
    "\"shown_px\": [100, 200, 300, 150], \"shown_mm\": [10.00, 40.00, 30.00, 30.00], "
    "\"target\": {\"action\": \"page\", \"page\": \"aftercare\", \"number\": 0}, "
    "\"group\": \"pager\", \"key\": \"next\", \"primary\": true}";

static char *
dumped(enum theme theme, int screen)
{
    const struct screen screens[] = {
        {
            .width_px = 1000,
            .height_px = 500,
            .safe = {24, 24, 952, 452},
            .items = items,
            .item_count = COUNT_OF(items),
            .targets = targets,
            .target_count = COUNT_OF(targets),
            .words = 3,
        },
        {.width_px = 1000, .height_px = 500},
    };
    const struct laid_view view = {
        .screens = screens,
        .screen_count = COUNT_OF(screens),
        .style = {.panel = {"td1", 1000, 500, 100, 100, 500},
                  .step = 100,
                  .measure = fake_measure()},
    };
    const struct lint_case which = {.view = "a", .panel = "td1", .lang = "en"};
    char *json = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&json, &len);
    assert_non_null(out);
    dump_view(&view, &which, theme, screen, out);
    fclose(out);
    return json;
}

static void
writes_one_node_a_line(void **state)
{
    (void)state;
    char *json = dumped(THEME_LIGHT, 0);
    char wanted[sizeof first_screen + 16];
    snprintf(wanted, sizeof wanted, "[\n%s\n]\n", first_screen);
    assert_string_equal(json, wanted);
    free(json);
}

static void
writes_the_screens_asked_for(void **state)
{
    (void)state;
    char *all = dumped(THEME_LIGHT, -1), *second = dumped(THEME_LIGHT, 1);
    assert_non_null(strstr(all, first_screen));
    assert_non_null(strstr(all, "{\"id\": \"2.s1\""));
    assert_null(strstr(second, "\"1.i0\""));
    assert_non_null(strstr(second, "[\n{\"id\": \"2.s1\""));
    free(all);
    free(second);
}

static void
paints_in_the_theme(void **state)
{
    (void)state;
    char *json = dumped(THEME_HC_DARK, 0);
    assert_non_null(strstr(json, "\"theme\": \"hc-dark\""));
    assert_non_null(strstr(json, "\"fg\": \"#FFFFFF\", \"bg\": \"#000000\""));
    free(json);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_one_node_a_line),
        cmocka_unit_test(writes_the_screens_asked_for),
        cmocka_unit_test(paints_in_the_theme),
    };
    return cmocka_run_group_tests_name("dump", tests, NULL, NULL);
}
