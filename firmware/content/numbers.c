// SPDX-License-Identifier: MIT
// Owns finding numbers in text, and what stands around them that gives their meaning.
#include "content/numbers.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

// ---- words ----------------------------------------------------------------------------

// The words of three languages for one unit, each with spaces around it.
static const char *const unit_words[] = {
    [NUMBER_COUNT] = " ",
    [NUMBER_MINUTES] = " minute minutes minuto minutos minuten min ",
    [NUMBER_HOURS] = " hour hours hora horas stunde stunden ",
    [NUMBER_DAYS] = " day days d\u00EDa d\u00EDas tag tage tagen ",
    [NUMBER_WEEKS] = " week weeks semana semanas woche wochen ",
    [NUMBER_MONTHS] = " month months mes meses monat monate monaten ",
    [NUMBER_YEARS] = " year years a\u00F1os a\u00F1o jahr jahre jahren ",
    [NUMBER_SHARE] = " ",
};

static const char joins[] = " to or a o u y and bis oder und ";
static const char shares[] = " in of cada von ";

static bool
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool
is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (unsigned char)byte >= 0x80;
}

struct scan {
    const char *utf8;
    size_t len;
};

// Whether the `len` bytes at `at` are one of the words of `set`, in any case.
static bool
is_word_of(const struct scan *scan, size_t at, size_t len, const char *set)
{
    enum { LONGEST = 12 };
    char word[LONGEST + 3] = " ";
    if (len == 0 || len > LONGEST)
        return false;
    for (size_t i = 0; i < len; i++) {
        char byte = scan->utf8[at + i];
        word[i + 1] = byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
    }
    word[len + 1] = ' ';
    word[len + 2] = '\0';
    return strstr(set, word) != NULL;
}

static enum number_unit
unit_of(const struct scan *scan, size_t at, size_t len)
{
    for (unsigned unit = NUMBER_MINUTES; unit <= NUMBER_YEARS; unit++)
        if (is_word_of(scan, at, len, unit_words[unit]))
            return (enum number_unit)unit;
    return NUMBER_COUNT;
}

// Skips one blank or hyphen and measures the word after it; 0: no word stands there.
static size_t
word_after(const struct scan *scan, size_t *at)
{
    static const char hard_space[] = "\xC2\xA0";
    if (*at + 1 < scan->len && memcmp(scan->utf8 + *at, hard_space, 2) == 0)
        *at += 2;
    else if (*at < scan->len && (scan->utf8[*at] == ' ' || scan->utf8[*at] == '-'))
        ++*at;
    else
        return 0;
    size_t len = 0;
    while (*at + len < scan->len && is_letter(scan->utf8[*at + len]))
        len++;
    return len;
}

// ---- digits ---------------------------------------------------------------------------

// Whether a separator at `at` groups thousands: three digits follow, no fourth.
static bool
groups(const struct scan *scan, size_t at)
{
    size_t digits = 0;
    while (at + 1 + digits < scan->len && is_digit(scan->utf8[at + 1 + digits]))
        digits++;
    return digits == 3;
}

static double
read_digits(const struct scan *scan, size_t *at)
{
    double value = 0, scale = 0;
    while (*at < scan->len) {
        char byte = scan->utf8[*at];
        bool mark = (byte == '.' || byte == ',') && *at + 1 < scan->len &&
                    is_digit(scan->utf8[*at + 1]);
        if (mark && scale == 0 && !groups(scan, *at))
            scale = 1;
        else if (is_digit(byte)) {
            value = value * 10 + (byte - '0');
            scale *= 10;
        } else if (!mark)
            break;
        ++*at;
    }
    return scale > 0 ? value / scale : value;
}

// Whether the digits at `at` belong to a word: "T15", "DSM-5".
static bool
is_in_word(const struct scan *scan, size_t at)
{
    if (at == 0)
        return false;
    char before = scan->utf8[at - 1];
    bool hyphen = before == '-' && at > 1 && is_letter(scan->utf8[at - 2]);
    return is_letter(before) || hyphen;
}

// ---- meaning --------------------------------------------------------------------------

// "30 in 100", "20 or more in 100", "10 de cada 100": the denominator, or 0. *end: after it.
static unsigned
read_share(const struct scan *scan, size_t at, size_t *end)
{
    enum { WORDS_BETWEEN = 4 };
    bool share = false;
    for (unsigned i = 0; i < WORDS_BETWEEN; i++) {
        size_t word = at, len = word_after(scan, &word);
        if (len == 0) {
            bool digits =
                share && word > at && word < scan->len && is_digit(scan->utf8[word]);
            double of = digits ? read_digits(scan, &word) : 0;
            *end = word;
            return fabs(of - 100) < 0.5 || fabs(of - 1000) < 0.5 ? (unsigned)of : 0;
        }
        share = is_word_of(scan, word, len, shares);
        at = word + len;
    }
    return 0;
}

// The word right before `at`, when it is a unit: "Weeks 1 to 4".
static enum number_unit
unit_before(const struct scan *scan, size_t at)
{
    if (at == 0 || scan->utf8[at - 1] != ' ')
        return NUMBER_COUNT;
    size_t start = at - 1;
    while (start > 0 && is_letter(scan->utf8[start - 1]))
        start--;
    return unit_of(scan, start, at - 1 - start);
}

// The unit and denominator of the number that ends at `at`. A range has one for both.
static void
read_meaning(const struct scan *scan, size_t at, struct number *number)
{
    size_t ignored;
    number->of = read_share(scan, at, &ignored);
    number->unit = number->of > 0 ? NUMBER_SHARE : NUMBER_COUNT;
    if (number->of > 0)
        return;
    size_t word = at, len = word_after(scan, &word);
    number->unit = unit_of(scan, word, len);
    if (number->unit != NUMBER_COUNT || !is_word_of(scan, word, len, joins))
        return;
    size_t next = word + len + 1;
    if (next >= scan->len || scan->utf8[next - 1] != ' ' || !is_digit(scan->utf8[next]))
        return;
    (void)read_digits(scan, &next);
    number->of = read_share(scan, next, &ignored);
    len = word_after(scan, &next);
    number->unit = number->of > 0 ? NUMBER_SHARE : unit_of(scan, next, len);
}

// "Weeks 1 to 4" names the unit once, before the range: look back over "1 to".
static enum number_unit
unit_before_range(const struct scan *scan, size_t at)
{
    enum number_unit unit = unit_before(scan, at);
    if (unit != NUMBER_COUNT || at < 4 || scan->utf8[at - 1] != ' ')
        return unit;
    size_t join = at - 1;
    while (join > 0 && is_letter(scan->utf8[join - 1]))
        join--;
    if (!is_word_of(scan, join, at - 1 - join, joins) || join < 2)
        return NUMBER_COUNT;
    size_t first = join - 1;
    while (first > 0 && is_digit(scan->utf8[first - 1]))
        first--;
    return first < join - 1 ? unit_before(scan, first) : NUMBER_COUNT;
}

bool
numbers_next(const char *utf8, size_t len, size_t *at, struct number *number)
{
    const struct scan scan = {utf8, len};
    while (*at < len) {
        size_t start = *at;
        if (!is_digit(utf8[start])) {
            ++*at;
            continue;
        }
        double value = read_digits(&scan, at);
        if (is_in_word(&scan, start) || (*at < len && is_letter(utf8[*at])))
            continue;
        *number = (struct number){.value = value, .at = start, .length = *at - start};
        read_meaning(&scan, *at, number);
        if (number->unit == NUMBER_COUNT)
            number->unit = unit_before_range(&scan, start);
        size_t end = *at;
        // The 100 of "30 in 100" is no number of its own. A range has yet another end.
        bool range = number->unit == NUMBER_SHARE && read_share(&scan, *at, &end) == 0;
        if (number->unit == NUMBER_SHARE && !range)
            *at = end;
        return true;
    }
    return false;
}

bool
numbers_equal(const struct number *left, const struct number *right)
{
    return left->unit == right->unit && left->of == right->of &&
           fabs(left->value - right->value) < 0.005;
}

void
numbers_print(const struct number *number, char *shown, size_t room)
{
    static const char *const units[] = {
        [NUMBER_COUNT] = "",      [NUMBER_MINUTES] = " minute",
        [NUMBER_HOURS] = " hour", [NUMBER_DAYS] = " day",
        [NUMBER_WEEKS] = " week", [NUMBER_MONTHS] = " month",
        [NUMBER_YEARS] = " year", [NUMBER_SHARE] = " in ",
    };
    bool time = number->unit >= NUMBER_MINUTES && number->unit <= NUMBER_YEARS;
    bool one = fabs(number->value - 1) < 0.005;
    int used = snprintf(shown, room, "%g%s%s", number->value, units[number->unit],
                        time && !one ? "s" : "");
    if (number->of > 0 && used > 0 && (size_t)used < room)
        snprintf(shown + used, room - (size_t)used, "%u", number->of);
}
