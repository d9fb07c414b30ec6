// SPDX-License-Identifier: MIT
// The idle sheet: the question, when the screen clears, an emptying bar, and the three answers.
// It is one screen at every size, because a touch anywhere answers it: the words give way until
// all fits, the sentence last.
#include "layout/button.h"
#include "layout/chrome.h"
#include "layout/flow.h"
#include "layout/places.h"
#include "layout/views.h"

#include <limits.h>

enum { ANSWER_KEEP, ANSWER_TAKE, ANSWER_FINISH, ANSWER_COUNT };
enum { SEATING_COUNT = 3, FINISH_SHARE = 6, WORDS_CHARACTERS = 50 };

static const double FINISH_APART_MM = 10;
static const int NOWHERE = INT_MAX / 8; // taller than any panel

struct still {
    struct builder *builder;
    struct setter *setter;
    const struct view_request *request;
    struct places places;
    struct rect frame;
    struct rect words; // the part of the frame's width for the words and the bar
    struct button answers[ANSWER_COUNT];
    bool take;  // "Take your time" is among them
    bool notes; // with the small lines that say what they do
};

// Where the answers stand. Rows below each other count from the frame's bottom.
struct seats {
    struct rect answer[ANSWER_COUNT];
    int height_px;
};

struct answer_row {
    enum word word;
    enum word note; // the word itself: none
    const char *icon;
    enum action action;
};

static const struct answer_row answer_rows[ANSWER_COUNT] = {
    [ANSWER_KEEP] = {WORD_KEEP_READING, WORD_KEEP_READING, "book", ACTION_KEEP_READING},
    [ANSWER_TAKE] = {WORD_TAKE_TIME, WORD_TAKE_TIME_NOTE, "clock", ACTION_TAKE_TIME},
    [ANSWER_FINISH] = {WORD_FINISH, WORD_FINISH_NOTE, "finish", ACTION_FINISH},
};

static int
most(int a, int b)
{
    return a > b ? a : b;
}

static int
least(int a, int b)
{
    return a < b ? a : b;
}

static void
make_answers(struct still *still)
{
    const struct words *words = still->request->words;
    for (size_t i = 0; i < ANSWER_COUNT; i++) {
        const struct answer_row *row = &answer_rows[i];
        still->answers[i] = (struct button){
            .form = BUTTON_BESIDE,
            .icon = row->icon,
            .label = &words->word[row->word],
            .note = row->note == row->word ? NULL : &words->word[row->note],
            .lang = words->lang.utf8,
            .accent = i == ANSWER_KEEP,
            .target = {.action = row->action,
                       .primary = i == ANSWER_KEEP,
                       .leaves = i == ANSWER_FINISH},
        };
    }
}

// ---- seats of the answers ----------------------------------------------------------------------

// Of a label and a note on one line each.
static int
noted_height(const struct still *still)
{
    const struct style *style = still->setter->style;
    int words_px =
        button_line_px(style, ROLE_LABEL) + button_line_px(style, ROLE_CAPTION);
    return most(words_px + 2 * button_inset_px(style), style->target_px);
}

// Least height of an answer at a width.
static int
answer_height(const struct still *still, int answer, int width_px)
{
    const struct style *style = still->setter->style;
    struct button button = still->answers[answer];
    bool whole = false;
    if (answer == ANSWER_TAKE && !still->take)
        return 0;
    button.note = still->notes ? button.note : NULL;
    button.shown.w = width_px;
    if (width_px < style->target_px)
        return NOWHERE;
    int height_px = button_height(still->setter, &button, &whole);
    if (button.note && height_px > noted_height(still))
        return NOWHERE; // broken into many lines they are no longer small
    if (answer == ANSWER_KEEP && width_px < style->primary_px)
        height_px = most(height_px, style->primary_px);
    return whole ? height_px : NOWHERE;
}

static int
finish_width(const struct still *still)
{
    int label_px = button_label_px(still->setter, still->answers[ANSWER_FINISH].label);
    bool wide = still->setter->style->panel_class == PANEL_WIDE;
    int share_px = still->notes || wide ? still->frame.w / FINISH_SHARE : 0;
    return most(most(label_px, share_px), still->setter->style->target_px);
}

static int
apart_px(const struct still *still)
{
    return panel_px(&still->setter->style->panel, FINISH_APART_MM);
}

static bool
help_at_start(const struct still *still)
{
    return still->places.slot[SLOT_HELP].x - still->frame.x < still->frame.w / 2;
}

// Turns heights above the frame's foot into places on the screen.
static struct seats
seat(const struct still *still, struct seats seats)
{
    int bottom_px = still->frame.y + still->frame.h;
    for (size_t i = 0; i < ANSWER_COUNT; i++)
        seats.answer[i].y = bottom_px - seats.answer[i].y - seats.answer[i].h;
    seats.height_px = most(seats.height_px, still->places.slot[SLOT_HELP].h);
    return seats;
}

// Finish at the start; what is left of the width beside it and Help is returned for the other two.
// They keep to the end, where Next was a moment ago: who still taps there wants to read on.
static struct rect
seat_finish(const struct still *still, struct seats *seats)
{
    int help_px = still->places.slot[SLOT_HELP].w + places_gap_px(still->setter->style);
    int x = still->frame.x + (help_at_start(still) ? help_px : 0);
    int end_px = still->frame.x + still->frame.w - (help_at_start(still) ? 0 : help_px);
    int width_px = finish_width(still);
    int height_px = answer_height(still, ANSWER_FINISH, width_px);
    seats->answer[ANSWER_FINISH] = (struct rect){x, 0, width_px, height_px};
    x += width_px + apart_px(still);
    return (struct rect){x, 0, end_px - x, height_px};
}

// All in one row.
static struct seats
seat_in_row(const struct still *still)
{
    struct seats seats = {0};
    struct rect both = seat_finish(still, &seats);
    int gap_px = still->setter->style->unit_px;
    int words_px[2], shares[2];
    for (size_t i = 0; i < 2; i++)
        words_px[i] = still->take || i == ANSWER_KEEP
                          ? button_label_px(still->setter, still->answers[i].label)
                          : 0;
    int room_px = still->take ? both.w - gap_px : both.w;
    shares[ANSWER_TAKE] =
        room_px * words_px[ANSWER_TAKE] / (words_px[ANSWER_TAKE] + words_px[ANSWER_KEEP]);
    shares[ANSWER_KEEP] = room_px - shares[ANSWER_TAKE];
    seats.height_px =
        most(both.h, answer_height(still, ANSWER_KEEP, shares[ANSWER_KEEP]));
    seats.height_px =
        most(seats.height_px, answer_height(still, ANSWER_TAKE, shares[ANSWER_TAKE]));
    int keep_x = both.x + both.w - shares[ANSWER_KEEP];
    if (seats.height_px < NOWHERE)
        seats.height_px = most(seats.height_px, still->places.slot[SLOT_HELP].h);
    seats.answer[ANSWER_TAKE] =
        (struct rect){both.x, 0, shares[ANSWER_TAKE], seats.height_px};
    seats.answer[ANSWER_KEEP] =
        (struct rect){keep_x, 0, shares[ANSWER_KEEP], seats.height_px};
    seats.answer[ANSWER_FINISH].h = seats.height_px;
    return seat(still, seats);
}

// Keep above Take: either of them where Next was.
static struct seats
seat_in_corner(const struct still *still)
{
    struct seats seats = {0};
    struct rect both = seat_finish(still, &seats);
    int keep_px = answer_height(still, ANSWER_KEEP, both.w);
    int take_px = answer_height(still, ANSWER_TAKE, both.w);
    int keep_y = take_px + still->setter->style->unit_px;
    seats.height_px = most(both.h, keep_y + keep_px);
    seats.answer[ANSWER_KEEP] = (struct rect){both.x, keep_y, both.w, keep_px};
    seats.answer[ANSWER_TAKE] = (struct rect){both.x, 0, both.w, take_px};
    return seat(still, seats);
}

// Keep, Take and, apart, Finish below each other; Help beside Finish.
static struct seats
seat_in_column(const struct still *still)
{
    const struct rect frame = still->frame;
    int gap_px = places_gap_px(still->setter->style);
    int beside_px = frame.w - still->places.slot[SLOT_HELP].w - gap_px;
    bool whole = still->setter->style->panel_class == PANEL_STACK;
    int finish_px =
        most(finish_width(still), whole ? beside_px : least(beside_px, frame.w / 2));
    int finish_height_px =
        finish_px > beside_px ? NOWHERE : answer_height(still, ANSWER_FINISH, finish_px);
    int finish_x = frame.x + (help_at_start(still) ? frame.w - finish_px : 0);
    int take_height_px = answer_height(still, ANSWER_TAKE, frame.w);
    int keep_height_px = answer_height(still, ANSWER_KEEP, frame.w);
    int low_px = most(finish_height_px + apart_px(still),
                      still->places.slot[SLOT_HELP].h + gap_px);
    struct seats seats = {.height_px = low_px + take_height_px + gap_px + keep_height_px};
    seats.answer[ANSWER_FINISH] = (struct rect){finish_x, 0, finish_px, finish_height_px};
    seats.answer[ANSWER_TAKE] = (struct rect){frame.x, low_px, frame.w, take_height_px};
    seats.answer[ANSWER_KEEP] =
        (struct rect){frame.x, low_px + take_height_px + gap_px, frame.w, keep_height_px};
    return seat(still, seats);
}

// The first way of seating that is at most `room_px` high; false when none is.
static bool
find_seats(const struct still *still, int room_px, struct seats *seats)
{
    static struct seats (*const seatings[][SEATING_COUNT])(const struct still *still) = {
        [PANEL_RAILS] = {seat_in_row, seat_in_corner, seat_in_column},
        [PANEL_STACK] = {seat_in_column, seat_in_corner, seat_in_row},
        [PANEL_WIDE] = {seat_in_row, seat_in_corner, seat_in_column},
    };
    // One row beside Help, where the bar was, is worth more than the notes on a large panel.
    bool row_only = still->notes && still->setter->style->panel_class == PANEL_WIDE;
    for (size_t i = 0; i < (row_only ? 1 : SEATING_COUNT); i++) {
        *seats = seatings[still->setter->style->panel_class][i](still);
        if (seats->height_px <= room_px)
            return true;
    }
    return false;
}

// ---- words -------------------------------------------------------------------------------------

// One way of setting the question and the sentence.
struct wording {
    enum item_role question_role;
    bool question;
    bool small; // the sentence in the size of labels
    bool take;  // "Take your time" is offered; it is on the Text sheet as well
    bool notes; // the answers say what they do
};

// From the fullest to the barest.
static const struct wording wordings[] = {
    {ROLE_TITLE, true, false, true, true},  {ROLE_TITLE, true, false, true, false},
    {ROLE_LEAD, true, false, true, false},  {ROLE_LEAD, true, true, true, false},
    {ROLE_LEAD, false, true, true, false},  {ROLE_LEAD, true, true, false, false},
    {ROLE_LEAD, false, true, false, false},
};

struct set_words {
    struct style style;
    struct setter setter;
    struct paragraph question;
    struct paragraph sentence;
    enum item_role question_role;
    int bar_px;
    int gap_px;
    int height_px;
};

static void
set_words(const struct still *still, const struct wording *wording, struct set_words *set)
{
    const struct words *words = still->request->words;
    const struct style *style = still->setter->style;
    *set = (struct set_words){.style = *style,
                              .setter = *still->setter,
                              .question_role = wording->question_role,
                              .bar_px = 2 * style->unit_px,
                              .gap_px = style->unit_px};
    struct type *body = &set->style.type[ROLE_BODY];
    const struct type *label = &style->type[ROLE_LABEL];
    if (wording->small && label->font.em_px < body->font.em_px) {
        *body = *label;
        body->font.bold = false;
    }
    for (int role = 0; role < TEXT_ROLE_COUNT; role++)
        set->style.type[role].line_px = button_line_px(&set->style, (enum item_role)role);
    set->setter.style = &set->style;
    if (wording->question)
        set->question = paragraph_break(&set->setter, &words->word[WORD_STILL_READING],
                                        wording->question_role, still->words.w);
    set->sentence = paragraph_break(&set->setter, &words->word[WORD_CLEARS_SOON],
                                    ROLE_BODY, still->words.w);
    set->height_px =
        (int)set->question.line_count * set->style.type[wording->question_role].line_px +
        (int)set->sentence.line_count * body->line_px + set->bar_px + 3 * set->gap_px;
}

static int
draw_lines(const struct still *still, const struct set_words *set,
           const struct paragraph *lines, struct item base, int y)
{
    for (size_t i = 0; i < lines->line_count; i++) {
        paragraph_add_line(still->builder, &set->setter, &lines->lines[i], still->words.x,
                           y, base);
        y += set->style.type[base.role].line_px;
    }
    return y;
}

static void
draw_words(const struct still *still, const struct set_words *set, int y, bool fits)
{
    const struct words *words = still->request->words;
    struct item base = {.role = set->question_role,
                        .fill = COLOR_INK,
                        .ground = COLOR_PAPER,
                        .lang = words->lang.utf8,
                        .source = &words->word[WORD_STILL_READING],
                        .within = -1,
                        .target = -1};
    y = draw_lines(still, set, &set->question, base, y) + set->gap_px;
    base.role = ROLE_BODY;
    base.source = &words->word[WORD_CLEARS_SOON];
    base.over = !fits;
    y = draw_lines(still, set, &set->sentence, base, y) + set->gap_px;
    struct item bar = {.kind = ITEM_BOX,
                       .role = ROLE_GRAPHIC,
                       .box = {still->words.x, y, still->words.w, set->bar_px},
                       .fill = COLOR_SURFACE,
                       .line = COLOR_LINE,
                       .line_px = set->style.outline_px,
                       .within = -1,
                       .target = -1};
    bar.within = builder_item(still->builder, bar);
    unsigned percent = still->request->look.bar_percent;
    bar.box.w = (int)((unsigned)bar.box.w * (percent < 100 ? percent : 100) / 100);
    bar.fill = COLOR_ACCENT;
    bar.line = COLOR_NONE;
    bar.line_px = 0;
    if (bar.box.w > 0)
        builder_item(still->builder, bar);
}

static void
draw_answers(struct still *still, const struct seats *seats)
{
    for (size_t i = 0; i < ANSWER_COUNT; i++) {
        if (i == ANSWER_TAKE && !still->take)
            continue;
        still->answers[i].shown = seats->answer[i];
        if (!still->notes)
            still->answers[i].note = NULL;
        button_add(still->builder, still->setter, &still->answers[i]);
    }
}

static void
draw_sheet(struct still *still)
{
    struct set_words set;
    struct seats seats = {0};
    bool fits = false;
    bool low = still->setter->style->panel_class == PANEL_RAILS;
    for (size_t i = 0; i < COUNT_OF(wordings) && !fits; i++) {
        if (low && wordings[i].notes)
            continue; // beside each other on a low panel, answers are too narrow for notes
        still->take = wordings[i].take;
        still->notes = wordings[i].notes;
        set_words(still, &wordings[i], &set);
        fits = find_seats(still, still->frame.h - set.height_px, &seats);
    }
    int spare_px = still->frame.h - set.height_px - seats.height_px;
    draw_words(still, &set, still->frame.y + (fits ? spare_px / 3 : 0), fits);
    draw_answers(still, &seats);
}

// On a large panel the words stand in the middle, no wider than they are read well.
static struct rect
middle_of(const struct still *still)
{
    struct rect words = still->frame;
    if (still->setter->style->panel_class != PANEL_WIDE)
        return words;
    int width_px = flow_characters_px(still->setter, WORDS_CHARACTERS);
    words.w = least(words.w, most(width_px, still->frame.w / 2));
    words.x += (still->frame.w - words.w) / 2;
    return words;
}

struct laid_view
still_reading_layout(const struct view_request *request, struct arena *arena)
{
    struct setter setter = view_setter(request, arena);
    struct builder builder = {.arena = arena};
    struct still still = {
        .builder = &builder,
        .setter = &setter,
        .request = request,
        .places = places_find(&setter, request),
    };
    still.frame = still.places.frame;
    still.words = middle_of(&still);
    make_answers(&still);
    draw_sheet(&still);
    chrome_add(&builder, &setter, request, NULL);
    struct screen *screen = arena_alloc(arena, sizeof *screen);
    *screen = builder_screen(&builder, setter.style->panel.width_px,
                             setter.style->panel.height_px, view_safe(setter.style));
    return (struct laid_view){screen, 1, *setter.style};
}
