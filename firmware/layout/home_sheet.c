// SPDX-License-Identifier: MIT
// "Take this page home": a code for the visitor's phone, the words that it holds, and that
// nothing is sent.
#include "layout/pages.h"
#include "layout/qr.h"
#include "layout/views.h"

enum { BESIDE_CHARACTERS = 13 };

struct code_sheet {
    const struct view_request *request;
    const struct page *page;
    struct setter setter;
    struct qr qr;
};

static void
add_code(struct flow *flow, const struct code_sheet *sheet, int side_px)
{
    struct builder builder = flow_builder(flow);
    qr_add(&builder, &sheet->qr, 0, 0, side_px);
    struct piece piece = {.height_px = side_px,
                          .gap_px = flow->setter->style->paragraph_gap_px,
                          .flags = FLOW_COLUMN_START};
    flow_add(flow, piece, &builder);
}

static void
add_held_words(struct flow *flow, const struct code_sheet *sheet)
{
    flow_add_text(flow, &(struct flow_text){
                            .text = &sheet->page->take_home,
                            .role = ROLE_LEAD,
                            .gap_px = flow->setter->style->paragraph_gap_px,
                            .together = true,
                        });
    pages_add_word(flow, WORD_TAKE_HOME_NOTE, ROLE_BODY, 0);
}

static int
height_of(const struct flow *flow)
{
    int height_px = 0;
    for (size_t i = 0; i < flow->count; i++)
        height_px += flow->pieces[i].height_px + (i > 0 ? flow->pieces[i].gap_px : 0);
    return height_px;
}

// The words at the start, the code beside them; the words that it holds overleaf where they
// find no room below the others. No screens where that does not do.
static struct laid_view
lay_beside(struct code_sheet *sheet, struct flow flow, struct rect whole, bool overleaf)
{
    const struct style *style = flow.setter->style;
    int gap_px = 3 * style->unit_px;
    int side_px =
        qr_side_px(&sheet->qr, &style->panel,
                   whole.h < whole.w * 2 / 5 ? whole.h : whole.w * 2 / 5, false);
    struct content_area area = {.column = {whole, whole}, .column_count = 2};
    area.column[0].w = whole.w - side_px - gap_px;
    int widest_px = flow_characters_px(flow.setter, PARAGRAPH_CHARACTERS_MAX);
    area.column[0].w = area.column[0].w < widest_px ? area.column[0].w : widest_px;
    area.column[1].w = side_px;
    area.column[1].x += area.column[0].w + gap_px;
    flow.width_px = area.column[0].w;
    struct laid_view none = {0};
    if (side_px > whole.h ||
        flow_characters(flow.setter, flow.width_px) < BESIDE_CHARACTERS)
        return none;
    pages_add_word(&flow, WORD_TAKE_HOME, ROLE_HEADING, FLOW_KEEP_NEXT | FLOW_HEAD);
    pages_add_word(&flow, WORD_TAKE_HOME_HOW, ROLE_BODY, 0);
    if (!overleaf)
        add_held_words(&flow, sheet);
    if (height_of(&flow) > whole.h)
        return none;
    add_code(&flow, sheet, side_px);
    size_t first = flow.count;
    flow.width_px = whole.w < widest_px ? whole.w : widest_px;
    if (overleaf)
        add_held_words(&flow, sheet);
    if (first < flow.count)
        flow.pieces[first].flags |= FLOW_SCREEN_START;
    struct flow rest = flow;
    rest.pieces += first;
    rest.count -= first;
    return height_of(&rest) > whole.h ? none
                                      : flow_paginate(&flow, &area, &(struct pager){0});
}

// Of a code that has a screen to itself.
static int
own_side_px(const struct code_sheet *sheet, struct rect whole)
{
    const struct panel *panel = &sheet->setter.style->panel;
    int most_px = whole.h < whole.w ? whole.h : whole.w;
    int side_px = qr_side_px(&sheet->qr, panel, most_px, false);
    return side_px > most_px ? qr_side_px(&sheet->qr, panel, most_px, true) : side_px;
}

// The code below its title, smaller where it then fits on the same screen.
static struct laid_view
lay_below(struct code_sheet *sheet, struct flow flow, struct rect whole)
{
    const struct style *style = flow.setter->style;
    const struct content_area area = {.column = {whole}, .column_count = 1};
    flow.width_px = whole.w;
    pages_add_word(&flow, WORD_TAKE_HOME, ROLE_HEADING, FLOW_KEEP_NEXT | FLOW_HEAD);
    pages_add_word(&flow, WORD_TAKE_HOME_HOW, ROLE_BODY, 0);
    int left_px = whole.h - height_of(&flow) - style->paragraph_gap_px;
    int most_px = left_px < whole.w ? left_px : whole.w;
    int side_px = qr_side_px(&sheet->qr, &style->panel, most_px, false);
    if (side_px > most_px)
        side_px = own_side_px(sheet, whole);
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
        beside = lay_beside(&sheet, canvas.flow, whole, false);
    if (whole.w > whole.h && !beside.screen_count)
        beside = lay_beside(&sheet, canvas.flow, whole, true);
    return beside.screen_count ? beside : lay_below(&sheet, canvas.flow, whole);
}
