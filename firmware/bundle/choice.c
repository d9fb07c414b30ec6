// SPDX-License-Identifier: MIT
#include "bundle/choice.h"

#include <string.h>

static bool
is_good(const struct choice_candidate *candidate)
{
    return candidate->readable && candidate->verdict == VERDICT_GOOD;
}

// Higher serials first; of the same bundle twice, the whole one.
static bool
is_better(const struct choice_candidate *candidate, const struct choice_candidate *best)
{
    if (candidate->serial != best->serial)
        return candidate->serial > best->serial;
    return candidate->whole && !best->whole;
}

static int
best_of(const struct choice_candidate *candidates, size_t count)
{
    int best = CHOICE_NONE;
    for (size_t i = 0; i < count; i++)
        if (is_good(&candidates[i]) &&
            (best == CHOICE_NONE || is_better(&candidates[i], &candidates[best])))
            best = (int)i;
    return best;
}

static bool
has_a_rival(const struct choice_candidate *candidates, size_t count, int best)
{
    const struct choice_candidate *chosen = &candidates[best];
    for (size_t i = 0; i < count; i++)
        if (is_good(&candidates[i]) && candidates[i].serial == chosen->serial &&
            memcmp(candidates[i].hash, chosen->hash, HASH_BYTES) != 0)
            return true;
    return false;
}

// In the order in which the reasons count.
static struct choice
no_good_one(const struct choice_candidate *candidates, size_t count)
{
    static const struct {
        enum verdict verdict;
        enum report_code code;
        enum report_why why;
    } reasons[] = {
        {VERDICT_SITE, REPORT_U4, REPORT_PLAIN},
        {VERDICT_NEWER, REPORT_U7, REPORT_NEWER},
        {VERDICT_DAMAGED, REPORT_U6, REPORT_PLAIN},
        {VERDICT_UNSIGNED, REPORT_U3, REPORT_PLAIN},
    };
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
        for (size_t k = 0; k < count; k++)
            if (candidates[k].readable && candidates[k].verdict == reasons[i].verdict)
                return (struct choice){CHOICE_NONE, reasons[i].code, reasons[i].why};
    enum report_code code = count > 0 ? REPORT_U6 : REPORT_U2;
    return (struct choice){CHOICE_NONE, code, REPORT_PLAIN};
}

struct choice
choice_of(const struct choice_candidate *candidates, size_t count)
{
    int best = best_of(candidates, count);
    if (best == CHOICE_NONE)
        return no_good_one(candidates, count);
    if (has_a_rival(candidates, count, best))
        return (struct choice){CHOICE_NONE, REPORT_U7, REPORT_TWICE};
    enum report_code code = candidates[best].whole ? REPORT_NONE : REPORT_U6;
    return (struct choice){best, code, REPORT_PLAIN};
}

struct choice
choice_admitted(int candidate, enum admission admission)
{
    static const struct choice told[] = {
        [ADMIT_INSTALL] = {0, REPORT_NONE, REPORT_PLAIN},
        [ADMIT_HELD] = {0, REPORT_OK0, REPORT_PLAIN},
        [ADMIT_OLDER] = {0, REPORT_U1, REPORT_PLAIN},
        [ADMIT_TWICE] = {0, REPORT_U7, REPORT_TWICE},
        [ADMIT_JUMP] = {0, REPORT_U7, REPORT_JUMP},
    };
    struct choice choice = told[admission];
    choice.candidate = candidate;
    return choice;
}
