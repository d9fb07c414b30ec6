# SPDX-License-Identifier: MIT
# What else an import may meet: strange names on the stick, other importers, full disks, strange files
# among its own, missing keys, wrong clocks, and signed bundles whose content has mistakes.
import hashlib
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import time

from rig import TOOLS, Clinic, Kiosk, NEW, NEWER, OLD, a_stick, demand, main, picture, say
from provenance import sign
from second_opinion import Sample, archive
import provenance

CLINIC = None


class Bench(provenance.Bench):
    """One that has the bundles of this file."""

    def refuse_older(self):
        self.kiosk.expect("U1", self.stick(CLINIC.old))


# ---- on the stick ---------------------------------------------------------------------

def no_files(folder):
    bench = Bench(folder)
    stick = f"{folder}/stick"
    os.makedirs(f"{stick}/folder.kiosk")
    os.symlink(CLINIC.new, f"{stick}/link.kiosk")
    os.symlink("/dev/zero", f"{stick}/device.kiosk")
    os.mkfifo(f"{stick}/pipe.kiosk")
    os.mknod(f"{stick}/null.kiosk", 0o20600, os.makedev(1, 5))
    server = socket.socket(socket.AF_UNIX)
    server.bind(f"{stick}/s.kiosk")
    begun = time.monotonic()
    bench.kiosk.expect("U2", stick, timeout=20)
    demand(time.monotonic() - begun < 10, "something was waited for")
    bench.kiosk.demand_whole((OLD,), "no files", tidy=True)
    say("B6", "links, pipes, devices, folders and sockets are no bundles, and nothing waits for them")


def names(folder):
    bench = Bench(folder)
    stick = f"{folder}/many"
    os.makedirs(stick)
    for number in range(5000):
        with open(f"{stick}/{number}.txt", "wb"):
            pass
    bench.kiosk.take(stick)
    demand(bench.kiosk.code() in ("U2", "U6"), f"many names: {bench.kiosk.code()}")
    odd = os.fsencode(f"{folder}/odd")
    os.makedirs(odd)
    for name in (b"\x1b[2J\x1b]0;x\x07", b"a\nb", b"\xff\xfe", "\u202egnp".encode(), b"n" * 240, b"%n%s%d"):
        with open(odd + b"/" + name + b".kiosk", "wb") as out:
            out.write(b"nonsense" * 200)
    bench.kiosk.expect("U3", os.fsdecode(odd))
    told = bench.kiosk.words + str(bench.kiosk.report())
    demand("\x1b" not in told and "nnnn" not in told and "%n" not in told, f"a name is told: {told!r}")
    say("B7", "5,000 names are bounded, and names made to mislead are not told")


def litter(folder):
    bench = Bench(folder)
    stick = a_stick(f"{folder}/stick")
    for name in ("System Volume Information", ".Trashes", ".Spotlight-V100", ".fseventsd", "$RECYCLE.BIN"):
        os.makedirs(f"{stick}/{name}")
        shutil.copy(CLINIC.old, f"{stick}/{name}/update.kiosk")
    for name in ("._update.kiosk", ".DS_Store", "Thumbs.db", "desktop.ini", "autorun.inf", "update.kiosk.part"):
        with open(f"{stick}/{name}", "wb") as out:
            out.write(b"litter" * 100)
    bench.kiosk.expect("U2", stick)
    shutil.copy(CLINIC.new, f"{stick}/UPDATE.KIOSK")
    bench.kiosk.expect("OK", stick)
    bench.kiosk.expect("OK0", stick)
    demand(bench.kiosk.shown() == NEW, "the new bundle is not shown")
    say("B20", "what computers leave on sticks is ignored, beside a bundle and without one")


def partial(folder):
    bench = Bench(folder)
    rng = random.Random(5)
    with open(CLINIC.new, "rb") as bundle:
        good = bundle.read()
    for _ in range(20):
        bench.refuse("U6", good[:rng.randrange(4096, len(good))])
    say("B19", f"{bench.refused} partial copies are told to be such")


def two_sticks(folder):
    bench = Bench(folder)
    kiosk = bench.kiosk
    newer = CLINIC.bundle(NEWER, name="newer")
    rounds = 6
    template = Kiosk(f"{folder}/template")
    template.copy_of(kiosk)
    sticks = [a_stick(f"{folder}/a", CLINIC.new), a_stick(f"{folder}/b", newer)]
    for count in range(rounds):
        kiosk.copy_of(template)
        both = [subprocess.Popen(kiosk.command(stick), stdout=subprocess.DEVNULL) for stick in
                (sticks if count % 2 else sticks[::-1])]
        for importer in both:
            importer.wait(timeout=60)
        demand(kiosk.demand_whole((NEWER,), "two sticks", tidy=True) == NEWER, "the lower serial won")
    say("B18", f"{rounds} times two sticks at once: the higher serial wins")


def race(folder):
    bench = Bench(folder)
    kiosk = bench.kiosk
    template = Kiosk(f"{folder}/template")
    template.copy_of(kiosk)
    stick = a_stick(f"{folder}/stick", CLINIC.new)
    rounds = int(os.environ.get("FAULT_ROUNDS", "20"))
    for _ in range(rounds):
        kiosk.copy_of(template)
        importers = [subprocess.Popen(kiosk.command(stick), stdout=subprocess.PIPE, text=True) for _ in range(8)]
        words = [importer.communicate(timeout=120)[0] for importer in importers]
        said = sorted(word.split(":")[0] for word in words)
        demand(said == ["OK"] + ["OK0"] * 7, f"eight importers say {said}")
        kiosk.demand_whole((NEW,), "eight importers", tidy=True)
    say("C11", f"{rounds} times eight importers at once: one installs, seven find it installed")


# ---- in the kiosk ---------------------------------------------------------------------

def leftovers(folder):
    bench = Bench(folder)
    kiosk = bench.kiosk
    for number in range(1000):
        with open(f"{kiosk.slots}/.incoming.{number:016x}", "wb") as out:
            out.write(b"x" * 100)
    os.makedirs(f"{kiosk.slots}/.incoming.folder")
    with open(f"{folder}/precious", "wb") as out:
        out.write(b"precious")
    os.symlink(f"{folder}/precious", f"{kiosk.slots}/.incoming.link")
    begun = time.monotonic()
    kiosk.expect("OK", bench.stick(CLINIC.new))
    took = time.monotonic() - begun
    kiosk.demand_whole((NEW,), "leftovers", tidy=True)
    demand(os.path.exists(f"{folder}/precious"), "a link was followed")
    say("C10", f"1,002 leftovers, a folder and a link among them, are removed in {took:.1f} s")


def lying_disk(folder):
    bench = Bench(folder)
    kiosk = bench.kiosk
    template = Kiosk(f"{folder}/template")
    template.copy_of(kiosk)
    use = swap(b"\nbody:\n", b"\nbody:\n  - picture: {file: pictures/a.png, alt: \"A.\", caption: \"A\", "
                             b"purpose: \"A\"}\n")
    stick = bench.stick(signed({"pictures/a.png": lambda _: picture(200, 200), "en/pages/filling.yaml": use}))
    codes, at = [], 0
    while "OK" not in codes:  # one write after the other, until there are no more
        at += 1
        kiosk.copy_of(template)
        kiosk.take(stick, env={"LD_PRELOAD": f"{TOOLS}/lies.so", "FAULT_LIES_IN": ".incoming",
                               "FAULT_LIES_AT": str(at)})
        codes.append(kiosk.code())
        kiosk.demand_whole((NEW,) if codes[-1] == "OK" else (OLD,), f"a lie at write {at}", tidy=True)
    demand(at > 1 and set(codes[:-1]) == {"U8"}, f"a disk that lies: {codes}")
    say("C8", f"a flipped bit in any of the {at - 1} writes of a bundle is found when it is read back")


def strange_files(folder):
    bench = Bench(folder)
    kiosk = bench.kiosk
    for number in range(10000):
        with open(f"{kiosk.slots}/strange-{number}", "wb"):
            pass
    os.makedirs(f"{kiosk.slots}/9999999999999999.kiosk")
    os.symlink(CLINIC.new, f"{kiosk.slots}/9999999999999998.kiosk")
    begun = time.monotonic()
    demand(kiosk.shown() == OLD, "strange files are shown")
    kiosk.expect("OK", bench.stick(CLINIC.new))
    demand(kiosk.shown() == NEW and time.monotonic() - begun < 20, "strange files hold up an import")
    say("G9", "10,000 strange files, a folder and a link among the bundles are ignored")


def without_trust(folder):
    bench = Bench(folder)
    kiosk = bench.kiosk
    trust = f"{kiosk.state}/trust/TRUST"
    with open(trust, "rb") as text:
        good = text.read()
    tried = 0
    for bad in (None, b"", good[:-1], good.replace(b"version 1", b"version 2"), good[:40] + b"0" + good[41:]):
        if bad is None:
            os.unlink(trust)
        else:
            with open(trust, "wb") as out:
                out.write(bad)
        demand(kiosk.looked_at() == (0, "B3"), f"without a trust list: {kiosk.looked_at()}")
        kiosk.expect("U8", bench.stick(CLINIC.new))
        tried += 1
    with open(trust, "wb") as out:
        out.write(good)
    demand(kiosk.shown() == OLD, "the list is back, and nothing is shown")
    say("G6", f"{tried} times without a list that verifies: nothing is shown, and imports are refused")


def without_records(folder):
    bench = Bench(folder)
    kiosk = bench.kiosk
    kiosk.expect("OK", bench.stick(CLINIC.new))
    records = [f"{kiosk.state}/state/importer.{i}" for i in (0, 1)]
    for bad in (None, b"", b"\0" * 512, os.urandom(512)):
        for record in records:
            if bad is None:
                if os.path.exists(record):
                    os.unlink(record)
            else:
                with open(record, "wb") as out:
                    out.write(bad)
        demand(kiosk.looked_at() == (NEW, "fine"), f"without records: {kiosk.looked_at()}")
        bench.refuse_older()
    say("G2", "without records that are whole the floor comes from the bundles")


def all_broken(folder):
    bench = Bench(folder)
    kiosk = bench.kiosk
    kiosk.expect("OK", bench.stick(CLINIC.new))
    newest = f"{kiosk.slots}/{NEW:016d}.kiosk"
    with open(newest, "r+b") as data:
        data.seek(9000)
        data.write(b"\xff\0\xff")
    demand(kiosk.looked_at() == (OLD, "B1"), f"the newest is broken: {kiosk.looked_at()}")
    with open(f"{kiosk.slots}/{OLD:016d}.kiosk", "r+b") as data:
        data.truncate(5000)
    demand(kiosk.looked_at() == (0, "B2"), f"all are broken: {kiosk.looked_at()}")
    kiosk.expect("OK", bench.stick(CLINIC.new))
    demand(kiosk.shown() == NEW, "the stick does not mend it")
    say("G4", "without a bundle that verifies there is none to show, and the stick mends it")


def no_disk(folder):
    bench = Bench(folder)
    kiosk = bench.kiosk
    stick = bench.stick(CLINIC.new)
    aside = f"{folder}/aside"
    os.rename(kiosk.state, aside)
    for make in (lambda: None, lambda: os.makedirs(kiosk.state), lambda: open(kiosk.state, "wb").close()):
        make()
        demand(kiosk.looked_at()[0] == 0, "something is shown from nowhere")
        kiosk.expect("U8", stick)
        if os.path.isdir(kiosk.state):
            shutil.rmtree(kiosk.state)
        elif os.path.exists(kiosk.state):
            os.unlink(kiosk.state)
    os.rename(aside, kiosk.state)
    demand(kiosk.shown() == OLD, "the disk is back, and the old bundle is not shown")
    say("G5", "no disk, an empty one and a file in its place: nothing is shown, and imports are refused")


# ---- resources ------------------------------------------------------------------------

class Small:
    """A file system in memory of a given size, for a kiosk's folders."""

    def __init__(self, folder, options):
        self.folder, self.options = folder, options

    def __enter__(self):
        os.makedirs(self.folder, exist_ok=True)
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", self.options, "none", self.folder], check=False)
        demand(done.returncode == 0, "no file system in memory can be mounted")
        return self.folder

    def __exit__(self, *what):
        subprocess.run(["umount", "-l", self.folder], check=True)


def full_disk(folder):
    bench = Bench(folder)
    stick = bench.stick(CLINIC.new)
    size = os.path.getsize(CLINIC.new)
    levels = 0
    for spare in range(0, 2 * size, max(size // 12, 4096)):
        with Small(f"{folder}/disk", "size=4m") as disk:
            kiosk = Kiosk(f"{disk}/kiosk")
            kiosk.copy_of(bench.kiosk)
            kiosk.run_folder = f"{folder}/run"
            with open(f"{disk}/filler", "wb") as filler:
                room = os.statvfs(disk)
                filler.write(bytes(max(room.f_bavail * room.f_frsize - spare, 0)))
            kiosk.take(stick)
            code = kiosk.code()
            demand(code in ("OK", "U8"), f"{spare} bytes left: {code}")
            kiosk.demand_whole((NEW,) if code == "OK" else (OLD,), f"{spare} bytes left", tidy=True)
            levels += 1
    say("D1", f"{levels} disks with less and less room: refused, or installed, never in between")


def no_inodes(folder):
    bench = Bench(folder)
    stick = bench.stick(CLINIC.new)
    for inodes in range(12, 24):
        with Small(f"{folder}/disk", f"size=8m,nr_inodes={inodes}") as disk:
            kiosk = Kiosk(f"{disk}/kiosk")
            try:
                kiosk.copy_of(bench.kiosk)
            except OSError:
                continue
            except shutil.Error:
                continue
            kiosk.run_folder = f"{folder}/run"
            kiosk.take(stick)
            demand(kiosk.code() in ("OK", "U8"), f"{inodes} files: {kiosk.code()}")
            kiosk.demand_whole((OLD, NEW), f"{inodes} files")
    few = ["prlimit", None, "--"]
    tried = 0
    for count in range(3, 24):
        few[1] = f"--nofile={count}"
        kiosk = Kiosk(f"{folder}/few")
        kiosk.copy_of(bench.kiosk)
        kiosk.take(stick, before=few)
        kiosk.demand_whole((OLD, NEW), f"{count} descriptors")
        kiosk.expect("OK" if kiosk.shown() == OLD else "OK0", stick)
        tried += 1
    say("D2", f"few files to be had and {tried} numbers of descriptors: old or new, and the next import works")


def full_run(folder):
    bench = Bench(folder)
    with Small(f"{folder}/run", "size=4k") as run:
        with open(f"{run}/filler", "wb") as filler:
            filler.write(bytes(4096))
        bench.kiosk.run_folder = run
        bench.kiosk.take(bench.stick(CLINIC.new))
        demand(bench.kiosk.shown() == NEW, "a full /run stops an import")
    say("D7", "an import goes on without room for its report")


# ---- time -----------------------------------------------------------------------------

def clocks(folder):
    bench = Bench(folder)
    template = Kiosk(f"{folder}/template")
    template.copy_of(bench.kiosk)
    stick = bench.stick(CLINIC.new)
    times = {"1970": 0, "2038": 2**31, "2100": 4102444800, "year 0": -62167219200}
    for seconds in times.values():
        bench.kiosk.copy_of(template)
        bench.kiosk.expect("OK", stick, env=clock(at=seconds))
    say("F1", f"imports work whatever the clock says: {', '.join(times)}")
    bench.kiosk.copy_of(template)
    begun = time.monotonic()
    bench.kiosk.expect("OK", stick, env=clock(at=1800000000, leap=315360000))
    demand(time.monotonic() - begun < 20, "a clock that jumps holds up an import")
    say("F2", "a clock that jumps ten years to and fro with every look at it changes nothing")
    bench.kiosk.copy_of(template)
    bench.kiosk.expect("OK", stick, env=clock(at=1700000000))
    say("F3", "a bundle made after what the clock says is no error")


def clock(at, leap=0):
    return {"LD_PRELOAD": f"{TOOLS}/clock.so", "FAULT_CLOCK_AT": str(at), "FAULT_CLOCK_LEAP": str(leap)}


# ---- content --------------------------------------------------------------------------

def signed(changes):
    """The new bundle with other files, rightly signed: whoever holds the desk's key could make it."""
    members = Sample(CLINIC.new).members
    manifest, bodies = members[0][1], dict(members[2:])
    for name, change in changes.items():
        bodies[name] = change(bodies.get(name, b""))
    lines = [f"file {hashlib.sha256(body).hexdigest()} {len(body)} {name}\n".encode()
             for name, body in sorted(bodies.items())]
    head = manifest[:manifest.index(b"file ")]
    head = re.sub(rb"\nfiles \d+\n", b"\nfiles %d\n" % len(bodies), head)
    text = head + b"".join(lines) + b"end\n"
    return archive([("MANIFEST", text), ("MANIFEST.minisig", sign(f"{CLINIC.keys}/desk.key", text)),
                    *sorted(bodies.items())])


def swap(old, new):
    def change(body):
        demand(old in body, f"{old} is not there to be changed")
        return body.replace(old, new, 1)
    return change


def mistakes(folder):
    bench = Bench(folder)
    page = "en/pages/filling.yaml"
    body = swap(b"\nbody:\n", b"\nbody:\n  - text: \"@\"\n")

    def text(words):
        return lambda data: body(data).replace(b"@", words)
    dangling = [{"menu.yaml": swap(b"page: \"filling\"", b"page: \"nowhere\"")},
                {page: swap(b"\nbody:\n", b"\nbody:\n  - links: [nowhere]\n")},
                {page: swap(b"\nbody:\n", b"\nbody:\n  - picture: {file: pictures/none.png, alt: \"A.\", "
                                          b"caption: \"A\", purpose: \"A\"}\n")}]
    for changes in dangling:
        bench.refuse("U7", signed(changes))
    say("E11", f"{len(dangling)} signed bundles that name what is not there are refused before they are installed")
    screens = [{page: text("\U00012000".encode())}, {page: text(b"X" * 120)},
               {page: swap(b"title: \"", b"title: \"" + b"Unmistakably interminable lettering " * 8)}]
    for changes in screens:
        bench.refuse("U7", signed(changes))
        demand("filling" in bench.kiosk.words, f"the page is not named: {bench.kiosk.words}")
    say("E13", "a letter that no font has, a word that fits no line and a title too long name their page")
    tricks = [{page: swap(b"\nbody:\n", b"\nbody:\n  - picture: {file: " + path + b", alt: \"A.\", "
                                        b"caption: \"A\", purpose: \"A\"}\n")}
              for path in (b"../x.png", b"/etc/hostname", b"file:x.png", b"pictures/../x.png")]
    for changes in tricks:
        bench.refuse("U7", signed(changes))
    say("E14", f"{len(tricks)} paths in place of a picture's name are refused")
    for changes in ({page: text(b"a\x1b[2Jb")}, {page: text(b"%n%s%n")}):
        bench.kiosk.take(bench.stick(signed(changes)))
        demand("\x1b" not in bench.kiosk.words, "a text commands the terminal")
    say("E17", "texts that command a terminal or look like a format do nothing")


def fonts(folder):
    bench = Bench(folder)
    font = next(f"{base}/{name}" for base, _, names_ in os.walk(os.environ["ANTEROOM_ASSETS"]) for name in names_
                if name.endswith(".ttf"))
    with open(font, "rb") as data:
        bytes_ = data.read(200000)
    use = swap(b"\nbody:\n", b"\nbody:\n  - picture: {file: pictures/a.png, alt: \"A.\", caption: \"A\", "
                             b"purpose: \"A\"}\n")
    bench.refuse("U7", signed({"pictures/a.ttf": lambda _: bytes_}))
    bench.refuse("U7", signed({"fonts/a.otf": lambda _: bytes_}))
    bench.refuse("U7", signed({"pictures/a.png": lambda _: bytes_, "en/pages/filling.yaml": use}))
    good = signed({"pictures/a.png": lambda _: picture(8, 8), "en/pages/filling.yaml": use})
    bench.take(good)
    say("E18", "a font is refused by its name, and under a picture's name by its bytes")


def keyless(folder):
    """A public key is 42 bytes of base64 that begin with RW; a secret one begins with RWRTY."""
    del folder
    pattern = re.compile(rb"RW[QRST][0-9A-Za-z+/]{53}")
    searched = 0
    for base, _, names_ in os.walk(os.environ["ANTEROOM_ASSETS"]):
        for path in [f"{base}/{name}" for name in names_]:
            with open(path, "rb") as data:
                demand(not pattern.search(data.read()) or path.endswith((".ttf", ".dic")), f"a key in {path}")
            searched += 1
    with open(os.environ["ANTEROOM"], "rb") as program:
        bytes_ = program.read()
    demand(not pattern.search(bytes_), "a key in the program")
    for seed in range(1, 8):
        demand(bytes([seed]) * 32 not in bytes_, "a seed of the tests in the program")
    with open("tests/minisign_example.h", "rb") as example:
        demand(pattern.search(example.read()), "the search does not find keys")
    say("A20", f"no key is in the program nor in {searched} assets")


if __name__ == "__main__":
    CLINIC = provenance.CLINIC = Clinic(f"{sys.argv[1]}/clinic")
    CLINIC.old, CLINIC.new = CLINIC.bundle(OLD), CLINIC.bundle(NEW)
    sys.exit(main([
        ("A20", keyless), ("B6", no_files), ("B7", names), ("B18", two_sticks), ("B19", partial), ("B20", litter),
        ("C10", leftovers), ("C8", lying_disk), ("C11", race), ("D1", full_disk), ("D2", no_inodes), ("D7", full_run),
        ("E11 E13 E14 E17", mistakes), ("E18", fonts), ("F1 F2 F3", clocks), ("G2", without_records),
        ("G4", all_broken), ("G5", no_disk), ("G6", without_trust), ("G9", strange_files)]))
