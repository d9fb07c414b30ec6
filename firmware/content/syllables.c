// SPDX-License-Identifier: MIT
// Owns the rules that find the syllables of a word, one small function for each language.
#include "content/syllables.h"

#include "base/text.h"

#include <string.h>

enum { LETTERS = 48 }; // of one part of a word; longer ones are cut

// A part of a word in lower case. Vowels with marks are kept as one letter of their own.
struct part {
    char letters[LETTERS + 1];
    size_t len;
    size_t capitals;
};

// Accented letters as single bytes outside of ASCII: only compared with themselves.
enum mark {
    A_ACUTE = '\x01',
    E_ACUTE,
    I_ACUTE,
    O_ACUTE,
    U_ACUTE,
    U_TREMA,
    N_TILDE,
    A_TREMA,
    O_TREMA,
    SHARP_S,
};

static const struct {
    uint32_t lower;
    uint32_t upper;
    char letter;
} marks[] = {
    {0xE1, 0xC1, A_ACUTE},   {0xE9, 0xC9, E_ACUTE}, {0xED, 0xCD, I_ACUTE},
    {0xF3, 0xD3, O_ACUTE},   {0xFA, 0xDA, U_ACUTE}, {0xFC, 0xDC, U_TREMA},
    {0xF1, 0xD1, N_TILDE},   {0xE4, 0xC4, A_TREMA}, {0xF6, 0xD6, O_TREMA},
    {0xDF, 0x1E9E, SHARP_S},
};

static char
letter_of(uint32_t point, bool *capital)
{
    *capital = point >= 'A' && point <= 'Z';
    if (*capital)
        return (char)(point - 'A' + 'a');
    if (point >= 'a' && point <= 'z')
        return (char)point;
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (marks[i].lower == point || marks[i].upper == point)
            return marks[i].letter;
    return '\0';
}

static bool
is_one_of(char letter, const char *set)
{
    return letter != '\0' && strchr(set, letter) != NULL;
}

static bool
part_ends(const struct part *part, const char *end)
{
    size_t len = strlen(end);
    return part->len >= len && memcmp(part->letters + part->len - len, end, len) == 0;
}

// ---- English --------------------------------------------------------------------------

static const char english_vowels[] = "aeiouy";

// What the rules get wrong, as whole words or, with a star, as their beginning.
static const struct {
    const char *word;
    unsigned count;
} english_exceptions[] = {
    {"area", 3},       {"areas", 3},      {"being", 2},      {"business", 2},
    {"clothes", 1},    {"different", 3},  {"element", 3},    {"evening", 2},
    {"every", 2},      {"everything", 3}, {"everyone", 3},   {"everyday", 3},
    {"everywhere", 3}, {"eye", 1},        {"eyes", 1},       {"familiar", 3},
    {"anyone", 3},     {"anywhere", 3},   {"idea", 3},       {"ideas", 3},
    {"nowhere", 2},    {"people", 2},     {"poem", 2},       {"poet", 2},
    {"real", 1},       {"recipe", 3},     {"someone", 2},    {"something", 2},
    {"sometimes", 2},  {"somewhere", 2},  {"soldier", 2},    {"cashier", 2},
    {"priest", 1},     {"through", 1},    {"whole", 1},      {"yourself", 2},
    {"ok", 2},         {"cannot", 2},     {"lifestyle", 2},  {"homework", 2},
    {"therefore", 2},  {"lonely", 2},     {"surely", 2},     {"truly", 2},
    {"bathroom", 2},   {"heartbeat", 2},  {"noticeable", 4}, {"period", 3},
    {"periods", 3},    {"suggest", 2},    {"suggesting", 3}, {"handed", 2},
    {"nausea", 3},
};

static size_t
english_vowel_runs(const struct part *part)
{
    size_t runs = 0;
    bool inside = false;
    for (size_t i = 0; i < part->len; i++) {
        bool after_q = i > 0 && part->letters[i] == 'u' && part->letters[i - 1] == 'q';
        bool vowel = is_one_of(part->letters[i], english_vowels) && !after_q;
        runs += vowel && !inside;
        inside = vowel;
    }
    return runs;
}

// Two vowels in one run that are spoken apart, with the letters that must not stand
// before them: "serious" but not "noxious".
static const struct {
    const char *letters;
    const char *not_after;
} apart[] = {
    {"iet", ""},    {"ienc", "t"},  {"ient", "tc"}, {"iou", "ctxgh"}, {"iol", ""},
    {"iod", ""},    {"iot", ""},    {"ius", ""},    {"ium", ""},      {"ial", "ct"},
    {"iat", ""},    {"ian", "ctl"}, {"ias", ""},    {"iab", ""},      {"iag", "r"},
    {"iaz", ""},    {"ual", "qg"},  {"uat", "qg"},  {"uary", "qg"},   {"uous", "q"},
    {"uence", "q"}, {"uent", "q"},  {"uicid", "q"}, {"uid", "qg"},    {"theo", ""},
    {"video", ""},  {"create", ""}, {"creati", ""}, {"creato", ""},   {"react", ""},
    {"reass", ""},  {"coord", ""},  {"coop", ""},   {"ruin", ""},     {"iam", "l"},
    {"iar", "l"},   {"eum", ""},    {"nuclea", ""}, {"lion", "ilr"},  {"ior", "vn"},
    {"aos", ""},    {"oid", "v"},   {"neo", ""},    {"iop", ""},      {"oas", "rctbl"},
    {"iac", ""},    {"iab", ""},    {"iumph", ""},
};

static bool
breaks_at(const struct part *part, size_t at, size_t which)
{
    const char *letters = apart[which].letters;
    size_t len = strlen(letters);
    if (at + len > part->len || memcmp(part->letters + at, letters, len) != 0)
        return false;
    return at == 0 || !is_one_of(part->letters[at - 1], apart[which].not_after);
}

static size_t
english_breaks(const struct part *part)
{
    size_t breaks = 0;
    for (size_t at = 0; at < part->len; at++) {
        bool found = false;
        for (size_t i = 0; i < COUNT_OF(apart) && !found; i++)
            found = breaks_at(part, at, i);
        breaks += found;
        // "layer", "beyond": the y opens a syllable
        if (at > 0 && at + 1 < part->len && part->letters[at] == 'y')
            breaks += is_one_of(part->letters[at - 1], "aeou") &&
                      is_one_of(part->letters[at + 1], "aeou") &&
                      !(at + 3 == part->len && part_ends(part, "ed"));
    }
    bool ing = part_ends(part, "ing") && part->len > 4;
    breaks += ing && is_one_of(part->letters[part->len - 4], "aeiouy");
    breaks += part->len >= 5 && part_ends(part, "ier");
    breaks += part->len >= 6 && part_ends(part, "iest");
    breaks += part->len >= 4 && part_ends(part, "io");
    breaks += part_ends(part, "ia") && part->len > 3 &&
              !is_one_of(part->letters[part->len - 3], "ctsg");
    return breaks + (part_ends(part, "sm") || part_ends(part, "thm"));
}

// How many of the runs are an e that nobody says.
static size_t
english_silent(const struct part *part)
{
    const char *end = part->letters + part->len;
    bool consonant_before = part->len >= 3 && !is_one_of(end[-2], english_vowels);
    if (part_ends(part, "e") && consonant_before)
        return end[-2] == 'l' && !is_one_of(end[-3], english_vowels) ? 0 : 1;
    if (part->len < 4 || is_one_of(end[-3], english_vowels))
        return 0;
    if (part_ends(part, "ed"))
        return is_one_of(end[-3], "td") ? 0 : 1;
    bool hissing =
        is_one_of(end[-3], "sxzcg") || part_ends(part, "ches") || part_ends(part, "shes");
    bool led = end[-3] == 'l' && !is_one_of(end[-4], english_vowels);
    return part_ends(part, "es") && !hissing && !led ? 1 : 0;
}

// Endings that leave the word before them as it was: "safe-ly", "move-ment".
static const char *const english_endings[] = {"ness", "less", "ful",   "ly",
                                              "ment", "ty",   "ments", "fully"};

static size_t
english_ending(const struct part *part)
{
    for (size_t i = 0; i < COUNT_OF(english_endings); i++) {
        const char *ending = english_endings[i];
        size_t len = strlen(ending);
        bool long_enough = part_ends(part, ending) && part->len >= len + 3;
        const char *before = part->letters + part->len - len;
        bool mute =
            long_enough && before[-1] == 'e' && !is_one_of(before[-2], english_vowels);
        if (mute || (long_enough && before[-1] == 'd' && before[-2] == 'e'))
            return len;
    }
    return 0;
}

static unsigned
english_part(struct part part)
{
    for (size_t i = 0; i < COUNT_OF(english_exceptions); i++)
        if (strcmp(english_exceptions[i].word, part.letters) == 0)
            return english_exceptions[i].count;
    size_t ending = english_ending(&part);
    size_t after = ending == 5 && part_ends(&part, "fully") ? 2 : (ending > 0);
    part.len -= ending;
    part.letters[part.len] = '\0';
    size_t count = english_vowel_runs(&part) + english_breaks(&part);
    size_t silent = english_silent(&part);
    count = count > silent ? count - silent : 1;
    return (unsigned)(count + after);
}

// ---- Spanish --------------------------------------------------------------------------

enum vowel { NO_VOWEL, WEAK, STRONG, STRESSED_WEAK };

// The vowel at a place; a mute u (que, gui) and a y before a vowel are none.
static enum vowel
spanish_vowel(const struct part *part, size_t at)
{
    static const char strong[] = {'a', 'e', 'o', A_ACUTE, E_ACUTE, O_ACUTE, '\0'};
    static const char front[] = {'e', 'i', E_ACUTE, I_ACUTE, '\0'};
    char letter = part->letters[at];
    char before = at > 0 ? part->letters[at - 1] : '\0';
    char after = at + 1 < part->len ? part->letters[at + 1] : '\0';
    if (letter == 'u' && (before == 'q' || before == 'g') && is_one_of(after, front))
        return NO_VOWEL;
    if (letter == 'y') {
        bool opens = is_one_of(after, strong) || is_one_of(after, "iu") ||
                     after == I_ACUTE || after == U_ACUTE;
        return opens ? NO_VOWEL : WEAK;
    }
    if (is_one_of(letter, strong))
        return STRONG;
    if (letter == I_ACUTE || letter == U_ACUTE)
        return STRESSED_WEAK;
    return letter == 'i' || letter == 'u' || letter == U_TREMA ? WEAK : NO_VOWEL;
}

// Whether two neighbouring vowels belong to two syllables.
static bool
spanish_hiatus(enum vowel left, enum vowel right)
{
    if (left == STRONG && right == STRONG)
        return true;
    return (left == STRESSED_WEAK && right != WEAK) ||
           (right == STRESSED_WEAK && left != WEAK);
}

static unsigned
spanish_part(const struct part *part)
{
    unsigned count = 0;
    enum vowel last = NO_VOWEL;
    for (size_t i = 0; i < part->len; i++) {
        enum vowel vowel = spanish_vowel(part, i);
        // an h between vowels does not keep them apart
        if (part->letters[i] == 'h' && last != NO_VOWEL)
            continue;
        if (vowel != NO_VOWEL && (last == NO_VOWEL || spanish_hiatus(last, vowel)))
            count++;
        last = vowel;
    }
    return count > 0 ? count : 1;
}

// ---- German and the rest --------------------------------------------------------------

static unsigned
german_part(const struct part *part)
{
    static const char vowels[] = {'a', 'e',     'i',     'o',     'u',
                                  'y', A_TREMA, O_TREMA, U_TREMA, '\0'};
    static const char *const together[] = {"ei", "ai", "au", "eu", "ie",
                                           "ee", "aa", "oo", "ey", "ay"};
    unsigned count = 0;
    char last = '\0';
    for (size_t i = 0; i < part->len; i++) {
        char letter = part->letters[i];
        bool joined = last == A_TREMA && letter == 'u';
        for (size_t k = 0; k < COUNT_OF(together); k++)
            joined = joined || (last == together[k][0] && letter == together[k][1]);
        // "Patient": after a t the i and the e are apart
        if (joined && letter == 'e' && i > 1 && part->letters[i - 2] == 't' &&
            part->letters[i - 1] == 'i' && i + 1 < part->len &&
            part->letters[i + 1] == 'n')
            joined = false;
        bool vowel = is_one_of(letter, vowels);
        count += vowel && !joined && !(last == 'q' && letter == 'u');
        last = joined || !vowel ? (letter == 'q' ? 'q' : '\0') : letter;
    }
    return count > 0 ? count : 1;
}

static unsigned
unknown_part(const struct part *part)
{
    size_t runs = english_vowel_runs(part);
    return runs > 0 ? (unsigned)runs : 1;
}

// ---- words ----------------------------------------------------------------------------

static unsigned
part_syllables(enum syllables_language language, const struct part *part)
{
    if (part->len == 0)
        return 0;
    bool plural = part->len > 2 && part->capitals + 1 == part->len &&
                  part->letters[part->len - 1] == 's';
    if (part->capitals >= 2 && (part->capitals == part->len || plural) && part->len <= 6)
        return (unsigned)part->capitals;
    switch (language) {
    case SYLLABLES_ENGLISH:
        return english_part(*part);
    case SYLLABLES_SPANISH:
        return spanish_part(part);
    case SYLLABLES_GERMAN:
        return german_part(part);
    case SYLLABLES_UNKNOWN:
        break;
    }
    return unknown_part(part);
}

enum syllables_language
syllables_language_of(const char *lang)
{
    static const struct {
        char code[3];
        enum syllables_language language;
    } known[] = {
        {"en", SYLLABLES_ENGLISH}, {"es", SYLLABLES_SPANISH}, {"de", SYLLABLES_GERMAN}};
    for (size_t i = 0; i < COUNT_OF(known); i++)
        if (strncmp(lang, known[i].code, 2) == 0 && (lang[2] == '\0' || lang[2] == '-'))
            return known[i].language;
    return SYLLABLES_UNKNOWN;
}

// Whether the rest of the word from `at` is n't, 's or another ending after an
// apostrophe. *extra: the syllables it adds.
static bool
is_contraction(const struct part *part, const char *rest, size_t len, unsigned *extra)
{
    char last = part->len > 0 ? part->letters[part->len - 1] : '\0';
    char before = part->len > 1 ? part->letters[part->len - 2] : '\0';
    *extra = last == 'n' && len > 0 && (rest[0] == 't' || rest[0] == 'T') &&
             part->len > 2 && !is_one_of(before, "aeiouy");
    return len <= 2;
}

unsigned
syllables_count(enum syllables_language language, const char *word, size_t len)
{
    struct part part = {.len = 0};
    unsigned count = 0;
    for (size_t at = 0, taken; at < len; at += taken) {
        bool capital;
        uint32_t point = text_decode(word + at, len - at, &taken);
        char letter = letter_of(point, &capital);
        if (letter && part.len < LETTERS) {
            part.letters[part.len++] = letter;
            part.letters[part.len] = '\0';
            part.capitals += capital;
            continue;
        }
        unsigned extra;
        bool apostrophe = point == '\'' || point == 0x2019;
        if (apostrophe &&
            is_contraction(&part, word + at + taken, len - at - taken, &extra)) {
            count += extra;
            break;
        }
        count += part_syllables(language, &part);
        part = (struct part){.len = 0};
    }
    count += part_syllables(language, &part);
    return count > 0 ? count : 1;
}
