// SPDX-License-Identifier: MIT
// Owns the small shapes that the tables of the schema share.
#include "content/schema_shapes.h"

#include "content/limits.h"

const struct shape shape_id = {
    .kind = SHAPE_NAME,
    .title = "an id of letters, digits and dashes",
    .min = 1,
    .max = LIMIT_ID_BYTES,
};

const struct shape shape_ids = {
    .kind = SHAPE_LIST,
    .title = "a list of ids",
    .max = 200,
    .item = &shape_id,
    .item_bytes = sizeof(struct text),
};

const struct shape shape_some_ids = {
    .kind = SHAPE_LIST,
    .title = "a list of ids",
    .min = 1,
    .max = 200,
    .item = &shape_id,
    .item_bytes = sizeof(struct text),
};

const struct shape shape_label = {
    .kind = SHAPE_TEXT,
    .title = "a few words",
    .min = 1,
    .max = 80,
};

const struct shape shape_sentence = {
    .kind = SHAPE_TEXT,
    .title = "a sentence",
    .min = 1,
    .max = 300,
};

const struct shape shape_paragraph = {
    .kind = SHAPE_TEXT,
    .title = "a paragraph",
    .min = 1,
    .max = 800,
};

const struct shape shape_sentences = {
    .kind = SHAPE_LIST,
    .title = "a list of texts",
    .min = 1,
    .max = 100,
    .item = &shape_sentence,
    .item_bytes = sizeof(struct text),
};

const struct shape shape_spoken = {
    .kind = SHAPE_SPOKEN,
    .title = "a text for each language",
    .min = 1,
    .max = 300,
};

const struct shape shape_version = {
    .kind = SHAPE_COUNT,
    .title = "the version of this format",
    .min = 1,
    .max = SCHEMA_VERSION,
};

const struct shape shape_language = {
    .kind = SHAPE_LANGUAGE,
    .title = "a language code such as en or pt-BR",
    .min = 2,
    .max = 6,
};

const struct shape shape_languages = {
    .kind = SHAPE_LIST,
    .title = "a list of language codes",
    .min = 1,
    .max = LIMIT_LANGUAGES,
    .item = &shape_language,
    .item_bytes = sizeof(struct text),
};

const struct shape shape_date = {
    .kind = SHAPE_DATE,
    .title = "a date as YYYY-MM-DD",
    .min = 10,
    .max = 10,
};

const struct shape shape_clock = {
    .kind = SHAPE_CLOCK,
    .title = "a time of day as HH:MM",
    .min = 5,
    .max = 5,
};

const struct shape shape_phone = {
    .kind = SHAPE_PHONE,
    .title = "a phone number of digits, spaces, + - ( )",
    .min = 2,
    .max = 30,
};

const struct shape shape_flag = {
    .kind = SHAPE_FLAG,
    .title = "yes or no",
};
