// SPDX-License-Identifier: MIT
// Owns the table of facts, pages and languages.
#include "content/coverage.h"

#include <string.h>

static bool
names(const struct text_list *list, const char *id)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].utf8 && strcmp(list->items[i].utf8, id) == 0)
            return true;
    return false;
}

static size_t
count_pages(const struct content *content, const struct fact *fact)
{
    size_t count = 0;
    for (size_t i = 0; i < content->page_count; i++)
        count += content->pages[i].status != PAGE_WITHDRAWN &&
                 names(&content->pages[i].facts, fact->id.utf8);
    return count;
}

static void
print_pages(const struct content *content, const struct fact *fact, FILE *out)
{
    const char *between = "";
    fprintf(out, "  %s: ", content->lang.utf8);
    for (size_t i = 0; i < content->page_count; i++) {
        const struct page *page = &content->pages[i];
        if (page->status == PAGE_WITHDRAWN || !names(&page->facts, fact->id.utf8))
            continue;
        fprintf(out, "%s%s", between, page->id.utf8);
        between = ", ";
    }
    if (*between == '\0')
        fputs(fact->shown == FACT_SHOWN ? "MISSING" : "none", out);
}

// What one language has of the facts.
struct sums {
    size_t wanted;
    size_t shown;
    size_t excluded;
    size_t used; // though excluded
};

static void
add(struct sums *sums, const struct content *content, const struct fact *fact)
{
    bool found = count_pages(content, fact) > 0;
    sums->wanted += fact->shown == FACT_SHOWN;
    sums->shown += fact->shown == FACT_SHOWN && found;
    sums->excluded += fact->shown == FACT_EXCLUDED;
    sums->used += fact->shown == FACT_EXCLUDED && found;
}

static void
print_fact(const struct content *const *contents, size_t count, const struct fact *fact,
           FILE *out)
{
    static const char *const shown[] = {
        [FACT_SHOWN] = "must", [FACT_OPTIONAL] = "may", [FACT_EXCLUDED] = "left out"};
    fprintf(out, "%-6s %-8s %-16s", fact->id.utf8, shown[fact->shown],
            fact->topic.utf8 ? fact->topic.utf8 : "");
    for (size_t i = 0; i < count; i++)
        print_pages(contents[i], fact, out);
    if (fact->shown != FACT_SHOWN && fact->reason.utf8)
        fprintf(out, "  because: %s", fact->reason.utf8);
    fputc('\n', out);
}

static void
print_document(const struct content *const *contents, size_t count,
               const struct document *document, FILE *out)
{
    const struct content *first = contents[0];
    fprintf(out, "%-4s", document->id.utf8);
    for (size_t i = 0; i < count; i++) {
        size_t all = 0, shown = 0, left_out = 0;
        for (size_t k = 0; k < first->fact_count; k++) {
            const struct fact *fact = &first->facts[k];
            if (!fact->id.utf8 || !names(&fact->documents, document->id.utf8))
                continue;
            all++;
            shown += count_pages(contents[i], fact) > 0;
            left_out += fact->shown != FACT_SHOWN;
        }
        fprintf(out, "  %s: %zu of %zu facts shown, %zu left out", contents[i]->lang.utf8,
                shown, all, left_out);
    }
    fprintf(out, "  (%s)\n", document->what.utf8 ? document->what.utf8 : "");
}

bool
coverage_print(const struct content *const *contents, size_t count, FILE *out)
{
    const struct content *first = contents[0];
    bool whole = true;
    for (size_t i = 0; i < first->fact_count; i++)
        if (first->facts[i].id.utf8 && !first->facts[i].figure)
            print_fact(contents, count, &first->facts[i], out);
    for (size_t i = 0; i < first->document_count; i++)
        if (first->documents[i].id.utf8)
            print_document(contents, count, &first->documents[i], out);
    for (size_t i = 0; i < count; i++) {
        struct sums sums = {0};
        for (size_t k = 0; k < first->fact_count; k++)
            if (first->facts[k].id.utf8 && !first->facts[k].figure)
                add(&sums, contents[i], &first->facts[k]);
        fprintf(out,
                "%s: %zu of %zu facts that must appear do; %zu of %zu that were left out "
                "are named\n",
                contents[i]->lang.utf8, sums.shown, sums.wanted, sums.used,
                sums.excluded);
        whole = whole && sums.shown == sums.wanted && sums.used == 0;
    }
    return whole;
}
