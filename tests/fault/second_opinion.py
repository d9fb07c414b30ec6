# SPDX-License-Identifier: MIT
# Damages a bundle in COUNT ways, the same ones each time, and asks two judges of each: ours, and other
# people's programs (tar for the members, minisign for the signature, SHA-256 for the files).
#   second_opinion.py JUDGE KEYS BUNDLE OTHER_BUNDLE FOLDER COUNT
# Fails when we accept what they refuse, or when a kind of damage was never tried. OTHER_BUNDLE is an
# older one of the same clinic, KEYS the folder of `anteroom keys new`, FOLDER is for files of our own.
import base64
import collections
import hashlib
import io
import random
import subprocess
import sys
import tarfile

BLOCK = 512


class Sample:
    """The bundle as members, and what else the damages need."""

    def __init__(self, path):
        with open(path, "rb") as bundle:
            self.bytes = bundle.read()
        with tarfile.open(fileobj=io.BytesIO(self.bytes)) as tar:
            self.members = [(m.name, tar.extractfile(m).read()) for m in tar.getmembers()]


def header(name, size):
    """A member's header as anteroom-bundle(5) has it, written without our program."""
    def octal(number, digits):
        return b"%0*o\0" % (digits, number)
    before = name.encode().ljust(100, b"\0") + octal(0o644, 7) + octal(0, 7) * 2 + octal(size, 11) + octal(0, 11)
    behind = b"0" + bytes(100) + b"ustar\0" b"00" + bytes(64) + octal(0, 7) * 2
    behind = behind.ljust(BLOCK - 156, b"\0")
    total = sum(before) + 8 * ord(" ") + sum(behind)
    return before + b"%06o\0 " % total + behind


def archive(members):
    """The canonical archive of these members."""
    out = b"".join(header(name, len(body)) + body + bytes(-len(body) % BLOCK) for name, body in members)
    return out + bytes(2 * BLOCK)


def changed_bytes(rng, data):
    """One small change anywhere."""
    data = bytearray(data)
    at = rng.randrange(len(data))
    kind = rng.randrange(6)
    if kind == 0:
        data[at] ^= 1 << rng.randrange(8)
    elif kind == 1:
        data[at] = rng.randrange(256)
    elif kind == 2:
        del data[at:at + rng.randint(1, 8)]
    elif kind == 3:
        data[at:at] = bytes(rng.randrange(256) for _ in range(rng.randint(1, 8)))
    elif kind == 4:
        end = at + rng.randint(1, 40)
        data[at:at] = data[at:end]
    else:
        data[at:at] = rng.choice([b"\n", b"\r\n", b"\0", b" ", b"\xef\xbb\xbf", b"=", b"\xff"])
    return bytes(data)


def changed_line(rng, text):
    """One line less, twice, in another place, or ended in another way."""
    lines = text.split(b"\n")
    at = rng.randrange(len(lines))
    kind = rng.randrange(5)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(at, lines[at])
    elif kind == 2:
        lines.insert(rng.randrange(len(lines)), lines.pop(at))
    elif kind == 3:
        lines[at] += rng.choice([b"\r", b" ", b"\t", b"\0"])
    else:
        lines[at] = lines[at].upper() if rng.random() < .5 else b" " + lines[at]
    return b"\n".join(lines)


class Damage:
    """Each kind of damage is a method; sign() is how whoever holds a key would go about it."""

    def __init__(self, rng, sample, other, keys, folder):
        self.rng, self.sample, self.other, self.keys, self.folder = rng, sample, other, keys, folder
        self.signed = {}

    def kinds(self):
        return sorted(name for name in dir(self) if name.startswith("damage_"))

    def sign(self, key, message, *options):
        """minisign's own signature, remembered."""
        asked = (key, message, options)
        if asked not in self.signed:
            name = f"{self.folder}/to-sign"
            with open(name, "wb") as out:
                out.write(message)
            subprocess.run(["minisign", "-S", "-s", f"{self.keys}/{key}", "-m", name, "-x", name + ".sig",
                            "-t", "signed again", *options], check=True, stdout=subprocess.DEVNULL)
            with open(name + ".sig", "rb") as sig:
                self.signed[asked] = sig.read()
        return self.signed[asked]

    def with_members(self, **changes):
        names = {"manifest": "MANIFEST", "minisig": "MANIFEST.minisig"}
        wanted = {names[key]: body for key, body in changes.items()}
        return archive([(name, wanted.get(name, body)) for name, body in self.sample.members])

    def manifest(self):
        return self.sample.members[0][1]

    def minisig(self):
        return self.sample.members[1][1]

    def damage_any_byte(self):
        return changed_bytes(self.rng, self.sample.bytes)

    def damage_byte_of_head(self):
        head = self.sample.bytes[:6 * BLOCK]
        return changed_bytes(self.rng, head) + self.sample.bytes[6 * BLOCK:]

    def damage_manifest_bytes(self):
        return self.with_members(manifest=changed_bytes(self.rng, self.manifest()))

    def damage_manifest_lines(self):
        return self.with_members(manifest=changed_line(self.rng, self.manifest()))

    def damage_signature_bytes(self):
        return self.with_members(minisig=changed_bytes(self.rng, self.minisig()))

    def damage_signature_lines(self):
        return self.with_members(minisig=changed_line(self.rng, self.minisig()))

    def damage_untrusted_comment(self):
        comment = bytes(self.rng.randrange(32, 127) for _ in range(self.rng.randint(0, 600)))
        rest = self.minisig().split(b"\n", 1)[1]
        return self.with_members(minisig=b"untrusted comment: " + comment + b"\n" + rest)

    def damage_base64(self):
        """Another spelling of the same bytes, or other bytes in the right spelling."""
        lines = self.minisig().split(b"\n")
        at = self.rng.choice([1, 3])
        line = bytearray(lines[at])
        kind = self.rng.randrange(3)
        if kind == 0:
            raw = bytearray(base64.b64decode(bytes(line)))
            raw[self.rng.randrange(len(raw))] ^= 1 << self.rng.randrange(8)
            line = bytearray(base64.b64encode(bytes(raw)))
        elif kind == 1:
            place = self.rng.randrange(len(line))
            line[place] = self.rng.choice(b"-_ =\x80\xff+/Aa")
        else:
            line = line.rstrip(b"=") + b"=" * self.rng.randrange(4)
        lines[at] = bytes(line)
        return self.with_members(minisig=b"\n".join(lines))

    def damage_algorithm(self):
        """The older kind of signature, valid for minisign, or only its name."""
        if self.rng.random() < .1:
            return self.with_members(minisig=self.sign("desk.key", self.manifest(), "-l"))
        lines = self.minisig().split(b"\n")
        raw = bytearray(base64.b64decode(lines[1]))
        raw[:2] = self.rng.choice([b"Ed", b"eD", b"ED", b"\0\0", b"Es"])
        lines[1] = base64.b64encode(bytes(raw))
        return self.with_members(minisig=b"\n".join(lines))

    def damage_other_key(self):
        key = self.rng.choice(["owner.key", "desk.key"])
        return self.with_members(minisig=self.sign(key, self.manifest()))

    def damage_signed_manifest(self):
        """Whoever holds the key may sign nonsense; the files have to agree all the same."""
        change = self.rng.choice([changed_bytes, changed_line])
        text = change(self.rng, self.manifest())
        return self.with_members(manifest=text, minisig=self.sign("desk.key", text))

    def damage_cut(self):
        return self.sample.bytes[:self.rng.randrange(len(self.sample.bytes))]

    def damage_longer(self):
        more = self.rng.choice([1, BLOCK, 10 * BLOCK, 1 << 16])
        return self.sample.bytes + bytes(more) if self.rng.random() < .5 else self.sample.bytes + b"x" * more

    def damage_order(self):
        members = list(self.sample.members)
        one, two = self.rng.sample(range(len(members)), 2)
        members[one], members[two] = members[two], members[one]
        return archive(members)

    def damage_members(self):
        members = list(self.sample.members)
        at = self.rng.randrange(len(members))
        if self.rng.random() < .5:
            del members[at]
        else:
            members.insert(at, self.rng.choice([members[at], ("extra", b"x"), ("../x", b"x"), ("/etc/x", b"")]))
        return archive(members)

    def damage_mixed(self):
        """Members of another bundle that the same clinic has signed."""
        theirs = dict(self.other.members)
        return archive([(name, theirs.get(name, body) if self.rng.random() < .3 else body)
                        for name, body in self.sample.members])

    def damage_header(self):
        """Another field in a header, with a right checksum."""
        data = bytearray(self.sample.bytes)
        starts, at = [], 0
        for _, body in self.sample.members:
            starts.append(at)
            at += BLOCK + (len(body) + BLOCK - 1) // BLOCK * BLOCK
        at = self.rng.choice(starts)
        place = self.rng.choice([0, 1, 50, 99, 100, 107, 108, 116, 124, 134, 136, 156, 157, 257, 263, 265,
                                 297, 329, 337, 345, 500, 511])
        data[at + place] = self.rng.choice(b"0127xgLKSV5 /.\0\x80\xff")
        data[at + 148:at + 156] = b" " * 8
        total = sum(data[at:at + BLOCK])
        data[at + 148:at + 156] = b"%06o\0 " % total
        return bytes(data)

    def damage_nothing(self):
        return self.sample.bytes


def their_opinion(data, public_key, folder):
    """What other programs say: accepted or refused."""
    try:
        with tarfile.open(fileobj=io.BytesIO(data)) as tar:
            members = [(m.name, tar.extractfile(m).read()) for m in tar.getmembers() if m.isreg()]
    except Exception:  # of whatever kind: this reader stumbles over some of them in ways of its own
        return "no archive"
    bodies = dict(members)
    if "MANIFEST" not in bodies or "MANIFEST.minisig" not in bodies:
        return "no manifest"
    name = f"{folder}/MANIFEST"
    with open(name, "wb") as out:
        out.write(bodies["MANIFEST"])
    with open(name + ".minisig", "wb") as out:
        out.write(bodies["MANIFEST.minisig"])
    asked = subprocess.run(["minisign", "-V", "-q", "-P", public_key, "-m", name, "-x", name + ".minisig"],
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    if asked.returncode != 0:
        return "signature refused"
    files = [line.split(b" ", 3) for line in bodies["MANIFEST"].split(b"\n") if line.startswith(b"file ")]
    if len(files) + 2 != len(members) or any(len(row) != 4 for row in files):
        return "other members"
    for (_, digest, size, path), (member, body) in zip(files, members[2:]):
        if path != member.encode("utf-8", "surrogateescape") or str(len(body)).encode() != size \
                or hashlib.sha256(body).hexdigest().encode() != digest:
            return "other files"
    return "accepted"


def main():
    judge, keys, bundle, other, folder, count = sys.argv[1:7]
    rng = random.Random(20261121)
    with open(f"{keys}/desk.pub", encoding="ascii") as pub:
        public_key = pub.read().split("\n")[1]
    sample = Sample(bundle)
    if archive(sample.members) != sample.bytes:
        print("what we write here is another archive than theirs")
        return 1
    damage = Damage(rng, sample, Sample(other), keys, folder)
    ours = subprocess.Popen([judge, f"{keys}/TRUST", f"{keys}/TRUST.minisig"], text=True,
                            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    table = collections.Counter()
    tried = collections.Counter()
    wrong = 0
    kinds = damage.kinds()
    for number in range(int(count)):
        kind = kinds[number % len(kinds)]
        data = getattr(damage, kind)()
        path = f"{folder}/mutant"
        with open(path, "wb") as out:
            out.write(data)
        ours.stdin.write(path + "\n")
        ours.stdin.flush()
        said = ours.stdout.readline().split(" ", maxsplit=1)[0].strip()
        theirs = their_opinion(data, public_key, folder)
        table[said, theirs] += 1
        tried[kind] += 1
        if said not in ("accepted", "refused"):
            print(f"mutant {number} ({kind}): our judge said '{said}'")
            return 1
        if said == "accepted" and theirs != "accepted":
            wrong += 1
            print(f"mutant {number} ({kind}): we accept what is refused by others: {theirs}")
    ours.stdin.close()
    if ours.wait() != 0:
        return 1
    for (said, theirs), times in sorted(table.items()):
        print(f"{times:6d}  we: {said:9} others: {theirs}")
    print(f"{sum(tried.values())} mutants of {len(tried)} kinds: {wrong} accepted by us and refused by others")
    alike = table["accepted", "accepted"]
    return 1 if wrong or alike < tried["damage_nothing"] or len(tried) < len(kinds) else 0


if __name__ == "__main__":
    sys.exit(main())
