// SPDX-License-Identifier: MIT
// The text is decoded once: hints are dropped, line ends become spaces, and each chance
// that libunistring sees is carried over to the offsets of what remains.
#include "layout/breaks.h"

#include "base/text.h"

#include <string.h>
#include <unigbrk.h>
#include <unilbrk.h>

enum {
    SOFT_HYPHEN = 0x00AD,
    NEXT_LINE = 0x0085,
    ZERO_WIDTH_SPACE = 0x200B,
    WORD_JOINER = 0x2060,
    BYTE_ORDER_MARK = 0xFEFF,
};

bool
breaks_is_hint(uint32_t code_point)
{
    return code_point == SOFT_HYPHEN || code_point == ZERO_WIDTH_SPACE ||
           code_point == WORD_JOINER || code_point == BYTE_ORDER_MARK;
}

static bool
is_line_end(uint32_t code_point)
{
    return (code_point >= '\n' && code_point <= '\r') || code_point == NEXT_LINE ||
           code_point == 0x2028 || code_point == 0x2029;
}

bool
breaks_is_space(uint32_t code_point)
{
    if (code_point >= 0x2000 && code_point <= 0x200A)
        return code_point != 0x2007; // the figure space holds numbers together
    return code_point == ' ' || code_point == '\t' || code_point == 0x1680 ||
           code_point == 0x205F || code_point == 0x3000 || is_line_end(code_point);
}

// libunistring marks a possible break in front of a byte, but a mandatory one on the line
// end itself. The kinds written here always speak of what is in front.
void
breaks_mark(struct arena *arena, const char *utf8, size_t len, enum break_kind *kinds)
{
    if (len == 0)
        return;
    char *marks = arena_array(arena, len, 1);
    u8_possible_linebreaks((const uint8_t *)utf8, len, "UTF-8", marks);
    uint32_t before = 0;
    enum break_kind next = BREAK_NONE;
    for (size_t i = 0, taken = 1; i < len; i += taken) {
        uint32_t code_point = text_decode(utf8 + i, len - i, &taken);
        memset(kinds + i, 0, taken * sizeof *kinds);
        kinds[i] = next;
        if (next == BREAK_NONE && marks[i] == UC_BREAK_POSSIBLE)
            kinds[i] = before == SOFT_HYPHEN ? BREAK_SOFT : BREAK_OPEN;
        next = marks[i] == UC_BREAK_MANDATORY ? BREAK_MUST : BREAK_NONE;
        before = code_point;
    }
}

struct cleaner {
    char *utf8;
    size_t len;
    size_t solid; // length up to the last character that is no space
    bool fresh;   // nothing yet since the last line end: spaces are dropped
    struct break_chance *chances;
    size_t count;
};

static void
add_chance(struct cleaner *cleaner, enum break_kind kind)
{
    if (kind == BREAK_NONE || cleaner->solid == 0)
        return;
    if (kind == BREAK_SOFT && cleaner->solid < cleaner->len)
        kind = BREAK_OPEN; // a soft hyphen behind a space splits no word
    struct break_chance *last = &cleaner->chances[cleaner->count - (cleaner->count > 0)];
    if (cleaner->count > 0 && last->next == cleaner->len) { // two hints side by side
        if (last->kind != BREAK_MUST)
            last->kind = kind;
        return;
    }
    cleaner->chances[cleaner->count++] = (struct break_chance){
        .kind = kind,
        .end = cleaner->solid,
        .next = cleaner->len,
    };
}

static void
add_bytes(struct cleaner *cleaner, const char *bytes, size_t len)
{
    memcpy(cleaner->utf8 + cleaner->len, bytes, len);
    cleaner->len += len;
}

static void
add_character(struct cleaner *cleaner, uint32_t code_point, const char *bytes, size_t len)
{
    if (breaks_is_hint(code_point))
        return;
    bool plain = code_point == '\t' || is_line_end(code_point); // what a space stands for
    if (!breaks_is_space(code_point)) {
        add_bytes(cleaner, bytes, len);
        cleaner->solid = cleaner->len;
        cleaner->fresh = false;
    } else if (!cleaner->fresh) {
        add_bytes(cleaner, plain ? " " : bytes, plain ? 1 : len);
        cleaner->fresh = is_line_end(code_point);
    }
}

struct breaks
breaks_find(struct arena *arena, const char *utf8, size_t len)
{
    enum break_kind *kinds = arena_array(arena, len, sizeof *kinds);
    breaks_mark(arena, utf8, len, kinds);
    struct cleaner cleaner = {
        .utf8 = arena_array(arena, len + 1, 1),
        .chances = arena_array(arena, len + 1, sizeof *cleaner.chances),
        .fresh = true,
    };
    for (size_t i = 0, taken = 1; i < len; i += taken) {
        uint32_t code_point = text_decode(utf8 + i, len - i, &taken);
        add_chance(&cleaner, kinds[i]);
        add_character(&cleaner, code_point, utf8 + i, taken);
    }
    if (cleaner.solid == 0)
        return (struct breaks){.utf8 = ""};
    add_chance(&cleaner, BREAK_MUST);

    char *starts = arena_array(arena, cleaner.len, 1);
    u8_grapheme_breaks((const uint8_t *)cleaner.utf8, cleaner.len, starts);
    starts[0] = 1;
    return (struct breaks){
        .utf8 = cleaner.utf8,
        .len = cleaner.len,
        .chances = cleaner.chances,
        .count = cleaner.count,
        .starts = starts,
    };
}
