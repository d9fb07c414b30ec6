// SPDX-License-Identifier: MIT
// Owns the tables for facts.yaml.
#include "content/raw.h"
#include "content/schema_shapes.h"

static const struct shape long_text = {
    .kind = SHAPE_TEXT, .title = "a text", .min = 1, .max = 1000};

static const char *const shown_names[] = {
    [FACT_SHOWN] = "yes", [FACT_OPTIONAL] = "no", [FACT_EXCLUDED] = "excluded"};

static const struct shape shown_shape = {
    .kind = SHAPE_WORD,
    .title = "yes, no or excluded",
    .names = shown_names,
    .name_count = COUNT_OF(shown_names),
};

static const char *const verdict_names[] = {
    [VERDICT_UNSAID] = "unsaid",       [VERDICT_SUPPORTED] = "supported",
    [VERDICT_QUALIFIED] = "qualified", [VERDICT_CONTRADICTED] = "contradicted",
    [VERDICT_PROMOTION] = "promotion", [VERDICT_UNVERIFIED] = "unverified",
    [VERDICT_EDITORIAL] = "editorial",
};

static const struct shape verdict_shape = {
    .kind = SHAPE_WORD,
    .title = "a verdict",
    .names = verdict_names,
    .name_count = COUNT_OF(verdict_names),
};

static const struct shape phrase_list = {
    .kind = SHAPE_LIST,
    .title = "a list of texts",
    .min = 1,
    .max = 40,
    .item = &shape_label,
    .item_bytes = sizeof(struct text),
};

static const struct key fact_keys[] = {
    {"id", &shape_id, offsetof(struct fact, id), KEY_REQUIRED, "the fact's id", "F001"},
    {"claim", &long_text, offsetof(struct fact, claim), KEY_REQUIRED,
     "what is true, in one sentence; for an excluded fact, what was said",
     "\"A session takes about two hours.\""},
    {"must_appear", &shown_shape, offsetof(struct fact, shown), KEY_OPTIONAL,
     "yes: some page says it; no: a page may; excluded: none does", "yes"},
    {"reason", &long_text, offsetof(struct fact, reason), KEY_OPTIONAL,
     "why it was corrected or is left out", "\"no evidence\""},
    {"verdict", &verdict_shape, offsetof(struct fact, verdict), KEY_OPTIONAL,
     "what the sources say of it", "supported"},
    {"topic", &shape_id, offsetof(struct fact, topic), KEY_OPTIONAL, "what it is about",
     "timeline"},
    {"documents", &shape_ids, offsetof(struct fact, documents), KEY_OPTIONAL,
     "codes of the documents that said it", "[S1]"},
    {"sources", &shape_ids, offsetof(struct fact, sources), KEY_OPTIONAL,
     "sources it rests on", "[R01]"},
    {"values", &phrase_list, offsetof(struct fact, values), KEY_OPTIONAL,
     "its numbers, each with its unit; pages that name the fact may show them",
     "[\"1 to 24 hours\"]"},
    {"deny", &phrase_list, offsetof(struct fact, deny), KEY_OPTIONAL,
     "words by which an excluded fact is known", "[\"the best\"]"},
    {"compares", &shape_flag, offsetof(struct fact, compares), KEY_OPTIONAL,
     "yes: it compares two things; with the verdict supported, pages that name it may "
     "say "
     "so, see L28",
     "yes"},
};

static const struct shape fact_shape = {
    .kind = SHAPE_MAPPING,
    .title = "a fact",
    .keys = fact_keys,
    .key_count = COUNT_OF(fact_keys),
};

static const struct shape fact_list = {
    .kind = SHAPE_LIST,
    .title = "a list of facts",
    .max = 2000,
    .item = &fact_shape,
    .item_bytes = sizeof(struct fact),
};

static const struct key document_keys[] = {
    {"id", &shape_id, offsetof(struct document, id), KEY_REQUIRED, "the document's code",
     "S1"},
    {"what", &long_text, offsetof(struct document, what), KEY_REQUIRED, "what it is",
     "\"An article in a newspaper\""},
};

static const struct shape document_shape = {
    .kind = SHAPE_MAPPING,
    .title = "a document",
    .keys = document_keys,
    .key_count = COUNT_OF(document_keys),
};

static const struct shape document_list = {
    .kind = SHAPE_LIST,
    .title = "a list of documents",
    .max = 100,
    .item = &document_shape,
    .item_bytes = sizeof(struct document),
};

static const struct key facts_keys[] = {
    {"schema", &shape_version, SCHEMA_UNUSED, KEY_REQUIRED, "the version of this format",
     "1"},
    {"documents", &document_list, offsetof(struct raw_facts, documents), KEY_OPTIONAL,
     "what the claims were collected from", "[]"},
    {"facts", &fact_list, offsetof(struct raw_facts, facts), KEY_REQUIRED,
     "what pages must or must not say", "[]"},
    {"figures", &fact_list, offsetof(struct raw_facts, figures), KEY_OPTIONAL,
     "numbers that need no page of their own; pages name them in facts too", "[]"},
};

const struct shape schema_facts = {
    .kind = SHAPE_MAPPING,
    .title = "the facts",
    .keys = facts_keys,
    .key_count = COUNT_OF(facts_keys),
};
