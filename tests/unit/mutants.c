// SPDX-License-Identifier: MIT
// Mutants of a bundle's signature and manifest, held against the minisign program: whatever it
// refuses, we refuse. MUTANTS says how many, 10,000 where it is not set.
#include "bundle/signature.h"

#include "folders.h"
#include "sample_bundle.h"

#include <errno.h>
#include <setjmp.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

extern char **environ;

// The same sequence each time.
static uint32_t
next_random(uint64_t *seed)
{
    *seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407;
    return (uint32_t)(*seed >> 33);
}

// Changes one to three places: flips, letters, cuts, repeats.
static size_t
mutate(char *bytes, size_t len, size_t room, uint64_t *seed)
{
    for (uint32_t times = next_random(seed) % 3 + 1; times > 0 && len > 1; times--) {
        size_t at = next_random(seed) % len;
        size_t piece = next_random(seed) % 16 + 1;
        switch (next_random(seed) % 5) {
        case 0:
            bytes[at] = (char)(bytes[at] ^ 1 << next_random(seed) % 8);
            break;
        case 1:
            bytes[at] = (char)next_random(seed);
            break;
        case 2:
            len = at + 1;
            break;
        case 3: // a letter of base64
            bytes[at] = "ABCDefgh0123+/=\n\r "[next_random(seed) % 18];
            break;
        default:
            piece = piece < len - at ? piece : len - at;
            piece = piece < room - len ? piece : room - len;
            memmove(bytes + at + piece, bytes + at, len - at);
            len += piece;
        }
    }
    return len;
}

static bool
minisign_accepts(const char *folder, const char *key)
{
    char message[512], signature[512];
    snprintf(message, sizeof message, "%s/m", folder);
    snprintf(signature, sizeof signature, "%s/s", folder);
    const char *const words[] = {"minisign", "-V",    "-q", "-P",      key,
                                 "-m",       message, "-x", signature, NULL};
    char *argv[COUNT_OF(words)];
    memcpy(argv, words, sizeof argv);
    pid_t child = 0;
    int status = 1;
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", 1, 0);
    posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", 1, 0);
    int error = posix_spawnp(&child, "minisign", &quiet, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&quiet);
    if (error != 0)
        return false;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void
we_never_accept_what_minisign_refuses(void **state)
{
    (void)state;
    const char *wanted = getenv("MUTANTS");
    long count = wanted ? strtol(wanted, NULL, 10) : 10000, accepted = 0;
    struct sample_bundle sample;
    sample_bundle_begin(&sample);
    struct arena *arena = &sample.arena;
    struct public_key key = secret_public(&sample.desk);
    char key_text[AUTHOR_KEY_TEXT_BYTES];
    author_key_text(&key, key_text);
    (void)sample_pack(&sample, &sample.desk, NULL);
    struct author_text text = author_manifest(sample.manifest, arena);
    struct author_text minisig =
        secret_sign(&sample.desk, text.bytes, text.len, "mutants", arena);
    const char *folder = folder_make(arena);
    size_t room = text.len + minisig.len + 256;
    char *message = arena_alloc(arena, room), *signature = arena_alloc(arena, room);
    uint64_t seed = 1;
    folder_put(folder, "m", text.bytes, text.len);
    folder_put(folder, "s", minisig.bytes, minisig.len);
    if (!minisign_accepts(folder, key_text)) {
        folder_remove(folder);
        sample_bundle_end(&sample);
        skip(); // there is no minisign here
    }
    for (long i = 0; i < count; i++) {
        struct signature read;
        size_t message_len = text.len, len = minisig.len;
        memcpy(message, text.bytes, text.len);
        memcpy(signature, minisig.bytes, minisig.len);
        if (i % 4 == 0)
            message_len = mutate(message, message_len, room, &seed);
        else
            len = mutate(signature, len, room, &seed);
        if (!signature_parse(signature, len, &read) ||
            !signature_verify(&read, &key, message, message_len))
            continue;
        folder_put(folder, "m", message, message_len);
        folder_put(folder, "s", signature, len);
        accepted++;
        if (!minisign_accepts(folder, key_text))
            fail_msg("mutant %ld: we accept it, minisign does not", i);
    }
    print_message("# %ld mutants, %ld accepted by both\n", count, accepted);
    assert_true(accepted < count / 4);
    folder_remove(folder);
    sample_bundle_end(&sample);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(we_never_accept_what_minisign_refuses),
    };
    return cmocka_run_group_tests_name("mutants", tests, NULL, NULL);
}
