// SPDX-License-Identifier: MIT
// How an update goes: one large word, a sentence, what to do, and the code to compare or to
// tell support. One screen at every size: it is read from where the stick is put in, and
// nobody turns a page of it. While a stick is read a bar moves.
#include "layout/chrome.h"
#include "layout/flow.h"
#include "layout/places.h"
#include "layout/views.h"

enum { PARTS = 4, CHARACTERS = 40, SETTINGS = 2 };

// The words of each news; the first is the state. WORD_HOME: none.
static const struct saying {
    enum word state;
    enum word sentence;
    enum word act;
    const char *code; // NULL: the bundle's
} sayings[UPDATE_NEWS_COUNT] = {
    [UPDATE_NONE] = {WORD_UPDATE_NOTHING, WORD_HOME, WORD_HOME, ""},
    [UPDATE_READING] = {WORD_UPDATE_READING, WORD_HOME, WORD_UPDATE_LEAVE, ""},
    [UPDATE_OK] = {WORD_UPDATE_INSTALLED, WORD_HOME, WORD_UPDATE_REMOVE, NULL},
    [UPDATE_OK0] = {WORD_UPDATE_NOTHING, WORD_UPDATE_HELD, WORD_UPDATE_REMOVE, NULL},
    [UPDATE_U1] = {WORD_UPDATE_NOTHING, WORD_UPDATE_OLDER, WORD_UPDATE_REMOVE, "U1"},
    [UPDATE_U2] = {WORD_UPDATE_NOTHING, WORD_UPDATE_ABSENT, WORD_UPDATE_REMOVE, "U2"},
    [UPDATE_U3] = {WORD_UPDATE_NOTHING, WORD_UPDATE_STRANGER, WORD_UPDATE_REMOVE, "U3"},
    [UPDATE_U4] = {WORD_UPDATE_NOTHING, WORD_UPDATE_OTHER_CLINIC, WORD_UPDATE_REMOVE,
                   "U4"},
    [UPDATE_U5] = {WORD_UPDATE_NOTHING, WORD_UPDATE_PULLED, WORD_UPDATE_AGAIN, "U5"},
    [UPDATE_U6] = {WORD_UPDATE_NOTHING, WORD_UPDATE_UNREADABLE, WORD_UPDATE_OTHER_STICK,
                   "U6"},
    [UPDATE_U7] = {WORD_UPDATE_NOTHING, WORD_UPDATE_MISTAKE, WORD_UPDATE_MEND, "U7"},
    [UPDATE_U8] = {WORD_UPDATE_NOTHING, WORD_UPDATE_UNSTORED, WORD_UPDATE_SUPPORT, "U8"},
    [UPDATE_NEWER] = {WORD_UPDATE_NOTHING, WORD_UPDATE_NEWER, WORD_UPDATE_SUPPORT, "U7"},
    [UPDATE_DRAFT] = {WORD_UPDATE_NOTHING, WORD_UPDATE_DRAFT, WORD_UPDATE_MEND, "U7"},
    [UPDATE_TWICE] = {WORD_UPDATE_NOTHING, WORD_UPDATE_TWICE, WORD_UPDATE_MAKE_AGAIN,
                      "U7"},
    [UPDATE_JUMP] = {WORD_UPDATE_NOTHING, WORD_UPDATE_JUMP, WORD_UPDATE_MAKE_AGAIN, "U7"},
};

// The largest in which all fits counts, whatever the step of the pages: nobody could choose
// one here. First the step, then a role for each part.
static const int steps[] = {200, 150, 125, 100};
static const enum item_role settings[SETTINGS][PARTS] = {
    {ROLE_TITLE, ROLE_LEAD, ROLE_LEAD, ROLE_LEAD},
    {ROLE_TITLE, ROLE_BODY, ROLE_BODY, ROLE_BODY},
};

struct update {
    struct builder *builder;
    struct setter *setter;
    const struct view_request *request;
    const struct update_told *told;
    struct rect area;
    const struct text *part[PARTS]; // NULL: none
    struct paragraph lines[PARTS];
    const enum item_role *roles;
    int bar_px; // 0: none
    int gap_px;
    int height_px;
};

static const struct text *
filled(const struct update *update, enum word word, const char *value)
{
    struct arena *arena = update->setter->arena;
    const struct fill fill = {"a", value};
    struct text *said = arena_alloc(arena, sizeof *said);
    *said = words_fill(arena, update->request->words->word[word], &fill, 1);
    return said;
}

static const struct text *
plain(const struct update *update, enum word word)
{
    return word == WORD_HOME ? NULL : &update->request->words->word[word];
}

static void
choose_words(struct update *update)
{
    const struct update_told *told = update->told;
    const struct saying *saying = &sayings[told->news];
    const char *code = saying->code ? saying->code : told->code8;
    update->part[0] = plain(update, saying->state);
    update->part[1] = plain(update, saying->sentence);
    update->part[2] = plain(update, saying->act);
    if (told->news == UPDATE_READING)
        update->part[0] =
            filled(update, WORD_UPDATE_READING,
                   arena_printf(update->setter->arena, "%u", told->percent));
    if (told->news == UPDATE_U1 && told->serial[0])
        update->part[1] = filled(update, WORD_UPDATE_OLDER_NO, told->serial);
    if (told->news == UPDATE_U7 && told->page[0])
        update->part[1] = filled(update, WORD_UPDATE_MISTAKE_ON, told->page);
    if (code[0])
        update->part[3] = filled(update, WORD_UPDATE_CODE, code);
}

// Breaks all parts in these roles; false when they do not fit.
static bool
set(struct update *update, const enum item_role *roles)
{
    const struct style *style = update->setter->style;
    bool whole = true;
    update->roles = roles;
    update->height_px = update->bar_px > 0 ? update->bar_px + update->gap_px : 0;
    for (size_t i = 0; i < PARTS; i++) {
        if (!update->part[i])
            continue;
        update->lines[i] =
            paragraph_break(update->setter, update->part[i], roles[i], update->area.w);
        for (size_t k = 0; k < update->lines[i].line_count; k++)
            whole = whole && !update->lines[i].lines[k].cut;
        update->height_px +=
            (int)update->lines[i].line_count * style->type[roles[i]].line_px +
            update->gap_px;
    }
    update->height_px -= update->gap_px;
    return whole && update->height_px <= update->area.h;
}

static int
add_bar(const struct update *update, int y)
{
    struct item bar = {.kind = ITEM_BOX,
                       .role = ROLE_GRAPHIC,
                       .box = {update->area.x, y, update->area.w, update->bar_px},
                       .fill = COLOR_SURFACE,
                       .line = COLOR_LINE,
                       .line_px = update->setter->style->outline_px,
                       .within = -1,
                       .target = -1};
    unsigned percent = update->told->percent < 100 ? update->told->percent : 100;
    bar.within = builder_item(update->builder, bar);
    bar.box.w = (int)((unsigned)bar.box.w * percent / 100);
    bar.fill = COLOR_ACCENT;
    bar.line = COLOR_NONE;
    bar.line_px = 0;
    if (bar.box.w > 0)
        builder_item(update->builder, bar);
    return y + update->bar_px + update->gap_px;
}

static void
draw(const struct update *update, bool fits)
{
    int spare_px = update->area.h - update->height_px;
    int y = update->area.y + (fits ? spare_px / 3 : 0);
    for (size_t i = 0; i < PARTS; i++) {
        struct item base = {.role = update->roles[i],
                            .fill = i == 0 ? COLOR_ACCENT : COLOR_INK,
                            .ground = COLOR_PAPER,
                            .lang = update->request->words->lang.utf8,
                            .source = update->part[i],
                            .within = -1,
                            .target = -1,
                            .over = !fits};
        if (!update->part[i])
            continue;
        for (size_t k = 0; k < update->lines[i].line_count; k++) {
            paragraph_add_line(update->builder, update->setter,
                               &update->lines[i].lines[k], update->area.x, y, base);
            y += update->setter->style->type[base.role].line_px;
        }
        y += update->gap_px;
        if (i == 0 && update->bar_px > 0)
            y = add_bar(update, y);
    }
}

// Beside the rails where there are any; on a large panel no wider than is read well.
static struct rect
area_of(struct setter *setter, struct rect open)
{
    int width_px = flow_characters_px(setter, CHARACTERS);
    if (setter->style->panel_class == PANEL_WIDE && width_px < open.w) {
        open.x += (open.w - width_px) / 2;
        open.w = width_px;
    }
    return open;
}

// Sets the words as large as they fit, and the controls with them.
static bool
choose_size(struct update *update, struct setter *setter, struct view_request *sized)
{
    for (size_t i = 0; i < SETTINGS * COUNT_OF(steps); i++) {
        sized->look.step = steps[i % COUNT_OF(steps)];
        *setter = view_setter(sized, setter->arena);
        const struct places places = places_find(setter, sized);
        update->setter = setter;
        update->area = area_of(setter, places.open);
        update->gap_px = 2 * setter->style->unit_px;
        if (set(update, settings[i / COUNT_OF(steps)]))
            return true;
    }
    return false;
}

struct laid_view
update_layout(const struct view_request *request, struct arena *arena)
{
    static const struct update_told none = {0};
    struct setter setter = view_setter(request, arena);
    struct builder builder = {.arena = arena};
    struct view_request sized = *request;
    struct update update = {
        .builder = &builder,
        .setter = &setter,
        .request = request,
        .told = request->status ? &request->status->update : &none,
    };
    if (update.told->news == UPDATE_READING)
        update.bar_px = 3 * setter.style->unit_px;
    choose_words(&update);
    draw(&update, choose_size(&update, &setter, &sized));
    chrome_add(&builder, &setter, &sized, NULL);
    struct screen *screen = arena_alloc(arena, sizeof *screen);
    *screen = builder_screen(&builder, setter.style->panel.width_px,
                             setter.style->panel.height_px, view_safe(setter.style));
    return (struct laid_view){screen, 1, *setter.style};
}
