// SPDX-License-Identifier: MIT
// Paragraphs: filling, the order in which long words are taken apart, runs on a line, and
// properties that hold for any text at any width. Type of 100 px: a letter is 55 px wide
// (narrow ones 30), a space 26.
#include "layout/paragraph.h"

#include "fake_measure.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
    struct arena arena;
    struct style style;
    struct setter setter;
};

static struct type
type_of(uint16_t em_px, bool bold)
{
    struct font font = {.bold = bold, .em_px = em_px};
    const struct measure *measure = fake_measure();
    return (struct type){
        .font = font,
        .line_px = em_px * 3 / 2,
        .ascent_px = measure->ascent_px(NULL, font),
        .descent_px = measure->descent_px(NULL, font),
    };
}

static void
begin(struct fixture *fixture)
{
    *fixture = (struct fixture){.style = {.measure = fake_measure()}};
    fixture->style.type[ROLE_BODY] = type_of(100, false);
    fixture->style.type[ROLE_TITLE] = type_of(200, true);
    fixture->setter = (struct setter){.arena = &fixture->arena, .style = &fixture->style};
}

static struct text
as_text(const char *utf8)
{
    return (struct text){.utf8 = utf8, .len = strlen(utf8)};
}

// Spells lines out: "one two/three", with a / behind each line and a # behind cut ones.
static void
spell(const struct paragraph *paragraph, char *out, size_t out_bytes)
{
    size_t len = 0;
    out[0] = '\0';
    for (size_t i = 0; i < paragraph->line_count; i++) {
        const struct line *line = &paragraph->lines[i];
        for (size_t r = 0; r < line->run_count && len < out_bytes; r++)
            len += (size_t)snprintf(out + len, out_bytes - len, "%.*s",
                                    (int)line->runs[r].len, line->runs[r].utf8);
        if (len < out_bytes)
            len += (size_t)snprintf(out + len, out_bytes - len, "%s",
                                    line->cut ? "#/" : "/");
    }
    assert_true(len < out_bytes);
}

static const struct {
    const char *name, *text;
    int width_px;
    const char *wanted;
} cases[] = {
    {"one line", "one two", 400, "one two/"},
    {"no text", "", 400, ""},
    {"only spaces", "   ", 400, ""},
    {"only hints", "\u00ad\u200b", 400, ""},
    {"exact width", "aaaa aaaa", 466, "aaaa aaaa/"},
    {"one px less", "aaaa aaaa", 465, "aaaa/aaaa/"},
    {"space at the end is not part", "aaaa aaaa  ", 466, "aaaa aaaa/"},
    {"space before a break is not part", "aaaa aaaa b", 466, "aaaa aaaa/b/"},
    {"line end in the text", "aa\nbb", 1000, "aa/bb/"},
    {"empty line in the text", "aa\n\nbb", 1000, "aa/bb/"},
    {"no-break space holds", "aaa 20\u00a0mg", 400, "aaa/20\u00a0mg/"},
    {"a number holds its unit", "aaaaaaa aaaaaaaa 24 aaaa", 1100,
     "aaaaaaa aaaaaaaa/24 aaaa/"},
    {"figures of a share hold", "aaaaaaaaaaaa 10 in 100 aaa", 1100,
     "aaaaaaaaaaaa/10 in 100 aaa/"},
    {"narrow columns hold a number and its unit, but no figures",
     "aaaaaa 24 aaaa 20 in 100", 400, "aaaaaa/24 aaaa/20 in/100/"},
    {"a number behind a full stop does not", "aaaa 24. aaaa", 500, "aaaa 24./aaaa/"},
    {"not where most of a line were empty", "a 24 aaaaaaaaaaaaaaaaaa", 1100,
     "a 24/aaaaaaaaaaaaaaaaaa/"},
    {"no short last word", "aaaaa aaaaa aaaaa aaaaa b", 1200,
     "aaaaa aaaaa aaaaa/aaaaa b/"},
    {"breaks after a hyphen", "follow-up", 330, "follow-/up/"},
    {"zero-width space", "aaaa\u200bbbbb", 300, "aaaa/bbbb/"},
    {"zero-width space unused", "aaaa\u200bbbbb", 500, "aaaabbbb/"},
    {"soft hyphen unused", "anti\u00addepres\u00adsant", 720, "antidepressant/"},
    {"soft hyphen not for filling", "aa anti\u00addepres\u00adsant", 720,
     "aa/antidepressant/"},
    {"soft hyphen where needed", "anti\u00addepres\u00adsant", 600, "antidepres-/sant/"},
    {"soft hyphens twice", "anti\u00addepres\u00adsant", 400, "anti-/depres-/sant/"},
    {"rest of a word takes company", "anti\u00addepres\u00adsant in", 400,
     "anti-/depres-/sant in/"},
    {"the hyphen needs room too", "aaa\u00adaaa", 219, "aaa#/aaa/"},
    {"the hyphen just fits", "aaa\u00adaaa", 220, "aaa-/aaa/"},
    {"cut", "aaaaaaaaaa b", 300, "aaaaa#/aaaaa/b/"},
    {"cut keeps accents", "ae\u0301ae\u0301ae\u0301", 120,
     "ae\u0301#/ae\u0301#/ae\u0301/"},
    {"narrower than a letter", "abc", 10, "a#/b#/c/"},
    {"no width at all", "ab", 0, "a#/b/"},
    {"negative width", "ab c", -5, "a#/b/c/"},
    {"symbols", "a \u2192 b", 400, "a \u2192 b/"},
    {"70 characters at most",
     "aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaa b", 9999,
     "aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaa/b/"},
    {"70 characters are allowed",
     "aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aa b", 9999,
     "aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aaaaaaaaaa aa b/"},
};

static void
breaks_lines(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct text text = as_text(cases[i].text);
        struct paragraph paragraph =
            paragraph_break(&fixture.setter, &text, ROLE_BODY, cases[i].width_px);
        char is[256];
        spell(&paragraph, is, sizeof is);
        if (strcmp(is, cases[i].wanted) != 0)
            fail_msg("%s: is '%s', wanted '%s'", cases[i].name, is, cases[i].wanted);
    }
    arena_finish(&fixture.arena);
}

static void
patterns_only_for_words_that_fit_nowhere(void **state)
{
    (void)state;
    const char *assets = getenv("ANTEROOM_ASSETS");
    char path[512];
    snprintf(path, sizeof path, "%s/hyphens/en.dic", assets ? assets : "");
    FILE *patterns = assets ? fopen(path, "re") : NULL;
    if (!patterns) {
        print_message("SKIPPED: no hyphenation patterns in $ANTEROOM_ASSETS/hyphens\n");
        skip();
    }
    fclose(patterns);
    struct fixture fixture;
    begin(&fixture);
    struct hyphens *hyphens = hyphens_new(assets, "en");
    fixture.setter.hyphens = hyphens;
    static const struct {
        const char *text;
        int width_px;
        bool hyphen, cut;
    } long_words[] = {
        {"antidepressants", 1000, false, false},
        {"(antidepressants)", 450, true, false},
        {"antidepressants", 450, true, false},
        {"an antidepressants", 760, false, false},
        {"antidepressants", 60, false, true},
        {"xxxxxx", 120, false, true}, // too short for patterns
    };
    for (size_t i = 0; i < COUNT_OF(long_words); i++) {
        struct text text = as_text(long_words[i].text);
        struct paragraph paragraph =
            paragraph_break(&fixture.setter, &text, ROLE_BODY, long_words[i].width_px);
        char is[256];
        spell(&paragraph, is, sizeof is);
        if ((strchr(is, '-') != NULL) != long_words[i].hyphen ||
            (strchr(is, '#') != NULL) != long_words[i].cut)
            fail_msg("'%s' at %d: is '%s'", long_words[i].text, long_words[i].width_px,
                     is);
    }
    hyphens_free(hyphens);
    arena_finish(&fixture.arena);
}

static void
sets_runs_side_by_side(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct text text = as_text("ab \u2192\u2192 c");
    struct paragraph paragraph = paragraph_break(&fixture.setter, &text, ROLE_BODY, 1000);
    assert_int_equal(paragraph.line_count, 1);
    const struct line *line = &paragraph.lines[0];
    static const struct {
        const char *utf8;
        uint8_t face;
        int x_px, width_px;
    } wanted[] = {{"ab ", 0, 0, 136}, {"\u2192\u2192", 1, 136, 110}, {" c", 0, 246, 81}};
    assert_int_equal(line->run_count, COUNT_OF(wanted));
    for (size_t i = 0; i < COUNT_OF(wanted); i++) {
        assert_string_equal(line->runs[i].utf8, wanted[i].utf8);
        assert_int_equal(line->runs[i].len, strlen(wanted[i].utf8));
        assert_int_equal(line->runs[i].font.face, wanted[i].face);
        assert_int_equal(line->runs[i].x_px, wanted[i].x_px);
        assert_int_equal(line->runs[i].width_px, wanted[i].width_px);
    }
    assert_int_equal(line->width_px, 327);
    assert_int_equal(paragraph.width_px, 327);
    arena_finish(&fixture.arena);
}

static void
hyphen_behind_a_fallback_face_is_its_own_run(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct text text = as_text("\u2192\u2192\u00ada\u2192");
    struct paragraph paragraph = paragraph_break(&fixture.setter, &text, ROLE_BODY, 170);
    assert_int_equal(paragraph.line_count, 2);
    assert_int_equal(paragraph.lines[0].run_count, 2);
    assert_int_equal(paragraph.lines[0].runs[1].font.face, 0);
    assert_string_equal(paragraph.lines[0].runs[1].utf8, "-");
    assert_int_equal(paragraph.lines[0].width_px, 165);
    arena_finish(&fixture.arena);
}

static void
width_is_that_of_one_line(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    static const struct {
        const char *text;
        enum item_role role;
        int wanted_px;
    } widths[] = {
        {"aa bb", ROLE_BODY, 246},    {"aa bb", ROLE_TITLE, 532},
        {"", ROLE_BODY, 0},           {"  aa  ", ROLE_BODY, 110},
        {"a\u00adb", ROLE_BODY, 110}, {"aaa\u2192", ROLE_BODY, 220},
    };
    for (size_t i = 0; i < COUNT_OF(widths); i++) {
        struct text text = as_text(widths[i].text);
        assert_int_equal(paragraph_width(&fixture.setter, &text, widths[i].role),
                         widths[i].wanted_px);
    }
    arena_finish(&fixture.arena);
}

static void
adds_items_around_the_baseline(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct builder builder = {.arena = &fixture.arena};
    struct text text = as_text("aaaaaa\u2192");
    struct paragraph paragraph = paragraph_break(&fixture.setter, &text, ROLE_BODY, 300);
    struct item base = {.role = ROLE_BODY,
                        .fill = COLOR_INK,
                        .ground = COLOR_PAPER,
                        .lang = "en",
                        .source = &text,
                        .within = 3,
                        .target = -1};
    paragraph_add_line(&builder, &fixture.setter, &paragraph.lines[0], 40, 1000, base);
    paragraph_add_line(&builder, &fixture.setter, &paragraph.lines[1], 40, 1150, base);
    assert_int_equal(builder.item_count, 3);
    const struct item *cut = &builder.items[0];
    assert_int_equal(cut->kind, ITEM_TEXT);
    assert_true(cut->cut);
    // line of 150, letters of 107 + 30: 6 above them
    assert_int_equal(cut->baseline_px, 1113);
    assert_int_equal(cut->box.x, 40);
    assert_int_equal(cut->box.y, 1006);
    assert_int_equal(cut->box.w, 275);
    assert_int_equal(cut->box.h, 137);
    assert_int_equal(cut->within, 3);
    assert_ptr_equal(cut->source, &text);
    const struct item *symbol = &builder.items[2];
    assert_false(symbol->cut);
    assert_int_equal(symbol->font.face, 1);
    assert_int_equal(symbol->box.x, 95);
    assert_int_equal(symbol->baseline_px, 1263);
    arena_finish(&fixture.arena);
}

// ---- properties -----------------------------------------------------------

static const char *const scraps[] = {
    "a",
    "the",
    "drip",
    "anti\u00addepres\u00adsant",
    "20\u00a0mg",
    "caf\u00e9",
    "e\u0301e\u0301",
    "\u2192",
    "a\u2713b",
    "nose/mouth",
    "zero\u200bwidth",
    "incomprehensibilities",
    "\u4e00",
    "\u0440\u0443\u0441",
    "x\u00ad",
    "(yes)",
    "7,000",
    "\n",
    "  ",
};

static void
random_text(uint32_t *seed, char *out, size_t out_bytes)
{
    size_t len = 0;
    out[0] = '\0';
    for (int i = 0; i < 14; i++) {
        *seed = *seed * 1664525 + 1013904223;
        const char *scrap = scraps[(*seed >> 16) % COUNT_OF(scraps)];
        int taken = snprintf(out + len, out_bytes - len, "%s%s", i > 0 ? " " : "", scrap);
        assert_true(taken >= 0 && (size_t)taken < out_bytes - len);
        len += (size_t)taken;
    }
}

// What must be seen: the text without spaces, line ends, hints and hyphens.
static void
essence(const char *utf8, size_t len, char *out)
{
    static const char *const dropped[] = {" ", "\n", "\u00ad", "\u200b", "-"};
    size_t kept = 0;
    for (size_t i = 0; i < len;) {
        size_t skipped = 0;
        for (size_t d = 0; d < COUNT_OF(dropped); d++)
            if (strncmp(utf8 + i, dropped[d], strlen(dropped[d])) == 0)
                skipped = strlen(dropped[d]);
        if (skipped == 0)
            out[kept++] = utf8[i++];
        i += skipped;
    }
    out[kept] = '\0';
}

static void
check_line(const struct line *line, int width_px)
{
    const struct measure *measure = fake_measure();
    int x_px = 0;
    size_t characters = 0;
    assert_true(line->run_count > 0);
    for (size_t i = 0; i < line->run_count; i++) {
        const struct run *run = &line->runs[i];
        assert_true(run->len > 0);
        assert_int_equal(run->x_px, x_px);
        assert_int_equal(run->width_px,
                         measure->width_px(NULL, run->font, run->utf8, run->len));
        assert_true(i == 0 || run->font.face != run[-1].font.face);
        x_px += run->width_px;
        characters += text_count_graphemes(run->utf8, run->len);
    }
    assert_int_equal(line->width_px, x_px);
    assert_true(x_px <= width_px || characters == 1);
    const struct run *last = &line->runs[line->run_count - 1];
    assert_true(line->runs[0].utf8[0] != ' ');
    assert_true(last->utf8[last->len - 1] != ' ');
}

static void
holds_for_any_text_and_width(void **state)
{
    (void)state;
    uint32_t seed = 1;
    for (int round = 0; round < 3000; round++) {
        struct fixture fixture;
        begin(&fixture);
        char utf8[512], wanted[512], is[512], seen[1024];
        random_text(&seed, utf8, sizeof utf8);
        int width_px = 40 + (int)(seed >> 8) % 1500;
        struct text text = as_text(utf8);
        struct paragraph paragraph =
            paragraph_break(&fixture.setter, &text, ROLE_BODY, width_px);
        size_t len = 0;
        int widest_px = 0;
        for (size_t i = 0; i < paragraph.line_count; i++) {
            const struct line *line = &paragraph.lines[i];
            check_line(line, width_px);
            widest_px = line->width_px > widest_px ? line->width_px : widest_px;
            for (size_t r = 0; r < line->run_count; r++) {
                memcpy(seen + len, line->runs[r].utf8, line->runs[r].len);
                len += line->runs[r].len;
            }
        }
        seen[len] = '\0';
        essence(utf8, strlen(utf8), wanted);
        essence(seen, len, is);
        assert_string_equal(is, wanted);
        assert_int_equal(paragraph.width_px, widest_px);
        arena_finish(&fixture.arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_lines),
        cmocka_unit_test(patterns_only_for_words_that_fit_nowhere),
        cmocka_unit_test(sets_runs_side_by_side),
        cmocka_unit_test(hyphen_behind_a_fallback_face_is_its_own_run),
        cmocka_unit_test(width_is_that_of_one_line),
        cmocka_unit_test(adds_items_around_the_baseline),
        cmocka_unit_test(holds_for_any_text_and_width),
    };
    return cmocka_run_group_tests_name("paragraph", tests, NULL, NULL);
}
