// SPDX-License-Identifier: MIT
// The PIN pad: what to do in words, a dot a digit, twelve keys and Cancel. The keys are
// 20 mm where the panel has the room, never below a target; the words stand beside them
// on a low panel and above them on a high one.
#include "base/pin.h"
#include "layout/button.h"
#include "layout/chrome.h"
#include "layout/made.h"
#include "layout/places.h"

#include <string.h>

enum { KEY_COUNT = 12, LOW_COLUMNS = 4, HIGH_COLUMNS = 3 };

static const double DOT_MM = 4;
static const double WORDS_MOST_MM = 120;
static const double BLOCK_MOST_MM = 200;

enum wordiness { WORDS_ALL, WORDS_FEW, WORDS_NONE };

struct pad {
    struct builder *builder;
    struct setter *setter;
    const struct view_request *request;
    struct rect area;
    // what was chosen
    struct paragraph said;
    enum item_role role;
    int key_w, key_h;
    int columns;
    int words_px; // height of words and dots
    int dot_px;
    bool beside;
    bool cancel;
    enum wordiness words;
};

// From the best looking to what still works.
struct attempt {
    double key_mm;
    enum item_role role;
    bool cancel;
    enum wordiness words;
};

static const struct attempt attempts[] = {
    {26, ROLE_LEAD, true, WORDS_ALL},   {20, ROLE_LEAD, true, WORDS_ALL},
    {20, ROLE_LABEL, true, WORDS_ALL},  {17, ROLE_LABEL, true, WORDS_ALL},
    {15, ROLE_LABEL, true, WORDS_ALL},  {20, ROLE_LABEL, false, WORDS_ALL},
    {17, ROLE_LABEL, false, WORDS_ALL}, {15, ROLE_LABEL, false, WORDS_ALL},
    {15, ROLE_LABEL, false, WORDS_FEW}, {15, ROLE_LABEL, false, WORDS_NONE},
};

static const struct text *
word(const struct pad *pad, enum word word)
{
    return &pad->request->words->word[word];
}

static const struct text *
said(const struct pad *pad)
{
    bool wrong = pad->request->look.staff.pad == PAD_WRONG;
    if (pad->words != WORDS_ALL)
        return word(pad, wrong ? WORD_PIN_WRONG_SHORT : WORD_PIN_SHORT);
    return word(pad, wrong ? WORD_PIN_WRONG : WORD_PIN_ENTER);
}

static bool
is_cut(const struct paragraph *paragraph)
{
    for (size_t i = 0; i < paragraph->line_count; i++)
        if (paragraph->lines[i].cut)
            return true;
    return false;
}

static int
at_most(int a, int b)
{
    return a < b ? a : b;
}

// Dots are as large as lets all of them stand side by side.
static int
dots_px(const struct pad *pad, int width_px)
{
    int most_px = panel_px(&pad->setter->style->panel, DOT_MM);
    return at_most(most_px, 2 * width_px / (3 * PIN_MOST));
}

// Few words lie close: there is hardly room for them.
static int
line_px(const struct pad *pad)
{
    const struct style *style = pad->setter->style;
    return pad->words == WORDS_ALL ? style->type[pad->role].line_px
                                   : button_line_px(style, pad->role);
}

static int
row_count(const struct pad *pad)
{
    return KEY_COUNT / pad->columns;
}

static struct rect
keys_rect(const struct pad *pad)
{
    int gap_px = pad->setter->style->unit_px;
    int rows = row_count(pad);
    struct rect keys = {0, 0, pad->columns * (pad->key_w + gap_px) - gap_px,
                        rows * (pad->key_h + gap_px) - gap_px};
    keys.x = pad->area.x + pad->area.w - keys.w;
    keys.y = pad->area.y + (pad->area.h - keys.h) / 2;
    if (!pad->beside) {
        keys.x = pad->area.x + (pad->area.w - keys.w) / 2;
        keys.y = pad->area.y + pad->words_px + gap_px;
    }
    return keys;
}

static struct button
cancel_button(const struct pad *pad)
{
    struct button button = {
        .form = BUTTON_BESIDE,
        .icon = "close",
        .shown = {.w = 3 * pad->setter->style->primary_px},
        .label = word(pad, WORD_CANCEL),
        .lang = pad->request->words->lang.utf8,
        .target = {.action = ACTION_CLOSE, .key = KEYED_BACK},
    };
    bool whole = false;
    button.shown.h = button_height(pad->setter, &button, &whole);
    return button;
}

static int
cancel_px(const struct pad *pad)
{
    const struct style *style = pad->setter->style;
    return pad->cancel ? cancel_button(pad).shown.h + places_gap_px(style) : 0;
}

static bool
cancel_fits(const struct pad *pad, int width_px)
{
    struct button button = cancel_button(pad);
    button.shown.w = width_px;
    return !pad->cancel || button_fits(pad->setter, &button);
}

// Sets keys and words for an attempt. false when something has no room.
static bool
try_attempt(struct pad *pad, const struct attempt *attempt)
{
    const struct style *style = pad->setter->style;
    int gap_px = style->unit_px;
    int key_px = panel_px(&style->panel, attempt->key_mm);
    int columns_px = (pad->area.w + gap_px) / pad->columns - gap_px;
    pad->role = attempt->role;
    pad->cancel = attempt->cancel;
    pad->words = attempt->words;
    pad->key_h = key_px < style->target_px ? style->target_px : key_px;
    pad->key_w = pad->beside ? pad->key_h : at_most(columns_px, 3 * pad->key_h / 2);
    struct rect keys = keys_rect(pad);
    int words_w = pad->beside ? pad->area.w - keys.w - 2 * gap_px : keys.w;
    if (words_w < style->primary_px || pad->key_w < style->target_px)
        return false;
    words_w = at_most(words_w, panel_px(&style->panel, WORDS_MOST_MM));
    pad->dot_px = dots_px(pad, words_w);
    pad->said = paragraph_break(pad->setter, said(pad), pad->role, words_w);
    bool wrong = pad->request->look.staff.pad == PAD_WRONG;
    if (pad->words == WORDS_NONE && !wrong)
        pad->said.line_count = 0;
    if (pad->words == WORDS_NONE && wrong)
        pad->dot_px = 0; // nothing is typed yet
    pad->words_px = (int)pad->said.line_count * line_px(pad) +
                    (pad->dot_px > 0 ? pad->dot_px + 2 * gap_px : 0);
    int beside_px = pad->words_px + cancel_px(pad);
    int height_px = keys.h > beside_px ? keys.h : beside_px;
    if (!pad->beside)
        height_px = pad->words_px + gap_px + keys.h + cancel_px(pad);
    return !is_cut(&pad->said) && height_px <= pad->area.h && cancel_fits(pad, words_w);
}

// On a large panel words and keys stand close to each other, in the middle.
static void
keep_together(struct pad *pad)
{
    const struct panel *panel = &pad->setter->style->panel;
    int wide_px = at_most(pad->area.w, panel_px(panel, BLOCK_MOST_MM));
    int high_px = at_most(pad->area.h, panel_px(panel, BLOCK_MOST_MM) * 3 / 4);
    pad->area.x += (pad->area.w - wide_px) / 2;
    pad->area.y += (pad->area.h - high_px) / 2;
    pad->area.w = wide_px;
    pad->area.h = high_px;
}

static void
choose(struct pad *pad)
{
    pad->beside = pad->area.w > pad->area.h;
    pad->columns = pad->beside ? LOW_COLUMNS : HIGH_COLUMNS;
    for (size_t i = 0; i < COUNT_OF(attempts); i++)
        if (try_attempt(pad, &attempts[i]))
            return;
    if (!pad->beside)
        return; // the last attempt stays, and the lint tells
    pad->beside = false;
    for (size_t i = 0; i < COUNT_OF(attempts); i++)
        if (try_attempt(pad, &attempts[i]))
            return;
}

// ---- drawing ------------------------------------------------------------------------

// One ring for every digit that a PIN may have; those that are typed are filled.
static void
draw_dots(const struct pad *pad, int x, int y)
{
    const struct style *style = pad->setter->style;
    int size_px = pad->dot_px;
    for (unsigned i = 0; i < PIN_MOST; i++) {
        bool typed = i < pad->request->look.staff.digits;
        builder_item(pad->builder, (struct item){
                                       .kind = ITEM_BOX,
                                       .role = ROLE_GRAPHIC,
                                       .box = {x, y, size_px, size_px},
                                       .fill = typed ? COLOR_ACCENT : COLOR_PAPER,
                                       .line = typed ? COLOR_ACCENT : COLOR_LINE,
                                       .line_px = style->outline_px,
                                       .radius_px = size_px / 2,
                                       .within = -1,
                                       .target = -1,
                                   });
        x += size_px + size_px / 2;
    }
}

static void
draw_words(const struct pad *pad, struct rect keys)
{
    const struct style *style = pad->setter->style;
    struct item base = {.role = pad->role,
                        .fill = COLOR_INK,
                        .ground = COLOR_PAPER,
                        .lang = pad->request->words->lang.utf8,
                        .source = said(pad),
                        .within = -1,
                        .target = -1};
    int x = pad->beside ? pad->area.x : keys.x, y = pad->area.y;
    for (size_t i = 0; i < pad->said.line_count; i++) {
        paragraph_add_line(pad->builder, pad->setter, &pad->said.lines[i], x, y, base);
        y += line_px(pad);
    }
    if (pad->dot_px > 0)
        draw_dots(pad, x, y + style->unit_px);
}

static struct button
key_button(const struct pad *pad, int index)
{
    // the places of the keys: in fours on a low panel, in threes on a high one
    static const int low[KEY_COUNT] = {1, 2, 3, PAD_KEY_DELETE, 4, 5, 6, 0,
                                       7, 8, 9, PAD_KEY_OK};
    static const int high[KEY_COUNT] = {1, 2,         3, 4, 5, 6, 7, 8, 9, PAD_KEY_DELETE,
                                        0, PAD_KEY_OK};
    int key = (pad->columns == LOW_COLUMNS ? low : high)[index];
    struct text *label = arena_alloc(pad->setter->arena, sizeof *label);
    label->utf8 = arena_printf(pad->setter->arena, "%d", key);
    label->len = strlen(label->utf8);
    bool digit = key <= 9;
    bool delete = key == PAD_KEY_DELETE;
    return (struct button){
        .form = BUTTON_STACKED,
        .label = digit    ? label
                 : delete ? word(pad, WORD_PIN_DELETE)
                          : word(pad, WORD_PIN_OK),
        .lang = pad->request->words->lang.utf8,
        .icon = delete  ? "backspace"
                : digit ? NULL
                        : "tick",
        .accent = key == PAD_KEY_OK,
        .target = {.action = ACTION_PAD,
                   .number = key,
                   .label = delete  ? word(pad, WORD_PIN_DELETE)->utf8
                            : digit ? label->utf8
                                    : word(pad, WORD_PIN_OK)->utf8},
    };
}

static void
draw_keys(const struct pad *pad, struct rect keys)
{
    int gap_px = pad->setter->style->unit_px;
    for (int i = 0; i < KEY_COUNT; i++) {
        struct button button = key_button(pad, i);
        button.shown = (struct rect){keys.x + i % pad->columns * (pad->key_w + gap_px),
                                     keys.y + i / pad->columns * (pad->key_h + gap_px),
                                     pad->key_w, pad->key_h};
        if (!button_fits(pad->setter, &button))
            button.label = NULL; // its picture alone, and its name when spoken
        button_add(pad->builder, pad->setter, &button);
    }
}

static void
draw_cancel(const struct pad *pad, struct rect keys)
{
    const struct style *style = pad->setter->style;
    struct button button = cancel_button(pad);
    int gap_px = places_gap_px(style);
    button.shown =
        (struct rect){keys.x, keys.y + keys.h + gap_px, keys.w, button.shown.h};
    if (pad->beside) {
        int room_px = keys.x - gap_px - pad->area.x;
        button.shown.x = pad->area.x;
        button.shown.w = at_most(room_px, 3 * style->primary_px);
        button.shown.y = pad->area.y + pad->area.h - button.shown.h;
    }
    if (pad->cancel)
        button_add(pad->builder, pad->setter, &button);
}

// What is said in place of the pad, with the way out.
static struct laid_view
lay_refusal(const struct view_request *request, struct arena *arena)
{
    const struct words *words = request->words;
    unsigned minutes = request->look.staff.locked_minutes;
    struct page *page = arena_alloc(arena, sizeof *page);
    *page = (struct page){.kind = PAGE_TOOL, .lang = words->lang};
    page->title = words->word[WORD_FOR_STAFF];
    page->main_message = words->word[WORD_PIN_NONE];
    if (request->look.staff.pad == PAD_LOCKED) {
        const struct fill digits = {"a", arena_printf(arena, "%u", minutes)};
        enum word unit = minutes == 1 ? WORD_MINUTE : WORD_MINUTES;
        const struct fill time = {"a",
                                  words_fill(arena, words->word[unit], &digits, 1).utf8};
        page->main_message = words_fill(arena, words->word[WORD_PIN_LOCKED], &time, 1);
    }
    const struct block_button cancel = {.title = &words->word[WORD_CANCEL],
                                        .icon = "close",
                                        .lang = words->lang.utf8,
                                        .target = {.action = ACTION_CLOSE}};
    const struct made made = {.page = page, .buttons = &cancel, .button_count = 1};
    return made_layout(request, &made, arena);
}

struct laid_view
pin_layout(const struct view_request *request, struct arena *arena)
{
    enum pad_state state = request->look.staff.pad;
    if (state == PAD_LOCKED || state == PAD_NO_PIN)
        return lay_refusal(request, arena);
    struct setter setter = view_setter(request, arena);
    struct builder builder = {.arena = arena};
    struct pad pad = {
        .builder = &builder,
        .setter = &setter,
        .request = request,
        .area = places_find(&setter, request).open,
    };
    keep_together(&pad);
    choose(&pad);
    struct rect keys = keys_rect(&pad);
    draw_words(&pad, keys);
    draw_keys(&pad, keys);
    draw_cancel(&pad, keys);
    chrome_add(&builder, &setter, request, NULL);
    struct screen *screen = arena_alloc(arena, sizeof *screen);
    *screen = builder_screen(&builder, setter.style->panel.width_px,
                             setter.style->panel.height_px, view_safe(setter.style));
    return (struct laid_view){screen, 1, *setter.style};
}
