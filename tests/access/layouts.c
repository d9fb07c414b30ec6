// SPDX-License-Identifier: MIT
// Every layout there is, unpainted: all views in all languages at the four text steps on the eleven
// panels, as drafts and approved, through the lints, with the extremes that they met (ux 1.1, 1.2).
// Themes do not change layout. The acceptance scenarios 1, 2 and 25 are read off the same walk.
#include "every_screen.h"
#include "layout/lint.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { PANELS_MOST = 16, LARGEST_STEP = 200 };

struct tally {
    struct lint_figures figures;
    unsigned views;
};

struct bench {
    struct every_screen every;
    struct arena arena;
    struct lint lints[PANELS_MOST];    // one a panel, in the order of their table
    struct tally largest[PANELS_MOST]; // at the largest step
    struct tally all;
};

static void
least(double *kept, double found)
{
    if (found > 0 && (*kept <= 0 || found < *kept))
        *kept = found;
}

static void
add_figures(struct lint_figures *sum, const struct lint_figures *more)
{
    sum->screens += more->screens;
    sum->runs += more->runs;
    sum->targets += more->targets;
    least(&sum->least_target_mm, more->least_target_mm);
    least(&sum->least_primary_mm, more->least_primary_mm);
    least(&sum->least_gap_mm, more->least_gap_mm);
    least(&sum->least_leave_gap_mm, more->least_leave_gap_mm);
    least(&sum->least_arcmin, more->least_arcmin);
    least(&sum->least_arcmin_at_200, more->least_arcmin_at_200);
    least(&sum->least_capital_mm, more->least_capital_mm);
    least(&sum->fewest_per_line, more->fewest_per_line);
    least(&sum->fewest_per_line_200, more->fewest_per_line_200);
    sum->most_per_line = fmax(sum->most_per_line, more->most_per_line);
}

static size_t
panel_index(const struct panel *panel)
{
    size_t index = 0;
    while (index < panel_count && strcmp(panel_table[index].name, panel->name) != 0)
        index++;
    assert_in_range(index, 0, PANELS_MOST - 1);
    return index;
}

static void
count_in(struct tally *tally, const struct lint_figures *figures)
{
    tally->views++;
    add_figures(&tally->figures, figures);
}

static void
look_at_layout(void *context, const struct one_screen *one)
{
    struct bench *bench = context;
    if (one->screen != one->view->screens)
        return; // the view was looked at as a whole
    char view[sizeof one->name];
    snprintf(view, sizeof view, "%.*s", (int)strcspn(one->name, " "), one->name);
    const struct lint_case which = {
        .view = view,
        .panel = one->panel->name,
        .lang = one->session->edition.tongues[one->language].code,
        .place = {.path = "content"},
        // the lint of `anteroom check`: touch is off while the glass is cleaned
        .needs_help = one->kind != VIEW_ATTRACT && one->kind != VIEW_CLEAN &&
                      one->kind != VIEW_NOTICE,
    };
    struct lint *lint = &bench->lints[panel_index(one->panel)];
    lint->arena = &bench->arena;
    lint->figures = (struct lint_figures){0};
    lint_view(lint, one->view, &which);
    count_in(&bench->all, &lint->figures);
    // how an update goes fits one screen in a size of its own
    if (one->view->style.step == LARGEST_STEP)
        count_in(&bench->largest[panel_index(one->panel)], &lint->figures);
}

// How many different faults a panel has.
static unsigned
faults_of(const struct bench *bench, size_t panel)
{
    return (unsigned)bench->lints[panel].count;
}

static unsigned
all_faults(const struct bench *bench)
{
    unsigned faults = 0;
    for (size_t i = 0; i < panel_count; i++)
        faults += faults_of(bench, i);
    return faults;
}

static void
figure_for(const char *name, double value)
{
    figure("layouts", name, value);
}

static void
print_figures(const struct bench *bench)
{
    const struct tally *all = &bench->all;
    unsigned faults = all_faults(bench);
    const struct lint_figures *figures = &all->figures;
    print_message("measured layouts: %u views, %u screens, %u runs of text, %u targets; "
                  "%u faults\n",
                  all->views, figures->screens, figures->runs, figures->targets, faults);
    figure_for("views", all->views);
    figure_for("screens", figures->screens);
    figure_for("runs", figures->runs);
    figure_for("targets", figures->targets);
    figure_for("faults", faults);
    figure_for("least_target_mm", figures->least_target_mm);
    figure_for("least_primary_mm", figures->least_primary_mm);
    figure_for("least_gap_mm", figures->least_gap_mm);
    figure_for("least_leave_gap_mm", figures->least_leave_gap_mm);
    figure_for("least_arcmin", figures->least_arcmin);
    figure_for("least_arcmin_at_200", figures->least_arcmin_at_200);
    figure_for("least_capital_mm", figures->least_capital_mm);
    figure_for("fewest_per_line", figures->fewest_per_line);
    figure_for("fewest_per_line_at_200", figures->fewest_per_line_200);
    figure_for("most_per_line", figures->most_per_line);
}

static void
every_layout_passes_the_lints(void **state)
{
    struct bench *bench = *state;
    struct problems problems = {.arena = &bench->arena};
    print_figures(bench);
    if (all_faults(bench) == 0)
        return;
    for (size_t i = 0; i < panel_count; i++) {
        struct lint told = bench->lints[i];
        lint_finish(&told, &problems);
    }
    for (size_t i = 0; i < problems.count && i < 300; i++)
        problem_print(&problems.items[i], stderr);
    fail_msg("%u faults", all_faults(bench));
}

// Nothing cut or lying on something else, letters of 0.7 degrees, 13 characters a line.
static void
readable_at_the_largest(const struct bench *bench, const char *panel_name)
{
    struct panel panel;
    char sentence[512];
    assert_true(panel_parse(panel_name, &panel, sentence, sizeof sentence));
    const size_t index = panel_index(&panel);
    const struct tally *tally = &bench->largest[index];
    print_message("measured %s at 200 %%: %u views, %u runs, least %.1f minutes of arc, "
                  "%.1f characters a line\n",
                  panel_name, tally->views, tally->figures.runs,
                  tally->figures.least_arcmin, tally->figures.fewest_per_line);
    assert_true(tally->views > 100 && tally->figures.runs > 1000);
    assert_int_equal(faults_of(bench, index), 0);
    assert_true(tally->figures.least_arcmin >= 42);
    assert_true(tally->figures.fewest_per_line >= 13);
}

static void
scenario_01_low_vision(void **state)
{
    readable_at_the_largest(*state, "td1");
}

static bool
same_panel(const struct panel *a, const struct panel *b)
{
    return a->width_px == b->width_px && a->height_px == b->height_px &&
           fabs(a->width_mm - b->width_mm) < 0.01 &&
           fabs(a->height_mm - b->height_mm) < 0.01 && a->distance_mm == b->distance_mm;
}

// A turned panel is one of the table, so it went through the same walk.
static void
scenario_02_small_large_and_turned(void **state)
{
    static const char *const names[] = {"td2-5", "p21", "td1"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        for (int degrees = 0; degrees < 360; degrees += 90) {
            struct panel panel;
            char sentence[512];
            assert_true(panel_parse(names[i], &panel, sentence, sizeof sentence));
            const struct panel turned = panel_turned(&panel, degrees);
            size_t index = 0;
            while (index < panel_count && !same_panel(&panel_table[index], &turned))
                index++;
            assert_true(index < panel_count);
            readable_at_the_largest(*state, panel_table[index].name);
        }
    }
}

static void
scenario_25_hit_boxes(void **state)
{
    const struct bench *bench = *state;
    const struct lint_figures *figures = &bench->all.figures;
    assert_true(figures->targets > 10000);
    assert_true(figures->least_target_mm >= 15 - 1e-6);
    assert_true(figures->least_primary_mm >= 20 - 1e-6);
    assert_true(figures->least_gap_mm >= 1.2 - 1e-6);
    assert_true(figures->least_leave_gap_mm >= 3 - 1e-6);
    assert_int_equal(all_faults(bench), 0); // none under the safe edge
}

static int
set_up(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    *state = bench;
    if (!bench || !every_screen_open(&bench->every))
        return -1;
    bench->every.matrix = true; // unpainted, so everything is looked at
    for (int approved = 0; approved <= 1; approved++) {
        bench->every.approved = approved;
        every_screen_look(&bench->every, look_at_layout, bench);
    }
    return 0;
}

static int
tear_down(void **state)
{
    struct bench *bench = *state;
    arena_finish(&bench->arena);
    every_screen_close(&bench->every);
    free(bench);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_layout_passes_the_lints),
        cmocka_unit_test(scenario_01_low_vision),
        cmocka_unit_test(scenario_02_small_large_and_turned),
        cmocka_unit_test(scenario_25_hit_boxes),
    };
    return cmocka_run_group_tests_name("layouts", tests, set_up, tear_down);
}
