// SPDX-License-Identifier: MIT
// Owns finding and reading the rule files.
#include "content/rule_book.h"

#include "content/limits.h"
#include "content/reader.h"

#include <stdlib.h>
#include <string.h>

enum { RULE_FILES = 64 };

static bool
read_file(const struct files *files, const char *name, struct reader *reader,
          struct rule_file *rules)
{
    static const struct schema_file schema = {
        .name = "rules", .shape = &schema_rules, .numbered = true};
    struct arena nodes = {0};
    struct node_stats stats = {0};
    size_t errors = reader->problems->errors;
    const char *path = arena_printf(reader->arena, "%s/%s", files->path, name);
    struct file file = files_read(files, name, LIMIT_WORDS_BYTES, &nodes);
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

// A folder without rules has none.
static bool
read_folder(struct rule_book *book, struct rule_file *rules, const struct files *files,
            struct reader *reader)
{
    struct files_names names =
        files_list(files, "rules", ".yaml", RULE_FILES, reader->arena);
    bool whole = true;
    for (size_t i = 0; i < names.count; i++) {
        struct rule_file *file = &rules[book->file_count];
        *file = (struct rule_file){0};
        whole = read_file(files, names.items[i], reader, file) && whole;
        bool ours = !file->lang.utf8 || strcmp(file->lang.utf8, book->lang.utf8) == 0;
        book->file_count += ours;
    }
    return whole;
}

bool
rule_book_load(const struct files *assets, const struct files *content, const char *lang,
               struct arena *arena, struct problems *problems, struct rule_book *book)
{
    struct reader reader = {.arena = arena, .problems = problems, .lang = lang};
    struct rule_file *rules = arena_array(arena, 2 * RULE_FILES, sizeof *rules);
    *book = (struct rule_book){
        .lang = {.utf8 = arena_copy(arena, lang, strlen(lang)), .len = strlen(lang)},
        .files = rules,
    };
    bool general = read_folder(book, rules, assets, &reader);
    bool own = read_folder(book, rules, content, &reader);
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
