// SPDX-License-Identifier: MIT
// How an update goes, in every language on every panel: all of it on one screen, with what to
// do and the code; and the day and number of what is installed wherever they belong.
#include "layout/view.h"

#include "sample_views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const languages[] = {"en", "es", "de"};

static struct arena words_arena; // the views' own is emptied for each case

static void
take_words(struct sample_views *views, const char *lang)
{
    struct problems problems = {.arena = &words_arena};
    const char *assets = getenv("ANTEROOM_ASSETS");
    assert_true(words_load(assets ? assets : "assets", lang, &words_arena, &problems,
                           &views->words));
}

static int
free_words(void **state)
{
    (void)state;
    arena_finish(&words_arena);
    return 0;
}

static void
assert_fits(const struct laid_view *view, const char *name)
{
    assert_int_equal(view->screen_count, 1);
    const struct screen *screen = &view->screens[0];
    for (size_t i = 0; i < screen->item_count; i++)
        if (screen->items[i].over)
            fail_msg("%s: there is no room for '%.*s'", name, (int)screen->items[i].len,
                     screen->items[i].utf8);
}

static void
every_news_fits_one_screen(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(languages); i++) {
        struct sample_views views;
        sample_views_begin(&views);
        take_words(&views, languages[i]);
        struct status status = {.update = {.percent = 100,
                                           .serial = "2026110301",
                                           .code8 = "7F3K-92QX",
                                           .page = "opening-hours"}};
        struct sample_case place = {.views = &views};
        while (sample_next(&place)) {
            place.request.kind = VIEW_UPDATE;
            place.request.status = &status;
            for (unsigned news = UPDATE_READING; news < UPDATE_NEWS_COUNT; news++) {
                status.update.news = (enum update_news)news;
                struct laid_view view = view_layout(&place.request, &views.arena);
                assert_fits(&view, place.name);
                assert_non_null(sample_target(&view.screens[0], ACTION_HELP));
            }
        }
        sample_views_end(&views);
    }
}

static void
each_news_says_what_it_must(void **state)
{
    (void)state;
    static const struct {
        enum update_news news;
        const char *parts[3];
    } cases[] = {
        {UPDATE_READING, {"Reading update… 42 %", "leave the stick in", ""}},
        {UPDATE_OK, {"Update installed", "remove the stick", "Code 7F3K-92QX"}},
        {UPDATE_OK0, {"Nothing changed", "already installed", "Code 7F3K-92QX"}},
        {UPDATE_U1, {"Nothing changed", "older information (no. 2026110301)", "U1"}},
        {UPDATE_U2, {"Nothing changed", "no update on this stick", "U2"}},
        {UPDATE_U3, {"Nothing changed", "not from your clinic", "U3"}},
        {UPDATE_U4, {"Nothing changed", "another clinic", "U4"}},
        {UPDATE_U5, {"Nothing changed", "removed too early", "Insert it again"}},
        {UPDATE_U6, {"Nothing changed", "cannot be read", "another stick"}},
        {UPDATE_U7, {"Nothing changed", "a mistake (page “opening-hours”)", "U7"}},
        {UPDATE_U8, {"Nothing changed", "could not store", "Call support"}},
        {UPDATE_NEWER, {"Nothing changed", "newer kiosk program", "U7"}},
        {UPDATE_DRAFT, {"Nothing changed", "nobody has approved", "U7"}},
        {UPDATE_TWICE, {"Nothing changed", "same number", "U7"}},
        {UPDATE_JUMP, {"Nothing changed", "far too high", "U7"}},
    };
    struct sample_views views;
    sample_views_begin(&views);
    take_words(&views, "en");
    struct view_request request = sample_request(&views, VIEW_UPDATE, "p21", 100);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct status status = {.update = {.news = cases[i].news,
                                                 .percent = 42,
                                                 .serial = "2026110301",
                                                 .code8 = "7F3K-92QX",
                                                 .page = "opening-hours"}};
        request.status = &status;
        struct laid_view view = view_layout(&request, &views.arena);
        const char *said = sample_text_of(&views, &view.screens[0]);
        for (size_t k = 0; k < COUNT_OF(cases[i].parts); k++)
            if (!strstr(said, cases[i].parts[k]))
                fail_msg("'%s' is not in '%s'", cases[i].parts[k], said);
    }
    assert_int_equal(COUNT_OF(cases), UPDATE_NEWS_COUNT - 1);
    sample_views_end(&views);
}

// A9: whoever looks sees how old the information is, in each language.
static void
pages_and_the_loop_tell_their_day_and_number(void **state)
{
    (void)state;
    static const char *const said[] = {
        "Information of 3 Nov 2026 · no. 2026110301",
        "Información del 3 nov 2026 · n.º 2026110301",
        "Informationen vom 3. Nov. 2026 · Nr. 2026110301",
    };
    static const enum view_kind kinds[] = {VIEW_ATTRACT, VIEW_PAGE};
    struct status status = {.serial = "2026110301", .created = 20261103};
    for (size_t i = 0; i < COUNT_OF(languages); i++) {
        struct sample_views views;
        sample_views_begin(&views);
        take_words(&views, languages[i]);
        for (size_t k = 0; k < COUNT_OF(kinds); k++) {
            struct view_request request = sample_request(&views, kinds[k], "p21", 100);
            request.page = views.content.pages[0].id.utf8;
            struct laid_view view = view_layout(&request, &views.arena);
            const struct screen *last = &view.screens[view.screen_count - 1];
            assert_null(strstr(sample_text_of(&views, last), "2026110301"));
            request.status = &status;
            view = view_layout(&request, &views.arena);
            last = &view.screens[view.screen_count - 1];
            if (!strstr(sample_text_of(&views, last), said[i]))
                fail_msg("'%s' is not in '%s'", said[i], sample_text_of(&views, last));
        }
        sample_views_end(&views);
    }
}

static void
faults_are_told_to_staff(void **state)
{
    (void)state;
    static const struct {
        enum status_fault fault;
        const char *part;
    } cases[] = {
        {STATUS_B1, "newest update could not be shown"},
        {STATUS_B2, "no update can be shown"},
        {STATUS_B3, "keys are missing"},
        {STATUS_B4, "storage fault"},
    };
    struct sample_views views;
    sample_views_begin(&views);
    take_words(&views, "en");
    struct view_request notice = sample_request(&views, VIEW_NOTICE, "td1", 100);
    notice.content = NULL;
    notice.notice = views.words.word[WORD_ASK_DESK];
    struct view_request slide = sample_request(&views, VIEW_ATTRACT, "td1", 100);
    slide.page = views.content.pages[0].id.utf8;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const struct status status = {.fault = cases[i].fault};
        notice.status = slide.status = &status;
        struct laid_view view = view_layout(&notice, &views.arena);
        assert_non_null(
            strstr(sample_text_of(&views, &view.screens[0]), "ask at the desk"));
        assert_non_null(strstr(sample_text_of(&views, &view.screens[0]), cases[i].part));
        view = view_layout(&slide, &views.arena);
        assert_non_null(strstr(sample_text_of(&views, &view.screens[0]), cases[i].part));
    }
    sample_views_end(&views);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_news_fits_one_screen),
        cmocka_unit_test(each_news_says_what_it_must),
        cmocka_unit_test(pages_and_the_loop_tell_their_day_and_number),
        cmocka_unit_test(faults_are_told_to_staff),
    };
    return cmocka_run_group_tests_name("update", tests, NULL, free_words);
}
