// SPDX-License-Identifier: MIT
// Owns the tables for rule files.
#include "content/rule_book.h"
#include "content/rule_keeps.h"
#include "content/rule_lists.h"
#include "content/schema_shapes.h"
#include "content/visible.h"

static const struct shape phrase_shape = {
    .kind = SHAPE_TEXT, .title = "a word or a phrase", .min = 1, .max = 200};

static const struct shape phrases_shape = {
    .kind = SHAPE_LIST,
    .title = "a list of words or phrases",
    .min = 1,
    .max = 400,
    .item = &phrase_shape,
    .item_bytes = sizeof(struct text),
};

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

static const struct shape page_kinds_shape = {
    .kind = SHAPE_LIST,
    .title = "a list of kinds of page",
    .min = 1,
    .max = 4,
    .item = &page_kind_shape,
    .item_bytes = sizeof(unsigned),
};

static const char *const roles[VISIBLE_ROLE_COUNT] = {
    [VISIBLE_TITLE] = "title",     [VISIBLE_MESSAGE] = "message",
    [VISIBLE_HEADING] = "heading", [VISIBLE_TEXT] = "text",
    [VISIBLE_ITEM] = "item",       [VISIBLE_LABEL] = "label",
    [VISIBLE_BUTTON] = "button",   [VISIBLE_PICTURE] = "picture",
};

static const struct shape role_shape = {
    .kind = SHAPE_WORD,
    .title = "a kind of text",
    .names = roles,
    .name_count = COUNT_OF(roles),
};

static const struct shape roles_shape = {
    .kind = SHAPE_LIST,
    .title = "a list of kinds of text",
    .min = 1,
    .max = VISIBLE_ROLE_COUNT,
    .item = &role_shape,
    .item_bytes = sizeof(unsigned),
};

// The keys that nearly all entries have. `type` is the entry's struct.
#define RULE_KEY(type)                                                                   \
    {                                                                                    \
        "rule", &shape_id, offsetof(type, rule), KEY_REQUIRED, "the rule it belongs to", \
            "L26"                                                                        \
    }
#define SCOPE_KEYS(type)                                                                 \
    {"pages",                                                                            \
     &phrases_shape,                                                                     \
     offsetof(type, scope.pages),                                                        \
     KEY_OPTIONAL,                                                                       \
     "ids of the pages it is about; a star at the end stands for any rest; all without " \
     "it",                                                                               \
     "[effect-*]"},                                                                      \
    {                                                                                    \
        "kinds", &page_kinds_shape, offsetof(type, scope.kinds), KEY_OPTIONAL,           \
            "kinds of the pages it is about", "[claim]"                                  \
    }
#define SAY_KEYS(type)                                                                 \
    {"what",                                                                           \
     &shape_sentence,                                                                  \
     offsetof(type, what),                                                             \
     KEY_REQUIRED,                                                                     \
     "what is wrong, as the message goes on",                                          \
     "\"promises a result\""},                                                         \
    {                                                                                  \
        "mend", &shape_sentence, offsetof(type, mend), KEY_REQUIRED, "how to mend it", \
            "\"say what was seen\""                                                    \
    }

static const struct key deny_keys[] = {
    RULE_KEY(struct rule_deny),
    {"words", &phrases_shape, offsetof(struct rule_deny, words), KEY_REQUIRED,
     "what must not stand there, each form of a word; # stands for any number",
     "[cure, cures]"},
    {"except", &phrases_shape, offsetof(struct rule_deny, except), KEY_OPTIONAL,
     "where a word is part of one of these it is fine", "[not a cure]"},
    {"with", &phrases_shape, offsetof(struct rule_deny, with), KEY_OPTIONAL,
     "only when one of these comes before it in the sentence", "[treatment]"},
    {"starting", &phrases_shape, offsetof(struct rule_deny, starting), KEY_OPTIONAL,
     "fine in sentences that begin so", "[No one knows]"},
    {"compares", &shape_flag, offsetof(struct rule_deny, compares), KEY_OPTIONAL,
     "yes: fine on pages that name a fact with the verdict supported and compares: yes",
     "yes"},
    {"in", &roles_shape, offsetof(struct rule_deny, scope.roles), KEY_OPTIONAL,
     "the texts it is about; all of them without it", "[title, button]"},
    SCOPE_KEYS(struct rule_deny),
    SAY_KEYS(struct rule_deny),
};

static const struct key require_keys[] = {
    RULE_KEY(struct rule_require),
    {"block", &shape_id, offsetof(struct rule_require, block), KEY_OPTIONAL,
     "the page uses this shared block", "D2"},
    {"first_screen", &shape_flag, offsetof(struct rule_require, first_screen),
     KEY_OPTIONAL,
     "yes: the block is on the first screen, on the first two with very large text",
     "yes"},
    {"shorter", &phrases_shape, offsetof(struct rule_require, shorter), KEY_OPTIONAL,
     "with first_screen: words that say the same in short, in the main message",
     "[not approved]"},
    {"headings", &phrases_shape, offsetof(struct rule_require, headings), KEY_OPTIONAL,
     "or a heading has one of these words", "[What we do not know]"},
    {"words", &phrases_shape, offsetof(struct rule_require, words), KEY_OPTIONAL,
     "or a text says one of these", "[mistake]"},
    {"links", &shape_some_ids, offsetof(struct rule_require, links), KEY_OPTIONAL,
     "or the page has buttons to all of these pages", "[options]"},
    {"one", &shape_flag, offsetof(struct rule_require, one), KEY_OPTIONAL,
     "yes: one page that has it is enough", "yes"},
    SCOPE_KEYS(struct rule_require),
    SAY_KEYS(struct rule_require),
};

static const struct shape within_shape = {
    .kind = SHAPE_COUNT, .title = "a number of sentences", .max = 10};

static const struct key follow_keys[] = {
    RULE_KEY(struct rule_follow),
    {"words", &phrases_shape, offsetof(struct rule_follow, words), KEY_REQUIRED,
     "what must not stand alone", "[mild]"},
    {"except", &phrases_shape, offsetof(struct rule_follow, except), KEY_OPTIONAL,
     "where a word is part of one of these it is fine", "[mild soap]"},
    {"with", &phrases_shape, offsetof(struct rule_follow, with), KEY_OPTIONAL,
     "only in sentences that have one of these", "[effects]"},
    {"within", &within_shape, offsetof(struct rule_follow, within), KEY_REQUIRED,
     "how many sentences later at most", "2"},
    {"by", &phrases_shape, offsetof(struct rule_follow, by), KEY_REQUIRED,
     "one of these must follow, or stand in the same sentence", "[serious]"},
    SCOPE_KEYS(struct rule_follow),
    SAY_KEYS(struct rule_follow),
};

static const struct key balance_keys[] = {
    RULE_KEY(struct rule_balance),
    {"headings", &phrases_shape, offsetof(struct rule_balance, headings), KEY_REQUIRED,
     "a section whose heading has one of these", "[Benefits]"},
    {"against", &phrases_shape, offsetof(struct rule_balance, against), KEY_REQUIRED,
     "needs one on the same page with at least as many entries", "[Risks]"},
    SAY_KEYS(struct rule_balance),
};

static const struct key list_keys[] = {
    RULE_KEY(struct rule_list),
    {"pages", &shape_some_ids, offsetof(struct rule_list, pages), KEY_REQUIRED,
     "pages that must have the whole list", "[side-effects]"},
    {"items", &shape_sentences, offsetof(struct rule_list, items), KEY_REQUIRED,
     "the entries in their order; no page may have some of them otherwise",
     "[\"chest pain\", \"a fit\", \"trouble breathing\"]"},
    SAY_KEYS(struct rule_list),
};

static const struct key brand_keys[] = {
    {"name", &shape_label, offsetof(struct rule_brand, name), KEY_REQUIRED,
     "the brand, exactly as it is spelled", "Examplin"},
    {"generic", &shape_label, offsetof(struct rule_brand, generic), KEY_REQUIRED,
     "the general name that comes before it", "examplate"},
};

static const struct key agree_keys[] = {
    RULE_KEY(struct rule_agree),
    {"from", &shape_language, offsetof(struct rule_agree, from), KEY_REQUIRED,
     "the language that was translated", "en"},
    {"what", &shape_label, offsetof(struct rule_agree, what), KEY_REQUIRED,
     "what is compared, as the message names it", "\"at least\""},
    {"words", &phrases_shape, offsetof(struct rule_agree, words), KEY_OPTIONAL,
     "words that stand in as many sentences as there", "[\"al menos\"]"},
    {"except", &phrases_shape, offsetof(struct rule_agree, except), KEY_OPTIONAL,
     "where a word is part of one of these it does not count", "[\"al menos uno\"]"},
    {"source", &phrases_shape, offsetof(struct rule_agree, source), KEY_OPTIONAL,
     "what they are in the language that was translated", "[\"at least\"]"},
    {"source_except", &phrases_shape, offsetof(struct rule_agree, source_except),
     KEY_OPTIONAL, "where one of those is part of one of these it does not count",
     "[\"at least one\"]"},
    {"sentences", &shape_flag, offsetof(struct rule_agree, sentences), KEY_OPTIONAL,
     "yes: as many sentences as there, but for questions in main messages; texts with "
     "one of the exceptions may have another number",
     "yes"},
    {"figures", &shape_flag, offsetof(struct rule_agree, figures), KEY_OPTIONAL,
     "yes: the same figures in each text", "yes"},
    {"translated", &shape_flag, offsetof(struct rule_agree, translated), KEY_OPTIONAL,
     "yes: no text of two words or more is the same as there, but for texts with one "
     "of the exceptions",
     "yes"},
    SCOPE_KEYS(struct rule_agree),
};

static const struct shape texts_shape = {
    .kind = SHAPE_COUNT, .title = "a number of texts", .min = 1, .max = 20};

static const struct key keep_keys[] = {
    RULE_KEY(struct rule_keep),
    {"says", &phrases_shape, offsetof(struct rule_keep, says), KEY_REQUIRED,
     "words that each of the pages says, all of them", "[\"Do not drive\"]"},
    {"texts", &texts_shape, offsetof(struct rule_keep, texts), KEY_OPTIONAL,
     "in how many texts of the page, where one more may be lost unseen; 1 without it",
     "2"},
    SCOPE_KEYS(struct rule_keep),
};

static const struct key cells_keys[] = {
    RULE_KEY(struct rule_cells),
    {"table", &shape_id, offsetof(struct rule_cells, table), KEY_REQUIRED, "a table's id",
     "kinds"},
    {"row", &shape_id, offsetof(struct rule_cells, row), KEY_REQUIRED,
     "the id of one of its rows", "price"},
    {"says", &phrases_shape, offsetof(struct rule_cells, says), KEY_REQUIRED,
     "words of each cell, one for each column in their order", "[\"7 years\", clinic]"},
};

static const struct key region_keys[] = {
    RULE_KEY(struct rule_region),
    {"regions", &phrases_shape, offsetof(struct rule_region, regions), KEY_REQUIRED,
     "the region, by every name that clinic.yaml may give it", "[GB, UK]"},
    {"emergency", &phrases_shape, offsetof(struct rule_region, emergency), KEY_REQUIRED,
     "its emergency numbers", "[\"999\", \"112\"]"},
    {"crisis", &phrases_shape, offsetof(struct rule_region, crisis), KEY_OPTIONAL,
     "numbers of its crisis lines", "[\"116 123\"]"},
};

static const struct key times_keys[] = {
    RULE_KEY(struct rule_times),
    {"step", &shape_id, offsetof(struct rule_times, step), KEY_REQUIRED,
     "a step of timelines.yaml", "T01"},
    {"is", &shape_sentence, offsetof(struct rule_times, is), KEY_REQUIRED,
     "its kind, start, end, unit and what it applies to, as the message writes them",
     "\"rule, 0 to at least 24 hours, iv im\""},
};

#define ENTRIES(name, what, type)              \
    static const struct shape name##_shape = { \
        .kind = SHAPE_MAPPING,                 \
        .title = (what),                       \
        .keys = name##_keys,                   \
        .key_count = COUNT_OF(name##_keys),    \
    };                                         \
    static const struct shape name##_list = {  \
        .kind = SHAPE_LIST,                    \
        .title = "a list of rules",            \
        .max = 400,                            \
        .item = &name##_shape,                 \
        .item_bytes = sizeof(type),            \
    }

ENTRIES(deny, "words that must not stand there", struct rule_deny);
ENTRIES(require, "what pages must have", struct rule_require);
ENTRIES(follow, "words that must be followed by others", struct rule_follow);
ENTRIES(balance, "sections of one size", struct rule_balance);
ENTRIES(list, "a list that is the same everywhere", struct rule_list);
ENTRIES(agree, "what a translation has in common", struct rule_agree);
ENTRIES(keep, "words that must stay", struct rule_keep);
ENTRIES(cells, "words of a table's row", struct rule_cells);
ENTRIES(times, "the times of a step", struct rule_times);
ENTRIES(region, "the numbers of a region", struct rule_region);
ENTRIES(brand, "a brand", struct rule_brand);

static const struct shape hash_shape = {
    .kind = SHAPE_NAME, .title = "64 digits of SHA-256", .min = 64, .max = 64};

static const struct shape hashes_shape = {
    .kind = SHAPE_LIST,
    .title = "a list of SHA-256 sums",
    .min = 1,
    .max = 400,
    .item = &hash_shape,
    .item_bytes = sizeof(struct text),
};

static const struct shape months_shape = {
    .kind = SHAPE_COUNT, .title = "a number of months", .min = 1, .max = 12};

static const struct key review_keys[] = {
    {"pages", &phrases_shape, offsetof(struct rule_review, pages), KEY_REQUIRED,
     "the pages", "[prices]"},
    {"months", &months_shape, offsetof(struct rule_review, months), KEY_REQUIRED,
     "after how many months at the latest", "6"},
};

ENTRIES(review, "times of review", struct rule_review);

static const struct key rules_keys[] = {
    {"schema", &shape_version, SCHEMA_UNUSED, KEY_REQUIRED, "the version of this format",
     "1"},
    {"lang", &shape_language, offsetof(struct rule_file, lang), KEY_OPTIONAL,
     "the language it is for; every language without it", "en"},
    {"deny", &deny_list, offsetof(struct rule_file, deny), KEY_OPTIONAL,
     "words that must not stand there",
     "[{rule: L26, words: [wonder], what: \"is hype\", mend: \"take it out\"}]"},
    {"require", &require_list, offsetof(struct rule_file, require), KEY_OPTIONAL,
     "what pages must have",
     "[{rule: L15, kinds: [claim], block: D2, what: \"lacks it\", mend: \"add it\"}]"},
    {"follow", &follow_list, offsetof(struct rule_file, follow), KEY_OPTIONAL,
     "words that must be followed by others",
     "[{rule: L19, words: [mild], within: 2, by: [serious], what: \"stands alone\", "
     "mend: \"say what is serious\"}]"},
    {"balance", &balance_list, offsetof(struct rule_file, balance), KEY_OPTIONAL,
     "sections that need another as large",
     "[{rule: L16, headings: [Benefits], against: [Risks], what: \"is larger\", mend: "
     "\"say more of the risks\"}]"},
    {"lists", &list_list, offsetof(struct rule_file, lists), KEY_OPTIONAL,
     "lists that are the same everywhere",
     "[{rule: L24, pages: [care], items: [\"chest pain\"], what: \"lacks it\", mend: "
     "\"add it\"}]"},
    {"agree", &agree_list, offsetof(struct rule_file, agree), KEY_OPTIONAL,
     "what a translation has as often as its source",
     "[{rule: L47, what: \"not\", words: [\"no\", nunca], from: en, source: [not, "
     "never]}]"},
    {"keep", &keep_list, offsetof(struct rule_file, keep), KEY_OPTIONAL,
     "words that pages must not lose",
     "[{rule: L13, pages: [driving], says: [\"Do not drive\"]}]"},
    {"cells", &cells_list, offsetof(struct rule_file, cells), KEY_OPTIONAL,
     "words that the cells of tables must not lose or swap",
     "[{rule: L12, table: kinds, row: price, says: [\"7 years\", clinic]}]"},
    {"times", &times_list, offsetof(struct rule_file, times), KEY_OPTIONAL,
     "times of steps, a second time, so that a slip in one is found",
     "[{rule: L12, step: T01, is: \"rule, 0 to at least 24 hours, iv im\"}]"},
    {"numbers", &region_list, offsetof(struct rule_file, numbers), KEY_OPTIONAL,
     "the numbers to call in a region, see L06",
     "[{rule: L06, regions: [GB, UK], emergency: [\"999\"], crisis: [\"116 123\"]}]"},
    {"brands", &brand_list, offsetof(struct rule_file, brands), KEY_OPTIONAL,
     "brands, see L29", "[{name: Examplin, generic: examplate}]"},
    {"names", &hashes_shape, offsetof(struct rule_file, names), KEY_OPTIONAL,
     "SHA-256 of names that must not appear, in small letters, one space between words",
     "[9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08]"},
    {"approval", &phrases_shape, offsetof(struct rule_file, approval), KEY_OPTIONAL,
     "words of a statement about approval, see L52", "[approved]"},
    {"exempt", &phrases_shape, offsetof(struct rule_file, exempt), KEY_OPTIONAL,
     "terms that cannot be said otherwise and do not count for readability",
     "[therapist]"},
    {"verbs", &phrases_shape, offsetof(struct rule_file, verbs), KEY_OPTIONAL,
     "verbs that begin a sentence which says what to do, see L44", "[ask, call]"},
    {"roles", &phrases_shape, offsetof(struct rule_file, roles), KEY_OPTIONAL,
     "roles that may sign a page, see L02", "[dentist]"},
    {"translators", &phrases_shape, offsetof(struct rule_file, translators), KEY_OPTIONAL,
     "roles that may compare a translation with its source, beside those that may sign, "
     "see L49",
     "[medical translator]"},
    {"capitals", &phrases_shape, offsetof(struct rule_file, capitals), KEY_OPTIONAL,
     "abbreviations everybody knows, see L39", "[US]"},
    {"reviews", &review_list, offsetof(struct rule_file, reviews), KEY_OPTIONAL,
     "pages that have to be checked again sooner than after 12 months, see L04",
     "[{pages: [prices], months: 6}]"},
};

const struct shape schema_rules = {
    .kind = SHAPE_MAPPING,
    .title = "a rule file",
    .keys = rules_keys,
    .key_count = COUNT_OF(rules_keys),
};
