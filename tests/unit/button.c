// SPDX-License-Identifier: MIT
// Buttons: what gives way when there is little room, and that words never do.
#include "layout/button.h"

#include "layout/views.h"
#include "sample_views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
    struct sample_views views;
    struct setter setter;
    struct builder builder;
};

static void
begin(struct fixture *fixture)
{
    sample_views_begin(&fixture->views);
    struct view_request request = sample_request(&fixture->views, VIEW_HOME, "td1", 100);
    fixture->setter = view_setter(&request, &fixture->views.arena);
    fixture->builder = (struct builder){.arena = &fixture->views.arena};
}

static const struct text label = {.utf8 = "Keep reading", .len = 12};
static const struct text note = {.utf8 = "for a while", .len = 11};

static struct button
make(enum button_form form, int w, int h)
{
    return (struct button){.form = form,
                           .shown = {10, 20, w, h},
                           .icon = "book",
                           .end_icon = "next-page",
                           .label = &label,
                           .note = &note,
                           .lang = "en",
                           .target = {.action = ACTION_KEEP_READING}};
}

// What was drawn, as letters: i = icon before or above, e = icon at the end, n = note,
// o = marked as too full, c = cut.
static const char *
drawn(struct fixture *fixture, const struct button *button)
{
    struct builder *builder = &fixture->builder;
    *builder = (struct builder){.arena = builder->arena};
    button_add(builder, &fixture->setter, button);
    bool icon = false, end = false, noted = false, over = false, cut = false;
    for (size_t i = 0; i < builder->item_count; i++) {
        const struct item *item = &builder->items[i];
        icon = icon || (item->kind == ITEM_ICON && strcmp(item->utf8, "book") == 0);
        end = end || (item->kind == ITEM_ICON && strcmp(item->utf8, "next-page") == 0);
        noted = noted || item->source == &note;
        over = over || item->over;
        cut = cut || item->cut;
        if (!over && i > 0)
            assert_true(rect_contains(button->shown, item->box) ||
                        item->kind == ITEM_TEXT);
    }
    return arena_printf(builder->arena, "%s%s%s%s%s", icon ? "i" : "", end ? "e" : "",
                        noted ? "n" : "", over ? "o" : "", cut ? "c" : "");
}

static const struct {
    enum button_form form;
    int w, h;
    const char *drawn;
} cases[] = {
    {BUTTON_ROW, 400, 100, "ien"},    {BUTTON_ROW, 400, 50, "ie"},
    {BUTTON_ROW, 200, 80, "i"},       {BUTTON_ROW, 180, 80, "e"},
    {BUTTON_ROW, 140, 80, ""},        {BUTTON_ROW, 100, 200, "c"},
    {BUTTON_STACKED, 200, 130, "in"}, {BUTTON_STACKED, 200, 80, "i"},
    {BUTTON_STACKED, 200, 40, ""},    {BUTTON_STACKED, 200, 20, "o"},
    {BUTTON_BESIDE, 400, 90, "ien"},  {BUTTON_BESIDE, 400, 45, "ie"},
    {BUTTON_BESIDE, 120, 90, ""},
};

static void
what_does_not_fit_goes_in_order(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct button button = make(cases[i].form, cases[i].w, cases[i].h);
        const char *found = drawn(&fixture, &button);
        if (strcmp(found, cases[i].drawn) != 0)
            print_message("case %zu\n", i);
        assert_string_equal(found, cases[i].drawn);
        bool fits = !strpbrk(found, "oc");
        assert_int_equal(button_fits(&fixture.setter, &button), fits);
    }
    sample_views_end(&fixture.views);
}

static void
the_height_asked_for_is_enough(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    for (int form = 0; form < BUTTON_FORM_COUNT; form++) {
        for (int w = 80; w < 500; w += 7) {
            struct button button = make((enum button_form)form, w, 0);
            bool whole = false;
            button.shown.h = button_height(&fixture.setter, &button, &whole);
            assert_true(button.shown.h >= fixture.setter.style->target_px);
            assert_int_equal(button_fits(&fixture.setter, &button), whole);
        }
    }
    sample_views_end(&fixture.views);
}

static void
an_icon_with_meaning_stays(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct button button = make(BUTTON_BESIDE, 170, 200);
    button.end_icon = NULL;
    button.note = NULL;
    button.keep_icon = true;
    assert_string_equal(drawn(&fixture, &button), "i");
    button.shown.w = 120;
    assert_string_equal(drawn(&fixture, &button), "ic");
    button.keep_icon = false;
    assert_string_equal(drawn(&fixture, &button), "");
    sample_views_end(&fixture.views);
}

// Width of the outline of a target's box.
static int
outline_px(const struct builder *builder, int target)
{
    for (size_t i = 0; i < builder->item_count; i++) {
        if (builder->items[i].kind == ITEM_BOX && builder->items[i].target == target)
            return builder->items[i].line_px;
    }
    return -1;
}

static void
a_chosen_button_is_marked_by_more_than_colour(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct builder *builder = &fixture.builder;
    struct button button = make(BUTTON_BESIDE, 400, 90);
    int plain = button_add(builder, &fixture.setter, &button);
    button.chosen = true;
    int chosen = button_add(builder, &fixture.setter, &button);
    assert_true(outline_px(builder, plain) > 0);
    assert_true(outline_px(builder, chosen) > outline_px(builder, plain));
    for (int i = 0; i < (int)builder->target_count; i++) {
        assert_int_equal(builder->targets[i].chosen, i == chosen);
        assert_string_equal(builder->targets[i].label, "Keep reading");
    }
    sample_views_end(&fixture.views);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_does_not_fit_goes_in_order),
        cmocka_unit_test(the_height_asked_for_is_enough),
        cmocka_unit_test(an_icon_with_meaning_stays),
        cmocka_unit_test(a_chosen_button_is_marked_by_more_than_colour),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
