// SPDX-License-Identifier: MIT
// Sheets over a page that are set like one: its words to know, the questions that were
// chosen on it, and that no more can be chosen.
#include "layout/blocks.h"
#include "layout/pages.h"
#include "layout/views.h"

static void
add_heading(struct pages_canvas *canvas, enum word which)
{
    pages_open_header(canvas);
    pages_add_word(&canvas->flow, which, ROLE_HEADING, FLOW_KEEP_NEXT | FLOW_HEAD);
    pages_close_header(canvas);
}

// The page that the sheet lies over, or the one its answer is listed on.
static const struct page *
page_below(const struct view_request *request)
{
    const struct page *page = content_page(request->content, request->page);
    const struct page *listed = NULL;
    if (!page && content_answer(request->content, request->page, &listed, NULL))
        page = listed;
    return page;
}

struct laid_view
words_sheet_layout(const struct view_request *request, struct arena *arena)
{
    struct setter setter = view_setter(request, arena);
    const struct page *page = page_below(request);
    const struct answer *answer =
        content_answer(request->content, request->page, NULL, NULL);
    struct pages_canvas canvas = pages_canvas(&setter, request, page->lang.utf8);
    add_heading(&canvas, WORD_WORDS_HERE);
    block_glossary_terms(&canvas.flow, answer ? &answer->terms : &page->terms);
    return flow_paginate(&canvas.flow, &canvas.area, &(struct pager){0});
}

static bool
is_asked(const struct view_request *request, size_t number)
{
    return number < 64 && (request->look.asked >> number & 1);
}

// As large as a title: the list is held up to somebody, and read from where they stand.
static void
add_questions(struct flow *flow, const struct page *page)
{
    bool any = false;
    const struct text *question = page_question(page, 0);
    for (size_t i = 0; question; question = page_question(page, ++i)) {
        if (!is_asked(flow->request, i))
            continue;
        const struct text_list one = {.items = question, .count = 1};
        block_text_bullets(flow, &one,
                           &(struct flow_text){
                               .role = ROLE_TITLE,
                               .gap_px = flow->setter->style->paragraph_gap_px,
                               .together = true,
                           });
        any = true;
    }
    if (!any)
        pages_add_word(flow, WORD_LIST_EMPTY, ROLE_BODY, 0);
}

struct laid_view
list_sheet_layout(const struct view_request *request, struct arena *arena)
{
    struct setter setter = view_setter(request, arena);
    const struct page *page = page_below(request);
    struct pages_canvas canvas = pages_canvas(&setter, request, page->lang.utf8);
    struct rect *column = canvas.area.column;
    if (canvas.area.column_count > 1) {
        column[0].w = column[1].x + column[1].w - column[0].x;
        canvas.area.column_count = 1;
        canvas.flow.width_px = column[0].w;
    }
    pages_add_word(&canvas.flow, WORD_MY_LIST, ROLE_CAPTION, FLOW_KEEP_NEXT | FLOW_HEAD);
    add_questions(&canvas.flow, page);
    return flow_paginate(&canvas.flow, &canvas.area, &(struct pager){0});
}

struct laid_view
full_sheet_layout(const struct view_request *request, struct arena *arena)
{
    struct setter setter = view_setter(request, arena);
    const struct words *words = request->words;
    struct pages_canvas canvas = pages_canvas(&setter, request, words->lang.utf8);
    struct block_button button = {
        .title = &words->word[WORD_SHOW_LIST],
        .icon = "speech-bubble",
        .target = {.action = ACTION_MY_LIST},
    };
    add_heading(&canvas, WORD_LIST_FULL);
    pages_add_word(&canvas.flow, WORD_LIST_FULL_NOTE, ROLE_BODY, 0);
    block_links_add(&canvas.flow, &button, setter.style->paragraph_gap_px);
    return flow_paginate(&canvas.flow, &canvas.area, &(struct pager){0});
}
