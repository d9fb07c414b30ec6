// SPDX-License-Identifier: MIT
// Page keys and a plain Left, Right or Enter turn pages; once the ring is there, arrows
// and Enter belong to it. Home, Help and Escape always work.
#include "visit/keys.h"

#include "visit/actions.h"
#include "visit/focus.h"
#include "visit/scan.h"

struct key_row {
    void (*press)(struct turn *turn, const struct key_row *row);
    int dx, dy;            // arrows
    int by;                // Tab
    enum target_key keyed; // the target it stands for while there is no ring
    enum action action;
    bool always;  // does what it says in the loop and on the idle sheet too
    bool in_ring; // belongs to the ring once that is shown
};

static int
focused(const struct turn *turn)
{
    return turn->visit->focus - 1;
}

// Presses the target that the key stands for. False when the screen has none.
static bool
press_keyed(struct turn *turn, enum target_key key)
{
    const struct screen *screen = turn_screen(turn);
    const int at = key == KEYED_NONE ? -1 : focus_keyed(screen, key);
    if (at < 0) {
        return false;
    }
    actions_press(turn, &screen->targets[at]);
    return true;
}

// The ring, if it stays, begins anew on the screen that is turned to.
static void
press_page_key(struct turn *turn, const struct key_row *row)
{
    if (focus_keyed(turn_screen(turn), row->keyed) >= 0) {
        turn_focus(turn, turn_screen(turn), -1);
    }
    (void)press_keyed(turn, row->keyed);
}

static void
press_last(struct turn *turn, const struct key_row *row)
{
    const struct laid_view *view = turn->shown->view;
    const int last = view != NULL ? (int)view->screen_count - 1 : 0;
    const struct target target = {.action = row->action, .number = last};
    if (turn->shown->screen != last) {
        turn_focus(turn, turn_screen(turn), -1);
        actions_press(turn, &target);
    }
}

// The next target of the content from `from` on, or the number of targets.
static size_t
choice_from(const struct screen *screen, size_t from)
{
    while (from < screen->target_count && screen->targets[from].group != GROUP_CONTENT) {
        from++;
    }
    return from;
}

// The choice of this number on a screen, or -1 after taking off `number` how many it has.
static int
choice_on(const struct screen *screen, int *number)
{
    size_t at = choice_from(screen, 0);
    for (; at < screen->target_count; at = choice_from(screen, at + 1)) {
        if (--*number == 0) {
            return (int)at;
        }
    }
    return -1;
}

// The ring goes to the choice of this number, counted over all screens of what is shown.
static void
press_digit(struct turn *turn, const struct key_row *row)
{
    const struct laid_view *view = turn->shown->view;
    int number = turn->event->digit;
    for (int i = 0; view != NULL && i < (int)view->screen_count; i++) {
        const struct target turned = {.action = row->action, .number = i};
        const int at = choice_on(&view->screens[i], &number);
        if (at < 0) {
            continue;
        }
        if (i != turn->shown->screen) {
            actions_press(turn, &turned);
        }
        turn_focus(turn, &view->screens[i], at);
        return;
    }
}

static void
press_arrow(struct turn *turn, const struct key_row *row)
{
    if (focused(turn) < 0 && press_keyed(turn, row->keyed)) {
        return;
    }
    const struct screen *screen = turn_screen(turn);
    turn_focus(turn, screen, focus_toward_round(screen, focused(turn), row->dx, row->dy));
}

static void
press_tab(struct turn *turn, const struct key_row *row)
{
    const struct screen *screen = turn_screen(turn);
    turn_focus(turn, screen, focus_next(screen, focused(turn), row->by));
}

static void
press_enter(struct turn *turn, const struct key_row *row)
{
    const struct screen *screen = turn_screen(turn);
    const int at = focused(turn);
    if (at >= 0 && (size_t)at < screen->target_count) {
        actions_press(turn, &screen->targets[at]);
    } else if (turn->visit->settings.two_switch || !press_keyed(turn, row->keyed)) {
        turn_focus(turn, screen, focus_next(screen, -1, 1));
    }
}

static void
press_escape(struct turn *turn, const struct key_row *row)
{
    (void)row;
    const struct visit *visit = turn->visit;
    if (visit->sheet_open || visit->spot.kind != VIEW_HOME) {
        actions_do(turn, ACTION_BACK);
    }
}

static void
press_action(struct turn *turn, const struct key_row *row)
{
    actions_do(turn, row->action);
}

static const struct key_row rows[] = {
    [VISIT_KEY_UP] = {.press = press_arrow, .dy = -1, .in_ring = true},
    [VISIT_KEY_DOWN] = {.press = press_arrow, .dy = 1, .in_ring = true},
    [VISIT_KEY_LEFT] = {.press = press_arrow,
                        .dx = -1,
                        .keyed = KEYED_PREV,
                        .in_ring = true},
    [VISIT_KEY_RIGHT] = {.press = press_arrow,
                         .dx = 1,
                         .keyed = KEYED_NEXT,
                         .in_ring = true},
    [VISIT_KEY_TAB] = {.press = press_tab, .by = 1},
    [VISIT_KEY_BACK_TAB] = {.press = press_tab, .by = -1},
    [VISIT_KEY_ENTER] = {.press = press_enter, .keyed = KEYED_NEXT, .in_ring = true},
    [VISIT_KEY_ESCAPE] = {.press = press_escape},
    [VISIT_KEY_PAGE_UP] = {.press = press_page_key, .keyed = KEYED_PREV},
    [VISIT_KEY_PAGE_DOWN] = {.press = press_page_key, .keyed = KEYED_NEXT},
    [VISIT_KEY_LAST] = {.press = press_last, .action = ACTION_SCREEN},
    [VISIT_KEY_HOME] = {.press = press_action, .action = ACTION_HOME},
    [VISIT_KEY_HELP] = {.press = press_action, .action = ACTION_HELP, .always = true},
    [VISIT_KEY_STAFF] = {.press = press_action, .action = ACTION_STAFF, .always = true},
    [VISIT_KEY_DIGIT] = {.press = press_digit, .action = ACTION_SCREEN},
};

// Any key wakes the loop and answers "Still reading?", but Tab walks through the buttons
// there, so that the others are within reach; on the sheet each step of that walk is an
// answer too and gives the full time again.
static bool
walks(const struct visit *visit, enum visit_key key)
{
    return key == VISIT_KEY_TAB || key == VISIT_KEY_BACK_TAB || rows[key].always ||
           (visit->focus != 0 && rows[key].in_ring);
}

// What a key means before anything else: the end of the loop or of the question.
static bool
wakes(struct turn *turn, enum visit_key key)
{
    struct visit *visit = turn->visit;
    if (visit->state == VISIT_READING || walks(visit, key)) {
        visit->ask_since_ms = turn->now_ms;
        return false;
    }
    if (visit->state == VISIT_ATTRACT) {
        turn_open_home(turn);
    } else {
        turn_wake(turn);
    }
    return true;
}

void
keys_press(struct turn *turn, enum visit_key key)
{
    struct visit *visit = turn->visit;
    if (key == VISIT_KEY_NONE) {
        return;
    }
    visit->input_ms = turn->now_ms;
    visit->slide_stood = turn_slide_stood(visit, turn->now_ms);
    const bool ring = visit->focus != 0 || visit->state == VISIT_ATTRACT;
    if (key != VISIT_KEY_ENTER) {
        scan_end(turn);
    } else if (scan_press(turn)) {
        visit->ask_since_ms = turn->now_ms;
        return;
    }
    if (visit->settings.scan_ms == 0) {
        visit->ring_stays = ring || visit->settings.two_switch;
    }
    if (!wakes(turn, key)) {
        rows[key].press(turn, &rows[key]);
    }
}
