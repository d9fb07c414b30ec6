// SPDX-License-Identifier: MIT
// The acceptance scenarios of keys: the keyboard alone (9) and one switch (10), on every
// screen of the shipped content, the sheets and the staff screens too, in two languages.
#include "laid_visit.h"

#include "base/pin.h"
#include "visit/staff.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum {
    MOST_TARGETS = 64,
    MOST_PLACES = 40000,
    MOST_STOPS = 512,
    MOST_PRESSES = 12,
    SCAN_MS = 800,
};

static const char *const panels[] = {"td1", "td2", "p21"};

static int
target_count(const struct laid_visit *laid)
{
    return (int)laid_visit_screen(laid)->target_count;
}

typedef void
screen_check(struct laid_visit *laid, const struct laid_stop *stop);

// Calls `check` at every screen of everything there is; returns how many.
static unsigned
at_every_screen(struct laid_visit *laid, screen_check *check)
{
    static struct laid_stop stops[MOST_STOPS];
    const size_t count = laid_visit_stops(laid, stops, MOST_STOPS);
    unsigned screens = 0;
    for (size_t i = 0; i < count; i++) {
        for (int screen = 0; screen == 0 || screen < (int)laid->at.view->screen_count;
             screen++) {
            laid_visit_stop_at(laid, &stops[i], screen);
            assert_int_equal(laid->at.request.kind, stops[i].kind);
            assert_int_equal(laid->at.screen, screen);
            const struct laid_place place = laid->at;
            check(laid, &stops[i]);
            laid->at = place;
            screens++;
        }
    }
    return screens;
}

static void
on_every_panel(screen_check *check)
{
    unsigned screens = 0;
    struct laid_visit laid;
    laid_visit_start(&laid, "td1", 100);
    for (size_t language = 0; language < LAID_LANGUAGES; language++) {
        for (size_t i = 0; i < COUNT_OF(panels); i++) {
            for (int step = 100; step <= 200; step += 100) {
                laid_visit_restart_in(&laid, language, panels[i], step);
                screens += at_every_screen(&laid, check);
            }
        }
    }
    print_message("on %u screens\n", screens);
    assert_true(screens > 3000);
    laid_visit_finish(&laid);
}

static void
fail_at(const struct laid_visit *laid, const char *what, int reached)
{
    fail_msg("%s at %d %%, %s, %s, screen %d: %d of %d targets by %s", laid->panel.name,
             laid->at.visit.look.step, laid->at.visit.lang, laid_visit_view(laid),
             laid->at.screen + 1, reached, target_count(laid), what);
}

// ---- 9: by Tab, by arrows -------------------------------------------------------------

// Once round, from the first target of the content on, and not one is left out.
static void
goes_round_by_tab(struct laid_visit *laid, const struct laid_stop *stop)
{
    (void)stop;
    static const enum visit_key keys[] = {VISIT_KEY_TAB, VISIT_KEY_BACK_TAB};
    const struct laid_place start = laid->at;
    const int count = target_count(laid);
    for (size_t way = 0; count > 0 && way < COUNT_OF(keys); way++) {
        laid->at = start;
        for (int i = 0; i <= count; i++) {
            const int wanted = way == 0 ? i % count : (2 * count - 1 - i) % count;
            laid_visit_key(laid, keys[way]);
            if (laid->at.visit.focus != wanted + 1) {
                fail_at(laid, "Tab", i);
            }
        }
        assert_int_equal(laid->at.screen, start.screen);
    }
}

static int
reached_by_arrows(struct laid_visit *laid, const struct laid_place *from)
{
    static const enum visit_key arrows[] = {VISIT_KEY_UP, VISIT_KEY_DOWN, VISIT_KEY_LEFT,
                                            VISIT_KEY_RIGHT};
    struct laid_place *places = calloc(MOST_TARGETS, sizeof *places);
    assert_non_null(places);
    bool seen[MOST_TARGETS + 1] = {false};
    int count = 1;
    places[0] = *from;
    seen[from->visit.focus] = true;
    for (int next = 0; next < count; next++) {
        for (size_t i = 0; i < COUNT_OF(arrows); i++) {
            laid->at = places[next];
            laid_visit_key(laid, arrows[i]);
            const int focus = laid->at.visit.focus;
            assert_in_range(focus, 1, MOST_TARGETS);
            if (!seen[focus]) {
                seen[focus] = true;
                places[count++] = laid->at;
            }
        }
    }
    free(places);
    return count;
}

// From every target to every other.
static void
goes_everywhere_by_arrows(struct laid_visit *laid, const struct laid_stop *stop)
{
    (void)stop;
    const struct laid_place start = laid->at;
    for (int at = 0; at < target_count(laid); at++) {
        laid->at = start;
        for (int tab = 0; tab <= at; tab++) {
            laid_visit_key(laid, VISIT_KEY_TAB);
        }
        const struct laid_place from = laid->at;
        const int reached = reached_by_arrows(laid, &from);
        if (reached != target_count(laid)) {
            fail_at(laid, "arrows", reached);
        }
    }
    laid->at = start;
    if (start.visit.state == VISIT_READING && target_count(laid) > 0) {
        laid_visit_key(laid, VISIT_KEY_DOWN); // and arrows alone bring the ring
        assert_int_equal(laid->at.visit.focus, 1);
    }
}

// What Escape leads to from there: one level back.
static const char *
one_level_back(const struct laid_stop *stop)
{
    const bool inner = staff_is_sheet(stop->kind) && stop->kind > VIEW_STAFF;
    const bool over_page = view_is_sheet(stop->kind) && stop->page != NULL;
    return inner ? "staff" : over_page ? stop->page : "home";
}

// Escape goes back one level at a time and ends at Home, and changes nothing there; Help is
// one key away, and from where it leads Escape leads back.
static void
has_a_way_out(struct laid_visit *laid, const struct laid_stop *stop)
{
    static const enum visit_key first[] = {VISIT_KEY_NONE, VISIT_KEY_TAB};
    const struct laid_place start = laid->at;
    for (size_t i = 0; i < COUNT_OF(first); i++) {
        laid->at = start;
        laid_visit_key(laid, first[i]);
        const bool walks = laid->at.visit.focus != 0;
        laid_visit_key(laid, VISIT_KEY_HELP);
        assert_string_equal(laid_visit_view(laid),
                            content_crisis_page(laid->content)->id.utf8);
        laid_visit_key(laid, VISIT_KEY_ESCAPE);
        laid_visit_key(laid, VISIT_KEY_ESCAPE);
        assert_string_equal(laid_visit_view(laid), "home");

        laid->at = start;
        laid_visit_key(laid, first[i]);
        assert_int_equal(laid->at.visit.focus != 0, walks);
        laid_visit_key(laid, VISIT_KEY_ESCAPE);
        assert_string_equal(laid_visit_view(laid), one_level_back(stop));
        laid_visit_key(laid, VISIT_KEY_ESCAPE);
        laid_visit_key(laid, VISIT_KEY_ESCAPE);
        assert_string_equal(laid_visit_view(laid), "home");
    }
}

// Help is a button on it, or its own page; only while the glass is cleaned there is none.
static void
has_help_on_it(struct laid_visit *laid, const struct laid_stop *stop)
{
    const struct screen *screen = laid_visit_screen(laid);
    bool help = stop->kind == VIEW_CLEAN;
    for (size_t i = 0; i < screen->target_count; i++) {
        help = help || screen->targets[i].action == ACTION_HELP;
    }
    if (!help) {
        fail_at(laid, "a button Help", 0);
    }
}

static void
scenario_09_by_tab_only(void **state)
{
    (void)state;
    on_every_panel(goes_round_by_tab);
}

static void
scenario_09_by_arrows_only(void **state)
{
    (void)state;
    on_every_panel(goes_everywhere_by_arrows);
}

static void
scenario_09_no_trap(void **state)
{
    (void)state;
    on_every_panel(has_a_way_out);
}

static void
scenario_16_help_is_on_every_screen(void **state)
{
    (void)state;
    on_every_panel(has_help_on_it);
}

// ---- 9: twelve keys to every page -----------------------------------------------------

// Where the visits of a walk have been. Two are the same place when they show the same
// screen with the ring at the same target.
struct walk {
    struct laid_place *places;
    int *parents;
    int *depths;
    int count;
};

static struct walk
walk_new(const struct laid_place *start)
{
    struct walk walk = {
        .places = calloc(MOST_PLACES, sizeof *walk.places),
        .parents = calloc(MOST_PLACES, sizeof *walk.parents),
        .depths = calloc(MOST_PLACES, sizeof *walk.depths),
        .count = 1,
    };
    assert_true(walk.places != NULL && walk.parents != NULL && walk.depths != NULL);
    walk.places[0] = *start;
    return walk;
}

static void
walk_free(struct walk *walk)
{
    free(walk->places);
    free(walk->parents);
    free(walk->depths);
}

static bool
same_place(const struct laid_place *a, const struct laid_place *b, bool ring)
{
    return a->request.kind == b->request.kind && a->screen == b->screen &&
           a->visit.slide == b->visit.slide &&
           (!ring || a->visit.focus == b->visit.focus) &&
           strcmp(a->visit.spot.page, b->visit.spot.page) == 0;
}

static void
walk_add(struct walk *walk, int from, const struct laid_place *to, bool ring)
{
    for (int i = 0; i < walk->count; i++) {
        if (same_place(&walk->places[i], to, ring)) {
            return;
        }
    }
    assert_true(walk->count < MOST_PLACES);
    walk->parents[walk->count] = from;
    walk->depths[walk->count] = walk->depths[from] + 1;
    walk->places[walk->count++] = *to;
}

// Settings make every screen anew and lead nowhere.
static bool
leads_on(enum action action)
{
    static const enum action on[] = {ACTION_HOME,  ACTION_BACK,      ACTION_HELP,
                                     ACTION_TEXT,  ACTION_PAGE,      ACTION_SCREEN,
                                     ACTION_CLOSE, ACTION_NEXT_PAGE, ACTION_ANSWER,
                                     ACTION_WORDS, ACTION_TAKE_HOME, ACTION_MY_LIST,
                                     ACTION_STAFF, ACTION_LANGUAGES, ACTION_STAFF_SHEET};
    for (size_t i = 0; i < COUNT_OF(on); i++) {
        if (on[i] == action) {
            return true;
        }
    }
    return false;
}

// How many presses the page is away; -1 when the walk did not come by.
static int
depth_of(const struct walk *walk, const char *page)
{
    for (int i = 0; i < walk->count; i++) {
        const struct laid_place *place = &walk->places[i];
        if (place->request.kind == VIEW_PAGE && place->screen == 0 &&
            strcmp(place->visit.spot.page, page) == 0) {
            return walk->depths[i];
        }
    }
    return -1;
}

// Whether the walk has come by the first screen of every page.
static bool
has_all_pages(const struct walk *walk, const struct content *content)
{
    for (size_t i = 0; i < content->page_count; i++) {
        if (depth_of(walk, content->pages[i].id.utf8) < 0) {
            return false;
        }
    }
    return true;
}

static void
press_digit(struct laid_visit *laid, int digit)
{
    const struct visit_event event = {
        .kind = VISIT_KEY, .key = VISIT_KEY_DIGIT, .digit = digit};
    laid_visit_pass(laid, 1000);
    laid_visit_send(laid, &event);
}

// Every key that means something there, and the places it leads to.
static void
walk_on(struct laid_visit *laid, struct walk *walk, int from)
{
    for (int key = VISIT_KEY_UP; key < VISIT_KEY_HELP; key++) {
        laid->at = walk->places[from];
        const int focus = laid->at.visit.focus;
        const struct target *target =
            focus > 0 ? &laid_visit_screen(laid)->targets[focus - 1] : NULL;
        if (key != VISIT_KEY_ENTER || target == NULL || leads_on(target->action)) {
            laid_visit_key(laid, (enum visit_key)key);
            walk_add(walk, from, &laid->at, true);
        }
    }
    for (int digit = 1; digit <= 9; digit++) {
        laid->at = walk->places[from];
        press_digit(laid, digit);
        walk_add(walk, from, &laid->at, true);
    }
}

static void
walk_by_keys(struct laid_visit *laid, struct walk *walk)
{
    int depth = -1;
    for (int next = 0; next < walk->count && depth < MOST_PRESSES; next++) {
        if (walk->depths[next] > depth) {
            depth = walk->depths[next];
            if (has_all_pages(walk, laid->content)) {
                return;
            }
        }
        if (depth < MOST_PRESSES) {
            walk_on(laid, walk, next);
        }
    }
}

// The farthest page from Home.
static int
keys_to_every_page(struct laid_visit *laid)
{
    laid_visit_key(laid, VISIT_KEY_ENTER);
    assert_string_equal(laid_visit_view(laid), "home");
    struct walk walk = walk_new(&laid->at);
    walk_by_keys(laid, &walk);
    int farthest = 0;
    for (size_t page = 0; page < laid->content->page_count; page++) {
        const char *id = laid->content->pages[page].id.utf8;
        const int depth = depth_of(&walk, id);
        if (depth < 0) {
            print_error("%s, %s, %d %%: %s is more than %d keys away\n", laid->panel.name,
                        laid->at.visit.lang, laid->at.visit.look.step, id, MOST_PRESSES);
        }
        farthest = depth < 0 ? MOST_PRESSES + 1 : depth > farthest ? depth : farthest;
    }
    walk_free(&walk);
    return farthest;
}

static void
scenario_09_twelve_keys_to_every_page(void **state)
{
    (void)state;
    int farthest = 0;
    struct laid_visit laid;
    laid_visit_start(&laid, "td1", 100);
    for (size_t language = 0; language < LAID_LANGUAGES; language++) {
        for (size_t i = 0; i < COUNT_OF(panels); i++) {
            for (int step = 100; step <= 200; step += 100) {
                laid_visit_restart_in(&laid, language, panels[i], step);
                const int depth = keys_to_every_page(&laid);
                print_message("%s, %s at %d %%: every page within %d keys\n", panels[i],
                              laid.at.visit.lang, step, depth);
                farthest = depth > farthest ? depth : farthest;
            }
        }
    }
    assert_in_range(farthest, 1, MOST_PRESSES);
    laid_visit_finish(&laid);
}

// ---- 10: one switch -------------------------------------------------------------------

static void
press_switch(struct laid_visit *laid)
{
    const struct visit_event event = {.kind = VISIT_KEY, .key = VISIT_KEY_ENTER};
    laid_visit_pass(laid, SCAN_MS / 2);
    laid_visit_send(laid, &event);
}

// Waits for the ring to come to the target's group, presses, and waits for it to come to
// the target. True when the ring is there; a group of one is the target itself.
static bool
scan_to(struct laid_visit *laid, int at)
{
    const struct screen *screen = laid_visit_screen(laid);
    const enum target_group group = screen->targets[at].group;
    int in_group = 0;
    for (int i = 0; i < target_count(laid); i++) {
        in_group += screen->targets[i].group == group;
    }
    for (int i = 0; laid->at.visit.focus_group != (int)group + 1; i++) {
        if (i == GROUP_SCREEN + 1) {
            return false;
        }
        laid_visit_pass(laid, SCAN_MS);
    }
    if (in_group == 1) {
        return true;
    }
    press_switch(laid);
    for (int i = 0; laid->at.visit.focus != at + 1; i++) {
        if (i == in_group) {
            return false;
        }
        laid_visit_pass(laid, SCAN_MS);
    }
    return true;
}

static void
walk_by_switch(struct laid_visit *laid, struct walk *walk)
{
    for (int next = 0; next < walk->count; next++) {
        const struct laid_view *view = walk->places[next].view;
        const struct screen *screen = &view->screens[walk->places[next].screen];
        for (int at = 0; at < (int)screen->target_count; at++) {
            laid->at = walk->places[next];
            if (!scan_to(laid, at)) {
                fail_at(laid, "one switch", at);
            }
            if (leads_on(screen->targets[at].action)) {
                press_switch(laid);
                walk_add(walk, next, &laid->at, false);
            }
        }
    }
}

// Presses the first target with this action and number on the screen.
static void
take_by_switch(struct laid_visit *laid, enum action action, int number)
{
    const struct screen *screen = laid_visit_screen(laid);
    for (int at = 0; at < target_count(laid); at++) {
        if (screen->targets[at].action == action &&
            (number < 0 || screen->targets[at].number == number)) {
            assert_true(scan_to(laid, at));
            press_switch(laid);
            return;
        }
    }
    fail_msg("%s has no such target", laid_visit_view(laid));
}

// Every target of every screen, from the first press of the switch on.
static void
is_reached_by_one_switch(struct laid_visit *laid, const struct laid_stop *stop)
{
    static const struct visit_event tick = {.kind = VISIT_TIME};
    struct visit *visit = &laid->at.visit;
    visit->settings.scan_ms = SCAN_MS;
    visit->ring_stays = true;
    if (stop->kind == VIEW_STILL_READING) {
        visit->scan.stage = SCAN_DUE; // it was asked while the switch was in use
        laid_visit_send(laid, &tick);
    } else {
        press_switch(laid);
    }
    const struct laid_place place = laid->at;
    for (int at = 0; at < target_count(laid); at++) {
        laid->at = place;
        if (!scan_to(laid, at)) {
            fail_at(laid, "one switch", at);
        }
    }
}

static void
scenario_10_every_target_by_one_switch(void **state)
{
    (void)state;
    on_every_panel(is_reached_by_one_switch);
}

// A kiosk in the loop whose visitor has one switch, woken by it.
static void
wake_by_switch(struct laid_visit *laid, const char *panel)
{
    laid_visit_restart(laid, panel, 100);
    laid->at.visit.settings.scan_ms = SCAN_MS;
    laid_visit_pass(laid, 1000);
    press_switch(laid); // begins with the screen itself
    press_switch(laid);
    assert_string_equal(laid_visit_view(laid), "home");
}

// Whether the walk came by, for what can be come by without a tick or a PIN.
static void
came_by(const struct walk *walk, const struct laid_stop *stop)
{
    static const enum view_kind wanted[] = {
        VIEW_HOME,      VIEW_PAGE,        VIEW_ANSWER,     VIEW_TEXT_SHEET,
        VIEW_LANGUAGES, VIEW_WORDS_SHEET, VIEW_HOME_SHEET, VIEW_PIN};
    const char *page = stop->page != NULL ? stop->page : "";
    bool is_wanted = false, found = false;
    for (size_t i = 0; i < COUNT_OF(wanted); i++) {
        is_wanted = is_wanted || stop->kind == wanted[i];
    }
    for (int i = 0; i < walk->count && !found; i++) {
        const struct laid_place *place = &walk->places[i];
        found = place->request.kind == stop->kind &&
                (page[0] == '\0' || strcmp(place->visit.spot.page, page) == 0);
    }
    if (is_wanted && !found) {
        fail_msg("one switch does not come to %s of %s", view_id(stop->kind, stop->page),
                 page);
    }
}

static void
scenario_10_one_switch(void **state)
{
    (void)state;
    struct laid_stop stops[MOST_STOPS];
    struct laid_visit laid;
    laid_visit_start(&laid, "td1", 100);
    const size_t count = laid_visit_stops(&laid, stops, MOST_STOPS);
    for (size_t i = 0; i < COUNT_OF(panels); i++) {
        wake_by_switch(&laid, panels[i]);
        struct walk walk = walk_new(&laid.at);
        walk_by_switch(&laid, &walk);
        for (size_t k = 0; k < count; k++) {
            came_by(&walk, &stops[k]);
        }
        for (int place = 0; place < walk.count; place++) { // Help from all of them
            laid.at = walk.places[place];
            take_by_switch(&laid, ACTION_HELP, -1);
            assert_string_equal(laid_visit_view(&laid),
                                content_crisis_page(laid.content)->id.utf8);
        }
        print_message(
            "%s: %d screens by one switch, \"Feeling dizzy\" after %d choices\n",
            panels[i], walk.count, depth_of(&walk, "effect-dizzy"));
        walk_free(&walk);
    }
    laid_visit_finish(&laid);
}

// Another language, a larger text, and all that is behind the PIN.
static void
scenario_10_settings_and_staff_screens(void **state)
{
    (void)state;
    char hash[PIN_HASH_BYTES];
    assert_true(pin_hash("2468", hash));
    struct laid_visit laid;
    laid_visit_start(&laid, "td1", 100);
    wake_by_switch(&laid, "td1");
    laid.at.visit.settings.staff_pin = hash;
    take_by_switch(&laid, ACTION_TEXT, -1);
    take_by_switch(&laid, ACTION_STEP, 150);
    assert_int_equal(laid.at.visit.look.step, 150);
    while (laid_visit_screen(&laid)->targets[0].action != ACTION_LANGUAGES) {
        assert_true(laid.at.screen > 0); // Language comes first on the sheet
        take_by_switch(&laid, ACTION_SCREEN, laid.at.screen - 1);
    }
    take_by_switch(&laid, ACTION_LANGUAGES, -1);
    const struct screen *languages = laid_visit_screen(&laid);
    for (int at = 0; at < target_count(&laid); at++) {
        if (languages->targets[at].action == ACTION_LANGUAGE &&
            strcmp(languages->targets[at].page, "es") == 0) {
            assert_true(scan_to(&laid, at));
            press_switch(&laid);
            break;
        }
    }
    assert_string_equal(laid.at.visit.lang, "es");
    take_by_switch(&laid, ACTION_HELP, -1);
    while (laid.at.screen + 1 < (int)laid.at.view->screen_count) {
        take_by_switch(&laid, ACTION_SCREEN, laid.at.screen + 1);
    }
    take_by_switch(&laid, ACTION_STAFF, -1);
    for (const char *digit = "2468"; *digit != '\0'; digit++) {
        take_by_switch(&laid, ACTION_PAD, *digit - '0');
    }
    take_by_switch(&laid, ACTION_PAD, PAD_KEY_OK);
    assert_string_equal(laid_visit_view(&laid), "staff");
    laid_visit_finish(&laid);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scenario_09_by_tab_only),
        cmocka_unit_test(scenario_09_by_arrows_only),
        cmocka_unit_test(scenario_09_no_trap),
        cmocka_unit_test(scenario_09_twelve_keys_to_every_page),
        cmocka_unit_test(scenario_10_one_switch),
        cmocka_unit_test(scenario_10_every_target_by_one_switch),
        cmocka_unit_test(scenario_10_settings_and_staff_screens),
        cmocka_unit_test(scenario_16_help_is_on_every_screen),
    };
    return cmocka_run_group_tests_name("scenario_keys", tests, NULL, NULL);
}
