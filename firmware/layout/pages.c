// SPDX-License-Identifier: MIT
// Pages: what stands at the head of a page (where it belongs, its title, its main
// message), and its blocks below, in one or two columns.
#include "layout/pages.h"

#include "content/due.h"
#include "layout/blocks.h"
#include "layout/info.h"
#include "layout/made.h"
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
add_main_message(struct flow *flow, const struct page *page)
{
    if (page->main_message.len == 0)
        return;
    flow_add_text(flow, &(struct flow_text){
                            .text = &page->main_message,
                            .role = ROLE_LEAD,
                            .gap_px = flow->setter->style->unit_px,
                            .together = true,
                        });
}

// What would push the title down by more stands elsewhere, or not at all.
static bool
fits_one_line(const struct flow *flow, const struct text *caption)
{
    return paragraph_width(flow->setter, caption, ROLE_CAPTION) <= flow->width_px;
}

static void
add_age(struct flow *flow, const struct text *said, bool at_head)
{
    flow_add_text(flow, &(struct flow_text){
                            .text = said,
                            .role = ROLE_CAPTION,
                            .ink = COLOR_INK,
                            .gap_px = at_head ? 0 : flow->setter->style->paragraph_gap_px,
                            .flags = at_head ? FLOW_KEEP_NEXT | FLOW_HEAD : 0u,
                            .lang = flow->request->words->lang.utf8,
                            .own = true,
                            .together = true,
                        });
}

static const struct text *
checked_on(const struct flow *flow, const struct page *page)
{
    const struct fill day = {"a", page->reviewed_on.utf8};
    struct arena *arena = flow->setter->arena;
    struct text *said = arena_alloc(arena, sizeof *said);
    *said = words_fill(arena, flow->request->words->word[WORD_PAGE_CHECKED_ON], &day, 1);
    return said;
}

// Help's first words, and a title beside which the day would take two lines, matter more.
static bool
tells_day_at_end(const struct flow *flow, const struct page *page)
{
    return page->kind == PAGE_CRISIS || !fits_one_line(flow, checked_on(flow, page));
}

// With no clock to tell its age, a page says when it was checked.
static void
add_day(struct flow *flow, const struct page *page, bool at_head)
{
    // A draft that changed after somebody had checked it has the day of the text before.
    bool told = flow->request->today == 0 && page->status == PAGE_APPROVED &&
                page->reviewed_on.len > 0;
    if (told && tells_day_at_end(flow, page) != at_head)
        add_age(flow, checked_on(flow, page), at_head);
}

// A page past its day says so, above everything else.
static void
add_due(struct flow *flow, const struct page *page)
{
    if (due_age(page, flow->request->today) == PAGE_AGE_DUE)
        add_age(flow, &flow->request->words->word[WORD_PAGE_DUE], true);
    add_day(flow, page, true);
}

// Where the page came from, at its end, in the language of the controls.
static void
add_info(struct flow *flow, bool of_content)
{
    const struct view_request *request = flow->around ? flow->around : flow->request;
    const struct text *said[] = {info_of(request, flow->setter->arena),
                                 info_fault(request)};
    for (size_t i = 0; i < COUNT_OF(said) && of_content; i++)
        if (said[i])
            flow_add_text(flow, &(struct flow_text){
                                    .text = said[i],
                                    .role = ROLE_CAPTION,
                                    .ink = COLOR_INK2,
                                    .gap_px = flow->setter->style->paragraph_gap_px,
                                    .lang = request->words->lang.utf8,
                                    .own = true,
                                    .together = true,
                                });
}

static void
add_title(struct flow *flow, const struct page *parent, const struct text *title)
{
    if (parent && fits_one_line(flow, &parent->title))
        flow_add_text(flow, &(struct flow_text){
                                .text = &parent->title,
                                .role = ROLE_CAPTION,
                                .ink = COLOR_ACCENT,
                                .flags = FLOW_KEEP_NEXT | FLOW_HEAD,
                                .lang = parent->lang.utf8,
                                .together = true,
                            });
    flow_add_text(flow, &(struct flow_text){
                            .text = title,
                            .role = ROLE_TITLE,
                            .flags = FLOW_KEEP_NEXT | FLOW_HEAD,
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

static void
add_header(struct flow *flow, const struct page *page)
{
    add_due(flow, page);
    add_title(flow, parent_of(flow->request, page), &page->title);
    add_main_message(flow, page);
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
    add_main_message(flow, page);
}

static int
lowest_height(const struct content_area *area)
{
    if (area->column_count < 2)
        return area->column[0].h;
    return at_most(area->column[0].h, area->column[1].h);
}

struct pages_canvas
pages_canvas(struct setter *setter, const struct view_request *request, const char *lang)
{
    struct content_area whole = chrome_area(setter, request);
    struct content_area area = choose_columns(setter, &whole);
    return (struct pages_canvas){
        .flow = {.setter = setter,
                 .request = request,
                 .width_px = area.column[0].w,
                 .height_px = lowest_height(&area),
                 .lang = lang},
        .area = area,
    };
}

void
pages_open_header(struct pages_canvas *canvas)
{
    const struct rect *column = canvas->area.column;
    if (canvas->area.column_count > 1)
        canvas->flow.width_px = column[1].x + column[1].w - column[0].x;
}

void
pages_close_header(struct pages_canvas *canvas)
{
    if (canvas->area.column_count < 2)
        return;
    canvas->flow.span_count = canvas->flow.count;
    canvas->flow.width_px = at_most(canvas->area.column[0].w, canvas->area.column[1].w);
}

void
pages_add_word(struct flow *flow, enum word word, enum item_role role, unsigned flags)
{
    flow_add_text(flow, &(struct flow_text){
                            .text = &flow->request->words->word[word],
                            .role = role,
                            .gap_px = flow->setter->style->paragraph_gap_px,
                            .flags = flags,
                            .lang = flow->request->words->lang.utf8,
                            .together = true,
                        });
}

// A page in another language has its own words and hyphens; the controls keep theirs.
static void
speak(struct pages_canvas *canvas, struct view_request *inside)
{
    struct flow *flow = &canvas->flow;
    const struct page *foreign = view_foreign_page(flow->request);
    const struct tongue *tongue =
        foreign ? view_tongue(flow->request, foreign->lang.utf8) : NULL;
    if (!tongue)
        return;
    inside->words = tongue->words;
    inside->hyphens = flow->setter->hyphens = tongue->hyphens;
    flow->around = flow->request;
    flow->request = inside;
}

// What every page may end with: its words to know, and itself for a phone.
static void
add_end_buttons(struct flow *flow, const struct term_list *terms, bool take_home)
{
    const struct words *words = flow->request->words;
    int gap_px = flow->setter->style->paragraph_gap_px;
    struct block_button button = {
        .title = &words->word[WORD_WORDS_HERE],
        .icon = "book",
        .lang = words->lang.utf8,
        .target = {.action = ACTION_WORDS},
    };
    if (terms->count > 0) {
        block_links_add(flow, &button, gap_px);
        gap_px = flow->setter->style->unit_px;
    }
    button.title = &words->word[WORD_TAKE_HOME];
    button.icon = "home";
    button.target.action = ACTION_TAKE_HOME;
    if (take_home)
        block_links_add(flow, &button, gap_px);
}

static void
add_made_buttons(struct flow *flow, const struct made *made)
{
    int gap_px = flow->setter->style->paragraph_gap_px;
    for (size_t i = 0; i < made->button_count; i++) {
        block_links_add(flow, &made->buttons[i], gap_px);
        gap_px = flow->setter->style->unit_px;
    }
}

// Where the page is listed.
static const char *
contents_of(const struct page *page)
{
    return page->parent.len > 0 ? page->parent.utf8 : "home";
}

static struct laid_view
lay_page(struct setter *setter, const struct view_request *request,
         const struct made *made, bool spanned)
{
    const struct page *page = made->page;
    struct pages_canvas canvas = pages_canvas(setter, request, page->lang.utf8);
    struct view_request inside = *request;
    struct flow *flow = &canvas.flow;
    speak(&canvas, &inside);
    if (spanned)
        pages_open_header(&canvas);
    if (page->kind == PAGE_CRISIS && canvas.area.column_count == 1)
        add_crisis_header(flow, page);
    else
        add_header(flow, page);
    if (spanned)
        pages_close_header(&canvas);
    for (size_t i = 0; i < page->body_count; i++)
        flow_block(flow, page, &page->body[i]);
    add_day(flow, page, false);
    const struct term_list *terms = made->terms ? made->terms : &page->terms;
    add_end_buttons(flow, terms, page->take_home.len > 0 && !made->terms);
    add_made_buttons(flow, made);
    add_info(flow, page->id.len > 0);
    struct pager last = {.contents = made->listed ? contents_of(page) : NULL};
    const struct page *next =
        page->next.len ? content_page(request->content, page->next.utf8) : NULL;
    if (next) {
        last.next_page = next->id.utf8;
        last.next_title = &next->title;
    }
    return flow_paginate(flow, &canvas.area, &last);
}

// Whether something stands in the second column of the first screen.
static bool
fills_both(const struct laid_view *view)
{
    const struct screen *screen = &view->screens[0];
    for (size_t i = 0; i < screen->flow_count; i++)
        if (screen->items[i].box.x > screen->flow.x + screen->flow.w)
            return true;
    return false;
}

// The title stands above both columns; above the first one alone where that saves a screen, or
// half of one that would be empty.
static struct laid_view
layout_page(struct setter *setter, const struct view_request *request,
            const struct made *made)
{
    struct laid_view above = lay_page(setter, request, made, true);
    if (above.screen_count == 1 || setter->style->panel_class != PANEL_WIDE)
        return above;
    struct laid_view beside = lay_page(setter, request, made, false);
    bool fuller = beside.screen_count == above.screen_count && !fills_both(&above) &&
                  fills_both(&beside);
    return fuller || beside.screen_count < above.screen_count ? beside : above;
}

struct laid_view
made_layout(const struct view_request *request, const struct made *made,
            struct arena *arena)
{
    struct setter setter = view_setter(request, arena);
    return layout_page(&setter, request, made);
}

// What stands in place of a page that nobody has checked for too long: who to ask, and
// those of its blocks that stay.
static struct page *
instead_of(const struct page *page, const struct view_request *request,
           struct arena *arena)
{
    const struct tongue *tongue = view_tongue(request, page->lang.utf8);
    const struct words *words = tongue ? tongue->words : request->words;
    struct block *kept = arena_array(arena, page->body_count, sizeof *kept);
    struct page *instead = arena_alloc(arena, sizeof *instead);
    *instead = (struct page){
        .id = page->id,
        .parent = page->parent,
        .lang = page->lang,
        .title = page->title,
        .main_message = words->word[WORD_PAGE_CHECKED],
        .body = kept,
    };
    for (size_t i = 0; i < page->body_count; i++)
        if (page->body[i].stays)
            kept[instead->body_count++] = page->body[i];
    return instead;
}

// Help ends with the way in for staff: visible, and of no use without the PIN.
struct laid_view
pages_layout(const struct view_request *request, struct arena *arena)
{
    const struct page *page = content_page(request->content, request->page);
    const struct block_button staff = {
        .title = &request->words->word[WORD_FOR_STAFF],
        .lang = request->words->lang.utf8,
        .target = {.action = ACTION_STAFF},
    };
    struct made made = {
        .page = page,
        .listed = true,
        .buttons = &staff,
        .button_count = page->kind == PAGE_CRISIS,
    };
    if (due_age(page, request->today) == PAGE_AGE_EXPIRED)
        made = (struct made){.page = instead_of(page, request, arena)};
    return made_layout(request, &made, arena);
}

// ---- answers --------------------------------------------------------------------------

// The first screen leads back to the questions, the last one on to the next of them.
static struct pager
answer_pager(const struct page *page, const struct block *block,
             const struct answer *answer)
{
    struct pager pager = {.contents = page->id.utf8};
    const struct answer *next = answer + 1;
    if (next < block->faq.items + block->faq.count) {
        pager.next_page = next->id.utf8;
        pager.next_title = &next->question;
    }
    return pager;
}

// The question is the title, below the title of the page it is listed on; unless a wide screen has
// room for all questions and this answer among them.
struct laid_view
answer_layout(const struct view_request *request, struct arena *arena)
{
    struct setter setter = view_setter(request, arena);
    const struct page *page = NULL;
    const struct block *block = NULL;
    const struct answer *answer =
        content_answer(request->content, request->page, &page, &block);
    if (setter.style->panel_class == PANEL_WIDE) {
        const struct made made = {.page = page, .terms = &answer->terms, .listed = true};
        // Its title stands above both columns, so that no answer moves it.
        struct laid_view view = lay_page(&setter, request, &made, true);
        if (view.screen_count == 1)
            return view;
    }
    struct pages_canvas canvas = pages_canvas(&setter, request, page->lang.utf8);
    struct view_request inside = *request;
    speak(&canvas, &inside);
    pages_open_header(&canvas);
    add_title(&canvas.flow, page, &answer->question);
    pages_close_header(&canvas);
    for (size_t i = 0; i < answer->body_count; i++)
        flow_block(&canvas.flow, page, &answer->body[i]);
    block_faq_then(&canvas.flow, &block->faq.then);
    add_end_buttons(&canvas.flow, &answer->terms, false);
    add_info(&canvas.flow, true);
    struct pager pager = answer_pager(page, block, answer);
    return flow_paginate(&canvas.flow, &canvas.area, &pager);
}
