// SPDX-License-Identifier: MIT
// Owns the rules on what a page rests on: its sources (L01), its facts (L13), its pictures
// (L46) and where figures of harm come from (L53).
#include "content/rules_private.h"
#include "content/translations.h"

#include <string.h>

enum { SOURCES = 2 };

// ---- L01: sources ---------------------------------------------------------------------

static const struct source *
source_named(const struct content *content, const char *id)
{
    for (size_t i = 0; i < content->source_count; i++)
        if (content->sources[i].id.utf8 && strcmp(content->sources[i].id.utf8, id) == 0)
            return &content->sources[i];
    return NULL;
}

void
rules_check_sources(struct rules *rules, const struct rule *rule)
{
    for (size_t i = 0; i < rules->content->page_count; i++) {
        const struct page *page = &rules->content->pages[i];
        size_t known = 0;
        for (size_t k = 0; k < page->sources.count; k++) {
            const char *id = page->sources.items[k].utf8;
            bool again = false;
            for (size_t j = 0; j < k; j++)
                again = again || strcmp(page->sources.items[j].utf8, id) == 0;
            known += !again && source_named(rules->content, id);
        }
        if (page->kind == PAGE_CLAIM && page->status != PAGE_WITHDRAWN &&
            rules->content->sources_known && known < SOURCES)
            rules_found(rules, rule, page->place, "add ids of sources.yaml to sources:",
                        "the page \"%s\" rests on %zu source%s; what a page claims "
                        "needs at least %d",
                        page->id.utf8, known, known == 1 ? "" : "s", SOURCES);
    }
}

// ---- L13: facts -----------------------------------------------------------------------

static bool
names_fact(const struct page *page, const char *id)
{
    for (size_t i = 0; i < page->facts.count; i++)
        if (strcmp(page->facts.items[i].utf8, id) == 0)
            return true;
    return false;
}

static bool
is_named_by(const struct page *page, const struct fact *fact)
{
    return page->status != PAGE_WITHDRAWN && fact->id.utf8 &&
           names_fact(page, fact->id.utf8);
}

static void
check_missing(struct rules *rules, const struct rule *rule, const struct fact *fact)
{
    const struct content *content = rules->content;
    for (size_t i = 0; i < content->page_count; i++)
        if (is_named_by(&content->pages[i], fact))
            return;
    // Where a translation lacks visitors are shown the source's page.
    for (size_t i = 0; rules->source && i < rules->source->page_count; i++) {
        const struct page *page = &rules->source->pages[i];
        if (is_named_by(page, fact) &&
            translation_state(content, rules->source, page->id.utf8) >= TRANSLATION_STALE)
            return;
    }
    rules_found(rules, rule, fact->id.place, "name it in facts: of the page that says it",
                "no page says the fact %s: %s", fact->id.utf8,
                fact->claim.utf8 ? fact->claim.utf8 : "");
}

static void
check_named(struct rules *rules, const struct rule *rule, const struct fact *fact)
{
    const struct content *content = rules->content;
    for (size_t i = 0; i < content->page_count; i++)
        for (size_t k = 0; k < content->pages[i].facts.count; k++) {
            const struct text *id = &content->pages[i].facts.items[k];
            if (strcmp(id->utf8, fact->id.utf8) == 0)
                rules_found(rules, rule, id->place, "take it out, and what it says",
                            "the page names the fact %s, which was left out: %s",
                            id->utf8,
                            fact->reason.utf8 ? fact->reason.utf8 : "see facts.yaml");
        }
}

static void
check_said(struct rules *rules, const struct rule *rule, const struct fact *fact)
{
    for (size_t i = 0; i < rules->visible_count; i++)
        for (size_t k = 0; k < fact->deny.count; k++)
            if (rules_says(&rules->visible[i].text, &fact->deny.items[k]))
                rules_found(rules, rule, rules->visible[i].text.place,
                            "say it in another way, or leave it out",
                            "\"%s\" sounds like the claim %s, which was left out: %s",
                            fact->deny.items[k].utf8, fact->id.utf8,
                            fact->reason.utf8 ? fact->reason.utf8 : "see facts.yaml");
}

void
rules_check_coverage(struct rules *rules, const struct rule *rule)
{
    const struct content *content = rules->content;
    for (size_t i = 0; i < content->fact_count && content->facts_known; i++) {
        const struct fact *fact = &content->facts[i];
        if (fact->figure || !fact->id.utf8)
            continue;
        if (fact->shown == FACT_SHOWN && content->broken_pages.count == 0)
            check_missing(rules, rule, fact);
        if (fact->shown == FACT_EXCLUDED)
            check_named(rules, rule, fact);
        check_said(rules, rule, fact);
    }
}

static bool
is_same_letter(char left, char right)
{
    bool capital = left >= 'A' && left <= 'Z';
    bool other = right >= 'A' && right <= 'Z';
    return (capital ? (char)(left - 'A' + 'a') : left) ==
           (other ? (char)(right - 'A' + 'a') : right);
}

static bool
is_word_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || (unsigned char)byte >= 0x80;
}

bool
rules_says(const struct text *text, const struct text *words)
{
    for (size_t at = 0; words->len > 0 && at + words->len <= text->len; at++) {
        size_t same = 0;
        while (same < words->len &&
               is_same_letter(text->utf8[at + same], words->utf8[same]))
            same++;
        bool begins = at == 0 || !is_word_byte(text->utf8[at - 1]);
        bool ends = at + same == text->len || !is_word_byte(text->utf8[at + same]);
        if (same == words->len && begins && ends)
            return true;
    }
    return false;
}

// ---- L46, L53: pictures and side effects ----------------------------------------------

static void
check_block(struct rules *rules, const struct rule *picture, const struct rule *harm,
            const struct block *block)
{
    if (picture && block->kind == BLOCK_PICTURE &&
        (block->picture.alt.len == 0 || block->picture.caption.len == 0 ||
         block->picture.purpose.len == 0))
        rules_found(rules, picture, block->place,
                    "give it alt:, caption: and purpose:, or leave it out",
                    "a picture without words, or without a purpose");
    if (!harm || block->kind != BLOCK_RISK || !block->risk.source.utf8)
        return;
    const struct source *source = source_named(rules->content, block->risk.source.utf8);
    if (source && source->kind != SOURCE_LABEL && source->kind != SOURCE_REGULATOR)
        rules_found(rules, harm, block->risk.source.place,
                    "name one whose kind: is label or regulator, or say why there is "
                    "none under rules: in clinic.yaml",
                    "the source %s is neither a label nor a regulator",
                    block->risk.source.utf8);
}

static void
check_blocks(struct rules *rules, const struct rule *picture, const struct rule *harm)
{
    for (size_t i = 0; i < rules->content->page_count; i++)
        for (size_t k = 0; k < rules->content->pages[i].body_count; k++)
            check_block(rules, picture, harm, &rules->content->pages[i].body[k]);
}

void
rules_check_pictures(struct rules *rules, const struct rule *rule)
{
    check_blocks(rules, rule, NULL);
}

void
rules_check_harm(struct rules *rules, const struct rule *rule)
{
    check_blocks(rules, NULL, rule);
}
