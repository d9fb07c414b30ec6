// SPDX-License-Identifier: MIT
// Owns finding and replacing {names} in texts.
#include "content/placeholders.h"

#include <string.h>

enum { NAME_BYTES = 32, NAMES = 32 };

struct filling {
    const struct placeholders *placeholders;
    struct text text;
    struct arena *arena;
    struct problems *problems;
    bool whole;
};

// Length of the name between braces at `at`, or 0 where it is no name.
static size_t
name_len(const char *at, const char *end)
{
    size_t len = 0;
    while (at + 1 + len < end &&
           ((at[1 + len] >= 'a' && at[1 + len] <= 'z') || at[1 + len] == '_'))
        len++;
    bool closed = len > 0 && len < NAME_BYTES && at + 1 + len < end && at[1 + len] == '}';
    return closed ? len : 0;
}

static void
report_unknown(struct filling *filling, const char *name)
{
    const char *names[NAMES];
    size_t count = 0;
    for (; count < filling->placeholders->count && count < NAMES; count++)
        names[count] = filling->placeholders->items[count].name;
    const char *nearest = text_nearest(name, names, count);
    const char *mend = nearest
                           ? arena_printf(filling->arena, "did you mean {%s}?", nearest)
                           : "see the list of placeholders in the guide";
    filling->whole = false;
    problem_add(filling->problems, SEVERITY_ERROR, filling->text.place, mend,
                "{%s} stands for nothing here", name);
}

// The value of the name, or an empty text after telling why there is none.
static struct text
value_of(struct filling *filling, const char *name)
{
    for (size_t i = 0; i < filling->placeholders->count; i++) {
        const struct placeholder *placeholder = &filling->placeholders->items[i];
        if (strcmp(placeholder->name, name) != 0)
            continue;
        if (placeholder->value.len > 0)
            return placeholder->value;
        filling->whole = false;
        problem_add(filling->problems, SEVERITY_ERROR, filling->text.place,
                    "set it in clinic.yaml, or leave it out here", "{%s} has no value",
                    name);
        return (struct text){.utf8 = ""};
    }
    report_unknown(filling, name);
    return (struct text){.utf8 = ""};
}

static struct text
replace_one(struct filling *filling, size_t start, size_t len)
{
    struct text text = filling->text;
    const char *name = arena_copy(filling->arena, text.utf8 + start + 1, len);
    struct text value = value_of(filling, name);
    size_t after = start + len + 2;
    size_t total = start + value.len + (text.len - after);
    char *joined = arena_array(filling->arena, total + 1, 1);
    memcpy(joined, text.utf8, start);
    if (value.len > 0)
        memcpy(joined + start, value.utf8, value.len);
    memcpy(joined + start + value.len, text.utf8 + after, text.len - after);
    return (struct text){.utf8 = joined, .len = total, .place = text.place};
}

struct text
placeholders_fill(const struct placeholders *placeholders, struct text text,
                  struct arena *arena, struct problems *problems, bool *whole)
{
    if (text.len == 0 || !memchr(text.utf8, '{', text.len))
        return text;
    struct filling filling = {placeholders, text, arena, problems, true};
    // From the end, so that what was put in is not looked at again.
    for (size_t at = text.len; at-- > 0;) {
        size_t len = 0;
        if (text.utf8[at] == '{')
            len = name_len(text.utf8 + at, text.utf8 + text.len);
        if (len > 0)
            filling.text = replace_one(&filling, at, len);
    }
    *whole = *whole && filling.whole;
    return filling.text;
}
