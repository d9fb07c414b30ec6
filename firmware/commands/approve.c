// SPDX-License-Identifier: MIT
// Owns what has to be right before a page is approved, and the order in which it is
// written down: the text first, so that a page never has a mark nobody can compare.
#include "commands/approve.h"

#include "base/clock.h"
#include "base/file.h"
#include "commands/commands.h"
#include "commands/picture_sums.h"
#include "commands/session.h"
#include "content/approval.h"
#include "content/edit.h"
#include "content/limits.h"
#include "content/load.h"
#include "content/rule_book.h"
#include "content/rule_lists.h"
#include "content/rules.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_MONTHS = 12 };

// Before this day there was no such program, and in the last year no clock is right.
static const char first_day[] = "2026-11-01";
static const char last_year[] = "2099";

struct approving {
    struct session *session;
    const struct options *options;
    struct arena arena;
    const struct content *content; // with the texts of its pages
    struct rule_book book;
    const char *today;
    bool translated; // it is not in the language that pages are translated from
    size_t written;
    size_t refused;
};

// ---- days -----------------------------------------------------------------------------

const char *
approve_today(struct arena *arena)
{
    uint32_t day = clock_date();
    return arena_printf(arena, "%04u-%02u-%02u", day / 10000, day / 100 % 100, day % 100);
}

static long
days_of_month(long year, long month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

const char *
approve_last_day(const struct rule_book *book, const struct page *page, const char *today,
                 struct arena *arena)
{
    unsigned months = rule_lists_review_months(book, page, MOST_MONTHS);
    long year = strtol(today, NULL, 10), day = strtol(today + 8, NULL, 10);
    long month = strtol(today + 5, NULL, 10) + (long)months - 1;
    year += month / 12;
    month = month % 12 + 1;
    day = day > days_of_month(year, month) ? days_of_month(year, month) : day;
    return arena_printf(arena, "%04ld-%02ld-%02ld", year, month, day);
}

// ---- the text as it was approved ------------------------------------------------------

const char *
approve_kept_text(const char *folder, const struct page *page, struct arena *arena)
{
    char mark[APPROVAL_MARK_BYTES];
    struct file file = file_read(AT_FDCWD, picture_sums_path(folder, page, arena),
                                 LIMIT_YAML_BYTES, arena);
    const char *text = file.status == FILE_READ ? strstr(file.bytes, "\n\n") : NULL;
    if (!text || !page->approved_text.utf8)
        return NULL;
    approval_mark(text + 2, approval_version(page), mark);
    return strcmp(mark, page->approved_text.utf8) == 0 ? text + 2 : NULL;
}

// ---- refusing -------------------------------------------------------------------------

static bool
refuse(struct approving *approving, const char *mend, const char *format, ...)
    PRINTF_LIKE(3, 4);

static bool
refuse(struct approving *approving, const char *mend, const char *format, ...)
{
    char sentence[512];
    va_list args;
    va_start(args, format);
    vsnprintf(sentence, sizeof sentence, format, args);
    va_end(args);
    fprintf(stderr, "anteroom review: error: %s (%s)\n", sentence, mend);
    approving->refused++;
    return false;
}

// The clock of the desk is wrong when it is before anything that has been written down.
static bool
clock_is_right(struct approving *approving)
{
    const struct content *content = approving->content;
    const char *today = approving->today;
    bool right = strcmp(today, first_day) >= 0 && strcmp(today, last_year) < 0;
    for (size_t i = 0; i < content->page_count && right; i++) {
        const struct text *on = &content->pages[i].reviewed_on;
        right = !on->utf8 || strcmp(on->utf8, today) <= 0;
    }
    return right || refuse(approving, "set its date, then sign",
                           "this computer's clock says %s, which cannot be", today);
}

// Whether the role is listed; otherwise *names is the list.
static bool
is_listed(struct approving *approving, const struct text_list *roles, const char *role,
          const char **names)
{
    for (size_t i = 0; i < roles->count; i++) {
        if (strcmp(roles->items[i].utf8, role) == 0)
            return true;
        *names = arena_printf(&approving->arena, "%s%s%s", *names, **names ? ", " : "",
                              roles->items[i].utf8);
    }
    return false;
}

static bool
role_is_known(struct approving *approving)
{
    struct text_list roles = rule_lists_roles(&approving->book, &approving->arena);
    const char *role = approving->options->role;
    const char *names = "";
    return roles.count == 0 || is_listed(approving, &roles, role, &names) ||
           refuse(approving, names, "a %s may not sign; these roles may", role);
}

// Where rule files name no translators, every role may compare.
static bool
translator_is_known(struct approving *approving)
{
    struct text_list roles = rule_lists_roles(&approving->book, &approving->arena);
    struct text_list more = rule_lists_translators(&approving->book, &approving->arena);
    const char *role = approving->options->translation_role;
    const char *names = "";
    if (!role)
        return refuse(approving, "name who compared it as --translation-role",
                      "the pages in %s are translations", approving->content->lang.utf8);
    return more.count == 0 || is_listed(approving, &more, role, &names) ||
           is_listed(approving, &roles, role, &names) ||
           refuse(approving, names, "a %s may not compare a translation; these roles may",
                  role);
}

// Whether a problem is one of this page: in its own file, or in one that pages share.
static bool
concerns(const struct approving *approving, const struct problem *problem,
         const struct page *page)
{
    const char *folder = approving->content->folder;
    const char *path = problem->place.path;
    size_t len = strlen(folder);
    if (problem->severity != SEVERITY_ERROR || !path || strncmp(path, folder, len) != 0 ||
        path[len] != '/')
        return false;
    if (strcmp(path, page->place.path) == 0)
        return true;
    const struct edition *edition = &approving->session->edition;
    const char *rest = path + len + 1;
    for (size_t i = 0; i < edition->count; i++) {
        const char *code = edition->tongues[i].code;
        size_t code_len = strlen(code);
        if (strncmp(rest, code, code_len) == 0 && rest[code_len] == '/')
            return strcmp(code, page->lang.utf8) == 0 &&
                   strncmp(rest + code_len, "/pages/", 7) != 0;
    }
    return true;
}

static bool
is_free_of_errors(struct approving *approving, const struct page *page)
{
    const struct problems *problems = &approving->session->edition.problems;
    size_t count = 0;
    for (size_t i = 0; i < problems->count; i++)
        if (concerns(approving, &problems->items[i], page) && count++ < 3)
            problem_print(&problems->items[i], stderr);
    return count == 0 ||
           refuse(approving, "mend them, then sign", "the page \"%s\" has %zu error%s",
                  page->id.utf8, count, count == 1 ? "" : "s");
}

// What visitors in danger are told to call has to be right before anybody signs it.
static bool
lines_were_called(struct approving *approving, const struct page *page)
{
    const struct clinic *clinic = &approving->content->clinic;
    const bool emergency = clinic->emergency_verified_on.len > 0;
    if (page->kind != PAGE_CRISIS || (emergency && clinic->crisis_verified_on.len > 0))
        return true;
    return refuse(approving,
                  "call it, write the day into clinic.yaml as verified_on, then sign",
                  "the page \"%s\" tells whom to call, and nobody has checked the %s",
                  page->id.utf8, emergency ? "crisis line" : "emergency number");
}

// ---- writing --------------------------------------------------------------------------

static bool
write_edits(struct approving *approving, const struct page *page,
            const struct edit *edits, size_t count)
{
    struct edit_result result = {0};
    const char *path = page->place.path;
    struct file file = file_read(AT_FDCWD, path, LIMIT_YAML_BYTES, &approving->arena);
    const struct node_input input = {path, file.bytes, file.len};
    if (file.status != FILE_READ)
        return refuse(approving, "nothing was written", "%s: %s", path,
                      file_status_sentence(&file));
    if (!edit_apply(&input, edits, count, &approving->arena, &result))
        return refuse(approving, "write a key a line, as in the other pages",
                      "%s cannot be changed without touching more than its approval",
                      path);
    if (!file_write(path, result.bytes, result.len))
        return refuse(approving, "the file is as it was", "%s cannot be written: %s",
                      path, strerror(errno));
    approving->written++;
    return true;
}

static bool
make_folder(const char *path)
{
    return mkdir(path, 0777) == 0 || errno == EEXIST;
}

static bool
keep_text(struct approving *approving, const struct page *page, const char *until)
{
    struct arena *arena = &approving->arena;
    const char *folder = approving->content->folder;
    const char *path = picture_sums_path(folder, page, arena);
    const char *text =
        arena_printf(arena, "version %u, approved by %s on %s until %s\n%s\n%s",
                     page->version, approving->options->role, approving->today, until,
                     picture_sums_of(folder, page, arena), page->signed_text);
    bool kept =
        make_folder(arena_printf(arena, "%s/approvals", folder)) &&
        make_folder(arena_printf(arena, "%s/approvals/%s", folder, page->lang.utf8)) &&
        file_write(path, text, strlen(text));
    return kept || refuse(approving, "the page is as it was", "%s cannot be written: %s",
                          path, strerror(errno));
}

static bool
choose_until(struct approving *approving, const struct page *page, const char **until)
{
    const char *last =
        approve_last_day(&approving->book, page, approving->today, &approving->arena);
    *until = approving->options->until ? approving->options->until : last;
    if (strcmp(*until, approving->today) <= 0)
        return refuse(approving, "write a later day as --until",
                      "the page \"%s\" would be due at once", page->id.utf8);
    return strcmp(*until, last) <= 0 ||
           refuse(approving, "write that day or an earlier one as --until",
                  "the page \"%s\" has to be checked again by %s", page->id.utf8, last);
}

static void
approve(struct approving *approving, const struct page *page)
{
    const struct options *options = approving->options;
    const char *until = NULL;
    char mark[APPROVAL_MARK_BYTES];
    if (!lines_were_called(approving, page) || !is_free_of_errors(approving, page) ||
        !choose_until(approving, page, &until))
        return;
    approval_mark(page->signed_text, page->version, mark);
    const struct edit edits[] = {
        {"status", NULL, "approved", NULL},
        {"reviewed_by", "role", options->role, "status"},
        {"reviewed_on", NULL, approving->today, "reviewed_by"},
        {"review_due", NULL, until, "reviewed_on"},
        {"approved_text", NULL, mark, "review_due"},
        {"translation_reviewed_by", "role", options->translation_role, "approved_text"},
    };
    size_t count = COUNT_OF(edits) - !approving->translated;
    if (keep_text(approving, page, until) && write_edits(approving, page, edits, count))
        printf("%s: version %u approved by %s until %s\n", page->place.path,
               page->version, options->role, until);
}

static void
withdraw(struct approving *approving, const struct page *page)
{
    const struct edit edit = {"status", NULL, "withdrawn", NULL};
    if (page->kind == PAGE_CRISIS)
        (void)refuse(approving, "change its text instead",
                     "the page \"%s\" is what Help shows and cannot be withdrawn",
                     page->id.utf8);
    else if (write_edits(approving, page, &edit, 1))
        printf("%s: withdrawn\n", page->place.path);
}

// ---- the pages ------------------------------------------------------------------------

// The pages once more, as their files say, with their texts.
static bool
read_texts(struct approving *approving)
{
    struct problems told = {.arena = &approving->arena};
    const char *lang = session_lang(approving->session);
    struct load *load =
        load_new(approving->session->folder, lang, &approving->arena, &told);
    load_keep_texts(load);
    while (load_step(load, 0))
        continue;
    approving->content = load_result(load);
    load_free(load);
    if (approving->content)
        approving->translated =
            strcmp(content_source_lang(approving->content), lang) != 0;
    return approving->content &&
           rule_book_load(&approving->session->own_files, &approving->session->files,
                          lang, &approving->arena, &told, &approving->book);
}

// A page that could not be read at all is told by its file's name.
static const struct page *
named_page(struct approving *approving, const char *name)
{
    const struct content *content = approving->content;
    const struct page *page = content_page(content, name);
    if (page)
        return page;
    const char **names =
        arena_array(&approving->arena, content->page_count, sizeof *names);
    for (size_t i = 0; i < content->page_count; i++)
        names[i] = content->pages[i].id.utf8;
    const char *near = text_nearest(name, names, content->page_count);
    (void)refuse(approving,
                 near ? arena_printf(&approving->arena, "did you mean %s?", near)
                      : "see: anteroom check",
                 "there is no page '%s' without errors in %s", name, content->lang.utf8);
    return NULL;
}

static void
approve_all(struct approving *approving)
{
    const struct content *content = approving->content;
    for (size_t i = 0; i < content->page_count; i++)
        if (content->pages[i].status != PAGE_WITHDRAWN)
            approve(approving, &content->pages[i]);
    for (size_t i = 0; i < content->broken_pages.count; i++)
        (void)refuse(approving, "mend it: anteroom check", "the page \"%s\" has errors",
                     content->broken_pages.items[i].utf8);
}

// What the rules say now that pages are approved: some only concern those.
static void
check_again(struct approving *approving)
{
    struct problems now = {.arena = &approving->arena};
    const struct rules_folder folder = {
        .files = approving->session->files,
        .lang = approving->content->lang.utf8,
        .assets = approving->session->own_files,
        .today = approving->today,
    };
    rules_check_folder(&folder, &now);
    for (size_t i = 0; i < now.count; i++)
        if (now.items[i].severity == SEVERITY_ERROR)
            problem_print(&now.items[i], stderr);
}

static bool
may_sign(struct approving *approving)
{
    if (!clock_is_right(approving) || !role_is_known(approving))
        return false;
    return !approving->translated || translator_is_known(approving);
}

static void
approve_chosen(struct approving *approving)
{
    const struct options *options = approving->options;
    if (!may_sign(approving))
        return;
    check_session(approving->session, options);
    if (strcmp(options->approve, "all") == 0) {
        approve_all(approving);
    } else {
        const struct page *page = named_page(approving, options->approve);
        if (page)
            approve(approving, page);
    }
    if (approving->written > 0)
        check_again(approving);
}

int
approve_pages(struct session *session, const struct options *options)
{
    struct approving approving = {.session = session, .options = options};
    approving.today = approve_today(&approving.arena);
    if (!read_texts(&approving)) {
        edition_print_problems(&session->edition);
        approving.refused++;
    } else if (options->withdraw) {
        const struct page *page = named_page(&approving, options->withdraw);
        if (page)
            withdraw(&approving, page);
    } else {
        approve_chosen(&approving);
    }
    arena_finish(&approving.arena);
    return approving.refused > 0 ? 1 : 0;
}
