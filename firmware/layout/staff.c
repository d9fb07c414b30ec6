// SPDX-License-Identifier: MIT
// The staff screens that are words: their menu, Status, Updates, the pages that are due,
// and the sentence while the glass is cleaned. They are set as pages are, so that they
// read as pages do at every size.
#include "content/due.h"
#include "layout/made.h"
#include "layout/places.h"

#include <stdio.h>
#include <string.h>

struct sheet {
    const struct view_request *request;
    struct arena *arena;
    struct made made;
    struct page *page; // the made one
    struct row *rows;
    size_t row_count;
    size_t row_capacity;
};

static struct text
word(const struct sheet *sheet, enum word word)
{
    return sheet->request->words->word[word];
}

static struct text
plain(const struct sheet *sheet, const char *utf8)
{
    const char *kept = arena_copy(sheet->arena, utf8, strlen(utf8));
    return (struct text){.utf8 = kept, .len = strlen(kept)};
}

static struct text
number(const struct sheet *sheet, size_t count)
{
    return plain(sheet, arena_printf(sheet->arena, "%zu", count));
}

static struct text
filled(const struct sheet *sheet, enum word pattern, const char *a, const char *b)
{
    const struct fill fills[] = {{"a", a}, {"b", b}};
    return words_fill(sheet->arena, word(sheet, pattern), fills, COUNT_OF(fills));
}

// "1 minute", "5 hours".
static struct text
amount(const struct sheet *sheet, unsigned count, enum word one)
{
    const char *digits = arena_printf(sheet->arena, "%u", count);
    return filled(sheet, count == 1 ? one : (enum word)(one + 1), digits, "");
}

// A time that has passed, in the unit that reads best.
static struct text
span(const struct sheet *sheet, unsigned minutes)
{
    enum { HOUR = 60, DAY = 24 * HOUR };
    if (minutes < 2 * HOUR)
        return amount(sheet, minutes, WORD_MINUTE);
    return minutes < 2 * DAY ? amount(sheet, minutes / HOUR, WORD_HOUR)
                             : amount(sheet, minutes / DAY, WORD_DAY);
}

static void
add_row(struct sheet *sheet, enum word label, struct text text)
{
    arena_grow(sheet->arena, (void **)&sheet->rows, &sheet->row_capacity,
               sheet->row_count, sizeof *sheet->rows);
    sheet->rows[sheet->row_count++] = (struct row){word(sheet, label), text};
}

static struct sheet
begin(const struct view_request *request, struct arena *arena, enum word title)
{
    struct sheet sheet = {.request = request, .arena = arena};
    sheet.page = arena_alloc(arena, sizeof *sheet.page);
    *sheet.page = (struct page){.kind = PAGE_TOOL, .lang = request->words->lang};
    sheet.page->title = word(&sheet, title);
    sheet.made.page = sheet.page;
    return sheet;
}

static struct laid_view
end(struct sheet *sheet)
{
    struct block *block = arena_alloc(sheet->arena, sizeof *block);
    *block = (struct block){.kind = BLOCK_ROWS};
    block->rows.items = sheet->rows;
    block->rows.count = sheet->row_count;
    sheet->page->body = block;
    sheet->page->body_count = sheet->row_count > 0;
    return made_layout(sheet->request, &sheet->made, sheet->arena);
}

// ---- the menu -----------------------------------------------------------------------

struct laid_view
staff_menu_layout(const struct view_request *request, struct arena *arena)
{
    static const struct {
        const char *icon;
        enum view_kind sheet;
        enum word label;
    } entries[] = {
        {"info", VIEW_STATUS, WORD_STATUS},
        {"tablet", VIEW_UPDATES, WORD_UPDATES},
        {"checklist", VIEW_DUE, WORD_DUE_PAGES},
        {"compare", VIEW_SCREEN_TEST, WORD_SCREEN_TEST},
        {"tick", VIEW_CORNERS, WORD_CORNER_TEST},
        {"clock", VIEW_CLOCK, WORD_SET_CLOCK},
        {"finish", VIEW_CLEAN, WORD_CLEAN_GLASS},
    };
    struct sheet sheet = begin(request, arena, WORD_FOR_STAFF);
    struct block_button *buttons = arena_array(arena, COUNT_OF(entries), sizeof *buttons);
    for (size_t i = 0; i < COUNT_OF(entries); i++) {
        buttons[i] = (struct block_button){
            .title = &request->words->word[entries[i].label],
            .icon = entries[i].icon,
            .lang = request->words->lang.utf8,
            .target = {.action = ACTION_STAFF_SHEET, .number = (int)entries[i].sheet},
        };
    }
    sheet.made.buttons = buttons;
    sheet.made.button_count = COUNT_OF(entries);
    return end(&sheet);
}

// ---- Status -------------------------------------------------------------------------

static struct text
clock_text(const struct sheet *sheet, const struct clock_wall *wall)
{
    static const enum word words[] = {
        [CLOCK_UNTRUSTED] = WORD_CLOCK_UNSET,
        [CLOCK_BY_BATTERY] = WORD_CLOCK_BATTERY,
        [CLOCK_BY_NETWORK] = WORD_CLOCK_NETWORK,
        [CLOCK_SET_BY_STAFF] = WORD_CLOCK_STAFF,
    };
    struct text said = word(sheet, words[wall->trust]);
    if (wall->trust == CLOCK_UNTRUSTED)
        return said;
    struct calendar_date date = calendar_date(wall->day);
    return plain(sheet, arena_printf(sheet->arena, "%04d-%02d-%02d %02u:%02u. %s",
                                     date.year, date.month, date.day, wall->minute / 60,
                                     wall->minute % 60, said.utf8));
}

static struct text
touch_text(const struct sheet *sheet, const struct status *status)
{
    if (!status->touch_found)
        return word(sheet, WORD_TOUCH_MISSING);
    if (!status->touched)
        return word(sheet, WORD_TOUCH_NONE);
    return filled(sheet, WORD_TOUCH_LAST, span(sheet, status->touched_minutes).utf8, "");
}

static struct text
languages_text(const struct sheet *sheet)
{
    const struct text_list *all = &sheet->request->content->clinic.languages;
    const char *joined = "";
    for (size_t i = 0; i < all->count; i++)
        joined = arena_printf(sheet->arena, "%s%s%s", joined, i > 0 ? " · " : "",
                              all->items[i].utf8);
    return plain(sheet, joined);
}

static bool
is_due(const struct sheet *sheet, const struct page *page)
{
    return due_age(page, sheet->request->today) != PAGE_AGE_GOOD;
}

static size_t
due_count(const struct sheet *sheet)
{
    const struct content *content = sheet->request->content;
    size_t count = 0;
    for (size_t i = 0; i < content->page_count; i++)
        count += is_due(sheet, &content->pages[i]);
    return count;
}

static void
add_update_rows(struct sheet *sheet, const struct status *status)
{
    if (status->serial)
        add_row(sheet, WORD_STATUS_CONTENT,
                filled(sheet, WORD_STATUS_FROM_UPDATE, status->serial,
                       status->made_on ? status->made_on : "?"));
    else if (status->folder)
        add_row(sheet, WORD_STATUS_CONTENT,
                filled(sheet, WORD_STATUS_FROM_FOLDER, status->folder, ""));
    if (status->signer)
        add_row(sheet, WORD_STATUS_SIGNER, plain(sheet, status->signer));
    if (status->code)
        add_row(sheet, WORD_STATUS_CODE, plain(sheet, status->code));
}

static void
add_content_rows(struct sheet *sheet)
{
    const struct content *content = sheet->request->content;
    int64_t today = sheet->request->today;
    add_row(sheet, WORD_STATUS_LANGUAGES, languages_text(sheet));
    add_row(sheet, WORD_STATUS_DRAFTS, number(sheet, content->draft_count));
    add_row(sheet, WORD_STATUS_DUE,
            today == 0 ? word(sheet, WORD_UNKNOWN) : number(sheet, due_count(sheet)));
    size_t waiting = due_notices_waiting(content, today);
    if (waiting > 0)
        add_row(sheet, WORD_STATUS_NOTICES, number(sheet, waiting));
}

static void
add_device_rows(struct sheet *sheet, const struct status *status)
{
    char digits[2][16];
    snprintf(digits[0], sizeof digits[0], "%u", status->ghosts_ignored);
    snprintf(digits[1], sizeof digits[1], "%u", status->ghosts_spots);
    add_row(sheet, WORD_STATUS_CLOCK, clock_text(sheet, &status->wall));
    add_row(sheet, WORD_STATUS_TOUCH, touch_text(sheet, status));
    add_row(sheet, WORD_STATUS_GHOSTS,
            filled(sheet, WORD_GHOSTS_SPOTS, digits[0], digits[1]));
    add_row(
        sheet, WORD_STATUS_PANEL,
        word(sheet, status->panel_checked ? WORD_PANEL_CHECKED : WORD_PANEL_UNCHECKED));
    snprintf(digits[0], sizeof digits[0], "%d", status->celsius);
    snprintf(digits[1], sizeof digits[1], "%u", status->free_mib);
    add_row(sheet, WORD_STATUS_TEMPERATURE,
            status->warm ? filled(sheet, WORD_CELSIUS, digits[0], "")
                         : word(sheet, WORD_UNKNOWN));
    add_row(sheet, WORD_STATUS_STORAGE,
            status->measured ? filled(sheet, WORD_MEBIBYTES, digits[1], "")
                             : word(sheet, WORD_UNKNOWN));
    bool again = status->start == STATUS_AGAIN;
    add_row(sheet, WORD_STATUS_STARTED,
            filled(sheet, again ? WORD_STARTED_AGAIN : WORD_STARTED_WITH_KIOSK,
                   span(sheet, status->up_minutes).utf8, ""));
    add_row(sheet, WORD_STATUS_VERSION, plain(sheet, status->version));
}

static const struct status *
status_of(const struct view_request *request)
{
    static const struct status unknown = {.version = "?"};
    return request->status ? request->status : &unknown;
}

struct laid_view
staff_status_layout(const struct view_request *request, struct arena *arena)
{
    struct sheet sheet = begin(request, arena, WORD_STATUS);
    const struct status *status = status_of(request);
    sheet.page->main_message = word(&sheet, WORD_STATUS_LEAD);
    add_update_rows(&sheet, status);
    add_content_rows(&sheet);
    add_device_rows(&sheet, status);
    return end(&sheet);
}

// ---- Updates and pages that are due -------------------------------------------------

// What was told of the last sticks, the newest first.
static void
add_results(struct sheet *sheet, const struct status *status)
{
    for (size_t i = 0; i < STATUS_RESULTS && status->results[i][0]; i++)
        add_row(sheet, i == 0 ? WORD_UPDATES_RESULT : WORD_UPDATES_EARLIER,
                plain(sheet, status->results[i]));
}

static struct text
updates_lead(const struct sheet *sheet, const struct status *status)
{
    const struct staff_look *look = &sheet->request->look.staff;
    if (status->undo == STATUS_UNDO_FAILED)
        return word(sheet, WORD_UPDATES_UNDO_FAILED);
    if (status->undo == STATUS_UNDONE)
        return word(sheet, WORD_UPDATES_UNDONE);
    if (look->undo_asked && status->previous)
        return filled(sheet, WORD_UPDATES_UNDO_ASK, status->previous, "");
    return word(sheet, status->serial ? WORD_UPDATES_INSTALLED : WORD_UPDATES_NONE);
}

static void
add_undo(struct sheet *sheet, const struct status *status)
{
    const struct words *words = sheet->request->words;
    struct text *sure = arena_alloc(sheet->arena, sizeof *sure);
    struct block_button *button = arena_alloc(sheet->arena, sizeof *button);
    if (!status->previous || status->undo != STATUS_NO_UNDO)
        return;
    *sure = filled(sheet, WORD_UPDATES_UNDO_SURE, status->previous, "");
    *button = (struct block_button){
        .title = sheet->request->look.staff.undo_asked ? sure
                                                       : &words->word[WORD_UPDATES_UNDO],
        .icon = "back",
        .lang = words->lang.utf8,
        .target = {.action = ACTION_UNDO},
    };
    sheet->made.buttons = button;
    sheet->made.button_count = 1;
}

struct laid_view
staff_updates_layout(const struct view_request *request, struct arena *arena)
{
    struct sheet sheet = begin(request, arena, WORD_UPDATES);
    const struct status *status = status_of(request);
    sheet.page->main_message = updates_lead(&sheet, status);
    add_update_rows(&sheet, status);
    if (status->previous)
        add_row(&sheet, WORD_UPDATES_PREVIOUS, plain(&sheet, status->previous));
    add_results(&sheet, status);
    add_undo(&sheet, status);
    return end(&sheet);
}

struct laid_view
staff_due_layout(const struct view_request *request, struct arena *arena)
{
    static const enum word words[] = {
        [PAGE_AGE_GOOD] = WORD_DUE_BY,
        [PAGE_AGE_SOON] = WORD_DUE_BY,
        [PAGE_AGE_DUE] = WORD_DUE_PAST,
        [PAGE_AGE_EXPIRED] = WORD_DUE_EXPIRED,
    };
    struct sheet sheet = begin(request, arena, WORD_DUE_PAGES);
    const struct content *content = request->content;
    size_t count = due_count(&sheet);
    struct text lead = word(&sheet, WORD_DUE_NONE);
    if (request->today == 0)
        lead = word(&sheet, WORD_DUE_NO_CLOCK);
    else if (count > 0)
        lead = filled(&sheet, WORD_DUE_LEAD, number(&sheet, count).utf8, "");
    sheet.page->main_message = lead;
    for (size_t i = 0; i < content->page_count; i++) {
        const struct page *page = &content->pages[i];
        if (!is_due(&sheet, page))
            continue;
        enum page_age age = due_age(page, request->today);
        add_row(&sheet, WORD_STATUS,
                filled(&sheet, words[age], page->review_due.utf8, ""));
        sheet.rows[sheet.row_count - 1].label = page->title;
    }
    return end(&sheet);
}

// ---- cleaning -----------------------------------------------------------------------

// The sentence alone, over the whole screen: nothing can be touched, so nothing invites to.
static void
draw_sentence(struct builder *builder, struct setter *setter, struct rect area,
              const struct text *sentence, const char *lang)
{
    static const enum item_role roles[] = {ROLE_HEADING, ROLE_LABEL};
    struct paragraph lines = {0};
    int line_px = 0;
    size_t i = 0;
    do {
        lines = paragraph_break(setter, sentence, roles[i], area.w);
        line_px = setter->style->type[roles[i]].line_px;
    } while ((int)lines.line_count * line_px > area.h && ++i < COUNT_OF(roles));
    int height_px = (int)lines.line_count * line_px;
    struct item base = {.role = roles[i < COUNT_OF(roles) ? i : COUNT_OF(roles) - 1],
                        .fill = COLOR_INK,
                        .ground = COLOR_PAPER,
                        .lang = lang,
                        .source = sentence,
                        .within = -1,
                        .target = -1,
                        .over = height_px > area.h};
    int y = area.y + (area.h > height_px ? (area.h - height_px) / 3 : 0);
    for (size_t line = 0; line < lines.line_count; line++, y += line_px)
        paragraph_add_line(builder, setter, &lines.lines[line], area.x, y, base);
}

struct laid_view
staff_clean_layout(const struct view_request *request, struct arena *arena)
{
    struct setter setter = view_setter(request, arena);
    struct builder builder = {.arena = arena};
    struct sheet sheet = begin(request, arena, WORD_CLEAN_GLASS);
    const struct style *style = setter.style;
    struct text left = amount(&sheet, request->look.staff.clean_s, WORD_SECOND);
    struct text *sentence = arena_alloc(arena, sizeof *sentence);
    *sentence = filled(&sheet, WORD_CLEAN_NOW, left.utf8, "");
    draw_sentence(&builder, &setter, places_find(&setter, request).frame, sentence,
                  request->words->lang.utf8);
    struct screen *screen = arena_alloc(arena, sizeof *screen);
    *screen = builder_screen(&builder, style->panel.width_px, style->panel.height_px,
                             view_safe(style));
    return (struct laid_view){screen, 1, *style};
}
