// SPDX-License-Identifier: MIT
// Owns the grammar of single values.
#include "content/scalars.h"

#include <string.h>
#include <strings.h>

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool
is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool
is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool
scalar_count(const char *text, unsigned *count)
{
    size_t len = strlen(text);
    if (len == 0 || len > 9)
        return false;
    unsigned value = 0;
    for (size_t i = 0; i < len; i++) {
        if (!is_digit(text[i]))
            return false;
        value = value * 10 + (unsigned)(text[i] - '0');
    }
    *count = value;
    return true;
}

bool
scalar_number(const char *text, double *number)
{
    size_t len = strlen(text);
    bool negative = text[0] == '-';
    size_t at = negative || text[0] == '+';
    if (len > 12 || at == len || !is_digit(text[at]))
        return false;
    double value = 0, unit = 1;
    bool fraction = false;
    for (; at < len; at++) {
        if (text[at] == '.' && !fraction && is_digit(text[at + 1])) {
            fraction = true;
            continue;
        }
        if (!is_digit(text[at]))
            return false;
        value = value * 10 + (text[at] - '0');
        unit *= fraction ? 10 : 1;
    }
    // One division of two exact whole numbers: 0.67 is the double nearest to 0.67.
    *number = (negative ? -value : value) / unit;
    return true;
}

bool
scalar_flag(const char *text, bool *flag)
{
    static const char *const words[] = {"no", "yes", "false", "true", "off", "on"};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (strcasecmp(text, words[i]) == 0) {
            *flag = i % 2 == 1;
            return true;
        }
    return false;
}

bool
scalar_is_name(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        bool solid = is_lower(text[i]) || is_upper(text[i]) || is_digit(text[i]);
        if (!solid && !(i > 0 && text[i] == '-'))
            return false;
    }
    return len > 0;
}

bool
scalar_is_date(const char *text, size_t len)
{
    static const unsigned days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (len != 10 || text[4] != '-' || text[7] != '-')
        return false;
    unsigned part[3] = {0};
    for (size_t i = 0; i < len; i++) {
        if (i == 4 || i == 7)
            continue;
        if (!is_digit(text[i]))
            return false;
        size_t which = i < 4 ? 0 : i < 7 ? 1 : 2;
        part[which] = part[which] * 10 + (unsigned)(text[i] - '0');
    }
    unsigned year = part[0], month = part[1], day = part[2];
    if (year < 1900 || month < 1 || month > 12 || day < 1 || day > days[month - 1])
        return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month != 2 || day < 29 || leap;
}

bool
scalar_is_clock(const char *text, size_t len)
{
    if (len != 5 || text[2] != ':' || !is_digit(text[0]) || !is_digit(text[1]) ||
        !is_digit(text[3]) || !is_digit(text[4]))
        return false;
    return (text[0] - '0') * 10 + (text[1] - '0') < 24 && text[3] < '6';
}

bool
scalar_is_phone(const char *text, size_t len)
{
    size_t digits = 0;
    for (size_t i = 0; i < len; i++) {
        if (!is_digit(text[i]) && !strchr(" +-().", text[i]))
            return false;
        digits += is_digit(text[i]);
    }
    return digits >= 2;
}

bool
scalar_is_language(const char *text, size_t len)
{
    size_t letters = 0;
    while (letters < len && is_lower(text[letters]))
        letters++;
    if (letters < 2 || letters > 3)
        return false;
    if (letters == len)
        return true;
    return len == letters + 3 && text[letters] == '-' && is_upper(text[letters + 1]) &&
           is_upper(text[letters + 2]);
}

bool
scalar_is_right_to_left(const char *lang)
{
    static const char *const languages[] = {"ar",  "arc", "ckb", "dv", "fa", "ha", "he",
                                            "khw", "ks",  "ps",  "sd", "ug", "ur", "yi"};
    size_t len = strcspn(lang, "-");
    for (size_t i = 0; i < COUNT_OF(languages); i++)
        if (strlen(languages[i]) == len && strncmp(languages[i], lang, len) == 0)
            return true;
    return false;
}

bool
scalar_is_file(const char *text, size_t len)
{
    static const char folder[] = "pictures/", ending[] = ".png";
    const size_t folder_len = sizeof folder - 1, ending_len = sizeof ending - 1;
    if (len <= folder_len + ending_len || memcmp(text, folder, folder_len) != 0 ||
        memcmp(text + len - ending_len, ending, ending_len) != 0)
        return false;
    for (size_t i = folder_len; i < len - ending_len; i++)
        if (!is_lower(text[i]) && !is_upper(text[i]) && !is_digit(text[i]) &&
            text[i] != '-' && text[i] != '_')
            return false;
    return true;
}

static bool
is_ink(char c)
{
    return (unsigned char)c > ' ';
}

size_t
scalar_squeeze(char *text, size_t len)
{
    // Nearly every text is squeezed as it is written.
    size_t kept = 0;
    while (kept < len &&
           (is_ink(text[kept]) ||
            (text[kept] == ' ' && kept > 0 && kept + 1 < len && is_ink(text[kept + 1]))))
        kept++;
    bool space = false;
    for (size_t i = kept; i < len; i++) {
        if (text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r') {
            space = kept > 0;
            continue;
        }
        if (space)
            text[kept++] = ' ';
        space = false;
        text[kept++] = text[i];
    }
    text[kept] = '\0';
    return kept;
}
