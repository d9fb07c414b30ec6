#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Damages a copy of the shipped content in one place, hundreds of times, and asks whether
`anteroom check` says so: a lost "not", a wrong number, a seller's line, a page of the wrong
language. Prints how many were caught and every one that was not, with the reason.

    tests/mutants/content.py [--every N] [--only KIND] [--seed N] [--show]

Caught means: an error or a warning that the content as shipped does not have. Figures on how
hard a text is to read do not count, they would be right by chance."""

import argparse
import collections
import concurrent.futures
import os
import pathlib
import queue
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import damage  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
CHANCE = re.compile(r"\[L(35|36|37|38|40|43)\]$")
PLACE = re.compile(r":\d+:\d+: ")


class Checker:
    """Folders of content, one a worker, each damaged, checked and mended again."""

    def __init__(self, program, content, workers):
        self.program = program
        self.content = content
        self.top = tempfile.TemporaryDirectory(prefix="anteroom-mutants-")
        self.folders = queue.Queue()
        for number in range(workers):
            folder = pathlib.Path(self.top.name, str(number), "content")
            shutil.copytree(content, folder)
            self.folders.put(folder)
        folder = self.folders.get()
        self.sound = collections.Counter(self.findings(folder))
        self.folders.put(folder)

    def findings(self, folder):
        done = subprocess.run([self.program, "check", "--no-layout", str(folder)], timeout=120,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if done.returncode not in (0, 1):
            sys.exit(f"anteroom check ended with {done.returncode}")
        lines = done.stdout.decode("utf-8", "replace").splitlines()
        found = [line.replace(str(folder) + "/", "") for line in lines
                 if ": error: " in line or ": warning: " in line]
        return [PLACE.sub(": ", line) for line in found if not CHANCE.search(line)]

    def told(self, mutant):
        """The first finding that sound content does not have, or an empty string."""
        folder = self.folders.get()
        for path, text in mutant.files.items():
            target = folder / path
            if text is None:
                target.unlink()
            else:
                target.write_text(text, encoding="utf-8")
        new = collections.Counter(self.findings(folder)) - self.sound
        for path in mutant.files:
            shutil.copyfile(self.content / path, folder / path)
        self.folders.put(folder)
        return min(new, key=lambda line: (": error: " not in line, line)) if new else ""


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    options.add_argument("--every", type=int, default=1, help="check only each Nth mutant")
    options.add_argument("--only", help="check only this kind of damage")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", action="store_true", help="print the caught ones too")
    options.add_argument("--content", type=pathlib.Path, default=ROOT / "content")
    options = options.parse_args()
    program = os.environ.get("ANTEROOM", str(ROOT / "build/anteroom"))

    mutants = damage.mutants(options.content, options.seed)
    if options.only:
        mutants = [m for m in mutants if m.kind == options.only]
    mutants = mutants[::options.every]
    workers = max(2, os.cpu_count() or 2)
    checker = Checker(program, options.content, workers)
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        told = list(pool.map(checker.told, mutants))

    kinds = collections.defaultdict(lambda: [0, 0])
    escaped = []
    for mutant, line in zip(mutants, told):
        kinds[mutant.kind][0] += 1
        kinds[mutant.kind][1] += bool(line)
        if not line:
            escaped.append(mutant)
        if options.show and line:
            print(f"{mutant.kind}: {mutant.what}\n    {line}")
    for kind, (count, caught) in sorted(kinds.items()):
        print(f"{kind:<24} {caught:4} of {count:4}")
    for mutant in escaped:
        print(f"NOT CAUGHT  {mutant.kind}: {mutant.what}\n    "
              f"{damage.ESCAPES.get(mutant.kind, 'every one of this kind has to be caught')}")
    bad = [m for m in escaped if m.kind not in damage.ESCAPES]
    print(f"{len(mutants)} mutants, {len(mutants) - len(escaped)} caught, {len(escaped)} not")
    too_many = len(escaped) > 0.08 * len(mutants)
    return 1 if bad or too_many or not mutants else 0


if __name__ == "__main__":
    sys.exit(main())
