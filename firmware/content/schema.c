// SPDX-License-Identifier: MIT
// Owns the tables for everything but pages, and the list of all kinds of file.
#include "content/schema.h"

#include "content/limits.h"
#include "content/raw.h"
#include "content/schema_shapes.h"
#include "content/words.h"

// ---- clinic.yaml ----------------------------------------------------------------------

static const struct key emergency_keys[] = {
    {"number", &shape_phone, offsetof(struct clinic, emergency_number), KEY_REQUIRED,
     "the region's emergency number", "\"911\""},
    {"verified_on", &shape_date, offsetof(struct clinic, emergency_verified_on),
     KEY_NULLABLE, "when somebody last checked that it is right", "null"},
    {"why", &shape_sentence, offsetof(struct clinic, emergency_why), KEY_OPTIONAL,
     "why it is not the region's number", "\"Our house has its own.\""},
};

static const struct shape emergency_shape = {
    .kind = SHAPE_MAPPING,
    .title = "the emergency number",
    .keys = emergency_keys,
    .key_count = COUNT_OF(emergency_keys),
};

// One name for all languages, or one for each.
static const struct shape crisis_line_spoken = {
    .kind = SHAPE_SPOKEN,
    .title = "a short text for each language",
    .min = 1,
    .max = 80,
};
static const struct shape crisis_line_shape = {
    .kind = SHAPE_CHOICE,
    .title = "a short text, or one for each language",
    .choices =
        {[NODE_SCALAR] = {&shape_label, 0}, [NODE_MAPPING] = {&crisis_line_spoken, 0}},
};

static const struct key crisis_keys[] = {
    {"line", &crisis_line_shape, offsetof(struct clinic, crisis_line), KEY_REQUIRED,
     "the name of the region's crisis line", "988 Suicide & Crisis Lifeline"},
    {"verified_on", &shape_date, offsetof(struct clinic, crisis_verified_on),
     KEY_NULLABLE, "when somebody last checked that it is right", "null"},
    {"how", &shape_spoken, offsetof(struct clinic, crisis_line_how), KEY_REQUIRED,
     "how to reach it", "{en: \"Call or text 988, day or night.\"}"},
    {"why", &shape_sentence, offsetof(struct clinic, crisis_why), KEY_OPTIONAL,
     "why it is none of the region's lines", "\"Our county runs this line.\""},
};

static const struct shape crisis_shape = {
    .kind = SHAPE_MAPPING,
    .title = "the crisis line",
    .keys = crisis_keys,
    .key_count = COUNT_OF(crisis_keys),
};

static const struct shape idle_shape = {
    .kind = SHAPE_COUNT, .title = "a number of seconds", .min = 90, .max = 600};
static const struct shape ask_shape = {
    .kind = SHAPE_COUNT, .title = "a number of seconds", .min = 20, .max = 120};
static const struct shape slide_shape = {
    .kind = SHAPE_COUNT, .title = "a number of seconds", .min = 8, .max = 60};

static const struct key timings_keys[] = {
    {"idle_s", &idle_shape, offsetof(struct clinic, idle_s), KEY_OPTIONAL,
     "seconds without touch before \"Still reading?\"", "90"},
    {"ask_s", &ask_shape, offsetof(struct clinic, ask_s), KEY_OPTIONAL,
     "seconds \"Still reading?\" waits before the screen clears", "30"},
    {"slide_s", &slide_shape, offsetof(struct clinic, slide_s), KEY_OPTIONAL,
     "shortest time of one sentence in the waiting room", "8"},
};

static const struct shape timings_shape = {
    .kind = SHAPE_MAPPING,
    .title = "the times",
    .keys = timings_keys,
    .key_count = COUNT_OF(timings_keys),
};

static const char *const rule_levels[] = {[RULE_ERROR] = "error",
                                          [RULE_WARNING] = "warning",
                                          [RULE_NOTE] = "note",
                                          [RULE_OFF] = "off"};

static const struct shape rule_level_shape = {
    .kind = SHAPE_WORD,
    .title = "how serious a rule is",
    .names = rule_levels,
    .name_count = COUNT_OF(rule_levels),
};

static const struct key rule_setting_keys[] = {
    {"rule", &shape_id, offsetof(struct rule_setting, rule), KEY_REQUIRED,
     "the rule's id, as messages show it in brackets", "L36"},
    {"level", &rule_level_shape, offsetof(struct rule_setting, level), KEY_REQUIRED,
     "how serious it is to be; rules of safety cannot be lowered", "note"},
    {"page", &shape_id, offsetof(struct rule_setting, page), KEY_OPTIONAL,
     "the only page it is set for; all of them without it", "about-sources"},
    {"why", &shape_sentence, offsetof(struct rule_setting, why), KEY_REQUIRED,
     "the reason, which check prints", "\"Titles of studies are long.\""},
};

static const struct shape rule_setting_shape = {
    .kind = SHAPE_MAPPING,
    .title = "a rule's setting",
    .keys = rule_setting_keys,
    .key_count = COUNT_OF(rule_setting_keys),
};

static const struct shape rule_setting_list = {
    .kind = SHAPE_LIST,
    .title = "a list of rule settings",
    .max = 200,
    .item = &rule_setting_shape,
    .item_bytes = sizeof(struct rule_setting),
};

static const struct key night_keys[] = {
    {"from", &shape_clock, offsetof(struct clinic, night_from), KEY_REQUIRED,
     "when the screen goes dark", "\"22:00\""},
    {"until", &shape_clock, offsetof(struct clinic, night_until), KEY_REQUIRED,
     "when the loop begins again", "\"06:00\""},
};

static const struct shape night_shape = {
    .kind = SHAPE_MAPPING,
    .title = "the night",
    .keys = night_keys,
    .key_count = COUNT_OF(night_keys),
};

static const struct key clinic_keys[] = {
    {"schema", &shape_version, SCHEMA_UNUSED, KEY_REQUIRED, "the version of this format",
     "1"},
    {"name", &shape_label, offsetof(struct clinic, name), KEY_REQUIRED,
     "the clinic's name", "Example Clinic"},
    {"region", &shape_label, offsetof(struct clinic, region), KEY_REQUIRED,
     "the country or region whose rules and numbers apply", "US"},
    {"languages", &shape_languages, offsetof(struct clinic, languages), KEY_REQUIRED,
     "the languages of the content, the first one first", "[en]"},
    {"phone", &shape_phone, offsetof(struct clinic, phone), KEY_REQUIRED,
     "the clinic's number", "\"555-0100\""},
    {"after_hours_phone", &shape_phone, offsetof(struct clinic, after_hours_phone),
     KEY_OPTIONAL, "the number when the clinic is closed", "\"555-0101\""},
    {"hours", &shape_spoken, offsetof(struct clinic, hours), KEY_REQUIRED,
     "when the clinic is open", "{en: \"Monday to Friday, 8am to 5pm\"}"},
    {"address", &shape_label, offsetof(struct clinic, address), KEY_OPTIONAL,
     "where the clinic is found on the web", "clinic.example"},
    {"publisher", &shape_spoken, offsetof(struct clinic, publisher), KEY_REQUIRED,
     "who wrote the pages", "{en: \"Example Clinic\"}"},
    {"funding", &shape_spoken, offsetof(struct clinic, funding), KEY_REQUIRED,
     "who paid for them", "{en: \"Example Clinic\"}"},
    {"emergency", &emergency_shape, 0, KEY_REQUIRED, "the emergency number",
     "{number: \"911\", verified_on: null}"},
    {"crisis", &crisis_shape, 0, KEY_REQUIRED, "the crisis line",
     "{line: \"988\", verified_on: null, how: {en: \"Call 988.\"}}"},
    {"panels", &shape_some_ids, offsetof(struct clinic, panels), KEY_REQUIRED,
     "the panels the pages are checked on", "[td1, td2]"},
    {"timings", &timings_shape, 0, KEY_OPTIONAL, "times in seconds", "{idle_s: 120}"},
    {"rules", &rule_setting_list, offsetof(struct clinic, rules), KEY_OPTIONAL,
     "rules that are to be more or less serious here",
     "[{rule: L36, level: note, why: \"Titles are long.\"}]"},
    {"night", &night_shape, 0, KEY_OPTIONAL,
     "when the loop rests on a dark screen; needs a clock that is set",
     "{from: \"22:00\", until: \"06:00\"}"},
};

const struct shape schema_clinic = {
    .kind = SHAPE_MAPPING,
    .title = "the clinic's settings",
    .keys = clinic_keys,
    .key_count = COUNT_OF(clinic_keys),
};

// ---- notices.yaml ---------------------------------------------------------------------

static const struct shape notice_text_shape = {
    .kind = SHAPE_SPOKEN,
    .title = "a short text for each language",
    .min = 1,
    .max = 90,
};

static const struct key notice_keys[] = {
    {"text", &notice_text_shape, offsetof(struct notice, text), KEY_REQUIRED,
     "what is said on the first screen and in the waiting room",
     "{en: \"Closed on Friday 4 December.\"}"},
    {"from", &shape_date, offsetof(struct notice, from), KEY_OPTIONAL,
     "the first day it shows", "2026-11-30"},
    {"until", &shape_date, offsetof(struct notice, until), KEY_OPTIONAL,
     "the last day it shows", "2026-12-04"},
};

static const struct shape notice_shape = {
    .kind = SHAPE_MAPPING,
    .title = "a notice",
    .keys = notice_keys,
    .key_count = COUNT_OF(notice_keys),
};

static const struct shape notice_list = {
    .kind = SHAPE_LIST,
    .title = "a list of notices",
    .max = LIMIT_NOTICES,
    .item = &notice_shape,
    .item_bytes = sizeof(struct notice),
};

static const struct key notices_keys[] = {
    {"schema", &shape_version, SCHEMA_UNUSED, KEY_REQUIRED, "the version of this format",
     "1"},
    {"notices", &notice_list, offsetof(struct raw_file_list, items), KEY_REQUIRED,
     "the notices, the most important first", "[{text: {en: \"Closed today.\"}}]"},
};

const struct shape schema_notices = {
    .kind = SHAPE_MAPPING,
    .title = "the notices",
    .keys = notices_keys,
    .key_count = COUNT_OF(notices_keys),
};

// ---- menu.yaml ------------------------------------------------------------------------

static const struct key tile_keys[] = {
    {"page", &shape_id, offsetof(struct tile, page), KEY_REQUIRED, "the page it opens",
     "treatment-types"},
    {"label", &shape_spoken, offsetof(struct tile, label), KEY_REQUIRED,
     "the words on it", "{en: Treatment types}"},
    {"icon", &shape_id, offsetof(struct tile, icon), KEY_REQUIRED, "the name of an icon",
     "drip"},
};

static const struct shape tile_shape = {
    .kind = SHAPE_MAPPING,
    .title = "a tile",
    .keys = tile_keys,
    .key_count = COUNT_OF(tile_keys),
};

static const struct shape tile_list = {
    .kind = SHAPE_LIST,
    .title = "a list of tiles",
    .min = 1,
    .max = 12,
    .item = &tile_shape,
    .item_bytes = sizeof(struct tile),
};

static const struct key menu_keys[] = {
    {"schema", &shape_version, SCHEMA_UNUSED, KEY_REQUIRED, "the version of this format",
     "1"},
    {"title", &shape_spoken, offsetof(struct menu, title), KEY_REQUIRED,
     "the question above the tiles", "{en: \"What would you like to know?\"}"},
    {"tiles", &tile_list, offsetof(struct menu, tiles), KEY_REQUIRED,
     "the buttons of the first screen, 1 to 12",
     "[{page: faq, label: {en: Questions}, icon: question}]"},
};

const struct shape schema_menu = {
    .kind = SHAPE_MAPPING,
    .title = "the menu",
    .keys = menu_keys,
    .key_count = COUNT_OF(menu_keys),
};

// ---- timelines.yaml -------------------------------------------------------------------

static const struct shape start_shape = {
    .kind = SHAPE_TIME,
    .title = "a number, or config where the clinic sets it",
    .min = 1,
    .max = 60,
};

static const struct shape end_shape = {
    .kind = SHAPE_TIME,
    .title = "a number, config, \"-\", \"- (minimum 2)\" or \"- (until the next day)\"",
    .min = 1,
    .max = 60,
};

static const char *const units[] = {[TIME_MINUTES] = "minutes",
                                    [TIME_HOURS] = "hours",
                                    [TIME_DAYS] = "days",
                                    [TIME_WEEKS] = "weeks",
                                    [TIME_MONTHS] = "months"};

static const struct shape unit_shape = {
    .kind = SHAPE_WORD,
    .title = "a unit of time",
    .names = units,
    .name_count = COUNT_OF(units),
};

static const char *const step_kinds[] = {
    [STEP_RULE] = "rule", [STEP_EXPECT] = "expect", [STEP_PLAN] = "plan"};

static const struct shape step_kind_shape = {
    .kind = SHAPE_WORD,
    .title = "a kind of step",
    .names = step_kinds,
    .name_count = COUNT_OF(step_kinds),
};

static const char *const bases[] = {"label", "trial", "clinic", "estimate", "guideline"};

static const struct shape basis_shape = {
    .kind = SHAPE_WORD,
    .title = "a basis",
    .names = bases,
    .name_count = COUNT_OF(bases),
};

static const struct key step_keys[] = {
    {"id", &shape_id, offsetof(struct raw_step, step.id), KEY_REQUIRED, "the step's id",
     "T01"},
    {"start", &start_shape, offsetof(struct raw_step, start), KEY_REQUIRED,
     "when it begins, counted from the anchor; below 0 is before it", "-24"},
    {"end", &end_shape, offsetof(struct raw_step, end), KEY_REQUIRED,
     "when it ends; \"-\" is open", "0"},
    {"unit", &unit_shape, offsetof(struct raw_step, step.unit), KEY_REQUIRED,
     "the unit of both", "hours"},
    {"kind", &step_kind_shape, offsetof(struct raw_step, step.kind), KEY_REQUIRED,
     "rule must be kept, expect may happen, plan is the schedule", "rule"},
    {"applies", &shape_some_ids, offsetof(struct raw_step, step.routes), KEY_OPTIONAL,
     "the routes it applies to; all of them without it", "[short, long]"},
    {"anchor", &shape_spoken, offsetof(struct raw_step, step.anchor), KEY_OPTIONAL,
     "what this step counts from, where it is not the track's", "{en: the last spray}"},
    {"label", &shape_spoken, offsetof(struct raw_step, step.label), KEY_REQUIRED,
     "what happens or must be done", "{en: No food}"},
    {"basis", &basis_shape, SCHEMA_UNUSED, KEY_OPTIONAL,
     "what it rests on, for reviewers; never shown", "label"},
    {"sources", &shape_ids, offsetof(struct raw_step, step.sources), KEY_OPTIONAL,
     "sources of sources.yaml", "[R01]"},
};

static const struct shape step_shape = {
    .kind = SHAPE_MAPPING,
    .title = "a step",
    .keys = step_keys,
    .key_count = COUNT_OF(step_keys),
};

static const struct shape step_list = {
    .kind = SHAPE_LIST,
    .title = "a list of steps",
    .min = 1,
    .max = 60,
    .item = &step_shape,
    .item_bytes = sizeof(struct raw_step),
    .passing = true,
};

static const struct key track_keys[] = {
    {"id", &shape_id, offsetof(struct raw_track, id), KEY_REQUIRED, "the track's id",
     "day"},
    {"anchor", &shape_spoken, offsetof(struct raw_track, anchor), KEY_REQUIRED,
     "what its times count from", "{en: the dose starts}"},
    {"steps", &step_list, offsetof(struct raw_track, steps), KEY_REQUIRED, "its steps",
     "[{id: T01, start: -2, end: 0, unit: hours, kind: rule, label: {en: No food}}]"},
};

static const struct shape track_shape = {
    .kind = SHAPE_MAPPING,
    .title = "a track",
    .keys = track_keys,
    .key_count = COUNT_OF(track_keys),
};

static const struct shape track_list = {
    .kind = SHAPE_LIST,
    .title = "a list of tracks",
    .max = 60,
    .item = &track_shape,
    .item_bytes = sizeof(struct raw_track),
    .passing = true,
};

static const struct key timelines_keys[] = {
    {"schema", &shape_version, SCHEMA_UNUSED, KEY_REQUIRED, "the version of this format",
     "1"},
    {"tracks", &track_list, offsetof(struct raw_file_list, items), KEY_REQUIRED,
     "the timelines", "[]"},
};

const struct shape schema_timelines = {
    .kind = SHAPE_MAPPING,
    .title = "the timelines",
    .keys = timelines_keys,
    .key_count = COUNT_OF(timelines_keys),
};

// ---- sources.yaml ---------------------------------------------------------------------

static const struct shape long_text = {
    .kind = SHAPE_TEXT, .title = "a text", .min = 1, .max = 1000};

static const char *const source_kinds[] = {
    [SOURCE_OTHER] = "other",         [SOURCE_LABEL] = "label",
    [SOURCE_REGULATOR] = "regulator", [SOURCE_GUIDANCE] = "guidance",
    [SOURCE_STUDY] = "study",         [SOURCE_REVIEW] = "review",
    [SOURCE_SERVICE] = "service",
};

static const struct shape source_kind_shape = {
    .kind = SHAPE_WORD,
    .title = "a kind of source",
    .names = source_kinds,
    .name_count = COUNT_OF(source_kinds),
};

static const struct key source_keys[] = {
    {"id", &shape_id, offsetof(struct source, id), KEY_REQUIRED, "the source's id",
     "R01"},
    {"title", &long_text, offsetof(struct source, title), KEY_REQUIRED, "its title",
     "\"Prescribing information\""},
    {"owner", &long_text, offsetof(struct source, owner), KEY_REQUIRED,
     "who published it", "\"Example Society\""},
    {"year", &shape_label, offsetof(struct source, year), KEY_REQUIRED, "when, as text",
     "\"2020\""},
    {"locator", &long_text, offsetof(struct source, locator), KEY_REQUIRED,
     "where to find it", "\"doi:10.1000/182\""},
    {"kind", &source_kind_shape, offsetof(struct source, kind), KEY_OPTIONAL,
     "what it is; figures of harm need a label or a regulator", "label"},
    {"short", &shape_label, offsetof(struct source, short_form), KEY_OPTIONAL,
     "its short form", "\"Example 2020\""},
};

static const struct shape source_shape = {
    .kind = SHAPE_MAPPING,
    .title = "a source",
    .keys = source_keys,
    .key_count = COUNT_OF(source_keys),
};

static const struct shape source_list = {
    .kind = SHAPE_LIST,
    .title = "a list of sources",
    .max = 1000,
    .item = &source_shape,
    .item_bytes = sizeof(struct source),
};

static const struct key sources_keys[] = {
    {"schema", &shape_version, SCHEMA_UNUSED, KEY_REQUIRED, "the version of this format",
     "1"},
    {"sources", &source_list, offsetof(struct raw_file_list, items), KEY_REQUIRED,
     "what the pages rest on", "[]"},
};

const struct shape schema_sources = {
    .kind = SHAPE_MAPPING,
    .title = "the sources",
    .keys = sources_keys,
    .key_count = COUNT_OF(sources_keys),
};
