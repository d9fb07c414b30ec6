// SPDX-License-Identifier: MIT
// Headings, paragraphs and bullets, and where screens may end in them.
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

static const struct text bullets[] = {
    TEXT("one"),
    TEXT("a bullet that is longer than the column of a small panel can take in one go"),
    TEXT("three"),
};

static bool
is_bullet(const struct item *item)
{
    return item->kind == ITEM_BOX && item->role == ROLE_GRAPHIC;
}

static void
bullets_hang(void **state)
{
    (void)state;
    const struct block body[] = {{.kind = BLOCK_LIST, .list = {bullets, 3}}};
    struct sample sample;
    sample_begin(&sample, "td1", 100);
    struct laid_view view = sample_lay(&sample, body, 1);
    int column = sample_area(&sample).column[0].x;
    assert_int_equal(sample_tally(&sample, &view, is_bullet), 3);
    const struct item *one = sample_find(&sample, &view, "one");
    const struct item *three = sample_find(&sample, &view, "three");
    assert_non_null(one);
    assert_non_null(three);
    assert_true(one->box.x > column);
    unsigned lines = 0;
    for (size_t i = 0; i < sample_items(&sample, &view, 0); i++) {
        const struct item *item = &view.screens[0].items[i];
        if (item->kind == ITEM_TEXT && item->baseline_px > one->baseline_px &&
            item->baseline_px < three->baseline_px) {
            assert_int_equal(item->box.x, one->box.x);
            lines++;
        }
        if (is_bullet(item)) {
            assert_true(item->box.x >= column && item->box.x + item->box.w < one->box.x);
            assert_int_equal(item->radius_px, item->box.w / 2);
        }
    }
    assert_true(lines >= 2);
    sample_end(&sample);
}

// Which text of the page an item belongs to: lines of one paragraph share their source.
static unsigned
lines_of(const struct laid_view *view, size_t screen, size_t count,
         const struct text *source)
{
    unsigned lines = 0;
    int baseline = -1;
    for (size_t i = 0; i < count; i++) {
        const struct item *item = &view->screens[screen].items[i];
        if (item->kind == ITEM_TEXT && item->source == source &&
            item->baseline_px != baseline) {
            baseline = item->baseline_px;
            lines++;
        }
    }
    return lines;
}

enum { FILLERS = 5 };

static void
check_screens(struct sample *sample, const struct laid_view *view,
              const struct block *body, unsigned *splits)
{
    for (size_t i = 0; i + 1 < view->screen_count; i++) {
        size_t count = sample_items(sample, view, i),
               next = sample_items(sample, view, i + 1);
        for (size_t k = 0; k < FILLERS; k++) {
            const struct text *text = &body[k].text; // the heading lies at the same place
            unsigned here = lines_of(view, i, count, text);
            unsigned there = lines_of(view, i + 1, next, text);
            if (here > 0 && there > 0) {
                if (here < 2 || there < 2)
                    fail_msg("text %zu: %u lines before and %u behind a cut", k, here,
                             there);
                ++*splits;
            }
        }
        const struct item *last = NULL;
        for (size_t k = 0; k < count; k++) {
            const struct item *item = &view->screens[i].items[k];
            last = item->kind == ITEM_TEXT ? item : last;
        }
        if (!last || last->role == ROLE_HEADING)
            fail_msg("screen %zu ends with the heading '%s'", i + 1,
                     last ? last->utf8 : "(empty)");
    }
}

// A page whose first paragraph grows word by word, so that every cut is tried at every line.
static void
screens_never_end_with_a_heading_or_one_line(void **state)
{
    (void)state;
    static const char *const panels[] = {"td1", "td2", "p10"};
    unsigned splits = 0;
    for (size_t p = 0; p < COUNT_OF(panels); p++) {
        for (size_t words = 1; words < 120; words += 3) {
            struct sample sample;
            sample_begin(&sample, panels[p], 100);
            char *filler = arena_alloc(&sample.arena, words * 6 + 1);
            for (size_t i = 0; i < words; i++)
                memcpy(filler + i * 6, "under ", 6);
            struct text text = sample_text(filler);
            const struct block body[FILLERS] = {
                {.kind = BLOCK_TEXT, .text = text},
                {.kind = BLOCK_HEADING, .heading = TEXT("The second part of it")},
                {.kind = BLOCK_TEXT, .text = text},
                {.kind = BLOCK_HEADING, .heading = TEXT("The third")},
                {.kind = BLOCK_TEXT, .text = text},
            };
            struct laid_view view = sample_lay(&sample, body, FILLERS);
            check_screens(&sample, &view, body, &splits);
            sample_end(&sample);
        }
    }
    assert_true(splits > 100);
}

static void
nothing_is_drawn_for_nothing(void **state)
{
    (void)state;
    const struct block body[] = {
        {.kind = BLOCK_TEXT}, {.kind = BLOCK_LIST}, {.kind = BLOCK_HEADING}};
    struct sample sample;
    sample_begin(&sample, "td1", 100);
    struct laid_view empty = sample_lay(&sample, body, 0);
    struct laid_view view = sample_lay(&sample, body, 3);
    assert_int_equal(view.screen_count, 1);
    assert_int_equal(view.screens[0].item_count, empty.screens[0].item_count);
    sample_end(&sample);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bullets_hang),
        cmocka_unit_test(screens_never_end_with_a_heading_or_one_line),
        cmocka_unit_test(nothing_is_drawn_for_nothing),
    };
    return cmocka_run_group_tests_name("block_text", tests, NULL, NULL);
}
