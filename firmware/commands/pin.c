// SPDX-License-Identifier: MIT
// anteroom pin: makes the staff PIN and writes its hash into device.yaml. Everything else
// in the file stays as it was written, comments and order included.
#include "commands/commands.h"

#include "base/file.h"
#include "base/pin.h"
#include "content/device.h"
#include "content/limits.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { LINE_BYTES = 64 };

static const char KEY[] = "staff_pin:";

// ---- asking ---------------------------------------------------------------------------

static bool
read_line(char line[LINE_BYTES])
{
    if (!fgets(line, LINE_BYTES, stdin))
        return false;
    line[strcspn(line, "\r\n")] = '\0';
    return true;
}

// Asks on the terminal; what is typed is not shown.
static bool
ask(const char *question, char line[LINE_BYTES])
{
    struct termios shown, hidden;
    if (tcgetattr(STDIN_FILENO, &shown) != 0)
        return false;
    hidden = shown;
    hidden.c_lflag &= ~(tcflag_t)ECHO;
    fputs(question, stderr);
    if (tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) != 0)
        return false;
    bool read = read_line(line);
    (void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    fputc('\n', stderr);
    return read;
}

// From a terminal the PIN is asked for twice, since nobody sees a slip.
static bool
read_pin(char pin[LINE_BYTES])
{
    char again[LINE_BYTES] = "";
    const char *wrong = NULL;
    bool terminal = isatty(STDIN_FILENO) == 1;
    bool read = terminal ? ask("New staff PIN: ", pin) : read_line(pin);
    if (!read || !pin_is_valid(pin))
        wrong = "a staff PIN has four to six digits (nothing was changed)";
    else if (terminal && (!ask("The same again: ", again) || strcmp(pin, again) != 0))
        wrong = "the two were not the same (nothing was changed)";
    if (wrong)
        fprintf(stderr, "anteroom pin: error: %s\n", wrong);
    return !wrong;
}

// ---- the file -------------------------------------------------------------------------

// The line of the key, at the very start of a line; NULL when there is none.
static const char *
find_key(const char *text)
{
    for (const char *line = text; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, KEY, sizeof KEY - 1) == 0)
            return line;
    }
    return NULL;
}

// The text with the hash in the place of the old one, or in a line of its own at the end.
static const char *
with_hash(const char *text, const char *hash, struct arena *arena)
{
    const char *line = find_key(text);
    if (!line) {
        size_t len = strlen(text);
        const char *join = len > 0 && text[len - 1] != '\n' ? "\n" : "";
        return arena_printf(arena, "%s%s%s \"%s\"\n", text, join, KEY, hash);
    }
    const char *rest = line + strcspn(line, "\n");
    return arena_printf(arena, "%.*s%s \"%s\"%s", (int)(line - text), text, KEY, hash,
                        *rest ? rest : "\n");
}

static bool
is_good(const char *path, struct arena *arena, bool tell)
{
    struct problems problems = {.arena = arena};
    struct device device;
    bool good = device_load(path, arena, &problems, &device);
    for (size_t i = 0; tell && i < problems.count; i++)
        problem_print(&problems.items[i], stderr);
    return good && problems.errors == 0;
}

static bool
fail(const char *path, const char *sentence, const char *mend)
{
    fprintf(stderr, "anteroom pin: error: %s: %s (%s)\n", path, sentence, mend);
    return false;
}

// What is written was read back as a device.yaml before it takes the old one's place.
static bool
replace(const char *path, const char *text, struct arena *arena)
{
    const char *trial = arena_printf(arena, "%s.new", path);
    bool written = file_write(trial, text, strlen(text));
    int error = errno;
    bool good = written && is_good(trial, arena, false);
    if (written)
        (void)unlink(trial);
    if (!written)
        return fail(path, strerror(error), "give yourself the right to write there");
    if (!good)
        return fail(path, "the line cannot be put in",
                    "take staff_pin out of it and try again");
    if (!file_write(path, text, strlen(text)))
        return fail(path, strerror(errno), "give yourself the right to write there");
    return true;
}

static bool
write_pin(const char *path, const char *pin, struct arena *arena)
{
    char hash[PIN_HASH_BYTES];
    struct file file = file_read(AT_FDCWD, path, LIMIT_WORDS_BYTES, arena);
    if (file.status != FILE_READ && file.status != FILE_MISSING)
        return fail(path, file_status_sentence(&file), "give the path of device.yaml");
    if (file.status == FILE_READ && strlen(file.bytes) != file.len)
        return fail(path, "it is not a text file", "give the path of device.yaml");
    if (!pin_hash(pin, hash))
        return fail(path, "there is no memory for the hash", "close other programs");
    const char *text = file.status == FILE_READ ? file.bytes : "schema: 1\n";
    return replace(path, with_hash(text, hash, arena), arena);
}

int
command_pin(const struct options *options)
{
    const char *path = options->folder;
    if (!path) {
        fputs("anteroom pin: error: no file named (write: anteroom pin device.yaml)\n",
              stderr);
        return 2;
    }
    char pin[LINE_BYTES] = "";
    struct arena arena = {0};
    bool there = access(path, F_OK) == 0;
    bool done = (!there || is_good(path, &arena, true)) && read_pin(pin) &&
                write_pin(path, pin, &arena);
    memset(pin, 0, sizeof pin);
    arena_finish(&arena);
    if (done)
        fprintf(stderr, "The staff PIN is in %s. It acts when the kiosk starts again.\n",
                path);
    return done ? 0 : 1;
}
