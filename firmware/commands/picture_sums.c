// SPDX-License-Identifier: MIT
// Owns which sums a page's pictures have, and finding those that have changed.
#include "commands/picture_sums.h"

#include "base/file.h"
#include "base/hash.h"
#include "content/limits.h"
#include "content/model.h"
#include "platform/png.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>

enum { DIGITS = 32 };

// 32 digits of the sum of its size and pixels; no text when it cannot be read, which
// reading the page has told.
static const char *
sum_of(const char *folder, const struct picture *picture, struct arena *arena)
{
    struct png_picture pixels;
    char sentence[256], size[32], hex[HASH_HEX_BYTES];
    uint8_t digest[HASH_BYTES];
    struct hash hash;
    const char *path = arena_printf(arena, "%s/%s", folder, picture->file.utf8);
    const char *sum = "";
    if (png_normalise(path, &pixels, sentence, sizeof sentence)) {
        snprintf(size, sizeof size, "%ux%u", pixels.width_px, pixels.height_px);
        hash_begin(&hash);
        hash_add(&hash, size, strlen(size));
        hash_add(&hash, pixels.rgba, (size_t)4 * pixels.width_px * pixels.height_px);
        hash_finish(&hash, digest);
        hash_to_hex(digest, HASH_BYTES, hex);
        sum = arena_copy(arena, hex, DIGITS);
    }
    png_release(&pixels);
    return sum;
}

const char *
picture_sums_of(const char *folder, const struct page *page, struct arena *arena)
{
    const char *lines = "";
    for (size_t i = 0; i < page->body_count; i++) {
        const struct picture *picture = &page->body[i].picture;
        if (page->body[i].kind == BLOCK_PICTURE && picture->file.utf8)
            lines = arena_printf(arena, "%spicture %s %s\n", lines, picture->file.utf8,
                                 sum_of(folder, picture, arena));
    }
    return lines;
}

const char *
picture_sums_path(const char *folder, const struct page *page, struct arena *arena)
{
    return arena_printf(arena, "%s/approvals/%s/%s.txt", folder, page->lang.utf8,
                        page->id.utf8);
}

// Whether the lines stand in the file below its first one.
static bool
are_kept(const char *folder, const struct page *page, const char *lines,
         struct arena *arena)
{
    struct file file = file_read(AT_FDCWD, picture_sums_path(folder, page, arena),
                                 LIMIT_YAML_BYTES, arena);
    const char *head = file.status == FILE_READ ? strchr(file.bytes, '\n') : NULL;
    size_t len = strlen(lines);
    return head && strncmp(head + 1, lines, len) == 0 && head[1 + len] == '\n';
}

void
picture_sums_check(const char *folder, const struct content *content,
                   struct problems *problems)
{
    struct arena arena = {0};
    for (size_t i = 0; i < content->page_count; i++) {
        const struct page *page = &content->pages[i];
        const char *lines =
            page->status == PAGE_APPROVED ? picture_sums_of(folder, page, &arena) : "";
        if (*lines && !are_kept(folder, page, lines, &arena))
            problem_add(problems, SEVERITY_ERROR, page->approved_text.place,
                        "have it signed again: anteroom review --approve",
                        "a picture of the page \"%s\" is not the one that was approved",
                        page->id.utf8);
    }
    arena_finish(&arena);
}
