// SPDX-License-Identifier: MIT
// anteroom review: what a clinician signs. The sign-off sheet as a PDF, and approvals
// written into the pages.
#include "commands/commands.h"

#include "commands/approve.h"
#include "commands/session.h"
#include "commands/sheet.h"

#include <stdio.h>

static bool
check_options(const struct options *options)
{
    const char *wrong = NULL;
    if (options->approve && options->withdraw)
        wrong = "--approve and --withdraw exclude each other (leave one out)";
    else if (options->approve && !options->role)
        wrong = "no role named (write: --role physician, or who signs)";
    else if (!options->approve &&
             (options->role || options->translation_role || options->until))
        wrong = "a role or a day without a page (write: --approve PAGE, or all)";
    else if ((options->approve || options->withdraw) && options->out)
        wrong = "--out is for the sign-off sheet (leave it or --approve out)";
    if (wrong)
        fprintf(stderr, "anteroom review: error: %s\n", wrong);
    return !wrong;
}

int
command_review(const struct options *options)
{
    struct session session;
    int code = 1;
    if (!check_options(options))
        return 2;
    if (session_open_desk(&session, "review", options)) {
        if (!session.edition.content)
            edition_print_problems(&session.edition);
        else if (options->approve || options->withdraw)
            code = approve_pages(&session, options);
        else
            code = sheet_write(&session, options);
    }
    session_close(&session);
    return code;
}
