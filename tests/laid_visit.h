// SPDX-License-Identifier: MIT
// A visit to the shipped content: real pages in two languages, laid out by the fake measure
// for a named panel, with a clock that the test moves. For walks through every screen there
// is.
#pragma once

#include "content/load.h"
#include "content/words.h"
#include "visit/visit.h"

enum { LAID_LANGUAGES = 2 };

// One language of the content, ready to be chosen.
struct laid_language {
    struct load *load;
    const struct content *content;
    struct words words;
};

// Something that can be shown, and over which page.
struct laid_stop {
    enum view_kind kind;
    const char *page; // NULL: none, and sheets lie over Home
};

// Where a visit is: enough to come back to it.
struct laid_place {
    struct visit visit;
    uint64_t now_ms;
    struct view_request request;
    const struct laid_view *view;
    int screen;
    uint64_t wake_at_ms;
};

struct laid_visit {
    struct laid_place at; // now; may be put back to an earlier one
    struct arena loaded;
    struct arena laid; // all views so far, to be laid out only once
    struct laid_language languages[LAID_LANGUAGES];
    struct tongue tongues[LAID_LANGUAGES];
    const struct content *content; // of the first language
    struct clock_wall wall;        // what the visit is told
    struct panel panel;
    struct kept_view *kept;
};

// Loads the content and begins on a panel, at a text step.
void
laid_visit_start(struct laid_visit *laid, const char *panel, int step);

// Begins anew on another panel or at another step, in a language by its index.
void
laid_visit_restart(struct laid_visit *laid, const char *panel, int step);
void
laid_visit_restart_in(struct laid_visit *laid, size_t language, const char *panel,
                      int step);

void
laid_visit_finish(struct laid_visit *laid);

// Sends one event now, and what follows from it.
void
laid_visit_send(struct laid_visit *laid, const struct visit_event *event);

// Waits for the lock-out, then presses a key.
void
laid_visit_key(struct laid_visit *laid, enum visit_key key);

void
laid_visit_touch(struct laid_visit *laid, enum contact_phase phase, int64_t finger, int x,
                 int y);

// Lets time pass, calling the visit whenever it asked for it.
void
laid_visit_pass(struct laid_visit *laid, uint64_t ms);

// Puts the visit on a screen of a page (NULL: Home), as if the visitor had come there.
void
laid_visit_go(struct laid_visit *laid, const char *page, int screen);

// Everything there is to be shown: slides, Home, pages, answers, all sheets, the staff
// screens, the question and the notice. Fills at most `most`, returns how many.
size_t
laid_visit_stops(const struct laid_visit *laid, struct laid_stop *stops, size_t most);

// Puts the visit on a screen of it, as if it had come there.
void
laid_visit_stop_at(struct laid_visit *laid, const struct laid_stop *stop, int screen);

// The content of the language that is shown.
const struct content *
laid_visit_content(const struct laid_visit *laid);

const struct screen *
laid_visit_screen(const struct laid_visit *laid);

// "home", the page's id and so on.
const char *
laid_visit_view(const struct laid_visit *laid);
