// SPDX-License-Identifier: MIT
// The door to layout: names of views, the notice in place of a missing page, and every view on
// every panel at every step without a finding of the lints.
#include "layout/view.h"

#include "sample_views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    enum view_kind kind;
    const char *page;
    const char *id;
} ids[] = {
    {VIEW_ATTRACT, "leaf", "attract"},   {VIEW_HOME, NULL, "home"},
    {VIEW_PAGE, "leaf", "leaf"},         {VIEW_TEXT_SHEET, NULL, "text"},
    {VIEW_LANGUAGES, NULL, "languages"}, {VIEW_STILL_READING, NULL, "still-reading"},
    {VIEW_NOTICE, NULL, "notice"},
};

static void
views_have_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(ids); i++)
        assert_string_equal(view_id(ids[i].kind, ids[i].page), ids[i].id);
}

static void
a_missing_page_is_a_notice_with_help(void **state)
{
    (void)state;
    static const enum view_kind kinds[] = {VIEW_PAGE, VIEW_ATTRACT};
    static const char *const pages[] = {"nowhere", NULL};
    struct sample_views views;
    sample_views_begin(&views);
    for (size_t i = 0; i < COUNT_OF(kinds) * COUNT_OF(pages); i++) {
        struct view_request request = sample_request(&views, kinds[i / 2], "td1", 100);
        request.page = pages[i % 2];
        struct laid_view view = view_layout(&request, &views.arena);
        assert_int_equal(view.screen_count, 1);
        assert_non_null(
            strstr(sample_text_of(&views, &view.screens[0]), "being checked"));
        assert_non_null(sample_target(&view.screens[0], ACTION_HELP));
    }
    sample_views_end(&views);
}

static void
every_view_passes_the_lints(void **state)
{
    (void)state;
    static const struct {
        enum view_kind kind;
        const char *page;
    } shown[] = {
        {VIEW_HOME, NULL},      {VIEW_TEXT_SHEET, NULL},  {VIEW_STILL_READING, NULL},
        {VIEW_ATTRACT, "leaf"}, {VIEW_ATTRACT, "start"},  {VIEW_ATTRACT, "long"},
        {VIEW_PAGE, "long"},    {VIEW_PAGE, "leaf"},      {VIEW_NOTICE, NULL},
        {VIEW_ATTRACT, NULL},   {VIEW_NIGHT, NULL},       {VIEW_UPDATE, NULL},
        {VIEW_PIN, NULL},       {VIEW_STAFF, NULL},       {VIEW_STATUS, NULL},
        {VIEW_UPDATES, NULL},   {VIEW_DUE, NULL},         {VIEW_CORNERS, NULL},
        {VIEW_CLOCK, NULL},     {VIEW_SCREEN_TEST, NULL},
    };
    struct sample_views views;
    sample_views_begin(&views);
    struct sample_case place = {.views = &views};
    unsigned failures = 0;
    while (sample_next(&place)) {
        for (size_t i = 0; i < COUNT_OF(shown); i++) {
            place.request.kind = shown[i].kind;
            place.request.page = shown[i].page;
            place.request.notice = views.words.word[WORD_PAGE_CHECKED];
            place.request.look.can_go_back = true;
            struct laid_view view = view_layout(&place.request, &views.arena);
            const char *id = view_id(shown[i].kind, shown[i].page);
            const char *findings = sample_findings(&views, &view, id);
            if (*findings)
                print_message("%s on %s:\n%s", id, place.name, findings);
            failures += *findings != 0;
            assert_true(view.screen_count > 0);
            assert_non_null(sample_target(&view.screens[0], ACTION_HELP));
        }
    }
    assert_int_equal(failures, 0);
    sample_views_end(&views);
}

// While the glass is cleaned no button could turn a page, so there is only one.
static void
cleaning_fits_one_screen_without_buttons(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct sample_case place = {.views = &views};
    while (sample_next(&place)) {
        place.request.kind = VIEW_CLEAN;
        place.request.look.staff.clean_s = 30;
        struct laid_view view = view_layout(&place.request, &views.arena);
        assert_int_equal(view.screen_count, 1);
        assert_int_equal(view.screens[0].target_count, 0);
        assert_string_equal(sample_findings(&views, &view, "clean"), "");
    }
    sample_views_end(&views);
}

// Were the lints blind, the test above would pass on anything.
static void
the_lints_see_a_label_that_is_too_long(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    views.words.word[WORD_TEXT] = (struct text){.utf8 = "Darstellungsgroesse", .len = 19};
    views.words.word[WORD_TEXT_SHORT] = views.words.word[WORD_TEXT];
    struct view_request request = sample_request(&views, VIEW_HOME, "td2-5", 200);
    struct laid_view view = view_layout(&request, &views.arena);
    assert_string_not_equal(sample_findings(&views, &view, "home"), "");
    sample_views_end(&views);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(views_have_names),
        cmocka_unit_test(a_missing_page_is_a_notice_with_help),
        cmocka_unit_test(cleaning_fits_one_screen_without_buttons),
        cmocka_unit_test(every_view_passes_the_lints),
        cmocka_unit_test(the_lints_see_a_label_that_is_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
