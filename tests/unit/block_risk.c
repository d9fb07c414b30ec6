// SPDX-License-Identifier: MIT
// Risks: sentence, dots and their other half; what has no figure draws none.
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

static bool
is_dot(const struct item *item)
{
    return item->kind == ITEM_BOX && item->role == ROLE_GRAPHIC;
}

static bool
is_filled(const struct item *item)
{
    return is_dot(item) && item->fill == COLOR_ACCENT;
}

static bool
is_thick(const struct item *item)
{
    return is_dot(item) && item->fill != COLOR_ACCENT && item->line == COLOR_ACCENT;
}

struct risk_case {
    const char *panel;
    int step;
    struct risk risk;
    unsigned dots;
    unsigned filled;
    unsigned thick;
    const char *words;
};

static const struct risk_case risk_cases[] = {
    {"td1",
     100,
     {.n = 30, .of = 100, .what = TEXT("sneeze"), .what_not = TEXT("do not")},
     100,
     30,
     0,
     "About 30 in 100 people sneeze. 70 in 100 do not."},
    {"td2-5", 200, {.n = 1, .of = 100, .what = TEXT("nap")}, 100, 1, 0, "nap"},
    {"td1",
     100,
     {.n = 60, .n_to = 80, .of = 100, .what = TEXT("nap")},
     100,
     60,
     20,
     "About 60 to 80 in 100 people nap."},
    {"td1",
     100,
     {.n = 3, .n_to = 4, .of = 1000, .what = TEXT("nap")},
     0,
     0,
     0,
     "About 3 to 4 in 1,000 people nap."},
    {"p21", 100, {.n = 3, .n_to = 4, .of = 1000, .what = TEXT("nap")}, 1000, 3, 1, "nap"},
    {"td1",
     100,
     {.of = 100, .certainty = RISK_UNKNOWN, .note = TEXT("Nobody counted.")},
     0,
     0,
     0,
     "Nobody counted."},
    {"td1", 100, {.of = 100, .certainty = RISK_UNKNOWN}, 0, 0, 0, "No good figure"},
    {"td1",
     100,
     {.n = 5, .of = 100, .what = TEXT("nap"), .note = TEXT("A guide only.")},
     100,
     5,
     0,
     "A guide only."},
    {"td1",
     100,
     {.n = 5, .of = 100, .what = TEXT("nap"), .when = TEXT("At noon.")},
     100,
     5,
     0,
     "people nap. At noon."},
};

static void
dots_show_the_sentence(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(risk_cases); i++) {
        const struct risk_case *risk = &risk_cases[i];
        const struct block body[] = {{.kind = BLOCK_RISK, .risk = risk->risk}};
        struct sample sample;
        sample_begin(&sample, risk->panel, risk->step);
        struct laid_view view = sample_lay(&sample, body, 1);
        assert_int_equal(sample_tally(&sample, &view, is_dot), risk->dots);
        assert_int_equal(sample_tally(&sample, &view, is_filled), risk->filled);
        assert_int_equal(sample_tally(&sample, &view, is_thick), risk->thick);
        if (!strstr(sample_words(&sample, &view), risk->words))
            fail_msg("'%s' is not in '%s'", risk->words, sample_words(&sample, &view));
        sample_end(&sample);
    }
}

static void
dots_are_large_enough_and_on_one_screen(void **state)
{
    (void)state;
    static const char *const panels[] = {"td1", "td2", "td2-5", "td2-5-landscape",
                                         "p10", "p21"};
    static const int steps[] = {100, 200};
    const struct block body[] = {{.kind = BLOCK_RISK, .risk = {.n = 7, .of = 100}},
                                 {.kind = BLOCK_RISK, .risk = {.n = 70, .of = 100}}};
    for (size_t p = 0; p < COUNT_OF(panels) * COUNT_OF(steps); p++) {
        struct sample sample;
        sample_begin(&sample, panels[p / 2], steps[p % 2]);
        struct laid_view view = sample_lay(&sample, body, 2);
        int size = 0;
        for (size_t i = 0; i < view.screen_count; i++) {
            unsigned here = 0;
            const struct item *before = NULL;
            for (size_t k = 0; k < sample_items(&sample, &view, i); k++) {
                const struct item *item = &view.screens[i].items[k];
                if (!is_dot(item))
                    continue;
                here++;
                assert_true(panel_mm(&sample.panel, item->box.w) >= 2.0);
                assert_int_equal(item->box.w, item->box.h);
                size = size ? size : item->box.w;
                assert_int_equal(item->box.w, size);
                if (before && before->box.y == item->box.y)
                    assert_true(panel_mm(&sample.panel, item->box.x - before->box.x) >=
                                2.5);
                before = item;
            }
            assert_int_equal(here % 100, 0);
        }
        sample_end(&sample);
    }
}

static void
affected_come_first(void **state)
{
    (void)state;
    const struct block body[] = {{.kind = BLOCK_RISK, .risk = {.n = 23, .of = 100}}};
    struct sample sample;
    sample_begin(&sample, "td1", 100);
    struct laid_view view = sample_lay(&sample, body, 1);
    unsigned index = 0;
    for (size_t k = 0; k < sample_items(&sample, &view, 0); k++) {
        const struct item *item = &view.screens[0].items[k];
        if (is_dot(item))
            assert_int_equal(is_filled(item), index++ < 23);
    }
    assert_int_equal(index, 100);
    sample_end(&sample);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dots_show_the_sentence),
        cmocka_unit_test(dots_are_large_enough_and_on_one_screen),
        cmocka_unit_test(affected_come_first),
    };
    return cmocka_run_group_tests_name("block_risk", tests, NULL, NULL);
}
