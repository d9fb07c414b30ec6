// SPDX-License-Identifier: MIT
// Choosing: which of the bundles on a stick is taken, and what is told when none is. Pure
// functions of what their heads say.
#pragma once

#include "bundle/report.h"
#include "bundle/select.h"
#include "bundle/verify.h"

// One bundle on the stick.
struct choice_candidate {
    enum verdict verdict; // of its head; the fields below count when it is VERDICT_GOOD
    bool readable;        // its head could be read; else nothing else counts
    bool whole;           // the file is exactly as long as the head says
    uint64_t serial;
    uint8_t hash[HASH_BYTES];
};

enum { CHOICE_NONE = -1 };

struct choice {
    int candidate; // index, or CHOICE_NONE
    // Why there is none, or REPORT_NONE; a candidate that is not whole is chosen with
    // REPORT_U6, so that its serial can be logged.
    enum report_code code;
    enum report_why why;
};

// The highest serial with a good signature. Two different ones with the same serial: none.
// Otherwise the reason nearest to a good bundle: another clinic, a newer program, cut
// short, not signed.
struct choice
choice_of(const struct choice_candidate *candidates, size_t count) MUST_CHECK;

// What is told of an admission. REPORT_NONE: install it.
struct choice
choice_admitted(int candidate, enum admission admission) MUST_CHECK;
