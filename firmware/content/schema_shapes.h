// SPDX-License-Identifier: MIT
// Shapes that several tables of the schema use. Private to the schema.
#pragma once

#include "content/schema.h"

extern const struct shape shape_id;        // an id of any kind
extern const struct shape shape_ids;       // a list of ids, may be empty
extern const struct shape shape_some_ids;  // a list of at least one id
extern const struct shape shape_label;     // a few words on a button
extern const struct shape shape_sentence;  // up to 300 characters
extern const struct shape shape_paragraph; // up to 800 characters
extern const struct shape shape_sentences; // a list of at least one sentence
extern const struct shape shape_spoken;    // {en: …}
extern const struct shape shape_version;   // the number after `schema:`
extern const struct shape shape_language;
extern const struct shape shape_languages;
extern const struct shape shape_date;
extern const struct shape shape_clock;
extern const struct shape shape_phone;
extern const struct shape shape_flag;
extern const struct shape shape_link;      // a page and a label
extern const struct shape shape_checklist; // the blocks of schema_tools.c
extern const struct shape shape_faq;
extern const struct shape shape_ask;
extern const struct shape shape_glossary_shows;
