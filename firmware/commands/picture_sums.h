// SPDX-License-Identifier: MIT
// Picture sums: a page is approved with its pictures as they are then. The mark in the page
// is of its text; the sums of its pictures are kept beside the text in the folder approvals,
// and a picture that was painted over is found.
#pragma once

#include "base/arena.h"
#include "base/attributes.h"
#include "base/problem.h"

struct content;
struct page;

// The sums of the page's pictures, a line each: "picture pictures/tooth.png 1f2e…". They
// are of the pixels, so saving a picture anew changes none. "" without pictures. Owned by
// the arena.
const char *
picture_sums_of(const char *folder, const struct page *page,
                struct arena *arena) MUST_CHECK;

// Where the text of a page is kept as it was approved. Owned by the arena.
const char *
picture_sums_path(const char *folder, const struct page *page,
                  struct arena *arena) MUST_CHECK;

// Compares the pictures of all approved pages with the sums that are kept in the folder.
void
picture_sums_check(const char *folder, const struct content *content,
                   struct problems *problems);
