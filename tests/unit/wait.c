// SPDX-License-Identifier: MIT
// Waiting: deadlines, signals, folders with bursts of changes, doorbells on pipes, and that a
// still screen wakes nobody.
#include "platform/wait.h"

#include "platform/doorbells.h"
#include "platform/folders.h"

#include <SDL.h>
#include <fcntl.h>
#include <ftw.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[32];

static int
make_folder(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/anteroom-wait-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int
remove_entry(const char *path, const struct stat *facts, int kind, struct FTW *ftw)
{
    (void)facts;
    (void)kind;
    (void)ftw;
    return remove(path);
}

static int
remove_folder(void **state)
{
    (void)state;
    return nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

static const char *
in_folder(const char *name)
{
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void
write_file(const char *name)
{
    FILE *file = fopen(in_folder(name), "w");
    assert_non_null(file);
    fputs("x", file);
    fclose(file);
}

static void
make_subfolder(const char *name)
{
    assert_int_equal(mkdir(in_folder(name), 0700), 0);
}

// ---- time and signals ---------------------------------------------------------------------

static void
sleeps_until_the_deadline(void **state)
{
    (void)state;
    struct waiter *waiter = waiter_new();
    static const uint64_t waits_ms[] = {0, 1, 30};
    for (size_t i = 0; i < COUNT_OF(waits_ms); i++) {
        uint64_t start_ms = wait_now_ms();
        assert_int_equal(waiter_wait(waiter, start_ms + waits_ms[i]), WAIT_TIME);
        assert_true(wait_now_ms() >= start_ms + waits_ms[i]);
        assert_true(wait_now_ms() < start_ms + waits_ms[i] + 500);
    }
    assert_int_equal(waiter_wait(waiter, 0), WAIT_TIME); // long past
    waiter_free(waiter);
}

static void
takes_signals(void **state)
{
    (void)state;
    static const struct {
        int signal;
        unsigned news;
    } cases[] = {{SIGTERM, WAIT_SIGNAL}, {SIGINT, WAIT_SIGNAL}, {SIGHUP, WAIT_RELOAD}};
    struct waiter *waiter = waiter_new();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        raise(cases[i].signal);
        assert_int_equal(waiter_wait(waiter, UINT64_MAX), cases[i].news);
        assert_int_equal(waiter_wait(waiter, wait_now_ms() + 5), WAIT_TIME);
    }
    raise(SIGHUP);
    raise(SIGTERM);
    assert_int_equal(waiter_wait(waiter, UINT64_MAX), WAIT_SIGNAL | WAIT_RELOAD);
    waiter_free(waiter);
    sigset_t blocked;
    sigprocmask(SIG_BLOCK, NULL, &blocked);
    assert_false(sigismember(&blocked, SIGTERM));
}

static void
wakes_for_the_display(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    struct waiter *waiter = waiter_new();
    waiter_watch_input(waiter, ends[0], false);
    assert_int_equal(waiter_wait(waiter, wait_now_ms() + 20), WAIT_TIME);
    assert_int_equal(write(ends[1], "x", 1), 1);
    assert_int_equal(waiter_wait(waiter, UINT64_MAX), WAIT_INPUT);
    char byte = 0;
    assert_int_equal(read(ends[0], &byte, 1), 1);
    close(ends[1]);
    // The connection broke: said once, not for ever.
    assert_int_equal(waiter_wait(waiter, UINT64_MAX), WAIT_INPUT);
    assert_int_equal(waiter_wait(waiter, wait_now_ms() + 20), WAIT_TIME);
    waiter_free(waiter);
    close(ends[0]);
}

static void
sees_what_sdl_has_read_already(void **state)
{
    (void)state;
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    struct waiter *waiter = waiter_new();
    assert_int_equal(SDL_InitSubSystem(SDL_INIT_VIDEO), 0);
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
    assert_int_equal(waiter_wait(waiter, wait_now_ms() + 20), WAIT_TIME);
    SDL_Event event = {.type = SDL_USEREVENT};
    assert_int_equal(SDL_PushEvent(&event), 1);
    assert_int_equal(waiter_wait(waiter, UINT64_MAX), WAIT_INPUT);
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
    assert_int_equal(waiter_wait(waiter, wait_now_ms() + 20), WAIT_TIME);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    waiter_free(waiter);
}

// SDL's own wait would switch about 900 times a second here.
static void
sleeps_in_one_piece(void **state)
{
    (void)state;
    struct waiter *waiter = waiter_new();
    assert_int_equal(SDL_InitSubSystem(SDL_INIT_VIDEO), 0);
    SDL_Window *window = SDL_CreateWindow("Test", 0, 0, 80, 48, 0);
    assert_true(waiter_watch_folder(waiter, folder));
    waiter_watch_input(waiter, -1, true);
    SDL_PumpEvents();
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
    struct rusage before, after;
    getrusage(RUSAGE_SELF, &before);
    assert_int_equal(waiter_wait(waiter, wait_now_ms() + 1500), WAIT_TIME);
    getrusage(RUSAGE_SELF, &after);
    assert_in_range(after.ru_nvcsw - before.ru_nvcsw, 0, 2);
    SDL_DestroyWindow(window);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    waiter_free(waiter);
}

// ---- folders ------------------------------------------------------------------------------

static void
reports_a_burst_once_when_it_is_quiet(void **state)
{
    (void)state;
    struct waiter *waiter = waiter_new();
    make_subfolder("en");
    make_subfolder("en/pages");
    assert_true(waiter_watch_folder(waiter, folder));
    for (int i = 0; i < 10; i++)
        write_file("en/pages/a.yaml");
    uint64_t last_ms = wait_now_ms();
    assert_int_equal(waiter_wait(waiter, UINT64_MAX), WAIT_FILES);
    assert_true(wait_now_ms() >= last_ms + 39);
    assert_int_equal(waiter_wait(waiter, wait_now_ms() + 60), WAIT_TIME);
    waiter_free(waiter);
}

// Something that never stops writing is reported in the end.
static void
reports_an_endless_burst(void **state)
{
    (void)state;
    struct waiter *waiter = waiter_new();
    assert_true(waiter_watch_folder(waiter, folder));
    uint64_t start_ms = wait_now_ms();
    unsigned news = 0;
    while (!(news & WAIT_FILES) && wait_now_ms() < start_ms + 3000) {
        write_file("a.yaml");
        news = waiter_wait(waiter, wait_now_ms() + 10);
    }
    assert_true(news & WAIT_FILES);
    waiter_free(waiter);
}

static void
drain_files(struct waiter *waiter)
{
    while (waiter_wait(waiter, wait_now_ms() + 80) != WAIT_TIME)
        continue;
}

static void
watches_folders_made_later(void **state)
{
    (void)state;
    struct waiter *waiter = waiter_new();
    assert_true(waiter_watch_folder(waiter, folder));
    make_subfolder("es");
    assert_int_equal(waiter_wait(waiter, UINT64_MAX), WAIT_FILES);
    make_subfolder("es/pages");
    drain_files(waiter);
    write_file("es/pages/b.yaml");
    assert_int_equal(waiter_wait(waiter, UINT64_MAX), WAIT_FILES);
    remove(in_folder("es/pages/b.yaml"));
    assert_int_equal(waiter_wait(waiter, UINT64_MAX), WAIT_FILES);
    waiter_free(waiter);
}

struct change_case {
    const char *name;
    bool counts;
};

static void
ignores_what_editors_leave_around(void **state)
{
    (void)state;
    static const struct change_case cases[] = {
        {"page.yaml", true},
        {".page.yaml.swp", false},
        {"page.yaml~", false},
        {"4913", true},
    };
    struct waiter *waiter = waiter_new();
    assert_true(waiter_watch_folder(waiter, folder));
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        write_file(cases[i].name);
        unsigned news = waiter_wait(waiter, wait_now_ms() + 120);
        if (((news & WAIT_FILES) != 0) != cases[i].counts)
            fail_msg("%s: %u", cases[i].name, news);
        drain_files(waiter);
    }
    waiter_free(waiter);
}

static void
refuses_a_missing_folder(void **state)
{
    (void)state;
    struct waiter *waiter = waiter_new();
    assert_false(waiter_watch_folder(waiter, "/nonexistent"));
    write_file("plain");
    assert_false(waiter_watch_folder(waiter, in_folder("plain")));
    assert_int_equal(waiter_wait(waiter, wait_now_ms() + 5), WAIT_TIME);
    waiter_free(waiter);
}

// ---- doorbells ----------------------------------------------------------------------------

// A pipe that looks like an input device; returns the end to ring at.
static int
make_bell(const char *name)
{
    assert_int_equal(mkfifo(in_folder(name), 0600), 0);
    return open(in_folder(name), O_RDWR | O_NONBLOCK);
}

static unsigned
take(struct doorbells *doorbells)
{
    struct pollfd fds[DOORBELLS_MAX + 1];
    size_t count = doorbells_fill(doorbells, fds);
    if (poll(fds, count, 50) <= 0)
        return 0;
    return doorbells_take(doorbells, fds, count);
}

static void
rings_for_every_device(void **state)
{
    (void)state;
    struct doorbells doorbells = doorbells_none();
    int first = make_bell("event0"), second = make_bell("event17"),
        other = make_bell("mouse0");
    doorbells_open(&doorbells, folder);
    assert_int_equal(doorbells.count, 2);
    assert_int_equal(take(&doorbells), 0);
    assert_int_equal(write(other, "x", 1), 1);
    assert_int_equal(take(&doorbells), 0);
    for (int i = 0; i < 10; i++) { // ten touches, ten wake-ups
        assert_int_equal(write(i % 2 ? first : second, "0123456789", 10), 10);
        assert_int_equal(take(&doorbells), DOORBELL_RANG);
        assert_int_equal(take(&doorbells), 0);
    }
    doorbells_open(&doorbells, folder); // again, after the panel changed
    assert_int_equal(doorbells.count, 2);
    doorbells_close(&doorbells);
    close(first);
    close(second);
    close(other);
}

static void
notices_devices_that_come_and_go(void **state)
{
    (void)state;
    struct doorbells doorbells = doorbells_none();
    doorbells_open(&doorbells, folder);
    assert_int_equal(doorbells.count, 0);
    int bell = make_bell("event3");
    assert_true(take(&doorbells) & DOORBELL_DEVICES);
    assert_int_equal(doorbells.count, 1);
    assert_int_equal(write(bell, "x", 1), 1);
    assert_int_equal(take(&doorbells), DOORBELL_RANG);
    close(bell); // unplugged
    assert_int_equal(take(&doorbells), DOORBELL_RANG | DOORBELL_GONE);
    assert_int_equal(doorbells.count, 0);
    assert_int_equal(take(&doorbells), 0);
    doorbells_close(&doorbells);
}

// A panel's bytes through a pipe: a touch of 12 ms.
static void
reads_when_fingers_came_and_went(void **state)
{
    (void)state;
    struct doorbells doorbells = doorbells_none();
    int panel = make_bell("event5");
    doorbells_open(&doorbells, folder);
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    struct input_event tap[4] = {{.type = EV_KEY, .code = BTN_TOUCH, .value = 1},
                                 {.type = EV_SYN, .code = SYN_REPORT},
                                 {.type = EV_KEY, .code = BTN_TOUCH},
                                 {.type = EV_SYN, .code = SYN_REPORT}};
    for (size_t i = 0; i < COUNT_OF(tap); i++) {
        tap[i].input_event_sec = now.tv_sec;
        tap[i].input_event_usec = i < 2 ? 100000 : 112000;
    }
    assert_int_equal(write(panel, tap, sizeof tap), sizeof tap);
    assert_int_equal(take(&doorbells), DOORBELL_RANG);
    struct finger_edge down, up;
    assert_true(fingers_edge(&doorbells.fingers, 1, true, &down));
    assert_true(fingers_edge(&doorbells.fingers, 1, false, &up));
    assert_int_equal(up.time_ms - down.time_ms, 12);
    assert_in_range(down.time_ms, wait_now_ms() - 2000, wait_now_ms() + 1000);
    doorbells_close(&doorbells);
    close(panel);
}

static void
needs_no_devices(void **state)
{
    (void)state;
    struct doorbells doorbells = doorbells_none();
    doorbells_open(&doorbells, "/nonexistent");
    assert_int_equal(doorbells.count, 0);
    assert_int_equal(take(&doorbells), 0);
    doorbells_close(&doorbells);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sleeps_until_the_deadline),
        cmocka_unit_test(takes_signals),
        cmocka_unit_test(wakes_for_the_display),
        cmocka_unit_test(sees_what_sdl_has_read_already),
        cmocka_unit_test_setup_teardown(sleeps_in_one_piece, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(reports_a_burst_once_when_it_is_quiet,
                                        make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(reports_an_endless_burst, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(watches_folders_made_later, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(ignores_what_editors_leave_around, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(refuses_a_missing_folder, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(rings_for_every_device, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(notices_devices_that_come_and_go, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(reads_when_fingers_came_and_went, make_folder,
                                        remove_folder),
        cmocka_unit_test(needs_no_devices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
