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

static bool
says(const struct rules *rules, const struct page *page, const struct rule_line *words)
{
    for (size_t i = 0; i < rules->visible_count; i++)
        if (rules->visible[i].page == page && has(&rules->lines[i], words))
            return true;
    return false;
}

void
rules_check_keep(struct rules *rules, const struct rule *rule, const void *entry)
{
    const struct rule_keep *keep = entry;
    const struct content *content = rules->content;
    const struct rule_line *lines = rule_lines_of(&keep->says, rules->arena);
    for (size_t i = 0; i < content->page_count; i++) {
        const struct page *page = &content->pages[i];
        if (page->status == PAGE_WITHDRAWN || !rule_scope_has(&keep->scope, page))
            continue;
        for (size_t k = 0; k < keep->says.count; k++)
            if (!says(rules, page, &lines[k]))
                rules_found(
                    rules, rule, page->place,
                    arena_printf(rules->arena,
                                 "put it back; if it is to change, change line "
                                 "%u of %s as well, and let a clinician read both",
                                 keep->says.items[k].place.line,
                                 keep->says.items[k].place.path),
                    "the page \"%s\" no longer says \"%s\"", page->id.utf8,
                    keep->says.items[k].utf8);
    }
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
