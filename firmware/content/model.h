// SPDX-License-Identifier: MIT
// The typed content: everything a clinic's folder says, as const data in one arena. It is
// filled by content/load.c from the tables of content/schema.c and never changed
// afterwards. Pages are named by id; nothing outside keeps pointers into a content across
// a reload.
#pragma once

#include "base/arena.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

enum page_kind { PAGE_CLAIM, PAGE_TOOL, PAGE_CRISIS, PAGE_ABOUT };
enum page_status { PAGE_DRAFT, PAGE_APPROVED, PAGE_WITHDRAWN };

// How a page stands that says it is approved. Where that does not hold, it is a draft.
enum page_approval {
    APPROVAL_NONE,    // it says nothing of the kind
    APPROVAL_HOLDS,   // its text is the one that was approved
    APPROVAL_CHANGED, // its text has changed since
    APPROVAL_UNTIED,  // nothing says which text was approved
};

struct text_list {
    const struct text *items;
    size_t count;
};

// ---- words to know --------------------------------------------------------------------

struct term {
    struct text term;
    struct text means;      // one sentence
    struct text say;        // how it is said, in plain letters, or no text
    struct text_list forms; // how it stands in texts; empty: as the term itself
};

// Some of them, in the order of the glossary.
struct term_list {
    const struct term *const *items;
    size_t count;
};

// ---- blocks ---------------------------------------------------------------------------

enum block_kind {
    BLOCK_HEADING,   // heading: words
    BLOCK_TEXT,      // text: one paragraph
    BLOCK_LIST,      // list: bullets
    BLOCK_ROWS,      // rows: label and text, or a column of a table
    BLOCK_CARE,      // care: a care card
    BLOCK_RISK,      // risk: sentence and icon array
    BLOCK_TIMELINE,  // timeline: a track of timelines.yaml
    BLOCK_COMPARE,   // compare: questions of a table, options stacked
    BLOCK_CHECKLIST, // checklist: boxes to tick, one group of time
    BLOCK_LINKS,     // links: buttons that open pages
    BLOCK_PICTURE,   // picture: a PNG of the content folder
    BLOCK_FAQ,       // faq: questions, each answered on a screen of its own
    BLOCK_ASK,       // ask: questions to tick and to show to staff, one group
    BLOCK_GLOSSARY,  // glossary: all words of glossary.yaml with their meanings
};
enum { BLOCK_KIND_COUNT = BLOCK_GLOSSARY + 1 };

struct row {
    struct text label;
    struct text text; // no text: "We do not know" is written
};

enum care_level { CARE_ASK, CARE_URGENT, CARE_EMERGENCY };

struct care {
    enum care_level level;
    struct text heading;
    struct text_list items;
    struct text_list after; // paragraphs inside the card, below the bullets
};

enum risk_certainty { RISK_KNOWN, RISK_GUIDE_ONLY, RISK_UNKNOWN };

struct risk {
    unsigned n;           // 0 when unknown
    unsigned n_to;        // upper end of a range ("3 to 4 in 1,000"), else 0
    unsigned of;          // 100 or 1000
    struct text what;     // "feel dizzy": follows "About 30 in 100 people"
    struct text what_not; // "do not": follows "70 in 100"
    struct text when;     // "During the session and the same day"
    struct text note;     // a second figure or the fixed line for "no good figure"
    enum risk_certainty certainty;
    struct text source; // id of the source the figure comes from, or no text
};

struct table_row {
    struct text id;
    struct text question;
    const struct text *cells; // one a column, in the table's order
};

struct table_column {
    struct text id;
    struct text name;
};

// Options side by side: <lang>/tables/NAME.yaml. Written once, shown as cards and as
// comparison.
struct table {
    struct text id;
    const struct table_column *columns;
    size_t column_count;
    const struct table_row *rows;
    size_t row_count;
};

enum time_unit { TIME_MINUTES, TIME_HOURS, TIME_DAYS, TIME_WEEKS, TIME_MONTHS };
enum step_kind { STEP_RULE, STEP_EXPECT, STEP_PLAN };
enum step_end {
    END_AT,       // `end` holds
    END_OPEN,     // no end
    END_MINIMUM,  // open, never shorter than `end` units
    END_NEXT_DAY, // past a night's sleep: shown in words, never as 24 hours
    END_CLINIC,   // start or end is set by the clinic ("config")
};

struct step {
    struct text id;
    double start; // in units, counted from the anchor; below 0 is before it
    double end;
    bool start_by_clinic;
    enum step_end ends;
    enum time_unit unit;
    enum step_kind kind;
    struct text anchor; // this step's own anchor in words ("the last spray"), or no text
    struct text_list routes; // what it applies to; empty = all
    struct text label;
    struct text_list sources; // ids
};

// One track of timelines.yaml, in the page's language.
struct track {
    struct text id;
    struct text anchor;       // "the dose starts"
    const struct step *steps; // ordered by start
    size_t step_count;
};

struct checklist {
    struct text when; // "Today"
    struct text_list items;
    const struct text *opens; // one an item: the page that ticking it opens, or no text;
                              // NULL: none opens any
};

struct link {
    struct text page;  // id
    struct text label; // no text: the page's title
};

struct picture {
    struct text file; // path inside the content folder
    struct text alt;
    struct text caption;
    unsigned width_px;
    unsigned height_px;
    struct text purpose; // why it is there, for reviewers; never shown
};

// A question with its answer: blocks of the kinds text and list.
struct answer {
    struct text id; // "faq#3": the page and the question's number on it, from 1
    struct text question;
    const struct block *body;
    size_t body_count;
    struct term_list terms; // the words to know in it
};

// Questions for the visitor to ask, under one heading. Ticks count through a page.
struct ask {
    struct text about; // "About safety"
    struct text_list questions;
};

struct block {
    enum block_kind kind;
    struct place place;
    const char *shared; // id of the shared block it came from ("D1"), or NULL
    struct text region; // of that shared block, or no text
    bool stays;         // also when the page is taken away because nobody checked it
    union {
        struct text heading;
        struct text text;
        struct text_list list;
        struct {
            const struct row *items;
            size_t count;
        } rows;
        struct care care;
        struct risk risk;
        struct {
            const struct track *track;
            struct text route; // show only the steps that apply to it; no text = all
        } timeline;
        struct {
            const struct table *table;
            const struct table_row *const *rows;
            size_t row_count;
        } compare;
        struct checklist checklist;
        struct {
            const struct link *items;
            size_t count;
            bool show_risk; // add the page's figure ("About 30 in 100") under its title
        } links;
        struct picture picture;
        struct {
            const struct answer *items;
            size_t count;
            struct link then; // what every answer ends with; no page: nothing
        } faq;
        struct ask ask;
        struct term_list glossary;
    };
};

// ---- pages ----------------------------------------------------------------------------

struct page {
    struct text id;
    struct place place;
    enum page_kind kind;
    enum page_status status; // as it counts, see approval
    enum page_approval approval;
    struct text approved_text; // mark of the text that was approved, or no text
    const char *signed_text;   // its text as approvals see it; NULL unless asked for
    struct text lang;
    unsigned version;
    struct text title;
    struct text main_message;
    struct text region;      // whose approvals it tells, "all", or no text
    struct text attract;     // one short sentence for the attract loop, or no text
    unsigned attract_weight; // how often the loop shows it: 1, or up to 3 times as often
    struct text icon;        // name in assets/icons, or no text
    struct text parent;      // page id that its caption names, or no text
    struct text next;        // page id that the last screen offers, or no text
    bool is_public;          // may show in the attract loop
    struct text take_home;   // what the code for a visitor's phone holds, or no text
    struct text_list facts;
    struct text_list sources;
    struct text_list blocks; // required shared blocks
    struct text reviewed_role;
    struct text reviewed_on;
    struct text review_due;
    struct text change_note;      // for reviewers; never shown
    struct text translated_lang;  // language it was translated from, or no text
    unsigned translated_version;  // of the source page that was translated
    struct text translated_hash;  // of its words then, see translations.h; or no text
    struct text translation_role; // who checked the translation, or no text
    const struct block *body;
    size_t body_count;
    struct term_list terms; // the words to know that stand on it, answers left out
};

// ---- the clinic and the menu ----------------------------------------------------------

struct tile {
    struct text page;
    struct text label;
    struct text icon;
};

struct menu {
    struct text title; // the question on Home
    const struct tile *tiles;
    size_t tile_count;
};

// How serious the clinic takes a rule of rules.h, and why.
enum rule_level { RULE_ERROR, RULE_WARNING, RULE_NOTE, RULE_OFF };

struct rule_setting {
    struct text rule; // "L36"
    unsigned level;   // enum rule_level
    struct text page; // id of the only page it is for, or no text
    struct text why;
};

struct clinic {
    struct text name;
    struct text region;
    struct text phone;
    struct text after_hours_phone;
    struct text hours;
    struct text address; // where the clinic is found on the web, or no text
    struct text publisher;
    struct text funding;
    struct text emergency_number;
    struct text crisis_line;
    struct text crisis_line_how;       // in the content's language
    struct text emergency_verified_on; // no text: nobody has checked it yet
    struct text crisis_verified_on;
    struct text emergency_why; // why they are not the region's, or no text
    struct text crisis_why;
    struct text_list languages;
    struct text_list panels; // names of the panels its pages are checked on
    unsigned idle_s;         // shortest idle time before "Still reading?", 90 by default
    unsigned ask_s;          // how long "Still reading?" waits, 30 by default
    unsigned slide_s;        // shortest attract slide, 8 by default
    struct {
        const struct rule_setting *items;
        size_t count;
    } rules;
    struct text night_from; // HH:MM, or no text: the loop never rests
    struct text night_until;
};

// A short sentence of the day for Home and the loop.
struct notice {
    struct text text;
    struct text from;  // the first day it shows, or no text
    struct text until; // the last day, or no text
};

enum source_kind { // in the order of the schema's names
    SOURCE_OTHER,
    SOURCE_LABEL,     // of a medicine or a device
    SOURCE_REGULATOR, // notices of whoever approves medicines
    SOURCE_GUIDANCE,  // guidelines and statements of colleges
    SOURCE_STUDY,
    SOURCE_REVIEW,  // of many studies
    SOURCE_SERVICE, // health services' own pages
};

struct source {
    struct text id;
    struct text title;
    struct text owner;
    struct text year;
    struct text locator;
    struct text short_form;
    enum source_kind kind;
};

enum fact_shown {
    FACT_SHOWN,    // at least one page names it
    FACT_OPTIONAL, // a page may name it
    FACT_EXCLUDED, // no page may
};

enum fact_verdict { // in the order of the schema's names; UNSAID: nobody looked
    VERDICT_UNSAID,
    VERDICT_SUPPORTED,
    VERDICT_QUALIFIED,
    VERDICT_CONTRADICTED,
    VERDICT_PROMOTION,
    VERDICT_UNVERIFIED,
    VERDICT_EDITORIAL,
};

struct fact {
    struct text id;
    struct text claim;
    enum fact_shown shown;
    enum fact_verdict verdict;
    struct text reason; // of a correction or an exclusion, or no text
    struct text topic;
    struct text_list documents; // codes of what said it
    struct text_list sources;
    struct text_list values; // its numbers as written: "1 to 24 hours"
    struct text_list deny;   // phrases no page may say
    bool compares;           // two things with each other; see L28
    bool figure;             // a number only: it need not appear
};

// What claims were collected from.
struct document {
    struct text id;
    struct text what;
};

struct content {
    const char *folder;
    struct text lang; // the language this content was loaded in
    struct clinic clinic;
    struct menu menu;
    const struct page *pages; // ordered by id
    size_t page_count;
    const struct table *tables;
    size_t table_count;
    const struct track *tracks;
    size_t track_count;
    const struct source *sources;
    size_t source_count;
    const struct notice *notices; // the most important first
    size_t notice_count;
    const struct fact *facts;
    size_t fact_count;
    const struct document *documents;
    size_t document_count;
    const struct term *terms; // in the order of glossary.yaml
    size_t term_count;
    size_t draft_count;
    struct text_list broken_pages; // ids of pages that are there but had errors
    bool sources_known; // false: sources.yaml had errors, so its ids are not known
    bool facts_known;
};

// The page with this id, or NULL.
const struct page *
content_page(const struct content *content, const char *id) MUST_CHECK;

// The language that pages are translated from: the clinic's first.
const char *
content_source_lang(const struct content *content) MUST_CHECK;

// The page of kind crisis that Help opens. Never NULL in a content that loaded.
const struct page *
content_crisis_page(const struct content *content) MUST_CHECK;

// The first risk block of a page, or NULL.
const struct risk *
page_risk(const struct page *page) MUST_CHECK;

// The answer with this id, with the page and the block it stands in, or NULL. `page` and
// `block` may be NULL.
const struct answer *
content_answer(const struct content *content, const char *id, const struct page **page,
               const struct block **block) MUST_CHECK;

// The id of a page or an answer as the content holds it, or NULL: it has no such one.
const char *
content_id(const struct content *content, const char *id) MUST_CHECK;

// The question to ask with this number, counted from 0 through the page, or NULL.
const struct text *
page_question(const struct page *page, size_t number) MUST_CHECK;
