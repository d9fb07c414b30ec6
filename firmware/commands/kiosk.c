// SPDX-License-Identifier: MIT
#include "commands/kiosk.h"

#include "commands/kiosk_display.h"
#include "commands/kiosk_status.h"
#include "platform/input.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

// ---- time -----------------------------------------------------------------------------

static uint64_t
monotonic_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000U + (uint64_t)now.tv_nsec;
}

// Kiosk time is real time, or runs `speed` times faster from the start on.
static uint64_t
kiosk_time(const struct kiosk *kiosk, uint64_t real_ms)
{
    if (real_ms < kiosk->started_ms)
        return real_ms;
    return kiosk->started_ms + (real_ms - kiosk->started_ms) * kiosk->options.speed;
}

static uint64_t
real_time(const struct kiosk *kiosk, uint64_t kiosk_ms)
{
    if (kiosk_ms == UINT64_MAX)
        return UINT64_MAX;
    uint64_t later = kiosk_ms > kiosk->started_ms ? kiosk_ms - kiosk->started_ms : 0;
    unsigned speed = kiosk->options.speed;
    return kiosk->started_ms + (later + speed - 1) / speed;
}

uint64_t
kiosk_now(const struct kiosk *kiosk)
{
    return kiosk_time(kiosk, wait_now_ms());
}

enum { READ_SLICE_MS = 5 };
// ---- layouts --------------------------------------------------------------------------

// The ids in a request belong to the visit, which moves on: keep the content's own copy.
static void
keep_page_id(struct view_request *request)
{
    const char *id = request->content && request->page
                         ? content_id(request->content, request->page)
                         : NULL;
    if (id)
        request->page = id;
}

// The layout of `request`: one that is there, or the one that is not `kept`, laid out
// anew.
static int
lay_out(struct kiosk *kiosk, const struct view_request *request, int kept)
{
    for (int i = 0; i < 2; i++)
        if (kiosk->layouts[i].used &&
            kiosk_same_view(&kiosk->layouts[i].request, request))
            return i;
    int index = kept == 0 ? 1 : 0;
    struct kiosk_layout *layout = &kiosk->layouts[index];
    uint64_t start_ns = monotonic_ns();
    arena_reset(&layout->arena);
    layout->request = *request;
    keep_page_id(&layout->request);
    layout->view = view_layout(&layout->request, &layout->arena);
    layout->used = true;
    kiosk->layout_ns += monotonic_ns() - start_ns;
    return index;
}

// What is said where there is no content.
static enum word
notice_word(const struct kiosk *kiosk)
{
    if (kiosk->starting)
        return WORD_STARTING;
    return kiosk->options.state ? WORD_ASK_DESK : WORD_SET_UP;
}

static struct view_request
base_request(const struct kiosk *kiosk)
{
    const struct device *device = &kiosk->options.device;
    const struct edition *edition = &kiosk->session->edition;
    const struct tongue *tongue = &edition->tongues[kiosk->language];
    return (struct view_request){
        .kind = kiosk->visit.news.shown ? VIEW_UPDATE : VIEW_NOTICE,
        .notice = tongue->words->word[notice_word(kiosk)],
        .emergency = edition->emergency,
        .content = kiosk->content,
        .words = tongue->words,
        .panel = panel_turned(&kiosk->options.panel, kiosk->options.rotation),
        .attract_distance_m = device->attract_distance_m,
        .min_target_mm = device->min_target_mm,
        .reach_top_mm = device->reach_top_mm,
        .today = clock_today(&kiosk->wall),
        .status = &kiosk->status,
        .status_number = kiosk->status.number,
        .look = {.step = 100, .drafts = kiosk->options.drafts && kiosk->content},
        .measure = fonts_measure(kiosk->session->fonts),
        .hyphens = tongue->hyphens,
        .tongues = edition->tongues,
        .tongue_count = edition->count,
    };
}

static int
clamped(int screen, const struct laid_view *view)
{
    int count = (int)view->screen_count;
    return screen < 0 ? 0 : screen >= count ? count - 1 : screen;
}

static void
forget_layouts(struct kiosk *kiosk)
{
    for (int i = 0; i < 2; i++)
        kiosk->layouts[i].used = false;
    kiosk->ahead = false;
}

// ---- frames ---------------------------------------------------------------------------

// Panel and strip as one screen, when there is a strip.
static struct screen
composed(struct kiosk *kiosk, const struct screen *panel)
{
    struct screen whole = *panel;
    const struct screen *strip = kiosk->strip;
    if (!strip)
        return whole;
    arena_reset(&kiosk->frame_arena);
    size_t count = panel->item_count + strip->item_count;
    struct item *items = arena_array(&kiosk->frame_arena, count, sizeof *items);
    memcpy(items, panel->items, panel->item_count * sizeof *items);
    for (size_t i = 0; i < strip->item_count; i++) {
        struct item *item = &items[panel->item_count + i];
        *item = strip->items[i];
        item->box.y += panel->height_px;
        item->baseline_px += panel->height_px;
        item->target = -1;
    }
    whole.items = items;
    whole.item_count = count;
    whole.height_px += strip->height_px;
    return whole;
}

// `marks`: with what is pressed and where the ring is.
static struct paint_state
paint_state(const struct kiosk *kiosk, bool marks)
{
    const struct visit *visit = &kiosk->visit;
    return (struct paint_state){
        .theme = kiosk->content ? visit->look.theme : THEME_LIGHT,
        .pressed = marks ? visit->pressed - 1 : -1,
        .focus = marks ? visit->focus - 1 : -1,
        .focus_group = marks ? visit->focus_group : 0,
    };
}

static void
paint(struct kiosk *kiosk, int layout, int screen, bool marks)
{
    const struct laid_view *view = &kiosk->layouts[layout].view;
    struct screen whole = composed(kiosk, &view->screens[clamped(screen, view)]);
    struct paint_state state = paint_state(kiosk, marks);
    uint64_t start_ns = monotonic_ns();
    paint_screen(kiosk->painter, &whole, &view->style, &state,
                 window_canvas(kiosk->window));
    kiosk->paint_ns += monotonic_ns() - start_ns;
}

static bool
has_ring(const struct kiosk *kiosk)
{
    return kiosk->visit.focus != 0 || kiosk->visit.focus_group != 0;
}

static bool
present(struct kiosk *kiosk, bool fade)
{
    fade = fade && !kiosk->visit.look.no_motion;
    kiosk->ahead = false;
    kiosk->painted_pressed = kiosk->visit.pressed;
    kiosk->painted_ring = has_ring(kiosk);
    return window_present(kiosk->window, window_canvas(kiosk->window), fade);
}

void
kiosk_lay_out(struct kiosk *kiosk)
{
    struct view_request request = base_request(kiosk);
    int screen = 0;
    if (kiosk->content)
        visit_view(&kiosk->visit, kiosk->content, &request, &screen);
    if (kiosk->status.update.news == UPDATE_READING && !kiosk->visit.news.reading)
        kiosk->status.update.news = UPDATE_U6; // whoever read it has fallen silent
    kiosk->shown =
        lay_out(kiosk, &request, kiosk->ahead ? kiosk->ahead_layout : kiosk->shown);
    const struct laid_view *view = &kiosk->layouts[kiosk->shown].view;
    if (kiosk->content)
        screen = visit_settle(&kiosk->visit, view);
    kiosk->shown_screen = clamped(screen, view);
}

static void
show(struct kiosk *kiosk, bool fade)
{
    kiosk_lay_out(kiosk);
    bool painted = kiosk->ahead && kiosk->ahead_layout == kiosk->shown &&
                   kiosk->ahead_screen == kiosk->shown_screen && !kiosk->strip &&
                   kiosk->visit.pressed == 0 && !has_ring(kiosk);
    if (!painted)
        paint(kiosk, kiosk->shown, kiosk->shown_screen, true);
    present(kiosk, fade);
    kiosk_trace_shown(kiosk);
}

void
kiosk_show(struct kiosk *kiosk)
{
    show(kiosk, true);
}

// A press or its end, painted onto the frame on show: what was painted ahead stays.
static bool
repaint_press(struct kiosk *kiosk, int layout)
{
    SDL_Surface *live = window_live(kiosk->window);
    int pressed = kiosk->visit.pressed;
    int target = pressed ? pressed : kiosk->painted_pressed;
    if (!live || layout != kiosk->shown || kiosk->strip || has_ring(kiosk) ||
        kiosk->painted_ring || pressed == kiosk->painted_pressed ||
        (pressed && kiosk->painted_pressed))
        return false;
    const struct laid_view *view = &kiosk->layouts[layout].view;
    struct paint_state state = paint_state(kiosk, true);
    paint_target(kiosk->painter, &view->screens[kiosk->shown_screen], &view->style,
                 &state, target - 1, live);
    kiosk->painted_pressed = pressed;
    return window_present_again(kiosk->window);
}

static void
repaint(struct kiosk *kiosk)
{
    struct view_request request = base_request(kiosk);
    int screen = 0;
    if (!kiosk->content)
        return;
    visit_view(&kiosk->visit, kiosk->content, &request, &screen);
    int layout = lay_out(kiosk, &request, kiosk->ahead ? kiosk->ahead_layout : -1);
    if (repaint_press(kiosk, layout))
        return;
    kiosk->shown = layout;
    paint(kiosk, kiosk->shown, kiosk->shown_screen, true);
    present(kiosk, false);
}

static struct visit_shown
shown(const struct kiosk *kiosk)
{
    return (struct visit_shown){
        .content = kiosk->content,
        .view = &kiosk->layouts[kiosk->shown].view,
        .screen = kiosk->shown_screen,
        .wall = kiosk->wall,
    };
}

static void
paint_ahead(struct kiosk *kiosk)
{
    if (!kiosk->content || kiosk->ahead || kiosk->strip)
        return;
    struct view_request request = base_request(kiosk);
    struct visit_shown now = shown(kiosk);
    int screen = 0;
    if (!visit_likely_next(&kiosk->visit, &now, &request, &screen))
        return;
    int layout = lay_out(kiosk, &request, kiosk->shown);
    screen = clamped(screen, &kiosk->layouts[layout].view);
    paint(kiosk, layout, screen, false);
    kiosk->ahead = true;
    kiosk->ahead_layout = layout;
    kiosk->ahead_screen = screen;
}

// ---- languages ------------------------------------------------------------------------

// Reads on in the languages that are not shown yet. Those with mistakes are told and left
// out when all have been read.
static void
read_languages(struct kiosk *kiosk, unsigned budget_ms)
{
    struct edition *edition = &kiosk->session->edition;
    while (edition_read_more(edition, budget_ms))
        if (budget_ms > 0)
            return;
    const char *lang = edition->tongues[kiosk->language].code;
    size_t before = edition->count;
    if (!kiosk->options.offers_broken)
        edition_leave_out_broken(edition);
    if (edition->count < before)
        edition_print_problems(edition);
    kiosk->language = edition_language(edition, lang);
    forget_layouts(kiosk); // who has pages in part is known now
}

// From now on in this language, or in the edition's main one if it is not there. What is
// not read yet is read now: somebody waits for it.
static void
take_language(struct kiosk *kiosk, const char *lang)
{
    struct edition *edition = &kiosk->session->edition;
    size_t language = edition_language(edition, lang);
    if (!edition->languages[language].content)
        read_languages(kiosk, 0);
    language = edition_language(edition, lang);
    if (!edition->languages[language].content)
        language = edition->main;
    kiosk->language = language;
    kiosk->content = edition->languages[language].content;
    (void)snprintf(kiosk->visit.lang, sizeof kiosk->visit.lang, "%s",
                   edition->tongues[language].code);
}

// ---- events ---------------------------------------------------------------------------

static void
trace_state(const struct kiosk *kiosk, const char *what)
{
    if (!kiosk->options.trace)
        return;
    printf("%s ", what);
    visit_dump(&kiosk->visit, stdout);
    fflush(stdout);
}

// Told once a spot, for the log of the device.
static void
tell_ghosts(struct kiosk *kiosk)
{
    unsigned spots = visit_touch_health(&kiosk->visit, kiosk_now(kiosk)).quarantined;
    if (spots > kiosk->ghost_spots)
        fprintf(stderr,
                "anteroom %s: note: the touch panel reports touches that nobody makes; "
                "%u spot%s of it %s ignored (clean the glass; if it goes on, have the "
                "panel looked at)\n",
                kiosk->session->command, spots, spots == 1 ? "" : "s",
                spots == 1 ? "is" : "are");
    kiosk->ghost_spots = spots;
}

// Without content there are no visits, but there may be news of the update to come.
static bool
take_bare(struct kiosk *kiosk, const struct visit_event *event)
{
    struct news *news = &kiosk->visit.news;
    uint64_t now_ms = kiosk_now(kiosk);
    if (event->kind == VISIT_NEWS)
        news_hear(news, event->reading, now_ms);
    bool changed = news_pass(news, true, now_ms) ||
                   (event->kind == VISIT_NEWS && news->shown && !news->later);
    kiosk->wake_at_ms = news_wake_ms(news, true, now_ms);
    if (changed)
        show(kiosk, false);
    return changed;
}

static bool
take_event(struct kiosk *kiosk, const struct visit_event *event)
{
    if (!kiosk->content)
        return take_bare(kiosk, event);
    kiosk_read_wall(kiosk);
    struct visit_shown now = shown(kiosk);
    struct visit_result result = visit_step(&kiosk->visit, &now, event, kiosk_now(kiosk));
    kiosk->wake_at_ms = result.wake_at_ms;
    tell_ghosts(kiosk);
    if (strcmp(kiosk->visit.lang, kiosk->content->lang.utf8) != 0)
        take_language(kiosk, kiosk->visit.lang);
    if (result.wish == VISIT_WISHES_CLOCK)
        kiosk_set_clock(kiosk, &result);
    if (result.wish == VISIT_WISHES_UNDO)
        kiosk->kept_news |= KIOSK_UNDO;
    if (result.changed)
        kiosk_renew_status(kiosk);
    if (result.wiped)
        trace_state(kiosk, "wiped");
    // Changed and to be painted again is the same screen with another setting: no fade.
    if (result.changed && kiosk->options.strip_px == 0)
        show(kiosk, !result.repaint);
    else if (result.repaint && !result.changed)
        repaint(kiosk);
    return result.changed;
}

// A digit leads to that choice; the preview has a meaning of its own for it.
static unsigned
take_typed(struct kiosk *kiosk, int typed)
{
    const struct visit_event event = {
        .kind = VISIT_KEY, .key = VISIT_KEY_DIGIT, .digit = typed - '0'};
    if (kiosk->options.strip_px > 0 || typed < '1' || typed > '9')
        return KIOSK_TYPED;
    return take_event(kiosk, &event) ? KIOSK_SHOWN : 0;
}

static unsigned
take_input(struct kiosk *kiosk, const struct input *input, int *typed)
{
    struct visit_event event = {.contact = input->contact, .key = input->key};
    event.contact.time_ms = kiosk_time(kiosk, input->contact.time_ms);
    switch (input->kind) {
    case INPUT_CONTACT:
        event.kind = VISIT_CONTACT;
        return take_event(kiosk, &event) ? KIOSK_SHOWN : 0;
    case INPUT_KEY:
        event.kind = VISIT_KEY;
        return take_event(kiosk, &event) ? KIOSK_SHOWN : 0;
    case INPUT_TYPED:
        *typed = input->typed;
        return take_typed(kiosk, input->typed);
    case INPUT_EXPOSED:
        return window_present_again(kiosk->window) ? 0 : KIOSK_LOST;
    case INPUT_QUIT:
        return KIOSK_QUIT;
    }
    return 0;
}

static unsigned
take_inputs(struct kiosk *kiosk, int *typed)
{
    unsigned news = 0;
    struct input input;
    const struct input_source source = {
        .window = kiosk->window,
        .doorbells = waiter_doorbells(kiosk->waiter),
        .keys = &kiosk->options.device.keys,
    };
    while ((news & (KIOSK_QUIT | KIOSK_TYPED | KIOSK_LOST)) == 0 &&
           input_next(&source, wait_now_ms(), &input))
        news |= take_input(kiosk, &input, typed);
    return news;
}

// A touch panel or a keypad was unplugged. Its fingers will never be lifted.
static void
lose_touch(struct kiosk *kiosk)
{
    const struct visit_event event = {.kind = VISIT_TOUCH_LOST};
    fprintf(stderr,
            "anteroom %s: warning: a touch panel or keypad was unplugged (plug it in; it "
            "is noticed)\n",
            kiosk->session->command);
    take_event(kiosk, &event);
}

unsigned
kiosk_turn(struct kiosk *kiosk, int *typed)
{
    unsigned news = take_inputs(kiosk, typed) | kiosk->kept_news;
    kiosk->kept_news = 0;
    if (window_lost(kiosk->window))
        return KIOSK_LOST;
    if (news)
        return news;
    if (kiosk_now(kiosk) >= kiosk->wake_at_ms) {
        const struct visit_event event = {.kind = VISIT_TIME};
        return take_event(kiosk, &event) ? KIOSK_SHOWN : 0;
    }
    if (!kiosk->session->edition.whole && kiosk->content) {
        size_t before = kiosk->session->edition.count;
        read_languages(kiosk, READ_SLICE_MS);
        // One that was named on the screen may have been left out.
        if (kiosk->session->edition.count < before && kiosk->options.strip_px == 0)
            show(kiosk, false);
        return 0;
    }
    paint_ahead(kiosk);
    uint64_t until_ms = kiosk->wake_at_ms;
    if (kiosk->call_at_ms > 0 && kiosk->call_at_ms < until_ms)
        until_ms = kiosk->call_at_ms;
    until_ms = real_time(kiosk, until_ms);
    unsigned woken = waiter_wait(kiosk->waiter, kiosk->hurries ? 0 : until_ms);
    if (woken & WAIT_LOST)
        lose_touch(kiosk);
    news |= woken & WAIT_SIGNAL ? KIOSK_QUIT : 0;
    news |= woken & WAIT_FILES ? KIOSK_FILES : 0;
    news |= woken & WAIT_RELOAD ? KIOSK_RELOAD : 0;
    return news;
}

void
kiosk_tell_update(struct kiosk *kiosk, const struct update_told *told)
{
    const struct visit_event event = {.kind = VISIT_NEWS,
                                      .reading = told->news == UPDATE_READING};
    kiosk->status.update = *told;
    take_event(kiosk, &event);
}

// ---- opening and closing --------------------------------------------------------------

void
kiosk_set_content(struct kiosk *kiosk)
{
    bool first = kiosk->content == NULL;
    const struct content *content = NULL;
    if (kiosk->session->edition.content) {
        take_language(kiosk, first ? NULL : kiosk->visit.lang);
        content = kiosk->content;
    } else {
        kiosk->language = kiosk->session->edition.main;
        kiosk->content = NULL;
        kiosk->wake_at_ms = UINT64_MAX;
    }
    forget_layouts(kiosk);
    painter_set_content(kiosk->painter, &kiosk->session->files);
    if (content && first) {
        struct visit_settings settings = kiosk_visit_settings(kiosk);
        visit_start(&kiosk->visit, &settings, content, kiosk_now(kiosk));
        kiosk->wake_at_ms = 0;
        trace_state(kiosk, "start");
    } else if (content) {
        const struct visit_event event = {.kind = VISIT_CONTENT};
        struct visit_shown none = {.content = content};
        kiosk->visit.settings = kiosk_visit_settings(kiosk);
        kiosk->wake_at_ms =
            visit_step(&kiosk->visit, &none, &event, kiosk_now(kiosk)).wake_at_ms;
    }
    if (kiosk->options.strip_px == 0)
        kiosk_show(kiosk);
}

bool
kiosk_open(struct kiosk *kiosk, struct session *session,
           const struct kiosk_options *options)
{
    *kiosk = (struct kiosk){.options = *options, .session = session};
    kiosk->started_ms = wait_now_ms();
    kiosk->waiter = waiter_new();
    if (!kiosk_find_display(kiosk))
        return false;
    kiosk->painter = painter_new(session->fonts, session->assets, session->folder);
    painter_set_content(kiosk->painter, &session->files);
    kiosk_set_content(kiosk);
    return true;
}

bool
kiosk_set_panel(struct kiosk *kiosk, const struct panel *panel, int strip_px)
{
    kiosk->options.panel = *panel;
    kiosk->options.strip_px = strip_px;
    kiosk->strip = NULL;
    window_close(kiosk->window);
    kiosk->window = NULL;
    forget_layouts(kiosk);
    kiosk->visit.settings.panel = panel_turned(panel, kiosk->options.rotation);
    return kiosk_find_display(kiosk);
}

void
kiosk_close(struct kiosk *kiosk)
{
    painter_free(kiosk->painter);
    window_close(kiosk->window);
    waiter_free(kiosk->waiter);
    arena_finish(&kiosk->layouts[0].arena);
    arena_finish(&kiosk->layouts[1].arena);
    arena_finish(&kiosk->frame_arena);
}
