// SPDX-License-Identifier: MIT
// The versions of the libraries this program runs with, for `anteroom version`.
#pragma once

#include <stdio.h>

// One line a library.
void
library_versions_print(FILE *out);
