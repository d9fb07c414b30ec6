// SPDX-License-Identifier: MIT
// Golden display lists: every page of the shipped content, laid out with the fake face so that
// they are the same on every machine, on td1, td2 and p21 at 100 and 200. One text file a panel
// and step, one line an item or target. UPDATE=1 writes them anew: look at the difference.
#include "fake_measure.h"

#include "content/load.h"
#include "content/words.h"
#include "layout/view.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const panels[] = {"td1", "td2", "p21"};
static const int steps[] = {100, 200};

struct fixture {
    struct arena arena;
    struct problems problems;
    const struct content *content;
    struct words words;
    struct hyphens *hyphens;
};

static void
print_item(FILE *out, const struct item *item)
{
    static const char *const kinds[] = {"box", "text", "icon", "picture"};
    struct rect box = item->box;
    fprintf(out, "  %s %d,%d %dx%d", kinds[item->kind], box.x, box.y, box.w, box.h);
    if (item->kind == ITEM_TEXT)
        fprintf(out, " %dpx%s", item->font.em_px, item->font.bold ? " bold" : "");
    if (item->kind == ITEM_BOX)
        fprintf(out, " fill %d line %d:%d r%d", item->fill, item->line, item->line_px,
                item->radius_px);
    else
        fprintf(out, " on %d '%.*s'", item->ground, (int)item->len, item->utf8);
    if (item->cut)
        fprintf(out, " CUT");
    if (item->over)
        fprintf(out, " OVER");
    fputc('\n', out);
}

static void
print_target(FILE *out, const struct target *target)
{
    fprintf(out, "  target %d,%d %dx%d action %d %s%s%d '%s'%s\n", target->hit.x,
            target->hit.y, target->hit.w, target->hit.h, target->action,
            target->page ? target->page : "", target->page ? " " : "", target->number,
            target->label ? target->label : "", target->primary ? " primary" : "");
}

// The rail is the same on all screens of a view: it is listed on the first one only.
static void
print_screen(FILE *out, const struct screen *screen, size_t index)
{
    for (size_t i = 0; i < screen->item_count; i++) {
        int target = screen->items[i].target;
        if (index == 0 || target < 0 || screen->targets[target].group != GROUP_RAIL)
            print_item(out, &screen->items[i]);
    }
    for (size_t i = 0; i < screen->target_count; i++)
        if (index == 0 || screen->targets[i].group != GROUP_RAIL)
            print_target(out, &screen->targets[i]);
}

static void
print_view(FILE *out, struct view_request request)
{
    struct arena arena = {0};
    struct laid_view view = view_layout(&request, &arena);
    for (size_t i = 0; i < view.screen_count; i++) {
        fprintf(out, "%s%s%s %zu/%zu\n", view_id(request.kind, request.page),
                request.kind == VIEW_ATTRACT ? " " : "",
                request.kind == VIEW_ATTRACT ? request.page : "", i + 1,
                view.screen_count);
        print_screen(out, &view.screens[i], i);
    }
    arena_finish(&arena);
}

// What stands on the screen before there is a content, or in place of one.
static void
print_notices(FILE *out, const struct fixture *fixture, struct view_request request)
{
    static const enum word bare[] = {WORD_STARTING, WORD_SET_UP};
    request.kind = VIEW_NOTICE;
    request.page = NULL;
    request.emergency = fixture->content->clinic.emergency_number;
    request.notice = fixture->words.word[WORD_PAGE_CHECKED];
    print_view(out, request);
    request.content = NULL;
    request.look.drafts = false;
    for (size_t i = 0; i < COUNT_OF(bare); i++) {
        request.notice = fixture->words.word[bare[i]];
        print_view(out, request);
    }
}

static void
print_all(FILE *out, const struct fixture *fixture, const char *panel_name, int step)
{
    static const enum view_kind alone[] = {VIEW_HOME, VIEW_TEXT_SHEET, VIEW_STILL_READING,
                                           VIEW_NOTICE};
    struct view_request request = {
        .content = fixture->content,
        .words = &fixture->words,
        .notice = fixture->words.word[WORD_SET_UP],
        .attract_distance_m = 1.5,
        .min_target_mm = 15,
        .look = {.step = step, .can_go_back = true, .drafts = true, .bar_percent = 100},
        .measure = fake_measure(),
        .hyphens = fixture->hyphens,
    };
    char sentence[200];
    assert_true(panel_parse(panel_name, &request.panel, sentence, sizeof sentence));
    for (size_t i = 0; i < COUNT_OF(alone); i++) {
        request.kind = alone[i];
        print_view(out, request);
    }
    print_notices(out, fixture, request);
    for (size_t i = 0; i < fixture->content->page_count; i++) {
        request.page = fixture->content->pages[i].id.utf8;
        request.kind = VIEW_PAGE;
        print_view(out, request);
        request.kind = VIEW_ATTRACT;
        if (fixture->content->pages[i].is_public)
            print_view(out, request);
    }
}

static char *
read_file(const char *path, size_t *len)
{
    FILE *file = fopen(path, "re");
    if (!file)
        return NULL;
    char *bytes = NULL;
    FILE *memory = open_memstream(&bytes, len);
    char part[65536];
    for (size_t got; (got = fread(part, 1, sizeof part, file)) > 0;)
        fwrite(part, 1, got, memory);
    fclose(memory);
    fclose(file);
    return bytes;
}

// Prints the first line that differs with its number, which is what one looks for.
static void
report_difference(const char *path, const char *want, const char *got)
{
    unsigned line = 1;
    const char *want_line = want, *got_line = got;
    for (size_t i = 0; want[i] && got[i] && want[i] == got[i]; i++) {
        if (want[i] == '\n') {
            line++;
            want_line = want + i + 1;
            got_line = got + i + 1;
        }
    }
    print_error("%s:%u: the display list changed\n  golden: %.*s\n  now:    %.*s\n  "
                "(renew with: make goldens, and look at the difference)\n",
                path, line, (int)strcspn(want_line, "\n"), want_line,
                (int)strcspn(got_line, "\n"), got_line);
}

static bool
case_holds(const struct fixture *fixture, const char *panel, int step)
{
    char path[200];
    char *got = NULL;
    size_t got_len = 0;
    size_t want_len = 0;
    snprintf(path, sizeof path, "tests/golden/lists/%s-%d.txt", panel, step);
    FILE *memory = open_memstream(&got, &got_len);
    assert_non_null(memory);
    print_all(memory, fixture, panel, step);
    fclose(memory);
    if (getenv("UPDATE")) {
        FILE *file = fopen(path, "we");
        assert_non_null(file);
        fwrite(got, 1, got_len, file);
        assert_int_equal(fclose(file), 0);
    }
    char *want = read_file(path, &want_len);
    bool same = want && strcmp(want, got) == 0;
    if (!want)
        print_error("%s is missing (make it with: make goldens, and look at it)\n", path);
    else if (!same)
        report_difference(path, want, got);
    free(want);
    free(got);
    return same;
}

static void
lists_are_as_they_were(void **state)
{
    int changed = 0;
    for (size_t p = 0; p < COUNT_OF(panels); p++)
        for (size_t s = 0; s < COUNT_OF(steps); s++)
            changed += !case_holds(*state, panels[p], steps[s]);
    assert_int_equal(changed, 0);
}

static int
set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    const char *assets = getenv("ANTEROOM_ASSETS");
    if (!fixture || !assets)
        return -1;
    fixture->problems.arena = &fixture->arena;
    bool words =
        words_load(assets, "en", &fixture->arena, &fixture->problems, &fixture->words);
    struct load *load = load_new("content", "en", &fixture->arena, &fixture->problems);
    load_say_not_yet(load, &fixture->words.word[WORD_NOT_YET]);
    while (load_step(load, 0))
        continue;
    fixture->content = load_result(load);
    load_free(load);
    fixture->hyphens = hyphens_new(assets, "en");
    *state = fixture;
    return fixture->content && words && fixture->problems.errors == 0 ? 0 : -1;
}

static int
tear_down(void **state)
{
    struct fixture *fixture = *state;
    hyphens_free(fixture->hyphens);
    arena_finish(&fixture->arena);
    free(fixture);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(lists_are_as_they_were)};
    return cmocka_run_group_tests_name("golden_lists", tests, set_up, tear_down);
}
