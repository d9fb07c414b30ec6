// SPDX-License-Identifier: MIT
// Lints on words: cut and elided ones, characters that no face has, letters too small to
// read from the viewing distance, and lines too long or too short to read with ease.
#include "layout/lint_note.h"

#include "layout/button.h"
#include "layout/paragraph.h"
#include "layout/runs.h"

#include <math.h>
#include <string.h>

static const double LEAST_ARCMIN = 20;
static const double LEAST_ARCMIN_AT_200 = 42;
// EN 301 549 5.1.4 asks for an angle, US 508 402.4 and ADA 707.7.2 for a height.
static const double LEAST_MM = 4.8;
static const double LARGE_PANEL_MM = 150; // from 7 inches on, the long side
static const double ARCMIN_SLACK = 0.001; // tan is not quite straight

enum { LEAST_CHARACTERS = 13, LEAST_LINES = 4, LARGE_STEP = 150, LARGEST_STEP = 200 };

static const char ELLIPSIS[] = "\u2026";

static bool
holds(const char *utf8, size_t len, const char *string)
{
    return memmem(utf8, len, string, strlen(string)) != NULL;
}

static bool
is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

// The whole word that a cut run ends in, looked up where it was written, since the run
// has only its beginning.
static const char *
cut_word(const struct lint_spot *spot, const struct item *item)
{
    size_t start = item->len;
    while (start > 0 && !is_space(item->utf8[start - 1]))
        start--;
    const char *part = item->utf8 + start;
    size_t part_len = item->len - start;
    const char *source = item->source ? item->source->utf8 : NULL;
    const char *found =
        source && part_len > 0 ? memmem(source, item->source->len, part, part_len) : NULL;
    if (!found)
        return lint_quote(spot, part, part_len);
    const char *end = found + part_len, *last = source + item->source->len;
    while (found > source && !is_space(found[-1]))
        found--;
    while (end < last && !is_space(*end))
        end++;
    return lint_quote(spot, found, (size_t)(end - found));
}

// A word on a control, against the room that control has: whoever translates it is told how
// short it must be (ux 2.4).
static void
note_cut_label(const struct lint_spot *spot, const struct item *item, const char *word)
{
    const struct style *style = &spot->view->style;
    const struct measure *measure = style->measure;
    const struct target *target = &spot->screen->targets[item->target];
    double mm_px = style->panel.width_mm / style->panel.width_px;
    int room_px = target->shown.w - 2 * button_inset_px(style);
    int word_px = measure->width_px(measure->context, item->font, word, strlen(word));
    lint_note(spot, LINT_CUT, item->source, word,
              "the word '%s' is %.1f mm wide and fits no line; its control has %.1f mm",
              word, word_px * mm_px, room_px * mm_px);
}

static void
check_words(const struct lint_spot *spot, const struct item *item)
{
    if (item->cut && item->source && item->role == ROLE_LABEL && item->target >= 0) {
        note_cut_label(spot, item, cut_word(spot, item));
    } else if (item->cut) {
        const char *word = cut_word(spot, item);
        lint_note(spot, LINT_CUT, item->source, item->source ? word : "",
                  "the word '%s' fits no line",
                  word); // "3/7" is told once for all numbers
    }
    bool written = item->source && holds(item->source->utf8, item->source->len, ELLIPSIS);
    if (holds(item->utf8, item->len, ELLIPSIS) && !written)
        lint_note(spot, LINT_ELIDED, item->source, "", "'%s' was cut short",
                  lint_quote(spot, item->utf8, item->len));
}

static void
check_glyphs(const struct lint_spot *spot, const struct item *item)
{
    uint32_t code_point = 0;
    if (runs_missing(spot->view->style.measure, item->font.bold, item->utf8, item->len,
                     &code_point) == 0)
        return;
    char number[16];
    snprintf(number, sizeof number, "U+%04X", (unsigned)code_point);
    size_t at = 0, taken = 1;
    while (at < item->len &&
           text_decode(item->utf8 + at, item->len - at, &taken) != code_point)
        at += taken;
    lint_note(spot, LINT_GLYPH, item->source, number,
              "no font has the character '%s' (%s)",
              lint_quote(spot, item->utf8 + at, taken), number);
}

static void
check_arc(const struct lint_spot *spot, const struct item *item)
{
    const struct style *style = &spot->view->style;
    const struct measure *measure = style->measure;
    double cap_px =
        item->font.em_px *
        measure->capital_em(measure->context, item->font.face, item->font.bold);
    double arcmin = panel_arcmin(&style->panel, cap_px);
    struct lint_figures *figures = &spot->lint->figures;
    figures->runs++;
    lint_least(&figures->least_arcmin, arcmin);
    if (style->step >= LARGEST_STEP)
        lint_least(&figures->least_arcmin_at_200, arcmin);
    double least = style->step >= LARGEST_STEP ? LEAST_ARCMIN_AT_200 : LEAST_ARCMIN;
    if (arcmin < least - ARCMIN_SLACK)
        lint_note(spot, LINT_SMALL, item->source, "",
                  "the capitals of '%s' are %.1f minutes of arc high, %.0f are needed",
                  lint_quote(spot, item->utf8, item->len), floor(arcmin * 10) / 10,
                  least);
}

// Large enough for those who come close rather than enlarge: at 150 % on 7 inches and more, at
// 200 % on any panel (ux: 1.1, V4).
static void
check_height(const struct lint_spot *spot, const struct item *item)
{
    const struct style *style = &spot->view->style;
    const struct panel *panel = &style->panel;
    const struct measure *measure = style->measure;
    bool large = fmax(panel->width_mm, panel->height_mm) >= LARGE_PANEL_MM;
    if (style->step < (large ? LARGE_STEP : LARGEST_STEP))
        return;
    double cap_px =
        item->font.em_px *
        measure->capital_em(measure->context, item->font.face, item->font.bold);
    double cap_mm = cap_px * panel->height_mm / panel->height_px;
    lint_least(&spot->lint->figures.least_capital_mm, cap_mm);
    if (cap_mm < LEAST_MM - ARCMIN_SLACK)
        lint_note(spot, LINT_LOW, item->source, "",
                  "the capitals of '%s' are %.2f mm high, %.1f are needed",
                  lint_quote(spot, item->utf8, item->len), cap_mm, LEAST_MM);
}

void
lint_words(const struct lint_spot *spot)
{
    for (size_t i = 0; i < spot->screen->item_count; i++) {
        const struct item *item = &spot->screen->items[i];
        if (item->kind != ITEM_TEXT)
            continue;
        check_words(spot, item);
        check_glyphs(spot, item);
        check_arc(spot, item);
        check_height(spot, item);
    }
}

// ---- characters per line --------------------------------------------------

// Lines of body text count as full when another one of their paragraph follows. What they have
// room for is told by the width they were broken for: long words leave much of a line empty.
struct lines {
    const struct item *first; // of the current line
    size_t characters;        // of the current line
    int width_px;             // of the current line
    size_t full_lines;
    size_t full_characters;
    int full_width_px;
    int full_room_px;
};

static bool
continues(const struct item *first, const struct item *item)
{
    return first && first->source && first->source == item->source &&
           first->role == item->role && first->baseline_px == item->baseline_px;
}

static void
end_line(const struct lint_spot *spot, struct lines *lines, const struct item *next)
{
    const struct item *first = lines->first;
    double *most = &spot->lint->figures.most_per_line;
    if (first)
        *most = fmax(*most, (double)lines->characters);
    if (first && lines->characters > PARAGRAPH_CHARACTERS_MAX)
        lint_note(spot, LINT_LONG_LINE, first->source, "",
                  "a line has %zu characters, at most %d can be read with ease",
                  lines->characters, (int)PARAGRAPH_CHARACTERS_MAX);
    // the last line of a paragraph is short for want of words, not of room
    if (first && next && first->role == ROLE_BODY && next->source &&
        first->source == next->source && next->role == ROLE_BODY) {
        lines->full_lines++;
        lines->full_characters += lines->characters;
        lines->full_width_px += lines->width_px;
        lines->full_room_px += first->room_px > 0 ? first->room_px : lines->width_px;
    }
    lines->first = next;
    lines->characters = 0;
    lines->width_px = 0;
}

static void
count_screen(const struct lint_spot *spot, struct lines *lines)
{
    for (size_t i = 0; i < spot->screen->item_count; i++) {
        const struct item *item = &spot->screen->items[i];
        if (item->kind != ITEM_TEXT)
            continue;
        if (!continues(lines->first, item))
            end_line(spot, lines, item);
        lines->characters += text_count_graphemes(item->utf8, item->len);
        lines->width_px = item->box.x + item->box.w - lines->first->box.x;
    }
}

void
lint_lines(const struct lint_spot *spot)
{
    struct lint_spot at = *spot;
    struct lines lines = {0};
    for (size_t i = 0; i < spot->view->screen_count; i++) {
        at.screen = &spot->view->screens[i];
        count_screen(&at, &lines);
        if (i + 1 == spot->view->screen_count)
            end_line(&at, &lines, NULL);
    }
    if (lines.full_lines < LEAST_LINES || lines.full_width_px <= 0)
        return;
    // what a line so wide holds of this view's average characters
    double room_px = (double)lines.full_room_px / (double)lines.full_lines;
    double room = (double)lines.full_characters * room_px / lines.full_width_px;
    lint_least(&spot->lint->figures.fewest_per_line, room);
    if (spot->view->style.step >= LARGEST_STEP)
        lint_least(&spot->lint->figures.fewest_per_line_200, room);
    if (room < (int)LEAST_CHARACTERS)
        lint_note(spot, LINT_SHORT_LINES, NULL, "",
                  "a line of body text holds %.1f characters on average, %d are needed",
                  floor(room * 10) / 10, (int)LEAST_CHARACTERS);
}
