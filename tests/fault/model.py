# SPDX-License-Identifier: MIT
# Random imports, damages and losses, one after the other, beside a model of a kiosk that is only a few
# numbers: what the importer answers and what is shown must be what the model says. FAULT_SEED and
# FAULT_STEPS choose another run.
import collections
import os
import random
import sys
import time

from rig import Clinic, Kiosk, OLD, a_stick, demand, main, say

CLINIC = None
SERIALS = 6
TREES = ("", "ash", "beech", "cedar", "elm", "fir", "gorse")  # numbers would have to be facts


class Bundle:
    def __init__(self, serial, min_ok, mark, path):
        self.serial, self.min_ok, self.mark, self.path = serial, min_ok, mark, path


class Model:
    """A kiosk as the rules have it: the bundles that are whole, and what the records remember."""

    def __init__(self):
        self.slots = {}  # serial: (bundle, whole)
        self.floor, self.floor_mark, self.min_ok = 0, None, 0

    def whole(self):
        return [bundle for bundle, whole in self.slots.values() if whole]

    def floors(self):
        floor = max([self.floor] + [bundle.serial for bundle in self.whole()])
        min_ok = max([self.min_ok] + [bundle.min_ok for bundle in self.whole()])
        return floor, min_ok

    def shown(self):
        _, min_ok = self.floors()
        return max([bundle.serial for bundle in self.whole() if bundle.serial >= min_ok], default=0)

    def answer(self, bundle):
        floor, min_ok = self.floors()
        if bundle.serial != floor:
            return "U1" if bundle.serial < floor else "OK"
        held = self.slots.get(floor, (None, False))
        mark = held[0].mark if held[1] else self.floor_mark
        if mark != bundle.mark:
            return "U7"
        return "OK0" if held[1] and floor >= min_ok else "OK"

    def take(self, bundle):
        _, min_ok = self.floors()
        before = self.shown()
        self.slots = {serial: slot for serial, slot in self.slots.items() if serial == before}
        self.slots[bundle.serial] = (bundle, True)
        self.floor, self.floor_mark = bundle.serial, bundle.mark
        self.min_ok = max(min_ok, bundle.min_ok)


class Walk:
    def __init__(self, folder, bundles, rng):
        self.folder, self.bundles, self.rng, self.model = folder, bundles, rng, Model()
        self.kiosk = Kiosk(f"{folder}/kiosk")
        self.kiosk.make(CLINIC)
        self.did = collections.Counter()

    def step_import(self):
        bundle = self.rng.choice(self.bundles)
        wanted = self.model.answer(bundle)
        self.kiosk.expect(wanted, a_stick(f"{self.folder}/{os.path.basename(bundle.path)}.stick", bundle.path))
        if wanted == "OK":
            self.model.take(bundle)
        return f"import {bundle.serial - OLD}{bundle.mark}: {wanted}"

    def step_cut(self):
        bundle = self.rng.choice(self.bundles)
        stick = a_stick(f"{self.folder}/cut", bundle.path)
        os.truncate(f"{stick}/{os.path.basename(bundle.path)}", self.rng.randrange(5000, os.path.getsize(bundle.path)))
        self.kiosk.expect("U6", stick)
        os.unlink(f"{stick}/{os.path.basename(bundle.path)}")
        return f"cut {bundle.serial - OLD}"

    def step_damage(self):
        if not self.model.slots:
            return "nothing to damage"
        serial = self.rng.choice(sorted(self.model.slots))
        bundle, _ = self.model.slots[serial]
        with open(f"{self.kiosk.slots}/{serial:016d}.kiosk", "r+b") as data:
            data.seek(self.rng.randrange(6000, os.path.getsize(bundle.path) - 2048))
            data.write(b"\xf5\xf5\xf5")
        self.model.slots[serial] = (bundle, False)
        return f"damage {serial - OLD}"

    def step_lose_records(self):
        for index in (0, 1):
            path = f"{self.kiosk.state}/state/importer.{index}"
            if os.path.exists(path):
                os.unlink(path)
        self.model.floor, self.model.floor_mark, self.model.min_ok = 0, None, 0
        return "records lost"

    def go(self, steps):
        kinds = [self.step_import] * 6 + [self.step_cut, self.step_damage, self.step_lose_records]
        history = []
        for _ in range(steps):
            step = self.rng.choice(kinds)
            try:
                history.append(step())
                shown = self.kiosk.shown()
                demand(shown == self.model.shown(), f"shows {shown}, the model {self.model.shown()}")
            except Exception as what:
                raise type(what)(f"{what}; after: {', '.join(history)}") from None
            self.did[step.__name__] += 1


def a_walk(folder):
    begun = time.monotonic()
    seed = int(os.environ.get("FAULT_SEED", "1"))
    bundles = []
    page = f"{CLINIC.content}/en/pages/filling.yaml"
    for number in range(1, SERIALS + 1):
        for mark in "ab":
            with open(page, "a", encoding="utf-8") as out:
                out.write(f'  - text: "The tree is {TREES[number]} {mark}."\n')
            serial = OLD + number
            withdraws = ("--min-ok", str(serial - 1)) if number % 3 == 0 else ("--min-ok", str(OLD))
            path = CLINIC.bundle(serial, *withdraws, name=f"{number}{mark}")
            bundles.append(Bundle(serial, int(withdraws[1]), mark, path))
    steps = int(os.environ.get("FAULT_STEPS", "300"))
    did = collections.Counter()
    for walk in range(steps // 30):
        one = Walk(f"{folder}/walk{walk}", bundles, random.Random(seed * 1000 + walk))
        one.go(30)
        did += one.did
    words = ", ".join(f"{count} {name.removeprefix('step_').replace('_', ' ')}" for name, count in sorted(did.items()))
    say("model", f"{sum(did.values())} steps as the model says ({words}); {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    CLINIC = Clinic(f"{sys.argv[1]}/clinic")
    sys.exit(main([("model", a_walk)]))
