// SPDX-License-Identifier: MIT
// The Text sheet: sizes, colours, space, motion and touch as buttons. What is chosen has a tick,
// a thick outline and, where there is room, a word.
#include "layout/bands.h"
#include "layout/languages.h"
#include "layout/places.h"

#include <string.h>

enum { SIZE_COUNT = 4, TOGGLE_COUNT = 3, CHOICES_MAX = 4 };

static const double WIDE_ROW_MOST_MM = 26;
static const int sizes[SIZE_COUNT] = {100, 125, 150, 200};

static const enum word theme_words[THEME_COUNT] = {
    [THEME_LIGHT] = WORD_THEME_LIGHT,
    [THEME_DARK] = WORD_THEME_DARK,
    [THEME_HC_DARK] = WORD_THEME_HC_DARK,
    [THEME_HC_LIGHT] = WORD_THEME_HC_LIGHT,
};

struct toggle {
    enum word word;
    enum action action;
};

static const struct toggle toggles[TOGGLE_COUNT] = {
    {WORD_MORE_SPACE, ACTION_MORE_SPACE},
    {WORD_NO_MOTION, ACTION_NO_MOTION},
    {WORD_STEADY_TOUCH, ACTION_STEADY_TOUCH},
};

struct sheet {
    struct setter *setter;
    const struct view_request *request;
    struct bands bands;
};

static const struct text *
word(const struct sheet *sheet, enum word word)
{
    return &sheet->request->words->word[word];
}

static const struct text *
figure(const struct sheet *sheet, int percent)
{
    struct text *text = arena_alloc(sheet->setter->arena, sizeof *text);
    text->utf8 = arena_printf(sheet->setter->arena, "%d\u00a0%%", percent);
    text->len = strlen(text->utf8);
    return text;
}

static struct button
choice_button(const struct sheet *sheet, const struct text *label, bool chosen,
              enum action action, int number)
{
    return (struct button){
        .form = BUTTON_BESIDE,
        .icon = chosen ? "tick" : NULL,
        .keep_icon = chosen,
        .label = label,
        .note = chosen ? word(sheet, WORD_CHOSEN) : NULL,
        .lang = sheet->request->words->lang.utf8,
        .chosen = chosen,
        .target = {.action = action, .number = number},
    };
}

static bool
is_toggle(const struct button *button)
{
    return button->target.action != ACTION_STEP && button->target.action != ACTION_THEME;
}

static void
add_heading(struct sheet *sheet, enum word which, enum item_role role)
{
    struct item base = {.role = role,
                        .fill = COLOR_INK,
                        .ground = COLOR_PAPER,
                        .lang = sheet->request->words->lang.utf8};
    bands_add_text(&sheet->bands, word(sheet, which), base,
                   places_gap_px(sheet->setter->style), true);
}

// Height of the highest of the choices with the tick on it, `columns` side by side. *whole is
// false when a word fits no line.
static int
choices_height(const struct sheet *sheet, const struct button *buttons, size_t count,
               size_t columns, bool *whole)
{
    int height_px = sheet->setter->style->target_px;
    *whole = true;
    for (size_t i = 0; i < count; i++) {
        struct button button = buttons[i];
        bool this_whole = false;
        button.icon = "tick";
        button.keep_icon = true;
        button.note = is_toggle(&button) ? button.note : NULL;
        button.shown.w =
            bands_column_px(&sheet->bands, columns, sheet->setter->style->unit_px);
        int needed_px = button_height(sheet->setter, &button, &this_whole);
        height_px = needed_px > height_px ? needed_px : height_px;
        *whole = *whole && this_whole;
    }
    return height_px;
}

// As many side by side as cut no word, with room for a tick on every one: choosing moves nothing.
static void
add_choices(struct sheet *sheet, const struct button *buttons, size_t count)
{
    size_t columns = count;
    bool whole = false;
    int height_px = choices_height(sheet, buttons, count, columns, &whole);
    while (!whole && columns > 1) {
        columns = columns == CHOICES_MAX ? 2 : columns - 1;
        height_px = choices_height(sheet, buttons, count, columns, &whole);
    }
    bands_add_buttons(&sheet->bands, buttons, count, columns, height_px,
                      sheet->setter->style->unit_px);
}

static void
add_sizes(struct sheet *sheet)
{
    struct button buttons[SIZE_COUNT];
    for (size_t i = 0; i < SIZE_COUNT; i++)
        buttons[i] =
            choice_button(sheet, figure(sheet, sizes[i]),
                          sheet->request->look.step == sizes[i], ACTION_STEP, sizes[i]);
    add_heading(sheet, WORD_TEXT_SIZE, ROLE_LABEL);
    add_choices(sheet, buttons, SIZE_COUNT);
}

static void
add_themes(struct sheet *sheet)
{
    struct button buttons[THEME_COUNT];
    for (int i = 0; i < THEME_COUNT; i++)
        buttons[i] = choice_button(sheet, word(sheet, theme_words[i]),
                                   (int)sheet->request->look.theme == i, ACTION_THEME, i);
    add_heading(sheet, WORD_COLOURS, ROLE_LABEL);
    add_choices(sheet, buttons, THEME_COUNT);
}

// A switch says On or Off below its name, so its state needs no colour and no tick.
static void
add_toggles(struct sheet *sheet)
{
    const struct look *look = &sheet->request->look;
    const bool on[TOGGLE_COUNT] = {look->more_space, look->no_motion, look->steady_touch};
    struct button buttons[TOGGLE_COUNT];
    for (size_t i = 0; i < TOGGLE_COUNT; i++) {
        buttons[i] = choice_button(sheet, word(sheet, toggles[i].word), on[i],
                                   toggles[i].action, 0);
        buttons[i].note = word(sheet, on[i] ? WORD_ON : WORD_OFF);
        buttons[i].target.label =
            arena_printf(sheet->setter->arena, "%s: %s", buttons[i].label->utf8,
                         buttons[i].note->utf8);
    }
    add_choices(sheet, buttons, TOGGLE_COUNT);
}

// Where Language has no slot of its own it is the first thing on this sheet.
static void
add_language(struct sheet *sheet)
{
    const struct view_request *request = sheet->request;
    struct places places = places_find(sheet->setter, request);
    if (!languages_are_offered(request) || places_has_language(&places))
        return;
    struct button button =
        choice_button(sheet, word(sheet, WORD_LANGUAGE), false, ACTION_LANGUAGES, 0);
    bool whole = false;
    button.icon = "language";
    button.keep_icon = true;
    button.note = &request->words->endonym;
    button.shown.w = sheet->bands.area.w;
    int height_px = button_height(sheet->setter, &button, &whole);
    bands_add_buttons(&sheet->bands, &button, 1, 1, height_px,
                      sheet->setter->style->unit_px);
}

// The longer wait can be had before "Still reading?" asks.
static void
add_take_time(struct sheet *sheet)
{
    struct button button =
        choice_button(sheet, word(sheet, WORD_TAKE_TIME), false, ACTION_TAKE_TIME, 0);
    bool whole = false;
    button.icon = "clock";
    button.note = word(sheet, WORD_TAKE_TIME_NOTE);
    button.shown.w = sheet->bands.area.w;
    int height_px = button_height(sheet->setter, &button, &whole);
    bands_add_buttons(&sheet->bands, &button, 1, 1, height_px,
                      sheet->setter->style->unit_px);
}

static struct bands
stack(struct sheet *sheet, bool title)
{
    sheet->bands = bands_begin(sheet->setter, sheet->request);
    const struct style *style = sheet->setter->style;
    const bool wide = style->panel_class == PANEL_WIDE;
    sheet->bands.grow_to_px =
        wide ? panel_px(&style->panel, WIDE_ROW_MOST_MM) : style->primary_px;
    sheet->bands.gap_to_px = wide ? 2 * places_gap_px(style) : 0;
    if (title)
        add_heading(sheet, WORD_TEXT_SETTINGS, ROLE_HEADING);
    add_language(sheet);
    add_sizes(sheet);
    add_themes(sheet);
    add_toggles(sheet);
    add_take_time(sheet);
    return sheet->bands;
}

// The title is only worth having where it costs no screen: the button that opened the sheet is
// marked as well.
struct laid_view
text_sheet_layout(const struct view_request *request, struct arena *arena)
{
    struct setter setter = view_setter(request, arena);
    struct sheet sheet = {.setter = &setter, .request = request};
    struct bands bare = stack(&sheet, false);
    struct bands titled = stack(&sheet, true);
    bool costs = bands_screen_count(&titled) > bands_screen_count(&bare);
    return bands_lay(costs ? &bare : &titled);
}
