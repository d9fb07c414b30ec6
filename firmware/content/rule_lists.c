// SPDX-License-Identifier: MIT
// Owns joining the lists of several rule files.
#include "content/rule_lists.h"

#include <string.h>

static const struct text_list *
list_at(const struct rule_file *file, size_t offset)
{
    return (const struct text_list *)(const void *)((const char *)file + offset);
}

static struct text_list
join(const struct rule_book *book, size_t offset, struct arena *arena)
{
    size_t count = 0, taken = 0;
    for (size_t i = 0; i < book->file_count; i++)
        count += list_at(&book->files[i], offset)->count;
    struct text *items = arena_array(arena, count, sizeof *items);
    for (size_t i = 0; i < book->file_count; i++) {
        const struct text_list *list = list_at(&book->files[i], offset);
        if (list->count > 0)
            memcpy(items + taken, list->items, list->count * sizeof *items);
        taken += list->count;
    }
    return (struct text_list){items, count};
}

struct text_list
rule_lists_exempt(const struct rule_book *book, struct arena *arena)
{
    return join(book, offsetof(struct rule_file, exempt), arena);
}

struct text_list
rule_lists_verbs(const struct rule_book *book, struct arena *arena)
{
    return join(book, offsetof(struct rule_file, verbs), arena);
}

struct text_list
rule_lists_roles(const struct rule_book *book, struct arena *arena)
{
    return join(book, offsetof(struct rule_file, roles), arena);
}

struct text_list
rule_lists_translators(const struct rule_book *book, struct arena *arena)
{
    return join(book, offsetof(struct rule_file, translators), arena);
}

struct text_list
rule_lists_capitals(const struct rule_book *book, struct arena *arena)
{
    return join(book, offsetof(struct rule_file, capitals), arena);
}

unsigned
rule_lists_review_months(const struct rule_book *book, const struct page *page,
                         unsigned most)
{
    unsigned months = most;
    for (size_t i = 0; i < book->file_count; i++) {
        const struct rule_review *reviews = book->files[i].reviews.items;
        for (size_t k = 0; k < book->files[i].reviews.count; k++) {
            const struct rule_scope scope = {.pages = reviews[k].pages};
            if (reviews[k].months < months && rule_scope_has(&scope, page))
                months = reviews[k].months;
        }
    }
    return months;
}
