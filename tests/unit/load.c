// SPDX-License-Identifier: MIT
// Loading: the model that the good content folder becomes, the stepper, the limits of
// folders, and content that must not stop the program.
#include "content/load.h"

#include "base/clock.h"
#include "content/limits.h"
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
    size_t goes;
};

static void
load_folder(struct loaded *loaded, const char *folder, const char *lang,
            unsigned budget_ms)
{
    *loaded = (struct loaded){0};
    loaded->problems.arena = &loaded->arena;
    struct load *load = load_new(folder, lang, &loaded->arena, &loaded->problems);
    load_say_not_yet(load, &(struct text){.utf8 = "todavía no", .len = 11});
    unsigned percent = 0;
    do {
        assert_true(load_percent(load) >= percent);
        percent = load_percent(load);
        loaded->goes++;
    } while (load_step(load, budget_ms));
    assert_int_equal(load_percent(load), 100);
    loaded->content = load_result(load);
    load_free(load);
}

static void
load_good(struct loaded *loaded)
{
    struct arena arena = {0};
    load_folder(loaded, folder_of_tests(&arena, "check/good/"), "en", 0);
    arena_finish(&arena);
    assert_non_null(loaded->content);
    assert_int_equal(loaded->problems.count, 0);
}

// The first block of a kind on the page "fillings", counted from `skip`.
static const struct block *
block_of(const struct content *content, enum block_kind kind, size_t skip)
{
    const struct page *page = content_page(content, "fillings");
    assert_non_null(page);
    for (size_t i = 0; i < page->body_count; i++)
        if (page->body[i].kind == kind && skip-- == 0)
            return &page->body[i];
    fail_msg("no block of kind %d", (int)kind);
    return NULL;
}

static void
the_clinic_and_the_menu(void **state)
{
    (void)state;
    struct loaded loaded;
    load_good(&loaded);
    const struct clinic *clinic = &loaded.content->clinic;
    assert_string_equal(clinic->name.utf8, "Example Dentist");
    assert_string_equal(clinic->emergency_number.utf8, "911");
    assert_string_equal(clinic->crisis_line_how.utf8, "Call 988, day or night.");
    assert_int_equal(clinic->idle_s, 120);
    assert_int_equal(clinic->ask_s, 30);
    assert_int_equal(clinic->slide_s, 8); // not in the file
    assert_int_equal(clinic->panels.count, 2);
    assert_string_equal(clinic->panels.items[1].utf8, "td2");
    assert_int_equal(loaded.content->menu.tile_count, 2);
    assert_string_equal(loaded.content->menu.tiles[1].label.utf8, "Compare them");
    assert_int_equal(loaded.content->source_count, 2);
    assert_string_equal(loaded.content->sources[1].year.utf8, "2021");
    assert_int_equal(loaded.content->fact_count, 1);
    assert_int_equal(loaded.content->draft_count, 2);
    assert_string_equal(loaded.content->lang.utf8, "en");
    arena_finish(&loaded.arena);
}

static void
pages_are_found_by_id(void **state)
{
    (void)state;
    struct loaded loaded;
    load_good(&loaded);
    const struct content *content = loaded.content;
    assert_int_equal(content->page_count, 3);
    assert_string_equal(content->pages[0].id.utf8, "compare");
    assert_null(content_page(content, "nowhere"));
    assert_null(content_page(content, NULL));
    assert_string_equal(content_crisis_page(content)->id.utf8, "crisis");
    const struct page *page = content_page(content, "fillings");
    assert_int_equal(page->kind, PAGE_CLAIM);
    assert_int_equal(page->status, PAGE_DRAFT);
    assert_int_equal(page->version, 2);
    assert_true(page->is_public);
    assert_string_equal(page->attract.utf8, "What is a filling?");
    assert_string_equal(page->next.utf8, "compare");
    assert_int_equal(page->sources.count, 2);
    assert_int_equal(page->title.place.line, 6);
    assert_int_equal(page->title.place.column, 8);
    assert_int_equal(page_risk(page)->n, 3);
    assert_null(page_risk(content_page(content, "crisis")));
    page = content_page(content, "compare");
    assert_string_equal(page->reviewed_role.utf8, "dentist");
    assert_string_equal(page->review_due.utf8, "2027-01-31");
    arena_finish(&loaded.arena);
}

static void
blocks_hold_what_was_written(void **state)
{
    (void)state;
    struct loaded loaded;
    load_good(&loaded);
    const struct content *content = loaded.content;
    assert_string_equal(block_of(content, BLOCK_HEADING, 0)->heading.utf8,
                        "What happens");
    assert_string_equal(block_of(content, BLOCK_TEXT, 0)->text.utf8,
                        "We clean the hole and fill it.");
    assert_int_equal(block_of(content, BLOCK_LIST, 0)->list.count, 2);
    const struct block *rows = block_of(content, BLOCK_ROWS, 0);
    assert_string_equal(rows->rows.items[0].text.utf8, "30 minutes");
    assert_null(rows->rows.items[1].text.utf8);
    const struct care *care = &block_of(content, BLOCK_CARE, 0)->care;
    assert_int_equal(care->level, CARE_ASK);
    assert_string_equal(care->heading.utf8, "Call us on 555-0100 if:");
    assert_int_equal(care->after.count, 1);
    const struct risk *risk = &block_of(content, BLOCK_RISK, 0)->risk;
    assert_int_equal(risk->n_to, 4);
    assert_int_equal(risk->of, 100);
    assert_int_equal(risk->certainty, RISK_KNOWN);
    assert_string_equal(risk->source.utf8, "R02");
    assert_int_equal(block_of(content, BLOCK_RISK, 1)->risk.certainty, RISK_UNKNOWN);
    assert_string_equal(block_of(content, BLOCK_CHECKLIST, 0)->checklist.when.utf8,
                        "Today");
    const struct block *links = block_of(content, BLOCK_LINKS, 0);
    assert_string_equal(links->links.items[1].label.utf8, "Help now");
    assert_null(links->links.items[0].label.utf8);
    assert_false(links->links.show_risk);
    assert_true(block_of(content, BLOCK_LINKS, 1)->links.show_risk);
    const struct picture *picture = &block_of(content, BLOCK_PICTURE, 0)->picture;
    assert_string_equal(picture->file.utf8, "pictures/tooth.png");
    assert_int_equal(picture->width_px, 8);
    assert_int_equal(picture->height_px, 6);
    arena_finish(&loaded.arena);
}

static void
tables_are_shown_as_rows_and_compared(void **state)
{
    (void)state;
    struct loaded loaded;
    load_good(&loaded);
    const struct content *content = loaded.content;
    const struct table *table = &content->tables[0];
    assert_int_equal(content->table_count, 1);
    assert_int_equal(table->column_count, 2);
    assert_null(table->rows[1].cells[0].utf8); // left out
    assert_string_equal(table->rows[1].cells[1].utf8, "Less");
    const struct block *rows = block_of(content, BLOCK_ROWS, 1);
    assert_int_equal(rows->rows.count, 2);
    assert_string_equal(rows->rows.items[0].label.utf8, "What does it cost?");
    assert_null(rows->rows.items[0].text.utf8);
    assert_string_equal(rows->rows.items[1].text.utf8, "About 7 years");
    const struct block *compare = block_of(content, BLOCK_COMPARE, 0);
    assert_int_equal(compare->compare.row_count, 2);
    assert_string_equal(compare->compare.rows[0]->id.utf8, "last");
    arena_finish(&loaded.arena);
}

static void
steps_are_ordered_by_their_start(void **state)
{
    (void)state;
    static const struct {
        const char *id;
        bool by_clinic;
        enum step_end ends;
        double end;
    } expected[] = {
        {"T01", false, END_AT, 0},      {"T02", true, END_AT, 0},
        {"T03", false, END_AT, 30},     {"T04", false, END_NEXT_DAY, 0},
        {"T05", false, END_MINIMUM, 2}, {"T06", false, END_OPEN, 0},
    };
    struct loaded loaded;
    load_good(&loaded);
    const struct block *timeline = block_of(loaded.content, BLOCK_TIMELINE, 0);
    const struct track *track = timeline->timeline.track;
    assert_string_equal(timeline->timeline.route.utf8, "white");
    assert_int_equal(track->step_count, COUNT_OF(expected));
    for (size_t i = 0; i < COUNT_OF(expected); i++) {
        const struct step *step = &track->steps[i];
        assert_string_equal(step->id.utf8, expected[i].id);
        assert_int_equal(step->start_by_clinic, expected[i].by_clinic);
        assert_int_equal(step->ends, expected[i].ends);
        assert_true(step->end >= expected[i].end && step->end <= expected[i].end);
    }
    assert_string_equal(track->steps[0].label.utf8, "Call 555-0100 if you cannot come");
    assert_int_equal(track->steps[0].routes.count, 2);
    assert_string_equal(track->steps[3].anchor.utf8, "the last rinse");
    arena_finish(&loaded.arena);
}

// D6 names the review, so it differs by page; D1 comes through D6.
static void
shared_blocks_are_put_in_place(void **state)
{
    (void)state;
    struct loaded loaded;
    load_good(&loaded);
    const struct page *draft = content_page(loaded.content, "fillings");
    const struct page *approved = content_page(loaded.content, "compare");
    const struct block *last = &draft->body[draft->body_count - 1];
    assert_string_equal(last->shared, "D1");
    assert_string_equal(last->text.utf8,
                        "This page does not know you. Ask Example Dentist.");
    assert_true(last->stays);
    assert_string_equal(last[-1].shared, "D6");
    assert_false(last[-1].stays); // D1 in it stays, itself it does not
    assert_string_equal(last[-1].text.utf8,
                        "Checked by todavía no on todavía no. Next check by todavía no.");
    assert_null(draft->body[0].shared);
    assert_string_equal(approved->body[1].text.utf8,
                        "Checked by dentist on 2026-01-31. Next check by 2027-01-31.");
    arena_finish(&loaded.arena);
}

static void
steps_do_one_thing_at_a_time(void **state)
{
    (void)state;
    struct loaded at_once, in_steps;
    struct arena arena = {0};
    const char *folder = folder_of_tests(&arena, "check/good");
    load_folder(&at_once, folder, "en", 0);
    assert_int_equal(at_once.goes, 1);
    struct load *load =
        load_new(folder, "en", &arena, &(struct problems){.arena = &arena});
    assert_null(load_result(load)); // before it has begun
    load_free(load);
    load_free(NULL);
    load_folder(&in_steps, folder, "en", 1);
    assert_int_equal(in_steps.content->page_count, at_once.content->page_count);
    arena_finish(&at_once.arena);
    arena_finish(&in_steps.arena);
    arena_finish(&arena);
}

// ---- folders that are not as they should be -------------------------------------------

static void
only_one_problem(const char *folder, const char *sentence)
{
    struct loaded loaded;
    load_folder(&loaded, folder, "en", 0);
    assert_null(loaded.content);
    assert_int_equal(loaded.problems.count, 1);
    assert_string_equal(loaded.problems.items[0].sentence, sentence);
    assert_non_null(loaded.problems.items[0].mend);
    arena_finish(&loaded.arena);
}

static void
no_folder_is_one_sentence(void **state)
{
    (void)state;
    struct arena arena = {0};
    only_one_problem("/nowhere/at/all", "there is no such content folder");
    only_one_problem("", "there is no such content folder");
    only_one_problem(folder_of_tests(&arena, "check/good/menu.yaml"),
                     "this is a file, not a content folder");
    arena_finish(&arena);
}

static void
another_language_is_told(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct loaded loaded;
    load_folder(&loaded, folder_of_tests(&arena, "check/good"), "es", 0);
    assert_null(loaded.content);
    assert_true(loaded.problems.errors > 0);
    arena_finish(&loaded.arena);
    load_folder(&loaded, folder_of_tests(&arena, "check/good"), "../..", 0);
    assert_null(loaded.content);
    arena_finish(&loaded.arena);
    arena_finish(&arena);
}

static size_t
count_sentences(const struct problems *problems, const char *sentence)
{
    size_t count = 0;
    for (size_t i = 0; i < problems->count; i++)
        count += strcmp(problems->items[i].sentence, sentence) == 0;
    return count;
}

static void
the_number_of_files_is_bounded(void **state)
{
    (void)state;
    static const char sentence[] = "there are more than 512 content files";
    struct arena arena = {0};
    const char *folder = folder_make(&arena);
    folder_copy(folder_of_tests(&arena, "check/good"), folder);
    enum { GOOD_FILES = 10 };
    for (size_t i = GOOD_FILES; i <= LIMIT_FILES; i++) {
        struct loaded loaded;
        folder_put(folder, arena_printf(&arena, "en/pages/p%zu.yaml", i), "x", 1);
        if (i + 1 < LIMIT_FILES)
            continue;
        load_folder(&loaded, folder, "en", 0);
        assert_int_equal(count_sentences(&loaded.problems, sentence),
                         i + 1 > LIMIT_FILES);
        arena_finish(&loaded.arena);
    }
    folder_remove(folder);
    arena_finish(&arena);
}

static void
the_number_of_pictures_is_bounded(void **state)
{
    (void)state;
    static const char sentence[] = "there are more than 256 pictures";
    struct arena arena = {0};
    const char *folder = folder_make(&arena);
    folder_copy(folder_of_tests(&arena, "check/good"), folder);
    for (size_t i = 1; i <= LIMIT_PICTURES; i++) {
        struct loaded loaded;
        folder_put(folder, arena_printf(&arena, "pictures/p%zu.png", i), "x", 1);
        if (i + 1 < LIMIT_PICTURES)
            continue;
        load_folder(&loaded, folder, "en", 0);
        assert_int_equal(count_sentences(&loaded.problems, sentence),
                         i + 1 > LIMIT_PICTURES);
        arena_finish(&loaded.arena);
    }
    folder_remove(folder);
    arena_finish(&arena);
}

// The file of every kind is replaced by attacks; each is told once and the rest still
// loads.
static void
attacks_stay_in_their_file(void **state)
{
    (void)state;
    static const char *const names[] = {"en/pages/fillings.yaml", "timelines.yaml",
                                        "facts.yaml", "en/tables/kinds.yaml",
                                        "en/blocks.yaml"};
    struct arena arena = {0};
    size_t large = (size_t)30 << 20;
    char *attack = malloc(large);
    assert_non_null(attack);
    memset(attack, '[', 200000);
    for (size_t i = 0; i < COUNT_OF(names); i++)
        for (int comment = 0; comment < 2; comment++) {
            struct loaded loaded;
            const char *folder = folder_make(&arena);
            folder_copy(folder_of_tests(&arena, "check/good"), folder);
            memset(attack, comment ? '#' : '[', large);
            folder_put(folder, names[i], attack, comment ? large : 200000);
            uint64_t start_us = clock_now_us();
            load_folder(&loaded, folder, "en", 0);
            assert_true(clock_now_us() - start_us < 2000000);
            assert_non_null(loaded.content);
            if (loaded.problems.errors != 1)
                fail_msg("%s: %zu errors", names[i], loaded.problems.errors);
            assert_string_equal(loaded.problems.items[0].sentence,
                                comment ? "the file is too large"
                                        : "too many lists and groups inside each other");
            assert_true(loaded.arena.taken_bytes < (4u << 20));
            arena_finish(&loaded.arena);
            folder_remove(folder);
        }
    free(attack);
    arena_finish(&arena);
}

// Cuts of the good files: whatever is left loads or is told, and never stops the program.
static void
cut_files_are_told(void **state)
{
    (void)state;
    static const char *const names[] = {
        "en/pages/fillings.yaml", "timelines.yaml", "clinic.yaml", "menu.yaml",
        "en/tables/kinds.yaml",   "en/blocks.yaml"};
    struct arena arena = {0};
    const char *folder = folder_make(&arena);
    const char *good = folder_of_tests(&arena, "check/good");
    folder_copy(good, folder);
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        size_t len;
        const char *bytes = folder_read(good, names[i], &arena, &len);
        assert_non_null(bytes);
        for (size_t cut = 0; cut < len; cut += 11) {
            struct loaded loaded;
            folder_put(folder, names[i], bytes, cut);
            load_folder(&loaded, folder, "en", 0);
            if (!loaded.content && loaded.problems.errors == 0)
                fail_msg("%s cut at %zu: nothing was told", names[i], cut);
            arena_finish(&loaded.arena);
        }
        folder_put(folder, names[i], bytes, len);
    }
    folder_remove(folder);
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_clinic_and_the_menu),
        cmocka_unit_test(pages_are_found_by_id),
        cmocka_unit_test(blocks_hold_what_was_written),
        cmocka_unit_test(tables_are_shown_as_rows_and_compared),
        cmocka_unit_test(steps_are_ordered_by_their_start),
        cmocka_unit_test(shared_blocks_are_put_in_place),
        cmocka_unit_test(steps_do_one_thing_at_a_time),
        cmocka_unit_test(no_folder_is_one_sentence),
        cmocka_unit_test(another_language_is_told),
        cmocka_unit_test(the_number_of_files_is_bounded),
        cmocka_unit_test(the_number_of_pictures_is_bounded),
        cmocka_unit_test(attacks_stay_in_their_file),
        cmocka_unit_test(cut_files_are_told),
    };
    return cmocka_run_group_tests_name("load", tests, NULL, NULL);
}
