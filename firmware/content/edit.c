// SPDX-License-Identifier: MIT
// Owns finding where values begin and end. libyaml's places count characters, and a block
// ends for it where the next key begins, so ends are those of what was last written.
#include "content/edit.h"

#include "content/canonical.h"
#include "content/limits.h"

#include <assert.h>
#include <string.h>
#include <yaml.h>

enum { PAIRS_MAX = 256, NO_PAIR = PAIRS_MAX };

// Bytes from `start` up to `end`.
struct span {
    size_t start;
    size_t end;
};

// A key of the outermost mapping, or of a mapping that is its value.
struct pair {
    const char *name;
    struct span key;
    struct span value; // empty: nothing is written behind the key
    size_t outer;      // NO_PAIR for an outermost one
    bool mapping;
};

struct level {
    bool mapping;
    bool flow;
    bool at_value; // of a mapping: its key has been read
    size_t pair;   // that the container is the value of, or NO_PAIR
    size_t open;   // pair whose value is awaited, or NO_PAIR
};

struct scan {
    const struct node_input *input;
    struct arena *arena;
    struct pair pairs[PAIRS_MAX];
    size_t pair_count;
    struct level levels[LIMIT_DEPTH];
    size_t depth;
    bool flow;     // the outermost mapping is written in braces
    size_t last;   // where what was written last ends
    size_t byte;   // of the character below
    size_t letter; // a character of the file, so that counting goes on from there
    bool failed;
};

struct splice {
    struct span span; // replaced
    const char *text;
};

// ---- places ---------------------------------------------------------------------------

static bool
is_continued(char byte)
{
    return ((unsigned char)byte & 0xc0U) == 0x80;
}

static size_t
byte_at(struct scan *scan, size_t letter)
{
    if (letter < scan->letter)
        scan->byte = scan->letter = 0;
    while (scan->letter < letter && scan->byte < scan->input->len) {
        scan->byte++;
        while (scan->byte < scan->input->len &&
               is_continued(scan->input->bytes[scan->byte]))
            scan->byte++;
        scan->letter++;
    }
    return scan->byte;
}

static bool
is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static struct span
span_of(struct scan *scan, const yaml_event_t *event)
{
    struct span span = {.start = byte_at(scan, event->start_mark.index)};
    span.end = byte_at(scan, event->end_mark.index);
    while (span.end > span.start && is_blank(scan->input->bytes[span.end - 1]))
        span.end--; // a block scalar takes its line break with it
    return span;
}

// ---- the walk -------------------------------------------------------------------------

static size_t
add_pair(struct scan *scan, const yaml_event_t *event, size_t outer)
{
    if (scan->pair_count == PAIRS_MAX) {
        scan->failed = true;
        return NO_PAIR;
    }
    const char *name = (const char *)event->data.scalar.value;
    scan->pairs[scan->pair_count] = (struct pair){
        .name = arena_copy(scan->arena, name, event->data.scalar.length),
        .key = span_of(scan, event),
        .outer = outer,
    };
    return scan->pair_count++;
}

// Keys of the outermost mapping and of mappings right below it are remembered.
static void
take_key(struct scan *scan, struct level *level, const yaml_event_t *event)
{
    bool known = scan->depth == 1 || (scan->depth == 2 && level->pair != NO_PAIR);
    level->open = known ? add_pair(scan, event, level->pair) : NO_PAIR;
    level->at_value = true;
}

static void
take_scalar(struct scan *scan, const yaml_event_t *event)
{
    struct level *level = scan->depth > 0 ? &scan->levels[scan->depth - 1] : NULL;
    struct span span = span_of(scan, event);
    if (span.end > span.start)
        scan->last = span.end;
    if (!level || !level->mapping)
        return;
    if (!level->at_value) {
        take_key(scan, level, event);
        return;
    }
    if (level->open != NO_PAIR)
        scan->pairs[level->open].value = span;
    level->at_value = false;
}

static void
open_container(struct scan *scan, const yaml_event_t *event, bool mapping, bool flow)
{
    struct level *outer = scan->depth > 0 ? &scan->levels[scan->depth - 1] : NULL;
    bool is_value = outer && outer->mapping && outer->at_value;
    size_t pair = is_value ? outer->open : NO_PAIR;
    if (scan->depth == LIMIT_DEPTH || (outer && outer->mapping && !is_value)) {
        scan->failed = true;
        return;
    }
    if (pair != NO_PAIR) {
        scan->pairs[pair].value.start = byte_at(scan, event->start_mark.index);
        scan->pairs[pair].mapping = mapping;
    }
    if (scan->depth == 0)
        scan->flow = flow;
    scan->levels[scan->depth++] =
        (struct level){.mapping = mapping, .flow = flow, .pair = pair, .open = NO_PAIR};
}

static void
close_container(struct scan *scan, const yaml_event_t *event)
{
    assert(scan->depth > 0);
    const struct level *level = &scan->levels[--scan->depth];
    if (level->flow)
        scan->last = byte_at(scan, event->end_mark.index);
    if (level->pair != NO_PAIR)
        scan->pairs[level->pair].value.end = scan->last;
    if (scan->depth > 0)
        scan->levels[scan->depth - 1].at_value = false;
}

static void
take_event(struct scan *scan, const yaml_event_t *event)
{
    if (event->type == YAML_SCALAR_EVENT)
        take_scalar(scan, event);
    else if (event->type == YAML_MAPPING_START_EVENT)
        open_container(scan, event, true,
                       event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
    else if (event->type == YAML_SEQUENCE_START_EVENT)
        open_container(scan, event, false,
                       event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
    else if (event->type == YAML_MAPPING_END_EVENT ||
             event->type == YAML_SEQUENCE_END_EVENT)
        close_container(scan, event);
}

static bool
scan_file(struct scan *scan)
{
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        return false;
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)scan->input->bytes,
                                 scan->input->len);
    for (bool last = false; !last && !scan->failed;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            scan->failed = true;
            break;
        }
        last = event.type == YAML_STREAM_END_EVENT;
        take_event(scan, &event);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return !scan->failed;
}

static size_t
find_pair(const struct scan *scan, const char *name, size_t outer)
{
    for (size_t i = 0; i < scan->pair_count; i++)
        if (scan->pairs[i].outer == outer && strcmp(scan->pairs[i].name, name) == 0)
            return i;
    return NO_PAIR;
}

// ---- what is written ------------------------------------------------------------------

// Texts of edits are roles, dates and marks; anything that could end a quote is escaped.
static const char *
quoted(struct arena *arena, const char *value)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    static const char *const not_text[] = {"null", "true", "false", "yes", "no",
                                           "on",   "off",  "y",     "n"};
    bool word = *value && value[strspn(value, letters)] == '\0';
    for (size_t i = 0; i < COUNT_OF(not_text); i++)
        word = word && strcmp(value, not_text[i]) != 0;
    if (word)
        return value;
    char *text = arena_alloc(arena, 2 * strlen(value) + 3);
    size_t len = 0;
    text[len++] = '"';
    for (; *value; value++) {
        if (*value == '"' || *value == '\\')
            text[len++] = '\\';
        text[len++] = *value;
    }
    text[len] = '"';
    return text;
}

static const char *
written(struct arena *arena, const struct edit *edit, bool whole)
{
    const char *value = quoted(arena, edit->value);
    return whole && edit->inner ? arena_printf(arena, "{%s: %s}", edit->inner, value)
                                : value;
}

static struct splice
replacement(struct scan *scan, const struct edit *edit, size_t at)
{
    const struct pair *pair = &scan->pairs[at];
    size_t inner =
        edit->inner && pair->mapping ? find_pair(scan, edit->inner, at) : NO_PAIR;
    bool whole = inner == NO_PAIR;
    if (!whole)
        pair = &scan->pairs[inner];
    const char *text = written(scan->arena, edit, whole);
    if (pair->value.end > pair->value.start)
        return (struct splice){pair->value, text};
    size_t colon = pair->key.end;
    while (colon < scan->input->len && scan->input->bytes[colon] != ':')
        colon++;
    colon += colon < scan->input->len;
    return (struct splice){{colon, colon}, arena_printf(scan->arena, " %s", text)};
}

// The line break that the file uses.
static const char *
line_break(const struct node_input *input)
{
    const char *end = memchr(input->bytes, '\n', input->len);
    return end && end > input->bytes && end[-1] == '\r' ? "\r\n" : "\n";
}

// A line of its own behind that of the pair at `after`, as deep as its key.
static struct splice
insertion(struct scan *scan, const struct edit *edit, size_t after)
{
    const struct pair *pair = &scan->pairs[after];
    const char *bytes = scan->input->bytes;
    const char *value = written(scan->arena, edit, true);
    size_t end = pair->value.end > pair->value.start ? pair->value.end : pair->key.end;
    if (scan->flow)
        return (struct splice){{end, end},
                               arena_printf(scan->arena, ", %s: %s", edit->key, value)};
    const char *line_end = memchr(bytes + end, '\n', scan->input->len - end);
    size_t at = line_end ? (size_t)(line_end - bytes) + 1 : scan->input->len;
    size_t start = pair->key.start;
    while (start > 0 && bytes[start - 1] == ' ')
        start--;
    const char *new_line = line_break(scan->input);
    const char *text =
        arena_printf(scan->arena, "%s%.*s%s: %s%s", line_end ? "" : new_line,
                     (int)(pair->key.start - start), bytes + start, edit->key, value,
                     line_end ? new_line : "");
    return (struct splice){{at, at}, text};
}

// Where the line of a key that is not there belongs: behind the first key named by `after`
// that is, since that one may be put there by an edit of its own.
static size_t
anchor_of(const struct scan *scan, const struct edit *edits, size_t count,
          const struct edit *edit)
{
    const char *name = edit->after;
    for (size_t hops = 0; name && hops <= count; hops++) {
        size_t pair = find_pair(scan, name, NO_PAIR);
        if (pair != NO_PAIR)
            return pair;
        const char *next = NULL;
        for (size_t i = 0; i < count; i++)
            if (strcmp(edits[i].key, name) == 0)
                next = edits[i].after;
        name = next;
    }
    return NO_PAIR;
}

static bool
plan(struct scan *scan, const struct edit *edits, size_t count, struct splice *splices)
{
    for (size_t i = 0; i < count; i++) {
        size_t pair = find_pair(scan, edits[i].key, NO_PAIR);
        size_t anchor = anchor_of(scan, edits, count, &edits[i]);
        if (pair == NO_PAIR && anchor == NO_PAIR)
            return false;
        splices[i] = pair != NO_PAIR ? replacement(scan, &edits[i], pair)
                                     : insertion(scan, &edits[i], anchor);
    }
    // In the order of the file; those at one place stay in the order of the edits.
    for (size_t i = 1; i < count; i++)
        for (size_t k = i; k > 0 && splices[k].span.start < splices[k - 1].span.start;
             k--) {
            struct splice other = splices[k];
            splices[k] = splices[k - 1];
            splices[k - 1] = other;
        }
    return true;
}

static struct edit_result
splice_all(const struct scan *scan, const struct splice *splices, size_t count)
{
    size_t room = scan->input->len + 1, len = 0, from = 0;
    for (size_t i = 0; i < count; i++)
        room += strlen(splices[i].text);
    char *bytes = arena_alloc(scan->arena, room);
    for (size_t i = 0; i < count; i++) {
        size_t kept = splices[i].span.start - from;
        memcpy(bytes + len, scan->input->bytes + from, kept);
        len += kept;
        memcpy(bytes + len, splices[i].text, strlen(splices[i].text));
        len += strlen(splices[i].text);
        from = splices[i].span.end;
    }
    memcpy(bytes + len, scan->input->bytes + from, scan->input->len - from);
    return (struct edit_result){bytes, len + scan->input->len - from};
}

// ---- what came of it ------------------------------------------------------------------

static const struct edit *
edit_of(const struct edit *edits, size_t count, const char *key)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(edits[i].key, key) == 0)
            return &edits[i];
    return NULL;
}

static bool
is_same(const struct node *left, const struct node *right, struct arena *arena)
{
    static const struct canonical_options options = {0};
    struct canonical_text a = canonical_write(left, &options, arena);
    struct canonical_text b = canonical_write(right, &options, arena);
    return a.len == b.len && memcmp(a.bytes, b.bytes, a.len) == 0;
}

static bool
has_value(const struct node *root, const struct edit *edit)
{
    const struct node *node = node_value(root, edit->key);
    if (node && edit->inner)
        node = node_value(node, edit->inner);
    return node && node->kind == NODE_SCALAR && strcmp(node->scalar, edit->value) == 0;
}

// Nothing but the edited keys differs, and they say what they should.
static bool
is_as_meant(const struct node *before, const struct node *after, const struct edit *edits,
            size_t count, struct arena *arena)
{
    if (!before || !after || after->kind != NODE_MAPPING)
        return false;
    size_t added = 0;
    for (size_t i = 0; i < count; i++) {
        added += !node_value(before, edits[i].key);
        if (!has_value(after, &edits[i]))
            return false;
    }
    for (const struct node *key = before->first; key; key = key->next) {
        const struct node *now = node_value(after, key->scalar);
        if (!now ||
            (!edit_of(edits, count, key->scalar) && !is_same(key->value, now, arena)))
            return false;
    }
    return after->count == before->count + added;
}

bool
edit_apply(const struct node_input *input, const struct edit *edits, size_t count,
           struct arena *arena, struct edit_result *result)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t skipped = input->len >= 3 && memcmp(input->bytes, mark, 3) == 0 ? 3 : 0;
    struct node_input text = {input->path, input->bytes + skipped, input->len - skipped};
    struct problems problems = {.arena = arena};
    struct node_stats stats = {0};
    struct splice splices[EDITS_MAX];
    assert(count <= EDITS_MAX);
    const struct node *before = nodes_parse(&text, arena, &problems, &stats);
    struct scan *scan = arena_alloc(arena, sizeof *scan);
    scan->input = &text;
    scan->arena = arena;
    if (!before || problems.errors > 0 || !scan_file(scan) ||
        !plan(scan, edits, count, splices))
        return false;
    struct edit_result made = splice_all(scan, splices, count);
    const struct node *after =
        nodes_parse(&(struct node_input){input->path, made.bytes, made.len}, arena,
                    &problems, &stats);
    if (!is_as_meant(before, after, edits, count, arena))
        return false;
    char *whole = arena_alloc(arena, made.len + skipped + 1);
    memcpy(whole, input->bytes, skipped);
    memcpy(whole + skipped, made.bytes, made.len);
    *result = (struct edit_result){whole, made.len + skipped};
    return true;
}
