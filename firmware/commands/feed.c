// SPDX-License-Identifier: MIT
#include "commands/feed.h"

#include "bundle/report.h"
#include "commands/kiosk_status.h"
#include "platform/journal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { GOOD_MS = 60000 };

// ---- opening --------------------------------------------------------------------------

bool
feed_open(struct feed *feed, struct session *session, const struct options *options,
          bool drafts)
{
    struct supply *supply = &feed->supply;
    feed->on = true;
    supply_open(supply, options, drafts);
    return session_open_files(session, "run", options, &supply->shown.files);
}

// The last lines of the importer's journal.
static void
take_results(const struct feed *feed, struct kiosk *kiosk)
{
    struct journal_entry entries[STATUS_RESULTS];
    int folder = feed->supply.slots->importer_folder;
    size_t count = folder < 0 ? 0 : journal_last(folder, entries, STATUS_RESULTS);
    for (size_t i = 0; i < count; i++) {
        char *result = kiosk->status.results[i];
        const char *code = report_code_name(entries[i].code);
        if (entries[i].serial > 0)
            snprintf(result, STATUS_RESULT_BYTES, "%.4s %" PRIu64, code,
                     entries[i].serial);
        else
            snprintf(result, STATUS_RESULT_BYTES, "%.4s", code);
    }
}

static void
tell(const struct feed *feed, struct kiosk *kiosk)
{
    supply_tell(&feed->supply, &kiosk->status);
    take_results(feed, kiosk);
    kiosk->status.number++;
    kiosk->time_floor = feed->supply.slots->time_floor;
}

static void
trace_fed(const struct feed *feed, const struct kiosk *kiosk, const char *what)
{
    const struct status *status = &kiosk->status;
    kiosk_trace(kiosk, "%s serial=%s fault=B%d trying=%d", what,
                status->serial ? status->serial : "-", (int)status->fault,
                feed->supply.trying);
}

static void
begin_minute(struct feed *feed, struct kiosk *kiosk)
{
    feed->good_at_ms = feed->supply.trying ? kiosk_now(kiosk) + GOOD_MS : 0;
    kiosk->call_at_ms = feed->good_at_ms;
}

void
feed_begin(struct feed *feed, struct kiosk *kiosk)
{
    if (!feed->on)
        return;
    const char *state = feed->supply.options->state;
    const char *run = feed->supply.options->run;
    (void)mkdir(run, 0755); // whoever comes first makes it
    bool watched = waiter_watch_folder(kiosk->waiter, state);
    watched = waiter_watch_folder(kiosk->waiter, run) && watched;
    if (!watched)
        fprintf(
            stderr,
            "anteroom run: warning: updates are noticed at the next start only, as %s "
            "or %s cannot be watched (make them)\n",
            state, run);
    kiosk->starting = true;
    kiosk->hurries = true;
    kiosk_show(kiosk);
}

// What is to be shown is known: the pages, or that there are none.
static void
end_start(struct feed *feed, struct kiosk *kiosk)
{
    kiosk->starting = false;
    tell(feed, kiosk);
    kiosk_show(kiosk);
    trace_fed(feed, kiosk, "fed");
}

// ---- reports --------------------------------------------------------------------------

static enum update_news
news_of(const struct report *report)
{
    static const enum update_news codes[REPORT_CODE_COUNT] = {
        [REPORT_NONE] = UPDATE_NONE, [REPORT_OK] = UPDATE_OK, [REPORT_OK0] = UPDATE_OK0,
        [REPORT_U1] = UPDATE_U1,     [REPORT_U2] = UPDATE_U2, [REPORT_U3] = UPDATE_U3,
        [REPORT_U4] = UPDATE_U4,     [REPORT_U5] = UPDATE_U5, [REPORT_U6] = UPDATE_U6,
        [REPORT_U7] = UPDATE_U7,     [REPORT_U8] = UPDATE_U8,
    };
    static const enum update_news whys[] = {
        [REPORT_PLAIN] = UPDATE_U7,    [REPORT_NEWER] = UPDATE_NEWER,
        [REPORT_DRAFT] = UPDATE_DRAFT, [REPORT_TWICE] = UPDATE_TWICE,
        [REPORT_JUMP] = UPDATE_JUMP,
    };
    if (report->phase == REPORT_READING)
        return UPDATE_READING;
    return report->code == REPORT_U7 ? whys[report->why] : codes[report->code];
}

// Returns whether a stick is being read: nothing is there to look at before its result.
static bool
hear(struct feed *feed, struct kiosk *kiosk)
{
    struct report report;
    if (!supply_hear(&feed->supply, &report))
        return false;
    struct update_told told = {.news = news_of(&report), .percent = report.percent};
    if (report.serial > 0)
        snprintf(told.serial, sizeof told.serial, "%" PRIu64, report.serial);
    memcpy(told.code8, report.code8, sizeof told.code8);
    memcpy(told.page, report.page, sizeof told.page);
    if (report.phase == REPORT_DONE)
        tell(feed, kiosk);
    kiosk_trace(kiosk, "report code=%s percent=%u", report_code_name(report.code),
                report.percent);
    kiosk_tell_update(kiosk, &told);
    return report.phase == REPORT_READING;
}

// ---- the loop -------------------------------------------------------------------------

static void
swap(struct feed *feed, struct kiosk *kiosk)
{
    struct session *session = kiosk->session;
    struct edition old;
    while (edition_read_more(&session->edition, 0))
        continue;
    supply_hand_over(&feed->supply, session, &old);
    bool starting = kiosk->starting;
    kiosk->starting = false;
    kiosk->status.undo = STATUS_NO_UNDO;
    tell(feed, kiosk);
    kiosk_set_content(kiosk);
    supply_forget(&feed->supply, &old);
    begin_minute(feed, kiosk);
    trace_fed(feed, kiosk, starting ? "fed" : "swapped");
}

static void
undo(struct feed *feed, struct kiosk *kiosk)
{
    bool done = supply_undo(&feed->supply);
    kiosk->status.undo = done ? STATUS_UNDONE : STATUS_UNDO_FAILED;
    kiosk->status.number++;
    kiosk_show(kiosk);
}

void
feed_turn(struct feed *feed, struct kiosk *kiosk, unsigned news)
{
    struct supply *supply = &feed->supply;
    if (!feed->on)
        return;
    bool changed = (news & KIOSK_FILES) && !hear(feed, kiosk);
    if (changed || (news & KIOSK_RELOAD))
        supply_look(supply);
    if (news & KIOSK_UNDO)
        undo(feed, kiosk);
    enum slots_health health = supply->health;
    kiosk->hurries = supply_step(supply, kiosk->session);
    bool idle = !kiosk->content || kiosk->visit.state == VISIT_ATTRACT;
    if (supply->phase == SUPPLY_READY && idle)
        swap(feed, kiosk);
    else if (kiosk->starting && supply->phase == SUPPLY_RESTING)
        end_start(feed, kiosk);
    else if (supply->health != health)
        tell(feed, kiosk);
    if (feed->good_at_ms > 0 && kiosk_now(kiosk) >= feed->good_at_ms) {
        supply_note_good(supply);
        feed->good_at_ms = kiosk->call_at_ms = 0;
        kiosk_trace(kiosk, "good serial=%s", supply->text.serial);
    }
}

void
feed_end(struct feed *feed)
{
    if (feed->on)
        supply_excuse(&feed->supply);
}

void
feed_close(struct feed *feed)
{
    if (feed->on)
        supply_close(&feed->supply);
}
