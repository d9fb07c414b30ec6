// SPDX-License-Identifier: MIT
// The door to layout: which view is laid out by whom, what it is called, and the notice in
// place of a page that is not there.
#include "layout/view.h"

#include "layout/views.h"

#include <assert.h>
#include <string.h>

struct view_row {
    const char *id; // NULL: the page's
    bool needs_page;
    bool sheet;
    struct laid_view (*layout)(const struct view_request *request, struct arena *arena);
};

static const struct view_row view_rows[] = {
    [VIEW_ATTRACT] = {"attract", true, false, slide_layout},
    [VIEW_HOME] = {"home", false, false, home_layout},
    [VIEW_PAGE] = {NULL, true, false, pages_layout},
    [VIEW_TEXT_SHEET] = {"text", false, true, text_sheet_layout},
    [VIEW_LANGUAGES] = {"languages", false, true, languages_layout},
    [VIEW_STILL_READING] = {"still-reading", false, false, still_reading_layout},
    [VIEW_NIGHT] = {"night", false, false, night_layout},
    [VIEW_UPDATE] = {"update", false, false, update_layout},
    [VIEW_NOTICE] = {"notice", false, false, notice_layout},
    [VIEW_ANSWER] = {NULL, true, false, answer_layout},
    [VIEW_WORDS_SHEET] = {"words", true, true, words_sheet_layout},
    [VIEW_LIST_SHEET] = {"list", true, true, list_sheet_layout},
    [VIEW_FULL_SHEET] = {"list-full", true, true, full_sheet_layout},
    [VIEW_HOME_SHEET] = {"take-home", true, true, home_sheet_layout},
    [VIEW_PIN] = {"pin", false, true, pin_layout},
    [VIEW_STAFF] = {"staff", false, true, staff_menu_layout},
    [VIEW_STATUS] = {"status", false, true, staff_status_layout},
    [VIEW_UPDATES] = {"updates", false, true, staff_updates_layout},
    [VIEW_DUE] = {"due", false, true, staff_due_layout},
    [VIEW_SCREEN_TEST] = {"screen-test", false, true, screen_test_layout},
    [VIEW_CORNERS] = {"corners", false, true, corners_layout},
    [VIEW_CLOCK] = {"set-clock", false, true, set_clock_layout},
    [VIEW_CLEAN] = {"clean", false, true, staff_clean_layout},
};

struct setter
view_setter(const struct view_request *request, struct arena *arena)
{
    struct style *style = arena_alloc(arena, sizeof *style);
    *style = style_make(&request->panel, request->look.step, request->look.more_space,
                        request->min_target_mm, request->measure);
    return (struct setter){.arena = arena, .style = style, .hyphens = request->hyphens};
}

struct rect
view_safe(const struct style *style)
{
    struct rect whole = {0, 0, style->panel.width_px, style->panel.height_px};
    return rect_grown(whole, -2 * style->unit_px);
}

struct laid_view
view_layout(const struct view_request *request, struct arena *arena)
{
    assert((size_t)request->kind < COUNT_OF(view_rows));
    const struct view_row *row = &view_rows[request->kind];
    bool notice_slide =
        request->kind == VIEW_ATTRACT && !request->page && request->notice.len > 0;
    bool missing = row->needs_page && !notice_slide &&
                   (!request->page || !content_id(request->content, request->page));
    struct view_request *own = arena_alloc(arena, sizeof *own);
    *own = *request;
    if (notice_slide || request->kind == VIEW_NIGHT || request->kind == VIEW_UPDATE ||
        request->kind >= VIEW_PIN)
        own->look.drafts = false; // no page is shown that could be a draft
    if (!missing)
        return row->layout(own, arena);
    struct view_request notice = *request;
    notice.kind = VIEW_NOTICE;
    notice.page = NULL;
    notice.notice = request->words->word[WORD_PAGE_CHECKED];
    return notice_layout(&notice, arena);
}

const char *
view_id(enum view_kind kind, const char *page)
{
    assert((size_t)kind < COUNT_OF(view_rows));
    return view_rows[kind].id ? view_rows[kind].id : page;
}

bool
view_is_sheet(enum view_kind kind)
{
    assert((size_t)kind < COUNT_OF(view_rows));
    return view_rows[kind].sheet;
}

bool
view_needs_page(enum view_kind kind)
{
    assert((size_t)kind < COUNT_OF(view_rows));
    return view_rows[kind].needs_page;
}

const struct tongue *
view_tongue(const struct view_request *request, const char *lang)
{
    for (size_t i = 0; i < request->tongue_count; i++)
        if (strcmp(request->tongues[i].code, lang) == 0)
            return &request->tongues[i];
    return NULL;
}

const struct page *
view_foreign_page(const struct view_request *request)
{
    const struct content *content = request->content;
    const struct page *page = NULL;
    const struct block *block = NULL;
    if (request->kind == VIEW_PAGE && content && request->page)
        page = content_page(content, request->page);
    else if (request->kind == VIEW_ANSWER && content && request->page)
        page = content_answer(content, request->page, &page, &block) ? page : NULL;
    bool foreign = page && page->lang.utf8 && content->lang.utf8 &&
                   strcmp(page->lang.utf8, content->lang.utf8) != 0;
    return foreign ? page : NULL;
}
