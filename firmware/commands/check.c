// SPDX-License-Identifier: MIT
// anteroom check: every problem of a content folder in one pass, those of the words and
// those of the layout on every panel at every text step.
#include "commands/commands.h"

#include "commands/check_tables.h"
#include "commands/first_screen.h"
#include "commands/screen_lists.h"
#include "commands/session.h"
#include "content/limits.h"
#include "content/rules.h"
#include "content/schema.h"
#include "content/translations.h"
#include "layout/lint.h"
#include "visit/attract.h"

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

// The command line's panels, else the clinic's; names were checked when clinic.yaml was
// read, but the table of panels is layout's, so a wrong one is reported here.
static void
choose_panels(struct panels *panels, const struct options *options,
              struct edition *edition)
{
    for (size_t i = 0; i < options->panel_count; i++)
        panels->items[panels->count++] = &options->panels[i];
    const struct text_list *named = &edition->content->clinic.panels;
    for (size_t i = 0; options->panel_count == 0 && i < named->count; i++) {
        const struct panel *panel = named_panel(named->items[i].utf8);
        if (panel && panels->count < PANELS_MAX)
            panels->items[panels->count++] = panel;
        else if (!panel)
            problem_add(
                &edition->problems, SEVERITY_ERROR, named->items[i].place,
                "use td1, td1-portrait, td2, td2-landscape, td2-5, td2-5-landscape, p10, "
                "p10-portrait, p15, p21 or p21-portrait",
                "there is no panel '%s'", named->items[i].utf8);
    }
}

struct checking {
    struct session *session;
    const struct options *options;
    size_t language; // of the edition
    const struct content *content;
    struct lint lint;
    struct arena arena; // of one view
    size_t cases;
    // the first screen of Help without the emergency number: the first case, and how many
    const struct page *silent_page;
    int silent_step;
    const char *silent_panel;
    size_t silent_cases;
    struct first_screen first;
    struct screen_lists lists;
};

static bool
ends_with(const char *shown, size_t len, const char *number, size_t number_len)
{
    return len >= number_len && memcmp(shown + len - number_len, number, number_len) == 0;
}

// Whether the texts of a screen, one after the other, hold the number; a number may be
// broken into lines and runs, so spaces do not count.
static bool
shows_number(const struct screen *screen, const struct text *number, struct arena *arena)
{
    size_t room = 1, len = 0, wanted = 0;
    for (size_t i = 0; i < screen->item_count; i++)
        room += screen->items[i].kind == ITEM_TEXT ? screen->items[i].len : 0;
    char *shown = arena_alloc(arena, room);
    char *digits = arena_alloc(arena, number->len + 1);
    for (size_t i = 0; i < number->len; i++)
        if (number->utf8[i] != ' ')
            digits[wanted++] = number->utf8[i];
    for (size_t i = 0; i < screen->item_count; i++) {
        const struct item *item = &screen->items[i];
        for (size_t k = 0; item->kind == ITEM_TEXT && k < item->len; k++) {
            if (item->utf8[k] != ' ')
                shown[len++] = item->utf8[k];
            if (ends_with(shown, len, digits, wanted))
                return true;
        }
    }
    return false;
}

static void
check_number(struct checking *checking, const struct page *page,
             const struct laid_view *view, const char *panel)
{
    const struct text *number = &checking->content->clinic.emergency_number;
    if (!page || page->kind != PAGE_CRISIS || number->len == 0 ||
        shows_number(&view->screens[0], number, &checking->arena))
        return;
    if (checking->silent_cases++ > 0)
        return;
    checking->silent_page = page;
    checking->silent_step = view->style.step;
    checking->silent_panel = panel;
}

static void
report_number(const struct checking *checking)
{
    char more[32] = "";
    if (checking->silent_cases == 0)
        return;
    if (checking->silent_cases > 1)
        snprintf(more, sizeof more, " and %zu more", checking->silent_cases - 1);
    problem_add(&checking->session->edition.problems, SEVERITY_ERROR,
                checking->silent_page->place, "shorten its first words",
                "the first screen of Help shows no emergency number at text %d on %s%s",
                checking->silent_step, checking->silent_panel, more);
}

static void
check_exhibit(struct checking *checking, const struct panel *panel,
              const struct exhibit *exhibit)
{
    struct session *session = checking->session;
    const struct page *page =
        exhibit->page ? content_page(checking->content, exhibit->page) : NULL;
    struct lint_case which = {
        .view = view_id(exhibit->kind, exhibit->page),
        .panel = panel->name,
        .lang = checking->content->lang.utf8,
        .place = page ? page->place : (struct place){.path = session->folder},
        // while the glass is cleaned nothing can be touched: there the Help key helps;
        // notices without content have the emergency number in its place
        .needs_help = exhibit->kind != VIEW_ATTRACT && exhibit->kind != VIEW_CLEAN &&
                      exhibit->kind != VIEW_NOTICE,
    };
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        struct view_request request = session_exhibit_request(
            session, checking->options, checking->language, exhibit);
        request.panel = *panel;
        request.look.step = steps[i];
        struct laid_view view = view_layout(&request, &checking->arena);
        lint_view(&checking->lint, &view, &which);
        check_number(checking, exhibit->kind == VIEW_PAGE ? page : NULL, &view,
                     panel->name);
        if (page && exhibit->kind == VIEW_PAGE) {
            first_screen_look(&checking->first, page, &view, panel->name,
                              &checking->arena);
            screen_lists_look(&checking->lists, checking->content, page, &view,
                              panel->name);
        }
        arena_reset(&checking->arena);
        checking->cases++;
    }
}

// Pages that are borrowed from another language are checked there, but their note is here.
static void
check_language(struct checking *checking, size_t language, const struct panels *panels,
               struct arena *names)
{
    size_t count = 0;
    checking->language = language;
    checking->content = checking->session->edition.languages[language].content;
    if (!checking->content)
        return;
    // What is wrong with rule files has been told.
    struct problems told = {.arena = names};
    const struct session *session = checking->session;
    if (!rule_book_load(&session->own_files, &session->files,
                        session->edition.tongues[language].code, names, &told,
                        &checking->first.book))
        checking->first.book.file_count = 0;
    const struct exhibit *exhibits = session_exhibits(checking->content, names, &count);
    for (size_t p = 0; p < panels->count; p++)
        for (size_t i = 0; i < count; i++)
            check_exhibit(checking, panels->items[p], &exhibits[i]);
}

static const char *
plural(size_t count)
{
    return count == 1 ? "" : "s";
}

// How long the waiting room takes to see everything once.
static void
note_round(struct edition *edition)
{
    const struct content *content = edition->content;
    const struct attract loop = {content, true, 0};
    size_t count = attract_count(&loop);
    uint64_t round_ms = attract_round_ms(&loop, content->clinic.slide_s * 1000);
    if (count > 0)
        problem_add(&edition->problems, SEVERITY_NOTE,
                    (struct place){.path = content->folder}, NULL,
                    "the loop of the waiting room has %zu slide%s and takes %.1f minutes",
                    count, plural(count), (double)round_ms / 60000);
}

static size_t
check_layout(struct session *session, const struct options *options)
{
    struct edition *edition = &session->edition;
    struct panels panels = {0};
    struct arena names = {0};
    choose_panels(&panels, options, edition);
    struct checking checking = {
        .session = session,
        .options = options,
        .lint = {.arena = &names},
    };
    for (size_t i = 0; i < edition->count; i++)
        check_language(&checking, i, &panels, &names);
    lint_finish(&checking.lint, &edition->problems);
    report_number(&checking);
    first_screen_report(&checking.first, &edition->problems);
    screen_lists_report(&checking.lists, &edition->problems);
    note_round(edition);
    arena_finish(&checking.arena);
    arena_finish(&names);
    return checking.cases;
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

// The source first, then the other languages by code.
static int
print_translations(const struct options *options)
{
    struct session session;
    const struct content *contents[LIMIT_LANGUAGES + 1];
    size_t count = 1;
    bool good = session_open(&session, "check", options) && session.edition.content;
    if (good) {
        const struct edition *edition = &session.edition;
        session_read_rest(&session);
        contents[0] = edition->languages[edition->source].own;
        for (size_t i = 0; i < edition->count; i++)
            if (i != edition->source && edition->languages[i].own)
                contents[count++] = edition->languages[i].own;
        translations_print(contents, count, stdout);
    } else {
        edition_print_problems(&session.edition);
    }
    session_close(&session);
    return good ? 0 : 1;
}

size_t
check_session(struct session *session, const struct options *options)
{
    struct edition *edition = &session->edition;
    session_read_rest(session);
    bool lay = edition->content && !options->no_layout;
    size_t cases = lay ? check_layout(session, options) : 0;
    problems_sort(&edition->problems);
    return cases;
}

int
check_folder(const struct options *options, const char *command)
{
    struct session session;
    int code = 1;
    if (session_open_desk(&session, command, options)) {
        size_t cases = check_session(&session, options);
        code = print_result(&session.edition, cases);
    }
    session_close(&session);
    return code;
}

static int
print_tables(const struct options *options)
{
    struct session session;
    int code = session_open(&session, "check", options)
                   ? check_tables_print(&session, options)
                   : 1;
    session_close(&session);
    return code;
}

int
command_check(const struct options *options)
{
    if (options->schema) {
        schema_json_print(stdout);
        return 0;
    }
    if (options->rules) {
        rules_print(stdout);
        return 0;
    }
    if (!options->folder) {
        fputs("anteroom check: error: no content folder named (write: anteroom check "
              "DIR)\n",
              stderr);
        return 2;
    }
    if (options->translations)
        return print_translations(options);
    if (options->coverage || options->readability)
        return print_tables(options);
    return check_folder(options, "check");
}
