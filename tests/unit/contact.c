// SPDX-License-Identifier: MIT
// Contacts: every tap rule by a trace of what fingers do, then a thousand taps of an
// unsteady hand.
#include "visit/contact.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

// 10 px a mm: 4 mm of slop are 40 px.
static const struct panel panel = {"test", 1000, 800, 100, 80, 500};

// Two buttons with a gap of 1.2 mm, and one far away.
static const struct target targets[] = {
    {.hit = {100, 100, 200, 150}, .action = ACTION_PAGE},
    {.hit = {312, 100, 200, 150}, .action = ACTION_HOME},
    {.hit = {700, 600, 200, 150}, .action = ACTION_HELP},
};
static const struct screen screen = {1000, 800, .targets = targets, .target_count = 3};

enum { D = CONTACT_DOWN, M = CONTACT_MOVE, U = CONTACT_UP, C = CONTACT_CANCEL };
enum { SCREEN_CHANGED = 100, FORGET, SETTLE }; // steps of a trace that are not contacts

struct touch {
    int phase; // enum contact_phase, or one of the above
    int finger;
    int x, y;
    uint64_t time_ms;
    enum contact_result result;
    int target; // for PRESSED and TAP
};

struct trace {
    const char *name;
    bool steady;
    bool mouse;
    bool time_unknown;
    struct touch touch[14];
};

static const struct trace traces[] = {
    {"a tap acts on up", .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
                                   {U, 1, 200, 170, 1080, CONTACT_TAP, 0}}},
    {"up within 4 mm of the target still counts",
     .touch = {{D, 1, 101, 101, 1000, CONTACT_PRESSED, 0},
               {U, 1, 61, 61, 1080, CONTACT_TAP, 0}}},
    {"up 4.1 mm away does not", .touch = {{D, 1, 101, 101, 1000, CONTACT_PRESSED, 0},
                                          {M, 1, 59, 101, 1040, CONTACT_RELEASED, -1},
                                          {U, 1, 59, 101, 1080, CONTACT_INPUT, -1}}},
    {"down must be inside the hit box",
     .touch = {{D, 1, 98, 120, 1000, CONTACT_NOTHING, -1},
               {M, 1, 150, 150, 1040, CONTACT_NOTHING, -1},
               {U, 1, 150, 150, 1080, CONTACT_TAP_OUTSIDE, -1}}},
    {"the target the finger came down on wins over a neighbour within the slop",
     .touch = {{D, 1, 295, 150, 1000, CONTACT_PRESSED, 0},
               {M, 1, 320, 150, 1040, CONTACT_NOTHING, -1},
               {U, 1, 320, 150, 1080, CONTACT_TAP, 0}}},
    {"sliding off releases, sliding onto another presses nothing",
     .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
               {M, 1, 400, 170, 1050, CONTACT_RELEASED, -1},
               {U, 1, 400, 170, 1100, CONTACT_INPUT, -1}}},
    {"sliding back presses again", .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
                                             {M, 1, 400, 170, 1050, CONTACT_RELEASED, -1},
                                             {M, 1, 210, 170, 1100, CONTACT_PRESSED, 0},
                                             {U, 1, 210, 170, 1150, CONTACT_TAP, 0}}},
    {"an up far off without a move between cancels too",
     .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
               {U, 1, 800, 700, 1100, CONTACT_INPUT, -1}}},
    {"29 ms are a ghost", .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
                                    {U, 1, 200, 170, 1029, CONTACT_RELEASED, -1},
                                    {D, 1, 600, 500, 2000, CONTACT_NOTHING, -1},
                                    {U, 1, 600, 500, 2029, CONTACT_NOTHING, -1}}},
    {"30 ms are a tap", .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
                                  {U, 1, 200, 170, 1030, CONTACT_TAP, 0}}},
    {"a mouse may be quicker", .mouse = true,
     .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
               {U, 1, 200, 170, 1001, CONTACT_TAP, 0}}},
    {"unknown times are not measured", .time_unknown = true,
     .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
               {U, 1, 200, 170, 1000, CONTACT_TAP, 0}}},
    {"Steady touch wants 150 ms", .steady = true,
     .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
               {U, 1, 200, 170, 1149, CONTACT_RELEASED, -1},
               {D, 1, 200, 170, 2000, CONTACT_PRESSED, 0},
               {U, 1, 200, 170, 2150, CONTACT_TAP, 0}}},
    {"Steady touch forgives 6 mm", .steady = true,
     .touch = {{D, 1, 110, 150, 1000, CONTACT_PRESSED, 0},
               {U, 1, 41, 150, 1200, CONTACT_TAP, 0}}},
    {"Steady touch locks for 800 ms", .steady = true,
     .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
               {U, 1, 200, 170, 1200, CONTACT_TAP, 0},
               {D, 1, 200, 170, 1999, CONTACT_NOTHING, -1},
               {U, 1, 200, 170, 2199, CONTACT_INPUT, -1},
               {D, 1, 200, 170, 2200, CONTACT_PRESSED, 0}}},
    {"a long press is a tap", .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
                                        {U, 1, 200, 170, 10900, CONTACT_TAP, 0}}},
    {"a bounce within the lock-out does nothing, on any target",
     .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
               {U, 1, 200, 170, 1080, CONTACT_TAP, 0},
               {D, 1, 800, 650, 1200, CONTACT_NOTHING, -1},
               {U, 1, 800, 650, 1500, CONTACT_INPUT, -1}}},
    {"350 ms later the next tap counts",
     .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
               {U, 1, 200, 170, 1080, CONTACT_TAP, 0},
               {D, 1, 200, 170, 1429, CONTACT_NOTHING, -1},
               {C, 1, 200, 170, 1429, CONTACT_NOTHING, -1},
               {D, 1, 200, 170, 1430, CONTACT_PRESSED, 0}}},
    {"a second finger means nothing for its whole life",
     .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
               {D, 2, 800, 650, 1050, CONTACT_NOTHING, -1},
               {U, 1, 200, 170, 1100, CONTACT_TAP, 0},
               {M, 2, 210, 170, 1900, CONTACT_NOTHING, -1},
               {U, 2, 210, 170, 2000, CONTACT_NOTHING, -1}}},
    {"a resting palm does not stop the next taps, nor after a screen change",
     .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
               {D, 2, 800, 650, 1050, CONTACT_NOTHING, -1},
               {U, 1, 200, 170, 1100, CONTACT_TAP, 0},
               {SCREEN_CHANGED, .time_ms = 1100},
               {D, 3, 400, 170, 1500, CONTACT_PRESSED, 1},
               {U, 3, 400, 170, 1600, CONTACT_TAP, 1}}},
    {"a pinch does nothing", .touch = {{D, 1, 550, 400, 1000, CONTACT_NOTHING, -1},
                                       {D, 2, 560, 400, 1000, CONTACT_NOTHING, -1},
                                       {M, 1, 200, 170, 1100, CONTACT_NOTHING, -1},
                                       {M, 2, 800, 650, 1100, CONTACT_NOTHING, -1},
                                       {U, 2, 800, 650, 1200, CONTACT_NOTHING, -1},
                                       {U, 1, 200, 170, 1200, CONTACT_TAP_OUTSIDE, -1}}},
    {"dirt that lies 10 s gives way to a finger",
     .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
               {M, 1, 205, 170, 3000, CONTACT_NOTHING,
                -1}, // trembles by half a millimetre
               {D, 2, 400, 170, 10999, CONTACT_NOTHING, -1},
               {U, 2, 400, 170, 11100, CONTACT_RELEASED, -1},
               {D, 3, 400, 170, 11200, CONTACT_PRESSED, 1},
               {U, 3, 400, 170, 11300, CONTACT_TAP, 1},
               {U, 1, 200, 170, 12000, CONTACT_NOTHING, -1}}},
    {"a finger that moves keeps its place",
     .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
               {M, 1, 240, 170, 10000, CONTACT_NOTHING, -1},
               {U, 1, 240, 170, 19000, CONTACT_TAP, 0}}},
    {"time alone ends the press of a finger that lies still",
     .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
               {SETTLE, .time_ms = 10999, .result = CONTACT_NOTHING},
               {SETTLE, .time_ms = 11000, .result = CONTACT_RELEASED},
               {U, 1, 200, 170, 11010, CONTACT_NOTHING, -1}}},
    {"a new screen waits for the lock-out and for every finger to be lifted",
     .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
               {SCREEN_CHANGED, .time_ms = 1100},
               {D, 2, 400, 170, 2000, CONTACT_NOTHING, -1}, // the first still lies there
               {U, 1, 200, 170, 2100, CONTACT_INPUT, -1},
               {U, 2, 400, 170, 2200, CONTACT_INPUT, -1},
               {D, 3, 400, 170, 2300, CONTACT_PRESSED, 1}}},
    {"a finger that lies there for good does not stop the screen",
     .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
               {SCREEN_CHANGED, .time_ms = 1100},
               {D, 2, 400, 170, 10900, CONTACT_NOTHING, -1},
               {U, 2, 400, 170, 10950, CONTACT_INPUT, -1},
               {D, 3, 400, 170, 11000, CONTACT_PRESSED, 1}}},
    {"a finger down in the lock-out is not adopted by the new screen",
     .touch = {{SCREEN_CHANGED, .time_ms = 1000},
               {D, 1, 200, 170, 1349, CONTACT_NOTHING, -1},
               {M, 1, 210, 170, 1500, CONTACT_NOTHING, -1},
               {U, 1, 210, 170, 1600, CONTACT_INPUT, -1}}},
    {"nor may another finger press while that one lies there",
     .touch = {{SCREEN_CHANGED, .time_ms = 1000},
               {D, 1, 200, 170, 1349, CONTACT_NOTHING, -1},
               {D, 2, 400, 170, 1500, CONTACT_NOTHING, -1},
               {U, 2, 400, 170, 1600, CONTACT_INPUT, -1}}},
    {"what was forgotten becomes a tap outside",
     .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
               {.phase = FORGET},
               {M, 1, 205, 170, 1050, CONTACT_NOTHING, -1},
               {U, 1, 205, 170, 1100, CONTACT_TAP_OUTSIDE, -1}}},
    {"a cancelled finger presses nothing",
     .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
               {C, 1, 200, 170, 1100, CONTACT_RELEASED, -1},
               {U, 1, 200, 170, 1150, CONTACT_NOTHING, -1}}},
    {"a finger whose end was lost comes down again",
     .touch = {{D, 1, 200, 170, 1000, CONTACT_PRESSED, 0},
               {D, 1, 400, 170, 2000, CONTACT_PRESSED, 1},
               {U, 1, 400, 170, 2100, CONTACT_TAP, 1}}},
    {"a mouse that only hovers is nobody", .mouse = true,
     .touch = {{M, 1, 200, 170, 1000, CONTACT_NOTHING, -1},
               {U, 1, 200, 170, 1100, CONTACT_NOTHING, -1}}},
};

static enum contact_result
play(struct contacts *contacts, const struct contact_rules *rules,
     const struct trace *trace, const struct touch *touch, int *target)
{
    const struct contact contact = {
        .phase = touch->phase <= C ? (enum contact_phase)touch->phase : CONTACT_CANCEL,
        .finger = touch->finger,
        .x = touch->x,
        .y = touch->y,
        .time_ms = touch->time_ms,
        .mouse = trace->mouse,
        .time_known = !trace->time_unknown,
    };
    *target = -1;
    if (touch->phase == SCREEN_CHANGED) {
        contact_screen_changed(contacts, rules, touch->time_ms);
        return CONTACT_NOTHING;
    }
    if (touch->phase == FORGET) {
        contact_forget(contacts);
        return CONTACT_NOTHING;
    }
    if (touch->phase == SETTLE) {
        return contact_settle(contacts, rules, touch->time_ms) ? CONTACT_RELEASED
                                                               : CONTACT_NOTHING;
    }
    return contact_step(contacts, rules, &panel, &screen, &contact, target);
}

static bool
trace_holds(const struct trace *trace)
{
    struct contacts contacts = {0};
    const struct contact_rules rules = contact_rules_default(trace->steady);
    bool holds = true;
    for (size_t i = 0; i < COUNT_OF(trace->touch); i++) {
        const struct touch *touch = &trace->touch[i];
        if (touch->time_ms == 0 && touch->phase != FORGET) {
            break;
        }
        int target;
        const enum contact_result result = play(&contacts, &rules, trace, touch, &target);
        const bool aims = result == CONTACT_PRESSED || result == CONTACT_TAP;
        if (result != touch->result || (aims && target != touch->target)) {
            print_message("%s: touch %zu gave %d on %d, wanted %d on %d\n", trace->name,
                          i, (int)result, target, (int)touch->result, touch->target);
            holds = false;
        }
    }
    return holds;
}

static void
keeps_the_tap_rules(void **state)
{
    (void)state;
    bool hold = true;
    for (size_t i = 0; i < COUNT_OF(traces); i++) {
        hold &= trace_holds(&traces[i]);
    }
    assert_true(hold);
}

static void
filters_keys(void **state)
{
    (void)state;
    struct contacts contacts = {0};
    const struct contact_rules rules = contact_rules_default(false);
    assert_true(contact_key_allowed(&contacts, &rules, 7, 1000));
    assert_false(contact_key_allowed(&contacts, &rules, 7, 1149));
    assert_true(contact_key_allowed(&contacts, &rules, 7, 1150));
    assert_true(
        contact_key_allowed(&contacts, &rules, 8, 1151)); // another key is no chatter
    contact_screen_changed(&contacts, &rules, 2000);
    assert_false(contact_key_allowed(&contacts, &rules, 9, 2349));
    assert_true(contact_key_allowed(&contacts, &rules, 9, 2350));
}

static void
says_when_dirt_gives_way(void **state)
{
    (void)state;
    struct contacts contacts = {0};
    const struct contact_rules rules = contact_rules_default(false);
    struct contact contact = {CONTACT_DOWN, 1, 200, 170, 5000, false, true};
    int target;
    assert_true(contact_settle_at_ms(&contacts, &rules) == UINT64_MAX);
    assert_int_equal(contact_held_until_ms(&contacts, &rules), 0);
    assert_int_equal(contact_step(&contacts, &rules, &panel, &screen, &contact, &target),
                     CONTACT_PRESSED);
    assert_int_equal(contact_settle_at_ms(&contacts, &rules), 15000);
    contact.phase = CONTACT_MOVE;
    contact.time_ms = 9000;
    contact.x = 230;
    assert_int_equal(contact_step(&contacts, &rules, &panel, &screen, &contact, &target),
                     CONTACT_NOTHING);
    assert_int_equal(contact_settle_at_ms(&contacts, &rules), 19000);
    assert_int_equal(contact_held_until_ms(&contacts, &rules),
                     15000); // never more than 10 s
}

static unsigned
random_below(uint32_t *seed, unsigned limit)
{
    *seed = *seed * 1664525 + 1013904223;
    return (*seed >> 8) % limit;
}

// One tap at a target by a hand that shakes within 3 mm, with a bounce 120 ms after it.
// The taps it made and the target of the last go to *taps and *hit.
static void
shaky_tap(struct contacts *contacts, const struct contact_rules *rules, uint32_t *seed,
          uint64_t *now_ms, int wanted, int *taps, int *hit)
{
    const struct rect box = targets[wanted].hit;
    const int x = box.x + 30 + (int)random_below(seed, (unsigned)box.w - 60);
    const int y = box.y + 30 + (int)random_below(seed, (unsigned)box.h - 60);
    const unsigned held_ms = 80 + random_below(seed, 1421);
    struct contact contact = {CONTACT_DOWN, 1, x, y, *now_ms, false, true};
    for (unsigned part = 0; part < 12; part++) { // 10 parts of a tap, then the bounce
        const bool bounce = part >= 10;
        contact.phase = part == 0 || part == 10   ? CONTACT_DOWN
                        : part == 9 || part == 11 ? CONTACT_UP
                                                  : CONTACT_MOVE;
        contact.x = x - 30 + (int)random_below(seed, 61);
        contact.y = y - 30 + (int)random_below(seed, 61);
        contact.time_ms = *now_ms + held_ms * (part < 9 ? part : 9) / 9 +
                          (bounce ? 120 : 0) + (part == 11 ? 90 : 0);
        int target;
        if (contact_step(contacts, rules, &panel, &screen, &contact, &target) ==
            CONTACT_TAP) {
            (*taps)++;
            *hit = target;
        }
    }
    *now_ms = contact.time_ms + 400 + random_below(seed, 2000);
}

static void
understands_an_unsteady_hand(void **state)
{
    (void)state;
    static const bool changes[] = {false,
                                   true}; // taps that stay on the screen, taps that leave
    for (size_t way = 0; way < COUNT_OF(changes); way++) {
        struct contacts contacts = {0};
        const struct contact_rules rules = contact_rules_default(false);
        uint32_t seed = 20241;
        uint64_t now_ms = 1000;
        int missed = 0, doubled = 0, wrong = 0;
        for (int i = 0; i < 1000; i++) {
            const int wanted = (int)random_below(&seed, COUNT_OF(targets));
            int taps = 0, hit = -1;
            shaky_tap(&contacts, &rules, &seed, &now_ms, wanted, &taps, &hit);
            missed += taps == 0;
            doubled += taps > 1;
            wrong += taps > 0 && hit != wanted;
            if (changes[way]) {
                contact_screen_changed(&contacts, &rules, now_ms - 400);
            }
        }
        assert_int_equal(missed, 0);
        assert_int_equal(doubled, 0);
        assert_int_equal(wrong, 0);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_the_tap_rules),
        cmocka_unit_test(filters_keys),
        cmocka_unit_test(says_when_dirt_gives_way),
        cmocka_unit_test(understands_an_unsteady_hand),
    };
    return cmocka_run_group_tests_name("contact", tests, NULL, NULL);
}
