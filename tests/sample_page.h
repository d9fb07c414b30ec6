// SPDX-License-Identifier: MIT
// A sample content, made without files: words, three pages and whatever blocks a test
// asks for, laid out with the fake measure. Fictional facts only.
#pragma once

#include "content/model.h"
#include "content/words.h"
#include "layout/chrome.h"
#include "layout/view.h"

struct sample {
    struct arena arena;
    struct words words;
    struct content content;
    struct page pages[3]; // "effect" (with a risk), "parent", "sample"
    struct look look;
    int step;
    struct panel panel;
};

// A text literal as content would hold it.
struct text
sample_text(const char *utf8) MUST_CHECK;

// A fresh sample for a named panel and a step.
void
sample_begin(struct sample *sample, const char *panel, int step);
void
sample_end(struct sample *sample);

// The whole page "sample" with these blocks as its body.
struct laid_view
sample_lay(struct sample *sample, const struct block *blocks, size_t count) MUST_CHECK;

// Where content may stand, and how many of a screen's first items are content; the
// controls of the chrome follow.
struct content_area
sample_area(struct sample *sample) MUST_CHECK;
size_t
sample_items(struct sample *sample, const struct laid_view *view,
             size_t screen) MUST_CHECK;

// All content words of the view (or of one screen), in order: runs joined by single
// spaces.
const char *
sample_words(struct sample *sample, const struct laid_view *view) MUST_CHECK;
const char *
sample_screen_words(struct sample *sample, const struct laid_view *view,
                    size_t screen) MUST_CHECK;

// The first content item of the view, on whatever screen, that is a text run beginning with
// `start` (NULL when there is none), and the number of items that `wanted` accepts.
const struct item *
sample_find(struct sample *sample, const struct laid_view *view,
            const char *start) MUST_CHECK;
unsigned
sample_tally(struct sample *sample, const struct laid_view *view,
             bool (*wanted)(const struct item *item)) MUST_CHECK;

// How often `needle` occurs.
unsigned
sample_count(const char *haystack, const char *needle) MUST_CHECK;

// A body with every kind of block.
const struct block *
sample_body(size_t *count) MUST_CHECK;
