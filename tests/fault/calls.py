# SPDX-License-Identifier: MIT
# An import ended, or one of its system calls failing, at every call it makes: the kiosk shows the old
# bundle or the new one, whole; the new one once that was said; and the next import works and tidies up.
# Calls are those from the first that names the kiosk's folder, in each of the import's processes.
import collections
import errno
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from rig import TOOLS, Broken, Clinic, Kiosk, NEW, OLD, a_stick, demand, main, say

CLINIC = None

# What a call may say, beside EIO; one of these for ever as well as once.
ERRORS = {
    "openat": (errno.ENOSPC, errno.EMFILE), "write": (errno.ENOSPC, errno.EINTR), "read": (errno.EINTR,),
    "fsync": (errno.ENOSPC, errno.EROFS), "fdatasync": (errno.EDQUOT,), "renameat": (errno.ENOSPC,),
    "renameat2": (errno.ENOSPC,), "fallocate": (errno.ENOSPC, errno.EOPNOTSUPP, errno.EINTR),
    "mkdirat": (errno.ENOSPC,), "mmap": (errno.ENOMEM,), "clone": (errno.EAGAIN,), "clone3": (errno.EAGAIN,),
    "fork": (errno.EAGAIN,), "memfd_create": (errno.EMFILE,), "pwrite64": (errno.ENOSPC, errno.EINTR),
    "flock": (errno.EINTR,), "getdents64": (errno.ENOTDIR,), "pipe2": (errno.EMFILE,), "poll": (errno.EINTR,),
    "ppoll": (errno.EINTR,), "wait4": (errno.EINTR,), "close": (errno.EINTR,),
}
# These end a process; failing, they would not return to it.
NEVER_FAIL = {"exit_group", "exit", "rt_sigreturn", "execve", "munmap", "brk", "restart_syscall"}


class Lane:
    """A kiosk of its own, so that several can be tried at once."""

    def __init__(self, folder, template, stick):
        self.kiosk, self.template, self.stick, self.folder = Kiosk(f"{folder}/kiosk"), template, stick, folder
        self.fatal = ()

    def spoil(self, deed):
        """One import with one call spoilt; what came of it."""
        kiosk = self.kiosk
        kiosk.copy_of(self.template)
        words = " ".join(str(part) for part in deed)
        before = [f"{TOOLS}/calls", f"{self.folder}/list", kiosk.state, *(str(part) for part in deed), "--"]
        try:
            kiosk.take(self.stick, "--deadline-ms", "4000", before=before, timeout=60)
        except subprocess.TimeoutExpired:
            raise Broken(f"{words}: the import does not end") from None
        said = kiosk.code()
        shown = kiosk.demand_whole((OLD, NEW), words)
        demand(said != "OK" or shown == NEW, f"{words}: said to be installed, and shows {shown}")
        if deed in self.fatal:
            demand((said, shown) == ("U8", OLD), f"{words}: a failed flush or rename is tried again, or let be")
        kiosk.take(self.stick)
        demand(kiosk.code() in ("OK", "OK0"), f"{words}: the next import says {kiosk.code()}: {kiosk.words[-200:]}")
        kiosk.demand_whole((NEW,), words, tidy=True)
        return "new" if shown == NEW else "old"


def listed(folder, template, stick):
    """Every call of an import that goes well: process, number, name."""
    kiosk = Kiosk(f"{folder}/listed")
    kiosk.copy_of(template)
    kiosk.take(stick, before=[f"{TOOLS}/calls", f"{folder}/list", kiosk.state, "list", "--"])
    demand(kiosk.code() == "OK", f"the import under the tracer: {kiosk.words}")
    with open(f"{folder}/list", encoding="ascii") as lines:
        return [(int(process), int(call), name) for process, call, name in map(str.split, lines)]


def try_all(folder, deeds):
    """Every deed, two at a time; how many ended with which bundle. Tells of all that break something."""
    template = Kiosk(f"{folder}/template")
    template.make(CLINIC)
    template.expect("OK", a_stick(f"{folder}/first", CLINIC.old))
    os.unlink(f"{template.run_folder}/report")
    stick = a_stick(f"{folder}/second", CLINIC.new)
    calls = listed(folder, template, stick)
    chosen = deeds(calls)
    lanes = os.cpu_count() or 1
    ends, broken = collections.Counter(), []

    def run_lane(number):
        os.makedirs(f"{folder}/lane{number}")
        lane = Lane(f"{folder}/lane{number}", template, stick)
        lane.fatal = set(flushes(calls))
        for deed in chosen[number::lanes]:
            try:
                ends[lane.spoil(deed)] += 1
            except Broken as what:
                broken.append(str(what))
    with ThreadPoolExecutor(lanes) as pool:
        list(pool.map(run_lane, range(lanes)))
    demand(not broken, f"{len(broken)} of {len(chosen)}: " + "; ".join(broken[:12]))
    return f"{len(chosen)} imports, {ends['old']} left the old bundle and {ends['new']} the new one"


def killed(folder):
    begun = time.monotonic()
    both = try_all(folder, lambda calls: [(deed, process, call) for process, call, _ in calls
                                          for deed in ("kill", "killall")])
    say("C1", f"ended at every call, one process or all: {both}; {time.monotonic() - begun:.0f} s")


def flushes(calls):
    """The calls that bring a bundle into its slot: the first flush, the rename after it, and the flush of the
    folder. None may fail and be tried again: what the system forgot it would not write."""
    at = [(process, call, name) for process, call, name in calls if process == 0]
    first = next(index for index, (_, _, name) in enumerate(at) if name == "fsync")
    into = next(index for index, (_, _, name) in enumerate(at) if index > first and name.startswith("renameat"))
    then = next(index for index, (_, _, name) in enumerate(at) if index > into and name == "fsync")
    return [("fail", 0, at[index][1], errno.EIO) for index in (first, into, then)]


def failing_calls(calls):
    deeds = []
    for process, call, name in calls:
        if name in NEVER_FAIL:
            continue
        for number in (errno.EIO, *ERRORS.get(name, ())):
            deeds.append(("fail", process, call, number))
        # for ever, and not interrupted for ever: nothing could go on then
        deeds.append(("failever", process, call, errno.EIO))
    return deeds


def failing(folder):
    begun = time.monotonic()
    both = try_all(folder, flushes if os.environ.get("FAULT_QUICK") else failing_calls)
    say("C6", f"a failed flush is never tried again; every call failing, once and for ever: {both}; {time.monotonic() - begun:.0f} s")


def short(folder):
    begun = time.monotonic()
    both = try_all(folder, lambda calls: [("short", process, call) for process, call, name in calls
                                          if name in ("read", "write", "pread64", "pwrite64")])
    say("C7", f"every read and write ending after a byte: {both}; {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    CLINIC = Clinic(f"{sys.argv[1]}/clinic")
    CLINIC.old, CLINIC.new = CLINIC.bundle(OLD), CLINIC.bundle(NEW)
    sys.exit(main([("C1", killed), ("C6", failing), ("C7", short)]))
