// SPDX-License-Identifier: MIT
// Greedy stacking: a band that does not fit begins a new screen, together with those before it
// that must stay with it.
#include "layout/bands.h"

#include "layout/chrome.h"
#include "layout/places.h"

struct bands
bands_begin(struct setter *setter, const struct view_request *request)
{
    struct content_area area = chrome_area(setter, request);
    struct rect whole = area.column[0];
    struct rect last = area.column[area.column_count - 1];
    whole.w = last.x + last.w - whole.x;
    return (struct bands){.setter = setter, .request = request, .area = whole};
}

static void
add_band(struct bands *bands, struct band band)
{
    arena_grow(bands->setter->arena, (void **)&bands->items, &bands->capacity,
               bands->count, sizeof band);
    bands->items[bands->count++] = band;
}

void
bands_add_lines(struct bands *bands, const struct paragraph *paragraph, struct item base,
                int gap_px, bool keep_next)
{
    base.within = -1;
    base.target = -1;
    for (size_t i = 0; i < paragraph->line_count; i++) {
        bool last = i + 1 == paragraph->line_count;
        struct band band = {
            .height_px = bands->setter->style->type[base.role].line_px,
            .gap_px = i == 0 ? gap_px : 0,
            .keep_next = keep_next || !last,
            .line = &paragraph->lines[i],
            .base = base,
        };
        add_band(bands, band);
    }
}

void
bands_add_text(struct bands *bands, const struct text *text, struct item base, int gap_px,
               bool keep_next)
{
    struct paragraph paragraph =
        paragraph_break(bands->setter, text, base.role, bands->area.w);
    base.source = text;
    bands_add_lines(bands, &paragraph, base, gap_px, keep_next);
}

int
bands_column_px(const struct bands *bands, size_t columns, int gap_px)
{
    return (bands->area.w - gap_px * ((int)columns - 1)) / (int)columns;
}

static void
add_row(struct bands *bands, const struct button *buttons, size_t count, struct band band)
{
    band.buttons = buttons;
    band.button_count = count;
    for (size_t i = 0; i < count; i++) {
        if (buttons[i].shown.h > band.height_px)
            band.height_px = buttons[i].shown.h;
    }
    if (band.height_px > bands->area.h)
        band.height_px = bands->area.h; // the buttons go without their notes or icons
    add_band(bands, band);
}

void
bands_add_buttons(struct bands *bands, const struct button *buttons, size_t count,
                  size_t columns, int least_px, int gap_px)
{
    int width_px = bands_column_px(bands, columns, gap_px);
    struct button *copies = arena_array(bands->setter->arena, count, sizeof *copies);
    for (size_t i = 0; i < count; i++) {
        copies[i] = buttons[i];
        copies[i].shown.x = (int)(i % columns) * (width_px + gap_px);
        copies[i].shown.w = width_px;
    }
    struct band row = {.height_px = least_px, .gap_px = gap_px};
    for (size_t i = 0; i < count; i += columns)
        add_row(bands, &copies[i], count - i < columns ? count - i : columns, row);
}

// Height of the bands first to end - 1 on a screen of their own.
static int
height_of(const struct bands *bands, size_t first, size_t end)
{
    int height_px = 0;
    for (size_t i = first; i < end; i++)
        height_px += bands->items[i].height_px + (i > first ? bands->items[i].gap_px : 0);
    return height_px;
}

// The end of the screen that begins with `first`: as many bands as fit, at least one, and none
// that would be parted from the next. Where all hang together they are parted anyway.
static size_t
screen_end(const struct bands *bands, size_t first)
{
    size_t end = first + 1;
    while (end < bands->count && height_of(bands, first, end + 1) <= bands->area.h)
        end++;
    if (end == bands->count)
        return end;
    size_t whole = end;
    while (whole > first && bands->items[whole - 1].keep_next)
        whole--;
    return whole > first ? whole : end;
}

size_t
bands_screen_count(const struct bands *bands)
{
    size_t screens = 0;
    for (size_t first = 0; first < bands->count; first = screen_end(bands, first))
        screens++;
    return screens > 0 ? screens : 1;
}

static bool
grows(const struct band *band)
{
    return band->buttons && !band->fixed;
}

// How much higher a row becomes at this level.
static int
raise_px(const struct band *band, int level_px)
{
    return grows(band) && band->height_px < level_px ? level_px - band->height_px : 0;
}

// The level that the rows of buttons on a screen are raised to: the lowest come first, so that
// they become alike.
static int
find_level(const struct bands *bands, size_t first, size_t end)
{
    int left_px = bands->area.h - height_of(bands, first, end);
    for (int level_px = bands->grow_to_px; level_px > 0; level_px--) {
        int sum_px = 0;
        for (size_t i = first; i < end; i++)
            sum_px += raise_px(&bands->items[i], level_px);
        if (sum_px <= left_px)
            return level_px;
    }
    return 0;
}

// A line on a ground of its own stands on a strip over the whole width.
static void
draw_ground(struct builder *builder, const struct bands *bands, const struct band *band,
            int y)
{
    int grow_px = bands->setter->style->unit_px;
    builder_item(builder, (struct item){
                              .kind = ITEM_BOX,
                              .role = ROLE_GROUND,
                              .box = {bands->area.x - grow_px, y,
                                      bands->area.w + 2 * grow_px, band->height_px},
                              .fill = band->base.ground,
                              .within = -1,
                              .target = -1,
                          });
}

static void
draw_line(struct builder *builder, const struct bands *bands, const struct band *band,
          int y)
{
    struct item base = band->base;
    base.over = band->height_px > bands->area.h;
    if (base.ground != COLOR_PAPER)
        draw_ground(builder, bands, band, y);
    paragraph_add_line(builder, bands->setter, band->line, bands->area.x + band->x_px, y,
                       base);
    for (size_t i = 0; i < band->line->run_count; i++)
        builder->words +=
            text_count_words(band->line->runs[i].utf8, band->line->runs[i].len);
}

// Where a button of a band stands when the band does.
static struct button
placed(const struct bands *bands, const struct band *band, size_t index, int y,
       int height_px)
{
    struct button button = band->buttons[index];
    button.shown.x += bands->area.x;
    button.shown.y = y;
    button.shown.h = height_px;
    return button;
}

// The size that the icons above words can all have on a screen; 0 when there are none.
static int
common_icon_px(const struct bands *bands, size_t first, size_t end, int level_px)
{
    int common_px = 0;
    for (size_t i = first; i < end; i++) {
        const struct band *band = &bands->items[i];
        for (size_t k = 0; band->buttons && k < band->button_count; k++) {
            struct button button =
                placed(bands, band, k, 0, band->height_px + raise_px(band, level_px));
            int icon_px = button_icon_px(bands->setter, &button);
            if (icon_px > 0 && (common_px == 0 || icon_px < common_px))
                common_px = icon_px;
        }
    }
    return common_px;
}

// The room that the bands of a screen leave when its rows are raised.
static int
spare_px(const struct bands *bands, size_t first, size_t end, int level_px)
{
    int left_px = bands->area.h - height_of(bands, first, end);
    for (size_t i = first; i < end; i++)
        left_px -= raise_px(&bands->items[i], level_px);
    return left_px > 0 ? left_px : 0;
}

// Whether room may be added above a band: between paragraphs and rows, not between lines.
static bool
may_part(const struct bands *bands, size_t first, size_t at)
{
    int gap_px = bands->items[at].gap_px;
    return at > first && gap_px > 0 && gap_px < bands->gap_to_px;
}

// How much wider each of those gaps becomes.
static int
widen_px(const struct bands *bands, size_t first, size_t end, int left_px)
{
    int count = 0, most_px = 0;
    for (size_t i = first; i < end; i++) {
        int room_px = bands->gap_to_px - bands->items[i].gap_px;
        if (!may_part(bands, first, i))
            continue;
        most_px = count == 0 || room_px < most_px ? room_px : most_px;
        count++;
    }
    return count == 0 ? 0 : left_px / count < most_px ? left_px / count : most_px;
}

static void
draw_screen(struct builder *builder, const struct bands *bands, size_t first, size_t end)
{
    int level_px = find_level(bands, first, end);
    int icon_px = common_icon_px(bands, first, end, level_px);
    int left_px = spare_px(bands, first, end, level_px);
    int wider_px = widen_px(bands, first, end, left_px);
    int y = bands->area.y + (bands->sinks ? left_px / 3 : 0);
    for (size_t i = first; i < end; i++) {
        const struct band *band = &bands->items[i];
        y += i > first ? band->gap_px : 0;
        y += may_part(bands, first, i) ? wider_px : 0;
        int height_px = band->height_px + raise_px(band, level_px);
        if (band->line)
            draw_line(builder, bands, band, y);
        for (size_t k = 0; band->buttons && k < band->button_count; k++) {
            struct button button = placed(bands, band, k, y, height_px);
            button.icon_most_px = icon_px;
            button_add(builder, bands->setter, &button);
            builder->words += text_count_words(button.label->utf8, button.label->len);
        }
        y += height_px;
    }
}

struct laid_view
bands_lay(const struct bands *bands)
{
    struct setter *setter = bands->setter;
    const struct style *style = setter->style;
    size_t count = bands_screen_count(bands);
    struct screen *screens = arena_array(setter->arena, count, sizeof *screens);
    size_t first = 0;
    for (size_t i = 0; i < count; i++) {
        struct builder builder = {.arena = setter->arena};
        struct pager pager = {.screen = (int)i, .screen_count = (int)count};
        size_t end = first < bands->count ? screen_end(bands, first) : first;
        draw_screen(&builder, bands, first, end);
        chrome_add(&builder, setter, bands->request, &pager);
        screens[i] = builder_screen(&builder, style->panel.width_px,
                                    style->panel.height_px, view_safe(style));
        first = end;
    }
    return (struct laid_view){screens, count, *style};
}
