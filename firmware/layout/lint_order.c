// SPDX-License-Identifier: MIT
// Lints on where targets stand: in the order they are read (WCAG 2.4.3), within reach of a seated
// visitor (ux: 1.2, T12), and Help on every screen.
#include "layout/lint_note.h"

// Two targets of one group follow each other down a column or along a row; the answers of a
// question stand in a row whose first one is at the end, under the thumb. A column that is full
// goes on at the top of the next one.
static bool
follows(struct rect before, struct rect after)
{
    bool above = before.y + before.h <= after.y;
    bool beside = before.y < after.y + after.h && after.y < before.y + before.h;
    return above || beside || after.x >= before.x + before.w;
}

static void
check_order(const struct lint_spot *spot, const struct target *before,
            const struct target *after)
{
    const char *first = before->label ? before->label : "";
    const char *second = after->label ? after->label : "";
    if (before->group > after->group)
        lint_note(spot, LINT_ORDER, after->source, second,
                  "'%s' comes after '%s', but content is read before the pager and the "
                  "pager before the rail",
                  second, first);
    else if (before->group == after->group && !follows(before->shown, after->shown))
        lint_note(spot, LINT_ORDER, after->source, second,
                  "'%s' comes after '%s', but stands before it", second, first);
}

static void
check_reach(const struct lint_spot *spot, const struct target *target)
{
    const struct panel *panel = &spot->view->style.panel;
    if (spot->which->reach_top_mm == 0)
        return;
    double top_mm = (double)(spot->screen->height_px - target->hit.y) * panel->height_mm /
                    panel->height_px;
    if (top_mm > spot->which->reach_top_mm)
        lint_note(spot, LINT_REACH, target->source, target->label ? target->label : "",
                  "'%s' reaches %.1f mm above the lower edge, the kiosk allows %u",
                  target->label ? target->label : "", top_mm, spot->which->reach_top_mm);
}

void
lint_order(const struct lint_spot *spot)
{
    const struct screen *screen = spot->screen;
    bool helps = !spot->which->needs_help;
    for (size_t i = 0; i < screen->target_count; i++) {
        const struct target *target = &screen->targets[i];
        helps = helps || target->action == ACTION_HELP;
        check_reach(spot, target);
        if (i > 0)
            check_order(spot, &screen->targets[i - 1], target);
    }
    if (!helps)
        lint_note(spot, LINT_HELPLESS, NULL, "", "there is no Help on this screen");
}
