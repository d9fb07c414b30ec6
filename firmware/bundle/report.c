// SPDX-License-Identifier: MIT
// A report is read leniently and then written again: only the same bytes are a report. So
// there is one spelling of each, and what may stand in it is decided in one place.
#include "bundle/report.h"

#include "bundle/limits.h"
#include "bundle/lines.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const char *const code_names[REPORT_CODE_COUNT] = {
    "none", "OK", "OK0", "U1", "U2", "U3", "U4", "U5",
    "U6",   "U7", "U8",  "B1", "B2", "B3", "B4",
};

static const char *const why_names[] = {
    [REPORT_PLAIN] = "plain", [REPORT_NEWER] = "newer", [REPORT_DRAFT] = "draft",
    [REPORT_TWICE] = "twice", [REPORT_JUMP] = "jump",
};

// Which codes come from a bundle whose signature has been verified.
static bool
tells_bundle(enum report_code code)
{
    return code == REPORT_OK || code == REPORT_OK0 || code == REPORT_U1 ||
           code == REPORT_U7 || code == REPORT_U8;
}

const char *
report_code_name(enum report_code code)
{
    return code_names[code];
}

bool
report_code_named(const char *name, enum report_code *code)
{
    for (size_t i = 0; i < REPORT_CODE_COUNT; i++)
        if (strcmp(code_names[i], name) == 0) {
            *code = (enum report_code)i;
            return true;
        }
    return false;
}

const char *
report_why_name(enum report_why why)
{
    return why_names[why];
}

bool
report_why_named(const char *name, enum report_why *why)
{
    for (size_t i = 0; i < sizeof why_names / sizeof why_names[0]; i++)
        if (strcmp(why_names[i], name) == 0) {
            *why = (enum report_why)i;
            return true;
        }
    return false;
}

// ---- fields ---------------------------------------------------------------------------

static bool
is_code8(const char *text)
{
    static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    enum { DASH = 4 };
    for (size_t i = 0; i < REPORT_CODE8_BYTES - 1; i++)
        if (text[i] == '\0' || (i == DASH ? text[i] != '-' : !strchr(letters, text[i])))
            return false;
    return text[REPORT_CODE8_BYTES - 1] == '\0';
}

static bool
is_page(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    size_t len = strnlen(text, REPORT_PAGE_BYTES);
    return len > 0 && len < REPORT_PAGE_BYTES && strspn(text, letters) == len;
}

// Takes a word into `word`, which has `bytes` with the NUL.
static void
take_word(struct lines *lines, char *word, size_t bytes)
{
    const char *start = lines->at;
    size_t len = lines_printable(lines, bytes - 1);
    memset(word, 0, bytes);
    if (!lines->failed)
        memcpy(word, start, len);
    if (strcmp(word, "none") == 0)
        memset(word, 0, bytes);
}

// The place of the next word in the table; fails when it is not there.
static size_t
take_name(struct lines *lines, const char *const *names, size_t count)
{
    char word[8];
    const char *start = lines->at;
    size_t len = lines_printable(lines, sizeof word - 1);
    for (size_t i = 0; i < count && !lines->failed; i++)
        if (strlen(names[i]) == len && memcmp(names[i], start, len) == 0)
            return i;
    lines->failed = true;
    return 0;
}

static uint32_t
take_date(struct lines *lines)
{
    return lines_take(lines, "none") ? 0 : lines_date(lines);
}

static void
write_date(uint32_t date, char text[static 16])
{
    if (date == 0)
        snprintf(text, 16, "none");
    else
        snprintf(text, 16, "%04" PRIu32 "-%02" PRIu32 "-%02" PRIu32, date / 10000 % 10000,
                 date / 100 % 100, date % 100);
}

// ---- the whole ------------------------------------------------------------------------

// What may be told of it.
static struct report
sound(const struct report *report)
{
    bool done = report->phase == REPORT_DONE && report->code > REPORT_NONE &&
                report->code < REPORT_B1;
    enum report_code code = done ? report->code : REPORT_NONE;
    bool tells = tells_bundle(code);
    struct report left = {
        .sequence = report->sequence,
        .phase = done ? REPORT_DONE : REPORT_READING,
        .code = code,
        .why = code == REPORT_U7 ? report->why : REPORT_PLAIN,
        .percent = done || report->percent > 100 ? 100 : report->percent,
        .serial = tells && report->serial <= BUNDLE_MAX_SERIAL ? report->serial : 0,
        .created = tells ? report->created : 0,
    };
    if (tells && is_code8(report->code8))
        memcpy(left.code8, report->code8, sizeof left.code8);
    if (code == REPORT_U7 && is_page(report->page))
        memcpy(left.page, report->page, strlen(report->page));
    return left;
}

size_t
report_encode(const struct report *report, char text[static REPORT_MAX_BYTES])
{
    struct report left = sound(report);
    char created[16];
    write_date(left.created, created);
    int len = snprintf(
        text, REPORT_MAX_BYTES,
        "anteroom-report 1\nsequence %" PRIu64 "\nphase %s\ncode %s\nwhy %s\npercent %u\n"
        "serial %" PRIu64 "\ncreated %s\nbundle %s\npage %s\nend\n",
        left.sequence % BUNDLE_MAX_SERIAL, left.phase == REPORT_DONE ? "done" : "reading",
        code_names[left.code], why_names[left.why], left.percent, left.serial, created,
        left.code8[0] ? left.code8 : "none", left.page[0] ? left.page : "none");
    return (size_t)len;
}

bool
report_decode(const char *text, size_t len, struct report *report)
{
    struct lines lines = lines_of(text, len);
    char again[REPORT_MAX_BYTES];
    *report = (struct report){.phase = REPORT_READING};
    lines_literal(&lines, "anteroom-report 1\nsequence ");
    report->sequence = lines_number(&lines, 0, BUNDLE_MAX_SERIAL - 1);
    lines_literal(&lines, "\nphase ");
    report->phase = lines_take(&lines, "done") ? REPORT_DONE : REPORT_READING;
    if (report->phase == REPORT_READING)
        lines_literal(&lines, "reading");
    lines_literal(&lines, "\ncode ");
    report->code = (enum report_code)take_name(&lines, code_names, REPORT_CODE_COUNT);
    lines_literal(&lines, "\nwhy ");
    report->why = (enum report_why)take_name(&lines, why_names, COUNT_OF(why_names));
    lines_literal(&lines, "\npercent ");
    report->percent = (unsigned)lines_number(&lines, 0, 100);
    lines_literal(&lines, "\nserial ");
    report->serial = lines_number(&lines, 0, BUNDLE_MAX_SERIAL);
    lines_literal(&lines, "\ncreated ");
    report->created = take_date(&lines);
    lines_literal(&lines, "\nbundle ");
    take_word(&lines, report->code8, sizeof report->code8);
    lines_literal(&lines, "\npage ");
    take_word(&lines, report->page, sizeof report->page);
    lines_literal(&lines, "\nend\n");
    if (!lines_ended(&lines))
        return false;
    return report_encode(report, again) == len && memcmp(again, text, len) == 0;
}
