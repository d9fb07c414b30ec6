// SPDX-License-Identifier: MIT
// Owns the walk through a content folder and the table of the names it may hold. Of a
// content in memory the names are the same, and none of them is ever opened.
#include "content/folder.h"

#include "content/limits.h"
#include "content/scalars.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// A file that may be there. Without a name: any id with the ending .yaml. In the order in
// which files have to be read: what others refer to comes first.
struct known_file {
    enum folder_place where;
    const char *name;
    const char *schema;
};

static const struct known_file known_files[] = {
    {FOLDER_ROOT, "clinic.yaml", "clinic"},
    {FOLDER_ROOT, "sources.yaml", "sources"},
    {FOLDER_ROOT, "facts.yaml", "facts"},
    {FOLDER_ROOT, "timelines.yaml", "timelines"},
    {FOLDER_LANG, "blocks.yaml", "blocks"},
    {FOLDER_LANG, "glossary.yaml", "glossary"},
    {FOLDER_TABLES, NULL, "table"},
    {FOLDER_PAGES, NULL, "page"},
    {FOLDER_ROOT, "menu.yaml", "menu"},
    {FOLDER_RULES, NULL, "rules"},
    {FOLDER_ROOT, "notices.yaml", "notices"},
};

struct known_folder {
    enum folder_place where;
    enum folder_place parent;
    const char *name; // NULL: the language
};

static const struct known_folder known_folders[] = {
    {FOLDER_PICTURES, FOLDER_ROOT, "pictures"}, {FOLDER_RULES, FOLDER_ROOT, "rules"},
    {FOLDER_LANG, FOLDER_ROOT, NULL},           {FOLDER_TABLES, FOLDER_LANG, "tables"},
    {FOLDER_PAGES, FOLDER_LANG, "pages"},
};

struct found {
    struct folder_file file;
    size_t order; // index into known_files
};

struct search {
    struct folder *folder;
    const char *lang;
    struct arena *arena;
    struct problems *problems;
    const char *paths[FOLDER_PLACE_COUNT];
    struct found *found;
    size_t count;
    size_t capacity;
    bool too_many;
};

static void
complain(struct search *search, const char *path, const char *mend, const char *sentence)
{
    problem_add(search->problems, SEVERITY_ERROR, (struct place){.path = path}, mend,
                "%s", sentence);
}

// ---- names ----------------------------------------------------------------------------

static bool
ends_with(const char *name, const char *ending)
{
    size_t len = strlen(name), ending_len = strlen(ending);
    return len > ending_len && strcmp(name + len - ending_len, ending) == 0;
}

// Files for people, the texts as they were approved, and what editors leave behind.
bool
folder_ignores(const char *name)
{
    return name[0] == '.' || strcmp(name, "README.md") == 0 ||
           strcmp(name, "approvals") == 0 || ends_with(name, "~");
}

static const char *
folder_name(const struct search *search, const struct known_folder *known)
{
    return known->name ? known->name : search->lang;
}

// The nearest thing that could have been meant in this folder.
static const char *
mend_for(struct search *search, enum folder_place where, const char *name)
{
    const char *names[COUNT_OF(known_files) + COUNT_OF(known_folders)];
    size_t count = 0;
    bool any_id = false;
    for (size_t i = 0; i < COUNT_OF(known_files); i++)
        if (known_files[i].where == where && known_files[i].name)
            names[count++] = known_files[i].name;
        else
            any_id = any_id || known_files[i].where == where;
    for (size_t i = 0; i < COUNT_OF(known_folders); i++)
        if (known_folders[i].parent == where)
            names[count++] = folder_name(search, &known_folders[i]);
    const char *nearest = text_nearest(name, names, count);
    if (nearest)
        return arena_printf(search->arena, "did you mean %s?", nearest);
    if (any_id)
        return "files here are named id.yaml, with letters, digits and dashes";
    if (where == FOLDER_PICTURES)
        return "pictures are PNG files named like chair.png";
    return "move it out of the content folder, or begin its name with a dot";
}

static void
report_unknown(struct search *search, enum folder_place where, const char *name,
               bool is_folder)
{
    const char *shown = text_printable(search->arena, name, strlen(name), 80);
    const char *path = arena_printf(search->arena, "%s/%s", search->paths[where], shown);
    if (where == FOLDER_ROOT && strcmp(name, "device.yaml") == 0)
        complain(search, path, "keep it outside of the content folder",
                 "device.yaml belongs to one kiosk, not to the content");
    else
        complain(search, path, mend_for(search, where, name),
                 is_folder ? "this is not a folder Anteroom knows"
                           : "this is not a file Anteroom knows");
}

// ---- one folder -----------------------------------------------------------------------

static bool
is_known_folder(const struct search *search, enum folder_place where, const char *name)
{
    for (size_t i = 0; i < COUNT_OF(known_folders); i++)
        if (known_folders[i].parent == where &&
            strcmp(folder_name(search, &known_folders[i]), name) == 0)
            return true;
    return where == FOLDER_ROOT && scalar_is_language(name, strlen(name));
}

static const struct known_file *
known_file(enum folder_place where, const char *name)
{
    for (size_t i = 0; i < COUNT_OF(known_files); i++) {
        const struct known_file *known = &known_files[i];
        bool any = !known->name && ends_with(name, ".yaml") &&
                   scalar_is_name(name, strlen(name) - strlen(".yaml"));
        if (known->where == where &&
            (any || (known->name && strcmp(known->name, name) == 0)))
            return known;
    }
    return NULL;
}

static const struct schema_file *
schema_named(const char *name)
{
    for (size_t i = 0; i < SCHEMA_FILE_COUNT; i++)
        if (strcmp(schema_files[i].name, name) == 0)
            return &schema_files[i];
    return NULL;
}

const struct schema_file *
folder_schema(const char *path, const char **lang, struct arena *arena)
{
    const char *slash = strchr(path, '/');
    enum folder_place where = FOLDER_ROOT;
    *lang = NULL;
    if (slash && scalar_is_language(path, (size_t)(slash - path))) {
        *lang = arena_copy(arena, path, (size_t)(slash - path));
        where = FOLDER_LANG;
        path = slash + 1;
    }
    for (size_t i = 0; i < COUNT_OF(known_folders) && where == FOLDER_LANG; i++) {
        const char *name = known_folders[i].name;
        if (!name || known_folders[i].parent != FOLDER_LANG)
            continue;
        size_t len = strlen(name);
        if (strncmp(path, name, len) == 0 && path[len] == '/') {
            where = known_folders[i].where;
            path += len + 1;
        }
    }
    const struct known_file *known = strchr(path, '/') ? NULL : known_file(where, path);
    return known ? schema_named(known->schema) : NULL;
}

static void
take_file(struct search *search, enum folder_place where, const char *name)
{
    const struct known_file *known = known_file(where, name);
    const char *path = arena_printf(search->arena, "%s/%s", search->paths[where], name);
    if (where == FOLDER_PICTURES &&
        scalar_is_file(arena_printf(search->arena, "pictures/%s", name),
                       strlen(name) + strlen("pictures/"))) {
        search->folder->picture_count++;
        return;
    }
    if (!known) {
        report_unknown(search, where, name, false);
        return;
    }
    if (search->count == LIMIT_FILES) {
        search->too_many = true;
        return;
    }
    arena_grow(search->arena, (void **)&search->found, &search->capacity, search->count,
               sizeof *search->found);
    search->found[search->count++] = (struct found){
        .file = {.where = where,
                 .name = path + strlen(search->paths[where]) + 1,
                 .path = path,
                 .schema = schema_named(known->schema)},
        .order = (size_t)(known - known_files),
    };
}

// What has this name: the listing tells, where the file system can. DT_UNKNOWN: it is gone.
static unsigned
kind_of(const struct search *search, enum folder_place where, const struct dirent *entry)
{
    struct stat facts;
    if (entry->d_type != DT_UNKNOWN)
        return entry->d_type;
    if (fstatat(search->folder->fds[where], entry->d_name, &facts, AT_SYMLINK_NOFOLLOW) !=
        0)
        return DT_UNKNOWN;
    return IFTODT(facts.st_mode);
}

static void
take_entry(struct search *search, enum folder_place where, const struct dirent *entry)
{
    const char *name = entry->d_name;
    unsigned kind = folder_ignores(name) ? DT_UNKNOWN : kind_of(search, where, entry);
    if (kind == DT_UNKNOWN)
        return;
    if (kind == DT_DIR) {
        if (!is_known_folder(search, where, name))
            report_unknown(search, where, name, true);
    } else if (kind == DT_REG) {
        take_file(search, where, name);
    } else {
        const char *shown = text_printable(search->arena, name, strlen(name), 80);
        complain(search,
                 arena_printf(search->arena, "%s/%s", search->paths[where], shown),
                 "put a copy of the file itself here",
                 "this is a link or a device, not a file");
    }
}

// readdir keeps its state in the listing, and a listing is never shared.
static const struct dirent *
next_entry(DIR *listing)
{
    return readdir(listing); // NOLINT(concurrency-mt-unsafe)
}

static void
look_through(struct search *search, enum folder_place where)
{
    int fd = openat(search->folder->fds[where], ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *listing = fd < 0 ? NULL : fdopendir(fd);
    if (!listing) {
        if (fd >= 0)
            close(fd);
        complain(search, search->paths[where], "check its permissions",
                 "the folder cannot be read");
        return;
    }
    size_t seen = 0;
    for (const struct dirent *entry = next_entry(listing); entry;
         entry = next_entry(listing)) {
        if (seen++ >= LIMIT_FOLDER_ENTRIES) {
            complain(search, search->paths[where], "remove what is not content",
                     "there are more than 4096 files in this folder");
            break;
        }
        take_entry(search, where, entry);
    }
    closedir(listing);
}

// ---- on the disk ----------------------------------------------------------------------

static int
open_below(int parent, const char *name)
{
    return openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static void
open_known_folders(struct search *search)
{
    for (size_t i = 0; i < COUNT_OF(known_folders); i++) {
        const struct known_folder *known = &known_folders[i];
        int parent = search->folder->fds[known->parent];
        const char *name = folder_name(search, known);
        search->paths[known->where] =
            arena_printf(search->arena, "%s/%s", search->paths[known->parent], name);
        if (parent >= 0)
            search->folder->fds[known->where] = open_below(parent, name);
        search->folder->there[known->where] = search->folder->fds[known->where] >= 0;
    }
}

// ---- in memory ------------------------------------------------------------------------

static bool
begins_with_folder(const char *path, const char *name)
{
    size_t len = strlen(name);
    return strncmp(path, name, len) == 0 && path[len] == '/';
}

// Goes down one folder that is known; *path is what is left of the name.
static bool
go_down(struct search *search, enum folder_place *where, const char **path)
{
    for (size_t i = 0; i < COUNT_OF(known_folders); i++) {
        const struct known_folder *known = &known_folders[i];
        const char *name = folder_name(search, known);
        if (known->parent != *where || !begins_with_folder(*path, name))
            continue;
        *where = known->where;
        *path += strlen(name) + 1;
        search->folder->there[*where] = true;
        return true;
    }
    return false;
}

static void
take_held(struct search *search, const char *name)
{
    enum folder_place where = FOLDER_ROOT;
    const char *rest = name;
    while (go_down(search, &where, &rest))
        continue;
    const char *slash = strchr(rest, '/');
    if (!slash) {
        if (!folder_ignores(rest))
            take_file(search, where, rest);
        return;
    }
    const char *below = arena_copy(search->arena, rest, (size_t)(slash - rest));
    if (!folder_ignores(below) && !is_known_folder(search, where, below))
        report_unknown(search, where, below, true);
}

static void
look_through_held(struct search *search)
{
    const struct files *held = &search->folder->held;
    for (size_t i = 0; i < COUNT_OF(known_folders); i++)
        search->paths[known_folders[i].where] =
            arena_printf(search->arena, "%s/%s", search->paths[known_folders[i].parent],
                         folder_name(search, &known_folders[i]));
    for (size_t i = 0; i < held->count; i++)
        take_held(search, held->entries[i].name);
}

// ---- all of them ----------------------------------------------------------------------

static int
by_reading_order(const void *left, const void *right)
{
    const struct found *a = left, *b = right;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    return strcmp(a->file.name, b->file.name);
}

static void
hand_over(struct search *search)
{
    struct folder_file *files =
        arena_array(search->arena, search->count, sizeof(struct folder_file));
    if (search->count > 1)
        qsort(search->found, search->count, sizeof *search->found, by_reading_order);
    for (size_t i = 0; i < search->count; i++)
        files[i] = search->found[i].file;
    search->folder->files = files;
    search->folder->file_count = search->count;
}

static const char *
without_slashes(struct arena *arena, const char *path)
{
    size_t len = strlen(path);
    while (len > 1 && path[len - 1] == '/')
        len--;
    return arena_copy(arena, path, len);
}

static bool
open_root(struct search *search, const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int error = errno;
    search->folder->fds[FOLDER_ROOT] = fd;
    if (fd >= 0)
        return true;
    complain(search, search->paths[FOLDER_ROOT],
             error == EACCES ? "check its permissions"
                             : "give the path of the folder that holds clinic.yaml",
             error == ENOENT    ? "there is no such content folder"
             : error == ENOTDIR ? "this is a file, not a content folder"
                                : "the content folder cannot be read");
    return false;
}

static bool
look_through_disk(struct search *search, const char *path)
{
    if (!open_root(search, path))
        return false;
    open_known_folders(search);
    for (size_t where = 0; where < FOLDER_PLACE_COUNT; where++)
        if (search->folder->fds[where] >= 0)
            look_through(search, (enum folder_place)where);
    return true;
}

bool
folder_open(struct folder *folder, const struct files *files, const char *lang,
            struct arena *arena, struct problems *problems)
{
    *folder = (struct folder){.held = *files};
    for (size_t i = 0; i < FOLDER_PLACE_COUNT; i++)
        folder->fds[i] = -1;
    struct search search = {
        .folder = folder, .lang = lang, .arena = arena, .problems = problems};
    search.paths[FOLDER_ROOT] = folder->path = without_slashes(arena, files->path);
    if (files->entries)
        look_through_held(&search);
    else if (!look_through_disk(&search, files->path))
        return false;
    if (search.too_many)
        complain(&search, search.paths[FOLDER_ROOT], "remove pages that are not needed",
                 "there are more than 512 content files");
    if (folder->picture_count > LIMIT_PICTURES)
        complain(&search, search.paths[FOLDER_PICTURES],
                 "remove pictures that are not needed",
                 "there are more than 256 pictures");
    hand_over(&search);
    return true;
}

struct file
folder_read_file(const struct folder *folder, const struct folder_file *file,
                 size_t max_bytes, struct arena *arena)
{
    if (folder->held.entries)
        return files_read(&folder->held, file->path + strlen(folder->path) + 1, max_bytes,
                          arena);
    return file_read(folder->fds[file->where], file->name, max_bytes, arena);
}

struct file
folder_read_picture(const struct folder *folder, const char *name, size_t max_bytes,
                    struct arena *arena)
{
    if (folder->held.entries)
        return files_read_start(&folder->held, name, max_bytes, arena);
    if (folder->fds[FOLDER_PICTURES] < 0)
        return (struct file){.status = FILE_MISSING};
    return file_read_start(folder->fds[FOLDER_PICTURES], name + strlen("pictures/"),
                           max_bytes, arena);
}

void
folder_close(struct folder *folder)
{
    for (size_t i = 0; i < FOLDER_PLACE_COUNT; i++) {
        if (folder->fds[i] >= 0)
            close(folder->fds[i]);
        folder->fds[i] = -1;
    }
}
