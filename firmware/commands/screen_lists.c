// SPDX-License-Identifier: MIT
// Owns counting the lists on a screen: a list is there when any of its entries is.
#include "commands/screen_lists.h"

#include "content/rules.h"
#include "layout/display_list.h"

#include <string.h>

// The entries of a list or checklist. A care card is one thing, whatever it holds.
static const struct text_list *
entries_of(const struct block *block)
{
    if (block->kind == BLOCK_LIST)
        return &block->list;
    return block->kind == BLOCK_CHECKLIST ? &block->checklist.items : NULL;
}

static bool
is_on(const struct screen *screen, const struct text_list *entries)
{
    for (size_t i = 0; i < screen->item_count; i++)
        for (size_t k = 0; k < entries->count; k++)
            if (screen->items[i].source == &entries->items[k])
                return true;
    return false;
}

// Counts the lists on the screen; *place: of the first that is one too many.
static size_t
count_lists(const struct screen *screen, const struct page *page, struct place *place)
{
    size_t count = 0;
    for (size_t i = 0; i < page->body_count; i++) {
        const struct text_list *entries = entries_of(&page->body[i]);
        if (entries && is_on(screen, entries) && ++count == SCREEN_LISTS_MOST + 1)
            *place = page->body[i].place;
    }
    return count;
}

static void
keep(struct screen_lists *lists, const struct screen_lists_case *found)
{
    for (size_t i = 0; i < lists->count; i++) {
        struct screen_lists_case *known = &lists->cases[i];
        if (known->page != found->page)
            continue;
        size_t more = known->more + 1;
        if (found->lists > known->lists)
            *known = *found;
        known->more = more;
        return;
    }
    if (lists->count < SCREEN_LISTS_CASES)
        lists->cases[lists->count++] = *found;
}

void
screen_lists_look(struct screen_lists *lists, const struct content *content,
                  const struct page *page, const struct laid_view *view,
                  const char *panel)
{
    struct screen_lists_case found = {
        .page = page, .content = content, .step = view->style.step, .panel = panel};
    if (!page->lang.utf8 || strcmp(page->lang.utf8, content->lang.utf8) != 0)
        return;
    for (size_t i = 0; i < view->screen_count; i++) {
        struct place place = {0};
        size_t count = count_lists(&view->screens[i], page, &place);
        if (count <= SCREEN_LISTS_MOST || count <= found.lists)
            continue;
        found.lists = count;
        found.place = place;
    }
    if (found.lists > 0)
        keep(lists, &found);
}

void
screen_lists_report(const struct screen_lists *lists, struct problems *problems)
{
    struct arena arena = {0};
    const struct rule *rule = rules_named("L38");
    for (size_t i = 0; i < lists->count; i++) {
        const struct screen_lists_case *found = &lists->cases[i];
        enum rule_level level = rules_level(&found->content->clinic, rule, found->place);
        const char *more =
            found->more > 0 ? arena_printf(&arena, " and %zu more", found->more) : "";
        if (level != RULE_OFF)
            problem_add_by_rule(
                problems, rule->id, (enum severity)level, found->place,
                "join two of them, or write one as text",
                arena_printf(&arena,
                             "%zu lists stand on one screen at text %d on %s%s; people "
                             "take in at most %d",
                             found->lists, found->step, found->panel, more,
                             SCREEN_LISTS_MOST));
    }
    arena_finish(&arena);
}
