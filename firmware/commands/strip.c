// SPDX-License-Identifier: MIT
#include "commands/strip.h"

#include "layout/paragraph.h"

#include <stdio.h>
#include <string.h>

enum { STRIP_LINES = 7 };

struct pen { // where the next line goes
    struct builder builder;
    struct setter setter;
    const struct type *type;
    enum item_role role;
    int x, y, width_px, bottom;
    bool full;
};

static struct style
strip_style(const struct panel *panel, const struct measure *measure)
{
    return style_make(panel, 100, false, 15, measure);
}

int
strip_height(const struct panel *panel)
{
    // A line of the smallest step is about 5 mm at arm's length; the strip is for the person at
    // the desk, so it follows the panel's own scale.
    int line_px = panel_px(panel, panel->distance_mm * 0.0105);
    return line_px * STRIP_LINES + panel_px(panel, 4);
}

static void
pen_line(struct pen *pen, enum color color, const char *words)
{
    struct text text = {.utf8 = words, .len = strlen(words)};
    struct paragraph lines = paragraph_break(&pen->setter, &text, pen->role, pen->width_px);
    struct item base = {
        .kind = ITEM_TEXT,
        .role = pen->role,
        .fill = color,
        .ground = COLOR_TINT,
        .within = 0,
        .target = -1,
    };
    for (size_t i = 0; i < lines.line_count; i++) {
        if (pen->y + pen->type->line_px > pen->bottom) {
            pen->full = true;
            return;
        }
        paragraph_add_line(&pen->builder, &pen->setter, &lines.lines[i], pen->x, pen->y, base);
        pen->y += pen->type->line_px;
    }
}

static void
pen_state(struct pen *pen, const struct strip_request *request, struct arena *arena)
{
    const struct laid_view *view = request->view;
    pen_line(pen, COLOR_INK,
             arena_printf(arena, "%s · %d %% · %s · page %s · screen %d of %zu", request->which.panel,
                          view->style.step, theme_names[request->theme], request->which.view,
                          request->screen + 1, view->screen_count));
    pen_line(pen, COLOR_INK2, "P panel   S text size   T colors   [ ] pages   Q quit");
}

static void
pen_problem(struct pen *pen, const struct problem *problem, struct arena *arena)
{
    const char *kind = problem->severity == SEVERITY_ERROR ? "Mistake" : "Please look";
    const char *where = problem->place.line > 0
                            ? arena_printf(arena, "%s, line %u", problem->place.path,
                                           problem->place.line)
                            : problem->place.path;
    pen_line(pen, COLOR_INK,
             arena_printf(arena, "%s in %s: %s%s%s%s", kind, where, problem->sentence,
                          problem->mend ? " (" : "", problem->mend ? problem->mend : "",
                          problem->mend ? ")" : ""));
}

static void
pen_problems(struct pen *pen, const struct strip_request *request, struct problems *layout,
             struct arena *arena)
{
    const struct problems *lists[] = {request->problems, layout};
    size_t total = 0;
    for (size_t k = 0; k < COUNT_OF(lists); k++)
        total += lists[k]->errors + lists[k]->warnings;
    if (request->broken)
        pen_line(pen, COLOR_INK, "The last save has a mistake, so the pages before it are shown.");
    if (total == 0)
        pen_line(pen, COLOR_INK, "No problems.");
    size_t told = 0;
    for (size_t k = 0; k < COUNT_OF(lists); k++) {
        for (size_t i = 0; i < lists[k]->count && !pen->full; i++) {
            if (lists[k]->items[i].severity == SEVERITY_NOTE)
                continue;
            pen_problem(pen, &lists[k]->items[i], arena);
            told += !pen->full;
        }
    }
    if (told < total) {
        pen->bottom += pen->type->line_px;
        pen->full = false;
        pen_line(pen, COLOR_INK,
                 arena_printf(arena, "… %zu more: anteroom check lists them all", total - told));
    }
}

// What the layout lints find on the view that is shown, at this panel and step.
static struct problems
layout_problems(const struct strip_request *request, struct arena *arena)
{
    struct problems problems = {.arena = arena};
    struct lint lint = {.arena = arena};
    lint_view(&lint, request->view, &request->which);
    lint_finish(&lint, &problems);
    return problems;
}

struct screen
strip_layout(const struct strip_request *request, struct arena *arena)
{
    struct panel panel = request->view->style.panel;
    struct style *style = arena_alloc(arena, sizeof *style);
    *style = strip_style(&panel, request->measure);
    int pad = style->unit_px * 2;
    struct rect all = {0, 0, panel.width_px, request->height_px};
    struct problems layout = layout_problems(request, arena);
    bool errors = request->problems->errors + layout.errors > 0;
    struct pen pen = {
        .builder = {.arena = arena},
        .setter = {.arena = arena, .style = style},
        .type = &style->type[ROLE_CAPTION],
        .role = ROLE_CAPTION,
        .x = pad * 2,
        .y = pad,
        .width_px = all.w - 4 * pad,
        .bottom = all.h - pad - style->type[ROLE_CAPTION].line_px,
    };
    builder_item(&pen.builder, (struct item){.kind = ITEM_BOX, .role = ROLE_GROUND, .box = all,
                                             .fill = COLOR_TINT, .within = -1, .target = -1});
    builder_item(&pen.builder,
                 (struct item){.kind = ITEM_BOX, .role = ROLE_GROUND, .box = {0, 0, pad / 2, all.h},
                               .fill = errors ? COLOR_URGENT : COLOR_ACCENT, .within = -1,
                               .target = -1});
    pen_state(&pen, request, arena);
    pen_problems(&pen, request, &layout, arena);
    return builder_screen(&pen.builder, all.w, all.h, all);
}
