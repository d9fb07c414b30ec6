// SPDX-License-Identifier: MIT
#include "layout/info.h"

#include <string.h>

enum { MONTHS = 12 };

// One of the months, which the words hold in one line.
static const char *
month_name(const struct words *words, unsigned month, struct arena *arena)
{
    const char *names = words->word[WORD_MONTH_NAMES].utf8;
    for (unsigned i = 1; i < month && i < MONTHS && strchr(names, ' '); i++)
        names = strchr(names, ' ') + 1;
    return arena_copy(arena, names, strcspn(names, " "));
}

static const char *
day_text(const struct words *words, uint32_t day, struct arena *arena)
{
    const struct fill fills[] = {
        {"a", arena_printf(arena, "%u", (unsigned)(day % 100))},
        {"b", month_name(words, (unsigned)(day / 100 % 100), arena)},
        {"c", arena_printf(arena, "%u", (unsigned)(day / 10000))},
    };
    return words_fill(arena, words->word[WORD_DAY_OF], fills, COUNT_OF(fills)).utf8;
}

const struct text *
info_of(const struct view_request *request, struct arena *arena)
{
    const struct status *status = request->status;
    if (!status || !status->serial || status->created == 0)
        return NULL;
    const struct fill fills[] = {
        {"a", day_text(request->words, status->created, arena)},
        {"b", status->serial},
    };
    struct text *said = arena_alloc(arena, sizeof *said);
    *said = words_fill(arena, request->words->word[WORD_INFO_OF], fills, COUNT_OF(fills));
    return said;
}

const struct text *
info_fault(const struct view_request *request)
{
    static const enum word words[] = {
        [STATUS_B1] = WORD_STAFF_NEWEST,
        [STATUS_B2] = WORD_STAFF_NONE,
        [STATUS_B3] = WORD_STAFF_TRUST,
        [STATUS_B4] = WORD_STAFF_STORAGE,
    };
    const struct status *status = request->status;
    if (!status || status->fault == STATUS_FINE)
        return NULL;
    return &request->words->word[words[status->fault]];
}
