// SPDX-License-Identifier: MIT
// anteroom preview: the kiosk in a window while somebody writes. A saved file shows at once; a
// broken save keeps the last good pages and says below them what to mend.
#include "commands/commands.h"

#include "commands/kiosk.h"
#include "commands/strip.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

struct preview {
    struct session session;
    struct kiosk kiosk;
    struct edition broken; // the last reading when it had mistakes; empty otherwise
    struct arena strip_arena;
    struct screen strip;
    struct exhibit *exhibits;
    size_t exhibit_count;
    struct arena exhibit_arena;
    bool quit;
};

static const struct problems *
current_problems(const struct preview *preview)
{
    return preview->broken.problems.arena ? &preview->broken.problems
                                          : &preview->session.edition.problems;
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
                .lang = preview->session.lang,
                .place = {.path = preview->session.folder},
            },
        .screen = kiosk->shown_screen,
        .theme = kiosk->visit.look.theme,
        .problems = current_problems(preview),
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
        preview->exhibits = session_exhibits(preview->session.edition.content,
                                             &preview->exhibit_arena, &preview->exhibit_count);
}

// ---- keys ---------------------------------------------------------------------------------

static void
go_to(struct preview *preview, enum view_kind kind, const char *page)
{
    struct visit *visit = &preview->kiosk.visit;
    visit->state = VISIT_READING;
    visit->text_sheet = kind == VIEW_TEXT_SHEET;
    visit->spot = (struct visit_spot){.kind = kind == VIEW_PAGE ? VIEW_PAGE : VIEW_HOME};
    visit->input_ms = wait_now_ms();
    if (page && kind == VIEW_PAGE)
        snprintf(visit->spot.page, sizeof visit->spot.page, "%s", page);
}

static void
turn_page(struct preview *preview, int by)
{
    const struct view_request *now = &preview->kiosk.layouts[preview->kiosk.shown].request;
    size_t count = preview->exhibit_count;
    size_t at = 0;
    if (count == 0)
        return;
    for (size_t i = 0; i < count; i++)
        if (strcmp(view_id(preview->exhibits[i].kind, preview->exhibits[i].page),
                   view_id(now->kind, now->page)) == 0)
            at = i;
    do {
        at = (at + count + (size_t)(by + (int)count)) % count;
    } while (preview->exhibits[at].kind == VIEW_ATTRACT ||
             preview->exhibits[at].kind == VIEW_STILL_READING);
    go_to(preview, preview->exhibits[at].kind, preview->exhibits[at].page);
}

static void
next_panel(struct preview *preview)
{
    size_t at = 0;
    for (size_t i = 0; i < panel_count; i++)
        if (strcmp(panel_table[i].name, preview->kiosk.options.panel.name) == 0)
            at = (i + 1) % panel_count;
    const struct panel *panel = &panel_table[at];
    preview->quit = !kiosk_set_panel(&preview->kiosk, panel, strip_height(panel));
}

static void
next_step(struct preview *preview)
{
    int *step = &preview->kiosk.visit.look.step;
    *step = *step == 100 ? 125 : *step == 125 ? 150 : *step == 150 ? 200 : 100;
}

static void
next_theme(struct preview *preview)
{
    enum theme *theme = &preview->kiosk.visit.look.theme;
    *theme = (enum theme)((*theme + 1) % THEME_COUNT);
}

static void
next_page(struct preview *preview)
{
    turn_page(preview, 1);
}

static void
last_page(struct preview *preview)
{
    turn_page(preview, -1);
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

// ---- reloading ----------------------------------------------------------------------------

static void
reload(struct preview *preview)
{
    struct session *session = &preview->session;
    struct edition read;
    edition_read(&read, session);
    edition_finish(&preview->broken);
    if (!read.content || (read.problems.errors > 0 && session->edition.content)) {
        preview->broken = read;
        preview->broken.problems.arena = &preview->broken.arena;
        show(preview);
        return;
    }
    struct edition old = session->edition;
    session->edition = read;
    session->edition.problems.arena = &session->edition.arena;
    kiosk_set_content(&preview->kiosk, session->edition.content, &session->edition.words);
    edition_finish(&old);
    list_exhibits(preview);
    show(preview);
}

static int
loop(struct preview *preview)
{
    while (!preview->quit) {
        int typed = 0;
        unsigned news = kiosk_turn(&preview->kiosk, &typed);
        if (news & (KIOSK_QUIT | KIOSK_LOST))
            return news & KIOSK_LOST ? 1 : 0;
        if (news & KIOSK_TYPED)
            take_key(preview, typed);
        else if (news & (KIOSK_FILES | KIOSK_RELOAD))
            reload(preview);
        else if (news & KIOSK_SHOWN)
            show(preview);
    }
    return 0;
}

static bool
open_at_page(struct preview *preview, const struct options *options)
{
    if (!options->page || !preview->session.edition.content)
        return true;
    struct arena arena = {0};
    size_t count = 0;
    const struct exhibit *chosen = session_chosen(&preview->session, options, &arena, &count);
    if (chosen && count == 1 && chosen->kind != VIEW_ATTRACT)
        go_to(preview, chosen->kind, chosen->page);
    bool found = chosen != NULL;
    arena_finish(&arena);
    return found;
}

int
command_preview(const struct options *options)
{
    struct preview preview = {0};
    struct kiosk_options chosen = {
        .title = "Anteroom preview",
        .panel = options->panel,
        .rotation = options->rotation,
        .drafts = true,
        .trace = options->trace,
        .speed = options->speed,
        .strip_px = strip_height(&options->panel),
        .device = device_default(),
    };
    int code = 1;
    if (options->step)
        chosen.device.text_step = (unsigned)options->step;
    if (options->theme >= 0)
        chosen.device.theme.utf8 = theme_names[options->theme];
    if (!session_open(&preview.session, "preview", options) ||
        !kiosk_open(&preview.kiosk, &preview.session, &chosen) ||
        !open_at_page(&preview, options))
        goto out;
    if (!waiter_watch_folder(preview.kiosk.waiter, options->folder))
        fputs("anteroom preview: warning: changes are not noticed here (press Q and start again "
              "after each change)\n", stderr);
    list_exhibits(&preview);
    show(&preview);
    code = loop(&preview);
out:
    kiosk_close(&preview.kiosk);
    edition_finish(&preview.broken);
    arena_finish(&preview.strip_arena);
    arena_finish(&preview.exhibit_arena);
    session_close(&preview.session);
    return code;
}
