// SPDX-License-Identifier: MIT
// Owns libhyphen's dictionary of one language. It thinks in the bytes of its dictionary's
// charset: UTF-8, or a charset with one byte a character.
#include "content/hyphens.h"

#include "base/text.h"

#include <hyphen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unicase.h>
#include <unictype.h>

enum {
    SHORTEST_CUT = 10, // letters; shorter words are never cut
    LEAST_BEFORE = 2,  // letters left on the line
    LEAST_AFTER = 3,   // letters on the next line
    WORD_LETTERS = 100,
    LATIN1_LAST = 0xFF,
    HYPHENS_LANG_BYTES = 16,
};

struct hyphens {
    char *path;
    const struct files_entry *held; // instead of the path
    HyphenDict *patterns;
    bool opened; // tried, whether or not it worked
};

struct hyphens *
hyphens_new(const char *assets_folder, const char *lang)
{
    static const char pattern[] = "%s/hyphens/%s.dic";
    struct hyphens *hyphens = calloc(1, sizeof *hyphens);
    int len = snprintf(NULL, 0, pattern, assets_folder, lang);
    if (hyphens && len > 0)
        hyphens->path = malloc((size_t)len + 1);
    if (!hyphens || !hyphens->path) {
        fputs("anteroom: error: out of memory\n", stderr);
        abort();
    }
    snprintf(hyphens->path, (size_t)len + 1, pattern, assets_folder, lang);
    return hyphens;
}

struct hyphens *
hyphens_new_from(const struct files *assets, const char *lang)
{
    char name[sizeof "hyphens/.dic" + HYPHENS_LANG_BYTES];
    struct hyphens *hyphens = hyphens_new(assets->path, lang);
    snprintf(name, sizeof name, "hyphens/%.*s.dic", HYPHENS_LANG_BYTES, lang);
    hyphens->held = files_find(assets, name);
    hyphens->opened = assets->entries && !hyphens->held; // there is nothing to open
    return hyphens;
}

static bool
is_utf8(const HyphenDict *patterns)
{
    return patterns->utf8 != 0;
}

static bool
is_usable(const HyphenDict *patterns)
{
    return is_utf8(patterns) || strcasecmp(patterns->cset, "ISO8859-1") == 0 ||
           strcasecmp(patterns->cset, "ISO-8859-1") == 0;
}

static HyphenDict *
read_held(const struct files_entry *held)
{
    // libhyphen only reads; the C library wants to be able to write all the same
    FILE *file = fmemopen((void *)(uintptr_t)held->bytes, held->len, "r");
    HyphenDict *patterns = file ? hnj_hyphen_load_file(file) : NULL;
    if (file)
        (void)fclose(file);
    return patterns;
}

// libhyphen opens whatever it is given; a folder or a pipe would make it wait or loop.
static HyphenDict *
read_file(const char *path)
{
    struct stat facts;
    bool ordinary = stat(path, &facts) == 0 && S_ISREG(facts.st_mode);
    return ordinary ? hnj_hyphen_load(path) : NULL;
}

static HyphenDict *
open_patterns(struct hyphens *hyphens)
{
    if (hyphens->opened)
        return hyphens->patterns;
    hyphens->opened = true;
    hyphens->patterns =
        hyphens->held ? read_held(hyphens->held) : read_file(hyphens->path);
    if (hyphens->patterns && !is_usable(hyphens->patterns)) {
        hnj_hyphen_free(hyphens->patterns);
        hyphens->patterns = NULL;
    }
    return hyphens->patterns;
}

// A word's letters in lower case in the dictionary's charset, and where each began.
struct spelling {
    char bytes[WORD_LETTERS * 4 + 1];
    size_t len;
    size_t starts[WORD_LETTERS]; // byte offsets in the given word
    size_t count;
};

static bool
spell_letter(struct spelling *spelling, uint32_t point, bool utf8)
{
    uint32_t lower = uc_tolower(point);
    if (utf8) {
        char *at = spelling->bytes + spelling->len;
        size_t size = 1;
        if (lower < 0x80) {
            at[0] = (char)lower;
        } else if (lower < 0x800) {
            at[0] = (char)(0xC0 | lower >> 6);
            at[1] = (char)(0x80 | (lower & 0x3F));
            size = 2;
        } else if (lower < 0x10000) {
            at[0] = (char)(0xE0 | lower >> 12);
            at[1] = (char)(0x80 | (lower >> 6 & 0x3F));
            at[2] = (char)(0x80 | (lower & 0x3F));
            size = 3;
        } else {
            return false;
        }
        spelling->len += size;
        return true;
    }
    if (lower > LATIN1_LAST)
        return false;
    spelling->bytes[spelling->len++] = (char)lower;
    return true;
}

// Spells the letters from `at` on, up to the first that is none. Returns where it
// stopped.
static size_t
spell(struct spelling *spelling, const char *word, size_t len, size_t at, bool utf8)
{
    spelling->len = spelling->count = 0;
    for (size_t taken = 0; at < len && spelling->count < WORD_LETTERS; at += taken) {
        uint32_t point = text_decode(word + at, len - at, &taken);
        bool mark = uc_is_general_category(point, UC_CATEGORY_M);
        if (!mark && !uc_is_alpha(point))
            break;
        spelling->starts[spelling->count] = at;
        if (!spell_letter(spelling, point, utf8))
            break;
        spelling->count++;
    }
    spelling->bytes[spelling->len] = '\0';
    return at;
}

// The points of one run of letters. libhyphen puts an odd digit at the character after
// which a word may be cut; entries that would change the spelling (rep) are left alone.
static size_t
cut_letters(HyphenDict *patterns, const struct spelling *spelling, size_t *points,
            size_t max)
{
    char marks[WORD_LETTERS * 4 + 5] = {0};
    char **rep = NULL;
    int *pos = NULL, *cut = NULL;
    size_t count = 0;
    if (spelling->count < SHORTEST_CUT)
        return 0;
    int failed = hnj_hyphen_hyphenate2(patterns, spelling->bytes, (int)spelling->len,
                                       marks, NULL, &rep, &pos, &cut);
    for (size_t i = 0; !failed && i + 1 < spelling->count; i++) {
        size_t before = i + 1, after = spelling->count - before;
        // For UTF-8 dictionaries the marks count characters, else bytes: both are letters
        // here.
        bool odd = (marks[i] & 1) != 0;
        if (odd && before >= LEAST_BEFORE && after >= LEAST_AFTER && !(rep && rep[i]) &&
            count < max)
            points[count++] = spelling->starts[i + 1];
    }
    for (size_t i = 0; rep && i < spelling->len; i++)
        free(rep[i]);
    free(rep);
    free(pos);
    free(cut);
    return count;
}

size_t
hyphens_points(struct hyphens *hyphens, const char *word, size_t len, size_t *points,
               size_t max)
{
    if (text_count_points(word, len) < SHORTEST_CUT)
        return 0;
    HyphenDict *patterns = open_patterns(hyphens);
    size_t count = 0;
    for (size_t at = 0; patterns && at < len;) {
        struct spelling spelling;
        size_t stopped = spell(&spelling, word, len, at, is_utf8(patterns));
        count += cut_letters(patterns, &spelling, points + count, max - count);
        size_t taken = 1;
        if (stopped == at)
            text_decode(word + at, len - at, &taken);
        at = stopped > at ? stopped : at + taken;
    }
    return count;
}

void
hyphens_free(struct hyphens *hyphens)
{
    if (!hyphens)
        return;
    if (hyphens->patterns)
        hnj_hyphen_free(hyphens->patterns);
    free(hyphens->path);
    free(hyphens);
}
