// SPDX-License-Identifier: MIT
// The program's own words in one language (buttons, sheets, time words), read from
// assets/words/<lang>.yaml. Patterns hold {a}, {b}, {unit}… that words_fill replaces.
#pragma once

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
};
enum { WORD_COUNT = WORD_CLOSE_SHORT + 1 };

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

struct fill {
    const char *name; // "a" for {a}
    const char *value;
};

// Replaces {name} in a pattern; the result keeps the pattern's place. Owned by the arena.
struct text
words_fill(struct arena *arena, struct text pattern, const struct fill *fills,
           size_t fill_count) MUST_CHECK;
