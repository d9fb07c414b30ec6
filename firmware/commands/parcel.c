// SPDX-License-Identifier: MIT
#include "commands/parcel.h"

#include "base/file.h"
#include "base/problem.h"
#include "bundle/limits.h"
#include "content/canonical.h"
#include "content/fingerprint.h"
#include "content/folder.h"
#include "content/hyphens.h"
#include "content/limits.h"
#include "content/scalars.h"
#include "platform/png.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { LANGUAGES_MAX = 20 };

struct packing {
    struct parcel *parcel;
    const char *folder;
    const char *assets;
    const char *command;
    struct arena *arena;
    struct fingerprint fingerprint;
    struct node_stats stats;
    struct canonical_hyphens hyphens[LANGUAGES_MAX];
    size_t hyphens_count;
    size_t capacity;
    size_t text_bytes;
    size_t pixel_bytes; // of all pictures, as they are painted
    bool failed;
};

static void
refuse(struct packing *packing, const char *path, const char *format, ...)
    PRINTF_LIKE(3, 4);

static void
refuse(struct packing *packing, const char *path, const char *format, ...)
{
    char sentence[512];
    va_list args;
    va_start(args, format);
    vsnprintf(sentence, sizeof sentence, format, args);
    va_end(args);
    fprintf(stderr, "anteroom %s: error: %s/%s: %s\n", packing->command, packing->folder,
            path, sentence);
    packing->failed = true;
}

// ---- which files ----------------------------------------------------------------------

static void
collect(struct packing *packing, const char *below, int depth);

static void
collect_entry(struct packing *packing, const char *path, int depth)
{
    struct parcel *parcel = packing->parcel;
    struct stat facts;
    if (lstat(arena_printf(packing->arena, "%s/%s", packing->folder, path), &facts) != 0)
        refuse(packing, path, "it cannot be read (check its permissions)");
    else if (S_ISDIR(facts.st_mode) && depth < BUNDLE_MAX_PARTS)
        collect(packing, path, depth + 1);
    else if (!S_ISREG(facts.st_mode))
        refuse(packing, path, "this is not an ordinary file (put a copy here)");
    else if (strlen(path) > BUNDLE_MAX_NAME_BYTES)
        refuse(packing, path, "the name is longer than %d letters (shorten it)",
               BUNDLE_MAX_NAME_BYTES);
    else {
        arena_grow(packing->arena, (void **)&parcel->files, &packing->capacity,
                   parcel->count, sizeof *parcel->files);
        parcel->files[parcel->count++] = (struct parcel_file){.path = path};
    }
}

// The names in a folder below the content folder; `below` is "" for itself.
static void
collect(struct packing *packing, const char *below, int depth)
{
    struct dirent **entries = NULL;
    const char *path = arena_printf(packing->arena, "%s/%s", packing->folder, below);
    int count = scandir(path, &entries, NULL, alphasort);
    if (count < 0)
        refuse(packing, below, "the folder cannot be read (check its permissions)");
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        if (!folder_ignores(name))
            collect_entry(
                packing,
                arena_printf(packing->arena, "%s%s%s", below, *below ? "/" : "", name),
                depth);
        free(entries[i]);
    }
    free(entries);
}

static int
by_path(const void *left, const void *right)
{
    const struct parcel_file *a = left, *b = right;
    return strcmp(a->path, b->path);
}

// ---- text -----------------------------------------------------------------------------

// Knows the language from now on.
static void
add_language(struct packing *packing, const char *lang)
{
    for (size_t i = 0; i < packing->hyphens_count; i++)
        if (strcmp(packing->hyphens[i].lang, lang) == 0)
            return;
    if (packing->hyphens_count < LANGUAGES_MAX)
        packing->hyphens[packing->hyphens_count++] =
            (struct canonical_hyphens){lang, hyphens_new(packing->assets, lang)};
}

// The folders named like a language tell which languages there are.
static void
find_languages(struct packing *packing)
{
    for (size_t i = 0; i < packing->parcel->count; i++) {
        const char *lang = NULL;
        folder_schema(packing->parcel->files[i].path, &lang, packing->arena);
        if (lang)
            add_language(packing, lang);
    }
}

static uint32_t
date_of(const struct node *node)
{
    uint32_t date = 0;
    if (!node || node->kind != NODE_SCALAR || !scalar_is_date(node->scalar, node->len))
        return 0;
    for (size_t i = 0; i < node->len; i++)
        if (node->scalar[i] != '-')
            date = date * 10 + (uint32_t)(node->scalar[i] - '0');
    return date;
}

static void
note_approval(struct parcel *parcel, const struct node *root)
{
    const struct node *status = node_value(root, "status");
    uint32_t due = date_of(node_value(root, "review_due"));
    if (status && status->kind == NODE_SCALAR && strcmp(status->scalar, "draft") == 0)
        parcel->drafts++;
    if (due > 0 && (parcel->review_by == 0 || due < parcel->review_by))
        parcel->review_by = due;
}

static void
pack_text(struct packing *packing, struct parcel_file *packed)
{
    const char *full =
        arena_printf(packing->arena, "%s/%s", packing->folder, packed->path);
    struct file file = file_read(AT_FDCWD, full, LIMIT_YAML_BYTES, packing->arena);
    struct problems problems = {.arena = packing->arena};
    if (file.status != FILE_READ) {
        refuse(packing, packed->path, "%s", file_status_sentence(&file));
        return;
    }
    const struct node *root =
        nodes_parse(&(struct node_input){full, file.bytes, file.len}, packing->arena,
                    &problems, &packing->stats);
    for (size_t i = 0; i < problems.count; i++)
        problem_print(&problems.items[i], stderr);
    if (!root) {
        packing->failed = true;
        return;
    }
    struct canonical_options options = {
        .hyphens = packing->hyphens,
        .hyphens_count = packing->hyphens_count,
    };
    options.schema = folder_schema(packed->path, &options.lang, packing->arena);
    struct canonical_text text = canonical_write(root, &options, packing->arena);
    packed->bytes = text.bytes;
    packed->len = text.len;
    packing->text_bytes += text.len;
    fingerprint_add_file(&packing->fingerprint, packed->path, root);
    note_approval(packing->parcel, root);
    if (text.len > LIMIT_YAML_BYTES)
        refuse(packing, packed->path,
               "with its hyphens it has more than 512 KiB (make two files of it)");
}

// ---- pictures -------------------------------------------------------------------------

static void
pack_picture(struct packing *packing, struct parcel_file *packed)
{
    struct png_picture picture;
    char sentence[512] = "";
    const char *full =
        arena_printf(packing->arena, "%s/%s", packing->folder, packed->path);
    if (!png_normalise(full, &picture, sentence, sizeof sentence)) {
        fprintf(stderr, "anteroom %s: error: %s\n", packing->command, sentence);
        packing->failed = true;
    } else {
        packed->bytes = arena_copy(packing->arena, picture.file, picture.file_len);
        packed->len = picture.file_len;
        packing->pixel_bytes += (size_t)4 * picture.width_px * picture.height_px;
        fingerprint_add_picture(&packing->fingerprint, packed->path, picture.width_px,
                                picture.height_px, picture.rgba);
    }
    png_release(&picture);
}

static void
pack_file(struct packing *packing, struct parcel_file *file)
{
    const char *ending = strrchr(file->path, '.');
    if (ending && strcmp(ending, ".yaml") == 0)
        pack_text(packing, file);
    else if (ending && strcmp(ending, ".png") == 0)
        pack_picture(packing, file);
    else
        refuse(packing, file->path,
               "a bundle holds .yaml and .png files only (move it "
               "out, or begin its name with a dot)");
    packing->parcel->bytes += file->len;
}

bool
parcel_open(struct parcel *parcel, const char *folder, const char *assets,
            const char *command, struct arena *arena)
{
    *parcel = (struct parcel){0};
    struct packing packing = {
        .parcel = parcel,
        .folder = folder,
        .assets = assets,
        .command = command,
        .arena = arena,
    };
    collect(&packing, "", 1);
    if (parcel->count > BUNDLE_MAX_FILES)
        refuse(&packing, "", "there are more than %d files (remove some)",
               BUNDLE_MAX_FILES);
    if (parcel->count == 0)
        refuse(&packing, "", "there is nothing in it");
    if (!packing.failed) {
        qsort(parcel->files, parcel->count, sizeof *parcel->files, by_path);
        find_languages(&packing);
        fingerprint_begin(&packing.fingerprint);
        for (size_t i = 0; i < parcel->count; i++)
            pack_file(&packing, &parcel->files[i]);
        fingerprint_finish(&packing.fingerprint, parcel->fingerprint);
        if (packing.text_bytes > LIMIT_YAML_TOTAL_BYTES)
            refuse(&packing, "",
                   "with their hyphens all texts have more than 2 MiB "
                   "(remove some)");
        if (packing.pixel_bytes > LIMIT_PICTURES_DECODED_BYTES)
            refuse(
                &packing, "pictures",
                "all together have more than 25 million pixels (make some smaller, and "
                "remove those that no page shows)");
    }
    for (size_t i = 0; i < packing.hyphens_count; i++)
        hyphens_free(packing.hyphens[i].hyphens);
    return !packing.failed;
}
