// SPDX-License-Identifier: MIT
// The report in RUN/report: written by the importer, renamed into place, read by the
// display. What it says is bundle/report.h.
#pragma once

#include "base/attributes.h"
#include "bundle/report.h"

#include <stdbool.h>

// The report in the open folder RUN. false when there is none, or it is no report.
bool
report_file_read(int folder, struct report *report) MUST_CHECK;

// Writes the report. It need not survive a power cut. false when there is no room: then
// nobody is told, and the import goes on.
bool
report_file_write(int folder, const struct report *report) MUST_CHECK;
