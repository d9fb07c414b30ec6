// SPDX-License-Identifier: MIT
// anteroom import: brings the bundle on a stick, or in an inbox, into the kiosk.
#include "commands/commands.h"

#include "commands/importing.h"

#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <unistd.h>

static const char *const sentences[REPORT_CODE_COUNT] = {
    [REPORT_OK] = "the update is installed",
    [REPORT_OK0] = "this update is installed already",
    [REPORT_U1] = "this is older information; nothing changed",
    [REPORT_U2] = "there is no update here; nothing changed",
    [REPORT_U3] = "this update is not from your clinic's computer; nothing changed",
    [REPORT_U4] = "this update is for another clinic; nothing changed",
    [REPORT_U5] = "the stick was removed too early; nothing changed (insert it again)",
    [REPORT_U6] = "not all of this can be read; nothing changed (copy it again)",
    [REPORT_U7] = "the update has a mistake; nothing changed",
    [REPORT_U8] = "the kiosk could not store the update; nothing changed (call support)",
};

static const char *const reasons[] = {
    [REPORT_PLAIN] = "",
    [REPORT_NEWER] = " (it needs a newer program)",
    [REPORT_DRAFT] = " (it has pages that nobody has approved)",
    [REPORT_TWICE] = " (another update has the same number)",
    [REPORT_JUMP] = " (its number is far above that of the last one)",
};

static void
print_result(const struct report *report)
{
    printf("%s: %s%s", report_code_name(report->code), sentences[report->code],
           reasons[report->why]);
    if (report->page[0])
        printf(" (page '%s')", report->page);
    if (report->serial > 0)
        printf("; number %" PRIu64 ", code %s", report->serial, report->code8);
    printf("\n");
}

// Pipes must not become standard input or output.
static bool
has_standard_files(void)
{
    int fd = -1;
    do
        fd = open("/dev/null", O_RDWR | O_CLOEXEC);
    while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

int
command_import(const struct options *options)
{
    struct importing importing;
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    (void)sigaction(SIGPIPE, &ignore, NULL);
    if (sodium_init() < 0 || !has_standard_files()) {
        fputs("anteroom import: error: the system lacks what it needs (/dev/null and "
              "random numbers)\n",
              stderr);
        return 1;
    }
    importing_run(&importing, options);
    enum report_code code = importing.report.code;
    print_result(&importing.report);
    importing_finish(&importing);
    return code == REPORT_OK || code == REPORT_OK0 ? 0 : 1;
}
