// SPDX-License-Identifier: MIT
// Home: the clinic's question, one tile a subject, Finish last, and when the screen clears
// itself. The grid that needs the fewest screens wins, then the one with the highest tiles.
#include "content/due.h"
#include "content/limits.h"
#include "layout/bands.h"
#include "layout/languages.h"
#include "layout/places.h"

#include <stdint.h>

enum { COLUMNS_MAX = 3, HEIGHT_COUNT = 3, TITLE_COUNT = 3 };

static const double tile_least_mm[HEIGHT_COUNT] = {25, 20, 15};
static const double TILE_MOST_MM = 34;
static const double WIDE_TILE_MOST_MM = 80;
static const int ROW_LEAST_EM = 8; // narrower tiles have their icon above the words
static const int CHEVRON_LEAST_EM = 12;
static const size_t CALM_LINES = 2; // that a label in a tile takes at the most

static const enum item_role title_roles[TITLE_COUNT] = {ROLE_TITLE, ROLE_HEADING,
                                                        ROLE_LEAD};

// Numbers of columns to try, the best first.
static const size_t columns_of_class[][COLUMNS_MAX] = {
    [PANEL_RAILS] = {3, 2, 1},
    [PANEL_STACK] = {1, 2, 3},
    [PANEL_WIDE] = {3, 2, 1},
};

struct home {
    struct setter *setter;
    const struct view_request *request;
    struct bands empty;                                // the area to fill
    enum { ROW_NONE, ROW_BELOW, ROW_ABOVE } languages; // where their row is
    struct button *buttons;
    size_t button_count;
    const struct text *clears_itself;
    struct paragraph titles[TITLE_COUNT];
    struct paragraph notices[LIMIT_NOTICES];
    bool notices_below; // the tiles, so that they cost those no screen
    bool large;         // tiles have the type of headings
    struct paragraph footer;
};

struct grid {
    size_t columns;
    int height_px;
    size_t title; // index into title_roles
    bool note;    // Finish says what it does
    bool crowded; // a label takes more lines than are read at a glance
};

static struct button
tile_button(const struct home *home, const struct tile *tile)
{
    return (struct button){
        .icon = tile->icon.len > 0 ? tile->icon.utf8 : NULL,
        .label = &tile->label,
        .lang = home->request->content->lang.utf8,
        .target = {.action = ACTION_PAGE, .page = tile->page.utf8, .primary = true},
    };
}

static struct button
finish_button(const struct home *home)
{
    const struct words *words = home->request->words;
    return (struct button){
        .icon = "finish",
        .label = &words->word[WORD_FINISH],
        .lang = words->lang.utf8,
        .target = {.action = ACTION_FINISH, .primary = true, .leaves = true},
    };
}

static void
make_buttons(struct home *home)
{
    const struct menu *menu = &home->request->content->menu;
    home->button_count = menu->tile_count + 1;
    home->buttons =
        arena_array(home->setter->arena, home->button_count, sizeof *home->buttons);
    for (size_t i = 0; i < menu->tile_count; i++)
        home->buttons[i] = tile_button(home, &menu->tiles[i]);
    home->buttons[menu->tile_count] = finish_button(home);
}

// "about 2 minutes": what passes before the question and while it is asked, in whole minutes.
static const struct text *
clears_itself(const struct home *home)
{
    struct arena *arena = home->setter->arena;
    const struct clinic *clinic = &home->request->content->clinic;
    unsigned minutes = (clinic->idle_s + clinic->ask_s + 30) / 60;
    const struct fill fill = {"a", arena_printf(arena, "%u", minutes > 0 ? minutes : 1)};
    struct text *text = arena_alloc(arena, sizeof *text);
    *text = words_fill(arena, home->request->words->word[WORD_CLEARS_ITSELF], &fill, 1);
    return text;
}

// Gives the buttons their form and size at so many columns. false when a word fits no line.
static bool
shape_buttons(struct home *home, size_t columns, bool note)
{
    const struct style *style = home->setter->style;
    int width_px = bands_column_px(&home->empty, columns, places_gap_px(style));
    int em_px = style->type[ROLE_LABEL].font.em_px;
    bool row = columns < COLUMNS_MAX && width_px >= ROW_LEAST_EM * em_px;
    bool all_whole = true;
    const struct text *finish_note = &home->request->words->word[WORD_FINISH_NOTE];
    home->buttons[home->button_count - 1].note = note ? finish_note : NULL;
    for (size_t i = 0; i < home->button_count; i++) {
        struct button *button = &home->buttons[i];
        bool whole = false;
        bool chevron = row && (columns == 1 || width_px >= CHEVRON_LEAST_EM * em_px);
        button->form = row ? BUTTON_ROW : BUTTON_TILE;
        button->narrow = row && !chevron;
        button->large = !row && home->large;
        button->end_icon = chevron && !button->target.leaves ? "next-page" : NULL;
        button->shown.w = width_px;
        button->shown.h = button_height(home->setter, button, &whole);
        all_whole = all_whole && whole;
    }
    return all_whole || columns == 1;
}

// The text of a notice of the day, the most important first; NULL where there is none.
static const struct text *
notice_text(const struct home *home, size_t index)
{
    const struct view_request *request = home->request;
    const struct notice *notice = due_notice(request->content, request->today, index);
    return notice ? &notice->text : NULL;
}

// Breaks what is the same in all grids.
static void
break_texts(struct home *home)
{
    struct setter *setter = home->setter;
    int width_px = home->empty.area.w;
    for (size_t i = 0; i < TITLE_COUNT; i++)
        home->titles[i] = paragraph_break(setter, &home->request->content->menu.title,
                                          title_roles[i], width_px);
    for (size_t i = 0; i < LIMIT_NOTICES; i++) {
        const struct text *notice = notice_text(home, i);
        if (notice)
            home->notices[i] = paragraph_break(setter, notice, ROLE_LABEL, width_px);
    }
    home->footer = paragraph_break(setter, home->clears_itself, ROLE_CAPTION, width_px);
}

static void
add_notices(const struct home *home, struct bands *bands, int gap_px)
{
    for (size_t i = 0; i < LIMIT_NOTICES; i++) {
        struct item notice = {.role = ROLE_LABEL,
                              .fill = COLOR_ON_CAUTION,
                              .ground = COLOR_CAUTION,
                              .lang = home->request->content->lang.utf8,
                              .source = notice_text(home, i)};
        bands_add_lines(bands, &home->notices[i], notice, gap_px, true);
    }
}

static struct bands
stack(const struct home *home, struct grid grid)
{
    const struct view_request *request = home->request;
    const struct style *style = home->setter->style;
    struct bands bands = home->empty;
    struct item title = {.role = title_roles[grid.title],
                         .fill = COLOR_INK,
                         .ground = COLOR_PAPER,
                         .lang = request->content->lang.utf8,
                         .source = &request->content->menu.title};
    struct item footer = {.role = ROLE_CAPTION,
                          .fill = COLOR_INK2,
                          .ground = COLOR_PAPER,
                          .lang = request->words->lang.utf8,
                          .source = home->clears_itself};
    if (!home->notices_below)
        add_notices(home, &bands, 0);
    bands_add_lines(&bands, &home->titles[grid.title], title,
                    notice_text(home, 0) && !home->notices_below ? style->unit_px : 0,
                    true);
    if (home->languages == ROW_ABOVE)
        languages_add_row(&bands, places_gap_px(style));
    bands_add_buttons(&bands, home->buttons, home->button_count, grid.columns,
                      grid.height_px, places_gap_px(style));
    if (home->languages == ROW_BELOW)
        languages_add_row(&bands, places_gap_px(style));
    if (home->notices_below)
        add_notices(home, &bands, style->unit_px);
    bands_add_lines(&bands, &home->footer, footer, style->unit_px, false);
    return bands;
}

static bool
is_crowded(const struct home *home)
{
    for (size_t i = 0; i < home->button_count; i++) {
        if (button_line_count(home->setter, &home->buttons[i]) > CALM_LINES)
            return true;
    }
    return false;
}

// Fewer screens are better, then labels of few lines, then higher tiles; among equals the first
// tried.
static void
try_grid(const struct home *home, struct grid grid, struct grid *best, size_t *fewest)
{
    struct bands bands = stack(home, grid);
    size_t screens = bands_screen_count(&bands);
    bool same = screens == *fewest && grid.crowded == best->crowded;
    if (screens > *fewest || (screens == *fewest && grid.crowded && !best->crowded) ||
        (same && grid.height_px <= best->height_px))
        return;
    *fewest = screens;
    *best = grid;
}

// The best of the grids with so many columns, with and without the note.
static void
try_columns(struct home *home, size_t columns, struct grid *best, size_t *fewest)
{
    const struct panel *panel = &home->setter->style->panel;
    for (int note = 1; note >= 0; note--) {
        if (!shape_buttons(home, columns, note))
            return;
        bool crowded = is_crowded(home);
        for (size_t i = 0; i < (size_t)HEIGHT_COUNT * TITLE_COUNT; i++) {
            struct grid grid = {columns, panel_px(panel, tile_least_mm[i / TITLE_COUNT]),
                                i % TITLE_COUNT, note, crowded};
            try_grid(home, grid, best, fewest);
        }
    }
}

static struct grid
choose_grid(struct home *home)
{
    const struct style *style = home->setter->style;
    const size_t *columns = columns_of_class[style->panel_class];
    struct grid best = {1, style->target_px, 0, false, true};
    size_t fewest = SIZE_MAX;
    for (size_t i = 0; i < COLUMNS_MAX; i++)
        try_columns(home, columns[i], &best, &fewest);
    return best;
}

// The rows are all as high as the highest where that costs no screen.
static struct bands
best_stack(struct home *home)
{
    break_texts(home);
    struct grid grid = choose_grid(home);
    (void)shape_buttons(home, grid.columns, grid.note);
    struct bands bands = stack(home, grid);
    for (size_t i = 0; i < home->button_count; i++) {
        int height_px = home->buttons[i].shown.h;
        grid.height_px = height_px > grid.height_px ? height_px : grid.height_px;
    }
    struct bands even = stack(home, grid);
    return bands_screen_count(&even) > bands_screen_count(&bands) ? bands : even;
}

// One screen needs no pager: then the tiles have its room as well, or the languages, where
// they fit there. On several screens the languages come first.
static struct bands
fill_screens(struct home *home)
{
    const struct setter *setter = home->setter;
    const struct view_request *request = home->request;
    struct places places = places_find(home->setter, request);
    struct rect beside_pager = home->empty.area;
    bool rail = languages_fit_rail(setter, request, &places);
    bool row = languages_are_offered(request) && !rail;
    home->empty.area = rail ? places.area : places.open;
    home->languages = row ? ROW_BELOW : ROW_NONE;
    struct bands bands = best_stack(home);
    if (bands_screen_count(&bands) == 1)
        return bands;
    home->empty.area = beside_pager;
    home->languages = languages_are_offered(request) ? ROW_ABOVE : ROW_NONE;
    return best_stack(home);
}

// Wide panels have large tiles where those cost no screen.
static struct bands
fill_wide(struct home *home)
{
    struct bands plain = fill_screens(home);
    if (home->setter->style->panel_class != PANEL_WIDE)
        return plain;
    struct home other = *home;
    make_buttons(&other);
    other.large = true;
    other.empty = bands_begin(home->setter, home->request);
    struct bands large = fill_screens(&other);
    bool costs = bands_screen_count(&large) > bands_screen_count(&plain);
    return costs ? plain : large;
}

struct laid_view
home_layout(const struct view_request *request, struct arena *arena)
{
    struct setter setter = view_setter(request, arena);
    const struct style *style = setter.style;
    struct style close = *style; // the question and the footer are short: lines lie close
    for (int role = 0; role < TEXT_ROLE_COUNT; role++)
        close.type[role].line_px = button_line_px(style, (enum item_role)role);
    setter.style = &close;
    struct home home = {
        .setter = &setter, .request = request, .empty = bands_begin(&setter, request)};
    make_buttons(&home);
    home.clears_itself = clears_itself(&home);
    struct bands bands = fill_wide(&home);
    if (notice_text(&home, 0) && bands_screen_count(&bands) > 1) {
        home.notices_below = true;
        home.empty = bands_begin(&setter, request);
        bands = fill_wide(&home);
    }
    bool wide = style->panel_class == PANEL_WIDE;
    bands.grow_to_px = panel_px(&style->panel, wide ? WIDE_TILE_MOST_MM : TILE_MOST_MM);
    bands.gap_to_px = wide ? 2 * places_gap_px(style) : 0;
    struct laid_view view = bands_lay(&bands);
    view.style = *style;
    return view;
}
