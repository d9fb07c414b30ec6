// SPDX-License-Identifier: MIT
// Owns cutting a text into words for comparing.
#include "content/rule_line.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>

struct cutter {
    struct arena *arena;
    const char *at;
    const char *end;
    struct rule_word *words;
    size_t count;
    size_t capacity;
    unsigned sentence;
};

// ---- one form for all -----------------------------------------------------------------

// Characters that cannot be seen and would part a word.
static bool
is_unseen(uint32_t point)
{
    return point == 0xAD || (point >= 0x200B && point <= 0x200F) || point == 0x2060 ||
           point == 0xFEFF;
}

// Without what cannot be seen, in small letters and NFC.
static struct text
plain_form(struct text text, struct arena *arena)
{
    char *seen = arena_array(arena, text.len + 1, 1);
    size_t len = 0;
    for (size_t at = 0, taken = 0; at < text.len; at += taken) {
        uint32_t point = text_decode(text.utf8 + at, text.len - at, &taken);
        if (is_unseen(point))
            continue;
        memcpy(seen + len, text.utf8 + at, taken);
        len += taken;
    }
    size_t folded_len = 0;
    uint8_t *folded =
        u8_casefold((const uint8_t *)seen, len, NULL, UNINORM_NFC, NULL, &folded_len);
    struct text plain = {.utf8 = seen, .len = len};
    if (folded)
        plain = (struct text){
            .utf8 = arena_copy(arena, (const char *)folded, folded_len),
            .len = folded_len,
        };
    free(folded);
    return plain;
}

// ---- words ----------------------------------------------------------------------------

static uint32_t
peek(const struct cutter *cutter, const char *at, size_t *taken)
{
    *taken = 0;
    return at < cutter->end ? text_decode(at, (size_t)(cutter->end - at), taken) : 0;
}

static bool
is_letter(uint32_t point)
{
    return uc_is_alpha(point) || uc_is_general_category(point, UC_CATEGORY_M);
}

static bool
is_digit(uint32_t point)
{
    return point >= '0' && point <= '9';
}

static void
put(struct cutter *cutter, const char *utf8, size_t len)
{
    arena_grow(cutter->arena, (void **)&cutter->words, &cutter->capacity, cutter->count,
               sizeof *cutter->words);
    cutter->words[cutter->count++] =
        (struct rule_word){.utf8 = utf8, .len = len, .sentence = cutter->sentence};
}

// Letters, with apostrophes between them written one way.
static void
cut_letters(struct cutter *cutter)
{
    char *word = arena_array(cutter->arena, (size_t)(cutter->end - cutter->at) + 1, 1);
    size_t len = 0, taken = 0, after = 0;
    for (;;) {
        uint32_t point = peek(cutter, cutter->at, &taken);
        bool apostrophe = (point == '\'' || point == 0x2019) && taken > 0 &&
                          is_letter(peek(cutter, cutter->at + taken, &after));
        if (taken == 0 || !(apostrophe || is_letter(point)))
            break;
        if (apostrophe)
            word[len++] = '\'';
        else
            memcpy(word + len, cutter->at, taken);
        len += apostrophe ? 0 : taken;
        cutter->at += taken;
    }
    put(cutter, word, len);
}

static size_t
count_digits(const struct cutter *cutter, const char *at)
{
    size_t count = 0;
    while (at + count < cutter->end && is_digit((unsigned char)at[count]))
        count++;
    return count;
}

// Digits; marks that group thousands are left out: 1,000 is 1000, 0.5 stays.
static void
cut_number(struct cutter *cutter)
{
    char *number = arena_array(cutter->arena, (size_t)(cutter->end - cutter->at) + 1, 1);
    size_t len = 0;
    for (;;) {
        size_t digits = count_digits(cutter, cutter->at);
        memcpy(number + len, cutter->at, digits);
        len += digits;
        cutter->at += digits;
        bool mark =
            cutter->at < cutter->end && (*cutter->at == ',' || *cutter->at == '.');
        size_t next = mark ? count_digits(cutter, cutter->at + 1) : 0;
        if (next == 0)
            break;
        if (next != 3)
            number[len++] = '.';
        cutter->at++;
    }
    put(cutter, number, len);
}

// {clinic_phone}; what is not closed is a mark like others.
static bool
cut_placeholder(struct cutter *cutter)
{
    const char *close = memchr(cutter->at, '}', (size_t)(cutter->end - cutter->at));
    if (!close)
        return false;
    put(cutter, cutter->at, (size_t)(close + 1 - cutter->at));
    cutter->at = close + 1;
    return true;
}

// Or a phrase's sign for one.
static bool
is_number(char first)
{
    return is_digit((unsigned char)first) || first == '#';
}

static bool
follows_number(const struct cutter *cutter)
{
    return cutter->count > 0 && is_number(cutter->words[cutter->count - 1].utf8[0]);
}

static bool
is_before_number(const struct cutter *cutter, const char *at)
{
    size_t taken;
    while (at < cutter->end && *at == ' ')
        at++;
    uint32_t point = peek(cutter, at, &taken);
    return is_digit(point) || point == '#';
}

static bool
is_dash(uint32_t point)
{
    return point == '-' || (point >= 0x2010 && point <= 0x2015) || point == 0x2212;
}

static bool
is_quote(uint32_t point)
{
    return point == '"' || (point >= 0x201C && point <= 0x201F) || point == 0xAB ||
           point == 0xBB;
}

static void
cut_mark(struct cutter *cutter)
{
    size_t taken = 0;
    uint32_t point = peek(cutter, cutter->at, &taken);
    const char *at = cutter->at;
    cutter->at += taken > 0 ? taken : 1;
    if (point == '.' || point == '!' || point == '?' || point == ':' || point == ';')
        cutter->sentence++;
    else if (is_quote(point))
        put(cutter, "\"", 1);
    else if (point == '%' || point == '#' || point == '@' || point == '+' ||
             point == 0xBF)
        put(cutter, at, taken);
    else if (is_dash(point) && follows_number(cutter) &&
             is_before_number(cutter, cutter->at))
        put(cutter, "-", 1);
}

struct rule_line
rule_line_of(struct text text, struct arena *arena)
{
    struct text plain = plain_form(text, arena);
    struct cutter cutter = {
        .arena = arena, .at = plain.utf8, .end = plain.utf8 + plain.len};
    while (cutter.at < cutter.end) {
        size_t taken;
        uint32_t point = peek(&cutter, cutter.at, &taken);
        if (is_digit(point))
            cut_number(&cutter);
        else if (is_letter(point))
            cut_letters(&cutter);
        else if (point != '{' || !cut_placeholder(&cutter))
            cut_mark(&cutter);
    }
    return (struct rule_line){.words = cutter.words, .count = cutter.count};
}

const struct rule_line *
rule_lines_of(const struct text_list *list, struct arena *arena)
{
    struct rule_line *lines = arena_array(arena, list->count, sizeof *lines);
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].utf8)
            lines[i] = rule_line_of(list->items[i], arena);
    return lines;
}

// ---- comparing ------------------------------------------------------------------------

static bool
word_is(const struct rule_word *word, const struct rule_word *wanted)
{
    if (wanted->len == 1 && wanted->utf8[0] == '#')
        return is_digit((unsigned char)word->utf8[0]);
    return word->len == wanted->len && memcmp(word->utf8, wanted->utf8, word->len) == 0;
}

static bool
phrase_is_at(const struct rule_line *line, const struct rule_line *phrase, size_t at)
{
    for (size_t i = 0; i < phrase->count; i++)
        if (line->words[at + i].sentence != line->words[at].sentence ||
            !word_is(&line->words[at + i], &phrase->words[i]))
            return false;
    return true;
}

size_t
rule_line_find(const struct rule_line *line, const struct rule_line *phrase, size_t from)
{
    if (phrase->count > 0)
        for (size_t at = from; at + phrase->count <= line->count; at++)
            if (phrase_is_at(line, phrase, at))
                return at;
    return line->count;
}

bool
rule_line_equal(const struct rule_line *left, const struct rule_line *right)
{
    if (left->count != right->count)
        return false;
    for (size_t i = 0; i < left->count; i++)
        if (!word_is(&left->words[i], &right->words[i]))
            return false;
    return true;
}
