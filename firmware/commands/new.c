// SPDX-License-Identifier: MIT
// anteroom new: a small complete content folder to begin with, copied from a template in
// the languages that were asked for. The templates are content folders themselves, below
// start/ of the assets.
#include "commands/commands.h"

#include "base/file.h"
#include "base/text.h"
#include "commands/session.h"
#include "content/limits.h"
#include "content/scalars.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { TEMPLATES_MAX = 32, ENTRIES_MAX = 256, NAME_MAX_BYTES = 80, CODE_BYTES = 16 };

#define DEFAULT_TEMPLATE "physiotherapy"

// What the templates call the clinic, with the quotation marks.
#define EXAMPLE_NAME "\"Example Practice\""

struct codes {
    char items[LIMIT_LANGUAGES][CODE_BYTES];
    size_t count;
};

struct names {
    const char *items[ENTRIES_MAX];
    size_t count;
};

struct start {
    const struct options *options;
    struct arena arena;
    char assets[PATH_MAX];
    const char *from;     // the template's folder
    struct codes offered; // languages of the template
    struct codes chosen;  // of the new folder, the first one first
    const char *name;     // of the clinic as YAML writes it, or NULL
    size_t files;
    size_t pages; // in the first language
};

static bool
fail(const char *sentence)
{
    fprintf(stderr, "anteroom new: error: %s\n", sentence);
    return false;
}

// ---- folders --------------------------------------------------------------------------

static int
by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

// What is in a folder, by name, without "." and "..". false with errno when it cannot be
// read.
static bool
list_folder(const char *path, struct names *names, struct arena *arena)
{
    names->count = 0;
    DIR *listing = opendir(path);
    if (!listing)
        return false;
    for (struct dirent *entry = readdir(listing); entry && names->count < ENTRIES_MAX;
         entry = readdir(listing))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            names->items[names->count++] =
                arena_copy(arena, entry->d_name, strlen(entry->d_name));
    closedir(listing);
    qsort(names->items, names->count, sizeof *names->items, by_name);
    return true;
}

static bool
is_folder(const char *path)
{
    struct stat facts;
    return stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

// ---- languages ------------------------------------------------------------------------

static bool
codes_have(const struct codes *codes, const char *code, size_t len)
{
    for (size_t i = 0; i < codes->count; i++)
        if (strlen(codes->items[i]) == len && memcmp(codes->items[i], code, len) == 0)
            return true;
    return false;
}

static void
codes_add(struct codes *codes, const char *code, size_t len)
{
    if (len >= CODE_BYTES || codes->count == LIMIT_LANGUAGES)
        return;
    memcpy(codes->items[codes->count], code, len);
    codes->items[codes->count++][len] = '\0';
}

static const char *
codes_joined(const struct codes *codes, struct arena *arena)
{
    const char *joined = "";
    for (size_t i = 0; i < codes->count; i++)
        joined =
            arena_printf(arena, "%s%s%s", joined, i > 0 ? ", " : "", codes->items[i]);
    return joined;
}

// English first, since the other languages are translated from it.
static void
find_offered(struct codes *offered, const char *from, struct arena *arena)
{
    struct names names;
    offered->count = 0;
    if (is_folder(arena_printf(arena, "%s/en", from)))
        codes_add(offered, "en", 2);
    if (!list_folder(from, &names, arena))
        return;
    for (size_t i = 0; i < names.count; i++) {
        const char *name = names.items[i];
        if (strcmp(name, "en") != 0 && scalar_is_language(name, strlen(name)) &&
            is_folder(arena_printf(arena, "%s/%s", from, name)))
            codes_add(offered, name, strlen(name));
    }
}

static bool
choose_languages(struct start *start)
{
    const char *list = start->options->langs;
    start->chosen = start->offered;
    if (!list)
        return true;
    start->chosen.count = 0;
    for (bool more = true; more; list++) {
        size_t len = strcspn(list, ",");
        bool known = codes_have(&start->offered, list, len);
        if (!known || codes_have(&start->chosen, list, len)) {
            fprintf(stderr, "anteroom new: error: '%.*s' %s (choose from: %s)\n",
                    (int)len, list,
                    known ? "is named twice" : "is not a language of this template",
                    codes_joined(&start->offered, &start->arena));
            return false;
        }
        codes_add(&start->chosen, list, len);
        list += len;
        more = *list == ',';
    }
    return true;
}

// ---- the clinic's name ----------------------------------------------------------------

// As YAML writes it: between double quotation marks, or single ones where it has others.
static bool
choose_name(struct start *start)
{
    const char *name = start->options->name;
    if (!name)
        return true;
    size_t len = strlen(name);
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)name[i] < ' ' || strchr("{}\x7f", name[i]))
            return fail("the clinic's name has a control character or a brace (leave it "
                        "out)");
    if (len == 0 || name[strspn(name, " ")] == '\0' || len > NAME_MAX_BYTES)
        return fail("the clinic's name is empty or longer than 80 letters (write a short "
                    "one)");
    if (!strpbrk(name, "\"\\")) {
        start->name = arena_printf(&start->arena, "\"%s\"", name);
        return true;
    }
    const char *quoted = "'";
    for (size_t i = 0; i < len; i++)
        quoted = arena_printf(&start->arena, "%s%c%s", quoted, name[i],
                              name[i] == '\'' ? "'" : "");
    start->name = arena_printf(&start->arena, "%s'", quoted);
    return true;
}

// ---- one file -------------------------------------------------------------------------

struct line {
    const char *text;
    size_t len; // without the line's end
};

static bool
begins(struct line line, const char *words)
{
    size_t len = strlen(words);
    return line.len >= len && memcmp(line.text, words, len) == 0;
}

// A line `  de: "…"` of a language that was not asked for.
static bool
is_left_out(const struct start *start, struct line line)
{
    size_t at = 0;
    while (at < line.len && line.text[at] == ' ')
        at++;
    const char *colon = memchr(line.text + at, ':', line.len - at);
    size_t len = colon ? (size_t)(colon - line.text) - at : 0;
    return at > 0 && codes_have(&start->offered, line.text + at, len) &&
           !codes_have(&start->chosen, line.text + at, len);
}

// The line with the clinic's own name in place of the example's.
static const char *
named(struct start *start, struct line line)
{
    const char *text = arena_copy(&start->arena, line.text, line.len);
    const char *found = start->name ? strstr(text, EXAMPLE_NAME) : NULL;
    if (!found)
        return text;
    return arena_printf(&start->arena, "%.*s%s%s", (int)(found - text), text, start->name,
                        found + strlen(EXAMPLE_NAME));
}

// What becomes of a line; NULL: it is left out. `lang`: the page's, NULL for shared files.
static const char *
rewritten(struct start *start, const char *lang, struct line line)
{
    const char *first = start->chosen.items[0];
    if (!lang && is_left_out(start, line))
        return NULL;
    if (!lang && begins(line, "languages: "))
        return arena_printf(&start->arena, "languages: [%s]",
                            codes_joined(&start->chosen, &start->arena));
    if (lang && begins(line, "translated_from: ") && strcmp(lang, first) == 0)
        return "translated_from: null";
    if (lang && begins(line, "translated_from: "))
        return arena_printf(&start->arena, "translated_from: {lang: %s, version: 1}",
                            first);
    return named(start, line);
}

static bool
copy_file(struct start *start, const char *from, const char *to, const char *lang)
{
    struct file file = file_read(AT_FDCWD, from, LIMIT_PICTURE_BYTES, &start->arena);
    if (file.status != FILE_READ) {
        fprintf(stderr, "anteroom new: error: %s: %s\n", from,
                file_status_sentence(&file));
        return false;
    }
    char *bytes = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&bytes, &len);
    if (!out)
        return fail("there is not enough memory");
    for (const char *at = file.bytes, *end = at + file.len; at < end;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        struct line line = {at, (size_t)((stop ? stop : end) - at)};
        const char *text = rewritten(start, lang, line);
        if (text)
            fprintf(out, "%s\n", text);
        at += line.len + (stop != NULL);
    }
    bool written = fclose(out) == 0 && file_write(to, bytes, len);
    if (!written)
        fprintf(stderr, "anteroom new: error: %s cannot be written: %s\n", to,
                strerror(errno));
    free(bytes);
    start->files += written;
    return written;
}

// ---- the whole folder -----------------------------------------------------------------

static bool
make_folder(const char *path)
{
    if (mkdir(path, 0777) == 0 || (errno == EEXIST && is_folder(path)))
        return true;
    fprintf(stderr, "anteroom new: error: the folder %s cannot be made: %s\n", path,
            strerror(errno));
    return false;
}

// Folders and rule files of languages that were not asked for.
static bool
is_unwanted(const struct start *start, const char *name)
{
    size_t len = strcspn(name, ".");
    return codes_have(&start->offered, name, len) &&
           !codes_have(&start->chosen, name, len);
}

static bool
copy_folder(struct start *start, const char *from, const char *to, const char *lang,
            int depth)
{
    struct names names;
    struct arena *arena = &start->arena;
    if (!list_folder(from, &names, arena))
        return fail("the template cannot be read (install the program anew)");
    bool good = make_folder(to);
    for (size_t i = 0; i < names.count && good; i++) {
        const char *name = names.items[i];
        const char *source = arena_printf(arena, "%s/%s", from, name);
        const char *target = arena_printf(arena, "%s/%s", to, name);
        bool is_lang = depth == 0 && codes_have(&start->offered, name, strlen(name));
        if (name[0] == '.' || is_unwanted(start, name))
            continue;
        if (is_folder(source) && depth < 3)
            good = copy_folder(start, source, target, is_lang ? name : lang, depth + 1);
        else
            good = copy_file(start, source, target, lang);
        bool is_first = lang && strcmp(lang, start->chosen.items[0]) == 0;
        start->pages += good && is_first && depth == 2;
    }
    return good;
}

static bool
is_free(const char *path, struct arena *arena)
{
    struct names names;
    struct stat facts;
    if (lstat(path, &facts) != 0 && errno == ENOENT)
        return true;
    if (!is_folder(path) || !list_folder(path, &names, arena)) {
        fprintf(stderr,
                "anteroom new: error: %s is not a folder that can be read (name a new "
                "one)\n",
                path);
        return false;
    }
    if (names.count == 0)
        return true;
    fprintf(stderr,
            "anteroom new: error: the folder %s is not empty, and nothing in it is to be "
            "overwritten (name a new one)\n",
            path);
    return false;
}

// ---- the templates --------------------------------------------------------------------

// The first line of clinic.yaml says what the template is for.
static const char *
what_for(const char *from, struct arena *arena)
{
    const char *path = arena_printf(arena, "%s/clinic.yaml", from);
    struct file file = file_read(AT_FDCWD, path, LIMIT_YAML_BYTES, arena);
    if (file.status != FILE_READ || strncmp(file.bytes, "# ", 2) != 0)
        return "";
    return arena_copy(arena, file.bytes + 2, strcspn(file.bytes + 2, "\n"));
}

static bool
list_templates(const char *folder, struct names *names, struct arena *arena)
{
    struct names all;
    names->count = 0;
    if (!list_folder(folder, &all, arena))
        return fail("the templates were not found (install the program anew)");
    for (size_t i = 0; i < all.count && names->count < TEMPLATES_MAX; i++)
        if (is_folder(arena_printf(arena, "%s/%s", folder, all.items[i])))
            names->items[names->count++] = all.items[i];
    return true;
}

static void
print_templates(const char *folder, const struct names *names, struct arena *arena)
{
    for (size_t i = 0; i < names->count; i++) {
        const char *from = arena_printf(arena, "%s/%s", folder, names->items[i]);
        struct codes offered;
        find_offered(&offered, from, arena);
        printf("%-16s %s (%s)\n", names->items[i], what_for(from, arena),
               codes_joined(&offered, arena));
    }
}

static bool
choose_template(struct start *start, const char *folder, const struct names *names)
{
    const char *wanted =
        start->options->template ? start->options->template : DEFAULT_TEMPLATE;
    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->items[i], wanted) != 0)
            continue;
        start->from = arena_printf(&start->arena, "%s/%s", folder, wanted);
        find_offered(&start->offered, start->from, &start->arena);
        return start->offered.count > 0 ||
               fail("the template has no pages (install the program anew)");
    }
    fprintf(stderr,
            "anteroom new: error: there is no template '%s' (see: anteroom new --list)\n",
            wanted);
    return false;
}

static void
print_next(const struct start *start, const char *to)
{
    struct arena arena = {0};
    printf("%s: %zu files; %zu pages in %s, all of them drafts\n\n", to, start->files,
           start->pages, codes_joined(&start->chosen, &arena));
    printf("Everything in it is an example. What to do next:\n"
           "  1. Write your own name, telephone numbers, hours and emergency lines into "
           "%s/clinic.yaml\n"
           "  2. anteroom preview %s    shows the pages while you change them\n"
           "  3. anteroom check %s      lists every mistake in plain words\n"
           "  4. Have every page read and signed by somebody who knows the subject.\n",
           to, to, to);
    arena_finish(&arena);
}

static const char *
without_slashes(const char *path, struct arena *arena)
{
    size_t len = strlen(path);
    while (len > 1 && path[len - 1] == '/')
        len--;
    return arena_copy(arena, path, len);
}

static int
begin(struct start *start)
{
    const struct options *options = start->options;
    struct names names;
    if (!session_find_assets(start->assets, sizeof start->assets))
        return fail("the program's assets were not found (install it anew)"), 1;
    const char *folder = arena_printf(&start->arena, "%s/start", start->assets);
    if (!list_templates(folder, &names, &start->arena))
        return 1;
    if (options->list) {
        print_templates(folder, &names, &start->arena);
        return 0;
    }
    if (!options->folder) {
        fail("no folder named (write: anteroom new DIR)");
        return 2;
    }
    const char *to = without_slashes(options->folder, &start->arena);
    if (!choose_template(start, folder, &names) || !choose_languages(start) ||
        !choose_name(start))
        return 2;
    if (!is_free(to, &start->arena) || !copy_folder(start, start->from, to, NULL, 0))
        return 1;
    print_next(start, to);
    return 0;
}

int
command_new(const struct options *options)
{
    struct start start = {.options = options};
    int code = begin(&start);
    arena_finish(&start.arena);
    return code;
}
