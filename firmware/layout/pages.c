// SPDX-License-Identifier: MIT
// Pages: what stands at the head of a page (where it belongs, its title, its main
// message), and its blocks below, in one or two columns.
#include "layout/flow.h"
#include "layout/views.h"

enum { COLUMN_CHARACTERS = 70, TWO_COLUMNS_CHARACTERS = 45 };

static int
at_most(int a, int b)
{
    return a < b ? a : b;
}

// The columns to fill: two where both are wide enough to read well, else one, never wider
// than 70 characters.
static struct content_area
choose_columns(const struct setter *setter, const struct content_area *area)
{
    struct content_area chosen = *area;
    int widest = flow_characters_px(setter, COLUMN_CHARACTERS);
    struct rect *one = &chosen.column[0];
    struct rect *two = &chosen.column[1];
    int narrower = at_most(one->w, two->w);
    if (area->column_count > 1 &&
        flow_characters(setter, narrower) < TWO_COLUMNS_CHARACTERS) {
        one->w = two->x + two->w - one->x;
        one->h = at_most(one->y + one->h, two->y + two->h) - one->y;
        chosen.column_count = 1;
    }
    one->w = at_most(one->w, widest);
    two->w = at_most(two->w, widest);
    return chosen;
}

// The page that the caption names. Home is no page: its visitors know where they are.
static const struct page *
parent_of(const struct view_request *request, const struct page *page)
{
    return page->parent.len ? content_page(request->content, page->parent.utf8) : NULL;
}

static void
add_main_message(struct flow *flow, const struct page *page, bool together)
{
    flow_add_text(flow, &(struct flow_text){
                            .text = &page->main_message,
                            .role = ROLE_LEAD,
                            .gap_px = flow->setter->style->unit_px,
                            .together = together,
                        });
}

// The caption helps to find the way; it is left out where it would push the title down.
static bool
fits_one_line(const struct flow *flow, const struct text *caption)
{
    return paragraph_width(flow->setter, caption, ROLE_CAPTION) <= flow->width_px;
}

static void
add_title(struct flow *flow, const struct page *page)
{
    const struct page *parent = parent_of(flow->request, page);
    if (parent && fits_one_line(flow, &parent->title))
        flow_add_text(flow, &(struct flow_text){
                                .text = &parent->title,
                                .role = ROLE_CAPTION,
                                .ink = COLOR_ACCENT,
                                .flags = FLOW_KEEP_NEXT,
                                .lang = parent->lang.utf8,
                                .together = true,
                            });
    flow_add_text(flow, &(struct flow_text){
                            .text = &page->title,
                            .role = ROLE_TITLE,
                            .flags = FLOW_HEAD,
                            .together = true,
                        });
}

static int
height_of(const struct flow *flow)
{
    int height_px = 0;
    for (size_t i = 0; i < flow->count; i++)
        height_px += flow->pieces[i].height_px + (i > 0 ? flow->pieces[i].gap_px : 0);
    return height_px;
}

// The main message stands whole below the title. Where it does not fit there and the title
// would leave most of the screen empty, it begins there and goes on overleaf.
static void
add_header(struct flow *flow, const struct page *page)
{
    add_title(flow, page);
    size_t title_count = flow->count;
    int title_px = height_of(flow);
    add_main_message(flow, page, true);
    if (height_of(flow) <= flow->height_px || 2 * title_px > flow->height_px)
        return;
    flow->count = title_count;
    flow->pieces[title_count - 1].flags |= FLOW_KEEP_NEXT;
    add_main_message(flow, page, false);
}

// Help's first words (staff, the emergency number) must stand on its first screen at every
// text size (ux 7.16): where they do not fit below the title, the title gives way.
static void
add_crisis_header(struct flow *flow, const struct page *page)
{
    add_header(flow, page);
    if (height_of(flow) <= flow->height_px)
        return;
    flow->count = 0;
    add_main_message(flow, page, true);
}

static int
lowest_height(const struct content_area *area)
{
    if (area->column_count < 2)
        return area->column[0].h;
    return at_most(area->column[0].h, area->column[1].h);
}

static struct laid_view
layout_page(struct setter *setter, const struct view_request *request,
            const struct page *page)
{
    struct content_area whole = chrome_area(setter, request);
    struct content_area area = choose_columns(setter, &whole);
    struct flow flow = {
        .setter = setter,
        .request = request,
        .width_px = area.column[0].w,
        .height_px = lowest_height(&area),
        .lang = page->lang.utf8,
    };
    if (area.column_count > 1) {
        flow.width_px = area.column[1].x + area.column[1].w - area.column[0].x;
        add_header(&flow, page);
        flow.span_count = flow.count;
        flow.width_px = at_most(area.column[0].w, area.column[1].w);
    } else if (page->kind == PAGE_CRISIS) {
        add_crisis_header(&flow, page);
    } else {
        add_header(&flow, page);
    }
    for (size_t i = 0; i < page->body_count; i++)
        flow_block(&flow, page, &page->body[i]);
    struct pager last = {0};
    const struct page *next =
        page->next.len ? content_page(request->content, page->next.utf8) : NULL;
    if (next) {
        last.next_page = next->id.utf8;
        last.next_title = &next->title;
    }
    return flow_paginate(&flow, &area, &last);
}

struct laid_view
pages_layout(const struct view_request *request, struct arena *arena)
{
    struct setter setter = view_setter(request, arena);
    const struct page *page = content_page(request->content, request->page);
    return layout_page(&setter, request, page);
}
