// SPDX-License-Identifier: MIT
// The arithmetic of the slots: the safe area less the draft banner, then rails, bars and pager,
// then what is left for content. Words decide how wide a slot must be at this text step.
#include "layout/places.h"

#include "layout/button.h"
#include "layout/views.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { SHARE_MAX = 8, BAR_COUNT = 4, WIDE_COUNT = 5, WIDE_MARGIN_UNITS = 2 };
enum { LARGEST_STEP = 200 };

static const double LEFT_RAIL_MM = 17;
static const double RIGHT_RAIL_MM = 19;
static const double RIGHT_RAIL_MOST_MM = 23;
static const double SIX_RAIL_MM = 16;
static const double BAR_MM = 17;
static const double PAGER_MM = 16;
static const double BAR_ICON_MM = 5;
static const double SET_APART_MM = 3;
static const double FRAME_LEAST_MM = 80;
static const int WIDE_NEXT_PERCENT = 40;
static const int WIDE_PREV_PERCENT = 22;

// Everything that can stand in a slot: it must have room for the longest.
static const struct {
    enum slot slot;
    enum word word;
    enum word brief;
} slot_words[] = {
    {SLOT_HOME, WORD_HOME, WORD_HOME_SHORT},
    {SLOT_BACK, WORD_BACK, WORD_BACK_SHORT},
    {SLOT_BACK, WORD_CLOSE, WORD_CLOSE_SHORT},
    {SLOT_LANGUAGE, WORD_LANGUAGE, WORD_LANGUAGE},
    {SLOT_TEXT, WORD_TEXT, WORD_TEXT_SHORT},
    {SLOT_HELP, WORD_HELP, WORD_HELP_SHORT},
    {SLOT_PREV, WORD_PREV, WORD_PREV_SHORT},
    {SLOT_NEXT, WORD_NEXT, WORD_NEXT_SHORT},
};

// The slots of the first rail or bar, in order, and of the second where there are six.
static const enum slot bar_slots[BAR_COUNT] = {SLOT_HOME, SLOT_BACK, SLOT_TEXT,
                                               SLOT_HELP};
static const enum slot wide_slots[WIDE_COUNT] = {SLOT_HOME, SLOT_BACK, SLOT_LANGUAGE,
                                                 SLOT_TEXT, SLOT_HELP};
static const enum slot main_three[] = {SLOT_HOME, SLOT_TEXT, SLOT_HELP};
static const enum slot page_three[] = {SLOT_BACK, SLOT_PREV, SLOT_NEXT};

struct finder {
    struct setter *setter;
    const struct style *style;
    const struct words *words;
    bool choice; // there are languages to choose from
    bool parts;  // the arrangement is known, and short words may be parted
    int least_px
        [SLOT_COUNT]; // width of a slot's longest word, and never under a target's
    struct places places;
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

static int
bottom(struct rect rect)
{
    return rect.y + rect.h;
}

static int
right(struct rect rect)
{
    return rect.x + rect.w;
}

void
places_share(int total, int gap, const int *least_px, size_t count, int *shares)
{
    assert(count > 0 && count <= SHARE_MAX);
    bool fixed[SHARE_MAX] = {false};
    int left = total - gap * (int)(count - 1);
    int open = (int)count;
    for (bool again = true; again && open > 0;) {
        again = false;
        for (size_t i = 0; i < count; i++) {
            if (fixed[i] || least_px[i] <= left / open)
                continue;
            fixed[i] = again = true;
            shares[i] = least_px[i];
            left -= least_px[i];
            open--;
            break;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (fixed[i])
            continue;
        shares[i] = most(left / open, 0);
        left -= shares[i];
        open--;
    }
    for (size_t i = 0; i < count && left < 0;
         i++) { // too little for all: each gives a part
        int part = left / (int)(count - i);
        shares[i] += part;
        left -= part;
    }
}

int
places_gap_px(const struct style *style)
{
    return most(2 * style->unit_px, panel_px(&style->panel, SET_APART_MM));
}

static int
add(const int *values, const enum slot *slots, size_t count)
{
    int sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += values[slots[i]];
    return sum;
}

static int
widest(const int *values, const enum slot *slots, size_t count)
{
    int widest_px = 0;
    for (size_t i = 0; i < count; i++)
        widest_px = most(widest_px, values[slots[i]]);
    return widest_px;
}

// Width of the widest part where the word may be parted into lines.
static int
parted_label_px(struct finder *finder, const struct text *word)
{
    static const char soft_hyphen[] = "\u00ad";
    int width_px = 0;
    const char *part = word->utf8, *end = part + word->len;
    for (bool more = part != NULL; more;) {
        const char *stop = strstr(part, soft_hyphen);
        size_t len = (size_t)((stop ? stop : end) - part);
        struct text text = {.len = len + (stop != NULL)};
        text.utf8 = arena_printf(finder->setter->arena, "%.*s%s", (int)len, part,
                                 stop ? "-" : "");
        width_px = most(width_px, button_label_px(finder->setter, &text));
        more = stop != NULL;
        part = more ? stop + strlen(soft_hyphen) : part;
    }
    return width_px;
}

// Where there is height for a second line: in rows of three, and for Prev and Next in a rail.
static bool
may_part(const struct finder *finder, enum slot slot)
{
    return finder->parts && (finder->places.arrangement == ARRANGEMENT_SIX_ROWS ||
                             (finder->places.arrangement == ARRANGEMENT_RAILS &&
                              (slot == SLOT_PREV || slot == SLOT_NEXT)));
}

static void
find_least(struct finder *finder)
{
    for (size_t i = 0; i < SLOT_COUNT; i++)
        finder->least_px[i] = finder->style->target_px;
    for (size_t i = 0; i < COUNT_OF(slot_words); i++) {
        enum word which = finder->places.brief ? slot_words[i].brief : slot_words[i].word;
        const struct text *word = &finder->words->word[which];
        int *least_px = &finder->least_px[slot_words[i].slot];
        *least_px = most(*least_px, may_part(finder, slot_words[i].slot)
                                        ? parted_label_px(finder, word)
                                        : button_label_px(finder->setter, word));
    }
}

static void
find_banner(struct finder *finder)
{
    const struct style *style = finder->style;
    struct places *places = &finder->places;
    bool large =
        style->type[ROLE_CAPTION].font.em_px > style->type[ROLE_LABEL].font.em_px;
    places->banner_role = large ? ROLE_LABEL : ROLE_CAPTION;
    places->banner = view_safe(style);
    struct paragraph lines =
        paragraph_break(finder->setter, &finder->words->word[WORD_DRAFT],
                        places->banner_role, places->banner.w);
    places->banner.h =
        most((int)lines.line_count, 1) * button_line_px(style, places->banner_role);
}

// All lies below the banner, and below the line that people can reach up to.
static void
find_frame(struct finder *finder, const struct view_request *request)
{
    const struct style *style = finder->style;
    struct rect safe = view_safe(style);
    if (style->panel_class == PANEL_WIDE) {
        safe.x += WIDE_MARGIN_UNITS * style->unit_px;
        safe.w -= 2 * WIDE_MARGIN_UNITS * style->unit_px;
    }
    int top = safe.y;
    if (request->look.drafts) {
        find_banner(finder);
        top += finder->places.banner.h + style->unit_px;
    }
    if (request->reach_top_mm > 0) {
        double reach_mm = fmax(request->reach_top_mm, FRAME_LEAST_MM);
        double line_mm = style->panel.height_mm - reach_mm;
        if (line_mm > 0)
            top = most(top, panel_px(&style->panel, line_mm));
    }
    finder->places.frame = (struct rect){safe.x, top, safe.w, bottom(safe) - top};
}

static void
lay_down(struct finder *finder, const enum slot *slots, size_t count, struct rect place)
{
    const struct style *style = finder->style;
    int least_px[SHARE_MAX] = {0}, shares[SHARE_MAX] = {0};
    for (size_t i = 0; i < count; i++) {
        bool primary = slots[i] == SLOT_HELP || slots[i] == SLOT_NEXT;
        bool tall = primary && place.w < style->primary_px;
        least_px[i] = tall ? style->primary_px : style->target_px;
    }
    places_share(place.h, style->unit_px, least_px, count, shares);
    for (size_t i = 0; i < count; i++) {
        finder->places.slot[slots[i]] =
            (struct rect){place.x, place.y, place.w, shares[i]};
        place.y += shares[i] + style->unit_px;
    }
}

static void
lay_across(struct finder *finder, const enum slot *slots, size_t count, struct rect place)
{
    const struct style *style = finder->style;
    int least_px[SHARE_MAX] = {0}, shares[SHARE_MAX] = {0};
    for (size_t i = 0; i < count; i++) {
        bool primary = slots[i] == SLOT_HELP || slots[i] == SLOT_NEXT;
        bool long_side = primary && place.h < style->primary_px;
        least_px[i] = most(finder->least_px[slots[i]], long_side ? style->primary_px : 0);
    }
    places_share(place.w, style->unit_px, least_px, count, shares);
    for (size_t i = 0; i < count; i++) {
        finder->places.slot[slots[i]] =
            (struct rect){place.x, place.y, shares[i], place.h};
        place.x += shares[i] + style->unit_px;
    }
}

// Width of a page count in the type it can shrink to.
static int
page_of_px(struct finder *finder, const char *figures, enum item_role role)
{
    struct text text = {.utf8 = figures, .len = strlen(figures)};
    return paragraph_width(finder->setter, &text, role);
}

static void
find_area_between(struct finder *finder, struct rect start_rail, struct rect end_rail)
{
    struct places *places = &finder->places;
    int gap_px = places_gap_px(finder->style);
    int x = right(start_rail) + gap_px;
    places->area =
        (struct rect){x, places->frame.y, end_rail.x - gap_px - x, places->frame.h};
    places->open = places->area;
    places->open.w = right(places->frame) - x;
}

static void
place_rails(struct finder *finder)
{
    const struct style *style = finder->style;
    struct places *places = &finder->places;
    struct rect start = places->frame, end = places->frame;
    int page_px = page_of_px(finder, "88/88", ROLE_LABEL);
    start.w = most(panel_px(&style->panel, LEFT_RAIL_MM),
                   widest(finder->least_px, bar_slots, BAR_COUNT));
    int contents_px = paragraph_width(finder->setter, &finder->words->word[WORD_CONTENTS],
                                      ROLE_CAPTION) +
                      2 * button_margin_px(style);
    bool modest = contents_px <= panel_px(&style->panel, RIGHT_RAIL_MOST_MM);
    end.w = most(panel_px(&style->panel, RIGHT_RAIL_MM), page_px);
    end.w = most(end.w, modest ? contents_px : 0);
    end.w = most(end.w, most(finder->least_px[SLOT_PREV], finder->least_px[SLOT_NEXT]));
    end.x = right(places->frame) - end.w;
    lay_down(finder, bar_slots, BAR_COUNT, start);
    int count_px = button_line_px(style, ROLE_CAPTION) + 2 * style->unit_px;
    int button_px = (end.h - count_px) / 2;
    places->slot[SLOT_PREV] = (struct rect){end.x, end.y, end.w, button_px};
    places->page_of =
        (struct rect){end.x, end.y + button_px, end.w, end.h - 2 * button_px};
    places->slot[SLOT_NEXT] =
        (struct rect){end.x, bottom(end) - button_px, end.w, button_px};
    find_area_between(finder, start, end);
}

// The page count of the six arrangements: a line at the foot of the content.
static void
take_page_line(struct finder *finder)
{
    struct places *places = &finder->places;
    int height_px = button_line_px(finder->style, ROLE_LABEL);
    height_px = least(height_px, button_line_px(finder->style, ROLE_CAPTION));
    // small figures need more air than their lines have
    int gap_px = finder->style->step < LARGEST_STEP ? finder->style->unit_px / 2 : 0;
    places->area.h -= height_px + gap_px;
    places->page_of = places->area;
    places->page_of.y = bottom(places->area) + gap_px;
    places->page_of.h = height_px;
}

static int
six_rail_width(const struct finder *finder, const enum slot *slots)
{
    const struct style *style = finder->style;
    int width_px = most(panel_px(&style->panel, SIX_RAIL_MM),
                        widest(finder->least_px, slots, COUNT_OF(main_three)));
    int others_px = finder->places.frame.h - style->primary_px - 2 * style->unit_px;
    bool too_low = others_px < 2 * style->target_px;
    return too_low ? most(width_px, style->primary_px) : width_px;
}

static void
place_six_rails(struct finder *finder)
{
    struct rect start = finder->places.frame, end = finder->places.frame;
    start.w = six_rail_width(finder, main_three);
    end.w = six_rail_width(finder, page_three);
    end.x = right(finder->places.frame) - end.w;
    lay_down(finder, main_three, COUNT_OF(main_three), start);
    lay_down(finder, page_three, COUNT_OF(page_three), end);
    find_area_between(finder, start, end);
    take_page_line(finder);
}

static void
open_down(struct places *places, int bottom_px)
{
    places->open = places->area;
    places->open.h = bottom_px - places->open.y;
}

// Height of the slot's words in this width: they may have places to part them.
static int
words_height_px(struct finder *finder, enum slot slot, int width_px)
{
    const struct style *style = finder->style;
    int room_px = most(width_px - 2 * button_inset_px(style), 1);
    int lines = 1;
    for (size_t i = 0; i < COUNT_OF(slot_words); i++) {
        enum word which = finder->places.brief ? slot_words[i].brief : slot_words[i].word;
        if (slot_words[i].slot != slot)
            continue;
        struct paragraph words = paragraph_break(
            finder->setter, &finder->words->word[which], ROLE_LABEL, room_px);
        lines = most(lines, (int)words.line_count);
    }
    return lines * button_line_px(style, ROLE_LABEL) + 2 * button_inset_px(style);
}

// A row across the frame that ends at `bottom_px`, as high as its words need. Returns its top.
static int
lay_row_up(struct finder *finder, const enum slot *slots, size_t count, int bottom_px)
{
    const struct style *style = finder->style;
    struct rect row = finder->places.frame;
    row.h = style->primary_px;
    lay_across(finder, slots, count, row);
    for (size_t i = 0; i < count; i++)
        row.h = most(row.h,
                     words_height_px(finder, slots[i], finder->places.slot[slots[i]].w));
    row.y = bottom_px - row.h;
    lay_across(finder, slots, count, row);
    return row.y;
}

static void
place_six_rows(struct finder *finder)
{
    const struct style *style = finder->style;
    struct places *places = &finder->places;
    int bottom_px = bottom(places->frame);
    int main_px = lay_row_up(finder, main_three, COUNT_OF(main_three), bottom_px);
    int row_bottom_px = main_px - style->unit_px;
    struct rect row = {
        .y = lay_row_up(finder, page_three, COUNT_OF(page_three), row_bottom_px)};
    row.h = row_bottom_px - row.y;
    places->area = places->frame;
    places->area.h = row.y - style->unit_px - places->area.y;
    open_down(places, row.y + row.h + style->unit_px - places_gap_px(style));
    take_page_line(finder);
}

// Prev, page count, Next from `place`'s end; Prev starts where they end when it has all the rest.
static void
lay_pager(struct finder *finder, struct rect place, int prev_px, int next_px)
{
    struct places *places = &finder->places;
    int count_px =
        page_of_px(finder, "88 of 88", ROLE_CAPTION) + 2 * finder->style->unit_px;
    if (next_px == 0) {
        next_px = (place.w - count_px) / 2;
        prev_px = place.w - count_px - next_px;
    }
    int x = right(place) - next_px;
    places->slot[SLOT_NEXT] = (struct rect){x, place.y, next_px, place.h};
    x -= count_px;
    places->page_of = (struct rect){x, place.y, count_px, place.h};
    x -= prev_px;
    places->slot[SLOT_PREV] = (struct rect){x, place.y, prev_px, place.h};
}

static int
bar_height(const struct finder *finder)
{
    const struct style *style = finder->style;
    int words_px = button_line_px(style, ROLE_LABEL) + 2 * button_inset_px(style);
    int icon_px = panel_px(&style->panel, BAR_ICON_MM) + style->unit_px / 2;
    int bar_px = panel_px(&style->panel, BAR_MM);
    bar_px = most(bar_px, style->target_px);
    return most(bar_px, finder->places.beside ? words_px : words_px + icon_px);
}

static struct rect
pager_row(const struct finder *finder)
{
    const struct style *style = finder->style;
    struct rect row = finder->places.frame;
    row.h = most(panel_px(&style->panel, PAGER_MM), style->target_px);
    row.h = most(row.h, button_line_px(style, ROLE_LABEL) + 2 * button_inset_px(style));
    row.y = finder->places.slot[SLOT_HOME].y - 2 * style->unit_px - row.h;
    return row;
}

static void
place_stack(struct finder *finder)
{
    struct places *places = &finder->places;
    struct rect bar = places->frame;
    bar.h = bar_height(finder);
    bar.y = bottom(places->frame) - bar.h;
    lay_across(finder, bar_slots, BAR_COUNT, bar);
    struct rect row = pager_row(finder);
    lay_pager(finder, row, 0, 0);
    places->area = places->frame;
    places->area.h = row.y - places_gap_px(finder->style) - places->area.y;
    open_down(places, bar.y - places_gap_px(finder->style));
}

static void
place_wide(struct finder *finder)
{
    const struct style *style = finder->style;
    struct places *places = &finder->places;
    places->beside = true;
    struct rect bar = places->frame;
    bar.h = most(bar_height(finder), style->primary_px);
    bar.y = bottom(places->frame) - bar.h;
    if (finder->choice)
        lay_across(finder, wide_slots, WIDE_COUNT, bar);
    else
        lay_across(finder, bar_slots, BAR_COUNT, bar);
    struct rect row = pager_row(finder);
    lay_pager(finder, row, row.w * WIDE_PREV_PERCENT / 100,
              row.w * WIDE_NEXT_PERCENT / 100);
    places->area = places->frame;
    places->area.y += style->unit_px;
    places->area.h = row.y - places_gap_px(style) - places->area.y;
    open_down(places, bar.y - places_gap_px(style));
}

static enum arrangement
choose_arrangement(const struct finder *finder)
{
    const struct style *style = finder->style;
    struct rect frame = finder->places.frame;
    int help_px = most(finder->least_px[SLOT_HELP], style->primary_px);
    int words_px = add(finder->least_px, bar_slots, BAR_COUNT) + 3 * style->unit_px +
                   help_px - finder->least_px[SLOT_HELP];
    switch (style->panel_class) {
    case PANEL_RAILS:
        return style->compact ? ARRANGEMENT_SIX_RAILS : ARRANGEMENT_RAILS;
    case PANEL_STACK:
        return style->compact || words_px > frame.w ? ARRANGEMENT_SIX_ROWS
                                                    : ARRANGEMENT_STACK;
    case PANEL_WIDE:
        return ARRANGEMENT_WIDE;
    }
    return ARRANGEMENT_WIDE;
}

static bool
fits_in_threes(const struct finder *finder, int spare_px)
{
    int room_px = finder->places.frame.w - 2 * finder->style->unit_px + spare_px;
    return add(finder->least_px, main_three, COUNT_OF(main_three)) <= room_px &&
           add(finder->least_px, page_three, COUNT_OF(page_three)) <= room_px;
}

// Whether the controls' words leave the content its room.
static bool
is_roomy(const struct finder *finder)
{
    const struct panel *panel = &finder->style->panel;
    switch (finder->places.arrangement) {
    case ARRANGEMENT_RAILS:
    case ARRANGEMENT_SIX_RAILS:
        return widest(finder->least_px, bar_slots, BAR_COUNT) <=
                   panel_px(panel, PLACES_RAIL_MOST_MM) &&
               widest(finder->least_px, page_three, COUNT_OF(page_three)) <=
                   panel_px(panel, PLACES_RAIL_MOST_MM);
    case ARRANGEMENT_STACK:
    case ARRANGEMENT_WIDE:
        return true;
    case ARRANGEMENT_SIX_ROWS:
        return finder->style->compact && fits_in_threes(finder, 0);
    }
    return true;
}

static void
use_words(struct finder *finder, bool brief)
{
    finder->places.brief = brief;
    finder->parts = false;
    find_least(finder);
    finder->places.arrangement = choose_arrangement(finder);
    // three words may stand closer to their outlines than is usual
    int spare_px = 6 * (button_margin_px(finder->style) - button_inset_px(finder->style));
    bool whole = finder->places.arrangement == ARRANGEMENT_SIX_ROWS &&
                 fits_in_threes(finder, spare_px);
    finder->parts = brief && !whole; // nothing is parted that need not be
    if (finder->parts)
        find_least(finder);
}

// The full words where they leave room, else the short ones.
static void
choose_words(struct finder *finder)
{
    use_words(finder, false);
    if (is_roomy(finder))
        return;
    use_words(finder, true);
    if (finder->places.arrangement != ARRANGEMENT_SIX_ROWS)
        return;
    use_words(finder, false); // they may yet fit in threes
    if (!fits_in_threes(finder, 0))
        use_words(finder, true);
}

bool
places_has_language(const struct places *places)
{
    return places->slot[SLOT_LANGUAGE].w > 0;
}

struct places
places_find(struct setter *setter, const struct view_request *request)
{
    static void (*const place[])(struct finder * finder) = {
        [ARRANGEMENT_RAILS] = place_rails, [ARRANGEMENT_SIX_RAILS] = place_six_rails,
        [ARRANGEMENT_STACK] = place_stack, [ARRANGEMENT_SIX_ROWS] = place_six_rows,
        [ARRANGEMENT_WIDE] = place_wide,
    };
    struct finder finder = {
        .setter = setter,
        .style = setter->style,
        .words = request->words,
        .choice = request->tongue_count > 1,
    };
    find_frame(&finder, request);
    choose_words(&finder);
    place[finder.places.arrangement](&finder);
    return finder.places;
}
