// SPDX-License-Identifier: MIT
// Lints on targets: large enough for a finger that trembles, far enough from each other.
#include "layout/lint_note.h"

#include <math.h>

static const double LEAST_MM = 15;
static const double LEAST_PRIMARY_MM = 20;
static const double LEAST_GAP_MM = 1.2;
static const double LEAST_LEAVE_GAP_MM = 3;
static const double SLACK_MM = 1e-6;

static const char *
label_of(const struct target *target)
{
    return target->label ? target->label : "without a label";
}

static void
check_size(const struct lint_spot *spot, const struct target *target)
{
    const struct panel *panel = &spot->view->style.panel;
    double w_mm = target->hit.w * panel->width_mm / panel->width_px;
    double h_mm = target->hit.h * panel->height_mm / panel->height_px;
    struct lint_figures *figures = &spot->lint->figures;
    figures->targets++;
    lint_least(&figures->least_target_mm, fmin(w_mm, h_mm));
    if (target->primary)
        lint_least(&figures->least_primary_mm, fmax(w_mm, h_mm));
    const char *wanted = "15 mm both ways";
    bool fine = fmin(w_mm, h_mm) >= LEAST_MM - SLACK_MM;
    if (fine && target->primary) {
        wanted = "20 mm one way";
        fine = fmax(w_mm, h_mm) >= LEAST_PRIMARY_MM - SLACK_MM;
    }
    if (!fine)
        lint_note(spot, LINT_SIZE, target->source, label_of(target),
                  "the target '%s' is %.1f x %.1f mm, it needs %s", label_of(target),
                  floor(w_mm * 10) / 10, floor(h_mm * 10) / 10, wanted);
}

// A target that is the whole screen lies behind the others.
static bool
is_ground(const struct lint_spot *spot, const struct target *target)
{
    return rect_contains(target->hit, spot->screen->safe);
}

static void
check_gap(const struct lint_spot *spot, const struct target *a, const struct target *b)
{
    double gap_mm = lint_distance_mm(&spot->view->style.panel, a->shown, b->shown);
    const char *names[] = {label_of(a), label_of(b)};
    struct lint_figures *figures = &spot->lint->figures;
    lint_least(&figures->least_gap_mm, gap_mm);
    if (a->leaves != b->leaves)
        lint_least(&figures->least_leave_gap_mm, gap_mm);
    if (gap_mm < LEAST_GAP_MM - SLACK_MM)
        lint_note(spot, LINT_GAP, a->source, names[1],
                  "the targets '%s' and '%s' are %.1f mm apart, they need 1.2 mm",
                  names[0], names[1], floor(gap_mm * 10) / 10);
    else if (a->leaves != b->leaves && gap_mm < LEAST_LEAVE_GAP_MM - SLACK_MM)
        lint_note(
            spot, LINT_LEAVE_GAP, a->source, names[1],
            "the targets '%s' and '%s' are %.1f mm apart, but one of them leads away or "
            "clears: they need 3 mm",
            names[0], names[1], floor(gap_mm * 10) / 10);
    else if (rect_overlaps(a->hit, b->hit))
        lint_note(spot, LINT_GAP, a->source, names[1],
                  "the touch areas of '%s' and '%s' lie on each other", names[0],
                  names[1]);
}

void
lint_targets(const struct lint_spot *spot)
{
    const struct screen *screen = spot->screen;
    for (size_t i = 0; i < screen->target_count; i++) {
        const struct target *target = &screen->targets[i];
        check_size(spot, target);
        if (is_ground(spot, target))
            continue;
        for (size_t other = i + 1; other < screen->target_count; other++)
            if (!is_ground(spot, &screen->targets[other]))
                check_gap(spot, target, &screen->targets[other]);
    }
}
