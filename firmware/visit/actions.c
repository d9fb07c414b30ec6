// SPDX-License-Identifier: MIT
// One row an action. Arguments come from the display list and are checked here, so that a
// wrong one does nothing.
#include "visit/actions.h"

#include "visit/attract.h"
#include "visit/focus.h"
#include "visit/staff.h"

#include <string.h>

static void
act_home(struct turn *turn, const struct target *target)
{
    (void)target;
    turn_open_home(turn);
}

static void
act_close(struct turn *turn, const struct target *target)
{
    (void)target;
    if (staff_is_sheet(turn->visit->sheet)) {
        staff_close(turn);
        return;
    }
    turn_close_sheet(turn);
}

static void
act_back(struct turn *turn, const struct target *target)
{
    if (turn->visit->sheet_open) {
        act_close(turn, target);
        return;
    }
    turn_go_back(turn);
}

static void
act_help(struct turn *turn, const struct target *target)
{
    (void)target;
    const struct content *content = turn->shown->content;
    const struct page *page = content != NULL ? content_crisis_page(content) : NULL;
    if (page != NULL) {
        turn_open_page(turn, page->id.utf8);
    }
}

// One row a sheet: the action that opens it.
static const enum view_kind sheets[] = {
    [ACTION_TEXT] = VIEW_TEXT_SHEET,     [ACTION_MY_LIST] = VIEW_LIST_SHEET,
    [ACTION_WORDS] = VIEW_WORDS_SHEET,   [ACTION_TAKE_HOME] = VIEW_HOME_SHEET,
    [ACTION_LANGUAGES] = VIEW_LANGUAGES,
};

static void
act_sheet(struct turn *turn, const struct target *target)
{
    turn_open_sheet(turn, sheets[target->action]);
}

// In another language from now on, at the same place.
static void
act_language(struct turn *turn, const struct target *target)
{
    struct visit *visit = turn->visit;
    const struct content *content = turn->shown->content;
    const struct text_list *offered = &content->clinic.languages;
    for (size_t i = 0; target->page != NULL && i < offered->count; i++) {
        const struct text *lang = &offered->items[i];
        if (lang->len < sizeof visit->lang && strcmp(lang->utf8, target->page) == 0) {
            memcpy(visit->lang, lang->utf8, lang->len + 1);
            turn_close_sheet(turn);
            return;
        }
    }
}

static void
act_page(struct turn *turn, const struct target *target)
{
    turn_open_page(turn, target->page);
}

// Turns to a screen of the same view. A ring on Next stays on Next.
static void
act_screen(struct turn *turn, const struct target *target)
{
    struct visit *visit = turn->visit;
    const struct laid_view *view = turn->shown->view;
    if (view == NULL || target->number < 0 ||
        (size_t)target->number >= view->screen_count) {
        return;
    }
    const struct screen *from = turn_screen(turn);
    const struct screen *to = &view->screens[target->number];
    int ring = -1;
    if (visit->focus != 0 && (size_t)visit->focus <= from->target_count) {
        const enum target_key key = from->targets[visit->focus - 1].key;
        ring = key != KEYED_NONE ? focus_keyed(to, key) : -1;
    }
    *(visit->sheet_open ? &visit->sheet_screen : &visit->spot.screen) = target->number;
    turn_focus(turn, to, ring);
    turn_change(turn);
}

static void
act_finish(struct turn *turn, const struct target *target)
{
    (void)target;
    turn_wipe(turn);
}

static void
act_keep_reading(struct turn *turn, const struct target *target)
{
    (void)target;
    turn_wake(turn);
}

static void
act_take_time(struct turn *turn, const struct target *target)
{
    turn->visit->hold_until_ms = turn->now_ms + turn->visit->settings.take_time_ms;
    act_close(turn, target);
}

static void
act_step(struct turn *turn, const struct target *target)
{
    static const int steps[] = {100, 125, 150, 200};
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        if (steps[i] == target->number) {
            turn->visit->look.step = target->number;
            turn_relay(turn);
        }
    }
}

static void
act_theme(struct turn *turn, const struct target *target)
{
    if (target->number >= 0 && target->number < THEME_COUNT) {
        turn->visit->look.theme = (enum theme)target->number;
        turn_relay(turn);
    }
}

static void
act_more_space(struct turn *turn, const struct target *target)
{
    (void)target;
    turn->visit->look.more_space = !turn->visit->look.more_space;
    turn_relay(turn);
}

static void
act_no_motion(struct turn *turn, const struct target *target)
{
    (void)target;
    turn->visit->look.no_motion = !turn->visit->look.no_motion;
    turn_relay(turn);
}

static void
act_steady_touch(struct turn *turn, const struct target *target)
{
    (void)target;
    turn->visit->look.steady_touch = !turn->visit->look.steady_touch;
    turn_relay(turn);
}

static void
act_answer(struct turn *turn, const struct target *target)
{
    turn_open_answer(turn, target->page);
}

static int
count_bits(uint64_t bits)
{
    int count = 0;
    for (; bits != 0; bits &= bits - 1) {
        count++;
    }
    return count;
}

// Chooses a question, or lets it go. One too many says how many there may be.
static void
act_ask(struct turn *turn, const struct target *target)
{
    if (target->number < 0 || target->number >= 64) {
        return;
    }
    uint64_t *asked = &turn->visit->look.asked;
    const uint64_t bit = UINT64_C(1) << target->number;
    if ((*asked & bit) == 0 && count_bits(*asked) >= VISIT_ASKED_MOST) {
        turn_open_sheet(turn, VIEW_FULL_SHEET);
        return;
    }
    *asked ^= bit;
    turn_relay(turn);
}

// A line that opens a page does so at once, and leaves no tick behind.
static void
act_tick(struct turn *turn, const struct target *target)
{
    if (target->page != NULL) {
        turn_open_page(turn, target->page);
        return;
    }
    if (target->number >= 0 && target->number < 64) {
        turn->visit->look.ticks ^= UINT64_C(1) << target->number;
        turn_relay(turn);
    }
}

static void
act_slide_prev(struct turn *turn, const struct target *target)
{
    (void)target;
    turn_slide(turn, -1);
    turn_change(turn);
}

static void
act_slide_next(struct turn *turn, const struct target *target)
{
    (void)target;
    turn_slide(turn, 1);
    turn_change(turn);
}

static void
act_slide_pause(struct turn *turn, const struct target *target)
{
    (void)target;
    turn->visit->look.slide_paused = !turn->visit->look.slide_paused;
    turn_time_slide(turn);
    turn_relay(turn);
}

// Into the page on show, unless it came so late that the finger meant the one before.
static void
act_read_more(struct turn *turn, const struct target *target)
{
    (void)target;
    const struct visit *visit = turn->visit;
    const struct attract loop = turn_loop(visit, turn->shown->content);
    const struct attract_slide slide = attract_slide(&loop, (size_t)visit->slide);
    turn_open_home(turn);
    if (visit->slide_stood && slide.page != NULL) {
        turn_open_page(turn, slide.page->id.utf8);
    }
}

static void
act_staff(struct turn *turn, const struct target *target)
{
    (void)target;
    staff_open(turn);
}

static void
act_pad(struct turn *turn, const struct target *target)
{
    staff_press_pad(turn, target->number);
}

static void
act_staff_sheet(struct turn *turn, const struct target *target)
{
    const enum view_kind sheet = (enum view_kind)target->number;
    if (staff_is_sheet(sheet)) {
        staff_show(turn, sheet);
    }
}

static void
act_clock_field(struct turn *turn, const struct target *target)
{
    if (target->number >= 0 && target->number < 2 * CLOCK_FIELD_COUNT) {
        staff_press_field(turn, target->number);
    }
}

static void
act_clock_set(struct turn *turn, const struct target *target)
{
    (void)target;
    staff_set_clock(turn);
}

static void
act_undo(struct turn *turn, const struct target *target)
{
    (void)target;
    staff_undo(turn);
}

static void
act_corner(struct turn *turn, const struct target *target)
{
    staff_hit_corner(turn, target->number);
}

struct deed {
    void (*act)(struct turn *turn, const struct target *target);
    bool in_attract; // else it means Home there
    bool on_ask;     // else it means "keep reading" on the idle sheet
};

static const struct deed deeds[] = {
    [ACTION_NONE] = {NULL, false, false},
    [ACTION_HOME] = {act_home, true, false},
    [ACTION_BACK] = {act_back, false, false},
    [ACTION_HELP] = {act_help, true, true},
    [ACTION_TEXT] = {act_sheet, false, false},
    [ACTION_LANGUAGES] = {act_sheet, false, false},
    [ACTION_LANGUAGE] = {act_language, false, false},
    [ACTION_PAGE] = {act_page, false, false},
    [ACTION_SCREEN] = {act_screen, false, false},
    [ACTION_NEXT_PAGE] = {act_page, false, false},
    [ACTION_FINISH] = {act_finish, false, true},
    [ACTION_KEEP_READING] = {act_keep_reading, false, true},
    [ACTION_TAKE_TIME] = {act_take_time, false, true},
    [ACTION_CLOSE] = {act_close, false, false},
    [ACTION_STEP] = {act_step, false, false},
    [ACTION_THEME] = {act_theme, false, false},
    [ACTION_MORE_SPACE] = {act_more_space, false, false},
    [ACTION_NO_MOTION] = {act_no_motion, false, false},
    [ACTION_STEADY_TOUCH] = {act_steady_touch, false, false},
    [ACTION_TICK] = {act_tick, false, false},
    [ACTION_SLIDE_PREV] = {act_slide_prev, true, false},
    [ACTION_SLIDE_PAUSE] = {act_slide_pause, true, false},
    [ACTION_SLIDE_NEXT] = {act_slide_next, true, false},
    [ACTION_STAFF] = {act_staff, true, true},
    [ACTION_PAD] = {act_pad, false, false},
    [ACTION_STAFF_SHEET] = {act_staff_sheet, false, false},
    [ACTION_CLOCK_FIELD] = {act_clock_field, false, false},
    [ACTION_CLOCK_SET] = {act_clock_set, false, false},
    [ACTION_CORNER] = {act_corner, false, false},
    [ACTION_UNDO] = {act_undo, false, false},
    [ACTION_READ_MORE] = {act_read_more, true, false},
    [ACTION_ANSWER] = {act_answer, false, false},
    [ACTION_ASK] = {act_ask, false, false},
    [ACTION_MY_LIST] = {act_sheet, false, false},
    [ACTION_WORDS] = {act_sheet, false, false},
    [ACTION_TAKE_HOME] = {act_sheet, false, false},
};

bool
actions_meant(const struct visit *visit, const struct target *target)
{
    const struct deed *deed = &deeds[target->action];
    if (visit->state == VISIT_ATTRACT) {
        return deed->in_attract;
    }
    return visit->state == VISIT_ASKING ? deed->on_ask : deed->act != NULL;
}

void
actions_press(struct turn *turn, const struct target *target)
{
    if (actions_meant(turn->visit, target)) {
        deeds[target->action].act(turn, target);
    } else if (turn->visit->state == VISIT_ATTRACT) {
        turn_open_home(turn);
    } else if (turn->visit->state == VISIT_ASKING) {
        turn_wake(turn);
    }
}

void
actions_do(struct turn *turn, enum action action)
{
    const struct target target = {.action = action};
    actions_press(turn, &target);
}
