// SPDX-License-Identifier: MIT
// "Take this page home": a code for the visitor's phone, the words that it holds, and that
// nothing is sent.
#include "layout/pages.h"
#include "layout/qr.h"
#include "layout/views.h"

enum { BESIDE_CHARACTERS = 16 };

struct code_sheet {
    const struct view_request *request;
    const struct page *page;
    struct setter setter;
    struct qr qr;
};

static void
add_words(struct flow *flow, enum word which, enum item_role role, unsigned flags)
{
    flow_add_text(flow, &(struct flow_text){
                            .text = &flow->request->words->word[which],
                            .role = role,
                            .gap_px = flow->setter->style->paragraph_gap_px,
                            .flags = flags,
                            .lang = flow->request->words->lang.utf8,
                            .together = true,
                        });
}

static void
add_code(struct flow *flow, const struct code_sheet *sheet, int side_px)
{
    struct builder builder = flow_builder(flow);
    qr_add(&builder, &sheet->qr, 0, 0, side_px);
    struct piece piece = {.height_px = side_px,
                          .gap_px = flow->setter->style->paragraph_gap_px};
    flow_add(flow, piece, &builder);
}

static void
add_held_words(struct flow *flow, const struct code_sheet *sheet)
{
    flow_add_text(flow, &(struct flow_text){
                            .text = &sheet->page->take_home,
                            .role = ROLE_LEAD,
                            .gap_px = flow->setter->style->paragraph_gap_px,
                        });
    add_words(flow, WORD_TAKE_HOME_NOTE, ROLE_BODY, 0);
}

// The code at the start, all words beside it.
static struct laid_view
lay_beside(struct code_sheet *sheet, const struct pages_canvas *canvas, struct rect whole)
{
    struct flow flow = canvas->flow;
    int side_px = qr_side_px(&sheet->qr, &flow.setter->style->panel,
                             whole.h < whole.w / 2 ? whole.h : whole.w / 2);
    int gap_px = 3 * flow.setter->style->unit_px;
    struct content_area area = {.column = {whole, whole}, .column_count = 2};
    area.column[0].w = side_px;
    area.column[1].x += side_px + gap_px;
    area.column[1].w -= side_px + gap_px;
    flow.width_px = area.column[1].w > 1 ? area.column[1].w : 1;
    int widest_px = flow_characters_px(flow.setter, PARAGRAPH_CHARACTERS_MAX);
    flow.width_px = flow.width_px < widest_px ? flow.width_px : widest_px;
    add_code(&flow, sheet, side_px);
    add_words(&flow, WORD_TAKE_HOME, ROLE_HEADING,
              FLOW_COLUMN_START | FLOW_KEEP_NEXT | FLOW_HEAD);
    add_words(&flow, WORD_TAKE_HOME_HOW, ROLE_BODY, 0);
    add_held_words(&flow, sheet);
    struct laid_view none = {0};
    if (flow_characters(flow.setter, flow.width_px) < BESIDE_CHARACTERS)
        return none;
    return flow_paginate(&flow, &area, &(struct pager){0});
}

static struct laid_view
lay_below(struct code_sheet *sheet, const struct pages_canvas *canvas, struct rect whole)
{
    struct flow flow = canvas->flow;
    const struct content_area area = {.column = {whole}, .column_count = 1};
    flow.width_px = whole.w;
    int side_px = qr_side_px(&sheet->qr, &flow.setter->style->panel,
                             whole.h < whole.w ? whole.h : whole.w);
    add_words(&flow, WORD_TAKE_HOME, ROLE_HEADING, FLOW_KEEP_NEXT | FLOW_HEAD);
    add_words(&flow, WORD_TAKE_HOME_HOW, ROLE_BODY, 0);
    add_code(&flow, sheet, side_px);
    add_held_words(&flow, sheet);
    return flow_paginate(&flow, &area, &(struct pager){0});
}

struct laid_view
home_sheet_layout(const struct view_request *request, struct arena *arena)
{
    struct code_sheet sheet = {.request = request,
                               .page = content_page(request->content, request->page),
                               .setter = view_setter(request, arena)};
    struct content_area area = chrome_area(&sheet.setter, request);
    struct rect whole = area.column[0];
    if (area.column_count > 1)
        whole.w = area.column[1].x + area.column[1].w - whole.x;
    struct pages_canvas canvas =
        pages_canvas(&sheet.setter, request, sheet.page->lang.utf8);
    sheet.qr = qr_make(arena, &sheet.page->take_home);
    struct laid_view beside = {0};
    if (whole.w > whole.h)
        beside = lay_beside(&sheet, &canvas, whole);
    return beside.screen_count == 1 ? beside : lay_below(&sheet, &canvas, whole);
}
