// SPDX-License-Identifier: MIT
// The moves of a visit. Each leaves it whole: spot, history, ring and contacts agree.
#include "visit/turn.h"

#include "visit/night.h"

#include <stdio.h>
#include <string.h>

enum { MINUTE_MS = 60000, SLIDE_STOOD_MS = 1000 };

struct contact_rules
turn_rules(const struct visit *visit)
{
    return contact_rules_for(&visit->settings.rules, visit->look.steady_touch);
}

struct attract
turn_loop(const struct visit *visit, const struct content *content)
{
    return (struct attract){content, visit->settings.drafts, clock_today(&visit->wall)};
}

bool
turn_is_night(const struct visit *visit)
{
    const struct visit_settings *settings = &visit->settings;
    return visit->wall.trust != CLOCK_UNTRUSTED &&
           night_is(visit->wall.minute, settings->night_from, settings->night_until);
}

uint64_t
turn_night_changes_ms(const struct turn *turn)
{
    const struct visit *visit = turn->visit;
    const struct visit_settings *settings = &visit->settings;
    const unsigned minutes =
        night_changes_in(visit->wall.minute, settings->night_from, settings->night_until);
    const bool known = visit->wall.trust != CLOCK_UNTRUSTED && minutes > 0;
    return known ? turn->now_ms + (uint64_t)minutes * MINUTE_MS : UINT64_MAX;
}

const struct screen *
turn_screen(const struct turn *turn)
{
    static const struct screen none = {0};
    const struct laid_view *view = turn->shown->view;
    if (view == NULL || turn->shown->screen < 0 ||
        (size_t)turn->shown->screen >= view->screen_count) {
        return &none;
    }
    return &view->screens[turn->shown->screen];
}

void
turn_relay(struct turn *turn)
{
    struct visit *visit = turn->visit;
    const struct contact_rules rules = turn_rules(visit);
    contact_screen_changed(&visit->contacts, &rules, turn->now_ms);
    visit->pressed = 0;
    visit->focus_group = 0;
    visit->scan.stage = visit->ring_stays ? SCAN_DUE : SCAN_OFF;
    turn->result.changed = true;
}

void
turn_change(struct turn *turn)
{
    turn_relay(turn);
    turn->moved = true;
}

void
turn_wake(struct turn *turn)
{
    struct visit *visit = turn->visit;
    visit->state = VISIT_READING;
    visit->input_ms = turn->now_ms;
    visit->look.slide_paused = false;
    visit->look.night = false;
    news_end(&visit->news, turn->now_ms);
    visit->look.bar_percent = 0;
    visit->focus = 0;
    turn_change(turn);
}

static void
forget_sheet(struct visit *visit)
{
    visit->sheet_open = false;
    visit->sheet = VIEW_ATTRACT;
    visit->sheet_screen = 0;
    visit->staff = (struct visit_staff){0};
    visit->look.staff = (struct staff_look){0};
}

void
turn_open_sheet(struct turn *turn, enum view_kind sheet)
{
    turn->visit->sheet_open = true;
    turn->visit->sheet = sheet;
    turn->visit->staff.clean_until_ms = 0;
    memset(turn->visit->staff.pin, 0, sizeof turn->visit->staff.pin);
    turn->visit->sheet_screen = 0;
    turn_wake(turn);
}

void
turn_close_sheet(struct turn *turn)
{
    forget_sheet(turn->visit);
    turn_wake(turn);
}

// Leaves the page: its ticks go with it.
static void
show_spot(struct turn *turn, const struct visit_spot *spot)
{
    struct visit *visit = turn->visit;
    visit->spot = *spot;
    visit->look.ticks = 0;
    forget_sheet(visit);
    turn_wake(turn);
}

void
turn_open_home(struct turn *turn)
{
    const struct visit_spot home = {.kind = VIEW_HOME};
    memset(turn->visit->history, 0, sizeof turn->visit->history);
    turn->visit->history_count = 0;
    show_spot(turn, &home);
}

// Remembers the spot. When there is no room the oldest page is forgotten, but not Home
// below it.
static void
push(struct visit *visit)
{
    if (visit->history_count == VISIT_HISTORY) {
        memmove(&visit->history[1], &visit->history[2],
                (VISIT_HISTORY - 2) * sizeof visit->history[0]);
        visit->history_count--;
    }
    visit->history[visit->history_count++] = visit->spot;
}

// Two answers of one page: from the second, too, Back leads to the list.
static bool
are_neighbours(const struct visit_spot *a, const struct visit_spot *b)
{
    size_t len = strcspn(a->page, "#");
    return a->kind == VIEW_ANSWER && b->kind == VIEW_ANSWER &&
           len == strcspn(b->page, "#") && strncmp(a->page, b->page, len) == 0;
}

static void
open_spot(struct turn *turn, enum view_kind kind, const char *page)
{
    struct visit *visit = turn->visit;
    struct visit_spot spot = {.kind = kind};
    (void)snprintf(spot.page, sizeof spot.page, "%s", page);
    if ((visit->spot.kind != kind || strcmp(visit->spot.page, spot.page) != 0) &&
        !are_neighbours(&visit->spot, &spot)) {
        push(visit);
    }
    show_spot(turn, &spot);
}

void
turn_open_page(struct turn *turn, const char *page)
{
    if (page == NULL || page[0] == '\0' || strcmp(page, "home") == 0) {
        turn_open_home(turn);
        return;
    }
    open_spot(turn, VIEW_PAGE, page);
}

void
turn_open_answer(struct turn *turn, const char *answer)
{
    const struct content *content = turn->shown->content;
    if (content != NULL && answer != NULL &&
        content_answer(content, answer, NULL, NULL) != NULL) {
        open_spot(turn, VIEW_ANSWER, answer);
    }
}

void
turn_go_back(struct turn *turn)
{
    struct visit *visit = turn->visit;
    if (visit->history_count == 0) {
        turn_open_home(turn);
        return;
    }
    struct visit_spot *last = &visit->history[--visit->history_count];
    show_spot(turn, last);
    *last = (struct visit_spot){0};
}

void
turn_focus(struct turn *turn, const struct screen *screen, int target)
{
    struct visit *visit = turn->visit;
    const bool ring = target >= 0 && (size_t)target < screen->target_count;
    turn->result.repaint |= visit->focus != (ring ? target + 1 : 0);
    visit->focus = ring ? target + 1 : 0;
    visit->focus_action = ring ? screen->targets[target].action : ACTION_NONE;
    visit->focus_number = ring ? screen->targets[target].number : 0;
}

void
turn_time_slide(struct turn *turn)
{
    struct visit *visit = turn->visit;
    const struct attract loop = turn_loop(visit, turn->shown->content);
    visit->slide_until_ms = UINT64_MAX;
    if (visit->look.slide_paused) {
        visit->slide_until_ms = turn->now_ms + visit->settings.pause_ms;
    } else if (attract_count(&loop) > 1) {
        const struct attract_slide slide = attract_slide(&loop, (size_t)visit->slide);
        visit->slide_until_ms =
            turn->now_ms + attract_slide_ms(&slide, visit->settings.slide_ms);
    }
}

bool
turn_slide_stood(const struct visit *visit, uint64_t at_ms)
{
    return at_ms >= visit->slide_since_ms + SLIDE_STOOD_MS;
}

void
turn_slide(struct turn *turn, int by)
{
    struct visit *visit = turn->visit;
    const struct attract loop = turn_loop(visit, turn->shown->content);
    const int count = (int)attract_count(&loop);
    if (count > 1) {
        visit->slide = (visit->slide + by + count) % count;
        visit->slide_since_ms = turn->now_ms;
    }
    turn_time_slide(turn);
}

void
turn_take_lang(struct turn *turn)
{
    const struct content *content = turn->shown->content;
    struct visit *visit = turn->visit;
    if (content != NULL && content->lang.utf8 != NULL) {
        (void)snprintf(visit->lang, sizeof visit->lang, "%s", content->lang.utf8);
    }
}

void
turn_begin(struct turn *turn)
{
    struct visit *visit = turn->visit;
    const struct visit_settings settings = visit->settings;
    const struct contacts contacts = visit->contacts;
    const struct ghosts ghosts = visit->ghosts;
    const struct news news = visit->news;
    const struct visit_gate gate = visit->gate;
    const struct clock_wall wall = visit->wall;
    memset(visit, 0, sizeof *visit); // so that a field added later is forgotten too
    visit->settings = settings;
    visit->contacts = contacts;
    visit->ghosts = ghosts;
    visit->news = news;
    visit->gate = gate;
    visit->wall = wall;
    visit->state = VISIT_ATTRACT;
    visit->spot.kind = VIEW_HOME;
    visit->look = (struct look){
        .step = settings.step,
        .theme = settings.theme,
        .no_motion = settings.no_motion,
        .drafts = settings.drafts,
        .night = turn_is_night(visit),
    };
    memcpy(visit->lang, settings.lang, sizeof visit->lang);
    if (visit->lang[0] == '\0') {
        turn_take_lang(turn);
    }
    visit->slide_since_ms = turn->now_ms;
    visit->input_ms = turn->now_ms;
    turn_time_slide(turn);
}

void
turn_wipe(struct turn *turn)
{
    turn_begin(turn);
    turn_change(turn);
    turn->result.wiped = true;
}
