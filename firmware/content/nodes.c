// SPDX-License-Identifier: MIT
// Owns the walk over libyaml's events. libyaml 0.2.5 has no limit of its own for depth,
// aliases or size, so everything is counted here, and what the content profile does not
// know is refused.
#include "content/nodes.h"

#include "base/text.h"
#include "content/characters.h"
#include "content/limits.h"
#include "content/mistake.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

enum { FEW_KEYS = 24 }; // up to here comparing every pair is faster than sorting

struct level {
    struct node *container;
    struct node *last;
    struct node *key; // of a mapping: the key that waits for its value
};

struct walk {
    const struct node_input *input;
    struct arena *arena;
    struct problems *problems;
    struct node_stats *stats;
    size_t events;
    struct level levels[LIMIT_DEPTH];
    size_t depth;
    struct node *root;
    size_t documents;
    bool refused; // a scalar cannot be used; the rest is still looked at
};

static struct place
place_of(const struct walk *walk, yaml_mark_t mark)
{
    return (struct place){
        .path = walk->input->path,
        .line = (unsigned)mark.line + 1,
        .column = (unsigned)mark.column + 1,
    };
}

// Says why the file cannot be read any further.
static bool
stop(struct walk *walk, yaml_mark_t mark, const char *sentence, const char *mend)
{
    problem_add(walk->problems, SEVERITY_ERROR, place_of(walk, mark), mend, "%s",
                sentence);
    return false;
}

// ---- keys -----------------------------------------------------------------------------

static int
by_key_then_place(const void *left, const void *right)
{
    const struct node *a = left, *b = right;
    int order = strcmp(a->scalar, b->scalar);
    if (order != 0)
        return order;
    if (a->place.line != b->place.line)
        return a->place.line < b->place.line ? -1 : 1;
    return (a->place.column > b->place.column) - (a->place.column < b->place.column);
}

static void
report_duplicate(struct walk *walk, const struct node *first, const struct node *again)
{
    const char *key = text_printable(walk->arena, again->scalar, again->len, 40);
    problem_add(walk->problems, SEVERITY_ERROR, again->place, "keep one of the two",
                "the key \"%s\" is there already, in line %u", key, first->place.line);
}

// Keys that are there twice; later ones are left in the tree, where the first one is
// found.
static void
check_duplicates(struct walk *walk, const struct node *mapping)
{
    if (mapping->count <= FEW_KEYS) {
        for (const struct node *a = mapping->first; a; a = a->next)
            for (const struct node *b = a->next; b; b = b->next)
                if (a->len == b->len && memcmp(a->scalar, b->scalar, a->len) == 0) {
                    report_duplicate(walk, a, b);
                    break;
                }
        return;
    }
    struct node *keys = arena_array(walk->arena, mapping->count, sizeof *keys);
    size_t count = 0;
    for (const struct node *key = mapping->first; key; key = key->next)
        keys[count++] = *key;
    qsort(keys, count, sizeof *keys, by_key_then_place);
    for (size_t i = 1; i < count; i++)
        if (strcmp(keys[i - 1].scalar, keys[i].scalar) == 0)
            report_duplicate(walk, &keys[i - 1], &keys[i]);
}

// ---- the tree -------------------------------------------------------------------------

// Hangs a node into the container that is open, as a key, a value or an entry.
static bool
hang(struct walk *walk, struct node *node, yaml_mark_t mark)
{
    if (walk->depth == 0) {
        walk->root = node;
        return true;
    }
    struct level *level = &walk->levels[walk->depth - 1];
    bool mapping = level->container->kind == NODE_MAPPING;
    if (mapping && level->key) {
        level->key->value = node;
        level->key = NULL;
        return true;
    }
    if (mapping && node->kind != NODE_SCALAR)
        return stop(walk, mark, "a list or a group stands where a key belongs",
                    "write a key, a colon and a space before it");
    if (mapping && node->plain && node->len == 2 && memcmp(node->scalar, "<<", 2) == 0)
        return stop(walk, mark, "the key << is not used in content",
                    "write the lines out");
    if (level->last)
        level->last->next = node;
    else
        level->container->first = node;
    level->last = node;
    level->container->count++;
    level->key = mapping ? node : NULL;
    return true;
}

static struct node *
node_new(struct walk *walk, enum node_kind kind, yaml_mark_t mark)
{
    struct node *node = arena_alloc(walk->arena, sizeof *node);
    node->kind = kind;
    node->place = place_of(walk, mark);
    return node;
}

static bool
open_container(struct walk *walk, enum node_kind kind, const yaml_event_t *event)
{
    if (walk->depth == LIMIT_DEPTH)
        return stop(walk, event->start_mark,
                    "too many lists and groups inside each other",
                    "content needs no more than 12");
    struct node *node = node_new(walk, kind, event->start_mark);
    if (!hang(walk, node, event->start_mark))
        return false;
    walk->levels[walk->depth++] = (struct level){.container = node};
    return true;
}

static bool
close_container(struct walk *walk)
{
    assert(walk->depth > 0);
    const struct node *node = walk->levels[--walk->depth].container;
    if (node->kind == NODE_MAPPING)
        check_duplicates(walk, node);
    return true;
}

// A character that an escape wrote, or that is wrong only inside one text.
static void
check_scalar(struct walk *walk, const struct node *node)
{
    struct character_fault fault;
    if (!characters_check_scalar(node->scalar, node->len, &fault))
        return;
    walk->refused = true;
    if (fault.one_character)
        problem_add(walk->problems, SEVERITY_ERROR, node->place, fault.mend,
                    "the text holds %s (U+%04X)", fault.name, (unsigned)fault.point);
    else
        problem_add(walk->problems, SEVERITY_ERROR, node->place, fault.mend,
                    "the text holds %s", fault.name);
}

static bool
take_scalar(struct walk *walk, const yaml_event_t *event)
{
    const char *bytes = (const char *)event->data.scalar.value;
    size_t len = event->data.scalar.length;
    if (len > LIMIT_SCALAR_BYTES)
        return stop(walk, event->start_mark, "a text longer than 16 KiB",
                    "split it into several paragraphs");
    struct node *node = node_new(walk, NODE_SCALAR, event->start_mark);
    node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    node->scalar = arena_copy(walk->arena, bytes, len);
    node->len = len;
    check_scalar(walk, node);
    return hang(walk, node, event->start_mark);
}

// ---- what the profile refuses ---------------------------------------------------------

static bool
is_tagged(const yaml_event_t *event)
{
    return (event->type == YAML_SCALAR_EVENT && event->data.scalar.tag) ||
           (event->type == YAML_SEQUENCE_START_EVENT && event->data.sequence_start.tag) ||
           (event->type == YAML_MAPPING_START_EVENT && event->data.mapping_start.tag);
}

static bool
is_anchored(const yaml_event_t *event)
{
    return (event->type == YAML_SCALAR_EVENT && event->data.scalar.anchor) ||
           (event->type == YAML_SEQUENCE_START_EVENT &&
            event->data.sequence_start.anchor) ||
           (event->type == YAML_MAPPING_START_EVENT && event->data.mapping_start.anchor);
}

static bool
in_profile(struct walk *walk, const yaml_event_t *event)
{
    static const char quote[] = "if it is text, put it in double quotes";
    if (event->type == YAML_ALIAS_EVENT)
        return stop(walk, event->start_mark, "a reference (*) is not used in content",
                    quote);
    if (is_anchored(event))
        return stop(walk, event->start_mark, "an anchor (&) is not used in content",
                    quote);
    if (is_tagged(event))
        return stop(walk, event->start_mark, "a tag (!) is not used in content", quote);
    if (event->type != YAML_DOCUMENT_START_EVENT)
        return true;
    bool directives = event->data.document_start.version_directive ||
                      event->data.document_start.tag_directives.start !=
                          event->data.document_start.tag_directives.end;
    if (directives)
        return stop(walk, event->start_mark,
                    "a line that begins with % is not used in content", "delete it");
    if (walk->documents++ > 0)
        return stop(walk, event->start_mark, "a second document begins after ---",
                    "write it into a file of its own");
    return true;
}

static bool
take_event(struct walk *walk, const yaml_event_t *event)
{
    walk->events++;
    walk->stats->events++;
    if (walk->events > LIMIT_EVENTS || walk->stats->events > LIMIT_EVENTS_TOTAL)
        return stop(walk, event->start_mark, "there is too much in this file",
                    "split the content into fewer or shorter pages");
    if (!in_profile(walk, event))
        return false;
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return take_scalar(walk, event);
    case YAML_SEQUENCE_START_EVENT:
        return open_container(walk, NODE_LIST, event);
    case YAML_MAPPING_START_EVENT:
        return open_container(walk, NODE_MAPPING, event);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return close_container(walk);
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_DOCUMENT_START_EVENT:
    case YAML_DOCUMENT_END_EVENT:
    case YAML_ALIAS_EVENT:
        return true;
    }
    return true;
}

static void
report_syntax(struct walk *walk, const yaml_parser_t *parser)
{
    struct mistake mistake = mistake_explain(&(struct mistake_input){
        .path = walk->input->path,
        .bytes = walk->input->bytes,
        .len = walk->input->len,
        .complaint = parser->problem,
        .context = parser->context,
        .at = {parser->problem_mark.line, parser->problem_mark.column},
        .context_at = {parser->context_mark.line, parser->context_mark.column},
    });
    problem_add(walk->problems, SEVERITY_ERROR, mistake.place, mistake.mend, "%s",
                mistake.sentence);
}

static bool
walk_events(struct walk *walk, yaml_parser_t *parser)
{
    for (;;) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            report_syntax(walk, parser);
            return false;
        }
        bool last = event.type == YAML_STREAM_END_EVENT;
        bool taken = take_event(walk, &event);
        yaml_event_delete(&event);
        if (last || !taken)
            return taken;
    }
}

// Size and characters, before the parser sees a byte: its own complaints about them have
// no line.
static bool
check_bytes(const struct node_input *input, struct problems *problems,
            struct node_stats *stats)
{
    struct place place = {.path = input->path};
    if (input->len > LIMIT_YAML_BYTES) {
        problem_add(problems, SEVERITY_ERROR, place, "split it into several files",
                    "the file is larger than 512 KiB");
        return false;
    }
    stats->bytes += input->len;
    if (stats->bytes > LIMIT_YAML_TOTAL_BYTES) {
        problem_add(problems, SEVERITY_ERROR, place, "remove pages that are not needed",
                    "with this file the content is larger than 2 MiB of text");
        return false;
    }
    struct character_fault fault;
    if (!characters_check_file(input->bytes, input->len, &fault))
        return true;
    place.line = fault.line;
    place.column = fault.column;
    if (fault.one_character)
        problem_add(problems, SEVERITY_ERROR, place, fault.mend, "%s (U+%04X)",
                    fault.name, (unsigned)fault.point);
    else
        problem_add(problems, SEVERITY_ERROR, place, fault.mend, "the file is %s",
                    fault.name);
    return false;
}

const struct node *
nodes_parse(const struct node_input *given, struct arena *arena,
            struct problems *problems, struct node_stats *stats)
{
    static const char mark[] = "\xEF\xBB\xBF";
    struct node_input input = *given;
    if (input.len >= 3 && memcmp(input.bytes, mark, 3) == 0) {
        input.bytes += 3;
        input.len -= 3;
    }
    if (!check_bytes(&input, problems, stats))
        return NULL;
    struct walk walk = {
        .input = &input, .arena = arena, .problems = problems, .stats = stats};
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) {
        problem_add(problems, SEVERITY_ERROR, (struct place){.path = input.path}, NULL,
                    "there is no memory left to read the file");
        return NULL;
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)input.bytes, input.len);
    bool whole = walk_events(&walk, &parser);
    yaml_parser_delete(&parser);
    if (whole && !walk.root)
        problem_add(problems, SEVERITY_ERROR, (struct place){.path = input.path, 1, 1},
                    "write the page, or delete the file", "the file is empty");
    return whole && !walk.refused ? walk.root : NULL;
}

const struct node *
node_value(const struct node *mapping, const char *key)
{
    if (!mapping || mapping->kind != NODE_MAPPING)
        return NULL;
    for (const struct node *child = mapping->first; child; child = child->next)
        if (child->scalar[0] == key[0] && strcmp(child->scalar, key) == 0)
            return child->value;
    return NULL;
}

bool
node_is_null(const struct node *node)
{
    if (node->kind != NODE_SCALAR || !node->plain)
        return false;
    return node->len == 0 || (node->len == 1 && node->scalar[0] == '~') ||
           (node->len == 4 && memcmp(node->scalar, "null", 4) == 0);
}
