// SPDX-License-Identifier: MIT
// Owns the keys of the program's words and filling in their patterns.
#include "content/words.h"

#include "base/files.h"
#include "content/limits.h"
#include "content/reader.h"

#include <assert.h>
#include <fcntl.h>
#include <string.h>

const char *const words_keys[WORD_COUNT] = {
    [WORD_HOME] = "home",
    [WORD_BACK] = "back",
    [WORD_TEXT] = "text",
    [WORD_HELP] = "help",
    [WORD_PREV] = "prev",
    [WORD_NEXT] = "next",
    [WORD_CONTENTS] = "contents",
    [WORD_NEXT_PAGE] = "next_page",
    [WORD_PAGE_OF] = "page_of",
    [WORD_PAGE_OF_SHORT] = "page_of_short",
    [WORD_FINISH] = "finish",
    [WORD_FINISH_NOTE] = "finish_note",
    [WORD_DRAFT] = "draft",
    [WORD_CLEARS_ITSELF] = "clears_itself",
    [WORD_TOUCH_TO_START] = "touch_to_start",
    [WORD_READ_MORE] = "read_more",
    [WORD_SLIDE_PREV] = "slide_prev",
    [WORD_SLIDE_PAUSE] = "slide_pause",
    [WORD_SLIDE_PLAY] = "slide_play",
    [WORD_SLIDE_NEXT] = "slide_next",
    [WORD_STILL_READING] = "still_reading",
    [WORD_CLEARS_SOON] = "clears_soon",
    [WORD_KEEP_READING] = "keep_reading",
    [WORD_TAKE_TIME] = "take_time",
    [WORD_TAKE_TIME_NOTE] = "take_time_note",
    [WORD_TEXT_SETTINGS] = "text_settings",
    [WORD_TEXT_SIZE] = "text_size",
    [WORD_COLOURS] = "colours",
    [WORD_THEME_LIGHT] = "theme_light",
    [WORD_THEME_DARK] = "theme_dark",
    [WORD_THEME_HC_DARK] = "theme_hc_dark",
    [WORD_THEME_HC_LIGHT] = "theme_hc_light",
    [WORD_MORE_SPACE] = "more_space",
    [WORD_NO_MOTION] = "no_motion",
    [WORD_STEADY_TOUCH] = "steady_touch",
    [WORD_ON] = "on",
    [WORD_OFF] = "off",
    [WORD_CHOSEN] = "chosen",
    [WORD_DONE] = "done",
    [WORD_CLOSE] = "close",
    [WORD_UNKNOWN] = "unknown",
    [WORD_CARE_ASK] = "care_ask",
    [WORD_CARE_URGENT] = "care_urgent",
    [WORD_CARE_EMERGENCY] = "care_emergency",
    [WORD_RISK] = "risk",
    [WORD_RISK_RANGE] = "risk_range",
    [WORD_RISK_NOT] = "risk_not",
    [WORD_RISK_SHORT] = "risk_short",
    [WORD_RISK_SHORT_RANGE] = "risk_short_range",
    [WORD_RISK_SHORT_NONE] = "risk_short_none",
    [WORD_THOUSAND_MARK] = "thousand_mark",
    [WORD_RISK_ALT] = "risk_alt",
    [WORD_STEP_RULE] = "step_rule",
    [WORD_STEP_EXPECT] = "step_expect",
    [WORD_STEP_PLAN] = "step_plan",
    [WORD_TIME_RANGE] = "time_range",
    [WORD_TIME_FROM] = "time_from",
    [WORD_TIME_AT] = "time_at",
    [WORD_TIME_START] = "time_start",
    [WORD_TIME_BEFORE] = "time_before",
    [WORD_TIME_UNTIL_START] = "time_until_start",
    [WORD_TIME_MINIMUM] = "time_minimum",
    [WORD_TIME_NEXT_DAY] = "time_next_day",
    [WORD_TIME_CLINIC] = "time_clinic",
    [WORD_TIME_AFTER] = "time_after",
    [WORD_MINUTE] = "minute",
    [WORD_MINUTES] = "minutes",
    [WORD_HOUR] = "hour",
    [WORD_HOURS] = "hours",
    [WORD_DAY] = "day",
    [WORD_DAYS] = "days",
    [WORD_WEEK] = "week",
    [WORD_WEEKS] = "weeks",
    [WORD_MONTH] = "month",
    [WORD_MONTHS] = "months",
    [WORD_SHOW_LIST] = "show_list",
    [WORD_MY_LIST] = "my_list",
    [WORD_LIST_EMPTY] = "list_empty",
    [WORD_LIST_FULL] = "list_full",
    [WORD_LIST_FULL_NOTE] = "list_full_note",
    [WORD_WORDS_HERE] = "words_here",
    [WORD_SAY] = "say",
    [WORD_TAKE_HOME] = "take_home",
    [WORD_TAKE_HOME_HOW] = "take_home_how",
    [WORD_TAKE_HOME_NOTE] = "take_home_note",
    [WORD_PAGE_CHECKED] = "page_checked",
    [WORD_SET_UP] = "set_up",
    [WORD_STARTING] = "starting",
    [WORD_LANGUAGE] = "language",
    [WORD_LANGUAGE_CURRENT] = "language_current",
    [WORD_LANGUAGE_PART] = "language_part",
    [WORD_MORE_LANGUAGES] = "more_languages",
    [WORD_NOT_TRANSLATED] = "not_translated",
    [WORD_NOT_TRANSLATED_SHORT] = "not_translated_short",
    [WORD_HOME_SHORT] = "home_short",
    [WORD_BACK_SHORT] = "back_short",
    [WORD_TEXT_SHORT] = "text_short",
    [WORD_HELP_SHORT] = "help_short",
    [WORD_PREV_SHORT] = "prev_short",
    [WORD_NEXT_SHORT] = "next_short",
    [WORD_CLOSE_SHORT] = "close_short",
    [WORD_FOR_STAFF] = "for_staff",
    [WORD_PIN_ENTER] = "pin_enter",
    [WORD_PIN_WRONG] = "pin_wrong",
    [WORD_PIN_LOCKED] = "pin_locked",
    [WORD_PIN_NONE] = "pin_none",
    [WORD_PIN_SHORT] = "pin_short",
    [WORD_PIN_WRONG_SHORT] = "pin_wrong_short",
    [WORD_PIN_DELETE] = "pin_delete",
    [WORD_PIN_OK] = "pin_ok",
    [WORD_CANCEL] = "cancel",
    [WORD_STATUS] = "status",
    [WORD_UPDATES] = "updates",
    [WORD_DUE_PAGES] = "due_pages",
    [WORD_SCREEN_TEST] = "screen_test",
    [WORD_CORNER_TEST] = "corner_test",
    [WORD_SET_CLOCK] = "set_clock",
    [WORD_CLEAN_GLASS] = "clean_glass",
    [WORD_STATUS_LEAD] = "status_lead",
    [WORD_STATUS_CONTENT] = "status_content",
    [WORD_STATUS_FROM_FOLDER] = "status_from_folder",
    [WORD_STATUS_FROM_UPDATE] = "status_from_update",
    [WORD_STATUS_SIGNER] = "status_signer",
    [WORD_STATUS_CODE] = "status_code",
    [WORD_STATUS_LANGUAGES] = "status_languages",
    [WORD_STATUS_DRAFTS] = "status_drafts",
    [WORD_STATUS_DUE] = "status_due",
    [WORD_STATUS_NOTICES] = "status_notices",
    [WORD_STATUS_CLOCK] = "status_clock",
    [WORD_CLOCK_UNSET] = "clock_unset",
    [WORD_CLOCK_BATTERY] = "clock_battery",
    [WORD_CLOCK_NETWORK] = "clock_network",
    [WORD_CLOCK_STAFF] = "clock_staff",
    [WORD_STATUS_TOUCH] = "status_touch",
    [WORD_TOUCH_MISSING] = "touch_missing",
    [WORD_TOUCH_LAST] = "touch_last",
    [WORD_TOUCH_NONE] = "touch_none",
    [WORD_STATUS_GHOSTS] = "status_ghosts",
    [WORD_GHOSTS_SPOTS] = "ghosts_spots",
    [WORD_STATUS_PANEL] = "status_panel",
    [WORD_PANEL_CHECKED] = "panel_checked",
    [WORD_PANEL_UNCHECKED] = "panel_unchecked",
    [WORD_STATUS_TEMPERATURE] = "status_temperature",
    [WORD_CELSIUS] = "celsius",
    [WORD_STATUS_STORAGE] = "status_storage",
    [WORD_MEBIBYTES] = "mebibytes",
    [WORD_STATUS_STARTED] = "status_started",
    [WORD_STARTED_WITH_KIOSK] = "started_with_kiosk",
    [WORD_STARTED_AGAIN] = "started_again",
    [WORD_STATUS_VERSION] = "status_version",
    [WORD_UPDATES_NONE] = "updates_none",
    [WORD_UPDATES_INSTALLED] = "updates_installed",
    [WORD_UPDATES_PREVIOUS] = "updates_previous",
    [WORD_DUE_LEAD] = "due_lead",
    [WORD_DUE_NONE] = "due_none",
    [WORD_DUE_NO_CLOCK] = "due_no_clock",
    [WORD_DUE_BY] = "due_by",
    [WORD_DUE_PAST] = "due_past",
    [WORD_DUE_EXPIRED] = "due_expired",
    [WORD_PAGE_DUE] = "page_due",
    [WORD_PAGE_CHECKED_ON] = "page_checked_on",
    [WORD_SET_UP_EMERGENCY] = "set_up_emergency",
    [WORD_TEST_RULER] = "test_ruler",
    [WORD_TEST_SQUARES] = "test_squares",
    [WORD_TEST_LINE] = "test_line",
    [WORD_TEST_COLORS] = "test_colors",
    [WORD_CORNER_TOUCH] = "corner_touch",
    [WORD_CORNER_DONE] = "corner_done",
    [WORD_CLOCK_YEAR] = "clock_year",
    [WORD_CLOCK_MONTH] = "clock_month",
    [WORD_CLOCK_DAY] = "clock_day",
    [WORD_CLOCK_HOUR] = "clock_hour",
    [WORD_CLOCK_MINUTE] = "clock_minute",
    [WORD_CLOCK_MORE] = "clock_more",
    [WORD_CLOCK_LESS] = "clock_less",
    [WORD_CLOCK_SET] = "clock_set",
    [WORD_CLOCK_DONE] = "clock_done",
    [WORD_CLOCK_DENIED] = "clock_denied",
    [WORD_CLEAN_NOW] = "clean_now",
    [WORD_SECOND] = "second",
    [WORD_SECONDS] = "seconds",
    [WORD_NOT_YET] = "not_yet",
    [WORD_UPDATE_READING] = "update_reading",
    [WORD_UPDATE_LEAVE] = "update_leave",
    [WORD_UPDATE_INSTALLED] = "update_installed",
    [WORD_UPDATE_REMOVE] = "update_remove",
    [WORD_UPDATE_CODE] = "update_code",
    [WORD_UPDATE_NOTHING] = "update_nothing",
    [WORD_UPDATE_HELD] = "update_held",
    [WORD_UPDATE_OLDER] = "update_older",
    [WORD_UPDATE_OLDER_NO] = "update_older_no",
    [WORD_UPDATE_ABSENT] = "update_absent",
    [WORD_UPDATE_STRANGER] = "update_stranger",
    [WORD_UPDATE_OTHER_CLINIC] = "update_other_clinic",
    [WORD_UPDATE_PULLED] = "update_pulled",
    [WORD_UPDATE_AGAIN] = "update_again",
    [WORD_UPDATE_UNREADABLE] = "update_unreadable",
    [WORD_UPDATE_OTHER_STICK] = "update_other_stick",
    [WORD_UPDATE_MISTAKE] = "update_mistake",
    [WORD_UPDATE_MISTAKE_ON] = "update_mistake_on",
    [WORD_UPDATE_MEND] = "update_mend",
    [WORD_UPDATE_NEWER] = "update_newer",
    [WORD_UPDATE_DRAFT] = "update_draft",
    [WORD_UPDATE_TWICE] = "update_twice",
    [WORD_UPDATE_JUMP] = "update_jump",
    [WORD_UPDATE_MAKE_AGAIN] = "update_make_again",
    [WORD_UPDATE_UNSTORED] = "update_unstored",
    [WORD_UPDATE_SUPPORT] = "update_support",
    [WORD_ASK_DESK] = "ask_desk",
    [WORD_INFO_OF] = "info_of",
    [WORD_DAY_OF] = "day_of",
    [WORD_MONTH_NAMES] = "month_names",
    [WORD_STAFF_NEWEST] = "staff_newest",
    [WORD_STAFF_STORAGE] = "staff_storage",
    [WORD_STAFF_TRUST] = "staff_trust",
    [WORD_STAFF_NONE] = "staff_none",
    [WORD_UPDATES_UNDO] = "updates_undo",
    [WORD_UPDATES_UNDO_SURE] = "updates_undo_sure",
    [WORD_UPDATES_UNDO_ASK] = "updates_undo_ask",
    [WORD_UPDATES_UNDONE] = "updates_undone",
    [WORD_UPDATES_UNDO_FAILED] = "updates_undo_failed",
    [WORD_UPDATES_RESULT] = "updates_result",
    [WORD_UPDATES_EARLIER] = "updates_earlier",
};

static_assert(COUNT_OF(words_keys) == WORD_COUNT, "one key for each word");

// The nodes of one file outside of a content folder, or NULL after saying why not.
static const struct node *
parse(const struct files *assets, const char *name, struct arena *nodes,
      struct problems *problems)
{
    struct file file = files_read(assets, name, LIMIT_WORDS_BYTES, nodes);
    const char *path = arena_printf(problems->arena, "%s/%s", assets->path, name);
    struct node_stats stats = {0};
    if (file.status == FILE_READ)
        return nodes_parse(&(struct node_input){path, file.bytes, file.len}, nodes,
                           problems, &stats);
    problem_add(problems, SEVERITY_ERROR, (struct place){.path = path},
                "install Anteroom again, or set ANTEROOM_ASSETS to its assets folder",
                "%s", file_status_sentence(&file));
    return NULL;
}

static const struct schema_file words_file = {
    .name = "words", .shape = &schema_words, .numbered = true};

bool
words_load_from(const struct files *assets, const char *lang, struct arena *arena,
                struct problems *problems, struct words *words)
{
    struct arena nodes = {0};
    const char *name = arena_printf(arena, "words/%s.yaml", lang);
    size_t errors = problems->errors;
    struct reader reader = {.arena = arena, .problems = problems, .lang = lang};
    const struct node *root = parse(assets, name, &nodes, problems);
    *words = (struct words){0};
    if (root)
        reader_read_file(&reader, root, &words_file, words);
    if (words->lang.utf8 && strcmp(words->lang.utf8, lang) != 0)
        reader_fail(&reader, words->lang.place, "rename the file or change lang",
                    "the language \"%s\" is not that of the file's name",
                    words->lang.utf8);
    arena_finish(&nodes);
    return root && !reader.failed && problems->errors == errors;
}

bool
words_load(const char *assets_folder, const char *lang, struct arena *arena,
           struct problems *problems, struct words *words)
{
    struct files assets = files_in_folder(assets_folder);
    return words_load_from(&assets, lang, arena, problems, words);
}

// The value for the name at `at`, which follows a brace; *len is the name's length.
static const struct fill *
find_fill(const char *at, const char *end, const struct fill *fills, size_t fill_count)
{
    for (size_t i = 0; i < fill_count; i++) {
        size_t len = strlen(fills[i].name);
        if ((size_t)(end - at) > len && memcmp(at, fills[i].name, len) == 0 &&
            at[len] == '}')
            return &fills[i];
    }
    return NULL;
}

struct text
words_fill(struct arena *arena, struct text pattern, const struct fill *fills,
           size_t fill_count)
{
    struct text filled = {.place = pattern.place};
    char *out = NULL;
    // First to measure, then to write.
    for (int write = 0; write < 2; write++) {
        const char *at = pattern.utf8, *end = pattern.utf8 + pattern.len;
        size_t len = 0;
        while (at && at < end) {
            const struct fill *fill =
                *at == '{' ? find_fill(at + 1, end, fills, fill_count) : NULL;
            const char *from = fill ? fill->value : at;
            size_t size = fill ? strlen(fill->value) : 1;
            if (out)
                memcpy(out + len, from, size);
            len += size;
            at += fill ? strlen(fill->name) + 2 : 1;
        }
        if (!out)
            out = arena_array(arena, len + 1, 1);
        filled.len = len;
    }
    filled.utf8 = out;
    return filled;
}
