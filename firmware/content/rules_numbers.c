// SPDX-License-Identifier: MIT
// Owns the rule that ties every number on a page to the facts the page names, to the
// timeline it shows, to the years of the sources it names, or to what it asks to tick.
#include "content/numbers.h"
#include "content/rules_private.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// What one page may show.
struct known {
    const struct page *page;
    struct number *items;
    size_t count;
    size_t capacity;
    struct arena *arena;
};

static void
know(struct known *known, struct number number)
{
    void *items = known->items;
    arena_grow(known->arena, &items, &known->capacity, known->count,
               sizeof *known->items);
    known->items = items;
    known->items[known->count++] = number;
}

static const struct fact *
fact_named(const struct content *content, const char *id)
{
    for (size_t i = 0; i < content->fact_count; i++)
        if (content->facts[i].id.utf8 && strcmp(content->facts[i].id.utf8, id) == 0)
            return &content->facts[i];
    return NULL;
}

static void
know_text(struct known *known, const struct text *text)
{
    struct number number;
    size_t at = 0;
    while (numbers_next(text->utf8, text->len, &at, &number))
        know(known, number);
}

static void
know_fact(struct known *known, const struct fact *fact)
{
    for (size_t i = 0; i < fact->values.count; i++)
        know_text(known, &fact->values.items[i]);
}

// What a list of sources shows of one: its year and its short form.
static void
know_source(struct known *known, const struct content *content, const char *id)
{
    for (size_t i = 0; i < content->source_count; i++)
        if (content->sources[i].id.utf8 && strcmp(content->sources[i].id.utf8, id) == 0) {
            know_text(known, &content->sources[i].year);
            know_text(known, &content->sources[i].short_form);
        }
}

// "Pick 3": some of the questions that the page asks.
static void
know_questions(struct known *known, size_t count)
{
    for (size_t i = 1; i <= count; i++)
        know(known, (struct number){.value = (double)i, .unit = NUMBER_COUNT});
}

// A step's times in its unit and, for a label that says them otherwise, in minutes.
static void
know_step(struct known *known, const struct step *step)
{
    static const enum number_unit units[] = {
        [TIME_MINUTES] = NUMBER_MINUTES, [TIME_HOURS] = NUMBER_HOURS,
        [TIME_DAYS] = NUMBER_DAYS,       [TIME_WEEKS] = NUMBER_WEEKS,
        [TIME_MONTHS] = NUMBER_MONTHS,
    };
    const double times[] = {fabs(step->start), fabs(step->end)};
    for (size_t i = 0; i < COUNT_OF(times); i++) {
        know(known, (struct number){.value = times[i], .unit = units[step->unit]});
        if (step->unit == TIME_HOURS)
            know(known,
                 (struct number){.value = round(times[i] * 60), .unit = NUMBER_MINUTES});
        if (step->unit == TIME_DAYS)
            know(known, (struct number){.value = times[i] / 7, .unit = NUMBER_WEEKS});
    }
}

static bool
is_known(const struct known *known, const struct number *number)
{
    for (size_t i = 0; i < known->count; i++)
        if (numbers_equal(&known->items[i], number))
            return true;
    return false;
}

static struct known
known_of(struct rules *rules, const struct page *page)
{
    struct known known = {.page = page, .arena = rules->arena};
    for (size_t i = 0; i < page->facts.count; i++) {
        const struct fact *fact = fact_named(rules->content, page->facts.items[i].utf8);
        if (fact)
            know_fact(&known, fact);
    }
    for (size_t i = 0; i < page->sources.count && page->kind == PAGE_ABOUT; i++)
        know_source(&known, rules->content, page->sources.items[i].utf8);
    for (size_t i = 0; i < page->body_count; i++) {
        const struct block *block = &page->body[i];
        if (block->kind == BLOCK_ASK)
            know_questions(&known, block->ask.questions.count);
        const struct track *track =
            block->kind == BLOCK_TIMELINE ? block->timeline.track : NULL;
        for (size_t k = 0; track && k < track->step_count; k++)
            know_step(&known, &track->steps[k]);
    }
    return known;
}

static void
tell(struct rules *rules, const struct rule *rule, struct place place,
     const struct known *known, const struct number *number)
{
    char shown[40];
    numbers_print(number, shown, sizeof shown);
    rules_found(rules, rule, place,
                "correct it, or name the fact whose values: have it in the page's facts:",
                "the page \"%s\" shows %s, which no fact it names has",
                known->page->id.utf8, shown);
}

static void
check_text(struct rules *rules, const struct rule *rule, const struct known *known,
           const struct text *text)
{
    struct number number;
    size_t at = 0;
    while (numbers_next(text->utf8, text->len, &at, &number))
        if (!is_known(known, &number))
            tell(rules, rule, text->place, known, &number);
}

static void
check_risks(struct rules *rules, const struct rule *rule, const struct known *known)
{
    for (size_t i = 0; i < known->page->body_count; i++) {
        const struct block *block = &known->page->body[i];
        const unsigned figures[] = {block->risk.n, block->risk.n_to};
        if (block->kind != BLOCK_RISK || block->risk.certainty == RISK_UNKNOWN)
            continue;
        for (size_t k = 0; k < COUNT_OF(figures); k++) {
            struct number number = {
                .value = figures[k], .unit = NUMBER_SHARE, .of = block->risk.of};
            if (figures[k] > 0 && !is_known(known, &number))
                tell(rules, rule, block->place, known, &number);
        }
    }
}

// A step that is shown for one route only may speak of nothing else.
static bool
is_of_other_route(const struct visible *visible)
{
    const struct block *block = visible->block;
    if (!block || block->kind != BLOCK_TIMELINE || block->timeline.route.len == 0)
        return false;
    for (size_t i = 0; i < block->timeline.track->step_count; i++) {
        const struct step *step = &block->timeline.track->steps[i];
        bool applies = step->routes.count == 0;
        for (size_t k = 0; k < step->routes.count; k++)
            applies = applies ||
                      strcmp(step->routes.items[k].utf8, block->timeline.route.utf8) == 0;
        if (step->label.utf8 == visible->text.utf8)
            return !applies;
    }
    return false;
}

// ---- facts ----------------------------------------------------------------------------

static bool
has_value(const struct text *text, double value, bool *any)
{
    struct number number;
    size_t at = 0;
    bool has = false;
    *any = false;
    while (numbers_next(text->utf8, text->len, &at, &number)) {
        *any = true;
        has = has || fabs(number.value - value) < 0.005;
    }
    return has;
}

// A fact that tells a number in its claim has no other in its values: pages may show these.
static void
check_fact(struct rules *rules, const struct rule *rule, const struct fact *fact)
{
    for (size_t i = 0; i < fact->values.count; i++) {
        const struct text *value = &fact->values.items[i];
        struct number number;
        size_t at = 0;
        bool any = false;
        while (numbers_next(value->utf8, value->len, &at, &number))
            if (!has_value(&fact->claim, number.value, &any) && any)
                rules_found(rules, rule, value->place, "correct one of the two",
                            "the fact %s has the value %g, which its claim does not tell",
                            fact->id.utf8, number.value);
    }
}

void
rules_check_numbers(struct rules *rules, const struct rule *rule)
{
    struct known known = {.page = NULL};
    for (size_t i = 0; i < rules->content->fact_count && !rules->source; i++)
        check_fact(rules, rule, &rules->content->facts[i]);
    for (size_t i = 0; i < rules->visible_count && rules->content->facts_known; i++) {
        const struct visible *visible = &rules->visible[i];
        if (!visible->page)
            continue;
        if (visible->page != known.page) {
            known = known_of(rules, visible->page);
            check_risks(rules, rule, &known);
        }
        if (!is_of_other_route(visible))
            check_text(rules, rule, &known, &visible->text);
    }
}
