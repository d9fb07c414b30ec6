// SPDX-License-Identifier: MIT
// What a kiosk makes of a file, for the tests that ask other programs too:
//   judge TRUST TRUST.minisig          reads names of files, a line each; answers "accepted" or
//                                      "refused N", N being the verdict, a line each
//   judge TRUST TRUST.minisig FILE     flips every bit of FILE's head in turn (MANIFEST, its
//                                      signature, their headers); prints how many are accepted
//                                      within the untrusted comment, fails for any other
#include "base/file.h"
#include "bundle/verify.h"

#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct judge {
    struct arena arena; // of the list
    struct arena file;  // of the file at hand
    struct trust trust;
    struct bundle *bundle;
};

static struct file
read_all(struct judge *judge, const char *name)
{
    struct file file = file_read(AT_FDCWD, name, BUNDLE_MAX_BYTES + 512, &judge->file);
    if (file.status != FILE_READ) {
        fprintf(stderr, "%s: %s\n", name, file_status_sentence(&file));
        exit(2);
    }
    return file;
}

static enum verdict
verdict_on(struct judge *judge, const uint8_t *bytes, size_t len)
{
    size_t head = len < BUNDLE_MAX_HEAD_BYTES ? len : BUNDLE_MAX_HEAD_BYTES;
    enum verdict verdict = verify_head(bytes, head, &judge->trust, judge->bundle);
    struct verify verify = verify_begin(judge->bundle, bytes, len);
    if (verdict == VERDICT_GOOD)
        do
            verdict = verify_step(&verify, 65536);
        while (verdict == VERDICT_MORE);
    return verdict;
}

static int
judge_names(struct judge *judge)
{
    char name[4096];
    while (fgets(name, sizeof name, stdin)) {
        name[strcspn(name, "\n")] = '\0';
        struct file file = read_all(judge, name);
        enum verdict verdict = verdict_on(judge, (const uint8_t *)file.bytes, file.len);
        if (verdict == VERDICT_GOOD)
            puts("accepted");
        else
            printf("refused %d\n", (int)verdict);
        fflush(stdout);
        arena_reset(&judge->file);
    }
    return 0;
}

static int
judge_flips(struct judge *judge, const char *name)
{
    struct file file = read_all(judge, name);
    uint8_t *bytes = (uint8_t *)arena_copy(&judge->arena, file.bytes, file.len);
    if (verdict_on(judge, bytes, file.len) != VERDICT_GOOD)
        return 2;
    static const char title[] = "untrusted comment: ";
    const uint8_t *comment = memmem(bytes, file.len, title, sizeof title - 1);
    size_t from = (size_t)(comment - bytes) + sizeof title - 1;
    size_t to = from + strcspn((const char *)bytes + from, "\n");
    size_t bits = judge->bundle->head_bytes * 8, harmless = 0, wrong = 0;
    for (size_t bit = 0; bit < bits; bit++) {
        bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
        bool accepted = verdict_on(judge, bytes, file.len) == VERDICT_GOOD;
        bool commented = bit / 8 >= from && bit / 8 < to;
        harmless += accepted && commented;
        wrong += accepted && !commented;
        bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
    }
    printf("%zu bits flipped: %zu refused, %zu accepted in the comment nobody signed, "
           "%zu accepted elsewhere\n",
           bits, bits - harmless - wrong, harmless, wrong);
    return wrong > 0 || harmless == 0;
}

int
main(int argc, char **argv)
{
    struct judge judge = {0};
    if (argc < 3 || sodium_init() < 0)
        return 2;
    judge.bundle = arena_alloc(&judge.arena, sizeof *judge.bundle);
    struct file list = read_all(&judge, argv[1]), signature = read_all(&judge, argv[2]);
    struct trust_papers papers = {.text = list.bytes,
                                  .len = list.len,
                                  .signature = signature.bytes,
                                  .signature_len = signature.len};
    if (!trust_open(&papers, &judge.trust))
        return 2;
    int status = argc > 3 ? judge_flips(&judge, argv[3]) : judge_names(&judge);
    arena_finish(&judge.file);
    arena_finish(&judge.arena);
    return status;
}
