// SPDX-License-Identifier: MIT
// Screens of a 7-inch panel, 800 x 480 px at 5.2 px a mm: a rail of Home, Back, Text and
// Help at the left, the pager at the right, what the view is about between them.
#include "fake_visit.h"

#include "visit/focus.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define TEXT(string)                             \
    {                                            \
        .utf8 = string, .len = sizeof string - 1 \
    }

enum { WIDTH = 800, HEIGHT = 480, RAIL = 88, TILE_W = 290, TILE_H = 100, GAP = 8 };

static const struct answer tool_answers[] = {
    {.id = TEXT("tools#1"), .question = TEXT("Does it hurt?")},
};
static const struct block tools_body[] = {
    {.kind = BLOCK_FAQ, .faq = {.items = tool_answers, .count = 1}},
};

static const struct page pages[] = {
    {.id = TEXT("about"),
     .status = PAGE_DRAFT,
     .kind = PAGE_ABOUT,
     .title = TEXT("About")},
    {.id = TEXT("aftercare"),
     .status = PAGE_APPROVED,
     .is_public = true,
     .attract = TEXT("Rest for the day.")},
    {.id = TEXT("checklist"), .status = PAGE_DRAFT},
    {.id = TEXT("help"),
     .status = PAGE_DRAFT,
     .kind = PAGE_CRISIS,
     .title = TEXT("Help")},
    {.id = TEXT("long"), .status = PAGE_DRAFT},
    {.id = TEXT("side-effects"),
     .status = PAGE_DRAFT,
     .is_public = true,
     .main_message =
         TEXT("Most effects go away on the same day, and we watch over you all the "
              "while you are here with us and after it.")},
    {.id = TEXT("tools"),
     .status = PAGE_DRAFT,
     .body = tools_body,
     .body_count = COUNT_OF(tools_body)},
    {.id = TEXT("treatments"),
     .status = PAGE_DRAFT,
     .is_public = true,
     .attract = TEXT("There are four ways to have it.")},
    {.id = TEXT("withdrawn"),
     .status = PAGE_WITHDRAWN,
     .is_public = true,
     .attract = TEXT("Never shown.")},
};

static const struct tile tiles[] = {
    {.page = TEXT("treatments")}, {.page = TEXT("side-effects")},
    {.page = TEXT("checklist")},  {.page = TEXT("long")},
    {.page = TEXT("withdrawn")},  {.page = TEXT("about")},
    {.page = TEXT("tools")},
};

static const struct text languages[] = {TEXT("en"), TEXT("es"), TEXT("xx")};

static void
add(struct builder *builder, struct rect box, struct target target)
{
    target.hit = target.shown = box;
    (void)builder_target(builder, target);
}

// The n-th place of a grid of two columns between the rails.
static struct rect
cell(int n)
{
    return (struct rect){RAIL + 20 + n % 2 * (TILE_W + GAP), 16 + n / 2 * (TILE_H + GAP),
                         TILE_W, TILE_H};
}

static void
add_rail(struct builder *builder, const struct view_request *request)
{
    static const struct target rail[] = {
        {.action = ACTION_HOME, .key = KEYED_HOME, .group = GROUP_RAIL},
        {.action = ACTION_BACK, .key = KEYED_BACK, .group = GROUP_RAIL},
        {.action = ACTION_TEXT, .key = KEYED_TEXT, .group = GROUP_RAIL},
        {.action = ACTION_HELP, .key = KEYED_HELP, .group = GROUP_RAIL},
    };
    for (int i = 0; i < (int)COUNT_OF(rail); i++) {
        if (rail[i].action != ACTION_BACK || request->look.can_go_back) {
            add(builder, (struct rect){8, 8 + i * 118, 80, 110}, rail[i]);
        }
    }
}

static void
add_pager(struct builder *builder, int screen, int count, const char *next)
{
    const struct rect prev_box = {710, 16, 82, 190};
    const struct rect next_box = {710, 270, 82, 190};
    if (screen > 0) {
        add(builder, prev_box,
            (struct target){.action = ACTION_SCREEN,
                            .number = screen - 1,
                            .key = KEYED_PREV,
                            .group = GROUP_PAGER});
    } else {
        add(builder, prev_box,
            (struct target){
                .action = ACTION_HOME, .key = KEYED_PREV, .group = GROUP_PAGER});
    }
    if (screen + 1 < count) {
        add(builder, next_box,
            (struct target){.action = ACTION_SCREEN,
                            .number = screen + 1,
                            .key = KEYED_NEXT,
                            .group = GROUP_PAGER});
    } else if (next != NULL) {
        add(builder, next_box,
            (struct target){.action = ACTION_NEXT_PAGE,
                            .page = next,
                            .key = KEYED_NEXT,
                            .group = GROUP_PAGER});
    }
}

static void
add_targets(struct builder *builder, const struct target *targets, int count)
{
    for (int i = 0; i < count; i++) {
        add(builder, cell(i), targets[i]);
    }
}

static void
lay_attract(struct builder *builder)
{
    static const struct target slide[] = {
        {.action = ACTION_READ_MORE},
        {.action = ACTION_SLIDE_PREV, .group = GROUP_PAGER},
        {.action = ACTION_SLIDE_PAUSE, .group = GROUP_PAGER},
        {.action = ACTION_SLIDE_NEXT, .group = GROUP_PAGER},
        {.action = ACTION_HELP, .key = KEYED_HELP, .group = GROUP_RAIL},
    };
    add_targets(builder, slide, COUNT_OF(slide));
}

static void
lay_asking(struct builder *builder)
{
    static const struct target sheet[] = {
        {.action = ACTION_KEEP_READING},
        {.action = ACTION_TAKE_TIME},
        {.action = ACTION_HELP, .key = KEYED_HELP},
        {.action = ACTION_NONE},
        {.action = ACTION_FINISH, .leaves = true},
    };
    add_targets(builder, sheet, COUNT_OF(sheet));
}

static void
lay_text(struct builder *builder, int screen)
{
    static const struct target first[] = {
        {.action = ACTION_STEP, .number = 100},
        {.action = ACTION_STEP, .number = 125},
        {.action = ACTION_STEP, .number = 150},
        {.action = ACTION_STEP, .number = 200},
        {.action = ACTION_THEME, .number = THEME_DARK},
        {.action = ACTION_THEME, .number = THEME_HC_DARK},
        {.action = ACTION_LANGUAGES},
        {.action = ACTION_CLOSE},
    };
    static const struct target second[] = {
        {.action = ACTION_MORE_SPACE},   {.action = ACTION_NO_MOTION},
        {.action = ACTION_STEADY_TOUCH}, {.action = ACTION_TAKE_TIME},
        {.action = ACTION_CLOSE},
    };
    if (screen == 0) {
        add_targets(builder, first, COUNT_OF(first));
    } else {
        add_targets(builder, second, COUNT_OF(second));
    }
}

// A page with something of everything a visitor can work with.
static void
lay_tools(struct builder *builder)
{
    static const struct target tools[] = {
        {.action = ACTION_ASK, .number = 0},
        {.action = ACTION_ASK, .number = 1},
        {.action = ACTION_ASK, .number = 2},
        {.action = ACTION_ASK, .number = 3},
        {.action = ACTION_ASK, .number = 4},
        {.action = ACTION_ASK, .number = 5},
        {.action = ACTION_MY_LIST},
        {.action = ACTION_WORDS},
        {.action = ACTION_TAKE_HOME},
        {.action = ACTION_ANSWER, .page = "tools#1"},
        {.action = ACTION_ANSWER, .page = "tools#2"},
        {.action = ACTION_TICK, .page = "help"},
    };
    for (int i = 0; i < (int)COUNT_OF(tools); i++) {
        const struct rect box = {RAIL + 20 + i % 3 * 190, 16 + i / 3 * 112, 180, 100};
        add(builder, box, tools[i]);
    }
}

static void
lay_page(struct builder *builder, const char *id)
{
    for (int i = 0; strcmp(id, "checklist") == 0 && i < 6; i++) {
        add(builder, cell(i), (struct target){.action = ACTION_TICK, .number = i});
    }
    if (strcmp(id, "tools") == 0) {
        lay_tools(builder);
    }
    if (strcmp(id, "treatments") == 0) {
        add(builder, cell(0),
            (struct target){.action = ACTION_PAGE, .page = "side-effects"});
        add(builder, cell(1), (struct target){.action = ACTION_PAGE, .page = "missing"});
    }
    if (strcmp(id, "help") == 0) {
        add(builder, cell(7), (struct target){.action = ACTION_STAFF});
    }
}

// Twelve keys in fours, and Cancel below.
static void
lay_pad(struct builder *builder, const struct view_request *request)
{
    const bool shut =
        request->look.staff.pad == PAD_LOCKED || request->look.staff.pad == PAD_NO_PIN;
    for (int i = 0; i <= PAD_KEY_OK && !shut; i++) {
        add(builder, (struct rect){RAIL + 20 + i % 4 * 148, 16 + i / 4 * 108, 140, 100},
            (struct target){.action = ACTION_PAD, .number = i});
    }
    add(builder, (struct rect){RAIL + 20, 350, TILE_W, 100},
        (struct target){.action = ACTION_CLOSE, .key = KEYED_BACK});
}

static void
lay_staff(struct builder *builder, const struct view_request *request)
{
    static const struct target clock[] = {
        {.action = ACTION_CLOCK_FIELD, .number = CLOCK_YEAR},
        {.action = ACTION_CLOCK_FIELD, .number = CLOCK_MONTH},
        {.action = ACTION_CLOCK_FIELD, .number = CLOCK_DAY},
        {.action = ACTION_CLOCK_FIELD, .number = CLOCK_FIELD_COUNT + CLOCK_DAY},
        {.action = ACTION_CLOCK_FIELD, .number = CLOCK_FIELD_COUNT + CLOCK_HOUR},
        {.action = ACTION_CLOCK_FIELD, .number = CLOCK_FIELD_COUNT + CLOCK_MINUTE},
        {.action = ACTION_CLOCK_SET},
    };
    if (request->kind == VIEW_STAFF) {
        for (enum view_kind kind = VIEW_STATUS; kind <= VIEW_CLEAN; kind++) {
            add(builder, cell((int)(kind - VIEW_STATUS)),
                (struct target){.action = ACTION_STAFF_SHEET, .number = (int)kind});
        }
    } else if (request->kind == VIEW_UPDATES) {
        add(builder, cell(0), (struct target){.action = ACTION_UNDO});
    } else if (request->kind == VIEW_CLOCK) {
        add_targets(builder, clock, COUNT_OF(clock));
    } else if (request->kind == VIEW_CORNERS && request->look.staff.corners_hit < 4) {
        add(builder, cell((int)request->look.staff.corners_hit),
            (struct target){.action = ACTION_CORNER,
                            .number = (int)request->look.staff.corners_hit});
    }
}

static int
count_screens(const struct view_request *request)
{
    if (request->kind == VIEW_TEXT_SHEET) {
        return 2;
    }
    if (request->kind != VIEW_PAGE) {
        return 1;
    }
    const int at_100 = strcmp(request->page, "long") == 0 ? 5 : 2;
    return request->look.step == 200 ? at_100 * 3 : at_100;
}

static struct screen
lay_screen(const struct view_request *request, int screen, int count, struct arena *arena)
{
    struct builder builder = {.arena = arena, .words = 40};
    switch (request->kind) {
    case VIEW_ATTRACT:
        lay_attract(&builder);
        break;
    case VIEW_HOME:
        for (int i = 0; i < (int)COUNT_OF(tiles); i++) {
            add(&builder, cell(i),
                (struct target){.action = ACTION_PAGE, .page = tiles[i].page.utf8});
        }
        add(&builder, cell(COUNT_OF(tiles)),
            (struct target){.action = ACTION_FINISH, .leaves = true});
        break;
    case VIEW_PAGE:
        builder.words = strcmp(request->page, "long") == 0 ? 90 : 40;
        lay_page(&builder, request->page);
        add_pager(&builder, screen, count,
                  strcmp(request->page, "side-effects") == 0 ? "aftercare" : NULL);
        break;
    case VIEW_TEXT_SHEET:
        lay_text(&builder, screen);
        add_pager(&builder, screen, count, NULL);
        break;
    case VIEW_STILL_READING:
        lay_asking(&builder);
        break;
    case VIEW_ANSWER:
    case VIEW_WORDS_SHEET:
    case VIEW_LIST_SHEET:
    case VIEW_HOME_SHEET:
        break;
    case VIEW_FULL_SHEET:
        add(&builder, cell(0), (struct target){.action = ACTION_MY_LIST});
        break;
    case VIEW_LANGUAGES:
        for (int i = 0; i < (int)COUNT_OF(languages); i++) {
            add(&builder, cell(i),
                (struct target){.action = ACTION_LANGUAGE, .page = languages[i].utf8});
        }
        break;
    case VIEW_NOTICE:
    case VIEW_NIGHT:
    case VIEW_UPDATE:
        break;
    case VIEW_PIN:
        lay_pad(&builder, request);
        break;
    case VIEW_STAFF:
    case VIEW_STATUS:
    case VIEW_UPDATES:
    case VIEW_DUE:
    case VIEW_SCREEN_TEST:
    case VIEW_CORNERS:
    case VIEW_CLOCK:
    case VIEW_CLEAN:
        lay_staff(&builder, request);
        break;
    }
    if (request->kind != VIEW_ATTRACT && request->kind != VIEW_STILL_READING &&
        request->kind != VIEW_NIGHT && request->kind != VIEW_UPDATE &&
        request->kind != VIEW_CLEAN) {
        add_rail(&builder, request);
    }
    return builder_screen(&builder, WIDTH, HEIGHT,
                          (struct rect){8, 8, WIDTH - 16, HEIGHT - 16});
}

static void
lay_out(struct fake_visit *fake)
{
    visit_view(&fake->visit, fake->shown_content, &fake->request, &fake->screen);
    arena_reset(&fake->arena);
    const int count = count_screens(&fake->request);
    struct screen *screens = arena_array(&fake->arena, (size_t)count, sizeof *screens);
    for (int i = 0; i < count; i++) {
        screens[i] = lay_screen(&fake->request, i, count, &fake->arena);
    }
    fake->view = (struct laid_view){.screens = screens, .screen_count = (size_t)count};
    fake->screen = visit_settle(&fake->visit, &fake->view);
}

void
fake_visit_send(struct fake_visit *fake, const struct visit_event *event)
{
    static const struct visit_event tick = {.kind = VISIT_TIME};
    bool changed = false;
    for (int i = 0; i == 0 || fake->result.changed; i++) {
        const struct visit_shown shown = {.content = fake->shown_content,
                                          .view = &fake->view,
                                          .screen = fake->screen,
                                          .wall = fake->wall};
        assert_true(i < 4); // a change that changes again for ever would spin
        fake->result =
            visit_step(&fake->visit, &shown, i == 0 ? event : &tick, fake->now_ms);
        fake->wake_at_ms = fake->result.wake_at_ms;
        fake->changes += fake->result.changed;
        fake->wipes += fake->result.wiped;
        changed |= fake->result.changed;
        if (fake->result.changed || fake->result.repaint) {
            lay_out(fake);
        }
    }
    fake->result.changed = changed;
    assert_true(fake->wake_at_ms > fake->now_ms); // else the kiosk would spin
}

void
fake_visit_start(struct fake_visit *fake)
{
    static const struct panel panel = {"td1", WIDTH, HEIGHT, 154.1, 85.9, 500};
    static const struct visit_event tick = {.kind = VISIT_TIME};
    struct visit_settings settings = visit_settings_default(&panel);
    settings.drafts = true;
    *fake = (struct fake_visit){.now_ms = 1000000};
    fake->content = (struct content){
        .lang = TEXT("en"),
        .clinic = {.languages = {languages, 2}},
        .menu = {.tiles = tiles, .tile_count = COUNT_OF(tiles)},
        .pages = pages,
        .page_count = COUNT_OF(pages),
    };
    fake->shown_content = &fake->content;
    visit_start(&fake->visit, &settings, &fake->content, fake->now_ms);
    lay_out(fake);
    fake_visit_send(fake, &tick);
    fake->changes = 0;
}

void
fake_visit_finish(struct fake_visit *fake)
{
    arena_finish(&fake->arena);
}

void
fake_visit_touch(struct fake_visit *fake, enum contact_phase phase, int64_t finger, int x,
                 int y)
{
    const struct visit_event event = {
        .kind = VISIT_CONTACT,
        .contact = {phase, finger, x, y, fake->now_ms, false, true},
    };
    fake_visit_send(fake, &event);
}

void
fake_visit_pass(struct fake_visit *fake, uint64_t ms)
{
    static const struct visit_event tick = {.kind = VISIT_TIME};
    const uint64_t until_ms = fake->now_ms + ms;
    while (fake->wake_at_ms <= until_ms) {
        fake->now_ms = fake->wake_at_ms;
        fake->wakes++;
        fake_visit_send(fake, &tick);
    }
    fake->now_ms = until_ms;
}

void
fake_visit_tap(struct fake_visit *fake, int x, int y)
{
    fake_visit_pass(fake, 1000);
    fake_visit_touch(fake, CONTACT_DOWN, 1, x, y);
    fake_visit_pass(fake, 100);
    fake_visit_touch(fake, CONTACT_UP, 1, x, y);
}

const struct screen *
fake_visit_screen(const struct fake_visit *fake)
{
    return &fake->view.screens[fake->screen];
}

int
fake_visit_target(const struct fake_visit *fake, enum action action, int number)
{
    const struct screen *screen = fake_visit_screen(fake);
    for (size_t i = 0; i < screen->target_count; i++) {
        if (screen->targets[i].action == action &&
            (number == -1 || screen->targets[i].number == number)) {
            return (int)i;
        }
    }
    return -1;
}

static void
tap_target(struct fake_visit *fake, int at)
{
    const struct rect box = fake_visit_screen(fake)->targets[at].shown;
    fake_visit_tap(fake, box.x + box.w / 2, box.y + box.h / 2);
}

void
fake_visit_press(struct fake_visit *fake, enum action action, int number)
{
    const int at = fake_visit_target(fake, action, number);
    if (at < 0) {
        fail_msg("%s has no target with action %d", fake_visit_view(fake), (int)action);
    }
    tap_target(fake, at);
}

void
fake_visit_open(struct fake_visit *fake, const char *page)
{
    const struct screen *screen = fake_visit_screen(fake);
    for (size_t i = 0; i < screen->target_count; i++) {
        if (screen->targets[i].page != NULL &&
            strcmp(screen->targets[i].page, page) == 0) {
            tap_target(fake, (int)i);
            return;
        }
    }
    fail_msg("%s has no target that opens %s", fake_visit_view(fake), page);
}

void
fake_visit_key(struct fake_visit *fake, enum visit_key key)
{
    const struct visit_event event = {.kind = VISIT_KEY, .key = key};
    fake_visit_pass(fake, 1000);
    fake_visit_send(fake, &event);
}

const char *
fake_visit_view(const struct fake_visit *fake)
{
    return view_id(fake->request.kind, fake->request.page);
}

void
fake_visit_is_at(const struct fake_visit *fake, const char *view, int screen)
{
    assert_string_equal(fake_visit_view(fake), view);
    assert_int_equal(fake->screen, screen);
}

void
fake_visit_start_at(struct fake_visit *fake, const char *page)
{
    fake_visit_start(fake);
    fake_visit_tap(fake, FAKE_VISIT_EMPTY_X, FAKE_VISIT_EMPTY_Y);
    fake_visit_is_at(fake, "home", 0);
    if (page != NULL) {
        fake_visit_open(fake, page);
        fake_visit_is_at(fake, page, 0);
    }
}

void
fake_visit_dump(const struct fake_visit *fake, char *line, size_t line_bytes)
{
    FILE *out = fmemopen(line, line_bytes, "w");
    assert_non_null(out);
    visit_dump(&fake->visit, out);
    assert_int_equal(fclose(out), 0);
}
