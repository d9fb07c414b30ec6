// SPDX-License-Identifier: MIT
// Owns decoding, counting and comparing text. UTF-8 is taken strictly: no overlong forms,
// no surrogates, nothing above U+10FFFF.
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>

enum {
    NAME_BYTES = 64, // longer names are never near anything
    REPLACEMENT = 0xFFFD,
};

uint32_t
text_decode(const char *utf8, size_t len, size_t *taken)
{
    const unsigned char *bytes = (const unsigned char *)utf8;
    *taken = 1;
    if (bytes[0] < 0x80)
        return bytes[0];
    size_t size = bytes[0] >= 0xF0 ? 4 : bytes[0] >= 0xE0 ? 3 : 2;
    if (bytes[0] < 0xC2 || bytes[0] > 0xF4 || size > len)
        return REPLACEMENT;
    uint32_t point = bytes[0] & (0xFFU >> (size + 1));
    for (size_t i = 1; i < size; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return REPLACEMENT;
        point = point << 6 | (bytes[i] & 0x3FU);
    }
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (point < smallest[size] || point > 0x10FFFF ||
        (point >= 0xD800 && point <= 0xDFFF))
        return REPLACEMENT;
    *taken = size;
    return point;
}

// Eight bytes at a time. A byte below 0x20 borrows and one of 0x7F carries into its top
// bit; the first such byte is told rightly, and only whether there is one matters.
static bool
has_other_byte(const char *eight)
{
    const uint64_t ones = 0x0101010101010101, tops = 0x8080808080808080;
    uint64_t word = 0;
    memcpy(&word, eight, sizeof word);
    return ((word | (word - 0x20 * ones) | (word + ones)) & tops) != 0;
}

size_t
text_plain_run(const char *utf8, size_t len)
{
    size_t at = 0;
    while (len - at >= 8 && !has_other_byte(utf8 + at))
        at += 8;
    // The rest and what is before it, in one look.
    if (len >= 8 && len - at < 8 && !has_other_byte(utf8 + len - 8))
        return len;
    while (at < len && utf8[at] >= 0x20 && utf8[at] < 0x7F)
        at++;
    return at;
}

size_t
text_count_points(const char *utf8, size_t len)
{
    size_t count = 0;
    for (size_t at = 0, taken = 0; at < len; at += taken, count++) {
        size_t plain = text_plain_run(utf8 + at, len - at);
        count += plain;
        at += plain;
        if (at == len)
            break;
        text_decode(utf8 + at, len - at, &taken);
    }
    return count;
}

// The marks of one call: whether a cluster begins at each byte. Clusters such as families
// of emoji need all of the text before them, so it cannot be done piece by piece.
static size_t
count_breaks(const char *utf8, size_t len, char *marks)
{
    size_t count = 0;
    u8_grapheme_breaks((const uint8_t *)utf8, len, marks);
    for (size_t i = 0; i < len; i++)
        count += marks[i] != 0;
    return count;
}

size_t
text_count_graphemes(const char *utf8, size_t len)
{
    char few[256];
    if (len <= sizeof few)
        return count_breaks(utf8, len, few);
    char *marks = malloc(len);
    size_t count = marks ? count_breaks(utf8, len, marks) : text_count_points(utf8, len);
    free(marks);
    return count;
}

unsigned
text_count_words(const char *utf8, size_t len)
{
    unsigned count = 0;
    bool counted = false;
    for (size_t at = 0, taken = 0; at < len; at += taken) {
        uint32_t point = text_decode(utf8 + at, len - at, &taken);
        if (uc_is_property_white_space(point)) {
            counted = false;
        } else if (!counted && uc_is_alnum(point)) {
            counted = true;
            count++;
        }
    }
    return count;
}

static size_t
smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

// Optimal string alignment: the number of inserts, deletes, replacements and swaps of
// neighbours.
static size_t
count_edits(const char *a, size_t a_len, const char *b, size_t b_len)
{
    size_t rows[3][NAME_BYTES + 1];
    size_t *above_that = rows[0], *above = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b_len; j++)
        above[j] = above_that[j] = j;
    for (size_t i = 1; i <= a_len; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b_len; j++) {
            size_t replaced = above[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = smaller(replaced, smaller(above[j], row[j - 1]) + 1);
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped)
                row[j] = smaller(row[j], above_that[j - 2] + 1);
        }
        size_t *free_row = above_that;
        above_that = above;
        above = row;
        row = free_row;
    }
    return above[b_len];
}

static size_t
count_same_start(const char *a, const char *b)
{
    size_t len = 0;
    while (a[len] != '\0' && a[len] == b[len])
        len++;
    return len;
}

const char *
text_nearest(const char *name, const char *const *names, size_t name_count)
{
    size_t len = strnlen(name, NAME_BYTES + 1);
    if (len == 0 || len > NAME_BYTES)
        return NULL;
    const char *nearest = NULL;
    size_t fewest =
        len <= 2 ? 2 : (len + 2) / 3 + 1; // one more than what still counts as near
    for (size_t i = 0; i < name_count; i++) {
        size_t other = names[i] ? strnlen(names[i], NAME_BYTES + 1) : 0;
        size_t apart = other > len ? other - len : len - other;
        if (other == 0 || other > NAME_BYTES || apart > fewest)
            continue;
        size_t edits = count_edits(name, len, names[i], other);
        // Of two that are equally near, the one that begins alike: mistakes come late in
        // words.
        bool nearer = edits < fewest || (nearest && edits == fewest &&
                                         count_same_start(name, names[i]) >
                                             count_same_start(name, nearest));
        if (nearer && edits < smaller(len, other)) {
            fewest = edits;
            nearest = names[i];
        }
    }
    return nearest;
}

static bool
is_fit_for_terminal(uint32_t point)
{
    bool control = point < 0x20 || (point >= 0x7F && point < 0xA0);
    bool turns = point == 0x061C || (point >= 0x200B && point <= 0x200F) ||
                 (point >= 0x2028 && point <= 0x202E) ||
                 (point >= 0x2060 && point <= 0x206F);
    return !control && !turns && point != 0xFEFF && (point & 0xFFFE) != 0xFFFE &&
           !(point >= 0xE0000 && point <= 0xE007F);
}

// Writes one byte as \xNN.
static char *
put_escaped(char *at, unsigned char byte)
{
    static const char hex[] = "0123456789ABCDEF";
    *at++ = '\\';
    *at++ = 'x';
    *at++ = hex[byte >> 4];
    *at++ = hex[byte & 15];
    return at;
}

const char *
text_printable(struct arena *arena, const char *bytes, size_t len, size_t max_points)
{
    static const char ellipsis[] = "…";
    size_t most =
        smaller(len, max_points <= SIZE_MAX / 16 ? max_points * 4 : SIZE_MAX / 4);
    char *copy = arena_array(arena, most * 4 + sizeof ellipsis, 1), *end = copy;
    size_t points = 0, at = 0;
    for (size_t taken = 0; at < len && points < max_points; at += taken, points++) {
        uint32_t point = text_decode(bytes + at, len - at, &taken);
        bool broken = point == REPLACEMENT && taken == 1;
        bool fit = !broken && is_fit_for_terminal(point);
        for (size_t i = at; i < at + taken; i++)
            if (fit)
                *end++ = bytes[i];
            else
                end = put_escaped(end, (unsigned char)bytes[i]);
    }
    if (at < len)
        memcpy(end, ellipsis, sizeof ellipsis - 1);
    return copy;
}
