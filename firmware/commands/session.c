// SPDX-License-Identifier: MIT
#include "commands/session.h"

#include "base/calendar.h"
#include "base/clock.h"
#include "commands/picture_sums.h"
#include "content/rules.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// ---- assets ---------------------------------------------------------------------------

static bool
is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

// $ANTEROOM_ASSETS, then beside the program (a build), then share/anteroom (installed).
bool
session_find_assets(char *assets, size_t size)
{
    const char *named = getenv("ANTEROOM_ASSETS");
    if (named && *named) {
        snprintf(assets, size, "%s", named);
        return is_folder(assets);
    }
    char program[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", program, sizeof program - 1);
    if (len < 0)
        return false;
    program[len] = '\0';
    char *slash = strrchr(program, '/');
    if (slash)
        *slash = '\0';
    static const char *const places[] = {"assets", "../assets", "../share/anteroom"};
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        if ((size_t)snprintf(assets, size, "%s/%s", program, places[i]) < size &&
            is_folder(assets))
            return true;
    }
    return false;
}

// ---- the session ----------------------------------------------------------------------

static bool
folder_is_usable(const struct session *session)
{
    if (!is_folder(session->folder)) {
        fprintf(stderr,
                "anteroom %s: error: there is no folder '%s' (name a content folder, "
                "such as content)\n",
                session->command, session->folder);
        return false;
    }
    if (access(session->folder, R_OK | X_OK) != 0) {
        fprintf(stderr,
                "anteroom %s: error: the folder '%s' cannot be read (give yourself the "
                "right to read it)\n",
                session->command, session->folder);
        return false;
    }
    return true;
}

// A language is known when the program has its own words in it.
static bool
language_is_known(const struct session *session)
{
    char path[PATH_MAX];
    const char *lang = session->asked_lang;
    if (!lang)
        return true;
    bool plain = lang[strspn(lang, "abcdefghijklmnopqrstuvwxyz"
                                   "ABCDEFGHIJKLMNOPQRSTUVWXYZ-")] == 0;
    int len = snprintf(path, sizeof path, "%s/words/%s.yaml", session->assets, lang);
    if (plain && *lang && len > 0 && (size_t)len < sizeof path && access(path, R_OK) == 0)
        return true;
    fprintf(stderr,
            "anteroom %s: error: there are no words of the program's own in the "
            "language '%s' (use en, or add %s/words/%s.yaml)\n",
            session->command, lang, session->assets, lang);
    return false;
}

// The program's own files and fonts.
static bool
open_assets(struct session *session)
{
    if (!session_find_assets(session->assets, sizeof session->assets)) {
        fprintf(
            stderr,
            "anteroom %s: error: the program's own files are missing (run make build, "
            "or set ANTEROOM_ASSETS to their folder)\n",
            session->command);
        return false;
    }
    session->own_files = files_in_folder(session->assets);
    char sentence[512] = "";
    session->fonts = fonts_open(session->assets, sentence, sizeof sentence);
    if (!session->fonts)
        fprintf(stderr, "anteroom %s: error: %s\n", session->command, sentence);
    return session->fonts && language_is_known(session);
}

static void
begin_reading(const struct session *session, struct edition *edition)
{
    edition_read(edition, &session->files, &session->own_files, session->asked_lang,
                 session->by_rules);
}

static bool
read_first(struct session *session)
{
    begin_reading(session, &session->edition);
    if (!session->edition.words)
        edition_print_problems(&session->edition);
    return session->edition.words != NULL;
}

static bool
open_session(struct session *session, const char *command, const struct options *options,
             bool by_rules)
{
    *session = (struct session){.command = command,
                                .folder = options->folder,
                                .files = files_in_folder(options->folder),
                                .by_rules = by_rules,
                                .asked_lang = options->lang};
    return folder_is_usable(session) && open_assets(session) && read_first(session);
}

bool
session_open_files(struct session *session, const char *command,
                   const struct options *options, const struct files *files)
{
    *session = (struct session){.command = command,
                                .folder = files->path,
                                .files = *files,
                                .asked_lang = options->lang};
    return open_assets(session) && read_first(session);
}

bool
session_open(struct session *session, const char *command, const struct options *options)
{
    return open_session(session, command, options, false);
}

bool
session_open_desk(struct session *session, const char *command,
                  const struct options *options)
{
    return open_session(session, command, options, true);
}

// ---- all languages --------------------------------------------------------------------

// The day on this computer's clock as YYYY-MM-DD. A clock that shows a day from before
// there was this format is not set, and then nobody knows: NULL, which is told once.
static const char *
today(struct edition *edition, bool tells)
{
    enum { OLDEST_DAY = 20260101 };
    uint32_t day = clock_date();
    const char *shown = arena_printf(&edition->arena, "%04u-%02u-%02u", day / 10000,
                                     day / 100 % 100, day % 100);
    if (day >= OLDEST_DAY)
        return shown;
    if (tells)
        problem_add(
            &edition->problems, SEVERITY_WARNING,
            (struct place){.path = edition->files.path}, "set the clock and check again",
            "this computer's clock shows %s, so whether days of reviews are still to "
            "come was not checked",
            shown);
    return NULL;
}

void
session_check_rules(const struct session *session, struct edition *edition,
                    size_t language)
{
    struct rules_folder folder = {
        .files = session->files,
        .lang = edition->tongues[language].code,
        .assets = session->own_files,
        .today = today(edition, language == 0),
    };
    rules_check_folder(&folder, &edition->problems);
    if (!session->files.entries && edition->languages[language].own)
        picture_sums_check(session->folder, edition->languages[language].own,
                           &edition->problems);
    problems_sort(&edition->problems);
}

static void
read_all(struct edition *edition)
{
    while (edition_read_more(edition, 0))
        continue;
}

void
session_read(const struct session *session, struct edition *edition)
{
    begin_reading(session, edition);
    read_all(edition);
}

void
session_read_rest(struct session *session)
{
    struct edition *edition = &session->edition;
    read_all(edition);
    for (size_t i = 0; session->by_rules && i < edition->count; i++)
        session_check_rules(session, edition, i);
}

const char *
session_lang(const struct session *session)
{
    return session->edition.tongues[session->edition.main].code;
}

void
session_print_no_screen(const struct session *session, const char *view, size_t count)
{
    fprintf(stderr, "anteroom %s: error: '%s' has %zu screen%s here (use %s, or all)\n",
            session->command, view, count, count == 1 ? "" : "s",
            count == 1 ? "1" : "a number up to that");
}

void
session_close(struct session *session)
{
    edition_finish(&session->edition);
    fonts_close(session->fonts);
}

struct view_request
session_request_in(const struct session *session, const struct options *options,
                   size_t language)
{
    const struct edition *edition = &session->edition;
    const struct content *content = edition->languages[language].content;
    return (struct view_request){
        .kind = VIEW_HOME,
        .content = content,
        .words = edition->tongues[language].words,
        .panel = panel_turned(&options->panel, options->rotation),
        .attract_distance_m = device_default().attract_distance_m,
        .min_target_mm = device_default().min_target_mm,
        .look =
            {
                .step = options->step ? options->step : 100,
                .theme = options->theme >= 0 ? (enum theme)options->theme : THEME_LIGHT,
                .can_go_back = true,
                .drafts = content && content->draft_count > 0,
                .bar_percent = 100,
                .drawing = DRAWING_PLANT,
                .staff = {.clean_s = 30, .digits = 3, .date = {2026, 1, 31}},
            },
        .measure = fonts_measure(session->fonts),
        .hyphens = edition->tongues[language].hyphens,
        .tongues = edition->tongues,
        .tongue_count = edition->count,
    };
}

struct view_request
session_request(const struct session *session, const struct options *options)
{
    return session_request_in(session, options, session->edition.main);
}

// One of each that the update screen can tell.
static const struct told_sample {
    const char *name;
    struct status status;
} told_samples[] = {
    {"reading", {.update = {.news = UPDATE_READING, .percent = 42}}},
    {"OK", {.update = {.news = UPDATE_OK, .code8 = "7F3K-92QX"}}},
    {"OK0", {.update = {.news = UPDATE_OK0, .code8 = "7F3K-92QX"}}},
    {"U1", {.update = {.news = UPDATE_U1, .serial = "2026110301"}}},
    {"U2", {.update = {.news = UPDATE_U2}}},
    {"U3", {.update = {.news = UPDATE_U3}}},
    {"U4", {.update = {.news = UPDATE_U4}}},
    {"U5", {.update = {.news = UPDATE_U5}}},
    {"U6", {.update = {.news = UPDATE_U6}}},
    {"U7", {.update = {.news = UPDATE_U7, .page = "opening-hours-and-holidays"}}},
    {"U8", {.update = {.news = UPDATE_U8}}},
    {"U7-newer", {.update = {.news = UPDATE_NEWER}}},
    {"U7-draft", {.update = {.news = UPDATE_DRAFT}}},
    {"U7-twice", {.update = {.news = UPDATE_TWICE}}},
    {"U7-jump", {.update = {.news = UPDATE_JUMP}}},
};

// A kiosk with an update that staff may take back.
static const struct status installed_sample = {
    .version = "0.1.0",
    .serial = "2026112101",
    .made_on = "2026-11-21",
    .code = "7F3K-92QX",
    .signer = "Q5TM-0C3W",
    .previous = "2026110301",
    .created = 20261121,
    .results = {"OK 2026112101", "U1 2026110301", "U2", "U6"},
};

// A kiosk that can show none of its updates.
static const struct status unshown_sample = {.version = "0.1.0", .fault = STATUS_B2};

static const struct status *
told_sample(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(told_samples); i++)
        if (strcmp(told_samples[i].name, name) == 0)
            return &told_samples[i].status;
    return NULL;
}

// The notices of the kiosk, by the name they are asked for: "notice/starting". What a page says
// instead of itself is among them.
static const struct notice_sample {
    const char *name;
    enum word word;
    bool bare; // there is no content to go on to
} notice_samples[] = {
    {"starting", WORD_STARTING, true},
    {"set-up", WORD_SET_UP, true},
    {"checked", WORD_PAGE_CHECKED, false},
    {"ask-desk", WORD_ASK_DESK, true},
};
static const char expired_sample[] = "expired";

static void
fill_notice(const struct session *session, const char *name, struct view_request *request)
{
    request->page = NULL;
    for (size_t i = 0; i < COUNT_OF(notice_samples); i++) {
        const struct notice_sample *sample = &notice_samples[i];
        if (strcmp(sample->name, name) != 0)
            continue;
        request->notice = request->words->word[sample->word];
        request->content = sample->bare ? NULL : request->content;
        request->look.drafts = false;
        if (sample->word == WORD_ASK_DESK)
            request->status = &unshown_sample;
        if (sample->word == WORD_SET_UP)
            request->emergency = session->edition.emergency;
    }
}

// A page that has its day of review, or NULL.
static const struct page *
dated_page(const struct content *content)
{
    for (size_t i = 0; i < content->page_count; i++)
        if (content->pages[i].review_due.len > 0 && content->pages[i].kind != PAGE_CRISIS)
            return &content->pages[i];
    return NULL;
}

// Long after its review was due.
static void
fill_expired(struct view_request *request)
{
    enum { YEARS_LATER = 40 * 365 };
    const struct page *page = dated_page(request->content);
    request->kind = VIEW_PAGE;
    request->page = page->id.utf8;
    request->today = calendar_parse(page->review_due.utf8) + YEARS_LATER;
}

struct view_request
session_exhibit_request(const struct session *session, const struct options *options,
                        size_t language, const struct exhibit *exhibit)
{
    enum { FIVE_SHOWN = 0x1f };
    struct view_request request = session_request_in(session, options, language);
    request.kind = exhibit->kind;
    request.page = exhibit->page;
    if (exhibit->kind == VIEW_UPDATE) {
        request.status = told_sample(exhibit->page);
        request.page = NULL;
    }
    if (exhibit->kind == VIEW_NOTICE && strcmp(exhibit->page, expired_sample) == 0)
        fill_expired(&request);
    else if (exhibit->kind == VIEW_NOTICE)
        fill_notice(session, exhibit->page, &request);
    if (exhibit->kind == VIEW_UPDATES)
        request.status = &installed_sample;
    if (exhibit->kind == VIEW_LIST_SHEET || exhibit->kind == VIEW_FULL_SHEET)
        request.look.asked = FIVE_SHOWN;
    return request;
}

// ---- what can be shown ----------------------------------------------------------------

struct tour {
    struct arena *arena;
    struct exhibit *items;
    size_t count;
    size_t capacity;
};

static void
tour_add(struct tour *tour, enum view_kind kind, const char *page)
{
    for (size_t i = 0; i < tour->count; i++)
        if (tour->items[i].kind == kind && tour->items[i].page == page)
            return;
    arena_grow(tour->arena, (void **)&tour->items, &tour->capacity, tour->count,
               sizeof *tour->items);
    tour->items[tour->count++] = (struct exhibit){kind, page};
}

static void
tour_add_links(struct tour *tour, const struct content *content, const struct page *page)
{
    for (size_t i = 0; i < page->body_count; i++) {
        const struct block *block = &page->body[i];
        for (size_t k = 0; block->kind == BLOCK_LINKS && k < block->links.count; k++) {
            const struct page *linked =
                content_page(content, block->links.items[k].page.utf8);
            if (linked)
                tour_add(tour, VIEW_PAGE, linked->id.utf8);
        }
    }
}

static void
tour_add_answers(struct tour *tour, const struct block *block)
{
    for (size_t i = 0; block->kind == BLOCK_FAQ && i < block->faq.count; i++) {
        tour_add(tour, VIEW_ANSWER, block->faq.items[i].id.utf8);
        if (block->faq.items[i].terms.count > 0)
            tour_add(tour, VIEW_WORDS_SHEET, block->faq.items[i].id.utf8);
    }
}

// What can be opened from a page: its answers, and the sheets that lie over it.
static void
tour_add_sheets(struct tour *tour, const struct content *content)
{
    for (size_t i = 0; i < content->page_count; i++) {
        const struct page *page = &content->pages[i];
        const char *id = page->id.utf8;
        for (size_t k = 0; k < page->body_count; k++)
            tour_add_answers(tour, &page->body[k]);
        if (page->terms.count > 0)
            tour_add(tour, VIEW_WORDS_SHEET, id);
        if (page_question(page, 0)) {
            tour_add(tour, VIEW_LIST_SHEET, id);
            tour_add(tour, VIEW_FULL_SHEET, id);
        }
        if (page->take_home.len > 0)
            tour_add(tour, VIEW_HOME_SHEET, id);
    }
}

struct exhibit *
session_exhibits(const struct content *content, struct arena *arena, size_t *count)
{
    struct tour tour = {.arena = arena};
    for (size_t i = 0; i < content->page_count; i++)
        if (content->pages[i].is_public)
            tour_add(&tour, VIEW_ATTRACT, content->pages[i].id.utf8);
    tour_add(&tour, VIEW_HOME, NULL);
    for (size_t i = 0; i < content->menu.tile_count; i++) {
        const struct page *page = content_page(content, content->menu.tiles[i].page.utf8);
        if (page) {
            tour_add(&tour, VIEW_PAGE, page->id.utf8);
            tour_add_links(&tour, content, page);
        }
    }
    for (size_t i = 0; i < content->page_count; i++)
        tour_add(&tour, VIEW_PAGE, content->pages[i].id.utf8);
    tour_add_sheets(&tour, content);
    tour_add(&tour, VIEW_TEXT_SHEET, NULL);
    if (content->clinic.languages.count > 1)
        tour_add(&tour, VIEW_LANGUAGES, NULL);
    tour_add(&tour, VIEW_STILL_READING, NULL);
    tour_add(&tour, VIEW_NIGHT, NULL);
    for (size_t i = 0; i < COUNT_OF(told_samples); i++)
        tour_add(&tour, VIEW_UPDATE, told_samples[i].name);
    for (size_t i = 0; i < COUNT_OF(notice_samples); i++)
        tour_add(&tour, VIEW_NOTICE, notice_samples[i].name);
    if (dated_page(content))
        tour_add(&tour, VIEW_NOTICE, expired_sample);
    for (enum view_kind kind = VIEW_PIN; kind <= VIEW_CLEAN; kind++)
        tour_add(&tour, kind, NULL);
    *count = tour.count;
    return tour.items;
}

static void
print_unknown_page(const struct session *session, const char *name,
                   const struct exhibit *all, size_t all_count, struct arena *arena)
{
    const char **names = arena_array(arena, all_count, sizeof *names);
    for (size_t i = 0; i < all_count; i++)
        names[i] = view_id(all[i].kind, all[i].page);
    const char *near = text_nearest(name, names, all_count);
    fprintf(stderr, "anteroom %s: error: there is no page '%s'", session->command, name);
    if (near)
        fprintf(stderr, " (did you mean %s?)\n", near);
    else
        fprintf(stderr, " (use all, home, attract, text, languages, still-reading, "
                        "words, list, take-home or "
                        "the id of a page)\n");
}

// Sheets and slides may be asked for with their page: "words/faq".
static bool
is_called(const struct exhibit *exhibit, const char *name)
{
    const char *id = view_id(exhibit->kind, exhibit->page);
    size_t len = strlen(id);
    if (strncmp(name, id, len) != 0)
        return false;
    bool with_page = name[len] == '/' && exhibit->page && id != exhibit->page;
    return !name[len] || (with_page && strcmp(name + len + 1, exhibit->page) == 0);
}

struct exhibit *
session_chosen(const struct session *session, const struct options *options,
               struct arena *arena, size_t *count)
{
    size_t all_count = 0;
    struct exhibit *all = session_exhibits(session->edition.content, arena, &all_count);
    const char *name = options->page ? options->page : "home";
    *count = all_count;
    if (strcmp(name, "all") == 0)
        return all;
    for (size_t i = 0; i < all_count; i++) {
        if (is_called(&all[i], name)) {
            *count = 1;
            return &all[i];
        }
    }
    print_unknown_page(session, name, all, all_count, arena);
    return NULL;
}
