// SPDX-License-Identifier: MIT
// Fact rows: stacked and side by side, and what is not known.
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

static const struct row rows[] = {
    {TEXT("How long"), TEXT("An hour.")},
    {TEXT("How far"), {0}},
    {TEXT("How steep"), TEXT("Flat.")},
};
static const struct block body[] = {{.kind = BLOCK_ROWS, .rows = {rows, 3}}};

static bool
is_rule(const struct item *item)
{
    return item->kind == ITEM_BOX && item->role == ROLE_GROUND &&
           item->fill == COLOR_LINE;
}

static void
labels_stand_above_or_beside(void **state)
{
    (void)state;
    static const struct {
        const char *panel;
        int step;
        bool beside;
    } cases[] = {{"td1", 100, false},
                 {"td2", 200, false},
                 {"p21", 100, true},
                 {"p10", 200, false}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct sample sample;
        sample_begin(&sample, cases[i].panel, cases[i].step);
        struct laid_view view = sample_lay(&sample, body, 1);
        const struct item *label = sample_find(&sample, &view, "How long");
        const struct item *text = sample_find(&sample, &view, "An hour.");
        assert_non_null(label);
        assert_non_null(text);
        assert_true(label->font.bold && !text->font.bold);
        assert_int_equal(label->baseline_px == text->baseline_px, cases[i].beside);
        assert_int_equal(text->box.x > label->box.x, cases[i].beside);
        assert_int_equal(sample_tally(&sample, &view, is_rule), 2);
        sample_end(&sample);
    }
}

static void
a_missing_text_is_said_to_be_unknown(void **state)
{
    (void)state;
    struct sample sample;
    sample_begin(&sample, "td1", 100);
    struct laid_view view = sample_lay(&sample, body, 1);
    const char *words = sample_words(&sample, &view);
    assert_int_equal(sample_count(words, "How far We do not know How steep"), 1);
    assert_int_equal(sample_count(words, "We do not know"), 1);
    const struct item *unknown = sample_find(&sample, &view, "We do not know");
    assert_null(unknown->source);
    assert_ptr_equal(sample_find(&sample, &view, "Flat.")->source, &rows[2].text);
    sample_end(&sample);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_stand_above_or_beside),
        cmocka_unit_test(a_missing_text_is_said_to_be_unknown),
    };
    return cmocka_run_group_tests_name("block_rows", tests, NULL, NULL);
}
