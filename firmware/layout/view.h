// SPDX-License-Identifier: MIT
// Views: what can be on the panel, and the one door to layout. A view becomes one or more
// screens, each a display list.
#pragma once

#include "base/arena.h"
#include "content/hyphens.h"
#include "content/model.h"
#include "content/words.h"
#include "layout/display_list.h"
#include "layout/measure.h"
#include "layout/panel.h"
#include "layout/staff_look.h"
#include "layout/status.h"
#include "layout/style.h"

enum view_kind {
    VIEW_ATTRACT,       // one slide of the attract loop: `page` is the one it speaks of
    VIEW_HOME,          // the menu
    VIEW_PAGE,          // `page`
    VIEW_TEXT_SHEET,    // sizes, colours, space, motion, touch
    VIEW_LANGUAGES,     // the language sheet
    VIEW_STILL_READING, // the idle sheet
    VIEW_NIGHT,         // the loop rests: a dark screen
    VIEW_UPDATE,        // how an update from a stick goes
    VIEW_NOTICE,        // one sentence with Help: nothing to show, page withdrawn
    VIEW_ANSWER,        // one answer of a page: `page` is its id, "faq#3"
    VIEW_WORDS_SHEET,   // the words to know of `page`, which may be an answer
    VIEW_LIST_SHEET,    // the questions the visitor chose on `page`, very large
    VIEW_FULL_SHEET,    // no further question can be chosen on `page`
    VIEW_HOME_SHEET,    // `page` as a code for the visitor's phone
    VIEW_PIN,           // the pad in front of the staff screens
    VIEW_STAFF,         // their menu
    VIEW_STATUS,        // how the kiosk is
    VIEW_UPDATES,       // what is installed
    VIEW_DUE,           // pages that must be checked
    VIEW_SCREEN_TEST,   // a ruler, squares, colours, the largest text
    VIEW_CORNERS,       // a square in each corner to be hit
    VIEW_CLOCK,         // date and time to set
    VIEW_CLEAN,         // touch is off for a while
};

// What of the visit layout needs to know. Zeroed is a fresh visit at step 0: set `step`.
struct look {
    int step;         // 100, 125, 150 or 200
    enum theme theme; // only for marking the chosen one on the Text sheet
    bool more_space;
    bool no_motion;
    bool steady_touch;
    bool can_go_back;
    bool drafts; // drafts are being shown: every screen carries the banner
    bool slide_paused;
    uint64_t ticks;       // checklist boxes of this page that are ticked, bit 0 the first
    uint64_t asked;       // questions to ask that are chosen, bit 0 the first of the page
    unsigned bar_percent; // VIEW_STILL_READING: how much of the bar is left
    bool night;           // the loop rests
    enum drawing drawing; // VIEW_ATTRACT: what stands beside the words
    struct staff_look staff;
};

// A language that visitors can choose.
struct tongue {
    const char *code; // "es"
    const struct words *words;
    struct hyphens *hyphens;
    bool partial; // some pages are not in it yet
};

struct view_request {
    enum view_kind kind;
    const char *page; // id, for all kinds that name `page`; a slide of a notice has none
    struct text notice;     // for VIEW_NOTICE, and VIEW_ATTRACT without a page
    struct text emergency;  // the number for a VIEW_NOTICE without content, or no text
    int64_t today;          // as calendar_day; 0: no clock is trusted, no date acts
    unsigned status_number; // another status, another layout
    const struct status *status;   // may be NULL
    const struct content *content; // NULL only for VIEW_NOTICE
    const struct words *words;
    struct panel panel; // as the viewer sees it
    double attract_distance_m;
    unsigned min_target_mm; // 15
    unsigned reach_top_mm;  // 0
    struct look look;
    const struct measure *measure;
    struct hyphens *hyphens;
    const struct tongue *tongues; // all languages, by code; one of them is the content's
    size_t tongue_count;          // fewer than 2: there is no choice
};

struct laid_view {
    const struct screen *screens;
    size_t screen_count; // at least 1
    struct style style;
};

// The language of this code, or NULL.
const struct tongue *
view_tongue(const struct view_request *request, const char *lang) MUST_CHECK;

// The page of a VIEW_PAGE that is not in the language of the content; else NULL.
const struct page *
view_foreign_page(const struct view_request *request) MUST_CHECK;

// Lays out the whole view into `arena`. Never fails: what does not fit is marked on the items
// and reported by layout/lint.h. A page id that the content lacks gives the notice "being
// checked".
struct laid_view
view_layout(const struct view_request *request, struct arena *arena) MUST_CHECK;

// Whether it is a sheet: it lies over a page or Home, and closing it shows that again.
bool
view_is_sheet(enum view_kind kind) MUST_CHECK;

// Whether it speaks of the page or the answer in the request.
bool
view_needs_page(enum view_kind kind) MUST_CHECK;

// "attract", "home", "pin", …, "take-home", "notice", or the page's or the answer's id.
const char *
view_id(enum view_kind kind, const char *page) MUST_CHECK;
