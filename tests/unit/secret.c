// SPDX-License-Identifier: MIT
// Secret keys: locked and opened again, minisign's own files, and what is no key.
#include "bundle/secret.h"

#include "minisign_example.h"
#include "sample_bundle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void
keys_are_kept_with_and_without_password(void **state)
{
    (void)state;
    static const char *const passwords[] = {"", "correct horse"};
    for (size_t i = 0; i < COUNT_OF(passwords); i++) {
        struct secret_key key = sample_key(9), read;
        char text[SECRET_TEXT_BYTES];
        assert_true(secret_lock(&key, passwords[i], text));
        assert_int_equal(strlen(text), SECRET_TEXT_BYTES - 1);
        assert_int_equal(secret_has_password(text, strlen(text)), i == 1);
        assert_int_equal(secret_open(text, strlen(text), passwords[i], &read),
                         SECRET_OPEN);
        assert_memory_equal(&read, &key, sizeof key);
        if (i == 1) {
            assert_int_equal(secret_open(text, strlen(text), "", &read), SECRET_LOCKED);
            assert_int_equal(secret_open(text, strlen(text), "wrong", &read),
                             SECRET_LOCKED);
        }
        assert_true(sodium_is_zero((const uint8_t *)&read, sizeof read) == (i == 1));
    }
}

static void
minisigns_key_files_are_read(void **state)
{
    (void)state;
    struct secret_key key;
    struct arena arena = {0};
    const char *line = strchr(minisign_secret, '\n') + 1;
    char text[SECRET_TEXT_BYTES], public_text[AUTHOR_KEY_TEXT_BYTES];
    snprintf(text, sizeof text, "%.212s", line);
    const char *const files[] = {
        minisign_secret, line, text, arena_printf(&arena, "%s\r\n", text),
        arena_printf(&arena, "untrusted comment: typed\n%s", text)};
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        assert_int_equal(secret_open(files[i], strlen(files[i]), "", &key), SECRET_OPEN);
        struct public_key public = secret_public(&key);
        author_key_text(&public, public_text);
        assert_string_equal(public_text, minisign_key);
    }
    // Ed25519 has no chance in it: the same key makes the same signature
    struct author_text again = secret_sign(&key, "hello\n", 6, "hello", &arena);
    assert_string_equal(strchr(again.bytes, '\n'), strchr(minisign_signature, '\n'));
    arena_finish(&arena);
}

static void
other_files_are_no_keys(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct secret_key key = sample_key(9), read;
    char text[SECRET_TEXT_BYTES];
    assert_true(secret_lock(&key, "", text));
    const char *const files[] = {"",
                                 "untrusted comment: x",
                                 "untrusted comment: x\n",
                                 minisign_key,
                                 minisign_signature,
                                 arena_printf(&arena, "%s\n\n", text),
                                 arena_printf(&arena, " %s", text),
                                 arena_printf(&arena, "%.211s", text)};
    for (size_t i = 0; i < COUNT_OF(files); i++)
        assert_int_equal(secret_open(files[i], strlen(files[i]), "", &read),
                         SECRET_BROKEN);
    // a wrong letter in a key typed from paper
    for (size_t i = 72; i < 180; i++) {
        char right = text[i];
        text[i] = right == 'A' ? 'B' : 'A';
        assert_int_equal(secret_open(text, strlen(text), "", &read), SECRET_BROKEN);
        text[i] = right;
    }
    arena_finish(&arena);
}

static void
new_keys_differ_and_sign(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct secret_key one, other;
    struct signature signature;
    secret_new(&one);
    secret_new(&other);
    assert_memory_not_equal(&one, &other, sizeof one);
    struct public_key key = secret_public(&one);
    struct author_text text = secret_sign(&one, "m", 1, "comment", &arena);
    assert_true(signature_parse(text.bytes, text.len, &signature));
    assert_true(signature_verify(&signature, &key, "m", 1));
    secret_forget(&one);
    assert_true(sodium_is_zero((const uint8_t *)&one, sizeof one));
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_kept_with_and_without_password),
        cmocka_unit_test(minisigns_key_files_are_read),
        cmocka_unit_test(other_files_are_no_keys),
        cmocka_unit_test(new_keys_differ_and_sign),
    };
    return sodium_init() < 0 ? 1
                             : cmocka_run_group_tests_name("secret", tests, NULL, NULL);
}
