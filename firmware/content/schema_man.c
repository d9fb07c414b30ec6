// SPDX-License-Identifier: MIT
// Owns the lists of keys in anteroom-content(5), made from the tables.
#include "content/schema.h"

#include <stdio.h>
#include <string.h>

enum { PATH_BYTES = 160 };

static void
write_text(FILE *out, const char *text)
{
    for (const char *at = text; *at; at++) {
        if (*at == '\\')
            fputs("\\e", out);
        else if (*at == '-')
            fputs("\\-", out);
        else
            fputc(*at, out);
    }
}

static const char *
need_words(enum key_need need)
{
    static const char *const words[] = {
        [KEY_REQUIRED] = "required",
        [KEY_OPTIONAL] = "optional",
        [KEY_NULLABLE] = "required, may be null",
    };
    return words[need];
}

static void
write_names(FILE *out, const struct shape *shape)
{
    fputs(": ", out);
    for (size_t i = 0; i < shape->name_count; i++) {
        fputs(i > 0 ? ", " : "", out);
        write_text(out, shape->names[i]);
    }
}

static void
write_bounds(FILE *out, const struct shape *shape)
{
    const char *const units[] = {
        [SHAPE_TEXT] = " characters",  [SHAPE_SPOKEN] = " characters",
        [SHAPE_LIST] = " entries",     [SHAPE_COUNT] = "",
        [SHAPE_NUMBER] = "",           [SHAPE_NAME] = " characters",
        [SHAPE_CELLS] = " characters",
    };
    const char *unit = (size_t)shape->kind < COUNT_OF(units) ? units[shape->kind] : NULL;
    if (shape->name_count > 0)
        write_names(out, shape);
    else if (unit && shape->min < shape->max)
        fprintf(out, ", %g to %g%s", shape->min, shape->max, unit);
    else if (unit)
        fprintf(out, ", %g%s", shape->max, unit);
}

// One key; `path` leads to it, as in `tiles[].page`.
static void
write_key(FILE *out, const char *path, const struct key *key, const char *need)
{
    fprintf(out, ".It Cm %s\n", path);
    write_text(out, key->doc);
    fputs("\n(", out);
    write_text(out, key->shape->kind == SHAPE_MAPPING ? "keys" : key->shape->title);
    write_bounds(out, key->shape);
    fprintf(out, "; %s)\n", need);
}

// All keys inside a value. The tables have no circles.
static void
write_keys(FILE *out, const char *path, const struct shape *shape)
{
    char inner[PATH_BYTES];
    for (size_t i = 0; i < shape->key_count; i++) {
        const struct key *key = &shape->keys[i];
        snprintf(inner, sizeof inner, "%s%s%s", path, path[0] ? "." : "", key->name);
        write_key(out, inner, key,
                  shape->kind == SHAPE_ONE_KEY ? "one of these" : need_words(key->need));
        if (key->shape != &schema_body) // has a section of its own
            write_keys(out, inner, key->shape);
    }
    if (shape->item) {
        snprintf(inner, sizeof inner, "%s[]", path);
        write_keys(out, inner, shape->item);
    }
    for (size_t i = 0; i < COUNT_OF(shape->choices); i++)
        if (shape->choices[i].shape)
            write_keys(out, path, shape->choices[i].shape);
}

static void
write_section(FILE *out, const char *title, const struct shape *shape)
{
    fprintf(out, ".Ss %s\n.Bl -tag -width Ds\n", title);
    write_keys(out, "", shape);
    fputs(".El\n", out);
}

void
schema_man_print(FILE *out)
{
    for (size_t i = 0; i < SCHEMA_FILE_COUNT; i++) {
        const struct schema_file *file = &schema_files[i];
        if (file->shape == &schema_words)
            continue; // the program's own, not a clinic's
        write_section(out, file->where, file->shape);
        if (file->shape == &schema_page)
            write_section(out, "Blocks of a body", schema_body.item);
    }
}
