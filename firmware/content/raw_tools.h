// SPDX-License-Identifier: MIT
// Raw content of what visitors work with: boxes to tick, questions and answers, words to
// know. Lives only while loading.
#pragma once

#include "content/model.h"
#include "content/reader.h"

struct raw_tick {
    struct text text;
    struct text opens;
};

struct raw_checklist {
    struct text when;
    struct schema_list items; // struct raw_tick
};

// A part of an answer: `text` or `list`.
enum { RAW_PART_TEXT, RAW_PART_LIST };

struct raw_part {
    struct schema_one one;
    struct text text;
    struct text_list list;
};

struct raw_answer {
    struct text question;
    struct text text;         // the whole answer, or
    struct schema_list parts; // struct raw_part
};

struct raw_glossary {
    unsigned shows; // 0: all words, unless there are a first and a last one
    struct text from;
    struct text to;
};

struct raw_faq {
    struct schema_list items; // struct raw_answer
    struct link then;
};
