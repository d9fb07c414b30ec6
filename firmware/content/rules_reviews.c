// SPDX-License-Identifier: MIT
// Owns the rules on reviews: who checked a page (L02), when (L03) and until when that
// holds (L04), and who compared a translation (L49).
#include "content/rule_lists.h"
#include "content/rules_private.h"

#include <stdlib.h>
#include <string.h>

enum { MONTHS = 12, DATE_LEN = 10 };

static bool
is_listed(const struct text_list *list, const struct text *role)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].utf8, role->utf8) == 0)
            return true;
    return false;
}

void
rules_check_translators(struct rules *rules, const struct rule *rule)
{
    struct text_list roles = rule_lists_roles(rules->book, rules->arena);
    struct text_list translators = rule_lists_translators(rules->book, rules->arena);
    rules_check_translation(rules, rule);
    for (size_t i = 0; i < rules->content->page_count && translators.count > 0; i++) {
        const struct page *page = &rules->content->pages[i];
        const struct text *role = &page->translation_role;
        if (page->status == PAGE_APPROVED && role->utf8 && !is_listed(&roles, role) &&
            !is_listed(&translators, role))
            rules_found(rules, rule, role->place,
                        "the roles that may are listed as translators: and roles: in the "
                        "rule files",
                        "\"%s\" may not compare a translation", role->utf8);
    }
}

void
rules_check_reviewers(struct rules *rules, const struct rule *rule)
{
    struct text_list roles = rule_lists_roles(rules->book, rules->arena);
    for (size_t i = 0; i < rules->content->page_count && roles.count > 0; i++) {
        const struct page *page = &rules->content->pages[i];
        if (page->status == PAGE_APPROVED && page->reviewed_role.utf8 &&
            !is_listed(&roles, &page->reviewed_role))
            rules_found(rules, rule, page->reviewed_role.place,
                        "the roles that may are listed as roles: in the rule files",
                        "\"%s\" may not sign a page", page->reviewed_role.utf8);
    }
}

void
rules_check_review_dates(struct rules *rules, const struct rule *rule)
{
    for (size_t i = 0; i < rules->content->page_count && rules->today; i++) {
        const struct text *on = &rules->content->pages[i].reviewed_on;
        if (on->utf8 && strcmp(on->utf8, rules->today) > 0)
            rules_found(rules, rule, on->place, "write the day it was checked",
                        "the page was checked on %s, a day still to come", on->utf8);
    }
}

// The same day some months later. The day may be one that month does not have: dates are
// only compared.
static const char *
months_later(struct arena *arena, const char *date, unsigned months)
{
    long year = strtol(date, NULL, 10), month = strtol(date + 5, NULL, 10);
    month += (long)months - 1;
    return arena_printf(arena, "%04ld-%02ld%s", year + month / 12, month % 12 + 1,
                        date + 7);
}

void
rules_check_review_due(struct rules *rules, const struct rule *rule)
{
    for (size_t i = 0; i < rules->content->page_count; i++) {
        const struct page *page = &rules->content->pages[i];
        if (!page->reviewed_on.utf8 || !page->review_due.utf8 ||
            page->reviewed_on.len != DATE_LEN)
            continue;
        unsigned months = rule_lists_review_months(rules->book, page, MONTHS);
        const char *last = months_later(rules->arena, page->reviewed_on.utf8, months);
        if (strcmp(page->review_due.utf8, last) > 0)
            rules_found(rules, rule, page->review_due.place,
                        arena_printf(rules->arena, "write %s or earlier", last),
                        "the page \"%s\" has to be checked again within %u months",
                        page->id.utf8, months);
    }
}
