// SPDX-License-Identifier: MIT
// Trust lists: exactly one form, signed by the owner they name, and followed by exactly the
// next version, with both signatures when the owner changes.
#include "bundle/trust.h"

#include "sample_bundle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void
what_is_written_reads_back(void **state)
{
    (void)state;
    struct sample_bundle sample;
    sample_bundle_begin(&sample);
    for (size_t desks = 1; desks <= BUNDLE_MAX_DESK_KEYS; desks++) {
        struct trust trust = sample.trust, read = {0};
        trust.desk_count = desks;
        for (size_t i = 0; i < desks; i++) {
            struct secret_key key = sample_key((uint8_t)(10 + i));
            trust.desks[i] = secret_public(&key);
        }
        struct author_text text = author_trust(&trust, &sample.arena);
        assert_true(trust_parse(text.bytes, text.len, &read));
        assert_memory_equal(&read, &trust, sizeof trust);
        for (size_t len = 0; len < text.len; len++)
            assert_false(trust_parse(text.bytes, len, &read));
        for (size_t i = 0; i < desks; i++)
            assert_ptr_equal(trust_desk(&trust, trust.desks[i].id), &trust.desks[i]);
        assert_null(trust_desk(&trust, trust.owner.id));
    }
    sample_bundle_end(&sample);
}

// Replaces the first `from` in the text of the sample's list.
static const char *
changed(struct sample_bundle *sample, const char *from, const char *to)
{
    const char *text = author_trust(&sample->trust, &sample->arena).bytes;
    const char *at = strstr(text, from);
    assert_non_null(at);
    return arena_printf(&sample->arena, "%.*s%s%s", (int)(at - text), text, to,
                        at + strlen(from));
}

static void
there_is_one_spelling(void **state)
{
    (void)state;
    struct sample_bundle sample;
    sample_bundle_begin(&sample);
    char owner[AUTHOR_KEY_TEXT_BYTES], desk[AUTHOR_KEY_TEXT_BYTES];
    author_key_text(&sample.trust.owner, owner);
    author_key_text(&sample.trust.desks[0], desk);
    struct arena *arena = &sample.arena;
    const struct {
        const char *from, *to;
        bool good;
    } cases[] = {
        {"version 7", "version 1", true},
        {"version 7", "version 1000000", true},
        {"version 7", "version 0", false},
        {"version 7", "version 1000001", false},
        {"version 7", "version 07", false},
        {"floor-reset 0", "floor-reset 9007199254740992", true},
        {"floor-reset 0", "floor-reset 9007199254740993", false},
        {"kiosk-trust 1", "kiosk-trust 2", false},
        {"site 01", "site  01", false},
        {"desks 1", "desks 0", false},
        {"desks 1", "desks 2", false},
        {"desks 1", "desks 5", false},
        {"desk R", "desk S", false},
        {"end\n", "end", false},
        {"end\n", "end\n\n", false},
        {"\n", "\r\n", false},
        // the owner is no desk, and no desk is there twice
        {desk, owner, false},
        {"desks 1\n", arena_printf(arena, "desks 2\ndesk %s\n", desk), false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct trust trust;
        const char *text = changed(&sample, cases[i].from, cases[i].to);
        if (trust_parse(text, strlen(text), &trust) != cases[i].good)
            fail_msg("case %zu:\n%s", i, text);
    }
    struct trust trust;
    char *much = arena_alloc(arena, BUNDLE_MAX_TRUST_BYTES + 1);
    assert_false(trust_parse(much, BUNDLE_MAX_TRUST_BYTES + 1, &trust));
    sample_bundle_end(&sample);
}

static void
a_list_is_signed_by_its_owner(void **state)
{
    (void)state;
    struct sample_bundle sample;
    sample_bundle_begin(&sample);
    struct trust read;
    struct trust_papers papers =
        sample_papers(&sample, &sample.trust, &sample.owner, NULL);
    assert_true(trust_open(&papers, &read));
    struct trust_papers by_desk =
        sample_papers(&sample, &sample.trust, &sample.desk, NULL);
    assert_false(trust_open(&by_desk, &read));
    papers.signature_len = 0;
    assert_false(trust_open(&papers, &read));
    char *text = arena_copy(&sample.arena, papers.text, papers.len);
    papers = sample_papers(&sample, &sample.trust, &sample.owner, NULL);
    papers.text = text;
    for (size_t bit = 0; bit < 8 * papers.len; bit++) {
        text[bit / 8] = (char)(text[bit / 8] ^ 1 << bit % 8);
        assert_false(trust_open(&papers, &read));
        text[bit / 8] = (char)(text[bit / 8] ^ 1 << bit % 8);
    }
    assert_true(trust_open(&papers, &read));
    sample_bundle_end(&sample);
}

static void
only_the_next_version_follows(void **state)
{
    (void)state;
    static const struct {
        uint64_t version;
        bool other_site, new_owner;
        uint8_t signed_by, previous; // keys by seed: 1 owner, 2 desk, 3 stranger, 4 new
        bool good;
    } cases[] = {
        {8, false, false, 1, 0, true},  {7, false, false, 1, 0, false},
        {6, false, false, 1, 0, false}, {9, false, false, 1, 0, false},
        {8, true, false, 1, 0, false},  {8, false, false, 2, 0, false},
        {8, false, false, 3, 0, false}, {8, false, true, 4, 1, true},
        {8, false, true, 4, 0, false},  {8, false, true, 1, 0, false},
        {8, false, true, 1, 1, false},  {8, false, true, 4, 4, false},
        {8, false, true, 4, 2, false},  {8, false, true, 4, 3, false},
        {9, false, true, 4, 1, false},  {8, false, false, 1, 1, true},
        {8, false, false, 1, 3, false},
    };
    struct sample_bundle sample;
    sample_bundle_begin(&sample);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct trust next = sample.trust, read;
        struct secret_key fresh = sample_key(4), by = sample_key(cases[i].signed_by),
                          previous = sample_key(cases[i].previous);
        next.version = cases[i].version;
        next.site[0] ^= cases[i].other_site;
        if (cases[i].new_owner)
            next.owner = secret_public(&fresh);
        struct trust_papers papers =
            sample_papers(&sample, &next, &by, cases[i].previous ? &previous : NULL);
        if (trust_follow(&sample.trust, &papers, &read) != cases[i].good)
            fail_msg("case %zu", i);
    }
    sample_bundle_end(&sample);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_reads_back),
        cmocka_unit_test(there_is_one_spelling),
        cmocka_unit_test(a_list_is_signed_by_its_owner),
        cmocka_unit_test(only_the_next_version_follows),
    };
    return cmocka_run_group_tests_name("trust", tests, NULL, NULL);
}
