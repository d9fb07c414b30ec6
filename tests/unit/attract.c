// SPDX-License-Identifier: MIT
// Attract: which pages take part, their order and time; then the loop of a kiosk between
// visits, its controls, and the touch that ends it.
#include "fake_visit.h"

#include "visit/attract.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define TEXT(string)                             \
    {                                            \
        .utf8 = string, .len = sizeof string - 1 \
    }

static const struct page pages[] = {
    {.id = TEXT("a-draft"),
     .status = PAGE_DRAFT,
     .is_public = true,
     .attract = TEXT("Draft.")},
    {.id = TEXT("b-private"), .status = PAGE_APPROVED, .attract = TEXT("Private.")},
    {.id = TEXT("c-main"),
     .status = PAGE_APPROVED,
     .is_public = true,
     .main_message = TEXT("Only a main message.")},
    {.id = TEXT("d-silent"), .status = PAGE_APPROVED, .is_public = true},
    {.id = TEXT("e-withdrawn"),
     .status = PAGE_WITHDRAWN,
     .is_public = true,
     .attract = TEXT("Withdrawn.")},
    {.id = TEXT("f-menu"),
     .status = PAGE_APPROVED,
     .is_public = true,
     .attract = TEXT("Two.")},
    {.id = TEXT("g-menu"),
     .status = PAGE_APPROVED,
     .is_public = true,
     .attract = TEXT("One.")},
};

static const struct tile tiles[] = {
    {.page = TEXT("g-menu")}, {.page = TEXT("missing")}, {.page = TEXT("b-private")},
    {.page = TEXT("f-menu")}, {.page = TEXT("g-menu")},  {.label = TEXT("no page")},
};

static const struct content content = {
    .menu = {.tiles = tiles, .tile_count = COUNT_OF(tiles)},
    .pages = pages,
    .page_count = COUNT_OF(pages),
};

static void
orders_by_menu_then_id(void **state)
{
    (void)state;
    static const char *const with_drafts[] = {"g-menu", "f-menu", "a-draft", "c-main"};
    static const char *const approved[] = {"g-menu", "f-menu", "c-main"};
    const struct attract all = {&content, true, 0}, signed_only = {&content, false, 0};
    assert_int_equal(attract_count(&all), COUNT_OF(with_drafts));
    assert_int_equal(attract_count(&signed_only), COUNT_OF(approved));
    for (size_t i = 0; i < 2 * COUNT_OF(with_drafts); i++) { // twice round
        assert_string_equal(attract_slide(&all, i).page->id.utf8,
                            with_drafts[i % COUNT_OF(with_drafts)]);
    }
    for (size_t i = 0; i < COUNT_OF(approved); i++) {
        assert_string_equal(attract_slide(&signed_only, i).page->id.utf8, approved[i]);
    }
}

static void
may_be_empty(void **state)
{
    (void)state;
    const struct content none = {0};
    const struct attract loops[] = {{&none, true, 0}, {NULL, true, 0}};
    for (size_t i = 0; i < COUNT_OF(loops); i++) {
        assert_int_equal(attract_count(&loops[i]), 0);
        assert_null(attract_slide(&loops[i], 3).page);
        assert_null(attract_slide(&loops[i], 3).notice);
        assert_int_equal(attract_round_ms(&loops[i], 8000), 0);
    }
}

static void
stands_half_a_second_a_word(void **state)
{
    (void)state;
    const struct page seventeen = {
        .main_message = TEXT("not counted, since there is the other sentence"),
        .attract = TEXT("a b c d e f g h i j k l m n o p q."),
    };
    const struct page main_only = {.main_message =
                                       TEXT("a b c d e f g h i j k l m n o p q r")};
    assert_int_equal(attract_slide_ms(&(struct attract_slide){.page = &seventeen}, 8000),
                     8500);
    assert_int_equal(attract_slide_ms(&(struct attract_slide){.page = &seventeen}, 9000),
                     9000);
    assert_int_equal(attract_slide_ms(&(struct attract_slide){.page = &main_only}, 8000),
                     9000);
    assert_int_equal(attract_slide_ms(&(struct attract_slide){.page = &pages[5]}, 8000),
                     8000);
}

static void
slide_is(const struct fake_visit *fake, const char *page)
{
    assert_int_equal(fake->request.kind, VIEW_ATTRACT);
    assert_string_equal(fake->request.page, page);
}

static void
turns_slides_in_their_time(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start(&fake);
    slide_is(&fake, "treatments");
    fake_visit_pass(&fake, 7999);
    slide_is(&fake, "treatments");
    fake_visit_pass(&fake, 1);
    slide_is(&fake, "side-effects");
    fake_visit_pass(&fake, 11999); // 24 words
    slide_is(&fake, "side-effects");
    fake_visit_pass(&fake, 1);
    slide_is(&fake, "aftercare");
    fake_visit_pass(&fake, 8000);
    slide_is(&fake, "treatments");
    assert_int_equal(fake.wakes, 3); // once a slide and never else
    fake_visit_finish(&fake);
}

static void
obeys_the_slide_controls(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start(&fake);
    fake_visit_press(&fake, ACTION_SLIDE_NEXT, -1);
    slide_is(&fake, "side-effects");
    fake_visit_press(&fake, ACTION_SLIDE_PREV, -1);
    fake_visit_press(&fake, ACTION_SLIDE_PREV, -1);
    slide_is(&fake, "aftercare");
    fake_visit_press(&fake, ACTION_SLIDE_PAUSE, -1);
    assert_true(fake.request.look.slide_paused);
    assert_int_equal(fake.wake_at_ms, fake.now_ms + 300000);
    fake_visit_pass(&fake, 299999);
    slide_is(&fake, "aftercare");
    fake_visit_pass(&fake, 1); // five minutes are over: on it goes
    slide_is(&fake, "treatments");
    assert_false(fake.request.look.slide_paused);
    fake_visit_press(&fake, ACTION_SLIDE_PAUSE, -1);
    fake_visit_press(&fake, ACTION_SLIDE_PAUSE, -1);
    assert_false(fake.request.look.slide_paused);
    assert_int_equal(fake.wake_at_ms, fake.now_ms + 8000);
    assert_int_equal(fake.visit.state, VISIT_ATTRACT);
    fake_visit_press(&fake, ACTION_SLIDE_PAUSE, -1);
    fake_visit_tap(&fake, FAKE_VISIT_EMPTY_X, FAKE_VISIT_EMPTY_Y);
    fake_visit_is_at(&fake, "home", 0);
    assert_false(fake.request.look.slide_paused);
    fake_visit_finish(&fake);
}

static void
swallows_the_touch_that_wakes_it(void **state)
{
    (void)state;
    // wherever a tile or the rail of Home will appear, and nothing of the slide is
    static const int places[][2] = {
        {400, 430}, {150, 470}, {40, 60}, {40, 420}, {750, 100}};
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        struct fake_visit fake;
        fake_visit_start(&fake);
        fake_visit_pass(&fake, 5000);
        fake_visit_touch(&fake, CONTACT_DOWN, 1, places[i][0], places[i][1]);
        fake_visit_is_at(&fake, "attract", 0);
        assert_int_equal(fake.visit.pressed, 0);
        fake_visit_pass(&fake, 90);
        fake_visit_touch(&fake, CONTACT_UP, 1, places[i][0], places[i][1]);
        fake_visit_is_at(&fake, "home", 0);
        fake_visit_pass(&fake, 120); // the bounce
        fake_visit_touch(&fake, CONTACT_DOWN, 1, places[i][0], places[i][1]);
        assert_int_equal(fake.visit.pressed, 0);
        fake_visit_pass(&fake, 400);
        fake_visit_touch(&fake, CONTACT_UP, 1, places[i][0], places[i][1]);
        fake_visit_is_at(&fake, "home", 0);
        assert_int_equal(fake.visit.history_count, 0);
        fake_visit_finish(&fake);
    }
}

static void
reads_more_only_of_what_was_seen(void **state)
{
    (void)state;
    static const struct {
        uint64_t stood_ms, held_ms;
        const char *view;
    } cases[] = {
        {1000, 100, "side-effects"}, // long enough
        {999, 100, "home"},          // the finger meant the slide before
        {5000, 100, "side-effects"},
        {11950, 100, "home"}, // the slide changed under the finger
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fake_visit fake;
        fake_visit_start(&fake);
        fake_visit_pass(&fake, 8000 + cases[i].stood_ms);
        slide_is(&fake, "side-effects");
        const int at = fake_visit_target(&fake, ACTION_READ_MORE, -1);
        const struct rect box = fake_visit_screen(&fake)->targets[at].shown;
        fake_visit_touch(&fake, CONTACT_DOWN, 1, box.x + 9, box.y + 9);
        assert_int_equal(fake.visit.pressed, at + 1);
        fake_visit_pass(&fake, cases[i].held_ms);
        fake_visit_touch(&fake, CONTACT_UP, 1, box.x + 9, box.y + 9);
        fake_visit_is_at(&fake, cases[i].view, 0);
        if (strcmp(cases[i].view, "home") != 0) {
            fake_visit_press(&fake, ACTION_BACK, -1);
            fake_visit_is_at(&fake, "home", 0);
        }
        fake_visit_finish(&fake);
    }
}

static void
reads_more_by_key_too(void **state)
{
    (void)state;
    static const struct {
        uint64_t stood_ms;
        const char *view;
    } cases[] = {{1000, "side-effects"}, {999, "home"}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        static const struct visit_event enter = {.kind = VISIT_KEY,
                                                 .key = VISIT_KEY_ENTER};
        struct fake_visit fake;
        fake_visit_start(&fake);
        fake_visit_key(&fake, VISIT_KEY_TAB);
        assert_int_equal(fake.visit.focus,
                         fake_visit_target(&fake, ACTION_READ_MORE, -1) + 1);
        fake_visit_pass(&fake,
                        fake.visit.slide_until_ms + cases[i].stood_ms - fake.now_ms);
        slide_is(&fake, "side-effects");
        fake_visit_send(&fake, &enter);
        fake_visit_is_at(&fake, cases[i].view, 0);
        fake_visit_finish(&fake);
    }
}

static void
opens_help_from_the_loop(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start(&fake);
    fake_visit_press(&fake, ACTION_HELP, -1);
    fake_visit_is_at(&fake, "help", 0);
    fake_visit_press(&fake, ACTION_BACK, -1);
    fake_visit_is_at(&fake, "home", 0);
    fake_visit_finish(&fake);
}

static void
gives_up_a_control_that_the_finger_left(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start(&fake);
    fake_visit_pass(&fake, 2000);
    fake_visit_touch(&fake, CONTACT_DOWN, 1, 150, 60); // Read more
    assert_int_equal(fake.visit.pressed, 1);
    fake_visit_touch(&fake, CONTACT_MOVE, 1, 150, 460);
    assert_int_equal(fake.visit.pressed, 0);
    fake_visit_pass(&fake, 100);
    fake_visit_touch(&fake, CONTACT_UP, 1, 150, 460);
    fake_visit_is_at(&fake, "attract", 0);
    fake_visit_finish(&fake);
}

static void
rests_when_there_is_nothing_to_turn(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start(&fake);
    const struct visit_event swapped = {.kind = VISIT_CONTENT};
    fake.content.pages += 6; // only "treatments" and the withdrawn page are left
    fake.content.page_count = 2;
    fake_visit_send(&fake, &swapped);
    slide_is(&fake, "treatments");
    assert_true(fake.wake_at_ms == UINT64_MAX);
    fake_visit_press(&fake, ACTION_SLIDE_NEXT, -1);
    slide_is(&fake, "treatments");
    assert_true(fake.wake_at_ms == UINT64_MAX);
    fake.content.page_count = 0;
    fake_visit_send(&fake, &swapped);
    fake_visit_is_at(&fake, "home", 0); // nothing public: Home stands in
    assert_int_equal(fake.visit.state, VISIT_ATTRACT);
    assert_true(fake.wake_at_ms == UINT64_MAX);
    fake_visit_tap(&fake, 150, 60); // on a tile
    fake_visit_is_at(&fake, "home", 0);
    assert_int_equal(fake.visit.state, VISIT_READING);
    fake_visit_finish(&fake);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(orders_by_menu_then_id),
        cmocka_unit_test(may_be_empty),
        cmocka_unit_test(stands_half_a_second_a_word),
        cmocka_unit_test(turns_slides_in_their_time),
        cmocka_unit_test(obeys_the_slide_controls),
        cmocka_unit_test(swallows_the_touch_that_wakes_it),
        cmocka_unit_test(reads_more_only_of_what_was_seen),
        cmocka_unit_test(reads_more_by_key_too),
        cmocka_unit_test(opens_help_from_the_loop),
        cmocka_unit_test(gives_up_a_control_that_the_finger_left),
        cmocka_unit_test(rests_when_there_is_nothing_to_turn),
    };
    return cmocka_run_group_tests_name("attract", tests, NULL, NULL);
}
