// SPDX-License-Identifier: MIT
// The visit: from the first touch to the wipe, and the attract loop between visits. A
// state machine without clock, screen or file: events and the time come in, what to show
// comes out. It holds page ids, never pointers into a content, so content may be swapped
// between visits.
#pragma once

#include "base/attributes.h"
#include "base/clock.h"
#include "base/pin.h"
#include "content/model.h"
#include "layout/view.h"
#include "visit/contact.h"
#include "visit/ghosts.h"
#include "visit/news.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum { VISIT_ASKED_MOST = 5 }; // questions to ask that can be chosen
enum { VISIT_HISTORY = 32, VISIT_ID_BYTES = 52 };

enum visit_state {
    VISIT_ATTRACT, // the loop plays
    VISIT_READING, // somebody is there
    VISIT_ASKING,  // "Still reading?"
};

enum visit_key {
    VISIT_KEY_NONE,
    VISIT_KEY_UP,
    VISIT_KEY_DOWN,
    VISIT_KEY_LEFT,
    VISIT_KEY_RIGHT,
    VISIT_KEY_TAB,
    VISIT_KEY_BACK_TAB,
    VISIT_KEY_ENTER,
    VISIT_KEY_ESCAPE,
    VISIT_KEY_PAGE_UP,
    VISIT_KEY_PAGE_DOWN,
    VISIT_KEY_LAST, // the last screen of what is shown
    VISIT_KEY_HOME,
    VISIT_KEY_HELP,
    VISIT_KEY_STAFF, // the staff PIN pad
    VISIT_KEY_DIGIT, // `digit`: the ring goes to that choice
};

enum visit_event_kind {
    VISIT_CONTACT,
    VISIT_KEY,
    VISIT_TIME,
    VISIT_CONTENT,
    VISIT_TOUCH_LOST, // a touch panel went away: no finger is left on it
    VISIT_NEWS,       // of an update, see news.h
};

struct visit_event {
    enum visit_event_kind kind;
    struct contact contact;
    enum visit_key key;
    int digit;    // 1 to 9, of VISIT_KEY_DIGIT
    bool reading; // VISIT_NEWS: there is no result yet
};

// Where one-switch scanning is on a screen.
enum scan_stage {
    SCAN_OFF,
    SCAN_DUE,    // begins once the new screen is laid out
    SCAN_GROUPS, // the ring goes from group to group
    SCAN_ITEMS,  // … from target to target of one group
};

struct visit_settings { // from device.yaml and clinic.yaml
    char lang[16];      // that every visit begins in; empty: the content's
    int step;
    enum theme theme;
    bool no_motion;
    bool drafts;
    unsigned idle_ms;      // 90,000
    unsigned ask_ms;       // 30,000
    unsigned slide_ms;     // 8,000
    unsigned pause_ms;     // 300,000
    unsigned take_time_ms; // 1,200,000
    unsigned night_from;   // minutes of the day; the same: there is no night
    unsigned night_until;
    const char *staff_pin; // its hash, or NULL: there is none. Outlives the visit
    struct panel panel;    // as the viewer sees it, for mm
    struct contact_rules rules;
    unsigned scan_ms; // how long the ring of one-switch scanning rests; 0: no scanning
    bool two_switch;  // the ring is always shown, so that Select means what it is on
};

struct visit_spot {      // a place one can come back to
    enum view_kind kind; // VIEW_HOME, VIEW_PAGE or VIEW_ANSWER
    char page[VISIT_ID_BYTES];
    int screen;
    int of; // how many screens its view had when last shown; 0: not known
};

// The lock of the staff screens. Outlives visits, not the program: whoever can switch the
// kiosk off has better ways.
struct visit_gate {
    unsigned wrong;           // wrong tries in a row
    uint64_t locked_until_ms; // 0: not locked
};

// What staff do on their screens.
struct visit_staff {
    bool inside;             // the PIN was right; until the staff menu is left
    char pin[PIN_MOST + 1];  // typed so far
    uint64_t clean_until_ms; // touch is off; 0: it is not
};

struct visit {
    struct visit_settings settings;
    enum visit_state state;
    struct visit_spot spot; // what is shown under any sheet
    struct visit_spot history[VISIT_HISTORY];
    int history_count;
    bool sheet_open;      // a sheet lies over the spot
    enum view_kind sheet; // which, while one is open
    int sheet_screen;
    struct look look;
    char lang[16]; // what is to be shown is in this language
    struct contacts contacts;
    struct ghosts ghosts; // outlives visits
    struct news news;     // likewise
    struct visit_gate gate;
    struct visit_staff staff;
    struct clock_wall wall; // as last told
    int pressed;            // target shown as pressed, index + 1
    int focus;              // target with the focus ring, index + 1; 0 = no ring
    enum action
        focus_action; // what the ring is on, for when the screen is laid out again
    int focus_number;
    int focus_group; // target group with the ring while groups are scanned, + 1
    struct {
        enum scan_stage stage;
        unsigned steps_left; // until it stops by itself
        uint64_t next_ms;
    } scan;
    bool ring_stays; // the next screen begins with the ring shown, or scanned
    int slide;       // index into the attract order
    uint64_t slide_since_ms;
    uint64_t slide_until_ms;
    bool slide_stood;  // the slide had been there long enough for the finger or the key
    uint64_t input_ms; // last accepted input
    uint64_t ask_since_ms;
    uint64_t hold_until_ms; // "Take your time"
};

// After a result the content that is shown next must be that of visit.lang.
//
// What is on the panel now, for an event to act on. With VISIT_CONTENT the content is the
// new one and the view is not looked at.
struct visit_shown {
    const struct content *content;
    const struct laid_view *view;
    int screen;
    struct clock_wall wall; // zeroed: no date is known
};

// Something only the commands can do.
enum visit_wish {
    VISIT_WISHES_NOTHING,
    VISIT_WISHES_CLOCK, // set the system's clock to `wish_date` and `wish_minute`, then
                        // call visit_clock_set
    VISIT_WISHES_UNDO,  // take back the update on show
};

struct visit_result {
    bool
        changed; // another view, screen or setting: lay out and paint again; with repaint
                 // it is still the same screen (a tick, a setting): no fade
    bool repaint; // same screen, other look: pressed, focus, bar (which is laid out)
    bool wiped;   // a visit ended: caches of pages may be dropped, content may be swapped
    uint64_t wake_at_ms; // call again with VISIT_TIME at this time, or never: UINT64_MAX.
                         // At once after a change: the new words set the idle time
    enum visit_wish wish;
    struct calendar_date wish_date;
    unsigned wish_minute;
};

// The settings of a kiosk that nobody has set up, on this panel.
struct visit_settings
visit_settings_default(const struct panel *panel) MUST_CHECK;

// A kiosk that has just started: the attract loop at `now_ms`. Lay out and paint, then
// call visit_step with VISIT_TIME for the first time to wake at.
void
visit_start(struct visit *visit, const struct visit_settings *settings,
            const struct content *content, uint64_t now_ms);

// Takes one event. `shown` is what the last result led to.
struct visit_result
visit_step(struct visit *visit, const struct visit_shown *shown,
           const struct visit_event *event, uint64_t now_ms) MUST_CHECK;

// Tells how setting the clock went: the staff screen says so when it is laid out again.
void
visit_clock_set(struct visit *visit, bool done);

// Once the view is laid out: the screen of it to show. The number in visit_view came from
// the last layout; when the text size changed, the place is found again here. visit_step
// does the same.
int
visit_settle(struct visit *visit, const struct laid_view *view);

// Fills kind, page, notice, content and look of a request from the visit's state (its
// words, panel and measure are the caller's), and the screen to show. The page lives as
// long as the visit does not change and the content is there.
void
visit_view(const struct visit *visit, const struct content *content,
           struct view_request *request, int *screen);

// The screen that will most likely be asked for next, to be painted ahead; false if none.
bool
visit_likely_next(const struct visit *visit, const struct visit_shown *shown,
                  struct view_request *request, int *screen) MUST_CHECK;

// How well the touch panel is, for the status screen.
struct touch_health
visit_touch_health(struct visit *visit, uint64_t now_ms) MUST_CHECK;

// Writes everything a visitor could have left behind, as one line of JSON. Two visits are
// in the same state when their lines are equal; times are left out.
void
visit_dump(const struct visit *visit, FILE *out);
