// SPDX-License-Identifier: MIT
// Owns the walk over a node and its shape together. It goes as deep as the file, and
// nodes.c has bounded that.
#include "content/reader.h"

#include "content/scalars.h"
#include "content/values.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

enum { MOST_KEYS = 32 }; // of one shape

static void
read_value(struct reader *reader, const struct value *value, void *dst);

// ---- messages -------------------------------------------------------------------------

void
reader_fail(struct reader *reader, struct place place, const char *mend,
            const char *format, ...)
{
    char sentence[512];
    va_list args;
    va_start(args, format);
    vsnprintf(sentence, sizeof sentence, format, args);
    va_end(args);
    reader->failed = true;
    problem_add(reader->problems, SEVERITY_ERROR, place, mend, "%s", sentence);
}

const char *
reader_suggest(struct reader *reader, const char *given, const char *const *names,
               size_t name_count)
{
    enum { FEW = 12 };
    const char *nearest = text_nearest(given, names, name_count);
    if (nearest)
        return arena_printf(reader->arena, "did you mean \"%s\"?", nearest);
    if (name_count == 0 || name_count > FEW)
        return NULL;
    const char *list = names[0];
    for (size_t i = 1; i < name_count; i++)
        list = arena_printf(reader->arena, "%s%s%s", list,
                            i + 1 == name_count ? " or " : ", ", names[i]);
    return arena_printf(reader->arena, "write %s", list);
}

// ---- lists ----------------------------------------------------------------------------

static bool
list_length_fits(struct reader *reader, const struct value *value)
{
    const struct node *node = value->node;
    double count = (double)node->count, min = value->shape->min, max = value->shape->max;
    if (count >= min && count <= max)
        return true;
    reader_fail(reader, node->place, count < min ? "add what is missing" : "remove some",
                "\"%s\" has %zu entries, but %s %.0f", value->key, node->count,
                count < min ? "needs at least" : "may have at most",
                count < min ? min : max);
    return false;
}

static void
read_list(struct reader *reader, const struct value *value, void *dst)
{
    const struct shape *shape = value->shape;
    if (!value_is_kind(reader, value, NODE_LIST) || !list_length_fits(reader, value))
        return;
    struct arena *arena =
        shape->passing && reader->passing ? reader->passing : reader->arena;
    char *items = arena_array(arena, value->node->count, shape->item_bytes);
    struct schema_list list = {.items = items, .count = value->node->count};
    size_t at = 0;
    for (const struct node *entry = value->node->first; entry; entry = entry->next)
        read_value(reader, &(struct value){entry, value->key, shape->item},
                   items + shape->item_bytes * at++);
    memcpy(dst, &list, sizeof list);
}

// ---- mappings -------------------------------------------------------------------------

// Files mostly keep the order of the schema, so the search begins behind the `last` found.
static const struct key *
key_of(const struct shape *shape, const struct node *name, const struct key *last)
{
    const struct key *end = shape->keys + shape->key_count;
    const struct key *key = last ? last + 1 : shape->keys;
    for (size_t i = 0; i < shape->key_count; i++, key++) {
        key = key == end ? shape->keys : key;
        if (key->name[0] == name->scalar[0] && strcmp(key->name, name->scalar) == 0)
            return key;
    }
    return NULL;
}

static void
report_unknown_key(struct reader *reader, const struct node *key,
                   const struct shape *shape)
{
    const char *names[MOST_KEYS];
    for (size_t i = 0; i < shape->key_count; i++)
        names[i] = shape->keys[i].name;
    const char *mend = reader_suggest(reader, key->scalar, names, shape->key_count);
    reader_fail(reader, key->place, mend ? mend : "remove it with its value",
                "\"%s\" is not a key of %s", value_shown(reader, key), shape->title);
}

// Finds the value of each of the shape's keys, NULL where there is none, and reports keys
// it does not have.
static void
sort_keys(struct reader *reader, const struct node *mapping, const struct shape *shape,
          const struct node *values[static MOST_KEYS])
{
    assert(shape->key_count <= MOST_KEYS);
    const struct key *last = NULL;
    for (const struct node *key = mapping->first; key; key = key->next) {
        const struct key *found = key_of(shape, key, last);
        if (!found)
            report_unknown_key(reader, key, shape);
        else if (!values[found - shape->keys])
            values[found - shape->keys] = key->value;
        last = found ? found : last;
    }
}

static void
read_key(struct reader *reader, const struct key *key, const struct node *node, void *dst)
{
    union {
        max_align_t align;
        char bytes[sizeof(struct text) + sizeof(double)];
    } unused = {0};
    bool absent = !node || (node_is_null(node) && key->need != KEY_REQUIRED &&
                            (node->len > 0 || key->need == KEY_NULLABLE));
    if (absent)
        return;
    void *to = key->offset == SCHEMA_UNUSED ? unused.bytes : (char *)dst + key->offset;
    read_value(reader, &(struct value){node, key->name, key->shape}, to);
}

static void
read_mapping(struct reader *reader, const struct value *value, void *dst)
{
    const struct shape *shape = value->shape;
    const struct node *node = value->node;
    if (!value_is_kind(reader, value, NODE_MAPPING))
        return;
    const struct node *values[MOST_KEYS] = {0};
    sort_keys(reader, node, shape, values);
    for (size_t i = 0; i < shape->key_count; i++) {
        const struct key *key = &shape->keys[i];
        const struct node *member = values[i];
        if (!member && key->need != KEY_OPTIONAL)
            reader_fail(
                reader, node->place,
                arena_printf(reader->arena, "add %s: %s", key->name, key->example),
                "the key \"%s\" is missing in %s", key->name, shape->title);
        read_key(reader, key, member, dst);
    }
}

static void
read_one_key(struct reader *reader, const struct value *value, void *dst)
{
    const struct node *node = value->node;
    const struct shape *shape = value->shape;
    if (node->kind == NODE_SCALAR && node->plain && key_of(shape, node, NULL)) {
        reader_fail(reader, node->place, "write a colon and a value after it",
                    "\"%s\" has no value", value_shown(reader, node));
        return;
    }
    if (!value_is_kind(reader, value, NODE_MAPPING))
        return;
    const struct node *values[MOST_KEYS] = {0};
    sort_keys(reader, node, shape, values);
    if (node->count != 1) {
        struct place place = node->count > 1 ? node->first->next->place : node->place;
        reader_fail(reader, place, "begin each one with a dash of its own",
                    "%s has one key, not %zu", shape->title, node->count);
        return;
    }
    const struct key *key = key_of(shape, node->first, NULL);
    if (!key)
        return;
    struct schema_one one = {.which = (unsigned)(key - shape->keys),
                             .place = node->place};
    bool failed_before = reader->failed;
    reader->failed = false;
    read_key(reader, key, node->first->value, dst);
    one.whole = !reader->failed;
    reader->failed = reader->failed || failed_before;
    memcpy(dst, &one, sizeof one);
}

static void
read_choice(struct reader *reader, const struct value *value, void *dst)
{
    const struct choice *choice = &value->shape->choices[value->node->kind];
    if (!choice->shape || node_is_null(value->node)) {
        value_fail_kind(reader, value);
        return;
    }
    read_value(reader, &(struct value){value->node, value->key, choice->shape},
               (char *)dst + choice->offset);
}

static void
read_cells(struct reader *reader, const struct value *value, void *dst)
{
    if (!value_is_kind(reader, value, NODE_MAPPING))
        return;
    struct schema_cell *cells =
        arena_array(reader->arena, value->node->count, sizeof *cells);
    struct schema_list list = {.items = cells, .count = value->node->count};
    const struct shape shape = value_text_shape(value->shape);
    for (const struct node *key = value->node->first; key; key = key->next, cells++) {
        cells->name = value_squeezed(reader, key);
        if (!node_is_null(key->value))
            value_read_text(reader, &(struct value){key->value, key->scalar, &shape},
                            &cells->text);
    }
    memcpy(dst, &list, sizeof list);
}

static bool
is_named(const struct shape *shape, const char *name)
{
    for (size_t i = 0; i < shape->name_count; i++)
        if (strcmp(shape->names[i], name) == 0)
            return true;
    return false;
}

static void
read_words(struct reader *reader, const struct value *value, void *dst)
{
    const struct shape *shape = value->shape;
    const struct node *node = value->node;
    if (!value_is_kind(reader, value, NODE_MAPPING))
        return;
    struct text *words = dst;
    const struct shape one = value_text_shape(shape);
    for (size_t i = 0; i < shape->name_count; i++) {
        const struct node *word = node_value(node, shape->names[i]);
        if (word)
            value_read_text(reader, &(struct value){word, shape->names[i], &one},
                            &words[i]);
        else
            reader_fail(reader, node->place, "add a line for it", "%s lack \"%s\"",
                        shape->title, shape->names[i]);
    }
    for (const struct node *key = node->first; key; key = key->next)
        if (!is_named(shape, key->scalar))
            reader_fail(
                reader, key->place,
                reader_suggest(reader, key->scalar, shape->names, shape->name_count),
                "%s have no \"%s\"", shape->title, value_shown(reader, key));
}

// ---- dispatch -------------------------------------------------------------------------

typedef void
read_function(struct reader *reader, const struct value *value, void *dst);

static void
read_value(struct reader *reader, const struct value *value, void *dst)
{
    static read_function *const readers[] = {
        [SHAPE_TEXT] = value_read_text,     [SHAPE_NAME] = value_read_exact,
        [SHAPE_WORD] = value_read_word,     [SHAPE_COUNT] = value_read_count,
        [SHAPE_NUMBER] = value_read_number, [SHAPE_FLAG] = value_read_flag,
        [SHAPE_DATE] = value_read_exact,    [SHAPE_PHONE] = value_read_exact,
        [SHAPE_FILE] = value_read_exact,    [SHAPE_LANGUAGE] = value_read_exact,
        [SHAPE_CLOCK] = value_read_exact,   [SHAPE_TIME] = value_read_exact,
        [SHAPE_SPOKEN] = value_read_spoken, [SHAPE_LIST] = read_list,
        [SHAPE_MAPPING] = read_mapping,     [SHAPE_ONE_KEY] = read_one_key,
        [SHAPE_CHOICE] = read_choice,       [SHAPE_CELLS] = read_cells,
        [SHAPE_WORDS] = read_words,
    };
    readers[value->shape->kind](reader, value, dst);
}

void
reader_read(struct reader *reader, const struct node *node, const struct shape *shape,
            void *dst)
{
    read_value(reader, &(struct value){node, NULL, shape}, dst);
}

// A file of a newer program is not read at all: its mistakes would be none.
static bool
version_known(struct reader *reader, const struct node *node)
{
    const struct node *version = node_value(node, "schema");
    unsigned number = 0;
    if (!version || version->kind != NODE_SCALAR ||
        !scalar_count(version->scalar, &number) || number <= SCHEMA_VERSION)
        return true;
    reader_fail(reader, version->place, "update Anteroom, or use the content made for it",
                "this file is written in format %u, and this Anteroom reads up to %d",
                number, SCHEMA_VERSION);
    return false;
}

void
reader_read_file(struct reader *reader, const struct node *node,
                 const struct schema_file *file, void *dst)
{
    if (!file->numbered || version_known(reader, node))
        reader_read(reader, node, file->shape, dst);
}
