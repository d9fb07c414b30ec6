// SPDX-License-Identifier: MIT
// anteroom run: the kiosk itself, full screen on a device or in a window on a desktop.
#include "commands/commands.h"

#include "commands/feed.h"
#include "commands/kiosk_display.h"
#include "platform/usage.h"

#include <glob.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool
read_device(const struct options *options, struct arena *arena, struct device *device)
{
    *device = device_default();
    if (!options->device)
        return true;
    struct problems problems = {.arena = arena};
    bool good = device_load(options->device, arena, &problems, device);
    for (size_t i = 0; i < problems.count; i++)
        problem_print(&problems.items[i], stderr);
    return good && problems.errors == 0;
}

// The panel is the command line's, else the device's, else the first of the table.
static bool
choose_panel(const struct options *options, const struct device *device,
             struct panel *panel)
{
    char sentence[256] = "";
    *panel = options->panel;
    if (options->given & OPTION_PANEL)
        return true;
    if (device->panel.utf8 &&
        !panel_parse(device->panel.utf8, panel, sentence, sizeof sentence)) {
        const struct problem problem = {
            .place = device->panel.place,
            .sentence = sentence,
        };
        problem_print(&problem, stderr);
        return false;
    }
    if (device->active_width_mm > 0) {
        panel->width_mm = device->active_width_mm;
        panel->height_mm = device->active_height_mm;
    }
    if (device->viewing_distance_mm > 0)
        panel->distance_mm = (int)device->viewing_distance_mm;
    return true;
}

static void
override_look(const struct options *options, struct device *device)
{
    if (options->step)
        device->text_step = (unsigned)options->step;
    if (options->theme >= 0)
        device->theme = (struct text){.utf8 = theme_names[options->theme],
                                      .len = strlen(theme_names[options->theme])};
    if (options->rotation)
        device->rotation = (unsigned)options->rotation;
}

// Content with mistakes or with drafts that nobody allowed is not shown; the screen says
// that it is being set up, and the reason goes to the log. `instead` is what happens.
static bool
may_show(struct session *session, bool allow_drafts, const char *instead)
{
    struct edition *edition = &session->edition;
    edition_print_problems(edition);
    if (edition->problems.errors > 0) {
        fprintf(
            stderr,
            "anteroom run: error: the content has mistakes, so %s (mend them: anteroom "
            "check %s)\n",
            instead, session->folder);
        edition->content = NULL;
        return true;
    }
    if (!edition->content || allow_drafts)
        return true;
    size_t drafts = edition_count_drafts(edition);
    size_t languages = edition->count;
    edition_leave_out_broken(edition);
    if (edition->count < languages)
        edition_print_problems(edition);
    if (drafts > 0)
        fprintf(
            stderr,
            "anteroom run: error: %zu pages are drafts that nobody has approved (approve "
            "them, or add --allow-drafts to see them with a banner)\n",
            drafts);
    return drafts == 0;
}

// On a device without a touch panel the kiosk only plays its loop. That may be meant, or
// the cable is loose; a panel that is plugged in later is noticed.
static void
warn_without_touch(const struct kiosk *kiosk)
{
    glob_t devices = {0};
    size_t readable = 0;
    if (!kiosk->options.fullscreen || window_event_fd(kiosk->window) >= 0)
        return;
    size_t found =
        glob("/dev/input/event*", 0, NULL, &devices) == 0 ? devices.gl_pathc : 0;
    for (size_t i = 0; i < found; i++)
        readable += access(devices.gl_pathv[i], R_OK) == 0;
    globfree(&devices);
    if (found == 0)
        fputs("anteroom run: warning: no touch panel and no keyboard is connected (plug "
              "it in; "
              "it is noticed)\n",
              stderr);
    else if (readable == 0)
        fputs("anteroom run: warning: the touch panel may not be read (add this user to "
              "the "
              "group input)\n",
              stderr);
}

// Turns pages as fast as they come, through every screen of every page.
static int
turn_pages(struct kiosk *kiosk, unsigned turns)
{
    enum { SETTLED = 500 };
    struct arena arena = {0};
    size_t count = 0;
    const struct exhibit *exhibits = session_exhibits(kiosk->content, &arena, &count);
    struct usage settled = {0};
    unsigned turn = 0;
    for (size_t i = 0; turn < turns; i = (i + 1) % count) {
        if (exhibits[i].kind != VIEW_PAGE)
            continue;
        kiosk->visit.state = VISIT_READING;
        kiosk->visit.spot = (struct visit_spot){.kind = VIEW_PAGE};
        snprintf(kiosk->visit.spot.page, sizeof kiosk->visit.spot.page, "%s",
                 exhibits[i].page);
        size_t screens = 1;
        for (size_t screen = 0; screen < screens && turn < turns; screen++, turn++) {
            kiosk->visit.spot.screen = (int)screen;
            kiosk_show(kiosk);
            screens = kiosk->layouts[kiosk->shown].view.screen_count;
            if (turn == SETTLED)
                settled = usage_now();
        }
    }
    struct usage end = usage_now();
    printf("turns %u layout_us %.1f paint_us %.1f\n", turns,
           (double)kiosk->layout_ns / 1000 / turns,
           (double)kiosk->paint_ns / 1000 / turns);
    printf("resident_kib after_500 %ld end %ld\nopen_files after_500 %d end %d\n",
           settled.resident_kib, end.resident_kib, settled.open_files, end.open_files);
    arena_finish(&arena);
    return 0;
}

// A SIGHUP reads the folder anew; the new pages show when they are whole.
static void
reload(struct kiosk *kiosk, bool allow_drafts)
{
    struct session *session = kiosk->session;
    struct edition old;
    while (edition_read_more(&session->edition, 0))
        continue;
    edition_move(&old, &session->edition);
    session_read(session, &session->edition);
    if (!may_show(session, allow_drafts, "the pages of before stay") ||
        !session->edition.content) {
        edition_finish(&session->edition);
        edition_move(&session->edition, &old);
        return;
    }
    kiosk_set_content(kiosk);
    edition_finish(&old);
}

static int
loop(struct kiosk *kiosk, struct feed *feed, bool allow_drafts, char *const *arguments)
{
    feed_begin(feed, kiosk);
    for (;;) {
        int typed = 0;
        unsigned news = kiosk_turn(kiosk, &typed);
        if (news & (KIOSK_QUIT | KIOSK_LOST))
            feed_end(feed);
        if (news & KIOSK_QUIT)
            return 0;
        if (news & KIOSK_LOST)
            return kiosk_start_again(kiosk, arguments) ? 0 : 1;
        if ((news & KIOSK_RELOAD) && !feed->on)
            reload(kiosk, allow_drafts);
        feed_turn(feed, kiosk, news);
    }
}

// From a folder, or from the bundles that the kiosk holds.
static bool
open_content(struct session *session, struct feed *feed, const struct options *options,
             bool drafts)
{
    if (!options->folder)
        return feed_open(feed, session, options, drafts);
    return session_open(session, "run", options) &&
           may_show(session, drafts, "no page is shown");
}

static bool
names_content(const struct options *options)
{
    bool state = (options->given & OPTION_STATE) != 0;
    if ((options->folder != NULL) != state)
        return true;
    fputs(state
              ? "anteroom run: error: a folder and --state are given (name one)\n"
              : "anteroom run: error: no content folder named (write: anteroom run DIR, "
                "or on a kiosk: anteroom run --state /var/lib/anteroom)\n",
          stderr);
    return false;
}

int
command_run(const struct options *options)
{
    struct session session = {0};
    struct kiosk kiosk = {0};
    struct feed feed = {0};
    struct options with_device = *options;
    struct arena device_arena = {0};
    struct kiosk_options chosen = {
        .title = "Anteroom",
        .fullscreen = !options->window,
        .trace = options->trace,
        .speed = options->speed,
        .state = options->folder ? NULL : options->state,
    };
    int code = 1;
    if (!names_content(options))
        return 2;
    if (!read_device(options, &device_arena, &chosen.device) ||
        !choose_panel(options, &chosen.device, &chosen.panel))
        goto out;
    if (!options->lang)
        with_device.lang = chosen.device.language.utf8;
    override_look(options, &chosen.device);
    chosen.rotation = (int)chosen.device.rotation;
    chosen.drafts = options->allow_drafts || chosen.device.allow_drafts;
    if (!open_content(&session, &feed, &with_device, chosen.drafts) ||
        !kiosk_open(&kiosk, &session, &chosen))
        goto out;
    warn_without_touch(&kiosk);
    if (options->turns && !kiosk.content)
        goto out;
    code = options->turns ? turn_pages(&kiosk, options->turns)
                          : loop(&kiosk, &feed, chosen.drafts, options->arguments);
out:
    code = kiosk.ended ? 0 : code;
    kiosk_close(&kiosk);
    arena_finish(&device_arena);
    session_close(&session);
    feed_close(&feed);
    return code;
}
