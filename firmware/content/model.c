// SPDX-License-Identifier: MIT
// Owns looking things up in a loaded content.
#include "content/model.h"

#include "content/limits.h"

#include <stdlib.h>
#include <string.h>

static int
id_against_page(const void *id, const void *page)
{
    return strcmp(id, ((const struct page *)page)->id.utf8);
}

const struct page *
content_page(const struct content *content, const char *id)
{
    if (!id || content->page_count == 0)
        return NULL;
    return bsearch(id, content->pages, content->page_count, sizeof *content->pages,
                   id_against_page);
}

const char *
content_source_lang(const struct content *content)
{
    const struct text_list *languages = &content->clinic.languages;
    return languages->count > 0 && languages->items[0].utf8 ? languages->items[0].utf8
                                                            : content->lang.utf8;
}

const struct page *
content_crisis_page(const struct content *content)
{
    for (size_t i = 0; i < content->page_count; i++)
        if (content->pages[i].kind == PAGE_CRISIS)
            return &content->pages[i];
    return NULL;
}

const struct risk *
page_risk(const struct page *page)
{
    for (size_t i = 0; i < page->body_count; i++)
        if (page->body[i].kind == BLOCK_RISK)
            return &page->body[i].risk;
    return NULL;
}

static const struct answer *
find_answer(const struct page *page, const char *id, const struct block **block)
{
    for (size_t i = 0; i < page->body_count; i++) {
        const struct block *faq = &page->body[i];
        for (size_t k = 0; faq->kind == BLOCK_FAQ && k < faq->faq.count; k++) {
            if (strcmp(faq->faq.items[k].id.utf8, id) != 0)
                continue;
            if (block)
                *block = faq;
            return &faq->faq.items[k];
        }
    }
    return NULL;
}

const struct answer *
content_answer(const struct content *content, const char *id, const struct page **page,
               const struct block **block)
{
    char page_id[LIMIT_ID_BYTES + 1];
    size_t len = strcspn(id, "#");
    if (id[len] != '#' || len >= sizeof page_id)
        return NULL;
    memcpy(page_id, id, len);
    page_id[len] = '\0';
    const struct page *found = content_page(content, page_id);
    if (page)
        *page = found;
    return found ? find_answer(found, id, block) : NULL;
}

const char *
content_id(const struct content *content, const char *id)
{
    const struct page *page = content_page(content, id);
    if (page)
        return page->id.utf8;
    const struct answer *answer = content_answer(content, id, NULL, NULL);
    return answer ? answer->id.utf8 : NULL;
}

const struct text *
page_question(const struct page *page, size_t number)
{
    for (size_t i = 0; i < page->body_count; i++) {
        const struct block *block = &page->body[i];
        if (block->kind != BLOCK_ASK)
            continue;
        if (number < block->ask.questions.count)
            return &block->ask.questions.items[number];
        number -= block->ask.questions.count;
    }
    return NULL;
}
