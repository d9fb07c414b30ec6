// SPDX-License-Identifier: MIT
// Focus: the arrows by hand-drawn screens, and that they reach every button of every
// screen of the shipped content.
#include "fake_measure.h"

#include "content/load.h"
#include "layout/view.h"
#include "visit/focus.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 16 };

struct sketch { // each letter is a target, 10 px a character
    const char *name;
    const char *rows[8];
};

// Rails at both sides with a grid between, bars below a list, three columns, one alone.
static const struct sketch pictures[] = {
    {"rails",
     {"hh aaaa bbbb pp", "hh aaaa bbbb pp", "kk cccc dddd pp", "tt cccc dddd   ",
      "tt eeee ffff nn", "qq eeee ffff nn", "qq      gggg nn"}},
    {"stack", {" aaaaaaaa ", " bbbbbbbb ", " cccc dd  ", "pppp nnnn ", "hh kk tt q"}},
    {"wide", {"aaa bbb ccc", "aaa bbb ccc", "ddd eee fff", "     nnnnnn", "hh kk tt qq"}},
    {"compact", {"aaaaaaaa", "        ", "bb      ", "h  t   q", "k  p   n"}},
    {"alone", {"   a    "}},
};

struct drawn {
    struct target targets[MOST];
    char letters[MOST + 1];
    struct screen screen;
};

static void
draw(const struct sketch *sketch, struct drawn *drawn)
{
    memset(drawn, 0, sizeof *drawn);
    size_t count = 0;
    for (int y = 0; y < 8 && sketch->rows[y] != NULL; y++) {
        for (int x = 0; sketch->rows[y][x] != '\0'; x++) {
            const char letter = sketch->rows[y][x];
            if (letter == ' ') {
                continue;
            }
            const char *known = strchr(drawn->letters, letter);
            const size_t at = known != NULL ? (size_t)(known - drawn->letters) : count++;
            assert_true(at < MOST);
            struct rect *box = &drawn->targets[at].shown;
            *box = known != NULL ? *box : (struct rect){10 * x, 10 * y, 9, 9};
            box->w = 10 * x + 9 - box->x;
            box->h = 10 * y + 9 - box->y;
            drawn->letters[at] = letter;
        }
    }
    drawn->screen = (struct screen){.targets = drawn->targets, .target_count = count};
}

static int
index_of(const struct drawn *drawn, char letter)
{
    const char *at = strchr(drawn->letters, letter);
    assert_non_null(at);
    return (int)(at - drawn->letters);
}

static void
follows_the_arrows(void **state)
{
    (void)state;
    static const struct {
        int picture;
        char from;
        int dx, dy;
        char to;
    } cases[] = {
        {0, 'a', 1, 0, 'b'},  {0, 'b', -1, 0, 'a'}, {0, 'a', 0, 1, 'c'},
        {0, 'c', 0, -1, 'a'}, {0, 'b', 1, 0, 'p'},  {0, 'h', 0, 1, 'k'},
        {0, 'p', 0, 1, 'n'},  {0, 'a', -1, 0, 'h'}, {0, 'f', 1, 0, 'n'},
        {0, 'q', 0, 1, 'q'},  {0, 'h', -1, 0, 'h'}, {0, 'g', 0, -1, 'f'},
        {1, 'a', 0, 1, 'b'},  {1, 'b', 0, 1, 'c'},  {1, 'c', 1, 0, 'd'},
        {1, 'p', 1, 0, 'n'},  {1, 'h', 1, 0, 'k'},  {1, 't', 0, -1, 'n'},
        {2, 'a', 0, 1, 'd'},  {2, 'f', 0, 1, 'n'},  {2, 'q', 0, -1, 'n'},
        {2, 'c', 1, 0, 'c'},  {4, 'a', 1, 0, 'a'},  {4, 'a', 0, -1, 'a'},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct drawn drawn;
        draw(&pictures[cases[i].picture], &drawn);
        const int to = focus_toward(&drawn.screen, index_of(&drawn, cases[i].from),
                                    cases[i].dx, cases[i].dy);
        if (drawn.letters[to] != cases[i].to) {
            fail_msg("%s: from %c by %d,%d to %c, wanted %c",
                     pictures[cases[i].picture].name, cases[i].from, cases[i].dx,
                     cases[i].dy, drawn.letters[to], cases[i].to);
        }
    }
}

// How many targets arrows alone reach from the first one.
static size_t
reached(const struct screen *screen)
{
    static const int ways[][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
    bool seen[256] = {true};
    int queue[256] = {0};
    size_t count = 1;
    assert_in_range(screen->target_count, 1, COUNT_OF(seen));
    for (size_t next = 0; next < count; next++) {
        for (size_t way = 0; way < COUNT_OF(ways); way++) {
            const int to = focus_toward(screen, queue[next], ways[way][0], ways[way][1]);
            if (!seen[to]) {
                seen[to] = true;
                queue[count++] = to;
            }
        }
    }
    return count;
}

static void
reaches_every_target_by_arrows(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(pictures); i++) {
        struct drawn drawn;
        draw(&pictures[i], &drawn);
        assert_int_equal(reached(&drawn.screen), drawn.screen.target_count);
    }
}

static size_t
check_view(const struct view_request *request, struct arena *arena)
{
    arena_reset(arena);
    const struct laid_view view = view_layout(request, arena);
    for (size_t i = 0; i < view.screen_count; i++) {
        const size_t count = reached(&view.screens[i]);
        if (count != view.screens[i].target_count) {
            fail_msg("%s at %d, %s, screen %zu: %zu of %zu targets", request->panel.name,
                     request->look.step, view_id(request->kind, request->page), i + 1,
                     count, view.screens[i].target_count);
        }
    }
    return view.screen_count;
}

static size_t
check_panel(struct view_request *request, struct arena *arena)
{
    static const enum view_kind others[] = {VIEW_HOME, VIEW_TEXT_SHEET,
                                            VIEW_STILL_READING, VIEW_NOTICE};
    const struct content *content = request->content;
    size_t screens = 0;
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        request->kind = others[i];
        request->page = NULL;
        screens += check_view(request, arena);
    }
    for (size_t i = 0; i < content->page_count; i++) {
        request->page = content->pages[i].id.utf8;
        request->kind = VIEW_ATTRACT;
        screens += check_view(request, arena);
        request->kind = VIEW_PAGE;
        screens += check_view(request, arena);
    }
    return screens;
}

static void
reaches_every_target_of_the_shipped_content(void **state)
{
    (void)state;
    static const char *const panels[] = {"td1", "td2", "td2-5-landscape", "p21"};
    const char *assets = getenv("ANTEROOM_ASSETS");
    struct arena loaded = {0}, laid = {0};
    struct problems problems = {.arena = &loaded};
    struct words words;
    struct load *load = load_new("content", "en", &loaded, &problems);
    assert_false(load_step(load, 0));
    assert_non_null(load_result(load));
    assert_true(
        words_load(assets != NULL ? assets : "assets", "en", &loaded, &problems, &words));
    size_t screens = 0;
    for (size_t i = 0; i < 2 * COUNT_OF(panels); i++) {
        struct view_request request = {
            .notice = words.word[WORD_SET_UP],
            .content = load_result(load),
            .words = &words,
            .attract_distance_m = 1.5,
            .min_target_mm = 15,
            .look = {.step = i % 2 == 0 ? 100 : 200, .can_go_back = true, .drafts = true},
            .measure = fake_measure(),
        };
        char sentence[256];
        assert_true(
            panel_parse(panels[i / 2], &request.panel, sentence, sizeof sentence));
        screens += check_panel(&request, &laid);
    }
    assert_true(screens > 1000);
    load_free(load);
    arena_finish(&laid);
    arena_finish(&loaded);
}

static void
goes_round_by_tab(void **state)
{
    (void)state;
    struct drawn drawn;
    draw(&pictures[1], &drawn);
    const int count = (int)drawn.screen.target_count;
    const struct screen none = {0};
    assert_int_equal(focus_next(&drawn.screen, -1, 1), 0);
    assert_int_equal(focus_next(&drawn.screen, -1, -1), count - 1);
    assert_int_equal(focus_next(&drawn.screen, count, 1), 0); // from a place that is gone
    assert_int_equal(focus_next(&drawn.screen, 0, 1), 1);
    assert_int_equal(focus_next(&drawn.screen, 0, -1), count - 1);
    assert_int_equal(focus_next(&drawn.screen, count - 1, 1), 0);
    assert_int_equal(focus_next(&none, -1, 1), -1);
    assert_int_equal(focus_toward(&none, -1, 1, 0), -1);
    assert_int_equal(focus_toward(&none, 5, 1, 0), -1);
    assert_int_equal(focus_toward_round(&none, -1, 0, -1), -1);
    assert_int_equal(focus_toward(&drawn.screen, -1, 0, 1), 0);
}

static void
finds_by_key_and_by_action(void **state)
{
    (void)state;
    static const struct target targets[] = {
        {.action = ACTION_STEP, .number = 100},
        {.action = ACTION_STEP, .number = 200},
        {.action = ACTION_SCREEN, .number = 1, .key = KEYED_NEXT},
    };
    const struct screen screen = {.targets = targets, .target_count = COUNT_OF(targets)};
    assert_int_equal(focus_keyed(&screen, KEYED_NEXT), 2);
    assert_int_equal(focus_keyed(&screen, KEYED_PREV), -1);
    assert_int_equal(focus_action(&screen, ACTION_STEP, 200), 1);
    assert_int_equal(focus_action(&screen, ACTION_STEP, 150), -1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(follows_the_arrows),
        cmocka_unit_test(reaches_every_target_by_arrows),
        cmocka_unit_test(reaches_every_target_of_the_shipped_content),
        cmocka_unit_test(goes_round_by_tab),
        cmocka_unit_test(finds_by_key_and_by_action),
    };
    return cmocka_run_group_tests_name("focus", tests, NULL, NULL);
}
