// SPDX-License-Identifier: MIT
// Raw content: what the schema's tables fill where a file says things otherwise than the
// model. Lives only while loading.
#pragma once

#include "content/device.h"
#include "content/key_names.h"
#include "content/model.h"
#include "content/raw_tools.h"
#include "content/reader.h"

struct raw_step {
    struct step step;
    struct text start;
    struct text end;
};

struct raw_track {
    struct text id;
    struct text anchor;
    struct schema_list steps; // struct raw_step
};

struct raw_row {
    struct text id;
    struct text question;
    struct schema_list cells; // struct schema_cell
};

struct raw_table {
    struct text id;
    struct schema_list columns; // struct table_column
    struct schema_list rows;    // struct raw_row
};

struct raw_rows {
    struct schema_list items; // struct row
    struct text table;
    struct text column;
    struct text_list only;
};

struct raw_links {
    struct schema_list items; // struct link
    struct text_list pages;
    unsigned show;
};

struct raw_timeline {
    struct text track;
    struct text route;
};

struct raw_compare {
    struct text table;
    struct text_list only;
};

// The order of the body's keys is that of enum block_kind, then `use`.
enum { RAW_USE = BLOCK_KIND_COUNT };

struct raw_block {
    struct schema_one one;
    union {
        struct text text; // heading, text, use
        struct text_list list;
        struct raw_rows rows;
        struct care care;
        struct risk risk;
        struct raw_timeline timeline;
        struct raw_compare compare;
        struct raw_checklist checklist;
        struct raw_links links;
        struct picture picture;
        struct raw_faq faq;
        struct ask ask;
        struct raw_glossary glossary;
    };
};

struct raw_page {
    struct page page;
    struct schema_list body; // struct raw_block
};

// A shared block. Where it has placeholders it is read again for every page that uses it,
// since they may stand for something else there.
struct raw_shared {
    struct text id;
    struct text region;      // it holds for, "all", or no text
    struct schema_list body; // struct raw_block, read without a page
    bool varies;             // has placeholders
    bool stays;              // also where a page is taken away
};

struct raw_bound { // the keys of one act: a name, or a list of names
    struct text one;
    struct text_list several;
};

struct raw_device {
    struct device device;
    struct schema_list active_mm; // double, two of them
    unsigned theme;               // index into the themes of the schema
    unsigned motion;              // 1: none
    struct raw_bound bound[KEY_ACT_COUNT];
};

struct raw_facts {
    struct schema_list documents; // struct document
    struct schema_list facts;     // struct fact
    struct schema_list figures;   // struct fact
};

struct raw_file_list { // timelines, sources, blocks, notices
    struct schema_list items;
};
