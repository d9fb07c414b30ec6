// SPDX-License-Identifier: MIT
// anteroom dump: screens as JSON, for tests and for people who ask why something stands
// there.
#include "commands/commands.h"

#include "commands/session.h"
#include "layout/dump.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static int
dump_exhibits(const struct session *session, const struct options *options, FILE *out)
{
    struct arena names = {0};
    struct arena arena = {0};
    size_t count = 0;
    const struct exhibit *exhibits = session_chosen(session, options, &names, &count);
    for (size_t i = 0; exhibits && i < count; i++) {
        struct view_request request = session_exhibit_request(
            session, options, session->edition.main, &exhibits[i]);
        struct laid_view view = view_layout(&request, &arena);
        if (options->screen >= (int)view.screen_count) {
            session_print_no_screen(session, view_id(request.kind, request.page),
                                    view.screen_count);
            exhibits = NULL;
            break;
        }
        struct lint_case which = {
            .view = view_id(request.kind, request.page),
            .panel = options->panel.name,
            .lang = session_lang(session),
        };
        dump_view(&view, &which, request.look.theme, options->screen, out);
        arena_reset(&arena);
    }
    arena_finish(&arena);
    arena_finish(&names);
    return exhibits ? 0 : 1;
}

int
command_dump(const struct options *options)
{
    struct session session;
    int code = 1;
    FILE *out = stdout;
    if (!session_open(&session, "dump", options))
        goto out;
    if (!session.edition.content) {
        edition_print_problems(&session.edition);
        goto out;
    }
    if (options->out)
        out = fopen(options->out, "we");
    if (!out) {
        fprintf(stderr,
                "anteroom dump: error: '%s' cannot be written: %s (name a file in a "
                "folder that is there)\n",
                options->out, strerror(errno));
        goto out;
    }
    code = dump_exhibits(&session, options, out);
    if (out != stdout && fclose(out) != 0) {
        fprintf(stderr, "anteroom dump: error: '%s' cannot be written: %s (make room)\n",
                options->out, strerror(errno));
        code = 1;
    }
out:
    session_close(&session);
    return code;
}
