// SPDX-License-Identifier: MIT
// Owns reading of single values and what is said when one is wrong.
#include "content/values.h"

#include "content/characters.h"
#include "content/scalars.h"

#include <string.h>

// ---- messages -------------------------------------------------------------------------

const char *
value_shown(struct reader *reader, const struct node *node)
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
    if (colon && colon > node->scalar && colon[1] != ' ' && colon[1] != '/' &&
        node->plain)
        return "write a space after the colon";
    if (shape->key_count > 0)
        return arena_printf(reader->arena, "write its keys, each with a colon: %s",
                            key_list(reader, shape));
    if (shape->kind == SHAPE_LIST && node->kind == NODE_SCALAR && node->len < 40 &&
        shape->item->key_count == 0)
        return arena_printf(reader->arena, "write [%s]", value_shown(reader, node));
    if (shape->kind == SHAPE_LIST)
        return "write each entry on a line of its own that begins with a dash";
    return arena_printf(reader->arena, "write %s", shape->title);
}

// The value is not there, or is a list where a text should be, and so on.
void
value_fail_kind(struct reader *reader, const struct value *value)
{
    static const char *const kinds[] = {[NODE_SCALAR] = "a text",
                                        [NODE_LIST] = "a list",
                                        [NODE_MAPPING] = "a group of keys"};
    const struct node *node = value->node;
    const char *needs =
        value->shape->key_count > 0 ? "keys of its own" : value->shape->title;
    if (node_is_null(node))
        reader_fail(reader, node->place, "write it after the colon, or remove the line",
                    "%s has no value, but needs %s", subject(reader, value), needs);
    else
        reader_fail(reader, node->place, kind_mend(reader, value),
                    "%s needs %s, but %s stands here", subject(reader, value), needs,
                    kinds[node->kind]);
}

bool
value_is_kind(struct reader *reader, const struct value *value, enum node_kind kind)
{
    bool right = value->node->kind == kind;
    if (!right || (kind == NODE_SCALAR && value->node->len == 0 && value->node->plain)) {
        value_fail_kind(reader, value);
        return false;
    }
    return true;
}

static void
fail_value(struct reader *reader, const struct value *value, const char *mend)
{
    reader_fail(reader, value->node->place, mend, "\"%s\": \"%s\" is not %s", value->key,
                value_shown(reader, value->node), value->shape->title);
}

// ---- texts ----------------------------------------------------------------------------

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

// Soft hyphens are not seen, so they do not count: a bundle's texts hold many.
static size_t
count_seen(struct text text)
{
    static const char soft_hyphen[] = "\xC2\xAD";
    size_t points = text_count_points(text.utf8, text.len);
    for (const char *at = strstr(text.utf8, soft_hyphen); at;
         at = strstr(at + 2, soft_hyphen))
        points--;
    return points;
}

static bool
length_fits(struct reader *reader, const struct value *value, struct text text)
{
    size_t points = count_seen(text);
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

struct text
value_squeezed(struct reader *reader, const struct node *node)
{
    char *copy = arena_copy(reader->arena, node->scalar, node->len);
    size_t len = scalar_squeeze(copy, node->len);
    return (struct text){.utf8 = copy, .len = len, .place = node->place};
}

void
value_read_text(struct reader *reader, const struct value *value, void *dst)
{
    if (!value_is_kind(reader, value, NODE_SCALAR) || !one_line(reader, value))
        return;
    struct text text = value_squeezed(reader, value->node);
    if (!length_fits(reader, value, text))
        return;
    if (characters_right_to_left(text.utf8, text.len)) {
        reader_fail(reader, text.place, "write this content in another language for now",
                    "right-to-left text is not yet supported");
        return;
    }
    bool whole = true;
    if (reader->placeholders)
        text = placeholders_fill(reader->placeholders, text, reader->arena,
                                 reader->problems, &whole);
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
    [SHAPE_CLOCK] = {scalar_is_clock, "write it like 22:00"},
    [SHAPE_PHONE] = {scalar_is_phone, "write it like \"555-0100\""},
    [SHAPE_FILE] = {scalar_is_file,
                    "put it into the folder pictures and write pictures/NAME.png"},
    [SHAPE_LANGUAGE] = {scalar_is_language, "write it like en or pt-BR"},
    [SHAPE_TIME] = {fits_any, NULL},
};

void
value_read_exact(struct reader *reader, const struct value *value, void *dst)
{
    const struct grammar *grammar = &grammars[value->shape->kind];
    const struct node *node = value->node;
    if (!value_is_kind(reader, value, NODE_SCALAR))
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
struct shape
value_text_shape(const struct shape *all)
{
    return (struct shape){
        .kind = SHAPE_TEXT, .title = "a text", .min = all->min, .max = all->max};
}

void
value_read_spoken(struct reader *reader, const struct value *value, void *dst)
{
    if (value->node->kind != NODE_MAPPING) {
        const char *text =
            value->node->kind == NODE_SCALAR ? value_shown(reader, value->node) : "…";
        const char *mend = arena_printf(reader->arena, "write %s: {%s: \"%s\"}",
                                        value->key, reader->lang, text);
        reader_fail(reader, value->node->place, mend,
                    "\"%s\" needs a text for each language", value->key);
        return;
    }
    for (const struct node *lang = value->node->first; lang; lang = lang->next)
        if (!scalar_is_language(lang->scalar, lang->len))
            reader_fail(reader, lang->place, "write it like en or pt-BR",
                        "\"%s\" is not a language code", value_shown(reader, lang));
    const struct shape shape = value_text_shape(value->shape);
    const struct node *text = node_value(value->node, reader->lang);
    if (text)
        value_read_text(reader, &(struct value){text, value->key, &shape}, dst);
    else
        reader_fail(reader, value->node->place,
                    arena_printf(reader->arena, "add %s: \"…\"", reader->lang),
                    "\"%s\" has no text in the language %s", value->key, reader->lang);
}

// ---- words, numbers, flags ------------------------------------------------------------

void
value_read_word(struct reader *reader, const struct value *value, void *dst)
{
    const struct shape *shape = value->shape;
    if (!value_is_kind(reader, value, NODE_SCALAR))
        return;
    for (unsigned i = 0; i < shape->name_count; i++)
        if (strcmp(shape->names[i], value->node->scalar) == 0) {
            memcpy(dst, &i, sizeof i);
            return;
        }
    fail_value(
        reader, value,
        reader_suggest(reader, value->node->scalar, shape->names, shape->name_count));
}

static const char *
bounds_mend(struct reader *reader, const struct shape *shape, int decimals)
{
    if (shape->min >= shape->max)
        return arena_printf(reader->arena, "write %.*f", decimals, shape->min);
    return arena_printf(reader->arena, "write a number from %.*f to %.*f", decimals,
                        shape->min, decimals, shape->max);
}

void
value_read_count(struct reader *reader, const struct value *value, void *dst)
{
    const struct shape *shape = value->shape;
    if (!value_is_kind(reader, value, NODE_SCALAR))
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

void
value_read_number(struct reader *reader, const struct value *value, void *dst)
{
    const struct shape *shape = value->shape;
    if (!value_is_kind(reader, value, NODE_SCALAR))
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

void
value_read_flag(struct reader *reader, const struct value *value, void *dst)
{
    if (!value_is_kind(reader, value, NODE_SCALAR))
        return;
    bool flag = false;
    if (scalar_flag(value->node->scalar, &flag))
        memcpy(dst, &flag, sizeof flag);
    else
        fail_value(reader, value, "write yes or no");
}
