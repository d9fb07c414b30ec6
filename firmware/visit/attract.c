// SPDX-License-Identifier: MIT
// The order of the attract loop, worked out anew each time: a loop has a handful of
// slides, and nothing kept means nothing stale when the content changes.
#include "visit/attract.h"

#include "content/due.h"

#include <assert.h>
#include <string.h>

enum { WORD_MS = 500, NOTICE_WEIGHT = 2, WEIGHT_MOST = 3, ENTRIES_MAX = 32 };

_Static_assert(ENTRIES_MAX *WEIGHT_MOST <= ATTRACT_SLIDES_MAX, "a round has its room");

// Something the loop shows, and how often in a round.
struct entry {
    struct attract_slide slide;
    size_t weight;
};

struct entries {
    struct entry items[ENTRIES_MAX];
    size_t count;
    size_t weight; // of all
};

static bool
fits(const struct attract *attract, const struct page *page)
{
    return page != NULL && page->is_public &&
           page->attract.len + page->main_message.len > 0 &&
           (page->status == PAGE_APPROVED ||
            (attract->drafts && page->status == PAGE_DRAFT)) &&
           due_age(page, attract->today) != PAGE_AGE_EXPIRED;
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

static void
add(struct entries *entries, struct attract_slide slide, unsigned weight)
{
    if (entries->count < ENTRIES_MAX) {
        const size_t counted = weight < 1             ? 1
                               : weight > WEIGHT_MOST ? WEIGHT_MOST
                                                      : weight;
        entries->items[entries->count++] = (struct entry){slide, counted};
        entries->weight += counted;
    }
}

static void
add_page(struct entries *entries, const struct page *page)
{
    add(entries, (struct attract_slide){.page = page}, page->attract_weight);
}

static void
gather(const struct attract *attract, struct entries *entries)
{
    const struct content *content = attract->content;
    *entries = (struct entries){0};
    if (content == NULL) {
        return;
    }
    const struct menu *menu = &content->menu;
    for (size_t i = 0; i < due_notice_count(content, attract->today); i++) {
        const struct notice *notice = due_notice(content, attract->today, i);
        add(entries, (struct attract_slide){.notice = notice}, NOTICE_WEIGHT);
    }
    for (size_t i = 0; i < menu->tile_count; i++) {
        const char *id = menu->tiles[i].page.utf8;
        const struct page *page = id != NULL ? content_page(content, id) : NULL;
        if (fits(attract, page) && !on_menu(menu, i, id)) {
            add_page(entries, page);
        }
    }
    for (size_t i = 0; i < content->page_count; i++) {
        const struct page *page = &content->pages[i];
        if (fits(attract, page) && !on_menu(menu, menu->tile_count, page->id.utf8)) {
            add_page(entries, page);
        }
    }
}

// Gives an entry its places in the round: as far from each other as they can be, each
// moved on to the next that is free.
static void
place(const struct entries *entries, const struct entry *entry,
      const struct entry *round[ATTRACT_SLIDES_MAX])
{
    const size_t all = entries->weight;
    size_t first = 0;
    while (round[first] != NULL) {
        first++;
    }
    for (size_t k = 0; k < entry->weight; k++) {
        size_t at = (first + k * all / entry->weight) % all;
        while (round[at] != NULL) {
            at = (at + 1) % all;
        }
        round[at] = entry;
    }
}

static void
place_all(const struct entries *entries, size_t weight,
          const struct entry *round[ATTRACT_SLIDES_MAX])
{
    for (size_t i = 0; i < entries->count; i++) {
        if (entries->items[i].weight == weight) {
            place(entries, &entries->items[i], round);
        }
    }
}

// The round: what comes often is placed first, while there is room to choose.
static void
lay_round(const struct entries *entries, const struct entry *round[ATTRACT_SLIDES_MAX])
{
    for (size_t weight = WEIGHT_MOST; weight > 0; weight--) {
        place_all(entries, weight, round);
    }
}

size_t
attract_count(const struct attract *attract)
{
    struct entries entries;
    gather(attract, &entries);
    return entries.weight;
}

struct attract_slide
attract_slide(const struct attract *attract, size_t index)
{
    struct entries entries;
    const struct entry *round[ATTRACT_SLIDES_MAX] = {NULL};
    gather(attract, &entries);
    if (entries.weight == 0) {
        return (struct attract_slide){0};
    }
    lay_round(&entries, round);
    const struct entry *entry = round[index % entries.weight];
    assert(entry != NULL); // the weights of the entries fill the round
    return entry->slide;
}

uint64_t
attract_slide_ms(const struct attract_slide *slide, unsigned slide_ms)
{
    const struct text none = {.utf8 = ""};
    const struct text *said = &none;
    if (slide->notice != NULL) {
        said = &slide->notice->text;
    } else if (slide->page != NULL) {
        said = slide->page->attract.len > 0 ? &slide->page->attract
                                            : &slide->page->main_message;
    }
    const uint64_t reading_ms =
        (uint64_t)text_count_words(said->utf8, said->len) * WORD_MS;
    return reading_ms > slide_ms ? reading_ms : slide_ms;
}

uint64_t
attract_round_ms(const struct attract *attract, unsigned slide_ms)
{
    uint64_t round_ms = 0;
    for (size_t i = 0; i < attract_count(attract); i++) {
        const struct attract_slide slide = attract_slide(attract, i);
        round_ms += attract_slide_ms(&slide, slide_ms);
    }
    return round_ms;
}
