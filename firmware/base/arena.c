// SPDX-License-Identifier: MIT
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES = 32 * 1024 };

struct arena_block {
    struct arena_block *next;
    size_t size_bytes;
    size_t used_bytes;
    max_align_t data[];
};

static void
out_of_memory(void)
{
    fputs("anteroom: error: out of memory (close other programs or use a smaller content "
          "folder)\n",
          stderr);
    abort();
}

static struct arena_block *
block_new(struct arena *arena, size_t at_least_bytes)
{
    size_t size = at_least_bytes > BLOCK_BYTES ? at_least_bytes : BLOCK_BYTES;
    if (size > SIZE_MAX - sizeof(struct arena_block))
        out_of_memory();
    struct arena_block *block = calloc(1, sizeof *block + size);
    if (!block)
        out_of_memory();
    block->size_bytes = size;
    block->next = arena->first;
    arena->first = block;
    arena->taken_bytes += size;
    return block;
}

// `align` is a power of two; a new block begins aligned for any type.
static void *
take(struct arena *arena, size_t size_bytes, size_t align)
{
    struct arena_block *block = arena->first;
    size_t start = block ? (block->used_bytes + align - 1) & ~(align - 1) : 0;
    if (!block || start > block->size_bytes || block->size_bytes - start < size_bytes) {
        block = block_new(arena, size_bytes);
        start = 0;
    }
    block->used_bytes = start + size_bytes;
    return (char *)block->data + start;
}

void *
arena_alloc(struct arena *arena, size_t size_bytes)
{
    return take(arena, size_bytes, alignof(max_align_t));
}

void *
arena_array(struct arena *arena, size_t count, size_t element_bytes)
{
    size_t size = 0;
    if (__builtin_mul_overflow(count, element_bytes, &size))
        out_of_memory();
    return arena_alloc(arena, size);
}

char *
arena_copy(struct arena *arena, const char *bytes, size_t len)
{
    char *copy = take(arena, len + 1, 1);
    if (len > 0)
        memcpy(copy, bytes, len);
    return copy;
}

char *
arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0)
        return arena_copy(arena, "", 0);
    char *text = arena_array(arena, (size_t)len + 1, 1);
    va_start(args, format);
    vsnprintf(text, (size_t)len + 1, format, args);
    va_end(args);
    return text;
}

// Makes the newest piece of memory larger where it is. false when it is not the newest, or
// there is no room behind it.
static bool
extend(const struct arena *arena, const void *piece, size_t old_bytes, size_t new_bytes)
{
    struct arena_block *block = arena->first;
    if (!block || old_bytes == 0 || old_bytes > block->used_bytes)
        return false;
    size_t start = block->used_bytes - old_bytes;
    if (piece != (char *)block->data + start || block->size_bytes - start < new_bytes)
        return false;
    block->used_bytes = start + new_bytes;
    return true;
}

void
arena_grow(struct arena *arena, void **items, size_t *capacity, size_t count,
           size_t element_bytes)
{
    if (count < *capacity)
        return;
    size_t wanted = *capacity > 0 ? *capacity * 2 : 16;
    if (extend(arena, *items, *capacity * element_bytes, wanted * element_bytes)) {
        *capacity = wanted;
        return;
    }
    void *grown = arena_array(arena, wanted, element_bytes);
    if (count > 0)
        memcpy(grown, *items, count * element_bytes);
    *items = grown;
    *capacity = wanted;
}

void
arena_reset(struct arena *arena)
{
    struct arena_block *kept = arena->first;
    if (!kept)
        return;
    struct arena_block *next = kept->next;
    while (next) {
        struct arena_block *after = next->next;
        free(next);
        next = after;
    }
    kept->next = NULL;
    memset(kept->data, 0, kept->used_bytes);
    kept->used_bytes = 0;
    arena->taken_bytes = kept->size_bytes;
}

void
arena_finish(struct arena *arena)
{
    if (!arena)
        return;
    for (struct arena_block *block = arena->first; block;) {
        struct arena_block *next = block->next;
        free(block);
        block = next;
    }
    *arena = (struct arena){0};
}
