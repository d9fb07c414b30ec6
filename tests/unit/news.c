// SPDX-License-Identifier: MIT
// When an update is told: at once or after the visit, never long, never often.
#include "fake_visit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { BEGIN_MS = 1000000 };

static bool
passes(struct news *news, bool idle, uint64_t now_ms)
{
    bool changed = news_pass(news, idle, now_ms);
    // what it asked to be called for is done: it does not ask again for the same moment
    assert_true(news_wake_ms(news, idle, now_ms) > now_ms);
    return changed;
}

static void
a_result_stands_for_eight_seconds(void **state)
{
    (void)state;
    struct news news = {0};
    assert_true(news_wake_ms(&news, true, BEGIN_MS) == UINT64_MAX);
    news_hear(&news, false, BEGIN_MS);
    assert_true(news_wake_ms(&news, true, BEGIN_MS) == BEGIN_MS);
    assert_true(passes(&news, true, BEGIN_MS));
    assert_true(news.shown);
    assert_false(passes(&news, true, BEGIN_MS + NEWS_RESULT_MS - 1));
    assert_true(news_wake_ms(&news, true, BEGIN_MS + 1) == BEGIN_MS + NEWS_RESULT_MS);
    assert_true(passes(&news, true, BEGIN_MS + NEWS_RESULT_MS));
    assert_false(news.shown || news.waiting);
    assert_true(news_wake_ms(&news, true, BEGIN_MS + NEWS_RESULT_MS) == UINT64_MAX);
}

static void
reading_stays_and_becomes_its_result(void **state)
{
    (void)state;
    struct news news = {0};
    uint64_t now_ms = BEGIN_MS;
    for (int i = 0; i < 20; i++, now_ms += 5000) {
        news_hear(&news, true, now_ms);
        (void)passes(&news, true, now_ms);
        assert_true(news.shown && news.reading);
    }
    news_hear(&news, false, now_ms);
    assert_false(passes(&news, true, now_ms + NEWS_RESULT_MS - 1));
    assert_true(news.shown && !news.reading);
    assert_true(passes(&news, true, now_ms + NEWS_RESULT_MS));
}

static void
a_reading_that_goes_silent_has_failed(void **state)
{
    (void)state;
    struct news news = {0};
    news_hear(&news, true, BEGIN_MS);
    assert_true(passes(&news, true, BEGIN_MS));
    assert_true(news_wake_ms(&news, true, BEGIN_MS) == BEGIN_MS + NEWS_STALLED_MS);
    assert_false(passes(&news, true, BEGIN_MS + NEWS_STALLED_MS - 1));
    assert_true(passes(&news, true, BEGIN_MS + NEWS_STALLED_MS)); // told as a result
    assert_true(news.shown && !news.reading);
    assert_true(passes(&news, true, BEGIN_MS + NEWS_STALLED_MS + NEWS_RESULT_MS));
    assert_false(news.shown);
}

static void
a_visit_is_not_disturbed(void **state)
{
    (void)state;
    struct news news = {0};
    news_hear(&news, true, BEGIN_MS);
    assert_false(passes(&news, false, BEGIN_MS));
    news_hear(&news, false, BEGIN_MS + 2000);
    assert_false(passes(&news, false, BEGIN_MS + 2000));
    assert_true(news_wake_ms(&news, false, BEGIN_MS + 2000) == UINT64_MAX);
    assert_false(passes(&news, false, BEGIN_MS + 600000));
    assert_true(passes(&news, true, BEGIN_MS + 600001)); // the visit is over
    assert_true(news.shown);
    assert_true(passes(&news, true, BEGIN_MS + 600001 + NEWS_RESULT_MS));
}

static void
who_comes_ends_it(void **state)
{
    (void)state;
    struct news news = {0};
    news_hear(&news, true, BEGIN_MS);
    assert_true(passes(&news, true, BEGIN_MS));
    news_end(&news, BEGIN_MS + 100);
    assert_false(news.shown);
    assert_true(news.waiting); // its result comes after the visit
    news_hear(&news, false, BEGIN_MS + 200);
    assert_false(passes(&news, true, BEGIN_MS + 300));
    assert_true(passes(&news, true, BEGIN_MS + 100 + NEWS_APART_MS));
    news_end(&news, BEGIN_MS + 100 + NEWS_APART_MS + 1);
    assert_false(news.waiting); // it has been seen
}

// B15: a thousand sticks put in and pulled out within a minute.
static void
a_storm_of_sticks_is_told_every_half_minute(void **state)
{
    (void)state;
    struct news news = {0};
    unsigned tellings = 0;
    uint64_t shown_ms = 0, began_ms = 0, ended_ms = 0;
    for (uint64_t now_ms = BEGIN_MS; now_ms < BEGIN_MS + 600000; now_ms += 10) {
        if (now_ms % 60 == 0)
            news_hear(&news, now_ms % 120 == 0, now_ms);
        bool before = news.shown;
        bool changed = news_pass(&news, true, now_ms);
        assert_true(changed || news.shown == before);
        if (news.shown && !before) {
            assert_true(ended_ms == 0 || now_ms >= ended_ms + NEWS_APART_MS);
            began_ms = now_ms;
            tellings++;
        }
        if (before && !news.shown)
            ended_ms = now_ms;
        shown_ms += news.shown ? 10 : 0;
        assert_true(!news.shown || now_ms <= began_ms + NEWS_MOST_MS + NEWS_RESULT_MS);
    }
    assert_in_range(tellings, 2, 600 / 30);
    assert_true(shown_ms < 600000);
}

// ---- in a visit -----------------------------------------------------------------------

static void
hear(struct fake_visit *fake, bool reading)
{
    fake_visit_send(fake, &(struct visit_event){.kind = VISIT_NEWS, .reading = reading});
}

static void
the_loop_tells_it_and_goes_on(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start(&fake);
    hear(&fake, true);
    fake_visit_is_at(&fake, "update", 0);
    fake_visit_pass(&fake, 20000);
    fake_visit_is_at(&fake, "update", 0);
    hear(&fake, false);
    fake_visit_is_at(&fake, "update", 0);
    fake_visit_pass(&fake, NEWS_RESULT_MS - 100);
    fake_visit_is_at(&fake, "update", 0);
    fake_visit_pass(&fake, 200);
    fake_visit_is_at(&fake, "attract", 0);
    fake_visit_finish(&fake);
}

static void
a_touch_on_it_is_a_visit(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start(&fake);
    hear(&fake, false);
    fake_visit_is_at(&fake, "update", 0);
    fake_visit_tap(&fake, FAKE_VISIT_EMPTY_X, FAKE_VISIT_EMPTY_Y);
    fake_visit_is_at(&fake, "home", 0);
    fake_visit_pass(&fake, 200000); // idle, asked, wiped
    fake_visit_is_at(&fake, "attract", 0);
    fake_visit_finish(&fake);
}

static void
nothing_moves_in_a_visit(void **state)
{
    (void)state;
    struct fake_visit fake;
    char before[1024], after[1024];
    fake_visit_start_at(&fake, NULL);
    fake_visit_dump(&fake, before, sizeof before);
    unsigned changes = fake.changes;
    hear(&fake, true);
    fake_visit_pass(&fake, 1000);
    hear(&fake, false);
    fake_visit_pass(&fake, 1000);
    fake_visit_dump(&fake, after, sizeof after);
    assert_string_equal(before, after);
    assert_int_equal(fake.changes, changes);
    fake_visit_pass(&fake, 121000); // wiped
    fake_visit_is_at(&fake, "update", 0);
    fake_visit_pass(&fake, NEWS_RESULT_MS);
    fake_visit_is_at(&fake, "attract", 0);
    fake_visit_finish(&fake);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_result_stands_for_eight_seconds),
        cmocka_unit_test(reading_stays_and_becomes_its_result),
        cmocka_unit_test(a_reading_that_goes_silent_has_failed),
        cmocka_unit_test(a_visit_is_not_disturbed),
        cmocka_unit_test(who_comes_ends_it),
        cmocka_unit_test(a_storm_of_sticks_is_told_every_half_minute),
        cmocka_unit_test(the_loop_tells_it_and_goes_on),
        cmocka_unit_test(a_touch_on_it_is_a_visit),
        cmocka_unit_test(nothing_moves_in_a_visit),
    };
    return cmocka_run_group_tests_name("news", tests, NULL, NULL);
}
