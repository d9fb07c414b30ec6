// SPDX-License-Identifier: MIT
// A PIN is checked when OK is pressed. The lock counts on the monotonic clock, so that no
// wrong date opens it, and outlives the wipe, so that walking away does not either.
#include "visit/staff.h"

#include <string.h>

enum {
    TRIES_MOST = 5,
    LOCK_MS = 300000,
    MINUTE_MS = 60000,
    CLEAN_MS = 30000,
    CLEAN_STEP_MS = 5000, // how often the sentence counts down
    SECOND_MS = 1000,
    DAY_MINUTES = 1440,
};

bool
staff_is_sheet(enum view_kind sheet)
{
    return sheet >= VIEW_PIN && sheet <= VIEW_CLEAN;
}

// ---- the lock -----------------------------------------------------------------------

static bool
is_locked(const struct turn *turn)
{
    return turn->now_ms < turn->visit->gate.locked_until_ms;
}

// What the pad says, worked out from the gate and what is typed.
static void
tell_pad(struct turn *turn)
{
    struct visit *visit = turn->visit;
    struct staff_look *look = &visit->look.staff;
    look->digits = (unsigned)strlen(visit->staff.pin);
    look->locked_minutes = 0;
    if (visit->settings.staff_pin == NULL) {
        look->pad = PAD_NO_PIN;
    } else if (is_locked(turn)) {
        const uint64_t left_ms = visit->gate.locked_until_ms - turn->now_ms;
        look->pad = PAD_LOCKED;
        look->locked_minutes = (unsigned)((left_ms + MINUTE_MS - 1) / MINUTE_MS);
    } else if (look->pad == PAD_LOCKED || look->pad == PAD_NO_PIN || look->digits > 0) {
        look->pad = PAD_ENTER;
    }
}

void
staff_open(struct turn *turn)
{
    turn_open_sheet(turn, VIEW_PIN);
    tell_pad(turn);
}

static void
try_pin(struct turn *turn)
{
    struct visit *visit = turn->visit;
    struct visit_gate *gate = &visit->gate;
    if (!pin_is_valid(visit->staff.pin)) {
        return; // too short to be one: not a try
    }
    const bool right = pin_matches(visit->staff.pin, visit->settings.staff_pin);
    memset(visit->staff.pin, 0, sizeof visit->staff.pin);
    if (right) {
        *gate = (struct visit_gate){0};
        visit->staff.inside = true;
        turn_open_sheet(turn, VIEW_STAFF);
        return;
    }
    visit->look.staff.pad = PAD_WRONG;
    if (++gate->wrong >= TRIES_MOST) {
        *gate = (struct visit_gate){.locked_until_ms = turn->now_ms + LOCK_MS};
    }
    tell_pad(turn);
    turn_relay(turn);
}

void
staff_press_pad(struct turn *turn, int key)
{
    struct visit_staff *staff = &turn->visit->staff;
    const size_t len = strlen(staff->pin);
    if (turn->visit->settings.staff_pin == NULL || is_locked(turn)) {
        return;
    }
    if (key == PAD_KEY_OK) {
        try_pin(turn);
        return;
    }
    if (key == PAD_KEY_DELETE && len > 0) {
        staff->pin[len - 1] = '\0';
    } else if (key >= 0 && key <= 9 && len < PIN_MOST) {
        staff->pin[len] = (char)('0' + key);
    }
    tell_pad(turn);
    turn_relay(turn);
}

// ---- sheets -------------------------------------------------------------------------

// The date to begin with: the machine's own, believed or not.
static void
fill_date(struct turn *turn)
{
    const struct clock_wall *wall = &turn->visit->wall;
    turn->visit->look.staff.date = calendar_date(wall->day);
    turn->visit->look.staff.minute = wall->minute;
    turn->visit->look.staff.clock = STAFF_CLOCK_OPEN;
}

static void
begin_cleaning(struct turn *turn)
{
    turn->visit->staff.clean_until_ms = turn->now_ms + CLEAN_MS;
    turn->visit->look.staff.clean_s = CLEAN_MS / SECOND_MS;
}

void
staff_show(struct turn *turn, enum view_kind sheet)
{
    struct visit *visit = turn->visit;
    if (!visit->staff.inside) {
        return;
    }
    turn_open_sheet(turn, sheet);
    visit->look.staff = (struct staff_look){0};
    if (sheet == VIEW_CLOCK) {
        fill_date(turn);
    } else if (sheet == VIEW_CLEAN) {
        begin_cleaning(turn);
    }
}

void
staff_close(struct turn *turn)
{
    if (turn->visit->sheet == VIEW_PIN || turn->visit->sheet == VIEW_STAFF) {
        turn_close_sheet(turn);
    } else {
        staff_show(turn, VIEW_STAFF);
    }
}

void
staff_hit_corner(struct turn *turn, int corner)
{
    struct staff_look *look = &turn->visit->look.staff;
    if (corner == (int)look->corners_hit && look->corners_hit < STAFF_CORNERS) {
        look->corners_hit++;
        turn_relay(turn);
    }
}

void
staff_undo(struct turn *turn)
{
    struct visit *visit = turn->visit;
    if (!visit->staff.inside || visit->sheet != VIEW_UPDATES) {
        return;
    }
    if (visit->look.staff.undo_asked) {
        turn->result.wish = VISIT_WISHES_UNDO;
    }
    visit->look.staff.undo_asked = !visit->look.staff.undo_asked;
    turn_relay(turn);
}

// ---- the clock ----------------------------------------------------------------------

static int
wrapped(int value, int least, int most)
{
    return value > most ? least : value < least ? most : value;
}

void
staff_press_field(struct turn *turn, int field)
{
    struct staff_look *look = &turn->visit->look.staff;
    struct calendar_date *date = &look->date;
    const int by = field < CLOCK_FIELD_COUNT ? 1 : -1;
    const int minute = (int)look->minute;
    switch (field % CLOCK_FIELD_COUNT) {
    case CLOCK_YEAR:
        date->year = wrapped(date->year + by, CALENDAR_FIRST_YEAR, CALENDAR_LAST_YEAR);
        break;
    case CLOCK_MONTH:
        date->month = wrapped(date->month + by, 1, 12);
        break;
    case CLOCK_DAY:
        date->day =
            wrapped(date->day + by, 1, calendar_month_days(date->year, date->month));
        break;
    case CLOCK_HOUR:
        look->minute = (unsigned)((minute + DAY_MINUTES + 60 * by) % DAY_MINUTES);
        break;
    default:
        look->minute = (unsigned)(minute / 60 * 60 + wrapped(minute % 60 + by, 0, 59));
        break;
    }
    const int days = calendar_month_days(date->year, date->month);
    date->day = date->day > days ? days : date->day;
    look->clock = STAFF_CLOCK_OPEN;
    turn_relay(turn);
}

void
staff_set_clock(struct turn *turn)
{
    const struct staff_look *look = &turn->visit->look.staff;
    turn->result.wish = VISIT_WISHES_CLOCK;
    turn->result.wish_date = look->date;
    turn->result.wish_minute = look->minute;
    turn_relay(turn);
}

void
visit_clock_set(struct visit *visit, bool done)
{
    visit->look.staff.clock = done ? STAFF_CLOCK_DONE : STAFF_CLOCK_DENIED;
}

// ---- time ---------------------------------------------------------------------------

static bool
shows(const struct visit *visit, enum view_kind sheet)
{
    return visit->state == VISIT_READING && visit->sheet_open && visit->sheet == sheet;
}

// When what is left until `until_ms` is next a whole number of `step_ms`.
static uint64_t
next_step_ms(uint64_t now_ms, uint64_t until_ms, uint64_t step_ms)
{
    const uint64_t left_ms = until_ms > now_ms ? until_ms - now_ms : 0;
    const uint64_t steps = left_ms > 0 ? (left_ms - 1) / step_ms : 0;
    return until_ms - steps * step_ms;
}

uint64_t
staff_wake_at_ms(const struct turn *turn)
{
    const struct visit *visit = turn->visit;
    if (visit->staff.clean_until_ms != 0) {
        return next_step_ms(turn->now_ms, visit->staff.clean_until_ms, CLEAN_STEP_MS);
    }
    if (shows(visit, VIEW_PIN) && visit->look.staff.pad == PAD_LOCKED) {
        return next_step_ms(turn->now_ms, visit->gate.locked_until_ms, MINUTE_MS);
    }
    return UINT64_MAX;
}

static void
count_cleaning(struct turn *turn)
{
    struct visit *visit = turn->visit;
    if (turn->now_ms >= visit->staff.clean_until_ms) {
        contact_forget_fingers(&visit->contacts);
        staff_show(turn, VIEW_STAFF);
        return;
    }
    const uint64_t left_ms = visit->staff.clean_until_ms - turn->now_ms;
    const uint64_t steps = (left_ms + CLEAN_STEP_MS - 1) / CLEAN_STEP_MS;
    const unsigned left_s = (unsigned)(steps * CLEAN_STEP_MS / SECOND_MS);
    if (left_s != visit->look.staff.clean_s) {
        visit->look.staff.clean_s = left_s;
        turn_relay(turn);
    }
}

void
staff_pass_time(struct turn *turn)
{
    struct visit *visit = turn->visit;
    if (visit->staff.clean_until_ms != 0) {
        count_cleaning(turn);
    } else if (shows(visit, VIEW_PIN) && visit->look.staff.pad == PAD_LOCKED) {
        const unsigned minutes = visit->look.staff.locked_minutes;
        tell_pad(turn);
        if (visit->look.staff.locked_minutes != minutes) {
            turn_relay(turn);
        }
    }
}
