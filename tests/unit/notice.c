// SPDX-License-Identifier: MIT
// Notices: the whole sentence on every panel, and only controls that lead somewhere.
#include "layout/view.h"

#include "sample_views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void
home_and_help_are_there_when_they_lead_somewhere(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct view_request request = sample_request(&views, VIEW_NOTICE, "td1", 100);
    request.notice = views.words.word[WORD_SET_UP];
    struct laid_view view = view_layout(&request, &views.arena);
    assert_int_equal(view.screens[0].target_count, 2);
    assert_non_null(sample_target(&view.screens[0], ACTION_HOME));
    assert_non_null(sample_target(&view.screens[0], ACTION_HELP));
    request.content = NULL;
    view = view_layout(&request, &views.arena);
    assert_int_equal(view.screens[0].target_count, 0);
    assert_string_equal(sample_text_of(&views, &view.screens[0]),
                        "This screen is being set up. Please ask our staff.");
    views.words.word[WORD_SET_UP_EMERGENCY] =
        (struct text){.utf8 = "Elsewhere, call {a}.", .len = 20};
    request.emergency = (struct text){.utf8 = "911", .len = 3};
    view = view_layout(&request, &views.arena);
    assert_non_null(
        strstr(sample_text_of(&views, &view.screens[0]), "Elsewhere, call 911."));
    sample_views_end(&views);
}

static void
the_sentence_is_whole(void **state)
{
    (void)state;
    struct sample_views views;
    sample_views_begin(&views);
    struct sample_case place = {.views = &views};
    while (sample_next(&place)) {
        place.request.kind = VIEW_NOTICE;
        place.request.content = NULL;
        place.request.notice = views.words.word[WORD_SET_UP];
        struct laid_view view = view_layout(&place.request, &views.arena);
        assert_string_equal(sample_runs_of(&views, &view, "being set up"),
                            "This screen is being set up. Please ask our staff.");
    }
    sample_views_end(&views);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(home_and_help_are_there_when_they_lead_somewhere),
        cmocka_unit_test(the_sentence_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
