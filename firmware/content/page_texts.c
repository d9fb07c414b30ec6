// SPDX-License-Identifier: MIT
// Owns the walk over the texts of blocks, one function a kind that has more than a line.
#include "content/page_texts.h"

#include <string.h>

struct walk {
    page_texts_take *take;
    void *context;
};

typedef void
walk_function(const struct walk *walk, const struct block *block);

static void
give(const struct walk *walk, const struct text *text)
{
    if (text->len > 0)
        walk->take(walk->context, text);
}

static void
give_all(const struct walk *walk, const struct text_list *texts)
{
    for (size_t i = 0; i < texts->count; i++)
        give(walk, &texts->items[i]);
}

static void
walk_text(const struct walk *walk, const struct block *block)
{
    give(walk, block->kind == BLOCK_HEADING ? &block->heading : &block->text);
}

static void
walk_list(const struct walk *walk, const struct block *block)
{
    give_all(walk, &block->list);
}

static void
walk_rows(const struct walk *walk, const struct block *block)
{
    for (size_t i = 0; i < block->rows.count; i++) {
        give(walk, &block->rows.items[i].label);
        give(walk, &block->rows.items[i].text);
    }
}

static void
walk_care(const struct walk *walk, const struct block *block)
{
    give(walk, &block->care.heading);
    give_all(walk, &block->care.items);
    give_all(walk, &block->care.after);
}

static void
walk_risk(const struct walk *walk, const struct block *block)
{
    const struct risk *risk = &block->risk;
    give(walk, &risk->what);
    give(walk, &risk->what_not);
    give(walk, &risk->when);
    give(walk, &risk->note);
}

static bool
step_applies(const struct step *step, struct text route)
{
    bool applies = step->routes.count == 0 || route.len == 0;
    for (size_t i = 0; i < step->routes.count && !applies; i++)
        applies = strcmp(step->routes.items[i].utf8, route.utf8) == 0;
    return applies;
}

static void
walk_timeline(const struct walk *walk, const struct block *block)
{
    const struct track *track = block->timeline.track;
    for (size_t i = 0; track && i < track->step_count; i++)
        if (step_applies(&track->steps[i], block->timeline.route))
            give(walk, &track->steps[i].label);
}

static void
walk_compare(const struct walk *walk, const struct block *block)
{
    const struct table *table = block->compare.table;
    for (size_t i = 0; table && i < block->compare.row_count; i++) {
        give(walk, &block->compare.rows[i]->question);
        for (size_t j = 0; j < table->column_count; j++)
            give(walk, &block->compare.rows[i]->cells[j]);
    }
}

static void
walk_checklist(const struct walk *walk, const struct block *block)
{
    give(walk, &block->checklist.when);
    give_all(walk, &block->checklist.items);
}

static void
walk_links(const struct walk *walk, const struct block *block)
{
    for (size_t i = 0; i < block->links.count; i++)
        give(walk, &block->links.items[i].label);
}

static void
walk_picture(const struct walk *walk, const struct block *block)
{
    give(walk, &block->picture.caption);
}

static void
walk_faq(const struct walk *walk, const struct block *block)
{
    for (size_t i = 0; i < block->faq.count; i++)
        give(walk, &block->faq.items[i].question);
}

static void
walk_ask(const struct walk *walk, const struct block *block)
{
    give(walk, &block->ask.about);
    give_all(walk, &block->ask.questions);
}

void
page_texts_of_blocks(const struct block *blocks, size_t count, page_texts_take *take,
                     void *context)
{
    static walk_function *const walks[BLOCK_KIND_COUNT] = {
        [BLOCK_HEADING] = walk_text,
        [BLOCK_TEXT] = walk_text,
        [BLOCK_LIST] = walk_list,
        [BLOCK_ROWS] = walk_rows,
        [BLOCK_CARE] = walk_care,
        [BLOCK_RISK] = walk_risk,
        [BLOCK_TIMELINE] = walk_timeline,
        [BLOCK_COMPARE] = walk_compare,
        [BLOCK_CHECKLIST] = walk_checklist,
        [BLOCK_LINKS] = walk_links,
        [BLOCK_PICTURE] = walk_picture,
        [BLOCK_FAQ] = walk_faq,
        [BLOCK_ASK] = walk_ask,
    };
    const struct walk walk = {take, context};
    for (size_t i = 0; i < count; i++)
        if (walks[blocks[i].kind])
            walks[blocks[i].kind](&walk, &blocks[i]);
}

void
page_texts_of_page(const struct page *page, page_texts_take *take, void *context)
{
    const struct walk walk = {take, context};
    give(&walk, &page->title);
    give(&walk, &page->main_message);
    page_texts_of_blocks(page->body, page->body_count, take, context);
}
