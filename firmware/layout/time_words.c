// SPDX-License-Identifier: MIT
// Amounts are brought to a unit in which they read well, then put into the patterns of
// the language.
#include "layout/time_words.h"

#include <math.h>
#include <string.h>

struct amount {
    double number;
    enum time_unit unit;
};

static const struct {
    enum word one;
    enum word many;
} unit_words[] = {
    [TIME_MINUTES] = {WORD_MINUTE, WORD_MINUTES}, [TIME_HOURS] = {WORD_HOUR, WORD_HOURS},
    [TIME_DAYS] = {WORD_DAY, WORD_DAYS},          [TIME_WEEKS] = {WORD_WEEK, WORD_WEEKS},
    [TIME_MONTHS] = {WORD_MONTH, WORD_MONTHS},
};

static const struct text nothing = {.utf8 = "", .len = 0};

static struct text
fill(struct arena *arena, const struct words *words, enum word word, struct text a,
     struct text b)
{
    const struct fill fills[] = {{"a", a.utf8}, {"b", b.utf8}};
    return words_fill(arena, words->word[word], fills, COUNT_OF(fills));
}

static struct amount
amount_make(double number, enum time_unit unit)
{
    struct amount amount = {fabs(number), unit};
    if (unit == TIME_HOURS && amount.number < 1 && amount.number > 0)
        amount = (struct amount){amount.number * 60, TIME_MINUTES};
    if (amount.unit == TIME_MINUTES)
        amount.number = round(amount.number);
    return amount;
}

// At most one digit behind the point, and none where it would be 0.
static struct text
number_text(struct arena *arena, double number)
{
    double tenths = round(number * 10);
    int digits = fmod(tenths, 10) > 0 ? 1 : 0;
    const char *utf8 = arena_printf(arena, "%.*f", digits, tenths / 10);
    return (struct text){.utf8 = utf8, .len = strlen(utf8)};
}

static struct text
amount_text(struct arena *arena, const struct words *words, struct amount amount)
{
    bool one = fabs(amount.number - 1) < 0.05;
    enum word word = one ? unit_words[amount.unit].one : unit_words[amount.unit].many;
    return fill(arena, words, word, number_text(arena, amount.number), nothing);
}

// "30 to 45 minutes", "6 minutes to 2 hours". A zero takes the other's unit.
static struct text
range_text(struct arena *arena, const struct words *words, struct amount from,
           struct amount to)
{
    bool same = from.unit == to.unit || from.number <= 0;
    struct text a =
        same ? number_text(arena, from.number) : amount_text(arena, words, from);
    return fill(arena, words, WORD_TIME_RANGE, a, amount_text(arena, words, to));
}

// A step that begins before its anchor.
static struct text
early_text(struct arena *arena, const struct words *words, struct amount from,
           const struct step *step)
{
    struct amount to = amount_make(step->end, step->unit);
    struct text a = amount_text(arena, words, from);
    if (step->ends != END_AT || step->end >= 0)
        return fill(arena, words, WORD_TIME_UNTIL_START, a, nothing);
    if (step->end > step->start)
        a = range_text(arena, words, from, to);
    return fill(arena, words, WORD_TIME_BEFORE, a, nothing);
}

static struct text
span_text(struct arena *arena, const struct words *words, const struct step *step)
{
    struct amount from = amount_make(step->start, step->unit);
    struct amount to = amount_make(step->end, step->unit);
    if (step->start < 0)
        return early_text(arena, words, from, step);
    if (step->ends == END_OPEN && from.number > 0)
        return fill(arena, words, WORD_TIME_FROM, amount_text(arena, words, from),
                    nothing);
    if (step->ends == END_OPEN || to.number <= 0)
        return words->word[WORD_TIME_START];
    if (step->end <= step->start)
        return fill(arena, words, WORD_TIME_AT, amount_text(arena, words, to), nothing);
    return range_text(arena, words, from, to);
}

static struct text
when_text(struct arena *arena, const struct words *words, const struct step *step)
{
    if (step->start_by_clinic || step->ends == END_CLINIC)
        return words->word[WORD_TIME_CLINIC];
    if (step->ends == END_NEXT_DAY)
        return words->word[WORD_TIME_NEXT_DAY];
    if (step->ends != END_MINIMUM)
        return span_text(arena, words, step);
    struct amount least = amount_make(step->end, step->unit);
    return fill(arena, words, WORD_TIME_MINIMUM, amount_text(arena, words, least),
                nothing);
}

struct text
time_words(struct arena *arena, const struct words *words, const struct step *step)
{
    // Open from its own anchor on: the anchor says it all ("From the last spray").
    if (step->anchor.len && step->ends == END_OPEN && !step->start_by_clinic &&
        fabs(step->start) <= 0)
        return fill(arena, words, WORD_TIME_FROM, step->anchor, nothing);
    struct text time = when_text(arena, words, step);
    if (!step->anchor.len)
        return time;
    const struct fill fills[] = {{"time", time.utf8}, {"anchor", step->anchor.utf8}};
    return words_fill(arena, words->word[WORD_TIME_AFTER], fills, COUNT_OF(fills));
}
