// SPDX-License-Identifier: MIT
// Owns the checks of words that rule files ask for: deny, follow, and where they look.
#include "content/rule_keeps.h"
#include "content/rules_private.h"

#include <string.h>

// What an entry says, cut into words once.
struct phrases {
    const struct rule_line *lines;
    size_t count;
};

static struct phrases
phrases_of(struct rules *rules, const struct text_list *list)
{
    return (struct phrases){.lines = rule_lines_of(list, rules->arena),
                            .count = list->count};
}

static bool
is_in_roles(const struct rule_scope *scope, enum visible_role role)
{
    for (size_t i = 0; i < scope->role_count; i++)
        if (scope->roles[i] == (unsigned)role)
            return true;
    return scope->role_count == 0;
}

bool
rules_in_scope(const struct rule_scope *scope, const struct visible *visible)
{
    return is_in_roles(scope, visible->role) && rule_scope_has(scope, visible->page);
}

// Whether the words from `at` on are part of one of the phrases.
static bool
is_part_of(const struct rule_line *line, size_t at, size_t count,
           const struct phrases *phrases)
{
    for (size_t i = 0; i < phrases->count; i++) {
        const struct rule_line *phrase = &phrases->lines[i];
        size_t from = rule_line_find(line, phrase, 0);
        for (; from <= at && from < line->count;
             from = rule_line_find(line, phrase, from + 1))
            if (from + phrase->count >= at + count)
                return true;
    }
    return false;
}

// Whether the sentence of word `at` has one of the phrases between words `from` and `to`.
static bool
sentence_has(const struct rule_line *line, unsigned sentence, size_t from, size_t to,
             const struct phrases *phrases)
{
    for (size_t i = 0; i < phrases->count; i++) {
        size_t at = rule_line_find(line, &phrases->lines[i], from);
        for (; at < to && at < line->count;
             at = rule_line_find(line, &phrases->lines[i], at + 1))
            if (line->words[at].sentence == sentence)
                return true;
    }
    return false;
}

static bool
sentence_starts(const struct rule_line *line, size_t at, const struct phrases *phrases)
{
    size_t first = at;
    while (first > 0 && line->words[first - 1].sentence == line->words[at].sentence)
        first--;
    for (size_t i = 0; i < phrases->count; i++)
        if (rule_line_find(line, &phrases->lines[i], first) == first)
            return true;
    return false;
}

// The words as a message shows them.
static const char *
shown(struct rules *rules, const struct rule_line *line, size_t at, size_t count)
{
    const char *words = "";
    for (size_t i = at; i < at + count; i++)
        words = arena_printf(rules->arena, "%s%s%.*s", words, i > at ? " " : "",
                             (int)line->words[i].len, line->words[i].utf8);
    return words;
}

static void
found_words(struct rules *rules, const struct rule *rule, size_t text,
            const struct rule_line *line, size_t at, size_t count, struct text what,
            struct text mend)
{
    rules_found(rules, rule, rules->visible[text].text.place, mend.utf8,
                "the %s \"%s\" %s", count == 1 ? "word" : "phrase",
                shown(rules, line, at, count), what.utf8);
}

// ---- deny -----------------------------------------------------------------------------

struct denial {
    const struct rule_deny *deny;
    struct phrases words;
    struct phrases except;
    struct phrases with;
    struct phrases starting;
};

static bool
is_denied(const struct denial *denial, const struct rule_line *line, size_t at,
          size_t count)
{
    if (is_part_of(line, at, count, &denial->except) ||
        sentence_starts(line, at, &denial->starting))
        return false;
    return denial->with.count == 0 ||
           sentence_has(line, line->words[at].sentence, 0, at, &denial->with);
}

// Whether the page names a fact that was found to hold and compares.
static bool
may_compare(const struct content *content, const struct page *page)
{
    for (size_t i = 0; page && i < content->fact_count; i++) {
        const struct fact *fact = &content->facts[i];
        if (!fact->compares || fact->verdict != VERDICT_SUPPORTED || !fact->id.utf8)
            continue;
        for (size_t k = 0; k < page->facts.count; k++)
            if (strcmp(page->facts.items[k].utf8, fact->id.utf8) == 0)
                return true;
    }
    return false;
}

static void
deny_in(struct rules *rules, const struct rule *rule, const struct denial *denial,
        size_t text)
{
    const struct rule_line *line = &rules->lines[text];
    for (size_t i = 0; i < denial->words.count; i++) {
        const struct rule_line *phrase = &denial->words.lines[i];
        size_t at = rule_line_find(line, phrase, 0);
        for (; at < line->count; at = rule_line_find(line, phrase, at + 1)) {
            if (!is_denied(denial, line, at, phrase->count))
                continue;
            found_words(rules, rule, text, line, at, phrase->count, denial->deny->what,
                        denial->deny->mend);
            break;
        }
    }
}

static void
check_deny(struct rules *rules, const struct rule *rule, const void *entry)
{
    const struct rule_deny *deny = entry;
    const struct denial denial = {
        .deny = deny,
        .words = phrases_of(rules, &deny->words),
        .except = phrases_of(rules, &deny->except),
        .with = phrases_of(rules, &deny->with),
        .starting = phrases_of(rules, &deny->starting),
    };
    for (size_t i = 0; i < rules->visible_count; i++)
        if (rules_in_scope(&deny->scope, &rules->visible[i]) &&
            !(deny->compares && may_compare(rules->content, rules->visible[i].page)))
            deny_in(rules, rule, &denial, i);
}

// ---- follow ---------------------------------------------------------------------------

struct following {
    const struct rule_follow *follow;
    struct phrases words;
    struct phrases except;
    struct phrases with;
    struct phrases by;
};

// Whether one of the phrases stands in the sentence of word `at` or in one of the next
// sentences of the page.
static bool
is_followed(const struct rules *rules, const struct following *following, size_t text,
            size_t at)
{
    const struct page *page = rules->visible[text].page;
    unsigned sentence = rules->lines[text].words[at].sentence, seen = 0;
    for (; text < rules->visible_count && rules->visible[text].page == page; text++) {
        const struct rule_line *line = &rules->lines[text];
        for (size_t i = 0; i < line->count; i++) {
            bool begins =
                i == 0 || line->words[i].sentence != line->words[i - 1].sentence;
            if (!begins || line->words[i].sentence < sentence)
                continue;
            if (seen++ > following->follow->within)
                return false;
            if (sentence_has(line, line->words[i].sentence, i, line->count,
                             &following->by))
                return true;
        }
        sentence = 0;
    }
    return false;
}

static void
follow_in(struct rules *rules, const struct rule *rule, const struct following *following,
          size_t text)
{
    const struct rule_line *line = &rules->lines[text];
    for (size_t i = 0; i < following->words.count; i++) {
        const struct rule_line *phrase = &following->words.lines[i];
        size_t at = rule_line_find(line, phrase, 0);
        for (; at < line->count; at = rule_line_find(line, phrase, at + 1)) {
            bool meant = following->with.count == 0 ||
                         sentence_has(line, line->words[at].sentence, 0, line->count,
                                      &following->with);
            if (!meant || is_part_of(line, at, phrase->count, &following->except) ||
                is_followed(rules, following, text, at))
                continue;
            found_words(rules, rule, text, line, at, phrase->count,
                        following->follow->what, following->follow->mend);
            break;
        }
    }
}

static void
check_follow(struct rules *rules, const struct rule *rule, const void *entry)
{
    const struct rule_follow *follow = entry;
    const struct following following = {
        .follow = follow,
        .words = phrases_of(rules, &follow->words),
        .except = phrases_of(rules, &follow->except),
        .with = phrases_of(rules, &follow->with),
        .by = phrases_of(rules, &follow->by),
    };
    for (size_t i = 0; i < rules->visible_count; i++)
        if (rule_scope_has(&follow->scope, rules->visible[i].page))
            follow_in(rules, rule, &following, i);
}

// ---- every kind of entry --------------------------------------------------------------

typedef void
entry_function(struct rules *rules, const struct rule *rule, const void *entry);

// All begin with the rule they belong to.
static const struct {
    size_t offset; // of the entries in struct rule_file
    size_t bytes;
    size_t rule; // offset in the entry
    entry_function *check;
} kinds[] = {
    {offsetof(struct rule_file, deny), sizeof(struct rule_deny),
     offsetof(struct rule_deny, rule), check_deny},
    {offsetof(struct rule_file, require), sizeof(struct rule_require),
     offsetof(struct rule_require, rule), rules_check_require},
    {offsetof(struct rule_file, follow), sizeof(struct rule_follow),
     offsetof(struct rule_follow, rule), check_follow},
    {offsetof(struct rule_file, balance), sizeof(struct rule_balance),
     offsetof(struct rule_balance, rule), rules_check_balance},
    {offsetof(struct rule_file, lists), sizeof(struct rule_list),
     offsetof(struct rule_list, rule), rules_check_list},
    {offsetof(struct rule_file, keep), sizeof(struct rule_keep),
     offsetof(struct rule_keep, rule), rules_check_keep},
    {offsetof(struct rule_file, cells), sizeof(struct rule_cells),
     offsetof(struct rule_cells, rule), rules_check_cells},
    {offsetof(struct rule_file, times), sizeof(struct rule_times),
     offsetof(struct rule_times, rule), rules_check_times},
    {offsetof(struct rule_file, numbers), sizeof(struct rule_region),
     offsetof(struct rule_region, rule), rules_check_region_numbers},
};

static void
check_entries(struct rules *rules, const struct rule *rule, const struct rule_file *file,
              size_t kind)
{
    const char *from = (const char *)file + kinds[kind].offset;
    const struct rule_entries *entries = (const void *)from;
    for (size_t i = 0; i < entries->count; i++) {
        const char *entry = (const char *)entries->items + i * kinds[kind].bytes;
        const struct text *id = (const void *)(entry + kinds[kind].rule);
        if (id->utf8 && strcmp(id->utf8, rule->id) == 0)
            kinds[kind].check(rules, rule, entry);
    }
}

void
rules_by_book(struct rules *rules, const struct rule *rule)
{
    for (size_t f = 0; f < rules->book->file_count; f++)
        for (size_t kind = 0; kind < COUNT_OF(kinds); kind++)
            check_entries(rules, rule, &rules->book->files[f], kind);
}
