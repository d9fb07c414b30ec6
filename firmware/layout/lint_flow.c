// SPDX-License-Identifier: MIT
// Lints on how a page was cut: headings left behind at the foot of a screen, lines parted from
// their paragraph, numbers parted from what they count. What no way of cutting could have
// avoided is let pass: a heading that fills its screen, a paragraph taller than one.
#include "layout/lint_note.h"

#include <stddef.h>
#include <string.h>

enum { SHORT_PARAGRAPH = 3, LEAST_TOGETHER = 2 };
enum { CLOSING_UNITS = 3 }; // what closes a row or a card below its last line

struct flow_line { // of a page's flow, or a thing of its own: a picture, a button
    size_t screen;
    struct rect box; // of all its runs
    const struct item *first, *last;
    bool column_start; // nothing stands above it
};

struct flow_lines {
    struct flow_line *items;
    size_t count, capacity;
};

static bool
is_thing(const struct item *item)
{
    return item->kind == ITEM_TEXT || item->kind == ITEM_PICTURE ||
           item->role == ROLE_CONTROL;
}

static bool
same_line(const struct flow_line *line, const struct item *item)
{
    const struct item *last = line->last;
    return item->kind == ITEM_TEXT && last->kind == ITEM_TEXT &&
           item->baseline_px == last->baseline_px && item->source == last->source &&
           item->target == last->target && item->box.x >= last->box.x;
}

static void
add_line(struct arena *arena, struct flow_lines *lines, size_t screen,
         const struct item *item)
{
    struct flow_line *before = lines->count ? &lines->items[lines->count - 1] : NULL;
    if (before && before->screen == screen && same_line(before, item)) {
        before->last = item;
        before->box.w = item->box.x + item->box.w - before->box.x;
        return;
    }
    bool top =
        !before || before->screen != screen || item->box.y + item->box.h <= before->box.y;
    arena_grow(arena, (void **)&lines->items, &lines->capacity, lines->count,
               sizeof *lines->items);
    lines->items[lines->count++] = (struct flow_line){screen, item->box, item, item, top};
}

static struct flow_lines
find_lines(const struct lint_spot *spot)
{
    struct flow_lines lines = {0};
    for (size_t i = 0; i < spot->view->screen_count; i++) {
        const struct screen *screen = &spot->view->screens[i];
        for (size_t k = 0; k < screen->flow_count; k++)
            if (is_thing(&screen->items[k]))
                add_line(spot->lint->arena, &lines, i, &screen->items[k]);
    }
    return lines;
}

static struct lint_spot
on_screen(const struct lint_spot *spot, const struct flow_line *line)
{
    struct lint_spot at = *spot;
    at.screen = &spot->view->screens[line->screen];
    return at;
}

static int
bottom_of(struct rect box)
{
    return box.y + box.h;
}

static int
foot_of(const struct lint_spot *spot, const struct flow_line *line)
{
    return bottom_of(spot->view->screens[line->screen].flow);
}

static int
top_of(const struct lint_spot *spot, const struct flow_line *line)
{
    return spot->view->screens[line->screen].flow.y;
}

static const char *
words_of(const struct lint_spot *spot, const struct flow_line *line)
{
    const struct item *item = line->first;
    return item->kind == ITEM_TEXT ? lint_quote(spot, item->utf8, item->len) : "";
}

static int
line_px(const struct lint_spot *spot, const struct flow_line *line)
{
    return spot->view->style.type[line->first->role].line_px;
}

static bool
is_head(const struct flow_line *line)
{
    return line->first->head;
}

// Whether both are lines of one paragraph.
static bool
goes_on(const struct flow_line *line, const struct flow_line *next)
{
    const struct item *a = line->first, *b = next->first;
    return a->kind == ITEM_TEXT && b->kind == ITEM_TEXT && a->source && a->target < 0 &&
           a->source == b->source && a->role == b->role && !b->head;
}

// Whether the next line is the one that goes on, beside a label that stands here.
static bool
is_beside(const struct flow_lines *lines, size_t first, size_t index)
{
    const struct flow_line *line = &lines->items[index];
    return index + 1 < lines->count && line->screen == line[1].screen &&
           line->first->baseline_px == line[1].first->baseline_px &&
           goes_on(&lines->items[first], line + 1);
}

// The end of the lines of the paragraph that begins with `first`; heads repeated between them
// are passed over.
static size_t
paragraph_end(const struct flow_lines *lines, size_t first, size_t *count)
{
    size_t end = first + 1;
    *count = 1;
    for (size_t i = end; i < lines->count; i++) {
        const struct flow_line *line = &lines->items[i];
        if (is_beside(lines, first, i) ||
            (is_head(line) && !is_head(&lines->items[first])))
            continue;
        if (!goes_on(&lines->items[first], line))
            break;
        end = i + 1;
        ++*count;
    }
    return end;
}

// Where the headings begin that stand one below the other and end with `last`.
static size_t
heads_from(const struct flow_lines *lines, size_t last)
{
    while (last > 0 && !lines->items[last].column_start &&
           is_head(&lines->items[last - 1]))
        last--;
    return last;
}

// ---- headings -----------------------------------------------------------------------------

// How much room what follows a heading needs below it: further headings, and of a paragraph what
// must not be parted. `next` begins a column. 0 where no column has the room.
static int
needed_px(const struct lint_spot *spot, const struct flow_lines *lines, size_t next)
{
    const struct flow_line *top = &lines->items[next];
    while (next < lines->count && is_head(&lines->items[next]))
        next++;
    if (next == lines->count)
        return 0;
    size_t count = 0, end = paragraph_end(lines, next, &count);
    size_t least = count <= SHORT_PARAGRAPH ? count : LEAST_TOGETHER;
    size_t last = next + least - 1;
    if (last >= end || lines->items[last].screen != top->screen)
        return 0;
    int unit_px = spot->view->style.unit_px;
    return bottom_of(lines->items[last].box) - top_of(spot, top) +
           spot->view->style.paragraph_gap_px / 2 + CLOSING_UNITS * unit_px;
}

static void
check_heading(const struct lint_spot *spot, const struct flow_lines *lines, size_t index)
{
    const struct flow_line *head = &lines->items[index];
    const struct flow_line *next = head + 1;
    if (index + 1 == lines->count || !next->column_start)
        return;
    const struct flow_line *first = &lines->items[heads_from(lines, index)];
    int heads_px = bottom_of(head->box) - first->box.y;
    int room_px = foot_of(spot, head) - top_of(spot, head) - heads_px;
    int needed = needed_px(spot, lines, index + 1);
    if (needed == 0 || needed > room_px)
        return;
    struct lint_spot at = on_screen(spot, head);
    lint_note(&at, LINT_ORPHAN, head->first->source, "",
              "the heading '%s' is left behind at the foot of a screen",
              words_of(spot, head));
}

// ---- paragraphs ---------------------------------------------------------------------------

// How many lines of the paragraph fit a column, below what must stand above them there: headings
// before its first line, or a head that is repeated.
static int
lines_per_column(const struct lint_spot *spot, const struct flow_lines *lines,
                 size_t first, size_t end)
{
    const struct flow_line *line = &lines->items[first];
    int above_px = 0;
    if (first > 0 && !line->column_start && is_head(line - 1)) {
        const struct flow_line *heads = &lines->items[heads_from(lines, first - 1)];
        int from_px = heads->column_start ? top_of(spot, line) : heads->box.y;
        above_px = line->box.y - from_px;
    }
    for (size_t i = first + 1; i < end; i++) {
        const struct flow_line *later = &lines->items[i];
        int below_px = later->box.y - top_of(spot, later);
        if ((later->column_start || is_head(later - 1)) && below_px > above_px)
            above_px = below_px;
    }
    int closing_px = CLOSING_UNITS * spot->view->style.unit_px;
    int height_px = foot_of(spot, line) - top_of(spot, line) - closing_px;
    return (height_px - above_px) / line_px(spot, line);
}

static bool
can_be_cut(size_t count, int per_column)
{
    if (count <= SHORT_PARAGRAPH || per_column < LEAST_TOGETHER)
        return per_column >= (int)count;
    return per_column > LEAST_TOGETHER || count % LEAST_TOGETHER == 0;
}

// Whether the line at `index` is the only one of its paragraph in its column.
static bool
is_alone(const struct flow_lines *lines, size_t first, size_t end, size_t index)
{
    const struct flow_line *line = &lines->items[index];
    bool begins = index == first || line->column_start || is_head(line - 1);
    const struct flow_line *next = line + 1;
    bool ends = index + 1 == end || next->column_start || is_head(next);
    return begins && ends;
}

static void
check_paragraph(const struct lint_spot *spot, const struct flow_lines *lines,
                size_t first, size_t end, size_t count)
{
    if (count < LEAST_TOGETHER ||
        !can_be_cut(count, lines_per_column(spot, lines, first, end)))
        return;
    for (size_t i = first; i < end; i++) {
        const struct flow_line *line = &lines->items[i];
        bool other = i > first && !goes_on(&lines->items[first], line);
        if (is_head(line) || other || !is_alone(lines, first, end, i))
            continue;
        struct lint_spot at = on_screen(spot, line);
        lint_note(&at, LINT_LONELY, line->first->source, "",
                  "the line '%s' stands apart from the rest of its paragraph",
                  words_of(spot, line));
    }
}

// ---- numbers ------------------------------------------------------------------------------

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

static size_t
word_start(const struct item *item)
{
    size_t start = item->len;
    while (start > 0 && item->utf8[start - 1] != ' ')
        start--;
    return start;
}

static size_t
word_len(const struct item *item)
{
    const char *space = memchr(item->utf8, ' ', item->len);
    return space ? (size_t)(space - item->utf8) : item->len;
}

// Both on one line would have been no wider than the wider of the two lines is.
static void
check_number(const struct lint_spot *spot, const struct flow_line *line,
             const struct flow_line *next)
{
    const struct item *last = line->last, *first = next->first;
    if (last->len == 0 || first->len == 0 || !is_digit(last->utf8[last->len - 1]) ||
        !is_letter(first->utf8[0]))
        return;
    size_t start = word_start(last);
    const char *both =
        arena_printf(spot->lint->arena, "%.*s %.*s", (int)(last->len - start),
                     last->utf8 + start, (int)word_len(first), first->utf8);
    const struct measure *measure = spot->view->style.measure;
    int both_px = measure->width_px(measure->context, last->font, both, strlen(both));
    if (both_px > line->box.w && both_px > next->box.w)
        return;
    struct lint_spot at = on_screen(spot, line);
    lint_note(&at, LINT_PARTED, last->source, both,
              "'%s' is broken between the number and what it counts", both);
}

void
lint_flow(const struct lint_spot *spot)
{
    struct flow_lines lines = find_lines(spot);
    for (size_t i = 0; i < lines.count; i++)
        if (is_head(&lines.items[i]))
            check_heading(spot, &lines, i);
    for (size_t i = 0, end = 0; i < lines.count; i = end) {
        size_t count = 0;
        end = paragraph_end(&lines, i, &count);
        if (!is_head(&lines.items[i]))
            check_paragraph(spot, &lines, i, end, count);
    }
    for (size_t i = 0; i + 1 < lines.count; i++) {
        const struct flow_line *line = &lines.items[i];
        if (line->last->kind == ITEM_TEXT && line[1].first->kind == ITEM_TEXT &&
            line->last->source && line->last->source == line[1].first->source)
            check_number(spot, line, line + 1);
    }
}
