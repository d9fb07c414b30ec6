// SPDX-License-Identifier: MIT
// Owns the rule on abbreviations: a page spells them out, or offers them among its words
// to know. Words of the glossary are offered wherever they stand, so they need no check.
#include "content/rule_lists.h"
#include "content/rules_private.h"

#include <string.h>
#include <unictype.h>

// A row of capitals in a text, without the s of a plural.
struct capitals {
    const char *utf8;
    size_t len;
    const char *after;
};

static bool
is_letter(const char *at, const char *end)
{
    size_t taken = 0;
    return at < end && uc_is_alpha(text_decode(at, (size_t)(end - at), &taken));
}

// Takes the next word of two capitals or more from *at.
static bool
next_capitals(const char **at, const char *end, struct capitals *found)
{
    while (*at < end) {
        size_t letters = 0, capitals = 0, taken = 0;
        const char *start = *at, *last = *at;
        while (is_letter(*at, end)) {
            uint32_t point = text_decode(*at, (size_t)(end - *at), &taken);
            bool capital = uc_is_upper(point);
            if (capital && capitals == letters)
                last = *at + taken;
            capitals += capital && capitals == letters;
            letters++;
            *at += taken;
        }
        bool plural = letters == capitals + 1 && (*at)[-1] == 's';
        if (capitals >= 2 && (capitals == letters || plural)) {
            *found = (struct capitals){start, (size_t)(last - start), *at};
            return true;
        }
        if (letters == 0) {
            (void)text_decode(*at, (size_t)(end - *at), &taken);
            *at += taken > 0 ? taken : 1;
        }
    }
    return false;
}

static bool
is_same(const struct capitals *found, const struct text *text)
{
    return text->len == found->len && memcmp(text->utf8, found->utf8, found->len) == 0;
}

// Whether one of the texts has these capitals as a word.
static bool
have_word(const struct text *texts, size_t count, const struct capitals *wanted)
{
    for (size_t i = 0; i < count; i++) {
        const char *at = texts[i].utf8;
        struct capitals found;
        while (at && next_capitals(&at, texts[i].utf8 + texts[i].len, &found))
            if (found.len == wanted->len &&
                memcmp(found.utf8, wanted->utf8, wanted->len) == 0)
                return true;
    }
    return false;
}

static bool
are_offered(const struct term_list *terms, const struct capitals *found)
{
    for (size_t i = 0; i < terms->count; i++)
        if (have_word(&terms->items[i]->term, 1, found) ||
            have_word(terms->items[i]->forms.items, terms->items[i]->forms.count, found))
            return true;
    return false;
}

static bool
shows_glossary(const struct page *page)
{
    bool shows = false;
    for (size_t i = 0; i < page->body_count; i++)
        shows = shows || page->body[i].kind == BLOCK_GLOSSARY;
    return shows;
}

static bool
is_word_to_know(const struct page *page, const struct capitals *found)
{
    bool offered = shows_glossary(page) || are_offered(&page->terms, found);
    for (size_t i = 0; i < page->body_count && !offered; i++) {
        const struct block *block = &page->body[i];
        for (size_t k = 0; block->kind == BLOCK_FAQ && k < block->faq.count; k++)
            offered = offered || are_offered(&block->faq.items[k].terms, found);
    }
    return offered;
}

// "talking therapy (CBT)" or "CBT (talking therapy)".
static bool
spells_out(const struct text *text, const struct capitals *wanted)
{
    const char *at = text->utf8, *end = text->utf8 + text->len;
    struct capitals found;
    while (next_capitals(&at, end, &found)) {
        if (found.len != wanted->len || memcmp(found.utf8, wanted->utf8, found.len) != 0)
            continue;
        bool inside = found.utf8 > text->utf8 + 1 && found.utf8[-1] == '(' &&
                      found.after < end && *found.after == ')';
        bool before = end - found.after > 2 && memcmp(found.after, " (", 2) == 0;
        if (inside || before)
            return true;
    }
    return false;
}

static bool
is_spelled_out(const struct rules *rules, const struct page *page,
               const struct capitals *found)
{
    for (size_t i = 0; i < rules->visible_count; i++)
        if (rules->visible[i].page == page && spells_out(&rules->visible[i].text, found))
            return true;
    return false;
}

// Where the abbreviation stands for the first time on its page.
static bool
is_first(const struct rules *rules, size_t text, const struct capitals *found)
{
    const struct page *page = rules->visible[text].page;
    for (size_t i = 0; i < text; i++)
        if (rules->visible[i].page == page &&
            have_word(&rules->visible[i].text, 1, found))
            return false;
    return true;
}

void
rules_check_terms(struct rules *rules, const struct rule *rule)
{
    struct text_list known = rule_lists_capitals(rules->book, rules->arena);
    for (size_t i = 0; i < rules->visible_count; i++) {
        const struct visible *visible = &rules->visible[i];
        const char *at = visible->text.utf8, *end = at + visible->text.len;
        struct capitals found;
        while (visible->page && next_capitals(&at, end, &found)) {
            bool good = !is_first(rules, i, &found) ||
                        is_word_to_know(visible->page, &found) ||
                        is_spelled_out(rules, visible->page, &found);
            for (size_t k = 0; k < known.count && !good; k++)
                good = is_same(&found, &known.items[k]);
            if (!good)
                rules_found(rules, rule, visible->text.place,
                            "write the words first and it in brackets, put it into "
                            "glossary.yaml, or under capitals: in a rule file",
                            "nothing on this page says what \"%.*s\" means",
                            (int)found.len, found.utf8);
        }
    }
}
