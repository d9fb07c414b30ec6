// SPDX-License-Identifier: MIT
// anteroom status and anteroom rollback: what a kiosk holds and shows, for people and for
// programs, and the step back to the bundle before.
#include "commands/commands.h"

#include "base/arena.h"
#include "bundle/author.h"
#include "platform/cage.h"
#include "platform/journal.h"
#include "platform/slots.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

enum { RESULTS = 5, VERIFY_BUDGET = 1024 * 1024 };

static const struct {
    const char *code, *sentence;
} healths[] = {
    [SLOTS_FINE] = {"fine", "nothing is wrong"},
    [SLOTS_B1] = {"B1", "the newest bundle cannot be shown, an older one is (import it "
                        "again)"},
    [SLOTS_B2] = {"B2", "no bundle can be shown (import the newest one)"},
    [SLOTS_B3] = {"B3", "there is no list of trusted keys that counts (put TRUST and "
                        "TRUST.minisig into STATE/trust)"},
    [SLOTS_B4] = {"B4", "the disk cannot be read, or takes nothing any more"},
};

struct holdings {
    struct slots slots;
    struct journal_entry results[RESULTS];
    size_t result_count;
};

static void
look(struct holdings *holdings, const struct options *options)
{
    struct slots *slots = &holdings->slots;
    slots_begin(slots, options->state, options->allow_drafts);
    while (slots_step(slots, VERIFY_BUDGET))
        continue;
    holdings->result_count =
        slots->importer_folder < 0
            ? 0
            : journal_last(slots->importer_folder, holdings->results, RESULTS);
}

enum { DATE_BYTES = 16 };

// "2026-11-21", or "none".
static const char *
date_text(uint32_t date, char text[static DATE_BYTES])
{
    if (date == 0)
        snprintf(text, DATE_BYTES, "none");
    else
        snprintf(text, DATE_BYTES, "%04u-%02u-%02u", date / 10000 % 10000,
                 date / 100 % 100, date % 100);
    return text;
}

static const char *
standing_of(const struct slots *slots, size_t i)
{
    const struct slot *slot = &slots->slots[i];
    if ((int)i == slots->selection.slot)
        return "shown";
    if (!slot->valid)
        return "damaged";
    if (slot->rejected)
        return "undone";
    if (slot->serial < slots->min_ok)
        return "withdrawn";
    if (slots->facts[i].draft && !slots->drafts_allowed)
        return "draft";
    return slot->crashed ? "crashed" : "kept";
}

// ---- for people -----------------------------------------------------------------------

static void
print_slots(const struct slots *slots)
{
    char code[AUTHOR_CODE_BYTES], date[DATE_BYTES];
    printf("bundles\n");
    for (size_t i = 0; i < slots->count; i++) {
        const struct slot *slot = &slots->slots[i];
        printf("  %" PRIu64 "  %s", slot->serial, standing_of(slots, i));
        author_code(slot->hash, code);
        if (slot->valid)
            printf("  %s  code %s  %" PRIu64 " bytes",
                   date_text(slots->facts[i].created, date), code, slots->facts[i].bytes);
        printf("\n");
    }
    if (slots->count == 0)
        printf("  none\n");
}

static void
print_trust(const struct slots *slots)
{
    char code[AUTHOR_CODE_BYTES];
    if (!slots->trusted) {
        printf("trust     none\n");
        return;
    }
    author_key_code(&slots->trust.owner, code);
    printf("trust     version %" PRIu64 ", owner %s", slots->trust.version, code);
    for (size_t i = 0; i < slots->trust.desk_count; i++) {
        author_key_code(&slots->trust.desks[i], code);
        printf(", desk %s", code);
    }
    printf("\n");
}

static void
print_text(const struct holdings *holdings)
{
    const struct slots *slots = &holdings->slots;
    char date[DATE_BYTES];
    printf("health    %s: %s\n", healths[slots->health].code,
           healths[slots->health].sentence);
    print_slots(slots);
    printf("floor     %" PRIu64 "\nmin-ok    %" PRIu64 "\n", slots->floor, slots->min_ok);
    if (slots->time_floor > 0)
        printf("day       %s or later\n", date_text(slots->time_floor, date));
    print_trust(slots);
    printf("attempts  %" PRIu64 " of %d\n", slots->display.numbers[DISPLAY_ATTEMPTS],
           SLOT_MAX_ATTEMPTS);
    printf("landlock  %s\n", cage_has_landlock() ? "yes" : "no");
    printf("last results\n");
    for (size_t i = 0; i < holdings->result_count; i++) {
        const struct journal_entry *entry = &holdings->results[i];
        printf("  %" PRIu64 "  %s", entry->sequence, report_code_name(entry->code));
        if (entry->why != REPORT_PLAIN)
            printf(" %s", report_why_name(entry->why));
        if (entry->serial > 0)
            printf("  %" PRIu64 "  %s", entry->serial, entry->code8);
        printf("  %" PRIu64 " s after start %s\n", entry->up_s, entry->boot);
    }
    if (holdings->result_count == 0)
        printf("  none\n");
}

// ---- for programs ---------------------------------------------------------------------

// No text below needs escaping: all are codes, numbers and dates of our own.
static void
json_slots(const struct slots *slots)
{
    char code[AUTHOR_CODE_BYTES], date[DATE_BYTES];
    printf("  \"bundles\": [");
    for (size_t i = 0; i < slots->count; i++) {
        const struct slot *slot = &slots->slots[i];
        printf("%s\n    {\"serial\": %" PRIu64 ", \"standing\": \"%s\"", i > 0 ? "," : "",
               slot->serial, standing_of(slots, i));
        author_code(slot->hash, code);
        if (slot->valid)
            printf(", \"created\": \"%s\", \"code\": \"%s\", \"bytes\": %" PRIu64
                   ", \"min_ok\": %" PRIu64,
                   date_text(slots->facts[i].created, date), code, slots->facts[i].bytes,
                   slot->min_ok);
        printf("}");
    }
    printf("%s],\n", slots->count > 0 ? "\n  " : "");
}

static void
json_trust(const struct slots *slots)
{
    char code[AUTHOR_CODE_BYTES];
    if (!slots->trusted) {
        printf("  \"trust\": null,\n");
        return;
    }
    author_key_code(&slots->trust.owner, code);
    printf("  \"trust\": {\"version\": %" PRIu64 ", \"owner\": \"%s\", \"desks\": [",
           slots->trust.version, code);
    for (size_t i = 0; i < slots->trust.desk_count; i++) {
        author_key_code(&slots->trust.desks[i], code);
        printf("%s\"%s\"", i > 0 ? ", " : "", code);
    }
    printf("]},\n");
}

static void
json_results(const struct holdings *holdings)
{
    printf("  \"results\": [");
    for (size_t i = 0; i < holdings->result_count; i++) {
        const struct journal_entry *entry = &holdings->results[i];
        printf("%s\n    {\"sequence\": %" PRIu64 ", \"code\": \"%s\", \"why\": \"%s\", "
               "\"serial\": %" PRIu64 ", \"bundle\": \"%s\", \"boot\": \"%s\", "
               "\"up_s\": %" PRIu64 "}",
               i > 0 ? "," : "", entry->sequence, report_code_name(entry->code),
               report_why_name(entry->why), entry->serial, entry->code8, entry->boot,
               entry->up_s);
    }
    printf("%s]\n", holdings->result_count > 0 ? "\n  " : "");
}

static void
print_json(const struct holdings *holdings)
{
    const struct slots *slots = &holdings->slots;
    char date[DATE_BYTES];
    int shown = slots->selection.slot;
    printf("{\n  \"program\": \"%s\",\n  \"health\": \"%s\",\n", ANTEROOM_VERSION,
           healths[slots->health].code);
    printf("  \"shown\": %" PRIu64 ",\n",
           shown == SELECT_FACTORY ? 0 : slots->slots[shown].serial);
    json_slots(slots);
    printf("  \"floor\": %" PRIu64 ",\n  \"min_ok\": %" PRIu64
           ",\n  \"day_floor\": \"%s\",\n",
           slots->floor, slots->min_ok, date_text(slots->time_floor, date));
    json_trust(slots);
    printf("  \"attempts\": %" PRIu64 ",\n  \"can_undo\": %s,\n  \"landlock\": %s,\n",
           slots->display.numbers[DISPLAY_ATTEMPTS],
           slots_can_undo(slots) ? "true" : "false",
           cage_has_landlock() ? "true" : "false");
    json_results(holdings);
    printf("}\n");
}

// ---- the commands ---------------------------------------------------------------------

static bool
is_ready(const char *command)
{
    if (sodium_init() >= 0)
        return true;
    fprintf(stderr, "anteroom %s: error: the system gives no random numbers\n", command);
    return false;
}

int
command_status(const struct options *options)
{
    struct holdings holdings;
    if (!is_ready("status"))
        return 1;
    look(&holdings, options);
    if (options->json)
        print_json(&holdings);
    else
        print_text(&holdings);
    int code = holdings.slots.health == SLOTS_FINE ? 0 : 1;
    slots_finish(&holdings.slots);
    return code;
}

int
command_rollback(const struct options *options)
{
    struct holdings holdings;
    if (!is_ready("rollback"))
        return 1;
    look(&holdings, options);
    int shown = holdings.slots.selection.slot;
    uint64_t serial = shown == SELECT_FACTORY ? 0 : holdings.slots.slots[shown].serial;
    enum slots_undone undone = slots_undo(&holdings.slots);
    slots_finish(&holdings.slots);
    if (undone == SLOTS_UNDONE)
        printf("%" PRIu64 " is undone; the bundle before it is shown from the next visit "
               "on\n",
               serial);
    else if (undone == SLOTS_NO_OLDER)
        fputs("anteroom rollback: error: there is no bundle before this one that may be "
              "shown (import another one)\n",
              stderr);
    else
        fprintf(stderr,
                "anteroom rollback: error: %s/display cannot be written (use the user "
                "that runs the kiosk)\n",
                options->state);
    return undone == SLOTS_UNDONE ? 0 : 1;
}
