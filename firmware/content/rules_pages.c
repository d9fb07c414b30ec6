// SPDX-License-Identifier: MIT
// Owns the checks of whole pages that rule files ask for: what a page must have, sections
// of one size, and lists that are the same everywhere.
#include "content/rules_private.h"

#include <string.h>

// ---- require --------------------------------------------------------------------------

static bool
uses_block(const struct page *page, struct text id)
{
    for (size_t i = 0; i < page->body_count && id.utf8; i++)
        if (page->body[i].shared && strcmp(page->body[i].shared, id.utf8) == 0)
            return true;
    return false;
}

// Whether a text of the page with this role (-1: any) has one of the phrases.
static bool
says(const struct rules *rules, const struct page *page, int role,
     const struct text_list *list)
{
    const struct rule_line *lines = rule_lines_of(list, rules->arena);
    for (size_t i = 0; i < rules->visible_count; i++) {
        const struct visible *visible = &rules->visible[i];
        if (visible->page != page ||
            (role >= 0 && visible->role != (enum visible_role)role))
            continue;
        const struct rule_line *line = &rules->lines[i];
        for (size_t k = 0; k < list->count; k++)
            if (rule_line_find(line, &lines[k], 0) < line->count)
                return true;
    }
    return false;
}

static bool
links_to(const struct page *page, struct text id)
{
    for (size_t i = 0; i < page->body_count; i++)
        for (size_t k = 0;
             page->body[i].kind == BLOCK_LINKS && k < page->body[i].links.count; k++)
            if (page->body[i].links.items[k].page.utf8 &&
                strcmp(page->body[i].links.items[k].page.utf8, id.utf8) == 0)
                return true;
    return page->next.utf8 && strcmp(page->next.utf8, id.utf8) == 0;
}

static bool
links_to_all(const struct page *page, const struct text_list *ids)
{
    bool all = ids->count > 0;
    for (size_t i = 0; i < ids->count && all; i++)
        all = ids->items[i].utf8 && links_to(page, ids->items[i]);
    return all;
}

static bool
has_required(const struct rules *rules, const struct page *page,
             const struct rule_require *require)
{
    return uses_block(page, require->block) ||
           says(rules, page, VISIBLE_HEADING, &require->headings) ||
           says(rules, page, -1, &require->words) || links_to_all(page, &require->links);
}

void
rules_check_require(struct rules *rules, const struct rule *rule, const void *entry)
{
    const struct rule_require *require = entry;
    const struct content *content = rules->content;
    size_t have = 0;
    for (size_t i = 0; i < content->page_count; i++) {
        const struct page *page = &content->pages[i];
        if (page->status == PAGE_WITHDRAWN || !rule_scope_has(&require->scope, page))
            continue;
        bool has = has_required(rules, page, require);
        have += has;
        if (!has && !require->one)
            rules_found(rules, rule, page->place, require->mend.utf8,
                        "the page \"%s\" %s", page->id.utf8, require->what.utf8);
    }
    // With a page that could not be read nobody knows whether it had it.
    if (require->one && have == 0 && content->broken_pages.count == 0)
        rules_found(rules, rule, (struct place){.path = content->folder},
                    require->mend.utf8, "no page %s", require->what.utf8);
}

// ---- balance --------------------------------------------------------------------------

static size_t
entries_of(const struct block *block)
{
    if (block->kind == BLOCK_LIST)
        return block->list.count;
    if (block->kind == BLOCK_ROWS)
        return block->rows.count;
    if (block->kind == BLOCK_CARE)
        return block->care.items.count;
    return block->kind == BLOCK_LINKS || block->kind == BLOCK_PICTURE ? 0 : 1;
}

// Entries of the sections of a page whose heading has one of the phrases. *first: the
// first such heading.
static size_t
section_entries(const struct rules *rules, const struct page *page,
                const struct text_list *headings, const struct block **first)
{
    const struct rule_line *lines = rule_lines_of(headings, rules->arena);
    bool inside = false;
    size_t entries = 0;
    for (size_t i = 0; i < page->body_count; i++) {
        const struct block *block = &page->body[i];
        if (block->kind != BLOCK_HEADING) {
            entries += inside ? entries_of(block) : 0;
            continue;
        }
        struct rule_line line = rule_line_of(block->heading, rules->arena);
        inside = false;
        for (size_t k = 0; k < headings->count; k++)
            inside = inside || rule_line_find(&line, &lines[k], 0) < line.count;
        if (inside && !*first)
            *first = block;
    }
    return entries;
}

void
rules_check_balance(struct rules *rules, const struct rule *rule, const void *entry)
{
    const struct rule_balance *balance = entry;
    for (size_t i = 0; i < rules->content->page_count; i++) {
        const struct page *page = &rules->content->pages[i];
        const struct block *heading = NULL, *other = NULL;
        if (page->status == PAGE_WITHDRAWN)
            continue;
        size_t count = section_entries(rules, page, &balance->headings, &heading);
        size_t against = section_entries(rules, page, &balance->against, &other);
        if (heading && (!other || against < count))
            rules_found(rules, rule, heading->heading.place, balance->mend.utf8,
                        "the section \"%s\" has %zu entries and %s %zu",
                        heading->heading.utf8, count, balance->what.utf8, against);
    }
}

// ---- lists ----------------------------------------------------------------------------

enum { PART_OF_LIST = 3 }; // as many entries in common make it that list

static const struct text_list *
list_of(const struct block *block)
{
    static const struct text_list none = {0};
    if (block->kind == BLOCK_LIST)
        return &block->list;
    if (block->kind == BLOCK_CARE)
        return &block->care.items;
    return block->kind == BLOCK_CHECKLIST ? &block->checklist.items : &none;
}

struct wanted {
    const struct rule_line *lines;
    size_t count;
};

static size_t
count_common(const struct wanted *wanted, const struct rule_line *lines, size_t count)
{
    size_t common = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < wanted->count; k++)
            common += rule_line_equal(&lines[i], &wanted->lines[k]);
    return common;
}

static bool
is_same_list(const struct wanted *wanted, const struct rule_line *lines, size_t count)
{
    bool same = count == wanted->count;
    for (size_t i = 0; i < count && same; i++)
        same = rule_line_equal(&lines[i], &wanted->lines[i]);
    return same;
}

static bool
must_have(const struct rule_list *list, const struct page *page)
{
    for (size_t i = 0; i < list->pages.count; i++)
        if (list->pages.items[i].utf8 && page->id.utf8 &&
            strcmp(list->pages.items[i].utf8, page->id.utf8) == 0)
            return true;
    return false;
}

static void
check_list_on(struct rules *rules, const struct rule *rule, const struct rule_list *list,
              const struct wanted *wanted, const struct page *page)
{
    bool whole = false;
    for (size_t i = 0; i < page->body_count; i++) {
        const struct text_list *items = list_of(&page->body[i]);
        if (items->count == 0)
            continue;
        const struct rule_line *lines = rule_lines_of(items, rules->arena);
        bool same = is_same_list(wanted, lines, items->count);
        whole = whole || same;
        if (!same && count_common(wanted, lines, items->count) >= PART_OF_LIST)
            rules_found(rules, rule, items->items[0].place, list->mend.utf8,
                        "this list has some of the entries, but not all %zu in their "
                        "words and order",
                        wanted->count);
    }
    if (!whole && must_have(list, page))
        rules_found(rules, rule, page->place, list->mend.utf8, "the page \"%s\" %s",
                    page->id.utf8, list->what.utf8);
}

void
rules_check_list(struct rules *rules, const struct rule *rule, const void *entry)
{
    const struct rule_list *list = entry;
    const struct wanted wanted = {.lines = rule_lines_of(&list->items, rules->arena),
                                  .count = list->items.count};
    for (size_t i = 0; i < rules->content->page_count; i++)
        if (rules->content->pages[i].status != PAGE_WITHDRAWN)
            check_list_on(rules, rule, list, &wanted, &rules->content->pages[i]);
}
