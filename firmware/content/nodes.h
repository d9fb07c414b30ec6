// SPDX-License-Identifier: MIT
// Nodes: one YAML file as a small tree with the place of everything in it. The only
// module that knows libyaml. What the keys mean is the schema's business.
#pragma once

#include "base/arena.h"
#include "base/problem.h"

#include <stdbool.h>
#include <stddef.h>

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAPPING };

// A node and its children, in the order of the file. In a mapping the children are the
// keys, each with its value; all keys are scalars and no two are equal.
struct node {
    enum node_kind kind;
    bool plain; // a scalar without quotes
    struct place place;
    const char *scalar; // NUL-terminated, valid NFC UTF-8 of `len` bytes
    size_t len;
    const struct node *first;
    const struct node *next;
    const struct node *value; // of a key
    size_t count;             // children
};

// What reading has cost so far, counted against the limits for all files together.
struct node_stats {
    size_t bytes;
    size_t events;
};

struct node_input {
    const char *path; // for places; must outlive the nodes
    const char *bytes;
    size_t len;
};

// Reads one document. NULL when it cannot be used: then exactly one problem says why,
// except that every duplicate key and forbidden character in a scalar is told. Nodes live
// in `arena`.
const struct node *
nodes_parse(const struct node_input *input, struct arena *arena,
            struct problems *problems, struct node_stats *stats) MUST_CHECK;

// The value of a mapping's key, or NULL. Any other node has no keys.
const struct node *
node_value(const struct node *mapping, const char *key) MUST_CHECK;

// True for a value left empty or written as an unquoted null or ~.
bool
node_is_null(const struct node *node) MUST_CHECK;
