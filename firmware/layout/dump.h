// SPDX-License-Identifier: MIT
// The dump: a laid-out view as JSON, one node a line, for tests, goldens and people.
// Lengths in px and mm, letters in minutes of arc, colours as a theme paints them.
#pragma once

#include "layout/lint.h"
#include "layout/style.h"
#include "layout/view.h"

#include <stdio.h>

// Writes the nodes of one screen, or of all when `screen` is -1, as a JSON array and a
// newline.
void
dump_view(const struct laid_view *view, const struct lint_case *which, enum theme theme,
          int screen, FILE *out);
