# SPDX-License-Identifier: MIT
# An import whose memory runs out at each of its allocations, for once or for good: the old bundle or the new
# one is shown, and the next import works and tidies up.
import collections
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from rig import TOOLS, Broken, Clinic, Kiosk, NEW, OLD, a_stick, demand, main, say

CLINIC = None


def env(at=0, ever=False, count=None):
    said = {"LD_PRELOAD": f"{TOOLS}/memory.so", "FAULT_MEMORY_AT": str(at)}
    if ever:
        said["FAULT_MEMORY_EVER"] = "1"
    if count:
        said["FAULT_MEMORY_COUNT"] = count
    return said


def one(kiosk, template, stick, at, ever):
    kiosk.copy_of(template)
    words = f"allocation {at}{' and all later ones' if ever else ''}"
    try:
        status = kiosk.take(stick, "--deadline-ms", "3000", env=env(at, ever), timeout=20)
    except subprocess.TimeoutExpired:
        raise Broken(f"{words}: the import does not end") from None
    shown = kiosk.demand_whole((OLD, NEW), words)
    demand(kiosk.code() != "OK" or shown == NEW, f"{words}: said to be installed, and shows {shown}")
    end = "told" if kiosk.report().get("phase") == "done" else f"ended by {-status}" if status < 0 else "untold"
    kiosk.take(stick)
    demand(kiosk.code() in ("OK", "OK0"), f"{words}: the next import says {kiosk.code()}")
    kiosk.demand_whole((NEW,), words, tidy=True)
    return end if shown == OLD else "installed"


def no_memory(folder):
    begun = time.monotonic()
    template = Kiosk(f"{folder}/template")
    template.make(CLINIC)
    template.expect("OK", a_stick(f"{folder}/first", CLINIC.old))
    os.unlink(f"{template.run_folder}/report")
    stick = a_stick(f"{folder}/second", CLINIC.new)
    counted = Kiosk(f"{folder}/counted")
    counted.copy_of(template)
    counted.expect("OK", stick, env=env(count=f"{folder}/count"))
    with open(f"{folder}/count", encoding="ascii") as text:
        count = int(text.read())
    # the checker's own allocations come on top, thousands of them: all the first, then ever fewer
    places = sorted(set(range(1, 3 * count)) | {int(1.15 ** step) for step in range(24, 72)})
    tried = [(at, ever) for at in places for ever in (False, True)]
    lanes = os.cpu_count() or 1
    ends, broken = collections.Counter(), []

    def lane(number):
        kiosk = Kiosk(f"{folder}/lane{number}")
        for at, ever in tried[number::lanes]:
            try:
                ends[one(kiosk, template, stick, at, ever)] += 1
            except Broken as what:
                broken.append(str(what))
    with ThreadPoolExecutor(lanes) as pool:
        list(pool.map(lane, range(lanes)))
    demand(not broken, f"{len(broken)} of {len(tried)}: " + "; ".join(broken[:8]))
    said = ", ".join(f"{times} {end}" for end, times in sorted(ends.items()))
    say("D3", f"{len(tried)} imports out of memory at one of its {count} allocations or of the checker's, up to number {places[-1]}: {said}; "
        f"{time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    CLINIC = Clinic(f"{sys.argv[1]}/clinic")
    CLINIC.old, CLINIC.new = CLINIC.bundle(OLD), CLINIC.bundle(NEW)
    sys.exit(main([("D3", no_memory)]))
