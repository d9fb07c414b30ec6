// SPDX-License-Identifier: MIT
// What a caged process can still do, and what ends it: each case is a process of its own.
#include "platform/cage.h"

#include "base/attributes.h"
#include "folders.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

// ---- the checker's cage ---------------------------------------------------------------

static void
compute(void)
{
    void *volatile memory = malloc(1 << 20);
    memset(memory, 1, 1 << 20);
    free(memory);
}

static void
open_a_file(void)
{
    (void)!open("/etc/passwd", O_RDONLY | O_CLOEXEC);
}

static void
make_a_socket(void)
{
    (void)!socket(AF_UNIX, SOCK_STREAM, 0);
}

static void
make_a_process(void)
{
    (void)!fork();
}

static void
start_a_program(void)
{
    (void)!execl("/bin/true", "true", (char *)NULL);
}

static void
make_code(void)
{
    (void)!mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static void
send_a_signal(void)
{
    (void)!kill(getppid(), SIGUSR1);
}

static void
read_from_nowhere(void)
{
    const volatile int *volatile nowhere = NULL;
    (void)*nowhere;
}

// Ends with 7 when it comes to its end, or by a signal.
static int
ending_of(void (*action)(void))
{
    int status = 0;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        signal(SIGSEGV, SIG_DFL);
        if (!cage_close())
            _exit(99);
        action();
        _exit(7);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void
a_checker_can_compute_and_nothing_else(void **state)
{
    (void)state;
    static void (*const ended[])(void) = {open_a_file,     make_a_socket, make_a_process,
                                          start_a_program, make_code,     send_a_signal};
    int status = ending_of(compute);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 7);
    for (size_t i = 0; i < COUNT_OF(ended); i++) {
        status = ending_of(ended[i]);
        if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGSYS)
            fail_msg("case %zu: %x", i, (unsigned)status);
    }
    status = ending_of(read_from_nowhere);
    assert_false(WIFEXITED(status) && WEXITSTATUS(status) == 7);
}

// ---- folders --------------------------------------------------------------------------

struct places {
    const char *inside, *outside, *link, *made;
};

static bool
opens(const char *path, int flags)
{
    int fd = open(path, flags | O_CLOEXEC, 0644);
    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

// A bit for each thing that could be done.
static int
try_all(const struct places *places)
{
    int done = opens(places->inside, O_RDONLY);
    done |= opens(places->outside, O_RDONLY) << 1;
    done |= opens(places->inside, O_WRONLY) << 2;
    done |= opens(places->made, O_WRONLY | O_CREAT) << 3;
    done |= (symlink("x", places->link) == 0) << 4;
    done |= opens("/etc/passwd", O_RDONLY) << 5;
    return done;
}

static void
only_the_named_folders_open(void **state)
{
    (void)state;
    if (!cage_has_landlock()) {
        print_message("this kernel has no Landlock\n");
        skip();
    }
    static const struct {
        bool writes;
        int done;
    } cases[] = {{false, 1}, {true, 1 | 4 | 8}};
    struct arena arena = {0};
    const char *folder = folder_make(&arena), *other = folder_make(&arena);
    struct places places = {
        .inside = arena_printf(&arena, "%s/file", folder),
        .outside = arena_printf(&arena, "%s/file", other),
        .link = arena_printf(&arena, "%s/link", folder),
        .made = arena_printf(&arena, "%s/made", folder),
    };
    folder_put(folder, "file", "x", 1);
    folder_put(other, "file", "x", 1);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        int status = 0;
        pid_t child = fork();
        if (child == 0) {
            const char *const write[] = {folder, NULL}, *const none[] = {NULL};
            if (cases[i].writes)
                cage_folders(write, none);
            else
                cage_read_only(folder);
            _exit(try_all(&places));
        }
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_int_equal(WEXITSTATUS(status), cases[i].done);
    }
    folder_remove(folder);
    folder_remove(other);
    arena_finish(&arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_checker_can_compute_and_nothing_else),
        cmocka_unit_test(only_the_named_folders_open),
    };
    return cmocka_run_group_tests_name("cage", tests, NULL, NULL);
}
