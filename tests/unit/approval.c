// SPDX-License-Identifier: MIT
// Approvals: they hold for the text that was signed, whatever else changes in the files, and
// end with any word of it.
#include "content/approval.h"

#include "content/canonical.h"
#include "content/folder.h"
#include "content/load.h"
#include "folders.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct loaded {
    struct arena arena;
    struct problems problems;
    const struct content *content;
};

static void
load_it(struct loaded *loaded, const char *folder, bool texts)
{
    *loaded = (struct loaded){0};
    loaded->problems.arena = &loaded->arena;
    struct load *load = load_new(folder, "en", &loaded->arena, &loaded->problems);
    if (texts)
        load_keep_texts(load);
    while (load_step(load, 0))
        continue;
    loaded->content = load_result(load);
    load_free(load);
    assert_non_null(loaded->content);
}

// Replaces the first `from` in a file of the folder.
static void
change(const char *folder, const char *name, const char *from, const char *to)
{
    struct arena arena = {0};
    size_t len = 0;
    const char *text = folder_read(folder, name, &arena, &len);
    const char *at = text ? strstr(text, from) : NULL;
    if (!at)
        fail_msg("%s has no %s", name, from);
    else {
        const char *made = arena_printf(&arena, "%.*s%s%s", (int)(at - text), text, to,
                                        at + strlen(from));
        folder_put(folder, name, made, strlen(made));
    }
    arena_finish(&arena);
}

static const char *
copy_of_good(struct arena *arena)
{
    const char *folder = folder_make(arena);
    folder_copy(folder_of_tests(arena, "check/good"), folder);
    return folder;
}

static const char *const names[] = {[APPROVAL_NONE] = "none",
                                    [APPROVAL_HOLDS] = "holds",
                                    [APPROVAL_CHANGED] = "changed",
                                    [APPROVAL_UNTIED] = "untied"};

#define PAGE "en/pages/compare.yaml"

static const struct {
    const char *file, *from, *to;
    enum page_approval expected;
} cases[] = {
    {PAGE, "id:", "# a note\nid:", APPROVAL_HOLDS},
    {PAGE, "  - compare:", "  # a note\n  -   compare:", APPROVAL_HOLDS},
    {PAGE, "title: Compare", "title: Com\xC2\xADpare", APPROVAL_HOLDS},
    {PAGE, "change_note: \"first\"", "change_note: \"second\"", APPROVAL_HOLDS},
    {PAGE, "version: 1", "version: 2", APPROVAL_HOLDS},
    {PAGE, "sources: []", "sources: [R01]", APPROVAL_HOLDS},
    {PAGE, "review_due: 2027-01-31", "review_due: 2027-01-30", APPROVAL_HOLDS},
    {"clinic.yaml", "555-0100", "555-0199", APPROVAL_HOLDS},
    {"clinic.yaml", "Example Dentist", "Another Dentist", APPROVAL_HOLDS},
    // a row and a column that the page does not show
    {"en/tables/kinds.yaml", "What does it cost?", "What is it?", APPROVAL_HOLDS},
    {"timelines.yaml", "numb", "warm", APPROVAL_HOLDS},

    {PAGE, "title: Compare", "title: Contrast", APPROVAL_CHANGED},
    {PAGE, "are fine", "are not fine", APPROVAL_CHANGED},
    {PAGE, "kind: tool", "kind: about", APPROVAL_CHANGED},
    {PAGE, "facts: []", "facts: []\nattract: \"New\"", APPROVAL_CHANGED},
    {PAGE, "facts: []", "facts: []\ntake_home: \"New\"", APPROVAL_CHANGED},
    {PAGE, "  - use: D6", "  - use: D1", APPROVAL_CHANGED},
    {PAGE, "  - use: D6", "  - use: D6\n  - heading: New", APPROVAL_CHANGED},
    {PAGE, "only: [last]", "only: [last, cost]", APPROVAL_CHANGED},
    {PAGE, "approved_text: \"1-", "approved_text: \"1-0", APPROVAL_UNTIED},
    {PAGE, "approved_text: \"1-", "approved_text: \"x-", APPROVAL_UNTIED},
    {PAGE, "approved_text: ", "# approved_text: ", APPROVAL_UNTIED},
    {PAGE, "status: approved", "status: withdrawn", APPROVAL_NONE},
    {"en/blocks.yaml", "This page does not", "This page does", APPROVAL_CHANGED},
    {"en/blocks.yaml", "{clinic_name}", "{clinic_phone}", APPROVAL_CHANGED},
    {"en/tables/kinds.yaml", "About 7 years", "About 70 years", APPROVAL_CHANGED},
    {"en/tables/kinds.yaml", "White filling", "Gold filling", APPROVAL_CHANGED},
};

static void
an_approval_ends_with_the_text(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct arena arena = {0};
        const char *folder = copy_of_good(&arena);
        change(folder, cases[i].file, cases[i].from, cases[i].to);
        struct loaded loaded;
        load_it(&loaded, folder, i % 2 == 0);
        const struct page *page = content_page(loaded.content, "compare");
        bool draft =
            cases[i].expected == APPROVAL_CHANGED || cases[i].expected == APPROVAL_UNTIED;
        assert_non_null(page);
        if (page->approval != cases[i].expected)
            fail_msg("%s: %s -> %s: %s, expected %s (mark of now: %s)", cases[i].file,
                     cases[i].from, cases[i].to, names[page->approval],
                     names[cases[i].expected],
                     page->signed_text ? page->signed_text : "?");
        assert_int_equal(page->status == PAGE_DRAFT, draft);
        assert_int_equal(loaded.content->draft_count, 2 + draft);
        folder_remove(folder);
        arena_finish(&loaded.arena);
        arena_finish(&arena);
    }
}

// The page says when it was checked only while that holds.
static void
a_draft_does_not_say_when_it_was_checked(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct loaded loaded;
    const char *folder = copy_of_good(&arena);
    change(folder, PAGE, "Both kinds", "The two kinds");
    load_it(&loaded, folder, false);
    const struct page *page = content_page(loaded.content, "compare");
    assert_string_equal(page->body[1].text.utf8,
                        "Checked by \u2013 on \u2013. Next check by \u2013.");
    folder_remove(folder);
    arena_finish(&loaded.arena);
    arena_finish(&arena);
}

static void
texts_are_lines_as_the_files_have_them(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct loaded loaded;
    char mark[APPROVAL_MARK_BYTES];
    load_it(&loaded, folder_of_tests(&arena, "check/good"), true);
    const struct page *page = content_page(loaded.content, "compare");
    static const char expected[] =
        "page: compare\nlanguage: en\nkind: tool\ntitle: Compare the two\n"
        "message: Both kinds are fine.\ncolumn: White filling\ncolumn: Grey filling\n"
        "label: How long does it last?\ntext: About 7 years\ntext: About 12 years\n"
        "text: Checked by {reviewed_role} on {reviewed_on}. Next check by "
        "{review_due}.\ntext: This page does not know you. Ask {clinic_name}.\n";
    assert_string_equal(page->signed_text, expected);
    approval_mark(page->signed_text, page->version, mark);
    assert_string_equal(mark, page->approved_text.utf8);
    assert_int_equal(approval_version(page), 1);
    const char *steps = content_page(loaded.content, "fillings")->signed_text;
    assert_non_null(strstr(steps, "step: plan 0 by the clinic to 0 hours\n"
                                  "text: Come a little early\n"));
    assert_non_null(
        strstr(steps, "step: rule 0 next day 0 hours\nfrom: the last rinse\n"));
    arena_finish(&loaded.arena);
    arena_finish(&arena);
}

// As pack writes them: with soft hyphens, other quotes and no comments.
static void
an_approval_holds_in_a_bundle(void **state)
{
    (void)state;
    static const char *const files[] = {PAGE, "en/blocks.yaml", "en/tables/kinds.yaml"};
    struct arena arena = {0};
    const char *folder = copy_of_good(&arena);
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        struct problems problems = {.arena = &arena};
        struct node_stats stats = {0};
        struct canonical_options options = {0};
        size_t len = 0;
        const char *text = folder_read(folder, files[i], &arena, &len);
        const struct node *root = nodes_parse(&(struct node_input){files[i], text, len},
                                              &arena, &problems, &stats);
        options.schema = folder_schema(files[i], &options.lang, &arena);
        struct canonical_text packed = canonical_write(root, &options, &arena);
        folder_put(folder, files[i], packed.bytes, packed.len);
    }
    struct loaded loaded;
    change(folder, PAGE, "Compare", "Com\xC2\xADpare");
    change(folder, "en/blocks.yaml", "Checked",
           "Check\xC2\xAD"
           "ed");
    change(folder, "en/tables/kinds.yaml", "filling", "fill\xC2\xADing");
    load_it(&loaded, folder, false);
    assert_int_equal(content_page(loaded.content, "compare")->approval, APPROVAL_HOLDS);
    folder_remove(folder);
    arena_finish(&loaded.arena);
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_approval_ends_with_the_text),
        cmocka_unit_test(a_draft_does_not_say_when_it_was_checked),
        cmocka_unit_test(texts_are_lines_as_the_files_have_them),
        cmocka_unit_test(an_approval_holds_in_a_bundle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
