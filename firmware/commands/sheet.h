// SPDX-License-Identifier: MIT
// The sign-off sheet: a content in one language as a PDF, every screen as visitors see it,
// with what it rests on, what is new and where to sign.
#pragma once

#include "base/attributes.h"

struct options;
struct session;

// Makes the sheet for options->lang, panel and paper and writes it to options->out. Returns
// the exit code.
int
sheet_write(struct session *session, const struct options *options) MUST_CHECK;
