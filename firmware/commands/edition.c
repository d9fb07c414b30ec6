// SPDX-License-Identifier: MIT
// Owns the order of reading: what the first screen needs comes first, other languages may
// come later.
#include "commands/edition.h"

#include "content/check.h"
#include "content/limits.h"
#include "content/translations.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

// ---- one language ---------------------------------------------------------------------

static const char *
code_of(const struct edition *edition, size_t index)
{
    return edition->tongues[index].code;
}

// What visitors see of a language, once its source has been read as well.
static void
complete(struct edition *edition, size_t index)
{
    struct language *language = &edition->languages[index];
    const struct content *source = edition->languages[edition->source].own;
    language->content = language->own;
    if (language->own && source && index != edition->source)
        language->content = translations_merge(language->own, source, &edition->arena,
                                               &edition->tongues[index].partial);
    if (!language->content)
        return;
    content_check(language->content, &edition->problems);
    content_check_icons(language->content, &edition->assets, &edition->problems);
    if (index != edition->source && source && !edition->by_rules)
        translations_check(language->own, source, true, &edition->problems);
}

static void
begin(struct edition *edition, size_t index)
{
    edition->loading = index;
    edition->load = load_new_from(&edition->files, code_of(edition, index),
                                  &edition->arena, &edition->problems);
    load_say_not_yet(edition->load, &edition->tongues[index].words->word[WORD_NOT_YET]);
}

static void
end(struct edition *edition)
{
    struct language *language = &edition->languages[edition->loading];
    language->own = load_result(edition->load);
    language->read = true;
    load_free(edition->load);
    edition->load = NULL;
}

static void
read_language(struct edition *edition, size_t index)
{
    size_t errors = edition->problems.errors;
    if (edition->languages[index].read)
        return;
    begin(edition, index);
    while (load_step(edition->load, 0))
        continue;
    end(edition);
    edition->languages[index].broken = edition->problems.errors > errors;
}

// ---- which languages there are --------------------------------------------------------

static int
by_code(const void *left, const void *right)
{
    return strcmp(((const struct tongue *)left)->code,
                  ((const struct tongue *)right)->code);
}

static bool
is_listed(const struct edition *edition, const char *lang)
{
    for (size_t i = 0; i < edition->count; i++)
        if (strcmp(edition->tongues[i].code, lang) == 0)
            return true;
    return false;
}

// The program's own words, or NULL after telling what is wrong with them.
static const struct words *
read_words(struct edition *edition, const char *lang)
{
    struct words *words = arena_alloc(&edition->arena, sizeof *words);
    bool whole = words_load_from(&edition->assets, lang, &edition->arena,
                                 &edition->problems, words);
    return whole ? words : NULL;
}

static void
add_language(struct edition *edition, const char *lang, const struct words *words)
{
    struct tongue *tongue = &edition->tongues[edition->count];
    if (!words)
        return;
    tongue->code = arena_copy(&edition->arena, lang, strlen(lang));
    tongue->words = words;
    tongue->hyphens = hyphens_new_from(&edition->assets, lang);
    edition->count++;
}

static bool
has_words(struct edition *edition, const char *lang)
{
    const char *name = arena_printf(&edition->arena, "words/%s.yaml", lang);
    return files_read_start(&edition->assets, name, 1, &edition->arena).status ==
           FILE_READ;
}

static void
add_languages(struct edition *edition, const struct text_list *languages)
{
    for (size_t i = 0; i < languages->count; i++) {
        const struct text *lang = &languages->items[i];
        if (!lang->utf8 || is_listed(edition, lang->utf8))
            continue;
        if (has_words(edition, lang->utf8))
            add_language(edition, lang->utf8, read_words(edition, lang->utf8));
        else
            problem_add(&edition->problems, SEVERITY_ERROR, lang->place,
                        arena_printf(&edition->arena,
                                     "take it from the list, or add words/%s.yaml to the "
                                     "program's assets",
                                     lang->utf8),
                        "the program has no words of its own in the language \"%s\"",
                        lang->utf8);
    }
}

size_t
edition_language(const struct edition *edition, const char *lang)
{
    for (size_t i = 0; lang && i < edition->count; i++)
        if (strcmp(edition->tongues[i].code, lang) == 0)
            return i;
    return edition->main;
}

// Where there is no content at all, a notice is in every language the program has.
static void
add_program_languages(struct edition *edition)
{
    static const char before[] = "words/", ending[] = ".yaml";
    struct files_names names =
        files_list(&edition->assets, "words", ending, LIMIT_LANGUAGES, &edition->arena);
    for (size_t i = 0; i < names.count; i++) {
        const char *name = names.items[i] + sizeof before - 1;
        const char *lang =
            arena_copy(&edition->arena, name, strlen(name) - (sizeof ending - 1));
        if (!is_listed(edition, lang))
            add_language(edition, lang, read_words(edition, lang));
    }
}

// Opens the list of languages once the clinic's own is known: that of the main language
// has been read by then, whatever came of it.
static void
list_languages(struct edition *edition, const struct content *own, const char *lang,
               const struct words *words)
{
    static const struct text_list none = {0};
    size_t most = LIMIT_LANGUAGES + 1;
    edition->tongues = arena_array(&edition->arena, most, sizeof *edition->tongues);
    edition->languages = arena_array(&edition->arena, most, sizeof *edition->languages);
    add_language(edition, lang, words);
    edition->main = 0;
    add_languages(edition, own ? &own->clinic.languages : &none);
    if (edition->files.entries && edition->files.count == 0)
        add_program_languages(edition);
    if (edition->count > 1)
        qsort(edition->tongues, edition->count, sizeof *edition->tongues, by_code);
    edition->main = edition_language(edition, lang);
    edition->source =
        own ? edition_language(edition, content_source_lang(own)) : edition->main;
}

// ---- the interface --------------------------------------------------------------------

void
edition_begin(struct edition *edition, const struct files *files,
              const struct files *assets, const char *lang, bool by_rules)
{
    *edition = (struct edition){.files = *files, .assets = *assets, .by_rules = by_rules};
    edition->problems.arena = &edition->arena;
    const char *first = translations_first_language(files, &edition->arena);
    edition->first = lang ? lang : first ? first : "en";
    edition->words = read_words(edition, edition->first);
    edition->load =
        load_new_from(files, edition->first, &edition->arena, &edition->problems);
    if (edition->words)
        load_say_not_yet(edition->load, &edition->words->word[WORD_NOT_YET]);
}

// The main language has been read: what its pages fall back to is read now.
static void
take_main(struct edition *edition, const struct content *own)
{
    struct language *main = &edition->languages[edition->main];
    main->own = own;
    main->read = true;
    edition->words = edition->tongues[edition->main].words;
    if (edition->source != edition->main)
        read_language(edition, edition->source);
    complete(edition, edition->main);
    edition->content = main->content;
    if (edition->source != edition->main)
        complete(edition, edition->source);
}

// Reads the main language; returns true while work is left.
static bool
read_main(struct edition *edition, unsigned budget_ms)
{
    if (load_step(edition->load, budget_ms))
        return true;
    const struct content *own = load_result(edition->load);
    edition->emergency = load_found(edition->load)->clinic.emergency_number;
    load_free(edition->load);
    edition->load = NULL;
    list_languages(edition, own, edition->first, edition->words);
    if (edition->count > 0)
        take_main(edition, own);
    edition->listed = true;
    edition->whole = edition->count < 2 || !own;
    problems_sort(&edition->problems);
    return false;
}

void
edition_read(struct edition *edition, const struct files *files,
             const struct files *assets, const char *lang, bool by_rules)
{
    edition_begin(edition, files, assets, lang, by_rules);
    while (read_main(edition, 0))
        continue;
}

// The next language to be read, or the number of them.
static size_t
next_unread(const struct edition *edition)
{
    size_t index = 0;
    while (index < edition->count && edition->languages[index].read)
        index++;
    return index;
}

bool
edition_read_more(struct edition *edition, unsigned budget_ms)
{
    if (!edition->listed && read_main(edition, budget_ms))
        return true;
    while (!edition->whole) {
        size_t index = edition->load ? edition->loading : next_unread(edition);
        if (index == edition->count) {
            edition->whole = true;
            problems_sort(&edition->problems);
            break;
        }
        if (!edition->load) {
            edition->errors_before = edition->problems.errors;
            begin(edition, index);
        }
        if (load_step(edition->load, budget_ms))
            return true;
        end(edition);
        complete(edition, index);
        edition->languages[index].broken =
            edition->problems.errors > edition->errors_before;
        if (budget_ms > 0)
            return true;
    }
    return false;
}

size_t
edition_count_drafts(struct edition *edition)
{
    size_t count = 0;
    while (edition_read_more(edition, 0))
        continue;
    for (size_t i = 0; i < edition->count; i++)
        if (edition->languages[i].own && !edition->languages[i].broken)
            count += edition->languages[i].own->draft_count;
    return count;
}

void
edition_leave_out_broken(struct edition *edition)
{
    size_t kept = 0;
    const char *main = code_of(edition, edition->main);
    const char *source = code_of(edition, edition->source);
    assert(edition->whole);
    for (size_t i = 0; i < edition->count; i++) {
        if (edition->languages[i].broken || !edition->languages[i].content) {
            hyphens_free(edition->tongues[i].hyphens);
            continue;
        }
        edition->tongues[kept] = edition->tongues[i];
        edition->languages[kept++] = edition->languages[i];
    }
    edition->count = kept;
    edition->main = edition_language(edition, main);
    edition->source = edition_language(edition, source);
}

void
edition_move(struct edition *to, struct edition *from)
{
    assert(!from->load);
    *to = *from;
    to->problems.arena = &to->arena;
    *from = (struct edition){0};
}

void
edition_finish(struct edition *edition)
{
    load_free(edition->load);
    for (size_t i = 0; i < edition->count; i++)
        hyphens_free(edition->tongues[i].hyphens);
    arena_finish(&edition->arena);
    *edition = (struct edition){0};
}

void
edition_print_problems(const struct edition *edition)
{
    for (size_t i = 0; i < edition->problems.count; i++)
        if (edition->problems.items[i].severity != SEVERITY_NOTE)
            problem_print(&edition->problems.items[i], stderr);
}
