// SPDX-License-Identifier: MIT
// Owns the walk through what visitors read.
#include "content/visible.h"

struct walk {
    struct arena *arena;
    struct visible *items;
    size_t count;
    size_t capacity;
    const struct page *page;
    const struct block *block;
};

static void
add(struct walk *walk, struct text text, enum visible_role role)
{
    if (text.len == 0)
        return;
    arena_grow(walk->arena, (void **)&walk->items, &walk->capacity, walk->count,
               sizeof *walk->items);
    walk->items[walk->count++] = (struct visible){
        .text = text, .role = role, .page = walk->page, .block = walk->block};
}

static void
add_list(struct walk *walk, const struct text_list *list, enum visible_role role)
{
    for (size_t i = 0; i < list->count; i++)
        add(walk, list->items[i], role);
}

static void
add_rows(struct walk *walk, const struct block *block)
{
    for (size_t i = 0; i < block->rows.count; i++) {
        add(walk, block->rows.items[i].label, VISIBLE_LABEL);
        add(walk, block->rows.items[i].text, VISIBLE_TEXT);
    }
}

static void
add_risk(struct walk *walk, const struct risk *risk)
{
    add(walk, risk->what, VISIBLE_TEXT);
    add(walk, risk->what_not, VISIBLE_TEXT);
    add(walk, risk->when, VISIBLE_TEXT);
    add(walk, risk->note, VISIBLE_TEXT);
}

static void
add_track(struct walk *walk, const struct track *track)
{
    if (!track)
        return;
    add(walk, track->anchor, VISIBLE_LABEL);
    for (size_t i = 0; i < track->step_count; i++) {
        add(walk, track->steps[i].anchor, VISIBLE_LABEL);
        add(walk, track->steps[i].label, VISIBLE_TEXT);
    }
}

static void
add_compare(struct walk *walk, const struct block *block)
{
    const struct table *table = block->compare.table;
    for (size_t i = 0; table && i < table->column_count; i++)
        add(walk, table->columns[i].name, VISIBLE_LABEL);
    for (size_t i = 0; table && i < block->compare.row_count; i++) {
        const struct table_row *row = block->compare.rows[i];
        add(walk, row->question, VISIBLE_LABEL);
        for (size_t k = 0; k < table->column_count; k++)
            add(walk, row->cells[k], VISIBLE_TEXT);
    }
}

static void
add_care(struct walk *walk, const struct care *care)
{
    add(walk, care->heading, VISIBLE_HEADING);
    add_list(walk, &care->items, VISIBLE_ITEM);
    add_list(walk, &care->after, VISIBLE_TEXT);
}

static void
add_links(struct walk *walk, const struct block *block)
{
    for (size_t i = 0; i < block->links.count; i++)
        add(walk, block->links.items[i].label, VISIBLE_BUTTON);
}

static void
add_faq(struct walk *walk, const struct block *block)
{
    for (size_t i = 0; i < block->faq.count; i++) {
        const struct answer *answer = &block->faq.items[i];
        walk->block = block;
        add(walk, answer->question, VISIBLE_HEADING);
        for (size_t k = 0; k < answer->body_count; k++) {
            walk->block = &answer->body[k];
            if (walk->block->kind == BLOCK_LIST)
                add_list(walk, &walk->block->list, VISIBLE_ITEM);
            else
                add(walk, walk->block->text, VISIBLE_TEXT);
        }
    }
    walk->block = block;
    add(walk, block->faq.then.label, VISIBLE_BUTTON);
}

static void
add_terms(struct walk *walk, const struct block *block)
{
    for (size_t i = 0; i < block->glossary.count; i++) {
        add(walk, block->glossary.items[i]->term, VISIBLE_LABEL);
        add(walk, block->glossary.items[i]->means, VISIBLE_TEXT);
    }
}

static void
add_block(struct walk *walk, const struct block *block)
{
    walk->block = block;
    switch (block->kind) {
    case BLOCK_HEADING:
        add(walk, block->heading, VISIBLE_HEADING);
        break;
    case BLOCK_TEXT:
        add(walk, block->text, VISIBLE_TEXT);
        break;
    case BLOCK_LIST:
        add_list(walk, &block->list, VISIBLE_ITEM);
        break;
    case BLOCK_ROWS:
        add_rows(walk, block);
        break;
    case BLOCK_CARE:
        add_care(walk, &block->care);
        break;
    case BLOCK_RISK:
        add_risk(walk, &block->risk);
        break;
    case BLOCK_TIMELINE:
        add_track(walk, block->timeline.track);
        break;
    case BLOCK_COMPARE:
        add_compare(walk, block);
        break;
    case BLOCK_CHECKLIST:
        add(walk, block->checklist.when, VISIBLE_HEADING);
        add_list(walk, &block->checklist.items, VISIBLE_ITEM);
        break;
    case BLOCK_LINKS:
        add_links(walk, block);
        break;
    case BLOCK_PICTURE:
        add(walk, block->picture.caption, VISIBLE_PICTURE);
        add(walk, block->picture.alt, VISIBLE_PICTURE);
        break;
    case BLOCK_FAQ:
        add_faq(walk, block);
        break;
    case BLOCK_ASK:
        add(walk, block->ask.about, VISIBLE_HEADING);
        add_list(walk, &block->ask.questions, VISIBLE_ITEM);
        break;
    case BLOCK_GLOSSARY:
        add_terms(walk, block);
        break;
    }
}

static void
add_page(struct walk *walk, const struct page *page)
{
    walk->page = page;
    walk->block = NULL;
    add(walk, page->title, VISIBLE_TITLE);
    add(walk, page->main_message, VISIBLE_MESSAGE);
    add(walk, page->attract, VISIBLE_MESSAGE);
    for (size_t i = 0; i < page->body_count; i++)
        add_block(walk, &page->body[i]);
    walk->block = NULL;
    add(walk, page->take_home, VISIBLE_TEXT);
}

const struct visible *
visible_texts(const struct content *content, struct arena *arena, size_t *count)
{
    struct walk walk = {.arena = arena};
    for (size_t i = 0; i < content->page_count; i++)
        if (content->pages[i].status != PAGE_WITHDRAWN)
            add_page(&walk, &content->pages[i]);
    walk.page = NULL;
    walk.block = NULL;
    add(&walk, content->menu.title, VISIBLE_TITLE);
    for (size_t i = 0; i < content->menu.tile_count; i++)
        add(&walk, content->menu.tiles[i].label, VISIBLE_BUTTON);
    *count = walk.count;
    return walk.items;
}
