// SPDX-License-Identifier: MIT
// Runs a fuzz target on each file named, for compilers without libFuzzer.
#include "base/file.h"

#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int
main(int argc, char **argv)
{
    if (sodium_init() < 0)
        return 1;
    for (int i = 1; i < argc; i++) {
        struct arena arena = {0};
        struct file file = file_read(AT_FDCWD, argv[i], 1 << 20, &arena);
        if (file.status != FILE_READ) {
            fprintf(stderr, "%s: %s\n", argv[i], file_status_sentence(&file));
            return 1;
        }
        LLVMFuzzerTestOneInput((const uint8_t *)file.bytes, file.len);
        arena_finish(&arena);
    }
    printf("%d inputs\n", argc - 1);
    return 0;
}
