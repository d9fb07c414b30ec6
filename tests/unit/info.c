// SPDX-License-Identifier: MIT
// Info: every page and every slide says, in each language of the program, of which day and
// number its information is, and what staff have to know; without an update nothing.
#include "layout/info.h"

#include "sample_views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const langs[] = {"en", "es", "de"};

// The program's own words in this language, in the arena of the views.
static struct words
words_of(struct arena *arena, const char *lang)
{
    struct words words = {0};
    struct problems problems = {.arena = arena};
    const char *assets = getenv("ANTEROOM_ASSETS");
    assert_true(
        words_load(assets ? assets : "build/assets", lang, arena, &problems, &words));
    return words;
}

// All that the view of this page says, on all its screens.
static const char *
said(struct sample_views *views, struct view_request *request)
{
    struct laid_view view = view_layout(request, &views->arena);
    const char *all = "";
    for (size_t i = 0; i < view.screen_count; i++)
        all = arena_printf(&views->arena, "%s %s", all,
                           sample_text_of(views, &view.screens[i]));
    return all;
}

static void
every_page_says_its_day_and_number(void **state)
{
    (void)state;
    static const enum view_kind kinds[] = {VIEW_PAGE, VIEW_ATTRACT};
    const struct status status = {.serial = "2026110301", .created = 20261103};
    for (size_t lang = 0; lang < COUNT_OF(langs); lang++) {
        struct sample_views views;
        struct arena arena = {0};
        sample_views_begin(&views);
        struct words words = words_of(&arena, langs[lang]);
        for (size_t i = 0; i < 2 * COUNT_OF(views.pages); i++) {
            struct view_request request =
                sample_request(&views, kinds[i % 2], i % 4 < 2 ? "td1" : "p21", 100);
            request.page = views.pages[i / 2].id.utf8;
            request.words = &words;
            assert_null(strstr(said(&views, &request), "2026"));
            request.status = &status;
            const char *all = said(&views, &request);
            if (!strstr(all, "2026110301") || !strstr(all, "2026 "))
                fail_msg("%s, %s, view %d: %s", langs[lang], request.page,
                         (int)request.kind, all);
        }
        sample_views_end(&views);
        arena_finish(&arena);
    }
}

static void
faults_are_told_to_staff(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct arena arena = {0};
    struct words words = words_of(&arena, "en");
    struct view_request request = sample_request(&views, VIEW_PAGE, "td1", 100);
    struct status status = {0};
    request.words = &words;
    request.page = views.pages[1].id.utf8;
    request.status = &status;
    assert_null(info_fault(&request));
    assert_null(strstr(said(&views, &request), "Staff:"));
    for (status.fault = STATUS_B1; status.fault <= STATUS_B4; status.fault++) {
        assert_non_null(info_fault(&request));
        assert_non_null(strstr(said(&views, &request), "Staff:"));
    }
    sample_views_end(&views);
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_page_says_its_day_and_number),
        cmocka_unit_test(faults_are_told_to_staff),
    };
    return cmocka_run_group_tests_name("info", tests, NULL, NULL);
}
