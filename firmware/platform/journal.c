// SPDX-License-Identifier: MIT
// A line: sequence, boot, seconds, code, why, serial, the bundle's code; a line that was cut
// by a power cut is passed over.
#include "platform/journal.h"

#include "base/clock.h"
#include "base/file.h"
#include "bundle/limits.h"
#include "bundle/lines.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char current_name[] = "log";
static const char old_name[] = "log.old";

// ---- a line ---------------------------------------------------------------------------

// Takes letters up to the next space or the end of the line.
static void
take_word(struct lines *lines, char *word, size_t bytes)
{
    size_t len = 0;
    while (lines->at + len < lines->end && lines->at[len] > ' ' && lines->at[len] <= '~')
        len++;
    if (len == 0 || len >= bytes)
        lines->failed = true;
    if (lines->failed)
        return;
    memset(word, 0, bytes);
    memcpy(word, lines->at, len);
    lines->at += len;
}

static bool
parse(const char *text, size_t len, struct journal_entry *entry)
{
    char code[8] = "", why[8] = "";
    struct lines lines = lines_of(text, len);
    *entry = (struct journal_entry){0};
    entry->sequence = lines_number(&lines, 1, BUNDLE_MAX_SERIAL);
    lines_literal(&lines, " ");
    take_word(&lines, entry->boot, sizeof entry->boot);
    lines_literal(&lines, " ");
    entry->up_s = lines_number(&lines, 0, BUNDLE_MAX_SERIAL);
    lines_literal(&lines, " ");
    take_word(&lines, code, sizeof code);
    lines_literal(&lines, " ");
    take_word(&lines, why, sizeof why);
    lines_literal(&lines, " ");
    entry->serial = lines_number(&lines, 0, BUNDLE_MAX_SERIAL);
    lines_literal(&lines, " ");
    take_word(&lines, entry->code8, sizeof entry->code8);
    if (strcmp(entry->code8, "-") == 0)
        entry->code8[0] = '\0';
    return lines_ended(&lines) && report_code_named(code, &entry->code) &&
           report_why_named(why, &entry->why);
}

static size_t
print(const struct journal_entry *entry, char line[static JOURNAL_LINE_BYTES])
{
    int len = snprintf(
        line, JOURNAL_LINE_BYTES, "%" PRIu64 " %s %" PRIu64 " %s %s %" PRIu64 " %s\n",
        entry->sequence, entry->boot, entry->up_s, report_code_name(entry->code),
        report_why_name(entry->why), entry->serial, entry->code8[0] ? entry->code8 : "-");
    return len > 0 ? (size_t)len : 0;
}

// ---- reading --------------------------------------------------------------------------

// Adds the lines of one file, the last first.
static size_t
take_file(int folder, const char *name, struct journal_entry *entries, size_t count,
          size_t most)
{
    struct arena arena = {0};
    struct file file = file_read(folder, name, JOURNAL_FILE_BYTES, &arena);
    size_t end = file.status == FILE_READ ? file.len : 0;
    while (count < most && end > 0) {
        size_t start = end - 1;
        bool whole = file.bytes[start] == '\n';
        while (start > 0 && file.bytes[start - 1] != '\n')
            start--;
        if (whole && parse(file.bytes + start, end - 1 - start, &entries[count]))
            count++;
        end = start;
    }
    arena_finish(&arena);
    return count;
}

size_t
journal_last(int folder, struct journal_entry *entries, size_t most)
{
    size_t count = take_file(folder, current_name, entries, 0, most);
    return take_file(folder, old_name, entries, count, most);
}

// ---- writing --------------------------------------------------------------------------

// Files of the kernel have no length before they are read.
static bool
read_boot(char *boot, size_t len)
{
    int fd = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
    bool whole = fd >= 0 && read(fd, boot, len) == (ssize_t)len;
    if (fd >= 0)
        close(fd);
    return whole && strspn(boot, "0123456789abcdef") >= len;
}

static void
note_time(struct journal_entry *entry)
{
    entry->up_s = clock_up_s();
    memset(entry->boot, 0, sizeof entry->boot);
    if (!read_boot(entry->boot, sizeof entry->boot - 1))
        memcpy(entry->boot, "unknown", sizeof "unknown");
}

// Makes room for one more line, and opens the file.
static int
open_to_add(int folder, size_t len)
{
    struct stat facts;
    if (fstatat(folder, current_name, &facts, AT_SYMLINK_NOFOLLOW) == 0 &&
        (facts.st_size < 0 || (size_t)facts.st_size + len > JOURNAL_FILE_BYTES))
        (void)renameat(folder, current_name, folder, old_name);
    return openat(folder, current_name,
                  O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
                  0640);
}

bool
journal_add(int folder, struct journal_entry *entry)
{
    struct journal_entry last;
    char line[JOURNAL_LINE_BYTES];
    entry->sequence = journal_last(folder, &last, 1) > 0 ? last.sequence + 1 : 1;
    note_time(entry);
    size_t len = print(entry, line);
    int fd = open_to_add(folder, len);
    if (fd < 0)
        return false;
    bool written = write(fd, line, len) == (ssize_t)len && fdatasync(fd) == 0;
    return close(fd) == 0 && written;
}
