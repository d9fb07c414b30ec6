// SPDX-License-Identifier: MIT
#include "platform/cage.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

// A sanitizer's shadow alone is larger than the limit of memory, and it asks for a little more.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(SANITIZED)
#define MORE_CALLS SCMP_SYS(sigaltstack), SCMP_SYS(gettid), SCMP_SYS(sched_yield),
enum { LIMITS_MEMORY = false };
#else
#define MORE_CALLS
enum { LIMITS_MEMORY = true };
#endif

// ---- folders --------------------------------------------------------------------------

enum {
    MAY_READ = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
    MAY_WRITE = MAY_READ | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG |
                LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                LANDLOCK_ACCESS_FS_REMOVE_DIR,
    // all that the first version of Landlock knows
    ALL = MAY_WRITE | LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
          LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
          LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM,
};

bool
cage_has_landlock(void)
{
    return syscall(SYS_landlock_create_ruleset, NULL, 0,
                   LANDLOCK_CREATE_RULESET_VERSION) >= 1;
}

static int
new_rules(void)
{
    struct landlock_ruleset_attr rules = {.handled_access_fs = ALL};
    return (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
}

static void
allow(int rules, const char *folder, uint64_t what)
{
    int fd = rules < 0 ? -1 : open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    struct landlock_path_beneath_attr below = {.allowed_access = what, .parent_fd = fd};
    (void)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &below, 0);
    close(fd);
}

static void
enforce(int rules)
{
    if (rules < 0)
        return;
    (void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    (void)syscall(SYS_landlock_restrict_self, rules, 0);
    close(rules);
}

void
cage_read_only(const char *read)
{
    int rules = new_rules();
    allow(rules, read, MAY_READ);
    enforce(rules);
}

void
cage_folders(const char *const *write, const char *const *read)
{
    int rules = new_rules();
    for (; *write; write++)
        allow(rules, *write, MAY_WRITE);
    for (; *read; read++)
        allow(rules, *read, MAY_READ);
    enforce(rules);
}

// ---- the checker ----------------------------------------------------------------------

static bool
limit(__rlimit_resource_t resource, rlim_t most)
{
    struct rlimit limits = {most, most};
    return setrlimit(resource, &limits) == 0;
}

static bool
limit_all(void)
{
    if (LIMITS_MEMORY && !limit(RLIMIT_AS, (rlim_t)CAGE_MEMORY_MIB << 20))
        return false;
    return limit(RLIMIT_CPU, CAGE_CPU_S) && limit(RLIMIT_FSIZE, 0) &&
           limit(RLIMIT_NPROC, 0) && limit(RLIMIT_CORE, 0) && limit(RLIMIT_NOFILE, 0);
}

// clock_gettime: on most machines it is no system call, on some it is.
static bool
filter(void)
{
    static const int calls[] = {
        SCMP_SYS(read),         SCMP_SYS(write),         SCMP_SYS(munmap),
        SCMP_SYS(mremap),       SCMP_SYS(brk),           SCMP_SYS(madvise),
        SCMP_SYS(futex),        SCMP_SYS(exit),          SCMP_SYS(exit_group),
        SCMP_SYS(rt_sigreturn), SCMP_SYS(clock_gettime), MORE_CALLS};
    static const int mapping[] = {SCMP_SYS(mmap), SCMP_SYS(mprotect)};
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!filter)
        return false;
    bool made = true;
    for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++)
        made = seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0) == 0 && made;
    for (size_t i = 0; i < sizeof mapping / sizeof mapping[0]; i++)
        made = seccomp_rule_add(filter, SCMP_ACT_ALLOW, mapping[i], 1,
                                SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0 &&
               made;
    made = made && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return made;
}

bool
cage_close(void)
{
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && limit_all() && filter();
}
