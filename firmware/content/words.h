// SPDX-License-Identifier: MIT
// The program's own words in one language (buttons, sheets, time words), read from
// assets/words/<lang>.yaml. Patterns hold {a}, {b}, {unit}… that words_fill replaces.
#pragma once

#include "base/files.h"
#include "base/problem.h"
#include "base/text.h"

#include <stdbool.h>

// One row a word: enum, key in the file. Keep in step with word_keys in words.c.
enum word {
    WORD_HOME,           // home: "Home"
    WORD_BACK,           // back: "Back"
    WORD_TEXT,           // text: "Text"
    WORD_HELP,           // help: "Help"
    WORD_PREV,           // prev: "Prev"
    WORD_NEXT,           // next: "Next"
    WORD_CONTENTS,       // contents: "Contents" (Prev on a page's first screen)
    WORD_NEXT_PAGE,      // next_page: "Next: {page}"
    WORD_PAGE_OF,        // page_of: "{a} of {b}"
    WORD_PAGE_OF_SHORT,  // page_of_short: "{a}/{b}"
    WORD_FINISH,         // finish: "Finish"
    WORD_FINISH_NOTE,    // finish_note: "Clears this screen"
    WORD_DRAFT,          // draft: "Draft, not checked"
    WORD_CLEARS_ITSELF,  // clears_itself: "This screen clears itself after about {a} …"
    WORD_TOUCH_TO_START, // touch_to_start: "Touch to start"
    WORD_READ_MORE,      // read_more: "Read more"
    WORD_SLIDE_PREV,     // slide_prev: "Earlier"
    WORD_SLIDE_PAUSE,    // slide_pause: "Pause"
    WORD_SLIDE_PLAY,     // slide_play: "Play"
    WORD_SLIDE_NEXT,     // slide_next: "Later"
    WORD_STILL_READING,  // still_reading: "Still reading?"
    WORD_CLEARS_SOON,    // clears_soon: "This screen will clear in about half a minute."
    WORD_KEEP_READING,   // keep_reading: "Keep reading"
    WORD_TAKE_TIME,      // take_time: "Take your time"
    WORD_TAKE_TIME_NOTE, // take_time_note: "Keep this screen for 20 minutes"
    WORD_TEXT_SETTINGS,  // text_settings: "Text and screen"
    WORD_TEXT_SIZE,      // text_size: "Text size"
    WORD_COLOURS,        // colours: "Colors"
    WORD_THEME_LIGHT,    // theme_light
    WORD_THEME_DARK,     // theme_dark
    WORD_THEME_HC_DARK,  // theme_hc_dark
    WORD_THEME_HC_LIGHT, // theme_hc_light
    WORD_MORE_SPACE,     // more_space: "More space"
    WORD_NO_MOTION,      // no_motion: "No motion"
    WORD_STEADY_TOUCH,   // steady_touch: "Steady touch"
    WORD_ON,             // on: "On"
    WORD_OFF,            // off: "Off"
    WORD_CHOSEN,         // chosen: "Chosen"
    WORD_DONE,           // done: "Done"
    WORD_CLOSE,          // close: "Close"
    WORD_UNKNOWN,        // unknown: "We do not know"
    WORD_CARE_ASK,       // care_ask: "Ask us:" spoken before the heading
    WORD_CARE_URGENT,    // care_urgent: "Important:"
    WORD_CARE_EMERGENCY, // care_emergency: "Emergency:"
    WORD_RISK,           // risk: "About {a} in {b} people {what}."
    WORD_RISK_RANGE,     // risk_range: "About {a} to {c} in {b} people {what}."
    WORD_RISK_NOT,       // risk_not: "{a} in {b} {what}."
    WORD_RISK_SHORT,     // risk_short: "About {a} in {b}"
    WORD_RISK_SHORT_RANGE, // risk_short_range: "About {a} to {c} in {b}"
    WORD_RISK_SHORT_NONE,  // risk_short_none: "No good figure"
    WORD_THOUSAND_MARK,    // thousand_mark: "," as in 1,000
    WORD_RISK_ALT,  // risk_alt: "Picture: out of {b} people, {a} {what} and {c} do not."
    WORD_STEP_RULE, // step_rule: "You must"
    WORD_STEP_EXPECT, // step_expect: "May happen"
    WORD_STEP_PLAN,   // step_plan: "Plan"
    WORD_TIME_RANGE, // time_range: "{a} to {b}", two amounts of one unit: "1 to 24 hours"
    WORD_TIME_FROM,  // time_from: "From {a}"
    WORD_TIME_AT,    // time_at: "At {a}"
    WORD_TIME_START, // time_start: "At the start"
    WORD_TIME_BEFORE,      // time_before: "{a} before"
    WORD_TIME_UNTIL_START, // time_until_start: "From {a} before"
    WORD_TIME_MINIMUM,     // time_minimum: "At least {a}"
    WORD_TIME_NEXT_DAY,    // time_next_day: "Until the next day"
    WORD_TIME_CLINIC,      // time_clinic: "Set by your clinic"
    WORD_TIME_AFTER,       // time_after: "{time}, after {anchor}"
    WORD_MINUTE,
    WORD_MINUTES, // minute: "{a} minute", minutes: "{a} minutes", and so on
    WORD_HOUR,
    WORD_HOURS,
    WORD_DAY,
    WORD_DAYS,
    WORD_WEEK,
    WORD_WEEKS,
    WORD_MONTH,
    WORD_MONTHS,
    WORD_SHOW_LIST,  // show_list: "Show my list"
    WORD_MY_LIST,    // my_list: "My questions"
    WORD_LIST_EMPTY, // list_empty: "You have not chosen a question yet."
    WORD_LIST_FULL,  // list_full: "You can choose five."
    WORD_LIST_FULL_NOTE, // list_full_note: "To choose another one, first touch one that you …"
    WORD_WORDS_HERE,       // words_here: "Words on this page"
    WORD_SAY,              // say: "Say: {a}"
    WORD_TAKE_HOME,        // take_home: "Take this page home"
    WORD_TAKE_HOME_HOW,    // take_home_how: "Point your phone's camera at …"
    WORD_TAKE_HOME_NOTE,   // take_home_note: "Nothing is sent from this screen."
    WORD_PAGE_CHECKED,     // page_checked: "This page is being checked. …"
    WORD_SET_UP,           // set_up: "This screen is being set up. Please ask our staff."
    WORD_STARTING,         // starting: "This screen is starting. One moment, please."
    WORD_LANGUAGE,         // language: "Language"
    WORD_LANGUAGE_CURRENT, // language_current: "Current"
    WORD_LANGUAGE_PART,    // language_part: "(part)": some pages are not in it yet
    WORD_MORE_LANGUAGES,   // more_languages: "More languages"
    WORD_NOT_TRANSLATED,   // not_translated: "This page is not in English yet."
    WORD_NOT_TRANSLATED_SHORT, // not_translated_short: "Not yet in English"
    // The controls' words where the full ones are too wide.
    WORD_HOME_SHORT, // home_short, and so on
    WORD_BACK_SHORT,
    WORD_TEXT_SHORT,
    WORD_HELP_SHORT,
    WORD_PREV_SHORT,
    WORD_NEXT_SHORT,
    WORD_CLOSE_SHORT,
    WORD_FOR_STAFF,  // for_staff: "For staff"
    WORD_PIN_ENTER,  // pin_enter: "Enter the staff PIN."
    WORD_PIN_WRONG,  // pin_wrong: "That is not the PIN. Try again."
    WORD_PIN_LOCKED, // pin_locked: "Too many wrong tries. Wait {a}."
    WORD_PIN_NONE,   // pin_none
    WORD_PIN_SHORT,
    WORD_PIN_WRONG_SHORT,
    WORD_PIN_DELETE,         // pin_delete: "Delete"
    WORD_PIN_OK,             // pin_ok: "OK"
    WORD_CANCEL,             // cancel: "Cancel"
    WORD_STATUS,             // status: "Status"
    WORD_UPDATES,            // updates: "Updates"
    WORD_DUE_PAGES,          // due_pages: "Pages to be checked"
    WORD_SCREEN_TEST,        // screen_test: "Screen test"
    WORD_CORNER_TEST,        // corner_test: "Corner test"
    WORD_SET_CLOCK,          // set_clock: "Date and time"
    WORD_CLEAN_GLASS,        // clean_glass: "Clean the glass"
    WORD_STATUS_LEAD,        // status_lead: "How this kiosk is now."
    WORD_STATUS_CONTENT,     // status_content: "Pages"
    WORD_STATUS_FROM_FOLDER, // status_from_folder: "From the folder {a}"
    WORD_STATUS_FROM_UPDATE, // status_from_update: "Update {a} of {b}"
    WORD_STATUS_SIGNER,      // status_signer: "Signed by"
    WORD_STATUS_CODE,        // status_code: "Code"
    WORD_STATUS_LANGUAGES,   // status_languages: "Languages"
    WORD_STATUS_DRAFTS,      // status_drafts: "Drafts"
    WORD_STATUS_DUE,         // status_due: "To be checked within 30 days"
    WORD_STATUS_NOTICES,     // status_notices: "Notices that wait for the clock"
    WORD_STATUS_CLOCK,       // status_clock: "Clock"
    WORD_CLOCK_UNSET,        // clock_unset: "Not set. Dates do nothing until it is."
    WORD_CLOCK_BATTERY,      // clock_battery: "Right: kept by a battery"
    WORD_CLOCK_NETWORK,      // clock_network: "Right: told by the network"
    WORD_CLOCK_STAFF,        // clock_staff: "Set by staff, until power is off"
    WORD_STATUS_TOUCH,       // status_touch: "Touch"
    WORD_TOUCH_MISSING,      // touch_missing: "No touch panel is connected"
    WORD_TOUCH_LAST,         // touch_last: "Works. Last touch {a} ago"
    WORD_TOUCH_NONE,         // touch_none: "Connected. Not touched yet"
    WORD_STATUS_GHOSTS,      // status_ghosts: "Ignored touches"
    WORD_GHOSTS_SPOTS,       // ghosts_spots: "{a}, and {b} bad spots"
    WORD_STATUS_PANEL,       // status_panel: "Panel"
    WORD_PANEL_CHECKED,      // panel_checked: "The pages were checked on it"
    WORD_PANEL_UNCHECKED,    // panel_unchecked: "The pages were not checked on it"
    WORD_STATUS_TEMPERATURE, // status_temperature: "Temperature"
    WORD_CELSIUS,            // celsius: "{a} °C"
    WORD_STATUS_STORAGE,     // status_storage: "Free space"
    WORD_MEBIBYTES,          // mebibytes: "{a} MB"
    WORD_STATUS_STARTED,     // status_started: "Running"
    WORD_STARTED_WITH_KIOSK, // started_with_kiosk
    WORD_STARTED_AGAIN,      // started_again: "For {a}: it was started again"
    WORD_STATUS_VERSION,     // status_version: "Program"
    WORD_UPDATES_NONE,       // updates_none
    WORD_UPDATES_INSTALLED,  // updates_installed: "This update is shown."
    WORD_UPDATES_PREVIOUS,   // updates_previous: "The one before it"
    WORD_DUE_LEAD,           // due_lead
    WORD_DUE_NONE,           // due_none: "No page must be checked within 30 days."
    WORD_DUE_NO_CLOCK,       // due_no_clock
    WORD_DUE_BY,             // due_by: "By {a}"
    WORD_DUE_PAST,           // due_past: "Was due {a}"
    WORD_DUE_EXPIRED,        // due_expired: "Was due {a}. It is not shown any more."
    WORD_PAGE_DUE,           // page_due: "Due to be checked"
    WORD_PAGE_CHECKED_ON,    // page_checked_on: "Checked on {a}"
    WORD_SET_UP_EMERGENCY,   // set_up_emergency: "In an emergency, call {a}."
    WORD_TEST_RULER,         // test_ruler: "{a} mm from end to end"
    WORD_TEST_SQUARES,
    WORD_TEST_LINE,           // test_line: "As large as the largest text"
    WORD_TEST_COLORS,         // test_colors: "Colors"
    WORD_CORNER_TOUCH,        // corner_touch: "Touch the square: {a} of {b}"
    WORD_CORNER_DONE,         // corner_done: "All four corners work."
    WORD_CLOCK_YEAR,          // clock_year: "Year"
    WORD_CLOCK_MONTH,         // clock_month: "Month"
    WORD_CLOCK_DAY,           // clock_day: "Day"
    WORD_CLOCK_HOUR,          // clock_hour: "Hour"
    WORD_CLOCK_MINUTE,        // clock_minute: "Minute"
    WORD_CLOCK_MORE,          // clock_more: "{a}: one more"
    WORD_CLOCK_LESS,          // clock_less: "{a}: one less"
    WORD_CLOCK_SET,           // clock_set: "Set the clock"
    WORD_CLOCK_DONE,          // clock_done: "The clock is set."
    WORD_CLOCK_DENIED,        // clock_denied
    WORD_CLEAN_NOW,           // clean_now
    WORD_SECOND,              // second: "{a} second"
    WORD_SECONDS,             // seconds: "{a} seconds"
    WORD_NOT_YET,             // not_yet: "not yet", for who checked a draft and when
    WORD_UPDATE_READING,      // update_reading: "Reading update… {a} %"
    WORD_UPDATE_LEAVE,        // update_leave: "Please leave the stick in."
    WORD_UPDATE_INSTALLED,    // update_installed: "Update installed"
    WORD_UPDATE_REMOVE,       // update_remove: "You can remove the stick."
    WORD_UPDATE_CODE,         // update_code: "Code {a}"
    WORD_UPDATE_NOTHING,      // update_nothing: "Nothing changed"
    WORD_UPDATE_HELD,         // update_held: "This update is already installed."
    WORD_UPDATE_OLDER,        // update_older: "This stick has older information."
    WORD_UPDATE_OLDER_NO,     // update_older_no
    WORD_UPDATE_ABSENT,       // update_absent: "There is no update on this stick."
    WORD_UPDATE_STRANGER,     // update_stranger
    WORD_UPDATE_OTHER_CLINIC, // update_other_clinic
    WORD_UPDATE_PULLED,       // update_pulled: "The stick was removed too early."
    WORD_UPDATE_AGAIN,        // update_again: "Insert it again."
    WORD_UPDATE_UNREADABLE,   // update_unreadable: "This stick cannot be read."
    WORD_UPDATE_OTHER_STICK,  // update_other_stick
    WORD_UPDATE_MISTAKE,      // update_mistake: "The update has a mistake."
    WORD_UPDATE_MISTAKE_ON,   // update_mistake_on
    WORD_UPDATE_MEND,         // update_mend: "Correct it on your clinic's computer."
    WORD_UPDATE_NEWER,        // update_newer
    WORD_UPDATE_DRAFT,        // update_draft
    WORD_UPDATE_TWICE,        // update_twice: "Another update has the same number."
    WORD_UPDATE_JUMP,         // update_jump
    WORD_UPDATE_MAKE_AGAIN,   // update_make_again
    WORD_UPDATE_UNSTORED,     // update_unstored
    WORD_UPDATE_SUPPORT,      // update_support: "Call support."
    WORD_ASK_DESK,            // ask_desk: "Please ask at the desk."
    WORD_INFO_OF,             // info_of: "Information of {a} · no. {b}"
    WORD_DAY_OF,              // day_of: "{a} {b} {c}"
    WORD_MONTH_NAMES,         // month_names: "Jan Feb …"
    WORD_STAFF_NEWEST,        // staff_newest
    WORD_STAFF_STORAGE,       // staff_storage: "Staff: storage fault. Call support."
    WORD_STAFF_TRUST,         // staff_trust
    WORD_STAFF_NONE,          // staff_none
    WORD_UPDATES_UNDO,        // updates_undo: "Undo this update"
    WORD_UPDATES_UNDO_SURE,   // updates_undo_sure: "Yes, go back to no. {a}"
    WORD_UPDATES_UNDO_ASK,    // updates_undo_ask
    WORD_UPDATES_UNDONE,      // updates_undone
    WORD_UPDATES_UNDO_FAILED, // updates_undo_failed
    WORD_UPDATES_RESULT,      // updates_result: "Last result"
    WORD_UPDATES_EARLIER,     // updates_earlier: "Earlier result"
};
enum { WORD_COUNT = WORD_UPDATES_EARLIER + 1 };

struct words {
    struct text lang;
    struct text endonym; // "English"
    struct text word[WORD_COUNT];
};

// The keys of the words, in the order of enum word.
extern const char *const words_keys[WORD_COUNT];

// Reads assets/words/<lang>.yaml under `assets_folder`. Every word must be there.
bool
words_load(const char *assets_folder, const char *lang, struct arena *arena,
           struct problems *problems, struct words *words) MUST_CHECK;

// The same of assets that may be in memory.
bool
words_load_from(const struct files *assets, const char *lang, struct arena *arena,
                struct problems *problems, struct words *words) MUST_CHECK;

struct fill {
    const char *name; // "a" for {a}
    const char *value;
};

// Replaces {name} in a pattern; the result keeps the pattern's place. Owned by the arena.
struct text
words_fill(struct arena *arena, struct text pattern, const struct fill *fills,
           size_t fill_count) MUST_CHECK;
