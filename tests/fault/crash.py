# SPDX-License-Identifier: MIT
# Power cuts. An import runs on a real ext4 whose disk remembers every write and flush; from that every state
# is made that a cut could have left: all writes that were flushed, and of the later ones none, all, some, or
# the last one torn in two. Each is mounted and looked at as a kiosk that starts would.
#   ext4 is told noauto_da_alloc: its help for programs that forget to flush would hide ours.
import collections
import os
import random
import shutil
import struct
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from rig import TOOLS, Broken, Clinic, Kiosk, NEW, OLD, a_stick, demand, main, say

CLINIC = None
DISK_MIB, FIRST_BLOCK, SECTOR, SOME = 12, 4096, 512, 16
OPTIONS = "loop,noauto_da_alloc,noatime"


def system(*words):
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    demand(done.returncode == 0, f"{' '.join(words)}: {done.stderr.strip()[-200:]}")


class Mounted:
    """A disk, mounted while it is used."""

    def __init__(self, disk, folder):
        self.disk, self.folder = disk, folder
        os.makedirs(folder, exist_ok=True)

    def __enter__(self):
        system("mount", "-o", OPTIONS, self.disk, self.folder)
        return self.folder

    def __exit__(self, *what):
        for _ in range(50):
            if subprocess.run(["umount", self.folder], capture_output=True, check=False).returncode == 0:
                return
            time.sleep(.05)
        raise Broken(f"{self.folder} cannot be unmounted")


class Recorder:
    """The disk that remembers: what is done on it meanwhile is in `events` afterwards."""

    def __init__(self, image, folder):
        self.image, self.folder, self.log = image, folder, f"{folder}.log"
        self.events = []

    def __enter__(self):
        os.makedirs(self.folder, exist_ok=True)
        self.server = subprocess.Popen([f"{TOOLS}/disk", self.image, self.log, self.folder])
        for _ in range(200):
            if os.path.exists(f"{self.folder}/disk"):
                return self
            time.sleep(.02)
        raise Broken("the disk that remembers does not start (is there /dev/fuse?)")

    def mark(self, word):
        with open(f"{self.folder}/mark", "w", encoding="ascii") as mark:
            mark.write(word)

    def __exit__(self, *what):
        subprocess.run(["umount", self.folder], check=False)
        self.server.wait()
        with open(self.log, "rb") as log:
            data = log.read()
        at = 0
        while at < len(data):
            kind = data[at:at + 1]
            place, size = struct.unpack("=QQ", data[at + 1:at + 17])
            at += 17
            self.events.append((kind, place, data[at:at + size]))
            at += size


def states(base, events, rng):
    """Every disk a cut could leave after the mark "start": (its writes over `base`, was it said?)"""
    durable, pending, said, begun = [], [], False, False
    seen = set()
    for kind, place, data in events:
        if kind == b"W":
            pending.append((place, data))
        elif kind == b"F":
            durable, pending = durable + pending, []
        elif data == b"start":
            begun = True
        elif data == b"said":
            said = True
        if not begun:
            continue
        choices = [[], pending]
        if len(pending) > 1:
            choices += [[w for w in pending if rng.random() < .5] for _ in range(SOME)]
        # the file system's own first block is not torn: it has no second copy that mount would take
        if pending and len(pending[-1][1]) > SECTOR and pending[-1][0] >= FIRST_BLOCK:
            whole, (last, torn) = pending[:-1], pending[-1]
            choices.append(whole + [(last, torn[:rng.randrange(1, len(torn) // SECTOR) * SECTOR])])
        for choice in choices:
            writes = durable + choice
            key = hash((tuple((p, d) for p, d in writes), said))
            if key not in seen:
                seen.add(key)
                yield writes, said
    demand(begun and said, "the recorder saw no import")


class Judge:
    """Looks at one state after the other."""

    def __init__(self, folder, base, stick):
        os.makedirs(folder)
        self.folder, self.base, self.stick = folder, base, stick
        self.image = f"{folder}/cut.img"

    def write(self, writes):
        with open(self.image, "wb") as out:
            out.write(self.base)
            for place, data in writes:
                out.seek(place)
                out.write(data)

    def look(self, writes, said, recover):
        """What is shown; with `recover`, the stick is put in again."""
        self.write(writes)
        with Mounted(self.image, f"{self.folder}/mount") as mount:
            kiosk = Kiosk(mount)
            kiosk.run_folder = f"{self.folder}/run"
            shown = kiosk.demand_whole((NEW,) if said else (OLD, NEW), "said" if said else "a cut")
            if recover:
                kiosk.take(self.stick)
                demand(kiosk.code() in ("OK", "OK0"), f"the import after a cut: {kiosk.code()} {kiosk.words}")
                kiosk.demand_whole((NEW,), "after a cut", tidy=True)
        return "new" if shown == NEW else "old"


def prepare(folder):
    """A disk with a kiosk that holds the old bundle, and the stick with the new one."""
    image = f"{folder}/base.img"
    with open(image, "wb") as disk:
        disk.truncate(DISK_MIB << 20)
    system("mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0,lazy_journal_init=0,nodiscard", "-J", "size=4", image)
    with Mounted(image, f"{folder}/prepare") as mount:
        kiosk = Kiosk(mount)
        kiosk.make(CLINIC)
        kiosk.run_folder = f"{folder}/run"
        # two imports, so that both copies of the record are there and only overwritten from now on
        kiosk.expect("OK", a_stick(f"{folder}/zeroth", CLINIC.older))
        kiosk.expect("OK", a_stick(f"{folder}/first", CLINIC.old))
    return image, a_stick(f"{folder}/second", CLINIC.new)


def told_at(image, folder, stick):
    """The number of the import's first call after it has told how it ended: what it still flushes is not
    what people were told."""
    copy = f"{folder}/told.img"
    shutil.copy(image, copy)
    with Mounted(copy, f"{folder}/told") as mount:
        kiosk = Kiosk(mount)
        kiosk.run_folder = f"{folder}/told-run"
        kiosk.take(stick, before=[f"{TOOLS}/calls", f"{folder}/told.list", mount, "list", "--"])
    os.unlink(copy)
    with open(f"{folder}/told.list", encoding="ascii") as lines:
        calls = [line.split() for line in lines if line.startswith("0 ")]
    return 1 + max(int(call) for _, call, name in calls if name.startswith("rename"))


def recorded(image, folder, stick):
    """The events of an import on this disk, ended once it has told how it went."""
    last = told_at(image, folder, stick)
    with Recorder(image, f"{folder}/recorder") as recorder:
        with Mounted(f"{recorder.folder}/disk", f"{folder}/recorded") as mount:
            kiosk = Kiosk(mount)
            kiosk.run_folder = f"{folder}/run"
            shutil.rmtree(kiosk.run_folder, ignore_errors=True)
            recorder.mark("start")
            kiosk.take(stick, before=[f"{TOOLS}/calls", f"{folder}/calls", mount, "killall", "0", str(last), "--"])
            recorder.mark("said")
            demand(kiosk.code() in ("OK", "OK0"), f"the recorded import: {kiosk.words}")
    return recorder.events


def judged(folder, base, stick, work):
    """Looks at all states, as many at a time as there are processors; counts, and demands that all are sound."""
    lanes = os.cpu_count() or 1
    ends, broken = collections.Counter(), []

    def lane(number):
        judge = Judge(f"{folder}/lane{number}", base, stick)
        for count, (writes, said) in enumerate(work[number::lanes]):
            try:
                ends[judge.look(writes, said, recover=count % 4 == 0), said] += 1
            except Broken as what:
                broken.append(str(what))
        shutil.rmtree(judge.folder, ignore_errors=True)
    with ThreadPoolExecutor(lanes) as pool:
        list(pool.map(lane, range(lanes)))
    demand(not broken, f"{len(broken)} of {len(work)} states: " + "; ".join(sorted(set(broken))[:8]))
    return ends


def cut(folder):
    begun = time.monotonic()
    image, stick = prepare(folder)
    with open(image, "rb") as disk:
        base = disk.read()
    events = recorded(image, folder, stick)
    work = list(states(base, events, random.Random(2)))
    ends = judged(folder, base, stick, work)
    flushes = sum(kind == b"F" for kind, _, _ in events)
    say("C2", f"{len(work)} states of a cut disk ({len(events)} events, {flushes} flushes): 0 torn, 0 lost; "
        f"{ends['old', False]} old and {ends['new', False]} new before it was said, {ends['new', True]} new "
        f"after; {time.monotonic() - begun:.0f} s")
    say("C4", "the records are among what was cut")
    if not os.environ.get("FAULT_QUICK"):
        again(folder, base, stick, work)


def again(folder, base, stick, work):
    """A second cut, while the kiosk recovers from the first one by the next import."""
    begun = time.monotonic()
    rng = random.Random(3)
    total = 0
    unsaid = [writes for writes, said in work if not said]
    for number, writes in enumerate(rng.sample(unsaid, min(int(os.environ.get("FAULT_SECOND", "12")), len(unsaid)))):
        judge = Judge(f"{folder}/second{number}", base, stick)
        judge.write(writes)
        events = recorded(judge.image, judge.folder, stick)
        with open(judge.image, "rb") as disk:
            first = disk.read()
        second = list(states(first, events, rng))
        second = rng.sample(second, min(24, len(second)))
        total += len(second)
        judged(f"{judge.folder}/judged", first, stick, second)
        shutil.rmtree(judge.folder, ignore_errors=True)
    say("C3", f"{total} states of a second cut, during the import after the first: 0 torn, 0 lost; "
        f"{time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    CLINIC = Clinic(f"{sys.argv[1]}/clinic", side=120)
    CLINIC.older, CLINIC.old, CLINIC.new = map(CLINIC.bundle, (OLD - 1, OLD, NEW))
    sys.exit(main([("C2 C3 C4", cut)]))
