// SPDX-License-Identifier: MIT
// Scanning stops after three rounds without a press, so that an empty room is quiet; the
// next press begins it again. It is no input: the idle rules hold all the while.
#include "visit/scan.h"

#include "visit/actions.h"
#include "visit/focus.h"

enum { ROUNDS = 3, GROUPS = GROUP_SCREEN + 1 };

static unsigned
count_of(const struct screen *screen, enum target_group group)
{
    unsigned count = 0;
    for (size_t i = 0; i < screen->target_count; i++) {
        count += screen->targets[i].group == group;
    }
    return count;
}

static bool
is_offered(const struct turn *turn, int group)
{
    return group == GROUP_SCREEN
               ? turn->visit->state == VISIT_ATTRACT
               : count_of(turn_screen(turn), (enum target_group)group) > 0;
}

static unsigned
count_groups(const struct turn *turn)
{
    unsigned count = 0;
    for (int group = 0; group < GROUPS; group++) {
        count += is_offered(turn, group);
    }
    return count;
}

// The next group that is offered, round and round from GROUP_SCREEN. -1 when there is
// none.
static int
group_after(const struct turn *turn, int group)
{
    for (int i = 1; i <= GROUPS; i++) {
        const int next = (group + i) % GROUPS;
        if (is_offered(turn, next)) {
            return next;
        }
    }
    return -1;
}

// The next target of the group after `from`, round and round.
static int
target_after(const struct screen *screen, enum target_group group, int from)
{
    int at = from;
    do {
        at = focus_next(screen, at, 1);
    } while (screen->targets[at].group != group);
    return at;
}

static void
show_group(struct turn *turn, int group)
{
    turn->visit->focus_group = group + 1;
    turn->result.repaint = true;
}

static void
wait_for_press(struct turn *turn)
{
    turn->visit->scan.next_ms = turn->now_ms + turn->visit->settings.scan_ms;
}

static void
begin(struct turn *turn)
{
    struct visit *visit = turn->visit;
    const int first = group_after(turn, GROUP_RAIL);
    turn_focus(turn, turn_screen(turn), -1);
    visit->scan.stage = first < 0 ? SCAN_OFF : SCAN_GROUPS;
    visit->scan.steps_left = ROUNDS * count_groups(turn);
    show_group(turn, first);
    wait_for_press(turn);
}

static void
stop(struct turn *turn)
{
    struct visit *visit = turn->visit;
    turn->result.repaint |= visit->focus_group != 0;
    visit->focus_group = 0;
    visit->scan.stage = SCAN_OFF;
}

static void
enter_group(struct turn *turn)
{
    struct visit *visit = turn->visit;
    const struct screen *screen = turn_screen(turn);
    const enum target_group group = (enum target_group)(visit->focus_group - 1);
    const unsigned count = count_of(screen, group);
    stop(turn);
    if (group == GROUP_SCREEN) {
        turn_open_home(turn);
        return;
    }
    if (count == 0) {
        begin(turn);
        return;
    }
    const int first = target_after(screen, group, -1);
    if (count == 1) {
        actions_press(turn, &screen->targets[first]);
        return;
    }
    turn_focus(turn, screen, first);
    visit->scan.stage = SCAN_ITEMS;
    visit->scan.steps_left = ROUNDS * count;
    wait_for_press(turn);
}

static void
press_item(struct turn *turn)
{
    const struct screen *screen = turn_screen(turn);
    const int at = turn->visit->focus - 1;
    stop(turn);
    if (at >= 0 && (size_t)at < screen->target_count) {
        actions_press(turn, &screen->targets[at]);
    } else {
        begin(turn);
    }
}

bool
scan_press(struct turn *turn)
{
    struct visit *visit = turn->visit;
    if (visit->settings.scan_ms == 0) {
        return false;
    }
    const enum scan_stage stage = visit->scan.stage;
    visit->ring_stays = true;
    if (stage == SCAN_GROUPS) {
        enter_group(turn);
    } else if (stage == SCAN_ITEMS) {
        press_item(turn);
    } else if (visit->state != VISIT_ASKING) {
        begin(turn);
    } else {
        return false;
    }
    return true;
}

void
scan_end(struct turn *turn)
{
    stop(turn);
    turn->visit->ring_stays = false;
}

void
scan_settle(struct turn *turn)
{
    struct visit *visit = turn->visit;
    if (visit->scan.stage != SCAN_DUE) {
        return;
    }
    stop(turn);
    if (visit->settings.scan_ms > 0) {
        begin(turn);
    } else if (visit->focus == 0) {
        turn_focus(turn, turn_screen(turn), focus_start(turn_screen(turn)));
    }
}

void
scan_take_time(struct turn *turn)
{
    struct visit *visit = turn->visit;
    if (turn->now_ms < scan_wake_ms(visit)) {
        return;
    }
    const struct screen *screen = turn_screen(turn);
    if (--visit->scan.steps_left == 0) {
        stop(turn);
        turn_focus(turn, screen, -1);
    } else if (visit->scan.stage == SCAN_GROUPS) {
        show_group(turn, group_after(turn, visit->focus_group - 1));
    } else if (visit->focus != 0) {
        const enum target_group group = screen->targets[visit->focus - 1].group;
        turn_focus(turn, screen, target_after(screen, group, visit->focus - 1));
    }
    wait_for_press(turn);
}

uint64_t
scan_wake_ms(const struct visit *visit)
{
    const bool runs = visit->scan.stage == SCAN_GROUPS || visit->scan.stage == SCAN_ITEMS;
    return runs ? visit->scan.next_ms : UINT64_MAX;
}
