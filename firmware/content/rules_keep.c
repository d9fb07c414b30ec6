// SPDX-License-Identifier: MIT
// Owns what a content must keep: words that pages must say, and the times of steps, which
// stand in the rule files a second time so that a slip in one of the two is found.
#include "content/rule_keeps.h"
#include "content/rules_private.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// ---- words ----------------------------------------------------------------------------

// Unlike a phrase of other rules, these words may go on over the end of a sentence.
static bool
has(const struct rule_line *line, const struct rule_line *words)
{
    for (size_t at = 0; at + words->count <= line->count; at++) {
        size_t same = 0;
        while (same < words->count &&
               line->words[at + same].len == words->words[same].len &&
               memcmp(line->words[at + same].utf8, words->words[same].utf8,
                      words->words[same].len) == 0)
            same++;
        if (same == words->count)
            return true;
    }
    return false;
}

// How many texts of the page have the words.
static unsigned
count_texts(const struct rules *rules, const struct page *page,
            const struct rule_line *words)
{
    unsigned count = 0;
    for (size_t i = 0; i < rules->visible_count; i++)
        count += rules->visible[i].page == page && has(&rules->lines[i], words);
    return count;
}

static const char *
mend_words(const struct rules *rules, const struct text *words)
{
    return arena_printf(rules->arena,
                        "put it back; if it is to change, change line %u of %s as well, "
                        "and let a clinician read both",
                        words->place.line, words->place.path);
}

static void
check_words(struct rules *rules, const struct rule *rule, const struct page *page,
            const struct text *words, unsigned texts)
{
    const char *mend = mend_words(rules, words);
    const struct rule_line line = rule_line_of(*words, rules->arena);
    unsigned count = count_texts(rules, page, &line);
    if (count == 0)
        rules_found(rules, rule, page->place, mend,
                    "the page \"%s\" no longer says \"%s\"", page->id.utf8, words->utf8);
    else if (count < texts)
        rules_found(rules, rule, page->place, mend,
                    "the page \"%s\" says \"%s\" in %u of the %u places where it has to",
                    page->id.utf8, words->utf8, count, texts);
}

void
rules_check_keep(struct rules *rules, const struct rule *rule, const void *entry)
{
    const struct rule_keep *keep = entry;
    const struct content *content = rules->content;
    for (size_t i = 0; i < content->page_count; i++) {
        const struct page *page = &content->pages[i];
        if (page->status == PAGE_WITHDRAWN || !rule_scope_has(&keep->scope, page))
            continue;
        for (size_t k = 0; k < keep->says.count; k++)
            check_words(rules, rule, page, &keep->says.items[k], keep->texts);
    }
}

// ---- cells ----------------------------------------------------------------------------

static const struct table *
table_named(const struct content *content, struct text id)
{
    for (size_t i = 0; i < content->table_count && id.utf8; i++)
        if (content->tables[i].id.utf8 &&
            strcmp(content->tables[i].id.utf8, id.utf8) == 0)
            return &content->tables[i];
    return NULL;
}

static const struct table_row *
row_named(const struct table *table, struct text id)
{
    for (size_t i = 0; i < table->row_count && id.utf8; i++)
        if (table->rows[i].id.utf8 && strcmp(table->rows[i].id.utf8, id.utf8) == 0)
            return &table->rows[i];
    return NULL;
}

static void
check_row(struct rules *rules, const struct rule *rule, const struct rule_cells *cells,
          const struct table *table, const struct table_row *row)
{
    for (size_t i = 0; i < table->column_count; i++) {
        const struct text *cell = &row->cells[i];
        const struct text *words = &cells->says.items[i];
        const struct rule_line wanted = rule_line_of(*words, rules->arena);
        const struct rule_line line = cell->utf8 ? rule_line_of(*cell, rules->arena)
                                                 : (struct rule_line){.count = 0};
        if (!has(&line, &wanted))
            rules_found(rules, rule, cell->utf8 ? cell->place : row->question.place,
                        mend_words(rules, words),
                        "the cell \"%s\" of \"%s\" no longer says \"%s\"",
                        table->columns[i].id.utf8, row->id.utf8, words->utf8);
    }
}

void
rules_check_cells(struct rules *rules, const struct rule *rule, const void *entry)
{
    const struct rule_cells *cells = entry;
    const struct table *table = table_named(rules->content, cells->table);
    const struct table_row *row = table ? row_named(table, cells->row) : NULL;
    if (!cells->table.utf8 || !cells->row.utf8)
        return; // has been told: the format requires them
    if (!row)
        rules_found(rules, rule, cells->row.place,
                    "put it back, or take it out here as well",
                    "there is no row \"%s\" in a table \"%s\" any more", cells->row.utf8,
                    cells->table.utf8);
    else if (cells->says.count != table->column_count)
        rules_found(rules, rule, cells->row.place, "write words for each column",
                    "the table \"%s\" has %zu columns, and this says words for %zu",
                    table->id.utf8, table->column_count, cells->says.count);
    else
        check_row(rules, rule, cells, table, row);
}

// ---- times ----------------------------------------------------------------------------

static const struct step *
step_named(const struct content *content, const struct rule_times *times)
{
    for (size_t i = 0; i < content->track_count; i++)
        for (size_t k = 0; k < content->tracks[i].step_count; k++) {
            const struct step *step = &content->tracks[i].steps[k];
            if (step->id.utf8 && strcmp(step->id.utf8, times->step.utf8) == 0)
                return step;
        }
    return NULL;
}

// Its start and end, in its unit.
static const char *
span_of(const struct step *step, struct arena *arena)
{
    static const char *const units[] = {
        [TIME_MINUTES] = "minutes", [TIME_HOURS] = "hours",   [TIME_DAYS] = "days",
        [TIME_WEEKS] = "weeks",     [TIME_MONTHS] = "months",
    };
    const char *unit = units[step->unit];
    const char *start =
        step->start_by_clinic ? "config" : arena_printf(arena, "%g", step->start);
    switch (step->ends) {
    case END_AT:
        return arena_printf(arena, "%s to %g %s", start, step->end, unit);
    case END_MINIMUM:
        return arena_printf(arena, "%s to at least %g %s", start, step->end, unit);
    case END_OPEN:
        return arena_printf(arena, "from %s %s on", start, unit);
    case END_NEXT_DAY:
        return arena_printf(arena, "from %s %s to the next day", start, unit);
    case END_CLINIC:
        return step->start_by_clinic
                   ? "set by the clinic"
                   : arena_printf(arena, "from %s %s to config", start, unit);
    }
    return "";
}

// A step as one line: "rule, 0 to at least 24 hours, route-a route-b".
static const char *
line_of(const struct step *step, struct arena *arena)
{
    static const char *const kinds[] = {
        [STEP_RULE] = "rule", [STEP_PLAN] = "plan", [STEP_EXPECT] = "expect"};
    const char *line =
        arena_printf(arena, "%s, %s", kinds[step->kind], span_of(step, arena));
    for (size_t i = 0; i < step->routes.count; i++)
        line = arena_printf(arena, "%s%s%s", line, i == 0 ? ", " : " ",
                            step->routes.items[i].utf8);
    return line;
}

void
rules_check_times(struct rules *rules, const struct rule *rule, const void *entry)
{
    const struct rule_times *times = entry;
    if (rules->source) // the times are the same in every language
        return;
    const struct step *step = step_named(rules->content, times);
    const char *is = step ? line_of(step, rules->arena) : "";
    if (!step)
        rules_found(
            rules, rule, times->step.place, "put it back, or take it out here as well",
            "there is no step \"%s\" in timelines.yaml any more", times->step.utf8);
    else if (strcmp(is, times->is.utf8) != 0)
        rules_found(
            rules, rule, step->id.place,
            arena_printf(rules->arena,
                         "correct it; if it is to change, change line %u of %s as "
                         "well, and let a clinician read both",
                         times->is.place.line, times->is.place.path),
            "the step \"%s\" is \"%s\", but it has to be \"%s\"", times->step.utf8, is,
            times->is.utf8);
}
