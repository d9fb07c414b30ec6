// SPDX-License-Identifier: MIT
// Mistakes in YAML as people make them: a parser's complaint becomes a sentence for
// somebody who has never heard of YAML, at the place where the hand has to go.
#pragma once

#include "base/attributes.h"
#include "base/problem.h"

#include <stddef.h>

struct mistake_mark {
    size_t line; // from 0, as the parser counts
    size_t column;
};

struct mistake_input {
    const char *path;
    const char *bytes;
    size_t len;
    const char *complaint; // what the parser said, or NULL
    const char *context;   // while doing what, or NULL
    struct mistake_mark at;
    struct mistake_mark context_at;
};

struct mistake {
    struct place place;
    const char *sentence;
    const char *mend;
};

// Never fails: of what is not known it says where it is.
struct mistake
mistake_explain(const struct mistake_input *input) MUST_CHECK;
