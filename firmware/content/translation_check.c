// SPDX-License-Identifier: MIT
// Owns what a translation has in common with its source: the same blocks with the same
// figures (L47), a version that is not older (L48), and somebody who checked it (L49).
#include "content/numbers.h"
#include "content/page_texts.h"
#include "content/translations.h"

#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { MOST_FIGURES = 64 };

struct comparison {
    struct problems *problems;
    const struct content *own;
    const struct content *source;
    bool running;            // visitors are shown the source's where a page is stale
    const struct page *page; // of `own`
    const struct page *from; // the page it is a translation of
};

enum finding { OTHER_FACTS, NO_VERSION, STALE, CHANGED, MISSING, UNCHECKED };

static void
found(const struct comparison *comparison, enum finding finding, struct place place,
      const char *mend, const char *format, ...) PRINTF_LIKE(5, 6);

static void
found(const struct comparison *comparison, enum finding finding, struct place place,
      const char *mend, const char *format, ...)
{
    static const struct {
        const char *rule;
        enum severity severity;
    } kinds[] = {
        [OTHER_FACTS] = {"L47", SEVERITY_ERROR}, [NO_VERSION] = {"L48", SEVERITY_ERROR},
        [STALE] = {"L48", SEVERITY_ERROR},       [CHANGED] = {"L48", SEVERITY_WARNING},
        [MISSING] = {"L48", SEVERITY_WARNING},   [UNCHECKED] = {"L49", SEVERITY_ERROR},
    };
    char sentence[512];
    va_list args;
    va_start(args, format);
    vsnprintf(sentence, sizeof sentence, format, args);
    va_end(args);
    problem_add_by_rule(comparison->problems, kinds[finding].rule,
                        finding == STALE && comparison->running ? SEVERITY_WARNING
                                                                : kinds[finding].severity,
                        place, mend, sentence);
}

static void
differs(const struct comparison *comparison, struct place place, const char *what)
{
    found(comparison, OTHER_FACTS, place,
          "translate all of it, and nothing else, in the same order",
          "%s of the page in %s", what, comparison->source->lang.utf8);
}

static bool
same_text(struct text a, struct text b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.utf8, b.utf8, a.len) == 0);
}

// ---- figures --------------------------------------------------------------------------

struct figures {
    struct number items[MOST_FIGURES];
    size_t count;
    const struct clinic *clinic;
};

// What a clinic says about itself in each language may have figures of its own.
static bool
is_in(const struct text *own, const struct text *text, size_t at)
{
    const char *found = own->len > 0 ? strstr(text->utf8, own->utf8) : NULL;
    size_t from = found ? (size_t)(found - text->utf8) : 0;
    return found && at >= from && at < from + own->len;
}

static void
take_figures(void *context, const struct text *text)
{
    struct figures *figures = context;
    size_t at = 0;
    const struct clinic *clinic = figures->clinic;
    struct number number;
    while (figures->count < MOST_FIGURES &&
           numbers_next(text->utf8, text->len, &at, &number))
        if (!is_in(&clinic->crisis_line_how, text, number.at) &&
            !is_in(&clinic->hours, text, number.at))
            figures->items[figures->count++] = number;
}

static void
figures_of(const struct content *content, const struct block *block,
           struct figures *figures)
{
    figures->count = 0;
    figures->clinic = &content->clinic;
    page_texts_of_blocks(block, 1, take_figures, figures);
    for (size_t i = 0; block->kind == BLOCK_FAQ && i < block->faq.count; i++)
        page_texts_of_blocks(block->faq.items[i].body, block->faq.items[i].body_count,
                             take_figures, figures);
}

// Units that one language leaves out ("24 and under") are no difference.
static bool
says_same(const struct number *a, const struct number *b)
{
    bool known = a->unit != NUMBER_COUNT && b->unit != NUMBER_COUNT;
    return known ? numbers_equal(a, b) : fabs(a->value - b->value) < 0.005;
}

// The 100 of "20 or more of each 100" where the other language says "20 in 100".
static bool
is_whole_of_share(const struct number *number, const struct figures *in)
{
    for (size_t i = 0; i < in->count; i++)
        if (number->unit == NUMBER_COUNT && in->items[i].of > 0 &&
            fabs(number->value - in->items[i].of) < 0.005)
            return true;
    return false;
}

// The first figure of `from` that `in` does not have as often, or NULL.
static const struct number *
first_missing(const struct figures *from, const struct figures *in)
{
    bool taken[MOST_FIGURES] = {false};
    for (size_t i = 0; i < from->count; i++) {
        size_t k = 0;
        while (k < in->count && (taken[k] || !says_same(&from->items[i], &in->items[k])))
            k++;
        if (k < in->count)
            taken[k] = true;
        else if (!is_whole_of_share(&from->items[i], in))
            return &from->items[i];
    }
    return NULL;
}

static void
compare_figures(const struct comparison *comparison, struct place place,
                const struct figures *own, const struct figures *source)
{
    char shown[40];
    const struct number *lost = first_missing(source, own);
    const struct number *added = first_missing(own, source);
    const char *lang = comparison->source->lang.utf8;
    if (lost) {
        numbers_print(lost, shown, sizeof shown);
        found(comparison, OTHER_FACTS, place, "write the same figures as there",
              "the figure \"%s\" of the page in %s is not here", shown, lang);
    } else if (added) {
        numbers_print(added, shown, sizeof shown);
        found(comparison, OTHER_FACTS, place, "write the same figures as there",
              "the figure \"%s\" is not on the page in %s", shown, lang);
    }
}

// ---- blocks ---------------------------------------------------------------------------

static bool
same_risk(const struct risk *a, const struct risk *b)
{
    return a->n == b->n && a->n_to == b->n_to && a->of == b->of &&
           a->certainty == b->certainty && same_text(a->source, b->source);
}

static bool
same_links(const struct block *a, const struct block *b)
{
    if (a->links.count != b->links.count)
        return false;
    for (size_t i = 0; i < a->links.count; i++)
        if (!same_text(a->links.items[i].page, b->links.items[i].page))
            return false;
    return true;
}

static bool
same_care(const struct care *a, const struct care *b)
{
    return a->level == b->level && a->items.count == b->items.count &&
           a->after.count == b->after.count;
}

static bool
same_compare(const struct block *a, const struct block *b)
{
    if (a->compare.row_count != b->compare.row_count ||
        !same_text(a->compare.table->id, b->compare.table->id))
        return false;
    for (size_t i = 0; i < a->compare.row_count; i++)
        if (!same_text(a->compare.rows[i]->id, b->compare.rows[i]->id))
            return false;
    return true;
}

// Whether both say as much, word for word aside.
static bool
same_shape(const struct block *a, const struct block *b)
{
    const char *shared_a = a->shared ? a->shared : "";
    const char *shared_b = b->shared ? b->shared : "";
    if (a->kind != b->kind || strcmp(shared_a, shared_b) != 0)
        return false;
    switch ((int)a->kind) {
    case BLOCK_LIST:
        return a->list.count == b->list.count;
    case BLOCK_ROWS:
        return a->rows.count == b->rows.count;
    case BLOCK_CARE:
        return same_care(&a->care, &b->care);
    case BLOCK_RISK:
        return same_risk(&a->risk, &b->risk);
    case BLOCK_TIMELINE:
        return same_text(a->timeline.track->id, b->timeline.track->id) &&
               same_text(a->timeline.route, b->timeline.route);
    case BLOCK_COMPARE:
        return same_compare(a, b);
    case BLOCK_CHECKLIST:
        return a->checklist.items.count == b->checklist.items.count;
    case BLOCK_LINKS:
        return same_links(a, b);
    case BLOCK_FAQ:
        return a->faq.count == b->faq.count;
    case BLOCK_ASK:
        return a->ask.questions.count == b->ask.questions.count;
    default:
        return true;
    }
}

static void
compare_bodies(const struct comparison *comparison)
{
    const struct page *page = comparison->page, *from = comparison->from;
    for (size_t i = 0; i < page->body_count && i < from->body_count; i++) {
        const struct block *block = &page->body[i], *other = &from->body[i];
        struct figures own, source;
        if (!same_shape(block, other)) {
            differs(comparison, block->place, "this block is not the one in this place");
            return; // those behind it may only have moved
        }
        figures_of(comparison->own, block, &own);
        figures_of(comparison->source, other, &source);
        compare_figures(comparison, block->place, &own, &source);
    }
    if (page->body_count != from->body_count)
        differs(comparison, page->place,
                page->body_count < from->body_count
                    ? "there are fewer blocks here than at the end"
                    : "there are more blocks here than at the end");
}

// ---- the head -------------------------------------------------------------------------

static bool
has(const struct text_list *list, struct text id)
{
    for (size_t i = 0; i < list->count; i++)
        if (same_text(list->items[i], id))
            return true;
    return false;
}

static void
compare_ids(const struct comparison *comparison, const struct text_list *own,
            const struct text_list *source, const char *what)
{
    for (size_t i = 0; i < source->count; i++)
        if (!has(own, source->items[i]))
            found(comparison, OTHER_FACTS, comparison->page->place,
                  arena_printf(comparison->problems->arena, "add %s",
                               source->items[i].utf8),
                  "the %s %s of the page in %s is not named here", what,
                  source->items[i].utf8, comparison->source->lang.utf8);
    for (size_t i = 0; i < own->count; i++)
        if (!has(source, own->items[i]))
            found(comparison, OTHER_FACTS, own->items[i].place, "take it out",
                  "the %s %s is not on the page in %s", what, own->items[i].utf8,
                  comparison->source->lang.utf8);
}

static void
compare_heads(const struct comparison *comparison)
{
    const struct page *page = comparison->page, *from = comparison->from;
    struct figures own = {.clinic = &comparison->own->clinic};
    struct figures source = {.clinic = &comparison->source->clinic};
    take_figures(&own, &page->title);
    take_figures(&own, &page->main_message);
    take_figures(&source, &from->title);
    take_figures(&source, &from->main_message);
    compare_figures(comparison, page->main_message.place, &own, &source);
    compare_ids(comparison, &page->facts, &from->facts, "fact");
    compare_ids(comparison, &page->sources, &from->sources, "source");
    compare_ids(comparison, &page->blocks, &from->blocks, "required block");
    if (page->kind != from->kind)
        differs(comparison, page->place, "the kind of page is not that");
}

// ---- age and review -------------------------------------------------------------------

// Marks of words: FNV-1a, folded to 16 bits. They find what changed by accident; nobody
// has a reason to forge them.
static void
mark_text(void *context, const struct text *text)
{
    uint32_t *mark = context;
    for (size_t i = 0; i < text->len; i++) {
        bool soft = i + 1 < text->len && (unsigned char)text->utf8[i] == 0xc2 &&
                    (unsigned char)text->utf8[i + 1] == 0xad;
        i += soft;
        if (!soft)
            *mark = (*mark ^ (unsigned char)text->utf8[i]) * 16777619U;
    }
    *mark = (*mark ^ 0xffU) * 16777619U; // where one text ends and the next begins
}

static unsigned
folded(uint32_t mark)
{
    return (mark >> 16) ^ (mark & 0xffffU);
}

static unsigned
mark_of_block(const struct block *block)
{
    uint32_t mark = 2166136261U;
    page_texts_of_blocks(block, 1, mark_text, &mark);
    for (size_t i = 0; block->kind == BLOCK_FAQ && i < block->faq.count; i++)
        page_texts_of_blocks(block->faq.items[i].body, block->faq.items[i].body_count,
                             mark_text, &mark);
    return folded(mark);
}

const char *
translations_hash(const struct page *page, struct arena *arena)
{
    uint32_t head = 2166136261U;
    mark_text(&head, &page->title);
    mark_text(&head, &page->main_message);
    mark_text(&head, &page->attract);
    const char *hash = arena_printf(arena, "%04x", folded(head));
    for (size_t i = 0; i < page->body_count; i++)
        hash = arena_printf(arena, "%s-%04x", hash, mark_of_block(&page->body[i]));
    return hash;
}

// The words of the source have changed without a new version: which ones, by block.
static void
check_words(const struct comparison *comparison)
{
    enum { MARK = 5 }; // four digits and what divides them
    const struct page *from = comparison->from;
    const struct text *then = &comparison->page->translated_hash;
    struct arena *arena = comparison->problems->arena;
    const char *now = then->len > 0 ? translations_hash(from, arena) : "";
    if (then->len == 0 || strcmp(then->utf8, now) == 0)
        return;
    size_t part = 0;
    while (part <= from->body_count && (part + 1) * MARK - 1 <= then->len &&
           memcmp(then->utf8 + part * MARK, now + part * MARK, MARK - 1) == 0)
        part++;
    struct place place =
        part == 0 || part > from->body_count ? from->place : from->body[part - 1].place;
    found(comparison, CHANGED, then->place,
          arena_printf(arena, "compare them, then write hash: \"%s\"", now),
          "the words in %s, line %u, have changed since they were translated", place.path,
          place.line);
}

// false when the page is not shown, so that comparing it leads nowhere.
static bool
check_age(const struct comparison *comparison)
{
    const struct page *page = comparison->page, *from = comparison->from;
    struct arena *arena = comparison->problems->arena;
    const char *lang = comparison->source->lang.utf8;
    if (!page->translated_lang.utf8 || !same_text(page->translated_lang, from->lang)) {
        found(comparison, NO_VERSION, page->place,
              arena_printf(arena, "write translated_from: {lang: %s, version: %u}", lang,
                           from->version),
              "the page does not say which version in %s it is a translation of", lang);
        return true;
    }
    if (page->translated_version > from->version)
        found(comparison, NO_VERSION, page->translated_lang.place,
              "write the version that was translated",
              "the page in %s has only version %u, not %u", lang, from->version,
              page->translated_version);
    if (page->translated_version >= from->version)
        return true;
    found(comparison, STALE, page->translated_lang.place,
          arena_printf(arena, "translate what changed, then write version: %u",
                       from->version),
          "this is a translation of version %u, but the page in %s has version %u, "
          "so visitors are shown that one",
          page->translated_version, lang, from->version);
    return false;
}

static void
check_reviewer(const struct comparison *comparison)
{
    const struct page *page = comparison->page;
    if (page->status == PAGE_APPROVED && page->translation_role.len == 0)
        found(comparison, UNCHECKED, page->place,
              "write translation_reviewed_by: {role: …}, or status: draft",
              "an approved translation says who checked it, in both languages");
}

// ---- all pages ------------------------------------------------------------------------

static void
check_page(const struct comparison *comparison)
{
    const struct page *page = comparison->page;
    const char *lang = comparison->source->lang.utf8;
    check_reviewer(comparison);
    if (!comparison->from) {
        if (!has(&comparison->source->broken_pages, page->id))
            found(comparison, OTHER_FACTS, page->place,
                  "write it there as well, or remove it here",
                  "there is no page \"%s\" in %s, from which pages are translated",
                  page->id.utf8, lang);
        return;
    }
    if (!check_age(comparison))
        return;
    if (!comparison->running)
        check_words(comparison);
    compare_heads(comparison);
    compare_bodies(comparison);
}

static void
check_missing(const struct comparison *comparison)
{
    const struct content *own = comparison->own, *source = comparison->source;
    const struct place place = {.path = arena_printf(comparison->problems->arena,
                                                     "%s/%s/pages", own->folder,
                                                     own->lang.utf8)};
    for (size_t i = 0; i < source->page_count; i++) {
        const struct page *from = &source->pages[i];
        if (from->status == PAGE_WITHDRAWN || content_page(own, from->id.utf8) ||
            has(&own->broken_pages, from->id))
            continue;
        found(comparison, MISSING, place, "translate it",
              "the page \"%s\" is not here yet, so visitors are shown it in %s",
              from->id.utf8, source->lang.utf8);
    }
}

void
translations_check(const struct content *own, const struct content *source, bool running,
                   struct problems *problems)
{
    struct comparison comparison = {
        .problems = problems, .own = own, .source = source, .running = running};
    for (size_t i = 0; i < own->page_count; i++) {
        comparison.page = &own->pages[i];
        comparison.from = content_page(source, comparison.page->id.utf8);
        if (comparison.page->status != PAGE_WITHDRAWN)
            check_page(&comparison);
    }
    check_missing(&comparison);
}
