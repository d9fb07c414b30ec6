// SPDX-License-Identifier: MIT
// The body of a page: raw blocks become the model's blocks, with shared blocks spliced in
// and tables, tracks and pictures found.
#pragma once

#include "content/library.h"

// Makes `page->body` from `raw`. References that lead nowhere, and shared blocks the page
// must carry but does not use, are errors; the reader has then failed.
void
body_make(const struct library *library, struct reader *reader,
          const struct schema_list *raw, struct page *page);
