// SPDX-License-Identifier: MIT
// Owns looking things up in a loaded content.
#include "content/model.h"

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
