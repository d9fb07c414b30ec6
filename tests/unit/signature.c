// SPDX-License-Identifier: MIT
// Signatures: a minisign signature verifies; nothing near it does: every flipped bit, every
// cut, every other form.
#include "bundle/signature.h"

#include "minisign_example.h"
#include "sample_bundle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static bool
verifies(const char *text, size_t len, const struct public_key *key, const void *message,
         size_t message_len)
{
    struct signature signature;
    return signature_parse(text, len, &signature) &&
           signature_verify(&signature, key, message, message_len);
}

static struct public_key
key_of(const char *text)
{
    struct public_key key;
    struct lines lines = lines_of(text, strlen(text));
    signature_take_key(&lines, &key);
    assert_true(lines_ended(&lines));
    return key;
}

static void
minisigns_own_signature_verifies(void **state)
{
    (void)state;
    struct public_key key = key_of(minisign_key);
    assert_true(
        verifies(minisign_signature, strlen(minisign_signature), &key, "hello\n", 6));
    assert_false(
        verifies(minisign_signature, strlen(minisign_signature), &key, "hello\r", 6));
    assert_false(
        verifies(minisign_signature, strlen(minisign_signature), &key, "hello\n", 5));
}

static void
every_flipped_bit_is_refused(void **state)
{
    (void)state;
    struct sample_bundle sample;
    sample_bundle_begin(&sample);
    (void)sample_pack(&sample, &sample.desk, NULL);
    struct author_text manifest = author_manifest(sample.manifest, &sample.arena);
    struct author_text text =
        secret_sign(&sample.desk, manifest.bytes, manifest.len, "x", &sample.arena);
    struct public_key key = secret_public(&sample.desk);
    char *bytes = arena_copy(&sample.arena, text.bytes, text.len);
    char *message = arena_copy(&sample.arena, manifest.bytes, manifest.len);
    assert_true(verifies(bytes, text.len, &key, message, manifest.len));
    size_t first_line = (size_t)(strchr(bytes, '\n') - bytes), accepted = 0;
    size_t title = strlen("untrusted comment: ");
    for (size_t bit = 0; bit < 8 * text.len; bit++) {
        bytes[bit / 8] = (char)(bytes[bit / 8] ^ 1 << bit % 8);
        bool good = verifies(bytes, text.len, &key, message, manifest.len);
        // the untrusted comment is not signed; it has to stay printable all the same
        if (bit / 8 < title || bit / 8 >= first_line)
            assert_false(good);
        accepted += good;
        bytes[bit / 8] = (char)(bytes[bit / 8] ^ 1 << bit % 8);
    }
    assert_in_range(accepted, 1, 8 * (first_line - title));
    for (size_t bit = 0; bit < 8 * manifest.len; bit++) {
        message[bit / 8] = (char)(message[bit / 8] ^ 1 << bit % 8);
        assert_false(verifies(bytes, text.len, &key, message, manifest.len));
        message[bit / 8] = (char)(message[bit / 8] ^ 1 << bit % 8);
    }
    for (size_t len = 0; len < text.len; len++)
        assert_false(verifies(bytes, len, &key, message, manifest.len));
    sample_bundle_end(&sample);
}

static void
there_is_one_form(void **state)
{
    (void)state;
    struct sample_bundle sample;
    sample_bundle_begin(&sample);
    struct arena *arena = &sample.arena;
    struct public_key key = secret_public(&sample.desk);
    const char *text = secret_sign(&sample.desk, "m", 1, "t", arena).bytes;
    char long_comment[BUNDLE_MAX_COMMENT_BYTES + 2];
    const char *second = strchr(text, '\n') + 1, *third = strchr(second, '\n') + 1;
    memset(long_comment, 'c', sizeof long_comment);
    long_comment[BUNDLE_MAX_COMMENT_BYTES] = '\0';
    const struct {
        const char *text;
        bool good;
    } cases[] = {
        {text, true},
        {arena_printf(arena, "untrusted comment: \n%s", second), true},
        {arena_printf(arena, "untrusted comment: %s\n%s", long_comment, second), true},
        {arena_printf(arena, "untrusted comment: %sc\n%s", long_comment, second), false},
        {arena_printf(arena, "untrusted comment: \x1b[2J\n%s", second), false},
        {arena_printf(arena, "untrusted comment: \xE2\x80\xAE\n%s", second), false},
        {arena_printf(arena, "Untrusted comment: \n%s", second), false},
        {arena_printf(arena, "untrusted comment:\n%s", second), false},
        {second, false},
        {arena_printf(arena, "%s\n", text), false},
        {arena_printf(arena, "%s%s", text, text), false},
        {arena_printf(arena, "\xEF\xBB\xBF%s", text), false},
        {arena_printf(arena, "untrusted comment: \r\n%s", second), false},
        {arena_printf(arena, "untrusted comment: \n%.100s\r\n%s", second, third), false},
        {arena_printf(arena, "untrusted comment: \n %s", second), false},
        {arena_printf(arena, "untrusted comment: \n%s", third), false},
        {arena_printf(arena, "untrusted comment: \n%.100s\ntrusted comment: u%s", second,
                      strchr(third, '\n')),
         false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++)
        if (verifies(cases[i].text, strlen(cases[i].text), &key, "m", 1) != cases[i].good)
            fail_msg("case %zu:\n%s", i, cases[i].text);
    // a trusted comment on both sides of its limit
    const char *fits = secret_sign(&sample.desk, "m", 1, long_comment, arena).bytes;
    assert_true(verifies(fits, strlen(fits), &key, "m", 1));
    long_comment[BUNDLE_MAX_COMMENT_BYTES] = 'c';
    long_comment[BUNDLE_MAX_COMMENT_BYTES + 1] = '\0';
    const char *longer = secret_sign(&sample.desk, "m", 1, long_comment, arena).bytes;
    assert_false(verifies(longer, strlen(longer), &key, "m", 1));
    // more bytes than a signature may have, NUL inside
    char *much = arena_alloc(arena, BUNDLE_MAX_SIGNATURE_BYTES + 1);
    memcpy(much, text, strlen(text));
    assert_false(verifies(much, BUNDLE_MAX_SIGNATURE_BYTES + 1, &key, "m", 1));
    assert_false(verifies(much, strlen(text) + 1, &key, "m", 1));
    sample_bundle_end(&sample);
}

// Rewrites the two letters that say which algorithm a signature is of.
static const char *
with_algorithm(struct arena *arena, const char *text, const char *letters)
{
    uint8_t raw[SIGNATURE_RAW_BYTES];
    char line[sodium_base64_ENCODED_LEN(SIGNATURE_RAW_BYTES, 1)];
    const char *second = strchr(text, '\n') + 1;
    struct lines lines = lines_of(second, strlen(second));
    lines_base64(&lines, raw, sizeof raw);
    memcpy(raw, letters, 2);
    sodium_bin2base64(line, sizeof line, raw, sizeof raw, sodium_base64_VARIANT_ORIGINAL);
    return arena_printf(arena, "%.*s%s%s", (int)(second - text), text, line,
                        strchr(second, '\n'));
}

static void
old_and_foreign_keys_are_refused(void **state)
{
    (void)state;
    struct sample_bundle sample;
    sample_bundle_begin(&sample);
    struct arena *arena = &sample.arena;
    struct public_key key = secret_public(&sample.desk);
    struct public_key stranger = secret_public(&sample.stranger);
    const char *text = secret_sign(&sample.desk, "m", 1, "t", arena).bytes;
    const char *same = with_algorithm(arena, text, "ED");
    const char *legacy = with_algorithm(arena, text, "Ed");
    assert_string_equal(same, text);
    assert_false(verifies(legacy, strlen(legacy), &key, "m", 1));
    assert_false(verifies(text, strlen(text), &stranger, "m", 1));
    // the right id on the wrong key, the wrong id on the right key
    struct public_key mixed = stranger;
    memcpy(mixed.id, key.id, sizeof mixed.id);
    assert_false(verifies(text, strlen(text), &mixed, "m", 1));
    mixed = key;
    mixed.id[7] ^= 1;
    assert_false(verifies(text, strlen(text), &mixed, "m", 1));
    // a public key is "Ed" and nothing else
    struct public_key read;
    char letters[AUTHOR_KEY_TEXT_BYTES];
    author_key_text(&key, letters);
    struct lines lines = lines_of(letters, strlen(letters));
    signature_take_key(&lines, &read);
    assert_true(lines_ended(&lines));
    assert_memory_equal(&read, &key, sizeof key);
    letters[1]++;
    lines = lines_of(letters, strlen(letters));
    signature_take_key(&lines, &read);
    assert_true(lines.failed);
    sample_bundle_end(&sample);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(minisigns_own_signature_verifies),
        cmocka_unit_test(every_flipped_bit_is_refused),
        cmocka_unit_test(there_is_one_form),
        cmocka_unit_test(old_and_foreign_keys_are_refused),
    };
    return cmocka_run_group_tests_name("signature", tests, NULL, NULL);
}
