// SPDX-License-Identifier: MIT
// Languages on screen: the sheet, Home's row or rail, the bar's slot, the Text sheet's row,
// and the note on a page that is in another language.
#include "sample_views.h"

#include "layout/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define TEXT(literal)                                 \
    {                                                 \
        .utf8 = (literal), .len = sizeof(literal) - 1 \
    }

enum { MOST = 6 };

struct fixture {
    struct sample_views views;
    struct words words[MOST];
    struct tongue tongues[MOST];
};

static void
begin(struct fixture *fixture)
{
    static const struct {
        const char *code;
        struct text endonym;
    } rows[MOST] = {
        {"de", TEXT("Deutsch")},  {"en", TEXT("English")}, {"es", TEXT("Español")},
        {"fr", TEXT("Français")}, {"pl", TEXT("Polski")},  {"vi", TEXT("Tiếng Việt")},
    };
    sample_views_begin(&fixture->views);
    for (size_t i = 0; i < MOST; i++) {
        fixture->words[i] = fixture->views.words;
        fixture->words[i].endonym = rows[i].endonym;
        fixture->words[i].lang.utf8 = rows[i].code;
        fixture->tongues[i] =
            (struct tongue){.code = rows[i].code, .words = &fixture->words[i]};
    }
    fixture->tongues[0].partial = true;
}

static const struct screen *
lay(struct fixture *fixture, struct view_request *request, size_t count)
{
    request->tongues = fixture->tongues;
    request->tongue_count = count;
    struct laid_view view = view_layout(request, &fixture->views.arena);
    const char *findings = sample_findings(&fixture->views, &view, "here");
    assert_string_equal(findings, "");
    return view.screens;
}

static size_t
count_of(const struct screen *screen, enum action action)
{
    size_t count = 0;
    for (size_t i = 0; i < screen->target_count; i++)
        count += screen->targets[i].action == action;
    return count;
}

// Every panel and step: the lints find nothing, every language is there, Help as well.
static void
the_sheet_names_each_in_its_own_words(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct sample_case place = {.views = &fixture.views};
    while (sample_next(&place)) {
        place.request.kind = VIEW_LANGUAGES;
        const struct screen *screen = lay(&fixture, &place.request, 3);
        assert_non_null(sample_target(screen, ACTION_HELP));
        assert_non_null(sample_target(screen, ACTION_CLOSE));
    }
    struct view_request request =
        sample_request(&fixture.views, VIEW_LANGUAGES, "td2", 100);
    const struct screen *screen = lay(&fixture, &request, 3);
    assert_int_equal(count_of(screen, ACTION_LANGUAGE), 3);
    const char *text = sample_text_of(&fixture.views, screen);
    assert_non_null(strstr(text, "Deutsch (part)"));
    assert_non_null(strstr(text, "English Current"));
    assert_non_null(strstr(text, "Español"));
    sample_views_end(&fixture.views);
}

// From the loop one touch to Home and one more: the first screen has the languages.
static void
home_offers_them_on_its_first_screen(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    struct sample_case place = {.views = &fixture.views};
    while (sample_next(&place)) {
        for (size_t count = 2; count <= MOST; count += 2) {
            place.request.kind = VIEW_HOME;
            const struct screen *screen = lay(&fixture, &place.request, count);
            size_t languages = count_of(screen, ACTION_LANGUAGE);
            size_t sheets = count_of(screen, ACTION_LANGUAGES);
            const struct target *sheet = sample_target(screen, ACTION_LANGUAGES);
            bool bar = sheet && sheet->group == GROUP_RAIL;
            // 5 inches at the largest size: the question alone fills a screen.
            bool tight = strncmp(place.request.panel.name, "td2-5", 5) == 0 &&
                         place.request.look.step == 200;
            assert_true(languages > 0 || sheets > 0 || tight);
            if (languages + sheets == 0)
                continue;
            assert_true(count > 2 || languages > 0);
            assert_true(languages == 0 || languages == count || count == 2);
            assert_true(bar || languages == 0 || sheets == 0);
        }
        const struct screen *screen = lay(&fixture, &place.request, 1);
        assert_int_equal(count_of(screen, ACTION_LANGUAGE), 0);
        assert_int_equal(count_of(screen, ACTION_LANGUAGES), 0);
    }
    sample_views_end(&fixture.views);
}

static void
wide_panels_have_a_slot_and_others_a_row(void **state)
{
    (void)state;
    static const char *const panels[] = {"p21", "td1", "td2", "td2-5"};
    struct fixture fixture;
    begin(&fixture);
    for (size_t i = 0; i < COUNT_OF(panels); i++) {
        struct view_request request =
            sample_request(&fixture.views, VIEW_TEXT_SHEET, panels[i], 100);
        const struct screen *screen = lay(&fixture, &request, 2);
        const struct target *target = sample_target(screen, ACTION_LANGUAGES);
        assert_non_null(target);
        assert_int_equal(target->group, i == 0 ? GROUP_RAIL : GROUP_CONTENT);
        assert_int_equal(count_of(screen, ACTION_LANGUAGES), 1);
        if (i > 0)
            assert_ptr_equal(target, &screen->targets[0]); // the first row
        assert_null(
            sample_target(lay(&fixture, &request, 1), ACTION_LANGUAGES)); // no choice
    }
    sample_views_end(&fixture.views);
}

// The content is in Spanish, one of its pages in English: every screen says so in the
// visitor's words, and the page's own words are English.
static void
a_borrowed_page_says_so_on_every_screen(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture);
    fixture.words[2].word[WORD_NOT_TRANSLATED] =
        (struct text)TEXT("Esta página todavía no está en español.");
    fixture.words[2].word[WORD_NOT_TRANSLATED_SHORT] =
        (struct text)TEXT("Todavía no en español");
    fixture.views.content.lang = (struct text)TEXT("es");
    struct sample_case place = {.views = &fixture.views};
    while (sample_next(&place)) {
        place.request.kind = VIEW_PAGE;
        place.request.page = "long";
        place.request.words = &fixture.words[2];
        place.request.tongues = fixture.tongues;
        place.request.tongue_count = 3;
        struct laid_view view = view_layout(&place.request, &fixture.views.arena);
        assert_string_equal(sample_findings(&fixture.views, &view, place.name), "");
        for (size_t i = 0; i < view.screen_count; i++) {
            const char *text = sample_text_of(&fixture.views, &view.screens[i]);
            assert_non_null(strstr(text, "odavía"));
        }
    }
    for (size_t i = 0; i < fixture.views.content.page_count; i++)
        fixture.views.pages[i].lang = (struct text)TEXT("es");
    struct view_request request = sample_request(&fixture.views, VIEW_PAGE, "td1", 100);
    request.page = "long";
    request.words = &fixture.words[2];
    const char *text = sample_text_of(&fixture.views, lay(&fixture, &request, 3));
    assert_null(strstr(text, "odavía"));
    sample_views_end(&fixture.views);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sheet_names_each_in_its_own_words),
        cmocka_unit_test(home_offers_them_on_its_first_screen),
        cmocka_unit_test(wide_panels_have_a_slot_and_others_a_row),
        cmocka_unit_test(a_borrowed_page_says_so_on_every_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
