// SPDX-License-Identifier: MIT
// Links: rows that are buttons, their titles, icons and figures.
#include "sample_page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define TEXT(literal)                                 \
    {                                                 \
        .utf8 = (literal), .len = sizeof(literal) - 1 \
    }

static const struct link links[] = {
    {TEXT("effect"), {0}},
    {TEXT("nowhere"), TEXT("A page that is not there")},
    {TEXT("parent"), TEXT("Start again")},
};

static const struct target *
target_to(const struct laid_view *view, const char *page)
{
    for (size_t i = 0; i < view->screen_count; i++) {
        for (size_t k = 0; k < view->screens[i].target_count; k++) {
            const struct target *target = &view->screens[i].targets[k];
            if (target->group == GROUP_CONTENT && strcmp(target->page, page) == 0)
                return target;
        }
    }
    return NULL;
}

static bool
is_chevron(const struct item *item)
{
    return item->kind == ITEM_ICON && strcmp(item->utf8, "next-page") == 0;
}

static bool
is_page_icon(const struct item *item)
{
    return item->kind == ITEM_ICON && strcmp(item->utf8, "info") == 0;
}

static void
rows_open_pages(void **state)
{
    (void)state;
    static const bool figures[] = {false, true};
    for (size_t i = 0; i < COUNT_OF(figures); i++) {
        const struct block body[] = {
            {.kind = BLOCK_LINKS, .links = {links, COUNT_OF(links), figures[i]}}};
        struct sample sample;
        sample_begin(&sample, "td1", 100);
        struct laid_view view = sample_lay(&sample, body, 1);
        const struct target *effect = target_to(&view, "effect");
        const struct target *parent = target_to(&view, "parent");
        assert_non_null(effect);
        assert_non_null(parent);
        assert_string_equal(effect->label, "Sneezing");
        assert_string_equal(parent->label, "Start again");
        assert_null(target_to(&view, "nowhere"));
        assert_int_equal(effect->action, ACTION_PAGE);
        assert_int_equal(effect->hit.w, sample_area(&sample).column[0].w);
        assert_int_equal(sample_tally(&sample, &view, is_chevron), 2);
        assert_int_equal(sample_tally(&sample, &view, is_page_icon), 1);
        bool figure = sample_find(&sample, &view, "About 30 in 100") != NULL;
        assert_int_equal(figure, figures[i]);
        assert_null(sample_find(&sample, &view, "A page that"));
        sample_end(&sample);
    }
}

static void
rows_keep_their_distance(void **state)
{
    (void)state;
    static const char *const panels[] = {"td1", "td2", "td2-5", "p21"};
    static const int steps[] = {100, 200};
    const struct block body[] = {
        {.kind = BLOCK_LINKS, .links = {links, COUNT_OF(links), true}}};
    for (size_t p = 0; p < COUNT_OF(panels) * COUNT_OF(steps); p++) {
        struct sample sample;
        sample_begin(&sample, panels[p / 2], steps[p % 2]);
        struct laid_view view = sample_lay(&sample, body, 1);
        const struct target *effect = target_to(&view, "effect");
        const struct target *parent = target_to(&view, "parent");
        assert_true(panel_mm(&sample.panel, effect->hit.h) >= 15.0);
        assert_true(panel_mm(&sample.panel, parent->hit.h) >= 15.0);
        int gap = parent->hit.y - effect->hit.y - effect->hit.h;
        if (effect->hit.x == parent->hit.x && gap > 0)
            assert_true(panel_mm(&sample.panel, gap) >= 1.2);
        for (size_t i = 0; i < view.screen_count; i++) {
            for (size_t k = 0; k < sample_items(&sample, &view, i); k++) {
                const struct item *item = &view.screens[i].items[k];
                if (item->target < 0)
                    continue;
                struct rect shown = view.screens[i].targets[item->target].shown;
                if (!rect_contains(shown, item->box))
                    fail_msg("%s at %d: '%.*s' at %d,%d %dx%d leaves its row %d,%d %dx%d",
                             panels[p / 2], steps[p % 2], (int)item->len, item->utf8,
                             item->box.x, item->box.y, item->box.w, item->box.h, shown.x,
                             shown.y, shown.w, shown.h);
            }
        }
        sample_end(&sample);
    }
}

static void
a_row_taller_than_a_screen_goes_on(void **state)
{
    (void)state;
    static const struct link tall[] = {
        {TEXT("effect"),
         TEXT("Sneezing, itching, running, dripping, blowing, coughing and all "
              "the other things that a nose can do in the month of June")},
    };
    const struct block body[] = {{.kind = BLOCK_LINKS, .links = {tall, 1, true}}};
    struct sample sample;
    sample_begin(&sample, "td2-5-landscape", 200);
    struct laid_view view = sample_lay(&sample, body, 1);
    unsigned parts = 0;
    for (size_t i = 0; i < view.screen_count; i++) {
        for (size_t k = 0; k < view.screens[i].target_count; k++)
            parts += view.screens[i].targets[k].group == GROUP_CONTENT;
        for (size_t k = 0; k < sample_items(&sample, &view, i); k++)
            assert_false(view.screens[i].items[k].over);
    }
    assert_true(parts >= 2);
    const char *words = sample_words(&sample, &view);
    assert_int_equal(sample_count(words, "itching,"), 1);
    assert_int_equal(sample_count(words, "month"), 1);
    assert_int_equal(sample_count(words, "About"), 1);
    sample_end(&sample);
}

static bool
is_figure(const struct item *item)
{
    return item->kind == ITEM_TEXT && item->fill == COLOR_INK2 && item->target >= 0;
}

static void
figures_are_never_larger_than_their_title(void **state)
{
    (void)state;
    static const int steps[] = {100, 125, 150, 200};
    const struct block body[] = {
        {.kind = BLOCK_LINKS, .links = {links, COUNT_OF(links), true}}};
    for (size_t s = 0; s < COUNT_OF(steps); s++) {
        struct sample sample;
        sample_begin(&sample, "td2", steps[s]);
        struct laid_view view = sample_lay(&sample, body, 1);
        const struct item *title = sample_find(&sample, &view, "Sneezing");
        const struct item *figure = sample_find(&sample, &view, "About");
        assert_true(is_figure(figure));
        assert_in_range(figure->font.em_px, 1, title->font.em_px);
        sample_end(&sample);
    }
}

// A title of one line whose figure takes the whole screen.
static void
a_figure_taller_than_the_rest_of_a_screen_goes_on(void **state)
{
    (void)state;
    static const struct link one[] = {{TEXT("effect"), TEXT("Nose")}};
    const struct block body[] = {{.kind = BLOCK_LINKS, .links = {one, 1, true}}};
    struct sample sample;
    sample_begin(&sample, "td2-5-landscape", 200);
    sample.look.drafts = true;
    sample.words.word[WORD_RISK_SHORT] =
        sample_text("As many as {a} of every {b} people");
    struct laid_view view = sample_lay(&sample, body, 1);
    for (size_t i = 0; i < view.screen_count; i++)
        for (size_t k = 0; k < sample_items(&sample, &view, i); k++)
            assert_false(view.screens[i].items[k].over);
    const char *words = sample_words(&sample, &view);
    assert_int_equal(sample_count(words, "Nose"), 1);
    assert_int_equal(sample_count(words, "people"), 1);
    for (size_t i = 0; i < view.screen_count; i++)
        for (size_t k = 0; k < view.screens[i].target_count; k++) {
            const struct target *target = &view.screens[i].targets[k];
            int end = target->shown.y + target->shown.h;
            struct rect column = sample_area(&sample).column[0];
            assert_true(target->group != GROUP_CONTENT || end <= column.y + column.h);
        }
    sample_end(&sample);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_open_pages),
        cmocka_unit_test(rows_keep_their_distance),
        cmocka_unit_test(a_row_taller_than_a_screen_goes_on),
        cmocka_unit_test(figures_are_never_larger_than_their_title),
        cmocka_unit_test(a_figure_taller_than_the_rest_of_a_screen_goes_on),
    };
    return cmocka_run_group_tests_name("block_links", tests, NULL, NULL);
}
