// SPDX-License-Identifier: MIT
// Owns finding words in texts. A text becomes its words with one space around each, once as
// they are and once in small letters; a form is looked for in that.
#include "content/glossary.h"

#include "content/page_texts.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>

static const uint32_t SOFT_HYPHEN = 0xAD;
static const uint32_t FIRM_HYPHEN = 0x2011;
static const uint32_t APOSTROPHE = 0x2019;

// Words between single spaces, with one before the first and one behind the last.
struct spaced {
    char *bytes;
    size_t len;
    size_t capacity;
    struct arena *arena;
};

static void
put(struct spaced *spaced, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        arena_grow(spaced->arena, (void **)&spaced->bytes, &spaced->capacity, spaced->len,
                   1);
        spaced->bytes[spaced->len++] = bytes[i];
    }
}

static void
put_space(struct spaced *spaced)
{
    if (spaced->len == 0 || spaced->bytes[spaced->len - 1] != ' ')
        put(spaced, " ", 1);
}

static bool
is_word_point(uint32_t point)
{
    if (point < 0x80)
        return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') ||
               (point >= '0' && point <= '9') || point == '-' || point == '\'';
    return point == FIRM_HYPHEN || point == APOSTROPHE || uc_is_alnum(point);
}

static void
put_words(struct spaced *spaced, const char *utf8, size_t len)
{
    put_space(spaced);
    for (size_t at = 0; at < len;) {
        size_t taken = 0;
        uint32_t point = text_decode(utf8 + at, len - at, &taken);
        if (point == FIRM_HYPHEN)
            put(spaced, "-", 1);
        else if (point == APOSTROPHE)
            put(spaced, "'", 1);
        else if (is_word_point(point))
            put(spaced, utf8 + at, taken);
        else if (point != SOFT_HYPHEN)
            put_space(spaced);
        at += taken;
    }
    put_space(spaced);
}

// A sentence's end is no place inside a term: " | " is in no form.
static void
take_text(void *context, const struct text *text)
{
    put_words(context, text->utf8, text->len);
    put(context, "| ", 2);
}

static void
put_folded(struct spaced *folded, const struct spaced *plain)
{
    size_t len = 0;
    uint8_t *bytes =
        u8_casefold((const uint8_t *)plain->bytes, plain->len, NULL, NULL, NULL, &len);
    if (bytes)
        put(folded, (const char *)bytes, len);
    free(bytes);
}

static bool
is_all_capitals(const struct spaced *words, const struct spaced *folded)
{
    bool any = false;
    for (size_t at = 0; at < words->len;) {
        size_t taken = 0;
        uint32_t point = text_decode(words->bytes + at, words->len - at, &taken);
        if (uc_is_lower(point))
            return false;
        any = any || uc_is_upper(point);
        at += taken;
    }
    return any && folded->len > 0;
}

struct search {
    struct spaced plain;
    struct spaced folded;
    struct arena scratch;
};

static bool
has_form(struct search *search, const struct text *form)
{
    struct spaced plain = {.arena = &search->scratch};
    struct spaced folded = {.arena = &search->scratch};
    put_words(&plain, form->utf8, form->len);
    put_folded(&folded, &plain);
    bool exact = is_all_capitals(&plain, &folded);
    const struct spaced *in = exact ? &search->plain : &search->folded;
    const struct spaced *what = exact ? &plain : &folded;
    return what->len > 2 && in->len > 0 &&
           memmem(in->bytes, in->len, what->bytes, what->len) != NULL;
}

static bool
has_term(struct search *search, const struct term *term)
{
    bool found = term->forms.count == 0 && has_form(search, &term->term);
    for (size_t i = 0; i < term->forms.count && !found; i++)
        found = has_form(search, &term->forms.items[i]);
    return found;
}

static struct term_list
find_terms(struct search *search, const struct library *library, struct arena *arena)
{
    put_folded(&search->folded, &search->plain);
    const struct term **found =
        arena_array(arena, library->term_count, sizeof(struct term *));
    size_t count = 0;
    for (size_t i = 0; i < library->term_count; i++)
        if (has_term(search, &library->terms[i]))
            found[count++] = &library->terms[i];
    return (struct term_list){.items = found, .count = count};
}

static void
search_begin(struct search *search)
{
    *search = (struct search){0};
    search->plain.arena = search->folded.arena = &search->scratch;
}

static bool
shows_glossary(const struct page *page)
{
    bool shows = false;
    for (size_t i = 0; i < page->body_count; i++)
        shows = shows || page->body[i].kind == BLOCK_GLOSSARY;
    return shows;
}

void
glossary_match_page(const struct library *library, struct page *page, struct arena *arena)
{
    if (library->term_count == 0 || shows_glossary(page))
        return;
    struct search search;
    search_begin(&search);
    page_texts_of_page(page, take_text, &search.plain);
    page->terms = find_terms(&search, library, arena);
    arena_finish(&search.scratch);
}

void
glossary_match_answer(const struct library *library, struct answer *answer,
                      struct arena *arena)
{
    if (library->term_count == 0)
        return;
    struct search search;
    search_begin(&search);
    if (answer->question.len > 0)
        take_text(&search.plain, &answer->question);
    page_texts_of_blocks(answer->body, answer->body_count, take_text, &search.plain);
    answer->terms = find_terms(&search, library, arena);
    arena_finish(&search.scratch);
}

void
glossary_check(struct reader *reader, const struct term *terms, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i && terms[i].term.utf8; j++) {
            if (!terms[j].term.utf8 ||
                strcmp(terms[i].term.utf8, terms[j].term.utf8) != 0)
                continue;
            reader_fail(reader, terms[i].term.place, "keep one of the two",
                        "the word \"%s\" is there already, in line %u",
                        terms[i].term.utf8, terms[j].term.place.line);
            break;
        }
    }
}
