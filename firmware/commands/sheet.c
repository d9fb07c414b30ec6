// SPDX-License-Identifier: MIT
#include "commands/sheet.h"

#include "bundle/author.h"
#include "commands/approve.h"
#include "commands/parcel.h"
#include "commands/session.h"
#include "content/approval.h"
#include "content/load.h"
#include "content/readability.h"
#include "content/rule_lists.h"
#include "content/visible.h"
#include "platform/paint.h"
#include "platform/pdf.h"

#include <stdio.h>
#include <string.h>

static const double body = 9, small = 8;
enum { MOST_NEWS = 40 };

struct sheet {
    const struct session *session;
    const struct options *options;
    struct arena arena; // for the whole sheet
    struct arena view;  // of one view
    struct pdf *pdf;
    struct painter *painter;
    size_t language;
    const struct content *own; // as its files say, with the texts of the pages
    struct rule_book book;
    const struct visible *visible;
    size_t visible_count;
    const struct exhibit *exhibits;
    size_t exhibit_count;
    size_t screens;
};

// ---- words ----------------------------------------------------------------------------

static void
say(struct sheet *sheet, double size, bool bold, const char *format, ...)
    PRINTF_LIKE(4, 5);

static void
say(struct sheet *sheet, double size, bool bold, const char *format, ...)
{
    char text[2048];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    pdf_text(sheet->pdf, text, size, bold);
}

static void
heading(struct sheet *sheet, const char *text)
{
    pdf_end_row(sheet->pdf);
    pdf_need(sheet->pdf, 40);
    pdf_space(sheet->pdf, 5);
    pdf_text(sheet->pdf, text, body, true);
}

static const char *
or_none(const struct text *text)
{
    return text->len > 0 ? text->utf8 : "-";
}

static const char *
joined(struct sheet *sheet, const struct text_list *list)
{
    const char *text = "";
    for (size_t i = 0; i < list->count; i++)
        text = arena_printf(&sheet->arena, "%s%s%s", text, *text ? ", " : "",
                            list->items[i].utf8);
    return *text ? text : "-";
}

// ---- what is new ----------------------------------------------------------------------

static bool
has_line(const char *text, const char *line, size_t len)
{
    for (const char *at = text; *at; at += strcspn(at, "\n"), at += *at == '\n')
        if (strcspn(at, "\n") == len && memcmp(at, line, len) == 0)
            return true;
    return false;
}

// Lines of `text` that `other` does not have.
static size_t
tell_lines(struct sheet *sheet, const char *text, const char *other, const char *sign)
{
    size_t told = 0;
    for (const char *at = text; *at; at += strcspn(at, "\n"), at += *at == '\n') {
        size_t len = strcspn(at, "\n");
        if (!has_line(other, at, len) && told++ < MOST_NEWS)
            say(sheet, small, false, "%s %.*s", sign, (int)len, at);
    }
    if (told > MOST_NEWS)
        say(sheet, small, false, "%s and %zu more lines", sign, told - MOST_NEWS);
    return told;
}

static void
tell_news(struct sheet *sheet, const struct page *page)
{
    heading(sheet, "New since it was last approved");
    if (page->approval == APPROVAL_NONE || page->approval == APPROVAL_UNTIED) {
        say(sheet, small, false, "All of it: this text has never been approved.");
        return;
    }
    if (page->approval == APPROVAL_HOLDS) {
        say(sheet, small, false, "Nothing: the text is the one of %s.",
            or_none(&page->reviewed_on));
        return;
    }
    const char *then = approve_kept_text(sheet->own->folder, page, &sheet->arena);
    if (!then)
        say(sheet, small, false,
            "It has changed since %s; the text of then was not kept in approvals/.",
            or_none(&page->reviewed_on));
    else if (tell_lines(sheet, then, page->signed_text, "-") +
                 tell_lines(sheet, page->signed_text, then, "+") ==
             0)
        say(sheet, small, false, "The order of its parts.");
}

// ---- what a page rests on -------------------------------------------------------------

static void
tell_sources(struct sheet *sheet, const struct page *page)
{
    const struct content *content = sheet->own;
    heading(sheet, "Sources");
    for (size_t i = 0; i < page->sources.count; i++)
        for (size_t k = 0; k < content->source_count; k++) {
            const struct source *source = &content->sources[k];
            if (source->id.utf8 &&
                strcmp(source->id.utf8, page->sources.items[i].utf8) == 0)
                say(sheet, small, false, "%s  %s. %s, %s. %s", source->id.utf8,
                    or_none(&source->title), or_none(&source->owner),
                    or_none(&source->year), or_none(&source->locator));
        }
    if (page->sources.count == 0)
        say(sheet, small, false, "none");
}

static void
tell_facts(struct sheet *sheet, const struct page *page)
{
    const struct content *content = sheet->own;
    heading(sheet, "Facts and figures");
    for (size_t i = 0; i < page->facts.count; i++)
        for (size_t k = 0; k < content->fact_count; k++) {
            const struct fact *fact = &content->facts[k];
            if (fact->id.utf8 && strcmp(fact->id.utf8, page->facts.items[i].utf8) == 0)
                say(sheet, small, false, "%s  %s%s", fact->id.utf8, or_none(&fact->claim),
                    fact->values.count == 0 ? ""
                                            : arena_printf(&sheet->arena, " [%s]",
                                                           joined(sheet, &fact->values)));
        }
    if (page->facts.count == 0)
        say(sheet, small, false, "none");
}

static void
tell_readability(struct sheet *sheet, const struct page *page)
{
    struct readability sums = {0};
    enum syllables_language language = syllables_language_of(sheet->own->lang.utf8);
    struct text_list exempt = rule_lists_exempt(&sheet->book, &sheet->arena);
    for (size_t i = 0; i < sheet->visible_count; i++)
        if (sheet->visible[i].page == page && sheet->visible[i].role <= VISIBLE_ITEM)
            readability_add(&sums, language, &exempt, sheet->visible[i].text.utf8,
                            sheet->visible[i].text.len);
    heading(sheet, "How it reads");
    say(sheet, small, false,
        "%u words in %u sentences, the longest of %u; reading ease %.0f%s",
        sums.raw.words, sums.raw.sentences, sums.longest,
        readability_ease(language, &sums.exempt),
        language != SYLLABLES_ENGLISH
            ? ""
            : arena_printf(&sheet->arena, ", school grade %.1f, SMOG %.1f",
                           readability_grade(&sums.exempt),
                           readability_smog(&sums.exempt)));
}

// ---- screens --------------------------------------------------------------------------

static void
show_exhibit(struct sheet *sheet, const struct exhibit *exhibit)
{
    struct view_request request =
        session_exhibit_request(sheet->session, sheet->options, sheet->language, exhibit);
    request.look.drafts = false;
    struct laid_view view = view_layout(&request, &sheet->view);
    for (size_t i = 0; i < view.screen_count; i++) {
        const struct screen *screen = &view.screens[i];
        struct paint_state state = {.theme = THEME_LIGHT, .pressed = -1, .focus = -1};
        SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(
            0, screen->width_px, screen->height_px, 32, SDL_PIXELFORMAT_XRGB8888);
        if (!surface)
            continue;
        paint_screen(sheet->painter, screen, &view.style, &state, surface);
        pdf_picture(sheet->pdf, surface,
                    arena_printf(&sheet->view, "%s, screen %zu of %zu",
                                 view_id(exhibit->kind, exhibit->page), i + 1,
                                 view.screen_count));
        SDL_FreeSurface(surface);
        sheet->screens++;
    }
    arena_reset(&sheet->view);
}

static bool
is_of_page(const struct exhibit *exhibit, const struct page *page)
{
    size_t len = page->id.len;
    return exhibit->page && strncmp(exhibit->page, page->id.utf8, len) == 0 &&
           (exhibit->page[len] == '\0' || exhibit->page[len] == '#');
}

// Of the screens that belong to no page, those that visitors meet.
static bool
is_for_visitors(const struct exhibit *exhibit)
{
    return !exhibit->page &&
           (exhibit->kind == VIEW_HOME || exhibit->kind == VIEW_TEXT_SHEET ||
            exhibit->kind == VIEW_LANGUAGES || exhibit->kind == VIEW_STILL_READING);
}

static void
show_screens(struct sheet *sheet, const struct page *page)
{
    heading(sheet, page ? "Screens" : "Screens that belong to no page");
    pdf_space(sheet->pdf, 4);
    for (size_t i = 0; i < sheet->exhibit_count; i++) {
        const struct exhibit *exhibit = &sheet->exhibits[i];
        if (page ? is_of_page(exhibit, page) : is_for_visitors(exhibit))
            show_exhibit(sheet, exhibit);
    }
    pdf_end_row(sheet->pdf);
}

// ---- pages ----------------------------------------------------------------------------

static const char *
status_of(const struct page *page)
{
    static const char *const names[] = {[PAGE_DRAFT] = "draft",
                                        [PAGE_APPROVED] = "approved",
                                        [PAGE_WITHDRAWN] = "withdrawn"};
    bool changed = page->approval == APPROVAL_CHANGED;
    return changed ? "draft, changed since it was approved" : names[page->status];
}

static void
add_page(struct sheet *sheet, const struct page *page)
{
    static const char *const boxes[] = {"Role", "Name (stays on paper)", "Signature",
                                        "Date", "Until"};
    pdf_next_sheet(sheet->pdf);
    say(sheet, 15, true, "%s", page->title.utf8);
    say(sheet, body, false, "Page %s, language %s, version %u: %s", page->id.utf8,
        page->lang.utf8, page->version, status_of(page));
    say(sheet, body, false, "Checked by %s on %s, due %s. Required blocks: %s.",
        or_none(&page->reviewed_role), or_none(&page->reviewed_on),
        or_none(&page->review_due), joined(sheet, &page->blocks));
    if (page->translated_lang.len > 0)
        say(sheet, body, false, "Translated from %s, version %u; compared by %s.",
            page->translated_lang.utf8, page->translated_version,
            or_none(&page->translation_role));
    say(sheet, body, false, "Change note: %s", or_none(&page->change_note));
    tell_news(sheet, page);
    show_screens(sheet, page);
    tell_facts(sheet, page);
    tell_sources(sheet, page);
    tell_readability(sheet, page);
    pdf_space(sheet->pdf, 8);
    pdf_boxes(sheet->pdf, boxes, COUNT_OF(boxes));
}

static void
count_pages(struct sheet *sheet)
{
    const struct content *content = sheet->own;
    size_t counts[APPROVAL_UNTIED + 1] = {0}, withdrawn = 0;
    for (size_t i = 0; i < content->page_count; i++) {
        counts[content->pages[i].approval]++;
        withdrawn += content->pages[i].status == PAGE_WITHDRAWN;
    }
    say(sheet, 11, false,
        "%zu pages: %zu approved, %zu changed since they were approved, %zu drafts, %zu "
        "withdrawn.",
        content->page_count, counts[APPROVAL_HOLDS], counts[APPROVAL_CHANGED],
        counts[APPROVAL_NONE] + counts[APPROVAL_UNTIED] - withdrawn, withdrawn);
    for (size_t i = 0; i < content->page_count; i++)
        if (content->pages[i].approval == APPROVAL_CHANGED)
            say(sheet, body, false, "changed: %s", content->pages[i].id.utf8);
}

static void
add_cover(struct sheet *sheet, const char *code, const char *fingerprint)
{
    static const char *const boxes[] = {"Role", "Name (stays on paper)", "Signature",
                                        "Date"};
    const struct content *content = sheet->own;
    struct text_list roles = rule_lists_roles(&sheet->book, &sheet->arena);
    say(sheet, 22, true, "%s", or_none(&content->clinic.name));
    say(sheet, 14, false, "Sign-off sheet of the waiting-room pages, language %s",
        content->lang.utf8);
    pdf_space(sheet->pdf, 14);
    say(sheet, 16, true, "Fingerprint %s", code);
    say(sheet, body, false, "in full %s", fingerprint);
    say(sheet, body, false,
        "It changes with every word and picture of the content, in any language.");
    pdf_space(sheet->pdf, 14);
    count_pages(sheet);
    pdf_space(sheet->pdf, 14);
    say(sheet, 11, false, "These roles may sign: %s.", joined(sheet, &roles));
    say(sheet, body, false,
        "Read every page, also its facts and sources, and sign below each one that is "
        "right. What is signed is the text. Then staff write it down: anteroom review "
        "--approve PAGE --role ROLE.");
    pdf_space(sheet->pdf, 8);
    pdf_boxes(sheet->pdf, boxes, COUNT_OF(boxes));
    show_screens(sheet, NULL);
}

// ---- the whole ------------------------------------------------------------------------

static bool
prepare(struct sheet *sheet)
{
    struct problems told = {.arena = &sheet->arena};
    const struct session *session = sheet->session;
    const char *lang = session_lang(session);
    struct load *load = load_new(session->folder, lang, &sheet->arena, &told);
    load_keep_texts(load);
    while (load_step(load, 0))
        continue;
    sheet->own = load_result(load);
    load_free(load);
    sheet->language = session->edition.main;
    if (!sheet->own || !rule_book_load(&session->own_files, &session->files, lang,
                                       &sheet->arena, &told, &sheet->book))
        return false;
    sheet->visible = visible_texts(sheet->own, &sheet->arena, &sheet->visible_count);
    sheet->exhibits =
        session_exhibits(session->edition.languages[sheet->language].content,
                         &sheet->arena, &sheet->exhibit_count);
    return true;
}

static bool
write_sheet(struct sheet *sheet, const char *out)
{
    struct parcel parcel;
    char sentence[512] = "", code[AUTHOR_CODE_BYTES], fingerprint[HASH_HEX_BYTES];
    const struct session *session = sheet->session;
    if (!parcel_open(&parcel, session->folder, session->assets, "review", &sheet->arena))
        return false;
    author_code(parcel.fingerprint, code);
    hash_to_hex(parcel.fingerprint, HASH_BYTES, fingerprint);
    const char *footer =
        arena_printf(&sheet->arena, "%s, %s, fingerprint %s",
                     or_none(&sheet->own->clinic.name), sheet->own->lang.utf8, code);
    sheet->pdf = pdf_new(session->assets, sheet->options->letter, footer, sentence,
                         sizeof sentence);
    bool good = sheet->pdf != NULL;
    if (good) {
        add_cover(sheet, code, fingerprint);
        for (size_t i = 0; i < sheet->own->page_count; i++)
            add_page(sheet, &sheet->own->pages[i]);
        good = pdf_write(sheet->pdf, out, sentence, sizeof sentence);
    }
    if (!good)
        fprintf(stderr, "anteroom review: error: %s\n", sentence);
    else
        printf("%s: %zu pages, %zu screens\nfingerprint %s\n", out,
               sheet->own->page_count, sheet->screens, code);
    return good;
}

int
sheet_write(struct session *session, const struct options *options)
{
    struct sheet sheet = {.session = session, .options = options};
    bool good = prepare(&sheet);
    if (!good) {
        edition_print_problems(&session->edition);
    } else {
        sheet.painter = painter_new(session->fonts, session->assets, session->folder);
        good = write_sheet(&sheet, options->out ? options->out : "sign-off.pdf");
        painter_free(sheet.painter);
    }
    arena_finish(&sheet.view);
    arena_finish(&sheet.arena);
    return good ? 0 : 1;
}
