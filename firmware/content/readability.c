// SPDX-License-Identifier: MIT
// Owns finding words and sentences, adding them up, and the formulas.
#include "content/readability.h"

#include <math.h>
#include <string.h>

enum { LONG_SYLLABLES = 3 };

// ---- words ----------------------------------------------------------------------------

static bool
is_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t';
}

// Letters and digits; all of UTF-8 beyond ASCII but punctuation counts as letters.
static bool
is_letter(const char *at, size_t left, size_t *taken)
{
    uint32_t point = text_decode(at, left, taken);
    if (point < 0x80)
        return (point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z') ||
               (point >= 'a' && point <= 'z');
    // ¡ ¿ « » and the block of dashes and quotes
    return point >= 0xC0 && (point < 0x2000 || point > 0x206F);
}

// From the first letter of a run without spaces to its last.
static void
trim(const char **word, size_t *len)
{
    size_t first = *len, last = 0;
    for (size_t at = 0, taken; at < *len; at += taken)
        if (is_letter(*word + at, *len - at, &taken)) {
            first = at < first ? at : first;
            last = at + taken;
        }
    *len = last > first ? last - first : 0;
    *word += *len > 0 ? first : 0;
}

bool
readability_next_word(const char **rest, size_t *len, const char **word, size_t *word_len)
{
    *word_len = 0;
    while (*len > 0 && *word_len == 0) {
        while (*len > 0 && is_space(**rest)) {
            ++*rest;
            --*len;
        }
        size_t run = 0;
        while (run < *len && !is_space((*rest)[run]))
            run++;
        *word = *rest;
        *word_len = run;
        trim(word, word_len);
        *rest += run;
        *len -= run;
    }
    return *word_len > 0;
}

// ---- sentences ------------------------------------------------------------------------

// Written with a full stop that ends no sentence, in lower case. "etc." and "a.m." may
// end one, so what follows decides.
static const char *const abbreviations[] = {
    "dr",  "mr",  "mrs", "ms",  "prof", "st",   "vs",   "e.g", "i.e", "approx", "no",
    "fig", "p",   "ej",  "sr",  "sra",  "srta", "dra",  "ud",  "uds", "aprox",  "núm",
    "z.b", "bzw", "ca",  "d.h", "u.a",  "nr",   "usw",  "etc", "a.m", "p.m",    "u.s",
    "z",   "b",   "d",   "h",   "ggf",  "evtl", "inkl", "tel",
};

static bool
is_same(const char *term, const char *word, size_t len)
{
    if (strlen(term) < len)
        return false;
    for (size_t i = 0; i < len; i++) {
        char byte = word[i];
        if (byte >= 'A' && byte <= 'Z')
            byte = (char)(byte - 'A' + 'a');
        char wanted = term[i];
        if (wanted >= 'A' && wanted <= 'Z')
            wanted = (char)(wanted - 'A' + 'a');
        if (byte != wanted)
            return false;
    }
    return term[len] == '\0';
}

static bool
is_capital(const char *at, size_t len)
{
    while (len > 0 && (is_space(*at) || *at == '"' || *at == '(')) {
        at++;
        len--;
    }
    return len > 0 && *at >= 'A' && *at <= 'Z';
}

// Whether the full stop at `stop` belongs to an abbreviation: a known one, unless "etc."
// and its like stand before a capital.
static bool
is_abbreviation(const char *start, const char *stop, const char *end)
{
    static const char *const may_end[] = {"etc", "a.m", "p.m", "u.s", "usw", "no"};
    const char *word = stop;
    while (word > start && !is_space(word[-1]) && word[-1] != '(')
        word--;
    size_t len = (size_t)(stop - word);
    bool known = false, ends = false;
    for (size_t i = 0; i < COUNT_OF(abbreviations); i++)
        known = known || is_same(abbreviations[i], word, len);
    for (size_t i = 0; i < COUNT_OF(may_end); i++)
        ends = ends || is_same(may_end[i], word, len);
    if (!known || stop + 1 >= end)
        return false;
    // "No. 5" but "No. It is not."
    if (is_same("no", word, len))
        return stop + 2 < end && stop[2] >= '0' && stop[2] <= '9';
    return !ends || !is_capital(stop + 1, (size_t)(end - stop - 1));
}

// Length of a mark that ends a sentence here, with the quotes and brackets that close
// after it; 0: none.
static size_t
end_mark(const char *start, const char *at, const char *end)
{
    static const char ellipsis[] = "\xE2\x80\xA6";
    size_t len = 0;
    if (*at == '.' || *at == '!' || *at == '?')
        len = 1;
    else if (end - at >= 3 && memcmp(at, ellipsis, 3) == 0)
        len = 3;
    if (len == 0 || (*at == '.' && is_abbreviation(start, at, end)))
        return 0;
    while (at + len < end && strchr("\"')]!?.", at[len]))
        len++;
    if (at + len == end)
        return len;
    // "Wait … and rest" goes on
    bool goes_on = *at == ellipsis[0] && !is_capital(at + len, (size_t)(end - at) - len);
    return is_space(at[len]) && !goes_on ? len : 0;
}

static unsigned
count_words(const char *utf8, size_t len)
{
    const char *word;
    size_t word_len;
    unsigned words = 0;
    while (readability_next_word(&utf8, &len, &word, &word_len))
        words++;
    return words;
}

bool
readability_next(const char **rest, size_t *len, struct readability_sentence *sentence)
{
    *sentence = (struct readability_sentence){.words = 0};
    while (*len > 0 && sentence->words == 0) {
        const char *start = *rest, *end = *rest + *len, *at = start;
        size_t mark = 0;
        while (at < end && (mark = end_mark(start, at, end)) == 0)
            at++;
        sentence->utf8 = start;
        sentence->len = (size_t)(at - start) + mark;
        sentence->words = count_words(start, sentence->len);
        *rest += sentence->len;
        *len -= sentence->len;
    }
    return sentence->words > 0;
}

// ---- adding up ------------------------------------------------------------------------

// The term itself or its plural.
static bool
is_exempt(const struct text_list *exempt, const char *word, size_t len)
{
    bool plural = len > 2 && word[len - 1] == 's';
    for (size_t i = 0; exempt && i < exempt->count; i++) {
        const char *term = exempt->items[i].utf8;
        if (is_same(term, word, len) || (plural && is_same(term, word, len - 1)))
            return true;
        if (plural && word[len - 2] == 'e' && is_same(term, word, len - 2))
            return true;
    }
    return false;
}

static void
add_word(struct readability_sums *sums, unsigned syllables)
{
    sums->words++;
    sums->syllables += syllables;
    sums->long_words += syllables >= LONG_SYLLABLES;
}

void
readability_add(struct readability *readability, enum syllables_language language,
                const struct text_list *exempt, const char *utf8, size_t len)
{
    struct readability_sentence sentence;
    while (readability_next(&utf8, &len, &sentence)) {
        const char *rest = sentence.utf8, *word;
        size_t left = sentence.len, word_len;
        unsigned before = readability->exempt.words;
        while (readability_next_word(&rest, &left, &word, &word_len)) {
            unsigned syllables = syllables_count(language, word, word_len);
            add_word(&readability->raw, syllables);
            if (!is_exempt(exempt, word, word_len))
                add_word(&readability->exempt, syllables);
        }
        readability->raw.sentences++;
        readability->exempt.sentences += readability->exempt.words > before;
        if (sentence.words > readability->longest)
            readability->longest = sentence.words;
    }
}

// ---- formulas -------------------------------------------------------------------------

struct rates {
    double words_a_sentence;
    double syllables_a_word;
};

static struct rates
rates_of(const struct readability_sums *sums)
{
    return (struct rates){(double)sums->words / sums->sentences,
                          (double)sums->syllables / sums->words};
}

double
readability_grade(const struct readability_sums *sums)
{
    if (sums->words == 0)
        return 0;
    struct rates rates = rates_of(sums);
    return 0.39 * rates.words_a_sentence + 11.8 * rates.syllables_a_word - 15.59;
}

double
readability_smog(const struct readability_sums *sums)
{
    enum { SAMPLE = 30 }; // sentences of the sample the formula was made for
    if (sums->sentences == 0)
        return 0;
    return 1.0430 * sqrt((double)sums->long_words * SAMPLE / sums->sentences) + 3.1291;
}

double
readability_ease(enum syllables_language language, const struct readability_sums *sums)
{
    static const struct {
        double base, sentence, word;
    } weights[] = {
        [SYLLABLES_ENGLISH] = {206.835, 1.015, 84.6},
        [SYLLABLES_SPANISH] = {206.835, 1.0, 62.3},
        [SYLLABLES_GERMAN] = {180.0, 1.0, 58.5},
        [SYLLABLES_UNKNOWN] = {206.835, 1.015, 84.6},
    };
    if (sums->words == 0)
        return 0;
    struct rates rates = rates_of(sums);
    return weights[language].base - weights[language].sentence * rates.words_a_sentence -
           weights[language].word * rates.syllables_a_word;
}
