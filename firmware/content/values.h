// SPDX-License-Identifier: MIT
// Values: one node read by one shape that has no parts: a text, a number, a date. The
// reader walks over what has parts. Private to the reader.
#pragma once

#include "content/reader.h"

// A node, the shape it should have, and its key for messages; NULL: the whole file.
struct value {
    const struct node *node;
    const char *key;
    const struct shape *shape;
};

// Each reads the value into what content/schema.h says of its kind of shape. When it is
// wrong that is told, and `dst` stays as it is.
void
value_read_text(struct reader *reader, const struct value *value, void *dst);
void
value_read_exact(struct reader *reader, const struct value *value, void *dst);
void
value_read_spoken(struct reader *reader, const struct value *value, void *dst);
void
value_read_word(struct reader *reader, const struct value *value, void *dst);
void
value_read_count(struct reader *reader, const struct value *value, void *dst);
void
value_read_number(struct reader *reader, const struct value *value, void *dst);
void
value_read_flag(struct reader *reader, const struct value *value, void *dst);

// Whether the node is of this kind and not left empty; if not, that is told.
bool
value_is_kind(struct reader *reader, const struct value *value,
              enum node_kind kind) MUST_CHECK;

// Tells that the node is missing or of the wrong kind.
void
value_fail_kind(struct reader *reader, const struct value *value);

// The shape of one text among several that share the bounds of `all`.
struct shape
value_text_shape(const struct shape *all) MUST_CHECK;

// The scalar's text without needless white space, owned by the reader's arena.
struct text
value_squeezed(struct reader *reader, const struct node *node) MUST_CHECK;

// The scalar as a message may show it.
const char *
value_shown(struct reader *reader, const struct node *node) MUST_CHECK;
