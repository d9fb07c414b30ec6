// SPDX-License-Identifier: MIT
// Owns the rules on how hard a page is to read: grades, sentences, paragraphs, lists,
// headings, the main message and whether it says what to do.
#include "content/readability.h"
#include "content/rule_lists.h"
#include "content/rules_private.h"

#include <stdio.h>
#include <string.h>

enum {
    SENTENCE_WORDS = 20,
    SENTENCE_WORDS_AIM = 15,
    PARAGRAPH_SENTENCES = 3,
    LIST_ITEMS = 7,
    MESSAGE_WORDS = 20,
    HEADING_WORDS = 8,
    UNBROKEN_WORDS = 72, // about six lines
    GRADE_WORDS = 60,    // a page of fewer gives no figure to rely on
};

struct rule
rules_softer(const struct rule *rule, enum severity severity)
{
    struct rule soft = *rule;
    soft.severity = severity > rule->severity ? severity : rule->severity;
    return soft;
}

static bool
is_read_as_text(const struct visible *visible)
{
    return visible->role == VISIBLE_TITLE || visible->role == VISIBLE_MESSAGE ||
           visible->role == VISIBLE_HEADING || visible->role == VISIBLE_TEXT ||
           visible->role == VISIBLE_ITEM;
}

// ---- L35: grades ----------------------------------------------------------------------

void
rules_measure(const struct rules *rules, const struct page *page,
              struct readability *readability)
{
    enum syllables_language language = syllables_language_of(rules->content->lang.utf8);
    struct text_list exempt = rule_lists_exempt(rules->book, rules->arena);
    *readability = (struct readability){.longest = 0};
    for (size_t i = 0; i < rules->visible_count; i++) {
        const struct visible *visible = &rules->visible[i];
        if (visible->page == page && is_read_as_text(visible))
            readability_add(readability, language, &exempt, visible->text.utf8,
                            visible->text.len);
    }
}

// One figure with its two limits; `high` says whether more is worse.
struct figure {
    const char *what;
    double value;
    double aim;
    double limit;
    bool high;
};

static void
check_figure(struct rules *rules, const struct rule *rule, const struct page *page,
             const struct figure *figure)
{
    bool over =
        figure->high ? figure->value > figure->limit : figure->value < figure->limit;
    bool near = figure->high ? figure->value > figure->aim : figure->value < figure->aim;
    struct rule used = over ? *rule : rules_softer(rule, SEVERITY_WARNING);
    if (over || near)
        rules_found(rules, &used, page->main_message.place,
                    "use shorter words and shorter sentences; anteroom check "
                    "--readability shows all pages",
                    "the page \"%s\" is hard to read: %s %.1f, the aim is %s %.0f",
                    page->id.utf8, figure->what, figure->value,
                    figure->high ? "at most" : "at least", figure->aim);
}

void
rules_check_grade(struct rules *rules, const struct rule *rule)
{
    enum syllables_language language = syllables_language_of(rules->content->lang.utf8);
    for (size_t i = 0; i < rules->content->page_count; i++) {
        const struct page *page = &rules->content->pages[i];
        struct readability sums;
        rules_measure(rules, page, &sums);
        if (page->status == PAGE_WITHDRAWN || sums.raw.words < GRADE_WORDS)
            continue;
        const struct figure grade = {"school grade", readability_grade(&sums.exempt), 6,
                                     8, true};
        const struct figure smog = {"SMOG grade", readability_smog(&sums.exempt), 12, 14,
                                    true};
        const struct figure ease = {"INFLESZ", readability_ease(language, &sums.exempt),
                                    65, 55, false};
        if (language == SYLLABLES_ENGLISH) {
            check_figure(rules, rule, page, &grade);
            check_figure(rules, rule, page, &smog);
        } else if (language == SYLLABLES_SPANISH)
            check_figure(rules, rule, page, &ease);
    }
}

// ---- L36, L37: sentences and paragraphs -----------------------------------------------

// The first words of a sentence, to find it by.
static const char *
first_words(struct arena *arena, const struct readability_sentence *sentence)
{
    enum { SHOWN = 5 };
    const char *rest = sentence->utf8, *word = rest;
    size_t len = sentence->len, word_len = 0;
    while (len > 0 && *rest == ' ') {
        rest++;
        len--;
    }
    const char *start = rest;
    for (unsigned i = 0; i < SHOWN; i++)
        if (!readability_next_word(&rest, &len, &word, &word_len))
            break;
    return arena_printf(arena, "%.*s", (int)(word + word_len - start), start);
}

void
rules_check_sentences(struct rules *rules, const struct rule *rule)
{
    struct rule soft = rules_softer(rule, SEVERITY_WARNING);
    for (size_t i = 0; i < rules->visible_count; i++) {
        const struct visible *visible = &rules->visible[i];
        const char *rest = visible->text.utf8;
        size_t len = is_read_as_text(visible) ? visible->text.len : 0;
        struct readability_sentence sentence;
        while (readability_next(&rest, &len, &sentence))
            if (sentence.words > SENTENCE_WORDS_AIM)
                rules_found(rules, sentence.words > SENTENCE_WORDS ? rule : &soft,
                            visible->text.place, "make two of it",
                            "a sentence of %u words, the aim is %d: \"%s …\"",
                            sentence.words, SENTENCE_WORDS_AIM,
                            first_words(rules->arena, &sentence));
    }
}

// Rows, steps and figures stand alone; they are no running text.
static bool
is_paragraph(const struct visible *visible)
{
    return visible->role == VISIBLE_TEXT && visible->block &&
           (visible->block->kind == BLOCK_TEXT || visible->block->kind == BLOCK_CARE);
}

void
rules_check_paragraphs(struct rules *rules, const struct rule *rule)
{
    for (size_t i = 0; i < rules->visible_count; i++) {
        const struct visible *visible = &rules->visible[i];
        const char *rest = visible->text.utf8;
        size_t len = visible->text.len;
        struct readability_sentence sentence;
        unsigned sentences = 0;
        while (is_paragraph(visible) && readability_next(&rest, &len, &sentence))
            sentences++;
        if (sentences > PARAGRAPH_SENTENCES)
            rules_found(rules, rule, visible->text.place, "make two paragraphs of it",
                        "a paragraph of %u sentences; %d are easy to take in", sentences,
                        PARAGRAPH_SENTENCES);
    }
}

// ---- L38: lists -----------------------------------------------------------------------

static size_t
list_length(const struct block *block)
{
    if (block->kind == BLOCK_LIST)
        return block->list.count;
    return block->kind == BLOCK_CHECKLIST ? block->checklist.items.count : 0;
}

void
rules_check_lists(struct rules *rules, const struct rule *rule)
{
    for (size_t i = 0; i < rules->content->page_count; i++) {
        const struct page *page = &rules->content->pages[i];
        for (size_t k = 0; k < page->body_count; k++) {
            size_t count = list_length(&page->body[k]);
            if (count > LIST_ITEMS)
                rules_found(rules, rule, page->body[k].place,
                            "split it under two headings",
                            "a list of %zu entries; people keep track of at most %d",
                            count, LIST_ITEMS);
        }
    }
}

// ---- L42, L43: the main message and headings ------------------------------------------

void
rules_check_messages(struct rules *rules, const struct rule *rule)
{
    for (size_t i = 0; i < rules->content->page_count; i++) {
        const struct text *message = &rules->content->pages[i].main_message;
        unsigned words = text_count_words(message->utf8, message->len);
        if (words > MESSAGE_WORDS)
            rules_found(
                rules, rule, message->place, "make it shorter",
                "the main message has %u words, at most %d can be taken in at a glance",
                words, MESSAGE_WORDS);
    }
}

static void
check_heading(struct rules *rules, const struct rule *rule, const struct text *heading)
{
    const char *rest = heading->utf8;
    size_t len = heading->len;
    struct readability_sentence sentence;
    while (readability_next(&rest, &len, &sentence))
        if (sentence.words > HEADING_WORDS)
            rules_found(rules, rule, heading->place, "make it shorter",
                        "a heading of %u words; %d are seen at a glance", sentence.words,
                        HEADING_WORDS);
}

static void
check_headings(struct rules *rules, const struct rule *rule, const struct page *page)
{
    unsigned unbroken = 0;
    for (size_t i = 0; i < page->body_count; i++) {
        const struct block *block = &page->body[i];
        if (block->kind == BLOCK_HEADING)
            check_heading(rules, rule, &block->heading);
        if (block->kind != BLOCK_TEXT) {
            unbroken = 0;
            continue;
        }
        unsigned words = text_count_words(block->text.utf8, block->text.len);
        bool crosses = unbroken <= UNBROKEN_WORDS && unbroken + words > UNBROKEN_WORDS;
        unbroken += words;
        if (crosses)
            rules_found(rules, rule, block->text.place, "put a heading before it",
                        "%u words follow each other without a heading", unbroken);
    }
}

void
rules_check_headings(struct rules *rules, const struct rule *rule)
{
    for (size_t i = 0; i < rules->content->page_count; i++)
        check_headings(rules, rule, &rules->content->pages[i]);
}

// ---- L44: something to do -------------------------------------------------------------

static bool
begins_with(const struct readability_sentence *sentence, const struct text_list *verbs)
{
    const char *rest = sentence->utf8;
    size_t len = sentence->len;
    while (len > 0 && (*rest == ' ' || *rest == '"')) {
        rest++;
        len--;
    }
    for (size_t i = 0; i < verbs->count; i++) {
        const struct text *verb = &verbs->items[i];
        if (len <= verb->len || (rest[verb->len] != ' ' && rest[verb->len] != '.' &&
                                 rest[verb->len] != ',' && rest[verb->len] != ':'))
            continue;
        bool same = true;
        for (size_t k = 0; k < verb->len && same; k++) {
            char byte = rest[k];
            bool capital = k == 0 && byte >= 'A' && byte <= 'Z';
            same = (capital ? (char)(byte - 'A' + 'a') : byte) == verb->utf8[k];
        }
        if (same)
            return true;
    }
    return false;
}

// A sentence after a colon is one too: "In the clinic: tell staff now."
static bool
tells(const struct text *text, const struct text_list *verbs)
{
    const char *rest = text->utf8;
    size_t len = text->len;
    struct readability_sentence sentence;
    while (readability_next(&rest, &len, &sentence)) {
        struct readability_sentence part = sentence;
        while (part.len > 0) {
            if (begins_with(&part, verbs))
                return true;
            const char *colon = memchr(part.utf8, ':', part.len);
            const char *comma = memchr(part.utf8, ',', part.len);
            const char *next = colon ? colon : comma;
            size_t taken = next ? (size_t)(next - part.utf8) + 1 : part.len;
            part.utf8 += taken;
            part.len -= taken;
        }
    }
    return false;
}

void
rules_check_actions(struct rules *rules, const struct rule *rule)
{
    struct text_list verbs = rule_lists_verbs(rules->book, rules->arena);
    for (size_t i = 0; i < rules->content->page_count && verbs.count > 0; i++) {
        const struct page *page = &rules->content->pages[i];
        bool found = page->status == PAGE_WITHDRAWN;
        for (size_t k = 0; k < rules->visible_count && !found; k++)
            found =
                rules->visible[k].page == page && tells(&rules->visible[k].text, &verbs);
        if (!found)
            rules_found(rules, rule, page->main_message.place,
                        "add a sentence such as \"Ask your clinician.\"",
                        "the page \"%s\" never says what to do", page->id.utf8);
    }
}
