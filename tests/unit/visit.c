// SPDX-License-Identifier: MIT
// The visit as a whole: no gestures, palms, the dump, new content, what comes next, and a
// long random walk. The loop is in attract.c, the idle flow in idle.c.
#include "fake_visit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { LINE = 4096, EMPTY_X = FAKE_VISIT_EMPTY_X, EMPTY_Y = FAKE_VISIT_EMPTY_Y };

static void
slide_is(const struct fake_visit *fake, const char *page)
{
    assert_int_equal(fake->request.kind, VIEW_ATTRACT);
    assert_string_equal(fake->request.page, page);
}

static void
says_all_of_it_in_the_dump(void **state)
{
    (void)state;
    char line[LINE];
    struct fake_visit fake;
    fake_visit_start_at(&fake, "checklist");
    fake_visit_press(&fake, ACTION_TICK, 1);
    fake_visit_press(&fake, ACTION_TEXT, -1);
    fake_visit_press(&fake, ACTION_STEP, 150);
    fake_visit_dump(&fake, line, sizeof line);
    assert_string_equal(
        line,
        "{\"state\":\"reading\",\"view\":\"text\",\"page\":\"checklist\",\"screen\":0,"
        "\"history_count\":1,\"history\":[{\"page\":\"home\",\"screen\":0}],"
        "\"language\":\"en\",\"step\":150,\"theme\":\"light\",\"more_space\":false,"
        "\"no_motion\":false,\"steady_touch\":false,\"slide_paused\":false,"
        "\"drafts\":true,\"asked\":0,\"ticks\":2,\"focus\":0,\"pressed\":0,"
        "\"focus_group\":0,\"ring_stays\":false,\"staff\":false,\"pin\":false,"
        "\"sheet\":true,"
        "\"sheet_screen\":0,\"hold\":false}\n");
    (void)snprintf(fake.visit.spot.page, sizeof fake.visit.spot.page, "a\"b\\c\td");
    fake_visit_dump(&fake, line, sizeof line);
    assert_non_null(strstr(line, "\"page\":\"a\\\"b\\\\c\\u0009d\""));
    fake_visit_finish(&fake);
}

// The words of the screen that comes set the idle time, so the visit must see it first.
static void
wants_to_be_called_after_a_change(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, "long");
    fake_visit_pass(&fake, 1000);
    const struct visit_shown shown = {fake.shown_content, &fake.view, fake.screen, {0}};
    const struct visit_event next = {.kind = VISIT_KEY, .key = VISIT_KEY_PAGE_DOWN};
    const struct visit_result result =
        visit_step(&fake.visit, &shown, &next, fake.now_ms);
    assert_true(result.changed);
    assert_false(result.repaint);
    assert_int_equal(result.wake_at_ms, fake.now_ms);
    const struct visit_shown then = {fake.shown_content, &fake.view, 1, {0}};
    const struct visit_event tick = {.kind = VISIT_TIME};
    const struct visit_result settled =
        visit_step(&fake.visit, &then, &tick, fake.now_ms);
    assert_false(settled.changed || settled.repaint);
    assert_int_equal(settled.wake_at_ms, fake.now_ms + 138000);
    fake_visit_finish(&fake);
}

static void
knows_no_gestures(void **state)
{
    (void)state;
    static const struct {
        int x, y, to_x, to_y;
        bool two;
        uint64_t held_ms;
    } gestures[] = {
        {600, 470, 120, 470, false, 200},  {120, 470, 600, 470, false, 60},
        {400, 460, 400, 20, false, 150},   {400, 300, 200, 300, true, 300},
        {400, 470, 400, 470, false, 9000}, {400, 470, 400, 470, true, 100},
        {750, 300, 300, 300, false, 200}, // from Next into the page
    };
    struct fake_visit fake;
    fake_visit_start_at(&fake, "long");
    char before[LINE], after[LINE];
    fake_visit_dump(&fake, before, sizeof before);
    const unsigned changes = fake.changes;
    for (size_t i = 0; i < COUNT_OF(gestures); i++) {
        fake_visit_pass(&fake, 1000);
        fake_visit_touch(&fake, CONTACT_DOWN, 1, gestures[i].x, gestures[i].y);
        if (gestures[i].two) {
            fake_visit_touch(&fake, CONTACT_DOWN, 2, gestures[i].x + 9, gestures[i].y);
        }
        fake_visit_pass(&fake, gestures[i].held_ms);
        fake_visit_touch(&fake, CONTACT_MOVE, 1, gestures[i].to_x, gestures[i].to_y);
        fake_visit_touch(&fake, CONTACT_UP, 1, gestures[i].to_x, gestures[i].to_y);
        fake_visit_touch(&fake, CONTACT_UP, 2, 800 - gestures[i].to_x, gestures[i].to_y);
        fake_visit_dump(&fake, after, sizeof after);
        assert_string_equal(before, after);
    }
    assert_int_equal(fake.changes, changes);
    fake_visit_finish(&fake);
}

static void
works_with_a_palm_on_the_glass(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, "long");
    fake_visit_pass(&fake, 1000);
    fake_visit_touch(&fake, CONTACT_DOWN, 9, EMPTY_X, EMPTY_Y);
    fake_visit_pass(&fake, 11000);
    for (int i = 1; i < 5; i++) {
        fake_visit_press(&fake, ACTION_SCREEN, i);
        fake_visit_is_at(&fake, "long", i);
    }
    fake_visit_finish(&fake);
}

// ---- content and what is shown -------------------------------------------------------

static void
keeps_the_page_when_content_is_swapped(void **state)
{
    (void)state;
    const struct visit_event swapped = {.kind = VISIT_CONTENT};
    struct fake_visit fake;
    fake_visit_start_at(&fake, "treatments");
    fake_visit_press(&fake, ACTION_SCREEN, 1);
    fake_visit_press(&fake, ACTION_SCREEN, 0);
    fake_visit_open(&fake, "side-effects");
    fake_visit_press(&fake, ACTION_SCREEN, 1);
    fake_visit_send(&fake, &swapped);
    fake_visit_is_at(&fake, "side-effects", 1);
    assert_int_equal(fake.visit.history_count, 2);
    fake.content.page_count = 6; // "treatments" has gone
    fake_visit_send(&fake, &swapped);
    fake_visit_is_at(&fake, "side-effects", 1);
    assert_int_equal(fake.visit.history_count, 1);
    fake_visit_pass(&fake, 110000);
    assert_int_equal(fake.visit.state, VISIT_ASKING);
    fake.content.page_count = 5; // and now "side-effects"
    fake_visit_send(&fake, &swapped);
    fake_visit_is_at(&fake, "still-reading", 0); // the question stays
    fake_visit_tap(&fake, EMPTY_X, EMPTY_Y);
    fake_visit_is_at(&fake, "home", 0);
    assert_int_equal(fake.visit.history_count, 0);
    fake.visit.settings.drafts = false;
    fake_visit_send(&fake, &swapped);
    assert_false(fake.request.look.drafts); // no banner over checked pages
    fake_visit_finish(&fake);
}

static void
starts_over_with_new_content_between_visits(void **state)
{
    (void)state;
    const struct visit_event swapped = {.kind = VISIT_CONTENT};
    struct fake_visit fake;
    fake_visit_start(&fake);
    fake_visit_pass(&fake, 8000);
    slide_is(&fake, "side-effects");
    fake.content.lang = (struct text){.utf8 = "es", .len = 2};
    fake_visit_send(&fake, &swapped);
    slide_is(&fake, "treatments");
    assert_string_equal(fake.visit.lang, "es");
    assert_int_equal(fake.wake_at_ms, fake.now_ms + 8000);
    fake_visit_finish(&fake);
}

static void
hides_what_may_not_be_shown(void **state)
{
    (void)state;
    static const struct {
        const char *page;
        bool drafts;
        enum view_kind kind;
    } cases[] = {
        {"aftercare", false, VIEW_PAGE},
        {"long", true, VIEW_PAGE},
        {"long", false, VIEW_NOTICE},
        {"withdrawn", true, VIEW_NOTICE},
        {"help", false, VIEW_PAGE},
        {"missing", true, VIEW_PAGE}, // layout has words for it
    };
    const struct words words = {
        .word = {[WORD_PAGE_CHECKED] = {.utf8 = "checked", .len = 7},
                 [WORD_SET_UP] = {.utf8 = "set up", .len = 6}}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fake_visit fake;
        fake_visit_start(&fake);
        struct view_request request = {.words = &words};
        int screen = 7;
        fake.visit.settings.drafts = cases[i].drafts;
        fake.visit.state = VISIT_READING;
        fake.visit.spot.kind = VIEW_PAGE;
        (void)snprintf(fake.visit.spot.page, sizeof fake.visit.spot.page, "%s",
                       cases[i].page);
        visit_view(&fake.visit, &fake.content, &request, &screen);
        assert_int_equal(request.kind, cases[i].kind);
        assert_int_equal(screen, 0);
        if (cases[i].kind == VIEW_NOTICE) {
            assert_string_equal(request.notice.utf8, "checked");
        }
        visit_view(&fake.visit, NULL, &request, &screen);
        assert_int_equal(request.kind, VIEW_NOTICE);
        assert_string_equal(request.notice.utf8, "set up");
        fake_visit_finish(&fake);
    }
}

static void
lives_without_content(void **state)
{
    (void)state;
    const struct visit_event swapped = {.kind = VISIT_CONTENT};
    struct fake_visit fake;
    fake_visit_start_at(&fake, "long");
    fake.shown_content = NULL;
    fake_visit_send(&fake, &swapped);
    fake_visit_is_at(&fake, "notice", 0);
    for (int key = VISIT_KEY_NONE; key <= VISIT_KEY_HELP; key++) {
        fake_visit_key(&fake, (enum visit_key)key);
        fake_visit_is_at(&fake, "notice", 0);
    }
    fake_visit_pass(&fake, 600000);
    assert_int_equal(fake.visit.state, VISIT_ATTRACT);
    assert_true(fake.wake_at_ms == UINT64_MAX);
    fake_visit_finish(&fake);
}

static void
likely_is(const struct fake_visit *fake, const char *view, const char *page, int screen)
{
    const struct visit_shown shown = {
        fake->shown_content, &fake->view, fake->screen, {0}};
    struct view_request request = {0};
    int next = -1;
    const bool likely = visit_likely_next(&fake->visit, &shown, &request, &next);
    assert_int_equal(likely, view != NULL);
    if (view != NULL) {
        assert_string_equal(view_id(request.kind, request.page), view);
        assert_int_equal(next, screen);
    }
    if (page != NULL) {
        assert_string_equal(request.page, page);
    }
}

static void
guesses_the_next_screen(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start(&fake);
    likely_is(&fake, "attract", "side-effects", 0);
    fake_visit_tap(&fake, EMPTY_X, EMPTY_Y);
    likely_is(&fake, "treatments", NULL, 0);
    fake_visit_open(&fake, "side-effects");
    likely_is(&fake, "side-effects", NULL, 1);
    fake_visit_press(&fake, ACTION_SCREEN, 1);
    likely_is(&fake, "aftercare", NULL, 0);
    fake_visit_press(&fake, ACTION_TEXT, -1);
    likely_is(&fake, "side-effects", NULL, 1); // the sheet will be closed
    fake_visit_pass(&fake, 110000);
    likely_is(&fake, "text", NULL, 0); // the question will be answered
    fake_visit_tap(&fake, EMPTY_X, EMPTY_Y);
    fake_visit_press(&fake, ACTION_CLOSE, -1);
    fake_visit_press(&fake, ACTION_NEXT_PAGE, -1);
    fake_visit_press(&fake, ACTION_SCREEN, 1);
    likely_is(&fake, NULL, NULL, 0); // nothing after the last screen
    fake_visit_press(&fake, ACTION_HOME, -1);
    fake_visit_open(&fake, "side-effects");
    fake_visit_press(&fake, ACTION_SCREEN, 1);
    fake.visit.look.ticks = 5; // another page has no ticks yet
    const struct visit_shown shown = {fake.shown_content, &fake.view, fake.screen, {0}};
    struct view_request request = {0};
    int screen = 0;
    assert_true(visit_likely_next(&fake.visit, &shown, &request, &screen));
    assert_string_equal(request.page, "aftercare");
    assert_int_equal(request.look.ticks, 0);
    assert_true(request.look.can_go_back);
    fake_visit_finish(&fake);
}

// ---- a random walk -------------------------------------------------------------------

static unsigned
random_below(uint32_t *seed, unsigned limit)
{
    *seed = *seed * 1664525 + 1013904223;
    return (*seed >> 8) % limit;
}

// Somebody who tries all buttons of a screen, as far as they leave it there.
static void
try_all_targets(struct fake_visit *fake)
{
    const enum view_kind kind = fake->request.kind;
    for (size_t i = 0; i < fake_visit_screen(fake)->target_count; i++) {
        const struct rect hit = fake_visit_screen(fake)->targets[i].hit;
        if (fake->request.kind == kind) {
            fake_visit_tap(fake, hit.x + hit.w / 2, hit.y + hit.h / 2);
        }
    }
}

static void
take_random_step(struct fake_visit *fake, uint32_t *seed)
{
    static const enum contact_phase phases[] = {
        CONTACT_DOWN, CONTACT_DOWN, CONTACT_UP, CONTACT_UP, CONTACT_MOVE, CONTACT_CANCEL};
    const struct visit_event swapped = {.kind = VISIT_CONTENT};
    const unsigned kind = random_below(seed, 100);
    const int x = (int)random_below(seed, 800);
    const int y = (int)random_below(seed, 480);
    fake_visit_pass(fake,
                    kind % 20 == 0 ? random_below(seed, 40000) : random_below(seed, 900));
    if (kind < 40) {
        fake_visit_tap(fake, x, y);
    } else if (kind < 75) {
        const enum contact_phase phase = phases[random_below(seed, COUNT_OF(phases))];
        fake_visit_touch(fake, phase, random_below(seed, 4), x, y);
    } else if (kind == 75) {
        try_all_targets(fake);
    } else if (kind < 99) {
        fake_visit_key(fake, (enum visit_key)random_below(seed, VISIT_KEY_STAFF + 1));
    } else {
        fake->content.page_count = 6 + random_below(seed, 4);
        fake_visit_send(fake, &swapped);
    }
}

static void
is_whole(const struct fake_visit *fake)
{
    const struct visit *visit = &fake->visit;
    assert_in_range(fake->screen, 0, fake->view.screen_count - 1);
    assert_in_range(visit->history_count, 0, VISIT_HISTORY);
    assert_in_range(visit->focus, 0, fake_visit_screen(fake)->target_count);
    assert_in_range(visit->pressed, 0, fake_visit_screen(fake)->target_count);
    assert_true(fake_visit_target(fake, ACTION_HELP, -1) >= 0);
    assert_true(visit->spot.kind == VIEW_HOME || visit->history_count > 0);
    assert_true(visit->state != VISIT_ATTRACT || visit->look.ticks == 0);
    assert_true(visit->state != VISIT_ATTRACT || visit->look.asked == 0);
    assert_true(visit->spot.kind == VIEW_HOME || visit->spot.page[0] != '\0');
}

static void
stays_whole_whatever_happens(void **state)
{
    (void)state;
    char at_start[LINE], after[LINE];
    struct fake_visit fake;
    uint32_t seed = 1;
    unsigned views = 0;
    fake_visit_start(&fake);
    fake_visit_dump(&fake, at_start, sizeof at_start);
    for (int i = 0; i < 100000; i++) {
        const unsigned wipes = fake.wipes;
        take_random_step(&fake, &seed);
        is_whole(&fake);
        views |= 1U << fake.request.kind;
        if (fake.wipes != wipes && fake.visit.state == VISIT_ATTRACT &&
            !fake.visit.look.slide_paused && fake.visit.pressed == 0 &&
            fake.visit.focus == 0) {
            fake_visit_dump(&fake, after, sizeof after);
            assert_string_equal(at_start, after);
        }
    }
    const unsigned all = (1U << (VIEW_PIN + 1)) - 1; // what needs no PIN
    assert_int_equal(
        views, all & ~(1U << VIEW_NIGHT | 1U << VIEW_UPDATE)); // it has been everywhere
    assert_true(fake.wipes > 100);
    fake_visit_pass(&fake, 2000000);
    fake_visit_dump(&fake, after, sizeof after);
    assert_string_equal(at_start, after);
    fake_visit_finish(&fake);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_all_of_it_in_the_dump),
        cmocka_unit_test(wants_to_be_called_after_a_change),
        cmocka_unit_test(knows_no_gestures),
        cmocka_unit_test(works_with_a_palm_on_the_glass),
        cmocka_unit_test(keeps_the_page_when_content_is_swapped),
        cmocka_unit_test(starts_over_with_new_content_between_visits),
        cmocka_unit_test(hides_what_may_not_be_shown),
        cmocka_unit_test(lives_without_content),
        cmocka_unit_test(guesses_the_next_screen),
        cmocka_unit_test(stays_whole_whatever_happens),
    };
    return cmocka_run_group_tests_name("visit", tests, NULL, NULL);
}
