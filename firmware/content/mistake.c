// SPDX-License-Identifier: MIT
// Owns the table from libyaml's complaints to plain sentences, and the looks at the line
// itself that tell more than the complaint does.
#include "content/mistake.h"

#include "base/text.h"

#include <stdbool.h>
#include <string.h>

struct line {
    const char *start;
    size_t len; // without the line break
};

// Where a sentence points: the parser's place, or where the unfinished thing began.
enum pointer { POINT_HERE, POINT_CONTEXT };

struct saying {
    const char *complaint; // part of the parser's words
    const char *context;   // part of its context, or NULL for any
    enum pointer pointer;
    const char *sentence;
    const char *mend;
};

static const struct saying sayings[] = {
    {"mapping values are not allowed", NULL, POINT_HERE,
     "a colon where none can be: the line is indented too far, or its text needs quotes",
     "begin the line under the one above, or put the text in double quotes"},
    {"did not find expected key", NULL, POINT_HERE,
     "this line does not line up with the lines above",
     "begin it in the same column as the key it stands beside"},
    {"did not find expected '-' indicator", NULL, POINT_HERE,
     "a line in a list that begins neither with a dash nor under the entry above",
     "begin it with \"- \", or indent it to stand under the entry's text"},
    {"could not find expected ':'", NULL, POINT_CONTEXT,
     "a line without a colon and a value",
     "write the key, a colon, a space and the value"},
    {"found unexpected end of stream", "quoted scalar", POINT_CONTEXT,
     "a quotation mark that is never closed", "close the text with the same mark"},
    {"found unexpected document indicator", "quoted scalar", POINT_CONTEXT,
     "a quotation mark that is never closed", "close the text with the same mark"},
    {"did not find expected ',' or ']'", NULL, POINT_CONTEXT,
     "a list in [ ] that is not closed, or lacks a comma",
     "close it with ], with commas between its entries"},
    {"did not find expected ',' or '}'", NULL, POINT_CONTEXT,
     "a group in { } that is not closed, or lacks a comma",
     "close it with }, with commas between its entries"},
    {"found character that cannot start any token", NULL, POINT_HERE,
     "text may not begin with this character", "put the text in double quotes"},
    {"found unknown escape character", NULL, POINT_HERE,
     "a backslash in double quotes has a special meaning",
     "write \\\\ for a backslash, or use single quotes"},
    {"escape", "quoted scalar", POINT_HERE,
     "a code after a backslash that is no character", "type the character itself"},
    {"block sequence entries are not allowed", NULL, POINT_HERE,
     "a dash where no list can begin",
     "begin the list on a line of its own below the key"},
    {"mapping keys are not allowed", NULL, POINT_HERE,
     "a question mark that begins a text", "put the text in double quotes"},
    {"did not find expected alphabetic", NULL, POINT_CONTEXT,
     "text may not begin with * or &", "put the text in double quotes"},
    {"tab character", NULL, POINT_HERE, "a tab is used to indent the line", "use spaces"},
    {"", "while scanning a directive", POINT_CONTEXT, "a line may not begin with %",
     "put the text in double quotes"},
    {"", "while parsing a tag", POINT_CONTEXT, "text may not begin with !",
     "put the text in double quotes"},
    {"", "scanning a tag", POINT_CONTEXT, "text may not begin with !",
     "put the text in double quotes"},
    {"", "scanning a block scalar", POINT_HERE,
     "a text begun with | or > that is not well formed",
     "write the text on the same line in double quotes"},
    {"did not find expected <document start>", NULL, POINT_HERE,
     "this line stands outside of everything above",
     "indent it under what it belongs to, or delete it"},
    {"did not find expected node content", NULL, POINT_HERE, "a value is missing here",
     "write the value, or delete the comma or dash before it"},
};

static struct line
line_at(const struct mistake_input *input, size_t wanted)
{
    const char *at = input->bytes, *end = input->bytes + input->len;
    for (size_t line = 0; line < wanted && at < end; line++) {
        while (at < end && *at != '\n' && *at != '\r')
            at++;
        if (at + 1 < end && at[0] == '\r' && at[1] == '\n')
            at++;
        at += at < end;
    }
    struct line line = {.start = at};
    while (at + line.len < end && at[line.len] != '\n' && at[line.len] != '\r')
        line.len++;
    return line;
}

static size_t
indent_of(struct line line)
{
    size_t len = 0;
    while (len < line.len && (line.start[len] == ' ' || line.start[len] == '\t'))
        len++;
    return len;
}

static bool
indent_tab(struct line line, size_t *column)
{
    size_t indent = indent_of(line);
    const char *tab = memchr(line.start, '\t', indent);
    *column = tab ? (size_t)(tab - line.start) : 0;
    return tab != NULL && indent < line.len;
}

// "title:Side effects": a key of ours and a colon that touches the text after it.
static bool
colon_touches(struct line line, size_t *column)
{
    size_t at = indent_of(line);
    while (at + 1 < line.len && line.start[at] == '-' && line.start[at + 1] == ' ')
        at += 2;
    size_t key = at;
    while (at < line.len &&
           ((line.start[at] >= 'a' && line.start[at] <= 'z') || line.start[at] == '_'))
        at++;
    if (at == key || at + 1 >= line.len || line.start[at] != ':')
        return false;
    char after = line.start[at + 1];
    *column = at;
    return after != ' ' && after != '\t' && after != '/' && after != ':';
}

// A value that begins with a curly quotation mark.
static bool
curly_quote(struct line line, size_t *column)
{
    static const char *const marks[] = {": “", ": ”", ": ‘", ": ’", "- “", "- ‘"};
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        const char *found = memmem(line.start, line.len, marks[i], strlen(marks[i]));
        if (found) {
            *column = text_count_points(line.start, (size_t)(found - line.start)) + 2;
            return true;
        }
    }
    return false;
}

// A look at a line: what it found there, and what to say of it.
struct look {
    bool (*finds)(struct line line, size_t *column);
    const char *sentence;
    const char *mend;
};

static const struct look looks[] = {
    {indent_tab, "a tab is used to indent the line", "use spaces"},
    {colon_touches, "there is no space after the colon",
     "write a space between the colon and the text"},
    {curly_quote, "curly quotation marks do not quote a text here",
     "put straight double quotes around the whole text"},
};

static bool
look_at_line(const struct mistake_input *input, size_t number, struct mistake *mistake)
{
    struct line line = line_at(input, number);
    for (size_t i = 0; i < COUNT_OF(looks); i++) {
        size_t column = 0;
        if (!looks[i].finds(line, &column))
            continue;
        mistake->place.line = (unsigned)number + 1;
        mistake->place.column = (unsigned)column + 1;
        mistake->sentence = looks[i].sentence;
        mistake->mend = looks[i].mend;
        return true;
    }
    return false;
}

static void
point_at(struct mistake *mistake, struct mistake_mark mark)
{
    mistake->place.line = (unsigned)mark.line + 1;
    mistake->place.column = (unsigned)mark.column + 1;
}

// A line above with a double quote too many is where a text was not closed; the parser
// notices only where the next one opens.
static bool
quote_left_open(const struct mistake_input *input, struct mistake *mistake)
{
    enum { LINES_BACK = 20 };
    for (size_t back = 1; back <= LINES_BACK && back <= input->at.line; back++) {
        struct line line = line_at(input, input->at.line - back);
        size_t quotes = 0, first = 0;
        for (size_t i = 0; i < line.len; i++) {
            if (line.start[i] != '"' || (i > 0 && line.start[i - 1] == '\\'))
                continue;
            first = quotes++ == 0 ? i : first;
        }
        if (quotes != 1)
            continue;
        point_at(mistake, (struct mistake_mark){input->at.line - back,
                                                text_count_points(line.start, first)});
        mistake->sentence = "a quotation mark that is never closed";
        mistake->mend = "close the text with the same mark";
        return true;
    }
    return false;
}

// Two complaints mean different mistakes by what stands before them in the line.
static bool
explain_by_column(const struct mistake_input *input, struct mistake *mistake)
{
    struct line line = line_at(input, input->at.line);
    size_t indent = indent_of(line);
    size_t before = input->at.column < line.len ? input->at.column : line.len;
    point_at(mistake, input->at);
    if (strstr(input->complaint, "mapping values are not allowed") &&
        memmem(line.start, before, ": ", 2)) {
        mistake->sentence = "a colon inside a text that has no quotes";
        mistake->mend = "put the whole text in double quotes";
        return true;
    }
    if (strstr(input->complaint, "did not find expected key") && before > indent) {
        if (quote_left_open(input, mistake))
            return true;
        mistake->sentence = "something stands after the closing quotation mark";
        mistake->mend = "put the whole text inside one pair of double quotes";
        return true;
    }
    return false;
}

static bool
explain_by_saying(const struct mistake_input *input, struct mistake *mistake)
{
    for (size_t i = 0; i < COUNT_OF(sayings); i++) {
        const struct saying *saying = &sayings[i];
        bool meant = strstr(input->complaint, saying->complaint) &&
                     (!saying->context || strstr(input->context, saying->context));
        if (!meant)
            continue;
        point_at(mistake,
                 saying->pointer == POINT_CONTEXT ? input->context_at : input->at);
        mistake->sentence = saying->sentence;
        mistake->mend = saying->mend;
        return true;
    }
    return false;
}

struct mistake
mistake_explain(const struct mistake_input *given)
{
    struct mistake_input input = *given;
    input.complaint = given->complaint ? given->complaint : "";
    input.context = given->context ? given->context : "";
    struct mistake mistake = {.place = {.path = input.path}};
    bool found = look_at_line(&input, input.at.line, &mistake);
    if (!found && input.at.line > 0)
        found = look_at_line(&input, input.at.line - 1, &mistake);
    if (!found && input.context[0] != '\0')
        found = look_at_line(&input, input.context_at.line, &mistake);
    if (found || explain_by_column(&input, &mistake) ||
        explain_by_saying(&input, &mistake))
        return mistake;
    point_at(&mistake, input.at);
    mistake.sentence = "this line cannot be understood";
    mistake.mend = "compare it and the line above with a page that works";
    return mistake;
}
