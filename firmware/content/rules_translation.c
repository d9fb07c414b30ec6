// SPDX-License-Identifier: MIT
// Owns the rules on translations: what is found in comparing them, as serious as the
// clinic has set it.
#include "content/rules_private.h"
#include "content/translations.h"

#include <string.h>

// One comparison finds what breaks any of the three rules.
void
rules_check_translation(struct rules *rules, const struct rule *rule)
{
    struct problems found = {.arena = rules->arena};
    if (!rules->source)
        return;
    translations_check(rules->content, rules->source, false, &found);
    for (size_t i = 0; i < found.count; i++) {
        const struct problem *problem = &found.items[i];
        if (!problem->rule || strcmp(problem->rule, rule->id) != 0)
            continue;
        struct rule used = rules_softer(rule, problem->severity);
        rules_found(rules, &used, problem->place, problem->mend, "%s", problem->sentence);
    }
}
