// SPDX-License-Identifier: MIT
// The paginator, with pieces of one line each on screens of four lines.
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

enum { LINES = 4, MARK = 77 };

struct fixture {
    struct sample sample;
    struct view_request request;
    struct setter setter;
    struct flow flow;
    struct content_area area;
    int line_px;
};

static void
begin(struct fixture *fixture, int column_count)
{
    sample_begin(&fixture->sample, "p21", 100);
    fixture->request = (struct view_request){
        .kind = VIEW_PAGE,
        .page = "sample",
        .content = &fixture->sample.content,
        .words = &fixture->sample.words,
        .panel = fixture->sample.panel,
        .min_target_mm = 15,
        .look = {.step = 100},
        .measure = fake_measure(),
    };
    fixture->setter = view_setter(&fixture->request, &fixture->sample.arena);
    fixture->line_px = fixture->setter.style->type[ROLE_BODY].line_px;
    int height = LINES * fixture->line_px;
    fixture->area = (struct content_area){
        .column = {{100, 50, 300, height}, {500, 50, 300, height}},
        .column_count = column_count,
    };
    fixture->flow = (struct flow){
        .setter = &fixture->setter,
        .request = &fixture->request,
        .width_px = 300,
        .height_px = height,
        .lang = "en",
    };
}

static const unsigned letters[128] = {
    ['n'] = FLOW_KEEP_NEXT,
    ['p'] = FLOW_KEEP_PREVIOUS,
    ['b'] = FLOW_KEEP_NEXT | FLOW_KEEP_PREVIOUS,
    ['h'] = FLOW_KEEP_NEXT | FLOW_HEAD,
    ['H'] = FLOW_KEEP_NEXT | FLOW_KEEP_PREVIOUS | FLOW_HEAD,
    ['S'] = FLOW_SCREEN_START,
    ['C'] = FLOW_COLUMN_START,
    ['W'] = FLOW_KEEP_NEXT | FLOW_KEEP_PREVIOUS | FLOW_WHOLE,
    ['w'] = FLOW_KEEP_NEXT | FLOW_KEEP_PREVIOUS | FLOW_WISH,
    ['f'] = FLOW_KEEP_NEXT | FLOW_FIRST,
    ['i'] = FLOW_INNER,
    ['l'] = FLOW_KEEP_PREVIOUS | FLOW_LAST,
};

// Appends pieces by the letters of `flags`; each holds one box that can be told from the chrome.
static void
add_pieces(struct fixture *fixture, const char *flags, const struct frame *frame)
{
    for (; *flags; flags++) {
        struct builder builder = flow_builder(&fixture->flow);
        struct item item = {
            .kind = ITEM_BOX, .within = -1, .target = -1, .line_px = MARK};
        item.box = (struct rect){0, 0, 10, fixture->line_px};
        builder_item(&builder, item);
        struct piece piece = {.height_px = fixture->line_px,
                              .flags = letters[(unsigned char)*flags],
                              .frame = frame};
        flow_add(&fixture->flow, piece, &builder);
    }
}

// Writes what stands where: "3,2" for screens, "2|2,1" with columns.
static void
spell(const struct fixture *fixture, const struct laid_view *view, char *out,
      size_t out_bytes)
{
    size_t len = 0;
    for (size_t i = 0; i < view->screen_count; i++) {
        int count[2] = {0};
        for (size_t k = 0; k < view->screens[i].item_count; k++) {
            const struct item *item = &view->screens[i].items[k];
            if (item->line_px == MARK)
                count[item->box.x >= fixture->area.column[1].x]++;
        }
        len +=
            (size_t)snprintf(out + len, out_bytes - len, "%s%d", i ? "," : "", count[0]);
        if (count[1])
            len += (size_t)snprintf(out + len, out_bytes - len, "|%d", count[1]);
    }
}

struct cut_case {
    const char *name;
    int columns;
    const char *flags;
    const char *expected;
};

static const struct cut_case cut_cases[] = {
    {"free lines fill screens", 1, "......", "4,2"},
    {"all on one", 1, "....", "4"},
    {"nothing at all", 1, "", "0"},
    {"a heading goes along", 1, "...h..", "3,3"},
    {"two lines stay together", 1, "...np.", "3,3"},
    {"two lines that fit stay", 1, "..np..", "4,2"},
    {"a long chain is cut with two lines on both sides", 1, "nbbbp", "3,2"},
    {"a longer one later", 1, "nbbbbp", "4,2"},
    {"a heading is not cut where its end will do", 1, "hHHHnp", "4,2"},
    {"rather in a paragraph than behind a heading", 1, "hHnbbp", "4,2"},
    {"a paragraph is cut where that saves a screen", 1, "..nbbp..", "4,4"},
    {"so is what would rather stay whole", 1, "..nwwp..", "4,4"},
    {"but not a card", 1, "..nWWp..", "2,4,2"},
    {"the first screen stays lower, so that the last has two lines", 1, "hfiil", "3,2"},
    {"the last line gets company", 1, ".....", "3,2"},
    {"but not from a pair that must stay", 1, "..npS", "4,1"},
    {"a new screen where asked", 1, ".S..", "1,3"},
    {"columns fill one after the other", 2, ".........", "4|4,1"},
    {"a card starts the second column", 2, "..C.", "2|2"},
    {"with its heading", 2, ".hC.", "1|3"},
    {"not when it is first", 2, "C..", "3"},
    {"not on one column", 1, "..C.", "4"},
    {"a new screen, not a new column", 2, ".S..", "1,3"},
};

static void
pieces_are_cut_in_good_places(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cut_cases); i++) {
        struct fixture fixture;
        begin(&fixture, cut_cases[i].columns);
        add_pieces(&fixture, cut_cases[i].flags, NULL);
        struct laid_view view =
            flow_paginate(&fixture.flow, &fixture.area, &(struct pager){0});
        char spelled[80];
        spell(&fixture, &view, spelled, sizeof spelled);
        if (strcmp(spelled, cut_cases[i].expected) != 0)
            fail_msg("%s: '%s' became %s, not %s", cut_cases[i].name, cut_cases[i].flags,
                     spelled, cut_cases[i].expected);
        sample_end(&fixture.sample);
    }
}

static void
a_header_lowers_both_columns(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, 2);
    add_pieces(&fixture, "..........", NULL);
    fixture.flow.span_count = 1;
    struct laid_view view =
        flow_paginate(&fixture.flow, &fixture.area, &(struct pager){0});
    char spelled[80];
    spell(&fixture, &view, spelled, sizeof spelled);
    // The header counts as one in the first column, and its gap costs each column a line.
    assert_string_equal(spelled, "3|2,4|1");
    sample_end(&fixture.sample);
}

static void
a_piece_taller_than_a_screen_is_marked(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, 1);
    add_pieces(&fixture, "...", NULL);
    fixture.flow.pieces[1].height_px = fixture.area.column[0].h + 1;
    struct laid_view view =
        flow_paginate(&fixture.flow, &fixture.area, &(struct pager){0});
    assert_int_equal(view.screen_count, 3);
    for (size_t i = 0; i < view.screen_count; i++) {
        assert_int_equal(view.screens[i].items[0].line_px, MARK);
        assert_int_equal(view.screens[i].items[0].over, i == 1);
    }
    sample_end(&fixture.sample);
}

static void
gaps_are_dropped_at_the_top(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, 1);
    add_pieces(&fixture, ".....", NULL);
    for (size_t i = 0; i < fixture.flow.count; i++)
        fixture.flow.pieces[i].gap_px = 10;
    struct laid_view view =
        flow_paginate(&fixture.flow, &fixture.area, &(struct pager){0});
    assert_int_equal(view.screen_count, 2);
    for (size_t i = 0; i < view.screen_count; i++) {
        const struct item *items = view.screens[i].items;
        assert_int_equal(items[0].box.y, fixture.area.column[0].y);
        assert_int_equal(items[1].box.y, items[0].box.y + fixture.line_px + 10);
    }
    sample_end(&fixture.sample);
}

static void
frames_go_on_with_their_head(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, 1);
    struct frame frame = {.fill = COLOR_INFO_PALE, .line = COLOR_INFO, .radius_px = 5};
    add_pieces(&fixture, "h.....", &frame);
    assert_true(flow_set_head(&fixture.flow, 0, &frame) == 0); // all of it is too much
    fixture.flow.count = 1;
    assert_int_equal(flow_set_head(&fixture.flow, 0, &frame), fixture.line_px);
    fixture.flow.count = 6;
    fixture.area.column[0].h += fixture.setter.style->unit_px; // below a repeated head
    struct laid_view view =
        flow_paginate(&fixture.flow, &fixture.area, &(struct pager){0});
    char spelled[80];
    spell(&fixture, &view, spelled, sizeof spelled);
    assert_string_equal(spelled, "4,3");
    for (size_t i = 0; i < view.screen_count; i++) {
        const struct item *box = &view.screens[i].items[0];
        assert_int_equal(box->fill, COLOR_INFO_PALE);
        assert_int_equal(box->box.w, fixture.area.column[0].w);
        unsigned inside = 0;
        for (size_t k = 1; k < view.screens[i].item_count; k++) {
            const struct item *item = &view.screens[i].items[k];
            if (item->line_px != MARK)
                continue;
            inside++;
            assert_int_equal(item->within, 0);
            assert_true(rect_contains(box->box, item->box));
        }
        assert_int_equal(inside, i == 0 ? 4 : 3);
    }
    sample_end(&fixture.sample);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_cut_in_good_places),
        cmocka_unit_test(a_header_lowers_both_columns),
        cmocka_unit_test(a_piece_taller_than_a_screen_is_marked),
        cmocka_unit_test(gaps_are_dropped_at_the_top),
        cmocka_unit_test(frames_go_on_with_their_head),
    };
    return cmocka_run_group_tests_name("paginate", tests, NULL, NULL);
}
