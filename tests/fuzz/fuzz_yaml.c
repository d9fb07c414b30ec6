// SPDX-License-Identifier: MIT
// Any bytes as a content file of any kind, which the first byte chooses: reading ends, what
// cannot be used has a problem at a place in the file, and what is taken is by the profile.
#include "content/limits.h"
#include "content/nodes.h"
#include "content/reader.h"

#include <stdlib.h>
#include <string.h>

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

enum { STRUCT_BYTES = 64 * 1024 }; // more than any file's struct

static void
check_node(const struct node *node, size_t depth)
{
    if (depth > LIMIT_DEPTH || node->len > LIMIT_SCALAR_BYTES)
        abort();
    if (node->kind == NODE_SCALAR &&
        (!node->scalar || strlen(node->scalar) != node->len || node->count != 0))
        abort();
    size_t count = 0;
    for (const struct node *child = node->first; child; child = child->next, count++) {
        bool pair = node->kind == NODE_MAPPING;
        if (pair && (child->kind != NODE_SCALAR || !child->value))
            abort();
        check_node(pair ? child->value : child, depth + 1);
    }
    if (count != node->count)
        abort();
}

static void
check_problems(const struct problems *problems, const char *text, size_t len)
{
    unsigned lines = 2;
    for (size_t i = 0; i < len; i++)
        lines += text[i] == '\n' || text[i] == '\r';
    for (size_t i = 0; i < problems->count; i++) {
        const struct problem *problem = &problems->items[i];
        if (problem->place.line > lines || !problem->sentence || !problem->sentence[0])
            abort();
        for (const char *at = problem->sentence; *at; at++)
            if ((unsigned char)*at < ' ' || *at == 0x7F)
                abort();
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    if (len == 0)
        return 0;
    struct arena arena = {0};
    struct problems problems = {.arena = &arena};
    struct node_stats stats = {0};
    const struct schema_file *file = &schema_files[bytes[0] % SCHEMA_FILE_COUNT];
    struct node_input input = {.path = "a", .bytes = (const char *)bytes + 1, len - 1};
    const struct node *root = nodes_parse(&input, &arena, &problems, &stats);
    if (!root && problems.count == 0)
        abort();
    if (root) {
        struct reader reader = {.arena = &arena, .problems = &problems, .lang = "en"};
        check_node(root, 0);
        reader_read_file(&reader, root, file, arena_alloc(&arena, STRUCT_BYTES));
        if (reader.failed && problems.count == 0)
            abort();
    }
    check_problems(&problems, input.bytes, input.len);
    arena_finish(&arena);
    return 0;
}
