// SPDX-License-Identifier: MIT
// The visit's state machine: contacts, keys, the clock and new content come in; what is
// shown and when to be called again comes out. What each press does is in actions.c.
#include "visit/visit.h"

#include "content/due.h"
#include "visit/actions.h"
#include "visit/attract.h"
#include "visit/focus.h"
#include "visit/idle.h"
#include "visit/keys.h"
#include "visit/scan.h"
#include "visit/staff.h"
#include "visit/turn.h"

static uint64_t
later(uint64_t a, uint64_t b)
{
    return a > b ? a : b;
}

static uint64_t
sooner(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

// ---- time ---------------------------------------------------------------------------

// When the state the visit is in ends by itself. A finger on the glass puts that off a
// little, so that the screen does not change under it.
static uint64_t
state_ends_ms(const struct turn *turn)
{
    const struct visit *visit = turn->visit;
    const struct contact_rules rules = turn_rules(visit);
    const uint64_t held_ms = contact_held_until_ms(&visit->contacts, &rules);
    uint64_t ends_ms = visit->slide_until_ms;
    switch (visit->state) {
    case VISIT_ATTRACT:
        return visit->look.night || visit->news.shown || scan_wake_ms(visit) != UINT64_MAX
                   ? UINT64_MAX
                   : ends_ms;
    case VISIT_READING:
        ends_ms =
            visit->input_ms + idle_limit_ms(turn_screen(turn)->words, visit->look.step,
                                            visit->settings.idle_ms);
        return later(later(ends_ms, visit->hold_until_ms), held_ms);
    case VISIT_ASKING:
        return later(visit->ask_since_ms + visit->settings.ask_ms, held_ms);
    }
    return ends_ms;
}

static uint64_t
asked_ms(const struct turn *turn)
{
    const uint64_t since_ms = turn->visit->ask_since_ms;
    return turn->now_ms > since_ms ? turn->now_ms - since_ms : 0;
}

static uint64_t
wake_at_ms(const struct turn *turn)
{
    const struct visit *visit = turn->visit;
    const bool due = visit->state == VISIT_READING || visit->scan.stage == SCAN_DUE;
    if (turn->result.changed && due) {
        return turn->now_ms; // the words of the new screen are not known yet
    }
    const struct contact_rules rules = turn_rules(visit);
    uint64_t at_ms =
        sooner(state_ends_ms(turn), contact_settle_at_ms(&visit->contacts, &rules));
    at_ms = sooner(at_ms, scan_wake_ms(visit));
    at_ms = sooner(at_ms, staff_wake_at_ms(turn));
    const bool idle = visit->state == VISIT_ATTRACT;
    at_ms = sooner(at_ms, news_wake_ms(&visit->news, idle, turn->now_ms));
    if (idle) {
        at_ms = sooner(at_ms, turn_night_changes_ms(turn));
    }
    if (visit->state == VISIT_ASKING) {
        const uint64_t next_ms = idle_bar_next_ms(asked_ms(turn), visit->settings.ask_ms);
        at_ms =
            next_ms == UINT64_MAX ? at_ms : sooner(at_ms, visit->ask_since_ms + next_ms);
    }
    return at_ms;
}

static void
ask(struct turn *turn)
{
    const struct visit_settings *settings = &turn->visit->settings;
    if (settings->scan_ms == 0 && !settings->two_switch) {
        turn->visit->ring_stays = false; // so that any key means "keep reading"
    }
    turn_wake(turn);
    turn->visit->state = VISIT_ASKING;
    turn->visit->ask_since_ms = turn->now_ms;
    turn->visit->look.bar_percent = 100;
}

// The loop goes on by itself: a finger that is down means Home now, not what it was on.
static void
turn_slide_by_itself(struct turn *turn)
{
    struct visit *visit = turn->visit;
    visit->look.slide_paused = false;
    turn_slide(turn, 1);
    if (turn->now_ms >= visit->input_ms + visit->settings.ask_ms) {
        turn_focus(turn, turn_screen(turn), -1); // whoever walked with Tab has left
    }
    contact_forget(&visit->contacts);
    visit->pressed = 0;
    turn->result.changed = true;
    turn->moved = true;
}

static void
move_bar(struct turn *turn)
{
    struct visit *visit = turn->visit;
    const unsigned percent = idle_bar_percent(asked_ms(turn), visit->settings.ask_ms);
    turn->result.repaint |= percent != visit->look.bar_percent;
    visit->look.bar_percent = percent;
}

static void
take_time(struct turn *turn)
{
    static void (*const ends[])(struct turn * turn) = {
        [VISIT_ATTRACT] = turn_slide_by_itself,
        [VISIT_READING] = ask,
        [VISIT_ASKING] = turn_wipe,
    };
    struct visit *visit = turn->visit;
    const struct contact_rules rules = turn_rules(visit);
    if (contact_settle(&visit->contacts, &rules, turn->now_ms)) {
        visit->pressed = 0;
        turn->result.repaint = true;
    }
    scan_take_time(turn);
    staff_pass_time(turn);
    const bool idle = visit->state == VISIT_ATTRACT;
    const bool told = news_pass(&visit->news, idle, turn->now_ms);
    if (idle && (told || visit->look.night != turn_is_night(visit))) {
        turn_begin(turn);
        turn_change(turn);
    } else if (turn->now_ms >= state_ends_ms(turn)) {
        ends[visit->state](turn);
    } else if (visit->state == VISIT_ASKING) {
        move_bar(turn);
    }
}

// ---- other events -------------------------------------------------------------------

static void
take_touch(struct turn *turn)
{
    struct visit *visit = turn->visit;
    visit->input_ms = turn->now_ms;
    if (visit->state == VISIT_ASKING) {
        turn_wake(turn);
    }
}

// Shows what the finger presses now, unless pressing it would only mean "wake up".
static void
show_press(struct turn *turn, const struct screen *screen)
{
    struct visit *visit = turn->visit;
    int pressed = visit->contacts.pressed;
    if (pressed != 0 && ((size_t)pressed > screen->target_count ||
                         !actions_meant(visit, &screen->targets[pressed - 1]))) {
        pressed = 0;
    }
    turn->result.repaint |= visit->pressed != pressed;
    visit->pressed = pressed;
}

static void
take_tap(struct turn *turn, enum contact_result result, const struct target *target)
{
    struct visit *visit = turn->visit;
    turn_focus(turn, turn_screen(turn), -1);
    scan_end(turn);
    if (result == CONTACT_TAP) {
        visit->input_ms = turn->now_ms;
        actions_press(turn, target);
        return;
    }
    if (result == CONTACT_TAP_OUTSIDE && visit->state == VISIT_ATTRACT) {
        turn_open_home(turn);
    }
    take_touch(turn);
}

static void
take_contact(struct turn *turn)
{
    struct visit *visit = turn->visit;
    struct contact contact = turn->event->contact;
    const struct panel *panel = &visit->settings.panel;
    const struct screen *screen = turn_screen(turn);
    const struct contact_rules rules = turn_rules(visit);
    int at = -1;
    if (visit->staff.clean_until_ms != 0) {
        return; // a cloth is no finger
    }
    if (!ghosts_pass(&visit->ghosts, &rules, panel, &contact)) {
        return;
    }
    const enum contact_result result =
        contact_step(&visit->contacts, &rules, panel, screen, &contact, &at);
    show_press(turn, screen);
    if (result == CONTACT_PRESSED && contact.phase == CONTACT_DOWN) {
        visit->slide_stood = turn_slide_stood(visit, contact.time_ms);
    }
    if (result == CONTACT_INPUT || result == CONTACT_TAP ||
        result == CONTACT_TAP_OUTSIDE) {
        ghosts_person(&visit->ghosts, &contact);
        take_tap(turn, result, at >= 0 ? &screen->targets[at] : NULL);
    }
}

static void
take_key(struct turn *turn)
{
    struct visit *visit = turn->visit;
    const struct contact_rules rules = turn_rules(visit);
    const int key = (int)turn->event->key;
    if (contact_key_allowed(&visit->contacts, &rules, key, turn->now_ms)) {
        ghosts_person(&visit->ghosts, NULL);
        keys_press(turn, turn->event->key);
    }
}

static void
lose_touch(struct turn *turn)
{
    struct visit *visit = turn->visit;
    contact_forget_fingers(&visit->contacts);
    ghosts_forget_fingers(&visit->ghosts);
    turn->result.repaint |= visit->pressed != 0;
    visit->pressed = 0;
}

// What is on show of it changes in its place.
static void
take_news(struct turn *turn)
{
    struct visit *visit = turn->visit;
    news_hear(&visit->news, turn->event->reading, turn->now_ms);
    if (visit->news.shown && !visit->news.later) {
        turn_relay(turn);
    }
}

static bool
spot_exists(const struct visit_spot *spot, const struct content *content)
{
    return spot->kind == VIEW_HOME ||
           (content != NULL && content_id(content, spot->page) != NULL);
}

// The content was swapped. Somebody who reads keeps the page, if it is still there.
static void
take_content(struct turn *turn)
{
    struct visit *visit = turn->visit;
    const struct content *content = turn->shown->content;
    visit->look.drafts = visit->settings.drafts;
    turn_take_lang(turn);
    if (visit->state == VISIT_ATTRACT) {
        turn_begin(turn);
        turn_change(turn);
        return;
    }
    int kept = 0;
    for (int i = 0; i < visit->history_count; i++) {
        if (spot_exists(&visit->history[i], content)) {
            visit->history[kept++] = visit->history[i];
        }
    }
    visit->history_count = kept;
    if (spot_exists(&visit->spot, content)) {
        turn_change(turn);
        return;
    }
    const enum visit_state state = visit->state;
    const uint64_t input_ms = visit->input_ms;
    const unsigned bar_percent = visit->look.bar_percent;
    turn_open_home(turn);
    visit->state = state; // nobody touched anything: the question stays asked
    visit->input_ms = input_ms;
    visit->look.bar_percent = bar_percent;
}

// ---- the interface ------------------------------------------------------------------

struct visit_settings
visit_settings_default(const struct panel *panel)
{
    return (struct visit_settings){
        .step = 100,
        .theme = THEME_LIGHT,
        .idle_ms = 90000,
        .ask_ms = 30000,
        .slide_ms = 8000,
        .pause_ms = 300000,
        .take_time_ms = 1200000,
        .panel = *panel,
        .rules = contact_rules_default(false),
    };
}

void
visit_start(struct visit *visit, const struct visit_settings *settings,
            const struct content *content, uint64_t now_ms)
{
    const struct visit_shown shown = {.content = content};
    struct turn turn = {.visit = visit, .shown = &shown, .now_ms = now_ms};
    *visit = (struct visit){.settings = *settings};
    turn_begin(&turn);
}

int
visit_settle(struct visit *visit, const struct laid_view *view)
{
    if (visit->state != VISIT_READING || view->screen_count == 0) {
        return 0;
    }
    const int count = (int)view->screen_count;
    int *screen = visit->sheet_open ? &visit->sheet_screen : &visit->spot.screen;
    if (!visit->sheet_open) {
        if (visit->spot.of != 0 && visit->spot.of != count) {
            *screen = *screen * count / visit->spot.of;
        }
        visit->spot.of = count;
    }
    if (*screen >= count) {
        *screen = count - 1;
    }
    return *screen;
}

// The screen was laid out again: the ring goes where its target is now.
static void
settle_focus(struct turn *turn)
{
    const struct visit *visit = turn->visit;
    const struct screen *screen = turn_screen(turn);
    const int at = visit->focus - 1;
    if (at < 0 || ((size_t)at < screen->target_count &&
                   screen->targets[at].action == visit->focus_action &&
                   screen->targets[at].number == visit->focus_number)) {
        return;
    }
    turn_focus(turn, screen,
               focus_action(screen, visit->focus_action, visit->focus_number));
}

static void
settle(struct turn *turn)
{
    struct visit *visit = turn->visit;
    if (turn->event->kind == VISIT_CONTENT || turn->shown->view == NULL) {
        return;
    }
    const int before = visit->sheet_open ? visit->sheet_screen : visit->spot.screen;
    const int after = visit_settle(visit, turn->shown->view);
    if (visit->state == VISIT_READING && before != after &&
        after != turn->shown->screen) {
        turn->result.changed = true;
        turn->moved = true;
        return;
    }
    settle_focus(turn);
    scan_settle(turn);
}

// Another day has come, or a clock that is trusted: the page that is read may have become
// too old. The event is let go, as it was meant for what was shown before.
static bool
take_wall(struct turn *turn)
{
    struct visit *visit = turn->visit;
    const int64_t before = clock_today(&visit->wall);
    visit->wall = turn->shown->wall;
    const bool other_day = clock_today(&visit->wall) != before;
    if (!other_day || visit->state != VISIT_READING || visit->sheet_open) {
        return false;
    }
    turn_change(turn);
    return true;
}

struct visit_result
visit_step(struct visit *visit, const struct visit_shown *shown,
           const struct visit_event *event, uint64_t now_ms)
{
    struct turn turn = {.visit = visit, .shown = shown, .event = event, .now_ms = now_ms};
    if (take_wall(&turn)) {
        turn.result.wake_at_ms = wake_at_ms(&turn);
        return turn.result;
    }
    settle(&turn);
    switch (event->kind) {
    case VISIT_CONTACT:
        take_contact(&turn);
        break;
    case VISIT_KEY:
        take_key(&turn);
        break;
    case VISIT_CONTENT:
        take_content(&turn);
        break;
    case VISIT_TOUCH_LOST:
        lose_touch(&turn);
        break;
    case VISIT_NEWS:
        take_news(&turn);
        break;
    case VISIT_TIME:
        break;
    }
    if (!turn.result.changed) {
        take_time(&turn); // after every event: no flood of ghosts may stop the clock
    }
    if (turn.result.changed) {
        turn.result.repaint = !turn.moved;
    }
    turn.result.wake_at_ms = wake_at_ms(&turn);
    return turn.result;
}

struct touch_health
visit_touch_health(struct visit *visit, uint64_t now_ms)
{
    return ghosts_health(&visit->ghosts, now_ms);
}
