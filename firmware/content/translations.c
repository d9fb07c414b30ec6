// SPDX-License-Identifier: MIT
// Owns the merging of two languages and the matrix. What a page must have in common with
// its source is checked in translation_check.c.
#include "content/translations.h"

#include "content/limits.h"
#include "content/nodes.h"
#include "content/scalars.h"

#include <stdlib.h>
#include <string.h>

// ---- the first language ---------------------------------------------------------------

const char *
translations_first_language(const struct files *content, struct arena *arena)
{
    struct arena nodes = {0};
    struct problems untold = {.arena = &nodes};
    struct node_stats stats = {0};
    static const char name[] = "clinic.yaml";
    struct file file = files_read(content, name, LIMIT_YAML_BYTES, &nodes);
    const struct node *root =
        file.status == FILE_READ
            ? nodes_parse(&(struct node_input){name, file.bytes, file.len}, &nodes,
                          &untold, &stats)
            : NULL;
    const struct node *list = root ? node_value(root, "languages") : NULL;
    const struct node *first = list && list->kind == NODE_LIST ? list->first : NULL;
    const char *lang = NULL;
    if (first && first->kind == NODE_SCALAR &&
        scalar_is_language(first->scalar, first->len))
        lang = arena_copy(arena, first->scalar, first->len);
    arena_finish(&nodes);
    return lang;
}

// ---- states ---------------------------------------------------------------------------

static bool
is_stale(const struct page *page, const struct page *source)
{
    return page->translated_lang.utf8 &&
           strcmp(page->translated_lang.utf8, source->lang.utf8) == 0 &&
           page->translated_version < source->version;
}

enum translation_state
translation_state(const struct content *own, const struct content *source, const char *id)
{
    const struct page *page = content_page(own, id);
    const struct page *from = content_page(source, id);
    if (!page)
        return TRANSLATION_MISSING;
    if (own != source && from && is_stale(page, from))
        return TRANSLATION_STALE;
    return page->status == PAGE_DRAFT ? TRANSLATION_DRAFT : TRANSLATION_OK;
}

// ---- merging --------------------------------------------------------------------------

// A page that was withdrawn at its source is withdrawn in all languages.
static bool
is_borrowed(const struct content *own, const struct content *source,
            const struct page *from)
{
    enum translation_state state = translation_state(own, source, from->id.utf8);
    return state == TRANSLATION_MISSING || state == TRANSLATION_STALE ||
           from->status == PAGE_WITHDRAWN;
}

static int
by_id(const void *left, const void *right)
{
    return strcmp(((const struct page *)left)->id.utf8,
                  ((const struct page *)right)->id.utf8);
}

const struct content *
translations_merge(const struct content *own, const struct content *source,
                   struct arena *arena, bool *partial)
{
    struct content *merged = arena_alloc(arena, sizeof *merged);
    struct page *pages =
        arena_array(arena, own->page_count + source->page_count, sizeof *pages);
    size_t count = 0;
    *partial = false;
    for (size_t i = 0; i < source->page_count; i++) {
        const struct page *from = &source->pages[i];
        if (!is_borrowed(own, source, from))
            continue;
        pages[count++] = *from;
        *partial = *partial || from->status != PAGE_WITHDRAWN;
    }
    for (size_t i = 0; i < own->page_count; i++) {
        const struct page *from = content_page(source, own->pages[i].id.utf8);
        if (!from || !is_borrowed(own, source, from))
            pages[count++] = own->pages[i];
    }
    if (count > 1)
        qsort(pages, count, sizeof *pages, by_id);
    *merged = *own;
    merged->pages = pages;
    merged->page_count = count;
    merged->draft_count = 0;
    for (size_t i = 0; i < count; i++)
        merged->draft_count += pages[i].status == PAGE_DRAFT;
    return merged;
}

// ---- the matrix -----------------------------------------------------------------------

static void
print_row(const struct content *const *contents, size_t count, const char *id, int width,
          FILE *out)
{
    static const char *const names[TRANSLATION_STATE_COUNT] = {
        [TRANSLATION_OK] = "ok",
        [TRANSLATION_DRAFT] = "needs review",
        [TRANSLATION_STALE] = "stale",
        [TRANSLATION_MISSING] = "missing",
    };
    (void)fprintf(out, "%-*s", width, id);
    for (size_t i = 0; i < count; i++)
        (void)fprintf(out, "  %-12s",
                      names[translation_state(contents[i], contents[0], id)]);
    (void)fputc('\n', out);
}

// The ids that a language has and none before it.
static void
print_rows(const struct content *const *contents, size_t count, size_t from, int width,
           FILE *out)
{
    for (size_t i = 0; i < contents[from]->page_count; i++) {
        const char *id = contents[from]->pages[i].id.utf8;
        bool known = false;
        for (size_t k = 0; k < from && !known; k++)
            known = content_page(contents[k], id) != NULL;
        if (!known)
            print_row(contents, count, id, width, out);
    }
}

void
translations_print(const struct content *const *contents, size_t count, FILE *out)
{
    int width = 4;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < contents[i]->page_count; k++)
            width = (int)contents[i]->pages[k].id.len > width
                        ? (int)contents[i]->pages[k].id.len
                        : width;
    (void)fprintf(out, "%-*s", width, "page");
    for (size_t i = 0; i < count; i++)
        (void)fprintf(out, "  %-12s", contents[i]->lang.utf8);
    (void)fputc('\n', out);
    for (size_t i = 0; i < count; i++)
        print_rows(contents, count, i, width, out);
}
