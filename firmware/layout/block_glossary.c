// SPDX-License-Identifier: MIT
// Words to know: the word, how it is said where that is not plain, and what it means.
#include "layout/blocks.h"

static struct text *
how_to_say(const struct flow *flow, const struct term *term)
{
    if (!term->say.len)
        return NULL;
    struct arena *arena = flow->setter->arena;
    const struct fill fill = {"a", term->say.utf8};
    struct text *text = arena_alloc(arena, sizeof *text);
    *text = words_fill(arena, flow->request->words->word[WORD_SAY], &fill, 1);
    return text;
}

static void
add_term(struct flow *flow, const struct term *term, int gap_px)
{
    flow_add_text(flow, &(struct flow_text){
                            .text = &term->term,
                            .role = ROLE_LEAD,
                            .gap_px = gap_px,
                            .flags = FLOW_KEEP_NEXT | FLOW_HEAD,
                            .together = true,
                        });
    const struct text *say = how_to_say(flow, term);
    if (say)
        flow_add_text(flow, &(struct flow_text){
                                .text = say,
                                .role = ROLE_CAPTION,
                                .ink = COLOR_INK2,
                                .flags = FLOW_KEEP_NEXT | FLOW_HEAD,
                                .lang = flow->request->words->lang.utf8,
                                .own = true,
                                .together = true,
                            });
    flow_add_text(flow, &(struct flow_text){.text = &term->means, .role = ROLE_BODY});
}

void
block_glossary_terms(struct flow *flow, const struct term_list *terms)
{
    int gap_px = flow->setter->style->paragraph_gap_px;
    for (size_t i = 0; i < terms->count; i++)
        add_term(flow, terms->items[i], gap_px);
}

void
block_glossary(struct flow *flow, const struct page *page, const struct block *block)
{
    (void)page;
    block_glossary_terms(flow, &block->glossary);
}
