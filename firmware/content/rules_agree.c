// SPDX-License-Identifier: MIT
// Owns the comparison of a translation with its source, text by text: a "not", an "at
// least" or a whole sentence that one of them has, the other must have too.
#include "content/numbers.h"
#include "content/readability.h"
#include "content/rule_keeps.h"
#include "content/rules_private.h"

#include <math.h>
#include <string.h>

// A text and the one it was translated from.
struct pair {
    const struct visible *own;
    const struct rule_line *own_line;
    const struct visible *source;
    struct rule_line source_line;
};

struct pairs {
    struct pair *items;
    size_t count;
};

struct agreeing {
    struct rules *rules;
    const struct rule *rule;
    const struct rule_agree *agree;
    const struct rule_line *words, *except, *source, *source_except;
};

// ---- counting -------------------------------------------------------------------------

static bool
is_in_any(const struct rule_line *line, size_t at, size_t count,
          const struct rule_line *phrases, size_t phrase_count)
{
    for (size_t i = 0; i < phrase_count; i++) {
        size_t from = rule_line_find(line, &phrases[i], 0);
        for (; from <= at && from < line->count;
             from = rule_line_find(line, &phrases[i], from + 1))
            if (from + phrases[i].count >= at + count)
                return true;
    }
    return false;
}

static bool
begins_any(const struct rule_line *line, size_t at, const struct rule_line *words,
           const struct text_list *list, size_t *count)
{
    for (size_t i = 0; i < list->count; i++)
        if (rule_line_find(line, &words[i], at) == at && words[i].count > 0) {
            *count = words[i].count;
            return true;
        }
    return false;
}

// In how many sentences one of the words stands outside of the exceptions.
static size_t
count_said(const struct rule_line *line, const struct text_list *list,
           const struct rule_line *words, const struct text_list *except_list,
           const struct rule_line *except)
{
    size_t said = 0, count = 0;
    unsigned last = 0;
    for (size_t at = 0; at < line->count; at++) {
        unsigned sentence = line->words[at].sentence;
        if ((said > 0 && sentence == last) ||
            !begins_any(line, at, words, list, &count) ||
            is_in_any(line, at, count, except, except_list->count))
            continue;
        last = sentence;
        said++;
    }
    return said;
}

static bool
has_any(const struct rule_line *line, const struct rule_line *phrases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (rule_line_find(line, &phrases[i], 0) < line->count)
            return true;
    return false;
}

// How many sentences a text has, with its questions or without.
static size_t
count_sentences(struct text text, bool questions)
{
    const char *rest = text.utf8;
    const char *end = text.utf8 + text.len;
    size_t len = text.len, count = 0;
    struct readability_sentence sentence;
    while (readability_next(&rest, &len, &sentence)) {
        const char *after = sentence.utf8 + sentence.len;
        bool asks =
            (sentence.len > 0 && after[-1] == '?') || (after < end && *after == '?');
        count += !asks || questions;
    }
    return count;
}

// How often a text has a figure of this value, whatever its unit.
static size_t
count_figure(struct text text, double value)
{
    struct number number;
    size_t at = 0, count = 0;
    while (numbers_next(text.utf8, text.len, &at, &number))
        count += fabs(number.value - value) < 0.005;
    return count;
}

// The first figure of `text` that `other` has less often; 0: none.
static double
first_lost(struct text text, struct text other)
{
    struct number number;
    size_t at = 0;
    while (numbers_next(text.utf8, text.len, &at, &number))
        if (count_figure(other, number.value) < count_figure(text, number.value))
            return number.value;
    return 0;
}

// ---- comparing ------------------------------------------------------------------------

static const char *
where(const struct agreeing *agreeing, const struct pair *pair)
{
    return arena_printf(agreeing->rules->arena, "compare it with line %u of %s",
                        pair->source->text.place.line, pair->source->text.place.path);
}

static void
compare_words(const struct agreeing *agreeing, const struct pair *pair)
{
    const struct rule_agree *agree = agreeing->agree;
    size_t own = count_said(pair->own_line, &agree->words, agreeing->words,
                            &agree->except, agreeing->except);
    size_t source = count_said(&pair->source_line, &agree->source, agreeing->source,
                               &agree->source_except, agreeing->source_except);
    if (own != source)
        rules_found(agreeing->rules, agreeing->rule, pair->own->text.place,
                    where(agreeing, pair),
                    "\"%s\" is said in %zu sentence%s here, and in %zu of the page in %s",
                    agree->what.utf8, own, own == 1 ? "" : "s", source,
                    agreeing->rules->source->lang.utf8);
}

static void
compare_sentences(const struct agreeing *agreeing, const struct pair *pair)
{
    size_t own = count_sentences(pair->own->text, true);
    size_t source = count_sentences(pair->source->text, true);
    // A main message may leave out its question: the title above it can ask the same.
    bool shorter = pair->own->role == VISIBLE_MESSAGE && own < source;
    if (shorter) {
        own = count_sentences(pair->own->text, false);
        source = count_sentences(pair->source->text, false);
    }
    // More of them are often one that was cut in two.
    struct rule cut = rules_softer(agreeing->rule, SEVERITY_WARNING);
    bool allowed =
        has_any(pair->own_line, agreeing->except, agreeing->agree->except.count);
    if (own != source && !allowed && pair->own->role != VISIBLE_TITLE)
        rules_found(agreeing->rules, own > source ? &cut : agreeing->rule,
                    pair->own->text.place, where(agreeing, pair),
                    "there %s %zu sentence%s here, and %zu on the page in %s",
                    own == 1 ? "is" : "are", own, own == 1 ? "" : "s", source,
                    agreeing->rules->source->lang.utf8);
}

static void
compare_figures(const struct agreeing *agreeing, const struct pair *pair)
{
    double lost = first_lost(pair->source->text, pair->own->text);
    double more = first_lost(pair->own->text, pair->source->text);
    if (lost > 0 || more > 0)
        rules_found(agreeing->rules, agreeing->rule, pair->own->text.place,
                    where(agreeing, pair), "the figure %g is %s on the page in %s",
                    lost > 0 ? lost : more, lost > 0 ? "missing here, it is" : "not",
                    agreeing->rules->source->lang.utf8);
}

// A text of so many words that is the same in both was not translated.
static void
compare_whole(const struct agreeing *agreeing, const struct pair *pair)
{
    enum { WORDS = 2 };
    if (has_any(pair->own_line, agreeing->except, agreeing->agree->except.count))
        return;
    if (pair->own_line->count >= WORDS &&
        rule_line_equal(&pair->source_line, pair->own_line))
        rules_found(agreeing->rules, agreeing->rule, pair->own->text.place,
                    "translate it", "this text is the same as on the page in %s",
                    agreeing->rules->source->lang.utf8);
}

static void
compare(struct rules *rules, const struct rule *rule, const struct rule_agree *agree,
        const struct pairs *pairs)
{
    const struct agreeing agreeing = {
        .rules = rules,
        .rule = rule,
        .agree = agree,
        .words = rule_lines_of(&agree->words, rules->arena),
        .except = rule_lines_of(&agree->except, rules->arena),
        .source = rule_lines_of(&agree->source, rules->arena),
        .source_except = rule_lines_of(&agree->source_except, rules->arena),
    };
    for (size_t i = 0; i < pairs->count; i++) {
        const struct pair *pair = &pairs->items[i];
        if (!rule_scope_has(&agree->scope, pair->own->page))
            continue;
        if (agree->sentences)
            compare_sentences(&agreeing, pair);
        if (agree->figures)
            compare_figures(&agreeing, pair);
        if (agree->translated)
            compare_whole(&agreeing, pair);
        if (agree->words.count > 0)
            compare_words(&agreeing, pair);
    }
}

// ---- pairing --------------------------------------------------------------------------

// The texts of one page among all that visitors see.
struct span {
    const struct visible *all;
    size_t from;
    size_t to;
};

static struct span
span_of(const struct visible *all, size_t count, const struct page *page)
{
    struct span span = {.all = all};
    while (span.from < count && all[span.from].page != page)
        span.from++;
    span.to = span.from;
    while (span.to < count && all[span.to].page == page)
        span.to++;
    return span;
}

// Words to know stand in the order of their own language and have no pairs.
static bool
next_in(struct span *span, const struct visible **found)
{
    while (span->from < span->to) {
        const struct visible *visible = &span->all[span->from++];
        *found = visible;
        if (!visible->block || visible->block->kind != BLOCK_GLOSSARY)
            return true;
    }
    return false;
}

// Pairs two pages text by text, when both have as many.
static void
pair_page(struct rules *rules, const struct rule *rule, struct span own,
          struct span source, struct pairs *pairs)
{
    const struct page *page = own.from < own.to ? own.all[own.from].page : NULL;
    size_t start = pairs->count;
    const struct visible *here = NULL, *there = NULL;
    bool more_here = next_in(&own, &here), more_there = next_in(&source, &there);
    while (more_here && more_there && here->role == there->role) {
        pairs->items[pairs->count++] = (struct pair){
            .own = here,
            .own_line = &rules->lines[here - rules->visible],
            .source = there,
            .source_line = rule_line_of(there->text, rules->arena),
        };
        more_here = next_in(&own, &here);
        more_there = next_in(&source, &there);
    }
    if (!more_here && !more_there)
        return;
    pairs->count = start;
    struct place place = page ? page->place : (struct place){0};
    if (more_here)
        place = here->text.place;
    if (page)
        rules_found(rules, rule, place, "translate all of it, and nothing else",
                    "from here on the page \"%s\" has other texts than in %s",
                    page->id.utf8, rules->source->lang.utf8);
}

static struct pairs
pairs_of(struct rules *rules, const struct rule *rule)
{
    size_t count;
    const struct visible *all = visible_texts(rules->source, rules->arena, &count);
    struct pairs pairs = {
        .items = arena_array(rules->arena, rules->visible_count, sizeof *pairs.items)};
    for (size_t i = 0; i < rules->content->page_count; i++) {
        const struct page *page = &rules->content->pages[i];
        const struct page *from = content_page(rules->source, page->id.utf8);
        if (from && page->translated_version >= from->version)
            pair_page(rules, rule, span_of(rules->visible, rules->visible_count, page),
                      span_of(all, count, from), &pairs);
    }
    return pairs;
}

static bool
is_for(const struct rules *rules, const struct rule *rule, const struct rule_agree *agree)
{
    return agree->rule.utf8 && strcmp(agree->rule.utf8, rule->id) == 0 &&
           agree->from.utf8 && strcmp(agree->from.utf8, rules->source->lang.utf8) == 0;
}

void
rules_check_agree(struct rules *rules, const struct rule *rule)
{
    struct pairs pairs = {0};
    for (size_t f = 0; f < rules->book->file_count && rules->source; f++) {
        const struct rule_entries *entries = &rules->book->files[f].agree;
        const struct rule_agree *agree = entries->items;
        for (size_t i = 0; i < entries->count; i++) {
            if (!is_for(rules, rule, &agree[i]))
                continue;
            if (!pairs.items)
                pairs = pairs_of(rules, rule);
            compare(rules, rule, &agree[i], &pairs);
        }
    }
}
