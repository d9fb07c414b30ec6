// SPDX-License-Identifier: MIT
// The library: what pages refer to while they are loaded: tracks, tables of options and
// shared blocks. A file of these that had errors is not known, and references into it are
// not told as mistakes of their own.
#pragma once

#include "content/folder.h"
#include "content/raw.h"
#include "content/reader.h"

struct library_table {
    struct text id;
    const struct table *table; // NULL: the file had errors
};

struct library {
    const struct track *tracks;
    size_t track_count;
    bool tracks_broken;
    struct library_table *tables;
    size_t table_count;
    const struct node *shared_nodes; // the list in blocks.yaml
    const struct raw_shared *shared; // in the same order
    size_t shared_count;
    bool shared_broken;
    struct text region;       // the clinic's; no text: not known
    const struct term *terms; // the words to know
    size_t term_count;
    bool terms_broken;
    const struct folder *folder; // for pictures
};

// Reports ids that are there twice. `ids` are struct text, `stride` bytes apart.
void
library_check_ids(struct reader *reader, const struct schema_list *list, size_t stride,
                  const char *what);

// Takes the tracks of timelines.yaml.
void
library_take_tracks(struct library *library, struct reader *reader,
                    const struct schema_list *tracks);

// The table a file has read, owned by the reader's arena. NULL when it had errors.
const struct table *
library_make_table(struct reader *reader, const struct raw_table *raw) MUST_CHECK;

// What is called `id`. NULL: there is none; that has been told, unless it is the fault of
// another file, and the reader has failed.
const struct track *
library_track(const struct library *library, struct reader *reader,
              struct text id) MUST_CHECK;
const struct table *
library_table(const struct library *library, struct reader *reader,
              struct text id) MUST_CHECK;

// The rows of a table named by `only`, or all when it is empty.
const struct table_row *const *
library_rows(struct reader *reader, const struct table *table,
             const struct text_list *only, size_t *count) MUST_CHECK;
