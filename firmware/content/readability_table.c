// SPDX-License-Identifier: MIT
// Owns the columns of the table.
#include "content/readability_table.h"

#include "content/readability.h"
#include "content/rules_private.h"

static void
print_head(enum syllables_language language, FILE *out)
{
    static const char *const figures[] = {
        [SYLLABLES_ENGLISH] = "  grade  without terms   SMOG",
        [SYLLABLES_SPANISH] = "  INFLESZ  without terms",
        [SYLLABLES_GERMAN] = "  Amstad  without terms",
        [SYLLABLES_UNKNOWN] = "",
    };
    fprintf(out, "%-26s lang  words  sentences  longest%s\n", "page", figures[language]);
}

static void
print_figures(enum syllables_language language, const struct readability *sums, FILE *out)
{
    if (language == SYLLABLES_ENGLISH)
        fprintf(out, "  %5.1f  %13.1f  %5.1f", readability_grade(&sums->raw),
                readability_grade(&sums->exempt), readability_smog(&sums->exempt));
    else if (language != SYLLABLES_UNKNOWN)
        fprintf(out, "  %*.1f  %13.1f", language == SYLLABLES_SPANISH ? 7 : 6,
                readability_ease(language, &sums->raw),
                readability_ease(language, &sums->exempt));
    fputc('\n', out);
}

void
readability_table_print(const struct content *content, const struct rule_book *book,
                        FILE *out)
{
    struct arena arena = {0};
    struct rules rules = {.content = content, .book = book, .arena = &arena};
    enum syllables_language language = syllables_language_of(content->lang.utf8);
    rules.visible = visible_texts(content, &arena, &rules.visible_count);
    print_head(language, out);
    for (size_t i = 0; i < content->page_count; i++) {
        struct readability sums;
        rules_measure(&rules, &content->pages[i], &sums);
        fprintf(out, "%-26s %-4s  %5u  %9u  %7u", content->pages[i].id.utf8,
                content->lang.utf8, sums.raw.words, sums.raw.sentences, sums.longest);
        print_figures(language, &sums, out);
    }
    arena_finish(&arena);
}
