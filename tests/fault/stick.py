# SPDX-License-Identifier: MIT
# Sticks that lie, end, stall and vanish, in user space: whatever they do, nothing but what was verified is
# installed, the old bundle stays, and the next stick works.
import os
import re
import signal
import subprocess
import sys
import time

from rig import TOOLS, Broken, Clinic, Kiosk, NEW, OLD, a_stick, demand, main, say

CLINIC = None
PIECE = 4096


class Evil:
    """A stick with tricks, mounted while it is used."""

    def __init__(self, folder, bundle, *tricks):
        self.folder, self.log = f"{folder}/evil", f"{folder}/evil.log"
        os.makedirs(self.folder, exist_ok=True)
        self.command = [f"{TOOLS}/stick", bundle, self.folder, self.log, *tricks]

    def __enter__(self):
        before = os.stat(self.folder).st_dev
        self.server = subprocess.Popen(self.command, stderr=subprocess.DEVNULL)
        for _ in range(400):
            if self.server.poll() is None and os.stat(self.folder).st_dev != before:
                return self
            time.sleep(.01)
        raise Broken("the stick does not start (is there /dev/fuse?)")

    def __exit__(self, *what):
        self.server.kill()
        self.server.wait()
        subprocess.run(["umount", "-l", self.folder], capture_output=True, check=False)

    def reads(self):
        with open(self.log, encoding="ascii") as lines:
            return [tuple(map(int, line.split())) for line in lines if line.count(" ") == 1]


class Bench:
    def __init__(self, folder):
        self.folder = folder
        self.template = Kiosk(f"{folder}/template")
        self.template.make(CLINIC)
        self.template.expect("OK", a_stick(f"{folder}/first", CLINIC.old))
        os.unlink(f"{self.template.run_folder}/report")
        self.kiosk = Kiosk(f"{folder}/kiosk")
        self.tried = 0

    def play(self, codes, *tricks, options=()):
        """One import from a stick with these tricks; says what was read of it."""
        self.kiosk.copy_of(self.template)
        with Evil(self.folder, CLINIC.new, *tricks) as stick:
            self.kiosk.take(stick.folder, *options, timeout=60)
            reads = stick.reads()
        said = self.kiosk.code()
        demand(said in codes.split(), f"{' '.join(tricks)}: {said} instead of {codes}: {self.kiosk.words.strip()}")
        self.kiosk.demand_whole((NEW,) if said == "OK" else (OLD,), " ".join(tricks), tidy=True)
        self.tried += 1
        return reads


def changing(folder):
    bench = Bench(folder)
    reads = bench.play("OK")
    seen, twice = set(), 0
    for place, size in reads:
        twice += len(seen & set(range(place, place + size)))
        seen |= set(range(place, place + size))
    demand(twice == 0, f"{twice} bytes of the stick are read twice")
    demand(len(seen) == os.path.getsize(CLINIC.new), "not all of the bundle is read")
    bench.play("OK U6", "flip")
    bench.play("OK", "reread")
    say("B1", f"{len(seen)} bytes are each read once; sticks that change between reads install what was verified")


def ending(folder):
    bench = Bench(folder)
    begun = time.monotonic()
    places = range(0, os.path.getsize(CLINIC.new), PIECE)
    for place in places:
        bench.play("U5", f"pull={place}")
        bench.play("U6", f"eio={place}")
        bench.play("U3 U6", f"short={place}")
    say("B2", f"{bench.tried} sticks that end, fail or vanish at {len(places)} places: nothing changes; "
        f"{time.monotonic() - begun:.0f} s")


def gone(folder):
    bench = Bench(folder)
    bench.play("U5", "gone")
    say("B3", "a stick without names whose file system does not answer was pulled")


def endless(folder):
    bench = Bench(folder)
    size = os.path.getsize(CLINIC.new)
    reads = bench.play("U6", "endless")
    most = max(place + length for place, length in reads)
    demand(most <= size + (64 << 10), f"{most} bytes of an endless file are read")
    say("A12", f"an endless file is read for {most} bytes, {most - size} more than the bundle has")


def slow(folder):
    bench = Bench(folder)
    begun = time.monotonic()
    for trick in ("stall=0", f"stall={3 * PIECE}", "drip=20", "silent=0", f"silent={5 * PIECE}"):
        started = time.monotonic()
        bench.play("U6", trick, options=("--deadline-ms", "1500"))
        demand(time.monotonic() - started < 10, f"{trick}: took {time.monotonic() - started:.0f} s")
    say("B4", f"{bench.tried} sticks that stall, drip or stay silent are given up in time; "
        f"{time.monotonic() - begun:.0f} s")


def silent(folder):
    """The importer is ended while it waits; the dead stick is still there when the next one comes."""
    bench = Bench(folder)
    kiosk = bench.kiosk
    kiosk.copy_of(bench.template)
    with Evil(folder, CLINIC.new, f"silent={4 * PIECE}") as stick:
        importer = subprocess.Popen(kiosk.command(stick.folder), stdout=subprocess.DEVNULL,
                                    stderr=subprocess.DEVNULL)
        for _ in range(500):
            if stick.reads() and kiosk.report():
                break
            time.sleep(.01)
        importer.send_signal(signal.SIGKILL)
        importer.wait()
        kiosk.demand_whole((OLD,), "an ended importer")
        kiosk.expect("OK", a_stick(f"{folder}/next", CLINIC.new))
        kiosk.demand_whole((NEW,), "the next stick", tidy=True)
    say("B5", "an importer that waits for a dead stick can be ended, and the next stick works beside it")


def untouched(folder):
    """No call of an import opens anything of the stick to write, nor changes its names."""
    bench = Bench(folder)
    kiosk = bench.kiosk
    kiosk.copy_of(bench.template)
    stick = a_stick(f"{folder}/stick", CLINIC.new)
    before = {name: os.stat(f"{stick}/{name}") for name in os.listdir(stick)}
    kiosk.expect("OK", stick, before=["strace", "-f", "-y", "-o", f"{folder}/trace", "-e", "trace=%file,%desc"])
    after = {name: os.stat(f"{stick}/{name}") for name in os.listdir(stick)}
    same = all(before[name][:2] == after[name][:2] and before[name].st_mtime_ns == after[name].st_mtime_ns
               and before[name].st_size == after[name].st_size for name in before)
    demand(same and before.keys() == after.keys(), "the stick is another one afterwards")
    writes = re.compile(r"(O_WRONLY|O_RDWR|O_CREAT|unlink|rename|utime|chmod|chown|mkdir|truncate|link)")
    with open(f"{folder}/trace", encoding="utf-8", errors="replace") as trace:
        bad = [line for line in trace if stick in line and writes.search(line.split("(", 1)[0] + line.split(">")[-1])
               or f"{stick}/" in line and re.search(r" (p?write(v|64)?)\(", line)]
    demand(not bad, f"the stick is written to: {bad[:2]}")
    say("B17", "nothing below the stick is opened to write, renamed, removed or touched")


if __name__ == "__main__":
    CLINIC = Clinic(f"{sys.argv[1]}/clinic", side=100)
    CLINIC.old, CLINIC.new = CLINIC.bundle(OLD), CLINIC.bundle(NEW)
    sys.exit(main([("B1", changing), ("B2", ending), ("B3", gone), ("A12", endless), ("B4", slow), ("B5", silent),
                   ("B17", untouched)]))
