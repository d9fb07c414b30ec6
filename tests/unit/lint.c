// SPDX-License-Identifier: MIT
// The layout lints: one screen that is fine, and for each rule one change that breaks it
// (and one just within it). Then how findings are merged over cases.
#include "layout/lint.h"

#include "fake_measure.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

// 10 px a mm both ways, so that px read as tenths of a mm. At 500 mm, 24 minutes of arc
// are capitals of 3.49 mm, an em of 49 px.
static const struct panel square = {"td1", 1500, 1000, 150, 100, 500};

enum { ITEMS = 5, TARGETS = 3 };
enum { TITLE, BODY, LAST_LINE, LABEL, CARD };
enum { NEXT, HELP, HOME };

struct fixture {
    struct arena arena;
    struct text source;
    struct text title;
    struct text label;
    struct item items[ITEMS];
    struct target targets[TARGETS];
    struct screen screen;
    struct laid_view view;
    struct lint_case which;
};

static struct item
text_item(const struct text *source, enum item_role role, int baseline_px,
          const char *utf8)
{
    struct font font = {.em_px = 50};
    size_t len = strlen(utf8);
    return (struct item){
        .kind = ITEM_TEXT,
        .role = role,
        .box = {100, baseline_px - 54, fake_measure()->width_px(NULL, font, utf8, len),
                69},
        .font = font,
        .baseline_px = baseline_px,
        .utf8 = utf8,
        .len = len,
        .lang = "en",
        .source = source,
        .within = -1,
        .target = -1,
    };
}

static struct target
button(int x, int y, int w, int h, const char *label)
{
    struct rect rect = {x, y, w, h};
    return (struct target){.hit = rect, .shown = rect, .label = label};
}

static void
begin(struct fixture *fixture)
{
    *fixture = (struct fixture){
        .source = {"twenty letters, more or less",
                   28,
                   {"content/en/pages/a.yaml", 12, 5}},
        .title = {"Title", 5, {"content/en/pages/a.yaml", 3, 8}},
        .label = {"Next", 4, {"assets/words/en.yaml", 7, 7}},
        .which = {"a", "td1", "en", {"content/en/pages/a.yaml", 1, 1}},
    };
    struct item *items = fixture->items;
    items[TITLE] = text_item(&fixture->title, ROLE_TITLE, 150, "Title");
    items[BODY] = text_item(&fixture->source, ROLE_BODY, 300, "twenty letters,");
    items[LAST_LINE] = text_item(&fixture->source, ROLE_BODY, 370, "more or less");
    items[LABEL] = text_item(&fixture->label, ROLE_LABEL, 900, "Next");
    items[LABEL].target = NEXT;
    items[LABEL].box.x = 720;
    items[CARD] = (struct item){.kind = ITEM_BOX,
                                .role = ROLE_GROUND,
                                .box = {0, 200, 700, 300},
                                .within = -1,
                                .target = -1};
    items[BODY].within = items[LAST_LINE].within = CARD;
    fixture->targets[NEXT] = button(700, 800, 200, 150, "Next");
    fixture->targets[NEXT].primary = true;
    fixture->targets[NEXT].source = &fixture->label;
    fixture->targets[HELP] = button(912, 800, 150, 150, "Help");
    fixture->targets[HOME] = button(1092, 800, 150, 150, "Home");
    fixture->targets[HOME].leaves = true;
    fixture->screen = (struct screen){
        .width_px = 1500,
        .height_px = 1000,
        .safe = {24, 24, 1452, 952},
        .items = items,
        .item_count = ITEMS,
        .targets = fixture->targets,
        .target_count = TARGETS,
    };
    fixture->view = (struct laid_view){
        .screens = &fixture->screen,
        .screen_count = 1,
        .style = {.panel = square, .step = 100, .measure = fake_measure()},
    };
}

static struct problems
lint(struct fixture *fixture)
{
    struct lint lint = {.arena = &fixture->arena};
    struct problems problems = {.arena = &fixture->arena};
    lint_view(&lint, &fixture->view, &fixture->which);
    lint_finish(&lint, &problems);
    return problems;
}

static void
finds_nothing_wrong_with_a_good_screen(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct problems problems = lint(&fixture);
    for (size_t i = 0; i < problems.count; i++)
        problem_print(&problems.items[i], stderr);
    assert_int_equal(problems.count, 0);
    arena_finish(&fixture.arena);
}

// ---- one change each --------------------------------------------------

static void
set_text(struct item *item, const char *utf8)
{
    item->utf8 = utf8;
    item->len = strlen(utf8);
}

static void
out_of_its_card(struct fixture *f)
{
    f->items[CARD].box.w = 300;
}
static void
just_in_its_card(struct fixture *f)
{
    f->items[CARD].box.w = f->items[BODY].box.x + f->items[BODY].box.w;
}
static void
card_too_low(struct fixture *f)
{
    f->items[CARD].box.h = 170;
}
static void
out_of_the_safe_area(struct fixture *f)
{
    f->items[TITLE].box.x = 10;
}
static void
icon_on_the_bezel(struct fixture *f)
{
    f->items[CARD].kind = ITEM_ICON;
    f->items[CARD].role = ROLE_GRAPHIC;
}
static void
ground_off_the_glass(struct fixture *f)
{
    f->items[CARD].box.x = -7;
}
static void
layout_gave_up(struct fixture *f)
{
    f->items[TITLE].over = true;
}
static void
elided(struct fixture *f)
{
    set_text(&f->items[TITLE], "Ti\u2026");
}
static void
written_with_an_ellipsis(struct fixture *f)
{
    f->title = (struct text){"Ti\u2026", 5, f->title.place};
    set_text(&f->items[TITLE], "Ti\u2026");
}
static void
cut_word(struct fixture *f)
{
    f->source.utf8 = "my antidepressivoslargos tablets";
    f->source.len = 32;
    set_text(&f->items[BODY], "my antidep");
    f->items[BODY].cut = true;
}
static void
cut_label(struct fixture *f)
{
    f->label.utf8 = "Weitermachen";
    f->label.len = 12;
    set_text(&f->items[LABEL], "Weiter");
    f->items[LABEL].cut = true;
}
static void
text_on_text(struct fixture *f)
{
    f->items[LAST_LINE].baseline_px = 351;
}
static void
lines_of_little_more_than_an_em(struct fixture *f)
{
    f->items[LAST_LINE].baseline_px = 352;
}
static void
text_on_a_target(struct fixture *f)
{
    f->items[TITLE].box.x = 900;
    f->items[TITLE].baseline_px = 835;
}
static void
label_on_another_target(struct fixture *f)
{
    f->items[LABEL].box.x = 850;
}
static void
text_on_a_screen_wide_target(struct fixture *f)
{
    f->targets[HELP].hit = f->targets[HELP].shown = (struct rect){0, 0, 1500, 1000};
}
static void
missing_glyph(struct fixture *f)
{
    set_text(&f->items[TITLE], "T\u4e00");
}
static void
symbol_of_the_second_face(struct fixture *f)
{
    set_text(&f->items[TITLE], "T\u2192");
}
static void
narrow_target(struct fixture *f)
{
    f->targets[HELP].hit.w = f->targets[HELP].shown.w = 149;
}
static void
low_target(struct fixture *f)
{
    f->targets[HELP].hit.h = 149;
}
static void
small_primary(struct fixture *f)
{
    f->targets[NEXT].hit.w = f->targets[NEXT].shown.w = 199;
}
static void
tall_primary(struct fixture *f)
{
    f->targets[NEXT].hit = f->targets[NEXT].shown = (struct rect){750, 750, 150, 200};
    f->items[LABEL].box.x = 760;
}
static void
narrow_gap(struct fixture *f)
{
    f->targets[HELP].shown.x = f->targets[HELP].hit.x = 911;
}
static void
narrow_leave_gap(struct fixture *f)
{
    f->targets[HOME].shown.x = f->targets[HOME].hit.x = 1091;
}
static void
diagonal_gap(struct fixture *f)
{
    f->targets[HOME] = button(1083, 642, 150, 137, "Home"); // 21 to the right, 21 above
    f->targets[HOME].hit.h = 150;
    f->targets[HOME].leaves = true;
}
static void
wide_diagonal_gap(struct fixture *f)
{
    diagonal_gap(f);
    f->targets[HOME].shown.x += 1;
}
static void
touch_areas_overlap(struct fixture *f)
{
    f->targets[HELP].hit.x -= 13;
    f->targets[HELP].hit.w += 13;
}
static void
touch_areas_share_the_gap(struct fixture *f)
{
    f->targets[HELP].hit.x -= 6;
    f->targets[NEXT].hit.w += 6;
}
static void
small_letters(struct fixture *f)
{
    f->items[TITLE].font.em_px = 40; // 28.6 px of capitals, 19.6 minutes
}
static void
least_letters(struct fixture *f)
{
    f->items[TITLE].font.em_px = 41;
}
static void
letters_of_100_at_200(struct fixture *f)
{
    f->view.style.step = 200;
    for (size_t i = 0; i < ITEMS; i++)
        f->items[i].font.em_px = 86; // 61.4 px, 42.2 minutes
    f->items[TITLE].font.em_px = 85;
    f->items[LAST_LINE].baseline_px = 450;
}
static void
large_letters_at_200(struct fixture *f)
{
    letters_of_100_at_200(f);
    f->items[TITLE].font.em_px = 86;
}
static void
long_line(struct fixture *f)
{
    set_text(&f->items[BODY], "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii"
                              "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii");
}
static void
line_of_70(struct fixture *f)
{
    long_line(f);
    f->items[BODY].len--;
}

static void
low_letters_at_150(struct fixture *f)
{
    f->view.style.step = 150;
    for (size_t i = 0; i < ITEMS; i++)
        f->items[i].font.em_px = 68; // 48.6 px, 4.86 mm
    f->items[TITLE].font.em_px = 66;
    f->items[LAST_LINE].baseline_px = 400;
}
static void
high_letters_at_150(struct fixture *f)
{
    low_letters_at_150(f);
    f->items[TITLE].font.em_px = 68;
}
static void
low_letters_on_a_small_panel(struct fixture *f)
{
    low_letters_at_150(f);
    f->view.style.panel.width_mm = f->view.style.panel.width_px = 1490;
    f->view.style.panel.width_mm /= 10;
}
static void
back_to_the_row_above(struct fixture *f)
{
    f->targets[HOME] = button(912, 600, 150, 150, "Home");
}
static void
on_to_the_row_below(struct fixture *f)
{
    f->targets[NEXT] = button(700, 600, 200, 150, "Next");
    f->targets[HELP] = button(912, 600, 150, 150, "Help");
    f->targets[HOME] = button(700, 800, 150, 150, "Home");
    f->items[LABEL].baseline_px = 700;
}
static void
rail_before_content(struct fixture *f)
{
    f->targets[NEXT].group = GROUP_RAIL;
    f->targets[HELP].group = f->targets[HOME].group = GROUP_CONTENT;
}
static void
rail_after_content(struct fixture *f)
{
    f->targets[HOME].group = GROUP_RAIL;
}
static void
no_help(struct fixture *f)
{
    f->which.needs_help = true;
}
static void
with_help(struct fixture *f)
{
    f->which.needs_help = true;
    f->targets[HELP].action = ACTION_HELP;
}
static void
out_of_reach(struct fixture *f)
{
    f->which.reach_top_mm = 20;
    f->targets[HELP].hit = f->targets[HELP].shown = (struct rect){912, 799, 150, 150};
}
static void
just_in_reach(struct fixture *f)
{
    f->which.reach_top_mm = 20;
}

static const struct {
    void (*change)(struct fixture *);
    const char *says; // the only finding, or NULL for none
    unsigned line;    // where it points
} changes[] = {
    {out_of_its_card, "sticks out of its box by", 12},
    {just_in_its_card, NULL, 0},
    {card_too_low, "'more or less' sticks out of its box by 1.0 mm", 12},
    {out_of_the_safe_area, "'Title' sticks out of the safe area by 1.4 mm", 3},
    {icon_on_the_bezel, "'an icon' sticks out of the safe area by 2.4 mm", 1},
    {ground_off_the_glass, "'a box' sticks out of the safe area by 0.7 mm", 1},
    {layout_gave_up, "'Title' does not fit its place", 3},
    {elided, "'Ti\u2026' was cut short", 3},
    {written_with_an_ellipsis, NULL, 0},
    {cut_word, "the word 'antidepressivoslargos' fits no line", 12},
    {cut_label,
     "the word 'Weitermachen' is 30.5 mm wide and fits no line; its control has 20.0 mm",
     7},
    {text_on_text, "'twenty letters,' and 'more or less' lie on each other", 12},
    {lines_of_little_more_than_an_em, NULL, 0},
    {text_on_a_target, "'Title' lies on the target 'Help'", 3},
    {label_on_another_target, "'Next' lies on the target 'Help'", 7},
    {text_on_a_screen_wide_target, NULL, 0},
    {missing_glyph, "no font has the character '\u4e00' (U+4E00)", 3},
    {symbol_of_the_second_face, NULL, 0},
    {narrow_target, "the target 'Help' is 14.9 x 15.0 mm, it needs 15 mm both ways", 1},
    {low_target, "the target 'Help' is 15.0 x 14.9 mm, it needs 15 mm both ways", 1},
    {small_primary, "the target 'Next' is 19.9 x 15.0 mm, it needs 20 mm one way", 7},
    {tall_primary, NULL, 0},
    {narrow_gap, "'Next' and 'Help' are 1.1 mm apart, they need 1.2 mm", 7},
    {narrow_leave_gap, "'Help' and 'Home' are 2.9 mm apart, but one of them leads", 1},
    {diagonal_gap, "'Help' and 'Home' are 2.9 mm apart, but one of them leads", 1},
    {wide_diagonal_gap, NULL, 0},
    {touch_areas_overlap, "the touch areas of 'Next' and 'Help' lie on each other", 7},
    {touch_areas_share_the_gap, NULL, 0},
    {small_letters, "the capitals of 'Title' are 19.6 minutes of arc high, 20 are", 3},
    {least_letters, NULL, 0},
    {letters_of_100_at_200, "the capitals of 'Title' are 41.7 minutes of arc high, 42",
     3},
    {large_letters_at_200, NULL, 0},
    {long_line, "a line has 71 characters, at most 70 can be read", 12},
    {line_of_70, NULL, 0},
    {low_letters_at_150, "the capitals of 'Title' are 4.71 mm high, 4.8 are needed", 3},
    {high_letters_at_150, NULL, 0},
    {low_letters_on_a_small_panel, NULL, 0},
    {back_to_the_row_above, "'Home' comes after 'Help', but stands before it", 1},
    {on_to_the_row_below, NULL, 0},
    {rail_before_content, "content is read before the pager", 1},
    {rail_after_content, NULL, 0},
    {no_help, "there is no Help on this screen", 1},
    {with_help, NULL, 0},
    {out_of_reach, "'Help' reaches 20.1 mm above the lower edge, the kiosk allows 20", 1},
    {just_in_reach, NULL, 0},
};

static void
check_change(size_t index)
{
    struct fixture fixture;
    begin(&fixture);
    changes[index].change(&fixture);
    struct problems problems = lint(&fixture);
    size_t wanted = changes[index].says != NULL;
    if (problems.count != wanted)
        for (size_t i = 0; i < problems.count; i++)
            problem_print(&problems.items[i], stderr);
    if (problems.count != wanted)
        fail_msg("change %zu: %zu findings, wanted %zu", index, problems.count, wanted);
    if (wanted == 0) {
        arena_finish(&fixture.arena);
        return;
    }
    const struct problem *problem = &problems.items[0];
    if (!strstr(problem->sentence, changes[index].says))
        fail_msg("change %zu: '%s' is not in '%s'", index, changes[index].says,
                 problem->sentence);
    assert_int_equal(problem->severity, SEVERITY_ERROR);
    assert_int_equal(problem->place.line, changes[index].line);
    assert_non_null(problem->mend);
    arena_finish(&fixture.arena);
}

static void
finds_each_fault(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(changes); i++)
        check_change(i);
}

// Five lines of one paragraph, each of 4 narrow words a screen: the last one does not
// count.
static void
finds_columns_that_are_too_narrow(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        int room_percent; // of what the words take; 0: not told
        bool found;
    } columns[] = {
        {"twelve chars", 0, true},
        {"just thirteen", 0, false},
        {"ten chars.", 120, true}, // long words leave room
        {"ten chars.", 132, false},
    };
    for (size_t c = 0; c < COUNT_OF(columns); c++) {
        struct fixture fixture;
        begin(&fixture);
        struct item lines[5];
        for (int i = 0; i < 5; i++)
            lines[i] =
                text_item(&fixture.source, ROLE_BODY, 200 + 100 * i, columns[c].line);
        for (int i = 0; i < 5; i++)
            lines[i].room_px = lines[i].box.w * columns[c].room_percent / 100;
        set_text(&lines[4], "end");
        fixture.screen.items = lines;
        fixture.screen.item_count = COUNT_OF(lines);
        struct problems problems = lint(&fixture);
        assert_int_equal(problems.count, columns[c].found);
        if (columns[c].found)
            assert_non_null(strstr(problems.items[0].sentence, "characters on average"));
        arena_finish(&fixture.arena);
    }
}

// ---- merging ------------------------------------------------------------

static void
tells_a_fault_once(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    cut_word(&fixture);
    struct screen twice[] = {fixture.screen, fixture.screen};
    fixture.view.screens = twice;
    fixture.view.screen_count = COUNT_OF(twice);
    fixture.which.panel = "td2-5";
    struct arena kept = {0};
    struct lint lint = {.arena = &kept};
    struct problems problems = {.arena = &kept};
    lint_view(&lint, &fixture.view, &fixture.which); // on two screens: still one case
    fixture.view.style.step = 125;
    lint_view(&lint, &fixture.view, &fixture.which);
    fixture.which.panel = "p21";
    lint_view(&lint, &fixture.view, &fixture.which);
    arena_finish(&fixture.arena);
    lint_finish(&lint, &problems);
    assert_int_equal(problems.count, 1);
    assert_string_equal(
        problems.items[0].sentence,
        "page 'a', en, text 100, panel td2-5, screen 1 and 2 more: the word "
        "'antidepressivoslargos' fits no line");
    assert_string_equal(problems.items[0].mend,
                        "add a break point or use a shorter word");
    assert_string_equal(problems.items[0].place.path, "content/en/pages/a.yaml");
    assert_int_equal(problems.items[0].place.column, 5);
    assert_int_equal(lint.count, 0);
    lint_finish(&lint, &problems);
    assert_int_equal(problems.count, 1);
    arena_finish(&kept);
}

static void
tells_different_faults_apart(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct lint lint = {.arena = &fixture.arena};
    struct problems problems = {.arena = &fixture.arena};
    cut_word(&fixture);
    lint_view(&lint, &fixture.view, &fixture.which);
    fixture.source.utf8 = "my antidepressivosbreves tablets"; // another word, same place
    lint_view(&lint, &fixture.view, &fixture.which);
    fixture.items[BODY].source = NULL; // the page's place instead of the word's
    lint_view(&lint, &fixture.view, &fixture.which);
    lint_finish(&lint, &problems);
    assert_int_equal(problems.count, 3);
    arena_finish(&fixture.arena);
}

static void
same_fault_on_pages_without_lines_is_told_for_each(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    narrow_target(&fixture);
    fixture.which.place = (struct place){.path = "content"};
    struct lint lint = {.arena = &fixture.arena};
    struct problems problems = {.arena = &fixture.arena};
    lint_view(&lint, &fixture.view, &fixture.which);
    fixture.which.view = "b";
    lint_view(&lint, &fixture.view, &fixture.which);
    lint_finish(&lint, &problems);
    assert_int_equal(problems.count, 2);
    arena_finish(&fixture.arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_nothing_wrong_with_a_good_screen),
        cmocka_unit_test(finds_each_fault),
        cmocka_unit_test(finds_columns_that_are_too_narrow),
        cmocka_unit_test(tells_a_fault_once),
        cmocka_unit_test(tells_different_faults_apart),
        cmocka_unit_test(same_fault_on_pages_without_lines_is_told_for_each),
    };
    return cmocka_run_group_tests_name("lint", tests, NULL, NULL);
}
