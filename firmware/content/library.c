// SPDX-License-Identifier: MIT
// Owns turning raw tracks and tables into the model, and finding them by id.
#include "content/library.h"

#include "content/scalars.h"

#include <stdlib.h>
#include <string.h>

enum { NAMES = 200 }; // offered as suggestions

// ---- ids ------------------------------------------------------------------------------

static int
by_id_then_place(const void *left, const void *right)
{
    const struct text *a = left, *b = right;
    int order = strcmp(a->utf8, b->utf8);
    if (order != 0)
        return order;
    if (a->place.line != b->place.line)
        return a->place.line < b->place.line ? -1 : 1;
    return (a->place.column > b->place.column) - (a->place.column < b->place.column);
}

void
library_check_ids(struct reader *reader, const struct schema_list *list, size_t stride,
                  const char *what)
{
    struct text *ids = arena_array(reader->arena, list->count, sizeof *ids);
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const void *item = (const char *)list->items + i * stride;
        const struct text *id = item;
        if (id->utf8)
            ids[count++] = *id;
    }
    if (count > 1)
        qsort(ids, count, sizeof *ids, by_id_then_place);
    for (size_t i = 1; i < count; i++)
        if (strcmp(ids[i - 1].utf8, ids[i].utf8) == 0)
            reader_fail(reader, ids[i].place, "give one of them another id",
                        "%s \"%s\" is there already, in line %u", what, ids[i].utf8,
                        ids[i - 1].place.line);
}

struct known {
    const void *items; // each begins with its id
    size_t count;
};

// Says that there is no such thing, with the nearest of the ids that are `stride` bytes
// apart.
static void
fail_unknown(struct reader *reader, struct text id, struct known known, size_t stride,
             const char *what)
{
    const char *names[NAMES];
    size_t count = 0;
    for (size_t i = 0; i < known.count && count < NAMES; i++) {
        const void *item = (const char *)known.items + i * stride;
        const struct text *name = item;
        if (name->utf8)
            names[count++] = name->utf8;
    }
    reader_fail(reader, id.place, reader_suggest(reader, id.utf8, names, count),
                "there is no %s \"%s\"", what, id.utf8);
}

// ---- tracks ---------------------------------------------------------------------------

static bool
parse_open_end(const char *text, struct step *step)
{
    static const char minimum[] = "- (minimum ";
    char number[16];
    if (strcmp(text, "-") == 0) {
        step->ends = END_OPEN;
        return true;
    }
    if (strcmp(text, "- (until the next day)") == 0) {
        step->ends = END_NEXT_DAY;
        return true;
    }
    if (strncmp(text, minimum, sizeof minimum - 1) != 0)
        return false;
    const char *digits = text + sizeof minimum - 1;
    const char *close = strchr(digits, ')');
    size_t len = close ? (size_t)(close - digits) : 0;
    if (len == 0 || len >= sizeof number || close[1] != '\0')
        return false;
    memcpy(number, digits, len);
    number[len] = '\0';
    step->ends = END_MINIMUM;
    return scalar_number(number, &step->end) && step->end > 0;
}

static bool
parse_end(const char *text, struct step *step)
{
    if (strcmp(text, "config") == 0) {
        step->ends = END_CLINIC;
        return true;
    }
    step->ends = END_AT;
    return scalar_number(text, &step->end) || parse_open_end(text, step);
}

static struct step
make_step(struct reader *reader, const struct raw_step *raw)
{
    struct step step = raw->step;
    step.start_by_clinic = strcmp(raw->start.utf8, "config") == 0;
    if (!step.start_by_clinic && !scalar_number(raw->start.utf8, &step.start))
        reader_fail(reader, raw->start.place,
                    "write a number, or config where the clinic sets it",
                    "the start \"%s\" is not known", raw->start.utf8);
    if (!parse_end(raw->end.utf8, &step))
        reader_fail(reader, raw->end.place,
                    "write a number, config, \"-\", \"- (minimum 2)\" or "
                    "\"- (until the next day)\"",
                    "the end \"%s\" is not known", raw->end.utf8);
    else if (step.ends == END_AT && !step.start_by_clinic && step.end < step.start)
        reader_fail(reader, raw->end.place, "swap start and end",
                    "this step ends before it starts");
    return step;
}

static double
start_hours(const struct step *step)
{
    static const double hours[] = {[TIME_MINUTES] = 1.0 / 60,
                                   [TIME_HOURS] = 1,
                                   [TIME_DAYS] = 24,
                                   [TIME_WEEKS] = 168,
                                   [TIME_MONTHS] = 730};
    return step->start * hours[step->unit];
}

struct placed {
    struct step step;
    double
        hours; // where it stands; the start of the step before where the clinic sets it
};

// Orders by start and keeps the file's order among equals. Insertion, since a track is
// short and nearly in order.
static const struct step *
order_steps(struct arena *arena, const struct step *given, size_t count)
{
    struct placed *placed = arena_array(arena, count, sizeof *placed);
    struct step *steps = arena_array(arena, count, sizeof *steps);
    double hours = count > 0 ? start_hours(&given[0]) : 0;
    for (size_t i = 0; i < count; i++) {
        hours = given[i].start_by_clinic ? hours : start_hours(&given[i]);
        size_t at = i;
        for (; at > 0 && placed[at - 1].hours > hours; at--)
            placed[at] = placed[at - 1];
        placed[at] = (struct placed){given[i], hours};
    }
    for (size_t i = 0; i < count; i++)
        steps[i] = placed[i].step;
    return steps;
}

static struct track
make_track(struct reader *reader, const struct raw_track *raw)
{
    const struct raw_step *raw_steps = raw->steps.items;
    struct step *steps = arena_array(reader->arena, raw->steps.count, sizeof *steps);
    for (size_t i = 0; i < raw->steps.count; i++)
        steps[i] = make_step(reader, &raw_steps[i]);
    return (struct track){
        .id = raw->id,
        .anchor = raw->anchor,
        .steps = order_steps(reader->arena, steps, raw->steps.count),
        .step_count = raw->steps.count,
    };
}

void
library_take_tracks(struct library *library, struct reader *reader,
                    const struct schema_list *list)
{
    const struct raw_track *raw = list->items;
    struct track *tracks = arena_array(reader->arena, list->count, sizeof *tracks);
    library_check_ids(reader, list, sizeof *raw, "the track");
    for (size_t i = 0; i < list->count; i++) {
        library_check_ids(reader, &raw[i].steps, sizeof(struct raw_step), "the step");
        tracks[i] = make_track(reader, &raw[i]);
    }
    library->tracks = tracks;
    library->track_count = reader->failed ? 0 : list->count;
}

// ---- tables ---------------------------------------------------------------------------

static size_t
column_index(const struct raw_table *raw, const char *id)
{
    const struct table_column *columns = raw->columns.items;
    size_t at = 0;
    while (at < raw->columns.count && strcmp(columns[at].id.utf8, id) != 0)
        at++;
    return at;
}

static struct table_row
make_table_row(struct reader *reader, const struct raw_table *raw,
               const struct raw_row *row)
{
    struct text *cells = arena_array(reader->arena, raw->columns.count, sizeof *cells);
    const struct schema_cell *given = row->cells.items;
    for (size_t i = 0; i < row->cells.count; i++) {
        size_t column = column_index(raw, given[i].name.utf8);
        if (column < raw->columns.count)
            cells[column] = given[i].text;
        else
            fail_unknown(reader, given[i].name,
                         (struct known){raw->columns.items, raw->columns.count},
                         sizeof(struct table_column), "column");
    }
    return (struct table_row){.id = row->id, .question = row->question, .cells = cells};
}

const struct table *
library_make_table(struct reader *reader, const struct raw_table *raw)
{
    library_check_ids(reader, &raw->columns, sizeof(struct table_column), "the column");
    library_check_ids(reader, &raw->rows, sizeof(struct raw_row), "the row");
    if (reader->failed)
        return NULL;
    const struct raw_row *given = raw->rows.items;
    struct table *table = arena_alloc(reader->arena, sizeof *table);
    struct table_row *rows = arena_array(reader->arena, raw->rows.count, sizeof *rows);
    for (size_t i = 0; i < raw->rows.count; i++)
        rows[i] = make_table_row(reader, raw, &given[i]);
    *table = (struct table){
        .id = raw->id,
        .columns = raw->columns.items,
        .column_count = raw->columns.count,
        .rows = rows,
        .row_count = raw->rows.count,
    };
    return table;
}

// ---- finding --------------------------------------------------------------------------

const struct track *
library_track(const struct library *library, struct reader *reader, struct text id)
{
    for (size_t i = 0; i < library->track_count; i++)
        if (strcmp(library->tracks[i].id.utf8, id.utf8) == 0)
            return &library->tracks[i];
    reader->failed = true;
    if (!library->tracks_broken)
        fail_unknown(reader, id, (struct known){library->tracks, library->track_count},
                     sizeof *library->tracks, "track");
    return NULL;
}

const struct table *
library_table(const struct library *library, struct reader *reader, struct text id)
{
    for (size_t i = 0; i < library->table_count; i++)
        if (strcmp(library->tables[i].id.utf8, id.utf8) == 0) {
            reader->failed = reader->failed || !library->tables[i].table;
            return library->tables[i].table;
        }
    fail_unknown(reader, id, (struct known){library->tables, library->table_count},
                 sizeof *library->tables, "table");
    return NULL;
}

static const struct table_row *
find_row(struct reader *reader, const struct table *table, struct text id)
{
    const char *names[NAMES];
    size_t count = 0;
    for (size_t i = 0; i < table->row_count; i++) {
        if (strcmp(table->rows[i].id.utf8, id.utf8) == 0)
            return &table->rows[i];
        if (count < NAMES)
            names[count++] = table->rows[i].id.utf8;
    }
    reader_fail(reader, id.place, reader_suggest(reader, id.utf8, names, count),
                "the table \"%s\" has no row \"%s\"", table->id.utf8, id.utf8);
    return NULL;
}

const struct table_row *const *
library_rows(struct reader *reader, const struct table *table,
             const struct text_list *only, size_t *count)
{
    bool all = only->count == 0;
    size_t wanted = all ? table->row_count : only->count;
    // NOLINTNEXTLINE(bugprone-sizeof-expression): an array of pointers is meant
    const struct table_row **rows = arena_array(reader->arena, wanted, sizeof *rows);
    *count = 0;
    for (size_t i = 0; i < wanted; i++) {
        const struct table_row *row =
            all ? &table->rows[i] : find_row(reader, table, only->items[i]);
        if (row)
            rows[(*count)++] = row;
    }
    return rows;
}
