// SPDX-License-Identifier: MIT
// Care cards: the looks of the three levels, whole cards and continued ones.
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

static const struct text few[] = {TEXT("it rains"), TEXT("the wind is strong")};
static const struct text many[] = {
    TEXT("first sign of it"),   TEXT("second sign of it"),   TEXT("third sign of it"),
    TEXT("fourth sign of it"),  TEXT("fifth sign of it"),    TEXT("sixth sign of it"),
    TEXT("seventh sign of it"), TEXT("eighth sign of it"),   TEXT("ninth sign of it"),
    TEXT("tenth sign of it"),   TEXT("eleventh sign of it"), TEXT("twelfth sign of it"),
};
static const struct text after[] = {TEXT("Then call us.")};
static const struct block filler = {
    .kind = BLOCK_TEXT,
    .text = TEXT(
        "A text that fills the screen to some height. It goes on for a while, so that "
        "the card below it has to look for a place of its own on the next screen."),
};

struct look_case {
    enum care_level level;
    const char *icon;
    enum color body;
    bool round;
    unsigned rules;
};

static const struct look_case look_cases[] = {
    {CARE_ASK, "speech-bubble", COLOR_INFO_PALE, true, 0},
    {CARE_URGENT, "clock-alert", COLOR_URGENT_PALE, true, 1},
    {CARE_EMERGENCY, "phone", COLOR_EMERGENCY_BODY, false, 0},
};

static void
levels_differ_by_more_than_colour(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(look_cases); i++) {
        const struct look_case *look = &look_cases[i];
        const struct block body[] = {
            {.kind = BLOCK_CARE,
             .care = {look->level, TEXT("Stay in if:"), {few, 2}, {after, 1}}}};
        struct sample sample;
        sample_begin(&sample, "td1", 100);
        struct laid_view view = sample_lay(&sample, body, 1);
        unsigned icons = 0, bodies = 0, rules = 0;
        for (size_t k = 0; k < sample_items(&sample, &view, 0); k++) {
            const struct item *item = &view.screens[0].items[k];
            icons += item->kind == ITEM_ICON && strcmp(item->utf8, look->icon) == 0;
            if (item->kind != ITEM_BOX || item->role != ROLE_GROUND || item->within >= 0)
                continue;
            rules += item->line == COLOR_NONE;
            if (item->fill != look->body)
                continue;
            bodies++;
            assert_int_equal(item->radius_px > 0, look->round);
        }
        assert_int_equal(icons, 1);
        assert_int_equal(bodies, 1);
        assert_int_equal(rules, look->rules);
        assert_int_equal(sample_find(&sample, &view, "it rains")->ground, look->body);
        sample_end(&sample);
    }
}

static size_t
screen_of(struct sample *sample, const struct laid_view *view, const char *words)
{
    for (size_t i = 0; i < view->screen_count; i++) {
        if (strstr(sample_screen_words(sample, view, i), words))
            return i;
    }
    fail_msg("'%s' is on no screen", words);
    return 0;
}

static void
a_card_that_fits_a_screen_stays_whole(void **state)
{
    (void)state;
    const struct block body[] = {
        filler,
        {.kind = BLOCK_CARE, .care = {CARE_ASK, TEXT("Stay in if:"), {many, 5}, {0}}},
    };
    struct sample sample;
    sample_begin(&sample, "td1", 100);
    struct laid_view view = sample_lay(&sample, body, 2);
    assert_int_equal(screen_of(&sample, &view, "Stay in"), 1);
    assert_int_equal(screen_of(&sample, &view, "fifth sign"), 1);
    sample_end(&sample);
}

static void
a_longer_card_repeats_its_heading_between_bullets(void **state)
{
    (void)state;
    static const char *const panels[] = {"td1", "td2", "td2-5", "p10"};
    static const int steps[] = {100, 200};
    const struct block body[] = {
        filler,
        {.kind = BLOCK_CARE,
         .care = {CARE_EMERGENCY, TEXT("Run if:"), {many, 12}, {after, 1}}},
    };
    for (size_t p = 0; p < COUNT_OF(panels) * COUNT_OF(steps); p++) {
        struct sample sample;
        sample_begin(&sample, panels[p / 2], steps[p % 2]);
        struct laid_view view = sample_lay(&sample, body, 2);
        unsigned screens = 0;
        for (size_t i = 0; i < view.screen_count; i++) {
            const char *words = sample_screen_words(&sample, &view, i);
            unsigned signs =
                sample_count(words, "sign of it") + sample_count(words, "Then call");
            if (signs == 0)
                continue;
            screens++;
            assert_int_equal(sample_count(words, "Run if:"), 1);
        }
        assert_true(screens >= 2);
        const char *all = sample_words(&sample, &view);
        for (size_t i = 0; i < COUNT_OF(many); i++)
            assert_int_equal(sample_count(all, many[i].utf8), 1);
        assert_int_equal(sample_count(all, "Then call us."), 1);
        sample_end(&sample);
    }
}

// A heading that would crowd out the bullets is there once; after it the level in a word.
static void
a_tall_heading_leaves_room_for_bullets(void **state)
{
    (void)state;
    const char *heading = "In here tell the staff now. Anywhere else call 112 now.";
    const struct block body[] = {
        {.kind = BLOCK_CARE,
         .care = {CARE_EMERGENCY, {heading, strlen(heading), {0}}, {many, 12}, {0}}},
    };
    struct sample sample;
    sample_begin(&sample, "td1", 200);
    struct laid_view view = sample_lay(&sample, body, 1);
    size_t first = screen_of(&sample, &view, "In here");
    size_t second = screen_of(&sample, &view, "third sign");
    assert_true(second > first);
    const char *level = sample.words.word[WORD_CARE_EMERGENCY].utf8;
    for (size_t i = first + 1; i <= second; i++) {
        const char *words = sample_screen_words(&sample, &view, i);
        assert_int_equal(sample_count(words, level), 1);
        assert_int_equal(sample_count(words, "In here"), 0);
    }
    sample_end(&sample);
}

static void
on_wide_panels_cards_take_the_second_column(void **state)
{
    (void)state;
    const struct block body[] = {
        filler,
        {.kind = BLOCK_HEADING, .heading = TEXT("When to stay")},
        {.kind = BLOCK_CARE, .care = {CARE_ASK, TEXT("Stay in if:"), {few, 2}, {0}}},
        {.kind = BLOCK_CARE, .care = {CARE_URGENT, TEXT("Call us if:"), {few, 2}, {0}}},
    };
    struct sample sample;
    sample_begin(&sample, "p21", 100);
    struct laid_view view = sample_lay(&sample, body, 4);
    assert_int_equal(view.screen_count, 1);
    int second = sample_area(&sample).column[1].x;
    assert_true(sample_find(&sample, &view, "A text")->box.x < second);
    assert_true(sample_find(&sample, &view, "When to stay")->box.x >= second);
    assert_true(sample_find(&sample, &view, "Stay in")->box.x >= second);
    assert_true(sample_find(&sample, &view, "Call us")->box.x >= second);
    sample_end(&sample);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_differ_by_more_than_colour),
        cmocka_unit_test(a_card_that_fits_a_screen_stays_whole),
        cmocka_unit_test(a_longer_card_repeats_its_heading_between_bullets),
        cmocka_unit_test(a_tall_heading_leaves_room_for_bullets),
        cmocka_unit_test(on_wide_panels_cards_take_the_second_column),
    };
    return cmocka_run_group_tests_name("block_care", tests, NULL, NULL);
}
