// SPDX-License-Identifier: MIT
#include "base/arena.h"

#include <stdarg.h>
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
    fputs("anteroom: error: out of memory (close other programs or use a smaller content folder)\n",
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

void *
arena_alloc(struct arena *arena, size_t size_bytes)
{
    const size_t align = sizeof(max_align_t);
    if (size_bytes > SIZE_MAX - align)
        out_of_memory();
    size_t size = (size_bytes + align - 1) / align * align;
    struct arena_block *block = arena->first;
    if (!block || block->size_bytes - block->used_bytes < size)
        block = block_new(arena, size);
    void *memory = (char *)block->data + block->used_bytes;
    block->used_bytes += size;
    return memory;
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
    char *copy = arena_array(arena, len + 1, 1);
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

void
arena_grow(struct arena *arena, void **items, size_t *capacity, size_t count, size_t element_bytes)
{
    if (count < *capacity)
        return;
    size_t wanted = *capacity > 0 ? *capacity * 2 : 16;
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
