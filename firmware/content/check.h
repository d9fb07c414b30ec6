// SPDX-License-Identifier: MIT
// Checks on a content that has loaded: what a page says about other pages, and what makes
// pages hard to use. Whether files are well formed, load.h has told by then.
#pragma once

#include "base/files.h"
#include "base/problem.h"
#include "content/model.h"

// Adds everything it finds.
void
content_check(const struct content *content, struct problems *problems);

// Adds icons that pages and the menu name but icons/ in the assets lacks.
void
content_check_icons(const struct content *content, const struct files *assets,
                    struct problems *problems);
