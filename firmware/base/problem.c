// SPDX-License-Identifier: MIT
#include "base/problem.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { PROBLEMS_KEPT = 1000 };

static bool
same(const struct problem *a, const struct problem *b)
{
    return a->severity == b->severity && a->place.line == b->place.line &&
           a->place.column == b->place.column &&
           strcmp(a->place.path, b->place.path) == 0 &&
           strcmp(a->sentence, b->sentence) == 0;
}

static const char *
kept(struct arena *arena, const char *text)
{
    return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

static void
keep(struct problems *problems, struct problem found)
{
    if (!found.place.path)
        found.place.path = "content";
    for (size_t i = 0; i < problems->count; i++)
        if (same(&problems->items[i], &found))
            return;
    problems->errors += found.severity == SEVERITY_ERROR;
    problems->warnings += found.severity == SEVERITY_WARNING;
    if (problems->count >= PROBLEMS_KEPT)
        return;
    struct arena *arena = problems->arena;
    found.place.path = kept(arena, found.place.path);
    found.sentence = kept(arena, found.sentence);
    found.mend = kept(arena, found.mend);
    found.rule = kept(arena, found.rule);
    arena_grow(arena, (void **)&problems->items, &problems->capacity, problems->count,
               sizeof *problems->items);
    problems->items[problems->count++] = found;
}

void
problem_add(struct problems *problems, enum severity severity, struct place place,
            const char *mend, const char *format, ...)
{
    char sentence[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(sentence, sizeof sentence, format, args);
    va_end(args);
    keep(problems,
         (struct problem){
             .severity = severity, .place = place, .sentence = sentence, .mend = mend});
}

void
problem_add_by_rule(struct problems *problems, const char *rule, enum severity severity,
                    struct place place, const char *mend, const char *sentence)
{
    keep(problems, (struct problem){.severity = severity,
                                    .place = place,
                                    .sentence = sentence,
                                    .mend = mend,
                                    .rule = rule});
}

static int
by_place(const void *left, const void *right)
{
    const struct problem *a = left, *b = right;
    int order = strcmp(a->place.path, b->place.path);
    if (order == 0)
        order = (a->place.line > b->place.line) - (a->place.line < b->place.line);
    if (order == 0)
        order = (a->place.column > b->place.column) - (a->place.column < b->place.column);
    if (order == 0)
        order = (int)a->severity - (int)b->severity;
    return order != 0 ? order : strcmp(a->sentence, b->sentence);
}

void
problems_sort(struct problems *problems)
{
    if (problems->count > 1)
        qsort(problems->items, problems->count, sizeof *problems->items, by_place);
}

void
problem_print(const struct problem *problem, FILE *out)
{
    static const char *const names[] = {
        [SEVERITY_ERROR] = "error",
        [SEVERITY_WARNING] = "warning",
        [SEVERITY_NOTE] = "note",
    };
    fprintf(out, "%s:", problem->place.path);
    if (problem->place.line > 0)
        fprintf(out, "%u:%u:", problem->place.line, problem->place.column);
    fprintf(out, " %s: %s", names[problem->severity], problem->sentence);
    if (problem->mend)
        fprintf(out, " (%s)", problem->mend);
    if (problem->rule)
        fprintf(out, " [%s]", problem->rule);
    fputc('\n', out);
}
