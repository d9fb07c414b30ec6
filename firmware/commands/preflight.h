// SPDX-License-Identifier: MIT
// Preflight: the last look at a bundle before it is installed, in a process that can do
// nothing but compute and answer (platform/cage.h). It reads the content from the memory
// that was verified, in every language, and lays it out, as the display will.
#pragma once

#include "base/attributes.h"
#include "bundle/report.h"
#include "bundle/verify.h"
#include "commands/options.h"
#include "platform/sealed.h"

#include <stdbool.h>

enum { PREFLIGHT_MS = 60 * 1000 };

struct preflight {
    const struct options *options; // the panel, if one is given
    const struct bundle *bundle;
    const struct sealed *bytes;
    unsigned deadline_ms; // at most PREFLIGHT_MS
};

// Whether the content can be shown. Where not, `page` is the page with the first mistake, or
// empty. A process that ends otherwise, or not in time, found a mistake.
bool
preflight_run(const struct preflight *preflight,
              char page[static REPORT_PAGE_BYTES]) MUST_CHECK;
