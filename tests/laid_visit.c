// SPDX-License-Identifier: MIT
// Every view is laid out once and kept, since walks come by the same screens many times.
#include "laid_visit.h"

#include "fake_measure.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct kept_view {
    struct view_request request;
    struct laid_view view;
    struct kept_view *next;
};

static struct view_request
base_request(const struct laid_visit *laid)
{
    return (struct view_request){
        .notice = laid->words.word[WORD_SET_UP],
        .content = laid->content,
        .words = &laid->words,
        .panel = laid->panel,
        .attract_distance_m = 1.5,
        .min_target_mm = 15,
        .measure = fake_measure(),
    };
}

static bool
same_view(const struct view_request *a, const struct view_request *b)
{
    const char *page_a = a->page != NULL ? a->page : "";
    const char *page_b = b->page != NULL ? b->page : "";
    return a->kind == b->kind && strcmp(page_a, page_b) == 0 &&
           memcmp(&a->look, &b->look, sizeof a->look) == 0;
}

static const struct laid_view *
view_of(struct laid_visit *laid, const struct view_request *request)
{
    struct kept_view *kept = laid->kept;
    while (kept != NULL && !same_view(&kept->request, request)) {
        kept = kept->next;
    }
    if (kept == NULL) {
        kept = arena_alloc(&laid->laid, sizeof *kept);
        *kept = (struct kept_view){.request = *request, .next = laid->kept};
        if (request->page != NULL) {
            kept->request.page =
                arena_copy(&laid->laid, request->page, strlen(request->page));
        }
        kept->view = view_layout(&kept->request, &laid->laid);
        laid->kept = kept;
    }
    return &kept->view;
}

static void
lay_out(struct laid_visit *laid)
{
    struct laid_place *at = &laid->at;
    at->request = base_request(laid);
    visit_view(&at->visit, laid->content, &at->request, &at->screen);
    at->view = view_of(laid, &at->request);
    at->screen = visit_settle(&at->visit, at->view);
}

void
laid_visit_send(struct laid_visit *laid, const struct visit_event *event)
{
    static const struct visit_event tick = {.kind = VISIT_TIME};
    struct laid_place *at = &laid->at;
    struct visit_result result = {.changed = true};
    for (int i = 0; result.changed; i++) {
        const struct visit_shown shown = {
            .content = laid->content, .view = at->view, .screen = at->screen};
        assert_true(i < 6); // a change that changes again for ever would spin
        result = visit_step(&at->visit, &shown, i == 0 ? event : &tick, at->now_ms);
        if (result.changed || result.repaint) {
            lay_out(laid);
        }
    }
    at->wake_at_ms = result.wake_at_ms;
}

void
laid_visit_restart(struct laid_visit *laid, const char *panel, int step)
{
    static const struct visit_event tick = {.kind = VISIT_TIME};
    char sentence[256];
    assert_true(panel_parse(panel, &laid->panel, sentence, sizeof sentence));
    laid->kept = NULL;
    arena_reset(&laid->laid);
    laid->at = (struct laid_place){.now_ms = 1000000};
    struct visit_settings settings = visit_settings_default(&laid->panel);
    settings.drafts = true;
    settings.step = step;
    visit_start(&laid->at.visit, &settings, laid->content, laid->at.now_ms);
    lay_out(laid);
    laid_visit_send(laid, &tick);
}

void
laid_visit_start(struct laid_visit *laid, const char *panel, int step)
{
    const char *assets = getenv("ANTEROOM_ASSETS");
    *laid = (struct laid_visit){0};
    struct problems problems = {.arena = &laid->loaded};
    laid->load = load_new("content", "en", &laid->loaded, &problems);
    assert_false(load_step(laid->load, 0));
    laid->content = load_result(laid->load);
    assert_non_null(laid->content);
    assert_true(words_load(assets != NULL ? assets : "assets", "en", &laid->loaded,
                           &problems, &laid->words));
    laid_visit_restart(laid, panel, step);
}

void
laid_visit_finish(struct laid_visit *laid)
{
    load_free(laid->load);
    arena_finish(&laid->laid);
    arena_finish(&laid->loaded);
}

void
laid_visit_key(struct laid_visit *laid, enum visit_key key)
{
    const struct visit_event event = {.kind = VISIT_KEY, .key = key};
    laid_visit_pass(laid, 1000);
    laid_visit_send(laid, &event);
}

void
laid_visit_touch(struct laid_visit *laid, enum contact_phase phase, int64_t finger, int x,
                 int y)
{
    const struct visit_event event = {
        .kind = VISIT_CONTACT,
        .contact = {phase, finger, x, y, laid->at.now_ms, false, true},
    };
    laid_visit_send(laid, &event);
}

void
laid_visit_pass(struct laid_visit *laid, uint64_t ms)
{
    static const struct visit_event tick = {.kind = VISIT_TIME};
    const uint64_t until_ms = laid->at.now_ms + ms;
    while (laid->at.wake_at_ms <= until_ms) {
        laid->at.now_ms = laid->at.wake_at_ms;
        laid_visit_send(laid, &tick);
    }
    laid->at.now_ms = until_ms;
}

void
laid_visit_go(struct laid_visit *laid, const char *page, int screen)
{
    static const struct visit_event tick = {.kind = VISIT_TIME};
    struct visit *visit = &laid->at.visit;
    if (visit->state == VISIT_ATTRACT) {
        laid_visit_key(laid, VISIT_KEY_ENTER);
    }
    laid_visit_key(laid, VISIT_KEY_HOME);
    visit->focus = 0;
    visit->ring_stays = false;
    if (page != NULL) {
        visit->history[0] = visit->spot;
        visit->history_count = 1;
        visit->spot = (struct visit_spot){.kind = VIEW_PAGE, .screen = screen};
        (void)snprintf(visit->spot.page, sizeof visit->spot.page, "%s", page);
    } else {
        visit->spot.screen = screen;
    }
    lay_out(laid);
    laid_visit_send(laid, &tick);
}

const struct screen *
laid_visit_screen(const struct laid_visit *laid)
{
    return &laid->at.view->screens[laid->at.screen];
}

const char *
laid_visit_view(const struct laid_visit *laid)
{
    return view_id(laid->at.request.kind, laid->at.request.page);
}
