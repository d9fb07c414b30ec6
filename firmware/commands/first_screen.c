// SPDX-License-Identifier: MIT
#include "commands/first_screen.h"

#include "layout/display_list.h"

#include <string.h>

enum { LARGE_STEP = 125 }; // above it a page's beginning may take two screens

// Whether a byte is part of a word; spaces, hyphens and marks may differ where lines end.
static bool
counts(char byte)
{
    bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
    return letter || (byte >= '0' && byte <= '9') || (unsigned char)byte >= 0xC3;
}

static size_t
put_letters(char *to, const char *utf8, size_t len)
{
    size_t count = 0;
    for (size_t i = 0; i < len; i++)
        if (counts(utf8[i]))
            to[count++] = utf8[i];
    return count;
}

static const char *
letters_of(const char *utf8, size_t len, struct arena *arena)
{
    char *letters = arena_array(arena, len + 1, 1);
    put_letters(letters, utf8, len);
    return letters;
}

// Words of the page itself, not those on buttons and in the margins around it.
static bool
is_of_page(const struct item *item)
{
    return item->kind == ITEM_TEXT && item->role != ROLE_CAPTION &&
           item->role != ROLE_LABEL;
}

static const char *
letters_on(const struct laid_view *view, size_t screens, struct arena *arena)
{
    size_t room = 1, len = 0;
    for (size_t s = 0; s < screens && s < view->screen_count; s++)
        for (size_t i = 0; i < view->screens[s].item_count; i++)
            if (is_of_page(&view->screens[s].items[i]))
                room += view->screens[s].items[i].len;
    char *letters = arena_array(arena, room, 1);
    for (size_t s = 0; s < screens && s < view->screen_count; s++) {
        const struct screen *screen = &view->screens[s];
        for (size_t i = 0; i < screen->item_count; i++)
            if (is_of_page(&screen->items[i]))
                len += put_letters(letters + len, screen->items[i].utf8,
                                   screen->items[i].len);
    }
    return letters;
}

// The first paragraph of the shared block on the page, or NULL: that it lacks was told.
static const struct block *
wanted_block(const struct page *page, struct text id)
{
    for (size_t i = 0; i < page->body_count; i++)
        if (page->body[i].shared && page->body[i].kind == BLOCK_TEXT && id.utf8 &&
            strcmp(page->body[i].shared, id.utf8) == 0)
            return &page->body[i];
    return NULL;
}

static void
keep(struct first_screen *first, const struct first_screen_case *found)
{
    for (size_t i = 0; i < first->count; i++) {
        struct first_screen_case *known = &first->cases[i];
        if (known->page != found->page || known->require != found->require)
            continue;
        known->more++;
        return;
    }
    if (first->count < FIRST_SCREEN_CASES)
        first->cases[first->count++] = *found;
}

static void
look_for(struct first_screen *first, const struct rule_require *require,
         const struct first_screen_case *here, const struct laid_view *view,
         struct arena *arena)
{
    const struct block *block = wanted_block(here->page, require->block);
    if (!require->first_screen || !block || !rule_scope_has(&require->scope, here->page))
        return;
    size_t screens = here->step <= LARGE_STEP ? 1 : 2;
    const char *shown = letters_on(view, screens, arena);
    bool there = strstr(shown, letters_of(block->text.utf8, block->text.len, arena));
    for (size_t i = 0; i < require->shorter.count && !there; i++)
        there = strstr(shown, letters_of(require->shorter.items[i].utf8,
                                         require->shorter.items[i].len, arena));
    if (there)
        return;
    struct first_screen_case found = *here;
    found.require = require;
    keep(first, &found);
}

void
first_screen_look(struct first_screen *first, const struct page *page,
                  const struct laid_view *view, const char *panel, struct arena *arena)
{
    // A page that is borrowed from another language is looked at there.
    if (!page->lang.utf8 || strcmp(page->lang.utf8, first->book.lang.utf8) != 0)
        return;
    const struct first_screen_case here = {
        .page = page, .step = view->style.step, .panel = panel};
    for (size_t f = 0; f < first->book.file_count; f++) {
        const struct rule_entries *entries = &first->book.files[f].require;
        const struct rule_require *require = entries->items;
        for (size_t i = 0; i < entries->count; i++)
            look_for(first, &require[i], &here, view, arena);
    }
}

void
first_screen_report(const struct first_screen *first, struct problems *problems)
{
    struct arena arena = {0};
    for (size_t i = 0; i < first->count; i++) {
        const struct first_screen_case *found = &first->cases[i];
        const char *more =
            found->more > 0 ? arena_printf(&arena, " and %zu more", found->more) : "";
        problem_add_by_rule(
            problems, found->require->rule.utf8, SEVERITY_ERROR, found->page->place,
            "put it first in the body, and shorten the title or the main message",
            arena_printf(
                &arena,
                "the block \"%s\" is not on the first screen%s at text %d on %s%s",
                found->require->block.utf8, found->step <= LARGE_STEP ? "" : "s",
                found->step, found->panel, more));
    }
    arena_finish(&arena);
}
