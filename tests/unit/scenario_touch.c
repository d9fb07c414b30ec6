// SPDX-License-Identifier: MIT
// The acceptance scenarios of touching: an unsteady hand (4), a palm (5), ghosts (6),
// gestures that do nothing (8), and a million contacts and keys without sense.
#include "fake_visit.h"
#include "folders.h"
#include "laid_visit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { WIDTH = 800, HEIGHT = 480, LINE = 4096, EDGE = 12 };

static unsigned
random_below(uint32_t *seed, unsigned limit)
{
    *seed = *seed * 1664525U + 1013904223U;
    return (unsigned)((uint64_t)*seed * limit >> 32);
}

// ---- 4: an unsteady hand --------------------------------------------------------------

// A hand that trembles by up to 3 mm, stays between 80 and 1,500 ms and bounces after 120.
static void
tremble(struct fake_visit *fake, struct rect box, uint32_t *seed)
{
    const int jitter_px = panel_px(&fake->visit.settings.panel, 3);
    const unsigned spread = (unsigned)(2 * jitter_px + 1);
    const int x = box.x + box.w / 2, y = box.y + box.h / 2;
    fake_visit_pass(fake, 400 + random_below(seed, 600));
    for (int bounce = 0; bounce < 2; bounce++) {
        const unsigned length_ms = bounce ? 80 : 80 + random_below(seed, 1421);
        enum contact_phase phase = CONTACT_DOWN;
        for (unsigned passed = 0; passed < length_ms; passed += 20) {
            fake_visit_touch(fake, phase, 1,
                             x - jitter_px + (int)random_below(seed, spread),
                             y - jitter_px + (int)random_below(seed, spread));
            phase = CONTACT_MOVE;
            fake_visit_pass(fake, 20);
        }
        fake_visit_touch(fake, CONTACT_UP, 1,
                         x - jitter_px + (int)random_below(seed, spread),
                         y - jitter_px + (int)random_below(seed, spread));
        fake_visit_pass(fake, 120);
    }
}

static void
scenario_04_unsteady_hand(void **state)
{
    (void)state;
    uint32_t seed = 4;
    struct fake_visit fake;
    fake_visit_start_at(&fake, "long");
    for (int tap = 0, screen = 0, way = 1; tap < 1000; tap++) {
        way = screen == 0 ? 1 : screen == 4 ? -1 : way;
        screen += way;
        const int at = fake_visit_target(&fake, ACTION_SCREEN, screen);
        assert_true(at >= 0);
        const unsigned changes = fake.changes;
        tremble(&fake, fake_visit_screen(&fake)->targets[at].hit, &seed);
        fake_visit_is_at(&fake, "long", screen);
        assert_int_equal(fake.changes, changes + 1);
    }
    print_message("1000 taps that tremble: 0 double, 0 wrong\n");
    fake_visit_finish(&fake);
}

// ---- 5: a palm on the glass -----------------------------------------------------------

static void
scenario_05_palm_on_glass(void **state)
{
    (void)state;
    struct fake_visit fake;
    fake_visit_start_at(&fake, "long");
    int screen = 0;
    for (int place = 0; place < 12 * 8; place++) {
        const int x = place % 12 * 70 + 10, y = place / 12 * 60 + 10;
        fake_visit_pass(&fake, 1000);
        fake_visit_touch(&fake, CONTACT_DOWN, 1, FAKE_VISIT_EMPTY_X, FAKE_VISIT_EMPTY_Y);
        fake_visit_touch(&fake, CONTACT_DOWN, 2, x,
                         y); // the palm, while a finger is there
        fake_visit_pass(&fake, 100);
        fake_visit_touch(&fake, CONTACT_UP, 1, FAKE_VISIT_EMPTY_X, FAKE_VISIT_EMPTY_Y);
        for (int tap = 0; tap < 2; tap++) {
            screen = screen == 0 ? 1 : 0;
            fake_visit_press(&fake, ACTION_SCREEN, screen);
            fake_visit_is_at(&fake, "long", screen);
        }
        fake_visit_touch(&fake, CONTACT_UP, 2, x, y);
        fake_visit_is_at(&fake, "long", screen);
    }
    fake_visit_finish(&fake);
}

// ---- 6: ghosts ------------------------------------------------------------------------

struct trace {
    uint64_t period_ms, at_ms, length_ms;
};

// The permanent trace; where on the glass its spot lies is the test's to choose.
static struct trace
read_trace(const char *name)
{
    struct arena arena = {0};
    struct trace trace = {0};
    size_t len = 0;
    const char *text = folder_read(folder_of_tests(&arena, "traces"), name, &arena, &len);
    assert_non_null(text);
    const char *period = strstr(text, "\nperiod ");
    assert_non_null(period);
    char *end = NULL;
    trace.period_ms = strtoull(period + strlen("\nperiod "), &end, 10);
    trace.at_ms = strtoull(end, &end, 10);
    trace.length_ms = strtoull(end, &end, 10);
    arena_finish(&arena);
    assert_in_range(trace.period_ms, 12864, 12864);
    return trace;
}

static uint64_t
sooner(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

// Half an hour of ghosts at one place. The first view stays until it is due to ask, asks
// for half a minute, and then the loop plays for the rest.
static void
haunt(struct fake_visit *fake, const struct trace *trace, int x, int y, uint64_t due_ms)
{
    char view[64];
    (void)snprintf(view, sizeof view, "%s", fake_visit_view(fake));
    const uint64_t start_ms = fake->now_ms, end_ms = start_ms + 30 * 60000;
    uint64_t ghost_ms = start_ms + trace->at_ms, asked_ms = 0;
    const bool attract = fake->visit.state == VISIT_ATTRACT;
    while (fake->now_ms < end_ms) {
        fake_visit_pass(fake, sooner(ghost_ms, end_ms) - fake->now_ms);
        if (fake->now_ms == ghost_ms) {
            fake_visit_touch(fake, CONTACT_DOWN, 1, x, y);
            fake_visit_pass(fake, trace->length_ms);
            fake_visit_touch(fake, CONTACT_UP, 1, x, y);
            ghost_ms += trace->period_ms;
        }
        if (fake->visit.state == VISIT_ASKING && asked_ms == 0) {
            asked_ms = fake->visit.ask_since_ms;
        }
        if (attract || fake->now_ms >= start_ms + due_ms + 45000) {
            assert_int_equal(fake->visit.state, VISIT_ATTRACT);
        } else if (fake->now_ms < start_ms + due_ms) {
            assert_string_equal(fake_visit_view(fake), view);
        }
    }
    if (!attract) {
        assert_in_range(asked_ms, start_ms + due_ms, start_ms + due_ms + 1000);
    }
    const struct touch_health health = visit_touch_health(&fake->visit, fake->now_ms);
    assert_int_equal(health.quarantined, 1);
    assert_int_equal(health.ignored, 30 * 60000 / trace->period_ms + 1);
}

// Opens the view that is haunted; returns after how long it is due to ask.
static uint64_t
open_haunted(struct fake_visit *fake, int house)
{
    if (house == 0) {
        fake_visit_start(fake);
        return 0; // the loop
    }
    fake_visit_start_at(fake, house >= 4 ? "checklist" : house == 3 ? "long" : NULL);
    if (house == 2 || house == 5) {
        fake_visit_press(fake, ACTION_TEXT, -1);
    }
    return house == 3 ? 138000 : 90000;
}

static void
scenario_06_ghost(void **state)
{
    (void)state;
    const struct trace trace = read_trace("ghost-7638");
    unsigned runs = 0;
    for (int house = 0; house < 6; house++) {
        struct fake_visit fake;
        (void)open_haunted(&fake, house);
        const size_t count = fake_visit_screen(&fake)->target_count;
        fake_visit_finish(&fake);
        assert_true(count > 0);
        for (size_t at = 0; at < count; at++) {
            const uint64_t due_ms = open_haunted(&fake, house);
            const struct rect box = fake_visit_screen(&fake)->targets[at].hit;
            haunt(&fake, &trace, box.x + box.w / 2, box.y + box.h / 2, due_ms);
            fake_visit_finish(&fake);
            runs++;
        }
    }
    print_message(
        "%u times 30 minutes of ghosts: 0 pages changed, the question in time\n", runs);
}

// ---- 8: no gestures -------------------------------------------------------------------

static const struct target *
target_near(const struct screen *screen, const struct panel *panel, int x, int y)
{
    for (size_t i = 0; i < screen->target_count; i++) {
        const struct rect hit = rect_grown(screen->targets[i].hit, panel_px(panel, 4));
        if (rect_has_point(hit, x, y)) {
            return &screen->targets[i];
        }
    }
    return NULL;
}

// A place that no target is near, found by chance; false when the screen is full.
static bool
find_empty(const struct laid_visit *laid, uint32_t *seed, int *x, int *y)
{
    for (int i = 0; i < 400; i++) {
        *x = (int)random_below(seed, (unsigned)laid->panel.width_px);
        *y = (int)random_below(seed, (unsigned)laid->panel.height_px);
        if (target_near(laid_visit_screen(laid), &laid->panel, *x, *y) == NULL) {
            return true;
        }
    }
    return false;
}

static void
swipe(struct laid_visit *laid, const int *from, const int *to)
{
    laid_visit_pass(laid, 600);
    laid_visit_touch(laid, CONTACT_DOWN, 1, from[0], from[1]);
    for (int i = 1; i <= 8; i++) {
        laid_visit_pass(laid, 15);
        laid_visit_touch(laid, CONTACT_MOVE, 1, from[0] + (to[0] - from[0]) * i / 8,
                         from[1] + (to[1] - from[1]) * i / 8);
    }
    laid_visit_touch(laid, CONTACT_UP, 1, to[0], to[1]);
}

// Up, down, left and right across the glass, from the edges too. Where a swipe ends in the
// target it began in it is a tap, so those end elsewhere.
static void
swipe_all(struct laid_visit *laid)
{
    const int w = laid->panel.width_px, h = laid->panel.height_px;
    const int ways[][2][2] = {
        {{w - EDGE, h / 2}, {EDGE, h / 2}},   {{EDGE, h / 2}, {w - EDGE, h / 2}},
        {{w / 2, h - EDGE}, {w / 2, EDGE}},   {{w / 2, EDGE}, {w / 2, h - EDGE}},
        {{0, h / 3}, {w * 2 / 3, h / 3}},     {{w / 2, h - 1}, {w / 2, h / 4}},
        {{w - 1, h * 2 / 3}, {w / 4, h / 3}},
    };
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        const struct screen *screen = laid_visit_screen(laid);
        const struct target *from =
            target_near(screen, &laid->panel, ways[i][0][0], ways[i][0][1]);
        if (from == NULL ||
            from != target_near(screen, &laid->panel, ways[i][1][0], ways[i][1][1])) {
            swipe(laid, ways[i][0], ways[i][1]);
        }
    }
}

// From every target to the corner that is farthest from it.
static void
swipe_off_targets(struct laid_visit *laid)
{
    const int w = laid->panel.width_px, h = laid->panel.height_px;
    const struct screen *screen = laid_visit_screen(laid);
    for (size_t i = 0; i < screen->target_count; i++) {
        const struct rect hit = screen->targets[i].hit;
        const int from[] = {hit.x + hit.w / 2, hit.y + hit.h / 2};
        const int to[] = {from[0] < w / 2 ? w - EDGE : EDGE,
                          from[1] < h / 2 ? h - EDGE : EDGE};
        swipe(laid, from, to);
    }
}

static void
pinch_and_press_long(struct laid_visit *laid, uint32_t *seed)
{
    const int w = laid->panel.width_px, h = laid->panel.height_px;
    int x = 0, y = 0;
    if (!find_empty(laid, seed, &x, &y)) {
        return;
    }
    laid_visit_pass(laid, 600);
    laid_visit_touch(laid, CONTACT_DOWN, 1, x, y);
    for (int i = 0; i < 12;
         i++) { // the other finger closes in, over every target there is
        laid_visit_touch(laid, i == 0 ? CONTACT_DOWN : CONTACT_MOVE, 2, w * i / 12,
                         h * i / 12);
        laid_visit_pass(laid, 20);
    }
    laid_visit_touch(laid, CONTACT_UP, 2, w - EDGE, h - EDGE);
    laid_visit_pass(laid, 3000); // and the first one rests
    const struct screen *screen = laid_visit_screen(laid);
    for (size_t i = 0; i < screen->target_count; i++) { // a tap of the second alone
        const struct rect hit = screen->targets[i].hit;
        laid_visit_touch(laid, CONTACT_DOWN, 2, hit.x + hit.w / 2, hit.y + hit.h / 2);
        laid_visit_pass(laid, 90);
        laid_visit_touch(laid, CONTACT_UP, 2, hit.x + hit.w / 2, hit.y + hit.h / 2);
    }
    laid_visit_touch(laid, CONTACT_UP, 1, x, y);
}

static void
dump(const struct laid_visit *laid, char *line)
{
    FILE *out = fmemopen(line, LINE, "w");
    assert_non_null(out);
    visit_dump(&laid->at.visit, out);
    (void)fclose(out);
}

static unsigned
gesture_at_page(struct laid_visit *laid, const char *page, uint32_t *seed)
{
    unsigned screens = 0;
    for (int screen = 0; screen == 0 || screen < (int)laid->at.view->screen_count;
         screen++) {
        char before[LINE] = "", after[LINE] = "";
        laid_visit_go(laid, page, screen);
        dump(laid, before);
        swipe_all(laid);
        swipe_off_targets(laid);
        pinch_and_press_long(laid, seed);
        dump(laid, after);
        assert_string_equal(before, after);
        screens++;
    }
    return screens;
}

static void
scenario_08_no_gestures(void **state)
{
    (void)state;
    static const char *const panels[] = {"td1", "td2", "p21"};
    uint32_t seed = 8;
    unsigned screens = 0;
    struct laid_visit laid;
    laid_visit_start(&laid, "td1", 100);
    for (size_t i = 0; i < COUNT_OF(panels); i++) {
        laid_visit_restart(&laid, panels[i], 100);
        screens += gesture_at_page(&laid, NULL, &seed);
        for (size_t page = 0; page < laid.content->page_count; page++) {
            screens += gesture_at_page(&laid, laid.content->pages[page].id.utf8, &seed);
        }
    }
    print_message("gestures on %u screens\n", screens);
    assert_true(screens > 300);
    laid_visit_finish(&laid);
}

// ---- a million contacts and keys ------------------------------------------------------

// The state graph of firmware/README.md: what may lead from one state to another.
enum cause { BY_TOUCH = 1, BY_KEY = 2, BY_TIME = 4 };
static const unsigned edges[3][3] = {
    [VISIT_ATTRACT] = {[VISIT_ATTRACT] = BY_TOUCH | BY_KEY | BY_TIME,
                       [VISIT_READING] = BY_TOUCH | BY_KEY},
    [VISIT_READING] = {[VISIT_ATTRACT] = BY_TOUCH | BY_KEY,
                       [VISIT_READING] = BY_TOUCH | BY_KEY | BY_TIME,
                       [VISIT_ASKING] = BY_TIME},
    [VISIT_ASKING] = {[VISIT_ATTRACT] = BY_TOUCH | BY_KEY | BY_TIME,
                      [VISIT_READING] = BY_TOUCH | BY_KEY,
                      [VISIT_ASKING] = BY_TOUCH | BY_KEY | BY_TIME},
};

// The graph of views of firmware/README.md, by kinds of views: what may follow what is shown.
enum view_class {
    IN_LOOP = 1,
    AT_HOME = 2,
    ON_PAGE = 4,
    IN_SHEET = 8,       // Text, Language
    IN_PAGE_SHEET = 16, // words, list, code of a page
    AT_PIN = 32,
    IN_MENU = 64,
    AT_STAFF = 128, // a screen behind the menu
    IS_ASKED = 256,
};
enum { VIEW_CLASSES = 9, IN_VISIT = AT_HOME | ON_PAGE | IN_SHEET | AT_PIN | IS_ASKED };

static const unsigned follow[VIEW_CLASSES] = {
    IN_LOOP | AT_HOME | ON_PAGE | AT_PIN,
    IN_LOOP | IN_VISIT, // Finish
    IN_VISIT | IN_PAGE_SHEET,
    IN_VISIT,
    IN_VISIT | IN_PAGE_SHEET,
    IN_VISIT | IN_MENU,
    IN_VISIT | IN_MENU | AT_STAFF,
    IN_VISIT | IN_MENU | AT_STAFF,
    IN_LOOP | ON_PAGE | AT_PIN | IS_ASKED, // and what was shown before
};

static int
class_of(const struct fake_visit *fake)
{
    static const enum view_class classes[] = {
        [VIEW_PAGE] = ON_PAGE,
        [VIEW_NOTICE] = ON_PAGE,
        [VIEW_ANSWER] = ON_PAGE,
        [VIEW_TEXT_SHEET] = IN_SHEET,
        [VIEW_LANGUAGES] = IN_SHEET,
        [VIEW_WORDS_SHEET] = IN_PAGE_SHEET,
        [VIEW_LIST_SHEET] = IN_PAGE_SHEET,
        [VIEW_FULL_SHEET] = IN_PAGE_SHEET,
        [VIEW_HOME_SHEET] = IN_PAGE_SHEET,
        [VIEW_PIN] = AT_PIN,
        [VIEW_STAFF] = IN_MENU,
        [VIEW_STATUS] = AT_STAFF,
        [VIEW_HOME] = AT_HOME,
    };
    const enum view_kind kind = fake->request.kind;
    const enum visit_state state = fake->visit.state;
    enum view_class class = kind > VIEW_STATUS ? AT_STAFF : classes[kind];
    class = state == VISIT_ATTRACT ? IN_LOOP : state == VISIT_ASKING ? IS_ASKED : class;
    int index = 0;
    while (1U << index != class) {
        index++;
    }
    return index;
}

struct tour {
    struct fake_visit fake;
    int asked_over; // class of what the question hides
    unsigned moves[VIEW_CLASSES][VIEW_CLASSES];
};

// Counts the move, and fails where the graph has none.
static void
is_allowed(struct tour *tour, int from)
{
    const int to = class_of(&tour->fake);
    const unsigned asked = 1U << from == IS_ASKED ? 1U << tour->asked_over : 0;
    if (((follow[from] | asked) & 1U << to) == 0) {
        fail_msg("from %#x to %#x", 1U << from, 1U << to);
    }
    tour->moves[from][to]++;
    if (1U << to == IS_ASKED && 1U << from != IS_ASKED) {
        tour->asked_over = from;
    }
}

static void
is_whole(const struct fake_visit *fake)
{
    const struct visit *visit = &fake->visit;
    const size_t targets = fake_visit_screen(fake)->target_count;
    assert_in_range(visit->state, VISIT_ATTRACT, VISIT_ASKING);
    assert_true(visit->spot.kind == VIEW_HOME || visit->spot.kind == VIEW_PAGE ||
                visit->spot.kind == VIEW_ANSWER);
    assert_in_range(visit->history_count, 0, VISIT_HISTORY);
    assert_in_range(visit->focus, 0, targets);
    assert_in_range(visit->pressed, 0, targets);
    assert_in_range(visit->focus_group, 0, GROUP_SCREEN + 1);
    assert_in_range(fake->screen, 0, fake->view.screen_count - 1);
    if (visit->state == VISIT_ATTRACT) { // nothing of a visitor is left
        assert_int_equal(visit->spot.kind, VIEW_HOME);
        assert_int_equal(visit->history_count, 0);
        assert_int_equal(visit->look.ticks, 0);
        assert_int_equal(visit->look.step, visit->settings.step);
        assert_int_equal(visit->look.theme, visit->settings.theme);
        assert_false(visit->sheet_open || visit->look.steady_touch);
        assert_false(visit->staff.inside);
    }
    if (visit->sheet_open && visit->sheet > VIEW_PIN) {
        assert_true(visit->staff.inside);
    }
}

// Sends an event, lets the time pass that it takes, and holds each against the graph.
static void
walk(struct tour *tour, const struct visit_event *event, enum cause cause)
{
    struct fake_visit *fake = &tour->fake;
    const int class = class_of(fake);
    const struct visit before = fake->visit;
    const unsigned wipes = fake->wipes;
    fake_visit_send(fake, event);
    const enum visit_state from = before.state, to = fake->visit.state;
    // Every event also looks at the clock.
    if (((unsigned)cause | BY_TIME) == BY_TIME) {
        assert_true(edges[from][to] & BY_TIME);
    }
    assert_int_not_equal(edges[from][to], 0);
    assert_true(to != VISIT_ATTRACT || from == VISIT_ATTRACT || fake->wipes > wipes);
    if (cause == BY_TIME && to != VISIT_ATTRACT) { // pages turn for people only
        assert_string_equal(before.spot.page, fake->visit.spot.page);
        assert_int_equal(before.sheet_open, fake->visit.sheet_open);
        assert_int_equal(before.history_count, fake->visit.history_count);
    }
    is_whole(fake);
    is_allowed(tour, class);
}

static void
wait_a_little(struct tour *tour, uint64_t ms)
{
    struct fake_visit *fake = &tour->fake;
    static const struct visit_event tick = {.kind = VISIT_TIME};
    const uint64_t until_ms = fake->now_ms + ms;
    while (fake->wake_at_ms <= until_ms) {
        fake->now_ms = fake->wake_at_ms;
        walk(tour, &tick, BY_TIME);
    }
    fake->now_ms = until_ms;
}

static struct visit_event
any_contact(const struct fake_visit *fake, uint32_t *seed)
{
    static const enum contact_phase phases[] = {CONTACT_DOWN,  CONTACT_DOWN, CONTACT_UP,
                                                CONTACT_UP,    CONTACT_UP,   CONTACT_MOVE,
                                                CONTACT_CANCEL};
    return (struct visit_event){
        .kind = VISIT_CONTACT,
        .contact = {.phase = phases[random_below(seed, COUNT_OF(phases))],
                    .finger = random_below(seed, 4) / 2,
                    .x = (int)random_below(seed, WIDTH + 20) - 10,
                    .y = (int)random_below(seed, HEIGHT + 20) - 10,
                    .time_ms = fake->now_ms - random_below(seed, 30),
                    .mouse = random_below(seed, 20) == 0,
                    .time_known = random_below(seed, 4) != 0},
    };
}

// Past what chance would hardly ever get by: the right PIN, and the way to the page with most
// sheets, and into one of them.
static void
help_chance(struct tour *tour, uint32_t *seed)
{
    static const struct visit_event content = {.kind = VISIT_CONTENT};
    struct visit *visit = &tour->fake.visit;
    const unsigned at = 1U << class_of(&tour->fake);
    if (random_below(seed, 20) != 0 || (at != AT_PIN && at != AT_HOME)) {
        return;
    }
    if (at == AT_PIN) {
        visit->staff.inside = true;
        visit->sheet = VIEW_STAFF;
        walk(tour, &content, BY_KEY);
    } else {
        visit->spot.kind = VIEW_PAGE;
        (void)snprintf(visit->spot.page, sizeof visit->spot.page, "tools");
        visit->sheet_open = random_below(seed, 2) == 0;
        visit->sheet = visit->sheet_open ? VIEW_WORDS_SHEET : VIEW_ATTRACT;
        fake_visit_send(&tour->fake, &content);
        is_whole(&tour->fake);
    }
}

static void
walk_by_chance(struct tour *tour, uint32_t *seed, unsigned *contacts)
{
    struct visit_event event = any_contact(&tour->fake, seed);
    enum cause cause = BY_TOUCH;
    const unsigned kind = random_below(seed, 1000);
    if (kind >= 700) {
        event = (struct visit_event){
            .kind = VISIT_KEY,
            .key = (enum visit_key)random_below(seed, VISIT_KEY_DIGIT + 1),
            .digit = 1 + (int)random_below(seed, 9)};
        cause = BY_KEY;
    } else if (kind < 2) {
        event = (struct visit_event){.kind = VISIT_TOUCH_LOST};
        cause = BY_TIME;
    }
    (*contacts)++;
    const bool long_pause = random_below(seed, 300) == 0;
    wait_a_little(tour, random_below(seed, long_pause ? 200000 : 160));
    walk(tour, &event, cause);
    help_chance(tour, seed);
}

// Every way that the graph has was gone, and how often.
static void
has_gone_everywhere(unsigned moves[VIEW_CLASSES][VIEW_CLASSES])
{
    unsigned ways = 0, changes = 0;
    for (int from = 0; from < VIEW_CLASSES; from++) {
        for (int to = 0; to < VIEW_CLASSES; to++) {
            const bool way = (follow[from] >> to & 1) != 0;
            ways += way;
            changes += from != to ? moves[from][to] : 0;
            if (way && moves[from][to] == 0) {
                fail_msg("never from %#x to %#x", 1U << from, 1U << to);
            }
        }
    }
    print_message("all %u ways of the graph, %u changes of kind, none beside it\n", ways,
                  changes);
}

static void
a_million_contacts_and_keys(void **state)
{
    (void)state;
    enum { MILLION = 1000000, VISITS = 20 };
    uint32_t seed = 1000000;
    unsigned contacts = 0, wipes = 0;
    struct tour tour = {0};
    for (int i = 0; i < VISITS; i++) {
        struct visit_settings *settings = &tour.fake.visit.settings;
        fake_visit_start(&tour.fake);
        settings->scan_ms = i % 4 == 1 ? 1500 : 0;
        settings->two_switch = i % 4 == 2;
        while (contacts < (unsigned)(i + 1) * (MILLION / VISITS)) {
            walk_by_chance(&tour, &seed, &contacts);
        }
        wipes += tour.fake.wipes;
        fake_visit_finish(&tour.fake);
    }
    print_message("%u contacts and keys, %u visits\n", contacts, wipes);
    has_gone_everywhere(tour.moves);
    assert_int_equal(contacts, MILLION);
    assert_true(wipes > 100);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scenario_04_unsteady_hand),
        cmocka_unit_test(scenario_05_palm_on_glass),
        cmocka_unit_test(scenario_06_ghost),
        cmocka_unit_test(scenario_08_no_gestures),
        cmocka_unit_test(a_million_contacts_and_keys),
    };
    return cmocka_run_group_tests_name("scenario_touch", tests, NULL, NULL);
}
