// SPDX-License-Identifier: MIT
// The screen test: a ruler to lay a steel one against, squares of the sizes that targets
// have, the largest text, the colours of the theme; and a square in each corner to be
// hit, for panels whose touch is turned or off.
#include "layout/button.h"
#include "layout/chrome.h"
#include "layout/places.h"
#include "layout/views.h"

#include <math.h>
#include <string.h>

enum { RULER_STEP_MM = 10, RULER_MOST_MM = 200, SCREENS = 4, PATCH_COLUMNS = 6 };

static const double RULER_MM = 8; // height of its longest marks
static const double LARGEST_ARC_MINUTES = 42;
static const double LINE_EM = 1.35;
static const double PATCH_MOST_MM = 22;

struct test {
    struct builder *builder;
    struct setter *setter;
    const struct view_request *request;
    struct rect area;
};

static const struct text *
word(const struct test *test, enum word word)
{
    return &test->request->words->word[word];
}

static int
mm_px(const struct test *test, double mm)
{
    return panel_px(&test->setter->style->panel, mm);
}

static void
add_box(const struct test *test, struct rect box, enum color fill, enum color line)
{
    builder_item(test->builder,
                 (struct item){
                     .kind = ITEM_BOX,
                     .role = ROLE_GROUND,
                     .box = box,
                     .fill = fill,
                     .line = line,
                     .line_px = line == COLOR_NONE ? 0 : test->setter->style->outline_px,
                     .within = -1,
                     .target = -1,
                 });
}

// Writes a text at `y` and returns the y below it.
static int
add_text(const struct test *test, struct setter *setter, const struct text *text,
         enum item_role role, int y)
{
    struct paragraph lines = paragraph_break(setter, text, role, test->area.w);
    struct item base = {.role = role,
                        .fill = COLOR_INK,
                        .ground = COLOR_PAPER,
                        .lang = test->request->words->lang.utf8,
                        .source = text,
                        .within = -1,
                        .target = -1};
    for (size_t i = 0; i < lines.line_count; i++) {
        paragraph_add_line(test->builder, setter, &lines.lines[i], test->area.x, y, base);
        y += setter->style->type[role].line_px;
    }
    return y;
}

static const struct text *
with_number(const struct test *test, enum word pattern, int number)
{
    struct arena *arena = test->setter->arena;
    const struct fill fill = {"a", arena_printf(arena, "%d", number)};
    struct text *text = arena_alloc(arena, sizeof *text);
    *text = words_fill(arena, *word(test, pattern), &fill, 1);
    return text;
}

// ---- the ruler and the squares ------------------------------------------------------

static int
text_height(const struct test *test, const struct text *text, enum item_role role)
{
    struct paragraph lines = paragraph_break(test->setter, text, role, test->area.w);
    return (int)lines.line_count * test->setter->style->type[role].line_px;
}

static int
ruler_length_mm(const struct test *test)
{
    const struct panel *panel = &test->setter->style->panel;
    double px = panel->width_px / panel->width_mm;
    int length_mm = (int)(test->area.w / px) / RULER_STEP_MM * RULER_STEP_MM;
    return length_mm < RULER_MOST_MM ? length_mm : RULER_MOST_MM;
}

// With the words below it.
static int
ruler_height(const struct test *test)
{
    const struct text *words = with_number(test, WORD_TEST_RULER, ruler_length_mm(test));
    return mm_px(test, RULER_MM) + test->setter->style->unit_px / 2 +
           text_height(test, words, ROLE_CAPTION);
}

// A mark a millimetre; every fifth and tenth is longer. Each is placed by itself, so that
// no rounding adds up.
static void
add_ruler(const struct test *test, int y)
{
    const struct panel *panel = &test->setter->style->panel;
    double px = panel->width_px / panel->width_mm;
    int length_mm = ruler_length_mm(test);
    int thin_px = px < 6 ? 1 : 2;
    for (int mm = 0; mm <= length_mm; mm++) {
        double share = mm % RULER_STEP_MM == 0 ? 1 : mm % 5 == 0 ? 0.7 : 0.4;
        int x = test->area.x + (int)lround(mm * px);
        struct rect mark = {x, y, thin_px, mm_px(test, RULER_MM * share)};
        mark.x -= mm == length_mm ? thin_px : 0;
        add_box(test, mark, COLOR_INK, COLOR_NONE);
    }
    struct rect edge = {test->area.x, y, (int)lround(length_mm * px), thin_px};
    add_box(test, edge, COLOR_INK, COLOR_NONE);
    y += mm_px(test, RULER_MM) + test->setter->style->unit_px / 2;
    (void)add_text(test, test->setter, with_number(test, WORD_TEST_RULER, length_mm),
                   ROLE_CAPTION, y);
}

static void
add_squares(const struct test *test, int y)
{
    static const int sizes_mm[] = {15, 20};
    int x = test->area.x;
    for (size_t i = 0; i < COUNT_OF(sizes_mm); i++) {
        int size_px = mm_px(test, sizes_mm[i]);
        struct rect square = {x, y, size_px, size_px};
        add_box(test, square, COLOR_SURFACE, COLOR_LINE);
        x += size_px + 2 * test->setter->style->unit_px;
    }
}

// The heading gives way where the ruler and what is said of it take the whole height.
static void
draw_ruler(const struct test *test)
{
    const struct style *style = test->setter->style;
    const struct text *heading = word(test, WORD_SCREEN_TEST);
    int y = test->area.y + text_height(test, heading, ROLE_HEADING) + 2 * style->unit_px;
    bool fits = y + ruler_height(test) <= test->area.y + test->area.h;
    if (fits)
        (void)add_text(test, test->setter, heading, ROLE_HEADING, test->area.y);
    add_ruler(test, fits ? y : test->area.y);
}

static void
draw_squares(const struct test *test)
{
    int y = add_text(test, test->setter, word(test, WORD_TEST_SQUARES), ROLE_LABEL,
                     test->area.y);
    add_squares(test, y + 2 * test->setter->style->unit_px);
}

// ---- the largest text and the colours -----------------------------------------------

static void
draw_largest(const struct test *test)
{
    const struct style *style = test->setter->style;
    struct style largest = *style;
    struct setter setter = *test->setter;
    double radians = LARGEST_ARC_MINUTES / 60 * acos(-1) / 180;
    double cap_mm = style->panel.distance_mm * tan(radians);
    largest.type[ROLE_BODY] =
        style_type(&style->panel, style->measure, cap_mm, false, LINE_EM);
    setter.style = &largest;
    add_text(test, &setter, word(test, WORD_TEST_LINE), ROLE_BODY, test->area.y);
}

static void
draw_colors(const struct test *test)
{
    const struct style *style = test->setter->style;
    int gap_px = style->unit_px;
    int count = COLOR_COUNT - 1, rows = (count + PATCH_COLUMNS - 1) / PATCH_COLUMNS;
    int y = add_text(test, test->setter, word(test, WORD_TEST_COLORS), ROLE_HEADING,
                     test->area.y) +
            gap_px;
    int wide_px = (test->area.w + gap_px) / PATCH_COLUMNS - gap_px;
    int high_px = (test->area.y + test->area.h - y + gap_px) / rows - gap_px;
    int most_px = mm_px(test, PATCH_MOST_MM);
    wide_px = wide_px < most_px ? wide_px : most_px;
    high_px = high_px < most_px ? high_px : most_px;
    for (int i = 0; i < count; i++) {
        struct rect patch = {test->area.x + i % PATCH_COLUMNS * (wide_px + gap_px),
                             y + i / PATCH_COLUMNS * (high_px + gap_px), wide_px,
                             high_px};
        add_box(test, patch, (enum color)(i + 1), COLOR_LINE);
    }
}

struct laid_view
screen_test_layout(const struct view_request *request, struct arena *arena)
{
    static void (*const draws[SCREENS])(const struct test *) = {
        draw_ruler, draw_squares, draw_largest, draw_colors};
    struct setter setter = view_setter(request, arena);
    struct screen *screens = arena_array(arena, SCREENS, sizeof *screens);
    for (int i = 0; i < SCREENS; i++) {
        struct builder builder = {.arena = arena};
        struct pager pager = {.screen = i, .screen_count = SCREENS};
        struct test test = {&builder, &setter, request,
                            places_find(&setter, request).area};
        draws[i](&test);
        chrome_add(&builder, &setter, request, &pager);
        screens[i] =
            builder_screen(&builder, setter.style->panel.width_px,
                           setter.style->panel.height_px, view_safe(setter.style));
    }
    return (struct laid_view){screens, SCREENS, *setter.style};
}

// ---- the corners --------------------------------------------------------------------

// Where the square stands: in the corner, or beside Help where that is.
static struct rect
corner_square(const struct test *test, const struct places *places, unsigned corner)
{
    const struct rect frame = places->frame, help = places->slot[SLOT_HELP];
    int size_px = test->setter->style->primary_px;
    int gap_px = test->setter->style->unit_px;
    bool right = corner == 1 || corner == 2, low = corner >= 2;
    struct rect square = {right ? frame.x + frame.w - size_px : frame.x,
                          low ? frame.y + frame.h - size_px : frame.y, size_px, size_px};
    if (rect_overlaps(square, help))
        square.x = right ? help.x - gap_px - size_px : help.x + help.w + gap_px;
    return square;
}

// The place that no square and no control ever takes.
static struct rect
middle(const struct test *test, const struct places *places)
{
    const struct style *style = test->setter->style;
    int margin_px = style->primary_px + 3 * style->unit_px;
    struct rect rest = places->frame, help = places->slot[SLOT_HELP];
    if (rest.h > rest.w) {
        rest.y += margin_px;
        rest.h = help.y - margin_px - rest.y;
        return rest;
    }
    int side_px = help.x + help.w + style->unit_px - rest.x;
    side_px = side_px > margin_px && side_px < rest.w / 2 ? side_px : margin_px;
    rest.x += side_px;
    rest.w -= side_px + margin_px;
    return rest;
}

static const struct text *
corner_words(const struct test *test)
{
    struct arena *arena = test->setter->arena;
    unsigned hit = test->request->look.staff.corners_hit;
    if (hit >= STAFF_CORNERS)
        return word(test, WORD_CORNER_DONE);
    const struct fill fills[] = {{"a", arena_printf(arena, "%u", hit + 1)},
                                 {"b", arena_printf(arena, "%d", STAFF_CORNERS)}};
    struct text *text = arena_alloc(arena, sizeof *text);
    *text = words_fill(arena, *word(test, WORD_CORNER_TOUCH), fills, COUNT_OF(fills));
    return text;
}

static void
add_square(const struct test *test, const struct places *places, unsigned corner)
{
    struct button button = {
        .shown = corner_square(test, places, corner),
        .icon = "plus",
        .keep_icon = true,
        .lang = test->request->words->lang.utf8,
        .accent = true,
        .target = {.action = ACTION_CORNER,
                   .number = (int)corner,
                   .label = corner_words(test)->utf8},
    };
    button_add(test->builder, test->setter, &button);
}

struct laid_view
corners_layout(const struct view_request *request, struct arena *arena)
{
    struct setter setter = view_setter(request, arena);
    struct builder builder = {.arena = arena};
    struct test test = {&builder, &setter, request, {0}};
    struct places places = places_find(&setter, request);
    const struct style *style = setter.style;
    unsigned hit = request->look.staff.corners_hit;
    test.area = middle(&test, &places);
    if (hit < STAFF_CORNERS)
        add_square(&test, &places, hit);
    int y = add_text(&test, &setter, corner_words(&test), ROLE_LABEL,
                     test.area.y + test.area.h / 5);
    struct button close = {
        .form = BUTTON_BESIDE,
        .icon = "close",
        .label = word(&test, WORD_CLOSE),
        .lang = request->words->lang.utf8,
        .target = {.action = ACTION_CLOSE, .key = KEYED_BACK},
    };
    int most_px = 3 * style->primary_px;
    close.shown =
        (struct rect){test.area.x, y + style->unit_px,
                      test.area.w < most_px ? test.area.w : most_px, style->target_px};
    bool whole = false;
    close.shown.h = button_height(&setter, &close, &whole);
    button_add(&builder, &setter, &close);
    chrome_add(&builder, &setter, request, NULL);
    struct screen *screen = arena_alloc(arena, sizeof *screen);
    *screen = builder_screen(&builder, style->panel.width_px, style->panel.height_px,
                             view_safe(style));
    return (struct laid_view){screen, 1, *style};
}
