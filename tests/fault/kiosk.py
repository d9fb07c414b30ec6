# SPDX-License-Identifier: MIT
# The kiosk that shows what an import brought, without a display: ended at its system calls while it starts,
# with a disk that rots, fills or takes nothing, and beside a stick that never answers.
import atexit
import os
import re
import shutil
import signal
import subprocess
import sys
import time

from rig import PROGRAM, TOOLS, Clinic, Kiosk, NEW, OLD, a_stick, demand, main, say
from stick import Evil
import stick as sticks

CLINIC = None
ASSETS = os.environ["ANTEROOM_ASSETS"]


class Display:
    """A kiosk that runs; what it traces is in `lines()`."""

    def __init__(self, kiosk, before=(), assets=ASSETS, speed="1"):
        self.trace = f"{kiosk.root}.trace"
        with open(self.trace, "wb") as trace:
            self.process = subprocess.Popen(
                [*before, PROGRAM, "run", "--allow-drafts", "--trace", "--panel", "td1", "--speed", speed,
                 "--state", kiosk.state, "--run", kiosk.run_folder], stdin=subprocess.DEVNULL, stdout=trace,
                stderr=subprocess.STDOUT, env={**os.environ, "SDL_VIDEODRIVER": "dummy", "ANTEROOM_ASSETS": assets},
                start_new_session=True)
        atexit.register(self.stop, signal.SIGKILL)  # whatever becomes of the case

    def lines(self):
        with open(self.trace, encoding="utf-8", errors="replace") as trace:
            return trace.read().split("\n")

    def wait_for(self, pattern, seconds=15):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if any(re.search(pattern, line) for line in self.lines()):
                return True
            if self.process.poll() is not None:
                return False
            time.sleep(.02)
        return False

    def stop(self, how=signal.SIGTERM):
        try:
            os.killpg(self.process.pid, how)
        except ProcessLookupError:
            pass
        return self.process.wait(timeout=20)


def a_kiosk(folder, *bundles):
    kiosk = Kiosk(f"{folder}/kiosk")
    kiosk.make(CLINIC)
    for number, bundle in enumerate(bundles):
        kiosk.expect("OK", a_stick(f"{folder}/put{number}", bundle))
    return kiosk


def ended_anywhere(folder):
    kiosk = a_kiosk(folder, CLINIC.old, CLINIC.new)
    template = Kiosk(f"{folder}/template")
    template.copy_of(kiosk)
    display = Display(kiosk, [f"{TOOLS}/calls", f"{folder}/list", kiosk.state, "list", "--"])
    demand(display.wait_for("^shown view=attract"), f"the kiosk does not start: {display.lines()[:5]}")
    display.stop(signal.SIGTERM)
    with open(f"{folder}/list", encoding="ascii") as text:
        calls = [line.split() for line in text if line.startswith("0 ")]
    count = len(calls)
    demand(count > 50, f"only {count} calls of the kiosk are seen")
    changing = [int(call) for _, call, name in calls if name in ("pwrite64", "write", "fdatasync", "ftruncate", "openat")]
    tried = sorted(set(range(1, count, max(count // 60, 1))) | set(changing[:60]))
    ends = {OLD: 0, NEW: 0}
    for call in tried:
        kiosk.copy_of(template)
        display = Display(kiosk, [f"{TOOLS}/calls", f"{folder}/list", kiosk.state, "kill", "0", str(call), "--"])
        display.process.wait(timeout=30) if display.wait_for("^shown view=attract", 6) is False else display.stop()
        serial, health = kiosk.looked_at()
        demand(serial in ends and health in ("fine", "B1"), f"ended at call {call}: {serial} {health}")
        ends[serial] += 1
    display = Display(kiosk)
    demand(display.wait_for("^shown view=attract"), "the kiosk does not start again")
    display.stop()
    say("C5", f"{len(tried)} starts ended at one of {count} calls: {ends[NEW]} show the new bundle next and "
        f"{ends[OLD]} the old one, never none")


def ended_while_swapping(folder):
    kiosk = a_kiosk(folder, CLINIC.old)
    template = Kiosk(f"{folder}/template")
    template.copy_of(kiosk)
    stick = a_stick(f"{folder}/stick", CLINIC.new)

    def swap(*deed):
        """The kiosk runs, an import comes; its calls are counted from its first look at the new bundle."""
        kiosk.copy_of(template)
        display = Display(kiosk, [f"{TOOLS}/calls", f"{folder}/list", f"{NEW:016d}", *deed, "--"])
        demand(display.wait_for("^shown view=attract", 30), f"the kiosk does not start: {display.lines()[:5]}")
        kiosk.expect("OK", stick)
        swapped = display.wait_for(f"^swapped serial={NEW}", 20)
        display.stop()
        return swapped
    demand(swap("list"), "the kiosk does not swap")
    with open(f"{folder}/list", encoding="ascii") as text:
        count = sum(line.startswith("0 ") for line in text)
    demand(count > 20, f"only {count} calls of a swap are seen")
    points = range(1, count, max(count // int(os.environ.get("FAULT_SWAPS", "24")), 1))
    for call in points:
        swap("kill", "0", str(call))
        serial, health = kiosk.looked_at()
        demand((serial, health) == (NEW, "fine"), f"ended at call {call} of a swap: {serial} {health}")
    display = Display(kiosk)
    demand(display.wait_for("^shown view=attract"), "the kiosk does not start again")
    display.stop()
    say("C5-swap", f"{len(points)} swaps ended at one of {count} calls: the new bundle is shown next")


def attempts_first(folder):
    kiosk = a_kiosk(folder, CLINIC.new)
    display = Display(kiosk, ["strace", "-f", "-o", f"{folder}/trace", "-e", "trace=openat,fdatasync"])
    demand(display.wait_for("^shown view=attract", 30), f"the kiosk does not start: {display.lines()[:5]}")
    display.stop()
    with open(f"{folder}/trace", encoding="utf-8", errors="replace") as trace:
        lines = trace.read().split("\n")
    written = next((i for i, line in enumerate(lines) if "fdatasync(" in line), len(lines))
    loaded = next(i for i, line in enumerate(lines) if "/words/" in line and "openat" in line)
    demand(written < loaded, "the content is loaded before the attempt is on the disk")
    say("C15", "an attempt is on the disk before anything of the content is loaded")


def crashes(folder):
    kiosk = a_kiosk(folder, CLINIC.old, CLINIC.new)
    for attempt in range(3):
        demand(kiosk.shown() == NEW, f"given up after {attempt} attempts")
        display = Display(kiosk)
        demand(display.wait_for("^shown view=attract"), "the kiosk does not start")
        display.stop(signal.SIGKILL)
    demand(kiosk.looked_at() == (OLD, "B1"), f"after three crashes: {kiosk.looked_at()}")
    display = Display(kiosk)
    demand(display.wait_for("^shown view=attract"), "the kiosk does not start")
    display.stop()
    demand(kiosk.looked_at() == (OLD, "B1"), "the old bundle is counted as well")
    say("C12", "three crashes and no more")
    say("C13", "the same for a bundle that the checks let in")


def rot(folder):
    kiosk = a_kiosk(folder, CLINIC.old, CLINIC.new)
    display = Display(kiosk)
    demand(display.wait_for("^shown view=attract"), "the kiosk does not start")
    for name in os.listdir(kiosk.slots):
        with open(f"{kiosk.slots}/{name}", "r+b") as data:
            data.seek(6000)
            data.write(os.urandom(64))
    time.sleep(1)
    demand(display.process.poll() is None, "the kiosk ends when its disk rots")
    display.stop()
    demand(kiosk.looked_at() == (0, "B2"), f"what rots is shown: {kiosk.looked_at()}")
    display = Display(kiosk)
    demand(display.wait_for("^shown view="), "the kiosk does not start without a bundle")
    demand(not any("view=attract" in line for line in display.lines()), f"rotten content is shown: {display.lines()[:6]}")
    display.stop()
    say("C14", "what rots is found at the next start, and what runs goes on")
    say("G4", "without a bundle that verifies the kiosk asks to go to the desk")


def no_disk(folder):
    for kind in ("missing", "empty", "file"):
        kiosk = Kiosk(f"{folder}/{kind}")
        os.makedirs(kiosk.run_folder)
        if kind == "empty":
            os.makedirs(kiosk.state)
        if kind == "file":
            with open(kiosk.state, "wb"):
                pass
        display = Display(kiosk)
        demand(display.wait_for("^shown view=notice"), f"{kind}: no notice: {display.lines()[:5]}")
        display.stop()
        demand(kind != "missing" or not os.path.exists(kiosk.state), "a missing disk was made up")
    kiosk = a_kiosk(folder, CLINIC.old)
    frozen = f"{folder}/frozen"
    os.makedirs(frozen)
    done = subprocess.run(["mount", "--bind", "-o", "ro", kiosk.root, frozen], check=False)
    done = done.returncode or subprocess.run(["mount", "-o", "remount,bind,ro", frozen], check=False).returncode
    demand(done == 0, "nothing can be mounted to be read only")
    try:
        still = Kiosk(frozen)
        still.run_folder = f"{folder}/run"
        os.makedirs(still.run_folder)
        display = Display(Frozen(still, folder))
        demand(display.wait_for("^shown view=attract"), f"a disk that takes nothing: {display.lines()[:5]}")
        display.stop()
    finally:
        subprocess.run(["umount", "-l", frozen], check=True)
    say("G5", "no disk, an empty one, a file in its place: the notice; one that takes nothing: the bundle")
    say("C9", "a disk that takes nothing does not stop the kiosk")


class Frozen:
    """A kiosk whose folders cannot be written beside."""

    def __init__(self, kiosk, folder):
        self.root, self.state, self.run_folder = f"{folder}/beside", kiosk.state, kiosk.run_folder


def dead_stick(folder):
    kiosk = a_kiosk(folder, CLINIC.old)
    sticks.CLINIC = CLINIC
    display = Display(kiosk)
    demand(display.wait_for("^shown view=attract"), "the kiosk does not start")
    with Evil(folder, CLINIC.new, "silent=90112") as evil:
        importer = subprocess.Popen(kiosk.command(evil.folder, "--deadline-ms", "6000"),
                                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        told = display.wait_for("^report code=none|view=update")
        demand(told and importer.poll() is None, "the reading is not told before the importer gives up")
        state = 0
        for _ in range(100):
            with open(f"/proc/{display.process.pid}/stat", encoding="ascii") as stat:
                state += stat.read().rsplit(")", 1)[1].split()[0] == "D"
            time.sleep(.02)
        importer.wait(timeout=30)
    demand(state <= 5, f"the kiosk hung in {state} of 100 looks")
    demand(display.wait_for("^report code=U6"), "the end is not told")
    demand(display.process.poll() is None, "the kiosk has ended")
    display.stop()
    say("B4", "beside a stick that never answers the kiosk goes on, and tells when it is given up")


def quiet(folder):
    """A report that was there before the kiosk is no news; the same stick again is told once."""
    kiosk = a_kiosk(folder, CLINIC.old)
    stick = a_stick(f"{folder}/again", CLINIC.old)
    kiosk.expect("OK0", stick)
    display = Display(kiosk)
    demand(display.wait_for("^shown view=attract"), "the kiosk does not start")
    time.sleep(1)
    demand(not any("view=update" in line for line in display.lines()), "an old report is told at the start")
    display.stop()
    say("B16", "a stick that was there before the kiosk started is not told about")


def storm(folder):
    """A thousand reports, as if sticks were put in and out all the time."""
    kiosk = a_kiosk(folder, CLINIC.old)
    display = Display(kiosk)
    demand(display.wait_for("^shown view=attract"), "the kiosk does not start")

    def report(number, phase, code):
        percent = 100 if phase == "done" else 0
        text = f"anteroom-report 1\nsequence {number}\nphase {phase}\ncode {code}\nwhy plain\npercent {percent}\n" \
               "serial 0\ncreated none\nbundle none\npage none\nend\n"
        with open(f"{kiosk.run_folder}/.new", "w", encoding="ascii") as out:
            out.write(text)
        os.rename(f"{kiosk.run_folder}/.new", f"{kiosk.run_folder}/report")

    def weight():
        with open(f"/proc/{display.process.pid}/statm", encoding="ascii") as statm:
            kib = int(statm.read().split()[1]) * 4
        looks = []
        for _ in range(10):  # one may be open just now, to be read
            looks.append(len(os.listdir(f"/proc/{display.process.pid}/fd")))
            time.sleep(.01)
        return kib, min(looks)
    begun = time.monotonic()
    for number in range(100, 1100):
        report(number, "reading" if number % 2 else "done", "none" if number % 2 else "U2")
        time.sleep(.004)
        if number == 200:
            kib, files = weight()
    report(1100, "done", "U2")
    demand(display.wait_for("^report code=U2"), f"the last report is not heard: {display.lines()[-8:]}")
    kib_now, files_now = weight()
    took = time.monotonic() - begun
    told = sum("view=update" in line for line in display.lines())
    demand(display.process.poll() is None, "the kiosk has ended")
    # a font's file is opened when its letters are first shown
    demand(files_now <= files + 2, f"{files} files are open before and {files_now} after")
    demand(kib_now - kib < 4096, f"{kib_now - kib} KiB more after the storm")
    heard = sum(line.startswith("report code=") for line in display.lines())
    display.stop()
    say("B15", f"1,001 reports in {took:.0f} s: {heard} heard, {told} screens of them, {kib_now - kib} KiB and "
        f"{files_now - files} files more")


if __name__ == "__main__":
    CLINIC = Clinic(f"{sys.argv[1]}/clinic", side=200)
    CLINIC.old, CLINIC.new = CLINIC.bundle(OLD), CLINIC.bundle(NEW)
    sys.exit(main([("C5", ended_anywhere), ("C5-swap", ended_while_swapping), ("C15", attempts_first), ("C12 C13", crashes), ("C14 G4", rot),
                   ("G5 C9", no_disk), ("B4", dead_stick), ("B15", storm), ("B16", quiet)]))
