// SPDX-License-Identifier: MIT
// Any bytes as a file and as one text: what is accepted is UTF-8 by libunistring too, in NFC,
// holds nothing that nobody sees, and closes every change of direction it opens.
#include "base/text.h"
#include "content/characters.h"

#include <stdlib.h>
#include <string.h>
#include <uninorm.h>
#include <unistr.h>

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

// By the rule in other words than characters.c has it.
static bool
is_refused_everywhere(ucs4_t c)
{
    bool control = (c < 0x20 && c != '\n' && c != '\r' && c != '\t') ||
                   (c >= 0x7F && c < 0xA0 && c != 0x85);
    bool turns = c >= 0x202A && c <= 0x202E;
    bool private = (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
    bool tag = c >= 0xE0000 && c <= 0xE007F;
    return control || turns || private || tag || c % 0x10000 >= 0xFFFE;
}

static void
check_characters(const uint8_t *bytes, size_t len, bool scalar)
{
    int open = 0;
    if (u8_check(bytes, len))
        abort();
    for (size_t at = 0; at < len;) {
        ucs4_t c;
        int taken = u8_mbtouc(&c, bytes + at, len - at);
        if (taken <= 0 || is_refused_everywhere(c))
            abort();
        open += c >= 0x2066 && c <= 0x2068;
        open -= c == 0x2069;
        if (scalar && open < 0)
            abort();
        at += (size_t)taken;
    }
    if (scalar && open != 0)
        abort();
}

static void
check_normal_form(const uint8_t *bytes, size_t len)
{
    size_t composed_len = 0;
    uint8_t *composed = u8_normalize(UNINORM_NFC, bytes, len, NULL, &composed_len);
    if (!composed || composed_len != len || memcmp(composed, bytes, len) != 0)
        abort();
    free(composed);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct character_fault fault = {0};
    const char *text = (const char *)bytes;
    if (characters_check_file(text, len, &fault)) {
        if (fault.offset > len || !fault.name || !fault.mend || fault.line == 0)
            abort();
    } else {
        check_characters(bytes, len, false);
    }
    if (!characters_check_scalar(text, len, &fault)) {
        check_characters(bytes, len, true);
        if (len > 0)
            check_normal_form(bytes, len);
    } else if (fault.offset > len || !fault.name || !fault.mend) {
        abort();
    }
    // whatever it is, a terminal is shown letters only
    struct arena arena = {0};
    const char *shown = text_printable(&arena, text, len, 40);
    for (const char *at = shown; *at; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7F)
            abort();
    arena_finish(&arena);
    return 0;
}
