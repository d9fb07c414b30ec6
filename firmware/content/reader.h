// SPDX-License-Identifier: MIT
// The reader: nodes become structs by the tables of the schema. Everything that is not as
// the tables say is a problem at its own place; the reader carries on and finds the next
// one.
#pragma once

#include "content/nodes.h"
#include "content/placeholders.h"
#include "content/schema.h"

#include <stdbool.h>

// The two members model.h gives to every list, in this order.
struct schema_list {
    void *items;
    size_t count;
};

struct schema_cell {
    struct text name;
    struct text text;
};

struct schema_one {
    unsigned which; // index into the shape's keys
    bool whole;     // false: it had errors, or is no block at all
    struct place place;
};

struct reader {
    struct arena *arena; // what is read lives here
    struct arena
        *passing; // what is made into something else lives here; NULL: in `arena` too
    struct problems *problems;
    const char *lang; // whose texts are taken from {en: …, es: …}
    const struct placeholders *placeholders; // NULL: braces are left as they are
    bool failed; // set when something was wrong; never cleared here
};

// Reads `node` by `shape` into `dst`, which is zeroed or holds the defaults. Members
// whose value is wrong or missing stay as they are.
void
reader_read(struct reader *reader, const struct node *node, const struct shape *shape,
            void *dst);

// Reads a whole file: as reader_read, but first looks whether the file says `schema: 1`.
void
reader_read_file(struct reader *reader, const struct node *node,
                 const struct schema_file *file, void *dst);

// Adds an error and marks the reader as failed.
void
reader_fail(struct reader *reader, struct place place, const char *mend,
            const char *format, ...) PRINTF_LIKE(4, 5);

// A mend that offers the nearest of `names`, or lists them when none is near and they are
// few.
const char *
reader_suggest(struct reader *reader, const char *given, const char *const *names,
               size_t name_count) MUST_CHECK;
