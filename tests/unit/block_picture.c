// SPDX-License-Identifier: MIT
// Pictures: their shape is kept, they fit their column, and their words go along.
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
is_picture(const struct item *item)
{
    return item->kind == ITEM_PICTURE;
}

static void
pictures_fit_and_keep_their_shape(void **state)
{
    (void)state;
    static const struct {
        const char *panel;
        unsigned width;
        unsigned height;
        const char *caption;
    } cases[] = {
        {"td1", 400, 300, "A meadow"}, {"td1", 300, 2000, "A meadow"},
        {"td2", 2000, 100, ""},        {"p21", 500, 500, "A meadow"},
        {"td2-5", 8, 8, ""},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct block body[] = {{
            .kind = BLOCK_PICTURE,
            .picture = {TEXT("pictures/a.png"), TEXT("Grass and flowers"),
                        sample_text(cases[i].caption), cases[i].width, cases[i].height},
        }};
        struct sample sample;
        sample_begin(&sample, cases[i].panel, 100);
        struct laid_view view = sample_lay(&sample, body, 1);
        assert_int_equal(sample_tally(&sample, &view, is_picture), 1);
        struct rect column = sample_area(&sample).column[0];
        for (size_t s = 0; s < view.screen_count; s++) {
            for (size_t k = 0; k < sample_items(&sample, &view, s); k++) {
                const struct item *item = &view.screens[s].items[k];
                if (!is_picture(item))
                    continue;
                assert_false(item->over);
                assert_true(item->box.w <= column.w && item->box.h <= column.h);
                double shape = (double)item->box.w / item->box.h;
                double wanted = (double)cases[i].width / cases[i].height;
                assert_true(shape > wanted * 0.9 && shape < wanted * 1.1);
                assert_string_equal(item->utf8, "pictures/a.png");
                assert_string_equal(item->source->utf8, "Grass and flowers");
                bool caption = strstr(sample_screen_words(&sample, &view, s), "A meadow");
                assert_int_equal(caption, cases[i].caption[0] != 0);
            }
        }
        sample_end(&sample);
    }
}

static void
a_picture_without_size_is_left_out(void **state)
{
    (void)state;
    const struct block body[] = {
        {.kind = BLOCK_PICTURE,
         .picture = {TEXT("a.png"), TEXT("Grass"), TEXT("A meadow"), 0, 0}}};
    struct sample sample;
    sample_begin(&sample, "td1", 100);
    struct laid_view view = sample_lay(&sample, body, 1);
    assert_int_equal(sample_tally(&sample, &view, is_picture), 0);
    assert_null(sample_find(&sample, &view, "A meadow"));
    sample_end(&sample);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pictures_fit_and_keep_their_shape),
        cmocka_unit_test(a_picture_without_size_is_left_out),
    };
    return cmocka_run_group_tests_name("block_picture", tests, NULL, NULL);
}
