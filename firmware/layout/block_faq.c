// SPDX-License-Identifier: MIT
// Questions and answers: a list of questions, each a row that opens its answer on a screen of its
// own, so that nothing moves under the finger. Where a wide screen shows the whole page at once,
// the answer opens below its question instead, and the one that was open closes.
#include "layout/blocks.h"

#include <string.h>

static bool
is_open(const struct flow *flow, const struct answer *answer)
{
    const struct view_request *request = flow->request;
    return request->kind == VIEW_ANSWER && strcmp(request->page, answer->id.utf8) == 0;
}

void
block_faq_then(struct flow *flow, const struct link *then)
{
    const struct page *to =
        then->page.len ? content_page(flow->request->content, then->page.utf8) : NULL;
    if (!to)
        return;
    struct block_button button = {
        .title = then->label.len ? &then->label : &to->title,
        .icon = to->icon.len ? to->icon.utf8 : NULL,
        .target = {.action = ACTION_PAGE, .page = to->id.utf8},
    };
    block_links_add(flow, &button, flow->setter->style->paragraph_gap_px);
}

// The question and its whole answer stay together.
static void
add_answer(struct flow *flow, const struct page *page, const struct block *block,
           const struct answer *answer)
{
    size_t first = flow->count;
    for (size_t i = 0; i < answer->body_count; i++)
        flow_block(flow, page, &answer->body[i]);
    block_faq_then(flow, &block->faq.then);
    for (size_t i = first; i < flow->count; i++) {
        flow->pieces[i - 1].flags |= FLOW_KEEP_NEXT;
        flow->pieces[i].flags |= FLOW_KEEP_PREVIOUS | FLOW_WHOLE;
    }
    if (flow->count > first)
        flow->pieces[first].gap_px = flow->setter->style->unit_px;
}

void
block_faq(struct flow *flow, const struct page *page, const struct block *block)
{
    const struct style *style = flow->setter->style;
    int gap = style->paragraph_gap_px;
    for (size_t i = 0; i < block->faq.count; i++) {
        const struct answer *answer = &block->faq.items[i];
        bool open = is_open(flow, answer);
        struct block_button button = {
            .title = &answer->question,
            .open = open,
            .target = {.action = open ? ACTION_BACK : ACTION_ANSWER,
                       .page = open ? NULL : answer->id.utf8},
        };
        block_links_add(flow, &button, gap);
        if (open)
            add_answer(flow, page, block, answer);
        gap = open ? style->paragraph_gap_px : style->unit_px;
    }
}
