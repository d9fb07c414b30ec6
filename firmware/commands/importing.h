// SPDX-License-Identifier: MIT
// Importing: the steps by which a bundle comes from a stick into a slot, from the cheapest
// and most trusted check to the last. Whatever fails, nothing is left behind, and the codes
// of bundle/report.h say why. Nothing here touches the stick itself.
#pragma once

#include "base/arena.h"
#include "bundle/choice.h"
#include "commands/options.h"
#include "platform/incoming.h"
#include "platform/stick.h"

struct importing {
    const struct options *options;
    struct arena arena;
    int run_folder;       // RUN; -1: nobody is told
    struct report report; // what is told; the result in the end
    int lock;             // STATE/slots, locked; -1: not
    struct slots slots;
    struct stick stick;
    size_t count; // of what is on the stick
    struct choice_candidate candidates[STICK_FILES];
    uint8_t *heads[STICK_FILES]; // the first bytes of each, the only ones read so far
    size_t head_bytes[STICK_FILES];
    struct bundle *bundles[STICK_FILES];
    int chosen;
    struct incoming incoming;
    struct sealed copy;
    struct bundle *bundle; // the head of the copy
};

// Imports what lies in options->folder into options->state. The result is in `report`, and
// has been written to RUN and to the journal.
void
importing_run(struct importing *importing, const struct options *options);

void
importing_finish(struct importing *importing);
