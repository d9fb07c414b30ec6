// SPDX-License-Identifier: MIT
// Owns the checks across pages. Knows no subject: only what kinds of mistakes there are.
#include "content/check.h"

#include "content/approval.h"
#include "content/limits.h"
#include "content/rules.h"

#include <stdlib.h>
#include <string.h>

enum {
    ATTRACT_WORDS = 10,
};

// Ids in order, for finding one and for suggesting one.
struct names {
    const char **items;
    size_t count;
};

struct check {
    const struct content *content;
    struct problems *problems;
    struct names pages; // broken ones too
    struct names sources;
    struct names facts;
    bool *reached;                        // by index of page
    const char *pictures[LIMIT_PICTURES]; // that were counted
    size_t picture_count;
    uint64_t picture_bytes;
};

// ---- names ----------------------------------------------------------------------------

static int
by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static struct names
names_new(struct arena *arena, size_t most)
{
    return (struct names){.items = arena_array(arena, most, sizeof(const char *))};
}

static void
names_add(struct names *names, struct text name)
{
    if (name.utf8)
        names->items[names->count++] = name.utf8;
}

static void
names_sort(struct names *names)
{
    if (names->count > 1)
        qsort(names->items, names->count, sizeof *names->items, by_name);
}

static bool
names_have(const struct names *names, const char *name)
{
    return names->count > 0 && bsearch(&name, names->items, names->count,
                                       sizeof *names->items, by_name) != NULL;
}

static const char *
names_mend(const struct check *check, const struct names *names, const char *name,
           const char *otherwise)
{
    const char *nearest = text_nearest(name, names->items, names->count);
    if (!nearest)
        return otherwise;
    return arena_printf(check->problems->arena, "did you mean \"%s\"?", nearest);
}

// ---- references -----------------------------------------------------------------------

static void
mark_reached(struct check *check, const char *id)
{
    const struct page *page = content_page(check->content, id);
    if (page)
        check->reached[page - check->content->pages] = true;
}

static void
check_page_exists(struct check *check, struct text id)
{
    if (!id.utf8)
        return;
    mark_reached(check, id.utf8);
    const struct page *page = content_page(check->content, id.utf8);
    if (page && page->status == PAGE_WITHDRAWN)
        problem_add(check->problems, SEVERITY_WARNING, id.place, "take the link out",
                    "the page \"%s\" is withdrawn", id.utf8);
    if (!page && !names_have(&check->pages, id.utf8))
        problem_add(
            check->problems, SEVERITY_ERROR, id.place,
            names_mend(check, &check->pages, id.utf8, "write it, or take this out"),
            "there is no page \"%s\"", id.utf8);
}

static void
check_source(struct check *check, struct text id)
{
    if (id.utf8 && check->content->sources_known && !names_have(&check->sources, id.utf8))
        problem_add(check->problems, SEVERITY_ERROR, id.place,
                    names_mend(check, &check->sources, id.utf8, "add it to sources.yaml"),
                    "there is no source \"%s\"", id.utf8);
}

static void
check_sources(struct check *check, const struct text_list *ids)
{
    for (size_t i = 0; i < ids->count; i++)
        check_source(check, ids->items[i]);
}

static void
check_facts(struct check *check, const struct text_list *ids)
{
    for (size_t i = 0; i < ids->count && check->content->facts_known; i++)
        if (!names_have(&check->facts, ids->items[i].utf8))
            problem_add(check->problems, SEVERITY_ERROR, ids->items[i].place,
                        names_mend(check, &check->facts, ids->items[i].utf8,
                                   "add it to facts.yaml"),
                        "there is no fact \"%s\"", ids->items[i].utf8);
}

// ---- pages ----------------------------------------------------------------------------

// Each file counts once. A kiosk has to hold them all, as they are painted.
static void
check_picture(struct check *check, const struct picture *picture)
{
    for (size_t i = 0; i < check->picture_count; i++)
        if (strcmp(check->pictures[i], picture->file.utf8) == 0)
            return;
    if (check->picture_count == LIMIT_PICTURES)
        return; // too many files: that has been told
    check->pictures[check->picture_count++] = picture->file.utf8;
    uint64_t before = check->picture_bytes;
    check->picture_bytes += (uint64_t)4 * picture->width_px * picture->height_px;
    if (before <= LIMIT_PICTURES_DECODED_BYTES &&
        check->picture_bytes > LIMIT_PICTURES_DECODED_BYTES)
        problem_add(check->problems, SEVERITY_ERROR, picture->file.place,
                    "make pictures smaller: 1000 by 1000 pixels are enough for most",
                    "with this picture all pictures together have more than %d million "
                    "pixels",
                    LIMIT_PICTURES_DECODED_BYTES / 4 / 1000 / 1000);
}

static void
check_block(struct check *check, const struct block *block)
{
    if (block->kind == BLOCK_PICTURE)
        check_picture(check, &block->picture);
    if (block->kind == BLOCK_RISK)
        check_source(check, block->risk.source);
    for (size_t i = 0; block->kind == BLOCK_LINKS && i < block->links.count; i++)
        check_page_exists(check, block->links.items[i].page);
    if (block->kind == BLOCK_FAQ)
        check_page_exists(check, block->faq.then.page);
    const struct text *opens = NULL;
    if (block->kind == BLOCK_CHECKLIST)
        opens = block->checklist.opens;
    for (size_t i = 0; opens && i < block->checklist.items.count; i++)
        check_page_exists(check, opens[i]);
}

static void
check_words(struct check *check, const struct page *page)
{
    unsigned words = page->attract.len > 0
                         ? text_count_words(page->attract.utf8, page->attract.len)
                         : 0;
    if (words > ATTRACT_WORDS)
        problem_add(
            check->problems, SEVERITY_WARNING, page->attract.place, "make it shorter",
            "the attract sentence has %u words, at most %d can be read in passing", words,
            ATTRACT_WORDS);
}

// Home is no page, but may be above one.
static void
check_parent(struct check *check, struct text parent)
{
    static const char *const home[] = {"home"};
    if (!parent.utf8 || strcmp(parent.utf8, home[0]) == 0)
        return;
    if (!names_have(&check->pages, parent.utf8) && text_nearest(parent.utf8, home, 1))
        problem_add(check->problems, SEVERITY_ERROR, parent.place,
                    "did you mean \"home\"?", "there is no page \"%s\"", parent.utf8);
    else
        check_page_exists(check, parent);
}

static void
check_take_home(struct check *check, const struct page *page)
{
    if (page->take_home.len > LIMIT_TAKE_HOME_BYTES)
        problem_add(check->problems, SEVERITY_ERROR, page->take_home.place,
                    "make it shorter, and mind what the placeholders stand for",
                    "take_home has %zu letters and signs; a code that phones read well "
                    "holds at most %d (an accent counts twice)",
                    page->take_home.len, LIMIT_TAKE_HOME_BYTES);
}

// L09, as serious as the clinic has set.
static void
tell_same_version(struct check *check, const struct page *page)
{
    const struct rule *rule = rules_named("L09");
    enum rule_level level =
        rules_level(&check->content->clinic, rule, page->approved_text.place);
    if (level != RULE_OFF)
        problem_add_by_rule(
            check->problems, rule->id, (enum severity)level, page->approved_text.place,
            arena_printf(check->problems->arena,
                         "write version: %u and say in change_note: what is new",
                         page->version + 1),
            arena_printf(check->problems->arena,
                         "the page \"%s\" has another text, but is still version %u",
                         page->id.utf8, page->version));
}

static void
check_approval(struct check *check, const struct page *page)
{
    static const char again[] = "have it signed again: anteroom review --approve";
    if (page->approval == APPROVAL_CHANGED)
        problem_add(check->problems, SEVERITY_NOTE, page->approved_text.place, again,
                    "the page \"%s\" has changed since it was approved on %s: it counts "
                    "as a draft",
                    page->id.utf8, page->reviewed_on.utf8);
    else if (page->approval == APPROVAL_UNTIED)
        problem_add(check->problems, SEVERITY_NOTE, page->place, again,
                    "the page \"%s\" does not say which text was approved: it counts as "
                    "a draft",
                    page->id.utf8);
    if (page->approval == APPROVAL_CHANGED && approval_version(page) == page->version)
        tell_same_version(check, page);
}

static void
check_page(struct check *check, const struct page *page)
{
    check_approval(check, page);
    check_take_home(check, page);
    check_words(check, page);
    check_facts(check, &page->facts);
    check_sources(check, &page->sources);
    check_page_exists(check, page->next);
    check_parent(check, page->parent);
    for (size_t i = 0; i < page->body_count; i++)
        check_block(check, &page->body[i]);
}

static void
check_tiles(struct check *check)
{
    const struct menu *menu = &check->content->menu;
    for (size_t i = 0; i < menu->tile_count; i++) {
        check_page_exists(check, menu->tiles[i].page);
        for (size_t j = 0; j < i; j++)
            if (menu->tiles[i].page.utf8 && menu->tiles[j].page.utf8 &&
                strcmp(menu->tiles[i].page.utf8, menu->tiles[j].page.utf8) == 0)
                problem_add(check->problems, SEVERITY_ERROR, menu->tiles[i].page.place,
                            "keep one of the two",
                            "the page \"%s\" has a tile already, in line %u",
                            menu->tiles[i].page.utf8, menu->tiles[j].page.place.line);
    }
}

static void
check_tracks(struct check *check)
{
    for (size_t i = 0; i < check->content->track_count; i++)
        for (size_t j = 0; j < check->content->tracks[i].step_count; j++)
            check_sources(check, &check->content->tracks[i].steps[j].sources);
}

// ---- the whole ------------------------------------------------------------------------

// Whether all that leads to pages could be read.
static bool
ways_known(const struct content *content)
{
    bool known = content->broken_pages.count == 0 && content->menu.tile_count > 0;
    for (size_t i = 0; i < content->menu.tile_count; i++)
        known = known && content->menu.tiles[i].page.utf8;
    return known;
}

static void
check_reached(struct check *check)
{
    for (size_t i = 0; ways_known(check->content) && i < check->content->page_count;
         i++) {
        const struct page *page = &check->content->pages[i];
        bool found = check->reached[i] || page->is_public || page->kind == PAGE_CRISIS;
        if (found || page->status == PAGE_WITHDRAWN)
            continue;
        problem_add(check->problems, SEVERITY_WARNING, page->place,
                    "add it to menu.yaml or to the links of a page",
                    "nothing leads to the page \"%s\"", page->id.utf8);
    }
}

static void
check_counts(struct check *check)
{
    const struct content *content = check->content;
    const struct place place = {.path = content->folder};
    const struct page *crisis = NULL;
    size_t public_pages = 0;
    for (size_t i = 0; i < content->page_count; i++) {
        const struct page *page = &content->pages[i];
        public_pages += page->is_public && page->status != PAGE_WITHDRAWN;
        if (page->kind == PAGE_CRISIS && crisis)
            problem_add(
                check->problems, SEVERITY_ERROR, page->place,
                "give one of them another kind",
                "\"%s\" is a second crisis page beside \"%s\"; Help opens only one",
                page->id.utf8, crisis->id.utf8);
        crisis = page->kind == PAGE_CRISIS ? page : crisis;
    }
    if (public_pages == 0 && content->broken_pages.count == 0)
        problem_add(check->problems, SEVERITY_WARNING, place,
                    "add public: true to some pages",
                    "no page is public, so the waiting room sees only the menu");
    if (content->draft_count > 0)
        problem_add(check->problems, SEVERITY_NOTE, place, NULL,
                    content->draft_count == 1
                        ? "%zu page is a draft that nobody has signed"
                        : "%zu pages are drafts that nobody has signed",
                    content->draft_count);
}

// The chosen questions are kept by their number, so they must be those of one page.
static void
check_asks(struct check *check)
{
    const struct content *content = check->content;
    const struct page *first = NULL;
    for (size_t i = 0; i < content->page_count; i++) {
        const struct page *page = &content->pages[i];
        if (!page_question(page, 0))
            continue;
        if (first)
            problem_add(check->problems, SEVERITY_ERROR, page->place,
                        "put them on one page, or make a list of them here",
                        "\"%s\" has questions to ask, and so has \"%s\"; visitors have "
                        "one list",
                        page->id.utf8, first->id.utf8);
        first = first ? first : page;
    }
}

static void
collect_names(struct check *check)
{
    const struct content *content = check->content;
    struct arena *arena = check->problems->arena;
    check->pages = names_new(arena, content->page_count + content->broken_pages.count);
    check->sources = names_new(arena, content->source_count);
    check->facts = names_new(arena, content->fact_count);
    for (size_t i = 0; i < content->page_count; i++)
        names_add(&check->pages, content->pages[i].id);
    for (size_t i = 0; i < content->broken_pages.count; i++)
        names_add(&check->pages, content->broken_pages.items[i]);
    for (size_t i = 0; i < content->source_count; i++)
        names_add(&check->sources, content->sources[i].id);
    for (size_t i = 0; i < content->fact_count; i++)
        names_add(&check->facts, content->facts[i].id);
    names_sort(&check->pages);
    names_sort(&check->sources);
    names_sort(&check->facts);
}

void
content_check(const struct content *content, struct problems *problems)
{
    struct check check = {.content = content, .problems = problems};
    check.reached =
        arena_array(problems->arena, content->page_count, sizeof *check.reached);
    collect_names(&check);
    check_tiles(&check);
    check_tracks(&check);
    for (size_t i = 0; i < content->page_count; i++)
        check_page(&check, &content->pages[i]);
    check_reached(&check);
    check_counts(&check);
    check_asks(&check);
}

// ---- icons ----------------------------------------------------------------------------

static struct names
icons_in(const struct files *assets, struct arena *arena)
{
    enum { MOST_ICONS = 256 };
    static const char before[] = "icons/", ending[] = ".png";
    struct names names = names_new(arena, MOST_ICONS);
    struct files_names files = files_list(assets, "icons", ending, MOST_ICONS, arena);
    for (size_t i = 0; i < files.count; i++) {
        const char *name = files.items[i] + sizeof before - 1;
        names.items[names.count++] =
            arena_copy(arena, name, strlen(name) - (sizeof ending - 1));
    }
    names_sort(&names);
    return names;
}

static void
check_icon(struct check *check, const struct names *icons, struct text icon)
{
    if (icon.utf8 && !names_have(icons, icon.utf8))
        problem_add(
            check->problems, SEVERITY_ERROR, icon.place,
            names_mend(check, icons, icon.utf8, "see the list of icons in the guide"),
            "there is no icon \"%s\"", icon.utf8);
}

void
content_check_icons(const struct content *content, const struct files *assets,
                    struct problems *problems)
{
    struct check check = {.content = content, .problems = problems};
    struct names icons = icons_in(assets, problems->arena);
    if (icons.count == 0)
        return;
    for (size_t i = 0; i < content->menu.tile_count; i++)
        check_icon(&check, &icons, content->menu.tiles[i].icon);
    for (size_t i = 0; i < content->page_count; i++)
        check_icon(&check, &icons, content->pages[i].icon);
}
