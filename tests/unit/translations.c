// SPDX-License-Identifier: MIT
// Translations: the good content and a copy of it in another language, in which one thing
// at a time is not as in the source.
#include "content/translations.h"
#include "content/load.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST_PAGES = 8, MOST_BLOCKS = 64 };

struct fixture {
    struct arena arena;
    struct problems problems;
    const struct content *source;
    struct content own;
    struct page pages[MOST_PAGES];
    struct block blocks[MOST_BLOCKS]; // of the page "fillings"
};

static struct text
text_of(const char *utf8)
{
    return (struct text){.utf8 = utf8, .len = strlen(utf8)};
}

static struct page *
page_of(struct fixture *fixture, const char *id)
{
    for (size_t i = 0; i < fixture->own.page_count; i++)
        if (strcmp(fixture->pages[i].id.utf8, id) == 0)
            return &fixture->pages[i];
    fail_msg("no page %s", id);
    return NULL;
}

// The block of this kind of the page "fillings".
static struct block *
block_of(struct fixture *fixture, enum block_kind kind)
{
    const struct page *page = page_of(fixture, "fillings");
    for (size_t i = 0; i < page->body_count; i++)
        if (fixture->blocks[i].kind == kind)
            return &fixture->blocks[i];
    fail_msg("no block of kind %d", (int)kind);
    return NULL;
}

static void
begin(struct fixture *fixture)
{
    *fixture = (struct fixture){0};
    fixture->problems.arena = &fixture->arena;
    struct load *load =
        load_new("tests/check/good", "en", &fixture->arena, &fixture->problems);
    while (load_step(load, 0))
        continue;
    fixture->source = load_result(load);
    load_free(load);
    assert_non_null(fixture->source);
    fixture->own = *fixture->source;
    fixture->own.lang = text_of("es");
    fixture->own.pages = fixture->pages;
    assert_in_range(fixture->own.page_count, 3, MOST_PAGES);
    memcpy(fixture->pages, fixture->source->pages,
           fixture->own.page_count * sizeof *fixture->pages);
    for (size_t i = 0; i < fixture->own.page_count; i++) {
        struct page *page = &fixture->pages[i];
        page->lang = text_of("es");
        page->translated_lang = text_of("en");
        page->translated_version = page->version;
        page->translation_role = text_of("translator");
    }
    struct page *page = page_of(fixture, "fillings");
    assert_in_range(page->body_count, 10, MOST_BLOCKS);
    memcpy(fixture->blocks, page->body, page->body_count * sizeof *fixture->blocks);
    page->body = fixture->blocks;
}

// All that is told, one finding a line.
static const char *
told(struct fixture *fixture)
{
    char *lines = NULL;
    size_t len = 0;
    fixture->problems = (struct problems){.arena = &fixture->arena};
    translations_check(&fixture->own, fixture->source, false, &fixture->problems);
    FILE *out = open_memstream(&lines, &len);
    for (size_t i = 0; i < fixture->problems.count; i++)
        problem_print(&fixture->problems.items[i], out);
    fclose(out);
    const char *kept = arena_copy(&fixture->arena, lines, len);
    free(lines);
    return kept;
}

// ---- what breaks ----------------------------------------------------------------------

static void
break_nothing(struct fixture *fixture)
{
    (void)fixture;
}

static void
lose_page(struct fixture *fixture)
{
    fixture->own.page_count--; // fillings, the last by id
}

static void
age(struct fixture *fixture)
{
    page_of(fixture, "fillings")->translated_version = 1;
}

static void
come_from_the_future(struct fixture *fixture)
{
    page_of(fixture, "fillings")->translated_version = 9;
}

static void
say_no_source(struct fixture *fixture)
{
    page_of(fixture, "fillings")->translated_lang = (struct text){0};
}

static void
approve_unread(struct fixture *fixture)
{
    page_of(fixture, "compare")->translation_role = (struct text){0};
}

static void
lose_block(struct fixture *fixture)
{
    page_of(fixture, "fillings")->body_count--;
}

static void
swap_blocks(struct fixture *fixture)
{
    struct block first = fixture->blocks[0];
    fixture->blocks[0] = fixture->blocks[1];
    fixture->blocks[1] = first;
}

static void
change_risk(struct fixture *fixture)
{
    block_of(fixture, BLOCK_RISK)->risk.n = 2;
}

static void
soften_care(struct fixture *fixture)
{
    block_of(fixture, BLOCK_CARE)->care.level = CARE_URGENT;
}

static void
lose_red_flag(struct fixture *fixture)
{
    block_of(fixture, BLOCK_CARE)->care.items.count--;
}

static void
change_figure(struct fixture *fixture)
{
    block_of(fixture, BLOCK_TEXT)->text = text_of("Tarda 45 minutos.");
}

static void
rename_page(struct fixture *fixture)
{
    page_of(fixture, "fillings")->id = text_of("zz");
}

static void
lose_fact(struct fixture *fixture)
{
    page_of(fixture, "fillings")->facts.count = 0;
}

static void
add_source(struct fixture *fixture)
{
    page_of(fixture, "compare")->sources = page_of(fixture, "fillings")->sources;
}

static void
rewrite_words(struct fixture *fixture)
{
    const struct page *from = content_page(fixture->source, "fillings");
    char *hash = (char *)(uintptr_t)translations_hash(from, &fixture->arena);
    hash[6] = hash[6] == '0' ? '1' : '0'; // of the first block
    page_of(fixture, "fillings")->translated_hash = text_of(hash);
}

static void
know_words(struct fixture *fixture)
{
    const struct page *from = content_page(fixture->source, "fillings");
    page_of(fixture, "fillings")->translated_hash =
        text_of(translations_hash(from, &fixture->arena));
}

static void
each_difference_is_told(void **state)
{
    (void)state;
    static const struct {
        void (*damage)(struct fixture *fixture);
        const char *sentence; // "": nothing is told
    } rows[] = {
        {break_nothing, ""},
        {know_words, ""},
        {lose_page, "the page \"fillings\" is not here yet"},
        {age, "translation of version 1, but the page in en has version 2"},
        {come_from_the_future, "has only version 2, not 9"},
        {say_no_source, "does not say which version in en"},
        {approve_unread, "[L49]"},
        {lose_block, "fewer blocks"},
        {swap_blocks, "this block is not the one in this place"},
        {change_risk, "this block is not the one in this place"},
        {soften_care, "this block is not the one in this place"},
        {lose_red_flag, "this block is not the one in this place"},
        {change_figure, "45 minutes"},
        {rename_page, "there is no page \"zz\" in en"},
        {lose_fact, "the fact F001"},
        {add_source, "the source R01 is not on the page"},
        {rewrite_words, "have changed since they were translated"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct fixture fixture;
        begin(&fixture);
        rows[i].damage(&fixture);
        const char *lines = told(&fixture);
        if (*rows[i].sentence == '\0')
            assert_string_equal(lines, "");
        else if (!strstr(lines, rows[i].sentence))
            fail_msg("row %zu: \"%s\" is not in:\n%s", i, rows[i].sentence, lines);
        arena_finish(&fixture.arena);
    }
}

static void
visitors_see_the_source_where_a_page_lacks(void **state)
{
    (void)state;
    static const struct {
        void (*damage)(struct fixture *fixture);
        const char *lang;
        enum translation_state state;
    } rows[] = {
        {break_nothing, "es", TRANSLATION_DRAFT},
        {lose_page, "en", TRANSLATION_MISSING},
        {age, "en", TRANSLATION_STALE},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct fixture fixture;
        bool partial = false;
        begin(&fixture);
        rows[i].damage(&fixture);
        const struct content *shown =
            translations_merge(&fixture.own, fixture.source, &fixture.arena, &partial);
        assert_int_equal(shown->page_count, fixture.source->page_count);
        assert_string_equal(content_page(shown, "fillings")->lang.utf8, rows[i].lang);
        assert_string_equal(content_page(shown, "compare")->lang.utf8, "es");
        assert_string_equal(shown->lang.utf8, "es");
        assert_int_equal(partial, i > 0);
        assert_int_equal(shown->draft_count, fixture.source->draft_count);
        assert_int_equal(translation_state(&fixture.own, fixture.source, "fillings"),
                         rows[i].state);
        arena_finish(&fixture.arena);
    }
}

static void
the_first_language_is_the_clinics(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct files good = files_in_folder("tests/check/good");
    struct files none = files_in_folder("tests/check/no-such-folder");
    assert_string_equal(translations_first_language(&good, &arena), "en");
    assert_null(translations_first_language(&none, &arena));
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_difference_is_told),
        cmocka_unit_test(visitors_see_the_source_where_a_page_lacks),
        cmocka_unit_test(the_first_language_is_the_clinics),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
