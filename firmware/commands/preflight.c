// SPDX-License-Identifier: MIT
#include "commands/preflight.h"

#include "bundle/contents.h"
#include "commands/session.h"
#include "content/limits.h"
#include "content/rules.h"
#include "layout/lint.h"
#include "platform/cage.h"
#include "platform/png.h"
#include "platform/wait.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// What the process answers; anything else is a mistake.
struct preflight_answer {
    char word[8]; // "good" or "mistake"
    char page[REPORT_PAGE_BYTES];
};

static const char word_good[8] = "good";
static const char word_mistake[8] = "mistake";

// ---- before the cage ------------------------------------------------------------------

static int
by_byte(const void *left, const void *right)
{
    return *(const unsigned char *)left - *(const unsigned char *)right;
}

// What the C library looks up once, and keeps: the time zone, and how much memory there is
// for sorting.
static void
warm_up(struct arena *arena)
{
    enum { LARGE = 4096 };
    time_t start = 0;
    struct tm parts;
    unsigned char *bytes = arena_alloc(arena, LARGE);
    (void)setenv("TZ", "UTC0", 1); // NOLINT(concurrency-mt-unsafe): no thread but this
    tzset();
    (void)localtime_r(&start, &parts);
    qsort(bytes, LARGE, 1, by_byte);
}

static bool
open_own_files(struct session *session, struct arena *arena)
{
    enum { OWN_FILE_BYTES = 1024 * 1024 };
    static const char *const folders[] = {"words", "rules", "hyphens", "icons", NULL};
    char sentence[512];
    if (!session_find_assets(session->assets, sizeof session->assets))
        return false;
    struct files own = files_in_folder(session->assets);
    session->own_files = files_hold(&own, folders, OWN_FILE_BYTES, arena);
    session->fonts = fonts_open(session->assets, sentence, sizeof sentence);
    return session->fonts != NULL;
}

// ---- in the cage ----------------------------------------------------------------------

static void
check_pictures(const struct files *files, struct problems *problems)
{
    char sentence[512];
    size_t decoded = 0;
    for (size_t i = 0; i < files->count; i++) {
        const struct files_entry *entry = &files->entries[i];
        const char *ending = strrchr(entry->name, '.');
        if (!ending || strcmp(ending, ".png") != 0)
            continue;
        SDL_Surface *picture = png_decode(entry->name, entry->bytes, entry->len,
                                          PNG_PICTURE, sentence, sizeof sentence);
        decoded += picture ? (size_t)picture->w * (size_t)picture->h * 4 : 0;
        if (!picture || decoded > LIMIT_PICTURES_DECODED_BYTES)
            problem_add(problems, SEVERITY_ERROR, (struct place){.path = entry->name},
                        NULL, "the picture cannot be used");
        SDL_FreeSurface(picture);
    }
}

// Dates are left out: nobody vouches for this clock.
static void
check_words(struct session *session)
{
    struct edition *edition = &session->edition;
    edition_read(edition, &session->files, &session->own_files, NULL, false);
    while (edition_read_more(edition, 0))
        continue;
    for (size_t i = 0; i < edition->count; i++) {
        const struct rules_folder folder = {
            .files = session->files,
            .lang = edition->tongues[i].code,
            .assets = session->own_files,
        };
        rules_check_folder(&folder, &edition->problems);
    }
}

static void
choose_panel(const struct session *session, const struct options *options,
             struct panel *panel)
{
    char sentence[256];
    const struct text_list *named = &session->edition.content->clinic.panels;
    *panel = options->panel;
    if ((options->given & OPTION_PANEL) == 0 && named->count > 0 &&
        !panel_parse(named->items[0].utf8, panel, sentence, sizeof sentence))
        *panel = options->panel;
}

static void
lay_out(struct session *session, const struct options *options, size_t language,
        struct lint *lint)
{
    static const int steps[] = {100, 200};
    struct arena names = {0}, arena = {0};
    struct edition *edition = &session->edition;
    size_t count = 0;
    struct exhibit *all =
        session_exhibits(edition->languages[language].content, &names, &count);
    struct panel panel;
    choose_panel(session, options, &panel);
    for (size_t i = 0; i < count * COUNT_OF(steps); i++) {
        const struct exhibit *exhibit = &all[i / COUNT_OF(steps)];
        if (exhibit->kind != VIEW_PAGE && exhibit->kind != VIEW_HOME)
            continue;
        struct view_request request =
            session_exhibit_request(session, options, language, exhibit);
        request.panel = panel;
        request.look.step = steps[i % COUNT_OF(steps)];
        struct laid_view view = view_layout(&request, &arena);
        const struct page *page =
            exhibit->page ? content_page(request.content, exhibit->page) : NULL;
        const struct lint_case which = {
            .view = view_id(exhibit->kind, exhibit->page),
            .panel = panel.name,
            .lang = request.content->lang.utf8,
            .place = page ? page->place : (struct place){.path = session->folder},
            .needs_help = true,
        };
        lint_view(lint, &view, &which);
        arena_reset(&arena);
    }
    arena_finish(&arena);
    arena_finish(&names);
}

static void
check_layouts(struct session *session, const struct options *options)
{
    struct edition *edition = &session->edition;
    struct lint lint = {.arena = &edition->arena};
    for (size_t i = 0; i < edition->count; i++)
        if (edition->languages[i].content)
            lay_out(session, options, i, &lint);
    lint_finish(&lint, &edition->problems);
}

// "update/en/pages/about.yaml" is page "about".
static void
name_page(const char *path, char page[static REPORT_PAGE_BYTES])
{
    const char *slash = strrchr(path, '/');
    static const char folder[] = "/pages";
    size_t before = slash ? (size_t)(slash - path) : 0;
    size_t len = slash ? strcspn(slash + 1, ".") : 0;
    if (before < sizeof folder || len >= REPORT_PAGE_BYTES ||
        memcmp(slash - (sizeof folder - 1), folder, sizeof folder - 1) != 0)
        return;
    memcpy(page, slash + 1, len);
    page[len] = '\0';
}

static struct preflight_answer
judge(const struct edition *edition)
{
    const struct problems *problems = &edition->problems;
    struct preflight_answer answer = {0};
    bool good = edition->content && problems->errors == 0;
    memcpy(answer.word, good ? word_good : word_mistake, sizeof answer.word);
    for (size_t i = 0; i < problems->count && !answer.page[0]; i++)
        if (problems->items[i].severity == SEVERITY_ERROR &&
            problems->items[i].place.path)
            name_page(problems->items[i].place.path, answer.page);
    return answer;
}

static _Noreturn void
check(const struct preflight *preflight, int out)
{
    struct arena arena = {0};
    struct session session = {.command = "import", .folder = "update"};
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    warm_up(&arena);
    if (!open_own_files(&session, &arena) || dup2(out, STDOUT_FILENO) < 0 ||
        close_range(STDERR_FILENO, ~0U, 0) != 0 || !cage_close())
        _exit(1);
    session.files =
        contents_of(preflight->bundle, preflight->bytes->bytes, "update", &arena);
    check_words(&session);
    check_pictures(&session.files, &session.edition.problems);
    if (session.edition.content && session.edition.problems.errors == 0)
        check_layouts(&session, preflight->options);
    struct preflight_answer answer = judge(&session.edition);
    _exit(write(STDOUT_FILENO, &answer, sizeof answer) == sizeof answer ? 0 : 1);
}

// ---- the importer's side --------------------------------------------------------------

static bool
hear(int fd, uint64_t until_ms, struct preflight_answer *answer)
{
    uint8_t *at = (uint8_t *)answer;
    size_t left = sizeof *answer;
    while (left > 0 && wait_readable(fd, until_ms)) {
        ssize_t got = read(fd, at, left);
        if (got <= 0)
            return false;
        at += got;
        left -= (size_t)got;
    }
    return left == 0;
}

bool
preflight_run(const struct preflight *preflight, char page[static REPORT_PAGE_BYTES])
{
    int pipe[2];
    struct preflight_answer answer = {0};
    int status = 0;
    page[0] = '\0';
    if (pipe2(pipe, O_CLOEXEC) != 0)
        return false;
    uint64_t until_ms = wait_now_ms() + preflight->deadline_ms;
    pid_t checker = fork();
    if (checker == 0)
        check(preflight, pipe[1]);
    close(pipe[1]);
    bool heard = checker > 0 && hear(pipe[0], until_ms, &answer) &&
                 wait_readable(pipe[0], until_ms); // it has ended
    close(pipe[0]);
    if (checker > 0) {
        if (!heard)
            (void)kill(checker, SIGKILL);
        while (waitpid(checker, &status, 0) < 0 && errno == EINTR)
            continue;
    }
    answer.page[REPORT_PAGE_BYTES - 1] = '\0';
    memcpy(page, answer.page, REPORT_PAGE_BYTES);
    return heard && WIFEXITED(status) && WEXITSTATUS(status) == 0 &&
           memcmp(answer.word, word_good, sizeof word_good) == 0;
}
