// SPDX-License-Identifier: MIT
// Lints on boxes: what sticks out of its place, and text that lies on other text or on a
// target it is not part of.
#include "layout/lint_note.h"

#include <assert.h>
#include <math.h>

// Line boxes of 1.2 em overlap although their letters do not, so letters are looked at.
// In hundredths of an em above and below the baseline: a capital with its accent and a
// descender as they must lie in their box; plain letters as they must not touch others'.
enum { ACCENTED_ABOVE = 95, DEEP_BELOW = 21, LETTERS_ABOVE = 80, LETTERS_BELOW = 24 };

static struct rect
letters(const struct item *item, int above, int below)
{
    if (item->kind != ITEM_TEXT)
        return item->box;
    int top = item->baseline_px - item->font.em_px * above / 100;
    int bottom = item->baseline_px + item->font.em_px * below / 100;
    return (struct rect){item->box.x, top, item->box.w, bottom - top};
}

struct rect
lint_letters(const struct item *item)
{
    return letters(item, LETTERS_ABOVE, LETTERS_BELOW);
}

static int
apart(int start, int size, int other_start, int other_size)
{
    int gap = start > other_start ? start - (other_start + other_size)
                                  : other_start - (start + size);
    return gap > 0 ? gap : 0;
}

double
lint_distance_mm(const struct panel *panel, struct rect a, struct rect b)
{
    double x_mm = apart(a.x, a.w, b.x, b.w) * panel->width_mm / panel->width_px;
    double y_mm = apart(a.y, a.h, b.y, b.h) * panel->height_mm / panel->height_px;
    return hypot(x_mm, y_mm);
}

static int
larger(int a, int b)
{
    return a > b ? a : b;
}

// How far `inner` sticks out of `outer`, on the worst side.
static int
sticks_out_px(struct rect outer, struct rect inner)
{
    int sideways = larger(outer.x - inner.x, inner.x + inner.w - outer.x - outer.w);
    int upright = larger(outer.y - inner.y, inner.y + inner.h - outer.y - outer.h);
    return larger(sideways, upright);
}

static const char *
name_of(const struct lint_spot *spot, const struct item *item)
{
    if (item->kind == ITEM_TEXT)
        return lint_quote(spot, item->utf8, item->len);
    if (item->target >= 0 && spot->screen->targets[item->target].label)
        return spot->screen->targets[item->target].label;
    static const char *const names[] = {
        [ITEM_BOX] = "a box",
        [ITEM_TEXT] = "text",
        [ITEM_ICON] = "an icon",
        [ITEM_PICTURE] = "a picture",
    };
    return names[item->kind];
}

// Icons and outlines have no words of their own; those of their button say where to look.
static const struct text *
source_of(const struct lint_spot *spot, const struct item *item)
{
    if (item->source || item->target < 0)
        return item->source;
    return spot->screen->targets[item->target].source;
}

// Grounds may run to the edge of the glass; everything that must be seen keeps off the
// bezel.
static struct rect
place_for(const struct screen *screen, const struct item *item)
{
    if (item->within >= 0) {
        assert((size_t)item->within < screen->item_count);
        return screen->items[item->within].box;
    }
    if (item->role == ROLE_GROUND)
        return (struct rect){0, 0, screen->width_px, screen->height_px};
    return screen->safe;
}

static void
check_place(const struct lint_spot *spot, const struct item *item)
{
    if (item->over) {
        const char *name = name_of(spot, item);
        lint_note(spot, LINT_OVER, source_of(spot, item), "",
                  "'%s' does not fit its place", name);
        return;
    }
    struct rect inner = letters(item, ACCENTED_ABOVE, DEEP_BELOW);
    int out_px = sticks_out_px(place_for(spot->screen, item), inner);
    if (out_px <= 0 || inner.w <= 0 || inner.h <= 0)
        return;
    const char *name = name_of(spot, item);
    lint_note(spot, LINT_OUTSIDE, source_of(spot, item),
              item->kind == ITEM_TEXT ? "" : name, "'%s' sticks out of %s by %.1f mm",
              name, item->within >= 0 ? "its box" : "the safe area",
              panel_mm(&spot->view->style.panel, out_px));
}

static void
check_other_texts(const struct lint_spot *spot, size_t index)
{
    const struct screen *screen = spot->screen;
    const struct item *item = &screen->items[index];
    struct rect mine = lint_letters(item);
    for (size_t i = index + 1; i < screen->item_count; i++) {
        const struct item *other = &screen->items[i];
        if (other->kind == ITEM_TEXT && rect_overlaps(mine, lint_letters(other)))
            lint_note(spot, LINT_OVERLAP, item->source, name_of(spot, other),
                      "'%s' and '%s' lie on each other", name_of(spot, item),
                      name_of(spot, other));
    }
}

static void
check_other_targets(const struct lint_spot *spot, const struct item *item)
{
    const struct screen *screen = spot->screen;
    struct rect mine = lint_letters(item);
    for (size_t i = 0; i < screen->target_count; i++) {
        const struct target *target = &screen->targets[i];
        bool all_of_it = rect_contains(target->shown, screen->safe); // "touch anywhere"
        if ((int)i == item->target || all_of_it || !rect_overlaps(mine, target->shown))
            continue;
        const char *label = target->label ? target->label : "";
        lint_note(spot, LINT_OVERLAP, item->source, label, "'%s' lies on the target '%s'",
                  name_of(spot, item), label);
    }
}

void
lint_boxes(const struct lint_spot *spot)
{
    for (size_t i = 0; i < spot->screen->item_count; i++) {
        const struct item *item = &spot->screen->items[i];
        check_place(spot, item);
        if (item->kind != ITEM_TEXT)
            continue;
        check_other_texts(spot, i);
        check_other_targets(spot, item);
    }
}
