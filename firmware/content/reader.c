// SPDX-License-Identifier: MIT
// Owns the walk over a node and its shape together. It goes as deep as the file, and nodes.c has
// bounded that.
#include "content/reader.h"

#include "content/characters.h"
#include "content/scalars.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

// A value, what its key is called, and the shape it should have.
struct value {
    const struct node *node;
    const char *key;
    const struct shape *shape;
};

static void
read_value(struct reader *reader, const struct value *value, void *dst);

// ---- messages -------------------------------------------------------------------------------

void
reader_fail(struct reader *reader, struct place place, const char *mend, const char *format, ...)
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

static const char *
shown(struct reader *reader, const struct node *node)
{
    return text_printable(reader->arena, node->scalar, node->len, 40);
}

// What a message is about: the key, or the file where there is none.
static const char *
subject(struct reader *reader, const struct value *value)
{
    return value->key ? arena_printf(reader->arena, "\"%s\"", value->key) : "the file";
}

static const char *
key_list(struct reader *reader, const struct shape *shape)
{
    enum { FEW_KEYS = 4 };
    const char *list = shape->keys[0].name;
    size_t shown_count = shape->key_count < FEW_KEYS ? shape->key_count : FEW_KEYS;
    for (size_t i = 1; i < shown_count; i++)
        list = arena_printf(reader->arena, "%s, %s", list, shape->keys[i].name);
    return shape->key_count > FEW_KEYS ? arena_printf(reader->arena, "%s …", list) : list;
}

static const char *
kind_mend(struct reader *reader, const struct value *value)
{
    const struct shape *shape = value->shape;
    const struct node *node = value->node;
    const char *colon = node->kind == NODE_SCALAR ? strchr(node->scalar, ':') : NULL;
    if (colon && colon > node->scalar && colon[1] != ' ' && colon[1] != '/' && node->plain)
        return "write a space after the colon";
    if (shape->key_count > 0)
        return arena_printf(reader->arena, "write its keys, each with a colon: %s",
                            key_list(reader, shape));
    if (shape->kind == SHAPE_LIST && node->kind == NODE_SCALAR && node->len < 40 &&
        shape->item->key_count == 0)
        return arena_printf(reader->arena, "write [%s]", shown(reader, node));
    if (shape->kind == SHAPE_LIST)
        return "write each entry on a line of its own that begins with a dash";
    return arena_printf(reader->arena, "write %s", shape->title);
}

// The value is not there, or is a list where a text should be, and so on.
static void
fail_kind(struct reader *reader, const struct value *value)
{
    static const char *const kinds[] = {
        [NODE_SCALAR] = "a text", [NODE_LIST] = "a list", [NODE_MAPPING] = "a group of keys"};
    const struct node *node = value->node;
    const char *needs = value->shape->key_count > 0 ? "keys of its own" : value->shape->title;
    if (node_is_null(node))
        reader_fail(reader, node->place, "write it after the colon, or remove the line",
                    "%s has no value, but needs %s", subject(reader, value), needs);
    else
        reader_fail(reader, node->place, kind_mend(reader, value),
                    "%s needs %s, but %s stands here", subject(reader, value), needs,
                    kinds[node->kind]);
}

static bool
is_kind(struct reader *reader, const struct value *value, enum node_kind kind)
{
    bool right = value->node->kind == kind;
    if (!right || (kind == NODE_SCALAR && value->node->len == 0 && value->node->plain)) {
        fail_kind(reader, value);
        return false;
    }
    return true;
}

static void
fail_value(struct reader *reader, const struct value *value, const char *mend)
{
    reader_fail(reader, value->node->place, mend, "\"%s\": \"%s\" is not %s", value->key,
                shown(reader, value->node), value->shape->title);
}

// ---- texts ----------------------------------------------------------------------------------

// Line breaks within a text would be lost on screen, where a reader would miss them.
static bool
one_line(struct reader *reader, const struct value *value)
{
    const struct node *node = value->node;
    size_t len = node->len;
    while (len > 0 && strchr("\n \t", node->scalar[len - 1]))
        len--;
    if (!memchr(node->scalar, '\n', len))
        return true;
    reader_fail(reader, node->place, "write each paragraph as an entry of its own",
                "\"%s\" has more than one line", value->key);
    return false;
}

static bool
length_fits(struct reader *reader, const struct value *value, struct text text)
{
    size_t points = text_count_points(text.utf8, text.len);
    double min = value->shape->min, max = value->shape->max;
    if (points == 0) {
        reader_fail(reader, value->node->place, "write it, or remove the line",
                    "\"%s\" is empty", value->key);
        return false;
    }
    if ((double)points >= min && (double)points <= max)
        return true;
    const char *mend = (double)points > max ? "make it shorter" : "make it longer";
    reader_fail(reader, value->node->place, mend, "\"%s\" has %zu characters, %s %.0f",
                value->key, points, (double)points > max ? "but at most" : "but at least",
                (double)points > max ? max : min);
    return false;
}

static struct text
squeezed(struct reader *reader, const struct node *node)
{
    char *copy = arena_copy(reader->arena, node->scalar, node->len);
    size_t len = scalar_squeeze(copy, node->len);
    return (struct text){.utf8 = copy, .len = len, .place = node->place};
}

static void
read_text(struct reader *reader, const struct value *value, void *dst)
{
    if (!is_kind(reader, value, NODE_SCALAR) || !one_line(reader, value))
        return;
    struct text text = squeezed(reader, value->node);
    if (!length_fits(reader, value, text))
        return;
    if (characters_right_to_left(text.utf8, text.len)) {
        reader_fail(reader, text.place, "write this content in another language for now",
                    "right-to-left text is not yet supported");
        return;
    }
    bool whole = true;
    if (reader->placeholders)
        text = placeholders_fill(reader->placeholders, text, reader->arena, reader->problems,
                                 &whole);
    reader->failed = reader->failed || !whole;
    memcpy(dst, &text, sizeof text);
}

// Values that are not for people: one grammar each.
struct grammar {
    bool (*fits)(const char *text, size_t len);
    const char *mend;
};

static bool
fits_any(const char *text, size_t len)
{
    (void)text;
    return len > 0;
}

static const struct grammar grammars[] = {
    [SHAPE_NAME] = {scalar_is_name, "use letters, digits and dashes only, no spaces"},
    [SHAPE_DATE] = {scalar_is_date, "write it like 2026-01-31"},
    [SHAPE_PHONE] = {scalar_is_phone, "write it like \"555-0100\""},
    [SHAPE_FILE] = {scalar_is_file, "put it into the folder pictures and write pictures/NAME.png"},
    [SHAPE_LANGUAGE] = {scalar_is_language, "write it like en or pt-BR"},
    [SHAPE_TIME] = {fits_any, NULL},
};

static void
read_exact(struct reader *reader, const struct value *value, void *dst)
{
    const struct grammar *grammar = &grammars[value->shape->kind];
    const struct node *node = value->node;
    if (!is_kind(reader, value, NODE_SCALAR))
        return;
    if (!grammar->fits(node->scalar, node->len)) {
        fail_value(reader, value, grammar->mend);
        return;
    }
    struct text text = {.utf8 = arena_copy(reader->arena, node->scalar, node->len),
                        .len = node->len,
                        .place = node->place};
    if (length_fits(reader, value, text))
        memcpy(dst, &text, sizeof text);
}

// The shape of one text among several.
static struct shape
text_shape(const struct shape *all)
{
    return (struct shape){
        .kind = SHAPE_TEXT, .title = "a text", .min = all->min, .max = all->max};
}

static void
read_spoken(struct reader *reader, const struct value *value, void *dst)
{
    if (value->node->kind != NODE_MAPPING) {
        const char *text = value->node->kind == NODE_SCALAR ? shown(reader, value->node) : "…";
        const char *mend = arena_printf(reader->arena, "write %s: {%s: \"%s\"}", value->key,
                                        reader->lang, text);
        reader_fail(reader, value->node->place, mend,
                    "\"%s\" needs a text for each language", value->key);
        return;
    }
    for (const struct node *lang = value->node->first; lang; lang = lang->next)
        if (!scalar_is_language(lang->scalar, lang->len))
            reader_fail(reader, lang->place, "write it like en or pt-BR",
                        "\"%s\" is not a language code", shown(reader, lang));
    const struct shape shape = text_shape(value->shape);
    const struct node *text = node_value(value->node, reader->lang);
    if (text)
        read_text(reader, &(struct value){text, value->key, &shape}, dst);
    else
        reader_fail(reader, value->node->place,
                    arena_printf(reader->arena, "add %s: \"…\"", reader->lang),
                    "\"%s\" has no text in the language %s", value->key, reader->lang);
}

// ---- words, numbers, flags ------------------------------------------------------------------

static void
read_word(struct reader *reader, const struct value *value, void *dst)
{
    const struct shape *shape = value->shape;
    if (!is_kind(reader, value, NODE_SCALAR))
        return;
    for (unsigned i = 0; i < shape->name_count; i++)
        if (strcmp(shape->names[i], value->node->scalar) == 0) {
            memcpy(dst, &i, sizeof i);
            return;
        }
    fail_value(reader, value,
               reader_suggest(reader, value->node->scalar, shape->names, shape->name_count));
}

static const char *
bounds_mend(struct reader *reader, const struct shape *shape, int decimals)
{
    if (shape->min >= shape->max)
        return arena_printf(reader->arena, "write %.*f", decimals, shape->min);
    return arena_printf(reader->arena, "write a number from %.*f to %.*f", decimals, shape->min,
                        decimals, shape->max);
}

static void
read_count(struct reader *reader, const struct value *value, void *dst)
{
    const struct shape *shape = value->shape;
    if (!is_kind(reader, value, NODE_SCALAR))
        return;
    unsigned count = 0;
    bool fits = scalar_count(value->node->scalar, &count) && count >= shape->min &&
                count <= shape->max;
    bool listed = shape->name_count == 0;
    for (size_t i = 0; i < shape->name_count; i++)
        listed = listed || strcmp(shape->names[i], value->node->scalar) == 0;
    if (fits && listed)
        memcpy(dst, &count, sizeof count);
    else
        fail_value(reader, value,
                   shape->name_count > 0
                       ? reader_suggest(reader, "", shape->names, shape->name_count)
                       : bounds_mend(reader, shape, 0));
}

static void
read_number(struct reader *reader, const struct value *value, void *dst)
{
    const struct shape *shape = value->shape;
    if (!is_kind(reader, value, NODE_SCALAR))
        return;
    double number = 0;
    bool fits = scalar_number(value->node->scalar, &number) && number >= shape->min &&
                number <= shape->max;
    bool whole = (double)(long)shape->min >= shape->min;
    if (fits)
        memcpy(dst, &number, sizeof number);
    else
        fail_value(reader, value, bounds_mend(reader, shape, whole ? 0 : 1));
}

static void
read_flag(struct reader *reader, const struct value *value, void *dst)
{
    if (!is_kind(reader, value, NODE_SCALAR))
        return;
    bool flag = false;
    if (scalar_flag(value->node->scalar, &flag))
        memcpy(dst, &flag, sizeof flag);
    else
        fail_value(reader, value, "write yes or no");
}

// ---- lists ----------------------------------------------------------------------------------

static bool
list_length_fits(struct reader *reader, const struct value *value)
{
    const struct node *node = value->node;
    double count = (double)node->count, min = value->shape->min, max = value->shape->max;
    if (count >= min && count <= max)
        return true;
    reader_fail(reader, node->place, count < min ? "add what is missing" : "remove some",
                "\"%s\" has %zu entries, but %s %.0f", value->key, node->count,
                count < min ? "needs at least" : "may have at most", count < min ? min : max);
    return false;
}

static void
read_list(struct reader *reader, const struct value *value, void *dst)
{
    const struct shape *shape = value->shape;
    if (!is_kind(reader, value, NODE_LIST) || !list_length_fits(reader, value))
        return;
    struct arena *arena = shape->passing && reader->passing ? reader->passing : reader->arena;
    char *items = arena_array(arena, value->node->count, shape->item_bytes);
    struct schema_list list = {.items = items, .count = value->node->count};
    size_t at = 0;
    for (const struct node *entry = value->node->first; entry; entry = entry->next)
        read_value(reader, &(struct value){entry, value->key, shape->item},
                   items + shape->item_bytes * at++);
    memcpy(dst, &list, sizeof list);
}

// ---- mappings -------------------------------------------------------------------------------

static const struct key *
key_of(const struct shape *shape, const char *name)
{
    for (size_t i = 0; i < shape->key_count; i++)
        if (shape->keys[i].name[0] == name[0] && strcmp(shape->keys[i].name, name) == 0)
            return &shape->keys[i];
    return NULL;
}

static void
report_unknown_keys(struct reader *reader, const struct node *mapping, const struct shape *shape)
{
    enum { MOST = 32 };
    assert(shape->key_count <= MOST);
    const char *names[MOST];
    for (size_t i = 0; i < shape->key_count; i++)
        names[i] = shape->keys[i].name;
    for (const struct node *key = mapping->first; key; key = key->next)
        if (!key_of(shape, key->scalar)) {
            const char *mend = reader_suggest(reader, key->scalar, names, shape->key_count);
            reader_fail(reader, key->place, mend ? mend : "remove it with its value",
                        "\"%s\" is not a key of %s", shown(reader, key), shape->title);
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
    if (!is_kind(reader, value, NODE_MAPPING))
        return;
    report_unknown_keys(reader, node, shape);
    for (size_t i = 0; i < shape->key_count; i++) {
        const struct key *key = &shape->keys[i];
        const struct node *member = node_value(node, key->name);
        if (!member && key->need != KEY_OPTIONAL)
            reader_fail(reader, node->place,
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
    if (node->kind == NODE_SCALAR && node->plain && key_of(shape, node->scalar)) {
        reader_fail(reader, node->place, "write a colon and a value after it",
                    "\"%s\" has no value", shown(reader, node));
        return;
    }
    if (!is_kind(reader, value, NODE_MAPPING))
        return;
    report_unknown_keys(reader, node, shape);
    if (node->count != 1) {
        struct place place = node->count > 1 ? node->first->next->place : node->place;
        reader_fail(reader, place, "begin each one with a dash of its own",
                    "%s has one key, not %zu", shape->title, node->count);
        return;
    }
    const struct key *key = key_of(shape, node->first->scalar);
    if (!key)
        return;
    struct schema_one one = {.which = (unsigned)(key - shape->keys), .place = node->place};
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
        fail_kind(reader, value);
        return;
    }
    read_value(reader, &(struct value){value->node, value->key, choice->shape},
               (char *)dst + choice->offset);
}

static void
read_cells(struct reader *reader, const struct value *value, void *dst)
{
    if (!is_kind(reader, value, NODE_MAPPING))
        return;
    struct schema_cell *cells = arena_array(reader->arena, value->node->count, sizeof *cells);
    struct schema_list list = {.items = cells, .count = value->node->count};
    const struct shape shape = text_shape(value->shape);
    for (const struct node *key = value->node->first; key; key = key->next, cells++) {
        cells->name = squeezed(reader, key);
        if (!node_is_null(key->value))
            read_text(reader, &(struct value){key->value, key->scalar, &shape}, &cells->text);
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
    if (!is_kind(reader, value, NODE_MAPPING))
        return;
    struct text *words = dst;
    for (size_t i = 0; i < shape->name_count; i++) {
        const struct node *word = node_value(node, shape->names[i]);
        if (word)
            read_text(reader, &(struct value){word, shape->names[i], shape}, &words[i]);
        else
            reader_fail(reader, node->place, "add a line for it", "%s lack \"%s\"",
                        shape->title, shape->names[i]);
    }
    for (const struct node *key = node->first; key; key = key->next)
        if (!is_named(shape, key->scalar))
            reader_fail(reader, key->place,
                        reader_suggest(reader, key->scalar, shape->names, shape->name_count),
                        "%s have no \"%s\"", shape->title, shown(reader, key));
}

// ---- dispatch -------------------------------------------------------------------------------

typedef void read_function(struct reader *reader, const struct value *value, void *dst);

static void
read_value(struct reader *reader, const struct value *value, void *dst)
{
    static read_function *const readers[] = {
        [SHAPE_TEXT] = read_text,       [SHAPE_NAME] = read_exact,
        [SHAPE_WORD] = read_word,       [SHAPE_COUNT] = read_count,
        [SHAPE_NUMBER] = read_number,   [SHAPE_FLAG] = read_flag,
        [SHAPE_DATE] = read_exact,      [SHAPE_PHONE] = read_exact,
        [SHAPE_FILE] = read_exact,      [SHAPE_LANGUAGE] = read_exact,
        [SHAPE_TIME] = read_exact,      [SHAPE_SPOKEN] = read_spoken,
        [SHAPE_LIST] = read_list,       [SHAPE_MAPPING] = read_mapping,
        [SHAPE_ONE_KEY] = read_one_key, [SHAPE_CHOICE] = read_choice,
        [SHAPE_CELLS] = read_cells,     [SHAPE_WORDS] = read_words,
    };
    readers[value->shape->kind](reader, value, dst);
}

void
reader_read(struct reader *reader, const struct node *node, const struct shape *shape, void *dst)
{
    read_value(reader, &(struct value){node, NULL, shape}, dst);
}

// A file of a newer program is not read at all: its mistakes would be none.
static bool
version_known(struct reader *reader, const struct node *node)
{
    const struct node *version = node_value(node, "schema");
    unsigned number = 0;
    if (!version || version->kind != NODE_SCALAR || !scalar_count(version->scalar, &number) ||
        number <= SCHEMA_VERSION)
        return true;
    reader_fail(reader, version->place, "update Anteroom, or use the content made for it",
                "this file is written in format %u, and this Anteroom reads up to %d", number,
                SCHEMA_VERSION);
    return false;
}

void
reader_read_file(struct reader *reader, const struct node *node, const struct schema_file *file,
                 void *dst)
{
    if (!file->numbered || version_known(reader, node))
        reader_read(reader, node, file->shape, dst);
}
