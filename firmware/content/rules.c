// SPDX-License-Identifier: MIT
// Owns the table of rules and what a finding becomes.
#include "content/rules.h"

#include "content/load.h"
#include "content/rules_private.h"

#include <stdarg.h>
#include <string.h>

#define E SEVERITY_ERROR
#define W SEVERITY_WARNING

// Where rules are enforced.
static const char rule_files[] = "check, rule files";
static const char on_screens[] = "check, on the screens";
static const char in_check[] = "check";
static const char in_format[] = "the format";
static const char in_approvals[] = "check, by approved_text";

const struct rule rules_table[RULE_COUNT] = {
    {"L01", E, false, in_check, "a page of claims names at least two sources",
     rules_check_sources},
    {"L02", E, true, in_check, "an approved page says which role checked it",
     rules_check_reviewers},
    {"L03", E, true, in_check, "the day of a review is a real day and not to come",
     rules_check_review_dates},
    {"L04", E, true, in_check, "the next review is due within 12 months, or 6",
     rules_check_review_due},
    {"L05", E, true, "run, pages past their review",
     "a page past its review says so, then leaves", NULL},
    {"L06", E, true, in_check, "crisis help is complete, right and never leaves",
     rules_check_crisis},
    {"L07", E, true, "run, the clock", "dates act only when the clock is right", NULL},
    {"L08", E, true, "check, pack and run", "a draft is marked as one", NULL},
    {"L09", W, false, in_approvals, "changed text has a new version", NULL},
    {"L10", E, false, rule_files, "a page says who wrote and paid for the pages", NULL},
    {"L11", E, true, in_format, "nothing is asked of visitors or kept of them", NULL},
    {"L12", E, true, in_check, "every number is one of the page's facts",
     rules_check_numbers},
    {"L13", E, true, in_check, "every fact that must be told is told",
     rules_check_coverage},
    {"L14", E, true, "check, rule files and screens",
     "a use that is not approved is said at once", NULL},
    {"L15", E, true, rule_files, "a page of claims says that it is no advice", NULL},
    {"L16", E, true, rule_files, "risks get as much room as benefits", NULL},
    {"L17", E, false, rule_files, "pages on effects say what is not known", NULL},
    {"L18", E, false, rule_files, "other choices are a page that others lead to", NULL},
    {"L19", E, true, rule_files, "mild effects are followed by serious ones", NULL},
    {"L20", E, true, rule_files, "nothing is called safe or harmless", NULL},
    {"L21", E, true, rule_files, "no doses are given", NULL},
    {"L22", E, true, rule_files, "nobody is told to stop or skip a medicine", NULL},
    {"L23", E, true, on_screens, "Help is on every screen, large enough", NULL},
    {"L24", E, true, rule_files, "the danger signs are the same list everywhere", NULL},
    {"L25", E, true, rule_files, "suicide is written about with care", NULL},
    {"L26", E, true, rule_files, "no words of praise or hype", NULL},
    {"L27", E, true, rule_files, "no promises", NULL},
    {"L28", E, false, rule_files, "nothing is compared that was not tested", NULL},
    {"L29", E, false, rule_files, "the general name comes before the brand",
     rules_check_brands},
    {"L30", E, true, "check and rule files", "numbers to call come from settings only",
     rules_check_contacts},
    {"L31", E, false, rule_files, "no patients' stories", NULL},
    {"L32", E, true, rule_files, "nothing is sold", NULL},
    {"L33", E, true, "check and rule files", "no names of people or sellers",
     rules_check_names},
    {"L34", E, true, rule_files, "errors known from elsewhere are not repeated", NULL},
    {"L35", E, false, in_check, "words are easy enough", rules_check_grade},
    {"L36", E, false, in_check, "sentences are short", rules_check_sentences},
    {"L37", E, false, in_check, "a paragraph has at most 3 sentences",
     rules_check_paragraphs},
    {"L38", W, false, on_screens, "a list has at most 7 entries, a screen 3 lists",
     rules_check_lists},
    {"L39", E, false, in_check, "abbreviations are spelled out", rules_check_terms},
    {"L40", W, false, rule_files, "sentences say who does what", NULL},
    {"L41", E, false, rule_files, "numbers are written in one way", NULL},
    {"L42", E, false, in_check, "a page begins with its main message",
     rules_check_messages},
    {"L43", W, false, in_check, "headings are short and near each other",
     rules_check_headings},
    {"L44", E, false, in_check, "a page says what to do", rules_check_actions},
    {"L45", E, false, rule_files, "words put the person first", NULL},
    {"L46", E, false, in_check, "a picture has words and a purpose",
     rules_check_pictures},
    {"L47", E, true, in_check, "a translation says the same", rules_check_translation},
    {"L48", E, false, in_check, "a translation is not older than its source",
     rules_check_translation},
    {"L49", E, true, in_check, "a translation was checked by a person",
     rules_check_translators},
    {"L50", E, false, in_check, "letters are those of the language", rules_check_script},
    {"L51", W, false, rule_files, "a page says how to report a mistake", NULL},
    {"L52", E, true, "check and rule files", "what is approved is said by region",
     rules_check_region},
    {"L53", W, false, in_check, "a side effect names a label or a regulator",
     rules_check_harm},
    {"L54", E, false, rule_files, "fast effects are followed by what is not known", NULL},
};

const struct rule *
rules_named(const char *id)
{
    for (size_t i = 0; i < RULE_COUNT; i++)
        if (strcmp(rules_table[i].id, id) == 0)
            return &rules_table[i];
    return NULL;
}

void
rules_print(FILE *out)
{
    static const char *const levels[] = {
        [SEVERITY_ERROR] = "error", [SEVERITY_WARNING] = "warning", "note"};
    for (size_t i = 0; i < RULE_COUNT; i++) {
        const struct rule *rule = &rules_table[i];
        fprintf(out, "%s  %-7s  %-5s  %-32s  %s\n", rule->id, levels[rule->severity],
                rule->safety ? "fixed" : "", rule->where, rule->asks);
    }
}

// ---- what the clinic has set ----------------------------------------------------------

static bool
is_of_page(struct place place, struct text page)
{
    const char *ending = place.path ? strrchr(place.path, '/') : NULL;
    return page.len == 0 || (ending && strncmp(ending + 1, page.utf8, page.len) == 0 &&
                             strcmp(ending + 1 + page.len, ".yaml") == 0);
}

enum rule_level
rules_level(const struct clinic *clinic, const struct rule *rule, struct place place)
{
    enum rule_level level = (enum rule_level)rule->severity;
    for (size_t i = 0; i < clinic->rules.count; i++) {
        const struct rule_setting *setting = &clinic->rules.items[i];
        bool lowers = setting->level > (unsigned)rule->severity;
        if (setting->rule.utf8 && strcmp(setting->rule.utf8, rule->id) == 0 &&
            !(rule->safety && lowers) && is_of_page(place, setting->page))
            level = (enum rule_level)setting->level;
    }
    return level;
}

static void
check_setting(struct rules *rules, const struct rule_setting *setting)
{
    static const char *const levels[] = {"an error", "a warning", "a note", "off"};
    if (!setting->rule.utf8 || !setting->why.utf8)
        return;
    const struct rule *rule = rules_named(setting->rule.utf8);
    if (!rule) {
        problem_add(rules->problems, SEVERITY_ERROR, setting->rule.place,
                    "anteroom check --rules lists them", "there is no rule \"%s\"",
                    setting->rule.utf8);
    } else if (rule->safety && setting->level > (unsigned)rule->severity) {
        problem_add(rules->problems, SEVERITY_ERROR, setting->rule.place,
                    "take this out and mend the text instead",
                    "the rule %s keeps visitors safe and cannot be lowered: %s", rule->id,
                    rule->asks);
    } else {
        problem_add(rules->problems, SEVERITY_NOTE, setting->rule.place, NULL,
                    "the rule %s is %s here%s%s: %s", rule->id, levels[setting->level],
                    setting->page.len > 0 ? " on the page " : "",
                    setting->page.len > 0 ? setting->page.utf8 : "", setting->why.utf8);
    }
}

void
rules_found(struct rules *rules, const struct rule *rule, struct place place,
            const char *mend, const char *format, ...)
{
    char sentence[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(sentence, sizeof sentence, format, args);
    va_end(args);
    enum rule_level level = rules_level(&rules->content->clinic, rule, place);
    if (level != RULE_OFF)
        problem_add_by_rule(rules->problems, rule->id, (enum severity)level, place, mend,
                            sentence);
}

// ---- the whole ------------------------------------------------------------------------

void
rules_check(const struct rules_subject *subject, struct problems *told)
{
    struct arena arena = {0};
    const struct content *content = subject->content;
    struct rules rules = {.content = content,
                          .source = subject->source,
                          .book = subject->book,
                          .today = subject->today,
                          .problems = told,
                          .arena = &arena};
    rules.visible = visible_texts(content, &arena, &rules.visible_count);
    struct rule_line *lines = arena_array(&arena, rules.visible_count, sizeof *lines);
    for (size_t i = 0; i < rules.visible_count; i++)
        lines[i] = rule_line_of(rules.visible[i].text, &arena);
    rules.lines = lines;
    for (size_t i = 0; i < content->clinic.rules.count; i++)
        check_setting(&rules, &content->clinic.rules.items[i]);
    for (size_t i = 0; i < RULE_COUNT; i++) {
        const struct rule *rule = &rules_table[i];
        rules_by_book(&rules, rule);
        rules_check_agree(&rules, rule);
        if (rule->check)
            rule->check(&rules, rule);
    }
    arena_finish(&arena);
}

static const struct content *
read_bare(const struct files *files, const char *lang, struct arena *arena)
{
    struct problems untold = {.arena = arena};
    struct load *load = load_new_from(files, lang, arena, &untold);
    load_leave_bare(load);
    while (load_step(load, 0))
        continue;
    const struct content *content = load_found(load);
    load_free(load);
    return content;
}

void
rules_check_folder(const struct rules_folder *folder, struct problems *told)
{
    struct arena arena = {0};
    struct rule_book book = {0};
    struct rules_subject subject = {
        .content = read_bare(&folder->files, folder->lang, &arena),
        .book = &book,
        .today = folder->today,
    };
    const char *source = content_source_lang(subject.content);
    if (strcmp(source, folder->lang) != 0)
        subject.source = read_bare(&folder->files, source, &arena);
    if (rule_book_load(&folder->assets, &folder->files, folder->lang, &arena, told,
                       &book) &&
        subject.content->page_count > 0)
        rules_check(&subject, told);
    arena_finish(&arena);
}
