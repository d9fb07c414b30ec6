// SPDX-License-Identifier: MIT
// A session: what most commands open first (assets, content, words, fonts, hyphens), with
// one owner and one way to close. Also the names of everything that can be shown.
#pragma once

#include "commands/edition.h"
#include "commands/options.h"
#include "content/device.h"
#include "layout/view.h"
#include "platform/fonts.h"

#include <limits.h>

struct session {
    const char *command; // for messages
    const char *folder;  // what messages call the content
    struct files files;  // of the content
    char assets[PATH_MAX];
    struct files own_files; // the assets
    bool by_rules;          // what is read is checked by the rules of rules.h too
    const char *asked_lang; // by --lang or device.yaml; NULL: the clinic's first
    struct edition edition;
    struct fonts *fonts;
};

// Finds the program's assets: $ANTEROOM_ASSETS, beside the program, or installed. false when
// they are nowhere.
bool
session_find_assets(char *assets, size_t size) MUST_CHECK;

// Opens everything for options->folder. On failure prints one sentence and returns false;
// close it all the same. `quiet` leaves content problems unprinted.
bool
session_open(struct session *session, const char *command,
             const struct options *options) MUST_CHECK;

// The same for a content whose files may be in memory, where they have to stay.
bool
session_open_files(struct session *session, const char *command,
                   const struct options *options, const struct files *files) MUST_CHECK;

// As session_open for those who make content: all that is read from now on is checked by the
// rules as well, once all languages have been read.
bool
session_open_desk(struct session *session, const char *command,
                  const struct options *options) MUST_CHECK;

void
session_close(struct session *session);

// Reads the folder anew into an edition of its own, in all languages, without the rules.
void
session_read(const struct session *session, struct edition *edition);

// Reads what session_open left for later: the languages that the first screen is not in,
// and then the rules.
void
session_read_rest(struct session *session);

// Checks one language of a whole edition by the rules, each from 0 on once. Takes longer
// than reading it: whoever shows something shows it first.
void
session_check_rules(const struct session *session, struct edition *edition,
                    size_t language);

// The code of the language that the session shows at first.
const char *
session_lang(const struct session *session) MUST_CHECK;

// One sentence for a --screen that the view does not have.
void
session_print_no_screen(const struct session *session, const char *view, size_t count);

// A request for a view with the command line's panel, step and theme; drafts follow the
// content.
struct view_request
session_request(const struct session *session, const struct options *options) MUST_CHECK;

// The same in a language of the edition, by its index.
struct view_request
session_request_in(const struct session *session, const struct options *options,
                   size_t language) MUST_CHECK;

// One thing that can be laid out.
struct exhibit {
    enum view_kind kind;
    const char *page;
};

// A request for that thing; the list of questions shows the first five.
struct view_request
session_exhibit_request(const struct session *session, const struct options *options,
                        size_t language, const struct exhibit *exhibit) MUST_CHECK;

// All views of a content, in the order of a tour: attract slides, home, the menu's pages
// and what they lead to, the sheets. Owned by the arena.
struct exhibit *
session_exhibits(const struct content *content, struct arena *arena,
                 size_t *count) MUST_CHECK;

// The exhibits that --page names. Prints one sentence and returns NULL when there is no
// such page.
struct exhibit *
session_chosen(const struct session *session, const struct options *options,
               struct arena *arena, size_t *count) MUST_CHECK;
