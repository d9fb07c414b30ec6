// SPDX-License-Identifier: MIT
// Languages: the sheet on which a visitor chooses one, and the row of them on Home. Each is
// named in its own words and script, so that only who reads it needs to.
#include "layout/languages.h"

#include <string.h>

static const double WIDE_ROW_MOST_MM = 26;

bool
languages_are_offered(const struct view_request *request)
{
    return request->tongue_count > 1;
}

static bool
is_current(const struct view_request *request, const struct tongue *tongue)
{
    return strcmp(tongue->code, request->content->lang.utf8) == 0;
}

struct button
languages_button(const struct view_request *request, const struct tongue *tongue)
{
    bool current = is_current(request, tongue);
    return (struct button){
        .form = BUTTON_BESIDE,
        .icon = current ? "tick" : NULL,
        .keep_icon = current,
        .label = &tongue->words->endonym,
        .lang = tongue->code,
        .chosen = current,
        .target = {.action = ACTION_LANGUAGE, .page = tongue->code},
    };
}

// "Current" or "(part)" below a language's name, in that language.
static const struct text *
note_of(const struct view_request *request, const struct tongue *tongue)
{
    if (is_current(request, tongue))
        return &tongue->words->word[WORD_LANGUAGE_CURRENT];
    return tongue->partial ? &tongue->words->word[WORD_LANGUAGE_PART] : NULL;
}

// The spoken name has the note as well.
static void
add_note(const struct view_request *request, const struct tongue *tongue,
         struct button *button, struct arena *arena)
{
    button->note = note_of(request, tongue);
    if (button->note)
        button->target.label =
            arena_printf(arena, "%s: %s", button->label->utf8, button->note->utf8);
}

// Height of the highest at the width they have `columns` side by side; 0 when a word fits
// no line.
static int
height_of(const struct bands *bands, struct button *buttons, size_t count, size_t columns,
          int gap_px)
{
    const struct setter *setter = bands->setter;
    int height_px = setter->style->target_px;
    for (size_t i = 0; i < count; i++) {
        bool whole = false;
        buttons[i].shown.w = bands_column_px(bands, columns, gap_px);
        int needed_px = button_height(setter, &buttons[i], &whole);
        if (!whole)
            return 0;
        height_px = needed_px > height_px ? needed_px : height_px;
    }
    return height_px;
}

static struct bands
stack(struct setter *setter, const struct view_request *request, size_t columns)
{
    const struct style *style = setter->style;
    const bool wide = style->panel_class == PANEL_WIDE;
    const size_t count = request->tongue_count;
    struct bands bands = bands_begin(setter, request);
    struct button *buttons = arena_array(setter->arena, count, sizeof *buttons);
    struct item heading = {.role = ROLE_HEADING,
                           .fill = COLOR_INK,
                           .ground = COLOR_PAPER,
                           .lang = request->words->lang.utf8};
    for (size_t i = 0; i < count; i++) {
        buttons[i] = languages_button(request, &request->tongues[i]);
        add_note(request, &request->tongues[i], &buttons[i], setter->arena);
    }
    if (wide && columns == 1)
        bands.area.w = bands_column_px(&bands, 2, 4 * style->unit_px);
    int height_px = height_of(&bands, buttons, count, columns, style->unit_px);
    bands.grow_to_px =
        wide ? panel_px(&style->panel, WIDE_ROW_MOST_MM) : style->primary_px;
    bands_add_text(&bands, &request->words->word[WORD_LANGUAGE], heading,
                   places_gap_px(style), true);
    bands_add_buttons(&bands, buttons, count, columns,
                      height_px > 0 ? height_px : style->target_px, style->unit_px);
    return bands;
}

// On wide panels they are one column, or two where that takes fewer screens.
struct laid_view
languages_layout(const struct view_request *request, struct arena *arena)
{
    struct setter setter = view_setter(request, arena);
    struct bands one = stack(&setter, request, 1);
    if (setter.style->panel_class != PANEL_WIDE)
        return bands_lay(&one);
    struct bands two = stack(&setter, request, 2);
    bool costs = bands_screen_count(&one) > bands_screen_count(&two);
    return bands_lay(costs ? &two : &one);
}

static struct button
more_button(const struct view_request *request)
{
    return (struct button){
        .form = BUTTON_BESIDE,
        .icon = "language",
        .keep_icon = true,
        .label = &request->words->word[WORD_MORE_LANGUAGES],
        .lang = request->words->lang.utf8,
        .target = {.action = ACTION_LANGUAGES},
    };
}

// Of two languages the one that is not on show.
static struct button
other_button(const struct view_request *request)
{
    size_t current = is_current(request, &request->tongues[0]) ? 0 : 1;
    return languages_button(request, &request->tongues[1 - current]);
}

void
languages_add_row(struct bands *bands, int gap_px)
{
    const struct view_request *request = bands->request;
    struct setter *setter = bands->setter;
    size_t count = request->tongue_count;
    struct button *buttons = arena_array(setter->arena, count, sizeof *buttons);
    for (size_t i = 0; i < count; i++)
        buttons[i] = languages_button(request, &request->tongues[i]);
    int height_px =
        count <= LANGUAGES_ROW_MOST ? height_of(bands, buttons, count, count, gap_px) : 0;
    if (height_px == 0) {
        buttons[0] = count == 2 ? other_button(request) : more_button(request);
        count = 1;
        height_px = height_of(bands, buttons, 1, 1, gap_px);
    }
    bands_add_buttons(bands, buttons, count, count,
                      height_px > 0 ? height_px : setter->style->target_px, gap_px);
    bands->items[bands->count - 1].fixed = true;
}

// ---- in a rail of Home ------------------------------------------------------------------------

// The place of one of them, from the foot of the end rail up.
static struct rect
rail_place(const struct setter *setter, const struct view_request *request,
           const struct places *places, size_t index)
{
    int gap_px = setter->style->unit_px;
    int height_px = setter->style->primary_px;
    struct rect rail = places->slot[SLOT_NEXT];
    int from_foot = (int)(request->tongue_count - index);
    rail.y += rail.h - from_foot * height_px - (from_foot - 1) * gap_px;
    rail.h = height_px;
    return rail;
}

bool
languages_fit_rail(const struct setter *setter, const struct view_request *request,
                   const struct places *places)
{
    if (!languages_are_offered(request) || places->arrangement != ARRANGEMENT_RAILS ||
        request->tongue_count > LANGUAGES_ROW_MOST ||
        rail_place(setter, request, places, 0).y < places->frame.y)
        return false;
    for (size_t i = 0; i < request->tongue_count; i++) {
        struct button button = languages_button(request, &request->tongues[i]);
        button.form = BUTTON_STACKED;
        button.shown = rail_place(setter, request, places, i);
        if (!button_fits(setter, &button))
            return false;
    }
    return true;
}

void
languages_add_rail(struct builder *builder, const struct setter *setter,
                   const struct view_request *request, const struct places *places)
{
    for (size_t i = 0; i < request->tongue_count; i++) {
        struct button button = languages_button(request, &request->tongues[i]);
        button.form = BUTTON_STACKED;
        button.shown = rail_place(setter, request, places, i);
        button_add(builder, setter, &button);
    }
}
