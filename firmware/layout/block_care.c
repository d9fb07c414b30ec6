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
// corners. A strip begins below the letters that hang down from the line above.
static void
put_bands(struct flow *flow, const struct card *card, size_t first)
{
    int radius = card->frame->radius_px, above = card->frame->inset_px;
    int hang_px = card->icon_px / 12;
    for (size_t i = first; i < flow->count; i++) {
        int bottom = flow->pieces[i].height_px + (i + 1 < flow->count ? hang_px : 0);
        if (i > first) {
            struct rect strip = {0, hang_px, flow->width_px, bottom - hang_px};
            flow_put(flow, i, band(card, strip, 0), true);
            continue;
        }
        struct rect whole = {0, -above, flow->width_px, bottom + above};
        struct rect square = {0, radius - above, flow->width_px, whole.h - radius};
        flow_put(flow, i, band(card, square, 0), true);
        flow_put(flow, i, band(card, whole, radius), true);
    }
}

// Above the heading the icon is no larger than its letters.
static int
above_px(const struct card *card)
{
    return card->icon_px / 2;
}

static void
add_icon_line(struct flow *flow, const struct card *card)
{
    struct builder builder = flow_builder(flow);
    struct card small = *card;
    small.icon_px = above_px(card);
    builder_item(&builder, icon(&small, card->pad_px, 0));
    struct piece piece = {
        .height_px = small.icon_px,
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

enum { BESIDE_CHARACTERS = 20, CROWDS_SHARE = 3 };

struct head_form {
    enum item_role role;
    bool beside; // the icon stands beside the heading, not above it
};

static struct flow_text
head_text(const struct flow *flow, const struct card *card, const struct text *heading,
          struct head_form form)
{
    const struct style *style = flow->setter->style;
    struct flow_text text = {
        .text = heading,
        .role = form.role,
        .ink = card->look->on_head,
        .ground = card->look->head,
        .x_px = card->pad_px + (form.beside ? card->icon_px + style->unit_px : 0),
        .flags = FLOW_KEEP_NEXT | FLOW_HEAD,
        .frame = card->frame,
        .together = true,
    };
    text.width_px = flow->width_px - text.x_px - card->pad_px;
    return text;
}

// Height of the head; a word that must be cut counts as much as the whole screen.
static int
form_px(const struct flow *flow, const struct card *card, const struct text *heading,
        struct head_form form)
{
    struct flow_text text = head_text(flow, card, heading, form);
    struct paragraph lines = flow_break(flow, &text);
    int line_px = flow->setter->style->type[form.role].line_px;
    return (int)lines.line_count * line_px + (form.beside ? 0 : above_px(card)) +
           (is_cut(&lines) ? flow->height_px : 0);
}

// The icon stands beside the heading, in narrow columns unless that would take more room than
// above it. A heading of more than two lines is set in the size of a label where that saves a
// line, and any that would crowd out the bullets.
static struct head_form
choose_form(const struct flow *flow, const struct card *card, const struct text *heading)
{
    const struct style *style = flow->setter->style;
    struct head_form form = {ROLE_LEAD, true}, above = {ROLE_LEAD, false};
    struct flow_text text = head_text(flow, card, heading, form);
    bool narrow = flow_characters(flow->setter, text.width_px) < BESIDE_CHARACTERS;
    int lead_px = form_px(flow, card, heading, form);
    if (narrow && form_px(flow, card, heading, above) < lead_px) {
        lead_px = form_px(flow, card, heading, above);
        form = above;
    }
    int line_px = style->type[ROLE_LEAD].line_px;
    if (lead_px < 3 * line_px && CROWDS_SHARE * lead_px <= flow->height_px)
        return form;
    bool crowds = flow_is_low(flow) && CROWDS_SHARE * lead_px > flow->height_px;
    struct head_form small = {ROLE_LABEL, true}, small_above = {ROLE_LABEL, false};
    if (narrow &&
        form_px(flow, card, heading, small_above) < form_px(flow, card, heading, small))
        small = small_above;
    int small_px = form_px(flow, card, heading, small);
    return crowds || lead_px - small_px >= line_px ? small : form;
}

static void
add_head(struct flow *flow, const struct card *card, const struct text *heading)
{
    struct head_form form = choose_form(flow, card, heading);
    struct flow_text text = head_text(flow, card, heading, form);
    if (!form.beside) {
        add_icon_line(flow, card);
        text.flags |= FLOW_KEEP_PREVIOUS;
    }
    size_t first = flow->count;
    if (!flow_add_text(flow, &text))
        return;
    if (form.beside) {
        int height = flow->pieces[first].height_px;
        flow_put(flow, first, icon(card, card->pad_px, (height - card->icon_px) / 2),
                 false);
    }
    flow->pieces[flow->count - 1].height_px += flow->setter->style->unit_px / 2;
}

// Lets the next screens repeat `text` as the head, unless it is too tall for that.
static bool
repeat_text(struct flow *flow, const struct card *card, struct flow_text text)
{
    size_t first = flow->count;
    if (!flow_add_text(flow, &text))
        return false;
    // the tails of letters reach below a close line, and must not reach below the band
    const struct style *style = flow->setter->style;
    flow->pieces[flow->count - 1].height_px += style->type[text.role].font.em_px / 10;
    put_bands(flow, card, first);
    int height_px = flow_set_head(flow, first, card->frame);
    bool fits = height_px > 0 &&
                (CROWDS_SHARE * height_px <= flow->height_px || !flow_is_low(flow));
    flow->count = first;
    return fits;
}

// What is repeated on the next screen: the head, on low screens without its icon; or, where
// that would fill too much of it, the level in one line.
static void
set_repeated_head(struct flow *flow, const struct card *card, const struct text *heading,
                  size_t first)
{
    bool low = flow_is_low(flow);
    const struct head_form form = {ROLE_LABEL, false};
    if (low && repeat_text(flow, card, head_text(flow, card, heading, form)))
        return;
    int height_px = low ? 0 : flow_set_head(flow, first, card->frame);
    bool crowds = CROWDS_SHARE * height_px > flow->height_px;
    if (crowds)
        (void)repeat_text(flow, card, head_text(flow, card, heading, form));
    if (height_px > 0)
        return;
    const struct words *words = flow->request->words;
    struct flow_text level =
        head_text(flow, card, &words->word[card->look->spoken], form);
    level.lang = words->lang.utf8;
    level.own = true;
    (void)repeat_text(flow, card, level);
}

// Half of what to do in an emergency can be taken for all of it: a screen more is the smaller
// loss.
static void
keep_sentences(struct flow *flow, size_t first)
{
    for (size_t i = first; i < flow->count; i++)
        if (flow->pieces[i].flags & FLOW_WISH)
            flow->pieces[i].flags |= FLOW_WHOLE;
}

static void
add_body(struct flow *flow, const struct card *card, const struct care *care)
{
    size_t first = flow->count;
    const struct style *style = flow->setter->style;
    struct flow_text text = {
        .role = ROLE_BODY,
        .ink = card->look->on_body,
        .ground = card->look->body,
        .x_px = card->pad_px,
        .width_px = flow->width_px - 2 * card->pad_px,
        .gap_px = flow_is_low(flow) ? style->unit_px / 2 : style->unit_px,
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
    if (care->level == CARE_EMERGENCY)
        keep_sentences(flow, first);
}

// A card that fits a screen is not taken apart.
static void
keep_whole(struct flow *flow, const struct frame *frame, size_t first)
{
    int height = 2 * frame->inset_px + 4 * flow->setter->style->outline_px;
    for (size_t i = first; i < flow->count; i++)
        height += flow->pieces[i].height_px + (i > first ? flow->pieces[i].gap_px : 0);
    for (size_t i = first + 1; i < flow->count && height <= flow->height_px; i++) {
        flow->pieces[i].flags |= FLOW_KEEP_PREVIOUS | FLOW_WHOLE;
        flow->pieces[i - 1].flags |= FLOW_KEEP_NEXT;
    }
}

void
block_care(struct flow *flow, const struct page *page, const struct block *block)
{
    (void)page;
    const struct style *style = flow->setter->style;
    const struct care_look *look = &care_looks[block->care.level];
    bool low = flow_is_low(flow);
    struct frame *frame = arena_alloc(flow->setter->arena, sizeof *frame);
    *frame = (struct frame){
        .fill = look->body,
        .line = look->head,
        .radius_px = look->round ? style->radius_px : 0,
        .inset_px = style->unit_px * (low ? 4 : 9) / 6,
        .double_rule = look->double_rule,
    };
    // a column of 57 mm has no width to give away
    int pad_px = style->compact ? style->unit_px : style->unit_px * (low ? 3 : 4) / 2;
    struct card card = {look, frame, pad_px, style->type[ROLE_LEAD].font.em_px};
    size_t first = flow->count;
    add_head(flow, &card, &block->care.heading);
    if (flow->count == first)
        return;
    put_bands(flow, &card, first);
    flow->pieces[first].gap_px = style->paragraph_gap_px;
    flow->pieces[first].flags |= FLOW_COLUMN_START;
    set_repeated_head(flow, &card, &block->care.heading, first);
    add_body(flow, &card, &block->care);
    keep_whole(flow, frame, first);
}
