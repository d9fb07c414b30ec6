// SPDX-License-Identifier: MIT
// Owns the tables for what visitors work with: boxes to tick, questions and answers,
// questions to ask, words to know.
#include "content/raw.h"
#include "content/schema_shapes.h"

// ---- buttons that open pages ----------------------------------------------------------

static const struct key link_keys[] = {
    {"page", &shape_id, offsetof(struct link, page), KEY_REQUIRED, "the page it opens",
     "compare"},
    {"label", &shape_label, offsetof(struct link, label), KEY_OPTIONAL,
     "the words on the button; the page's title without it", "\"Compare the four\""},
};

const struct shape shape_link = {
    .kind = SHAPE_MAPPING,
    .title = "a link",
    .keys = link_keys,
    .key_count = COUNT_OF(link_keys),
};

// ---- checklists -----------------------------------------------------------------------

static const struct key tick_keys[] = {
    {"text", &shape_sentence, offsetof(struct raw_tick, text), KEY_REQUIRED,
     "what to tick", "\"Thoughts of suicide\""},
    {"opens", &shape_id, offsetof(struct raw_tick, opens), KEY_OPTIONAL,
     "the page that ticking it opens at once", "crisis"},
};

static const struct shape tick_mapping = {
    .kind = SHAPE_MAPPING,
    .title = "a line to tick",
    .keys = tick_keys,
    .key_count = COUNT_OF(tick_keys),
};

static const struct shape tick_shape = {
    .kind = SHAPE_CHOICE,
    .title = "a text, or a text and the page that it opens",
    .choices = {[NODE_SCALAR] = {&shape_sentence, offsetof(struct raw_tick, text)},
                [NODE_MAPPING] = {&tick_mapping, 0}},
};

static const struct shape tick_list = {
    .kind = SHAPE_LIST,
    .title = "a list of lines to tick",
    .min = 1,
    .max = 40,
    .item = &tick_shape,
    .item_bytes = sizeof(struct raw_tick),
    .passing = true,
};

static const struct key checklist_keys[] = {
    {"when", &shape_label, offsetof(struct raw_checklist, when), KEY_REQUIRED,
     "the time or the subject these belong to", "Today"},
    {"items", &tick_list, offsetof(struct raw_checklist, items), KEY_REQUIRED,
     "what to tick, one line each", "[\"Have an adult with you\"]"},
};

const struct shape shape_checklist = {
    .kind = SHAPE_MAPPING,
    .title = "a checklist",
    .keys = checklist_keys,
    .key_count = COUNT_OF(checklist_keys),
};

// ---- questions and answers ------------------------------------------------------------

static const struct key part_keys[] = {
    [RAW_PART_TEXT] = {"text", &shape_paragraph, offsetof(struct raw_part, text),
                       KEY_REQUIRED, "one paragraph", "\"It takes about 40 minutes.\""},
    [RAW_PART_LIST] = {"list", &shape_sentences, offsetof(struct raw_part, list),
                       KEY_REQUIRED, "bullets, one line each", "[\"one\", \"two\"]"},
};

static const struct shape part_shape = {
    .kind = SHAPE_ONE_KEY,
    .title = "a part of an answer",
    .keys = part_keys,
    .key_count = COUNT_OF(part_keys),
};

static const struct shape part_list = {
    .kind = SHAPE_LIST,
    .title = "a list of texts and lists",
    .min = 1,
    .max = 20,
    .item = &part_shape,
    .item_bytes = sizeof(struct raw_part),
    .passing = true,
};

static const struct shape answer_text = {
    .kind = SHAPE_CHOICE,
    .title = "a text, or a list of texts and lists",
    .choices = {[NODE_SCALAR] = {&shape_paragraph, offsetof(struct raw_answer, text)},
                [NODE_LIST] = {&part_list, offsetof(struct raw_answer, parts)}},
};

static const struct key answer_keys[] = {
    {"question", &shape_label, offsetof(struct raw_answer, question), KEY_REQUIRED,
     "the question, as a visitor would ask it", "\"Does it hurt?\""},
    {"answer", &answer_text, 0, KEY_REQUIRED,
     "a text, or a list of texts and lists where one paragraph is not enough",
     "\"No. You may feel a small pinch.\""},
};

static const struct shape answer_shape = {
    .kind = SHAPE_MAPPING,
    .title = "a question and its answer",
    .keys = answer_keys,
    .key_count = COUNT_OF(answer_keys),
};

static const struct shape answer_list = {
    .kind = SHAPE_LIST,
    .title = "a list of questions and answers",
    .min = 1,
    .max = 60,
    .item = &answer_shape,
    .item_bytes = sizeof(struct raw_answer),
    .passing = true,
};

static const struct key faq_keys[] = {
    {"items", &answer_list, offsetof(struct raw_faq, items), KEY_REQUIRED,
     "the questions and their answers",
     "[{question: \"Does it hurt?\", answer: \"No.\"}]"},
    {"then", &shape_link, offsetof(struct raw_faq, then), KEY_OPTIONAL,
     "a button below every answer", "{page: questions, label: \"Ask your clinician\"}"},
};

const struct shape shape_faq = {
    .kind = SHAPE_MAPPING,
    .title = "questions and answers",
    .keys = faq_keys,
    .key_count = COUNT_OF(faq_keys),
};

// ---- questions to ask -----------------------------------------------------------------

static const struct key ask_keys[] = {
    {"about", &shape_label, offsetof(struct ask, about), KEY_REQUIRED,
     "what these questions are about", "About safety"},
    {"questions", &shape_sentences, offsetof(struct ask, questions), KEY_REQUIRED,
     "the questions, in the visitor's words", "[\"Who watches me?\"]"},
};

const struct shape shape_ask = {
    .kind = SHAPE_MAPPING,
    .title = "questions to ask",
    .keys = ask_keys,
    .key_count = COUNT_OF(ask_keys),
};

// ---- words to know --------------------------------------------------------------------

static const char *const glossary_shows[] = {"all"};

static const struct shape glossary_all = {
    .kind = SHAPE_WORD,
    .title = "all the words",
    .names = glossary_shows,
    .name_count = COUNT_OF(glossary_shows),
};

static const struct key glossary_range_keys[] = {
    {"from", &shape_label, offsetof(struct raw_glossary, from), KEY_REQUIRED,
     "the first word to show", "Absorb"},
    {"to", &shape_label, offsetof(struct raw_glossary, to), KEY_REQUIRED,
     "the last word to show", "Swelling"},
};

static const struct shape glossary_range = {
    .kind = SHAPE_MAPPING,
    .title = "the first and the last word",
    .keys = glossary_range_keys,
    .key_count = COUNT_OF(glossary_range_keys),
};

const struct shape shape_glossary_shows = {
    .kind = SHAPE_CHOICE,
    .title = "all, or the first and the last word to show",
    .choices = {[NODE_SCALAR] = {&glossary_all, offsetof(struct raw_glossary, shows)},
                [NODE_MAPPING] = {&glossary_range, 0}},
};

static const struct shape form_list = {
    .kind = SHAPE_LIST,
    .title = "a list of words",
    .min = 1,
    .max = 12,
    .item = &shape_label,
    .item_bytes = sizeof(struct text),
};

static const struct key term_keys[] = {
    {"term", &shape_label, offsetof(struct term, term), KEY_REQUIRED, "the word",
     "Swelling"},
    {"means", &shape_sentence, offsetof(struct term, means), KEY_REQUIRED,
     "what it means, in one plain sentence", "\"Medicine given slowly through a drip.\""},
    {"say", &shape_label, offsetof(struct term, say), KEY_OPTIONAL,
     "how it is said, where the letters mislead", "in-FYOO-zhun"},
    {"forms", &form_list, offsetof(struct term, forms), KEY_OPTIONAL,
     "how it stands in the texts; only as the term itself without it",
     "[swelling, swellings]"},
};

static const struct shape term_shape = {
    .kind = SHAPE_MAPPING,
    .title = "a word to know",
    .keys = term_keys,
    .key_count = COUNT_OF(term_keys),
};

static const struct shape term_list = {
    .kind = SHAPE_LIST,
    .title = "a list of words to know",
    .min = 1,
    .max = 200,
    .item = &term_shape,
    .item_bytes = sizeof(struct term),
};

static const struct key glossary_keys[] = {
    {"schema", &shape_version, SCHEMA_UNUSED, KEY_REQUIRED, "the version of this format",
     "1"},
    {"terms", &term_list, offsetof(struct raw_file_list, items), KEY_REQUIRED,
     "the words, in the order in which they are shown",
     "[{term: Dose, means: \"How much medicine you get.\"}]"},
};

const struct shape schema_glossary = {
    .kind = SHAPE_MAPPING,
    .title = "the words to know",
    .keys = glossary_keys,
    .key_count = COUNT_OF(glossary_keys),
};
