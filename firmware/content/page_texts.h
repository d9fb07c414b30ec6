// SPDX-License-Identifier: MIT
// The texts of a page: everything a visitor reads on it, one piece after the other.
#pragma once

#include "content/model.h"

typedef void
page_texts_take(void *context, const struct text *text);

// Gives every text of the blocks to `take`, in reading order. Answers are screens of their
// own: of faq blocks only the questions are given.
void
page_texts_of_blocks(const struct block *blocks, size_t count, page_texts_take *take,
                     void *context);

// The same for a whole page: title, main message and body.
void
page_texts_of_page(const struct page *page, page_texts_take *take, void *context);
