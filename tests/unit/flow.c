// SPDX-License-Identifier: MIT
// The helpers that blocks make pieces with.
#include "layout/flow.h"

#include "fake_measure.h"
#include "layout/views.h"
#include "sample_page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
    struct sample sample;
    struct view_request request;
    struct setter setter;
    struct flow flow;
};

static void
begin(struct fixture *fixture, const char *panel, int step, int width_px)
{
    sample_begin(&fixture->sample, panel, step);
    fixture->request = (struct view_request){
        .kind = VIEW_PAGE,
        .content = &fixture->sample.content,
        .words = &fixture->sample.words,
        .panel = fixture->sample.panel,
        .min_target_mm = 15,
        .look = {.step = step},
        .measure = fake_measure(),
    };
    fixture->setter = view_setter(&fixture->request, &fixture->sample.arena);
    fixture->flow = (struct flow){
        .setter = &fixture->setter,
        .request = &fixture->request,
        .width_px = width_px,
        .height_px = 400,
        .lang = "en",
    };
}

static unsigned
keeps(const struct piece *piece)
{
    return piece->flags & (FLOW_KEEP_NEXT | FLOW_KEEP_PREVIOUS);
}

static void
no_first_or_last_line_stands_alone(void **state)
{
    (void)state;
    static const struct {
        const char *utf8; // each word fills a line
        bool together;
        const char *flags; // a line: n(ext), p(revious), b(oth) or -
    } cases[] = {
        {"wwww", false, "-"},
        {"wwww wwww", false, "np"},
        {"wwww wwww wwww", false, "nbp"},
        {"wwww wwww wwww wwww", false, "npnp"},
        {"wwww wwww wwww wwww wwww", false, "np-np"},
        {"wwww wwww wwww wwww wwww", true, "nbbbp"},
    };
    static const unsigned flags_of[128] = {
        ['n'] = FLOW_KEEP_NEXT,
        ['p'] = FLOW_KEEP_PREVIOUS,
        ['b'] = FLOW_KEEP_NEXT | FLOW_KEEP_PREVIOUS,
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fixture fixture;
        begin(&fixture, "td1", 100, 80);
        struct text text = sample_text(cases[i].utf8);
        struct flow_text set = {
            .text = &text, .role = ROLE_BODY, .together = cases[i].together};
        size_t lines = flow_add_text(&fixture.flow, &set);
        assert_int_equal(lines, strlen(cases[i].flags));
        for (size_t k = 0; k < lines; k++)
            assert_int_equal(keeps(&fixture.flow.pieces[k]),
                             flags_of[(unsigned char)cases[i].flags[k]]);
        sample_end(&fixture.sample);
    }
}

static void
a_heading_is_kept_with_what_follows(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, "td1", 100, 400);
    struct text text = sample_text("Short");
    flow_add_text(&fixture.flow,
                  &(struct flow_text){.text = &text,
                                      .role = ROLE_HEADING,
                                      .gap_px = 7,
                                      .flags = FLOW_KEEP_NEXT | FLOW_HEAD});
    assert_int_equal(fixture.flow.count, 1);
    assert_int_equal(fixture.flow.pieces[0].flags, FLOW_KEEP_NEXT | FLOW_HEAD);
    assert_int_equal(fixture.flow.pieces[0].gap_px, 7);
    assert_int_equal(fixture.flow.pieces[0].words, 1);
    sample_end(&fixture.sample);
}

static void
a_text_without_words_has_no_piece(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, "td1", 100, 400);
    struct text text = sample_text("");
    assert_int_equal(flow_add_text(&fixture.flow,
                                   &(struct flow_text){.text = &text, .role = ROLE_BODY}),
                     0);
    assert_int_equal(fixture.flow.count, 0);
    sample_end(&fixture.sample);
}

static void
items_put_behind_move_the_others_up(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, "td1", 100, 400);
    struct builder builder = flow_builder(&fixture.flow);
    builder_item(&builder, (struct item){.kind = ITEM_BOX, .within = -1, .target = -1});
    builder_item(&builder, (struct item){.kind = ITEM_ICON, .within = 0, .target = -1});
    size_t index = flow_add(&fixture.flow, (struct piece){.height_px = 9}, &builder);
    struct item rule = {
        .kind = ITEM_BOX, .box = {1, 2, 3, 4}, .within = -1, .target = -1};
    flow_put(&fixture.flow, index, rule, true);
    flow_put(&fixture.flow, index, rule, false);
    const struct piece *piece = &fixture.flow.pieces[index];
    assert_int_equal(piece->item_count, 4);
    assert_int_equal(piece->items[0].box.w, 3);
    assert_int_equal(piece->items[1].within, -1);
    assert_int_equal(piece->items[2].within, 1);
    assert_int_equal(piece->items[3].box.w, 3);
    sample_end(&fixture.sample);
}

static void
large_and_small_type_share_a_baseline(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, "td1", 100, 400);
    struct text text = sample_text("word");
    struct flow_text large = {.text = &text, .role = ROLE_LEAD};
    struct flow_text small = {.text = &text, .role = ROLE_CAPTION, .x_px = 200};
    struct builder builder = flow_builder(&fixture.flow);
    struct paragraph lines = flow_break(&fixture.flow, &large);
    flow_write(&fixture.flow, &builder, &large, &lines, 30);
    lines = flow_break(&fixture.flow, &small);
    flow_write(&fixture.flow, &builder, &small, &lines, 0);
    assert_int_not_equal(builder.items[0].baseline_px, builder.items[1].baseline_px);
    int box_below = builder.items[1].baseline_px - builder.items[1].box.y;
    flow_level(&builder, 0, 1);
    assert_int_equal(builder.items[0].baseline_px, builder.items[1].baseline_px);
    assert_int_equal(builder.items[1].baseline_px - builder.items[1].box.y, box_below);
    sample_end(&fixture.sample);
}

static void
characters_and_widths_agree(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, "p21", 100, 400);
    for (int count = 1; count < 100; count++) {
        int width = flow_characters_px(&fixture.setter, count);
        int back = flow_characters(&fixture.setter, width + 1);
        assert_in_range(back, count - 1, count);
    }
    assert_true(flow_characters_px(&fixture.setter, 70) >
                flow_characters_px(&fixture.setter, 69));
    sample_end(&fixture.sample);
}

static void
a_head_of_more_than_half_a_screen_is_not_repeated(void **state)
{
    (void)state;
    static const struct {
        int height_px;
        bool repeated;
    } cases[] = {{1000, true}, {60, false}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fixture fixture;
        begin(&fixture, "td1", 100, 400);
        fixture.flow.height_px = cases[i].height_px;
        struct frame frame = {0};
        struct text text = sample_text("Tonight");
        int height = flow_add_head(&fixture.flow, &text, &frame);
        assert_int_equal(height > 0, cases[i].repeated);
        assert_int_equal(frame.head_count, cases[i].repeated ? 1 : 0);
        assert_int_equal(fixture.flow.count, 1);
        assert_ptr_equal(fixture.flow.pieces[0].frame, &frame);
        if (cases[i].repeated)
            assert_int_equal(frame.head[0].words, 0);
        sample_end(&fixture.sample);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_first_or_last_line_stands_alone),
        cmocka_unit_test(a_heading_is_kept_with_what_follows),
        cmocka_unit_test(a_text_without_words_has_no_piece),
        cmocka_unit_test(items_put_behind_move_the_others_up),
        cmocka_unit_test(large_and_small_type_share_a_baseline),
        cmocka_unit_test(characters_and_widths_agree),
        cmocka_unit_test(a_head_of_more_than_half_a_screen_is_not_repeated),
    };
    return cmocka_run_group_tests_name("flow", tests, NULL, NULL);
}
