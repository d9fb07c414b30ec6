// SPDX-License-Identifier: MIT
// Hashes: against the examples of the standard (FIPS 180-4), whole and in pieces.
#include "base/hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *text, *hex;
} examples[] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
};

static void
the_examples_of_the_standard_hold(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(examples); i++) {
        uint8_t digest[HASH_BYTES];
        char hex[HASH_HEX_BYTES];
        hash_bytes(examples[i].text, strlen(examples[i].text), digest);
        hash_to_hex(digest, sizeof digest, hex);
        assert_string_equal(hex, examples[i].hex);
    }
}

static void
pieces_give_the_same(void **state)
{
    (void)state;
    const char *text = examples[2].text;
    size_t len = strlen(text);
    for (size_t cut = 0; cut <= len; cut++) {
        struct hash hash;
        uint8_t digest[HASH_BYTES];
        char hex[HASH_HEX_BYTES];
        hash_begin(&hash);
        hash_add(&hash, text, cut);
        hash_add(&hash, text + cut, len - cut);
        hash_finish(&hash, digest);
        hash_to_hex(digest, sizeof digest, hex);
        assert_string_equal(hex, examples[2].hex);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_examples_of_the_standard_hold),
        cmocka_unit_test(pieces_give_the_same),
    };
    return cmocka_run_group_tests_name("hash", tests, NULL, NULL);
}
