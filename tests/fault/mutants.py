# SPDX-License-Identifier: MIT
# Do the tests bite? mutants.py BUILD [NAME...] copies the sources to BUILD/mutants, breaks one rule at a
# time, and sees that the test named for it fails, and that it passes when nothing is broken. A mutant
# whose text is no longer there is an error, so the list follows the code.
# The list is tests/fault/mutants.txt: blocks of lines, apart by an empty one,
#   NAME | ROW | PROOF          PROOF is unit/PROGRAM:TEST or fault/CASE:ROW
#   FILE                        with -old lines and +new lines below it; again for each place
import filecmp
import os
import re
import shutil
import subprocess
import sys
import time

LIST = "tests/fault/mutants.txt"
COPIED = ("Makefile", "assets", "content", "firmware", "tests", "toolchain")
WANTED = 24


class Mutant:
    def __init__(self, block):
        self.name, self.row, self.proof = (word.strip() for word in block[0].split("|"))
        self.edits = []  # [file, old lines, new lines]
        for line in block[1:]:
            if line[0] not in "-+":
                self.edits.append([line.strip(), [], []])
                continue
            self.edits[-1][1 if line[0] == "-" else 2].append(line[1:])

    def broken(self, root):
        """The files as they would be, or a sentence that says why it cannot be."""
        files = {}
        for name, old, new in self.edits:
            path = os.path.join(root, name)
            if name not in files:
                with open(path, encoding="utf-8") as source:
                    files[name] = source.read()
            before = "".join(line + "\n" for line in old)
            if not old or files[name].count(before) != 1:
                return f"OLD: {name} does not have, exactly once: {' '.join(before.split())}:"
            files[name] = files[name].replace(before, "".join(line + "\n" for line in new))
        return files


def read_list():
    with open(LIST, encoding="utf-8") as text:
        lines = [line.rstrip("\n") for line in text if not line.startswith("#")]
    blocks, block = [], []
    for line in lines + [""]:
        if line:
            block.append(line)
        elif block:
            blocks.append(Mutant(block))
            block = []
    return blocks


class Copy:
    """A copy of the sources that is built and tested."""

    def __init__(self, build):
        self.root = os.path.join(build, "mutants")
        os.makedirs(self.root, exist_ok=True)
        for name in COPIED:
            self.copy(name)
        self.setup = os.path.join(self.root, "build", "setup")
        os.makedirs(self.setup, exist_ok=True)
        for use in ("build", "test", "fault"):
            with open(os.path.join(self.setup, use), "w", encoding="ascii"):
                pass

    def copy(self, name):
        """Brings a file or folder up to date by its bytes, whatever an ended run left there."""
        if os.path.isdir(name):
            os.makedirs(os.path.join(self.root, name), exist_ok=True)
            for gone in set(os.listdir(os.path.join(self.root, name))) - set(os.listdir(name)):
                subprocess.run(["rm", "-rf", os.path.join(self.root, name, gone)], check=True)
            for entry in os.listdir(name):
                self.copy(os.path.join(name, entry))
            return
        target = os.path.join(self.root, name)
        if not os.path.exists(target) or not filecmp.cmp(name, target, shallow=False):
            shutil.copy(name, target)

    def make(self, *goals):
        return subprocess.run(["make", "-s", "WERROR=", "VARIANT=debug", *goals], cwd=self.root,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)

    def unit(self, program, test):
        """passed, failed, or what went wrong"""
        built = self.make(f"build/debug/tests/{program}")
        if built.returncode != 0:
            return "does not build: " + built.stdout[-300:]
        ran = subprocess.run([f"build/debug/tests/{program}"], cwd=self.root, text=True, timeout=300,
                             env={**os.environ, "CMOCKA_MESSAGE_OUTPUT": "TAP",
                                  "ANTEROOM_ASSETS": os.path.join(self.root, "build", "assets")},
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        if re.search(rf"^not ok \d+ - {test}$", ran.stdout, re.M):
            return "failed"
        return "passed" if re.search(rf"^ok \d+ - {test}$", ran.stdout, re.M) else "did not run"

    def case(self, script, row):
        built = self.make("build", "fault-tools")
        if built.returncode != 0:
            return "does not build: " + built.stdout[-300:]
        ran = subprocess.run([f"tests/fault/cases/{script}.sh"], cwd=self.root, text=True, timeout=900,
                             env={**os.environ, "FAULT_QUICK": row, "FAULT_ROUNDS": "2",
                                  "TMPDIR": "/dev/shm" if os.access("/dev/shm", os.W_OK) else "/tmp",
                                  "ANTEROOM": os.path.join(self.root, "build", "anteroom"),
                                  "ANTEROOM_ASSETS": os.path.join(self.root, "build", "assets"),
                                  "FAULT_TOOLS": os.path.join(self.root, "build", "debug", "fault")},
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if ran.returncode == 77:
            return "skipped: " + ran.stdout.strip().split("\n")[-1]
        held = re.search(rf"^ok {re.escape(row)}(?= |$)", ran.stdout, re.M)
        if ran.returncode == 0:
            return "passed" if held else f"never said ok {row}"
        return "failed" if not held else "something else failed: " + ran.stdout[-300:]

    def prove(self, proof):
        group, program, test = re.fullmatch(r"(unit|fault)/([\w-]+):(.+)", proof).groups()
        return self.unit(program, test) if group == "unit" else self.case(program, test)

    def write(self, files):
        for name, text in files.items():
            with open(os.path.join(self.root, name), "w", encoding="utf-8") as out:
                out.write(text)


def judge(copy, mutant, whole):
    files = mutant.broken(copy.root)
    if isinstance(files, str):
        return files
    if mutant.proof not in whole:
        whole[mutant.proof] = copy.prove(mutant.proof)
    if whole[mutant.proof] != "passed":
        return "without it: " + whole[mutant.proof]
    kept = {}
    for name in files:
        with open(os.path.join(copy.root, name), encoding="utf-8") as source:
            kept[name] = source.read()
    copy.write(files)
    try:
        verdict = copy.prove(mutant.proof)
    finally:
        copy.write(kept)
    return "caught" if verdict == "failed" else f"NOT caught: {verdict}"


def main():
    copy = Copy(os.path.abspath(sys.argv[1]))
    mutants = read_list()
    chosen = [m for m in mutants if not sys.argv[2:] or m.name in sys.argv[2:]]
    whole, caught = {}, 0
    for mutant in chosen:
        begun = time.monotonic()
        verdict = judge(copy, mutant, whole)
        caught += verdict == "caught"
        print(f"{verdict:<7} {mutant.name} ({mutant.row}) by {mutant.proof}, {time.monotonic() - begun:.0f} s",
              flush=True)
    print(f"{caught} of {len(chosen)} mutants caught; the list has {len(mutants)} of {WANTED}")
    return 0 if caught == len(chosen) and (sys.argv[2:] or len(mutants) >= WANTED) else 1


if __name__ == "__main__":
    sys.exit(main())
