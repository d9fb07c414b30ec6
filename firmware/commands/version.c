// SPDX-License-Identifier: MIT
// anteroom version: the program's version and the libraries it runs with.
#include "commands/commands.h"
#include "platform/library_versions.h"

#include <stdio.h>

int
command_version(const struct options *options)
{
    (void)options;
    printf("anteroom %s\n", ANTEROOM_VERSION);
    library_versions_print(stdout);
    return 0;
}
