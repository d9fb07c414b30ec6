// SPDX-License-Identifier: MIT
// Owns the table of refused characters and the scans that use it.
#include "content/characters.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uninorm.h>

struct refused {
    uint32_t first, last;
    const char *name;
    const char *mend;
};

static const char delete_it[] = "delete it and type the text around it again";

// Ordered by code point. Tab and line breaks are not here.
static const struct refused refused[] = {
    {0x00, 0x08, "a control character", delete_it},
    {0x0B, 0x0C, "a control character", delete_it},
    {0x0E, 0x1F, "a control character", delete_it},
    {0x7F, 0x9F, "a control character", delete_it},
    {0x2028, 0x2029, "an invisible line separator",
     "start a new line with Enter instead"},
    {0x202A, 0x202E, "a direction override, which makes text read other than it is",
     delete_it},
    {0xE000, 0xF8FF, "a private character that no font can show", delete_it},
    {0xFDD0, 0xFDEF, "a code that is no character", delete_it},
    {0xFEFF, 0xFEFF, "a byte order mark in the middle of the file", delete_it},
    {0xFFF9, 0xFFFB, "an invisible annotation mark", delete_it},
    {0xE0000, 0xE007F, "an invisible tag character", delete_it},
    {0xF0000, 0x10FFFF, "a private character that no font can show", delete_it},
};

static bool
point_refused(uint32_t point, struct character_fault *fault)
{
    if ((point >= 0x20 && point < 0x7F) || point == '\t' || point == '\n' ||
        point == '\r')
        return false;
    static const struct refused last_two = {0, 0, "a code that is no character",
                                            delete_it};
    const struct refused *found = (point & 0xFFFE) == 0xFFFE ? &last_two : NULL;
    for (size_t i = 0; i < COUNT_OF(refused) && !found; i++)
        if (point >= refused[i].first && point <= refused[i].last)
            found = &refused[i];
    if (!found)
        return false;
    fault->one_character = true;
    fault->point = point;
    fault->name = found->name;
    fault->mend = found->mend;
    return true;
}

static void
not_utf8(struct character_fault *fault)
{
    fault->name = "not UTF-8";
    fault->mend = "save the file again with the encoding UTF-8";
}

// Editors on Windows call UTF-16 "Unicode": the mistake deserves its own sentence.
static bool
looks_like_utf16(const char *bytes, size_t len)
{
    if (len < 2)
        return false;
    unsigned char first = (unsigned char)bytes[0], second = (unsigned char)bytes[1];
    bool mark = (first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF);
    bool zeros = len >= 4 && ((first == 0 && second != 0 && bytes[2] == 0) ||
                              (first != 0 && second == 0 && bytes[3] == 0));
    bool utf32 = len >= 4 && first == 0 && second == 0 && bytes[2] == 0 && bytes[3] != 0;
    return mark || zeros || utf32;
}

bool
characters_check_file(const char *bytes, size_t len, struct character_fault *fault)
{
    *fault = (struct character_fault){.line = 1, .column = 1};
    if (looks_like_utf16(bytes, len)) {
        fault->name = "UTF-16 or UTF-32";
        fault->mend = "save the file again with the encoding UTF-8";
        return true;
    }
    for (size_t at = 0, taken = 1; at < len; at += taken) {
        size_t plain = text_plain_run(bytes + at, len - at);
        at += plain;
        fault->column += (unsigned)plain;
        if (at == len)
            break;
        unsigned char byte = (unsigned char)bytes[at];
        taken = 1;
        fault->offset = at;
        if (byte == '\n' || (byte == '\r' && (at + 1 == len || bytes[at + 1] != '\n'))) {
            fault->line++;
            fault->column = 1;
            continue;
        }
        uint32_t point = text_decode(bytes + at, len - at, &taken);
        if (point == 0xFFFD && taken == 1)
            not_utf8(fault);
        if (fault->name || point_refused(point, fault))
            return true;
        fault->column++;
    }
    return false;
}

// Isolates must be opened and closed within the scalar, in order.
static bool
isolates_unbalanced(const char *bytes, size_t len)
{
    size_t open = 0;
    for (size_t at = 0, taken = 0; at < len; at += taken) {
        uint32_t point = text_decode(bytes + at, len - at, &taken);
        if (point == 0x2069 && open == 0)
            return true;
        if (point >= 0x2066 && point <= 0x2068)
            open++;
        else if (point == 0x2069)
            open--;
    }
    return open > 0;
}

static bool
is_invisible(uint32_t point)
{
    return point == 0xAD || point == 0x034F || point == 0x061C || point == 0x180E ||
           (point >= 0x200B && point <= 0x200F) || (point >= 0x2060 && point <= 0x2069);
}

static bool
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

// A number with something invisible in it is not what it seems to be.
static bool
invisible_in_number(const char *bytes, size_t len, size_t *offset)
{
    bool after_digit = false;
    for (size_t at = 0, taken = 0; at < len; at += taken) {
        uint32_t point = text_decode(bytes + at, len - at, &taken);
        if (is_invisible(point)) {
            bool before_digit = at + taken < len && is_digit(bytes[at + taken]);
            *offset = at;
            if (after_digit && before_digit)
                return true;
            continue;
        }
        after_digit = point < 0x80 && is_digit((char)point);
    }
    return false;
}

static bool
is_nfc(const char *bytes, size_t len)
{
    uint8_t room[512];
    size_t normal_len = sizeof room;
    const uint8_t *given = (const uint8_t *)bytes;
    uint8_t *normal = u8_normalize(UNINORM_NFC, given, len, room, &normal_len);
    bool same = !normal || (normal_len == len && memcmp(normal, bytes, len) == 0);
    if (normal != room)
        free(normal);
    return same;
}

bool
characters_check_scalar(const char *bytes, size_t len, struct character_fault *fault)
{
    *fault = (struct character_fault){0};
    bool composes = false, formats = false;
    for (size_t at = 0, taken = 1; at < len; at += taken) {
        at += text_plain_run(bytes + at, len - at);
        if (at == len)
            break;
        uint32_t point = text_decode(bytes + at, len - at, &taken);
        fault->offset = at;
        if (point == 0xFFFD && taken == 1) {
            not_utf8(fault);
            return true;
        }
        if (point_refused(point, fault))
            return true;
        formats |= is_invisible(point);
        // Below U+0300 and in General Punctuation nothing composes.
        composes |= point >= 0x0300 && !(point >= 0x2002 && point < 0x2070);
    }
    fault->offset = 0;
    if (formats && isolates_unbalanced(bytes, len)) {
        fault->name = "direction isolates that are not opened and closed in pairs";
        fault->mend = "delete them and type the text again";
    } else if (formats && invisible_in_number(bytes, len, &fault->offset)) {
        fault->name = "an invisible character inside a number";
        fault->mend = "delete the number and type it again";
    } else if (composes && !is_nfc(bytes, len)) {
        fault->name = "letters with separate accents (not in the form NFC)";
        fault->mend = "type the accented letters again";
    }
    return fault->name != NULL;
}

bool
characters_right_to_left(const char *utf8, size_t len)
{
    for (size_t at = 0, taken = 1; at < len; at += taken) {
        at += text_plain_run(utf8 + at, len - at);
        taken = 1;
        if (at == len || (unsigned char)utf8[at] < 0xD6) // below U+0590
            continue;
        uint32_t point = text_decode(utf8 + at, len - at, &taken);
        int category = uc_bidi_category(point);
        if (category == UC_BIDI_R || category == UC_BIDI_AL)
            return true;
    }
    return false;
}
