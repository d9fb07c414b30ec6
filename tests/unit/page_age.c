// SPDX-License-Identifier: MIT
// What a page says of its own review: nothing, when it was checked, that it is due; and
// what stands in its place when nobody has checked it for too long.
#include "layout/view.h"

#include "base/calendar.h"
#include "sample_views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define TEXT(string)                             \
    {                                            \
        .utf8 = string, .len = sizeof string - 1 \
    }

enum { DUE = 20779 }; // 2026-11-22

static const struct text signs[] = {TEXT("chest pain"), TEXT("a fit")};

static struct block body[] = {
    {.kind = BLOCK_TEXT, .text = TEXT("What nobody has checked.")},
    {.kind = BLOCK_CARE,
     .shared = "D3",
     .stays = true,
     .care = {.level = CARE_EMERGENCY,
              .heading = TEXT("Tell staff now."),
              .items = {signs, COUNT_OF(signs)}}},
};

static void
begin(struct sample_views *views, const char *id)
{
    sample_views_begin(views);
    for (size_t i = 0; i < COUNT_OF(views->pages); i++) {
        struct page *page = &views->pages[i];
        if (strcmp(page->id.utf8, id) != 0)
            continue;
        page->status = PAGE_APPROVED;
        page->reviewed_on = (struct text)TEXT("2026-05-22");
        page->review_due = (struct text)TEXT("2026-11-22");
        page->body = body;
        page->body_count = COUNT_OF(body);
    }
    views->words.word[WORD_PAGE_CHECKED] =
        (struct text)TEXT("This page is being checked. Please ask our staff.");
    views->words.word[WORD_PAGE_CHECKED_ON] = (struct text)TEXT("Checked on {a}");
    views->words.word[WORD_PAGE_DUE] = (struct text)TEXT("Due to be checked");
}

// All the words of the page's screens on one panel.
static const char *
said(struct sample_views *views, const char *id, int64_t today)
{
    struct view_request request = sample_request(views, VIEW_PAGE, "td1", 100);
    request.page = id;
    request.today = today;
    struct laid_view view = view_layout(&request, &views->arena);
    const char *all = "";
    for (size_t i = 0; i < view.screen_count; i++)
        all = arena_printf(&views->arena, "%s %s", all,
                           sample_text_of(views, &view.screens[i]));
    return all;
}

static void
it_tells_its_age(void **state)
{
    (void)state;
    static const struct {
        int64_t today;
        bool checked, due;
    } days[] = {
        {0, true, false}, // nobody knows the day: the visitor may judge
        {DUE - 40, false, false},
        {DUE + 1, false, true},
    };
    struct sample_views views;
    begin(&views, "leaf");
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        const char *all = said(&views, "leaf", days[i].today);
        assert_int_equal(strstr(all, "Checked on 2026-05-22") != NULL, days[i].checked);
        assert_int_equal(strstr(all, "Due to be checked") != NULL, days[i].due);
        assert_non_null(strstr(all, "What nobody has checked."));
    }
    assert_null(strstr(said(&views, "long", 0), "Checked on")); // it never was
    sample_views_end(&views);
}

// What was checked is the text of before.
static void
a_changed_draft_tells_no_day(void **state)
{
    (void)state;
    struct sample_views views;
    begin(&views, "leaf");
    for (size_t i = 0; i < COUNT_OF(views.pages); i++)
        views.pages[i].status = PAGE_DRAFT;
    assert_null(strstr(said(&views, "leaf", 0), "Checked on"));
    sample_views_end(&views);
}

// Help says it where it pushes nothing off its first screen.
static void
help_tells_it_at_its_end(void **state)
{
    (void)state;
    struct sample_views views;
    begin(&views, "crisis");
    const char *all = said(&views, "crisis", 0);
    const char *age = strstr(all, "Checked on 2026-05-22");
    const char *first = strstr(all, "What nobody");
    assert_true(age && first && first < age);
    assert_null(strstr(said(&views, "crisis", DUE + 91), "being checked"));
    sample_views_end(&views);
}

// On every panel at every step: the sentence, all that stays, nothing else, and Help.
static void
what_stays_is_all_that_stays(void **state)
{
    (void)state;
    struct sample_views views;
    begin(&views, "leaf");
    struct sample_case place = {.views = &views};
    while (sample_next(&place)) {
        place.request.kind = VIEW_PAGE;
        place.request.page = "leaf";
        place.request.today = DUE + 91;
        struct laid_view view = view_layout(&place.request, &views.arena);
        assert_string_equal(sample_runs_of(&views, &view, "is being checked"),
                            "This page is being checked. Please ask our staff.");
        assert_string_equal(sample_runs_of(&views, &view, "chest"), "chest pain");
        assert_string_equal(sample_runs_of(&views, &view, "a fit"), "a fit");
        assert_string_equal(sample_runs_of(&views, &view, "What nobody"), "");
        assert_string_equal(sample_findings(&views, &view, place.name), "");
        for (size_t i = 0; i < view.screen_count; i++)
            assert_non_null(sample_target(&view.screens[i], ACTION_HELP));
    }
    sample_views_end(&views);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_tells_its_age),
        cmocka_unit_test(a_changed_draft_tells_no_day),
        cmocka_unit_test(help_tells_it_at_its_end),
        cmocka_unit_test(what_stays_is_all_that_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
