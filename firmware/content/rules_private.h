// SPDX-License-Identifier: MIT
// The rules' checks, one function each, for the table in rules.c. Private to the rules.
#pragma once

#include "content/rules.h"

// What the rule files ask under this rule's id.
void
rules_by_book(struct rules *rules, const struct rule *rule);
