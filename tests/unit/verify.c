// SPDX-License-Identifier: MIT
// Verifying whole bundles: the good one, whatever the size of the steps, and nothing that
// differs from it in any bit, cut, addition, order or key.
#include "bundle/verify.h"

#include "sample_bundle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct verified {
    enum verdict head, whole;
};

static struct verified
verify(const uint8_t *bytes, size_t len, const struct trust *trust, struct bundle *bundle,
       uint64_t budget)
{
    size_t head = len < BUNDLE_MAX_HEAD_BYTES ? len : BUNDLE_MAX_HEAD_BYTES;
    // exactly as large, so that a byte read too far is noticed
    uint8_t *copy = malloc(len + 1);
    assert_non_null(copy);
    memcpy(copy, bytes, len);
    struct verified verified = {.head = verify_head(copy, head, trust, bundle)};
    verified.whole = verified.head;
    if (verified.head == VERDICT_GOOD) {
        struct verify run = verify_begin(bundle, copy, len);
        do
            verified.whole = verify_step(&run, budget);
        while (verified.whole == VERDICT_MORE);
    }
    free(copy);
    return verified;
}

static struct bundle *
room(struct sample_bundle *sample)
{
    return arena_alloc(&sample->arena, sizeof(struct bundle));
}

static void
a_good_bundle_is_good_in_any_steps(void **state)
{
    (void)state;
    struct sample_bundle sample;
    sample_bundle_begin(&sample);
    struct author_archive archive = sample_pack(&sample, &sample.desk, NULL);
    static const uint64_t budgets[] = {1, 7, 512, 1499, 1500, 1501, 1 << 20};
    struct bundle *bundle = room(&sample);
    for (size_t i = 0; i < COUNT_OF(budgets); i++) {
        struct verified verified =
            verify(archive.bytes, archive.len, &sample.trust, bundle, budgets[i]);
        assert_int_equal(verified.whole, VERDICT_GOOD);
        assert_int_equal(bundle->bytes, archive.len);
        assert_false(bundle->brings_trust);
        assert_int_equal(bundle->manifest.serial, 2026112101);
        for (size_t k = 0; k < 3; k++)
            assert_memory_equal(archive.bytes + verify_file_offset(bundle, k),
                                sample.files[k], strlen(sample.files[k]));
    }
    sample_bundle_end(&sample);
}

static void
every_flipped_bit_is_refused(void **state)
{
    (void)state;
    struct sample_bundle sample;
    sample_bundle_begin(&sample);
    struct author_archive archive = sample_pack(&sample, &sample.desk, NULL);
    struct bundle *bundle = room(&sample);
    size_t accepted = 0;
    const char *comment = memmem(archive.bytes, archive.len, "untrusted comment: ", 19);
    size_t from = (size_t)(comment + 19 - (const char *)archive.bytes);
    size_t to = from + strcspn(comment, "\n") - 19;
    for (size_t bit = 0; bit < 8 * archive.len; bit++) {
        archive.bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
        struct verified verified =
            verify(archive.bytes, archive.len, &sample.trust, bundle, 4096);
        if (bit / 8 < from || bit / 8 >= to)
            assert_int_not_equal(verified.whole, VERDICT_GOOD);
        accepted += verified.whole == VERDICT_GOOD;
        archive.bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
    }
    // only the comment that nobody signed and nobody reads may differ
    assert_true(accepted > 0 && accepted < 8 * (to - from));
    sample_bundle_end(&sample);
}

static void
every_cut_is_refused(void **state)
{
    (void)state;
    struct sample_bundle sample;
    sample_bundle_begin(&sample);
    struct author_archive archive = sample_pack(&sample, &sample.desk, NULL);
    struct bundle *bundle = room(&sample);
    for (size_t len = 0; len < archive.len; len++) {
        struct verified verified =
            verify(archive.bytes, len, &sample.trust, bundle, 1 << 20);
        if (verified.whole != VERDICT_DAMAGED && verified.whole != VERDICT_UNSIGNED)
            fail_msg("cut at %zu: %d", len, (int)verified.whole);
        // once the signature is there, it is known to be a good bundle cut short
        if (len >= 2560)
            assert_int_equal(verified.whole, VERDICT_DAMAGED);
    }
    uint8_t *longer = arena_alloc(&sample.arena, archive.len + 512);
    memcpy(longer, archive.bytes, archive.len);
    for (size_t more = 1; more <= 512; more += 511)
        assert_int_equal(
            verify(longer, archive.len + more, &sample.trust, bundle, 4096).whole,
            VERDICT_DAMAGED);
    sample_bundle_end(&sample);
}

static void
members_cannot_be_mixed(void **state)
{
    (void)state;
    struct sample_bundle sample;
    sample_bundle_begin(&sample);
    struct author_archive old = sample_pack(&sample, &sample.desk, NULL);
    sample.manifest->serial++;
    sample.files[0] = "id: b\n";
    struct author_archive new = sample_pack(&sample, &sample.desk, NULL);
    struct bundle *bundle = room(&sample);
    assert_int_equal(old.len, new.len);
    assert_int_equal(verify(new.bytes, new.len, &sample.trust, bundle, 4096).whole,
                     VERDICT_GOOD);
    size_t head = bundle->head_bytes;
    memcpy(new.bytes + head, old.bytes + head, new.len - head);
    assert_int_equal(verify(new.bytes, new.len, &sample.trust, bundle, 4096).whole,
                     VERDICT_DAMAGED);
    memcpy(new.bytes, old.bytes, 1024); // the other MANIFEST under this signature
    assert_int_equal(verify(new.bytes, new.len, &sample.trust, bundle, 4096).whole,
                     VERDICT_UNSIGNED);
    sample_bundle_end(&sample);
}

static void
each_reason_has_its_verdict(void **state)
{
    (void)state;
    struct sample_bundle sample;
    struct bundle *bundle;
    static const struct {
        uint8_t key, site;
        unsigned needs;
        enum verdict verdict;
    } cases[] = {
        {2, 0, 1, VERDICT_GOOD}, {1, 0, 1, VERDICT_UNSIGNED}, {3, 0, 1, VERDICT_UNSIGNED},
        {2, 1, 1, VERDICT_SITE}, {2, 0, 2, VERDICT_NEWER},    {3, 1, 2, VERDICT_UNSIGNED},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        sample_bundle_begin(&sample);
        struct secret_key key = sample_key(cases[i].key);
        sample.manifest->site[7] ^= cases[i].site;
        sample.manifest->needs = cases[i].needs;
        struct author_archive archive = sample_pack(&sample, &key, NULL);
        bundle = room(&sample);
        enum verdict verdict =
            verify(archive.bytes, archive.len, &sample.trust, bundle, 4096).whole;
        if (verdict != cases[i].verdict)
            fail_msg("case %zu: %d", i, (int)verdict);
        sample_bundle_end(&sample);
    }
}

// A signed MANIFEST that is not one, or of another format.
static void
a_signed_manifest_is_parsed_all_the_same(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum verdict verdict;
    } cases[] = {
        {"", VERDICT_DAMAGED},
        {"nonsense\n", VERDICT_DAMAGED},
        {"kiosk-content 2\n", VERDICT_NEWER},
    };
    struct sample_bundle sample;
    sample_bundle_begin(&sample);
    struct bundle *bundle = room(&sample);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct author_archive archive = {.arena = &sample.arena};
        size_t len = strlen(cases[i].text);
        struct author_text minisig =
            secret_sign(&sample.desk, cases[i].text, len, "x", &sample.arena);
        author_add_member(&archive, "MANIFEST", cases[i].text, len);
        author_add_member(&archive, "MANIFEST.minisig", minisig.bytes, minisig.len);
        author_end_archive(&archive);
        assert_int_equal(verify_head(archive.bytes, archive.len, &sample.trust, bundle),
                         cases[i].verdict);
    }
    sample_bundle_end(&sample);
}

static void
bundles_are_bounded(void **state)
{
    (void)state;
    struct sample_bundle sample;
    sample_bundle_begin(&sample);
    struct manifest *manifest = sample.manifest;
    struct bundle *bundle = room(&sample);
    manifest->file_count = 5;
    for (size_t i = 0; i < 5; i++) {
        manifest->files[i].name[0] = (char)('a' + i);
        manifest->files[i].name[1] = '\0';
        manifest->files[i].size = i < 4 ? BUNDLE_MAX_FILE_BYTES - 4096 : 0;
    }
    for (unsigned over = 0; over <= 1; over++) {
        // MANIFEST 2 blocks, its signature 1, headers of 2 + 5 members, two blocks at the end
        manifest->files[4].size = 4 * 4096 - 12 * USTAR_BLOCK + over;
        struct author_text text = author_manifest(manifest, &sample.arena);
        struct author_text minisig =
            secret_sign(&sample.desk, text.bytes, text.len, "x", &sample.arena);
        struct author_archive archive = {.arena = &sample.arena};
        author_add_member(&archive, "MANIFEST", text.bytes, text.len);
        author_add_member(&archive, "MANIFEST.minisig", minisig.bytes, minisig.len);
        enum verdict verdict =
            verify_head(archive.bytes, archive.len, &sample.trust, bundle);
        assert_int_equal(bundle->bytes, BUNDLE_MAX_BYTES + over * USTAR_BLOCK);
        assert_int_equal(verdict, over ? VERDICT_DAMAGED : VERDICT_GOOD);
    }
    sample_bundle_end(&sample);
}

static void
a_bundle_can_bring_a_trust_list(void **state)
{
    (void)state;
    static const struct {
        uint64_t version;
        uint8_t owner, signed_by, previous, desk, packed_by;
        enum verdict verdict;
    } cases[] = {
        {8, 1, 1, 0, 5, 5, VERDICT_GOOD},     // another desk key
        {8, 1, 1, 0, 5, 2, VERDICT_UNSIGNED}, // signed by the one that was taken away
        {7, 1, 1, 0, 5, 5, VERDICT_UNSIGNED}, {9, 1, 1, 0, 5, 5, VERDICT_UNSIGNED},
        {8, 1, 2, 0, 5, 5, VERDICT_UNSIGNED}, {8, 4, 4, 1, 2, 2, VERDICT_GOOD},
        {8, 4, 4, 0, 2, 2, VERDICT_UNSIGNED},
    };
    struct sample_bundle sample;
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        sample_bundle_begin(&sample);
        struct trust next = sample.trust;
        struct secret_key owner = sample_key(cases[i].owner),
                          desk = sample_key(cases[i].desk),
                          by = sample_key(cases[i].signed_by),
                          previous = sample_key(cases[i].previous),
                          packer = sample_key(cases[i].packed_by);
        next.version = cases[i].version;
        next.owner = secret_public(&owner);
        next.desks[0] = secret_public(&desk);
        struct trust_papers papers =
            sample_papers(&sample, &next, &by, cases[i].previous ? &previous : NULL);
        struct author_archive archive = sample_pack(&sample, &packer, &papers);
        struct bundle *bundle = room(&sample);
        enum verdict verdict =
            verify(archive.bytes, archive.len, &sample.trust, bundle, 4096).whole;
        if (verdict != cases[i].verdict)
            fail_msg("case %zu: %d", i, (int)verdict);
        for (size_t len = 0; len < archive.len; len += 64)
            assert_int_not_equal(
                verify(archive.bytes, len, &sample.trust, bundle, 4096).whole,
                VERDICT_GOOD);
        // a list without its signature
        uint8_t *signature = memmem(archive.bytes, archive.len, "TRUST.minisig", 13);
        signature[0] = 'X';
        assert_int_equal(
            verify(archive.bytes, archive.len, &sample.trust, bundle, 4096).whole,
            VERDICT_UNSIGNED);
        sample_bundle_end(&sample);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_bundle_is_good_in_any_steps),
        cmocka_unit_test(every_flipped_bit_is_refused),
        cmocka_unit_test(every_cut_is_refused),
        cmocka_unit_test(members_cannot_be_mixed),
        cmocka_unit_test(each_reason_has_its_verdict),
        cmocka_unit_test(a_signed_manifest_is_parsed_all_the_same),
        cmocka_unit_test(bundles_are_bounded),
        cmocka_unit_test(a_bundle_can_bring_a_trust_list),
    };
    return cmocka_run_group_tests_name("verify", tests, NULL, NULL);
}
