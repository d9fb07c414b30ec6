// SPDX-License-Identifier: MIT
// The strip is for the person at the desk. Its letters have one size in millimetres
// whatever the panel; below a panel that has to be shrunk to fit the desktop they are
// larger.
#include "commands/strip.h"

#include "layout/paragraph.h"

#include <stdio.h>
#include <string.h>

static const double CAPITAL_MM = 2.6;
static const double CAPITAL_SHARE = 1.0 / 85; // of the panel's height, at least
static const double LINE_EM = 1.35;
static const double EM_PER_CAPITAL = 1.4;
static const int BOLD = ROLE_CAPTION, REGULAR = ROLE_BODY;

struct pen { // where the next words go
    struct builder builder;
    struct setter setter;
    struct arena *arena;
    int x, y, width_px, bottom;
    bool full; // something found no room
};

static double
capital_mm(const struct panel *panel)
{
    double share_mm = panel->height_mm * CAPITAL_SHARE;
    return share_mm > CAPITAL_MM ? share_mm : CAPITAL_MM;
}

static int
gap_px(const struct panel *panel)
{
    return panel_px(panel, capital_mm(panel) * 0.8);
}

// Columns beside each other where both hold a whole line.
static bool
is_wide(const struct panel *panel)
{
    return panel->width_mm > capital_mm(panel) * 110;
}

int
strip_height(const struct panel *panel)
{
    enum { LINES_BELOW = 9, LINES_BESIDE = 6, LINES_NARROW = 13 };
    bool narrow = panel->width_mm < capital_mm(panel) * 45;
    int lines = is_wide(panel) ? LINES_BESIDE : narrow ? LINES_NARROW : LINES_BELOW;
    int line_px = panel_px(panel, capital_mm(panel) * EM_PER_CAPITAL * LINE_EM);
    return lines * line_px + 2 * gap_px(panel);
}

// ---- the pen --------------------------------------------------------------------------

static int
pen_line_px(const struct pen *pen)
{
    return pen->setter.style->type[BOLD].line_px;
}

static struct text
text_of(const char *words)
{
    return (struct text){.utf8 = words, .len = strlen(words)};
}

static int
pen_width(struct pen *pen, int role, const char *words)
{
    struct text text = text_of(words);
    return paragraph_width(&pen->setter, &text, (enum item_role)role);
}

static void
pen_box(struct pen *pen, struct rect box, enum color fill, enum color line, int radius_px)
{
    builder_item(&pen->builder, (struct item){.kind = ITEM_BOX,
                                              .role = ROLE_GROUND,
                                              .box = box,
                                              .fill = fill,
                                              .line = line,
                                              .line_px = line == COLOR_NONE ? 0 : 1,
                                              .radius_px = radius_px,
                                              .within = -1,
                                              .target = -1});
}

// Words from x, y on, in lines as they fit; y is below them then.
static void
pen_words(struct pen *pen, int role, enum color color, enum color ground,
          const char *words)
{
    struct text text = text_of(words);
    struct paragraph lines =
        paragraph_break(&pen->setter, &text, (enum item_role)role, pen->width_px);
    struct item base = {.kind = ITEM_TEXT,
                        .role = (enum item_role)role,
                        .fill = color,
                        .ground = ground,
                        .within = -1,
                        .target = -1};
    for (size_t i = 0; i < lines.line_count && !pen->full; i++) {
        pen->full = pen->y + pen_line_px(pen) > pen->bottom;
        if (pen->full)
            return;
        paragraph_add_line(&pen->builder, &pen->setter, &lines.lines[i], pen->x, pen->y,
                           base);
        pen->y += pen_line_px(pen);
    }
}

// Words in a box at x, y; returns its width.
static int
pen_tag(struct pen *pen, const char *words, enum color ink, enum color ground,
        enum color outline)
{
    int pad = pen_line_px(pen) / 4;
    int width_px = pen_width(pen, BOLD, words) + 2 * pad;
    struct rect box = {pen->x, pen->y + 1, width_px, pen_line_px(pen) - 2};
    struct pen inside = *pen;
    pen_box(&inside, box, ground, outline, pad);
    inside.x += pad;
    inside.width_px = width_px;
    pen_words(&inside, BOLD, ink, ground, words);
    pen->builder = inside.builder;
    return width_px;
}

// ---- state and keys -------------------------------------------------------------------

static void
pen_state(struct pen *pen, const struct strip_request *request)
{
    const struct laid_view *view = request->view;
    pen_words(pen, BOLD, COLOR_INK, COLOR_TINT,
              arena_printf(pen->arena, "%s%s%s, screen %d of %zu", request->which.view,
                           request->slide ? ": " : "",
                           request->slide ? request->slide : "", request->screen + 1,
                           view->screen_count));
    pen_words(pen, REGULAR, COLOR_INK, COLOR_TINT,
              arena_printf(pen->arena, "panel %s · text %d\u00a0%% · %s colors",
                           request->which.panel, view->style.step,
                           theme_names[request->theme]));
}

static void
pen_keys(struct pen *pen)
{
    static const struct {
        const char *key, *what;
    } keys[] = {{"P", "panel"},
                {"S", "text size"},
                {"T", "colors"},
                {"[ ]", "page"},
                {"Q", "quit"}};
    int start = pen->x, end = pen->x + pen->width_px, gap = pen_line_px(pen) / 4;
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        int what_px = pen_width(pen, REGULAR, keys[i].what);
        if (pen->x + pen_width(pen, BOLD, keys[i].key) + 3 * gap + what_px > end) {
            pen->x = start;
            pen->y += pen_line_px(pen) + gap;
        }
        pen->x += gap + pen_tag(pen, keys[i].key, COLOR_INK, COLOR_SURFACE, COLOR_LINE);
        struct pen word = *pen;
        pen_words(&word, REGULAR, COLOR_INK, COLOR_TINT, keys[i].what);
        pen->builder = word.builder;
        pen->x += what_px + 3 * gap;
    }
    pen->x = start;
    pen->y += pen_line_px(pen) + gap;
}

// ---- problems -------------------------------------------------------------------------

// Sentences of problems start small and have no full stop, for lists in a terminal.
static const char *
whole_sentence(struct arena *arena, const char *words)
{
    size_t len = strlen(words);
    bool ended = len > 0 && strchr(".?!", words[len - 1]);
    char *sentence = arena_printf(arena, "%s%s", words, ended ? "" : ".");
    if (sentence[0] >= 'a' && sentence[0] <= 'z')
        sentence[0] = (char)(sentence[0] - 'a' + 'A');
    return sentence;
}

// The path from the content folder on, which everybody knows here.
static const char *
short_path(const char *path, const char *folder)
{
    size_t len = strlen(folder);
    while (len > 0 && folder[len - 1] == '/')
        len--;
    bool below = strncmp(path, folder, len) == 0 && path[len] == '/';
    return below ? path + len + 1 : path;
}

static void
pen_problem(struct pen *pen, const struct problem *problem, const char *folder)
{
    if (pen->y + 2 * pen_line_px(pen) > pen->bottom) {
        pen->full = true;
        return;
    }
    bool error = problem->severity == SEVERITY_ERROR;
    struct pen place = *pen;
    int tag_px =
        error
            ? pen_tag(&place, "Mistake", COLOR_ON_URGENT, COLOR_URGENT, COLOR_NONE)
            : pen_tag(&place, "Please look", COLOR_ON_CAUTION, COLOR_CAUTION, COLOR_NONE);
    tag_px += pen_line_px(pen) / 3;
    place.x += tag_px;
    place.width_px -= tag_px;
    const char *path = short_path(problem->place.path, folder);
    if (problem->place.line > 0)
        path = arena_printf(pen->arena, "%s, line\u00a0%u", path, problem->place.line);
    pen_words(&place, BOLD, COLOR_INK, COLOR_TINT, path);
    pen->builder = place.builder;
    pen->y = place.y;
    const char *sentence = whole_sentence(pen->arena, problem->sentence);
    if (problem->mend)
        sentence = arena_printf(pen->arena, "%s %s", sentence,
                                whole_sentence(pen->arena, problem->mend));
    pen_words(pen, REGULAR, COLOR_INK, COLOR_TINT, sentence);
}

// Mistakes first, then what concerns the page that is shown, then the rest.
enum { RANKS = 3 };

static unsigned
rank_of(const struct problem *problem, const struct strip_request *request,
        struct arena *arena)
{
    const char *shown =
        arena_printf(arena, "/%s/pages/%s.yaml", request->which.lang,
                     request->slide ? request->slide : request->which.view);
    size_t len = strlen(problem->place.path), tail = strlen(shown);
    if (problem->severity == SEVERITY_ERROR)
        return 0;
    return len > tail && strcmp(problem->place.path + len - tail, shown) == 0 ? 1 : 2;
}

// Returns how many there was room for.
static size_t
pen_rank(struct pen *pen, const struct strip_request *request,
         const struct problems *problems, unsigned rank)
{
    size_t told = 0;
    for (size_t i = 0; i < problems->count && !pen->full; i++) {
        const struct problem *problem = &problems->items[i];
        if (problem->severity == SEVERITY_NOTE ||
            rank_of(problem, request, pen->arena) != rank)
            continue;
        pen_problem(pen, problem, request->which.place.path);
        told += !pen->full;
    }
    return told;
}

static void
pen_problems(struct pen *pen, const struct strip_request *request,
             const struct problems *layout)
{
    const struct problems *lists[] = {request->problems, layout};
    size_t total = 0, told = 0;
    for (size_t k = 0; k < COUNT_OF(lists); k++)
        total += lists[k]->errors + lists[k]->warnings;
    if (request->broken)
        pen_words(pen, BOLD, COLOR_INK, COLOR_TINT,
                  "The last save has a mistake. What you see is from before it.");
    if (total == 0) {
        pen_words(pen, BOLD, COLOR_ACCENT, COLOR_TINT, "No problems.");
        return;
    }
    pen->bottom -= pen_line_px(pen); // for the last line, which counts the rest
    for (unsigned rank = 0; rank < RANKS; rank++)
        for (size_t k = 0; k < COUNT_OF(lists); k++)
            told += pen_rank(pen, request, lists[k], rank);
    pen->bottom += pen_line_px(pen);
    pen->full = false;
    if (told < total)
        pen_words(pen, REGULAR, COLOR_INK2, COLOR_TINT,
                  arena_printf(pen->arena,
                               "%zu problems in all: anteroom check lists them.", total));
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

static struct style *
strip_style(const struct strip_request *request, struct arena *arena)
{
    struct style *style = arena_alloc(arena, sizeof *style);
    *style = request->view->style;
    double mm = capital_mm(&style->panel);
    style->type[BOLD] = style_type(&style->panel, request->measure, mm, true, LINE_EM);
    style->type[REGULAR] =
        style_type(&style->panel, request->measure, mm, false, LINE_EM);
    return style;
}

struct screen
strip_layout(const struct strip_request *request, struct arena *arena)
{
    const struct panel *panel = &request->view->style.panel;
    int gap = gap_px(panel), beside_px = is_wide(panel) ? panel->width_px * 2 / 5 : 0;
    struct rect all = {0, 0, panel->width_px, request->height_px};
    struct problems layout = layout_problems(request, arena);
    bool errors = request->problems->errors + layout.errors > 0;
    struct pen pen = {
        .builder = {.arena = arena},
        .setter = {.arena = arena, .style = strip_style(request, arena)},
        .arena = arena,
        .x = 2 * gap,
        .y = gap,
        .width_px = (beside_px ? beside_px : all.w) - 4 * gap,
        .bottom = all.h,
    };
    pen_box(&pen, all, COLOR_TINT, COLOR_NONE, 0);
    pen_box(&pen, (struct rect){0, 0, all.w, gap / 3},
            errors ? COLOR_URGENT : COLOR_ACCENT, COLOR_NONE, 0);
    pen_state(&pen, request);
    pen_keys(&pen);
    if (beside_px) {
        pen.x = beside_px;
        pen.y = gap;
        pen.width_px = all.w - beside_px - 2 * gap;
    }
    pen_problems(&pen, request, &layout);
    return builder_screen(&pen.builder, all.w, all.h, all);
}
