// SPDX-License-Identifier: MIT
#include "bundle/manifest.h"

#include "bundle/lines.h"

#include <string.h>

// Whether `c` may be the byte `place` of a part of a name.
static bool
fits_part(char c, size_t place)
{
    static const char marks[] = "._-";
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    bool mark = place > 0 && memchr(marks, c, sizeof marks - 1);
    bool letter = memchr(letters, c, sizeof letters - 1);
    return place < BUNDLE_MAX_PART_BYTES && (mark || letter);
}

// One to four parts with slashes between them, to the end of the line.
static void
take_name(struct lines *lines, char name[static BUNDLE_MAX_NAME_BYTES + 1])
{
    size_t len = 0, place = 0, slashes = 0;
    for (; lines->at < lines->end && *lines->at != '\n'; lines->at++) {
        bool slash = place > 0 && *lines->at == '/';
        bool fits = slash || fits_part(*lines->at, place);
        if (len == BUNDLE_MAX_NAME_BYTES || !fits) {
            lines->failed = true;
            return;
        }
        name[len++] = *lines->at;
        slashes += slash;
        place = slash ? 0 : place + 1;
    }
    name[len] = '\0';
    if (place == 0 || slashes >= BUNDLE_MAX_PARTS)
        lines->failed = true;
}

static void
take_files(struct lines *lines, struct manifest *manifest)
{
    const char *last = "";
    for (size_t i = 0; i < manifest->file_count; i++) {
        struct manifest_file *file = &manifest->files[i];
        lines_literal(lines, "file ");
        lines_hex(lines, file->hash, HASH_BYTES);
        lines_literal(lines, " ");
        file->size = lines_number(lines, 0, BUNDLE_MAX_FILE_BYTES);
        lines_literal(lines, " ");
        take_name(lines, file->name);
        lines_literal(lines, "\n");
        if (lines->failed)
            return;
        lines->failed = strcmp(last, file->name) >= 0;
        last = file->name;
    }
}

static void
take_head(struct lines *lines, struct manifest *manifest)
{
    lines_literal(lines, "\nsite ");
    lines_hex(lines, manifest->site, SITE_BYTES);
    lines_literal(lines, "\nserial ");
    manifest->serial = lines_number(lines, 1, BUNDLE_MAX_SERIAL);
    lines_literal(lines, "\ncreated ");
    manifest->created = lines_date(lines);
    lines_literal(lines, "\nmin-ok ");
    manifest->min_ok = lines_number(lines, 1, manifest->serial);
    lines_literal(lines, "\nreview-by ");
    manifest->review_by = lines_take(lines, "none") ? 0 : lines_date(lines);
    lines_literal(lines, "\nfiles ");
    manifest->file_count = (size_t)lines_number(lines, 1, BUNDLE_MAX_FILES);
    lines_literal(lines, "\ncontent ");
    lines_hex(lines, manifest->content, HASH_BYTES);
    lines_literal(lines, "\nneeds ");
    manifest->needs = (unsigned)lines_number(lines, 1, BUNDLE_MAX_NEEDS);
    lines_literal(lines, "\ndraft ");
    manifest->draft = lines_take(lines, "yes");
    if (!manifest->draft)
        lines_literal(lines, "no");
    lines_literal(lines, "\n");
}

enum manifest_status
manifest_parse(const char *text, size_t len, struct manifest *manifest)
{
    struct lines lines = lines_of(text, len);
    lines_literal(&lines, "kiosk-content ");
    if (lines_number(&lines, 1, 999) > MANIFEST_FORMAT)
        return MANIFEST_NEWER;
    take_head(&lines, manifest);
    take_files(&lines, manifest);
    lines_literal(&lines, "end\n");
    bool good = len <= BUNDLE_MAX_MANIFEST_BYTES && lines_ended(&lines);
    return good ? MANIFEST_GOOD : MANIFEST_BROKEN;
}
