// SPDX-License-Identifier: MIT
// The journal: what came of each stick, one line each, in two files of at most 64 KiB, STATE/
// state/log and log.old. Codes and numbers only: no text of a stick, nothing about people.
#pragma once

#include "base/attributes.h"
#include "bundle/report.h"

#include <stdbool.h>

enum { JOURNAL_FILE_BYTES = 64 * 1024, JOURNAL_LINE_BYTES = 128 };

struct journal_entry {
    uint64_t sequence; // from 1, rising by one
    uint64_t up_s;     // since the system's start
    uint64_t serial;   // 0: not known
    enum report_code code;
    enum report_why why;
    char boot[9];                   // the first 8 digits of the id of that start
    char code8[REPORT_CODE8_BYTES]; // empty: not known
};

// Adds an entry to the journal in the open folder; sets its sequence, boot and up_s. false
// when it could not be written, which nobody waits for or ends by.
bool
journal_add(int folder, struct journal_entry *entry) MUST_CHECK;

// The last entries, newest first, at most `most`. Returns how many.
size_t
journal_last(int folder, struct journal_entry *entries, size_t most) MUST_CHECK;
