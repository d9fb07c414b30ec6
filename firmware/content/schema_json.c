// SPDX-License-Identifier: MIT
// Owns the JSON Schema (draft 2020-12) made from the tables, for editors that complete
// and check YAML while staff type. Editors read 911 as a number and No as a boolean,
// which Anteroom takes as text, so texts allow those.
#include "content/schema.h"

#include <string.h>

struct writer {
    FILE *out;
    int depth;
};

static void
write_shape(struct writer *writer, const struct shape *shape);

static void
write_string(FILE *out, const char *text)
{
    fputc('"', out);
    for (const char *at = text; *at; at++) {
        if (*at == '"' || *at == '\\')
            fputc('\\', out);
        fputc(*at, out);
    }
    fputc('"', out);
}

static void
new_line(struct writer *writer)
{
    fprintf(writer->out, "\n%*s", writer->depth * 2, "");
}

static void
write_bounds(struct writer *writer, const struct shape *shape, const char *min,
             const char *max)
{
    if (shape->min > 0)
        fprintf(writer->out, ", \"%s\": %g", min, shape->min);
    fprintf(writer->out, ", \"%s\": %g", max, shape->max);
}

// ---- single values --------------------------------------------------------------------

static const char text_types[] = "\"type\": [\"string\", \"number\", \"boolean\"]";

static void
write_text(struct writer *writer, const struct shape *shape)
{
    fputs(text_types, writer->out);
    write_bounds(writer, shape, "minLength", "maxLength");
}

// Values with a grammar of their own; patterns hold no character that JSON would escape
// twice.
static void
write_exact(struct writer *writer, const struct shape *shape)
{
    static const char times[] =
        "^([+-]?[0-9]+([.][0-9]+)?|config|-|- [(]minimum [0-9.]+[)]|"
        "- [(]until the next day[)])$";
    static const char *const patterns[] = {
        [SHAPE_NAME] = "^[A-Za-z0-9][A-Za-z0-9-]*$",
        [SHAPE_DATE] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        [SHAPE_CLOCK] = "^([01][0-9]|2[0-3]):[0-5][0-9]$",
        [SHAPE_PHONE] = "^[0-9 +().-]+$",
        [SHAPE_FILE] = "^pictures/[A-Za-z0-9_-]+[.]png$",
        [SHAPE_LANGUAGE] = "^[a-z]{2,3}(-[A-Z]{2})?$",
        [SHAPE_TIME] = times,
    };
    fprintf(writer->out, "\"type\": [\"string\", \"number\"], \"pattern\": \"%s\"",
            patterns[shape->kind]);
    write_bounds(writer, shape, "minLength", "maxLength");
}

static void
write_word(struct writer *writer, const struct shape *shape)
{
    fputs("\"enum\": [", writer->out);
    for (size_t i = 0; i < shape->name_count; i++) {
        fputs(i > 0 ? ", " : "", writer->out);
        write_string(writer->out, shape->names[i]);
    }
    fputc(']', writer->out);
}

static void
write_count(struct writer *writer, const struct shape *shape)
{
    if (shape->name_count == 0) {
        fputs("\"type\": \"integer\"", writer->out);
        fprintf(writer->out, ", \"minimum\": %g, \"maximum\": %g", shape->min,
                shape->max);
        return;
    }
    fputs("\"enum\": [", writer->out);
    for (size_t i = 0; i < shape->name_count; i++)
        fprintf(writer->out, "%s%s", i > 0 ? ", " : "", shape->names[i]);
    fputc(']', writer->out);
}

static void
write_number(struct writer *writer, const struct shape *shape)
{
    fprintf(writer->out, "\"type\": \"number\", \"minimum\": %g, \"maximum\": %g",
            shape->min, shape->max);
}

static void
write_flag(struct writer *writer, const struct shape *shape)
{
    (void)shape;
    fputs("\"enum\": [true, false, \"yes\", \"no\", \"on\", \"off\"]", writer->out);
}

static void
write_spoken(struct writer *writer, const struct shape *shape)
{
    fputs("\"type\": \"object\", \"minProperties\": 1, \"additionalProperties\": false, "
          "\"patternProperties\": {\"^[a-z]{2,3}(-[A-Z]{2})?$\": {",
          writer->out);
    write_text(writer, shape);
    fputs("}}", writer->out);
}

static void
write_cells(struct writer *writer, const struct shape *shape)
{
    fputs("\"type\": \"object\", \"additionalProperties\": {\"anyOf\": [{", writer->out);
    write_text(writer, shape);
    fputs("}, {\"type\": \"null\"}]}", writer->out);
}

// ---- lists and mappings ---------------------------------------------------------------

static void
write_list(struct writer *writer, const struct shape *shape)
{
    fputs("\"type\": \"array\"", writer->out);
    write_bounds(writer, shape, "minItems", "maxItems");
    fputs(", \"items\": {", writer->out);
    write_shape(writer, shape->item);
    fputc('}', writer->out);
}

static void
write_property(struct writer *writer, const struct key *key)
{
    bool numbered = strcmp(key->name, "schema") == 0;
    new_line(writer);
    write_string(writer->out, key->name);
    fputs(": {\"description\": ", writer->out);
    write_string(writer->out, key->doc);
    fputs(", ", writer->out);
    if (numbered) {
        fprintf(writer->out, "\"const\": %d}", SCHEMA_VERSION);
        return;
    }
    if (key->need == KEY_REQUIRED) {
        write_shape(writer, key->shape);
    } else {
        fputs("\"anyOf\": [{", writer->out);
        write_shape(writer, key->shape);
        fputs("}, {\"type\": \"null\"}]", writer->out);
    }
    fputc('}', writer->out);
}

static void
write_properties(struct writer *writer, const struct shape *shape)
{
    fputs("\"type\": \"object\", \"additionalProperties\": false, \"properties\": {",
          writer->out);
    writer->depth++;
    for (size_t i = 0; i < shape->key_count; i++) {
        fputs(i > 0 ? "," : "", writer->out);
        write_property(writer, &shape->keys[i]);
    }
    writer->depth--;
    new_line(writer);
    fputc('}', writer->out);
}

static void
write_mapping(struct writer *writer, const struct shape *shape)
{
    write_properties(writer, shape);
    fputs(", \"required\": [", writer->out);
    const char *comma = "";
    for (size_t i = 0; i < shape->key_count; i++) {
        if (shape->keys[i].need == KEY_OPTIONAL)
            continue;
        fputs(comma, writer->out);
        write_string(writer->out, shape->keys[i].name);
        comma = ", ";
    }
    fputc(']', writer->out);
}

// All of the words are required.
static void
write_words(struct writer *writer, const struct shape *shape)
{
    fputs("\"type\": \"object\", \"propertyNames\": {", writer->out);
    write_word(writer, shape);
    fprintf(writer->out, "}, \"minProperties\": %zu, \"additionalProperties\": {",
            shape->name_count);
    write_text(writer, shape);
    fputc('}', writer->out);
}

static void
write_one_key(struct writer *writer, const struct shape *shape)
{
    write_properties(writer, shape);
    fputs(", \"minProperties\": 1, \"maxProperties\": 1", writer->out);
}

static void
write_choice(struct writer *writer, const struct shape *shape)
{
    const char *comma = "";
    fputs("\"anyOf\": [", writer->out);
    for (size_t i = 0; i < COUNT_OF(shape->choices); i++) {
        if (!shape->choices[i].shape)
            continue;
        fprintf(writer->out, "%s{", comma);
        write_shape(writer, shape->choices[i].shape);
        fputc('}', writer->out);
        comma = ", ";
    }
    fputc(']', writer->out);
}

typedef void
write_function(struct writer *writer, const struct shape *shape);

// Writes the members of one schema object. The tables have no circles.
static void
write_shape(struct writer *writer, const struct shape *shape)
{
    static write_function *const writers[] = {
        [SHAPE_TEXT] = write_text,       [SHAPE_NAME] = write_exact,
        [SHAPE_WORD] = write_word,       [SHAPE_COUNT] = write_count,
        [SHAPE_NUMBER] = write_number,   [SHAPE_FLAG] = write_flag,
        [SHAPE_DATE] = write_exact,      [SHAPE_PHONE] = write_exact,
        [SHAPE_FILE] = write_exact,      [SHAPE_LANGUAGE] = write_exact,
        [SHAPE_CLOCK] = write_exact,     [SHAPE_TIME] = write_exact,
        [SHAPE_SPOKEN] = write_spoken,   [SHAPE_LIST] = write_list,
        [SHAPE_MAPPING] = write_mapping, [SHAPE_ONE_KEY] = write_one_key,
        [SHAPE_CHOICE] = write_choice,   [SHAPE_CELLS] = write_cells,
        [SHAPE_WORDS] = write_words,
    };
    if (shape == &schema_body && writer->depth > 1)
        fputs("\"$ref\": \"#/$defs/body\"", writer->out);
    else
        writers[shape->kind](writer, shape);
}

static void
write_definition(struct writer *writer, const char *name, const char *title,
                 const struct shape *shape)
{
    new_line(writer);
    fprintf(writer->out, "\"%s\": {\"title\": ", name);
    write_string(writer->out, title);
    fputs(", ", writer->out);
    write_shape(writer, shape);
    fputc('}', writer->out);
}

void
schema_json_print(FILE *out)
{
    struct writer writer = {.out = out, .depth = 1};
    fputs("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
          "  \"title\": \"A file of an Anteroom content folder\",\n"
          "  \"oneOf\": [",
          out);
    for (size_t i = 0; i < SCHEMA_FILE_COUNT; i++)
        fprintf(out, "%s\n    {\"$ref\": \"#/$defs/%s\"}", i > 0 ? "," : "",
                schema_files[i].name);
    fputs("\n  ],\n  \"$defs\": {", out);
    write_definition(&writer, "body", "LANG/pages/ID.yaml and LANG/blocks.yaml: body",
                     &schema_body);
    for (size_t i = 0; i < SCHEMA_FILE_COUNT; i++) {
        fputc(',', out);
        write_definition(&writer, schema_files[i].name, schema_files[i].where,
                         schema_files[i].shape);
    }
    fputs("\n  }\n}\n", out);
}
