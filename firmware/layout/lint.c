// SPDX-License-Identifier: MIT
// Keeps the findings: each once, with the case it was first seen in and how many cases
// more had it. What is looked for is in the other lint_*.c.
#include "layout/lint.h"

#include "layout/lint_note.h"

#include <stdarg.h>
#include <string.h>

enum { FINDINGS_MAX = 500, QUOTE_POINTS = 40 };

struct lint_finding {
    enum lint_kind kind;
    struct place place;
    const char *about;
    const char *view;  // "page 'aftercare', en"
    const char *sizes; // "text 200, panel td1"
    const char *sentence;
    unsigned seen_in; // number of the last case that had it
    unsigned more;    // further cases that had it
};

static const struct {
    enum severity severity;
    const char *mend;
} rules[LINT_KIND_COUNT] = {
    [LINT_OVER] = {SEVERITY_ERROR, "use fewer or shorter words"},
    [LINT_OUTSIDE] = {SEVERITY_ERROR, "use fewer or shorter words"},
    [LINT_ELIDED] = {SEVERITY_ERROR, "use fewer or shorter words"},
    [LINT_CUT] = {SEVERITY_ERROR, "add a break point or use a shorter word"},
    [LINT_OVERLAP] = {SEVERITY_ERROR, "use fewer or shorter words"},
    [LINT_GLYPH] = {SEVERITY_ERROR, "use another character"},
    [LINT_SIZE] = {SEVERITY_ERROR, "use fewer or shorter labels on this screen"},
    [LINT_GAP] = {SEVERITY_ERROR, "use fewer or shorter labels on this screen"},
    [LINT_LEAVE_GAP] = {SEVERITY_ERROR, "use fewer or shorter labels on this screen"},
    [LINT_SMALL] = {SEVERITY_ERROR, "check the panel's size and viewing distance"},
    [LINT_LONG_LINE] = {SEVERITY_ERROR, "check the panel's size and viewing distance"},
    [LINT_SHORT_LINES] = {SEVERITY_ERROR, "check the panel's size and viewing distance"},
    [LINT_LOW] = {SEVERITY_ERROR, "check the panel's size and viewing distance"},
    [LINT_ORDER] = {SEVERITY_ERROR, "tell whoever looks after the program"},
    [LINT_REACH] = {SEVERITY_ERROR, "use fewer or shorter labels on this screen"},
    [LINT_HELPLESS] = {SEVERITY_ERROR, "tell whoever looks after the program"},
    [LINT_ORPHAN] = {SEVERITY_WARNING, "use fewer or shorter words there"},
    [LINT_LONELY] = {SEVERITY_WARNING, "use fewer or shorter words there"},
    [LINT_PARTED] = {SEVERITY_WARNING, "use fewer or shorter words there"},
};

static bool
same(const struct lint_finding *finding, const struct lint_finding *other)
{
    const struct place *a = &finding->place, *b = &other->place;
    return finding->kind == other->kind && a->line == b->line && a->column == b->column &&
           strcmp(a->path, b->path) == 0 && strcmp(finding->about, other->about) == 0 &&
           (a->line > 0 || strcmp(finding->view, other->view) == 0);
}

static const char *
keep(struct lint *lint, const char *string)
{
    return arena_copy(lint->arena, string, strlen(string));
}

static struct place
place_of(const struct lint_spot *spot, const struct text *source)
{
    struct place place = source && source->place.path && source->place.line > 0
                             ? source->place
                             : spot->which->place;
    if (!place.path)
        place.path = "content";
    return place;
}

static void
keep_finding(const struct lint_spot *spot, struct lint_finding finding)
{
    struct lint *lint = spot->lint;
    size_t screens = spot->view->screen_count;
    size_t screen = spot->screen ? (size_t)(spot->screen - spot->view->screens) : 0;
    finding.place.path = keep(lint, finding.place.path);
    finding.about = keep(lint, finding.about);
    finding.view = keep(lint, finding.view);
    finding.sentence = keep(lint, finding.sentence);
    finding.sizes = arena_printf(lint->arena, "text %d, panel %s", spot->view->style.step,
                                 spot->which->panel);
    if (spot->screen && screens > 1)
        finding.sizes =
            arena_printf(lint->arena, "%s, screen %zu", finding.sizes, screen + 1);
    arena_grow(lint->arena, (void **)&lint->items, &lint->capacity, lint->count,
               sizeof *lint->items);
    lint->items[lint->count++] = finding;
}

void
lint_note(const struct lint_spot *spot, enum lint_kind kind, const struct text *source,
          const char *about, const char *format, ...)
{
    char sentence[512], view[128];
    va_list args;
    va_start(args, format);
    vsnprintf(sentence, sizeof sentence, format, args);
    va_end(args);
    snprintf(view, sizeof view, "page '%s', %s", spot->which->view, spot->which->lang);

    struct lint *lint = spot->lint;
    struct lint_finding found = {
        .kind = kind,
        .place = place_of(spot, source),
        .about = about,
        .view = view,
        .sentence = sentence,
        .seen_in = lint->cases,
    };
    for (size_t i = 0; i < lint->count; i++) {
        struct lint_finding *known = &lint->items[i];
        if (!same(known, &found))
            continue;
        known->more += known->seen_in != lint->cases;
        known->seen_in = lint->cases;
        return;
    }
    if (lint->count < FINDINGS_MAX)
        keep_finding(spot, found);
}

void
lint_least(double *least, double found)
{
    if (*least <= 0 || found < *least)
        *least = found;
}

const char *
lint_quote(const struct lint_spot *spot, const char *utf8, size_t len)
{
    return text_printable(spot->lint->arena, utf8, len, QUOTE_POINTS);
}

void
lint_view(struct lint *lint, const struct laid_view *view, const struct lint_case *which)
{
    lint->cases++;
    struct lint_spot spot = {.lint = lint, .view = view, .which = which};
    lint_lines(&spot);
    lint_flow(&spot);
    for (size_t i = 0; i < view->screen_count; i++) {
        spot.screen = &view->screens[i];
        lint->figures.screens++;
        lint_boxes(&spot);
        lint_words(&spot);
        lint_targets(&spot);
        lint_order(&spot);
    }
}

void
lint_finish(struct lint *lint, struct problems *problems)
{
    for (size_t i = 0; i < lint->count; i++) {
        const struct lint_finding *finding = &lint->items[i];
        char more[48] = "";
        if (finding->more > 0)
            snprintf(more, sizeof more, " and %u more", finding->more);
        problem_add(problems, rules[finding->kind].severity, finding->place,
                    rules[finding->kind].mend, "%s, %s%s: %s", finding->view,
                    finding->sizes, more, finding->sentence);
    }
    *lint = (struct lint){.arena = lint->arena};
}
