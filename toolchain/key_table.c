// SPDX-License-Identifier: MIT
// Prints the table of keys for anteroom-content(5), from the tables that the reader works by.
// Runs while building; no part of the program.
#include "content/schema.h"

#include <stdio.h>

int
main(void)
{
    schema_man_print(stdout);
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
