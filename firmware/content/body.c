// SPDX-License-Identifier: MIT
// Owns making blocks, one function a kind.
#include "content/body.h"

#include "base/file.h"
#include "content/glossary.h"
#include "content/limits.h"

#include <string.h>

// The Help button carries this shared block on every screen, so no body has to.
static const char help_block[] = "D5";

enum { USED_IDS = 64, SHARED_NAMES = 200, PICTURE_HEADER_BYTES = 33 };

struct body {
    const struct library *library;
    struct reader *reader;
    struct block *blocks;
    size_t count;
    size_t capacity;
    const char *used[USED_IDS]; // shared blocks, each once
    size_t used_count;
    const char *page;    // its id, or NULL where it has none that can be read
    size_t answer_count; // questions of faq blocks so far
    const char *shared;  // the shared block that is being spliced in, or NULL
    struct text region;  // of that block
    bool stays;          // likewise
    size_t depth;
    bool too_long;
    bool shared_lost; // a block could not be read, so what is used is not known
};

typedef void
make_function(struct body *body, const struct raw_block *raw, struct block *block);

static void
make_text(struct body *body, const struct raw_block *raw, struct block *block)
{
    (void)body;
    if (block->kind == BLOCK_HEADING)
        block->heading = raw->text;
    else
        block->text = raw->text;
}

static void
make_list(struct body *body, const struct raw_block *raw, struct block *block)
{
    (void)body;
    block->list = raw->list;
}

// One column of a table as rows: the question beside the answer.
static void
make_column_rows(struct body *body, const struct raw_rows *raw, struct block *block)
{
    const struct table *table = library_table(body->library, body->reader, raw->table);
    if (!table)
        return;
    size_t column = 0, count = 0;
    while (column < table->column_count &&
           strcmp(table->columns[column].id.utf8, raw->column.utf8) != 0)
        column++;
    if (column == table->column_count) {
        const char *names[12] = {0};
        for (size_t i = 0; i < table->column_count && i < COUNT_OF(names); i++)
            names[i] = table->columns[i].id.utf8;
        reader_fail(
            body->reader, raw->column.place,
            reader_suggest(body->reader, raw->column.utf8, names, table->column_count),
            "the table \"%s\" has no column \"%s\"", table->id.utf8, raw->column.utf8);
        return;
    }
    const struct table_row *const *rows =
        library_rows(body->reader, table, &raw->only, &count);
    struct row *items = arena_array(body->reader->arena, count, sizeof *items);
    for (size_t i = 0; i < count; i++)
        items[i] =
            (struct row){.label = rows[i]->question, .text = rows[i]->cells[column]};
    block->rows.items = items;
    block->rows.count = count;
}

static void
make_rows(struct body *body, const struct raw_block *raw, struct block *block)
{
    block->rows.items = raw->rows.items.items;
    block->rows.count = raw->rows.items.count;
    if (raw->rows.table.len > 0)
        make_column_rows(body, &raw->rows, block);
}

static void
make_care(struct body *body, const struct raw_block *raw, struct block *block)
{
    (void)body;
    block->care = raw->care;
}

static void
make_risk(struct body *body, const struct raw_block *raw, struct block *block)
{
    struct risk risk = raw->risk;
    bool known = risk.certainty != RISK_UNKNOWN;
    struct place place = raw->one.place;
    if (known && (risk.n == 0 || risk.of == 0))
        reader_fail(body->reader, place, "add them, or write certainty: unknown",
                    "a risk that is known needs n and of");
    else if (!known && risk.n != 0)
        reader_fail(body->reader, place, "leave n out, or write another certainty",
                    "a risk of certainty unknown has a figure");
    else if (known && risk.n > risk.of)
        reader_fail(body->reader, place, "swap n and of", "n is larger than of");
    else if (known && risk.n_to != 0 && (risk.n_to <= risk.n || risk.n_to > risk.of))
        reader_fail(body->reader, place, "write the larger figure as n_to",
                    "n_to is not between n and of");
    block->risk = risk;
}

static bool
route_applies(const struct track *track, const char *route)
{
    for (size_t i = 0; i < track->step_count; i++)
        for (size_t j = 0; j < track->steps[i].routes.count; j++)
            if (strcmp(track->steps[i].routes.items[j].utf8, route) == 0)
                return true;
    return false;
}

static void
make_timeline(struct body *body, const struct raw_block *raw, struct block *block)
{
    const struct raw_timeline *given = &raw->timeline;
    block->timeline.track = library_track(body->library, body->reader, given->track);
    block->timeline.route = given->route;
    const struct track *track = block->timeline.track;
    if (track && given->route.len > 0 && !route_applies(track, given->route.utf8))
        reader_fail(body->reader, given->route.place,
                    "compare it with `applies:` of the steps",
                    "no step of the track \"%s\" applies to \"%s\"", track->id.utf8,
                    given->route.utf8);
}

static void
make_compare(struct body *body, const struct raw_block *raw, struct block *block)
{
    const struct table *table =
        library_table(body->library, body->reader, raw->compare.table);
    block->compare.table = table;
    if (table)
        block->compare.rows = library_rows(body->reader, table, &raw->compare.only,
                                           &block->compare.row_count);
}

static void
make_checklist(struct body *body, const struct raw_block *raw, struct block *block)
{
    const struct raw_tick *ticks = raw->checklist.items.items;
    size_t count = raw->checklist.items.count;
    struct text *items = arena_array(body->reader->arena, count, sizeof *items);
    struct text *opens = arena_array(body->reader->arena, count, sizeof *opens);
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        items[i] = ticks[i].text;
        opens[i] = ticks[i].opens;
        any = any || opens[i].len > 0;
    }
    block->checklist = (struct checklist){.when = raw->checklist.when,
                                          .items = {items, count},
                                          .opens = any ? opens : NULL};
}

static void
make_part(struct body *body, const struct raw_part *part, struct block *block)
{
    block->place = part->one.place;
    block->shared = body->shared;
    block->kind = part->one.which == RAW_PART_LIST ? BLOCK_LIST : BLOCK_TEXT;
    if (block->kind == BLOCK_LIST)
        block->list = part->list;
    else
        block->text = part->text;
}

static struct answer
make_answer(struct body *body, const struct raw_answer *raw)
{
    const struct raw_part whole = {.one = {.place = raw->text.place}, .text = raw->text};
    const struct raw_part *parts = raw->parts.count > 0 ? raw->parts.items : &whole;
    size_t count = raw->parts.count > 0 ? raw->parts.count : 1;
    struct block *blocks = arena_array(body->reader->arena, count, sizeof *blocks);
    for (size_t i = 0; i < count; i++)
        make_part(body, &parts[i], &blocks[i]);
    struct answer answer = {
        .question = raw->question, .body = blocks, .body_count = count};
    answer.id.utf8 = arena_printf(body->reader->arena, "%s#%zu",
                                  body->page ? body->page : "", ++body->answer_count);
    answer.id.len = strlen(answer.id.utf8);
    answer.id.place = raw->question.place;
    glossary_match_answer(body->library, &answer, body->reader->arena);
    return answer;
}

static void
make_faq(struct body *body, const struct raw_block *raw, struct block *block)
{
    const struct raw_answer *answers = raw->faq.items.items;
    size_t count = raw->faq.items.count;
    struct answer *items = arena_array(body->reader->arena, count, sizeof *items);
    for (size_t i = 0; i < count; i++)
        items[i] = make_answer(body, &answers[i]);
    block->faq.items = items;
    block->faq.count = count;
    block->faq.then = raw->faq.then;
}

static void
make_ask(struct body *body, const struct raw_block *raw, struct block *block)
{
    (void)body;
    block->ask = raw->ask;
}

// The place of a word in the glossary; its end, which has been told, where it is not there.
static size_t
find_term(struct body *body, struct text name)
{
    const struct library *library = body->library;
    const char **names =
        arena_array(body->reader->arena, library->term_count, sizeof *names);
    for (size_t i = 0; i < library->term_count; i++) {
        names[i] = library->terms[i].term.utf8;
        if (name.utf8 && strcmp(names[i], name.utf8) == 0)
            return i;
    }
    body->reader->failed = true;
    if (name.utf8 && !library->terms_broken)
        reader_fail(body->reader, name.place,
                    reader_suggest(body->reader, name.utf8, names, library->term_count),
                    "glossary.yaml has no word \"%s\"", name.utf8);
    return library->term_count;
}

static void
make_glossary(struct body *body, const struct raw_block *raw, struct block *block)
{
    const struct library *library = body->library;
    bool all = raw->glossary.from.len == 0;
    size_t first = all ? 0 : find_term(body, raw->glossary.from);
    size_t end = all ? library->term_count : find_term(body, raw->glossary.to) + 1;
    if (end > library->term_count)
        return;
    if (first >= end) {
        struct place place = all ? raw->one.place : raw->glossary.to.place;
        reader_fail(body->reader, place,
                    all ? "write the file glossary.yaml beside blocks.yaml"
                        : "swap the two, or see the order in glossary.yaml",
                    all ? "there are no words to show"
                        : "the last word stands before the first one");
        return;
    }
    const struct term **terms =
        arena_array(body->reader->arena, end - first, sizeof(struct term *));
    for (size_t i = first; i < end; i++)
        terms[i - first] = &library->terms[i];
    block->glossary = (struct term_list){.items = terms, .count = end - first};
}

static void
make_links(struct body *body, const struct raw_block *raw, struct block *block)
{
    block->links.items = raw->links.items.items;
    block->links.count = raw->links.items.count;
    block->links.show_risk = raw->links.show == 1;
    const struct text_list *pages = &raw->links.pages;
    if (pages->count == 0)
        return;
    struct link *links = arena_array(body->reader->arena, pages->count, sizeof *links);
    for (size_t i = 0; i < pages->count; i++)
        links[i].page = pages->items[i];
    block->links.items = links;
    block->links.count = pages->count;
}

static unsigned
big_endian(const char *bytes)
{
    unsigned value = 0;
    for (size_t i = 0; i < 4; i++)
        value = value << 8 | (unsigned char)bytes[i];
    return value;
}

// Whether it is a PNG, by its first bytes. A bundle's are of one kind, as pack makes them.
static bool
is_picture(const struct file *file, bool of_bundle)
{
    static const char start[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    if (file->status != FILE_READ || file->len != PICTURE_HEADER_BYTES ||
        memcmp(file->bytes, start, sizeof start - 1) != 0)
        return false;
    const char *depth = file->bytes + 24;
    bool one_kind = depth[0] == 8 && (depth[1] == 2 || depth[1] == 6) && depth[4] == 0;
    return one_kind || !of_bundle;
}

// Looks at the first bytes only; whoever paints the picture reads the rest.
static void
make_picture(struct body *body, const struct raw_block *raw, struct block *block)
{
    struct picture picture = raw->picture;
    struct reader *reader = body->reader;
    struct file file = folder_read_picture(body->library->folder, picture.file.utf8,
                                           PICTURE_HEADER_BYTES, reader->arena);
    if (file.status != FILE_READ) {
        reader_fail(reader, picture.file.place,
                    "check its name, in capitals and small letters", "%s: %s",
                    picture.file.utf8, file_status_sentence(&file));
        return;
    }
    if (!is_picture(&file, body->library->folder->held.entries != NULL)) {
        reader_fail(reader, picture.file.place, "save it as PNG",
                    "%s is not a picture Anteroom can show", picture.file.utf8);
        return;
    }
    picture.width_px = big_endian(file.bytes + 16);
    picture.height_px = big_endian(file.bytes + 20);
    if (picture.width_px == 0 || picture.width_px > LIMIT_PICTURE_PX ||
        picture.height_px == 0 || picture.height_px > LIMIT_PICTURE_PX)
        reader_fail(reader, picture.file.place, "make it smaller: at most 2048 by 2048",
                    "%s has %u by %u pixels", picture.file.utf8, picture.width_px,
                    picture.height_px);
    block->picture = picture;
}

// ---- shared blocks --------------------------------------------------------------------

static void
mark_used(struct body *body, const char *id)
{
    for (size_t i = 0; i < body->used_count; i++)
        if (strcmp(body->used[i], id) == 0)
            return;
    if (body->used_count < USED_IDS)
        body->used[body->used_count++] = id;
}

static void
report_unknown_shared(struct body *body, struct text id)
{
    const char *names[SHARED_NAMES];
    size_t count = 0;
    for (size_t i = 0; i < body->library->shared_count && count < SHARED_NAMES; i++)
        names[count++] = body->library->shared[i].id.utf8;
    body->reader->failed = true;
    body->shared_lost = true;
    if (!body->library->shared_broken)
        reader_fail(body->reader, id.place,
                    reader_suggest(body->reader, id.utf8, names, count),
                    "there is no shared block \"%s\"", id.utf8);
}

// Whether a shared block is for the clinic's region.
static bool
holds_here(const struct body *body, struct text region)
{
    struct text here = body->library->region;
    return region.len == 0 || here.len == 0 || strcmp(region.utf8, "all") == 0 ||
           strcmp(region.utf8, here.utf8) == 0;
}

// The blocks behind `use: id`; those with placeholders are read anew for this page.
static struct schema_list
read_shared(struct body *body, struct text id)
{
    const struct library *library = body->library;
    const struct node *node = library->shared_nodes ? library->shared_nodes->first : NULL;
    for (size_t i = 0; node && i < library->shared_count; i++, node = node->next) {
        const struct text *known = &library->shared[i].id;
        if (known->len != id.len || memcmp(known->utf8, id.utf8, id.len) != 0)
            continue;
        struct schema_list raw = library->shared[i].body;
        mark_used(body, library->shared[i].id.utf8);
        if (!holds_here(body, library->shared[i].region))
            return (struct schema_list){0};
        if (library->shared[i].region.len > 0)
            body->region = library->shared[i].region;
        body->stays |= library->shared[i].stays;
        if (library->shared[i].varies)
            reader_read(body->reader, node_value(node, "body"), &schema_body, &raw);
        return raw;
    }
    report_unknown_shared(body, id);
    return (struct schema_list){0};
}

static void
add_block(struct body *body, const struct raw_block *raw)
{
    static make_function *const makers[] = {
        [BLOCK_HEADING] = make_text,
        [BLOCK_TEXT] = make_text,
        [BLOCK_LIST] = make_list,
        [BLOCK_ROWS] = make_rows,
        [BLOCK_CARE] = make_care,
        [BLOCK_RISK] = make_risk,
        [BLOCK_TIMELINE] = make_timeline,
        [BLOCK_COMPARE] = make_compare,
        [BLOCK_CHECKLIST] = make_checklist,
        [BLOCK_LINKS] = make_links,
        [BLOCK_PICTURE] = make_picture,
        [BLOCK_FAQ] = make_faq,
        [BLOCK_ASK] = make_ask,
        [BLOCK_GLOSSARY] = make_glossary,
    };
    if (body->count == LIMIT_PAGE_BLOCKS) {
        if (!body->too_long)
            reader_fail(body->reader, raw->one.place, "split the page",
                        "the page has more than %d blocks", LIMIT_PAGE_BLOCKS);
        body->too_long = true;
        return;
    }
    struct arena *arena =
        body->reader->passing ? body->reader->passing : body->reader->arena;
    arena_grow(arena, (void **)&body->blocks, &body->capacity, body->count,
               sizeof *body->blocks);
    struct block *block = &body->blocks[body->count++];
    block->kind = (enum block_kind)raw->one.which;
    block->place = raw->one.place;
    block->shared = body->shared;
    block->region = body->region;
    block->stays = body->stays;
    makers[raw->one.which](body, raw, block);
}

// Goes at most LIMIT_SHARED_DEPTH deep.
static void
take_blocks(struct body *body, const struct schema_list *list)
{
    const struct raw_block *raw = list->items;
    for (size_t i = 0; i < list->count && !body->too_long; i++) {
        if (!raw[i].one.whole) {
            body->shared_lost = true; // has been told, and may have been a shared block
            continue;
        }
        if (raw[i].one.which != RAW_USE) {
            add_block(body, &raw[i]);
            continue;
        }
        if (body->depth == LIMIT_SHARED_DEPTH) {
            reader_fail(body->reader, raw[i].text.place, "write the text itself here",
                        "shared blocks use each other too deeply, or in a circle");
            continue;
        }
        const char *outer = body->shared;
        struct text outer_region = body->region;
        bool outer_stays = body->stays;
        struct schema_list inner = read_shared(body, raw[i].text);
        body->shared = raw[i].text.utf8;
        body->depth++;
        take_blocks(body, &inner);
        body->depth--;
        body->shared = outer;
        body->region = outer_region;
        body->stays = outer_stays;
    }
}

static void
check_required(struct body *body, const struct page *page)
{
    for (size_t i = 0; i < page->blocks.count; i++) {
        struct text id = page->blocks.items[i];
        bool used = !id.utf8 || strcmp(id.utf8, help_block) == 0;
        for (size_t j = 0; j < body->used_count && !used; j++)
            used = strcmp(body->used[j], id.utf8) == 0;
        if (!used)
            reader_fail(
                body->reader, id.place,
                arena_printf(body->reader->arena,
                             "add \"- use: %s\" to the body, or take it from the list",
                             id.utf8),
                "the page must carry the shared block \"%s\", but does not use it",
                id.utf8);
    }
}

void
body_make(const struct library *library, struct reader *reader,
          const struct schema_list *raw, struct page *page)
{
    struct body body = {.library = library, .reader = reader, .page = page->id.utf8};
    take_blocks(&body, raw);
    struct block *blocks = arena_array(reader->arena, body.count, sizeof *blocks);
    if (body.count > 0)
        memcpy(blocks, body.blocks, body.count * sizeof *blocks);
    page->body = blocks;
    page->body_count = body.count;
    if (!body.shared_lost)
        check_required(&body, page);
}
