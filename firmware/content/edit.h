// SPDX-License-Identifier: MIT
// Edits: values of a YAML file's outermost keys are set while every other byte (comments,
// order, quotes, line endings) stays as its author wrote it.
#pragma once

#include "content/nodes.h"

struct edit {
    const char *key;
    const char *inner; // set {inner: value} instead of a value; NULL: the value itself
    const char *value; // text; a word is written as it is, all else in double quotes
    const char *after; // key behind which the line is put when `key` is not there
};

struct edit_result {
    const char *bytes; // owned by the arena
    size_t len;
};

// Makes the edits, at most EDITS_MAX, each of another key. The result is read again and
// compared: false, with nothing made, where the file cannot be read or where anything else
// would change by it.
enum { EDITS_MAX = 8 };
bool
edit_apply(const struct node_input *input, const struct edit *edits, size_t count,
           struct arena *arena, struct edit_result *result) MUST_CHECK;
