// SPDX-License-Identifier: MIT
// Owns the tables for option tables, one kiosk's settings and the program's words, and
// the list of all kinds of file.
#include "content/raw.h"
#include "content/schema_shapes.h"
#include "content/words.h"

// ---- <lang>/tables/NAME.yaml ----------------------------------------------------------

static const struct key column_keys[] = {
    {"id", &shape_id, offsetof(struct table_column, id), KEY_REQUIRED, "the column's id",
     "home"},
    {"name", &shape_label, offsetof(struct table_column, name), KEY_REQUIRED,
     "what it is called on screen", "At home"},
};

static const struct shape column_shape = {
    .kind = SHAPE_MAPPING,
    .title = "a column",
    .keys = column_keys,
    .key_count = COUNT_OF(column_keys),
};

static const struct shape column_list = {
    .kind = SHAPE_LIST,
    .title = "a list of columns",
    .min = 1,
    .max = 12,
    .item = &column_shape,
    .item_bytes = sizeof(struct table_column),
};

static const struct shape cells_shape = {
    .kind = SHAPE_CELLS,
    .title = "one text for each column",
    .min = 1,
    .max = 300,
};

static const struct key table_row_keys[] = {
    {"id", &shape_id, offsetof(struct raw_row, id), KEY_REQUIRED, "the row's id", "pays"},
    {"question", &shape_label, offsetof(struct raw_row, question), KEY_REQUIRED,
     "the question it answers", "\"Who pays?\""},
    {"cells", &cells_shape, offsetof(struct raw_row, cells), KEY_REQUIRED,
     "the answers; a column left out shows \"We do not know\"", "{home: \"No\"}"},
};

static const struct shape table_row_shape = {
    .kind = SHAPE_MAPPING,
    .title = "a row",
    .keys = table_row_keys,
    .key_count = COUNT_OF(table_row_keys),
};

static const struct shape table_row_list = {
    .kind = SHAPE_LIST,
    .title = "a list of rows",
    .min = 1,
    .max = 60,
    .item = &table_row_shape,
    .item_bytes = sizeof(struct raw_row),
    .passing = true,
};

static const struct key table_keys[] = {
    {"schema", &shape_version, SCHEMA_UNUSED, KEY_REQUIRED, "the version of this format",
     "1"},
    {"id", &shape_id, offsetof(struct raw_table, id), KEY_REQUIRED,
     "the table's id, the same as the file's name", "treatments"},
    {"columns", &column_list, offsetof(struct raw_table, columns), KEY_REQUIRED,
     "the options", "[{id: home, name: At home}]"},
    {"rows", &table_row_list, offsetof(struct raw_table, rows), KEY_REQUIRED,
     "the questions and their answers",
     "[{id: where, question: \"Where?\", cells: {home: \"In the clinic\"}}]"},
};

const struct shape schema_table = {
    .kind = SHAPE_MAPPING,
    .title = "a table of options",
    .keys = table_keys,
    .key_count = COUNT_OF(table_keys),
};

// ---- device.yaml ----------------------------------------------------------------------

static const struct shape mm_shape = {
    .kind = SHAPE_NUMBER, .title = "a length in mm", .min = 20, .max = 3000};

static const struct shape active_shape = {
    .kind = SHAPE_LIST,
    .title = "width and height in mm",
    .min = 2,
    .max = 2,
    .item = &mm_shape,
    .item_bytes = sizeof(double),
};

static const struct shape distance_shape = {
    .kind = SHAPE_COUNT, .title = "a distance in mm", .min = 200, .max = 3000};
static const struct shape attract_distance_shape = {
    .kind = SHAPE_NUMBER, .title = "a distance in m", .min = 0.5, .max = 10};

static const char *const rotations[] = {"0", "90", "180", "270"};

static const struct shape rotation_shape = {
    .kind = SHAPE_COUNT,
    .title = "a rotation in degrees",
    .max = 270,
    .names = rotations,
    .name_count = COUNT_OF(rotations),
};

static const struct key display_keys[] = {
    {"panel", &shape_id, offsetof(struct raw_device, device.panel), KEY_OPTIONAL,
     "the panel's name", "td1"},
    {"active_mm", &active_shape, offsetof(struct raw_device, active_mm), KEY_OPTIONAL,
     "width and height of the lit area, for a panel without a name", "[154.1, 85.9]"},
    {"viewing_distance_mm", &distance_shape,
     offsetof(struct raw_device, device.viewing_distance_mm), KEY_OPTIONAL,
     "how far the reader's eyes are", "500"},
    {"attract_distance_m", &attract_distance_shape,
     offsetof(struct raw_device, device.attract_distance_m), KEY_OPTIONAL,
     "how far away the waiting room sits", "1.5"},
    {"rotation", &rotation_shape, offsetof(struct raw_device, device.rotation),
     KEY_OPTIONAL, "how far the panel is turned clockwise", "90"},
};

static const struct shape display_shape = {
    .kind = SHAPE_MAPPING,
    .title = "the display",
    .keys = display_keys,
    .key_count = COUNT_OF(display_keys),
};

static const struct shape target_shape = {
    .kind = SHAPE_COUNT, .title = "a length in mm", .min = 15, .max = 40};
static const struct shape reach_shape = {
    .kind = SHAPE_COUNT, .title = "a length in mm", .min = 60, .max = 3000};

static const struct key layout_keys[] = {
    {"min_target_mm", &target_shape, offsetof(struct raw_device, device.min_target_mm),
     KEY_OPTIONAL, "the smallest thing to touch; 15 or more", "15"},
    {"reach_top_mm", &reach_shape, offsetof(struct raw_device, device.reach_top_mm),
     KEY_OPTIONAL, "nothing to touch lies higher above the lower edge", "null"},
};

static const struct shape layout_shape = {
    .kind = SHAPE_MAPPING,
    .title = "the layout",
    .keys = layout_keys,
    .key_count = COUNT_OF(layout_keys),
};

static const char *const text_steps[] = {"100", "125", "150", "200"};

static const struct shape text_step_shape = {
    .kind = SHAPE_COUNT,
    .title = "a text size in percent",
    .min = 100,
    .max = 200,
    .names = text_steps,
    .name_count = COUNT_OF(text_steps),
};

const char *const schema_themes[SCHEMA_THEME_COUNT] = {"light", "dark", "hc-dark",
                                                       "hc-light"};

static const struct shape theme_shape = {
    .kind = SHAPE_WORD,
    .title = "a theme",
    .names = schema_themes,
    .name_count = COUNT_OF(schema_themes),
};

static const char *const motions[] = {"fade", "none"};

static const struct shape motion_shape = {
    .kind = SHAPE_WORD,
    .title = "a kind of motion",
    .names = motions,
    .name_count = COUNT_OF(motions),
};

static const struct key defaults_keys[] = {
    {"language", &shape_language, offsetof(struct raw_device, device.language),
     KEY_OPTIONAL, "the language every visit begins in", "en"},
    {"text_step", &text_step_shape, offsetof(struct raw_device, device.text_step),
     KEY_OPTIONAL, "the text size every visit begins with", "100"},
    {"theme", &theme_shape, offsetof(struct raw_device, theme), KEY_OPTIONAL,
     "the colors every visit begins with", "light"},
    {"motion", &motion_shape, offsetof(struct raw_device, motion), KEY_OPTIONAL,
     "none never fades", "fade"},
};

static const struct shape defaults_shape = {
    .kind = SHAPE_MAPPING,
    .title = "what every visit begins with",
    .keys = defaults_keys,
    .key_count = COUNT_OF(defaults_keys),
};

static const struct shape pin_shape = {.kind = SHAPE_TEXT,
                                       .title = "the line that anteroom pin writes",
                                       .min = 1,
                                       .max = 127};

static const struct key device_keys[] = {
    {"schema", &shape_version, SCHEMA_UNUSED, KEY_REQUIRED, "the version of this format",
     "1"},
    {"display", &display_shape, 0, KEY_OPTIONAL, "the panel and where people are",
     "{panel: td1}"},
    {"layout", &layout_shape, 0, KEY_OPTIONAL, "what to touch, and where",
     "{min_target_mm: 15}"},
    {"defaults", &defaults_shape, 0, KEY_OPTIONAL, "what every visit begins with",
     "{text_step: 125}"},
    {"input", &schema_input, 0, KEY_OPTIONAL, "touch and switches", "{lockout_ms: 400}"},
    {"keys", &schema_keys, 0, KEY_OPTIONAL, "what the keys of a keypad do",
     "{ok: Keypad5}"},
    {"allow_drafts", &shape_flag, offsetof(struct raw_device, device.allow_drafts),
     KEY_OPTIONAL, "yes shows pages nobody has signed yet", "no"},
    {"staff_pin", &pin_shape, offsetof(struct raw_device, device.staff_pin), KEY_OPTIONAL,
     "keeps visitors out of the staff screens; anteroom pin writes it", "null"},
};

const struct shape schema_device = {
    .kind = SHAPE_MAPPING,
    .title = "one kiosk's settings",
    .keys = device_keys,
    .key_count = COUNT_OF(device_keys),
};

// ---- assets/words/<lang>.yaml ---------------------------------------------------------

static const struct shape word_list = {
    .kind = SHAPE_WORDS,
    .title = "the program's words",
    .min = 1,
    .max = 400,
    .names = words_keys,
    .name_count = WORD_COUNT,
};

static const struct key words_file_keys[] = {
    {"schema", &shape_version, SCHEMA_UNUSED, KEY_REQUIRED, "the version of this format",
     "1"},
    {"lang", &shape_language, offsetof(struct words, lang), KEY_REQUIRED,
     "the language, the same as the file's name", "en"},
    {"endonym", &shape_label, offsetof(struct words, endonym), KEY_REQUIRED,
     "what the language calls itself", "English"},
    {"words", &word_list, offsetof(struct words, word), KEY_REQUIRED,
     "the words, each under its key", "{home: Home}"},
};

const struct shape schema_words = {
    .kind = SHAPE_MAPPING,
    .title = "the program's words",
    .keys = words_file_keys,
    .key_count = COUNT_OF(words_file_keys),
};

// ---- all files ------------------------------------------------------------------------

const struct schema_file schema_files[SCHEMA_FILE_COUNT] = {
    {"clinic", "clinic.yaml", &schema_clinic, true},
    {"menu", "menu.yaml", &schema_menu, true},
    {"page", "LANG/pages/ID.yaml", &schema_page, false},
    {"blocks", "LANG/blocks.yaml", &schema_blocks, true},
    {"table", "LANG/tables/ID.yaml", &schema_table, true},
    {"glossary", "LANG/glossary.yaml", &schema_glossary, true},
    {"notices", "notices.yaml", &schema_notices, true},
    {"timelines", "timelines.yaml", &schema_timelines, true},
    {"sources", "sources.yaml", &schema_sources, true},
    {"facts", "facts.yaml", &schema_facts, true},
    {"device", "device.yaml", &schema_device, true},
    {"rules", "rules/ID.yaml", &schema_rules, true},
    {"words", "assets/words/LANG.yaml", &schema_words, true},
};
