// SPDX-License-Identifier: MIT
// Report: how far the importer is with a stick, as a few short lines that it renames into
// place and the display reads. The display believes nothing else of it: codes and numbers of
// a fixed form, no text of a stick.
#pragma once

#include "base/attributes.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { REPORT_MAX_BYTES = 512, REPORT_PAGE_BYTES = 41, REPORT_CODE8_BYTES = 10 };

enum report_phase {
    REPORT_READING,
    REPORT_DONE,
};

// How an update ended (OK to U8), and what the kiosk finds when it looks at its slots (B1 to
// B4), which is in no report but in the log.
enum report_code {
    REPORT_NONE, // still reading
    REPORT_OK,   // installed
    REPORT_OK0,  // it was installed already
    REPORT_U1,   // older than what is there
    REPORT_U2,   // no bundle on the stick
    REPORT_U3,   // not from a desk that is trusted
    REPORT_U4,   // of another clinic
    REPORT_U5,   // the stick was pulled
    REPORT_U6,   // the stick cannot be read
    REPORT_U7,   // the content has a mistake
    REPORT_U8,   // it could not be stored
    REPORT_B1,   // the newest slot cannot be shown, an older one is
    REPORT_B2,   // no slot can be shown
    REPORT_B3,   // the trust list is not there or not whole
    REPORT_B4,   // the disk cannot be read or written
};
enum { REPORT_CODE_COUNT = REPORT_B4 + 1 };

// More about U1 and U7.
enum report_why {
    REPORT_PLAIN,
    REPORT_NEWER, // U7: for a newer program
    REPORT_DRAFT, // U7: it has drafts, and this kiosk shows none
    REPORT_TWICE, // U7: another bundle has the same serial
    REPORT_JUMP,  // U7: a serial far above the last one
};

struct report {
    uint64_t sequence; // rises with each report, so that the same twice is two
    enum report_phase phase;
    enum report_code code;
    enum report_why why;
    unsigned percent;               // 0 to 100
    uint64_t serial;                // 0: not known, or not verified
    uint32_t created;               // YYYYMMDD; 0: not known
    char code8[REPORT_CODE8_BYTES]; // "7F3K-92QX"; empty: none
    char page[REPORT_PAGE_BYTES];   // U7: the page with the mistake; empty: not one page
};

// The code's name: "OK0", "U7"; "none".
const char *
report_code_name(enum report_code code) MUST_CHECK;

// The code of that name. false: there is none.
bool
report_code_named(const char *name, enum report_code *code) MUST_CHECK;

// The same of what more there is: "plain", "newer".
const char *
report_why_name(enum report_why why) MUST_CHECK;
bool
report_why_named(const char *name, enum report_why *why) MUST_CHECK;

// Writes the report and a NUL; returns its length without the NUL. What does not belong to
// its phase and code is left out, and so is what is not of its form.
size_t
report_encode(const struct report *report, char text[static REPORT_MAX_BYTES]) MUST_CHECK;

// Reads a whole report. false when it is anything but what report_encode writes.
bool
report_decode(const char *text, size_t len, struct report *report) MUST_CHECK;
