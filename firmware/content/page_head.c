// SPDX-License-Identifier: MIT
#include "content/page_head.h"

#include "content/model.h"

#include <string.h>

static struct text
peek(const struct node *mapping, const char *key)
{
    const struct node *node = node_value(mapping, key);
    if (!node || node->kind != NODE_SCALAR || node_is_null(node))
        return (struct text){0};
    return (struct text){.utf8 = node->scalar, .len = node->len, .place = node->place};
}

void
page_head_check(struct reader *reader, const char *lang, const struct page *page,
                const struct node *root)
{
    if (page->id.utf8 && strcmp(page->id.utf8, "home") == 0)
        reader_fail(reader, page->id.place, "give it another id and rename the file",
                    "\"home\" is the first screen, so no page may be called that");
    if (page->lang.utf8 && strcmp(page->lang.utf8, lang) != 0)
        reader_fail(reader, page->lang.place,
                    arena_printf(reader->arena, "write lang: %s, or move the file", lang),
                    "the page's language \"%s\" is not that of its folder",
                    page->lang.utf8);
    // What is written there counts; whether it is right has been told.
    bool signed_off = peek(node_value(root, "reviewed_by"), "role").len > 0 &&
                      peek(root, "reviewed_on").len > 0 &&
                      peek(root, "review_due").len > 0;
    if (page->status == PAGE_APPROVED && !signed_off)
        reader_fail(
            reader, page->place,
            "fill in reviewed_by, reviewed_on and review_due, or write status: draft",
            "an approved page says who checked it, when, and until when that holds");
    if (page->reviewed_on.utf8 && page->review_due.utf8 &&
        strcmp(page->review_due.utf8, page->reviewed_on.utf8) <= 0)
        reader_fail(reader, page->review_due.place, "write a later day",
                    "review_due is not after reviewed_on");
}

bool
page_head_is_approved(const struct node *root)
{
    struct text status = peek(root, "status");
    return status.len > 0 && strcmp(status.utf8, "approved") == 0;
}

void
page_head_placeholders(const struct node *root, bool holds, const struct text *not_yet,
                       struct text values[static PAGE_HEAD_PLACEHOLDERS])
{
    values[0] = peek(node_value(root, "reviewed_by"), "role");
    values[1] = peek(root, "reviewed_on");
    values[2] = peek(root, "review_due");
    for (size_t i = 0; i < PAGE_HEAD_PLACEHOLDERS; i++)
        values[i] = holds && values[i].len > 0 ? values[i] : *not_yet;
}
