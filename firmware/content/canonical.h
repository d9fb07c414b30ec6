// SPDX-License-Identifier: MIT
// The canonical form of a content file: the same nodes always give the same bytes, however
// the file was indented, quoted, commented or broken into lines. Bundles carry it, and
// fingerprints are taken of it. It reads back as the same nodes.
#pragma once

#include "content/nodes.h"
#include "content/schema.h"

struct hyphens;

// Where words of a language may be cut.
struct canonical_hyphens {
    const char *lang;
    struct hyphens *hyphens;
};

struct canonical_options {
    // Soft hyphens (U+00AD) are taken out first. With these they are put into the texts for
    // people, as the file's schema and language say; without, into none.
    const struct canonical_hyphens *hyphens;
    size_t hyphens_count;
    const struct schema_file *schema; // NULL: nothing is known to be text
    const char *lang;                 // of the file; NULL: texts say theirs
    // Leaves out the keys by which a page is approved (status, reviewed_by, …), so that an
    // approval does not change what was approved.
    bool without_approval;
};

struct canonical_text {
    const char *bytes; // `len` bytes of UTF-8 and a NUL, owned by the arena
    size_t len;
};

// Never fails: nodes that were read can be written.
struct canonical_text
canonical_write(const struct node *root, const struct canonical_options *options,
                struct arena *arena) MUST_CHECK;
