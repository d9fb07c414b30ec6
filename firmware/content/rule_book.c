// SPDX-License-Identifier: MIT
// Owns finding and reading the rule files.
#include "content/rule_book.h"

#include "base/file.h"
#include "content/limits.h"
#include "content/reader.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

enum { RULE_FILES = 64 };

struct names {
    const char *items[RULE_FILES];
    size_t count;
};

static int
by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

// The rule files of a folder, in order. A folder that is not there has none.
static struct names
names_in(const char *folder, struct arena *arena)
{
    static const char ending[] = ".yaml";
    const size_t ending_len = sizeof ending - 1;
    struct names names = {0};
    DIR *listing = opendir(folder);
    while (listing && names.count < RULE_FILES) {
        // readdir keeps its state in the listing, and a listing is never shared.
        const struct dirent *entry = readdir(listing); // NOLINT(concurrency-mt-unsafe)
        if (!entry)
            break;
        size_t len = strlen(entry->d_name);
        if (entry->d_name[0] != '.' && len > ending_len &&
            strcmp(entry->d_name + len - ending_len, ending) == 0)
            names.items[names.count++] =
                arena_printf(arena, "%s/%s", folder, entry->d_name);
    }
    if (listing)
        closedir(listing);
    if (names.count > 1)
        qsort(names.items, names.count, sizeof *names.items, by_name);
    return names;
}

static bool
read_file(const char *path, struct reader *reader, struct rule_file *rules)
{
    static const struct schema_file schema = {
        .name = "rules", .shape = &schema_rules, .numbered = true};
    struct arena nodes = {0};
    struct node_stats stats = {0};
    size_t errors = reader->problems->errors;
    struct file file = file_read(AT_FDCWD, path, LIMIT_WORDS_BYTES, &nodes);
    const struct node *root = NULL;
    if (file.status == FILE_READ)
        root = nodes_parse(&(struct node_input){path, file.bytes, file.len}, &nodes,
                           reader->problems, &stats);
    else
        reader_fail(reader, (struct place){.path = path}, "check the file's permissions",
                    "%s", file_status_sentence(&file));
    if (root)
        reader_read_file(reader, root, &schema, rules);
    arena_finish(&nodes);
    return root && reader->problems->errors == errors;
}

static bool
read_folder(struct rule_book *book, struct rule_file *files, const char *folder,
            struct reader *reader)
{
    struct names names = names_in(folder, reader->arena);
    bool whole = true;
    for (size_t i = 0; i < names.count; i++) {
        struct rule_file *file = &files[book->file_count];
        *file = (struct rule_file){0};
        whole = read_file(names.items[i], reader, file) && whole;
        bool ours = !file->lang.utf8 || strcmp(file->lang.utf8, book->lang.utf8) == 0;
        book->file_count += ours;
    }
    return whole;
}

bool
rule_book_load(const char *assets_folder, const char *content_folder, const char *lang,
               struct arena *arena, struct problems *problems, struct rule_book *book)
{
    struct reader reader = {.arena = arena, .problems = problems, .lang = lang};
    struct rule_file *files = arena_array(arena, 2 * RULE_FILES, sizeof *files);
    *book = (struct rule_book){
        .lang = {.utf8 = arena_copy(arena, lang, strlen(lang)), .len = strlen(lang)},
        .files = files,
    };
    bool general =
        read_folder(book, files, arena_printf(arena, "%s/rules", assets_folder), &reader);
    bool own = read_folder(book, files, arena_printf(arena, "%s/rules", content_folder),
                           &reader);
    return general && own;
}

static bool
names_page(struct text pattern, const char *id)
{
    size_t len = pattern.len;
    bool open = len > 0 && pattern.utf8[len - 1] == '*';
    return open ? strncmp(pattern.utf8, id, len - 1) == 0 : strcmp(pattern.utf8, id) == 0;
}

bool
rule_scope_has(const struct rule_scope *scope, const struct page *page)
{
    if (!page)
        return scope->pages.count == 0 && scope->kind_count == 0;
    bool named = scope->pages.count == 0;
    for (size_t i = 0; i < scope->pages.count && page->id.utf8; i++)
        named = named || names_page(scope->pages.items[i], page->id.utf8);
    bool of_kind = scope->kind_count == 0;
    for (size_t i = 0; i < scope->kind_count; i++)
        of_kind = of_kind || scope->kinds[i] == (unsigned)page->kind;
    return named && of_kind;
}
