// SPDX-License-Identifier: MIT
#include "bundle/lines.h"

#include <sodium.h>
#include <string.h>

enum { DIGITS_MAX = 16, BASE64_MAX = sodium_base64_ENCODED_LEN(96, 1) };

struct lines
lines_of(const char *text, size_t len)
{
    return (struct lines){.at = text, .end = text + len};
}

static size_t
left(const struct lines *lines)
{
    return (size_t)(lines->end - lines->at);
}

bool
lines_take(struct lines *lines, const char *literal)
{
    size_t len = strlen(literal);
    bool next =
        !lines->failed && left(lines) >= len && memcmp(lines->at, literal, len) == 0;
    lines->at += next ? len : 0;
    return next;
}

void
lines_literal(struct lines *lines, const char *literal)
{
    if (!lines_take(lines, literal))
        lines->failed = true;
}

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

uint64_t
lines_number(struct lines *lines, uint64_t least, uint64_t most)
{
    const char *start = lines->at;
    uint64_t number = 0;
    size_t digits = 0;
    for (; digits < DIGITS_MAX && left(lines) > 0 && is_digit(*lines->at); digits++)
        number = number * 10 + (uint64_t)(*lines->at++ - '0');
    bool padded = digits > 1 && *start == '0';
    if (digits == 0 || padded || number < least || number > most)
        lines->failed = true;
    return lines->failed ? 0 : number;
}

// Exactly two digits.
static uint32_t
two_digits(struct lines *lines)
{
    if (left(lines) < 2 || !is_digit(lines->at[0]) || !is_digit(lines->at[1])) {
        lines->failed = true;
        return 0;
    }
    uint32_t number = (uint32_t)((lines->at[0] - '0') * 10 + (lines->at[1] - '0'));
    lines->at += 2;
    return number;
}

static uint32_t
days_of(uint32_t year, uint32_t month)
{
    static const uint8_t days[] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    if (month > 12)
        return 0;
    return month == 2 && leap ? 29 : days[month];
}

uint32_t
lines_date(struct lines *lines)
{
    uint32_t year = (uint32_t)lines_number(lines, 2000, 2999);
    lines_literal(lines, "-");
    uint32_t month = two_digits(lines);
    lines_literal(lines, "-");
    uint32_t day = two_digits(lines);
    if (day < 1 || day > days_of(year, month))
        lines->failed = true;
    return lines->failed ? 0 : (year * 100 + month) * 100 + day;
}

void
lines_hex(struct lines *lines, uint8_t *bytes, size_t count)
{
    static const char digits[] = {'0', '1', '2', '3', '4', '5', '6', '7',
                                  '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    for (size_t i = 0; i < 2 * count; i++) {
        const char *found =
            left(lines) > 0 ? memchr(digits, *lines->at, sizeof digits) : NULL;
        if (!found) {
            lines->failed = true;
            return;
        }
        bytes[i / 2] = (uint8_t)(bytes[i / 2] << 4 | (found - digits));
        lines->at++;
    }
}

void
lines_base64(struct lines *lines, uint8_t *bytes, size_t count)
{
    enum { VARIANT = sodium_base64_VARIANT_ORIGINAL };
    char again[BASE64_MAX];
    size_t len = sodium_base64_encoded_len(count, VARIANT) - 1;
    memset(bytes, 0, count);
    if (left(lines) < len) {
        lines->failed = true;
        return;
    }
    // libsodium's decoder lets some wrong letters pass. Whatever it made of the text, only
    // the text that encoding gives back is right.
    (void)sodium_base642bin(bytes, count, lines->at, len, NULL, NULL, NULL, VARIANT);
    sodium_bin2base64(again, sizeof again, bytes, count, VARIANT);
    if (memcmp(again, lines->at, len) != 0)
        lines->failed = true;
    lines->at += len;
}

size_t
lines_printable(struct lines *lines, size_t most)
{
    size_t len = 0;
    for (; left(lines) > 0 && *lines->at >= ' ' && *lines->at <= '~'; lines->at++)
        len++;
    if (len > most)
        lines->failed = true;
    return len;
}

bool
lines_ended(const struct lines *lines)
{
    return !lines->failed && left(lines) == 0;
}
