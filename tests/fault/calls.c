// SPDX-License-Identifier: MIT
// A program's system calls, listed or spoilt one at a time:
//   calls LIST FROM list -- PROGRAM ARGUMENT...
//   calls LIST FROM kill|killall|short PROCESS CALL -- ...
//   calls LIST FROM fail|failever PROCESS CALL ERRNO -- ...
// Calls are counted for each process by itself, from the first one that names a path with FROM in it;
// processes are counted as they appear, from 0. `kill` ends that process before the call, `killall`
// all of them; `fail` makes the call fail without being made, `failever` that one and all later ones
// of its name in that process; `short` makes a read or write end after one byte. LIST gets a line
// "PROCESS CALL NAME" each. Ends as PROGRAM does; by signal N with 128 + N.
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <seccomp.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/ptrace.h>

enum { PROCESSES = 64, THIRD = 2 };

enum deed { LIST, KILL, KILL_ALL, FAIL, FAIL_EVER, SHORT };

struct process {
    pid_t pid;
    bool gone;
    unsigned calls;
    bool failing;   // the call it is in must return -error
    bool shortened; // the call it is in got 1 as its third argument
    unsigned long long third;
};

struct tracer {
    struct process process[PROCESSES];
    size_t count;
    FILE *list;
    const char *from;
    bool counting;
    enum deed deed;
    size_t victim;
    unsigned call;
    int error;
    long ever; // the number of the call that fails from now on; -1: none
};

static struct process *
process_of(struct tracer *tracer, pid_t pid)
{
    for (size_t i = 0; i < tracer->count; i++)
        if (tracer->process[i].pid == pid)
            return &tracer->process[i];
    if (tracer->count == PROCESSES)
        exit(3);
    tracer->process[tracer->count] = (struct process){.pid = pid};
    return &tracer->process[tracer->count++];
}

// ---- registers ------------------------------------------------------------------------

#if defined(__x86_64__)
static void
set_number(pid_t pid, long number)
{
    ptrace(PTRACE_POKEUSER, pid, offsetof(struct user_regs_struct, orig_rax), number);
}

static void
set_result(pid_t pid, long result)
{
    ptrace(PTRACE_POKEUSER, pid, offsetof(struct user_regs_struct, rax), result);
}

static void
set_third(pid_t pid, unsigned long long value)
{
    ptrace(PTRACE_POKEUSER, pid, offsetof(struct user_regs_struct, rdx), value);
}
#elif defined(__aarch64__)
static void
set_register(pid_t pid, size_t index, unsigned long long value)
{
    struct user_regs_struct regs;
    struct iovec io = {&regs, sizeof regs};
    ptrace(PTRACE_GETREGSET, pid, NT_PRSTATUS, &io);
    regs.regs[index] = value;
    ptrace(PTRACE_SETREGSET, pid, NT_PRSTATUS, &io);
}

static void
set_number(pid_t pid, long number)
{
    int value = (int)number;
    struct iovec io = {&value, sizeof value};
    ptrace(PTRACE_SETREGSET, pid, NT_ARM_SYSTEM_CALL, &io);
}

static void
set_result(pid_t pid, long result)
{
    set_register(pid, 0, (unsigned long long)result);
}

static void
set_third(pid_t pid, unsigned long long value)
{
    set_register(pid, THIRD, value);
}
#else
#error "the registers of this machine are not known here"
#endif

// ---- one call -------------------------------------------------------------------------

// Whether an argument of the call is a path with `from` in it.
static bool
names_path(const struct tracer *tracer, pid_t pid, const struct ptrace_syscall_info *info)
{
    long number = (long)info->entry.nr;
    bool at = number == SYS_openat || number == SYS_newfstatat ||
              number == SYS_faccessat2 || number == SYS_faccessat ||
              number == SYS_mkdirat;
    if (!at)
        return false;
    char path[PATH_MAX] = "";
    struct iovec here = {path, sizeof path - 1};
    struct iovec there = {(void *)(size_t)info->entry.args[1], 256};
    ssize_t got = process_vm_readv(pid, &here, 1, &there, 1, 0);
    return got > 0 && strstr(path, tracer->from);
}

static void
kill_all(const struct tracer *tracer)
{
    for (size_t i = 0; i < tracer->count; i++)
        if (!tracer->process[i].gone)
            kill(tracer->process[i].pid, SIGKILL);
}

static bool
moves_bytes(long number)
{
    return number == SYS_read || number == SYS_write || number == SYS_pread64 ||
           number == SYS_pwrite64;
}

static void
spoil(struct tracer *tracer, struct process *process,
      const struct ptrace_syscall_info *info)
{
    switch (tracer->deed) {
    case LIST:
        break;
    case KILL:
        kill(process->pid, SIGKILL);
        break;
    case KILL_ALL:
        kill_all(tracer);
        break;
    case FAIL_EVER:
        tracer->ever = (long)info->entry.nr;
        // fall through
    case FAIL:
        process->failing = true;
        set_number(process->pid, -1);
        break;
    case SHORT:
        process->shortened =
            moves_bytes((long)info->entry.nr) && info->entry.args[THIRD] > 1;
        process->third = info->entry.args[THIRD];
        if (process->shortened)
            set_third(process->pid, 1);
        break;
    }
}

static void
enter(struct tracer *tracer, struct process *process,
      const struct ptrace_syscall_info *info)
{
    long number = (long)info->entry.nr;
    if (!tracer->counting)
        tracer->counting = names_path(tracer, process->pid, info);
    if (!tracer->counting)
        return;
    process->calls++;
    size_t which = (size_t)(process - tracer->process);
    if (tracer->deed == LIST) {
        char *name = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, (int)number);
        fprintf(tracer->list, "%zu %u %s\n", which, process->calls, name ? name : "?");
        free(name);
    }
    bool now = which == tracer->victim && process->calls == tracer->call;
    bool again = which == tracer->victim && number == tracer->ever;
    if (now || again)
        spoil(tracer, process, info);
}

static void
leave(const struct tracer *tracer, struct process *process)
{
    if (process->failing)
        set_result(process->pid, -tracer->error);
    if (process->shortened)
        set_third(process->pid, process->third);
    process->failing = process->shortened = false;
}

static void
stopped_at_call(struct tracer *tracer, struct process *process)
{
    struct ptrace_syscall_info info;
    if (ptrace(PTRACE_GET_SYSCALL_INFO, process->pid, sizeof info, &info) <= 0)
        return;
    if (info.op == PTRACE_SYSCALL_INFO_ENTRY)
        enter(tracer, process, &info);
    else if (info.op == PTRACE_SYSCALL_INFO_EXIT)
        leave(tracer, process);
}

// ---- the loop -------------------------------------------------------------------------

// Lets a stopped process go on; says which signal it gets.
static int
stopped(struct tracer *tracer, struct process *process, int status)
{
    int signal = WSTOPSIG(status);
    if (signal == (SIGTRAP | 0x80)) {
        stopped_at_call(tracer, process);
        return 0;
    }
    // a new process stops once before its first call
    bool first = signal == SIGSTOP && process->calls == 0;
    return signal == SIGTRAP || first ? 0 : signal;
}

static int
watch(struct tracer *tracer)
{
    int status = 0, ended = 3;
    pid_t pid;
    while ((pid = waitpid(-1, &status, __WALL)) > 0) {
        struct process *process = process_of(tracer, pid);
        if (WIFSTOPPED(status)) {
            ptrace(PTRACE_SYSCALL, pid, 0, stopped(tracer, process, status));
            continue;
        }
        process->gone = true;
        if (process == tracer->process)
            ended = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    return ended;
}

static void
start(struct tracer *tracer, char **program)
{
    pid_t pid = fork();
    if (pid == 0) {
        ptrace(PTRACE_TRACEME, 0, 0, 0);
        raise(SIGSTOP);
        execv(program[0], program);
        _exit(127);
    }
    int status = 0;
    if (pid < 0 || waitpid(pid, &status, 0) != pid || !WIFSTOPPED(status))
        exit(3);
    ptrace(PTRACE_SETOPTIONS, pid, 0,
           PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK |
               PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL);
    (void)process_of(tracer, pid);
    ptrace(PTRACE_SYSCALL, pid, 0, 0);
}

static bool
take_deed(struct tracer *tracer, const char *name)
{
    static const char *const names[] = {"list", "kill",     "killall",
                                        "fail", "failever", "short"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) {
            tracer->deed = (enum deed)i;
            return true;
        }
    return false;
}

int
main(int argc, char **argv)
{
    struct tracer tracer = {.ever = -1, .victim = PROCESSES};
    int at = 4;
    if (argc < 6 || !take_deed(&tracer, argv[3]))
        return 3;
    tracer.from = argv[2];
    tracer.list = fopen(argv[1], "w");
    if (!tracer.list)
        return 3;
    setvbuf(tracer.list, NULL, _IOLBF, 0); // the tracer itself may be ended
    fcntl(fileno(tracer.list), F_SETFD, FD_CLOEXEC);
    if (tracer.deed != LIST) {
        tracer.victim = strtoul(argv[at++], NULL, 10);
        tracer.call = (unsigned)strtoul(argv[at++], NULL, 10);
    }
    if (tracer.deed == FAIL || tracer.deed == FAIL_EVER)
        tracer.error = (int)strtol(argv[at++], NULL, 10);
    if (at + 1 >= argc || strcmp(argv[at], "--") != 0)
        return 3;
    start(&tracer, argv + at + 1);
    int ended = watch(&tracer);
    return fclose(tracer.list) == 0 ? ended : 3;
}
