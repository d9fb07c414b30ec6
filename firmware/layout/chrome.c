// SPDX-License-Identifier: MIT
// Which controls a view has, what they say and do. Where they stand is places.c's business.
#include "layout/chrome.h"

#include "layout/button.h"
#include "layout/drawing.h"
#include "layout/languages.h"
#include "layout/places.h"

#include <assert.h>
#include <string.h>

enum { BIT_HOME = 1 << SLOT_HOME, BIT_BACK = 1 << SLOT_BACK };
enum { BIT_TEXT = 1 << SLOT_TEXT, BIT_HELP = 1 << SLOT_HELP };
enum { BIT_LANGUAGE = 1 << SLOT_LANGUAGE };
static const double DRAWING_MOST_MM = 48;

enum { BITS_ALL = BIT_HOME | BIT_BACK | BIT_LANGUAGE | BIT_TEXT | BIT_HELP };

struct control_row {
    const char *icon;
    enum word word;
    enum word brief;
    enum action action;
    enum target_key key;
    bool accent;
    enum view_kind sheet; // that it opens, or VIEW_ATTRACT
};

static const struct control_row controls[] = {
    [SLOT_HOME] = {"home", WORD_HOME, WORD_HOME_SHORT, ACTION_HOME, KEYED_HOME, false,
                   VIEW_ATTRACT},
    [SLOT_BACK] = {"back", WORD_BACK, WORD_BACK_SHORT, ACTION_BACK, KEYED_BACK, false,
                   VIEW_ATTRACT},
    [SLOT_LANGUAGE] = {"language", WORD_LANGUAGE, WORD_LANGUAGE, ACTION_LANGUAGES,
                       KEYED_NONE, false, VIEW_LANGUAGES},
    [SLOT_TEXT] = {"text", WORD_TEXT, WORD_TEXT_SHORT, ACTION_TEXT, KEYED_TEXT, false,
                   VIEW_TEXT_SHEET},
    [SLOT_HELP] = {"help", WORD_HELP, WORD_HELP_SHORT, ACTION_HELP, KEYED_HELP, true,
                   VIEW_ATTRACT},
};
// On a sheet, in the place of Back.
static const struct control_row close_control = {
    "close", WORD_CLOSE, WORD_CLOSE_SHORT, ACTION_CLOSE, KEYED_BACK, false, VIEW_ATTRACT};

static const unsigned view_controls[] = {
    [VIEW_ATTRACT] = BIT_HELP,
    [VIEW_HOME] = BITS_ALL & ~BIT_BACK,
    [VIEW_PAGE] = BITS_ALL,
    [VIEW_TEXT_SHEET] = BITS_ALL,
    [VIEW_LANGUAGES] = BITS_ALL,
    [VIEW_STILL_READING] = BIT_HELP,
    [VIEW_NOTICE] = BIT_HOME | BIT_HELP,
    [VIEW_ANSWER] = BITS_ALL,
    [VIEW_WORDS_SHEET] = BITS_ALL,
    [VIEW_LIST_SHEET] = BITS_ALL,
    [VIEW_FULL_SHEET] = BITS_ALL,
    [VIEW_HOME_SHEET] = BITS_ALL,
    [VIEW_NIGHT] = BIT_HELP,
    [VIEW_UPDATE] = BIT_HELP,
    [VIEW_PIN] = BITS_ALL & ~BIT_BACK,
    [VIEW_STAFF] = BITS_ALL,
    [VIEW_STATUS] = BITS_ALL,
    [VIEW_UPDATES] = BITS_ALL,
    [VIEW_DUE] = BITS_ALL,
    [VIEW_SCREEN_TEST] = BITS_ALL,
    [VIEW_CORNERS] = BIT_HELP,
    [VIEW_CLOCK] = BITS_ALL,
    [VIEW_CLEAN] = 0,
};

struct chrome {
    struct builder *builder;
    struct setter *setter;
    const struct view_request *request;
    struct places places;
};

// ---- the note on a page that is in another language --------------------------------------------

struct note {
    const struct text *text;
    enum item_role role;
    struct paragraph lines;
    int line_px;
    int inset_px;
    int height_px; // with the space below it; 0: there is none
};

enum { NOTE_MOST_PART = 4 }; // of the content's height

// The full sentence, or where that takes too much room its short form.
static struct note
find_note(struct setter *setter, const struct view_request *request,
          const struct places *places)
{
    static const enum word forms[] = {WORD_NOT_TRANSLATED, WORD_NOT_TRANSLATED_SHORT};
    const struct style *style = setter->style;
    struct note note = {.role = ROLE_CAPTION, .inset_px = style->unit_px};
    if (!view_foreign_page(request))
        return note;
    if (style->type[ROLE_CAPTION].font.em_px > style->type[ROLE_LABEL].font.em_px)
        note.role = ROLE_LABEL;
    note.line_px = button_line_px(style, note.role);
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        note.text = &request->words->word[forms[i]];
        note.lines = paragraph_break(setter, note.text, note.role,
                                     places->area.w - 2 * note.inset_px);
        note.height_px = (int)note.lines.line_count * note.line_px + note.inset_px +
                         2 * style->unit_px;
        if (NOTE_MOST_PART * note.height_px <= places->area.h)
            break;
    }
    return note;
}

// At the head of the content, on all of its screens.
static void
add_note(const struct chrome *chrome)
{
    struct note note = find_note(chrome->setter, chrome->request, &chrome->places);
    struct rect box = chrome->places.area;
    box.h = note.height_px - 2 * chrome->setter->style->unit_px;
    struct item ground = {.kind = ITEM_BOX,
                          .role = ROLE_GROUND,
                          .box = box,
                          .fill = COLOR_INFO_PALE,
                          .radius_px = chrome->setter->style->unit_px,
                          .within = -1,
                          .target = -1};
    struct item base = {.role = note.role,
                        .fill = COLOR_ON_INFO_PALE,
                        .ground = COLOR_INFO_PALE,
                        .lang = chrome->request->words->lang.utf8,
                        .source = note.text,
                        .within = builder_item(chrome->builder, ground),
                        .target = -1};
    struct style own = *chrome->setter->style;
    own.type[note.role].line_px = note.line_px;
    struct setter setter = *chrome->setter;
    setter.style = &own;
    int y = box.y + note.inset_px / 2;
    for (size_t i = 0; i < note.lines.line_count; i++, y += note.line_px)
        paragraph_add_line(chrome->builder, &setter, &note.lines.lines[i],
                           box.x + note.inset_px, y, base);
}

struct content_area
chrome_area(struct setter *setter, const struct view_request *request)
{
    struct places places = places_find(setter, request);
    struct note note = find_note(setter, request, &places);
    places.area.y += note.height_px;
    places.area.h -= note.height_px;
    struct content_area area = {.column = {places.area}, .column_count = 1};
    if (places.arrangement != ARRANGEMENT_WIDE)
        return area;
    int gap_px = 4 * setter->style->unit_px;
    int column_px = (places.area.w - gap_px) / 2;
    area.column_count = 2;
    area.column[0].w = column_px;
    area.column[1] = area.column[0];
    area.column[1].x += column_px + gap_px;
    return area;
}

static const struct text *
word(const struct chrome *chrome, enum word word)
{
    return &chrome->request->words->word[word];
}

static bool
is_upright(const struct chrome *chrome)
{
    return chrome->places.arrangement == ARRANGEMENT_RAILS ||
           chrome->places.arrangement == ARRANGEMENT_SIX_RAILS;
}

static const struct text *
keep_text(const struct chrome *chrome, struct text text)
{
    struct text *kept = arena_alloc(chrome->setter->arena, sizeof *kept);
    *kept = text;
    return kept;
}

// ---- draft banner and page count ---------------------------------------------------------------

// A strip along the top edge of the glass; its words keep off the bezel.
static void
add_banner(const struct chrome *chrome)
{
    struct rect place = chrome->places.banner;
    enum item_role role = chrome->places.banner_role;
    struct style own = *chrome->setter->style;
    own.type[role].line_px = button_line_px(&own, role);
    struct setter setter = *chrome->setter;
    setter.style = &own;
    int foot_px = own.unit_px / 2;
    struct item strip = {
        .kind = ITEM_BOX,
        .role = ROLE_GROUND,
        .box = {0, 0, own.panel.width_px, place.y + place.h + foot_px},
        .fill = COLOR_CAUTION,
        .within = -1,
        .target = -1,
    };
    struct item base = {.role = role,
                        .fill = COLOR_ON_CAUTION,
                        .ground = COLOR_CAUTION,
                        .lang = chrome->request->words->lang.utf8,
                        .source = word(chrome, WORD_DRAFT),
                        .within = -1,
                        .target = -1};
    builder_item(chrome->builder, strip);
    struct paragraph lines = paragraph_break(&setter, base.source, role, place.w);
    for (size_t i = 0; i < lines.line_count; i++) {
        int x = place.x + (place.w - lines.lines[i].width_px) / 2;
        paragraph_add_line(chrome->builder, &setter, &lines.lines[i], x, place.y, base);
        place.y += own.type[role].line_px;
    }
}

static struct text
page_of(const struct chrome *chrome, const struct pager *pager, enum word pattern)
{
    struct arena *arena = chrome->setter->arena;
    const struct fill fills[] = {
        {"a", arena_printf(arena, "%d", pager->screen + 1)},
        {"b", arena_printf(arena, "%d", pager->screen_count)},
    };
    return words_fill(arena, *word(chrome, pattern), fills, COUNT_OF(fills));
}

// "3 of 5", or shorter, or smaller: the first that fits.
static void
add_page_of(const struct chrome *chrome, const struct pager *pager)
{
    static const struct {
        enum word pattern;
        enum item_role role;
    } forms[] = {
        {WORD_PAGE_OF, ROLE_CAPTION},
        {WORD_PAGE_OF_SHORT, ROLE_CAPTION},
        {WORD_PAGE_OF_SHORT, ROLE_LABEL},
    };
    struct rect place = chrome->places.page_of;
    struct text text = {0};
    size_t form = 0;
    for (; form < COUNT_OF(forms); form++) {
        enum item_role role = forms[form].role;
        text = page_of(chrome, pager, forms[form].pattern);
        if (button_line_px(chrome->setter->style, role) <= place.h &&
            paragraph_width(chrome->setter, &text, role) <= place.w)
            break;
    }
    if (form == COUNT_OF(forms))
        form--;
    struct item base = {.role = forms[form].role,
                        .fill = COLOR_INK2,
                        .ground = COLOR_PAPER,
                        .lang = chrome->request->words->lang.utf8,
                        .within = -1,
                        .target = -1};
    button_add_caption(chrome->builder, chrome->setter, place, keep_text(chrome, text),
                       base);
}

// ---- pager -------------------------------------------------------------------------------------

static const struct text *
turn_word(const struct chrome *chrome, bool next)
{
    if (chrome->places.brief)
        return word(chrome, next ? WORD_NEXT_SHORT : WORD_PREV_SHORT);
    return word(chrome, next ? WORD_NEXT : WORD_PREV);
}

static struct button
pager_button(const struct chrome *chrome, enum slot slot)
{
    bool upright = is_upright(chrome), next = slot == SLOT_NEXT;
    bool above = upright || chrome->places.arrangement == ARRANGEMENT_SIX_ROWS;
    const char *icon =
        upright ? (next ? "next" : "prev") : (next ? "next-page" : "prev-page");
    bool behind = next && !above;
    return (struct button){
        .form = above ? BUTTON_STACKED : BUTTON_BESIDE,
        .shown = chrome->places.slot[slot],
        .icon = behind ? NULL : icon,
        .end_icon = behind ? icon : NULL,
        .label = turn_word(chrome, next),
        .lang = chrome->request->words->lang.utf8,
        .accent = next,
        .target = {.action = ACTION_SCREEN,
                   .group = GROUP_PAGER,
                   .key = next ? KEYED_NEXT : KEYED_PREV,
                   .primary = next},
    };
}

// The first screen leads back to where the page is listed. "Contents" is a long word: it is tried
// whole, smaller, and broken; where it fits no slot the button says "Prev", and only its spoken
// name is the full one.
static void
add_contents(const struct chrome *chrome, const char *page)
{
    const struct text *contents = word(chrome, WORD_CONTENTS);
    struct button button = pager_button(chrome, SLOT_PREV);
    bool listed = strcmp(page, "home") != 0;
    button.target.action = listed ? ACTION_PAGE : ACTION_HOME;
    button.target.page = listed ? page : NULL;
    button.target.label = contents->utf8;
    button.label = contents;
    int room_px = button.shown.w - 2 * button_margin_px(chrome->setter->style);
    bool in_full = paragraph_width(chrome->setter, contents, ROLE_LABEL) <= room_px;
    bool upright = is_upright(chrome);
    button.small =
        !in_full && paragraph_width(chrome->setter, contents, ROLE_CAPTION) <= room_px;
    if ((upright && !in_full && !button.small) || !button_fits(chrome->setter, &button))
        button.label = turn_word(chrome, false);
    button_add(chrome->builder, chrome->setter, &button);
}

static void
add_prev(const struct chrome *chrome, const struct pager *pager)
{
    if (pager->screen == 0) {
        if (pager->contents)
            add_contents(chrome, pager->contents);
        return;
    }
    struct button button = pager_button(chrome, SLOT_PREV);
    button.target.number = pager->screen - 1;
    button_add(chrome->builder, chrome->setter, &button);
}

// "Next: Side effects" in full where it fits, else "Next" above the small title, else "Next". A
// rail is too narrow for the first.
static void
add_next_page(const struct chrome *chrome, const struct pager *pager)
{
    struct button button = pager_button(chrome, SLOT_NEXT);
    bool answer = strchr(pager->next_page, '#');
    button.target.action = answer ? ACTION_ANSWER : ACTION_NEXT_PAGE;
    button.target.page = pager->next_page;
    if (pager->next_title) {
        const struct fill title = {"page", pager->next_title->utf8};
        const struct text *full =
            keep_text(chrome, words_fill(chrome->setter->arena,
                                         *word(chrome, WORD_NEXT_PAGE), &title, 1));
        button.target.label = full->utf8;
        button.label = full;
        if (is_upright(chrome) || !button_fits(chrome->setter, &button)) {
            button.label = turn_word(chrome, true);
            button.note = pager->next_title;
        }
    }
    button_add(chrome->builder, chrome->setter, &button);
}

static void
add_pager(const struct chrome *chrome, const struct pager *pager)
{
    assert(pager->screen >= 0 && pager->screen < pager->screen_count);
    bool last = pager->screen + 1 == pager->screen_count;
    if (pager->screen_count == 1 && !pager->next_page)
        return;
    add_prev(chrome, pager);
    if (pager->screen_count > 1)
        add_page_of(chrome, pager);
    if (last && pager->next_page) {
        add_next_page(chrome, pager);
    } else if (!last) {
        struct button button = pager_button(chrome, SLOT_NEXT);
        button.target.number = pager->screen + 1;
        button_add(chrome->builder, chrome->setter, &button);
    }
}

// ---- rail or bar -------------------------------------------------------------------------------

static void
add_control(const struct chrome *chrome, enum slot slot)
{
    bool sheet = view_is_sheet(chrome->request->kind);
    const struct control_row *row =
        sheet && slot == SLOT_BACK ? &close_control : &controls[slot];
    bool open = sheet && row->sheet == chrome->request->kind;
    struct button button = {
        .form = chrome->places.beside ? BUTTON_BESIDE : BUTTON_STACKED,
        .shown = chrome->places.slot[slot],
        .icon = row->icon,
        .label = word(chrome, chrome->places.brief ? row->brief : row->word),
        .lang = chrome->request->words->lang.utf8,
        .accent = row->accent,
        .chosen = open,
        .target = {.action = open ? ACTION_CLOSE : row->action,
                   .group = GROUP_RAIL,
                   .key = row->key,
                   .primary = slot == SLOT_HELP},
    };
    button_add(chrome->builder, chrome->setter, &button);
}

static unsigned
controls_of(const struct view_request *request, const struct places *places)
{
    unsigned bits = view_controls[request->kind];
    if (!request->content)
        return 0; // nothing that a control could lead to
    if (!places_has_language(places))
        bits &= ~(unsigned)BIT_LANGUAGE;
    if (!view_is_sheet(request->kind) && !request->look.can_go_back)
        bits &= ~(unsigned)BIT_BACK;
    return bits;
}

// Sheets of a few lines have a plant in the paper below them, where that is large.
static void
add_drawing(const struct chrome *chrome, const struct pager *pager)
{
    static const bool calm[] = {[VIEW_LANGUAGES] = true,
                                [VIEW_NOTICE] = true,
                                [VIEW_WORDS_SHEET] = true,
                                [VIEW_FULL_SHEET] = true,
                                [VIEW_HOME_SHEET] = true};
    const enum view_kind kind = chrome->request->kind;
    const struct style *style = chrome->setter->style;
    if (kind >= COUNT_OF(calm) || !calm[kind] || (pager && pager->screen_count > 1))
        return;
    drawing_add(chrome->builder, style, DRAWING_PLANT,
                drawing_room(chrome->builder, chrome->places.open), DRAWING_MOST_MM);
}

void
chrome_add(struct builder *builder, struct setter *setter,
           const struct view_request *request, const struct pager *pager)
{
    struct chrome chrome = {builder, setter, request, places_find(setter, request)};
    add_drawing(&chrome, pager);
    if (pager)
        add_pager(&chrome, pager);
    if (request->kind == VIEW_HOME && pager && pager->screen_count == 1 &&
        languages_fit_rail(setter, request, &chrome.places))
        languages_add_rail(builder, setter, request, &chrome.places);
    unsigned bits = controls_of(request, &chrome.places);
    const struct rect *places = chrome.places.slot;
    // Compact screens have Back beside the pager, above Home: there it is read first.
    bool back_first = (bits & BIT_BACK) &&
                      places[SLOT_BACK].y + places[SLOT_BACK].h <= places[SLOT_HOME].y;
    if (back_first)
        add_control(&chrome, SLOT_BACK);
    for (enum slot slot = SLOT_HOME; slot <= SLOT_HELP; slot++) {
        if ((bits & 1U << slot) && !(back_first && slot == SLOT_BACK))
            add_control(&chrome, slot);
    }
    if (view_foreign_page(request))
        add_note(&chrome);
    if (request->look.drafts)
        add_banner(&chrome);
}
