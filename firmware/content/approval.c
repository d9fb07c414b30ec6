// SPDX-License-Identifier: MIT
// Owns which words of a page count, and how they are written down: one line for each
// piece of text, behind a word for what it is, so that two of them compare line by line.
#include "content/approval.h"

#include "base/hash.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DIGITS = 32 };

struct writer {
    struct arena *arena;
    char *bytes;
    size_t len;
    size_t capacity;
};

typedef void
write_function(struct writer *writer, const struct block *block);

// ---- lines ----------------------------------------------------------------------------

static void
put(struct writer *writer, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        arena_grow(writer->arena, (void **)&writer->bytes, &writer->capacity, writer->len,
                   1);
        writer->bytes[writer->len++] = bytes[i];
    }
}

static bool
is_soft_hyphen(const char *bytes, size_t left)
{
    return left > 1 && memcmp(bytes, "\xC2\xAD", 2) == 0;
}

// A line break inside a text must not look like the end of the line.
static void
put_text(struct writer *writer, const struct text *text)
{
    for (size_t i = 0; i < text->len; i++) {
        if (is_soft_hyphen(text->utf8 + i, text->len - i))
            i++;
        else if (text->utf8[i] == '\n')
            put(writer, "\\n", 2);
        else
            put(writer, text->utf8 + i, 1);
    }
}

// "what: text"; nothing where there is no text.
static void
line(struct writer *writer, const char *what, const struct text *text)
{
    if (text->len == 0)
        return;
    put(writer, what, strlen(what));
    put(writer, ": ", 2);
    put_text(writer, text);
    put(writer, "\n", 1);
}

static void
lines(struct writer *writer, const char *what, const struct text_list *texts)
{
    for (size_t i = 0; i < texts->count; i++)
        line(writer, what, &texts->items[i]);
}

static void
plain(struct writer *writer, const char *what)
{
    put(writer, what, strlen(what));
    put(writer, "\n", 1);
}

// ---- blocks ---------------------------------------------------------------------------

static void
write_heading(struct writer *writer, const struct block *block)
{
    line(writer, "heading", &block->heading);
}

static void
write_paragraph(struct writer *writer, const struct block *block)
{
    line(writer, "text", &block->text);
}

static void
write_list(struct writer *writer, const struct block *block)
{
    lines(writer, "item", &block->list);
}

static void
write_rows(struct writer *writer, const struct block *block)
{
    for (size_t i = 0; i < block->rows.count; i++) {
        line(writer, "label", &block->rows.items[i].label);
        if (block->rows.items[i].text.len == 0)
            plain(writer, "unknown");
        line(writer, "text", &block->rows.items[i].text);
    }
}

static void
write_care(struct writer *writer, const struct block *block)
{
    static const char *const levels[] = {
        [CARE_ASK] = "ask", [CARE_URGENT] = "urgent", [CARE_EMERGENCY] = "emergency"};
    plain(writer, levels[block->care.level]);
    line(writer, "heading", &block->care.heading);
    lines(writer, "item", &block->care.items);
    lines(writer, "text", &block->care.after);
}

static void
write_risk(struct writer *writer, const struct block *block)
{
    static const char *const certainties[] = {[RISK_KNOWN] = "known",
                                              [RISK_GUIDE_ONLY] = "guide only",
                                              [RISK_UNKNOWN] = "unknown"};
    const struct risk *risk = &block->risk;
    plain(writer, arena_printf(writer->arena, "figure: %u to %u of %u, %s", risk->n,
                               risk->n_to, risk->of, certainties[risk->certainty]));
    line(writer, "text", &risk->what);
    line(writer, "others", &risk->what_not);
    line(writer, "when", &risk->when);
    line(writer, "note", &risk->note);
}

static void
write_step(struct writer *writer, const struct step *step)
{
    static const char *const units[] = {[TIME_MINUTES] = "minutes",
                                        [TIME_HOURS] = "hours",
                                        [TIME_DAYS] = "days",
                                        [TIME_WEEKS] = "weeks",
                                        [TIME_MONTHS] = "months"};
    static const char *const kinds[] = {
        [STEP_RULE] = "rule", [STEP_EXPECT] = "expect", [STEP_PLAN] = "plan"};
    static const char *const ends[] = {[END_AT] = "to",
                                       [END_OPEN] = "open",
                                       [END_MINIMUM] = "at least",
                                       [END_NEXT_DAY] = "next day",
                                       [END_CLINIC] = "by the clinic"};
    plain(writer, arena_printf(writer->arena, "step: %s %g%s %s %g %s", kinds[step->kind],
                               step->start, step->start_by_clinic ? " by the clinic" : "",
                               ends[step->ends], step->end, units[step->unit]));
    line(writer, "from", &step->anchor);
    line(writer, "text", &step->label);
}

static bool
step_applies(const struct step *step, const struct text *route)
{
    bool applies = step->routes.count == 0 || route->len == 0;
    for (size_t i = 0; i < step->routes.count && !applies; i++)
        applies = strcmp(step->routes.items[i].utf8, route->utf8) == 0;
    return applies;
}

static void
write_timeline(struct writer *writer, const struct block *block)
{
    const struct track *track = block->timeline.track;
    if (!track)
        return;
    line(writer, "from", &track->anchor);
    for (size_t i = 0; i < track->step_count; i++)
        if (step_applies(&track->steps[i], &block->timeline.route))
            write_step(writer, &track->steps[i]);
}

static void
write_compare(struct writer *writer, const struct block *block)
{
    const struct table *table = block->compare.table;
    for (size_t i = 0; table && i < table->column_count; i++)
        line(writer, "column", &table->columns[i].name);
    for (size_t i = 0; table && i < block->compare.row_count; i++) {
        const struct table_row *row = block->compare.rows[i];
        line(writer, "label", &row->question);
        for (size_t k = 0; k < table->column_count; k++) {
            if (row->cells[k].len == 0)
                plain(writer, "unknown");
            line(writer, "text", &row->cells[k]);
        }
    }
}

static void
write_checklist(struct writer *writer, const struct block *block)
{
    const struct checklist *checklist = &block->checklist;
    line(writer, "heading", &checklist->when);
    for (size_t i = 0; i < checklist->items.count; i++) {
        line(writer, "box", &checklist->items.items[i]);
        if (checklist->opens)
            line(writer, "opens", &checklist->opens[i]);
    }
}

static void
write_link(struct writer *writer, const struct link *link)
{
    line(writer, "opens", &link->page);
    line(writer, "button", &link->label);
}

static void
write_links(struct writer *writer, const struct block *block)
{
    if (block->links.show_risk)
        plain(writer, "with figures");
    for (size_t i = 0; i < block->links.count; i++)
        write_link(writer, &block->links.items[i]);
}

static void
write_picture(struct writer *writer, const struct block *block)
{
    const struct picture *picture = &block->picture;
    line(writer, "picture", &picture->file);
    plain(writer, arena_printf(writer->arena, "size: %u x %u", picture->width_px,
                               picture->height_px));
    line(writer, "alt", &picture->alt);
    line(writer, "caption", &picture->caption);
}

static void
write_faq(struct writer *writer, const struct block *block)
{
    for (size_t i = 0; i < block->faq.count; i++) {
        const struct answer *answer = &block->faq.items[i];
        line(writer, "question", &answer->question);
        for (size_t k = 0; k < answer->body_count; k++)
            if (answer->body[k].kind == BLOCK_LIST)
                write_list(writer, &answer->body[k]);
            else
                write_paragraph(writer, &answer->body[k]);
    }
    write_link(writer, &block->faq.then);
}

static void
write_ask(struct writer *writer, const struct block *block)
{
    line(writer, "heading", &block->ask.about);
    lines(writer, "box", &block->ask.questions);
}

static void
write_glossary(struct writer *writer, const struct block *block)
{
    for (size_t i = 0; i < block->glossary.count; i++) {
        const struct term *term = block->glossary.items[i];
        line(writer, "word", &term->term);
        line(writer, "means", &term->means);
        line(writer, "say", &term->say);
    }
}

// ---- the interface --------------------------------------------------------------------

const char *
approval_text(const struct page *page, struct arena *arena)
{
    static write_function *const writers[BLOCK_KIND_COUNT] = {
        [BLOCK_HEADING] = write_heading,
        [BLOCK_TEXT] = write_paragraph,
        [BLOCK_LIST] = write_list,
        [BLOCK_ROWS] = write_rows,
        [BLOCK_CARE] = write_care,
        [BLOCK_RISK] = write_risk,
        [BLOCK_TIMELINE] = write_timeline,
        [BLOCK_COMPARE] = write_compare,
        [BLOCK_CHECKLIST] = write_checklist,
        [BLOCK_LINKS] = write_links,
        [BLOCK_PICTURE] = write_picture,
        [BLOCK_FAQ] = write_faq,
        [BLOCK_ASK] = write_ask,
        [BLOCK_GLOSSARY] = write_glossary,
    };
    static const char *const kinds[] = {[PAGE_CLAIM] = "kind: claim",
                                        [PAGE_TOOL] = "kind: tool",
                                        [PAGE_CRISIS] = "kind: crisis",
                                        [PAGE_ABOUT] = "kind: about"};
    // Texts of its own in between would move the bytes each time they grow.
    struct arena own = {0};
    struct writer writer = {.arena = &own};
    line(&writer, "page", &page->id);
    line(&writer, "language", &page->lang);
    plain(&writer, kinds[page->kind]);
    line(&writer, "region", &page->region);
    line(&writer, "title", &page->title);
    line(&writer, "message", &page->main_message);
    line(&writer, "waiting room", &page->attract);
    for (size_t i = 0; i < page->body_count; i++)
        writers[page->body[i].kind](&writer, &page->body[i]);
    line(&writer, "take home", &page->take_home);
    const char *text = arena_copy(arena, writer.bytes, writer.len);
    arena_finish(&own);
    return text;
}

void
approval_mark(const char *text, unsigned version, char mark[static APPROVAL_MARK_BYTES])
{
    uint8_t digest[HASH_BYTES];
    char hex[HASH_HEX_BYTES];
    hash_bytes(text, strlen(text), digest);
    hash_to_hex(digest, HASH_BYTES, hex);
    snprintf(mark, APPROVAL_MARK_BYTES, "%u-%.*s", version % 10000, DIGITS, hex);
}

unsigned
approval_version(const struct page *page)
{
    const char *mark = page->approved_text.utf8;
    char *end = NULL;
    unsigned long version = mark ? strtoul(mark, &end, 10) : 0;
    bool good = mark && end != mark && *end == '-' && strlen(end + 1) == DIGITS;
    return good && version < 10000 ? (unsigned)version : 0;
}

// The version may have risen since: what counts is the text.
enum page_approval
approval_of(const struct page *page, const char *text)
{
    char mark[APPROVAL_MARK_BYTES];
    unsigned version = approval_version(page);
    if (version == 0)
        return APPROVAL_UNTIED;
    approval_mark(text, version, mark);
    return strcmp(mark, page->approved_text.utf8) == 0 ? APPROVAL_HOLDS
                                                       : APPROVAL_CHANGED;
}
