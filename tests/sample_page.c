// SPDX-License-Identifier: MIT
#include "sample_page.h"

#include "fake_measure.h"
#include "layout/views.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define TEXT(literal)                                 \
    {                                                 \
        .utf8 = (literal), .len = sizeof(literal) - 1 \
    }

static const struct {
    enum word word;
    const char *utf8;
} sample_word_table[] = {
    {WORD_HOME, "Home"},
    {WORD_BACK, "Back"},
    {WORD_TEXT, "Text"},
    {WORD_HELP, "Help"},
    {WORD_PREV, "Prev"},
    {WORD_NEXT, "Next"},
    {WORD_CONTENTS, "Contents"},
    {WORD_NEXT_PAGE, "Next: {page}"},
    {WORD_PAGE_OF, "{a} of {b}"},
    {WORD_PAGE_OF_SHORT, "{a}/{b}"},
    {WORD_DONE, "Done"},
    {WORD_UNKNOWN, "We do not know"},
    {WORD_CARE_ASK, "Ask us:"},
    {WORD_CARE_URGENT, "Important:"},
    {WORD_CARE_EMERGENCY, "Emergency:"},
    {WORD_RISK, "About {a} in {b} people {what}."},
    {WORD_RISK_RANGE, "About {a} to {c} in {b} people {what}."},
    {WORD_RISK_NOT, "{a} in {b} {what}."},
    {WORD_RISK_SHORT, "About {a} in {b}"},
    {WORD_RISK_SHORT_RANGE, "About {a} to {c} in {b}"},
    {WORD_RISK_SHORT_NONE, "No good figure"},
    {WORD_THOUSAND_MARK, ","},
    {WORD_RISK_ALT, "Picture: out of {b} people, {a} {what} and {c} do not."},
    {WORD_STEP_RULE, "You must"},
    {WORD_STEP_EXPECT, "May happen"},
    {WORD_STEP_PLAN, "Plan"},
    {WORD_TIME_RANGE, "{a} to {b}"},
    {WORD_TIME_FROM, "From {a}"},
    {WORD_TIME_AT, "At {a}"},
    {WORD_TIME_START, "At the start"},
    {WORD_TIME_BEFORE, "{a} before"},
    {WORD_TIME_UNTIL_START, "From {a} before"},
    {WORD_TIME_MINIMUM, "At least {a}"},
    {WORD_TIME_NEXT_DAY, "Until the next day"},
    {WORD_TIME_CLINIC, "Set by your clinic"},
    {WORD_TIME_AFTER, "{time}, after {anchor}"},
    {WORD_MINUTE, "{a} minute"},
    {WORD_MINUTES, "{a} minutes"},
    {WORD_HOUR, "{a} hour"},
    {WORD_HOURS, "{a} hours"},
    {WORD_DAY, "{a} day"},
    {WORD_DAYS, "{a} days"},
    {WORD_WEEK, "{a} week"},
    {WORD_WEEKS, "{a} weeks"},
    {WORD_MONTH, "{a} month"},
    {WORD_MONTHS, "{a} months"},
};

static const struct block effect_body[] = {
    {.kind = BLOCK_RISK,
     .risk = {.n = 30, .of = 100, .what = TEXT("sneeze"), .what_not = TEXT("do not")}},
};

struct text
sample_text(const char *utf8)
{
    return (struct text){.utf8 = utf8, .len = strlen(utf8)};
}

static struct page
page_make(const char *id, const char *title, const char *message)
{
    return (struct page){
        .id = sample_text(id),
        .kind = PAGE_CLAIM,
        .status = PAGE_APPROVED,
        .lang = sample_text("en"),
        .version = 1,
        .title = sample_text(title),
        .main_message = sample_text(message),
    };
}

void
sample_begin(struct sample *sample, const char *panel, int step)
{
    *sample = (struct sample){.step = step};
    char sentence[200];
    bool known = panel_parse(panel, &sample->panel, sentence, sizeof sentence);
    assert(known);
    sample->words.lang = sample_text("en");
    for (size_t i = 0; i < WORD_COUNT; i++)
        sample->words.word[i] = sample_text("word");
    for (size_t i = 0; i < COUNT_OF(sample_word_table); i++)
        sample->words.word[sample_word_table[i].word] =
            sample_text(sample_word_table[i].utf8);
    sample->pages[0] = page_make("effect", "Sneezing", "Some people sneeze.");
    sample->pages[0].icon = sample_text("info");
    sample->pages[0].body = effect_body;
    sample->pages[0].body_count = COUNT_OF(effect_body);
    sample->pages[1] = page_make("parent", "Hay fever", "It comes with the flowers.");
    sample->pages[2] =
        page_make("sample", "A walk outside", "Grass is the worst in June.");
    sample->pages[2].parent = sample_text("parent");
    sample->pages[2].next = sample_text("effect");
    sample->look.step = step;
    sample->content.lang = sample_text("en");
    sample->content.clinic.idle_s = 90;
    sample->content.clinic.ask_s = 30;
    sample->content.pages = sample->pages;
    sample->content.page_count = COUNT_OF(sample->pages);
}

void
sample_end(struct sample *sample)
{
    arena_finish(&sample->arena);
}

static struct view_request
request_make(const struct sample *sample)
{
    return (struct view_request){
        .kind = VIEW_PAGE,
        .page = "sample",
        .content = &sample->content,
        .words = &sample->words,
        .panel = sample->panel,
        .attract_distance_m = 1.5,
        .min_target_mm = 15,
        .look = sample->look,
        .measure = fake_measure(),
    };
}

struct laid_view
sample_lay(struct sample *sample, const struct block *blocks, size_t count)
{
    sample->pages[2].body = blocks;
    sample->pages[2].body_count = count;
    struct view_request request = request_make(sample);
    return view_layout(&request, &sample->arena);
}

struct content_area
sample_area(struct sample *sample)
{
    struct view_request request = request_make(sample);
    struct setter setter = view_setter(&request, &sample->arena);
    return chrome_area(&setter, &request);
}

size_t
sample_items(struct sample *sample, const struct laid_view *view, size_t screen)
{
    struct view_request request = request_make(sample);
    struct setter setter = view_setter(&request, &sample->arena);
    struct builder builder = {.arena = &sample->arena};
    struct pager pager = {
        .screen = (int)screen,
        .screen_count = (int)view->screen_count,
        .next_page = "effect",
        .next_title = &sample->pages[0].title,
        .contents = "parent",
    };
    chrome_add(&builder, &setter, &request, &pager);
    assert(view->screens[screen].item_count >= builder.item_count);
    return view->screens[screen].item_count - builder.item_count;
}

const char *
sample_screen_words(struct sample *sample, const struct laid_view *view, size_t screen)
{
    const char *words = "";
    size_t count = sample_items(sample, view, screen);
    for (size_t i = 0; i < count; i++) {
        const struct item *item = &view->screens[screen].items[i];
        if (item->kind == ITEM_TEXT)
            words = arena_printf(&sample->arena, "%s%s%.*s", words, *words ? " " : "",
                                 (int)item->len, item->utf8);
    }
    return words;
}

const char *
sample_words(struct sample *sample, const struct laid_view *view)
{
    const char *words = "";
    for (size_t i = 0; i < view->screen_count; i++)
        words = arena_printf(&sample->arena, "%s%s%s", words, *words ? " " : "",
                             sample_screen_words(sample, view, i));
    return words;
}

const struct item *
sample_find(struct sample *sample, const struct laid_view *view, const char *start)
{
    for (size_t i = 0; i < view->screen_count; i++) {
        size_t count = sample_items(sample, view, i);
        for (size_t k = 0; k < count; k++) {
            const struct item *item = &view->screens[i].items[k];
            if (item->kind == ITEM_TEXT && strncmp(item->utf8, start, strlen(start)) == 0)
                return item;
        }
    }
    return NULL;
}

unsigned
sample_tally(struct sample *sample, const struct laid_view *view,
             bool (*wanted)(const struct item *item))
{
    unsigned tally = 0;
    for (size_t i = 0; i < view->screen_count; i++) {
        size_t count = sample_items(sample, view, i);
        for (size_t k = 0; k < count; k++)
            tally += wanted(&view->screens[i].items[k]);
    }
    return tally;
}

unsigned
sample_count(const char *haystack, const char *needle)
{
    unsigned count = 0;
    for (const char *at = strstr(haystack, needle); at; at = strstr(at + 1, needle))
        count++;
    return count;
}

// ---- a body with everything ---------------------------------------------------------------

static const struct text list_items[] = {
    TEXT("short"),
    TEXT("a longer bullet that needs a second line on most of the panels there are"),
    TEXT("last one"),
};
static const struct row row_items[] = {
    {TEXT("How long"),
     TEXT("About two hours, with a rest on the bench by the old mill.")},
    {TEXT("How far"), {0}},
    {TEXT("How steep"), TEXT("Flat.")},
};
static const struct text ask_items[] = {
    TEXT("your nose runs for a week"), TEXT("your eyes itch at night and keep you awake"),
    TEXT("you feel tired")};
static const struct text alarm_items[] = {
    TEXT("a wasp stung you in the mouth"), TEXT("your tongue swells"),
    TEXT("you cannot get enough air"),     TEXT("your chest is tight"),
    TEXT("you feel faint when you stand"), TEXT("hives run over your arms and legs"),
};
static const struct text alarm_after[] = {TEXT("Take the pen if you carry one.")};
static const struct step steps[] = {
    {.id = TEXT("S1"),
     .start = -2,
     .unit = TIME_HOURS,
     .kind = STEP_RULE,
     .label = TEXT("No perfume")},
    {.id = TEXT("S2"),
     .start = 0,
     .end = 0.67,
     .unit = TIME_HOURS,
     .kind = STEP_PLAN,
     .label = TEXT("The test runs on your arm")},
    {.id = TEXT("S3"),
     .start = 0.5,
     .end = 2,
     .unit = TIME_HOURS,
     .kind = STEP_EXPECT,
     .label = TEXT("The skin may itch where it was pricked")},
    {.id = TEXT("S4"),
     .start = 0,
     .ends = END_NEXT_DAY,
     .unit = TIME_HOURS,
     .kind = STEP_RULE,
     .label = TEXT("No long walks in high grass until the next day")},
};
static const struct track track = {.id = TEXT("walk"),
                                   .anchor = TEXT("the test starts"),
                                   .steps = steps,
                                   .step_count = 4};
static const struct table_column columns[] = {
    {TEXT("spray"), TEXT("Spray")},
    {TEXT("drops"), TEXT("Drops")},
    {TEXT("tablet"), TEXT("Tablet")},
    {TEXT("none"), TEXT("Nothing")},
};
static const struct text cells[2][4] = {
    {TEXT("Within minutes."),
     TEXT("Within minutes, in the eyes only."),
     TEXT("In an hour."),
     {0}},
    {TEXT("Twice a day."), TEXT("When it itches."), TEXT("Once a day, in the evening."),
     TEXT("Never.")},
};
static const struct table_row table_rows[] = {
    {TEXT("speed"), TEXT("How fast does it help?"), cells[0]},
    {TEXT("often"), TEXT("How often is it taken?"), cells[1]},
};
static const struct table_row *const row_pointers[] = {&table_rows[0], &table_rows[1]};
static const struct table table = {.id = TEXT("cures"),
                                   .columns = columns,
                                   .column_count = 4,
                                   .rows = table_rows,
                                   .row_count = 2};
static const struct text tick_items[] = {
    TEXT("Wash your hair before bed."),
    TEXT("Hang the clothes outside the bedroom, so that the pollen stays outside too."),
};
static const struct link link_items[] = {
    {TEXT("effect"), {0}}, {TEXT("parent"), TEXT("Back to the start of it all")}};

static const struct block sample_blocks[] = {
    {.kind = BLOCK_TEXT,
     .text =
         TEXT("Go out after the rain. The air is clean then, and the paths are quiet. "
              "Stay on the shady side, where the grass is short.")},
    {.kind = BLOCK_HEADING, .heading = TEXT("What to take")},
    {.kind = BLOCK_LIST, .list = {list_items, COUNT_OF(list_items)}},
    {.kind = BLOCK_ROWS, .rows = {row_items, COUNT_OF(row_items)}},
    {.kind = BLOCK_CARE,
     .care = {CARE_ASK, TEXT("Tell us if:"), {ask_items, COUNT_OF(ask_items)}, {0}}},
    {.kind = BLOCK_CARE,
     .care = {CARE_EMERGENCY,
              TEXT("Call for help now if:"),
              {alarm_items, COUNT_OF(alarm_items)},
              {alarm_after, 1}}},
    {.kind = BLOCK_RISK,
     .risk = {.n = 30,
              .of = 100,
              .what = TEXT("sneeze"),
              .what_not = TEXT("do not"),
              .when = TEXT("In the first hour outside."),
              .certainty = RISK_GUIDE_ONLY}},
    {.kind = BLOCK_TIMELINE, .timeline = {&track, {0}}},
    {.kind = BLOCK_COMPARE, .compare = {&table, row_pointers, 2}},
    {.kind = BLOCK_CHECKLIST,
     .checklist = {.when = TEXT("Tonight"), .items = {tick_items, 2}}},
    {.kind = BLOCK_LINKS, .links = {link_items, 2, true}},
    {.kind = BLOCK_PICTURE,
     .picture = {TEXT("pictures/meadow.png"), TEXT("A meadow after rain"),
                 TEXT("The meadow"), 400, 300}},
};

const struct block *
sample_body(size_t *count)
{
    *count = COUNT_OF(sample_blocks);
    return sample_blocks;
}
