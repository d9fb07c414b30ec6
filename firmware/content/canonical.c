// SPDX-License-Identifier: MIT
// Owns how nodes are written: block style, two spaces a level, every scalar in double quotes
// on one line, except null.
#include "content/canonical.h"

#include "base/text.h"
#include "content/hyphens.h"
#include "content/limits.h"

#include <assert.h>
#include <string.h>

enum {
    SOFT_HYPHEN_BYTES = 2, // in UTF-8
    POINTS_MAX = 64,       // hyphens of one run of letters
};
static const char soft_hyphen[] = "\xC2\xAD";

struct writer {
    const struct canonical_options *options;
    struct arena *arena;
    char *bytes;
    size_t len;
    size_t capacity;
    size_t depth; // lists and mappings that are open
};

// What is known about a node while it is written. `shape` is NULL where nothing is known.
struct role {
    const struct shape *shape;
    const char *lang;
};

static void
write_nodes(struct writer *writer, const struct node *node, struct role role,
            bool in_place);

// ---- bytes ----------------------------------------------------------------------------

static void
put(struct writer *writer, const char *bytes, size_t len)
{
    if (len >= writer->capacity - writer->len) {
        size_t capacity = 2 * writer->capacity + len + 4096;
        char *grown = arena_alloc(writer->arena, capacity);
        if (writer->len > 0)
            memcpy(grown, writer->bytes, writer->len);
        writer->bytes = grown;
        writer->capacity = capacity;
    }
    memcpy(writer->bytes + writer->len, bytes, len);
    writer->len += len;
}

static void
put_string(struct writer *writer, const char *string)
{
    put(writer, string, strlen(string));
}

static void
put_indent(struct writer *writer)
{
    for (size_t i = 1; i < writer->depth; i++)
        put(writer, "  ", 2);
}

// A piece of a text between quotes.
static void
put_escaped(struct writer *writer, const char *utf8, size_t len)
{
    static const char special[] = "\"\\\n\t";
    static const char *const escapes[] = {"\\\"", "\\\\", "\\n", "\\t"};
    for (size_t i = 0; i < len; i++) {
        const char *found = utf8[i] ? strchr(special, utf8[i]) : NULL;
        if (found)
            put_string(writer, escapes[found - special]);
        else
            put(writer, utf8 + i, 1);
    }
}

// ---- texts ----------------------------------------------------------------------------

static const char *
without_soft_hyphens(struct writer *writer, const char *utf8, size_t *len)
{
    char *copy = arena_copy(writer->arena, utf8, *len);
    size_t kept = 0;
    for (size_t i = 0; i < *len; i++) {
        if (i + 1 < *len && memcmp(utf8 + i, soft_hyphen, SOFT_HYPHEN_BYTES) == 0)
            i += SOFT_HYPHEN_BYTES - 1;
        else
            copy[kept++] = utf8[i];
    }
    copy[kept] = '\0';
    *len = kept;
    return copy;
}

static struct hyphens *
hyphens_of(const struct writer *writer, const char *lang)
{
    const struct canonical_options *options = writer->options;
    for (size_t i = 0; lang && i < options->hyphens_count; i++)
        if (strcmp(options->hyphens[i].lang, lang) == 0)
            return options->hyphens[i].hyphens;
    return NULL;
}

// One word, which ends at a space or a brace.
static void
put_word(struct writer *writer, struct hyphens *hyphens, const char *word, size_t len)
{
    size_t points[POINTS_MAX];
    size_t count = hyphens_points(hyphens, word, len, points, POINTS_MAX), done = 0;
    for (size_t i = 0; i < count; i++) {
        put_escaped(writer, word + done, points[i] - done);
        put(writer, soft_hyphen, SOFT_HYPHEN_BYTES);
        done = points[i];
    }
    put_escaped(writer, word + done, len - done);
}

// Text with soft hyphens in its words; what stands in {braces} is a name, not words.
static void
put_hyphenated(struct writer *writer, struct hyphens *hyphens, const char *utf8)
{
    while (*utf8) {
        size_t len = strcspn(utf8, " \n\t{");
        put_word(writer, hyphens, utf8, len);
        utf8 += len;
        len = *utf8 == '{' ? strcspn(utf8, "}") : strspn(utf8, " \n\t");
        put_escaped(writer, utf8, len);
        utf8 += len;
    }
}

static bool
is_words(const struct shape *shape)
{
    return shape && shape->kind == SHAPE_TEXT;
}

static void
put_key(struct writer *writer, const struct node *key)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz-_0123456789";
    bool simple = key->scalar[0] >= 'a' && key->scalar[0] <= 'z' &&
                  strspn(key->scalar, plain) == key->len;
    put_string(writer, simple ? "" : "\"");
    put_escaped(writer, key->scalar, key->len);
    put_string(writer, simple ? "" : "\"");
}

static void
put_value(struct writer *writer, const struct node *node, struct role role)
{
    if (node_is_null(node)) {
        put_string(writer, "null");
        return;
    }
    size_t len = node->len;
    const char *utf8 = without_soft_hyphens(writer, node->scalar, &len);
    struct hyphens *hyphens = is_words(role.shape) ? hyphens_of(writer, role.lang) : NULL;
    put_string(writer, "\"");
    if (hyphens)
        put_hyphenated(writer, hyphens, utf8);
    else
        put_escaped(writer, utf8, len);
    put_string(writer, "\"");
}

// ---- what is known --------------------------------------------------------------------

static const struct shape text_shape = {.kind = SHAPE_TEXT};

// A choice is as good as the shape chosen by the kind of node.
static struct role
resolved(struct role role, const struct node *node)
{
    if (role.shape && role.shape->kind == SHAPE_CHOICE)
        role.shape = role.shape->choices[node->kind].shape;
    return role;
}

static struct role
role_of_item(struct role list)
{
    bool known = list.shape && list.shape->kind == SHAPE_LIST;
    return (struct role){known ? list.shape->item : NULL, list.lang};
}

static struct role
role_of_value(struct role mapping, const struct node *key)
{
    struct role role = {NULL, mapping.lang};
    if (!mapping.shape)
        return role;
    switch (mapping.shape->kind) {
    case SHAPE_MAPPING:
    case SHAPE_ONE_KEY:
        for (size_t i = 0; i < mapping.shape->key_count; i++)
            if (strcmp(mapping.shape->keys[i].name, key->scalar) == 0)
                role.shape = mapping.shape->keys[i].shape;
        break;
    case SHAPE_SPOKEN:
        role = (struct role){&text_shape, key->scalar};
        break;
    case SHAPE_CELLS:
    case SHAPE_WORDS:
        role.shape = &text_shape;
        break;
    case SHAPE_TEXT:
    case SHAPE_NAME:
    case SHAPE_WORD:
    case SHAPE_COUNT:
    case SHAPE_NUMBER:
    case SHAPE_FLAG:
    case SHAPE_DATE:
    case SHAPE_PHONE:
    case SHAPE_CLOCK:
    case SHAPE_FILE:
    case SHAPE_LANGUAGE:
    case SHAPE_TIME:
    case SHAPE_LIST:
    case SHAPE_CHOICE:
        break;
    }
    return role;
}

// A page is withdrawn by its status too, and that does change what is shown.
static bool
is_approval(const struct node *key)
{
    static const char *const names[] = {"reviewed_by", "reviewed_on", "review_due",
                                        "approved_text", "translation_reviewed_by"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (strcmp(key->scalar, names[i]) == 0)
            return true;
    const struct node *value = key->value;
    return strcmp(key->scalar, "status") == 0 && value->kind == NODE_SCALAR &&
           (strcmp(value->scalar, "draft") == 0 ||
            strcmp(value->scalar, "approved") == 0);
}

static bool
is_left_out(const struct writer *writer, const struct node *key)
{
    return writer->options->without_approval && writer->depth == 1 && is_approval(key);
}

// ---- nodes ----------------------------------------------------------------------------

// `in_place`: the line has begun, behind a dash.
static void
put_list(struct writer *writer, const struct node *list, struct role role, bool in_place)
{
    for (const struct node *item = list->first; item; item = item->next) {
        if (!in_place)
            put_indent(writer);
        in_place = false;
        put_string(writer, "- ");
        write_nodes(writer, item, role_of_item(role), true);
    }
}

static void
put_mapping(struct writer *writer, const struct node *mapping, struct role role,
            bool in_place)
{
    for (const struct node *key = mapping->first; key; key = key->next) {
        if (is_left_out(writer, key))
            continue;
        if (!in_place)
            put_indent(writer);
        in_place = false;
        put_key(writer, key);
        bool block = key->value->kind != NODE_SCALAR && key->value->count > 0;
        put_string(writer, block ? ":\n" : ": ");
        write_nodes(writer, key->value, role_of_value(role, key), false);
    }
}

static void
write_nodes(struct writer *writer, const struct node *node, struct role role,
            bool in_place)
{
    role = resolved(role, node);
    if (node->kind == NODE_SCALAR || node->count == 0) {
        if (node->kind == NODE_SCALAR)
            put_value(writer, node, role);
        else
            put_string(writer, node->kind == NODE_LIST ? "[]" : "{}");
        put_string(writer, "\n");
        return;
    }
    assert(writer->depth < LIMIT_DEPTH);
    writer->depth++;
    if (node->kind == NODE_LIST)
        put_list(writer, node, role, in_place);
    else
        put_mapping(writer, node, role, in_place);
    writer->depth--;
}

struct canonical_text
canonical_write(const struct node *root, const struct canonical_options *options,
                struct arena *arena)
{
    struct writer writer = {.options = options, .arena = arena};
    struct role role = {options->schema ? options->schema->shape : NULL, options->lang};
    write_nodes(&writer, root, role, false);
    put(&writer, "", 1);
    return (struct canonical_text){writer.bytes, writer.len - 1};
}
