// SPDX-License-Identifier: MIT
// Links: list rows that open pages. The whole row is the button; it grows with its words,
// which are never shortened.
#include "layout/blocks.h"

#include <string.h>

enum { TITLE_CHARACTERS = 14 }; // beside the icon; with fewer the icon is left out

struct link_row {
    const struct text *title;
    const char *icon;          // before the title, or NULL
    const struct target *does; // what it opens
    const char *lang;          // of the title; NULL: the page's
    struct text *figure;       // "About 30 in 100", or NULL
    bool has_icon, open;
    int icon_px;
    int pad_px;
};

// What one piece shows of a row: all of it, unless it is taller than a screen.
struct link_part {
    struct paragraph title;
    struct paragraph figure;
};

static enum color
ground_of(const struct link_row *row)
{
    return row->open ? COLOR_TINT : COLOR_SURFACE;
}

static struct item
icon(const struct link_row *row, const char *name, int x, int y)
{
    int size = row->icon_px;
    return (struct item){
        .kind = ITEM_ICON,
        .role = ROLE_GRAPHIC,
        .box = {x, y, size, size},
        .fill = COLOR_ACCENT,
        .ground = ground_of(row),
        .utf8 = name,
        .len = strlen(name),
        .within = 0,
        .target = 0,
    };
}

static struct text *
figure_of(const struct flow *flow, const struct page *page)
{
    const struct risk *risk = page_risk(page);
    if (!risk)
        return NULL;
    struct text *figure = arena_alloc(flow->setter->arena, sizeof *figure);
    *figure = block_risk_short(flow, risk);
    figure->place = page->place;
    return figure;
}

// The figure stands below its title and is never larger than it.
static enum item_role
figure_role(const struct style *style)
{
    bool large =
        style->type[ROLE_CAPTION].font.em_px > style->type[ROLE_LABEL].font.em_px;
    return large ? ROLE_LABEL : ROLE_CAPTION;
}

static struct flow_text
row_text(const struct flow *flow, const struct link_row *row, bool figure)
{
    int x = row->pad_px + (row->has_icon ? row->icon_px + row->pad_px : 0);
    return (struct flow_text){
        .text = figure ? row->figure : row->title,
        .role = figure ? figure_role(flow->setter->style) : ROLE_LABEL,
        .ink = figure ? COLOR_INK2 : COLOR_INK,
        .ground = ground_of(row),
        .x_px = x,
        .width_px = flow->width_px - x - row->icon_px - 2 * row->pad_px,
        .lang = figure ? flow->request->words->lang.utf8 : row->lang,
        .target = 1,
        .within = 1,
    };
}

static int
words_height(const struct style *style, const struct link_part *part)
{
    return (int)part->title.line_count * style->type[ROLE_LABEL].line_px +
           (int)part->figure.line_count * style->type[figure_role(style)].line_px;
}

// Writes title and figure and returns the height of the row.
static int
write_words(struct flow *flow, struct builder *builder, const struct link_row *row,
            const struct link_part *part)
{
    const struct style *style = flow->setter->style;
    int height = words_height(style, part);
    int least = style->target_px - 2 * style->unit_px;
    int y = height < least ? (least - height) / 2 : 0;
    struct flow_text title = row_text(flow, row, false);
    y = flow_write(flow, builder, &title, &part->title, y + style->unit_px);
    if (part->figure.line_count) {
        struct flow_text figure = row_text(flow, row, true);
        flow_write(flow, builder, &figure, &part->figure, y);
    }
    return (height < least ? least : height) + 2 * style->unit_px;
}

static bool
icon_fits(const struct flow *flow, const struct link_row *row)
{
    int left = flow->width_px - 2 * row->icon_px - 4 * row->pad_px;
    return row->icon && flow_characters(flow->setter, left) >= TITLE_CHARACTERS;
}

static void
add_part(struct flow *flow, const struct link_row *row, const struct link_part *part,
         int gap_px)
{
    const struct style *style = flow->setter->style;
    struct builder builder = flow_builder(flow);
    builder_item(&builder,
                 (struct item){
                     .kind = ITEM_BOX,
                     .role = ROLE_CONTROL,
                     .fill = ground_of(row),
                     .line = row->open ? COLOR_ACCENT : COLOR_LINE,
                     .line_px = row->open ? style->pressed_px : style->outline_px,
                     .radius_px = style->radius_px,
                     .within = -1,
                     .target = 0,
                 });
    int height = write_words(flow, &builder, row, part);
    struct rect box = {0, 0, flow->width_px, height};
    int y = (height - row->icon_px) / 2;
    builder.items[0].box = box;
    if (row->has_icon)
        builder_item(&builder, icon(row, row->icon, row->pad_px, y));
    int end = flow->width_px - row->pad_px - row->icon_px;
    builder_item(&builder, icon(row, row->open ? "next" : "next-page", end, y));
    struct target target = *row->does;
    target.hit = target.shown = box;
    target.group = GROUP_CONTENT;
    target.label = row->title->utf8;
    target.source = row->title;
    builder_target(&builder, target);
    flow_add(flow, (struct piece){.height_px = height, .gap_px = gap_px}, &builder);
}

static struct paragraph
take_lines(struct paragraph *from, size_t count)
{
    struct paragraph taken = {.lines = from->lines, .line_count = count};
    from->lines += count;
    from->line_count -= count;
    return taken;
}

// A row that is taller than a screen goes on in further parts, each of which opens the page.
static void
add_row(struct flow *flow, const struct link_row *row, int gap_px)
{
    const struct style *style = flow->setter->style;
    struct flow_text title = row_text(flow, row, false);
    struct link_part rest = {.title = flow_break(flow, &title)};
    if (row->figure) {
        struct flow_text figure = row_text(flow, row, true);
        rest.figure = flow_break(flow, &figure);
    }
    int room = flow->height_px - 2 * style->unit_px;
    while (words_height(style, &rest) > room && rest.title.line_count > 1) {
        int fit = room / style->type[ROLE_LABEL].line_px;
        size_t half = (rest.title.line_count + 1) / 2, most = fit > 1 ? (size_t)fit : 1;
        struct link_part part = {.title =
                                     take_lines(&rest.title, half < most ? half : most)};
        add_part(flow, row, &part, gap_px);
        gap_px = style->unit_px;
    }
    if (words_height(style, &rest) > room) { // title and figure have a part each
        struct link_part part = {.title = take_lines(&rest.title, rest.title.line_count)};
        add_part(flow, row, &part, gap_px);
        gap_px = style->unit_px;
    }
    add_part(flow, row, &rest, gap_px);
}

static void
add(struct flow *flow, const struct block_button *button, struct text *figure, int gap_px)
{
    const struct style *style = flow->setter->style;
    struct link_row row = {
        .title = button->title,
        .icon = button->icon,
        .does = &button->target,
        .lang = button->lang,
        .open = button->open,
        .figure = figure,
        .icon_px = style->type[ROLE_LABEL].font.em_px,
        .pad_px = style->unit_px + style->unit_px / 2,
    };
    row.has_icon = icon_fits(flow, &row);
    add_row(flow, &row, gap_px);
}

void
block_links_add(struct flow *flow, const struct block_button *button, int gap_px)
{
    add(flow, button, NULL, gap_px);
}

void
block_links(struct flow *flow, const struct page *page, const struct block *block)
{
    (void)page;
    int gap = flow->setter->style->paragraph_gap_px;
    for (size_t i = 0; i < block->links.count; i++) {
        const struct link *link = &block->links.items[i];
        const struct page *to = content_page(flow->request->content, link->page.utf8);
        if (!to)
            continue;
        struct block_button button = {
            .title = link->label.len ? &link->label : &to->title,
            .icon = to->icon.len ? to->icon.utf8 : NULL,
            .target = {.action = ACTION_PAGE, .page = to->id.utf8},
        };
        add(flow, &button, block->links.show_risk ? figure_of(flow, to) : NULL, gap);
        gap = flow->setter->style->unit_px;
    }
}
