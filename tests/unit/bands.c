// SPDX-License-Identifier: MIT
// Bands: what stays together, what begins a new screen, and rows that grow into free room.
#include "layout/bands.h"

#include "sample_views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
    struct sample_views views;
    struct view_request request;
    struct setter setter;
    struct bands bands;
};

static const struct text word = {.utf8 = "Word", .len = 4};

static void
begin(struct fixture *fixture)
{
    sample_views_begin(&fixture->views);
    fixture->request = sample_request(&fixture->views, VIEW_HOME, "td1", 100);
    fixture->setter = view_setter(&fixture->request, &fixture->views.arena);
    fixture->bands = bands_begin(&fixture->setter, &fixture->request);
    fixture->bands.area.h = 400;
}

static void
add_row(struct fixture *fixture, int height_px)
{
    struct button button = {
        .label = &word, .lang = "en", .target = {.action = ACTION_PAGE, .page = "leaf"}};
    bands_add_buttons(&fixture->bands, &button, 1, 1, height_px, 10);
}

static void
add_line(struct fixture *fixture, bool keep_next)
{
    struct item base = {
        .role = ROLE_TITLE, .fill = COLOR_INK, .ground = COLOR_PAPER, .lang = "en"};
    bands_add_text(&fixture->bands, &word, base, 10, keep_next);
}

// One letter a band: t = a line, T = a line kept with the next, digits = rows of so many hundred px.
static const struct {
    const char *bands;
    size_t screens;
} stacks[] = {
    {"", 1},    {"t", 1},   {"11", 1},        {"111", 1}, {"1111", 2},
    {"22", 2},  {"t3", 1},  {"33", 2},        {"2T1", 1}, {"3t1", 2},
    {"3T1", 2}, {"1T3", 2}, {"TTTTTTTT1", 2}, // a chain that fits no screen is parted
};

static void
bands_are_stacked(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(stacks); i++) {
        struct fixture fixture;
        begin(&fixture);
        for (const char *band = stacks[i].bands; *band; band++) {
            if (*band == 't' || *band == 'T')
                add_line(&fixture, *band == 'T');
            else
                add_row(&fixture, (*band - '0') * 100);
        }
        size_t screens = bands_screen_count(&fixture.bands);
        if (screens != stacks[i].screens)
            print_message("'%s'\n", stacks[i].bands);
        assert_int_equal(screens, stacks[i].screens);
        struct laid_view view = bands_lay(&fixture.bands);
        assert_int_equal(view.screen_count, screens);
        sample_views_end(&fixture.views);
    }
}

static void
a_line_goes_with_what_it_heads(void **state)
{
    (void)state;
    for (int keep = 0; keep <= 1; keep++) {
        struct fixture fixture;
        begin(&fixture);
        add_row(&fixture, 300);
        add_line(&fixture, keep);
        add_row(&fixture, 100);
        struct laid_view view = bands_lay(&fixture.bands);
        const char *first = sample_text_of(&fixture.views, &view.screens[0]);
        assert_int_equal(strncmp(first, "Word Word", 9) == 0, !keep);
        sample_views_end(&fixture.views);
    }
}

static void
rows_grow_up_to_a_limit(void **state)
{
    (void)state;
    static const struct {
        int limit_px, rows, height_px;
    } cases[] = {{0, 2, 100}, {150, 2, 150}, {900, 2, 195}, {900, 1, 400}, {150, 3, 126}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fixture fixture;
        begin(&fixture);
        fixture.bands.grow_to_px = cases[i].limit_px;
        for (int row = 0; row < cases[i].rows; row++)
            add_row(&fixture, 100);
        struct laid_view view = bands_lay(&fixture.bands);
        const struct target *target = sample_target(&view.screens[0], ACTION_PAGE);
        assert_int_equal(target->hit.h, cases[i].height_px);
        sample_views_end(&fixture.views);
    }
}

static void
columns_share_the_width(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct button buttons[3];
    for (size_t i = 0; i < 3; i++)
        buttons[i] = (struct button){.label = &word, .target = {.action = ACTION_PAGE}};
    bands_add_buttons(&fixture.bands, buttons, 3, 2, 100, 10);
    struct laid_view view = bands_lay(&fixture.bands);
    const struct target *targets = view.screens[0].targets;
    int width_px = (fixture.bands.area.w - 10) / 2;
    assert_int_equal(targets[0].hit.w, width_px);
    assert_int_equal(targets[1].hit.x, targets[0].hit.x + width_px + 10);
    assert_int_equal(targets[1].hit.y, targets[0].hit.y);
    assert_int_equal(targets[2].hit.x, targets[0].hit.x);
    assert_int_equal(targets[2].hit.y, targets[0].hit.y + 110);
    assert_int_equal(view.screens[0].words, 3);
    sample_views_end(&fixture.views);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bands_are_stacked),
        cmocka_unit_test(a_line_goes_with_what_it_heads),
        cmocka_unit_test(rows_grow_up_to_a_limit),
        cmocka_unit_test(columns_share_the_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
