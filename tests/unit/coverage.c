// SPDX-License-Identifier: MIT
// Coverage: the table of a small content in two languages, line by line.
#include "content/coverage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define TEXT(words)                                \
    {                                              \
        .utf8 = (words), .len = sizeof(words) - 1, \
    }

static const struct text first[] = {TEXT("S1")};
static const struct text both[] = {TEXT("S1"), TEXT("S2")};
static const struct document documents[] = {{.id = TEXT("S1"), .what = TEXT("A letter")},
                                            {.id = TEXT("S2"), .what = TEXT("A talk")}};
static const struct fact facts[] = {
    {.id = TEXT("F1"), .topic = TEXT("grass"), .documents = {both, 2}},
    {.id = TEXT("F2"),
     .shown = FACT_OPTIONAL,
     .reason = TEXT("dull"),
     .documents = {first, 1}},
    {.id = TEXT("F3"),
     .shown = FACT_EXCLUDED,
     .reason = TEXT("wrong"),
     .documents = {first, 1}},
    {.id = TEXT("E1"), .figure = true},
};

static const struct text names_f1[] = {TEXT("F1"), TEXT("E1")};
static const struct text names_f3[] = {TEXT("F3")};

static const char *
table_of(const struct content *const *contents, size_t count, bool *whole)
{
    char *lines = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&lines, &len);
    *whole = coverage_print(contents, count, out);
    fclose(out);
    return lines;
}

static struct content
content_of(const struct page *pages, size_t count, const char *lang)
{
    return (struct content){.lang = {.utf8 = lang, .len = 2},
                            .pages = pages,
                            .page_count = count,
                            .facts = facts,
                            .fact_count = COUNT_OF(facts),
                            .documents = documents,
                            .document_count = COUNT_OF(documents)};
}

static void
all_that_must_appear_does(void **state)
{
    (void)state;
    const struct page pages[] = {{.id = TEXT("lawn"), .facts = {names_f1, 2}}};
    const struct content content = content_of(pages, 1, "en");
    const struct content *const contents[] = {&content};
    bool whole;
    const char *table = table_of(contents, 1, &whole);
    assert_string_equal(
        table,
        "F1     must     grass             en: lawn\n"
        "F2     may                        en: none  because: dull\n"
        "F3     left out                   en: none  because: wrong\n"
        "S1    en: 1 of 3 facts shown, 2 left out  (A letter)\n"
        "S2    en: 1 of 1 facts shown, 0 left out  (A talk)\n"
        "en: 1 of 1 facts that must appear do; 0 of 1 that were left out are named\n");
    assert_true(whole);
    free((void *)(uintptr_t)table);
}

static void
a_language_may_lack_one_or_name_one_left_out(void **state)
{
    (void)state;
    const struct page english[] = {{.id = TEXT("lawn"), .facts = {names_f1, 2}}};
    const struct page withdrawn[] = {
        {.id = TEXT("lawn"), .facts = {names_f1, 2}, .status = PAGE_WITHDRAWN}};
    const struct page promising[] = {{.id = TEXT("lawn"), .facts = {names_f1, 2}},
                                     {.id = TEXT("sale"), .facts = {names_f3, 1}}};
    const struct content whole_one = content_of(english, 1, "en");
    const struct content lacking = content_of(withdrawn, 1, "es");
    const struct content naming = content_of(promising, 2, "de");
    const struct content *const lacks[] = {&whole_one, &lacking};
    const struct content *const says[] = {&whole_one, &naming};
    bool whole;
    const char *table = table_of(lacks, 2, &whole);
    assert_false(whole);
    assert_non_null(strstr(table, "en: lawn  es: MISSING\n"));
    free((void *)(uintptr_t)table);
    table = table_of(says, 2, &whole);
    assert_false(whole);
    assert_non_null(
        strstr(table, "F3     left out                   en: none  de: sale"));
    assert_non_null(strstr(table, "1 of 1 that were left out are named"));
    free((void *)(uintptr_t)table);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_that_must_appear_does),
        cmocka_unit_test(a_language_may_lack_one_or_name_one_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
