// SPDX-License-Identifier: MIT
// Greedy filling. A candidate line is always measured whole: kerning and ligatures make
// the sum of its words another number. Only a word that fits no line of its own is taken
// apart: at its soft hyphens, else by patterns, else between graphemes.
#include "layout/paragraph.h"

#include "layout/breaks.h"
#include "layout/runs.h"

#include <string.h>
#include <unictype.h>

enum { POINTS_MAX = 64, SHORT_WORD_MAX = 2 };
enum { EVEN_LINES_MAX = 4, BODY_LINES_MAX = 8, EVEN_ROUNDS = 6, SHORT_LAST_SHARE = 4 };
enum { EVEN_LEAST_EM = 9, HOLD_LEAST_EM = 11 }; // narrower lines are short enough

// Which breaks are not taken: between a number and the word behind it, and also inside "20 in
// 100".
enum hold { HOLD_NOTHING, HOLD_UNITS, HOLD_FIGURES };

struct filler {
    struct setter *setter;
    const struct measure *measure;
    struct font font;
    struct breaks text;
    const uint8_t *faces;
    uint8_t hyphen_face;
    char *scratch; // room for the text and a hyphen
    int width_px;
    enum hold holds;
};

// What goes on one line.
struct stretch {
    size_t start;
    size_t end;
    size_t next; // where the following line begins
    bool hyphen;
    bool cut;
};

static struct filler
filler_make(struct setter *setter, const struct text *text, enum item_role role)
{
    struct filler filler = {
        .setter = setter,
        .measure = setter->style->measure,
        .font = setter->style->type[role].font,
        .text = breaks_find(setter->arena, text->utf8, text->len),
    };
    uint8_t *faces = arena_array(setter->arena, filler.text.len, 1);
    runs_find(filler.measure, filler.font.bold, &filler.text, faces);
    filler.faces = faces;
    struct breaks hyphen = {.utf8 = "-", .len = 1, .starts = "\1"};
    runs_find(filler.measure, filler.font.bold, &hyphen, &filler.hyphen_face);
    filler.scratch = arena_array(setter->arena, filler.text.len + 1, 1);
    return filler;
}

static size_t
face_end(const struct filler *filler, size_t start, size_t end)
{
    size_t to = start + 1;
    while (to < end && filler->faces[to] == filler->faces[start])
        to++;
    return to;
}

// Measures one run; `copy` also keeps its text.
static struct run
set_run(const struct filler *filler, uint8_t face, const char *utf8, size_t len,
        bool copy)
{
    const struct measure *measure = filler->measure;
    struct font font = runs_font(measure, filler->font, face);
    return (struct run){
        .font = font,
        .utf8 = copy ? arena_copy(filler->setter->arena, utf8, len) : utf8,
        .len = len,
        .width_px = measure->width_px(measure->context, font, utf8, len),
    };
}

static size_t
count_runs(const struct filler *filler, struct stretch stretch)
{
    size_t count = stretch.hyphen; // it may need a run of its own
    for (size_t i = stretch.start; i < stretch.end; i = face_end(filler, i, stretch.end))
        count++;
    return count;
}

// Measures a stretch and, where `runs` is given, keeps its runs there.
static struct line
set_line(const struct filler *filler, struct stretch stretch, struct run *runs)
{
    struct line line = {.runs = runs, .cut = stretch.cut};
    bool hyphen = stretch.hyphen;
    for (size_t i = stretch.start, end = 0; i < stretch.end || hyphen; i = end) {
        end = i < stretch.end ? face_end(filler, i, stretch.end) : i;
        const char *utf8 = filler->text.utf8 + i;
        size_t len = end - i;
        uint8_t face = len > 0 ? filler->faces[i] : filler->hyphen_face;
        if (hyphen && end == stretch.end && face == filler->hyphen_face) {
            memcpy(filler->scratch, utf8, len);
            filler->scratch[len++] = '-';
            utf8 = filler->scratch;
            hyphen = false;
        }
        struct run run = set_run(filler, face, utf8, len, runs != NULL);
        run.x_px = line.width_px;
        line.width_px += run.width_px;
        if (runs)
            runs[line.run_count] = run;
        line.run_count++;
    }
    return line;
}

static size_t
count_characters(const struct filler *filler, struct stretch stretch)
{
    size_t count = stretch.hyphen;
    for (size_t i = stretch.start; i < stretch.end; i++)
        count += filler->text.starts[i] != 0;
    return count;
}

static bool
fits(const struct filler *filler, struct stretch stretch)
{
    return count_characters(filler, stretch) <= PARAGRAPH_CHARACTERS_MAX &&
           set_line(filler, stretch, NULL).width_px <= filler->width_px;
}

// The last soft hyphen of the word that leaves a fitting piece; no `end` when there is
// none.
static struct stretch
break_softly(const struct filler *filler, size_t start, size_t word_end, size_t chance)
{
    struct stretch best = {0};
    for (; chance < filler->text.count; chance++) {
        const struct break_chance *soft = &filler->text.chances[chance];
        struct stretch piece = {start, soft->end, soft->next, .hyphen = true};
        if (soft->kind != BREAK_SOFT || soft->end >= word_end || !fits(filler, piece))
            break;
        best = piece;
    }
    return best;
}

static bool
is_letter(const char *utf8, size_t len, size_t *taken)
{
    uint32_t code_point = text_decode(utf8, len, taken);
    return uc_is_general_category_withtable(code_point,
                                            UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M);
}

// The end of the letters that begin at `at`; `at` itself when there is none.
static size_t
letters_end(const struct filler *filler, size_t at, size_t word_end)
{
    size_t taken = 0;
    while (at < word_end && is_letter(filler->text.utf8 + at, word_end - at, &taken))
        at += taken;
    return at;
}

// Patterns are meant for whole words, so they get all of it even when a part is already
// set.
static struct stretch
break_by_patterns(const struct filler *filler, size_t start, size_t word_start,
                  size_t word_end)
{
    struct stretch best = {0};
    struct hyphens *hyphens = filler->setter->hyphens;
    for (size_t at = word_start; hyphens && at < word_end;) {
        size_t end = letters_end(filler, at, word_end);
        size_t points[POINTS_MAX];
        size_t count = end == at ? 0
                                 : hyphens_points(hyphens, filler->text.utf8 + at,
                                                  end - at, points, POINTS_MAX);
        for (size_t i = 0; i < count; i++) {
            size_t point = at + points[i];
            struct stretch piece = {start, point, point, .hyphen = true};
            if (point > start && point < word_end && fits(filler, piece))
                best = piece;
        }
        size_t taken = 1;
        if (end == at)
            (void)text_decode(filler->text.utf8 + at, word_end - at, &taken);
        at = end > at ? end : at + taken;
    }
    return best;
}

static struct stretch
break_anywhere(const struct filler *filler, size_t start, size_t word_end)
{
    struct stretch best = {0};
    for (size_t end = start + 1; end <= word_end; end++) {
        if (end < word_end && !filler->text.starts[end])
            continue;
        struct stretch piece = {start, end, end, .cut = end < word_end};
        if (best.end > 0 && !fits(filler, piece))
            break;
        best = piece; // one grapheme at least, or it would never end
    }
    return best;
}

// `start` to `word_end` fits no line. `chance` is the first one behind `start`.
static struct stretch
break_word(const struct filler *filler, size_t start, size_t word_end, size_t chance)
{
    struct stretch piece = break_softly(filler, start, word_end, chance);
    if (piece.end > 0)
        return piece;
    const struct break_chance *chances = filler->text.chances;
    while (chance > 0 && chances[chance - 1].kind == BREAK_SOFT)
        chance--;
    size_t word_start = chance > 0 ? chances[chance - 1].next : 0;
    piece = break_by_patterns(filler, start, word_start, word_end);
    return piece.end > 0 ? piece : break_anywhere(filler, start, word_end);
}

static bool
is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

// Whether the word that ends before `end` is a number, or one or two letters behind a number:
// "20", and the "in" of "20 in 100".
static bool
ends_in_number(const char *utf8, size_t end)
{
    if (end > 0 && is_digit(utf8[end - 1]))
        return true;
    size_t start = end;
    while (start > 0 && utf8[start - 1] != ' ' && end - start <= SHORT_WORD_MAX)
        start--;
    bool brief = end > start && end - start <= SHORT_WORD_MAX && start > 1;
    return brief && utf8[start - 1] == ' ' && is_digit(utf8[start - 2]);
}

// "24 hours", "20 in 100 people": a number is not parted from what it counts.
static bool
holds(const struct filler *filler, const struct break_chance *chance)
{
    const char *utf8 = filler->text.utf8;
    if (chance->kind != BREAK_OPEN || chance->next <= chance->end ||
        chance->next >= filler->text.len || !ends_in_number(utf8, chance->end))
        return false;
    size_t taken = 0;
    const char *after = utf8 + chance->next;
    size_t left = filler->text.len - chance->next;
    bool figures = filler->holds == HOLD_FIGURES;
    return is_digit(utf8[chance->end - 1])
               ? is_letter(after, left, &taken) || (figures && is_digit(*after))
               : figures && is_digit(*after);
}

// Whether the words on both sides of a break fit a line together.
static bool
pair_fits(const struct filler *filler, size_t chance)
{
    const struct break_chance *chances = filler->text.chances;
    size_t start = chances[chance].end, after = chance + 1;
    while (start > 0 && !breaks_is_space((unsigned char)filler->text.utf8[start - 1]))
        start--;
    while (after + 1 < filler->text.count && chances[after].kind == BREAK_SOFT)
        after++;
    return fits(filler, (struct stretch){.start = start, .end = chances[after].end});
}

static bool
is_held(const struct filler *filler, size_t chance)
{
    return filler->holds != HOLD_NOTHING &&
           holds(filler, &filler->text.chances[chance]) &&
           (filler->holds == HOLD_FIGURES || pair_fits(filler, chance));
}

// The longest stretch from `start` that fits. `chance` is the first one behind `start`.
static struct stretch
fill_from(const struct filler *filler, size_t start, const size_t *chance)
{
    const struct break_chance *chances = filler->text.chances;
    struct stretch best = {.start = start};
    for (size_t i = *chance; i < filler->text.count; i++) {
        if (chances[i].kind == BREAK_SOFT || is_held(filler, i))
            continue;
        struct stretch candidate = {start, chances[i].end, chances[i].next, false, false};
        bool blank = candidate.end <= start;
        if (!blank && !fits(filler, candidate))
            return best.next > 0 ? best
                                 : break_word(filler, start, candidate.end, *chance);
        best = candidate;
        if (chances[i].kind == BREAK_MUST)
            break;
    }
    return best;
}

static struct stretch
fill_holding(struct filler *filler, size_t start, const size_t *chance, enum hold holds)
{
    filler->holds = holds;
    return fill_from(filler, start, chance);
}

static bool
is_whole(struct stretch stretch)
{
    return !stretch.hyphen && !stretch.cut && stretch.end > stretch.start;
}

// *chance moves on to the first one behind `start`. Figures hold together unless that leaves most
// of a line empty, a number and its unit wherever one line has room for both.
static struct stretch
fill_line(struct filler *filler, size_t start, size_t *chance)
{
    while (filler->text.chances[*chance].next <= start)
        ++*chance;
    if (filler->width_px >= HOLD_LEAST_EM * filler->font.em_px) {
        struct stretch held = fill_holding(filler, start, chance, HOLD_FIGURES);
        if (is_whole(held) &&
            2 * set_line(filler, held, NULL).width_px >= filler->width_px)
            return held;
    }
    struct stretch held = fill_holding(filler, start, chance, HOLD_UNITS);
    return is_whole(held) ? held : fill_holding(filler, start, chance, HOLD_NOTHING);
}

// How many lines it takes, and how wide the last one is. 0 lines where a word had to be taken
// apart.
static size_t
count_lines(struct filler *filler, int *last_px)
{
    size_t count = 0, chance = 0;
    for (size_t at = 0; at < filler->text.len;) {
        struct stretch stretch = fill_line(filler, at, &chance);
        at = stretch.next;
        if (stretch.hyphen || stretch.cut)
            return 0;
        if (stretch.end <= stretch.start)
            continue;
        *last_px = set_line(filler, stretch, NULL).width_px;
        count++;
    }
    return count;
}

// The lines of a title are of one length; those of body text only leave no single short word to
// the last. Both by a narrower measure that needs no line more.
static int
even_width(struct filler *filler, enum item_role role)
{
    int full_px = filler->width_px, last_px = 0;
    size_t count = count_lines(filler, &last_px);
    bool even = role != ROLE_BODY;
    int least_em = even ? EVEN_LEAST_EM : HOLD_LEAST_EM;
    bool narrow = full_px < least_em * filler->font.em_px;
    if (narrow || count < 2 || count > (even ? EVEN_LINES_MAX : BODY_LINES_MAX) ||
        (!even && last_px * SHORT_LAST_SHARE >= full_px))
        return full_px;
    int good_px = full_px, bad_px = full_px / 2;
    for (int i = 0; i < EVEN_ROUNDS; i++) {
        filler->width_px = (good_px + bad_px) / 2;
        if (count_lines(filler, &last_px) != count) {
            bad_px = filler->width_px;
            continue;
        }
        good_px = filler->width_px;
        if (!even && last_px * SHORT_LAST_SHARE >= full_px)
            break;
    }
    return even || last_px * SHORT_LAST_SHARE >= full_px ? good_px : full_px;
}

struct paragraph
paragraph_break(struct setter *setter, const struct text *text, enum item_role role,
                int width_px)
{
    struct paragraph paragraph = {0};
    struct filler filler = filler_make(setter, text, role);
    filler.width_px = width_px;
    filler.width_px = even_width(&filler, role);
    struct line *lines = NULL;
    size_t capacity = 0, chance = 0;
    for (size_t at = 0; at < filler.text.len;) {
        struct stretch stretch = fill_line(&filler, at, &chance);
        at = stretch.next;
        if (stretch.end <= stretch.start)
            continue;
        struct run *runs =
            arena_array(setter->arena, count_runs(&filler, stretch), sizeof *runs);
        arena_grow(setter->arena, (void **)&lines, &capacity, paragraph.line_count,
                   sizeof *lines);
        struct line line = set_line(&filler, stretch, runs);
        line.room_px = width_px;
        lines[paragraph.line_count++] = line;
        if (line.width_px > paragraph.width_px)
            paragraph.width_px = line.width_px;
    }
    paragraph.lines = lines;
    return paragraph;
}

int
paragraph_width(struct setter *setter, const struct text *text, enum item_role role)
{
    struct filler filler = filler_make(setter, text, role);
    if (filler.text.count == 0)
        return 0;
    size_t end = filler.text.chances[filler.text.count - 1].end;
    return set_line(&filler, (struct stretch){.end = end, .next = end}, NULL).width_px;
}

void
paragraph_add_line(struct builder *builder, const struct setter *setter,
                   const struct line *line, int x, int y, struct item base)
{
    const struct type *type = &setter->style->type[base.role];
    const struct measure *measure = setter->style->measure;
    int letters_px = type->ascent_px + type->descent_px;
    int baseline_px = y + (type->line_px - letters_px) / 2 + type->ascent_px;
    for (size_t i = 0; i < line->run_count; i++) {
        const struct run *run = &line->runs[i];
        int ascent_px = measure->ascent_px(measure->context, run->font);
        int descent_px = measure->descent_px(measure->context, run->font);
        struct item item = base;
        item.kind = ITEM_TEXT;
        item.box = (struct rect){x + run->x_px, baseline_px - ascent_px, run->width_px,
                                 ascent_px + descent_px};
        item.font = run->font;
        item.baseline_px = baseline_px;
        item.utf8 = run->utf8;
        item.len = run->len;
        item.room_px = line->room_px;
        item.cut = line->cut && i + 1 == line->run_count;
        builder_item(builder, item);
    }
}
