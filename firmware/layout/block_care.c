// SPDX-License-Identifier: MIT
// Care cards in their three levels. The levels differ by icon, corners and rules as well
// as by colour, since two of the reds look alike to some.
#include "layout/blocks.h"

#include <string.h>

struct care_look {
    const char *icon;
    enum color head;
    enum color on_head;
    enum color body;
    enum color on_body;
    bool round;
    bool double_rule;
    enum word spoken;
};

static const struct care_look care_looks[] = {
    [CARE_ASK] = {"speech-bubble", COLOR_INFO, COLOR_ON_INFO, COLOR_INFO_PALE,
                  COLOR_ON_INFO_PALE, true, false, WORD_CARE_ASK},
    [CARE_URGENT] = {"clock-alert", COLOR_URGENT, COLOR_ON_URGENT, COLOR_URGENT_PALE,
                     COLOR_ON_URGENT_PALE, true, true, WORD_CARE_URGENT},
    [CARE_EMERGENCY] = {"phone", COLOR_EMERGENCY, COLOR_ON_EMERGENCY,
                        COLOR_EMERGENCY_BODY, COLOR_ON_EMERGENCY_BODY, false, false,
                        WORD_CARE_EMERGENCY},
};

struct card {
    const struct care_look *look;
    struct frame *frame;
    int pad_px;
    int icon_px;
};

static struct item
band(const struct card *card, struct rect box, int radius)
{
    return (struct item){
        .kind = ITEM_BOX,
        .role = ROLE_GROUND,
        .box = box,
        .fill = card->look->head,
        .radius_px = radius,
        .within = -1,
        .target = -1,
    };
}

static struct item
icon(const struct card *card, int x, int y)
{
    return (struct item){
        .kind = ITEM_ICON,
        .role = ROLE_GRAPHIC,
        .box = {x, y, card->icon_px, card->icon_px},
        .fill = card->look->on_head,
        .ground = card->look->head,
        .utf8 = card->look->icon,
        .len = strlen(card->look->icon),
        .within = -1,
        .target = -1,
    };
}

// The dark ground of the head: every line brings its own strip, the first one the round
// corners.
static void
put_bands(struct flow *flow, const struct card *card, size_t first)
{
    int radius = card->frame->radius_px, above = card->frame->inset_px;
    for (size_t i = first; i < flow->count; i++) {
        int height = flow->pieces[i].height_px;
        if (i > first) {
            flow_put(flow, i, band(card, (struct rect){0, 0, flow->width_px, height}, 0),
                     true);
            continue;
        }
        struct rect whole = {0, -above, flow->width_px, height + above};
        struct rect square = {0, radius - above, flow->width_px, whole.h - radius};
        flow_put(flow, i, band(card, square, 0), true);
        flow_put(flow, i, band(card, whole, radius), true);
    }
}

static void
add_icon_line(struct flow *flow, const struct card *card)
{
    struct builder builder = flow_builder(flow);
    builder_item(&builder, icon(card, card->pad_px, 0));
    struct piece piece = {
        .height_px = card->icon_px,
        .flags = FLOW_KEEP_NEXT | FLOW_HEAD,
        .frame = card->frame,
    };
    flow_add(flow, piece, &builder);
}

static bool
is_cut(const struct paragraph *lines)
{
    for (size_t i = 0; i < lines->line_count; i++) {
        if (lines->lines[i].cut)
            return true;
    }
    return false;
}

enum { BESIDE_CHARACTERS = 20 };

// The icon stands beside the heading, in narrow columns unless that would take more room than
// above it.
static bool
icon_fits_beside(const struct flow *flow, const struct card *card, struct flow_text text)
{
    if (flow_characters(flow->setter, text.width_px) >= BESIDE_CHARACTERS)
        return true;
    struct paragraph beside = flow_break(flow, &text);
    text.x_px = card->pad_px;
    text.width_px = flow->width_px - 2 * card->pad_px;
    struct paragraph below = flow_break(flow, &text);
    int line = flow->setter->style->type[ROLE_LEAD].line_px;
    int lost = line * ((int)beside.line_count - (int)below.line_count);
    return lost <= card->icon_px && is_cut(&beside) == is_cut(&below);
}

// A long heading is set in the size of its bullets, where that saves a line: the head is on
// every screen of the card.
static enum item_role
head_role(const struct flow *flow, struct flow_text text)
{
    struct paragraph large = flow_break(flow, &text);
    text.role = ROLE_LABEL;
    struct paragraph small = flow_break(flow, &text);
    return large.line_count > 2 && small.line_count < large.line_count ? ROLE_LABEL
                                                                       : ROLE_LEAD;
}

static void
add_head(struct flow *flow, const struct card *card, const struct text *heading)
{
    const struct style *style = flow->setter->style;
    struct flow_text text = {
        .text = heading,
        .role = ROLE_LEAD,
        .ink = card->look->on_head,
        .ground = card->look->head,
        .x_px = card->pad_px + card->icon_px + style->unit_px,
        .flags = FLOW_KEEP_NEXT | FLOW_HEAD,
        .frame = card->frame,
        .together = true,
    };
    text.width_px = flow->width_px - text.x_px - card->pad_px;
    bool beside = icon_fits_beside(flow, card, text);
    if (!beside) {
        add_icon_line(flow, card);
        text.flags |= FLOW_KEEP_PREVIOUS;
        text.x_px = card->pad_px;
        text.width_px = flow->width_px - 2 * card->pad_px;
    }
    text.role = head_role(flow, text);
    size_t first = flow->count;
    if (!flow_add_text(flow, &text))
        return;
    if (beside) {
        int height = flow->pieces[first].height_px;
        flow_put(flow, first, icon(card, card->pad_px, (height - card->icon_px) / 2),
                 false);
    }
    flow->pieces[flow->count - 1].height_px += style->unit_px / 2;
}

// What is repeated on the next screen: the head, or, where that would fill too much of
// it, the level in one line.
static void
set_repeated_head(struct flow *flow, const struct card *card, size_t first)
{
    if (flow_set_head(flow, first, card->frame))
        return;
    size_t end = flow->count;
    flow_add_text(flow, &(struct flow_text){
                            .text = &flow->request->words->word[card->look->spoken],
                            .role = ROLE_LEAD,
                            .ink = card->look->on_head,
                            .ground = card->look->head,
                            .x_px = card->pad_px,
                            .width_px = flow->width_px - 2 * card->pad_px,
                            .frame = card->frame,
                            .lang = flow->request->words->lang.utf8,
                            .own = true,
                        });
    put_bands(flow, card, end);
    flow_set_head(flow, end, card->frame);
    flow->count = end;
}

static void
add_body(struct flow *flow, const struct card *card, const struct care *care)
{
    const struct style *style = flow->setter->style;
    struct flow_text text = {
        .role = ROLE_BODY,
        .ink = card->look->on_body,
        .ground = card->look->body,
        .x_px = card->pad_px,
        .width_px = flow->width_px - 2 * card->pad_px,
        .gap_px = style->unit_px,
        .frame = card->frame,
        .together = true,
    };
    block_text_bullets(flow, &care->items, &text);
    for (size_t i = 0; i < care->after.count; i++) {
        text.text = &care->after.items[i];
        text.gap_px =
            care->items.count || i ? style->paragraph_gap_px / 2 : style->unit_px;
        flow_add_text(flow, &text);
    }
}

// A card that fits a screen is not taken apart.
static void
keep_whole(struct flow *flow, const struct frame *frame, size_t first)
{
    int height = 2 * frame->inset_px + 4 * flow->setter->style->outline_px;
    for (size_t i = first; i < flow->count; i++)
        height += flow->pieces[i].height_px + (i > first ? flow->pieces[i].gap_px : 0);
    for (size_t i = first + 1; i < flow->count && height <= flow->height_px; i++) {
        flow->pieces[i].flags |= FLOW_KEEP_PREVIOUS;
        flow->pieces[i - 1].flags |= FLOW_KEEP_NEXT;
    }
}

void
block_care(struct flow *flow, const struct page *page, const struct block *block)
{
    (void)page;
    const struct style *style = flow->setter->style;
    const struct care_look *look = &care_looks[block->care.level];
    struct frame *frame = arena_alloc(flow->setter->arena, sizeof *frame);
    *frame = (struct frame){
        .fill = look->body,
        .line = look->head,
        .radius_px = look->round ? style->radius_px : 0,
        .inset_px = style->unit_px + style->unit_px / 2,
        .double_rule = look->double_rule,
    };
    struct card card = {look, frame, 2 * style->unit_px,
                        style->type[ROLE_LEAD].font.em_px};
    size_t first = flow->count;
    add_head(flow, &card, &block->care.heading);
    if (flow->count == first)
        return;
    put_bands(flow, &card, first);
    flow->pieces[first].gap_px = style->paragraph_gap_px;
    flow->pieces[first].flags |= FLOW_COLUMN_START;
    set_repeated_head(flow, &card, first);
    add_body(flow, &card, &block->care);
    keep_whole(flow, frame, first);
}
