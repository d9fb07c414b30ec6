// SPDX-License-Identifier: MIT
// The calendar, day by day over a century, and what is no date. Then the clocks: when a
// time is believed.
#include "base/calendar.h"

#include "base/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

static void
every_day_follows_the_one_before(void **state)
{
    (void)state;
    struct calendar_date date = {1970, 1, 1};
    for (int64_t day = 0; date.year < 2100; day++) {
        const struct calendar_date back = calendar_date(day);
        char text[16];
        assert_int_equal(calendar_day(date), day);
        assert_int_equal(back.year, date.year);
        assert_int_equal(back.month, date.month);
        assert_int_equal(back.day, date.day);
        (void)snprintf(text, sizeof text, "%04d-%02d-%02d", date.year % 10000,
                       date.month % 100, date.day % 100);
        assert_int_equal(calendar_parse(text), day);
        if (++date.day > calendar_month_days(date.year, date.month)) {
            date.day = 1;
            date.month = date.month % 12 + 1;
            date.year += date.month == 1;
        }
    }
    assert_int_equal(calendar_day((struct calendar_date){2026, 11, 22}), 20779);
}

static void
what_is_no_date_is_none(void **state)
{
    (void)state;
    static const char *const texts[] = {"",           "2026",       "2026-13-01",
                                        "2026-02-29", "2026-00-10", "2026-01-00",
                                        "2026-04-31", "2026/01/01", "2026-1-1",
                                        "02026-01-1", "2026-01-011"};
    assert_int_equal(calendar_parse(NULL), 0);
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        assert_int_equal(calendar_parse(texts[i]), 0);
    }
    assert_int_equal(calendar_month_days(2026, 0), 0);
    assert_int_equal(calendar_month_days(2026, 13), 0);
    assert_int_equal(calendar_month_days(2000, 2), 29);
    assert_int_equal(calendar_month_days(2100, 2), 28);
}

static void
a_time_needs_a_voucher(void **state)
{
    (void)state;
    enum { NOW = 1800000000, OLD = 1700000000 };
    static const struct {
        struct clock_facts facts;
        enum clock_trust trust;
    } cases[] = {
        {{.now_s = NOW}, CLOCK_UNTRUSTED}, // a clock that merely runs
        {{.now_s = NOW, .synchronised = true}, CLOCK_BY_NETWORK},
        {{.now_s = NOW, .battery_s = NOW - 3}, CLOCK_BY_BATTERY},
        {{.now_s = NOW, .battery_s = NOW + 3}, CLOCK_BY_BATTERY},
        {{.now_s = NOW, .battery_s = NOW - 3600}, CLOCK_UNTRUSTED}, // they disagree
        {{.now_s = NOW, .battery_s = NOW + 3600}, CLOCK_UNTRUSTED},
        {{.now_s = NOW, .set_by_staff = true}, CLOCK_SET_BY_STAFF},
        {{.now_s = OLD, .synchronised = true}, CLOCK_UNTRUSTED}, // before the program
        {{.now_s = OLD, .battery_s = OLD}, CLOCK_UNTRUSTED},
        {{.now_s = NOW, .battery_s = NOW, .floor_s = NOW}, CLOCK_BY_BATTERY},
        {{.now_s = NOW, .battery_s = NOW, .floor_s = NOW + 1}, CLOCK_UNTRUSTED},
        {{.now_s = NOW, .set_by_staff = true, .floor_s = NOW + 1}, CLOCK_UNTRUSTED},
        {{.now_s = OLD, .set_by_staff = true}, CLOCK_UNTRUSTED},
        {{.now_s = 0, .battery_s = 0}, CLOCK_UNTRUSTED}, // an empty battery
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_int_equal(clock_judge(&cases[i].facts), cases[i].trust);
    }
}

static void
today_is_known_only_to_a_trusted_clock(void **state)
{
    (void)state;
    struct clock_wall wall = {.day = 20779, .minute = 600};
    assert_int_equal(clock_today(&wall), 0);
    wall.trust = CLOCK_BY_BATTERY;
    assert_int_equal(clock_today(&wall), 20779);
    const struct clock_wall now = clock_wall_now(false, 0);
    assert_true(now.day > 20000);
    assert_in_range(now.minute, 0, 1439);
    // an update of tomorrow may be made where tomorrow has begun
    const struct calendar_date tomorrow = calendar_date(now.day + 1);
    const uint32_t day =
        (uint32_t)((tomorrow.year * 100 + tomorrow.month) * 100 + tomorrow.day);
    assert_true(clock_facts_now(false, day).floor_s <=
                clock_facts_now(false, 0).now_s + 86400);
    assert_true(clock_facts_now(false, day).floor_s >
                clock_facts_now(false, 0).now_s - 172800);
    assert_int_equal(clock_facts_now(false, 0).floor_s, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_follows_the_one_before),
        cmocka_unit_test(what_is_no_date_is_none),
        cmocka_unit_test(a_time_needs_a_voucher),
        cmocka_unit_test(today_is_known_only_to_a_trusted_clock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
