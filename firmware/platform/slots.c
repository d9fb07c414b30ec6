// SPDX-License-Identifier: MIT
#include "platform/slots.h"

#include "platform/records.h"
#include "platform/trust_file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    ENTRIES_MAX = 65536, // names looked at in STATE/slots
    SERIAL_DIGITS = 16,
    LEAST_BYTES = 4 * USTAR_BLOCK,
};

void
slots_name(uint64_t serial, char name[static SLOTS_NAME_BYTES])
{
    snprintf(name, SLOTS_NAME_BYTES, "%0*" PRIu64 ".kiosk", SERIAL_DIGITS, serial);
}

// ---- what is there --------------------------------------------------------------------

// The serial that a file's name says; 0 for other names.
static uint64_t
serial_of(const char *name)
{
    char again[SLOTS_NAME_BYTES];
    uint64_t serial = 0;
    for (size_t i = 0; i < SERIAL_DIGITS; i++) {
        if (name[i] < '0' || name[i] > '9')
            return 0;
        serial = serial * 10 + (uint64_t)(name[i] - '0');
    }
    slots_name(serial, again);
    bool ours = serial <= BUNDLE_MAX_SERIAL && strcmp(name, again) == 0;
    return ours ? serial : 0;
}

// Keeps the highest SLOTS_MAX, in order.
static void
take_name(struct slots *slots, const char *name)
{
    uint64_t serial = serial_of(name);
    size_t at = 0;
    while (at < slots->count && slots->slots[at].serial > serial)
        at++;
    if (serial == 0 || at == SLOTS_MAX)
        return;
    size_t kept = slots->count < SLOTS_MAX ? slots->count : SLOTS_MAX - 1;
    memmove(&slots->slots[at + 1], &slots->slots[at],
            (kept - at) * sizeof slots->slots[0]);
    slots->slots[at] = (struct slot){.serial = serial};
    slots->count = kept + 1;
}

static void
list(struct slots *slots)
{
    int fd = openat(slots->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *listing = fd < 0 ? NULL : fdopendir(fd);
    if (!listing && fd >= 0)
        close(fd);
    for (int seen = 0; listing && seen < ENTRIES_MAX; seen++) {
        const struct dirent *entry = readdir(listing); // NOLINT(concurrency-mt-unsafe)
        if (!entry)
            break;
        if (strlen(entry->d_name) < SLOTS_NAME_BYTES)
            take_name(slots, entry->d_name);
    }
    if (listing)
        closedir(listing);
    for (size_t i = 0; i < slots->count; i++)
        slots_name(slots->slots[i].serial, slots->facts[i].name);
}

static int
open_folder(int parent, const char *name)
{
    return openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

// Whether the disk takes nothing any more. Not to be allowed to write is no fault.
static bool
is_read_only(int folder)
{
    return folder >= 0 && faccessat(folder, ".", W_OK, 0) != 0 && errno == EROFS;
}

void
slots_begin(struct slots *slots, const char *state, bool drafts)
{
    *slots = (struct slots){
        .folder = -1,
        .trust_folder = -1,
        .importer_folder = -1,
        .display_folder = -1,
        .drafts_allowed = drafts,
        .chosen = sealed_none(),
        .reading = sealed_none(),
        .selection = {.slot = SELECT_FACTORY},
    };
    int root = open(state, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    slots->storage_fault = root < 0;
    if (root < 0)
        return;
    slots->folder = open_folder(root, "slots");
    slots->storage_fault = slots->folder < 0 && errno != ENOENT;
    slots->trust_folder = open_folder(root, "trust");
    slots->importer_folder = open_folder(root, "state");
    slots->display_folder = open_folder(root, "display");
    slots->storage_fault |= is_read_only(slots->display_folder);
    close(root);
    slots->importer_half = slots->importer_folder >= 0 &&
                           records_read(slots->importer_folder, STATE_IMPORTER,
                                        &slots->importer) == RECORDS_HALF;
    slots->display_half =
        slots->display_folder >= 0 && records_read(slots->display_folder, STATE_DISPLAY,
                                                   &slots->display) == RECORDS_HALF;
    slots->trusted =
        slots->trust_folder >= 0 &&
        trust_file_read(slots->trust_folder, slots->importer.numbers[IMPORTER_TRUST],
                        &slots->trust);
    if (slots->folder >= 0 && slots->trusted)
        list(slots);
}

// ---- verifying one --------------------------------------------------------------------

// Begins to copy a slot's file; false when it is none.
static bool
open_slot(struct slots *slots)
{
    struct stat facts;
    int fd = openat(slots->folder, slots->facts[slots->next].name,
                    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0)
        return false;
    if (fstat(fd, &facts) != 0 || !S_ISREG(facts.st_mode) ||
        facts.st_size < LEAST_BYTES || facts.st_size > BUNDLE_MAX_BYTES) {
        close(fd);
        return false;
    }
    return sealed_begin(&slots->reading, fd, (uint64_t)facts.st_size);
}

static void
close_slot(struct slots *slots)
{
    sealed_finish(&slots->reading);
    free(slots->candidate);
    slots->candidate = NULL;
    slots->verifying = false;
}

static void
next_slot(struct slots *slots)
{
    close_slot(slots);
    slots->next++;
}

// The head is judged as that of a bundle that may bring a list, then as one whose list was
// taken before.
static bool
begin_to_verify(struct slots *slots)
{
    const struct sealed *copy = &slots->reading;
    size_t head =
        copy->len < BUNDLE_MAX_HEAD_BYTES ? (size_t)copy->len : BUNDLE_MAX_HEAD_BYTES;
    struct bundle *bundle = calloc(1, sizeof *bundle);
    if (!bundle)
        return false;
    slots->candidate = bundle;
    enum verdict verdict = verify_head(copy->bytes, head, &slots->trust, bundle);
    if (verdict == VERDICT_UNSIGNED)
        verdict = verify_installed_head(copy->bytes, head, &slots->trust, bundle);
    if (verdict != VERDICT_GOOD ||
        bundle->manifest.serial != slots->slots[slots->next].serial)
        return false;
    slots->verify = verify_begin(bundle, copy->bytes, copy->len);
    slots->verifying = true;
    return true;
}

static bool
is_hash(const uint8_t *hash, const uint8_t *other)
{
    return memcmp(hash, other, HASH_BYTES) == 0;
}

static void
note(struct slots *slots)
{
    const struct manifest *manifest = &slots->candidate->manifest;
    struct slot *slot = &slots->slots[slots->next];
    struct slots_facts *facts = &slots->facts[slots->next];
    const struct state *display = &slots->display;
    slot->valid = true;
    slot->min_ok = manifest->min_ok;
    memcpy(slot->hash, slots->candidate->hash, HASH_BYTES);
    slot->rejected = is_hash(slot->hash, display->hashes[DISPLAY_REJECTED]);
    slot->crashed = display->numbers[DISPLAY_ATTEMPTS] >= SLOT_MAX_ATTEMPTS &&
                    is_hash(slot->hash, display->hashes[DISPLAY_TRIED]) &&
                    !is_hash(slot->hash, display->hashes[DISPLAY_GOOD]);
    if (manifest->draft && !slots->drafts_allowed)
        slot->crashed = true;
    facts->created = manifest->created;
    facts->bytes = slots->candidate->bytes;
    facts->desk = slots->candidate->desk;
    facts->draft = manifest->draft;
}

// The first that may be shown is the one, unless another asks for a higher min-ok.
static void
keep_or_close(struct slots *slots)
{
    const struct slot *slot = &slots->slots[slots->next];
    if (!slots->bundle && !slot->crashed && !slot->rejected) {
        slots->chosen = slots->reading;
        slots->bundle = slots->candidate;
        slots->reading = sealed_none();
        slots->candidate = NULL;
    }
    next_slot(slots);
}

static void
drop_chosen(struct slots *slots)
{
    sealed_finish(&slots->chosen);
    free(slots->bundle);
    slots->bundle = NULL;
}

// The list counts from now on, so whoever signed the others is asked anew.
static void
take_brought_list(struct slots *slots)
{
    const struct trust_papers *papers = &slots->candidate->papers;
    slots->trust = slots->candidate->trust;
    slots->brought = true;
    memcpy(slots->papers.text, papers->text, papers->len);
    slots->papers.len = papers->len;
    memcpy(slots->papers.signature, papers->signature, papers->signature_len);
    slots->papers.signature_len = papers->signature_len;
    close_slot(slots);
    drop_chosen(slots);
    for (size_t i = 0; i < slots->count; i++) {
        slots->slots[i] = (struct slot){.serial = slots->slots[i].serial};
        slots->facts[i] = (struct slots_facts){0};
        slots_name(slots->slots[i].serial, slots->facts[i].name);
    }
    slots->next = 0;
}

static void
step_slot(struct slots *slots, uint64_t budget)
{
    enum verdict verdict = VERDICT_MORE;
    if (slots->verifying) {
        verdict = verify_step(&slots->verify, budget);
    } else if (slots->reading.fd < 0) {
        verdict = open_slot(slots) ? VERDICT_MORE : VERDICT_DAMAGED;
    } else {
        enum sealed_status status = sealed_step(&slots->reading, budget);
        if (status == SEALED_FAILED || (status == SEALED_DONE && !begin_to_verify(slots)))
            verdict = VERDICT_DAMAGED;
    }
    if (verdict == VERDICT_GOOD && slots->candidate->brings_trust) {
        take_brought_list(slots);
    } else if (verdict == VERDICT_GOOD) {
        note(slots);
        keep_or_close(slots);
    } else if (verdict != VERDICT_MORE) {
        next_slot(slots);
    }
}

// ---- all of them ----------------------------------------------------------------------

static enum slots_health
judge_health(const struct slots *slots)
{
    if (slots->storage_fault)
        return SLOTS_B4;
    if (!slots->trusted)
        return SLOTS_B3;
    if (slots->selection.slot == SELECT_FACTORY)
        return slots->count > 0 || slots->floor > 0 ? SLOTS_B2 : SLOTS_FINE;
    return slots->selection.degraded ? SLOTS_B1 : SLOTS_FINE;
}

static void
judge(struct slots *slots)
{
    const uint64_t *numbers = slots->importer.numbers;
    slots->floor = select_floor(slots->slots, slots->count, numbers[IMPORTER_FLOOR]);
    slots->min_ok = select_min_ok(slots->slots, slots->count, numbers[IMPORTER_MIN_OK]);
    slots->selection = select_current(slots->slots, slots->count, slots->min_ok);
    slots->time_floor = (uint32_t)numbers[IMPORTER_TIME_FLOOR];
    for (size_t i = 0; i < slots->count; i++)
        if (slots->facts[i].created > slots->time_floor)
            slots->time_floor = slots->facts[i].created;
    // what is held is the first that may be shown, but it may be below min-ok
    if (slots->selection.slot == SELECT_FACTORY)
        drop_chosen(slots);
    slots->health = judge_health(slots);
}

bool
slots_step(struct slots *slots, uint64_t budget)
{
    if (slots->next < slots->count)
        step_slot(slots, budget);
    if (slots->next < slots->count)
        return true;
    if (!slots->judged)
        judge(slots);
    slots->judged = true;
    return false;
}

void
slots_take(struct slots *slots, struct sealed *bytes, struct bundle **bundle)
{
    *bytes = slots->chosen;
    *bundle = slots->bundle;
    slots->chosen = sealed_none();
    slots->bundle = NULL;
}

static void
close_folder(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

void
slots_finish(struct slots *slots)
{
    close_slot(slots);
    drop_chosen(slots);
    close_folder(&slots->folder);
    close_folder(&slots->trust_folder);
    close_folder(&slots->importer_folder);
    close_folder(&slots->display_folder);
}

// ---- writing --------------------------------------------------------------------------

static bool
is_undone(const struct slots *slots, size_t i)
{
    return slots->slots[i].valid && slots->slots[i].rejected;
}

// One bundle can be marked, so nothing more is undone while a marked one is there.
bool
slots_can_undo(const struct slots *slots)
{
    bool older = false;
    for (size_t i = 0; i < slots->count; i++) {
        const struct slot *slot = &slots->slots[i];
        if (is_undone(slots, i))
            return false;
        older |= (int)i > slots->selection.slot && slot->valid && !slot->crashed &&
                 slot->serial >= slots->min_ok;
    }
    return older && slots->selection.slot != SELECT_FACTORY;
}

enum slots_undone
slots_undo(struct slots *slots)
{
    if (!slots_can_undo(slots))
        return SLOTS_NO_OLDER;
    const struct slot *slot = &slots->slots[slots->selection.slot];
    memcpy(slots->display.hashes[DISPLAY_REJECTED], slot->hash, HASH_BYTES);
    bool written = slots->display_folder >= 0 &&
                   records_write(slots->display_folder, STATE_DISPLAY, &slots->display);
    return written ? SLOTS_UNDONE : SLOTS_NOT_WRITTEN;
}

bool
slots_settle(struct slots *slots)
{
    struct trust_papers papers = {
        .text = slots->papers.text,
        .len = slots->papers.len,
        .signature = slots->papers.signature,
        .signature_len = slots->papers.signature_len,
    };
    if (slots->brought) {
        if (!trust_file_write(slots->trust_folder, &papers, &slots->trust))
            return false;
        slots->importer.numbers[IMPORTER_TRUST] = slots->trust.version;
        slots->brought = false;
    } else if (!slots->importer_half) {
        return true;
    }
    slots->importer_half = false;
    return records_write(slots->importer_folder, STATE_IMPORTER, &slots->importer);
}
