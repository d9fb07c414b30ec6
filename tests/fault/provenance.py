# SPDX-License-Identifier: MIT
# Where a bundle comes from and which version it is: real bundles, forged ones and old ones, imported one
# after the other. Whatever is refused leaves nothing behind.
import os
import random
import re
import shutil
import subprocess
import sys

from rig import Clinic, Kiosk, NEW, NEWER, OLD, a_stick, demand, main, say
from second_opinion import Sample, archive

CLINIC = None


class Bench:
    """A kiosk that holds the old bundle, and sticks for it."""

    def __init__(self, folder):
        self.folder = folder
        self.kiosk = Kiosk(f"{folder}/kiosk")
        self.kiosk.make(CLINIC)
        self.kiosk.expect("OK", a_stick(f"{folder}/first", CLINIC.old))
        self.refused, self.sticks = 0, 0

    def stick(self, *files):
        """A stick with these bundles: paths or bytes."""
        self.sticks += 1
        path = a_stick(f"{self.folder}/stick{self.sticks}", *(f for f in files if isinstance(f, str)))
        for number, data in enumerate(f for f in files if isinstance(f, bytes)):
            with open(f"{path}/{number}.kiosk", "wb") as out:
                out.write(data)
        return path

    def refuse(self, codes, *files):
        """Is told one of the codes; nothing persists, and the old bundle is shown."""
        stick = self.stick(*files)
        before = self.kiosk.files()
        self.kiosk.take(stick)
        code = self.kiosk.code()
        demand(code in codes.split(), f"{self.kiosk.words.strip()}: {code} instead of {codes}")
        demand(self.kiosk.files() == before, f"{code}: something of the refused bundle was kept")
        self.refused += 1
        shutil.rmtree(stick)

    def take(self, *files):
        self.kiosk.expect("OK", self.stick(*files))


def sign(key, text, *options):
    """minisign's own signature with a secret key file."""
    name = f"{CLINIC.folder}/to-sign"
    with open(name, "wb") as out:
        out.write(text)
    subprocess.run(["minisign", "-S", "-s", key, "-m", name, "-x", name + ".sig", "-t", "x", *options],
                   check=True, stdout=subprocess.DEVNULL)
    with open(name + ".sig", "rb") as sig:
        return sig.read()


def forged(bundle, manifest=None, minisig=None):
    """The bundle with another MANIFEST or signature; None leaves it, b'-' leaves it out."""
    new = {"MANIFEST": manifest, "MANIFEST.minisig": minisig}
    members = [(name, new.get(name) or body) for name, body in Sample(bundle).members]
    return archive([(name, body) for name, body in members if body != b"-"])


def unsigned(folder):
    bench = Bench(folder)
    for minisig in (b"-", b"\n", b"garbage", b"untrusted comment: x\n" * 4):
        bench.refuse("U3", forged(CLINIC.new, minisig=minisig))
    bench.refuse("U6", b"")
    bench.refuse("U3 U6", os.urandom(4096))
    say("A1", f"{bench.refused} bundles without a signature are refused")


def strangers(folder):
    bench = Bench(folder)
    manifest = Sample(CLINIC.new).members[0][1]
    CLINIC.run("keys", "make", f"{folder}/stranger", "--no-password")
    bench.refuse("U3", forged(CLINIC.new, minisig=sign(f"{folder}/stranger.key", manifest)))
    bench.refuse("U3", forged(CLINIC.new, minisig=sign(f"{CLINIC.keys}/owner.key", manifest)))
    bench.refuse("U3", forged(CLINIC.new, minisig=sign(f"{CLINIC.keys}/desk.key", manifest, "-l")))
    say("A2", "signatures of a stranger, of the owner and of the older kind are refused")


def damaged(folder):
    bench = Bench(folder)
    rng = random.Random(3)
    with open(CLINIC.new, "rb") as bundle:
        good = bundle.read()
    for at in range(0, len(good), 512):
        data = bytearray(good)
        data[min(at + rng.randrange(512), len(good) - 1)] ^= 1 << rng.randrange(8)
        if b"untrusted comment" not in good[at - 512:at + 512]:
            bench.refuse("U3 U6", bytes(data))
    say("A3", f"a flipped bit in each of {bench.refused} blocks is refused by the importer")
    bench.refused = 0
    for at in range(0, len(good), 512):
        bench.refuse("U3 U6", good[:at])
    for more in (b"x", bytes(512), b"y" * 512, bytes(1 << 20)):
        bench.refuse("U6", good + more)
    sparse = f"{folder}/sparse.kiosk"
    shutil.copy(CLINIC.new, sparse)
    os.truncate(sparse, 1 << 30)
    bench.refuse("U6", sparse)
    say("A4", f"{bench.refused} bundles cut short or with more behind are refused")


def versions(folder):
    bench = Bench(folder)
    kiosk = bench.kiosk
    bench.take(CLINIC.new)
    kiosk.expect("OK0", bench.stick(CLINIC.new))
    bench.refuse("U1", CLINIC.old)
    records = [f"{kiosk.state}/state/importer.{i}" for i in (0, 1)]
    for lost in ([0], [1], [0, 1]):
        kept = Kiosk(f"{folder}/kept")
        kept.copy_of(kiosk)
        for index in lost:
            if os.path.exists(records[index]):
                os.unlink(records[index])
        bench.kiosk.expect("U1", bench.stick(CLINIC.old))
        demand(kiosk.shown() == NEW, "the new bundle is not shown any more")
        kiosk.copy_of(kept)
    say("A6", "an older bundle is refused, with its records and without")


def serials(folder):
    bench = Bench(folder)
    far = CLINIC.bundle(OLD + 10**9 + 1, name="far")
    near = CLINIC.bundle(OLD + 10**9, name="near")
    last = CLINIC.bundle(2**53, name="last")
    bench.refuse("U7", far)
    bench.refuse("U7", last)
    manifest = Sample(CLINIC.new).members[0][1]
    for said in (b"9007199254740993", b"18446744073709551615", b"0", b"-1", b"1e3", b"02026112101"):
        text = re.sub(rb"\nserial \d+\n", b"\nserial " + said + b"\n", manifest)
        bench.refuse("U6", forged(CLINIC.new, text, sign(f"{CLINIC.keys}/desk.key", text)))
    bench.take(near)
    keys = shutil.copytree(CLINIC.keys, f"{folder}/keys")
    CLINIC.run("keys", "make", f"{keys}/fresh", "--no-password")
    CLINIC.run("keys", "revoke", f"{keys}/TRUST", f"{keys}/desk.pub", f"{keys}/fresh.pub", "--serial", str(OLD),
               "--key", f"{keys}/owner.key")
    back = CLINIC.bundle(NEW, "--with-trust", key=f"{keys}/fresh.key", name="back")
    bench.take(back)
    say("A7", f"{bench.refused} serials that are too high or no numbers are refused; the owner can go back")


def twice(folder):
    bench = Bench(folder)
    page = f"{CLINIC.content}/en/pages/filling.yaml"
    shutil.copy(page, f"{folder}/page")
    with open(page, "a", encoding="utf-8") as out:
        out.write('  - text: "Another word."\n')
    other = CLINIC.bundle(NEW, name="other")
    shutil.copy(f"{folder}/page", page)
    bench.refuse("U7", CLINIC.new, other)
    bench.take(CLINIC.new)
    bench.refuse("U7", other)
    demand(bench.kiosk.shown() == NEW, "the first of two is not shown any more")
    say("A8", "two bundles with one serial are refused on one stick, and the second of two sticks")


def other_clinic(folder):
    bench = Bench(folder)
    manifest = Sample(CLINIC.new).members[0][1]
    text = re.sub(rb"\nsite [0-9a-f]+\n", b"\nsite 0123456789abcdef\n", manifest)
    bench.refuse("U4", forged(CLINIC.new, text, sign(f"{CLINIC.keys}/desk.key", text)))
    say("A10", "another clinic's bundle is named as such")


def withdrawn(folder):
    bench = Bench(folder)
    bench.take(CLINIC.bundle(NEW, "--min-ok", str(NEW), name="withdrawing"))
    kiosk = bench.kiosk
    slot = [name for name in os.listdir(kiosk.slots) if str(NEW) in name][0]
    shutil.copy(CLINIC.old, f"{kiosk.slots}/{OLD:016d}.kiosk")
    with open(f"{kiosk.slots}/{slot}", "r+b") as data:
        data.seek(9000)
        data.write(b"\xff\0\xff\0")
    demand(kiosk.looked_at() == (0, "B2"), f"withdrawn content is shown: {kiosk.looked_at()}")
    bench.kiosk.expect("U1", bench.stick(CLINIC.old))
    say("A11", "what was withdrawn is not shown again, nor let in again")


def stolen_key(folder):
    bench = Bench(folder)
    keys = shutil.copytree(CLINIC.keys, f"{folder}/keys")
    CLINIC.run("keys", "make", f"{keys}/fresh", "--no-password")
    CLINIC.run("keys", "revoke", f"{keys}/TRUST", f"{keys}/desk.pub", f"{keys}/fresh.pub",
               "--key", f"{keys}/owner.key")
    bench.take(CLINIC.bundle(NEW, "--with-trust", key=f"{keys}/fresh.key", name="drill"))
    demand(bench.kiosk.shown() == NEW, "the drill's bundle is not shown")
    bench.refuse("U3", CLINIC.bundle(NEWER, name="stolen"))
    bench.take(CLINIC.bundle(NEWER + 1, key=f"{keys}/fresh.key", name="after"))
    say("A13", "the stolen key's bundles are refused once the owner's list came, the new key's are taken")


def comments(folder):
    bench = Bench(folder)
    manifest = Sample(CLINIC.new).members[0][1]
    for comment in ("a\x1b[2Jb", "a\u202eb", "c" * 800):
        bench.refuse("U3", forged(CLINIC.new, minisig=sign(f"{CLINIC.keys}/desk.key", manifest, "-t", comment)))
    loud = sign(f"{CLINIC.keys}/desk.key", manifest, "-t", "PLEASE-CALL-5550199", "-c", "VISIT-EXAMPLE")
    bench.take(forged(CLINIC.new, minisig=loud))
    kiosk = bench.kiosk
    told = kiosk.words + str(kiosk.report())
    for name in os.listdir(f"{kiosk.state}/state"):
        with open(f"{kiosk.state}/state/{name}", "rb") as data:
            told += data.read().decode("latin-1")
    demand("5550199" not in told and "VISIT" not in told, "a comment is told")
    say("A17", "comments that mislead are refused or never told")
    say("A18", "every refused bundle left all files as they were")


if __name__ == "__main__":
    CLINIC = Clinic(f"{sys.argv[1]}/clinic")
    CLINIC.old, CLINIC.new = CLINIC.bundle(OLD), CLINIC.bundle(NEW)
    sys.exit(main([("A1 A18", unsigned), ("A2", strangers), ("A3 A4", damaged), ("A6", versions), ("A7", serials),
                   ("A8", twice), ("A10", other_clinic), ("A11", withdrawn), ("A13", stolen_key),
                   ("A17 A18", comments)]))
