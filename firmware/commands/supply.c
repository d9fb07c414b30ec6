// SPDX-License-Identifier: MIT
// What is on show keeps its memory until nothing points to it. The slots stay open, since
// the record of what was tried is written through them.
#include "commands/supply.h"

#include "bundle/author.h"
#include "bundle/contents.h"
#include "bundle/report.h"
#include "platform/records.h"

#include <assert.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { SLICE_BYTES = 512 * 1024, SLICE_MS = 5 };

// ---- stocks ---------------------------------------------------------------------------

static void
stock_finish(struct supply_stock *stock)
{
    sealed_finish(&stock->bytes);
    free(stock->bundle);
    arena_finish(&stock->arena);
    *stock = (struct supply_stock){.bytes = sealed_none()};
}

static struct files
factory_files(void)
{
    static const struct files_entry none = {0};
    return (struct files){.path = "the factory content", .entries = &none};
}

// Takes what the slots have chosen, or the factory's nothing.
static void
stock_take(struct supply_stock *stock, struct slots *slots)
{
    stock_finish(stock);
    slots_take(slots, &stock->bytes, &stock->bundle);
    stock->files = factory_files();
    if (stock->bundle) {
        const char *path = arena_printf(&stock->arena, "update %" PRIu64,
                                        stock->bundle->manifest.serial);
        stock->files =
            contents_of(stock->bundle, stock->bytes.bytes, path, &stock->arena);
    }
}

static bool
same_bundle(const struct bundle *a, const struct bundle *b)
{
    return a && b && memcmp(a->hash, b->hash, HASH_BYTES) == 0;
}

// ---- slots ----------------------------------------------------------------------------

static void
open_slots(struct supply *supply)
{
    if (!supply->slots)
        supply->slots = calloc(1, sizeof *supply->slots);
    else
        slots_finish(supply->slots);
    assert(supply->slots);
    slots_begin(supply->slots, supply->options->state, supply->drafts);
}

// The slots have been judged.
static void
take_health(struct supply *supply)
{
    const struct slots *slots = supply->slots;
    supply->health = slots->health;
    supply->text.previous[0] = '\0';
    int shown = slots->selection.slot;
    if (shown != SELECT_FACTORY)
        author_key_code(&slots->facts[shown].desk, supply->text.signer);
    if (slots_can_undo(slots) && (size_t)shown + 1 < slots->count)
        snprintf(supply->text.previous, sizeof supply->text.previous, "%" PRIu64,
                 slots->slots[shown + 1].serial);
}

static void
take_text(struct supply *supply)
{
    const struct bundle *bundle = supply->shown.bundle;
    struct supply_text *text = &supply->text;
    text->serial[0] = text->made_on[0] = text->code8[0] = '\0';
    if (!bundle)
        return;
    uint32_t created = bundle->manifest.created;
    snprintf(text->serial, sizeof text->serial, "%" PRIu64, bundle->manifest.serial);
    snprintf(text->made_on, sizeof text->made_on, "%04u-%02u-%02u",
             created / 10000 % 10000, created / 100 % 100, created % 100);
    author_code(bundle->hash, text->code8);
}

// The one folder below STATE that is the display's own.
static void
make_display_folder(const char *state)
{
    struct arena arena = {0};
    (void)mkdir(arena_printf(&arena, "%s/display", state), 0755);
    arena_finish(&arena);
}

void
supply_open(struct supply *supply, const struct options *options, bool drafts)
{
    struct report report;
    *supply = (struct supply){.options = options, .drafts = drafts};
    supply->next.bytes = sealed_none();
    supply->shown =
        (struct supply_stock){.bytes = sealed_none(), .files = factory_files()};
    make_display_folder(options->state);
    supply_look(supply);
    // a stick that was there all the time is no news
    (void)!supply_hear(supply, &report);
}

// ---- what was tried -------------------------------------------------------------------

static bool
write_display(struct supply *supply)
{
    struct slots *slots = supply->slots;
    bool written = slots->display_folder >= 0 &&
                   records_write(slots->display_folder, STATE_DISPLAY, &slots->display);
    if (!written)
        supply->health = SLOTS_B4;
    return written;
}

// The one place of what is tried keeps the newest that failed, so an older one is shown
// without being counted.
void
supply_begin_attempt(struct supply *supply)
{
    const struct bundle *bundle = supply->shown.bundle;
    struct state *display = &supply->slots->display;
    supply->trying = false;
    if (!bundle || supply->slots->selection.degraded ||
        memcmp(display->hashes[DISPLAY_GOOD], bundle->hash, HASH_BYTES) == 0)
        return;
    if (memcmp(display->hashes[DISPLAY_TRIED], bundle->hash, HASH_BYTES) != 0)
        display->numbers[DISPLAY_ATTEMPTS] = 0;
    memcpy(display->hashes[DISPLAY_TRIED], bundle->hash, HASH_BYTES);
    display->numbers[DISPLAY_ATTEMPTS]++;
    supply->trying = true;
    (void)!write_display(supply);
}

void
supply_note_good(struct supply *supply)
{
    struct state *display = &supply->slots->display;
    if (!supply->trying || !supply->shown.bundle)
        return;
    supply->trying = false;
    memcpy(display->hashes[DISPLAY_GOOD], supply->shown.bundle->hash, HASH_BYTES);
    memset(display->hashes[DISPLAY_TRIED], 0, HASH_BYTES);
    display->numbers[DISPLAY_ATTEMPTS] = 0;
    (void)!write_display(supply);
}

void
supply_excuse(struct supply *supply)
{
    if (!supply->trying)
        return;
    supply->trying = false;
    supply->slots->display.numbers[DISPLAY_ATTEMPTS]--;
    (void)!write_display(supply);
}

// Marks it as if it had brought the kiosk down too often.
static bool
mark(struct supply *supply, const struct bundle *bundle)
{
    struct state *display = &supply->slots->display;
    if (supply->slots->selection.degraded)
        return false;
    memcpy(display->hashes[DISPLAY_TRIED], bundle->hash, HASH_BYTES);
    if (memcmp(display->hashes[DISPLAY_GOOD], bundle->hash, HASH_BYTES) == 0)
        memset(display->hashes[DISPLAY_GOOD], 0, HASH_BYTES);
    display->numbers[DISPLAY_ATTEMPTS] = SLOT_MAX_ATTEMPTS;
    return write_display(supply);
}

// ---- what is new ----------------------------------------------------------------------

void
supply_look(struct supply *supply)
{
    if (supply->phase != SUPPLY_RESTING) {
        supply->look_again = true;
        return;
    }
    open_slots(supply);
    supply->phase = SUPPLY_VERIFYING;
}

static void
rest(struct supply *supply)
{
    edition_finish(&supply->edition);
    stock_finish(&supply->next);
    supply->phase = SUPPLY_RESTING;
    if (supply->look_again) {
        supply->look_again = false;
        supply_look(supply);
    }
}

// What is shown was taken back by staff, or withdrawn by a newer bundle.
static bool
shown_must_go(const struct supply *supply)
{
    const struct bundle *shown = supply->shown.bundle;
    const struct slots *slots = supply->slots;
    return memcmp(slots->display.hashes[DISPLAY_REJECTED], shown->hash, HASH_BYTES) ==
               0 ||
           shown->manifest.serial < slots->min_ok;
}

// While what is shown is in memory no fault of the disk takes it away: an older one comes
// only where it must.
static bool
stays(const struct supply *supply)
{
    const struct bundle *shown = supply->shown.bundle;
    const struct bundle *chosen = supply->slots->bundle;
    if (!shown)
        return !chosen;
    if (chosen && chosen->manifest.serial > shown->manifest.serial)
        return false;
    return same_bundle(chosen, shown) || !shown_must_go(supply);
}

static void
begin_to_read(struct supply *supply, const struct session *session)
{
    if (stays(supply)) {
        // what has rotted is told at the next start, when it cannot be shown
        if (!supply->shown.bundle || supply->slots->health == SLOTS_B4 ||
            same_bundle(supply->slots->bundle, supply->shown.bundle))
            take_health(supply);
        rest(supply);
        return;
    }
    stock_take(&supply->next, supply->slots);
    edition_begin(&supply->edition, &supply->next.files, &session->own_files,
                  session->asked_lang, false);
    supply->phase = SUPPLY_READING;
}

static void
end_reading(struct supply *supply)
{
    if (supply->next.bundle)
        edition_print_problems(&supply->edition);
    bool whole = supply->edition.problems.errors == 0 && supply->edition.content;
    if (whole || !supply->next.bundle) {
        supply->phase = SUPPLY_READY;
        return;
    }
    fprintf(stderr, "anteroom run: error: %s has mistakes and is not shown\n",
            supply->next.files.path);
    bool marked = mark(supply, supply->next.bundle);
    take_health(supply);
    supply->health = supply->shown.bundle ? SLOTS_B1 : SLOTS_B2;
    supply->look_again |= marked && !supply->shown.bundle; // for the one before
    rest(supply);
}

bool
supply_step(struct supply *supply, const struct session *session)
{
    if (supply->phase == SUPPLY_VERIFYING) {
        if (!slots_step(supply->slots, SLICE_BYTES))
            begin_to_read(supply, session);
    } else if (supply->phase == SUPPLY_READING) {
        if (!edition_read_more(&supply->edition, SLICE_MS))
            end_reading(supply);
    }
    return supply->phase == SUPPLY_VERIFYING || supply->phase == SUPPLY_READING;
}

void
supply_hand_over(struct supply *supply, struct session *session, struct edition *old)
{
    assert(supply->phase == SUPPLY_READY);
    edition_move(old, &session->edition);
    edition_move(&session->edition, &supply->edition);
    struct supply_stock before = supply->shown;
    supply->shown = supply->next;
    supply->next = before;
    session->files = supply->shown.files;
    session->folder = session->files.path;
    take_health(supply);
    take_text(supply);
    supply_begin_attempt(supply);
}

void
supply_forget(struct supply *supply, struct edition *old)
{
    edition_finish(old);
    rest(supply);
}

// ---- what is told ---------------------------------------------------------------------

bool
supply_hear(struct supply *supply, struct report *report)
{
    struct arena arena = {0};
    const char *path = arena_printf(&arena, "%s/report", supply->options->run);
    struct file file = file_read(AT_FDCWD, path, REPORT_MAX_BYTES, &arena);
    bool heard = file.status == FILE_READ && report_decode(file.bytes, file.len, report);
    heard = heard && report->sequence != supply->heard;
    if (heard)
        supply->heard = report->sequence;
    arena_finish(&arena);
    return heard;
}

bool
supply_undo(struct supply *supply)
{
    if (supply->phase != SUPPLY_RESTING || slots_undo(supply->slots) != SLOTS_UNDONE)
        return false;
    supply_look(supply);
    return true;
}

void
supply_tell(const struct supply *supply, struct status *status)
{
    static const enum status_fault faults[] = {
        [SLOTS_FINE] = STATUS_FINE, [SLOTS_B1] = STATUS_B1, [SLOTS_B2] = STATUS_B2,
        [SLOTS_B3] = STATUS_B3,     [SLOTS_B4] = STATUS_B4,
    };
    const struct supply_text *text = &supply->text;
    const struct bundle *bundle = supply->shown.bundle;
    status->serial = bundle ? text->serial : NULL;
    status->made_on = bundle ? text->made_on : NULL;
    status->code = bundle ? text->code8 : NULL;
    status->signer = bundle && text->signer[0] ? text->signer : NULL;
    status->created = bundle ? bundle->manifest.created : 0;
    status->previous = text->previous[0] ? text->previous : NULL;
    status->fault = faults[supply->health];
}

void
supply_close(struct supply *supply)
{
    edition_finish(&supply->edition);
    stock_finish(&supply->shown);
    stock_finish(&supply->next);
    if (supply->slots)
        slots_finish(supply->slots);
    free(supply->slots);
}
