// SPDX-License-Identifier: MIT
// Setting the clock: five fields side by side, each with plus above its figures and minus
// below, and one button that sets the clock to what they say.
#include "layout/button.h"
#include "layout/chrome.h"
#include "layout/places.h"
#include "layout/views.h"

#include <string.h>

static const double CELL_MOST_MM = 40;

static const enum word names[CLOCK_FIELD_COUNT] = {
    [CLOCK_YEAR] = WORD_CLOCK_YEAR,     [CLOCK_MONTH] = WORD_CLOCK_MONTH,
    [CLOCK_DAY] = WORD_CLOCK_DAY,       [CLOCK_HOUR] = WORD_CLOCK_HOUR,
    [CLOCK_MINUTE] = WORD_CLOCK_MINUTE,
};

struct fields {
    struct builder *builder;
    struct setter *setter;
    const struct view_request *request;
    struct rect area;
    const struct text *told; // how setting went, or NULL
    struct paragraph told_lines;
    int columns;
    int cell_w, cell_h;
    int button_h;
    int foot_px; // the button and what it told
    int rows_per_screen;
    bool flat;     // minus, figures and plus beside each other
    bool own_foot; // the foot has a screen of its own
};

static const struct text *
word(const struct fields *fields, enum word word)
{
    return &fields->request->words->word[word];
}

static int
at_most(int a, int b)
{
    return a < b ? a : b;
}

static int
line_px(const struct fields *fields, enum item_role role)
{
    const struct type *type = &fields->setter->style->type[role];
    return type->ascent_px + type->descent_px + fields->setter->style->unit_px / 4;
}

// Height of a button with one line of words.
static int
row_px(const struct style *style)
{
    const struct type *type = &style->type[ROLE_LABEL];
    int words_px = type->ascent_px + type->descent_px + 2 * button_inset_px(style);
    return words_px > style->target_px ? words_px : style->target_px;
}

static const struct text *
figures(const struct fields *fields, enum clock_field field)
{
    const struct staff_look *look = &fields->request->look.staff;
    const int values[CLOCK_FIELD_COUNT] = {look->date.year, look->date.month,
                                           look->date.day, (int)look->minute / 60,
                                           (int)look->minute % 60};
    struct text *text = arena_alloc(fields->setter->arena, sizeof *text);
    text->utf8 = arena_printf(fields->setter->arena, "%02d", values[field]);
    text->len = strlen(text->utf8);
    return text;
}

// As many cells side by side as show their names whole.
static void
measure_cells(struct fields *fields)
{
    const struct style *style = fields->setter->style;
    int least_px = style->target_px, gap_px = style->unit_px;
    for (int i = 0; i < CLOCK_FIELD_COUNT; i++) {
        int name_px = paragraph_width(fields->setter, word(fields, names[i]), ROLE_LABEL);
        least_px = name_px > least_px ? name_px : least_px;
    }
    fields->columns = (fields->area.w + gap_px) / (least_px + gap_px);
    fields->columns = fields->columns > CLOCK_FIELD_COUNT ? CLOCK_FIELD_COUNT
                      : fields->columns < 1               ? 1
                                                          : fields->columns;
    fields->cell_w = (fields->area.w + gap_px) / fields->columns - gap_px;
    fields->cell_w = at_most(fields->cell_w, panel_px(&style->panel, CELL_MOST_MM));
}

// Buttons above and below the figures, or beside them where that is too high; the foot
// below the fields, or on a screen of its own.
static void
measure_rows(struct fields *fields)
{
    const struct style *style = fields->setter->style;
    int gap_px = style->unit_px;
    int words_px = line_px(fields, ROLE_LABEL) + line_px(fields, ROLE_LEAD) + gap_px;
    int room_px = fields->area.h - fields->foot_px;
    fields->flat = words_px + 2 * style->target_px > fields->area.h;
    if (fields->flat) {
        fields->columns = 1;
        fields->cell_w = fields->area.w;
        words_px = line_px(fields, ROLE_LABEL);
    }
    int stacked = fields->flat ? 1 : 2;
    fields->own_foot = words_px + stacked * style->target_px > room_px;
    room_px = fields->own_foot ? fields->area.h : room_px;
    fields->button_h = at_most((room_px - words_px) / stacked, style->primary_px);
    if (fields->button_h < style->target_px)
        fields->button_h = style->target_px;
    fields->cell_h = words_px + stacked * fields->button_h;
    fields->rows_per_screen = (room_px + 2 * gap_px) / (fields->cell_h + 2 * gap_px);
    if (fields->rows_per_screen < 1)
        fields->rows_per_screen = 1;
}

static void
measure(struct fields *fields)
{
    static const enum word told[] = {
        [STAFF_CLOCK_DONE] = WORD_CLOCK_DONE, [STAFF_CLOCK_DENIED] = WORD_CLOCK_DENIED};
    const struct style *style = fields->setter->style;
    enum staff_clock state = fields->request->look.staff.clock;
    int gap_px = style->unit_px;
    measure_cells(fields);
    fields->foot_px = row_px(style) + 2 * gap_px;
    if (state != STAFF_CLOCK_OPEN) {
        fields->told = word(fields, told[state]);
        fields->told_lines =
            paragraph_break(fields->setter, fields->told, ROLE_LABEL, fields->area.w);
        fields->foot_px +=
            (int)fields->told_lines.line_count * line_px(fields, ROLE_LABEL) + gap_px;
    }
    measure_rows(fields);
}

static void
add_caption(const struct fields *fields, struct rect place, const struct text *text,
            enum item_role role)
{
    struct item base = {.role = role,
                        .fill = COLOR_INK,
                        .ground = COLOR_PAPER,
                        .lang = fields->request->words->lang.utf8,
                        .source = text,
                        .within = -1,
                        .target = -1};
    button_add_caption(fields->builder, fields->setter, place, text, base);
}

static void
add_step_button(const struct fields *fields, enum clock_field field, struct rect place,
                bool more)
{
    struct arena *arena = fields->setter->arena;
    const struct fill name = {"a", word(fields, names[field])->utf8};
    enum word pattern = more ? WORD_CLOCK_MORE : WORD_CLOCK_LESS;
    struct button button = {
        .shown = place,
        .icon = more ? "plus" : "minus",
        .keep_icon = true,
        .lang = fields->request->words->lang.utf8,
        .target = {.action = ACTION_CLOCK_FIELD,
                   .number = (int)field + (more ? 0 : CLOCK_FIELD_COUNT),
                   .label = words_fill(arena, *word(fields, pattern), &name, 1).utf8},
    };
    button_add(fields->builder, fields->setter, &button);
}

// As large as leaves the figures of a year their room.
static int
flat_side_px(const struct fields *fields)
{
    const struct style *style = fields->setter->style;
    const struct text year = {.utf8 = "0000", .len = 4};
    int figures_px = paragraph_width(fields->setter, &year, ROLE_LEAD);
    int side_px =
        at_most((fields->cell_w - figures_px) / 2 - style->unit_px, style->primary_px);
    return side_px < style->target_px ? style->target_px : side_px;
}

// Name above; minus, figures, plus below it.
static void
add_flat_cell(const struct fields *fields, enum clock_field field, int x, int y)
{
    struct rect place = {x, y, fields->cell_w, line_px(fields, ROLE_LABEL)};
    int side_px = flat_side_px(fields);
    add_caption(fields, place, word(fields, names[field]), ROLE_LABEL);
    place.y += place.h;
    place.h = fields->button_h;
    place.w = side_px;
    add_step_button(fields, field, place, false);
    place.x += fields->cell_w - side_px;
    add_step_button(fields, field, place, true);
    place.x = x + side_px;
    place.w = fields->cell_w - 2 * side_px;
    add_caption(fields, place, figures(fields, field), ROLE_LEAD);
}

static void
add_cell(const struct fields *fields, enum clock_field field, int x, int y)
{
    struct rect place = {x, y, fields->cell_w, line_px(fields, ROLE_LABEL)};
    add_caption(fields, place, word(fields, names[field]), ROLE_LABEL);
    place.y += place.h;
    place.h = fields->button_h;
    add_step_button(fields, field, place, true);
    place.y += place.h;
    place.h = line_px(fields, ROLE_LEAD) + fields->setter->style->unit_px;
    add_caption(fields, place, figures(fields, field), ROLE_LEAD);
    place.y += place.h;
    place.h = fields->button_h;
    add_step_button(fields, field, place, false);
}

static void
add_foot(const struct fields *fields, int y)
{
    const struct style *style = fields->setter->style;
    struct item base = {.role = ROLE_LABEL,
                        .fill = COLOR_INK,
                        .ground = COLOR_PAPER,
                        .lang = fields->request->words->lang.utf8,
                        .source = fields->told,
                        .within = -1,
                        .target = -1};
    struct button button = {
        .form = BUTTON_BESIDE,
        .icon = "clock",
        .shown = {fields->area.x, y, 0, row_px(style)},
        .label = word(fields, WORD_CLOCK_SET),
        .lang = base.lang,
        .accent = true,
        .target = {.action = ACTION_CLOCK_SET, .primary = true},
    };
    int whole_px = fields->columns * (fields->cell_w + style->unit_px) - style->unit_px;
    button.shown.w =
        at_most(fields->area.w,
                whole_px > 3 * style->primary_px ? whole_px : 3 * style->primary_px);
    button_add(fields->builder, fields->setter, &button);
    y += row_px(style) + style->unit_px;
    for (size_t i = 0; i < fields->told_lines.line_count; i++) {
        paragraph_add_line(fields->builder, fields->setter, &fields->told_lines.lines[i],
                           fields->area.x, y, base);
        y += line_px(fields, ROLE_LABEL);
    }
}

static void
draw_screen(const struct fields *fields, int first_row)
{
    int gap_px = fields->setter->style->unit_px, y = fields->area.y;
    for (int row = 0; row < fields->rows_per_screen; row++) {
        int first = (first_row + row) * fields->columns;
        y += row > 0 && first < CLOCK_FIELD_COUNT ? 2 * gap_px : 0;
        for (int i = 0; i < fields->columns && first + i < CLOCK_FIELD_COUNT; i++) {
            enum clock_field field = (enum clock_field)(first + i);
            int x = fields->area.x + i * (fields->cell_w + gap_px);
            if (fields->flat)
                add_flat_cell(fields, field, x, y);
            else
                add_cell(fields, field, x, y);
        }
        y += first < CLOCK_FIELD_COUNT ? fields->cell_h : 0;
    }
    bool fields_here = first_row * fields->columns < CLOCK_FIELD_COUNT;
    if (!fields->own_foot || !fields_here)
        add_foot(fields, fields_here ? y + 2 * gap_px : y);
}

struct laid_view
set_clock_layout(const struct view_request *request, struct arena *arena)
{
    struct setter setter = view_setter(request, arena);
    struct fields fields = {.setter = &setter,
                            .request = request,
                            .area = places_find(&setter, request).area};
    measure(&fields);
    int rows = (CLOCK_FIELD_COUNT + fields.columns - 1) / fields.columns;
    int count = (rows + fields.rows_per_screen - 1) / fields.rows_per_screen;
    count += fields.own_foot;
    struct screen *screens = arena_array(arena, (size_t)count, sizeof *screens);
    for (int i = 0; i < count; i++) {
        struct builder builder = {.arena = arena};
        struct pager pager = {.screen = i, .screen_count = count};
        fields.builder = &builder;
        draw_screen(&fields, i * fields.rows_per_screen);
        chrome_add(&builder, &setter, request, &pager);
        screens[i] =
            builder_screen(&builder, setter.style->panel.width_px,
                           setter.style->panel.height_px, view_safe(setter.style));
    }
    return (struct laid_view){screens, (size_t)count, *setter.style};
}
