// SPDX-License-Identifier: MIT
// Owns loading every language of a folder for the tables.
#include "commands/check_tables.h"

#include "content/coverage.h"
#include "content/readability_table.h"

#include <stdio.h>

enum { LANGUAGES = 20 };

struct tables {
    struct arena arena;
    const struct content *contents[LANGUAGES];
    size_t count;
};

static void
read_language(struct tables *tables, const char *folder, const char *lang)
{
    struct problems untold = {.arena = &tables->arena};
    struct load *load = load_new(folder, lang, &tables->arena, &untold);
    load_leave_bare(load);
    while (load_step(load, 0))
        continue;
    tables->contents[tables->count++] = load_found(load);
    load_free(load);
}

static void
print_readability(struct tables *tables, const struct session *session)
{
    for (size_t i = 0; i < tables->count; i++) {
        struct problems untold = {.arena = &tables->arena};
        struct rule_book book = {0};
        const struct content *content = tables->contents[i];
        if (rule_book_load(&session->own_files, &session->files, content->lang.utf8,
                           &tables->arena, &untold, &book))
            readability_table_print(content, &book, stdout);
        for (size_t k = 0; k < untold.count; k++)
            problem_print(&untold.items[k], stderr);
    }
}

int
check_tables_print(const struct session *session, const struct options *options)
{
    struct tables tables = {.count = 0};
    const struct content *content = session->edition.content;
    const struct text_list *languages = content ? &content->clinic.languages : NULL;
    if (options->lang || !languages)
        read_language(&tables, session->folder,
                      session->asked_lang ? session->asked_lang : "en");
    else
        for (size_t i = 0; i < languages->count && i < LANGUAGES; i++)
            read_language(&tables, session->folder, languages->items[i].utf8);
    bool whole = true;
    if (options->coverage)
        whole = coverage_print(tables.contents, tables.count, stdout);
    if (options->readability)
        print_readability(&tables, session);
    arena_finish(&tables.arena);
    return whole ? 0 : 1;
}
