// SPDX-License-Identifier: MIT
// The order of the attract loop, worked out anew each time: a loop has a handful of
// slides, and nothing kept means nothing stale when the content changes.
#include "visit/attract.h"

#include <string.h>

enum { WORD_MS = 500 };

static bool
fits(const struct page *page, bool drafts)
{
    return page != NULL && page->is_public &&
           page->attract.len + page->main_message.len > 0 &&
           (page->status == PAGE_APPROVED || (drafts && page->status == PAGE_DRAFT));
}

// Whether one of the first `tiles` tiles opens the page.
static bool
on_menu(const struct menu *menu, size_t tiles, const char *id)
{
    for (size_t i = 0; i < tiles; i++) {
        if (menu->tiles[i].page.utf8 != NULL &&
            strcmp(menu->tiles[i].page.utf8, id) == 0) {
            return true;
        }
    }
    return false;
}

// Goes through the loop until the slide is found, or to its end; counts what it passes.
static const struct page *
walk(const struct content *content, bool drafts, size_t slide, size_t *count)
{
    *count = 0;
    if (content == NULL) {
        return NULL;
    }
    const struct menu *menu = &content->menu;
    for (size_t i = 0; i < menu->tile_count; i++) {
        const char *id = menu->tiles[i].page.utf8;
        const struct page *page = id != NULL ? content_page(content, id) : NULL;
        if (fits(page, drafts) && !on_menu(menu, i, id) && (*count)++ == slide) {
            return page;
        }
    }
    for (size_t i = 0; i < content->page_count; i++) {
        const struct page *page = &content->pages[i];
        if (fits(page, drafts) && !on_menu(menu, menu->tile_count, page->id.utf8) &&
            (*count)++ == slide) {
            return page;
        }
    }
    return NULL;
}

size_t
attract_count(const struct content *content, bool drafts)
{
    size_t count;
    (void)walk(content, drafts, SIZE_MAX, &count);
    return count;
}

const struct page *
attract_page(const struct content *content, bool drafts, size_t slide)
{
    const size_t all = attract_count(content, drafts);
    size_t count;
    return all == 0 ? NULL : walk(content, drafts, slide % all, &count);
}

uint64_t
attract_slide_ms(const struct page *page, unsigned slide_ms)
{
    const struct text *said =
        page->attract.len > 0 ? &page->attract : &page->main_message;
    const uint64_t reading_ms =
        (uint64_t)text_count_words(said->utf8, said->len) * WORD_MS;
    return reading_ms > slide_ms ? reading_ms : slide_ms;
}
