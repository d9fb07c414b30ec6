// SPDX-License-Identifier: MIT
// The tables of anteroom check: coverage of facts, and how hard pages are to read.
#pragma once

#include "commands/session.h"

// Prints the table that the options ask for, in --lang or in all languages of the clinic.
// Returns the code to exit with.
int
check_tables_print(const struct session *session, const struct options *options);
