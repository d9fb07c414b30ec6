// SPDX-License-Identifier: MIT
#include "sample_views.h"

#include "fake_measure.h"
#include "layout/lint.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define TEXT(literal)                                 \
    {                                                 \
        .utf8 = (literal), .len = sizeof(literal) - 1 \
    }

static const struct {
    enum word word;
    struct text text;
} word_table[] = {
    {WORD_HOME, TEXT("Home")},
    {WORD_BACK, TEXT("Back")},
    {WORD_TEXT, TEXT("Text")},
    {WORD_HELP, TEXT("Help")},
    {WORD_PREV, TEXT("Prev")},
    {WORD_NEXT, TEXT("Next")},
    {WORD_CONTENTS, TEXT("Con\u00adtents")},
    {WORD_NEXT_PAGE, TEXT("Next: {page}")},
    {WORD_PAGE_OF, TEXT("{a} of {b}")},
    {WORD_PAGE_OF_SHORT, TEXT("{a}/{b}")},
    {WORD_FINISH, TEXT("Finish")},
    {WORD_FINISH_NOTE, TEXT("Clears this screen")},
    {WORD_DRAFT, TEXT("Draft, not checked")},
    {WORD_CLEARS_ITSELF,
     TEXT("This screen clears itself after about {a} minutes without touch.")},
    {WORD_TOUCH_TO_START, TEXT("Touch to start")},
    {WORD_READ_MORE, TEXT("Read more")},
    {WORD_SLIDE_PREV, TEXT("Earlier")},
    {WORD_SLIDE_PAUSE, TEXT("Pause")},
    {WORD_SLIDE_PLAY, TEXT("Play")},
    {WORD_SLIDE_NEXT, TEXT("Later")},
    {WORD_STILL_READING, TEXT("Still reading?")},
    {WORD_CLEARS_SOON, TEXT("This screen will clear in about half a minute.")},
    {WORD_KEEP_READING, TEXT("Keep reading")},
    {WORD_TAKE_TIME, TEXT("Take your time")},
    {WORD_TAKE_TIME_NOTE, TEXT("Keep this screen for 20 minutes")},
    {WORD_TEXT_SETTINGS, TEXT("Text and screen")},
    {WORD_TEXT_SIZE, TEXT("Text size")},
    {WORD_COLOURS, TEXT("Colors")},
    {WORD_THEME_LIGHT, TEXT("Light")},
    {WORD_THEME_DARK, TEXT("Dark")},
    {WORD_THEME_HC_DARK, TEXT("White on black")},
    {WORD_THEME_HC_LIGHT, TEXT("Black on white")},
    {WORD_MORE_SPACE, TEXT("More space")},
    {WORD_NO_MOTION, TEXT("No motion")},
    {WORD_STEADY_TOUCH, TEXT("Steady touch")},
    {WORD_ON, TEXT("On")},
    {WORD_OFF, TEXT("Off")},
    {WORD_CHOSEN, TEXT("Chosen")},
    {WORD_CLOSE, TEXT("Close")},
    {WORD_HOME_SHORT, TEXT("Home")},
    {WORD_BACK_SHORT, TEXT("Back")},
    {WORD_TEXT_SHORT, TEXT("Text")},
    {WORD_HELP_SHORT, TEXT("Help")},
    {WORD_PREV_SHORT, TEXT("Prev")},
    {WORD_NEXT_SHORT, TEXT("Next")},
    {WORD_CLOSE_SHORT, TEXT("Close")},
    {WORD_LANGUAGE, TEXT("Language")},
    {WORD_LANGUAGE_CURRENT, TEXT("Current")},
    {WORD_LANGUAGE_PART, TEXT("(part)")},
    {WORD_MORE_LANGUAGES, TEXT("More languages")},
    {WORD_NOT_TRANSLATED, TEXT("This page is not in English yet.")},
    {WORD_NOT_TRANSLATED_SHORT, TEXT("Not yet in English")},
    {WORD_PAGE_CHECKED, TEXT("This page is being checked. Please ask our staff.")},
    {WORD_SET_UP, TEXT("This screen is being set up. Please ask our staff.")},
};

static const struct tile tiles[] = {
    {TEXT("start"), TEXT("What it is"), TEXT("info")},
    {TEXT("long"), TEXT("What happens when"), TEXT("clock")},
    {TEXT("leaf"), TEXT("Side effects"), TEXT("side-effects")},
    {TEXT("tools"), TEXT("After your session"), TEXT("checklist")},
    {TEXT("crisis"), TEXT("Questions to ask"), TEXT("question")},
};

static const struct block short_body[] = {
    {.kind = BLOCK_TEXT, .text = TEXT("One short sentence.")},
};
static const struct block long_body[] = {
    {.kind = BLOCK_TEXT,
     .text = TEXT(
         "The first of many plain words that fill a line and then another one, until "
         "the panel is full and a second screen must be shown to the reader. Then the "
         "words go on, for as long as it takes to fill that second screen as well, and "
         "a third one at the larger sizes of text, so that there is a screen between "
         "the first and the last one.")},
    {.kind = BLOCK_TEXT,
     .text = TEXT(
         "A second paragraph follows the first one. It says nothing new, but it takes "
         "room, and room is what this page is about. When all of it has been read the "
         "last screen offers the next page by its name, and nothing ever goes round "
         "and round without an end.")},
};

// Ordered by id, as content keeps them.
static const struct page pages[] = {
    {.id = TEXT("crisis"),
     .kind = PAGE_CRISIS,
     .lang = TEXT("en"),
     .title = TEXT("Help"),
     .main_message = TEXT("Please talk to our staff."),
     .body = short_body,
     .body_count = COUNT_OF(short_body)},
    {.id = TEXT("leaf"),
     .lang = TEXT("en"),
     .title = TEXT("Side effects"),
     .main_message = TEXT("Most of them are mild and pass on the same day."),
     .attract = TEXT("Most side effects pass on the same day."),
     .parent = TEXT("start"),
     .next = TEXT("tools"),
     .body = short_body,
     .body_count = COUNT_OF(short_body)},
    {.id = TEXT("long"),
     .lang = TEXT("en"),
     .title = TEXT("What happens when"),
     .main_message = TEXT("Your visit has four parts."),
     .parent = TEXT("home"),
     .next = TEXT("tools"),
     .body = long_body,
     .body_count = COUNT_OF(long_body)},
    {.id = TEXT("start"),
     .lang = TEXT("en"),
     .title = TEXT("What it is"),
     .main_message =
         TEXT("Your clinic offers four ways to have this treatment, and we will "
              "help you to choose the one that suits you."),
     .body = short_body,
     .body_count = COUNT_OF(short_body)},
    {.id = TEXT("tools"),
     .lang = TEXT("en"),
     .title = TEXT("Aftercare"),
     .main_message = TEXT("Rest today."),
     .body = long_body,
     .body_count = COUNT_OF(long_body)},
};

static const int steps[] = {100, 125, 150, 200};

void
sample_views_begin(struct sample_views *views)
{
    *views = (struct sample_views){0};
    views->words.lang = (struct text)TEXT("en");
    views->words.endonym = (struct text)TEXT("English");
    for (size_t i = 0; i < WORD_COUNT; i++)
        views->words.word[i] = (struct text)TEXT("word");
    for (size_t i = 0; i < COUNT_OF(word_table); i++)
        views->words.word[word_table[i].word] = word_table[i].text;
    memcpy(views->tiles, tiles, sizeof views->tiles);
    memcpy(views->pages, pages, sizeof views->pages);
    views->content = (struct content){
        .folder = "sample",
        .lang = TEXT("en"),
        .clinic = {.name = TEXT("Sample Clinic"),
                   .idle_s = 90,
                   .ask_s = 30,
                   .slide_s = 8},
        .menu = {TEXT("What would you like to know?"), views->tiles,
                 COUNT_OF(views->tiles)},
        .pages = views->pages,
        .page_count = COUNT_OF(views->pages),
    };
}

void
sample_views_end(struct sample_views *views)
{
    arena_finish(&views->arena);
}

struct view_request
sample_request(struct sample_views *views, enum view_kind kind, const char *panel,
               int step)
{
    struct view_request request = {
        .kind = kind,
        .content = &views->content,
        .words = &views->words,
        .attract_distance_m = 1.5,
        .min_target_mm = 15,
        .look = {.step = step, .bar_percent = 100},
        .measure = fake_measure(),
    };
    char sentence[200];
    bool known = panel_parse(panel, &request.panel, sentence, sizeof sentence);
    assert(known);
    return request;
}

bool
sample_next(struct sample_case *place)
{
    if (place->begun) {
        place->drafts = !place->drafts;
        place->step += !place->drafts;
        place->panel += place->step == COUNT_OF(steps);
        place->step %= COUNT_OF(steps);
    }
    place->begun = true;
    if (place->panel == panel_count)
        return false;
    const char *panel = panel_table[place->panel].name;
    arena_reset(&place->views->arena);
    place->request = sample_request(place->views, VIEW_HOME, panel, steps[place->step]);
    place->request.look.drafts = place->drafts;
    snprintf(place->name, sizeof place->name, "%s at %d%s", panel, steps[place->step],
             place->drafts ? " with drafts" : "");
    return true;
}

const struct target *
sample_target(const struct screen *screen, enum action action)
{
    for (size_t i = 0; i < screen->target_count; i++) {
        if (screen->targets[i].action == action)
            return &screen->targets[i];
    }
    return NULL;
}

const char *
sample_text_of(struct sample_views *views, const struct screen *screen)
{
    const char *all = "";
    for (size_t i = 0; i < screen->item_count; i++) {
        const struct item *item = &screen->items[i];
        if (item->kind == ITEM_TEXT)
            all = arena_printf(&views->arena, "%s%s%.*s", all, *all ? " " : "",
                               (int)item->len, item->utf8);
    }
    return all;
}

static const char *
add_runs(struct arena *arena, const struct screen *screen, const char *words,
         const char *all)
{
    for (size_t i = 0; i < screen->item_count; i++) {
        const struct item *item = &screen->items[i];
        if (item->source && strstr(item->source->utf8, words))
            all = arena_printf(arena, "%s%s%.*s", all, *all ? " " : "", (int)item->len,
                               item->utf8);
    }
    return all;
}

const char *
sample_runs_of(struct sample_views *views, const struct laid_view *view,
               const char *words)
{
    const char *all = "";
    for (size_t i = 0; i < view->screen_count; i++)
        all = add_runs(&views->arena, &view->screens[i], words, all);
    return all;
}

const char *
sample_findings(struct sample_views *views, const struct laid_view *view,
                const char *name)
{
    struct lint lint = {.arena = &views->arena};
    struct problems problems = {.arena = &views->arena};
    struct lint_case which = {
        .view = name, .panel = view->style.panel.name, .lang = "en"};
    lint_view(&lint, view, &which);
    lint_finish(&lint, &problems);
    const char *all = "";
    for (size_t i = 0; i < problems.count; i++)
        all = arena_printf(&views->arena, "%s%s\n", all, problems.items[i].sentence);
    return all;
}

static int
apart(int start, int size, int other_start, int other_size)
{
    int after = start - (other_start + other_size), before = other_start - (start + size);
    int gap = after > before ? after : before;
    return gap > 0 ? gap : 0;
}

double
sample_distance_mm(const struct panel *panel, struct rect a, struct rect b)
{
    double x_mm = apart(a.x, a.w, b.x, b.w) * panel->width_mm / panel->width_px;
    double y_mm = apart(a.y, a.h, b.y, b.h) * panel->height_mm / panel->height_px;
    return hypot(x_mm, y_mm);
}
