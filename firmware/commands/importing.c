// SPDX-License-Identifier: MIT
#include "commands/importing.h"

#include "base/clock.h"
#include "bundle/author.h"
#include "commands/preflight.h"
#include "commands/session.h"
#include "platform/cage.h"
#include "platform/journal.h"
#include "platform/records.h"
#include "platform/report_file.h"
#include "platform/trust_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { VERIFY_BUDGET = 1024 * 1024 };

// ---- telling --------------------------------------------------------------------------

static void
tell(struct importing *importing)
{
    if (importing->run_folder < 0)
        return;
    importing->report.sequence++;
    // a full RUN is no reason not to import
    (void)!report_file_write(importing->run_folder, &importing->report);
}

// The reason why it ends here. Always false.
static bool
stop(struct importing *importing, enum report_code code, enum report_why why)
{
    importing->report.code = code;
    importing->report.why = why;
    return false;
}

static bool
stop_storage(struct importing *importing)
{
    return stop(importing, REPORT_U8, REPORT_PLAIN);
}

// Once the signature is known to be good.
static void
introduce(struct importing *importing, const struct bundle *bundle)
{
    struct report *report = &importing->report;
    report->serial = bundle->manifest.serial;
    report->created = bundle->manifest.created;
    author_code(bundle->hash, report->code8);
}

static void
open_run(struct importing *importing)
{
    const char *run = importing->options->run;
    struct report last;
    (void)mkdir(run, 0755);
    importing->run_folder = open(run, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (importing->run_folder >= 0 && report_file_read(importing->run_folder, &last))
        importing->report.sequence = last.sequence;
}

// ---- what the kiosk holds -------------------------------------------------------------

// Makes the folders that are not there yet, and takes the lock: one import at a time.
static bool
open_state(struct importing *importing)
{
    static const char *const names[] = {"slots", "state", "display"};
    int root = open(importing->options->state, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool made = root >= 0;
    for (size_t i = 0; made && i < COUNT_OF(names); i++)
        made = mkdirat(root, names[i], 0770) == 0 || errno == EEXIST;
    importing->lock =
        made ? openat(root, names[0], O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
             : -1;
    if (root >= 0)
        close(root);
    int failed = importing->lock < 0 ? 0 : -1;
    while (failed != 0) {
        failed = flock(importing->lock, LOCK_EX);
        if (failed != 0 && errno != EINTR)
            return false;
    }
    return importing->lock >= 0;
}

// Deletes bundles that are not kept; what cannot be deleted stays, and is not shown.
static void
keep_only(struct slots *slots, const bool keep[static SLOTS_MAX])
{
    for (size_t i = 0; i < slots->count; i++)
        if (!keep[i])
            (void)unlinkat(slots->folder, slots->facts[i].name, 0);
}

// After a power cut there may be one more than the two that are kept.
static void
tidy_slots(struct slots *slots)
{
    bool keep[SLOTS_MAX] = {false};
    size_t kept = 0;
    if (slots->count <= 2)
        return;
    for (size_t i = 0; i < slots->count; i++) {
        bool shown = (int)i == slots->selection.slot;
        keep[i] = shown || (kept == 0 && slots->slots[i].valid);
        kept += keep[i] && !shown;
    }
    keep_only(slots, keep);
}

static bool
look_at_slots(struct importing *importing)
{
    struct slots *slots = &importing->slots;
    const struct options *options = importing->options;
    bool opened = open_state(importing);
    slots_begin(slots, options->state, options->allow_drafts);
    if (!opened || slots->folder < 0 || slots->storage_fault || !slots->trusted)
        return stop_storage(importing);
    incoming_tidy(slots->folder);
    while (slots_step(slots, VERIFY_BUDGET))
        continue;
    if (!slots_settle(slots))
        return stop_storage(importing);
    tidy_slots(slots);
    return true;
}

// ---- what is on the stick -------------------------------------------------------------

static bool
stop_stick(struct importing *importing)
{
    bool pulled = importing->stick.status == STICK_PULLED;
    return stop(importing, pulled ? REPORT_U5 : REPORT_U6, REPORT_PLAIN);
}

// Whether it is installed, or was the last one to be.
static bool
is_known(const struct slots *slots, const struct bundle *bundle)
{
    const uint8_t *last = slots->importer.hashes[IMPORTER_FLOOR_HASH];
    bool known = memcmp(last, bundle->hash, HASH_BYTES) == 0;
    for (size_t i = 0; i < slots->count; i++)
        known |= slots->slots[i].valid &&
                 memcmp(slots->slots[i].hash, bundle->hash, HASH_BYTES) == 0;
    return known;
}

// A bundle that has brought the list of today once is still good; no other may bring it
// again.
static enum verdict
judge_head(const struct slots *slots, const uint8_t *bytes, size_t len,
           struct bundle *bundle)
{
    enum verdict verdict = verify_head(bytes, len, &slots->trust, bundle);
    if (verdict == VERDICT_UNSIGNED &&
        verify_installed_head(bytes, len, &slots->trust, bundle) == VERDICT_GOOD &&
        is_known(slots, bundle))
        verdict = VERDICT_GOOD;
    return verdict;
}

// Reads the first bytes of one file and judges them.
static bool
look_at_head(struct importing *importing, size_t i)
{
    struct choice_candidate *candidate = &importing->candidates[i];
    uint64_t size = importing->stick.sizes[i];
    *candidate = (struct choice_candidate){.verdict = VERDICT_DAMAGED, .readable = true};
    if (size < USTAR_BLOCK || size > BUNDLE_MAX_BYTES)
        return true;
    size_t most = size < BUNDLE_MAX_HEAD_BYTES ? (size_t)size : BUNDLE_MAX_HEAD_BYTES;
    importing->heads[i] = arena_alloc(&importing->arena, most);
    struct bundle *bundle = arena_alloc(&importing->arena, sizeof *bundle);
    ssize_t got = stick_read(&importing->stick, i, importing->heads[i], most);
    if (got < 0)
        return stop_stick(importing);
    importing->bundles[i] = bundle;
    importing->head_bytes[i] = (size_t)got;
    candidate->verdict =
        judge_head(&importing->slots, importing->heads[i], (size_t)got, bundle);
    if (candidate->verdict != VERDICT_GOOD)
        return true;
    candidate->whole = bundle->bytes == size;
    candidate->serial = bundle->manifest.serial;
    memcpy(candidate->hash, bundle->hash, HASH_BYTES);
    return true;
}

static bool
look_at_stick(struct importing *importing)
{
    struct stick *stick = &importing->stick;
    if (stick_list(stick) != STICK_GOOD)
        return stop_stick(importing);
    importing->count = stick->count;
    for (size_t i = 0; i < importing->count; i++)
        if (!look_at_head(importing, i))
            return false;
    struct choice choice = choice_of(importing->candidates, importing->count);
    importing->chosen = choice.candidate;
    if (choice.candidate != CHOICE_NONE)
        introduce(importing, importing->bundles[choice.candidate]);
    if (choice.code != REPORT_NONE)
        return stop(importing, choice.code, choice.why);
    return true;
}

// ---- whether it may come in -----------------------------------------------------------

static uint64_t
smaller(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

static bool
is_still_trusted(const struct trust *trust, const struct public_key *desk)
{
    const struct public_key *listed = trust_desk(trust, desk->id);
    return listed && memcmp(listed, desk, sizeof *desk) == 0;
}

// What is remembered, and the slots as they count, once this bundle's list is in force: a
// list that resets the floor takes it down, and with it go the bundles of lost keys.
struct standing {
    uint64_t floor, min_ok;
    struct slot slots[SLOTS_MAX];
};

static struct standing
standing_under(const struct slots *slots, const struct bundle *bundle)
{
    struct standing standing = {
        .floor = slots->importer.numbers[IMPORTER_FLOOR],
        .min_ok = slots->importer.numbers[IMPORTER_MIN_OK],
    };
    uint64_t reset = bundle->brings_trust ? bundle->trust.floor_reset : 0;
    memcpy(standing.slots, slots->slots, sizeof standing.slots);
    for (size_t i = 0; i < slots->count; i++)
        standing.slots[i].valid &=
            is_still_trusted(&bundle->trust, &slots->facts[i].desk);
    // a list that resets nothing forgets nothing
    const struct slot *counted = reset > 0 ? standing.slots : slots->slots;
    if (reset > 0) {
        standing.floor = smaller(standing.floor, reset);
        standing.min_ok = smaller(standing.min_ok, reset);
    }
    standing.floor = select_floor(counted, slots->count, standing.floor);
    standing.min_ok = select_min_ok(counted, slots->count, standing.min_ok);
    return standing;
}

static bool
admit(struct importing *importing)
{
    const struct slots *slots = &importing->slots;
    const struct bundle *bundle = importing->bundles[importing->chosen];
    struct standing standing = standing_under(slots, bundle);
    struct admission_floor floor = {.serial = standing.floor};
    memcpy(floor.hash, slots->importer.hashes[IMPORTER_FLOOR_HASH], HASH_BYTES);
    for (size_t i = 0; i < slots->count; i++) {
        const struct slot *slot = &standing.slots[i];
        if (slot->serial != floor.serial || !slot->valid)
            continue;
        memcpy(floor.hash, slot->hash, HASH_BYTES);
        floor.held = slot->serial >= standing.min_ok;
    }
    if (bundle->manifest.draft && !importing->options->allow_drafts)
        return stop(importing, REPORT_U7, REPORT_DRAFT);
    struct choice choice = choice_admitted(
        importing->chosen, select_admit(bundle->manifest.serial, bundle->hash, &floor));
    if (choice.code != REPORT_NONE)
        return stop(importing, choice.code, choice.why);
    return true;
}

// ---- the copy -------------------------------------------------------------------------

static void
tell_progress(struct importing *importing, uint64_t bytes)
{
    unsigned percent = (unsigned)(importing->incoming.len * 100 / bytes);
    if (percent == importing->report.percent)
        return;
    importing->report.percent = percent;
    tell(importing);
}

// Each byte of the stick is read once, into our own file.
static bool
copy_stick(struct importing *importing)
{
    size_t file = (size_t)importing->chosen;
    uint64_t bytes = importing->bundles[file]->bytes;
    struct incoming *incoming = &importing->incoming;
    uint8_t piece[STICK_PIECE];
    if (!incoming_add(incoming, importing->heads[file], importing->head_bytes[file]))
        return stop_storage(importing);
    while (incoming->len < bytes) {
        uint64_t left = bytes - incoming->len;
        size_t most = left < sizeof piece ? (size_t)left : sizeof piece;
        ssize_t got = stick_read(&importing->stick, file, piece, most);
        if (got <= 0)
            return stop_stick(importing); // or it is shorter than it said
        if (!incoming_add(incoming, piece, (size_t)got))
            return stop_storage(importing);
        tell_progress(importing, bytes);
    }
    if (stick_read(&importing->stick, file, piece, 1) != 0)
        return stop_stick(importing); // or it is longer than it said
    stick_close(&importing->stick);
    return true;
}

static bool
verify_copy(struct importing *importing)
{
    struct sealed *copy = &importing->copy;
    struct bundle *bundle = importing->bundle;
    size_t head =
        copy->len < BUNDLE_MAX_HEAD_BYTES ? (size_t)copy->len : BUNDLE_MAX_HEAD_BYTES;
    enum verdict verdict = judge_head(&importing->slots, copy->bytes, head, bundle);
    bool same = memcmp(bundle->hash, importing->bundles[importing->chosen]->hash,
                       HASH_BYTES) == 0;
    if (verdict == VERDICT_GOOD && same) {
        struct verify verify = verify_begin(bundle, copy->bytes, copy->len);
        do
            verdict = verify_step(&verify, VERIFY_BUDGET);
        while (verdict == VERDICT_MORE);
    }
    if (verdict != VERDICT_GOOD || !same)
        return stop(importing, REPORT_U6, REPORT_PLAIN);
    return true;
}

// What lies on our disk is read again, into memory that cannot change, and verified there.
static bool
bring_in(struct importing *importing)
{
    struct incoming *incoming = &importing->incoming;
    uint64_t bytes = importing->bundles[importing->chosen]->bytes;
    importing->bundle = arena_alloc(&importing->arena, sizeof *importing->bundle);
    if (!incoming_begin(incoming, importing->slots.folder, bytes))
        return stop_storage(importing);
    importing->report.phase = REPORT_READING;
    tell(importing);
    if (!copy_stick(importing))
        return false;
    if (!incoming_read_back(incoming, &importing->copy))
        return stop_storage(importing);
    enum sealed_status status = SEALED_MORE;
    while (status == SEALED_MORE)
        status = sealed_step(&importing->copy, VERIFY_BUDGET);
    if (status != SEALED_DONE || !sealed_holds(&importing->copy) ||
        !incoming_holds(incoming, &importing->copy))
        return stop_storage(importing);
    return verify_copy(importing);
}

static bool
check_content(struct importing *importing)
{
    const struct preflight preflight = {
        .options = importing->options,
        .bundle = importing->bundle,
        .bytes = &importing->copy,
        .deadline_ms = importing->options->deadline_ms < PREFLIGHT_MS
                           ? importing->options->deadline_ms
                           : PREFLIGHT_MS,
    };
    if (preflight_run(&preflight, importing->report.page))
        return true;
    return stop(importing, REPORT_U7, REPORT_PLAIN);
}

// ---- the slot -------------------------------------------------------------------------

static struct state
remember(const struct slots *slots, const struct bundle *bundle)
{
    struct state state = slots->importer;
    struct standing standing = standing_under(slots, bundle);
    const struct manifest *manifest = &bundle->manifest;
    state.numbers[IMPORTER_FLOOR] = manifest->serial;
    state.numbers[IMPORTER_MIN_OK] =
        manifest->min_ok > standing.min_ok ? manifest->min_ok : standing.min_ok;
    if (state.numbers[IMPORTER_TIME_FLOOR] < manifest->created)
        state.numbers[IMPORTER_TIME_FLOOR] = manifest->created;
    memcpy(state.hashes[IMPORTER_FLOOR_HASH], bundle->hash, HASH_BYTES);
    return state;
}

// The list that came along. The slot carries it as well, so what fails here is made up for
// at the next import (slots_settle).
static void
take_trust(struct slots *slots, const struct bundle *bundle, struct state *state)
{
    if (!bundle->brings_trust ||
        !trust_file_write(slots->trust_folder, &bundle->papers, &bundle->trust))
        return;
    state->numbers[IMPORTER_TRUST] = bundle->trust.version;
    (void)!records_write(slots->importer_folder, STATE_IMPORTER, state);
}

// The new one is kept, and the one that was shown, if it still counts.
static void
drop_older(struct slots *slots, const struct bundle *bundle)
{
    bool keep[SLOTS_MAX] = {false};
    for (size_t i = 0; i < slots->count; i++)
        keep[i] = slots->slots[i].serial == bundle->manifest.serial ||
                  ((int)i == slots->selection.slot &&
                   is_still_trusted(&bundle->trust, &slots->facts[i].desk));
    keep_only(slots, keep);
}

static bool
install(struct importing *importing)
{
    struct slots *slots = &importing->slots;
    const struct bundle *bundle = importing->bundle;
    struct state state = remember(slots, bundle);
    if (!incoming_install(&importing->incoming, bundle->manifest.serial))
        return stop_storage(importing);
    if (!records_write(slots->importer_folder, STATE_IMPORTER, &state)) {
        char name[SLOTS_NAME_BYTES];
        slots_name(bundle->manifest.serial, name);
        (void)unlinkat(slots->folder, name, 0);
        (void)fsync(slots->folder);
        return stop_storage(importing);
    }
    take_trust(slots, bundle, &state);
    drop_older(slots, bundle);
    return stop(importing, REPORT_OK, REPORT_PLAIN);
}

// ---- all of it ------------------------------------------------------------------------

static void
note_in_journal(struct importing *importing)
{
    const struct report *report = &importing->report;
    struct journal_entry entry = {
        .code = report->code,
        .why = report->why,
        .serial = report->serial,
    };
    memcpy(entry.code8, report->code8, sizeof entry.code8);
    if (importing->slots.importer_folder >= 0)
        (void)!journal_add(importing->slots.importer_folder, &entry);
}

// A stick that was in all the time while the kiosk was started is nothing new to anybody.
static bool
was_left_in(const struct importing *importing)
{
    enum { START_S = 90 };
    return importing->report.code == REPORT_OK0 && importing->report.sequence == 0 &&
           clock_up_s() < START_S;
}

// The process that reads the stick is started before the cage is closed around this one.
static void
open_stick(struct importing *importing)
{
    const struct options *options = importing->options;
    char assets[PATH_MAX] = "/nowhere";
    unsigned stall_ms =
        options->deadline_ms < STICK_STALL_MS ? options->deadline_ms : STICK_STALL_MS;
    unsigned whole_ms =
        options->deadline_ms < STICK_WHOLE_MS ? options->deadline_ms : STICK_WHOLE_MS;
    stick_open(&importing->stick, options->folder, stall_ms, whole_ms);
    (void)!session_find_assets(assets, sizeof assets);
    const char *const write[] = {options->state, options->run, NULL};
    const char *const read[] = {assets, "/proc", NULL};
    cage_folders(write, read);
}

void
importing_run(struct importing *importing, const struct options *options)
{
    *importing = (struct importing){
        .options = options,
        .run_folder = -1,
        .lock = -1,
        .chosen = CHOICE_NONE,
        .incoming = {.fd = -1},
        .copy = sealed_none(),
        .stick = {.reader = -1, .ask = -1, .answer = -1},
    };
    open_run(importing);
    if (look_at_slots(importing)) {
        open_stick(importing);
        bool good = look_at_stick(importing) && admit(importing) && bring_in(importing) &&
                    check_content(importing);
        if (good)
            (void)install(importing);
        incoming_drop(&importing->incoming);
        stick_close(&importing->stick);
    }
    importing->report.phase = REPORT_DONE;
    if (!was_left_in(importing))
        tell(importing);
    note_in_journal(importing);
}

void
importing_finish(struct importing *importing)
{
    sealed_finish(&importing->copy);
    slots_finish(&importing->slots);
    if (importing->run_folder >= 0)
        close(importing->run_folder);
    if (importing->lock >= 0)
        close(importing->lock);
    arena_finish(&importing->arena);
}
