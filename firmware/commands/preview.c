// SPDX-License-Identifier: MIT
// anteroom preview: the kiosk in a window while somebody writes. A saved file shows at
// once; a broken save keeps the last good pages and says below them what to mend. The
// rules take longer than reading: what they find is told once the page is shown.
#include "commands/commands.h"

#include "commands/kiosk.h"
#include "commands/strip.h"
#include "visit/attract.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

struct preview {
    struct session session;
    struct kiosk kiosk;
    struct edition broken; // the last reading when it had mistakes; empty otherwise
    size_t checked;        // languages of the last reading that the rules were run over
    struct arena strip_arena;
    struct screen strip;
    struct exhibit *exhibits;
    size_t exhibit_count;
    struct arena exhibit_arena;
    int rotation; // panels are shown upright, as a visitor sees them
    bool quit;
    int code;
};

static struct edition *
last_reading(struct preview *preview)
{
    return preview->broken.problems.arena ? &preview->broken : &preview->session.edition;
}

static void
refresh_strip(struct preview *preview)
{
    const struct kiosk *kiosk = &preview->kiosk;
    const struct kiosk_layout *layout = &kiosk->layouts[kiosk->shown];
    struct strip_request request = {
        .view = &layout->view,
        .which =
            {
                .view = view_id(layout->request.kind, layout->request.page),
                .panel = kiosk->options.panel.name,
                .lang = preview->kiosk.content ? preview->kiosk.content->lang.utf8
                                               : session_lang(&preview->session),
                .place = {.path = preview->session.folder},
            },
        .slide = layout->request.kind == VIEW_ATTRACT ? layout->request.page : NULL,
        .screen = kiosk->shown_screen,
        .theme = kiosk->visit.look.theme,
        .problems = &last_reading(preview)->problems,
        .broken = preview->broken.problems.arena != NULL,
        .height_px = kiosk->options.strip_px,
        .measure = fonts_measure(preview->session.fonts),
    };
    arena_reset(&preview->strip_arena);
    preview->strip = strip_layout(&request, &preview->strip_arena);
    preview->kiosk.strip = &preview->strip;
}

static void
show(struct preview *preview)
{
    kiosk_lay_out(&preview->kiosk);
    refresh_strip(preview);
    kiosk_show(&preview->kiosk);
}

static void
list_exhibits(struct preview *preview)
{
    arena_reset(&preview->exhibit_arena);
    preview->exhibit_count = 0;
    if (preview->session.edition.content)
        preview->exhibits =
            session_exhibits(preview->session.edition.content, &preview->exhibit_arena,
                             &preview->exhibit_count);
}

// ---- keys -----------------------------------------------------------------------------

// The slide of the attract loop that speaks of a page; -1 when none does.
static int
slide_of(const struct preview *preview, const char *page)
{
    const struct attract loop = {preview->session.edition.content,
                                 preview->kiosk.visit.settings.drafts, 0};
    size_t count = attract_count(&loop);
    for (size_t i = 0; i < count; i++) {
        struct attract_slide slide = attract_slide(&loop, i);
        if (slide.page && strcmp(slide.page->id.utf8, page) == 0)
            return (int)i;
    }
    return -1;
}

static bool
go_to_slide(struct preview *preview, const char *page)
{
    struct visit *visit = &preview->kiosk.visit;
    int slide = slide_of(preview, page);
    if (slide < 0)
        return false;
    visit->state = VISIT_ATTRACT;
    visit->sheet_open = false;
    visit->slide = slide;
    visit->slide_since_ms = wait_now_ms();
    visit->slide_until_ms = visit->slide_since_ms + visit->settings.slide_ms;
    return true;
}

// false when it is nothing one can stay at.
static bool
go_to(struct preview *preview, const struct exhibit *exhibit)
{
    struct visit *visit = &preview->kiosk.visit;
    visit->focus = visit->pressed = 0;
    preview->kiosk.wake_at_ms = 0; // it is worked out anew
    if (exhibit->kind == VIEW_STILL_READING)
        return false;
    if (exhibit->kind == VIEW_ATTRACT)
        return go_to_slide(preview, exhibit->page);
    visit->state = VISIT_READING;
    visit->sheet_open = view_is_sheet(exhibit->kind);
    visit->sheet = exhibit->kind;
    visit->spot = (struct visit_spot){.kind = VIEW_HOME};
    visit->input_ms = wait_now_ms();
    if (exhibit->page) {
        bool answer = strchr(exhibit->page, '#') != NULL;
        visit->spot.kind = answer ? VIEW_ANSWER : VIEW_PAGE;
        snprintf(visit->spot.page, sizeof visit->spot.page, "%s", exhibit->page);
    }
    return true;
}

static bool
is_shown(const struct preview *preview, const struct exhibit *exhibit)
{
    const struct view_request *now =
        &preview->kiosk.layouts[preview->kiosk.shown].request;
    if (exhibit->kind != now->kind)
        return false;
    return exhibit->page && now->page ? strcmp(exhibit->page, now->page) == 0
                                      : exhibit->page == now->page;
}

static void
turn_page(struct preview *preview, size_t by)
{
    size_t count = preview->exhibit_count, at = 0;
    while (at < count && !is_shown(preview, &preview->exhibits[at]))
        at++;
    for (size_t tries = 0; tries < count; tries++) {
        at = (at + by) % count;
        if (go_to(preview, &preview->exhibits[at]))
            return;
    }
}

static void
next_page(struct preview *preview)
{
    turn_page(preview, 1);
}

static void
last_page(struct preview *preview)
{
    turn_page(preview, preview->exhibit_count - 1);
}

static void
next_panel(struct preview *preview)
{
    size_t at = 0;
    for (size_t i = 0; i < panel_count; i++)
        if (strcmp(panel_table[i].name, preview->kiosk.options.panel.name) == 0)
            at = (i + 1) % panel_count;
    struct panel panel = panel_turned(&panel_table[at], preview->rotation);
    preview->quit = !kiosk_set_panel(&preview->kiosk, &panel, strip_height(&panel));
    preview->code = preview->quit;
}

// The device's settings change along, because the attract loop goes back to them.
static void
next_step(struct preview *preview)
{
    int *step = &preview->kiosk.visit.look.step;
    *step = *step == 100 ? 125 : *step == 125 ? 150 : *step == 150 ? 200 : 100;
    preview->kiosk.options.device.text_step = (unsigned)*step;
    preview->kiosk.visit.settings.step = *step;
}

static void
next_theme(struct preview *preview)
{
    enum theme *theme = &preview->kiosk.visit.look.theme;
    *theme = (enum theme)((*theme + 1) % THEME_COUNT);
    preview->kiosk.options.device.theme.utf8 = theme_names[*theme];
    preview->kiosk.visit.settings.theme = *theme;
}

static void
quit(struct preview *preview)
{
    preview->quit = true;
}

static const struct preview_key {
    int key;
    void (*act)(struct preview *preview);
} preview_keys[] = {
    {'p', next_panel}, {'s', next_step}, {'t', next_theme},
    {']', next_page},  {'[', last_page}, {'q', quit},
};

static void
take_key(struct preview *preview, int typed)
{
    for (size_t i = 0; i < COUNT_OF(preview_keys); i++) {
        if (preview_keys[i].key != tolower(typed))
            continue;
        preview_keys[i].act(preview);
        if (!preview->quit)
            show(preview);
    }
}

// ---- reloading ------------------------------------------------------------------------

// What was found up to this severity: by the rules, or by the format alone. What breaks a
// rule can be shown all the same: mending it is what a preview is for.
static size_t
count_found(const struct edition *edition, enum severity most, bool by_rules)
{
    size_t count = 0;
    for (size_t i = 0; i < edition->problems.count; i++) {
        const struct problem *problem = &edition->problems.items[i];
        count += problem->severity <= most && (problem->rule != NULL) == by_rules;
    }
    return count;
}

static size_t
mistakes(const struct edition *edition)
{
    return count_found(edition, SEVERITY_ERROR, false);
}

// A reading with mistakes is not shown, unless what is shown has some, too.
static bool
keeps_last(const struct preview *preview, const struct edition *read)
{
    const struct edition *shown = &preview->session.edition;
    if (!shown->content)
        return !read->content;
    return !read->content || (mistakes(read) > 0 && mistakes(shown) == 0);
}

static void
adopt(struct preview *preview, struct edition *read)
{
    struct session *session = &preview->session;
    struct kiosk *kiosk = &preview->kiosk;
    const struct view_request *request = &kiosk->layouts[kiosk->shown].request;
    struct edition old;
    char slide[VISIT_ID_BYTES] = "";
    if (request->kind == VIEW_ATTRACT)
        snprintf(slide, sizeof slide, "%s", request->page);
    edition_move(&old, &session->edition);
    edition_move(&session->edition, read);
    kiosk_set_content(kiosk);
    edition_finish(&old);
    list_exhibits(preview);
    if (*slide)
        (void)go_to_slide(preview, slide);
}

static void
reload(struct preview *preview)
{
    struct edition read;
    session_read(&preview->session, &read);
    kiosk_trace(&preview->kiosk, "reload problems=%zu",
                count_found(&read, SEVERITY_WARNING, false));
    preview->checked = 0;
    edition_finish(&preview->broken);
    if (keeps_last(preview, &read))
        edition_move(&preview->broken, &read);
    else
        adopt(preview, &read);
    show(preview);
}

static bool
has_unchecked(struct preview *preview)
{
    return preview->checked < last_reading(preview)->count;
}

// Runs the rules over one more language; after the last the strip tells what they found.
static void
check_more(struct preview *preview)
{
    struct edition *read = last_reading(preview);
    session_check_rules(&preview->session, read, preview->checked++);
    if (has_unchecked(preview))
        return;
    kiosk_trace(&preview->kiosk, "checked problems=%zu rules=%zu",
                count_found(read, SEVERITY_WARNING, false),
                count_found(read, SEVERITY_ERROR, true));
    refresh_strip(preview);
    kiosk_show(&preview->kiosk);
}

static void
take_news(struct preview *preview, unsigned news, int typed)
{
    if (news & KIOSK_LOST) {
        fputs("anteroom preview: error: the display is gone (start again when it is "
              "back)\n",
              stderr);
        preview->code = 1;
    }
    if (news & (KIOSK_QUIT | KIOSK_LOST)) {
        preview->quit = true;
        return;
    }
    if (news & (KIOSK_FILES | KIOSK_RELOAD))
        reload(preview);
    else if (news & KIOSK_SHOWN)
        show(preview);
    if (news & KIOSK_TYPED)
        take_key(preview, typed);
}

static bool
open_at_page(struct preview *preview, const struct options *options)
{
    const struct edition *edition = &preview->session.edition;
    if (!options->page || !edition->content)
        return true;
    // A page with a mistake is not there yet; the window says why.
    if (mistakes(edition) > 0 && !content_page(edition->content, options->page))
        return true;
    struct arena arena = {0};
    size_t count = 0;
    const struct exhibit *chosen =
        session_chosen(&preview->session, options, &arena, &count);
    bool found = chosen != NULL;
    if (found && count == 1)
        (void)go_to(preview, chosen);
    arena_finish(&arena);
    return found;
}

static struct kiosk_options
kiosk_options(const struct options *options)
{
    struct kiosk_options chosen = {
        .title = "Anteroom preview",
        .panel = panel_turned(&options->panel, options->rotation),
        .drafts = true,
        .trace = options->trace,
        .speed = options->speed,
        .offers_broken = true,
        .never_idle = true,
        .device = device_default(),
    };
    chosen.strip_px = strip_height(&chosen.panel);
    if (options->step)
        chosen.device.text_step = (unsigned)options->step;
    if (options->theme >= 0)
        chosen.device.theme.utf8 = theme_names[options->theme];
    return chosen;
}

int
command_preview(const struct options *options)
{
    struct preview preview = {.rotation = options->rotation, .code = 1};
    const struct kiosk_options chosen = kiosk_options(options);
    if (!session_open_desk(&preview.session, "preview", options))
        goto out;
    while (edition_read_more(&preview.session.edition, 0))
        continue;
    if (!kiosk_open(&preview.kiosk, &preview.session, &chosen) ||
        !open_at_page(&preview, options))
        goto out;
    if (!waiter_watch_folder(preview.kiosk.waiter, options->folder))
        fputs(
            "anteroom preview: warning: changes are not noticed here (press Q and start "
            "again after each change)\n",
            stderr);
    list_exhibits(&preview);
    preview.code = 0;
    show(&preview);
    while (!preview.quit) {
        int typed = 0;
        preview.kiosk.hurries = has_unchecked(&preview);
        unsigned news = kiosk_turn(&preview.kiosk, &typed);
        take_news(&preview, news, typed);
        if (news == 0 && has_unchecked(&preview))
            check_more(&preview);
    }
out:
    kiosk_close(&preview.kiosk);
    edition_finish(&preview.broken);
    arena_finish(&preview.strip_arena);
    arena_finish(&preview.exhibit_arena);
    session_close(&preview.session);
    return preview.code;
}
