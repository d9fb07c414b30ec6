// SPDX-License-Identifier: MIT
#include "platform/stick.h"

#include "platform/stick_reader.h"
#include "platform/wait.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static void
close_end(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

// The reader holds its two ends of the pipes and nothing else: no lock and no folder of
// ours outlives the importer in a process that cannot be ended.
static _Noreturn void
become_reader(const char *folder, int ask, int answer)
{
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (dup2(ask, STDIN_FILENO) < 0 || dup2(answer, STDOUT_FILENO) < 0 ||
        close_range(STDERR_FILENO + 1, ~0U, 0) != 0)
        _exit(1);
    stick_reader_run(folder, STDIN_FILENO, STDOUT_FILENO);
}

void
stick_open(struct stick *stick, const char *folder, unsigned stall_ms, unsigned whole_ms)
{
    int ask[2] = {-1, -1}, answer[2] = {-1, -1};
    *stick = (struct stick){.status = STICK_UNREADABLE,
                            .reader = -1,
                            .ask = -1,
                            .answer = -1,
                            .stall_ms = stall_ms,
                            .deadline_ms = wait_now_ms() + whole_ms};
    bool piped = pipe2(ask, O_CLOEXEC) == 0 && pipe2(answer, O_CLOEXEC) == 0;
    stick->reader = piped ? fork() : -1;
    if (stick->reader == 0)
        become_reader(folder, ask[0], answer[1]);
    close_end(&ask[0]);
    close_end(&answer[1]);
    stick->ask = ask[1];
    stick->answer = answer[0];
    if (stick->reader > 0)
        stick->status = STICK_GOOD;
}

// Takes `len` bytes from the reader, within the stall time of the last one.
static bool
hear(struct stick *stick, void *bytes, size_t len)
{
    uint8_t *at = bytes;
    while (len > 0 && stick->status == STICK_GOOD) {
        uint64_t stall_ms = wait_now_ms() + stick->stall_ms;
        uint64_t until_ms = stall_ms < stick->deadline_ms ? stall_ms : stick->deadline_ms;
        if (!wait_readable(stick->answer, until_ms)) {
            stick->status = STICK_SLOW;
            break;
        }
        ssize_t got = read(stick->answer, at, len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            stick->status = STICK_UNREADABLE; // the reader has ended
            break;
        }
        at += got;
        len -= (size_t)got;
    }
    return stick->status == STICK_GOOD;
}

enum stick_status
stick_list(struct stick *stick)
{
    struct stick_listing listing = {0};
    if (!hear(stick, &listing, sizeof listing))
        return stick->status;
    bool sound = listing.status <= STICK_CROWDED && listing.count <= STICK_FILES;
    stick->status = sound ? listing.status : STICK_UNREADABLE;
    stick->count = stick->status == STICK_GOOD ? listing.count : 0;
    memcpy(stick->sizes, listing.sizes, sizeof stick->sizes);
    return stick->status;
}

static bool
ask(struct stick *stick, size_t file, size_t len)
{
    struct stick_question question;
    memset(&question, 0, sizeof question);
    question.file = file;
    question.len = len;
    ssize_t put = -1;
    // smaller than what a pipe takes whole
    do
        put = write(stick->ask, &question, sizeof question);
    while (put < 0 && errno == EINTR);
    if (put != (ssize_t)sizeof question)
        stick->status = STICK_UNREADABLE;
    return stick->status == STICK_GOOD;
}

ssize_t
stick_read(struct stick *stick, size_t file, uint8_t *bytes, size_t len)
{
    size_t at = 0;
    while (at < len && stick->status == STICK_GOOD) {
        struct stick_answer answer = {0};
        size_t piece = len - at < STICK_PIECE ? len - at : STICK_PIECE;
        if (!ask(stick, file, piece) || !hear(stick, &answer, sizeof answer))
            break;
        if (answer.status != STICK_GOOD || answer.len > piece) {
            bool told = answer.status == STICK_PULLED;
            stick->status = told ? STICK_PULLED : STICK_UNREADABLE;
            break;
        }
        if (answer.len == 0)
            return (ssize_t)at;
        if (!hear(stick, bytes + at, answer.len))
            break;
        at += answer.len;
    }
    return stick->status == STICK_GOOD ? (ssize_t)at : -1;
}

void
stick_close(struct stick *stick)
{
    close_end(&stick->ask);
    close_end(&stick->answer);
    if (stick->reader > 0) {
        (void)kill(stick->reader, SIGKILL);
        (void)waitpid(stick->reader, NULL, WNOHANG);
    }
    stick->reader = -1;
}
