// SPDX-License-Identifier: MIT
// The schema: what every content file may hold, as tables. One set of tables drives
// reading, suggestions for mistyped keys, the JSON Schema for editors and the table of
// the manual.
#pragma once

#include "base/text.h"
#include "content/nodes.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

// What a value looks like in the file, and what it becomes.
enum shape_kind {
    SHAPE_TEXT,     // words for people, on one line -> struct text
    SHAPE_NAME,     // an id: letters, digits, dashes -> struct text
    SHAPE_WORD,     // one of `names` -> unsigned, an enum by its index
    SHAPE_COUNT,    // a whole number -> unsigned
    SHAPE_NUMBER,   // a number -> double
    SHAPE_FLAG,     // yes or no -> bool
    SHAPE_DATE,     // YYYY-MM-DD -> struct text
    SHAPE_PHONE,    // digits, spaces, + - ( ) -> struct text
    SHAPE_FILE,     // pictures/NAME.png -> struct text
    SHAPE_LANGUAGE, // en, es, pt-BR -> struct text
    SHAPE_CLOCK,    // a time of day as HH:MM -> struct text
    SHAPE_TIME,     // start or end of a step -> struct text, to be parsed
    SHAPE_SPOKEN,   // {en: …, es: …} -> struct text, in the load's language
    SHAPE_LIST,     // entries of `item` -> struct schema_list
    SHAPE_MAPPING,  // `keys` -> members at the keys' offsets
    SHAPE_ONE_KEY,  // exactly one of `keys` -> begins with struct schema_one
    SHAPE_CHOICE,   // one of `choices`, by the kind of node -> as that one
    SHAPE_CELLS,    // any names with texts -> struct schema_list of schema_cell
    SHAPE_WORDS,    // a text for each of `names` -> array of struct text
};

struct key;
struct choice {
    const struct shape *shape; // NULL: not this kind of node
    size_t offset;
};

struct shape {
    enum shape_kind kind;
    const char *title;        // what it is, for messages: "a date"
    double min, max;          // characters of text, entries of a list, a number's bounds
    const char *const *names; // what is allowed, where it is a list of words or numbers
    size_t name_count;
    const struct key *keys;
    size_t key_count;
    const struct shape *item;
    size_t item_bytes;
    bool passing;             // a list that is made into something else while loading
    struct choice choices[3]; // by enum node_kind
};

enum key_need {
    KEY_REQUIRED,
    KEY_OPTIONAL,
    KEY_NULLABLE, // must be written, may be null
};

enum { SCHEMA_UNUSED = 0xFFFF }; // an offset: checked but not kept

struct key {
    const char *name;
    const struct shape *shape;
    size_t offset;
    enum key_need need;
    const char *doc;     // one sentence without a full stop
    const char *example; // as it is written after the colon
};

enum { SCHEMA_VERSION = 1 };

// One kind of file.
struct schema_file {
    const char *name;  // "page"
    const char *where; // "content/en/pages/ID.yaml"
    const struct shape *shape;
    bool numbered; // begins with `schema: 1`
};

extern const struct shape schema_clinic;
extern const struct shape schema_menu;
extern const struct shape schema_timelines;
extern const struct shape schema_sources;
extern const struct shape schema_facts;
extern const struct shape schema_notices;
extern const struct shape schema_blocks;
extern const struct shape schema_body;
extern const struct shape schema_table;
extern const struct shape schema_glossary;
extern const struct shape schema_page;
extern const struct shape schema_device;
extern const struct shape schema_input; // of device.yaml
extern const struct shape schema_keys;
extern const struct shape schema_words;
extern const struct shape schema_rules;

// The themes that device.yaml may name, in the order of its table.
enum { SCHEMA_THEME_COUNT = 4 };
extern const char *const schema_themes[SCHEMA_THEME_COUNT];

enum { SCHEMA_FILE_COUNT = 13 };
extern const struct schema_file schema_files[SCHEMA_FILE_COUNT];

// Writes all tables as one JSON Schema (draft 2020-12).
void
schema_json_print(FILE *out);

// Writes all tables as mdoc lists for the manual anteroom-content(5).
void
schema_man_print(FILE *out);
