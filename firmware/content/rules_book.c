// SPDX-License-Identifier: MIT
// Owns the checks that rule files ask for.
#include "content/rules_private.h"

void
rules_by_book(struct rules *rules, const struct rule *rule)
{
    (void)rules;
    (void)rule;
}
