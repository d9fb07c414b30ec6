// SPDX-License-Identifier: MIT
// Questions and answers: a list of questions, each a row that opens its answer on a screen
// of its own, so that nothing moves under the finger.
#include "layout/blocks.h"

void
block_faq(struct flow *flow, const struct page *page, const struct block *block)
{
    (void)page;
    const struct style *style = flow->setter->style;
    int gap = style->paragraph_gap_px;
    for (size_t i = 0; i < block->faq.count; i++) {
        struct block_button button = {
            .title = &block->faq.items[i].question,
            .target = {.action = ACTION_ANSWER, .page = block->faq.items[i].id.utf8},
        };
        block_links_add(flow, &button, gap);
        gap = style->unit_px;
    }
}
