// SPDX-License-Identifier: MIT
// Owns the tables for pages: their metadata and the blocks of their bodies.
#include "content/raw.h"
#include "content/schema_shapes.h"

// ---- blocks ---------------------------------------------------------------------------

static const struct key row_keys[] = {
    {"label", &shape_label, offsetof(struct row, label), KEY_REQUIRED,
     "what the row is about", "How long"},
    {"text", &shape_paragraph, offsetof(struct row, text), KEY_NULLABLE,
     "what is to say; null shows \"We do not know\"", "About 40 minutes"},
};

static const struct shape row_shape = {
    .kind = SHAPE_MAPPING,
    .title = "a row",
    .keys = row_keys,
    .key_count = COUNT_OF(row_keys),
};

static const struct shape row_list = {
    .kind = SHAPE_LIST,
    .title = "a list of rows",
    .min = 1,
    .max = 40,
    .item = &row_shape,
    .item_bytes = sizeof(struct row),
};

static const struct key column_rows_keys[] = {
    {"table", &shape_id, offsetof(struct raw_rows, table), KEY_REQUIRED,
     "the table whose column is shown", "treatments"},
    {"column", &shape_id, offsetof(struct raw_rows, column), KEY_REQUIRED,
     "the column's id", "home"},
    {"only", &shape_some_ids, offsetof(struct raw_rows, only), KEY_OPTIONAL,
     "the rows to show, in this order; all of them without it", "[approved, where]"},
};

static const struct shape column_rows = {
    .kind = SHAPE_MAPPING,
    .title = "a column of a table",
    .keys = column_rows_keys,
    .key_count = COUNT_OF(column_rows_keys),
};

static const struct shape rows_shape = {
    .kind = SHAPE_CHOICE,
    .title = "a list of rows, or a column of a table",
    .choices = {[NODE_LIST] = {&row_list, offsetof(struct raw_rows, items)},
                [NODE_MAPPING] = {&column_rows, 0}},
};

static const char *const care_levels[] = {
    [CARE_ASK] = "ask", [CARE_URGENT] = "urgent", [CARE_EMERGENCY] = "emergency"};

static const struct shape care_level_shape = {
    .kind = SHAPE_WORD,
    .title = "a level",
    .names = care_levels,
    .name_count = COUNT_OF(care_levels),
};

static const struct key care_keys[] = {
    {"level", &care_level_shape, offsetof(struct care, level), KEY_REQUIRED,
     "how serious it is", "ask"},
    {"heading", &shape_sentence, offsetof(struct care, heading), KEY_REQUIRED,
     "what to do, and when", "\"Call us if:\""},
    {"items", &shape_sentences, offsetof(struct care, items), KEY_REQUIRED,
     "the signs, one line each", "[\"You feel worse\"]"},
    {"after", &shape_sentences, offsetof(struct care, after), KEY_OPTIONAL,
     "paragraphs below the list, inside the card", "[\"We answer day and night.\"]"},
};

static const struct shape care_shape = {
    .kind = SHAPE_MAPPING,
    .title = "a care card",
    .keys = care_keys,
    .key_count = COUNT_OF(care_keys),
};

static const char *const certainties[] = {
    [RISK_KNOWN] = "known", [RISK_GUIDE_ONLY] = "guide_only", [RISK_UNKNOWN] = "unknown"};

static const struct shape certainty_shape = {
    .kind = SHAPE_WORD,
    .title = "a certainty",
    .names = certainties,
    .name_count = COUNT_OF(certainties),
};

static const char *const out_of[] = {"100", "1000"};

static const struct shape out_of_shape = {
    .kind = SHAPE_COUNT,
    .title = "100 or 1000",
    .min = 100,
    .max = 1000,
    .names = out_of,
    .name_count = COUNT_OF(out_of),
};

static const struct shape people_shape = {
    .kind = SHAPE_COUNT,
    .title = "a number of people",
    .max = 1000,
};

static const struct key risk_keys[] = {
    {"n", &people_shape, offsetof(struct risk, n), KEY_OPTIONAL,
     "how many people it happens to; left out when nobody knows", "30"},
    {"n_to", &people_shape, offsetof(struct risk, n_to), KEY_OPTIONAL,
     "the upper end, where studies give a range", "null"},
    {"of", &out_of_shape, offsetof(struct risk, of), KEY_OPTIONAL,
     "out of how many people", "100"},
    {"what", &shape_sentence, offsetof(struct risk, what), KEY_REQUIRED,
     "what happens, after \"About 30 in 100 people\"", "feel dizzy"},
    {"what_not", &shape_label, offsetof(struct risk, what_not), KEY_OPTIONAL,
     "the words for everybody else, after \"70 in 100\"", "do not"},
    {"when", &shape_sentence, offsetof(struct risk, when), KEY_OPTIONAL,
     "when it happens", "\"During the session and the same day\""},
    {"note", &shape_sentence, offsetof(struct risk, note), KEY_OPTIONAL,
     "a second figure, or why there is none", "\"We have no good figure.\""},
    {"certainty", &certainty_shape, offsetof(struct risk, certainty), KEY_REQUIRED,
     "how well the figure is known", "guide_only"},
    {"source", &shape_id, offsetof(struct risk, source), KEY_OPTIONAL,
     "where the figure comes from", "R01"},
};

static const struct shape risk_shape = {
    .kind = SHAPE_MAPPING,
    .title = "a risk",
    .keys = risk_keys,
    .key_count = COUNT_OF(risk_keys),
};

static const struct key timeline_keys[] = {
    {"track", &shape_id, offsetof(struct raw_timeline, track), KEY_REQUIRED,
     "the track of timelines.yaml", "day"},
    {"route", &shape_id, offsetof(struct raw_timeline, route), KEY_OPTIONAL,
     "show only the steps that apply to it", "short"},
};

static const struct shape timeline_shape = {
    .kind = SHAPE_MAPPING,
    .title = "a timeline",
    .keys = timeline_keys,
    .key_count = COUNT_OF(timeline_keys),
};

static const struct key compare_keys[] = {
    {"table", &shape_id, offsetof(struct raw_compare, table), KEY_REQUIRED,
     "the table whose columns are compared", "treatments"},
    {"only", &shape_some_ids, offsetof(struct raw_compare, only), KEY_OPTIONAL,
     "the questions to show, in this order; all of them without it", "[approved, where]"},
};

static const struct shape compare_shape = {
    .kind = SHAPE_MAPPING,
    .title = "a comparison",
    .keys = compare_keys,
    .key_count = COUNT_OF(compare_keys),
};

static const struct shape link_shape = {
    .kind = SHAPE_CHOICE,
    .title = "a page's id, or a page and a label",
    .choices = {[NODE_SCALAR] = {&shape_id, offsetof(struct link, page)},
                [NODE_MAPPING] = {&shape_link, 0}},
};

static const struct shape link_list = {
    .kind = SHAPE_LIST,
    .title = "a list of links",
    .min = 1,
    .max = 60,
    .item = &link_shape,
    .item_bytes = sizeof(struct link),
};

static const char *const link_shows[] = {"title", "risk"};

static const struct shape link_show_shape = {
    .kind = SHAPE_WORD,
    .title = "what the buttons show",
    .names = link_shows,
    .name_count = COUNT_OF(link_shows),
};

static const struct key page_links_keys[] = {
    {"pages", &shape_some_ids, offsetof(struct raw_links, pages), KEY_REQUIRED,
     "the pages the buttons open", "[first-visit, prices]"},
    {"show", &link_show_shape, offsetof(struct raw_links, show), KEY_OPTIONAL,
     "risk adds the figure of each page under its title", "risk"},
};

static const struct shape page_links = {
    .kind = SHAPE_MAPPING,
    .title = "links to pages",
    .keys = page_links_keys,
    .key_count = COUNT_OF(page_links_keys),
};

static const struct shape links_shape = {
    .kind = SHAPE_CHOICE,
    .title = "a list of links, or pages and what to show",
    .choices = {[NODE_LIST] = {&link_list, offsetof(struct raw_links, items)},
                [NODE_MAPPING] = {&page_links, 0}},
};

static const struct shape file_shape = {
    .kind = SHAPE_FILE,
    .title = "a picture of the folder pictures, such as pictures/chair.png",
    .min = 5,
    .max = 100,
};

static const struct key picture_keys[] = {
    {"file", &file_shape, offsetof(struct picture, file), KEY_REQUIRED,
     "a PNG of 8 bits a channel, at most 2048 by 2048", "pictures/chair.png"},
    {"alt", &shape_sentence, offsetof(struct picture, alt), KEY_REQUIRED,
     "the picture in words, for those who cannot see it", "\"A reclining chair.\""},
    {"caption", &shape_sentence, offsetof(struct picture, caption), KEY_OPTIONAL,
     "the line below it", "\"The chair you sit in\""},
    {"purpose", &shape_sentence, offsetof(struct picture, purpose), KEY_OPTIONAL,
     "why it is there, for reviewers; never shown", "\"Shows that you sit\""},
};

static const struct shape picture_shape = {
    .kind = SHAPE_MAPPING,
    .title = "a picture",
    .keys = picture_keys,
    .key_count = COUNT_OF(picture_keys),
};

// In the order of enum block_kind; `use` last. A block has one of them, with a value.
static const struct key block_keys[] = {
    [BLOCK_HEADING] = {"heading", &shape_label, offsetof(struct raw_block, text),
                       KEY_REQUIRED, "a heading", "Who gives it"},
    [BLOCK_TEXT] = {"text", &shape_paragraph, offsetof(struct raw_block, text),
                    KEY_REQUIRED, "one paragraph", "\"It takes about 40 minutes.\""},
    [BLOCK_LIST] = {"list", &shape_sentences, offsetof(struct raw_block, list),
                    KEY_REQUIRED, "bullets, one line each", "[\"one\", \"two\"]"},
    [BLOCK_ROWS] = {"rows", &rows_shape, offsetof(struct raw_block, rows), KEY_REQUIRED,
                    "rows of a label and a text, or one column of a table",
                    "{table: treatments, column: home}"},
    [BLOCK_CARE] =
        {"care", &care_shape, offsetof(struct raw_block, care), KEY_REQUIRED,
         "a care card: what to do when something is wrong",
         "{level: ask, heading: \"Call us if:\", items: [\"You feel worse\"]}"},
    [BLOCK_RISK] = {"risk", &risk_shape, offsetof(struct raw_block, risk), KEY_REQUIRED,
                    "how many people something happens to, as a sentence and a picture",
                    "{n: 30, of: 100, what: \"feel dizzy\", certainty: known}"},
    [BLOCK_TIMELINE] = {"timeline", &timeline_shape, offsetof(struct raw_block, timeline),
                        KEY_REQUIRED, "a track of timelines.yaml", "{track: day}"},
    [BLOCK_COMPARE] = {"compare", &compare_shape, offsetof(struct raw_block, compare),
                       KEY_REQUIRED, "all columns of a table side by side",
                       "{table: treatments}"},
    [BLOCK_CHECKLIST] = {"checklist", &shape_checklist,
                         offsetof(struct raw_block, checklist), KEY_REQUIRED,
                         "boxes to tick, for one time",
                         "{when: Today, items: [\"Rest\"]}"},
    [BLOCK_LINKS] = {"links", &links_shape, offsetof(struct raw_block, links),
                     KEY_REQUIRED, "buttons that open pages", "[first-visit]"},
    [BLOCK_PICTURE] = {"picture", &picture_shape, offsetof(struct raw_block, picture),
                       KEY_REQUIRED, "a picture of the content folder",
                       "{file: pictures/chair.png, alt: \"A chair.\"}"},
    [BLOCK_FAQ] = {"faq", &shape_faq, offsetof(struct raw_block, faq), KEY_REQUIRED,
                   "questions and answers; a tap on a question opens its answer",
                   "{items: [{question: \"Does it hurt?\", answer: \"No.\"}]}"},
    [BLOCK_ASK] = {"ask", &shape_ask, offsetof(struct raw_block, ask), KEY_REQUIRED,
                   "questions to tick and to show to staff, for one subject",
                   "{about: About safety, questions: [\"Who watches me?\"]}"},
    [BLOCK_GLOSSARY] = {"glossary", &shape_glossary_shows,
                        offsetof(struct raw_block, glossary), KEY_REQUIRED,
                        "the words of glossary.yaml with their meanings", "all"},
    [RAW_USE] = {"use", &shape_id, offsetof(struct raw_block, text), KEY_REQUIRED,
                 "a shared block of blocks.yaml, put in this place", "D1"},
};

static const struct shape block_shape = {
    .kind = SHAPE_ONE_KEY,
    .title = "a block",
    .keys = block_keys,
    .key_count = COUNT_OF(block_keys),
};

const struct shape schema_body = {
    .kind = SHAPE_LIST,
    .title = "a list of blocks",
    .min = 1,
    .max = 200,
    .item = &block_shape,
    .item_bytes = sizeof(struct raw_block),
    .passing = true,
};

// ---- shared blocks --------------------------------------------------------------------

static const struct key shared_keys[] = {
    {"id", &shape_id, offsetof(struct raw_shared, id), KEY_REQUIRED,
     "the name pages use it by", "D1"},
    {"region", &shape_label, offsetof(struct raw_shared, region), KEY_OPTIONAL,
     "the region it holds for, or all; in another region pages show it not", "all"},
    {"stays", &shape_flag, offsetof(struct raw_shared, stays), KEY_OPTIONAL,
     "yes: it stays where a page is taken away because nobody checked it in time", "yes"},
    {"body", &schema_body, offsetof(struct raw_shared, body), KEY_REQUIRED,
     "its blocks, as in a page", "[{text: \"This page does not know you.\"}]"},
};

static const struct shape shared_shape = {
    .kind = SHAPE_MAPPING,
    .title = "a shared block",
    .keys = shared_keys,
    .key_count = COUNT_OF(shared_keys),
};

static const struct shape shared_list = {
    .kind = SHAPE_LIST,
    .title = "a list of shared blocks",
    .max = 200,
    .item = &shared_shape,
    .item_bytes = sizeof(struct raw_shared),
    .passing = true,
};

static const struct key blocks_keys[] = {
    {"schema", &shape_version, SCHEMA_UNUSED, KEY_REQUIRED, "the version of this format",
     "1"},
    {"blocks", &shared_list, offsetof(struct raw_file_list, items), KEY_REQUIRED,
     "blocks that several pages use", "[{id: D1, body: [{text: \"Ask us.\"}]}]"},
};

const struct shape schema_blocks = {
    .kind = SHAPE_MAPPING,
    .title = "the shared blocks",
    .keys = blocks_keys,
    .key_count = COUNT_OF(blocks_keys),
};

// ---- pages ----------------------------------------------------------------------------

static const char *const page_kinds[] = {[PAGE_CLAIM] = "claim",
                                         [PAGE_TOOL] = "tool",
                                         [PAGE_CRISIS] = "crisis",
                                         [PAGE_ABOUT] = "about"};

static const struct shape page_kind_shape = {
    .kind = SHAPE_WORD,
    .title = "a kind of page",
    .names = page_kinds,
    .name_count = COUNT_OF(page_kinds),
};

static const char *const page_statuses[] = {
    [PAGE_DRAFT] = "draft", [PAGE_APPROVED] = "approved", [PAGE_WITHDRAWN] = "withdrawn"};

static const struct shape page_status_shape = {
    .kind = SHAPE_WORD,
    .title = "a status",
    .names = page_statuses,
    .name_count = COUNT_OF(page_statuses),
};

static const struct shape page_version_shape = {
    .kind = SHAPE_COUNT,
    .title = "a version",
    .min = 1,
    .max = 9999,
};

static const struct key reviewer_keys[] = {
    {"role", &shape_label, offsetof(struct raw_page, page.reviewed_role), KEY_REQUIRED,
     "the role of who checked it, never a name", "physician"},
};

static const struct shape reviewer_shape = {
    .kind = SHAPE_MAPPING,
    .title = "who checked it",
    .keys = reviewer_keys,
    .key_count = COUNT_OF(reviewer_keys),
};

static const struct key translation_reviewer_keys[] = {
    {"role", &shape_label, offsetof(struct raw_page, page.translation_role), KEY_REQUIRED,
     "the role of who checked the translation", "\"medical translator\""},
};

static const struct shape translation_reviewer_shape = {
    .kind = SHAPE_MAPPING,
    .title = "who checked the translation",
    .keys = translation_reviewer_keys,
    .key_count = COUNT_OF(translation_reviewer_keys),
};

static const struct shape hash_shape = {
    .kind = SHAPE_TEXT,
    .title = "the marks that anteroom check gives",
    .min = 4,
    .max = 6000,
};

static const struct shape approved_text_shape = {
    .kind = SHAPE_TEXT,
    .title = "the mark that anteroom review writes",
    .min = 3,
    .max = 60,
};

static const struct key translation_keys[] = {
    {"lang", &shape_language, offsetof(struct raw_page, page.translated_lang),
     KEY_REQUIRED, "the language it was translated from", "en"},
    {"version", &page_version_shape, offsetof(struct raw_page, page.translated_version),
     KEY_REQUIRED, "the version that was translated", "3"},
    {"hash", &hash_shape, offsetof(struct raw_page, page.translated_hash), KEY_OPTIONAL,
     "marks of the words that were translated; anteroom check says what to write",
     "\"1f2e-03c4\""},
};

static const struct shape translation_shape = {
    .kind = SHAPE_MAPPING,
    .title = "what it was translated from",
    .keys = translation_keys,
    .key_count = COUNT_OF(translation_keys),
};

static const struct shape attract_weight_shape = {
    .kind = SHAPE_COUNT, .title = "a number from 1 to 3", .min = 1, .max = 3};

// Metadata before the body: placeholders in the body may name it.
static const struct key page_keys[] = {
    {"id", &shape_id, offsetof(struct raw_page, page.id), KEY_REQUIRED,
     "the page's id, the same as the file's name", "side-effects"},
    {"kind", &page_kind_shape, offsetof(struct raw_page, page.kind), KEY_REQUIRED,
     "claim informs, tool helps with something; Help opens the page of kind crisis",
     "claim"},
    {"lang", &shape_language, offsetof(struct raw_page, page.lang), KEY_REQUIRED,
     "the page's language, the same as its folder", "en"},
    {"version", &page_version_shape, offsetof(struct raw_page, page.version),
     KEY_REQUIRED, "counts up with every change of meaning", "1"},
    {"status", &page_status_shape, offsetof(struct raw_page, page.status), KEY_REQUIRED,
     "draft until somebody has signed it", "draft"},
    {"title", &shape_label, offsetof(struct raw_page, page.title), KEY_REQUIRED,
     "the page's title", "Side effects"},
    {"main_message", &shape_sentence, offsetof(struct raw_page, page.main_message),
     KEY_REQUIRED, "the one thing to remember, in at most 20 words",
     "\"Many effects pass in hours.\""},
    {"attract", &shape_sentence, offsetof(struct raw_page, page.attract), KEY_OPTIONAL,
     "a sentence of at most 10 words for the waiting room",
     "\"What to expect on the day\""},
    {"attract_weight", &attract_weight_shape,
     offsetof(struct raw_page, page.attract_weight), KEY_OPTIONAL,
     "how often the waiting room sees it: 2 is twice as often as 1", "2"},
    {"icon", &shape_id, offsetof(struct raw_page, page.icon), KEY_OPTIONAL,
     "the name of an icon", "side-effects"},
    {"public", &shape_flag, offsetof(struct raw_page, page.is_public), KEY_OPTIONAL,
     "yes shows it to the whole waiting room", "true"},
    {"take_home", &shape_sentence, offsetof(struct raw_page, page.take_home),
     KEY_OPTIONAL, "what a visitor's phone can read from a code on the last screen",
     "\"Do not drive today. {clinic_address}\""},
    {"region", &shape_label, offsetof(struct raw_page, page.region), KEY_OPTIONAL,
     "the region whose approvals it tells, or all", "US"},
    {"parent", &shape_id, offsetof(struct raw_page, page.parent), KEY_OPTIONAL,
     "the page above it, or home", "home"},
    {"next", &shape_id, offsetof(struct raw_page, page.next), KEY_OPTIONAL,
     "the page its last screen offers", "aftercare"},
    {"facts", &shape_ids, offsetof(struct raw_page, page.facts), KEY_REQUIRED,
     "facts of facts.yaml it states", "[F062]"},
    {"sources", &shape_ids, offsetof(struct raw_page, page.sources), KEY_REQUIRED,
     "sources of sources.yaml it rests on", "[R01]"},
    {"blocks", &shape_ids, offsetof(struct raw_page, page.blocks), KEY_REQUIRED,
     "shared blocks it must carry", "[D1, D2]"},
    {"reviewed_by", &reviewer_shape, 0, KEY_NULLABLE, "who checked it", "null"},
    {"reviewed_on", &shape_date, offsetof(struct raw_page, page.reviewed_on),
     KEY_NULLABLE, "when it was checked", "null"},
    {"review_due", &shape_date, offsetof(struct raw_page, page.review_due), KEY_NULLABLE,
     "when it must be checked again", "null"},
    {"approved_text", &approved_text_shape, offsetof(struct raw_page, page.approved_text),
     KEY_OPTIONAL, "mark of the text that was approved; anteroom review writes it",
     "null"},
    {"change_note", &shape_sentence, offsetof(struct raw_page, page.change_note),
     KEY_REQUIRED, "what changed, for reviewers; never shown", "\"first draft\""},
    {"translated_from", &translation_shape, 0, KEY_NULLABLE,
     "what it was translated from", "null"},
    {"translation_reviewed_by", &translation_reviewer_shape, 0, KEY_OPTIONAL,
     "who checked the translation", "null"},
    {"body", &schema_body, offsetof(struct raw_page, body), KEY_REQUIRED,
     "the page's blocks, from top to bottom", "[{text: \"One paragraph.\"}]"},
};

const struct shape schema_page = {
    .kind = SHAPE_MAPPING,
    .title = "a page",
    .keys = page_keys,
    .key_count = COUNT_OF(page_keys),
};
