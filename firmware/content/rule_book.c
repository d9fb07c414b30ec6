// SPDX-License-Identifier: MIT
// Owns finding and reading the rule files.
#include "content/rule_book.h"

bool
rule_book_load(const char *assets_folder, const char *content_folder, const char *lang,
               struct arena *arena, struct problems *problems, struct rule_book *book)
{
    (void)assets_folder;
    (void)content_folder;
    (void)arena;
    (void)problems;
    *book = (struct rule_book){.lang = {.utf8 = lang}};
    return true;
}
