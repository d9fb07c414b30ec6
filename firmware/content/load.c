// SPDX-License-Identifier: MIT
// Owns the stepper: one file after the other, in the order folder.c gives, and what
// becomes of each kind of file.
#include "content/load.h"

#include "base/clock.h"
#include "base/file.h"
#include "content/approval.h"
#include "content/body.h"
#include "content/check.h"
#include "content/due.h"
#include "content/folder.h"
#include "content/glossary.h"
#include "content/limits.h"
#include "content/nodes.h"
#include "content/page_head.h"
#include "content/scalars.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { PLACEHOLDER_COUNT = 14 };

struct load {
    struct arena *arena;
    struct problems *problems;
    const char *lang;
    struct folder folder;
    struct arena nodes;   // of the file that is being read
    struct arena passing; // what its nodes became on the way to the content
    struct arena shared;  // both for blocks.yaml, until the end
    struct node_stats stats;
    struct library library;
    struct content *content;
    struct page *pages;
    struct text *broken_pages;
    struct placeholder placeholders[PLACEHOLDER_COUNT]; // those of the page come last
    struct text not_yet; // what the last ones say on a draft
    size_t next;
    bool bare;        // placeholders stay
    bool keeps_texts; // of pages, as approvals see them
    bool clinic_read;
    bool clinic_broken;
    bool menu_read;
    bool menu_broken;
    bool crisis_seen;
    bool finished;
};

typedef void
take_function(struct load *load, const struct folder_file *file);

// ---- reading one file -----------------------------------------------------------------

static struct reader
reader_of(struct load *load)
{
    return (struct reader){.arena = load->arena,
                           .passing = &load->passing,
                           .problems = load->problems,
                           .lang = load->lang};
}

// The file as nodes, or NULL after saying why not. Nodes live in `arena`.
static const struct node *
parse_file(struct load *load, const struct folder_file *file, struct arena *arena,
           struct reader *reader)
{
    struct file bytes = folder_read_file(&load->folder, file, LIMIT_YAML_BYTES, arena);
    if (bytes.status != FILE_READ) {
        const char *mend = bytes.status == FILE_TOO_LARGE
                               ? "split it into files below 512 KiB"
                               : "check the file's permissions";
        reader_fail(reader, (struct place){.path = file->path}, mend, "%s",
                    file_status_sentence(&bytes));
        return NULL;
    }
    size_t errors = load->problems->errors;
    const struct node *root =
        nodes_parse(&(struct node_input){file->path, bytes.bytes, bytes.len}, arena,
                    load->problems, &load->stats);
    reader->failed = reader->failed || load->problems->errors > errors;
    return root;
}

static void
read_file(struct load *load, const struct folder_file *file, struct reader *reader,
          void *dst)
{
    const struct node *root = parse_file(load, file, &load->nodes, reader);
    if (root)
        reader_read_file(reader, root, file->schema, dst);
    else
        reader->failed = true;
    arena_reset(&load->nodes);
}

// Whether the file's id is its name without .yaml.
static void
check_id(struct reader *reader, const struct folder_file *file, struct text id)
{
    size_t len = strlen(file->name) - strlen(".yaml");
    if (!id.utf8 || (id.len == len && memcmp(id.utf8, file->name, len) == 0))
        return;
    reader_fail(reader, id.place,
                arena_printf(reader->arena, "write id: %.*s, or rename the file",
                             (int)len, file->name),
                "the id \"%s\" is not the file's name", id.utf8);
}

// ---- the clinic -----------------------------------------------------------------------

static void
set_placeholders(struct load *load)
{
    const struct clinic *clinic = &load->content->clinic;
    const struct placeholder all[PLACEHOLDER_COUNT] = {
        {"clinic_name", clinic->name},
        {"clinic_phone", clinic->phone},
        {"after_hours_phone", clinic->after_hours_phone},
        {"clinic_hours", clinic->hours},
        {"clinic_address", clinic->address},
        {"emergency_number", clinic->emergency_number},
        {"crisis_line", clinic->crisis_line},
        {"crisis_line_how", clinic->crisis_line_how},
        {"publisher", clinic->publisher},
        {"funding", clinic->funding},
        {"region", clinic->region},
        {"reviewed_role", {0}},
        {"reviewed_on", {0}},
        {"review_due", {0}},
    };
    memcpy(load->placeholders, all, sizeof all);
}

static void
check_languages(struct load *load, struct reader *reader)
{
    const struct text_list *languages = &load->content->clinic.languages;
    bool offered = false;
    for (size_t i = 0; i < languages->count; i++) {
        struct text lang = languages->items[i];
        if (!lang.utf8)
            continue;
        offered = offered || strcmp(lang.utf8, load->lang) == 0;
        if (scalar_is_right_to_left(lang.utf8))
            reader_fail(reader, lang.place, "take it from the list for now",
                        "the right-to-left language \"%s\" is not yet supported",
                        lang.utf8);
    }
    if (!offered && languages->count > 0)
        reader_fail(reader, languages->items[0].place,
                    arena_printf(load->arena, "add %s to the list", load->lang),
                    "the language \"%s\" is not one of the clinic's languages",
                    load->lang);
}

static void
take_clinic(struct load *load, const struct folder_file *file)
{
    struct clinic *clinic = &load->content->clinic;
    struct reader reader = reader_of(load);
    *clinic = (struct clinic){.idle_s = 90, .ask_s = 30, .slide_s = 8};
    read_file(load, file, &reader, clinic);
    check_languages(load, &reader);
    set_placeholders(load);
    load->library.region = clinic->region;
    load->clinic_read = true;
    load->clinic_broken = reader.failed;
}

// ---- what is not a page ---------------------------------------------------------------

// Texts outside of pages may name the clinic, not a review.
static void
give_placeholders(const struct load *load, struct reader *reader,
                  struct placeholders *placeholders, bool page)
{
    placeholders->items = load->placeholders;
    placeholders->count = PLACEHOLDER_COUNT - (page ? 0 : PAGE_HEAD_PLACEHOLDERS);
    bool known = load->clinic_read && !load->clinic_broken && !load->bare;
    reader->placeholders = known ? placeholders : NULL;
}

static void
take_sources(struct load *load, const struct folder_file *file)
{
    struct reader reader = reader_of(load);
    struct raw_file_list raw = {0};
    read_file(load, file, &reader, &raw);
    library_check_ids(&reader, &raw.items, sizeof(struct source), "the source");
    load->content->sources = raw.items.items;
    load->content->source_count = raw.items.count;
    load->content->sources_known = !reader.failed;
}

// Facts and figures in one array, in the order of the file.
static struct fact *
join_facts(struct load *load, const struct raw_facts *raw)
{
    size_t count = raw->facts.count + raw->figures.count;
    struct fact *facts = arena_array(load->arena, count, sizeof *facts);
    if (raw->facts.count > 0)
        memcpy(facts, raw->facts.items, raw->facts.count * sizeof *facts);
    if (raw->figures.count > 0)
        memcpy(facts + raw->facts.count, raw->figures.items,
               raw->figures.count * sizeof *facts);
    for (size_t i = raw->facts.count; i < count; i++)
        facts[i].figure = true;
    return facts;
}

static void
take_facts(struct load *load, const struct folder_file *file)
{
    struct reader reader = reader_of(load);
    struct raw_facts raw = {0};
    read_file(load, file, &reader, &raw);
    struct content *content = load->content;
    struct schema_list all = {join_facts(load, &raw),
                              raw.facts.count + raw.figures.count};
    library_check_ids(&reader, &all, sizeof(struct fact), "the fact");
    library_check_ids(&reader, &raw.documents, sizeof(struct document), "the document");
    content->facts = all.items;
    content->fact_count = all.count;
    content->documents = raw.documents.items;
    content->document_count = raw.documents.count;
    content->facts_known = !reader.failed;
}

static void
take_glossary(struct load *load, const struct folder_file *file)
{
    struct reader reader = reader_of(load);
    struct placeholders placeholders;
    struct raw_file_list raw = {0};
    give_placeholders(load, &reader, &placeholders, false);
    read_file(load, file, &reader, &raw);
    glossary_check(&reader, raw.items.items, raw.items.count);
    load->library.terms = load->content->terms = raw.items.items;
    load->content->term_count = reader.failed ? 0 : raw.items.count;
    load->library.term_count = load->content->term_count;
    load->library.terms_broken = reader.failed;
}

static void
take_notices(struct load *load, const struct folder_file *file)
{
    struct reader reader = reader_of(load);
    struct raw_file_list raw = {0};
    struct placeholders placeholders;
    give_placeholders(load, &reader, &placeholders, false);
    read_file(load, file, &reader, &raw);
    due_take_notices(&reader, &raw.items, load->content);
}

static void
take_timelines(struct load *load, const struct folder_file *file)
{
    struct reader reader = reader_of(load);
    struct placeholders placeholders;
    struct raw_file_list raw = {0};
    give_placeholders(load, &reader, &placeholders, false);
    read_file(load, file, &reader, &raw);
    if (!reader.failed)
        library_take_tracks(&load->library, &reader, &raw.items);
    load->library.tracks_broken = reader.failed;
    load->content->tracks = load->library.tracks;
    load->content->track_count = load->library.track_count;
}

// No deeper than the reader of YAML lets a file be.
static bool
has_braces(const struct node *node)
{
    if (!node)
        return false;
    if (node->kind == NODE_SCALAR && memchr(node->scalar, '{', node->len))
        return true;
    for (const struct node *child = node->first; child; child = child->next)
        if (has_braces(child) || has_braces(child->value))
            return true;
    return false;
}

// The nodes stay, since pages may have to read a shared block again.
static void
take_blocks(struct load *load, const struct folder_file *file)
{
    struct reader reader = reader_of(load);
    struct raw_file_list raw = {0};
    reader.passing = &load->shared;
    const struct node *root = parse_file(load, file, &load->shared, &reader);
    if (root)
        reader_read_file(&reader, root, file->schema, &raw);
    library_check_ids(&reader, &raw.items, sizeof(struct raw_shared), "the shared block");
    load->library.shared_broken = !root || reader.failed;
    if (load->library.shared_broken)
        return;
    load->library.shared_nodes = node_value(root, "blocks");
    struct raw_shared *shared = raw.items.items;
    const struct node *node = load->library.shared_nodes->first;
    for (size_t i = 0; node && i < raw.items.count; i++, node = node->next)
        shared[i].varies = has_braces(node);
    load->library.shared = shared;
    load->library.shared_count = raw.items.count;
}

static void
take_table(struct load *load, const struct folder_file *file)
{
    struct reader reader = reader_of(load);
    struct placeholders placeholders;
    struct raw_table raw = {0};
    give_placeholders(load, &reader, &placeholders, false);
    read_file(load, file, &reader, &raw);
    check_id(&reader, file, raw.id);
    const struct table *table = reader.failed ? NULL : library_make_table(&reader, &raw);
    size_t len = strlen(file->name) - strlen(".yaml");
    load->library.tables[load->library.table_count++] = (struct library_table){
        .id = {.utf8 = arena_copy(load->arena, file->name, len), .len = len},
        .table = reader.failed ? NULL : table,
    };
}

static void
take_menu(struct load *load, const struct folder_file *file)
{
    struct reader reader = reader_of(load);
    struct placeholders placeholders;
    give_placeholders(load, &reader, &placeholders, false);
    read_file(load, file, &reader, &load->content->menu);
    load->menu_read = true;
    load->menu_broken = reader.failed;
}

// ---- pages ----------------------------------------------------------------------------

static void
remember_broken(struct load *load, const struct folder_file *file)
{
    struct text_list *broken = &load->content->broken_pages;
    size_t len = strlen(file->name) - strlen(".yaml");
    load->broken_pages[broken->count++] =
        (struct text){.utf8 = arena_copy(load->arena, file->name, len), .len = len};
    broken->items = load->broken_pages;
}

// How the page's approval stands, for the text as the file has it; *kept: that text.
// What is wrong with the file is told when it is read for the content.
static enum page_approval
approval_now(struct load *load, const struct node *root, const struct folder_file *file,
             const char **kept)
{
    bool approved = page_head_is_approved(root);
    if (load->bare || !(approved || load->keeps_texts))
        return approved ? APPROVAL_HOLDS : APPROVAL_NONE;
    struct problems untold = {.arena = &load->passing};
    struct reader reader = {.arena = &load->passing,
                            .passing = &load->passing,
                            .problems = &untold,
                            .lang = load->lang};
    struct raw_page raw = {0};
    reader_read_file(&reader, root, file->schema, &raw);
    body_make(&load->library, &reader, &raw.body, &raw.page);
    const char *text =
        approval_text(&raw.page, load->keeps_texts ? load->arena : &load->passing);
    *kept = load->keeps_texts ? text : NULL;
    return approved ? approval_of(&raw.page, text) : APPROVAL_NONE;
}

static void
read_page(struct load *load, const struct node *root, const struct folder_file *file,
          struct reader *reader)
{
    struct raw_page raw = {0};
    struct placeholders placeholders;
    struct text values[PAGE_HEAD_PLACEHOLDERS];
    const char *text = NULL;
    enum page_approval approval = approval_now(load, root, file, &text);
    // Looked up before the page is read, since its body may come first.
    page_head_placeholders(root, approval == APPROVAL_HOLDS, &load->not_yet, values);
    for (size_t i = 0; i < PAGE_HEAD_PLACEHOLDERS; i++)
        load->placeholders[PLACEHOLDER_COUNT - PAGE_HEAD_PLACEHOLDERS + i].value =
            values[i];
    give_placeholders(load, reader, &placeholders, true);
    reader_read_file(reader, root, file->schema, &raw);
    raw.page.place = root->place;
    check_id(reader, file, raw.page.id);
    page_head_check(reader, load->lang, &raw.page, root);
    body_make(&load->library, reader, &raw.body, &raw.page);
    glossary_match_page(&load->library, &raw.page, reader->arena);
    reader->placeholders = NULL;
    load->crisis_seen = load->crisis_seen || raw.page.kind == PAGE_CRISIS;
    if (reader->failed)
        return;
    raw.page.approval = approval;
    raw.page.signed_text = text;
    if (raw.page.status == PAGE_APPROVED && approval != APPROVAL_HOLDS)
        raw.page.status = PAGE_DRAFT;
    load->pages[load->content->page_count++] = raw.page;
    load->content->draft_count += raw.page.status == PAGE_DRAFT;
}

static void
take_page(struct load *load, const struct folder_file *file)
{
    struct reader reader = reader_of(load);
    const struct node *root = parse_file(load, file, &load->nodes, &reader);
    if (root)
        read_page(load, root, file, &reader);
    if (!root || reader.failed)
        remember_broken(load, file);
    arena_reset(&load->nodes);
}

// ---- the end --------------------------------------------------------------------------

static int
by_id(const void *left, const void *right)
{
    return strcmp(((const struct page *)left)->id.utf8,
                  ((const struct page *)right)->id.utf8);
}

static void
lacks(struct load *load, const char *path, const char *mend, const char *sentence)
{
    problem_add(load->problems, SEVERITY_ERROR, (struct place){.path = path}, mend, "%s",
                sentence);
}

static void
report_missing(struct load *load)
{
    const char *folder = load->content->folder;
    static const char each[] = "every content folder has one";
    if (!load->clinic_read)
        lacks(load, folder, each, "there is no file clinic.yaml");
    if (!load->menu_read)
        lacks(load, folder, each, "there is no file menu.yaml");
    const char *pages = arena_printf(load->arena, "%s/%s/pages", folder, load->lang);
    if (!load->folder.there[FOLDER_PAGES])
        lacks(load, pages, "make it and put the pages there", "this folder is not there");
    else if (!load->crisis_seen && load->content->broken_pages.count == 0)
        lacks(load, pages, "write one with kind: crisis; the Help button opens it",
              "there is no crisis page");
}

const struct content *
load_result(const struct load *load)
{
    bool whole = load->finished && load->clinic_read && !load->clinic_broken &&
                 load->menu_read && !load->menu_broken;
    return whole && content_crisis_page(load->content) ? load->content : NULL;
}

const struct content *
load_found(const struct load *load)
{
    return load->content;
}

static void
finish(struct load *load)
{
    struct content *content = load->content;
    struct table *tables =
        arena_array(load->arena, load->library.table_count, sizeof *tables);
    for (size_t i = 0; i < load->library.table_count; i++)
        if (load->library.tables[i].table)
            tables[content->table_count++] = *load->library.tables[i].table;
    content->tables = tables;
    if (content->page_count > 1)
        qsort(load->pages, content->page_count, sizeof *load->pages, by_id);
    content->pages = load->pages;
    report_missing(load);
    folder_close(&load->folder);
    load->finished = true;
    // With nothing to show nobody else will check it; all mistakes are told at once all
    // the same.
    if (!load_result(load) && content->page_count + content->broken_pages.count > 0)
        content_check(content, load->problems);
}

// ---- the stepper ----------------------------------------------------------------------

struct load *
load_new_from(const struct files *files, const char *lang, struct arena *arena,
              struct problems *problems)
{
    struct load *load = arena_alloc(arena, sizeof *load);
    load->arena = arena;
    load->problems = problems;
    load->lang = arena_copy(arena, lang, strlen(lang));
    load->content = arena_alloc(arena, sizeof *load->content);
    load->content->lang = (struct text){.utf8 = load->lang, .len = strlen(lang)};
    load->not_yet = (struct text){.utf8 = "\u2013", .len = strlen("\u2013")};
    load->content->sources_known = load->content->facts_known = true;
    load->finished = !folder_open(&load->folder, files, load->lang, arena, problems);
    load->content->folder = load->folder.path;
    load->library.folder = &load->folder;
    load->library.tables =
        arena_array(arena, load->folder.file_count, sizeof *load->library.tables);
    load->pages = arena_array(arena, load->folder.file_count, sizeof *load->pages);
    load->broken_pages =
        arena_array(arena, load->folder.file_count, sizeof *load->broken_pages);
    return load;
}

struct load *
load_new(const char *folder, const char *lang, struct arena *arena,
         struct problems *problems)
{
    struct files files = files_in_folder(folder);
    return load_new_from(&files, lang, arena, problems);
}

void
load_leave_bare(struct load *load)
{
    load->bare = true;
}

void
load_say_not_yet(struct load *load, const struct text *not_yet)
{
    if (not_yet->len > 0)
        load->not_yet = *not_yet;
}

void
load_keep_texts(struct load *load)
{
    load->keeps_texts = true;
}

static void
take_next(struct load *load)
{
    static const struct {
        const char *schema;
        take_function *take;
    } takers[] = {
        {"clinic", take_clinic},       {"sources", take_sources}, {"facts", take_facts},
        {"timelines", take_timelines}, {"blocks", take_blocks},   {"table", take_table},
        {"glossary", take_glossary},   {"page", take_page},       {"menu", take_menu},
        {"notices", take_notices},
    };
    const struct folder_file *file = &load->folder.files[load->next++];
    for (size_t i = 0; i < COUNT_OF(takers); i++)
        if (strcmp(takers[i].schema, file->schema->name) == 0)
            takers[i].take(load, file);
    arena_reset(&load->passing);
}

bool
load_step(struct load *load, unsigned budget_ms)
{
    uint64_t start_us = clock_now_us();
    while (!load->finished) {
        if (load->next < load->folder.file_count)
            take_next(load);
        else
            finish(load);
        bool spent = clock_now_us() - start_us >= (uint64_t)budget_ms * 1000;
        if (budget_ms > 0 && spent)
            break;
    }
    return !load->finished;
}

unsigned
load_percent(const struct load *load)
{
    size_t count = load->folder.file_count;
    return load->finished ? 100 : (unsigned)(load->next * 100 / (count + 1));
}

void
load_free(struct load *load)
{
    if (!load)
        return;
    folder_close(&load->folder);
    arena_finish(&load->nodes);
    arena_finish(&load->passing);
    arena_finish(&load->shared);
}
