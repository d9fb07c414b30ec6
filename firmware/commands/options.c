// SPDX-License-Identifier: MIT
#include "commands/options.h"

#include "base/text.h"
#include "content/scalars.h"

#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SENTENCE_BYTES = 256, SCREEN_MAX = 999, SPEED_MAX = 10000, TURNS_MAX = 1000000 };

// As in bundle/limits.h.
#define SERIAL_MAX (1L << 53)

struct option_row {
    const char *name;
    const char *argument; // NULL: a switch
    unsigned bit;
    // Reads the value. NULL: it goes as it is to `place` in struct options, `true` for a switch.
    bool (*set)(struct options *options, const char *value, char *sentence);
    size_t place;
    const char *help;
};

static bool
number_in(const char *value, long least, long most, long *number)
{
    char *end = NULL;
    *number = strtol(value, &end, 10);
    return end != value && *end == '\0' && *number >= least && *number <= most;
}

static bool
set_panel(struct options *options, const char *value, char *sentence)
{
    return panel_parse(value, &options->panel, sentence, SENTENCE_BYTES);
}

static bool
set_rotate(struct options *options, const char *value, char *sentence)
{
    long degrees = 0;
    if (!number_in(value, 0, 270, &degrees) || degrees % 90 != 0) {
        snprintf(sentence, SENTENCE_BYTES,
                 "'%s' is not a rotation (use 0, 90, 180 or 270)", value);
        return false;
    }
    options->rotation = (int)degrees;
    return true;
}

static bool
set_step(struct options *options, const char *value, char *sentence)
{
    long step = 0;
    if (number_in(value, 100, 200, &step) &&
        (step == 100 || step == 125 || step == 150 || step == 200)) {
        options->step = (int)step;
        return true;
    }
    snprintf(sentence, SENTENCE_BYTES,
             "'%s' is not a text step (use 100, 125, 150 or 200)", value);
    return false;
}

static bool
set_theme(struct options *options, const char *value, char *sentence)
{
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        if (strcmp(value, theme_names[theme]) == 0) {
            options->theme = theme;
            return true;
        }
    }
    snprintf(sentence, SENTENCE_BYTES,
             "'%s' is not a theme (use light, dark, hc-dark or hc-light)", value);
    return false;
}

static bool
set_screen(struct options *options, const char *value, char *sentence)
{
    long screen = 0;
    if (strcmp(value, "all") == 0) {
        options->screen = -1;
        return true;
    }
    if (!number_in(value, 1, SCREEN_MAX, &screen)) {
        snprintf(sentence, SENTENCE_BYTES,
                 "'%s' is not a screen (use all, or 1 for the first)", value);
        return false;
    }
    options->screen = (int)screen - 1;
    return true;
}

static bool
add_panel(struct options *options, const char *name, char *sentence)
{
    if (options->panel_count == PANELS_MAX) {
        snprintf(sentence, SENTENCE_BYTES, "more than %d panels (name fewer)",
                 PANELS_MAX);
        return false;
    }
    return panel_parse(name, &options->panels[options->panel_count++], sentence,
                       SENTENCE_BYTES);
}

static bool
set_panels(struct options *options, const char *value, char *sentence)
{
    options->panel_count = 0;
    if (strcmp(value, "all") == 0) {
        for (size_t i = 0; i < panel_count && i < PANELS_MAX; i++)
            options->panels[options->panel_count++] = panel_table[i];
        return true;
    }
    for (bool more = true; more; value += more) {
        char name[64];
        size_t len = strcspn(value, ",");
        snprintf(name, sizeof name, "%.*s", (int)len, value);
        if (!add_panel(options, name, sentence))
            return false;
        value += len;
        more = *value == ',';
    }
    return true;
}

static bool
set_speed(struct options *options, const char *value, char *sentence)
{
    long speed = 0;
    if (!number_in(value, 1, SPEED_MAX, &speed)) {
        snprintf(sentence, SENTENCE_BYTES, "'%s' is not a speed (use 1 to %d)", value,
                 SPEED_MAX);
        return false;
    }
    options->speed = (unsigned)speed;
    return true;
}

static bool
set_turns(struct options *options, const char *value, char *sentence)
{
    long turns = 0;
    if (!number_in(value, 1, TURNS_MAX, &turns)) {
        snprintf(sentence, SENTENCE_BYTES, "'%s' is not a number of pages (use 1 to %d)",
                 value, TURNS_MAX);
        return false;
    }
    options->turns = (unsigned)turns;
    return true;
}

static bool
set_number(const char *value, uint64_t *number, char *sentence)
{
    long given = 0;
    if (number_in(value, 1, SERIAL_MAX, &given)) {
        *number = (uint64_t)given;
        return true;
    }
    snprintf(sentence, SENTENCE_BYTES,
             "'%s' is not the number of a bundle (use a date and two digits, such as "
             "2026112101)",
             value);
    return false;
}

static bool
set_serial(struct options *options, const char *value, char *sentence)
{
    return set_number(value, &options->serial, sentence);
}

static bool
set_after(struct options *options, const char *value, char *sentence)
{
    return set_number(value, &options->after, sentence);
}

static bool
set_min_ok(struct options *options, const char *value, char *sentence)
{
    return set_number(value, &options->min_ok, sentence);
}

static bool
is_role(const char *value, char *sentence)
{
    enum { ROLE_BYTES = 60 };
    size_t len = strlen(value);
    bool good = len > 0 && len <= ROLE_BYTES;
    for (size_t i = 0; i < len; i++)
        good = good && (unsigned char)value[i] >= ' ' && value[i] != 0x7f;
    if (!good)
        snprintf(sentence, SENTENCE_BYTES,
                 "this is not a role (write one like physician, never a name)");
    return good;
}

static bool
set_role(struct options *options, const char *value, char *sentence)
{
    options->role = value;
    return is_role(value, sentence);
}

static bool
set_translation_role(struct options *options, const char *value, char *sentence)
{
    options->translation_role = value;
    return is_role(value, sentence);
}

static bool
set_until(struct options *options, const char *value, char *sentence)
{
    options->until = value;
    if (scalar_is_date(value, strlen(value)))
        return true;
    snprintf(sentence, SENTENCE_BYTES, "'%s' is not a day (write it like 2027-05-31)",
             value);
    return false;
}

static bool
set_paper(struct options *options, const char *value, char *sentence)
{
    options->letter = strcmp(value, "letter") == 0;
    if (options->letter || strcmp(value, "a4") == 0)
        return true;
    snprintf(sentence, SENTENCE_BYTES, "'%s' is not a paper (use a4 or letter)", value);
    return false;
}

static bool
set_deadline(struct options *options, const char *value, char *sentence)
{
    enum { DEADLINE_MAX = 180 * 1000 };
    long deadline_ms = 0;
    if (!number_in(value, 1, DEADLINE_MAX, &deadline_ms)) {
        snprintf(sentence, SENTENCE_BYTES, "'%s' is no time (use 1 to %d)", value,
                 DEADLINE_MAX);
        return false;
    }
    options->deadline_ms = (unsigned)deadline_ms;
    return true;
}

#define PLACE(member) offsetof(struct options, member)

static const struct option_row option_table[] = {
    {"--panel", "NAME", OPTION_PANEL, set_panel, 0,
     "the panel: td1, td2, p21, … or WxH@MMxMM@DISTANCE_MM"},
    {"--rotate", "DEGREES", OPTION_ROTATE, set_rotate, 0,
     "0, 90, 180 or 270, as it is mounted"},
    {"--page", "ID", OPTION_PAGE, NULL, PLACE(page),
     "home, attract, text, still-reading, a page's id, or all"},
    {"--screen", "N", OPTION_SCREEN, set_screen, 0,
     "the screen of the page, from 1, or all"},
    {"--step", "PERCENT", OPTION_STEP, set_step, 0, "text step: 100, 125, 150 or 200"},
    {"--theme", "NAME", OPTION_THEME, set_theme, 0, "light, dark, hc-dark or hc-light"},
    {"--lang", "CODE", OPTION_LANG, NULL, PLACE(lang),
     "language of the pages, en for English"},
    {"--out", "PATH", OPTION_OUT, NULL, PLACE(out),
     "the file, or the folder when there are several"},
    {"--sheet", "FILE", OPTION_SHEET, NULL, PLACE(sheet),
     "all screens small on one picture (.png), or on sheets to print (.pdf)"},
    {"--panels", "LIST", OPTION_PANELS, set_panels, 0,
     "check on these panels (all, or names with commas) instead of the clinic's"},
    {"--schema", NULL, OPTION_CHECK, NULL, PLACE(schema),
     "print the JSON Schema of the content files for your editor"},
    {"--translations", NULL, OPTION_CHECK, NULL, PLACE(translations),
     "print which page is there in which language, and how it stands"},
    {"--rules", NULL, OPTION_CHECK, NULL, PLACE(rules),
     "print the rules: id, how serious, where enforced, what it asks"},
    {"--coverage", NULL, OPTION_CHECK, NULL, PLACE(coverage),
     "print which page says which fact, in each language"},
    {"--readability", NULL, OPTION_CHECK, NULL, PLACE(readability),
     "print how hard each page is to read, in each language"},
    {"--no-layout", NULL, OPTION_CHECK, NULL, PLACE(no_layout),
     "check the files and their words, but lay no page out: much faster"},
    {"--device", "FILE", OPTION_DEVICE, NULL, PLACE(device),
     "this kiosk's own settings (device.yaml)"},
    {"--window", NULL, OPTION_WINDOW, NULL, PLACE(window),
     "in a window of true size, not full screen"},
    {"--allow-drafts", NULL, OPTION_DRAFTS, NULL, PLACE(allow_drafts),
     "show pages that nobody has approved, with a banner"},
    {"--lang", "LIST", OPTION_NEW, NULL, PLACE(langs),
     "the languages, with commas, the main one first: de,en"},
    {"--name", "TEXT", OPTION_NEW, NULL, PLACE(name), "the clinic's name"},
    {"--template", "NAME", OPTION_NEW, NULL, PLACE(template),
     "what to begin with; physiotherapy without it"},
    {"--list", NULL, OPTION_NEW, NULL, PLACE(list), "print the templates"},
    {"--key", "FILE", OPTION_KEY, NULL, PLACE(key), "the secret key to sign with"},
    {"--serial", "N", OPTION_SERIAL, set_serial, 0,
     "the bundle's number, YYYYMMDDNN, instead of the next one of today"},
    {"--after", "N", OPTION_AFTER, set_after, 0,
     "the number that the kiosks show now: that of the bundle is higher"},
    {"--min-ok", "N", OPTION_MIN_OK, set_min_ok, 0,
     "withdraw all bundles with a smaller number"},
    {"--with-trust", NULL, OPTION_WITH_TRUST, NULL, PLACE(with_trust),
     "carry the changed trust list to the kiosks, too"},
    {"--no-password", NULL, OPTION_NO_PASSWORD, NULL, PLACE(no_password),
     "keep the secret keys without a password"},
    {"--approve", "PAGE", OPTION_REVIEW, NULL, PLACE(approve),
     "write into the page (or all) that it was approved"},
    {"--role", "ROLE", OPTION_REVIEW, set_role, 0,
     "who approves it: a role, never a name"},
    {"--translation-role", "ROLE", OPTION_REVIEW, set_translation_role, 0,
     "who compared a translation with its source"},
    {"--until", "DATE", OPTION_REVIEW, set_until, 0,
     "when it must be checked again, if earlier than the rules ask"},
    {"--withdraw", "PAGE", OPTION_REVIEW, NULL, PLACE(withdraw),
     "take a page off the kiosks"},
    {"--paper", "SIZE", OPTION_REVIEW, set_paper, 0,
     "of the sign-off sheet: a4 or letter"},
    {"--state", "DIR", OPTION_STATE, NULL, PLACE(state),
     "the kiosk's bundles and what it remembers, instead of /var/lib/anteroom"},
    {"--run", "DIR", OPTION_STATE, NULL, PLACE(run),
     "where an import tells how it goes, instead of /run/anteroom"},
    {"--deadline-ms", "N", OPTION_IMPORT, set_deadline, 0,
     "give a stick less time than its 180 seconds, for tests"},
    {"--json", NULL, OPTION_JSON, NULL, PLACE(json), "print JSON"},
    {"--trace", NULL, OPTION_TRACE, NULL, PLACE(trace),
     "print each screen that is shown, for tests"},
    {"--speed", "N", OPTION_SPEED, set_speed, 0,
     "let the clock run N times faster, for tests"},
    {"--turns", "N", OPTION_TURNS, set_turns, 0,
     "turn N pages at once and end, for measuring"},
};

#undef PLACE

static_assert(COUNT_OF(option_table) <= 64, "struct options has a bit for each");

static const struct option_row *
find_row(const char *name, size_t len, unsigned taken)
{
    for (size_t i = 0; i < COUNT_OF(option_table); i++) {
        const struct option_row *row = &option_table[i];
        if ((row->bit & taken) != 0 && strlen(row->name) == len &&
            strncmp(row->name, name, len) == 0)
            return row;
    }
    return NULL;
}

static void
unknown_option(const char *command, const char *argument, unsigned taken)
{
    const char *names[COUNT_OF(option_table)];
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(option_table); i++)
        if (option_table[i].bit & taken)
            names[count++] = option_table[i].name;
    const char *near = text_nearest(argument, names, count);
    fprintf(stderr, "anteroom %s: error: unknown option '%s' (", command, argument);
    if (near)
        fprintf(stderr, "did you mean %s?)\n", near);
    else
        fprintf(stderr, "see: anteroom %s --help)\n", command);
}

static bool
set_option(struct options *options, const struct option_row *row, const char *value,
           char *sentence)
{
    if (row->set)
        return row->set(options, value, sentence);
    char *place = (char *)options + row->place;
    if (row->argument)
        memcpy(place, &value, sizeof value);
    else
        memcpy(place, &(bool){true}, sizeof(bool));
    return true;
}

static bool
take_option(struct options *options, const char *command, unsigned taken, int argc,
            char **argv, int *at)
{
    const char *argument = argv[*at];
    size_t len = strcspn(argument, "=");
    const struct option_row *row = find_row(argument, len, taken);
    if (!row) {
        unknown_option(command, argument, taken);
        return false;
    }
    const char *value = argument[len] == '=' ? argument + len + 1 : NULL;
    if (row->argument && !value && *at + 1 < argc)
        value = argv[++*at];
    if (row->argument && !value) {
        fprintf(stderr, "anteroom %s: error: %s needs a value (%s)\n", command, row->name,
                row->help);
        return false;
    }
    if (!row->argument && value) {
        fprintf(stderr, "anteroom %s: error: %s takes no value (leave '=%s' out)\n",
                command, row->name, value);
        return false;
    }
    uint64_t index = (uint64_t)1 << (row - option_table);
    if (options->seen & index) {
        fprintf(stderr, "anteroom %s: error: %s is given twice (leave one out)\n",
                command, row->name);
        return false;
    }
    options->given |= row->bit;
    options->seen |= index;
    char sentence[SENTENCE_BYTES] = "";
    if (set_option(options, row, value, sentence))
        return true;
    fprintf(stderr, "anteroom %s: error: %s: %s\n", command, row->name, sentence);
    return false;
}

bool
options_parse(struct options *options, const char *command, unsigned taken, int argc,
              char **argv)
{
    *options = (struct options){
        .panel = panel_table[0],
        .theme = -1,
        .speed = 1,
        .state = "/var/lib/anteroom",
        .run = "/run/anteroom",
        .deadline_ms = UINT_MAX,
    };
    for (int i = 0; i < argc; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            options->help = true;
            return true;
        }
        if (argv[i][0] == '-' && argv[i][1] != '\0') {
            if (!take_option(options, command, taken, argc, argv, &i))
                return false;
        } else if ((taken & OPTION_NAMES) && options->name_count < NAMES_MAX) {
            options->names[options->name_count++] = argv[i];
        } else if (taken & OPTION_NAMES) {
            fprintf(stderr, "anteroom %s: error: '%s' is one word too many\n", command,
                    argv[i]);
            return false;
        } else if (options->folder) {
            fprintf(stderr,
                    "anteroom %s: error: '%s' is one folder too many (name one)\n",
                    command, argv[i]);
            return false;
        } else {
            options->folder = argv[i];
        }
    }
    return true;
}

void
options_print(unsigned taken)
{
    for (size_t i = 0; i < COUNT_OF(option_table); i++) {
        const struct option_row *row = &option_table[i];
        char left[40];
        if ((row->bit & taken) == 0)
            continue;
        snprintf(left, sizeof left, "%s %s", row->name,
                 row->argument ? row->argument : "");
        printf("  %-18s %s\n", left, row->help);
    }
    printf("  %-18s %s\n", "--help", "print this");
}
