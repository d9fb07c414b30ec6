// SPDX-License-Identifier: MIT
// Owns names and letters: brands (L29), names that must not appear (L33) and the script
// of the language (L50).
#include "content/rules_private.h"

#include <sodium.h>
#include <string.h>
#include <unictype.h>

// ---- brands ---------------------------------------------------------------------------

static bool
is_name_place(const struct visible *visible)
{
    return visible->role == VISIBLE_TITLE || visible->role == VISIBLE_BUTTON ||
           visible->role == VISIBLE_PICTURE;
}

// Whether the text has the brand in brackets behind the general name, spelled exactly.
static bool
is_in_brackets(const struct rules *rules, struct text text,
               const struct rule_brand *brand)
{
    const char *whole =
        arena_printf(rules->arena, "%s (%s)", brand->generic.utf8, brand->name.utf8);
    size_t len = strlen(whole);
    for (size_t i = 0; i + len <= text.len; i++)
        if (strncmp(text.utf8 + i + 1, whole + 1, len - 1) == 0)
            return true;
    return false;
}

static void
check_brand(struct rules *rules, const struct rule *rule, const struct rule_brand *brand)
{
    struct rule_line name = rule_line_of(brand->name, rules->arena);
    const struct page *page = NULL;
    size_t on_page = 0;
    for (size_t i = 0; i < rules->visible_count; i++) {
        const struct visible *visible = &rules->visible[i];
        const struct rule_line *line = &rules->lines[i];
        on_page = visible->page == page ? on_page : 0;
        page = visible->page;
        size_t at = rule_line_find(line, &name, 0);
        if (at == line->count)
            continue;
        bool again = rule_line_find(line, &name, at + 1) < line->count;
        if (is_name_place(visible))
            rules_found(rules, rule, visible->text.place,
                        arena_printf(rules->arena, "write %s", brand->generic.utf8),
                        "the brand \"%s\" stands in a title, on a button or at a picture",
                        brand->name.utf8);
        else if (!is_in_brackets(rules, visible->text, brand))
            rules_found(rules, rule, visible->text.place,
                        arena_printf(rules->arena, "write %s (%s)", brand->generic.utf8,
                                     brand->name.utf8),
                        "the brand \"%s\" does not stand in brackets behind the general "
                        "name",
                        brand->name.utf8);
        if (on_page++ > 0 || again)
            rules_found(rules, rule, visible->text.place,
                        arena_printf(rules->arena, "write %s", brand->generic.utf8),
                        "the brand \"%s\" is on this page already", brand->name.utf8);
    }
}

void
rules_check_brands(struct rules *rules, const struct rule *rule)
{
    for (size_t f = 0; f < rules->book->file_count; f++) {
        const struct rule_entries *brands = &rules->book->files[f].brands;
        for (size_t i = 0; i < brands->count; i++) {
            const struct rule_brand *brand = (const struct rule_brand *)brands->items + i;
            if (brand->name.utf8 && brand->generic.utf8)
                check_brand(rules, rule, brand);
        }
    }
}

// ---- names that are not stored in clear -----------------------------------------------

enum { NAME_WORDS = 5, NAME_BYTES = 200, SUM_BYTES = crypto_hash_sha256_BYTES };

// The SHA-256 of `count` words with a space between them, in hex; false: too long.
static bool
sum_of(const struct rule_word *words, size_t count, char *hex, size_t room)
{
    unsigned char name[NAME_BYTES], sum[SUM_BYTES];
    size_t len = 0;
    for (size_t i = 0; i < count; i++) {
        if (len + words[i].len + 1 > sizeof name)
            return false;
        if (i > 0)
            name[len++] = ' ';
        memcpy(name + len, words[i].utf8, words[i].len);
        len += words[i].len;
    }
    crypto_hash_sha256(sum, name, len);
    sodium_bin2hex(hex, room, sum, sizeof sum);
    return true;
}

static bool
is_barred(const struct rule_book *book, const char *hex)
{
    for (size_t f = 0; f < book->file_count; f++)
        for (size_t i = 0; i < book->files[f].names.count; i++)
            if (book->files[f].names.items[i].utf8 &&
                strcmp(book->files[f].names.items[i].utf8, hex) == 0)
                return true;
    return false;
}

void
rules_check_names(struct rules *rules, const struct rule *rule)
{
    char hex[2 * SUM_BYTES + 1];
    size_t sums = 0;
    for (size_t f = 0; f < rules->book->file_count; f++)
        sums += rules->book->files[f].names.count;
    for (size_t i = 0; i < rules->visible_count && sums > 0; i++) {
        const struct rule_line *line = &rules->lines[i];
        for (size_t at = 0; at < line->count; at++)
            for (size_t n = 1; n <= NAME_WORDS && at + n <= line->count; n++)
                if (sum_of(&line->words[at], n, hex, sizeof hex) &&
                    is_barred(rules->book, hex))
                    rules_found(rules, rule, rules->visible[i].text.place, "take it out",
                                "this text has a name that must not appear here");
    }
}

// ---- the script of the language -------------------------------------------------------

static const char *
script_of(const char *lang)
{
    static const struct {
        const char *lang;
        const char *script;
    } scripts[] = {{"en", "Latin"},    {"es", "Latin"}, {"de", "Latin"},
                   {"fr", "Latin"},    {"pt", "Latin"}, {"it", "Latin"},
                   {"nl", "Latin"},    {"pl", "Latin"}, {"ru", "Cyrillic"},
                   {"uk", "Cyrillic"}, {"el", "Greek"}};
    size_t len = strcspn(lang, "-");
    for (size_t i = 0; i < COUNT_OF(scripts); i++)
        if (strlen(scripts[i].lang) == len && strncmp(scripts[i].lang, lang, len) == 0)
            return scripts[i].script;
    return NULL;
}

void
rules_check_script(struct rules *rules, const struct rule *rule)
{
    const char *wanted = script_of(rules->book->lang.utf8);
    for (size_t i = 0; i < rules->visible_count && wanted; i++) {
        struct text text = rules->visible[i].text;
        for (size_t at = 0, taken = 0; at < text.len; at += taken) {
            uint32_t point = text_decode(text.utf8 + at, text.len - at, &taken);
            const uc_script_t *script = uc_is_alpha(point) ? uc_script(point) : NULL;
            if (!script || strcmp(script->name, wanted) == 0 ||
                strcmp(script->name, "Common") == 0 ||
                strcmp(script->name, "Inherited") == 0)
                continue;
            rules_found(rules, rule, text.place, "type the letter anew",
                        "\"%.*s\" is a letter of another script (%s), though it may look "
                        "right",
                        (int)taken, text.utf8 + at, script->name);
            break;
        }
    }
}
