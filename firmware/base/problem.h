// SPDX-License-Identifier: MIT
// Problems: what a check found, where, and how to mend it. Content mistakes are data, never
// a reason to stop: every reader and lint adds to one list and carries on.
#pragma once

#include "base/arena.h"
#include "base/attributes.h"

#include <stdbool.h>
#include <stdio.h>

enum severity {
    SEVERITY_ERROR,   // the content cannot be used as it is
    SEVERITY_WARNING, // it works, but somebody should look
    SEVERITY_NOTE,    // worth knowing, nothing to mend
};

// Where something was written. Line and column count from 1, in characters; 0 = the whole file.
struct place {
    const char *path;
    unsigned line;
    unsigned column;
};

struct problem {
    enum severity severity;
    struct place place;
    const char *sentence; // what is wrong: lower case, no full stop
    const char *mend;     // how to mend it, or NULL
    const char *rule;     // id of the rule it breaks, or NULL
};

// A zeroed struct with an arena is an empty list. The list and its strings live in the arena.
struct problems {
    struct arena *arena;
    struct problem *items;
    size_t count;
    size_t capacity;
    size_t errors;
    size_t warnings;
};

// Adds one finding. `mend` may be NULL and, like the formatted sentence, is copied. The same
// finding at the same place is kept once. After 1,000 findings further ones only count.
void
problem_add(struct problems *problems, enum severity severity, struct place place,
            const char *mend, const char *format, ...) PRINTF_LIKE(5, 6);

// As problem_add, for a finding that breaks the rule with the id `rule` (copied).
void
problem_add_by_rule(struct problems *problems, const char *rule, enum severity severity,
                    struct place place, const char *mend, const char *sentence);

// Orders by path, line, column, severity.
void
problems_sort(struct problems *problems);

// Writes one finding as `path:line:column: error: sentence (mend) [rule]` and a newline.
void
problem_print(const struct problem *problem, FILE *out);
