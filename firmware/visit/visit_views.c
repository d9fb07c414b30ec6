// SPDX-License-Identifier: MIT
// What a visit shows: which view of which page its state asks for, and which one it will
// most likely ask for next.
#include "visit/visit.h"

#include "content/due.h"
#include "visit/attract.h"
#include "visit/focus.h"
#include "visit/turn.h"

// Whether visitors may read it. Help is never taken away.
static bool
may_show(const struct visit *visit, const struct page *page)
{
    return page->status == PAGE_APPROVED || page->kind == PAGE_CRISIS ||
           (page->status == PAGE_DRAFT && visit->settings.drafts);
}

static void
fill_notice(struct view_request *request, enum word word)
{
    request->kind = VIEW_NOTICE;
    request->page = NULL;
    if (request->words != NULL) {
        request->notice = request->words->word[word];
    }
}

// A page, or the page that an answer is listed on.
static const struct page *
page_of(const struct content *content, const char *id)
{
    const struct page *page = content_page(content, id);
    const struct page *listed = NULL;
    if (page == NULL && content_answer(content, id, &listed, NULL) != NULL) {
        page = listed;
    }
    return page;
}

// `kind` is a page, an answer, or a sheet over one of them.
static void
fill_page(const struct visit *visit, const struct content *content, enum view_kind kind,
          const char *id, struct view_request *request)
{
    const struct page *page = page_of(content, id);
    request->kind = kind;
    request->page = id;
    if (page != NULL && !may_show(visit, page)) {
        fill_notice(request, WORD_PAGE_CHECKED);
    } else if (page != NULL && due_age(page, request->today) == PAGE_AGE_EXPIRED) {
        request->kind = VIEW_PAGE; // an answer too: layout has a sentence in its place
        request->page = page->id.utf8;
    }
}

static void
fill_slide(const struct visit *visit, const struct content *content, int index,
           struct view_request *request)
{
    static const enum drawing drawings[] = {DRAWING_PLANT, 0, DRAWING_LANDSCAPE, 0};
    const struct attract loop = turn_loop(visit, content);
    const struct attract_slide slide = attract_slide(&loop, (size_t)index);
    request->kind = VIEW_HOME;
    request->look.drawing = drawings[index % 4];
    if (visit->news.shown) {
        request->kind = VIEW_UPDATE;
    } else if (visit->look.night) {
        request->kind = VIEW_NIGHT;
        request->look.theme = THEME_HC_DARK;
    } else if (slide.page != NULL) {
        request->kind = VIEW_ATTRACT;
        request->page = slide.page->id.utf8;
    } else if (slide.notice != NULL) {
        request->kind = VIEW_ATTRACT;
        request->notice = slide.notice->text;
    }
}

static void
fill_spot(const struct visit *visit, const struct content *content,
          struct view_request *request, int *screen)
{
    *screen = visit->spot.screen;
    request->kind = visit->spot.kind;
    if (visit->spot.kind != VIEW_HOME) {
        fill_page(visit, content, visit->spot.kind, visit->spot.page, request);
    }
}

// Sheets that speak of a page lie over it.
static void
fill_sheet(const struct visit *visit, const struct content *content,
           struct view_request *request)
{
    request->kind = visit->sheet;
    if (view_needs_page(visit->sheet)) {
        fill_page(visit, content, visit->sheet, visit->spot.page, request);
    }
}

void
visit_view(const struct visit *visit, const struct content *content,
           struct view_request *request, int *screen)
{
    *screen = 0;
    request->page = NULL;
    request->content = content;
    request->look = visit->look;
    request->today = clock_today(&visit->wall);
    request->look.can_go_back = visit->sheet_open || visit->history_count > 0;
    if (content == NULL) {
        fill_notice(request, WORD_SET_UP);
    } else if (visit->state == VISIT_ATTRACT) {
        fill_slide(visit, content, visit->slide, request);
    } else if (visit->state == VISIT_ASKING) {
        request->kind = VIEW_STILL_READING;
    } else if (visit->sheet_open) {
        fill_sheet(visit, content, request);
        *screen = visit->sheet_screen;
    } else {
        fill_spot(visit, content, request, screen);
    }
}

// From a page or Home: what Next leads to, else from Home the first tile.
static bool
likely_after(const struct visit *visit, const struct visit_shown *shown,
             struct view_request *request, int *screen)
{
    const struct turn turn = {.shown = shown};
    const struct screen *now = turn_screen(&turn);
    int at = focus_keyed(now, KEYED_NEXT);
    if (at < 0 && visit->spot.kind == VIEW_HOME) {
        for (size_t i = 0; i < now->target_count && at < 0; i++) {
            at = now->targets[i].action == ACTION_PAGE ? (int)i : -1;
        }
    }
    if (at < 0) {
        return false;
    }
    const struct target *target = &now->targets[at];
    if (target->action == ACTION_SCREEN) {
        *screen = target->number;
        return true;
    }
    if (target->page == NULL || content_page(shown->content, target->page) == NULL) {
        return false;
    }
    *screen = 0;
    request->look.can_go_back = true;
    request->look.ticks = 0;
    fill_page(visit, shown->content, VIEW_PAGE, target->page, request);
    return true;
}

bool
visit_likely_next(const struct visit *visit, const struct visit_shown *shown,
                  struct view_request *request, int *screen)
{
    const struct content *content = shown->content;
    visit_view(visit, content, request, screen);
    if (content == NULL) {
        return false;
    }
    if (visit->state == VISIT_ATTRACT) {
        fill_slide(visit, content, visit->slide + 1, request);
        const struct attract loop = turn_loop(visit, content);
        return attract_count(&loop) > 1 && !visit->look.night && !visit->news.shown;
    }
    if (visit->state == VISIT_READING && !visit->sheet_open) {
        return likely_after(visit, shown, request, screen);
    }
    struct visit below = *visit; // what a sheet hides comes next when it is closed
    below.state = VISIT_READING;
    below.sheet_open = visit->sheet_open && visit->state == VISIT_ASKING;
    below.look.bar_percent = 0;
    visit_view(&below, content, request, screen);
    if (request->page != NULL) {
        request->page = visit->spot.page;
    }
    return true;
}
