// SPDX-License-Identifier: MIT
// Owns what holds in a region: its numbers to call (L06) and statements about what is
// approved there (L52).
#include "content/rule_keeps.h"
#include "content/rules_private.h"

#include <string.h>

static bool
is_region(struct text given, struct text wanted)
{
    return given.len == wanted.len && memcmp(given.utf8, wanted.utf8, given.len) == 0;
}

// ---- numbers to call ------------------------------------------------------------------

// A number that clinic.yaml tells, beside those of the region.
struct told {
    const char *what; // "the emergency number"
    struct text text; // has it, perhaps among words
    struct text verified_on;
    struct text why;
    const struct text_list *known;
};

static bool
is_figure(char byte)
{
    return byte >= '0' && byte <= '9';
}

// Whether `number` stands in the text, however its figures are grouped, and is no part of
// a longer one.
static bool
tells(struct text text, struct text number)
{
    const char *end = text.utf8 + text.len;
    for (const char *from = text.utf8; from < end; from++) {
        const char *at = from, *wanted = number.utf8;
        if (!is_figure(*from) || (from > text.utf8 && is_figure(from[-1])))
            continue;
        for (; *wanted; wanted++) {
            if (!is_figure(*wanted))
                continue;
            while (at < end && strchr(" -().", *at))
                at++;
            if (at == end || *at != *wanted)
                break;
            at++;
        }
        if (!*wanted && (at == end || !is_figure(*at)))
            return true;
    }
    return false;
}

static const char *
joined(const struct text_list *list, struct arena *arena)
{
    const char *text = "";
    for (size_t i = 0; i < list->count; i++)
        text =
            arena_printf(arena, "%s%s%s", text, *text ? " or " : "", list->items[i].utf8);
    return text;
}

static void
check_told(struct rules *rules, const struct rule *rule, const struct told *told)
{
    const char *region = rules->content->clinic.region.utf8;
    for (size_t i = 0; i < told->known->count; i++)
        if (tells(told->text, told->known->items[i]))
            return;
    if (told->known->count == 0 || !told->text.utf8)
        return;
    const char *known = joined(told->known, rules->arena);
    if (told->verified_on.len > 0 && told->why.len > 0)
        problem_add_by_rule(
            rules->problems, rule->id, SEVERITY_NOTE, told->text.place, NULL,
            arena_printf(rules->arena, "in the region %s %s is %s, but not here: %s",
                         region, told->what, known, told->why.utf8));
    else
        rules_found(rules, rule, told->text.place,
                    "correct it; if yours is another, call it, then write the day as "
                    "verified_on and the reason as why",
                    "in the region %s %s is %s, and this is another", region, told->what,
                    known);
}

void
rules_check_region_numbers(struct rules *rules, const struct rule *rule,
                           const void *entry)
{
    const struct rule_region *region = entry;
    const struct clinic *clinic = &rules->content->clinic;
    bool active = false;
    for (size_t i = 0; i < region->regions.count && clinic->region.utf8; i++)
        active = active || is_region(region->regions.items[i], clinic->region);
    if (!active)
        return;
    check_told(rules, rule,
               &(struct told){"the emergency number", clinic->emergency_number,
                              clinic->emergency_verified_on, clinic->emergency_why,
                              &region->emergency});
    check_told(rules, rule,
               &(struct told){"the crisis line", clinic->crisis_line_how,
                              clinic->crisis_verified_on, clinic->crisis_why,
                              &region->crisis});
}

// ---- statements about approval ---------------------------------------------------------

static bool
has_region(const struct visible *visible)
{
    bool by_block = visible->block && visible->block->region.len > 0;
    return by_block || (visible->page && visible->page->region.len > 0);
}

static void
check_regions_of_pages(struct rules *rules, const struct rule *rule)
{
    static const struct text all = {.utf8 = "all", .len = 3};
    struct text active = rules->content->clinic.region;
    for (size_t i = 0; i < rules->content->page_count && active.utf8; i++) {
        const struct page *page = &rules->content->pages[i];
        if (page->status == PAGE_WITHDRAWN || page->region.len == 0 ||
            is_region(page->region, all) || is_region(page->region, active))
            continue;
        rules_found(rules, rule, page->region.place,
                    "have it checked for your region, or withdraw it",
                    "the page is for the region %s, and the clinic's is %s",
                    page->region.utf8, active.utf8);
    }
}

// A question or a label states nothing.
static bool
is_statement(const struct visible *visible)
{
    bool role = visible->role == VISIBLE_MESSAGE || visible->role == VISIBLE_TEXT ||
                visible->role == VISIBLE_ITEM;
    return role && visible->text.utf8[visible->text.len - 1] != '?';
}

void
rules_check_region(struct rules *rules, const struct rule *rule)
{
    check_regions_of_pages(rules, rule);
    for (size_t f = 0; f < rules->book->file_count; f++) {
        const struct text_list *words = &rules->book->files[f].approval;
        const struct rule_line *lines = rule_lines_of(words, rules->arena);
        for (size_t i = 0; i < rules->visible_count; i++) {
            const struct visible *visible = &rules->visible[i];
            const struct rule_line *line = &rules->lines[i];
            bool stated = false;
            for (size_t k = 0; k < words->count && !stated; k++)
                stated = rule_line_find(line, &lines[k], 0) < line->count;
            if (stated && visible->page && is_statement(visible) && !has_region(visible))
                rules_found(rules, rule, visible->text.place,
                            "add region: to the page or the shared block; all, if it "
                            "holds everywhere",
                            "what is approved differs between regions, and this does not "
                            "say for which it holds");
        }
    }
}
