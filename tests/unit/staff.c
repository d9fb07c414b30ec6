// SPDX-License-Identifier: MIT
// Staff: the way in, the PIN and its lock, the screens behind it, and that they end as
// every visit does.
#include "fake_visit.h"

#include "base/pin.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static char hash[PIN_HASH_BYTES];

static int
make_hash(void **state)
{
    (void)state;
    return pin_hash("2468", hash) ? 0 : 1;
}

static void
start(struct fake_visit *fake)
{
    fake_visit_start_at(fake, NULL);
    fake->visit.settings.staff_pin = hash;
    fake->wall =
        (struct clock_wall){.trust = CLOCK_UNTRUSTED, .day = 20000, .minute = 600};
}

static void
open_pad(struct fake_visit *fake)
{
    fake_visit_press(fake, ACTION_HELP, -1);
    fake_visit_press(fake, ACTION_STAFF, -1);
    fake_visit_is_at(fake, "pin", 0);
}

static void
type(struct fake_visit *fake, const char *pin)
{
    for (const char *c = pin; *c != '\0'; c++) {
        fake_visit_press(fake, ACTION_PAD, *c - '0');
    }
    fake_visit_press(fake, ACTION_PAD, PAD_KEY_OK);
}

static void
enter(struct fake_visit *fake)
{
    start(fake);
    open_pad(fake);
    type(fake, "2468");
    fake_visit_is_at(fake, "staff", 0);
}

static void
right_pin_opens_the_menu(void **state)
{
    (void)state;
    struct fake_visit fake;
    enter(&fake);
    assert_int_equal(fake.visit.gate.wrong, 0);
    assert_int_equal(strlen(fake.visit.staff.pin), 0);
    fake_visit_press(&fake, ACTION_STAFF_SHEET, VIEW_STATUS);
    fake_visit_is_at(&fake, "status", 0);
    fake_visit_press(&fake, ACTION_BACK, -1); // one level back is the menu
    fake_visit_is_at(&fake, "staff", 0);
    fake_visit_press(&fake, ACTION_BACK, -1);
    fake_visit_is_at(&fake, "help", 0);
    fake_visit_press(&fake, ACTION_STAFF, -1); // who left the menu is outside again
    fake_visit_is_at(&fake, "pin", 0);
    assert_false(fake.visit.staff.inside);
    fake_visit_finish(&fake);
}

static void
pad_types_deletes_and_stops_at_six(void **state)
{
    (void)state;
    struct fake_visit fake;
    start(&fake);
    open_pad(&fake);
    for (int i = 0; i < 8; i++) {
        fake_visit_press(&fake, ACTION_PAD, i);
    }
    assert_string_equal(fake.visit.staff.pin, "012345");
    assert_int_equal(fake.request.look.staff.digits, 6);
    for (int i = 0; i < 4; i++) {
        fake_visit_press(&fake, ACTION_PAD, PAD_KEY_DELETE);
    }
    assert_string_equal(fake.visit.staff.pin, "01");
    fake_visit_press(&fake, ACTION_PAD, PAD_KEY_OK); // too short to be a try
    assert_int_equal(fake.visit.gate.wrong, 0);
    fake_visit_press(&fake, ACTION_CLOSE, -1);
    fake_visit_is_at(&fake, "help", 0);
    assert_int_equal(strlen(fake.visit.staff.pin), 0);
    fake_visit_finish(&fake);
}

// The lock is counted by the clock that nobody sets, and walking away does not open it.
static void
five_wrong_tries_lock_for_five_minutes(void **state)
{
    (void)state;
    struct fake_visit fake;
    start(&fake);
    open_pad(&fake);
    for (unsigned i = 1; i <= 4; i++) {
        type(&fake, "1111");
        assert_int_equal(fake.visit.gate.wrong, i);
        assert_int_equal(fake.request.look.staff.pad, PAD_WRONG);
        assert_int_equal(fake.request.look.staff.digits, 0);
    }
    fake_visit_press(&fake, ACTION_HOME, -1);
    fake_visit_press(&fake, ACTION_FINISH, -1); // the wipe does not forget the tries
    assert_int_equal(fake.visit.state, VISIT_ATTRACT);
    assert_int_equal(fake.visit.gate.wrong, 4);
    fake_visit_key(&fake, VISIT_KEY_STAFF);
    type(&fake, "1111");
    const uint64_t locked_ms = fake.now_ms;
    assert_int_equal(fake.request.look.staff.pad, PAD_LOCKED);
    assert_int_equal(fake.request.look.staff.locked_minutes, 5);
    assert_int_equal(fake_visit_target(&fake, ACTION_PAD, -1), -1);
    fake.wall.day += 400; // a clock that is set does not help
    fake_visit_pass(&fake, 60000);
    assert_int_equal(fake.request.look.staff.locked_minutes, 4);
    fake_visit_press(&fake, ACTION_CLOSE, -1);
    fake_visit_key(&fake, VISIT_KEY_STAFF);
    fake_visit_is_at(&fake, "pin", 0);
    assert_int_equal(fake.request.look.staff.pad, PAD_LOCKED);
    while (fake.now_ms < locked_ms + 299000) {
        fake_visit_key(&fake, VISIT_KEY_STAFF); // so that nobody is asked meanwhile
    }
    assert_int_equal(fake.request.look.staff.pad, PAD_LOCKED);
    fake_visit_pass(&fake, locked_ms + 300000 - fake.now_ms);
    assert_int_equal(fake.request.look.staff.pad, PAD_ENTER);
    type(&fake, "2468");
    fake_visit_is_at(&fake, "staff", 0);
    fake_visit_finish(&fake);
}

static void
without_a_pin_nothing_opens(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, NULL);
    open_pad(&fake);
    assert_int_equal(fake.request.look.staff.pad, PAD_NO_PIN);
    assert_int_equal(fake_visit_target(&fake, ACTION_PAD, -1), -1);
    fake_visit_press(&fake, ACTION_CLOSE, -1);
    fake_visit_is_at(&fake, "help", 0);
    fake_visit_finish(&fake);
}

static void
staff_key_opens_the_pad_from_everywhere(void **state)
{
    (void)state;
    struct fake_visit fake;
    start(&fake);
    fake_visit_pass(&fake, 95000);
    assert_int_equal(fake.visit.state, VISIT_ASKING);
    fake_visit_key(&fake, VISIT_KEY_STAFF);
    fake_visit_is_at(&fake, "pin", 0);
    fake_visit_pass(&fake, 130000);
    assert_int_equal(fake.visit.state, VISIT_ATTRACT);
    fake_visit_key(&fake, VISIT_KEY_STAFF);
    fake_visit_is_at(&fake, "pin", 0);
    fake_visit_key(&fake, VISIT_KEY_ESCAPE);
    fake_visit_is_at(&fake, "home", 0);
    fake_visit_finish(&fake);
}

// Whoever walks away from the staff screens leaves nothing open behind.
static void
idle_ends_staff_screens_too(void **state)
{
    (void)state;
    struct fake_visit fake;
    char before[2048], after[2048];
    fake_visit_start(&fake);
    fake_visit_dump(&fake, before, sizeof before);
    fake_visit_finish(&fake);
    enter(&fake);
    fake_visit_press(&fake, ACTION_STAFF_SHEET, VIEW_DUE);
    fake_visit_pass(&fake, 90000);
    assert_int_equal(fake.visit.state, VISIT_ASKING);
    fake_visit_pass(&fake, 30000);
    assert_int_equal(fake.visit.state, VISIT_ATTRACT);
    assert_false(fake.visit.staff.inside);
    fake_visit_dump(&fake, after, sizeof after);
    assert_string_equal(before, after);
    fake_visit_finish(&fake);
}

static void
sheets_behind_the_pin_need_it(void **state)
{
    (void)state;
    struct fake_visit fake;
    start(&fake);
    open_pad(&fake);
    for (int kind = VIEW_STAFF; kind <= VIEW_CLEAN; kind++) {
        // a target that no pad has: even then the door is shut
        struct target forged = {.action = ACTION_STAFF_SHEET, .number = kind};
        forged.hit = forged.shown = (struct rect){700, 300, 90, 90};
        const struct screen *screen = fake_visit_screen(&fake);
        struct target *targets =
            arena_array(&fake.arena, screen->target_count + 1, sizeof *targets);
        memcpy(targets, screen->targets, screen->target_count * sizeof *targets);
        targets[screen->target_count] = forged;
        struct screen *writable = arena_alloc(&fake.arena, sizeof *writable);
        *writable = *screen;
        writable->targets = targets;
        writable->target_count++;
        fake.view.screens = writable;
        fake_visit_tap(&fake, 745, 345);
        fake_visit_is_at(&fake, "pin", 0);
    }
    fake_visit_finish(&fake);
}

static void
cleaning_takes_no_touch_and_ends_by_itself(void **state)
{
    (void)state;
    struct fake_visit fake;
    enter(&fake);
    fake_visit_press(&fake, ACTION_STAFF_SHEET, VIEW_CLEAN);
    const uint64_t since_ms = fake.now_ms;
    assert_int_equal(fake.request.look.staff.clean_s, 30);
    for (int i = 0; i < 8; i++) {
        fake_visit_tap(&fake, 100 * i, 50 * i); // 1.1 s each
        fake_visit_is_at(&fake, "clean", 0);
    }
    fake_visit_pass(&fake, since_ms + 29999 - fake.now_ms);
    assert_int_equal(fake.request.look.staff.clean_s, 5);
    fake_visit_touch(&fake, CONTACT_DOWN, 7, 300, 60); // the cloth is still there
    fake_visit_is_at(&fake, "clean", 0);
    fake_visit_pass(&fake, 1);
    fake_visit_is_at(&fake, "staff", 0);
    fake_visit_touch(&fake, CONTACT_UP, 7, 300, 60);
    fake_visit_is_at(&fake, "staff", 0); // and pressed nothing
    fake_visit_press(&fake, ACTION_STAFF_SHEET, VIEW_CLEAN);
    fake_visit_key(&fake, VISIT_KEY_HELP); // Help works all the same
    fake_visit_is_at(&fake, "help", 0);
    fake_visit_press(&fake, ACTION_HOME, -1); // and so does touch again
    fake_visit_is_at(&fake, "home", 0);
    fake_visit_finish(&fake);
}

static void
corners_count_in_turn(void **state)
{
    (void)state;
    struct fake_visit fake;
    enter(&fake);
    fake_visit_press(&fake, ACTION_STAFF_SHEET, VIEW_CORNERS);
    for (int i = 0; i < STAFF_CORNERS; i++) {
        assert_int_equal(fake.request.look.staff.corners_hit, i);
        fake_visit_tap(&fake, FAKE_VISIT_EMPTY_X, FAKE_VISIT_EMPTY_Y); // beside it
        assert_int_equal(fake.request.look.staff.corners_hit, i);
        fake_visit_press(&fake, ACTION_CORNER, i);
    }
    assert_int_equal(fake.request.look.staff.corners_hit, STAFF_CORNERS);
    fake_visit_finish(&fake);
}

static void
clock_fields_wrap_and_are_wished(void **state)
{
    (void)state;
    struct fake_visit fake;
    enter(&fake);
    fake.wall.day = calendar_day((struct calendar_date){2027, 1, 31});
    fake.wall.minute = 0;
    fake_visit_press(&fake, ACTION_STAFF_SHEET, VIEW_CLOCK);
    const struct staff_look *look = &fake.request.look.staff;
    assert_int_equal(look->date.day, 31);
    fake_visit_press(&fake, ACTION_CLOCK_FIELD, CLOCK_MONTH);
    assert_int_equal(look->date.month, 2);
    assert_int_equal(look->date.day, 28); // February has no 31st
    fake_visit_press(&fake, ACTION_CLOCK_FIELD, CLOCK_YEAR);
    assert_int_equal(look->date.year, 2028);
    fake_visit_press(&fake, ACTION_CLOCK_FIELD, CLOCK_DAY);
    assert_int_equal(look->date.day, 29); // a leap year
    fake_visit_press(&fake, ACTION_CLOCK_FIELD, CLOCK_DAY);
    assert_int_equal(look->date.day, 1);
    fake_visit_press(&fake, ACTION_CLOCK_FIELD, CLOCK_FIELD_COUNT + CLOCK_DAY);
    assert_int_equal(look->date.day, 29);
    fake_visit_press(&fake, ACTION_CLOCK_FIELD, CLOCK_FIELD_COUNT + CLOCK_MINUTE);
    assert_int_equal(look->minute, 59);
    fake_visit_press(&fake, ACTION_CLOCK_FIELD, CLOCK_FIELD_COUNT + CLOCK_HOUR);
    assert_int_equal(look->minute, 23 * 60 + 59);
    visit_clock_set(&fake.visit, false);
    assert_int_equal(fake.visit.look.staff.clock, STAFF_CLOCK_DENIED);
    fake_visit_press(&fake, ACTION_CLOCK_FIELD, CLOCK_DAY); // another date, another try
    assert_int_equal(look->clock, STAFF_CLOCK_OPEN);
    fake_visit_finish(&fake);
}

// The wish goes out once, with what the fields say.
static void
setting_the_clock_is_a_wish(void **state)
{
    (void)state;
    struct fake_visit fake;
    enter(&fake);
    fake_visit_press(&fake, ACTION_STAFF_SHEET, VIEW_CLOCK);
    const int at = fake_visit_target(&fake, ACTION_CLOCK_SET, -1);
    const struct rect box = fake_visit_screen(&fake)->targets[at].shown;
    fake_visit_pass(&fake, 1000);
    const struct visit_shown shown = {
        .content = fake.shown_content, .view = &fake.view, .wall = fake.wall};
    struct visit_event event = {
        .kind = VISIT_CONTACT,
        .contact = {CONTACT_DOWN, 1, box.x + 9, box.y + 9, fake.now_ms, false, true}};
    struct visit_result result = visit_step(&fake.visit, &shown, &event, fake.now_ms);
    assert_int_equal(result.wish, VISIT_WISHES_NOTHING);
    event.contact.phase = CONTACT_UP;
    event.contact.time_ms += 100;
    result = visit_step(&fake.visit, &shown, &event, fake.now_ms + 100);
    assert_int_equal(result.wish, VISIT_WISHES_CLOCK);
    assert_int_equal(calendar_day(result.wish_date), 20000);
    assert_int_equal(result.wish_minute, 600);
    fake_visit_finish(&fake);
}

// One touch does not take an update back, and nobody outside does at all.
static void
undo_asks_once_and_is_a_wish(void **state)
{
    (void)state;
    struct fake_visit fake;
    enter(&fake);
    fake_visit_press(&fake, ACTION_STAFF_SHEET, VIEW_UPDATES);
    fake_visit_press(&fake, ACTION_UNDO, -1);
    assert_int_equal(fake.result.wish, VISIT_WISHES_NOTHING);
    assert_true(fake.visit.look.staff.undo_asked);
    fake_visit_press(&fake, ACTION_BACK, -1); // thought better of
    fake_visit_press(&fake, ACTION_STAFF_SHEET, VIEW_UPDATES);
    assert_false(fake.visit.look.staff.undo_asked);
    fake_visit_press(&fake, ACTION_UNDO, -1);
    const struct visit_shown shown = {
        .content = fake.shown_content, .view = &fake.view, .wall = fake.wall};
    const int at = fake_visit_target(&fake, ACTION_UNDO, -1);
    const struct rect box = fake_visit_screen(&fake)->targets[at].shown;
    fake_visit_pass(&fake, 1000);
    struct visit_event event = {
        .kind = VISIT_CONTACT,
        .contact = {CONTACT_DOWN, 1, box.x + 9, box.y + 9, fake.now_ms, false, true}};
    struct visit_result result = visit_step(&fake.visit, &shown, &event, fake.now_ms);
    event.contact.phase = CONTACT_UP;
    event.contact.time_ms += 100;
    result = visit_step(&fake.visit, &shown, &event, fake.now_ms + 100);
    assert_int_equal(result.wish, VISIT_WISHES_UNDO);
    assert_false(fake.visit.look.staff.undo_asked);
    fake_visit_finish(&fake);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(undo_asks_once_and_is_a_wish),
        cmocka_unit_test(right_pin_opens_the_menu),
        cmocka_unit_test(pad_types_deletes_and_stops_at_six),
        cmocka_unit_test(five_wrong_tries_lock_for_five_minutes),
        cmocka_unit_test(without_a_pin_nothing_opens),
        cmocka_unit_test(staff_key_opens_the_pad_from_everywhere),
        cmocka_unit_test(idle_ends_staff_screens_too),
        cmocka_unit_test(sheets_behind_the_pin_need_it),
        cmocka_unit_test(cleaning_takes_no_touch_and_ends_by_itself),
        cmocka_unit_test(corners_count_in_turn),
        cmocka_unit_test(clock_fields_wrap_and_are_wished),
        cmocka_unit_test(setting_the_clock_is_a_wish),
    };
    return cmocka_run_group_tests(tests, make_hash, NULL);
}
