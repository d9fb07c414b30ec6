// SPDX-License-Identifier: MIT
// The lints on how pages are cut, on screens of five lines that are spelled in letters.
#include "layout/lint.h"

#include "fake_measure.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { LINE_PX = 75, LINES = 5, TOP_PX = 100, SCREENS_MOST = 4, LETTERS = 26 };

struct fixture {
    struct arena arena;
    struct text sources[LETTERS];
    struct item items[SCREENS_MOST][LINES];
    struct screen screens[SCREENS_MOST];
    struct laid_view view;
};

static const struct panel panel = {"td1", 1500, 1000, 150, 100, 500};

static struct item
line_item(struct fixture *fixture, char letter, int line, const char *words)
{
    struct text *source = &fixture->sources[(letter | 32) - 'a'];
    *source = (struct text){"words", 5, {"content/en/pages/a.yaml", (unsigned)letter, 1}};
    const struct font font = {.em_px = 50};
    size_t len = strlen(words);
    return (struct item){
        .kind = ITEM_TEXT,
        .role = ROLE_BODY,
        .box = {100, TOP_PX + line * LINE_PX,
                fake_measure()->width_px(NULL, font, words, len), LINE_PX},
        .font = font,
        .baseline_px = TOP_PX + line * LINE_PX + 60,
        .utf8 = words,
        .len = len,
        .lang = "en",
        .source = source,
        .within = -1,
        .target = -1,
        .head = letter >= 'A' && letter <= 'Z',
    };
}

static struct screen *
next_screen(struct fixture *fixture)
{
    size_t index = fixture->view.screen_count++;
    struct screen *screen = &fixture->screens[index];
    *screen = (struct screen){
        .width_px = 1500,
        .height_px = 1000,
        .safe = {24, 24, 1452, 952},
        .items = fixture->items[index],
        .flow = {100, TOP_PX, 1000, LINES * LINE_PX + LINE_PX / 5},
    };
    return screen;
}

// A letter is a line of its paragraph, a capital one of a heading; '|' begins a screen.
static void
spell(struct fixture *fixture, const char *lines)
{
    *fixture = (struct fixture){
        .view = {.screens = fixture->screens,
                 .style = {.panel = panel,
                           .step = 100,
                           .unit_px = 1,
                           .paragraph_gap_px = 2,
                           .measure = fake_measure()}},
    };
    for (size_t role = 0; role < TEXT_ROLE_COUNT; role++)
        fixture->view.style.type[role].line_px = LINE_PX;
    struct screen *screen = next_screen(fixture);
    for (; *lines; lines++) {
        if (*lines == '|') {
            screen = next_screen(fixture);
            continue;
        }
        struct item *items = fixture->items[screen - fixture->screens];
        items[screen->flow_count] =
            line_item(fixture, *lines, (int)screen->flow_count, "some of the words");
        screen->item_count = ++screen->flow_count;
    }
}

static const char *
findings(struct fixture *fixture)
{
    const struct lint_case which = {"a",   "td1", "en", {"content/en/pages/a.yaml", 1, 1},
                                    false, 0};
    struct lint lint = {.arena = &fixture->arena};
    struct problems problems = {.arena = &fixture->arena};
    lint_view(&lint, &fixture->view, &which);
    lint_finish(&lint, &problems);
    const char *all = "";
    for (size_t i = 0; i < problems.count; i++)
        all = arena_printf(&fixture->arena, "%s%s; ", all, problems.items[i].sentence);
    return all;
}

enum fault { NONE, ORPHAN, LONELY };

struct cut_case {
    const char *name;
    const char *lines;
    enum fault fault;
};

static const struct cut_case cut_cases[] = {
    {"a heading with its text", "aaaB|", NONE},
    {"a heading left behind", "aaaB|cccc", ORPHAN},
    {"with its text", "aaBcc|cc", NONE},
    {"one that fills its screen", "BBBB|cc", NONE},
    {"one that could have taken along two lines", "BBB|cc", ORPHAN},
    {"but not three that must not be parted", "BBB|ccc", NONE},
    {"two headings of which the second is alone", "aaBC|dddd", ORPHAN},
    {"two headings above a text taller than what is left", "BBBCC|dd", NONE},
    {"two and two lines", "aaabb|bb", NONE},
    {"the first line left behind", "aaaab|bbb", LONELY},
    {"the last line gone on", "aabbb|b", LONELY},
    {"one line and one", "aaaab|b", LONELY},
    {"two lines and one, which fit one screen", "aaabb|b", LONELY},
    {"a single line", "aaaa|b", NONE},
    {"under a heading that is repeated there is no room for more", "AAAbb|AAAb", NONE},
    {"though there is for two", "AAAb|AAAb", LONELY},
    {"a paragraph of six lines", "aaaaa|a", LONELY},
    {"cut evenly", "aaa|aaa", NONE},
};

static void
cuts_are_told_apart(void **state)
{
    (void)state;
    static const char *const parts[] = {
        [NONE] = "", [ORPHAN] = "left behind", [LONELY] = "stands apart"};
    for (size_t i = 0; i < COUNT_OF(cut_cases); i++) {
        static struct fixture fixture;
        spell(&fixture, cut_cases[i].lines);
        const char *found = findings(&fixture);
        bool right = cut_cases[i].fault == NONE
                         ? found[0] == '\0'
                         : strstr(found, parts[cut_cases[i].fault]) != NULL;
        if (!right)
            fail_msg("%s: '%s' gives '%s'", cut_cases[i].name, cut_cases[i].lines, found);
        arena_finish(&fixture.arena);
    }
}

struct number_case {
    const char *above, *below;
    bool parted;
};

static const struct number_case number_cases[] = {
    {"wait for at least 24", "hours after it", true},
    {"wait for at least", "24 hours after it", false},
    {"call 911.", "Then wait for us", false},
    {"24", "hours", false}, // no line has room for both
    {"of 100 people about 20", "años de edad y más", true},
    {"of 100 people about 20", "(de edad) y más años", false},
};

static void
numbers_stay_with_what_they_count(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(number_cases); i++) {
        static struct fixture fixture;
        spell(&fixture, "aa");
        fixture.items[0][0] = line_item(&fixture, 'a', 0, number_cases[i].above);
        fixture.items[0][1] = line_item(&fixture, 'a', 1, number_cases[i].below);
        const char *found = findings(&fixture);
        bool parted = strstr(found, "is broken between") != NULL;
        if (parted != number_cases[i].parted)
            fail_msg("'%s / %s' gives '%s'", number_cases[i].above, number_cases[i].below,
                     found);
        arena_finish(&fixture.arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_are_told_apart),
        cmocka_unit_test(numbers_stay_with_what_they_count),
    };
    return cmocka_run_group_tests_name("lint_flow", tests, NULL, NULL);
}
