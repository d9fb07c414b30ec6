// SPDX-License-Identifier: MIT
// Every view is laid out once and kept, since walks come by the same screens many times.
#include "laid_visit.h"

#include "fake_measure.h"
#include "visit/staff.h"

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

static const char *const codes[LAID_LANGUAGES] = {"en", "es"};

// A kiosk about which everything is known.
static const struct status status = {
    .version = "0.1.0",
    .folder = "content",
    .touch_found = true,
    .touched = true,
    .panel_checked = true,
    .warm = true,
    .celsius = 48,
    .measured = true,
    .free_mib = 900,
    .update = {.news = UPDATE_OK, .code8 = "7F3K-92QX"},
};

// The language that the visit asks for.
static size_t
language_of(const struct visit *visit)
{
    for (size_t i = 0; i < LAID_LANGUAGES; i++) {
        if (strcmp(visit->lang, codes[i]) == 0) {
            return i;
        }
    }
    return 0;
}

const struct content *
laid_visit_content(const struct laid_visit *laid)
{
    return laid->languages[language_of(&laid->at.visit)].content;
}

static struct view_request
base_request(const struct laid_visit *laid)
{
    const struct words *words = &laid->languages[language_of(&laid->at.visit)].words;
    return (struct view_request){
        .notice = words->word[WORD_SET_UP],
        .content = laid_visit_content(laid),
        .words = words,
        .panel = laid->panel,
        .attract_distance_m = 1.5,
        .min_target_mm = 15,
        .status = &status,
        .measure = fake_measure(),
        .tongues = laid->tongues,
        .tongue_count = LAID_LANGUAGES,
    };
}

static bool
same_view(const struct view_request *a, const struct view_request *b)
{
    const char *page_a = a->page != NULL ? a->page : "";
    const char *page_b = b->page != NULL ? b->page : "";
    return a->kind == b->kind && a->content == b->content &&
           a->notice.utf8 == b->notice.utf8 && strcmp(page_a, page_b) == 0 &&
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
    visit_view(&at->visit, laid_visit_content(laid), &at->request, &at->screen);
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
        const struct visit_shown shown = {.content = laid_visit_content(laid),
                                          .view = at->view,
                                          .screen = at->screen,
                                          .wall = laid->wall};
        assert_true(i < 6); // a change that changes again for ever would spin
        result = visit_step(&at->visit, &shown, i == 0 ? event : &tick, at->now_ms);
        if (result.changed || result.repaint) {
            lay_out(laid);
        }
    }
    at->wake_at_ms = result.wake_at_ms;
}

// The loop from its beginning.
static void
begin(struct laid_visit *laid, const struct visit_settings *settings)
{
    static const struct visit_event tick = {.kind = VISIT_TIME};
    visit_start(&laid->at.visit, settings, laid->languages[0].content, laid->at.now_ms);
    lay_out(laid);
    laid_visit_send(laid, &tick);
}

void
laid_visit_restart_in(struct laid_visit *laid, size_t language, const char *panel,
                      int step)
{
    char sentence[256];
    assert_true(panel_parse(panel, &laid->panel, sentence, sizeof sentence));
    laid->kept = NULL;
    arena_reset(&laid->laid);
    laid->at = (struct laid_place){.now_ms = 1000000};
    struct visit_settings settings = visit_settings_default(&laid->panel);
    settings.drafts = true;
    settings.step = step;
    settings.staff_pin = "a hash that no PIN has";
    (void)snprintf(settings.lang, sizeof settings.lang, "%s", codes[language]);
    begin(laid, &settings);
}

void
laid_visit_restart(struct laid_visit *laid, const char *panel, int step)
{
    laid_visit_restart_in(laid, 0, panel, step);
}

static void
load_language(struct laid_visit *laid, size_t index, struct problems *problems)
{
    const char *assets = getenv("ANTEROOM_ASSETS");
    struct laid_language *language = &laid->languages[index];
    language->load = load_new("content", codes[index], &laid->loaded, problems);
    assert_false(load_step(language->load, 0));
    language->content = load_result(language->load);
    assert_non_null(language->content);
    assert_true(words_load(assets != NULL ? assets : "assets", codes[index],
                           &laid->loaded, problems, &language->words));
    laid->tongues[index] =
        (struct tongue){.code = codes[index], .words = &language->words};
}

void
laid_visit_start(struct laid_visit *laid, const char *panel, int step)
{
    *laid = (struct laid_visit){0};
    struct problems problems = {.arena = &laid->loaded};
    for (size_t i = 0; i < LAID_LANGUAGES; i++) {
        load_language(laid, i, &problems);
    }
    laid->content = laid->languages[0].content;
    laid_visit_restart(laid, panel, step);
}

void
laid_visit_finish(struct laid_visit *laid)
{
    for (size_t i = 0; i < LAID_LANGUAGES; i++) {
        load_free(laid->languages[i].load);
    }
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

// ---- everything that can be shown -----------------------------------------------------

struct stops {
    struct laid_stop *items;
    size_t most;
    size_t count;
};

static void
add_stop(struct stops *stops, enum view_kind kind, const char *page)
{
    assert_true(stops->count < stops->most);
    stops->items[stops->count++] = (struct laid_stop){kind, page};
}

static void
add_answers(struct stops *stops, const struct block *block)
{
    for (size_t i = 0; block->kind == BLOCK_FAQ && i < block->faq.count; i++) {
        const struct answer *answer = &block->faq.items[i];
        add_stop(stops, VIEW_ANSWER, answer->id.utf8);
        if (answer->terms.count > 0) {
            add_stop(stops, VIEW_WORDS_SHEET, answer->id.utf8);
        }
    }
}

static void
add_page(struct stops *stops, const struct page *page)
{
    const char *id = page->id.utf8;
    add_stop(stops, VIEW_PAGE, id);
    if (page->is_public) {
        add_stop(stops, VIEW_ATTRACT, id);
    }
    for (size_t i = 0; i < page->body_count; i++) {
        add_answers(stops, &page->body[i]);
    }
    if (page->terms.count > 0) {
        add_stop(stops, VIEW_WORDS_SHEET, id);
    }
    if (page_question(page, 0) != NULL) {
        add_stop(stops, VIEW_LIST_SHEET, id);
        add_stop(stops, VIEW_FULL_SHEET, id);
    }
    if (page->take_home.len > 0) {
        add_stop(stops, VIEW_HOME_SHEET, id);
    }
}

size_t
laid_visit_stops(const struct laid_visit *laid, struct laid_stop *items, size_t most)
{
    static const enum view_kind over_home[] = {
        VIEW_HOME,  VIEW_TEXT_SHEET, VIEW_LANGUAGES, VIEW_STILL_READING,
        VIEW_NIGHT, VIEW_PIN,        VIEW_UPDATE};
    const struct content *content = laid_visit_content(laid);
    struct stops stops = {.items = items, .most = most};
    for (size_t i = 0; i < COUNT_OF(over_home); i++) {
        add_stop(&stops, over_home[i], NULL);
    }
    for (enum view_kind kind = VIEW_PIN + 1; staff_is_sheet(kind); kind++) {
        add_stop(&stops, kind, NULL);
    }
    for (size_t i = 0; i < content->page_count; i++) {
        add_page(&stops, &content->pages[i]);
    }
    add_stop(&stops, VIEW_NOTICE, content->pages[0].id.utf8);
    return stops.count;
}

static void
stop_at_slide(struct laid_visit *laid, const struct laid_stop *stop)
{
    struct visit *visit = &laid->at.visit;
    struct visit_settings settings = visit->settings;
    if (stop->kind == VIEW_NIGHT) {
        settings.night_from = 1;
        settings.night_until = 1439;
        laid->wall = (struct clock_wall){CLOCK_SET_BY_STAFF, 20000, 600};
    }
    begin(laid, &settings);
    visit->news.shown = stop->kind == VIEW_UPDATE;
    visit->news.until_ms = UINT64_MAX;
    lay_out(laid);
    for (int i = 0; stop->page != NULL; i++) {
        visit->slide = i;
        lay_out(laid);
        assert_in_range(i, 0, 100);
        if (strcmp(laid->at.request.page, stop->page) == 0) {
            break;
        }
    }
    visit->slide_until_ms = UINT64_MAX; // the test takes its time
}

static void
open_sheet(struct visit *visit, enum view_kind kind, int screen)
{
    enum { FIVE_CHOSEN = 0x1f };
    visit->sheet_open = true;
    visit->sheet = kind;
    visit->sheet_screen = screen;
    visit->staff.inside = staff_is_sheet(kind) && kind != VIEW_PIN;
    visit->look.staff.date = (struct calendar_date){2026, 1, 31};
    visit->look.asked = FIVE_CHOSEN;
}

static void
open_spot(struct laid_visit *laid, const struct laid_stop *stop)
{
    struct visit *visit = &laid->at.visit;
    const bool answer = content_answer(laid_visit_content(laid), stop->page, NULL, NULL);
    visit->history[0] = visit->spot;
    visit->history_count = 1;
    visit->spot = (struct visit_spot){.kind = answer ? VIEW_ANSWER : VIEW_PAGE};
    (void)snprintf(visit->spot.page, sizeof visit->spot.page, "%s", stop->page);
}

void
laid_visit_stop_at(struct laid_visit *laid, const struct laid_stop *stop, int screen)
{
    static const struct visit_event tick = {.kind = VISIT_TIME};
    struct visit *visit = &laid->at.visit;
    laid->wall = (struct clock_wall){0};
    if (stop->kind == VIEW_ATTRACT || stop->kind == VIEW_NIGHT ||
        stop->kind == VIEW_UPDATE) {
        stop_at_slide(laid, stop);
        return;
    }
    if (visit->state == VISIT_ATTRACT) {
        laid_visit_key(laid, VISIT_KEY_ESCAPE);
    }
    laid_visit_key(laid, VISIT_KEY_HOME);
    visit->focus = 0;
    visit->ring_stays = false;
    if (stop->page != NULL) {
        open_spot(laid, stop);
    }
    if (view_is_sheet(stop->kind)) {
        open_sheet(visit, stop->kind, screen);
    } else {
        visit->spot.screen = screen;
    }
    if (stop->kind == VIEW_STILL_READING) {
        visit->state = VISIT_ASKING;
        visit->ask_since_ms = laid->at.now_ms;
        visit->look.bar_percent = 100;
    }
    visit->settings.drafts = stop->kind != VIEW_NOTICE; // all of it are drafts
    lay_out(laid);
    laid_visit_send(laid, &tick);
}

void
laid_visit_go(struct laid_visit *laid, const char *page, int screen)
{
    const struct laid_stop stop = {page != NULL ? VIEW_PAGE : VIEW_HOME, page};
    laid_visit_stop_at(laid, &stop, screen);
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
