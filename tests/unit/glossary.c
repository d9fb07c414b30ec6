// SPDX-License-Identifier: MIT
// Words to know, questions and answers: what the folder tests/check/tools-good becomes, and
// which words are found in which texts.
#include "content/glossary.h"

#include "content/load.h"
#include "folders.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define TEXT(literal)                                 \
    {                                                 \
        .utf8 = (literal), .len = sizeof(literal) - 1 \
    }

static const struct text shot_forms[] = {TEXT("IM"), TEXT("intramuscular")};
static const struct text pressure_forms[] = {TEXT("blood pressure")};
static const struct text resistant_forms[] = {TEXT("treatment-resistant")};
static const struct term terms[] = {
    {.term = TEXT("Dose"), .means = TEXT("How much.")},
    {.term = TEXT("IM shot"), .means = TEXT("Into a muscle."), .forms = {shot_forms, 2}},
    {.term = TEXT("Pressure"), .means = TEXT("A push."), .forms = {pressure_forms, 1}},
    {.term = TEXT("Resistant"), .means = TEXT("Not."), .forms = {resistant_forms, 1}},
    {.term = TEXT("Añejo"), .means = TEXT("Old.")},
};
static const struct library library = {.terms = terms, .term_count = COUNT_OF(terms)};

static const struct {
    const char *text;
    const char *found; // first letters of the terms
} cases[] = {
    {"The dose is small.", "D"},
    {"DOSE", "D"},
    {"(Dose)", "D"},
    {"the do\u00adse", "D"},    // a soft hyphen hides nothing
    {"Overdose and doses", ""}, // whole words only
    {"an IM shot", "I"},
    {"Sie ist im Haus", ""},  // capitals only in capitals
    {"Intramuscular", "I"},   // other forms in any case
    {"blood  pressure", "P"}, // however it is spaced
    {"blood\u00a0pressure", "P"},
    {"blood, pressure", "P"},
    {"blood", ""},
    {"pressure", ""}, // forms stand in for the term
    {"treatment\u2011resistant", "R"},
    {"AÑEJO", "A"},
    {"dose, IM, Añejo: treatment-resistant", "DIRA"},
    {"", ""},
};

static void
finds_whole_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena arena = {0};
        const struct block body = {
            .kind = BLOCK_TEXT,
            .text = {.utf8 = cases[i].text, .len = strlen(cases[i].text)}};
        struct page page = {.body = &body, .body_count = 1};
        struct answer answer = {.body = &body, .body_count = 1};
        glossary_match_page(&library, &page, &arena);
        glossary_match_answer(&library, &answer, &arena);
        char found[COUNT_OF(terms) + 1] = "";
        for (size_t k = 0; k < page.terms.count; k++)
            found[k] = page.terms.items[k]->term.utf8[0];
        if (strcmp(found, cases[i].found) != 0)
            fail_msg("\"%s\": found \"%s\"", cases[i].text, found);
        assert_int_equal(answer.terms.count, page.terms.count);
        arena_finish(&arena);
    }
}

static void
two_texts_make_no_term(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct text items[] = {TEXT("blood"), TEXT("pressure")};
    const struct block body = {.kind = BLOCK_LIST, .list = {items, 2}};
    struct page page = {.title = TEXT("Dose"), .body = &body, .body_count = 1};
    glossary_match_page(&library, &page, &arena);
    assert_int_equal(page.terms.count, 1); // the title is read as well
    const struct block all = {.kind = BLOCK_GLOSSARY};
    struct page glossary = {.title = TEXT("Dose"), .body = &all, .body_count = 1};
    glossary_match_page(&library, &glossary, &arena);
    assert_int_equal(glossary.terms.count, 0); // it shows them all itself
    arena_finish(&arena);
}

// ---- from files -----------------------------------------------------------------------

static const struct block *
block_of(const struct page *page, enum block_kind kind, size_t skip)
{
    for (size_t i = 0; i < page->body_count; i++)
        if (page->body[i].kind == kind && skip-- == 0)
            return &page->body[i];
    fail_msg("no block of kind %d", (int)kind);
    return NULL;
}

static void
answers_are(const struct content *content, const struct page *page)
{
    const struct page *listed = NULL;
    const struct block *faq = NULL;
    const struct answer *answer = content_answer(content, "fillings#2", &listed, &faq);
    assert_ptr_equal(listed, page);
    assert_string_equal(faq->faq.then.page.utf8, "compare");
    assert_string_equal(answer->question.utf8, "Who should wait?");
    assert_int_equal(answer->body_count, 2);
    assert_int_equal(answer->body[1].kind, BLOCK_LIST);
    assert_int_equal(answer->body[1].list.count, 2);
    assert_int_equal(answer->terms.count, 0);
    answer = content_answer(content, "fillings#1", NULL, NULL);
    assert_int_equal(answer->body_count, 1);
    assert_string_equal(answer->body[0].text.utf8, "A little. The anaesthetic helps.");
    assert_int_equal(answer->terms.count, 1);
    static const char *const wrong[] = {"fillings#3", "fillings#0", "fillings#", "#1",
                                        "fillings",   "compare#1",  "nowhere#1"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        assert_null(content_answer(content, wrong[i], NULL, NULL));
    assert_string_equal(content_id(content, "fillings#1"), "fillings#1");
    assert_string_equal(content_id(content, "fillings"), "fillings");
    assert_null(content_id(content, "fillings#9"));
}

static void
files_become_what_visitors_work_with(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct problems problems = {.arena = &arena};
    const char *folder = folder_make(&arena);
    folder_copy(folder_of_tests(&arena, "check/good"), folder);
    folder_copy(folder_of_tests(&arena, "check/tools-good"), folder);
    folder_drop(folder, "expected");
    struct load *load = load_new(folder, "en", &arena, &problems);
    while (load_step(load, 0))
        continue;
    const struct content *content = load_result(load);
    assert_non_null(content);
    assert_int_equal(problems.count, 0);
    const struct page *page = content_page(content, "fillings");
    const struct checklist *list = &block_of(page, BLOCK_CHECKLIST, 1)->checklist;
    assert_int_equal(list->items.count, 2);
    assert_string_equal(list->items.items[1].utf8, "Strong pain");
    assert_int_equal(list->opens[0].len, 0);
    assert_string_equal(list->opens[1].utf8, "crisis");
    assert_null(block_of(page, BLOCK_CHECKLIST, 0)->checklist.opens);
    answers_are(content, page);
    assert_string_equal(page_question(page, 1)->utf8, "Who pays?");
    assert_null(page_question(page, 2));
    const struct term_list *shown = &block_of(page, BLOCK_GLOSSARY, 0)->glossary;
    assert_int_equal(shown->count, 2);
    assert_string_equal(shown->items[1]->term.utf8, "IM shot");
    assert_int_equal(content->term_count, 4);
    assert_string_equal(content->terms[0].say.utf8, "an-es-THET-ik");
    assert_string_equal(page->take_home.utf8, "No hot drinks today. dentist.example");
    load_free(load);
    folder_remove(folder);
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_whole_words),
        cmocka_unit_test(two_texts_make_no_term),
        cmocka_unit_test(files_become_what_visitors_work_with),
    };
    return cmocka_run_group_tests_name("glossary", tests, NULL, NULL);
}
