// SPDX-License-Identifier: MIT
#include "commands/pass.h"

#include "base/file.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { KEY_FILE_BYTES = 4096 };

static bool
read_line(char password[static PASSWORD_BYTES])
{
    if (!fgets(password, PASSWORD_BYTES, stdin))
        password[0] = '\0';
    size_t len = strcspn(password, "\r\n");
    bool whole = len < PASSWORD_BYTES - 1;
    password[len] = '\0';
    return whole;
}

bool
pass_ask(const char *question, char password[static PASSWORD_BYTES])
{
    struct termios shown, hidden;
    bool terminal = tcgetattr(STDIN_FILENO, &shown) == 0;
    if (terminal) {
        hidden = shown;
        hidden.c_lflag &= ~(tcflag_t)ECHO;
        fprintf(stderr, "%s: ", question);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    bool read = read_line(password);
    if (terminal) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
        fputc('\n', stderr);
    }
    return read;
}

bool
pass_open_key(const char *command, const char *path, struct secret_key *secret)
{
    static const char *const sentences[] = {
        [SECRET_LOCKED] = "the password is wrong (try again)",
        [SECRET_BROKEN] = "this is no secret key (name a file that anteroom keys made)",
        [SECRET_NO_MEMORY] = "there is not enough memory to open the key",
    };
    struct arena arena = {0};
    char password[PASSWORD_BYTES] = "";
    struct file file = file_read(AT_FDCWD, path, KEY_FILE_BYTES, &arena);
    bool opened = false;
    if (file.status != FILE_READ) {
        fprintf(stderr, "anteroom %s: error: %s: %s\n", command, path,
                file_status_sentence(&file));
    } else if (secret_has_password(file.bytes, file.len) &&
               !pass_ask(arena_printf(&arena, "Password of %s", path), password)) {
        fprintf(stderr, "anteroom %s: error: the password is too long\n", command);
    } else {
        enum secret_status status = secret_open(file.bytes, file.len, password, secret);
        opened = status == SECRET_OPEN;
        if (!opened)
            fprintf(stderr, "anteroom %s: error: %s: %s\n", command, path,
                    sentences[status]);
    }
    sodium_memzero(password, sizeof password);
    arena_finish(&arena);
    return opened;
}

bool
pass_open_trust(const char *command, const char *path, struct trust *trust,
                struct trust_papers *papers, struct arena *arena)
{
    const char *minisig = arena_printf(arena, "%s.minisig", path);
    const char *previous = arena_printf(arena, "%s.previous.minisig", path);
    struct file list = file_read(AT_FDCWD, path, BUNDLE_MAX_TRUST_BYTES, arena);
    struct file by_owner =
        file_read(AT_FDCWD, minisig, BUNDLE_MAX_SIGNATURE_BYTES, arena);
    struct file by_previous =
        file_read(AT_FDCWD, previous, BUNDLE_MAX_SIGNATURE_BYTES, arena);
    const struct file *missing = list.status != FILE_READ ? &list : &by_owner;
    if (missing->status != FILE_READ) {
        fprintf(stderr, "anteroom %s: error: %s: %s (it is made by anteroom keys new)\n",
                command, missing == &list ? path : minisig,
                file_status_sentence(missing));
        return false;
    }
    *papers = (struct trust_papers){list.bytes,   list.len,          by_owner.bytes,
                                    by_owner.len, by_previous.bytes, by_previous.len};
    if (trust_open(papers, trust))
        return true;
    fprintf(stderr, "anteroom %s: error: %s is not a trust list signed by its owner\n",
            command, path);
    return false;
}

const char *
pass_beside(struct arena *arena, const char *path, const char *name)
{
    const char *slash = strrchr(path, '/');
    int len = slash ? (int)(slash + 1 - path) : 0;
    return arena_printf(arena, "%.*s%s", len, path, name);
}
