# SPDX-License-Identifier: MIT
# A kiosk without a screen, for the cases: a clinic with keys, its bundles, the folders of a kiosk that
# holds one of them, and what must hold whatever is done to an import: the kiosk shows the old bundle or
# the new one, whole, and nothing lies about afterwards.
import hashlib
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

PROGRAM = os.environ["ANTEROOM"]
TOOLS = os.environ["FAULT_TOOLS"]
OLD, NEW, NEWER = 2026110101, 2026112101, 2026112102


class Broken(Exception):
    """Something that must hold does not."""


def say(row, words):
    """A row holds; what was counted."""
    print(f"ok {row} {words}", flush=True)


def demand(holds, words):
    if not holds:
        raise Broken(words)


def picture(width, height):
    """A PNG of the profile that does not pack well, so that bundles have some size."""
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
    noise, rows = 1, bytearray()
    for _ in range(height):
        rows.append(0)
        for _ in range(width * 3):
            noise = noise * 1103515245 + 12345 & 0x7FFFFFFF
            rows.append(noise >> 16 & 0xFF)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) \
        + chunk(b"IDAT", zlib.compress(bytes(rows), 1)) + chunk(b"IEND", b"")


class Clinic:
    """Keys, a content, and bundles of it in `folder`."""

    def __init__(self, folder, side=0):
        self.folder = folder
        self.keys = f"{folder}/keys"
        self.content = f"{folder}/content"
        os.makedirs(folder, exist_ok=True)
        self.run("keys", "new", self.keys, "--no-password")
        shutil.copytree("tests/content/dentist", self.content)
        if side:
            self.add_picture(side)

    @staticmethod
    def run(*arguments):
        done = subprocess.run([PROGRAM, *arguments], stdin=subprocess.DEVNULL, capture_output=True, check=False)
        demand(done.returncode == 0, f"anteroom {' '.join(arguments)}: {done.stderr.decode()[-500:]}")

    def add_picture(self, side):
        """A picture on the first page, `side` pixels wide and high."""
        os.makedirs(f"{self.content}/pictures", exist_ok=True)
        with open(f"{self.content}/pictures/tooth.png", "wb") as out:
            out.write(picture(side, side))
        page = f"{self.content}/en/pages/filling.yaml"
        with open(page, encoding="utf-8") as source:
            text = source.read()
        with open(page, "w", encoding="utf-8") as out:
            out.write(text.replace("body:\n", "body:\n  - picture: {file: pictures/tooth.png, alt: \"A tooth.\", "
                                   "caption: \"A tooth\", purpose: \"Shows it\"}\n", 1))

    def bundle(self, serial, *options, key=None, name=None):
        """Packs the content; the path of the bundle."""
        path = f"{self.folder}/{name or serial}.kiosk"
        key = key or f"{self.keys}/desk.key"
        last = f"{os.path.dirname(key)}/LAST"  # else no bundle could be older than another
        if os.path.exists(last):
            os.unlink(last)
        self.run("pack", self.content, "--key", key, "--allow-drafts", "--out", path, "--serial", str(serial), *options)
        return path


class Kiosk:
    """The folders of a kiosk below `root`: state, run."""

    def __init__(self, root):
        self.root = root
        self.state, self.run_folder = f"{root}/state", f"{root}/run"
        self.slots = f"{self.state}/slots"

    def make(self, clinic):
        os.makedirs(f"{self.state}/trust")
        os.makedirs(self.run_folder)
        for name in ("TRUST", "TRUST.minisig"):
            shutil.copy(f"{clinic.keys}/{name}", f"{self.state}/trust/{name}")

    def copy_of(self, other):
        """Begins again as `other` is."""
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(other.root, self.root, symlinks=True)

    def command(self, stick, *options):
        return [PROGRAM, "import", stick, "--state", self.state, "--run", self.run_folder, "--allow-drafts",
                *options]

    def take(self, stick, *options, timeout=120, before=(), env=None):
        """Imports a stick; the exit code."""
        # into a file: a process that hangs on a dead stick would keep a pipe open
        with tempfile.TemporaryFile() as said:
            done = subprocess.run([*before, *self.command(stick, *options)], stdin=subprocess.DEVNULL,
                                  timeout=timeout, stdout=said, stderr=said, check=False,
                                  env={**os.environ, **(env or {})})
            said.seek(0)
            self.words = said.read().decode(errors="replace")
        return done.returncode

    def report(self):
        """What the display would read: a dictionary, empty when there is nothing."""
        try:
            with open(f"{self.run_folder}/report", encoding="ascii") as text:
                lines = text.read().split("\n")
        except OSError:
            return {}
        return dict(line.split(" ", 1) for line in lines if " " in line)

    def code(self):
        return self.report().get("code", "none")

    def expect(self, code, stick, *options, **how):
        """Imports and demands this code."""
        try:
            os.unlink(f"{self.run_folder}/report")
        except FileNotFoundError:
            pass
        self.take(stick, *options, **how)
        demand(self.code() == code, f"{stick}: {self.code()} instead of {code}: {self.words[-300:]}")

    def looked_at(self):
        """What a kiosk that starts now makes of it: the serial that it shows (0: none), and its health."""
        done = subprocess.run([f"{TOOLS}/shown", self.state], stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, check=False)
        demand(done.returncode == 0 and " " in done.stdout, f"shown: {done.stdout} {done.stderr[-200:]}")
        serial, health = done.stdout.split()
        return int(serial), health

    def shown(self):
        return self.looked_at()[0]

    def files(self):
        """Names and hashes of all that is kept, but for the journal."""
        kept = {}
        for folder, _, names in os.walk(self.state):
            for name in names:
                path = os.path.join(folder, name)
                if not name.startswith("log"):
                    with open(path, "rb") as data:
                        kept[os.path.relpath(path, self.state)] = hashlib.sha256(data.read()).hexdigest()
        return kept

    def demand_whole(self, allowed, words, tidy=False):
        """What must hold always: one of the allowed bundles is shown; once tidy, nothing else lies there."""
        shown = self.shown()
        demand(shown in allowed, f"{words}: shows {shown}, not one of {allowed}")
        names = os.listdir(self.slots) if os.path.isdir(self.slots) else []
        kept = [name for name in names if name.endswith(".kiosk") and name[0] != "."]
        demand(len(kept) <= 3, f"{words}: {len(kept)} bundles are kept")
        if tidy:
            left = [name for name in names if name not in kept]
            demand(not left and len(kept) <= 2, f"{words}: left over: {names}")
        return shown


def a_stick(folder, *bundles):
    """A folder with copies of the bundles, as a stick would have them."""
    os.makedirs(folder, exist_ok=True)
    for bundle in bundles:
        shutil.copy(bundle, folder)
    return folder


def main(cases):
    """Runs the cases named, or all; each is given a folder of its own."""
    work = sys.argv[1]
    quick = os.environ.get("FAULT_QUICK", "")
    failed = 0
    for rows, case in cases:
        if quick and quick not in rows.split():
            continue
        folder = f"{work}/{case.__name__}"
        os.makedirs(folder)
        try:
            case(folder)
        except Broken as broken:
            print(f"{case.__name__} ({rows}): {broken}", file=sys.stderr, flush=True)
            failed += 1
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if failed else 0
