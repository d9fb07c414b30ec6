// SPDX-License-Identifier: MIT
// anteroom check: every problem of a content folder in one pass, those of the words and those of
// the layout on every panel at every text step.
#include "commands/commands.h"

#include "commands/session.h"
#include "content/schema.h"
#include "layout/lint.h"

#include <stdio.h>
#include <string.h>

static const int steps[] = {100, 125, 150, 200};

struct panels {
    const struct panel *items[PANELS_MAX];
    size_t count;
};

static const struct panel *
named_panel(const char *name)
{
    for (size_t i = 0; i < panel_count; i++)
        if (strcmp(panel_table[i].name, name) == 0)
            return &panel_table[i];
    return NULL;
}

// The command line's panels, else the clinic's; names were checked when clinic.yaml was read, but
// the table of panels is layout's, so a wrong one is reported here.
static void
choose_panels(struct panels *panels, const struct options *options, struct edition *edition)
{
    for (size_t i = 0; i < options->panel_count; i++)
        panels->items[panels->count++] = &options->panels[i];
    const struct text_list *named = &edition->content->clinic.panels;
    for (size_t i = 0; options->panel_count == 0 && i < named->count; i++) {
        const struct panel *panel = named_panel(named->items[i].utf8);
        if (panel && panels->count < PANELS_MAX)
            panels->items[panels->count++] = panel;
        else if (!panel)
            problem_add(&edition->problems, SEVERITY_ERROR, named->items[i].place,
                        "use td1, td1-portrait, td2, td2-landscape, td2-5, td2-5-landscape, p10, "
                        "p10-portrait, p15, p21 or p21-portrait",
                        "there is no panel '%s'", named->items[i].utf8);
    }
}

static size_t
lint_exhibit(struct session *session, const struct options *options, const struct panel *panel,
             const struct exhibit *exhibit, struct lint *lint, struct arena *arena)
{
    const struct page *page =
        exhibit->page ? content_page(session->edition.content, exhibit->page) : NULL;
    struct lint_case which = {
        .view = view_id(exhibit->kind, exhibit->page),
        .panel = panel->name,
        .lang = session->lang,
        .place = page ? page->place : (struct place){.path = session->folder},
    };
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        struct view_request request = session_request(session, options);
        request.kind = exhibit->kind;
        request.page = exhibit->page;
        request.panel = *panel;
        request.look.step = steps[i];
        struct laid_view view = view_layout(&request, arena);
        lint_view(lint, &view, &which);
        arena_reset(arena);
    }
    return COUNT_OF(steps);
}

static size_t
lint_layout(struct session *session, const struct options *options)
{
    struct edition *edition = &session->edition;
    struct panels panels = {0};
    struct arena names = {0};
    struct arena arena = {0};
    size_t count = 0;
    size_t cases = 0;
    choose_panels(&panels, options, edition);
    const struct exhibit *exhibits = session_exhibits(edition->content, &names, &count);
    struct lint lint = {.arena = &names};
    for (size_t p = 0; p < panels.count; p++)
        for (size_t i = 0; i < count; i++)
            cases += lint_exhibit(session, options, panels.items[p], &exhibits[i], &lint, &arena);
    lint_finish(&lint, &edition->problems);
    arena_finish(&arena);
    arena_finish(&names);
    return cases;
}

static const char *
plural(size_t count)
{
    return count == 1 ? "" : "s";
}

static int
print_result(const struct edition *edition, size_t cases)
{
    const struct problems *problems = &edition->problems;
    for (size_t i = 0; i < problems->count; i++)
        problem_print(&problems->items[i], stdout);
    if (problems->errors + problems->warnings > problems->count)
        printf("… and more: mend these first\n");
    printf("%zu error%s, %zu warning%s", problems->errors, plural(problems->errors),
           problems->warnings, plural(problems->warnings));
    if (edition->content)
        printf(" in %zu page%s, %zu layouts checked", edition->content->page_count,
               plural(edition->content->page_count), cases);
    putchar('\n');
    return problems->errors > 0 ? 1 : 0;
}

int
command_check(const struct options *options)
{
    if (options->schema) {
        schema_json_print(stdout);
        return 0;
    }
    if (!options->folder) {
        fputs("anteroom check: error: no content folder named (write: anteroom check DIR)\n", stderr);
        return 2;
    }
    struct session session;
    int code = 1;
    if (session_open(&session, "check", options)) {
        size_t cases = session.edition.content ? lint_layout(&session, options) : 0;
        problems_sort(&session.edition.problems);
        code = print_result(&session.edition, cases);
    }
    session_close(&session);
    return code;
}
