// SPDX-License-Identifier: MIT
// What dates do, on each side of each day; that they do nothing without a trusted clock;
// and what the visit makes of it: expired pages, notices, the night.
#include "content/due.h"

#include "base/calendar.h"
#include "fake_visit.h"
#include "visit/attract.h"
#include "visit/night.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define TEXT(string)                             \
    {                                            \
        .utf8 = string, .len = sizeof string - 1 \
    }

enum { DUE = 20779 }; // 2026-11-22

static void
pages_age(void **state)
{
    (void)state;
    const struct page page = {.review_due = TEXT("2026-11-22")};
    const struct page crisis = {.kind = PAGE_CRISIS, .review_due = TEXT("2026-11-22")};
    const struct page undated = {.kind = PAGE_CLAIM};
    static const struct {
        int64_t today;
        enum page_age age;
    } days[] = {
        {0, PAGE_AGE_GOOD},           {DUE - 31, PAGE_AGE_GOOD},
        {DUE - 30, PAGE_AGE_SOON},    {DUE, PAGE_AGE_SOON},
        {DUE + 1, PAGE_AGE_DUE},      {DUE + 90, PAGE_AGE_DUE},
        {DUE + 91, PAGE_AGE_EXPIRED}, {DUE + 9000, PAGE_AGE_EXPIRED},
    };
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        assert_int_equal(due_age(&page, days[i].today), days[i].age);
        assert_int_equal(due_age(&crisis, days[i].today), PAGE_AGE_GOOD);
        assert_int_equal(due_age(&undated, days[i].today), PAGE_AGE_GOOD);
    }
}

static const struct notice notices[] = {
    {.text = TEXT("The lift is out of order.")},
    {.text = TEXT("Closed."), .from = TEXT("2026-11-22"), .until = TEXT("2026-11-24")},
    {.text = TEXT("New hours."), .from = TEXT("2026-11-24")},
};

static void
notices_come_and_go(void **state)
{
    (void)state;
    const struct content content = {.notices = notices, .notice_count = 3};
    static const struct {
        int64_t today;
        const char *shown[4];
        size_t waiting;
    } days[] = {
        {0, {"The lift is out of order."}, 2}, // no clock: no date acts, none is shown
        {DUE - 1, {"The lift is out of order."}, 0},
        {DUE, {"The lift is out of order.", "Closed."}, 0},
        {DUE + 2, {"The lift is out of order.", "Closed.", "New hours."}, 0},
        {DUE + 3, {"The lift is out of order.", "New hours."}, 0},
    };
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        size_t count = 0;
        for (; days[i].shown[count] != NULL; count++) {
            assert_string_equal(due_notice(&content, days[i].today, count)->text.utf8,
                                days[i].shown[count]);
        }
        assert_int_equal(due_notice_count(&content, days[i].today), count);
        assert_null(due_notice(&content, days[i].today, count));
        assert_int_equal(due_notices_waiting(&content, days[i].today), days[i].waiting);
    }
}

static void
nights_go_over_midnight(void **state)
{
    (void)state;
    static const struct {
        unsigned minute, from, until;
        bool night;
        unsigned changes_in;
    } cases[] = {
        {1319, 1320, 360, false, 1},  {1320, 1320, 360, true, 480},
        {0, 1320, 360, true, 360},    {359, 1320, 360, true, 1},
        {360, 1320, 360, false, 960}, {720, 720, 780, true, 60},
        {780, 720, 780, false, 1380}, {100, 0, 0, false, 0},
        {100, 600, 600, false, 0},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_int_equal(night_is(cases[i].minute, cases[i].from, cases[i].until),
                         cases[i].night);
        assert_int_equal(night_changes_in(cases[i].minute, cases[i].from, cases[i].until),
                         cases[i].changes_in);
    }
    const struct text clock = TEXT("22:05");
    const struct text none = {0};
    assert_int_equal(due_minute(&clock), 1325);
    assert_int_equal(due_minute(&none), 0);
}

// ---- in the loop and in a visit -----------------------------------------------------

static void
important_pages_come_more_often(void **state)
{
    (void)state;
    static const struct page pages[] = {
        {.id = TEXT("a"),
         .status = PAGE_APPROVED,
         .is_public = true,
         .attract = TEXT("A.")},
        {.id = TEXT("b"),
         .status = PAGE_APPROVED,
         .is_public = true,
         .attract = TEXT("B."),
         .attract_weight = 3},
        {.id = TEXT("c"),
         .status = PAGE_APPROVED,
         .is_public = true,
         .attract = TEXT("C."),
         .attract_weight = 2},
    };
    const struct content content = {.pages = pages, .page_count = COUNT_OF(pages)};
    const struct attract loop = {&content, false, 0};
    size_t times[3] = {0};
    assert_int_equal(attract_count(&loop), 6);
    for (size_t i = 0; i < 60; i++) {
        const struct page *page = attract_slide(&loop, i).page;
        times[page - pages]++;
        assert_ptr_not_equal(page, attract_slide(&loop, i + 1).page); // spread evenly
    }
    assert_int_equal(times[0], 10);
    assert_int_equal(times[1], 30);
    assert_int_equal(times[2], 20);
    assert_int_equal(attract_round_ms(&loop, 8000), 48000);
}

static void
notices_join_the_loop(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start(&fake);
    fake.content.notices = notices;
    fake.content.notice_count = 1;
    bool seen = false;
    for (int i = 0; i < 10; i++) {
        fake_visit_pass(&fake, 12000);
        seen |= fake.request.page == NULL &&
                strcmp(fake.request.notice.utf8, notices[0].text.utf8) == 0;
    }
    assert_true(seen);
    fake_visit_finish(&fake);
}

// A page that nobody has checked is taken away, but not the way to Help.
static void
expired_pages_are_replaced(void **state)
{
    (void)state;
    struct fake_visit fake;
    struct page pages[16];
    fake_visit_start(&fake);
    assert_in_range(fake.content.page_count, 1, COUNT_OF(pages));
    memcpy(pages, fake.content.pages, fake.content.page_count * sizeof *pages);
    for (size_t i = 0; i < fake.content.page_count; i++) {
        pages[i].review_due = (struct text)TEXT("2026-11-22");
    }
    fake.content.pages = pages;
    fake.wall = (struct clock_wall){.trust = CLOCK_UNTRUSTED, .day = DUE + 91};
    fake_visit_tap(&fake, FAKE_VISIT_EMPTY_X, FAKE_VISIT_EMPTY_Y);
    fake_visit_open(&fake, "treatments");
    fake_visit_is_at(&fake, "treatments", 0); // an untrusted clock takes nothing away
    fake.wall.trust = CLOCK_BY_BATTERY;
    fake_visit_touch(&fake, CONTACT_MOVE, 1, 400, 470); // whatever happens next
    fake_visit_is_at(&fake, "treatments", 0); // layout has a sentence in its place
    assert_int_equal(fake.request.today, DUE + 91);
    fake_visit_press(&fake, ACTION_HELP, -1);
    fake_visit_is_at(&fake, "help", 0); // Help never expires
    fake_visit_finish(&fake);
}

static void
the_loop_rests_at_night(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start(&fake);
    fake.visit.settings.night_from = 22 * 60;
    fake.visit.settings.night_until = 6 * 60;
    fake.wall = (struct clock_wall){.day = DUE, .minute = 23 * 60};
    fake_visit_pass(&fake, 60000);
    assert_int_equal(fake.request.kind, VIEW_ATTRACT); // nobody vouches for the time
    fake.wall.trust = CLOCK_BY_BATTERY;
    fake_visit_pass(&fake, 60000);
    assert_int_equal(fake.request.kind, VIEW_NIGHT);
    assert_int_equal(fake.request.look.theme, THEME_HC_DARK);
    const unsigned wakes = fake.wakes;
    fake_visit_pass(&fake, 6 * 3600000);
    assert_int_equal(fake.wakes, wakes); // and nothing moves
    fake_visit_tap(&fake, FAKE_VISIT_EMPTY_X, FAKE_VISIT_EMPTY_Y);
    fake_visit_is_at(&fake, "home", 0); // a touch wakes it
    assert_int_equal(fake.request.look.theme, THEME_LIGHT);
    fake_visit_pass(&fake, 300000);
    assert_int_equal(fake.request.kind, VIEW_NIGHT); // and it goes back to sleep
    fake.wall.minute = 6 * 60;
    fake.wall.day++;
    fake_visit_pass(&fake, 8 * 3600000);
    assert_int_equal(fake.request.kind, VIEW_ATTRACT);
    fake_visit_finish(&fake);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_age),
        cmocka_unit_test(notices_come_and_go),
        cmocka_unit_test(nights_go_over_midnight),
        cmocka_unit_test(important_pages_come_more_often),
        cmocka_unit_test(notices_join_the_loop),
        cmocka_unit_test(expired_pages_are_replaced),
        cmocka_unit_test(the_loop_rests_at_night),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
