// SPDX-License-Identifier: MIT
// Supply: where a kiosk that is fed by bundles has its content from: the slot that is
// current, verified and held in memory, or nothing at all. Notices new ones, reads them in
// slices beside what is shown, and remembers which of them run.
#pragma once

#include "commands/session.h"
#include "platform/slots.h"

struct report;

// One content in memory.
struct supply_stock {
    struct arena arena; // of the list of files
    struct sealed bytes;
    struct bundle *bundle; // NULL: the factory's, which has no files
    struct files files;
};

enum supply_phase {
    SUPPLY_RESTING,
    SUPPLY_VERIFYING,
    SUPPLY_READING,
    SUPPLY_READY, // another content can be shown
};

struct supply_text { // of what is on show
    char serial[24], previous[24], made_on[12], code8[10], signer[10];
};

struct supply {
    const struct options *options;
    bool drafts;
    enum supply_phase phase;
    bool look_again;     // something changed while it was looked at
    struct slots *slots; // as last looked at
    struct supply_stock shown, next;
    struct edition edition; // of `next`
    bool trying;            // what is shown is not known to run yet
    enum slots_health health;
    struct supply_text text;
    uint64_t heard; // sequence of the last report
};

// Begins to choose what is to be shown, as supply_look does; until then there is the factory's
// nothing. Never fails.
void
supply_open(struct supply *supply, const struct options *options, bool drafts);

// Notes, before it is shown for the first time, that it is tried. What has brought the
// kiosk down three times is not shown again.
void
supply_begin_attempt(struct supply *supply);

// It has run for a minute.
void
supply_note_good(struct supply *supply);

// The program ends, or the display went: that was not its fault.
void
supply_excuse(struct supply *supply);

// Something changed where the slots are.
void
supply_look(struct supply *supply);

// Works on for a few milliseconds. Returns true while work is left.
bool
supply_step(struct supply *supply, const struct session *session) MUST_CHECK;

// Hands the session the new content, which supply_step has called ready. The old edition
// goes to `old`: show the new one, then supply_forget.
void
supply_hand_over(struct supply *supply, struct session *session, struct edition *old);
void
supply_forget(struct supply *supply, struct edition *old);

// The importer's report, if it is another one than before.
bool
supply_hear(struct supply *supply, struct report *report) MUST_CHECK;

// Takes back the update on show: the one before it is read.
bool
supply_undo(struct supply *supply) MUST_CHECK;

// Tells of what is on show.
void
supply_tell(const struct supply *supply, struct status *status);

void
supply_close(struct supply *supply);
