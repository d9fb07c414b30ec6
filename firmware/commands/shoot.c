// SPDX-License-Identifier: MIT
// anteroom shoot: any screen as a PNG, painted by the same code as on the kiosk, without
// a display.
#include "commands/commands.h"

#include "commands/contact_sheet.h"
#include "commands/session.h"
#include "platform/paint.h"
#include "platform/shot.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct shooting {
    const struct session *session;
    const struct options *options;
    struct painter *painter;
    struct contact_sheet *sheet; // NULL: a file each
    struct arena arena;
    size_t written;
};

// A progress bar on a terminal, nothing elsewhere.
static void
show_progress(size_t done, size_t total)
{
    enum { WIDTH = 40 };
    if (!isatty(STDERR_FILENO) || total < 2)
        return;
    int filled = (int)(done * WIDTH / total);
    fprintf(stderr, "\r[%.*s%*s] %zu of %zu", filled,
            "########################################", WIDTH - filled, "", done, total);
    if (done == total)
        fputc('\n', stderr);
}

static bool
write_screen(struct shooting *shooting, const struct view_request *request,
             const struct laid_view *view, size_t index, const char *path)
{
    struct paint_state state = {.theme = request->look.theme, .pressed = -1, .focus = -1};
    char sentence[512] = "";
    if (!shot_write(shooting->painter, &view->screens[index], &view->style, &state,
                    shooting->options->rotation, path, sentence, sizeof sentence)) {
        fprintf(stderr, "anteroom shoot: error: %s\n", sentence);
        return false;
    }
    if (painter_trouble(shooting->painter))
        fprintf(stderr, "anteroom shoot: warning: %s\n",
                painter_trouble(shooting->painter));
    shooting->written++;
    return true;
}

static bool
add_to_sheet(struct shooting *shooting, const struct view_request *request,
             const struct laid_view *view, size_t index, const char *name)
{
    char caption[128];
    snprintf(caption, sizeof caption, "%s %zu of %zu", name, index + 1,
             view->screen_count);
    if (contact_sheet_add(shooting->sheet, &view->screens[index], &view->style,
                          request->look.theme, caption))
        return true;
    fprintf(stderr, "anteroom shoot: error: no memory for all screens on one sheet "
                    "(choose a page)\n");
    return false;
}

static bool
shoot_exhibit(struct shooting *shooting, const struct exhibit *exhibit, bool single)
{
    const struct options *options = shooting->options;
    struct view_request request = session_exhibit_request(
        shooting->session, options, shooting->session->edition.main, exhibit);
    struct laid_view view = view_layout(&request, &shooting->arena);
    size_t first = options->screen < 0 ? 0 : (size_t)options->screen;
    size_t end = options->screen < 0 ? view.screen_count : first + 1;
    const char *id = view_id(exhibit->kind, exhibit->page);
    if (end > view.screen_count) {
        session_print_no_screen(shooting->session, id, view.screen_count);
        return false;
    }
    for (size_t i = first; i < end; i++) {
        char path[PATH_MAX];
        const char *out = options->out ? options->out : ".";
        bool named = exhibit->page && strcmp(id, exhibit->page) != 0;
        const char *slide = named ? exhibit->page : "";
        if (shooting->sheet) {
            if (!add_to_sheet(shooting, &request, &view, i, named ? slide : id))
                return false;
            continue;
        }
        if (single && end - first == 1)
            snprintf(path, sizeof path, "%s", options->out ? options->out : "screen.png");
        else
            snprintf(path, sizeof path, "%s/%s%s%s-%02zu-%s-%d-%s.png", out, id,
                     *slide ? "-" : "", slide, i + 1, options->panel.name,
                     request.look.step, theme_names[request.look.theme]);
        if (!write_screen(shooting, &request, &view, i, path))
            return false;
    }
    arena_reset(&shooting->arena);
    return true;
}

static int
shoot_all(struct shooting *shooting)
{
    struct arena names = {0};
    size_t count = 0;
    const struct exhibit *exhibits =
        session_chosen(shooting->session, shooting->options, &names, &count);
    bool single = count == 1 && shooting->options->screen >= 0;
    bool good = exhibits != NULL;
    const char *out = shooting->options->out;
    bool folder = !single && !shooting->sheet;
    if (good && folder && out && mkdir(out, 0777) != 0 && errno != EEXIST) {
        fprintf(stderr, "anteroom shoot: error: cannot make the folder '%s' (%s)\n", out,
                strerror(errno));
        good = false;
    }
    for (size_t i = 0; good && i < count; i++) {
        good = shoot_exhibit(shooting, &exhibits[i], single);
        show_progress(i + 1, count);
    }
    arena_finish(&names);
    if (good && folder)
        printf("%zu pictures in %s\n", shooting->written, out ? out : ".");
    return good ? 0 : 1;
}

static int
shoot_sheet(struct shooting *shooting)
{
    char sentence[512] = "";
    const char *path = shooting->options->sheet;
    const struct session *session = shooting->session;
    shooting->sheet =
        contact_sheet_new(path, shooting->painter, fonts_measure(session->fonts),
                          session->assets, sentence, sizeof sentence);
    bool done = shooting->sheet != NULL;
    if (done) {
        bool all = shoot_all(shooting) == 0;
        done = contact_sheet_end(shooting->sheet, !all, sentence, sizeof sentence);
    }
    if (!done && *sentence)
        fprintf(stderr, "anteroom shoot: error: %s\n", sentence);
    return done ? 0 : 1;
}

int
command_shoot(const struct options *options)
{
    struct session session;
    int code = 1;
    struct shooting shooting = {.session = &session, .options = options};
    if (!session_open(&session, "shoot", options))
        goto out;
    if (!session.edition.content) {
        edition_print_problems(&session.edition);
        goto out;
    }
    shooting.painter = painter_new(session.fonts, session.assets, session.folder);
    code = options->sheet ? shoot_sheet(&shooting) : shoot_all(&shooting);
out:
    painter_free(shooting.painter);
    arena_finish(&shooting.arena);
    session_close(&session);
    return code;
}
